"""Targets of parts that one result of all of them answers."""

import pytest

from tests.unit.goals.test_outcomes import told


@pytest.mark.parametrize(
    ("status", "outcomes"),
    [
        ("Alle 2.000 brugere er flyttet.", {0: "met", 1: "met"}),
        ("Alle 1.900 brugere er flyttet.", {}),
        ("2.000 klager er modtaget.", {}),
    ],
)
def test_a_result_of_all_answers_the_targets_that_it_is_the_sum_of(
    status: str, outcomes: dict[int | None, str]
) -> None:
    goal = "400 medarbejdere flyttes i 1. halvår og 1.600 i 2. halvår."
    assert told(goal=goal, status=status) == outcomes
