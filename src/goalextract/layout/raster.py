"""Rows of a table as they stand on a page, before anything is known of what they mean."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.joining import join_lines
from goalextract.layout.cells import read_back


class Entry(NamedTuple):
    """Hold what stands in one cell of a table; ``first`` to ``last`` are the columns it covers."""

    first: int
    last: int
    spans: tuple[Span, ...]
    is_merged: bool = False
    """It reaches over several rows, and stands in each of them."""

    def text(self, page: Page) -> str:
        """Return its text as a reader would copy it."""
        return join_lines(read_back(page, self.spans))


@dataclass(frozen=True, slots=True)
class TableRow:
    """Hold one row of a table, or a line outside any table."""

    entries: tuple[Entry, ...]
    is_across: bool = False
    """One text over the whole width: a band within a table."""
    is_outside: bool = False
    """It stands above, between or below tables."""
    is_open: bool = False
    """Nothing closes it towards the row before it: it may go on a row of the page before."""
    is_bold: bool = False
    is_header: bool = False
    """It is known to be a header from how it was found."""
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Raster:
    """Hold the rows of one page, top to bottom, and how many columns they have."""

    page: Page
    width: int
    rows: tuple[TableRow, ...]


def across(spans: Sequence[Span], width: int, *, is_outside: bool = False) -> TableRow:
    """Return a row of one text over the whole width."""
    entry = Entry(0, max(0, width - 1), tuple(spans))
    return TableRow((entry,), is_across=True, is_outside=is_outside)
