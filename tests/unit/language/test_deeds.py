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
        ("Strategien skal udbredes.", "Få kender den, så populær er den vist ikke.", None),
    ],
)
def test_what_was_done_in_the_goals_own_words(
    goal: str, sentence: str, outcome: str | None
) -> None:
    done = deed_of(goal, sentence)
    assert (done.outcome if done is not None else None) == outcome
