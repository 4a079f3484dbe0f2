"""Of several things told one by one, some there and some not, the goal is partly reached."""

import pytest

from tests.unit.goals.test_outcomes import told

_SOME = "Sporet til havnen er åbnet, og sporet til søen er udskudt."


@pytest.mark.parametrize(
    ("goal", "status", "outcomes"),
    [
        ("Der anlægges 2 spor.", _SOME, {0: "partly_met"}),
        ("Sporene til havn og sø anlægges.", _SOME, {None: "partly_met"}),
        ("Der anlægges 2 spor.", "Sporet til havnen er åbnet.", {}),
    ],
)
def test_some_are_there(goal: str, status: str, outcomes: dict[int | None, str]) -> None:
    found = told(goal=goal, status=status)
    assert {t: o for t, o in found.items() if o == "partly_met"} == outcomes


def test_of_several_targets_nothing_is_said_so() -> None:
    goal = "Der anlægges 2 spor og afholdes 3 løb."
    assert "partly_met" not in told(goal=goal, status=_SOME).values()
