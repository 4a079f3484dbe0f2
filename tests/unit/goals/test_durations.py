"""Durations are compared in one unit."""

import pytest

from tests.unit.goals.test_answers import answered


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("Ventetiden må højst være 14 dage.", "Ventetiden er tre uger.", "not_met"),
        ("Ventetiden må højst være 2 måneder.", "Ventetiden er syv uger.", "met"),
        ("Svartiden skal være under 3 minutter.", "Svartiden er 95 sekunder.", "met"),
        ("Svartiden skal være under 1 minut.", "Svartiden er 1 minut og 25 sekunder.", "not_met"),
        ("Svartiden er max. 60 sek.", "Svartiden er 48 sek.", "met"),
    ],
)
def test_durations_are_compared_in_the_unit_aimed_at(goal: str, status: str, outcome: str) -> None:
    assert answered(goal, status) == {0: outcome}


def test_working_days_are_no_days() -> None:
    assert answered("Svar inden 5 hverdage.", "Svartiden er 6 dage.") == {}
