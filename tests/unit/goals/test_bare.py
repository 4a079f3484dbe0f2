"""Results that leave out, or widen, what their goal counts."""

import pytest

from tests.unit.goals.test_outcomes import enriched, told


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("30 virksomheder skal have en profil.", "Kun 11 har meldt sig.", "not_met"),
        ("30 virksomheder skal have en profil.", "32 har fået den.", "met"),
        ("30 virksomheder skal have en profil.", "64 har skrevet sig på en liste.", None),
        ("30 virksomheder skal have en profil.", "32 har ikke meldt sig.", None),
        ("Mindst 500 elever deltager i skak.", "Skakdagen samlede 430 børn.", "not_met"),
        ("Mindst 500 elever deltager i skak.", "Fodbold samlede 530 børn.", None),
        # of so many things, of each, or of another share
        ("Normering: 1 voksen pr. 3 børn.", "Der er 1 voksen pr. 3,4 børn.", "unclear"),
        ("Mindst to øvelser pr. institution.", "Alle institutioner har holdt to øvelser.", "met"),
        ("Andelen af elbiler skal udgøre 50 %.", "21 af 60 biler er eldrevne.", "not_met"),
        ("Andelen er højst 5 %.", "Andelen er nede på 4 %.", "met"),
        # before its time, and with what was before
        ("Inden 2020 er 40 % af maden økologisk.", "I 2018 er andelen 31 %.", None),
        ("Medlemstallet øges med 10 %.", "Der er nu 5.500 medlemmer mod 5.000 sidste år.", "met"),
        # of different things, together enough
        ("60 fædre deltager.", "Holdene har 19 fædre. Dagen trak 48 fædre.", "unclear"),
        ("60 fædre deltager.", "59 fædre meldte sig, 51 har deltaget.", "not_met"),
    ],
)
def test_what_an_incomplete_result_says(goal: str, status: str, outcome: str | None) -> None:
    assert told(goal=goal, status=status).get(0) == outcome


def test_a_bare_answer_is_flagged() -> None:
    found = enriched(goal="30 virksomheder skal have en profil.", status="32 har fået den.")
    assert [one.probability for one in found.assessments] == [0.9]
