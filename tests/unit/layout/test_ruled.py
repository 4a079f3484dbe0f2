"""Tables on paper with lines: rows and columns are those that the lines draw."""

from collections.abc import Sequence
from typing import Any

import pytest
from reportlab.lib import colors

from goalextract.layout.areas import AreaReader, page_areas
from goalextract.layout.raster import TableRow
from goalextract.layout.ruled import ruled_raster
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from tests.unit.paper import BARE, RULED, Rows, pdf, table
from tests.unit.printed import page

WIDTHS = (150, 150, 150)
HEADER = ("Mål", "Indsats", "Status")
ROWS: Rows = [
    HEADER,
    ("Flere læser", "Nye bøger", "Nået"),
    ("Flere cykler", "Nye stier", "Ikke nået"),
]
PROSE = "Byrådet har i årets løb drøftet målene. " * 8
Shown = list[tuple[int, int, str]]


def drawn(rows: Rows, *more: Any, widths: Sequence[float] = WIDTHS) -> Any:
    """Return a table with all its lines, and what more of style."""
    return table(rows, [*RULED, *more], widths)


def read(*story: Any) -> tuple[list[Shown], list[TableRow]] | None:
    """Return the rows of a page: their cells as first column, last column and text."""
    (here,) = read_pdf("a.pdf", pdf(*story), Limits()).pages
    raster = ruled_raster(here, page_areas(here))
    if raster is None:
        return None
    assert all(s.box is not None for row in raster.rows for e in row.entries for s in e.spans)
    assert raster.width == max(e.last for row in raster.rows for e in row.entries) + 1
    shown = [[(e.first, e.last, e.text(here)) for e in row.entries] for row in raster.rows]
    return shown, list(raster.rows)


def cells(*story: Any) -> list[Shown]:
    found = read(*story)
    assert found is not None
    return found[0]


def table_rows(*story: Any) -> list[TableRow]:
    found = read(*story)
    assert found is not None
    return found[1]


def plain(rows: Rows) -> list[Shown]:
    return [[(i, i, text) for i, text in enumerate(row) if text] for row in rows]


def test_rows_and_columns_are_those_of_the_lines() -> None:
    assert cells(drawn(ROWS)) == plain(ROWS)


def test_the_lines_of_a_cell_are_one_text() -> None:
    rows = [HEADER, ("Flere læser", PROSE.strip(), "Nået")]
    assert cells(drawn(rows)) == plain(rows)


def test_an_empty_cell_leaves_the_others_in_their_columns() -> None:
    rows = [HEADER, ("Flere læser", "", "Nået"), ("", "Nye stier", "")]
    assert cells(drawn(rows)) == plain(rows)


def test_a_cell_over_several_columns_covers_them() -> None:
    rows = [("Mål", "Status", ""), ("Flere læser", "12", "14")]
    assert cells(drawn(rows, ("SPAN", (1, 0), (2, 0))))[0] == [(0, 0, "Mål"), (1, 2, "Status")]


def test_a_cell_over_several_rows_stands_in_each_of_them() -> None:
    rows = [HEADER, ROWS[1], ("", "Nye stier", "Ikke nået")]
    story = drawn(rows, ("SPAN", (0, 1), (0, 2)))
    assert cells(story) == plain([HEADER, ROWS[1], ("Flere læser", "Nye stier", "Ikke nået")])
    assert [[e.is_merged for e in row.entries] for row in table_rows(story)] == [
        [False] * 3, [True, False, False], [True, False, False],
    ]  # fmt: skip


def test_a_row_of_one_cell_over_all_columns_is_a_band_within_the_table() -> None:
    rows = [HEADER, ("Kultur og fritid", "", ""), *ROWS[1:]]
    story = drawn(rows, ("SPAN", (0, 1), (-1, 1)))
    assert cells(story)[1] == [(0, 2, "Kultur og fritid")]
    assert [row.is_across for row in table_rows(story)] == [False, True, False, False]
    assert not any(row.is_outside for row in table_rows(story))


def test_a_cell_over_some_columns_is_no_band() -> None:
    rows = [HEADER, ("Kultur og fritid", "", ""), *ROWS[1:]]
    story = drawn(rows, ("SPAN", (0, 1), (1, 1)))
    assert not any(row.is_across for row in table_rows(story))


def test_texts_above_between_and_below_tables_keep_their_place() -> None:
    story = ("Målrapport", drawn(ROWS), "Skolerne", drawn(ROWS), "Der følges op.")
    assert [row[0][2] for row in cells(*story)] == [
        "Målrapport", "Mål", "Flere læser", "Flere cykler", "Skolerne", "Mål", "Flere læser",
        "Flere cykler", "Der følges op.",
    ]  # fmt: skip
    outside = [row for row in table_rows(*story) if row.is_outside]
    assert len(outside) == 3
    assert all(row.is_across for row in outside)


def test_tables_below_each_other_have_columns_of_their_own() -> None:
    narrow = drawn(ROWS, widths=(90, 90, 90))
    wide = drawn([("Mål", "Status"), ("Flere går", "Nået")], widths=(200, 200))
    assert cells(narrow, wide) == [*plain(ROWS), *plain([("Mål", "Status"), ("Flere går", "Nået")])]


@pytest.mark.parametrize(
    ("style", "expected"),
    [
        (RULED, [False, False, False]),
        ([*BARE, ("INNERGRID", (0, 0), (-1, -1), 1, colors.black)], [True, False, False]),
    ],
    ids=["closed", "open"],
)
def test_a_first_row_without_a_line_above_may_go_on_from_the_page_before(
    style: list[Any], expected: list[bool]
) -> None:
    assert [row.is_open for row in table_rows(table(ROWS, style, WIDTHS))] == expected


@pytest.mark.parametrize(
    "story",
    [
        (table(ROWS, BARE, WIDTHS),),
        (table([row[:1] for row in ROWS], RULED, WIDTHS[:1]),),
        (drawn(ROWS), PROSE),
        (PROSE,),
    ],
    ids=["no lines", "one column", "mostly prose below", "no table"],
)
def test_other_pages_are_no_ruled_tables(story: tuple[Any, ...]) -> None:
    assert read(*story) is None


def test_prose_above_a_table_leaves_it_one() -> None:
    assert cells(PROSE, drawn(ROWS))[-3:] == plain(ROWS)


def test_a_page_of_a_text_file_has_no_lines() -> None:
    text = page("| Mål | Status |\n| Flere læser | Nået |")
    assert ruled_raster(text, page_areas(text)) is None


def test_a_pages_cells_are_worked_out_once() -> None:
    (here,) = read_pdf("a.pdf", pdf(drawn(ROWS)), Limits()).pages
    reader = AreaReader()
    assert reader.read(here) is reader.read(here)
    assert reader.read(here) == page_areas(here)
    assert reader.read(page("Mål", number=here.number)).areas == ()
