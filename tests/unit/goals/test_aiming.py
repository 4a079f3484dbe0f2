"""Which of a goal's targets, and which of those it is for, a verdict is about."""

import pytest

from goalextract.goals.aiming import is_for_some
from tests.unit.goals.test_outcomes import told


@pytest.mark.parametrize(
    ("words", "is_some"),
    [
        ("Overholdt for røde patienter.", True),
        ("Overholdt for røde og orange patienter.", False),
        ("Overholdt for alle.", False),
    ],
)
def test_a_verdict_is_for_some_of_those_named_side_by_side(words: str, *, is_some: bool) -> None:
    assert is_for_some(words, "højst 30 minutter for røde og orange patienter") is is_some


def test_a_verdict_on_all_items_is_of_the_goal() -> None:
    criterion = "1) 30 pct. er i uddannelse. 2) Højst 10 pct. falder fra."
    status = "1) 27 pct. 2) Frafaldet var 9 pct. Samlet vurdering: delvis målopfyldelse."
    found = told(success_criterion=criterion, status=status)
    assert found == {None: "partly_met", 0: "not_met", 1: "met"}


def test_a_verdict_names_an_item_by_its_sign() -> None:
    goal = "Delmål A: Mindst 65 pct. gennemfører. Delmål B: Ventetid højst 4 uger."
    found = told(goal=goal, status="Delmål A er ikke nået. Delmål B er nået.")
    assert found == {0: "not_met", 1: "met"}


def test_how_many_aims_were_reached_is_no_targets_number() -> None:
    goal = "Mindst 80 % af eleverne er gode til dansk."
    found = told(goal=goal, status="To af de tre måltal er nået.")
    assert found == {None: "partly_met"}
