"""A table's cells are read back as text, and a text over the whole width covers every column."""

import pytest

from goalextract.layout.raster import Entry, across
from tests.unit.printed import at, page


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        (["Flere borgere"], "Flere borgere"),
        (["uddannelses-", "plads"], "uddannelsesplads"),
        (["Flere borgere", "skal læse"], "Flere borgere skal læse"),
        (["skal læse", "Flere borgere"], "skal læse Flere borgere"),
        ([], ""),
    ],
)
def test_a_cell_reads_as_a_reader_would_copy_it(quotes: list[str], expected: str) -> None:
    here = page("Flere borgere   uddannelses-\nskal læse       plads")
    assert Entry(0, 0, tuple(at(here, quote) for quote in quotes)).text(here) == expected


@pytest.mark.parametrize(("width", "last"), [(4, 3), (1, 0), (0, 0)])
def test_a_text_over_the_whole_width_covers_the_first_to_the_last_column(
    width: int, last: int
) -> None:
    here = page("Kultur og fritid")
    row = across([at(here, "Kultur og fritid")], width)
    assert row.is_across
    assert [(e.first, e.last, e.text(here)) for e in row.entries] == [(0, last, "Kultur og fritid")]


@pytest.mark.parametrize("is_outside", [False, True])
def test_a_band_within_a_table_is_told_from_a_text_between_tables(is_outside: bool) -> None:
    here = page("Kultur")
    assert across([at(here, "Kultur")], 3, is_outside=is_outside).is_outside is is_outside
