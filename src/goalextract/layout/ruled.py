"""Tables on paper whose ruling lines make cells: rows and columns from the cells' edges."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Final

from goalextract.document import Box, Page, Word
from goalextract.layout.areas import OPEN, Area, PageAreas
from goalextract.layout.printed import around, around_boxes, by_line, text_blocks, word_spans
from goalextract.layout.raster import Entry, Raster, TableRow, across
from goalextract.layout.unfilled_rows import Filled, unfilled_rows

_TOUCH: Final = 4.0
_COLUMNS: Final = 2
_WITHIN: Final = 0.6
"""In a ruled table so many of the words under its first line lie in cells."""


def _edges(values: Sequence[float]) -> list[float]:
    """Return positions in order, those that nearly touch as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] > _TOUCH:
            edges.append(value)
    return edges


def _index(edges: Sequence[float], value: float) -> int:
    """Return the last edge at or before a value."""
    return max(0, bisect_right(edges, value + _TOUCH / 2) - 1)


def _row(row: Sequence[Area], lefts: Sequence[float], tops: Sequence[float]) -> TableRow:
    entries: list[Entry] = []
    is_open = False
    for area in sorted(row, key=lambda a: a.left):
        first = _index(lefts, area.left)
        last = first
        while last + 1 < len(lefts) and lefts[last + 1] < area.right - _TOUCH:
            last += 1
        rows = bisect_left(tops, area.bottom - _TOUCH) - bisect_left(tops, area.top - _TOUCH)
        is_open = is_open or area.top == -OPEN
        entries.append(Entry(first, last, area.spans, is_merged=rows > 1))
    alone = len(entries) == 1 and entries[0].last > entries[0].first
    is_band = alone and entries[0].first == 0 and entries[0].last == len(lefts) - 1
    bold = all(area.is_bold for area in row)
    return TableRow(tuple(entries), is_across=is_band, is_open=is_open, is_bold=bold)


def _tables(areas: Sequence[Area]) -> list[list[Area]]:
    """Put cells into tables: what no cell joins from top to bottom is apart."""
    tables: list[list[Area]] = []
    reach = -OPEN
    for area in sorted(areas, key=lambda a: (a.top, a.left)):
        if not tables or area.top > reach + _TOUCH:
            tables.append([])
        tables[-1].append(area)
        reach = max(reach, area.bottom)
    return tables


def _lefts(page: Page, areas: Sequence[Area]) -> list[float]:
    """Return where a table's columns begin, those too that are empty all down the page."""
    rules = page.print.rules if page.print is not None else ()
    top = min((a.top for a in areas if a.top > -OPEN), default=-OPEN)
    bottom = max((a.bottom for a in areas if a.bottom < OPEN), default=OPEN)
    levels = [r.box for r in rules if r.is_level and top - _TOUCH < r.box.top < bottom + _TOUCH]
    low = min((b.x0 for b in levels), default=-OPEN)
    rights = [edge for edge in (*(a.right for a in areas), *(b.x1 for b in levels)) if edge < OPEN]
    high = max(rights, default=OPEN)
    uprights = [
        rule.box.x0
        for rule in rules
        if not rule.is_level
        and rule.box.bottom > top + _TOUCH
        and rule.box.top < bottom - _TOUCH
        and low - _TOUCH < rule.box.x0 < high - _TOUCH
    ]
    return _edges([*_own_lefts(areas), *uprights])


def _own_lefts(areas: Sequence[Area]) -> list[float]:
    """Return where cells begin; an open side is where the cells above or below it begin.

    A header may be framed, and the rows below it not.
    """
    closed = [area.left for area in areas if area.left > -OPEN]
    opened = [area.box.x0 for area in areas if area.left == -OPEN]
    if closed and opened and min(opened) > min(closed) - _TOUCH:
        return closed
    return [area.left for area in areas]


def _table_rows(page: Page, areas: Sequence[Area]) -> list[tuple[Box, TableRow]]:
    lefts = _lefts(page, areas)
    tops = _edges([a.top for a in areas])
    rows: list[tuple[Box, TableRow]] = []
    for index, top in enumerate(tops):
        after = tops[index + 1] if index + 1 < len(tops) else OPEN
        # A cell over several rows stands in each of them.
        row = [a for a in areas if a.top < after - _TOUCH and a.bottom > top + _TOUCH]
        own = [a for a in row if abs(a.top - top) <= _TOUCH or a.top == top]
        if own:
            box = around_boxes([area.box for area in own])
            rows.append((box, _row(row, lefts, tops)))
    return rows


def ruled_raster(page: Page, parted: PageAreas, before: int | None = None) -> Raster | None:
    """Read a page whose words lie in ruled cells of several columns, or return None.

    Where the page ``before`` has a table of so many columns, one filled cell may be the rest of
    its last row.
    """
    outside = parted.outside
    closed = [a for a in parted.areas if a.left > -OPEN or a.right < OPEN]
    if before is not None and _is_rest(page, closed, before):
        return _of_cells(page, closed, outside)
    if len(_edges([a.left for a in closed])) < _COLUMNS:
        return None
    inside = sum(len(a.numbers) for a in closed)
    top = min(a.box.top for a in closed)
    below = [word for word in outside if word.box.top > top]
    if inside < _WITHIN * (inside + len(below)):
        return None
    return _of_cells(page, closed, outside)


def _is_rest(page: Page, closed: Sequence[Area], width: int) -> bool:
    """Tell whether the first row on a page is one cell of a table with so many columns."""
    if not closed or len(_edges([a.left for a in closed])) > 1:
        return False
    first = _tables(closed)[0]
    return width > _COLUMNS and len(_lefts(page, first)) == width and len(first) == 1


def _reach(table: Sequence[Area]) -> Box:
    """Return from where to where a table's cells reach, or their words where cells are open."""
    inner = around_boxes([area.box for area in table])
    return Box(
        min((a.left for a in table if a.left > -OPEN), default=inner.x0),
        min((a.top for a in table if a.top > -OPEN), default=inner.top),
        max((a.right for a in table if a.right < OPEN), default=inner.x1),
        max((a.bottom for a in table if a.bottom < OPEN), default=inner.bottom),
    )


def _of_cells(page: Page, closed: Sequence[Area], outside: Sequence[Word]) -> Raster:
    """Return the rows that closed cells make, with the texts outside them."""
    placed: list[tuple[Box, TableRow]] = []
    filled: list[Filled] = []
    for table in _tables(closed):
        placed += _table_rows(page, table)
        filled.append(Filled(_reach(table), tuple(_lefts(page, table))))
    for box, row, words in unfilled_rows(page, filled, outside):
        placed.append((box, row))
        outside = [word for word in outside if word not in words]
    width = max((e.last + 1 for _, row in placed for e in row.entries), default=1)
    for block in text_blocks(by_line(page, outside), [box for box, _ in placed]):
        placed.append((around(block), across(word_spans(page, block), width, is_outside=True)))
    placed.sort(key=lambda item: (item[0].top, item[0].x0))
    return Raster(page, width, tuple(row for _, row in placed))
