"""Figures went the way that a goal asks for, or did not; what they came from tells."""

import pytest

from tests.unit.goals.test_outcomes import enriched, told


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("Fraværet skal falde.", "2016: 5,1 %. 2017: 4,8 %.", "met"),
        ("Fraværet skal falde.", "2016: 4,8 %. 2017: 5,1 %.", "not_met"),
        ("Flere unge i gang.", "Andelen er gået fra 71 til 75 %.", "met"),
        ("Svarene skal være hurtigere.", "Svartiden er halveret.", "met"),
        ("Udlånet må ikke falde.", "Udlånet faldt 2 %.", "not_met"),
        ("Udlånet må ikke falde.", "Udlånet steg 2 %.", "met"),
        # it leads elsewhere, or was only planned
        ("Handelslivet skal styrkes.", "Antallet af tomme lokaler er vokset fra 14 til 19.", None),
        ("Flere deltagere.", "Udgiften blev 8 mio. kr. mod budgetteret 11 mio. kr.", None),
        ("Politikken skal leve op til loven.", "Der er udstedt 20 kort mod 12 året før.", None),
    ],
)
def test_which_way_things_went(goal: str, status: str, outcome: str | None) -> None:
    assert told(goal=goal, status=status).get(None) == outcome


def test_the_start_tells_too() -> None:
    found = enriched(
        goal="Andelen af fejl skal falde.", baseline="4,8 %", status="Andelen er 3,5 %."
    )
    assert [(one.outcome, one.method, one.probability) for one in found.assessments] == [
        ("met", "stated", 0.9)
    ]


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("Udgifterne må højst stige 2 %.", "Udgifterne steg 2,8 %.", "not_met"),
        ("Udgifterne må højst stige 2 %.", "Udgifterne steg 1,4 %.", "met"),
        ("Udgifterne må højst stige 2 %.", "Udgifterne faldt 1 %.", "met"),
        ("Ingen klasse har mere end 26 elever.", "To klasser har mere end 26 elever.", "not_met"),
        ("Andelen må ikke falde under 80 %.", "Andelen er 78 %.", "not_met"),
        ("Andelen må ikke falde under 80 %.", "Andelen er 83 %.", "met"),
        ("Udgiften pr. elev skal holdes på 62.000 kr.", "Udgiften blev 64.300 kr.", "not_met"),
        ("Servicemålet er 10 dage.", "Sagerne tager i snit 8 dage.", "met"),
        ("Overskridelser må højst udgøre 1 %.", "Overskridelsen blev 1,6 %.", "not_met"),
        ("Bøderne skal ned under 50.", "Der kom 47 bøder.", "met"),
        ("Antallet af fald halveres.", "Der var 38 i år mod 80 sidste år.", "met"),
        # so many of them, or a share of them
        ("Der holdes 6 borgermøder.", "To møder blev aflyst.", "partly_met"),
        ("Der holdes 6 borgermøder.", "Kun halvdelen blev holdt.", "partly_met"),
        ("Svartiden er højst 14 dage.", "I 9 ud af 10 tilfælde er den overholdt.", "partly_met"),
        ("90 % af ansøgningerne får svar.", "Fristen blev overholdt i 96 af 100 sager.", "met"),
        ("80 % er tilfredse.", "Tre ud af fire er tilfredse.", "not_met"),
        # all of them
        ("Der etableres 4 haver.", "Alle fire står klar.", "met"),
        ("Der etableres 4 haver.", "Der er endnu ingen haver etableret.", "not_yet_known"),
        ("Der etableres 4 haver.", "De to er åbnet. De to andre er udskudt.", "partly_met"),
    ],
)
def test_what_becomes_of_a_number(goal: str, status: str, outcome: str) -> None:
    assert told(goal=goal, status=status).get(0) == outcome


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("Alle hjem har en ordning.", "Samtlige hjem er med.", "met"),
        ("Alle elever skal have en mentor.", "Otte elever står stadig uden mentor.", "partly_met"),
        ("Alle elever skal have en mentor.", "Ordningen kom aldrig i gang.", "not_met"),
        ("Der skrives en plan.", "Et udkast foreligger.", "not_yet_known"),
        ("Der ansættes en leder.", "Stillingen er slået op.", "not_yet_known"),
    ],
)
def test_what_becomes_of_a_goal(goal: str, status: str, outcome: str) -> None:
    assert outcome in told(goal=goal, status=status).values()


def test_of_no_target_nothing_is_derived() -> None:
    # a goal with such an outcome is set aside
    found = enriched(goal="Fraværet skal falde.", status="2016: 5,1 %. 2017: 4,8 %.")
    assert {(one.target, one.method) for one in found.assessments} == {(None, "stated")}


def test_a_deficit_is_no_surplus() -> None:
    goal = "Overskuddet skal være 10 mio. kr."
    assert told(goal=goal, status="Der var et underskud på 12 mio. kr.") == {}


def test_the_lowest_is_flagged() -> None:
    goal = "Beholdningen skal være mindst 100 mio. kr."
    found = enriched(goal=goal, status="Beholdningen var lavest i maj med 92 mio. kr.")
    assert [one.probability for one in found.assessments] == [0.9]
