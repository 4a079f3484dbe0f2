"""Headings without a label above goals are given to these, or known to be the page's."""

import pytest

from goalextract.document import Box, Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.headings import Headings
from goalextract.layout.cells import Cell
from goalextract.records import Kind

TEXTS = ("Status på udvalgets mål", "Status på udvalgets mål", "Naturskolen")


def heading(number: int, high: float) -> Cell:
    """Return one of the texts as a heading in letters of some height."""
    return Cell(1, None, (), (Span(1, number, number + 1, Box(0, 0, 9, high)),), is_band=True)


@pytest.mark.parametrize(
    ("above", "named"),
    [
        ([(0, 9), (1, 14), (2, 14)], 2),
        ([(0, 9), (1, 14)], None),
        ([(0, 14), (2, 18)], 2),
        ([(0, 14), (2, 14)], None),
    ],
)
def test_what_stands_twice_above_the_only_goal_is_the_title(
    above: list[tuple[int, float]], named: int | None
) -> None:
    headings = Headings(lambda spans: TEXTS[spans[0].start])
    cells = [heading(number, high) for number, high in above]
    for cell in cells:
        headings.add(cell)
    goal = DraftGoal(sections={Kind.GOAL: DraftSection(Kind.GOAL, "Mål")})
    headings.close(goal)
    left = headings.give()
    found = goal.sections.get(Kind.FOCUS_AREA)
    assert (found.spans[0].start if found is not None else None) == named
    assert left == [cell for cell in cells if cell.value[0].start != named]


def test_headings_are_the_goals_where_nothing_else_says_what_shall_be_reached() -> None:
    headings = Headings(lambda spans: TEXTS[spans[0].start])
    goals = [DraftGoal(sections={Kind.STATUS: DraftSection(Kind.STATUS, "Status")}) for _ in "ab"]
    for goal, number in zip(goals, "12", strict=True):
        headings.add(heading(2, 14), number)
        headings.close(goal)
    assert headings.give() == []
    assert [goal.sections[Kind.GOAL].spans[0].start for goal in goals] == [2, 2]
    assert [goal.number for goal in goals] == ["1", "2"]
