"""Ways in which reports word results: each a class of wordings, on texts of no report."""

import pytest

from tests.accuracy.figures import read_directly
from tests.unit.goals.test_outcomes import enriched, told


@pytest.mark.parametrize(
    ("goal", "status", "outcomes"),
    [
        # yes and no, and what is left out
        ("Alle notater fylder højst to sider.", "Ja - på nær budgetnotatet.", {0: "partly_met"}),
        ("Alle notater fylder højst to sider.", "Nej.", {0: "not_met"}),
        # whatever is called a success or none
        (
            "Haven skal bruges mere.",
            "Gæsterne kommer igen, så det må kaldes en succes.",
            {None: "met"},
        ),
        (
            "Haven skal bruges mere.",
            "Havelauget finder resultatet utilfredsstillende.",
            {None: "not_met"},
        ),
        ("Haven skal bruges mere.", "Laugets arbejde vurderes at fungere tilfredsstillende.", {}),
        # both of two
        (
            "60 unge får tilbud, og mindst 20 % tager imod.",
            "Begge dele er opfyldt.",
            {0: "met", 1: "met"},
        ),
        # what is hoped for
        (
            "I alt 20 dæmninger er fjernet i 2025.",
            "Det er vores forventning, at vi når målet i tide.",
            {0: "not_yet_known"},
        ),
        ("Flere skal svømme.", "Her havde vi håbet på lidt mere.", {None: "not_met"}),
        # what a goal sets is kept
        (
            "Udgifterne må ikke overstige anlægsrammen.",
            "Der er brugt 4 mio. kr., så rammen er overholdt.",
            {None: "met"},
        ),
        # none, as aimed at
        ("Tilsyn uden alvorlige påbud.", "Ingen fik alvorlige påbud.", {None: "met"}),
        ("Tilsyn uden alvorlige påbud.", "Ingen kom til mødet om alvorlige påbud.", {}),
        # there by its day
        (
            "Det nye vaskeri skal være i drift 1. maj 2016.",
            "Vaskeriet åbnede den 28. april 2016.",
            {None: "met"},
        ),
        (
            "Der bygges 3 broer.",
            "To er klar. Opførelsen af den tredje er udskudt.",
            {0: "partly_met"},
        ),
        # what is missing of a change
        (
            "Udledningen reduceres med 40 ton.",
            "Tiltagene fjerner 24 ton. Der mangler således 16 ton.",
            {0: "partly_met"},
        ),
        # of as many as were aimed at, and only so many
        ("9 lærlinge gennemfører.", "8 ud af 9 har bestået.", {0: "not_met"}),
        ("Antal kursister: 90", "Der var kun tilmelding til 31 pladser.", {0: "not_met"}),
        # some lie over a limit
        (
            "Ventetiden er aldrig over to måneder.",
            "Fire borgere har ventet i mere end to måneder.",
            {0: "not_met"},
        ),
        (
            "Mindst 70 % læser godt. Ingen klasse har under 60 %.",
            "Målet er opfyldt. I to klasser er andelen under 60 %.",
            {None: "met", 0: "met", 1: "not_met"},
        ),
        # a whole says of its parts
        (
            "Mindst 120 koncerter, heraf mindst 30 udendørs.",
            "Målet er opfyldt.",
            {None: "met", 0: "met", 1: "met"},
        ),
    ],
)
def test_what_is_said(goal: str, status: str, outcomes: dict[int | None, str]) -> None:
    assert told(goal=goal, status=status) == outcomes


def test_what_a_whole_says_of_its_parts_is_flagged() -> None:
    found = enriched(goal="120 koncerter, heraf mindst 30 udendørs.", status="Målet er opfyldt.")
    assert {one.target: one.probability for one in found.assessments} == {
        None: None,
        0: 0.9,
        1: 0.9,
    }


@pytest.mark.parametrize(
    ("kind", "text", "figures"),
    [
        ("status", "Vi læser mindre end for tre år siden.", []),
        ("status", "12 broer ifm. anlægget.", [("=", 12, "broer")]),
        ("status", "Af 90 prøver viste 9 en fejl.", [("=", 9, "prøver")]),
        ("status", "Udslippet er reduceret med gennemsnitligt 3,5 pct.", [("change", 3.5, "%")]),
        (
            "status",
            "I 2014 faldt forbruget med 3 procent og i 2015 kun med 1 procent.",
            [("change", 3, "%"), ("change", 1, "%")],
        ),
        ("status", "61. Dejligt!", [("=", 61, None)]),
        ("status", "Det bliver til en gang om ugen.", [("=", 1, "gang")]),
        ("status", "To af sine ni møder holdt rådet ude.", [("=", 2, "møder")]),
        ("status", "Gennemsnittet for staten var 8 dage.", []),
        ("status", "Landsgns. 27,4.", []),
        ("status", "Delmålet vægter 10 pct.", []),
        ("status", "2/3 af de 60 unge er i job.", [("=", 66.7, "%")]),
        (
            "status",
            "Vi rykkede ti pladser frem, en fremgang på ti pladser.",
            [("=", 10, "pladser"), ("change", 10, "pladser")],
        ),
        ("goal", "Udbuddet skal give gevinster på 6 mio. kr.", [("=", 6_000_000, "kr.")]),
        ("goal", "Kørslen bevares på mindst samme niveau som i 2012.", []),
        ("goal", "Andelen af elever med mindst 2 i dansk skal stige.", []),
        ("goal", "At antallet af klager falder med mindst 10 %.", [("change", 10, "%")]),
        ("goal", "Ledigheden, som for to år siden var på 8 procent, skal falde.", []),
        ("goal", "Vejene er i tilstandsklasse 4 og 5.", []),
        ("goal", "Mindst fire ud af fem svarer ja.", [(">=", 4, None)]),
    ],
)
def test_which_numbers_count(
    kind: str, text: str, figures: list[tuple[str, float, str | None]]
) -> None:
    found = read_directly({kind: text, **({"goal": "Mål"} if kind == "status" else {})})
    got = found["targets" if kind == "goal" else "measurements"]
    assert [(one["comparator"], float(one["value"]), one["unit"]) for one in got] == figures
