"""Tables in text: the mark that parts cells is found, and each cell keeps its column."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.delimited import delimited_raster
from tests.unit.printed import page

Cells = list[tuple[int, str]]
TABLE = [["Mål", "Indsats", "Status"], ["Flere læser", "Nye bøger", "Nået"]]
READ: list[Cells] = [
    [(0, "Mål"), (1, "Indsats"), (2, "Status")],
    [(0, "Flere læser"), (1, "Nye bøger"), (2, "Nået")],
]


def read(text: str, noise: Sequence[str] = ()) -> list[Cells] | None:
    """Return the cells of each row with their columns, or None where a page is no table."""
    raster = delimited_raster(page(text, noise=noise))
    if raster is None:
        return None
    assert all(entry.last < raster.width for row in raster.rows for entry in row.entries)
    return [[(e.first, e.text(raster.page)) for e in row.entries] for row in raster.rows]


def flags(text: str, name: str) -> list[bool]:
    """Return one mark of each row of a table."""
    raster = delimited_raster(page(text))
    assert raster is not None
    return [getattr(row, name) for row in raster.rows]


@pytest.mark.parametrize("mark", ["\t", "|", " | ", ";", "; "])
def test_a_tab_a_pipe_or_a_semicolon_parts_cells(mark: str) -> None:
    assert read("\n".join(mark.join(row) for row in TABLE)) == READ


@pytest.mark.parametrize("blank", ["", "\n", "\n  \n"])
def test_pipes_around_a_row_part_nothing(blank: str) -> None:
    text = "\n".join(f"| {' | '.join(row)} |{blank}" for row in TABLE)
    assert read(text) == READ


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mål og indsatser\nFlere læser, og flere cykler.",
        "Kun en linje\thar et mærke",
        "Flere læser; alle er glade.\nDer er mange.\nOg flere endnu; det går godt.\nNå.\nSå.",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert read(text) is None


def test_empty_cells_leave_the_others_in_their_columns() -> None:
    text = "Mål\tIndsats\tStatus\n\tNye bøger\t\nFlere læser\t\tNået"
    assert read(text) == [READ[0], [(1, "Nye bøger")], [(0, "Flere læser"), (2, "Nået")]]


def test_rows_of_empty_cells_are_no_rows() -> None:
    assert read("Mål\tIndsats\tStatus\n\t\t\n \t \t\nFlere læser\tNye bøger\tNået") == READ


@pytest.mark.parametrize("rule", ["|---|---|---|", "---+---+---", "===== | ==== | ===", "--------"])
def test_a_rule_below_the_header_is_no_row_and_sets_the_header_off(rule: str) -> None:
    text = f"{' | '.join(TABLE[0])}\n{rule}\n{' | '.join(TABLE[1])}"
    assert read(text) == READ
    assert flags(text, "is_bold") == [True, False]


def test_a_rule_above_the_first_row_sets_nothing_off() -> None:
    text = f"---|---|---\n{'|'.join(TABLE[0])}\n{'|'.join(TABLE[1])}"
    assert read(text) == READ
    assert flags(text, "is_bold") == [False, False]


def test_a_line_without_the_mark_stands_outside_the_table() -> None:
    text = "Målrapport\n\nMål\tStatus\nFlere læser\tNået\nSkolerne følger op."
    assert read(text) == [
        [(0, "Målrapport")], [(0, "Mål"), (1, "Status")], [(0, "Flere læser"), (1, "Nået")],
        [(0, "Skolerne følger op.")],
    ]  # fmt: skip
    assert flags(text, "is_outside") == [True, False, False, True]


def test_the_first_cell_alone_in_its_row_is_a_band() -> None:
    text = "Mål\tStatus\nKultur og fritid\t\nFlere læser\tNået\n\tOg mere"
    assert flags(text, "is_across") == [False, True, False, False]
    assert flags(text, "is_outside") == [False] * 4


def test_noise_is_in_no_cell() -> None:
    text = "Side 1\tMål\tStatus\n9\tFlere læser\tNået\nSide 2\tFjordby"
    assert read(text, noise=["Side 1", "Side 2\tFjordby"]) == [
        [(1, "Mål"), (2, "Status")],
        [(0, "9"), (1, "Flere læser"), (2, "Nået")],
    ]


@pytest.mark.parametrize("status", ["Nået", "Nået | 2013"])
def test_of_two_marks_the_one_on_most_lines_parts_cells_or_else_the_tab(status: str) -> None:
    text = f"Mål\tStatus | Frist\nFlere læser\t{status}\nFlere cykler\tIkke nået | 2014"
    assert read(text) == [
        [(0, "Mål"), (1, "Status | Frist")],
        [(0, "Flere læser"), (1, status)],
        [(0, "Flere cykler"), (1, "Ikke nået | 2014")],
    ]


@given(
    st.lists(st.lists(st.sampled_from(["", "Flere", "læser nu", "12 %"]), min_size=3, max_size=3)),
    st.sampled_from(["\t", "|"]),
)
def test_every_cell_is_read_in_its_column(rows: list[list[str]], mark: str) -> None:
    table = [["Mål", "Indsats", "Status"], ["Nr", "To", "Tre"], *rows]
    expected = [[(i, text) for i, text in enumerate(row) if text] for row in table]
    # The text before and after the cells keeps pipes from standing at a line's end.
    lines = [mark.join(["x", *row, "y"]) for row in table]
    framed = [[(0, "x"), *((i + 1, text) for i, text in row), (4, "y")] for row in expected]
    assert read("\n".join(lines)) == framed
