"""Headings without a label above goals are given to these, or known to be the page's."""

from collections.abc import Sequence

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
    goal = DraftGoal()
    headings.close(goal)
    left = headings.give()
    found = goal.sections.get(Kind.FOCUS_AREA)
    assert (found.spans[0].start if found is not None else None) == named
    assert left == [cell for cell in cells if cell.value[0].start != named]


SAID = (
    "A. Ungeindsats", "A1 Flere unge kommer i gang", "A2 Ingen venter længe", "B. Virksomheder",
    "B1 Jobcenteret er det første valg",
)  # fmt: skip


def given(
    texts: tuple[str, ...], *above: list[int], labelled: bool = False
) -> tuple[list[DraftGoal], list[str]]:
    """Give goals the texts above them; return the goals and what is left."""

    def read(spans: Sequence[Span]) -> str:
        return " ".join(texts[span.page][span.start : span.end] for span in spans)

    headings, goals = Headings(read), []
    for numbers in above:
        for number in numbers:
            whole = Span(number, 0, len(texts[number]), Box(0, 0, 9, 12))
            headings.add(Cell(1, None, (), (whole,), is_band=True))
        goal = DraftGoal()
        if labelled:
            goal.sections[Kind.GOAL] = DraftSection(Kind.GOAL, "Mål")
        headings.close(goal)
        goals.append(goal)
    left = [read(cell.value) for cell in headings.give()]
    for goal in goals:
        for section in goal.sections.values():
            section.label = read(section.spans) or section.label
    return goals, left


def test_numbered_headings_state_goals_that_no_label_states() -> None:
    goals, left = given(SAID, [0, 1], [2], [3, 4])
    assert [goal.number for goal in goals] == ["A1", "A2", "B1"]
    assert [goal.sections[Kind.GOAL].label for goal in goals] == [
        "Flere unge kommer i gang", "Ingen venter længe", "Jobcenteret er det første valg",
    ]  # fmt: skip
    assert [goal.sections[Kind.SERVICE_AREA].label for goal in goals] == [
        "A. Ungeindsats", "A. Ungeindsats", "B. Virksomheder",
    ]  # fmt: skip
    assert [code.strip() for code in left] == ["A1", "A2", "B1"]


def test_numbered_headings_name_goals_that_a_label_states() -> None:
    goals, _ = given(("KM1 Rettidighed", "KM2 Tilfredshed"), [0], [1], labelled=True)
    assert [(g.number, g.sections[Kind.FOCUS_AREA].label) for g in goals] == [
        ("KM1", "Rettidighed"),
        ("KM2", "Tilfredshed"),
    ]


def test_numbers_that_do_not_count_stay_in_their_headings() -> None:
    goals, _ = given(("10 nye boliger", "40 nye boliger"), [0], [1], labelled=True)
    assert [(g.number, g.sections[Kind.FOCUS_AREA].label) for g in goals] == [
        (None, "10 nye boliger"),
        (None, "40 nye boliger"),
    ]
