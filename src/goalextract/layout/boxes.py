"""Tables and sheets in text whose boxes are drawn with letters: ``+-----+`` and ``|``.

A cell goes on over all lines between two rules.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby, pairwise
from typing import Final

from goalextract.document import Page, Span
from goalextract.layout.cells import Cell, trimmed, without_noise
from goalextract.layout.raster import Entry, Raster, TableRow, across
from goalextract.layout.rows import Parted, row_cells
from goalextract.profiles.labels import LabelFinder
from goalextract.records import Kind

_LINE: Final = re.compile(r"[^\n]+")
_RULE: Final = re.compile(r"[+┌├└╔╠╚][-=:─━═+┬┼┴┐┤┘╦╬╩╗╣╝]{2,}")
_BAR: Final = re.compile(r"[|│┃║]")
_EDGE: Final = re.compile(r"[+┌├└╔╠╚┬┼┴┐┤┘╦╬╩╗╣╝]")
_FEWEST_RULES: Final = 2
_ROWS: Final = 3
"""So many boxes below each other are rows; below one rule alone each line is a row."""
_SHEET: Final = 2
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_STOPS: Final = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class _Table:
    """Gather a table: where its columns part, and its lines between rules."""

    edges: list[int]
    groups: list[list[tuple[int, int]]] = field(default_factory=list)
    """The lines of each box, by where they start and end."""


def box_raster(page: Page) -> Raster | None:
    """Read a page of text as rows of drawn boxes; None where none are drawn.

    Example: ``+----+----+``, ``| Mål | Flere |``, ``|     | bøger |``, ``+----+----+`` -> one row
    of two cells.
    """
    if sum(1 for line in _lines(page) if _RULE.fullmatch(_shown(page, line))) < _FEWEST_RULES:
        return None
    rows: list[TableRow] = []
    width = 1
    table: _Table | None = None
    for line in _lines(page):
        text = _shown(page, line)
        if _RULE.fullmatch(text):
            table = table or _Table([])
            table.edges = sorted({*table.edges, *_offsets(page, line, _EDGE)})
            table.groups.append([])
        elif table is not None and _BAR.match(text) and _BAR.match(text[-1:]):
            table.groups[-1].append(line)
        else:
            rows += _rows(page, table)
            width = max(width, len(table.edges) - 1) if table is not None else width
            table = None
            span = trimmed(page, *line)
            rows += [across([span], 1, is_outside=True)] if span is not None else []
    rows += _rows(page, table)
    width = max(width, len(table.edges) - 1) if table is not None else width
    return Raster(page, width, tuple(rows)) if any(not row.is_outside for row in rows) else None


def box_cells(page: Page, finder: LabelFinder) -> tuple[Cell, ...] | None:
    """Read boxes of two columns as a sheet's labels and values; None where they are none."""
    raster = box_raster(page) if page.print is None and "+" in page.text else None
    if raster is None or raster.width != _SHEET:
        return None
    cells: list[Cell] = []
    for is_outside, rows in groupby(raster.rows, lambda row: row.is_outside):
        if is_outside:
            cells += [_outside(page, finder, entry) for row in rows for entry in row.entries]
        else:
            lines = [line for row in rows for line in _parted(row)]
            cells += row_cells(page, finder, lines, may_be_centred=False)
    known = any(cell.label is not None and cell.label.is_known for cell in cells)
    return tuple(cells) if known else None


def _outside(page: Page, finder: LabelFinder, entry: Entry) -> Cell:
    """Return a line outside all boxes: an area with its label, a heading, or a sentence."""
    text = entry.text(page)
    label = finder.find_first(text)
    if label is not None and label.kind in _HEADS and text[label.end :].strip():
        start = entry.spans[0].start
        cut = start + label.end
        value = trimmed(page, cut, entry.spans[-1].end)
        own = replace(label, start=start, end=cut)
        return Cell(page.number, own, (Span(page.number, start, cut),), (value,) if value else ())
    row = -1 if text.endswith(_STOPS) else 0
    return Cell(page.number, None, (), entry.spans, is_band=True, row=row)


def _lines(page: Page) -> Iterator[tuple[int, int]]:
    """Yield where the lines of a page start and end, noise left out."""
    for match in _LINE.finditer(page.text):
        shown = list(without_noise(page, *match.span()))
        if shown and match.group().strip():
            yield shown[0][0], shown[-1][1]


def _shown(page: Page, line: tuple[int, int]) -> str:
    return page.text[line[0] : line[1]].strip()


def _offsets(page: Page, line: tuple[int, int], mark: re.Pattern[str]) -> list[int]:
    """Return how far from the start of its line each of some marks stands."""
    first = page.text.rfind("\n", 0, line[0]) + 1
    return [match.start() - first for match in mark.finditer(page.text, *line)]


def _rows(page: Page, table: _Table | None) -> Iterator[TableRow]:
    """Yield the rows of a table: each box, or each line where only a header has a box."""
    if table is None:
        return
    groups = [group for group in table.groups if group]
    for group in groups:
        if len(groups) >= _ROWS or len(group) == 1:
            yield _row(page, table.edges, group)
        else:
            yield from (_row(page, table.edges, [line]) for line in group)


def _row(page: Page, edges: Sequence[int], lines: Sequence[tuple[int, int]]) -> TableRow:
    """Return the row that lines make: what stands between the same bars is one cell."""
    cells: dict[tuple[int, int], list[Span]] = {}
    for line in lines:
        first = page.text.rfind("\n", 0, line[0]) + 1
        for (left, a), (right, b) in pairwise(_bars(_offsets(page, line, _BAR), edges)):
            span = trimmed(page, first + left + 1, first + right)
            key = a, b - 1
            cells.setdefault(key, []).extend([span] if span is not None else [])
    entries = tuple(Entry(a, b, tuple(spans)) for (a, b), spans in sorted(cells.items()) if spans)
    is_across = len(entries) == 1 and entries[0].last - entries[0].first == len(edges) - 2
    return TableRow(entries, is_across=is_across)


def _bars(found: Sequence[int], edges: Sequence[int]) -> list[tuple[int, int]]:
    """Return the bars of a line that part columns, each with the number of the edge it stands at.

    As many as there are edges stand for these, though a long text may have moved them.
    """
    if len(found) == len(edges):
        return [(at, number) for number, at in enumerate(found)]
    inner = [(at, edges.index(at)) for at in found[1:-1] if at in edges[1:-1]]
    return [(found[0], 0), *inner, (found[-1], len(edges) - 1)]


def _parted(row: TableRow) -> Iterator[Parted]:
    """Yield the lines of a row of two cells, label and value; or a line across both."""
    if row.is_across:
        spans = [span for entry in row.entries for span in entry.spans]
        yield from (Parted(span, None, True, n == 0) for n, span in enumerate(spans))
        return
    left, right = (
        [span for entry in row.entries if entry.first == column for span in entry.spans]
        for column in (0, 1)
    )
    for n in range(max(len(left), len(right))):
        yield Parted(
            left[n] if n < len(left) else None, right[n] if n < len(right) else None, False, n == 0
        )
