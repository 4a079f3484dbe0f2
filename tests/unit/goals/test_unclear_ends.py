"""A value is doubted of which a line may end within a word, or run across columns."""

from goalextract.document import Page, Print, Span, Words
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.unclear_ends import (
    MAYBE_COLUMNS,
    MAYBE_CUT,
    doubt_unclear_ends,
    doubt_unclear_order,
)
from goalextract.records import Kind

TEXT = "Flere borg\nere læser\nNået"
FIRST, SECOND, LAST = Span(1, 0, 10), Span(1, 11, 20), Span(1, 21, 25)


def goal_of(*spans: Span) -> DraftGoal:
    section = DraftSection(Kind.GOAL, "Mål", spans=list(spans))
    status = DraftSection(Kind.STATUS, "Status", spans=[LAST])
    return DraftGoal(sections={Kind.GOAL: section, Kind.STATUS: status})


def doubted(goal: DraftGoal, *ends: int, is_paper: bool = True) -> list[Kind]:
    """Return the kinds of the sections that are doubted where lines end unclearly."""
    printed = Print(595, 842, Words.of([]), (), frozenset(ends)) if is_paper else None
    doubt_unclear_ends({1: Page(1, TEXT, (), printed)}, [goal])
    assert all(s.doubts in ([], [MAYBE_CUT]) for s in goal.sections.values())
    return [kind for kind, section in goal.sections.items() if section.doubts]


def test_a_value_with_such_a_line_is_doubted_and_no_other() -> None:
    assert doubted(goal_of(FIRST, SECOND), FIRST.end) == [Kind.GOAL]


def test_the_last_line_of_a_value_ends_it_and_no_word() -> None:
    assert doubted(goal_of(FIRST, SECOND), SECOND.end, LAST.end) == []


def test_lines_that_end_elsewhere_are_clear() -> None:
    assert doubted(goal_of(FIRST, SECOND), FIRST.end - 1) == []
    assert doubted(goal_of(FIRST, SECOND)) == []


def test_text_has_no_narrow_cells() -> None:
    assert doubted(goal_of(FIRST, SECOND), is_paper=False) == []


def test_a_line_on_another_page_is_another_line() -> None:
    elsewhere = goal_of(Span(2, 0, 10), Span(2, 11, 20))
    assert doubted(elsewhere, FIRST.end) == []


def test_a_value_whose_lines_may_run_across_columns_is_doubted() -> None:
    goal = goal_of(FIRST, SECOND)
    printed = Print(595, 842, Words.of([]), (), unclear_order=(SECOND.start, SECOND.end))
    doubt_unclear_order({1: Page(1, TEXT, (), printed)}, [goal])
    assert goal.sections[Kind.GOAL].doubts == [MAYBE_COLUMNS]
    assert goal.sections[Kind.STATUS].doubts == []
