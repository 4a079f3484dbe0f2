"""What counts as a goal: it says what shall be reached, or at least two things about it."""

import pytest

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.goals.draft import HEADING_KINDS, DraftGoal, DraftSection
from goalextract.records import Kind


def drafted(*kinds: Kind, listed: bool = True) -> DraftGoal:
    goal = DraftGoal()
    for kind in kinds:
        section = DraftSection(kind, "x", [], [Span(1, 0, 1)])
        section.is_listed = listed
        goal.sections[kind] = section
    return goal


@pytest.mark.parametrize(
    ("kinds", "expected"),
    [
        ((), False),
        ((Kind.GOAL,), True),
        ((Kind.INDICATOR,), True),
        ((Kind.TARGET_VALUE,), True),
        ((Kind.SUCCESS_CRITERION,), True),
        ((Kind.STATUS,), False),
        ((Kind.STATUS, Kind.FOLLOW_UP), True),
        ((Kind.SERVICE_AREA, Kind.COMMENT), False),
        ((Kind.SERVICE_AREA, Kind.FOCUS_AREA), False),
    ],
)
def test_a_goal_says_enough(kinds: tuple[Kind, ...], expected: bool) -> None:
    assert drafted(*kinds).is_goal is expected


def test_guessed_labels_count_for_less() -> None:
    assert not drafted(Kind.GOAL, listed=False).is_goal
    assert not drafted(Kind.GOAL, Kind.STATUS, listed=False).is_goal
    assert drafted(Kind.GOAL, Kind.STATUS, Kind.MEANS, listed=False).is_goal


@pytest.mark.parametrize("kind", Kind)
def test_only_headings_are_no_content(kind: Kind) -> None:
    assert drafted(kind).has_content is (kind not in HEADING_KINDS)


def test_a_doubt_is_kept_once() -> None:
    section = DraftSection(Kind.GOAL, None)
    section.doubt(Doubt("a", 0.5), Doubt("b", 0.5))
    section.doubt(Doubt("a", 0.5))
    assert [doubt.reason for doubt in section.doubts] == ["a", "b"]
