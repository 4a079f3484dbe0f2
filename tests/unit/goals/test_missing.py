"""A goal that lacks what the document's goals usually have is doubted and said so."""

from goalextract.document import Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.missing import doubt_missing
from goalextract.records import Kind

FULL = (Kind.GOAL, Kind.MEANS, Kind.STATUS)


def drafted(*kinds: Kind, page: int = 1) -> DraftGoal:
    sections = {kind: DraftSection(kind, "x", [], [Span(page, 0, 1)]) for kind in kinds}
    return DraftGoal(sections=sections)


def test_goals_that_have_the_same_sections_are_not_doubted() -> None:
    goals = [drafted(*FULL) for _ in range(3)]
    assert doubt_missing(goals) == ()
    assert not any(goal.doubts for goal in goals)


def test_a_goal_that_lacks_a_usual_section_is_doubted_and_named() -> None:
    goals = [
        drafted(*FULL),
        drafted(*FULL),
        drafted(Kind.GOAL, Kind.STATUS, page=3),
        drafted(*FULL),
    ]
    (finding,) = doubt_missing(goals)
    assert (finding.code, finding.goal, finding.page) == ("section_missing", 3, 3)
    assert "means" in finding.message
    assert [bool(goal.doubts) for goal in goals] == [False, False, True, False]


def test_a_section_that_few_goals_have_is_not_missed() -> None:
    assert doubt_missing([drafted(*FULL, Kind.COMMENT), drafted(*FULL), drafted(*FULL)]) == ()


def test_a_label_without_a_value_is_said_also_where_it_is_the_only_one() -> None:
    goal = drafted(*FULL)
    goal.empty.add(Kind.COMMENT)
    (finding,) = doubt_missing([goal])
    assert (finding.code, finding.goal) == ("value_missing", 1)
    assert "comment" in finding.message
    assert goal.doubts


def test_an_empty_label_whose_kind_has_a_value_elsewhere_is_not_missed() -> None:
    goal = drafted(*FULL)
    goal.empty.add(Kind.STATUS)
    assert doubt_missing([goal]) == ()


def test_a_single_goal_is_not_measured_by_itself_and_none_is_well() -> None:
    assert doubt_missing([drafted(Kind.GOAL)]) == ()
    assert doubt_missing([]) == ()
