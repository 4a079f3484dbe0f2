"""Sheets on paper: ruled or shaded cells, and columns that only alignment shows.

Every word lies in the cell that the nearest ruling lines around it make, so that merged cells and
cells left open at a page's edge need no closed grid.  Where no upright line parts label and
value, the column at which values start does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Final

from goalextract.document import Box, Page, Span, Word
from goalextract.doubt import Doubt
from goalextract.layout.areas import OPEN, Area, AreaReader, PageAreas, chains, page_areas
from goalextract.layout.cells import Cell
from goalextract.layout.columns import GUESSED_COLUMN, aligned_cells, parted_lines
from goalextract.layout.heading_lines import is_name, joined_headings
from goalextract.layout.label_words import broken_label
from goalextract.layout.labels_above import ABOVE, above_cells, labels_above
from goalextract.layout.own_labels import labelled_rows
from goalextract.layout.printed import (
    around,
    around_boxes,
    boxed_cells,
    by_line,
    content_words,
    line_span,
    spans_text,
)
from goalextract.layout.rows import Parted, row_cells
from goalextract.layout.strips import parted_sheets
from goalextract.profiles.labels import LabelFinder, LabelMatch

_LABEL_WORDS: Final = 14
_MOST_FORMS: Final = 3

OPEN_CELL: Final = Doubt("its cell is open at the page's edge", 0.97)


@dataclass(frozen=True, slots=True)
class _Item:
    """Hold what stands at one place of a page, with the cells it gives."""

    box: Box
    cells: tuple[Cell, ...]


def _label(page: Page, finder: LabelFinder, area: Area) -> tuple[LabelMatch, tuple[Span, ...]]:
    spans = area.spans
    text = spans_text(page, spans)
    label = finder.whole(text) or broken_label(page, finder, spans)
    if label is None:
        return finder.guess(text, spans[0].start), spans
    return replace(label, start=spans[0].start, end=spans[-1].end), spans


def _doubts(areas: Sequence[Area]) -> tuple[Doubt, ...]:
    is_open = any(a.top == -OPEN or a.bottom == OPEN for a in areas)
    return (OPEN_CELL,) if is_open else ()


def _row(page: Page, finder: LabelFinder, row: Sequence[Area]) -> list[Cell]:
    """Read one row as cells: pairs of label and value, or what stands in it alone."""
    first = row[0]
    if len(row) == 1:
        return _alone(page, finder, first)
    columns = [list(group) for _, group in groupby(row, key=lambda a: a.left)]
    if len(columns) >= 4 and len(columns) % 2 == 0 and all(len(c) == 1 for c in columns[::2]):
        labels = [finder.whole(spans_text(page, c[0].spans)) for c in columns[::2]]
        if all(label is not None for label in labels):
            pairs = zip(columns[::2], columns[1::2], strict=True)
            return [_pair(page, finder, a[0], b) for a, b in pairs]
    if first.has_left:
        value = tuple([span for area in row for span in area.spans])
        return [Cell(page.number, None, (), value, _doubts(row))]
    several = _several(page, finder, row) if len(row) == 2 else []
    return several or [_pair(page, finder, first, row[1:])]


def _several(page: Page, finder: LabelFinder, row: Sequence[Area]) -> list[Cell]:
    """Read a whole column of labels, shaded or framed as one, beside that of their values."""
    name = row[0].spans
    if len(name) < 2 or finder.whole(spans_text(page, name)) is not None:
        return []
    lines = by_line(page, sorted((w for area in row for w in area.words), key=_place))
    parted = parted_lines(page, lines, [row[1].left - 1] * len(lines))
    cells = row_cells(page, finder, parted)
    if sum(cell.label is not None and cell.label.is_known for cell in cells) < 2:
        return []
    return [replace(c, doubts=(*c.doubts, GUESSED_COLUMN)) for c in boxed_cells(page, cells)]


def _place(word: Word) -> int:
    return word.start


def _pair(page: Page, finder: LabelFinder, name: Area, values: Sequence[Area]) -> Cell:
    label, spans = _label(page, finder, name)
    value = tuple([span for area in values for span in area.spans])
    return Cell(page.number, label, spans, value, _doubts(values))


def _alone(page: Page, finder: LabelFinder, area: Area) -> list[Cell]:
    """Read a row of one cell with words: a value that goes on, an empty label, or a heading."""
    spans = area.spans
    if area.has_left:
        return [Cell(page.number, None, (), spans, _doubts([area]))]
    text = spans_text(page, spans)
    label = finder.whole(text)
    if area.has_right or label is not None:
        named, at = _label(page, finder, area)
        return [Cell(page.number, named, at, ())]
    return list(_headings(page, finder, area.words))


def _headings(page: Page, finder: LabelFinder, words: Sequence[Word]) -> tuple[Cell, ...]:
    """Read lines across the page: headings with their labels, titles, bands."""
    cells: list[Cell] = []
    lines: list[Parted] = []
    for line in by_line(page, words):
        span = line_span(page, line)
        if is_name(finder, page.text[span.start : span.end], line):
            cells += boxed_cells(page, row_cells(page, finder, lines))
            cells.append(Cell(page.number, None, (), (span,), is_band=True))
            lines = []
        else:
            lines.append(Parted(span, None, True, True))
    cells += boxed_cells(page, row_cells(page, finder, lines))
    return tuple(joined_headings(page, cells))


def _is_sheet(page: Page, finder: LabelFinder, rows: Sequence[Sequence[Area]]) -> bool:
    """Tell whether rows are a sheet's: short labels left, few columns."""
    wide = sum(len({a.left for a in row}) > _MOST_FORMS + 1 for row in rows)
    if wide > 0.3 * len(rows):
        return False
    pairs = [row for row in rows if len(row) > 1]
    short = [
        row
        for row in pairs
        if len(row[0].numbers) <= _LABEL_WORDS or (len(row) == 2 and _several(page, finder, row))
    ]
    return not pairs or len(short) >= 0.6 * len(pairs)


