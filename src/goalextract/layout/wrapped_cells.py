"""Tables in text whose cells stand one below another, on as many lines as they had in their column.

The header stands above, one text a line, and may come again.  Where one cell ends and the next
begins is read from the wording, and doubted where it could be elsewhere.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.layout.cell_division import Column, Division, Line, divide
from goalextract.layout.cells import line_spans
from goalextract.layout.raster import Entry, Raster, TableRow, across
from goalextract.profiles.columns import ColumnFinder, Role
from goalextract.records import Kind

_FEWEST_COLUMNS: Final = 3
_MOST_COLUMNS: Final = 12
_MOST_BODY: Final = 2000
"""Time grows with a page's lines; a page has no more."""
_MOST_LABELLED: Final = 0.1
"""So many lines may bring labels of their own."""
_AIMS: Final = frozenset((Kind.GOAL, Kind.INDICATOR, Kind.FOCUS_AREA))
_TOLD: Final = frozenset((Kind.STATUS, Kind.ACTUAL_VALUE, Kind.FOLLOW_UP))
_LEAST: Final = 0.05
WHY: Final = "the table's cells stand one below another; where they end is read from their wording"


def wrapped_header(raster: Raster) -> tuple[str, ...]:
    """Return the header's texts of a table that was read so; none of any other table."""
    reasons = {doubt.reason for row in raster.rows for doubt in row.doubts}
    header = next((row for row in raster.rows if row.is_header), None)
    if WHY not in reasons or header is None:
        return ()
    return tuple(entry.text(raster.page) for entry in header.entries)


def wrapped_cells_raster(
    page: Page, finder: ColumnFinder, before: Sequence[str] = ()
) -> Raster | None:
    """Read a page of text as a table whose cells stand on lines below each other; None otherwise.

    ``before`` is the header of such a table on the page before, which may go on here.

    Example: the lines ``Mål``, ``Indsats``, ``Status``, ``Flere skal``, ``læse.``, ``Vi køber
    bøger.``, ``Nået.`` -> a header and a row of three cells.
    """
    spans = line_spans(page, 0, len(page.text))
    if not _FEWEST_COLUMNS < len(spans) <= _MOST_BODY:
        return None
    gaps = [False, *(page.text.count("\n", a.end, b.start) > 1 for a, b in pairwise(spans))]
    lines = [
        Line(span, page.text[span.start : span.end], gap)
        for span, gap in zip(spans, gaps, strict=True)
    ]
    for first, line in enumerate(lines):
        header = _header(lines, first, finder) if finder.is_known(line.text) else None
        if header is not None:
            rows = _rows(lines, first, header, finder)
            if rows is not None:
                return Raster(page, len(header), tuple(rows))
    if not before:
        return None
    found = divide(lines, [_column(text, finder) for text in before], finder.is_state, amid=True)
    return Raster(page, len(before), tuple(_divided(lines, found, len(before))))


def _header(lines: Sequence[Line], first: int, finder: ColumnFinder) -> Sequence[Line] | None:
    """Return the texts of a header, each known and on a line of its own, that starts on a line."""
    end = first
    while end < min(len(lines), first + _MOST_COLUMNS) and finder.is_known(lines[end].text):
        end += 1
    header = lines[first:end]
    texts = [line.text for line in header]
    columns = [finder.read(text) for text in texts]
    kinds = {column.label.kind for column in columns if column.role is Role.VALUE}
    if len(kinds) < _FEWEST_COLUMNS or len(set(texts)) < len(texts):
        return None
    return header if kinds & _AIMS and kinds & _TOLD else None


def _rows(
    lines: Sequence[Line],
    first: int,
    header: Sequence[Line],
    finder: ColumnFinder,
) -> list[TableRow] | None:
    """Return a page's rows below a header and below each place where it stands again."""
    texts, width = [line.text for line in header], len(header)
    starts = [
        at for at in range(first, len(lines)) if [x.text for x in lines[at : at + width]] == texts
    ]
    columns = [_column(text, finder) for text in texts]
    body = len(lines) - first - width * len(starts)
    labelled = sum(finder.is_labelled(line.text) for line in lines[first:])
    listed = sum(finder.is_label(line.text) for line in lines[first:]) - width * len(starts)
    if body < width or labelled + listed > _MOST_LABELLED * body:
        return None  # cells bring their own labels
    rows = [across([line.span], 1, is_outside=True) for line in lines[:first]]
    for start, end in pairwise([*starts, len(lines)]):
        below = lines[start + width : end]
        entries = tuple(
            Entry(n, n, (line.span,)) for n, line in enumerate(lines[start : start + width])
        )
        rows.append(TableRow(entries, is_header=True))
        found = divide(below, columns, finder.is_state)
        if not found.rows:
            return None
        rows += _divided(below, found, width)
    return rows


def _column(text: str, finder: ColumnFinder) -> Column:
    column = finder.read(text)
    return Column(column.label.kind, is_number=column.role is Role.NUMBER)


def _divided(lines: Sequence[Line], found: Division, width: int) -> list[TableRow]:
    """Return the rows of a division, with the headings between them and what stands below."""
    bands = {line: across([lines[line].span], 1) for line in found.bands}
    rows = {
        cells[0][0]: row for cells, row in zip(found.rows, _of(lines, found, width), strict=True)
    }
    ordered = [row for _, row in sorted((bands | rows).items())]
    return ordered + [across([line.span], 1, is_outside=True) for line in lines[found.end :]]


def _of(lines: Sequence[Line], found: Division, width: int) -> Iterator[TableRow]:
    """Yield a row for each of a division's, doubted by how sure its cuts are."""
    for cells, sure in zip(found.rows, found.sure, strict=True):
        entries = tuple(
            Entry(column, column, tuple(line.span for line in lines[start:end]))
            for column, (start, end) in enumerate(cells, start=width - len(cells))
            if end > start
        )
        is_open = len(cells) < width
        yield TableRow(entries, is_open=is_open, doubts=(Doubt(WHY, max(_LEAST, sure)),))
