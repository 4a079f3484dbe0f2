"""Results that tell a difference: from what level they came, or by how much they missed."""

import pytest

from tests.unit.goals.test_answers import answered


@pytest.mark.parametrize(
    ("goal", "status", "outcomes"),
    [
        # a level says the change that was aimed at, if it says from what
        ("Antallet af fald halveres.", "Antallet er gået fra 120 til 95.", ["partly_met"]),
        ("Antallet af fald halveres.", "Der er registreret 55 fald mod 120 året før.", ["met"]),
        ("Økologien øges med 5 procentpoint.", "Økologien er steget fra 62 til 68 %.", ["met"]),
        ("Saltforbruget falder 10 %.", "Der var 46 udkald mod 39 året før.", []),
        # by how much a sum was passed, or what is missing
        (
            "Byggeriet koster højst 45 mio. kr.",
            "Rammen blev overskredet med 2 mio. kr.",
            ["not_met"],
        ),
        ("Byggeriet koster højst 45 mio. kr.", "Der er et mindreforbrug på 2 mio. kr.", ["met"]),
        ("Der frigøres 3.500 m2.", "Vi mangler således godt 1.000 m2.", ["not_met"]),
        # so many more are the new ones that were aimed at
        ("Kommunen får 500 nye indbyggere.", "Indbyggertallet voksede med 430.", ["not_met"]),
        ("Kommunen får 500 nye indbyggere.", "Budgettet voksede med 600.", []),
    ],
)
def test_a_difference_tells_of_its_target(goal: str, status: str, outcomes: list[str]) -> None:
    assert list(answered(goal, status).values()) == outcomes