def paper_cells(page: Page, finder: LabelFinder, areas: AreaReader) -> tuple[Cell, ...] | None:
    """Read a page on paper as a sheet's cells, or return None where it is none.

    Ruled and shaded cells come from the lines around their words; words outside any cell are
    headings, or columns where they stand in two.  Of sheets side by side the left one goes first.
    """
    parts = parted_sheets(page)
    if len(parts) == 1:
        return _sheet_cells(page, finder, areas.read(page))
    cells: list[Cell] = []
    for part in parts:
        read = _sheet_cells(part.page, finder, page_areas(part.page))
        if read is None:
            read = _headings(part.page, finder, content_words(part.page))
        cells += [replace(cell, strip=part.strip, lane=part.lane) for cell in read]
    return tuple(cells)


def _sheet_cells(page: Page, finder: LabelFinder, parted: PageAreas) -> tuple[Cell, ...] | None:
    rows = chains(parted.areas)
    if not any(len(row) > 1 or row[0].has_left or row[0].has_right for row in rows):
        # Columns of running text hold no labels beside their values.
        is_text = page.print is not None and page.print.is_in_columns
        return None if is_text else aligned_cells(page, finder, content_words(page))
    own = labelled_rows(page, finder, rows)
    above = labels_above(page, finder, rows) if own is None else []
    others = [row for row in rows if not any(row in pair for pair in above)]
    if own is None and not _is_sheet(page, finder, others):
        return None
    items = [
        _Item(
            around_boxes([area.box for area in row]),
            (own or {}).get(number) or tuple(_row(page, finder, row)),
        )
        for number, row in enumerate(others)
    ]
    items += [
        _Item(around_boxes([area.box for area in labels]), above_cells(page, finder, labels, row))
        for labels, row in above
    ]
    items += [
        _Item(around(block), _headings(page, finder, block))
        for block in _blocks(page, parted.outside, [item.box for item in items])
    ]
    items.sort(key=lambda item: (item.box.top, item.box.x0))
    return tuple(cell for item in items for cell in item.cells)


def _blocks(page: Page, words: Sequence[Word], tables: Sequence[Box]) -> list[list[Word]]:
    """Put words outside cells into blocks of lines that no row of a table parts."""
    blocks: list[list[Word]] = []
    last: Box | None = None
    for line in by_line(page, words):
        box = around(line)
        parted = last is None or any(last.top < t.top < box.top for t in tables)
        if parted:
            blocks.append(list(line))
        else:
            blocks[-1] += line
        last = box
    return blocks


def are_drawn(sheets: Iterable[Sequence[Cell]]) -> bool:
    """Tell whether lines drawn on paper part the labels of sheets from their values."""
    cells = [cell for sheet in sheets for cell in sheet if cell.label is not None and cell.value]
    return bool(cells) and not any({GUESSED_COLUMN, ABOVE} & {*cell.doubts} for cell in cells)
