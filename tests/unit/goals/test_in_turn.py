"""As many results as targets of one measure answer one each."""

import pytest

from tests.unit.goals.test_answers import answered


@pytest.mark.parametrize(
    ("goal", "status", "outcomes"),
    [
        # by their words, whatever their order
        (
            "Energiforbruget falder med 25 %. Besøgstallet stiger med 20 %.",
            "Besøgstallet er steget med 26 %. Energiforbruget er faldet med 30 %.",
            ["met", "met"],
        ),
        # by their place, where the words leave it open
        (
            "85 % af børnene har et alderssvarende sprog, og 70 % af de tosprogede.",
            "86 % af alle børn og 64 % af de tosprogede børn har et alderssvarende sprog.",
            ["met", "not_met"],
        ),
        (
            "25 praktikpladser til assistenter og 18 til hjælpere oprettes.",
            "PA: 25 oprettet. SOSU: 15 oprettet.",
            ["met", "not_met"],
        ),
    ],
)
def test_each_result_answers_its_own_target(goal: str, status: str, outcomes: list[str]) -> None:
    assert list(answered(goal, status).values()) == outcomes
