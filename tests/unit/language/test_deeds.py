"""What a goal's own words, said again of what was done, mean for it."""

import pytest

from goalextract.language.deeds import deed_of

_MOVE = "Sammenlægningen skal ske uden forstyrrelser for beboerne."
_VISITS = "Alle borgere over 80 år tilbydes et hjemmebesøg."


@pytest.mark.parametrize(
    ("goal", "sentence", "outcome"),
    [
        (_MOVE, "Sammenlægningen er sket, men ikke uden forstyrrelser.", "partly_met"),
        (_MOVE, "Sammenlægningen er sket, men ikke alle kom til indvielsen.", None),
        (_VISITS, "Alle har fået tilbuddet.", "met"),
        (_VISITS, "Næsten alle har fået tilbuddet.", None),
        (_VISITS, "Alle har fået nye cykler.", None),
        ("Kørslen skal udbydes på ny.", "Udbuddet er gennemført, og aftalen er billig.", "met"),
        ("Kørslen skal udbydes på ny.", "Evalueringen er gennemført.", None),
        ("Kørslen skal udbydes på ny.", "Udbuddet er snart gennemført.", None),
        ("Historien formidles gennem byvandringer.", "Byvandringerne blev en succes.", "met"),
        ("Historien formidles gennem byvandringer.", "Festivalen blev en succes.", None),
        ("Strategien skal udbredes.", "Få kender den, så udbredt er den vist ikke.", "not_met"),
        # some of all of them
        ("Alle skoler har et elevråd.", "Kun Vesterskolen mangler.", "partly_met"),
        ("Alle skoler har et elevråd.", "Det er sket på de fleste skoler.", "partly_met"),
        ("Alle skoler har et elevråd.", "Alle på nær to har det.", "partly_met"),
        ("Skolerne har et elevråd.", "Kun Vesterskolen mangler.", None),
        # the participle alone
        ("Digital post indføres i alle afdelinger.", "Indført.", "met"),
        ("Digital post indføres i alle afdelinger.", "Endnu ikke indført.", "not_met"),
        ("Digital post indføres i alle afdelinger.", "Drøftet.", None),
        # beside others
        ("Resultatet er bedre end landsresultatet.", "Vi lå under landsresultatet.", "not_met"),
        ("Resultatet er bedre end landsresultatet.", "Vi lå over landsresultatet.", "met"),
        ("Fraværet er under landsgennemsnittet.", "Vi lå over landsgennemsnittet.", "not_met"),
        # budgets
        ("Budgettet skal overholdes.", "Regnskabet viser et merforbrug på 2 mio. kr.", "not_met"),
        ("Budgettet skal overholdes.", "Der er et mindreforbrug på 2 mio. kr.", "met"),
        ("Skolen skal renoveres.", "Der er et mindreforbrug på 2 mio. kr.", None),
        # nearly all of its words again
        ("Borgerne skal opleve en bedre service.", "Borgerne oplever en bedre service.", "met"),
        (
            "Borgerne skal opleve en bedre service.",
            "Borgerne oplever ikke en bedre service.",
            "not_met",
        ),
        (
            "Borgerne skal opleve en bedre service.",
            "Der arbejdes på, at borgerne oplever en bedre service.",
            None,
        ),
        ("Der udarbejdes en trafikplan.", "Planen er sendt i høring.", "not_yet_known"),
        ("Skolerne skal have fælles regler.", "Reglerne trådte i kraft i august.", "met"),
        ("Strategien skal udbredes.", "Få kender den, så populær er den vist ikke.", None),
    ],
)
def test_what_was_done_in_the_goals_own_words(
    goal: str, sentence: str, outcome: str | None
) -> None:
    done = deed_of(goal, sentence)
    assert (done.outcome if done is not None else None) == outcome
