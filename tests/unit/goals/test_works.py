"""What is told of the work, without a number, and what it means for open targets."""

import pytest

from tests.unit.goals.test_outcomes import told


@pytest.mark.parametrize(
    ("goal", "status", "outcomes"),
    [
        (
            "Der anlægges 2 cykelgader.",
            "Den ene cykelgade er indviet, den anden afventer politiets samtykke.",
            {0: "partly_met"},
        ),
        (
            "Der anlægges 3 cykelgader.",
            "Den ene er indviet, den anden afventer.",
            {0: "not_yet_known"},
        ),
        (
            "Højst 8 pct. af vejene har skader ved kontraktens midtvejseftersyn.",
            "Midtvejseftersynet gennemføres i 2016.",
            {0: "not_yet_known"},
        ),
        ("Arkivet digitaliseres (ca. 35.000 sager).", "Scanningen er afsluttet.", {0: "met"}),
        (
            "Der etableres zoner ved 5 skoler.",
            "Tre er klar. De øvrige to er sat i bero.",
            {0: "partly_met"},
        ),
        (
            "To bassiner etableres.",
            "Det første er i drift. Det andet er udbudt.",
            {0: "partly_met"},
        ),
        ("Tre bassiner etableres.", "Det andet er udbudt.", {}),
        (
            "Der spares 3 mio. kr. i 2013 og 5 mio. kr. i 2014.",
            "Besparelserne er udmøntet fuldt ud i 2013.",
            {0: "met"},
        ),
        ("Arkivet digitaliseres (ca. 35.000 sager).", "Planlægningen er afsluttet.", {}),
        ("Antallet af sager nedbringes til 35.000.", "Scanningen er afsluttet.", {}),
    ],
)
def test_what_the_work_says_of_a_target(
    goal: str, status: str, outcomes: dict[int | None, str]
) -> None:
    assert told(goal=goal, status=status) == outcomes


def test_a_promised_change_is_met_where_it_was_made() -> None:
    means = "Åbningstiden udvides med 12 timer om ugen."
    assert told(means=means, status="Åbningstiden blev udvidet fra 1. februar.") == {0: "met"}
    assert told(means=means, status="Åbningstiden blev udsat.") == {}
