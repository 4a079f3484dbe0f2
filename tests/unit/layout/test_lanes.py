"""Goals that stand side by side in text, one in each column right of the labels."""

import pytest

from goalextract.layout.cells import Cell
from goalextract.layout.lanes import BESIDE, NAMED, UNPARTED
from goalextract.layout.sheet import column_cells
from goalextract.records import Kind
from tests.unit.printed import FINDER, Row, page, rows

COLUMN = 10
Lines = tuple[tuple[str, ...], ...]
TWO: Lines = (
    ("Mål", "Færre ensomme", "Lavere fravær"),
    ("Indsats", "Besøgsvenner", "Nye vagter"),
    ("Status", "5 pct.", "4,8 pct."),
)
LEFT: list[Row] = [
    ("goal", "Mål", "Færre ensomme"), ("means", "Indsats", "Besøgsvenner"),
    ("status", "Status", "5 pct."),
]  # fmt: skip
RIGHT: list[Row] = [
    ("goal", "Mål", "Lavere fravær"), ("means", "Indsats", "Nye vagter"),
    ("status", "Status", "4,8 pct."),
]  # fmt: skip


def written(lines: Lines) -> str:
    return "\n".join(
        name.ljust(COLUMN) + "".join(value.ljust(24) for value in values).rstrip()
        for name, *values in lines
    )


def cells(text: str) -> tuple[Cell, ...]:
    return tuple(column_cells(page(text), FINDER, COLUMN))


def read(text: str) -> list[Row]:
    return rows([page(text)], cells(text))


def test_each_column_of_values_is_a_goal_under_the_labels_left_of_them() -> None:
    assert read(written(TWO)) == [*LEFT, *RIGHT]


def test_three_goals_and_more_may_stand_side_by_side() -> None:
    third = ("Bedre læsere", "Læsebånd", "2 pct.")
    text = written(tuple((*line, value) for line, value in zip(TWO, third, strict=True)))
    more = [(kind, name, value) for (kind, name, _), value in zip(LEFT, third, strict=True)]
    assert read(text) == [*LEFT, *RIGHT, *more]


def test_goals_that_only_their_place_tells_apart_carry_a_doubt() -> None:
    assert all(BESIDE in cell.doubts for cell in cells(written(TWO)))


def test_a_label_is_printed_once_though_both_goals_have_it() -> None:
    named = [bool(cell.label_spans) for cell in cells(written(TWO))]
    assert named == [True] * 3 + [False] * 3


def test_what_stands_above_a_column_without_a_label_names_its_goal_s_area() -> None:
    text = written((("", "Ældre", "Personale"), *TWO))
    assert read(text) == [
        ("focus_area", "", "Ældre"), *LEFT, ("focus_area", "", "Personale"), *RIGHT,
    ]  # fmt: skip
    named = [c for c in cells(text) if c.label is not None and c.label.kind is Kind.FOCUS_AREA]
    assert [cell.doubts for cell in named] == [(NAMED,)] * 2


def test_a_value_goes_on_in_its_own_column() -> None:
    text = written((*TWO[:2], ("", "i hjemmet", "om natten"), TWO[2]))
    means = [value for kind, _, value in read(text) if kind == "means"]
    assert means == ["Besøgsvenner|i hjemmet", "Nye vagter|om natten"]


@pytest.mark.parametrize(
    "lines",
    [
        tuple((name, left) for name, left, _ in TWO),
        tuple((name, f"{left} og {right}") for name, left, right in TWO),
        (TWO[0], *((name, f"{left}, {right}") for name, left, right in TWO[1:])),
    ],
    ids=["one column", "one blank", "a gap on one line"],
)
def test_one_column_of_values_is_one_goal(lines: Lines) -> None:
    found = cells(written(lines))
    assert [cell.label.kind for cell in found if cell.label is not None] == [
        Kind.GOAL, Kind.MEANS, Kind.STATUS,
    ]  # fmt: skip
    assert not any(BESIDE in cell.doubts for cell in found)


def test_gaps_that_keep_to_no_column_leave_one_goal_whose_values_are_doubted() -> None:
    text = "\n".join(f"{name:<{COLUMN}}{left}   {right}" for name, left, right in TWO)
    found = cells(text)
    assert [cell.doubts for cell in found] == [(UNPARTED,)] * 3
    assert read(text)[0] == ("goal", "Mål", "Færre ensomme   Lavere fravær")


def test_a_gap_within_one_value_of_many_is_not_doubted() -> None:
    lines = (*TWO[:2], TWO[2])
    text = "\n".join(f"{name:<{COLUMN}}{left} {right}" for name, left, right in lines)
    found = cells(f"{text}\nFrist     Maj   2014")
    assert not any(cell.doubts for cell in found)
