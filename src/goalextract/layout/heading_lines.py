"""Headings on paper that are printed on several lines."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from goalextract.document import Page, Span, Word
from goalextract.doubt import Doubt
from goalextract.language.pages import LEADS_ON
from goalextract.layout.cells import Cell
from goalextract.layout.printed import has_room, spans_text
from goalextract.profiles.labels import LabelFinder
from goalextract.records import Kind

_LONG: Final = 25.0
"""A heading breaks only where it is so many times as long as high."""
_CLOSE: Final = 0.85
_ALIKE: Final = 1.0
_JOINS: Final = re.compile(rf"(?:\b{LEADS_ON}|[,&/–-])$", re.IGNORECASE)
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_ABOVE: Final = (*_HEADS, Kind.GOAL)
_BELOW: Final = 3
_SAME: Final = 1.0
"""Spaces that differ by fewer points are one."""

TOLD_BY_OTHERS: Final = Doubt(
    "its line is full; that it ends there is told by the document's other headings", 0.88
)

TOLD_BY_SPACE: Final = Doubt(
    "its line is full; that it ends there is told by the space between other headings", 0.95
)


def joined_headings(page: Page, cells: Iterable[Cell]) -> Iterator[Cell]:
    """Join the lines of a heading that goes on: close below, as high, the first one full.

    Its second line may read like a label: *OMRÅDE* below *MÅL PÅ UDVALGETS*.
    """
    held: Cell | None = None
    for cell in cells:
        if held is not None and _goes_on(page, held, cell):
            more = cell.value or cell.label_spans
            joints = (len(held.value),) if _may_begin(page, held, more[0]) else ()
            held = replace(held, value=(*held.value, *more), joints=(*held.joints, *joints))
            continue
        if held is not None:
            yield held
        held = cell
    if held is not None:
        yield held


def _goes_on(page: Page, first: Cell, second: Cell) -> bool:
    if not second.is_band and (second.value or not first.is_band):
        return False
    last, rest = (first.value or first.label_spans)[-1], (second.value or second.label_spans)[0]
    above, below = last.box, rest.box
    if above is None or below is None:
        return False
    high, low = above.bottom - above.top, below.bottom - below.top
    if below.top - above.bottom >= _CLOSE * high or abs(high - low) >= _ALIKE:
        return False
    is_long = above.x1 - above.x0 > _LONG * high
    return (first.is_band and second.is_band and is_long) or not has_room(page, last, rest)


def _may_begin(page: Page, held: Cell, line: Span) -> bool:
    """Tell whether a line that a heading goes on on may be one itself: nothing joins the two."""
    above = page.text[held.value[-1].start : held.value[-1].end] if held.value else ""
    return bool(above) and not page.text[line.start].islower() and _JOINS.search(above) is None


def parted_headings(pages: Mapping[int, Page], cells: Sequence[Cell]) -> list[Cell]:
    """Part headings again that were joined since the first filled its line by chance.

    The sheet below may say its area again; and the document's other headings, printed alike,
    tell how many stand above each other, or how much space parts two.
    """
    usual, spaces = _usual_numbers(cells), _spaces(cells)
    ordered: list[Cell] = []
    for index, cell in enumerate(cells):
        if not cell.joints:
            ordered.append(cell)
            continue
        named = _named_again(pages, cells, index)
        alike = [c for c in _stack(cells, index) if _height(c) == _height(cell)]
        is_told = len(alike) + len(cell.joints) == usual.get(_height(cell), 0)
        apart = tuple(j for j in cell.joints if _is_space(_space(cell, j), spaces, _height(cell)))
        at = named if named is not None else apart or (cell.joints if is_told else ())
        doubts = cell.doubts
        if named is None and at:
            doubts = (*doubts, TOLD_BY_SPACE if apart else TOLD_BY_OTHERS)
        edges = [0, *at, len(cell.value)]
        for start, end in pairwise(edges):
            own = replace(cell, value=cell.value[start:end], doubts=doubts, joints=())
            band = replace(own, label=None, label_spans=(), is_band=True)
            ordered.append(own if start == 0 else band)
    return ordered


def _space(cell: Cell, joint: int) -> float | None:
    """Return how far two lines of a heading stand apart, of which the second may be another's."""
    if not joint:
        return None
    above, below = cell.value[joint - 1].box, cell.value[joint].box
    return None if above is None or below is None else below.top - above.bottom


def _spaces(cells: Sequence[Cell]) -> list[tuple[int | None, float]]:
    """Return how far apart headings stand that surely are two, with the height of their letters."""
    found: list[tuple[int | None, float]] = []
    for first, second in pairwise(cells):
        if not _is_above(first, second) or first.joints or second.joints:
            continue
        above, below = (first.value or first.label_spans)[-1].box, _first(second).box
        if above is not None and below is not None:
            found.append((_height(first), below.top - above.bottom))
    return found


def _is_space(
    space: float | None, spaces: Sequence[tuple[int | None, float]], height: int | None
) -> bool:
    """Tell whether the space between two lines is that between headings printed alike."""
    return space is not None and any(
        own == height and abs(space - other) <= _SAME for own, other in spaces
    )


def _first(cell: Cell) -> Span:
    return (cell.label_spans or cell.value)[0]


def _named_again(
    pages: Mapping[int, Page], cells: Sequence[Cell], index: int
) -> tuple[int, ...] | None:
    """Return where a labelled heading's value ends as the sheet below says it, if it does."""
    cell = cells[index]
    for below in cells[index + 1 : index + _BELOW]:
        if cell.label is None or below.label is None or below.label.form != cell.label.form:
            continue
        text = spans_text(pages[below.page], below.value)
        for joint in (*cell.joints, len(cell.value)):
            if spans_text(pages[cell.page], cell.value[:joint]) == text:
                return tuple(j for j in cell.joints if j >= joint)
    return None


def _usual_numbers(cells: Sequence[Cell]) -> dict[int | None, int]:
    """Return, by the height of their letters, how many headings stand above each other.

    Only those count that leave no doubt; they must agree.
    """
    found: dict[int | None, set[int]] = {}
    index = 0
    while index < len(cells):
        stack = _stack(cells, index)
        if stack and not any(cell.joints for cell in stack):
            for height in {_height(cell) for cell in stack}:
                count = sum(_height(cell) == height for cell in stack)
                found.setdefault(height, set()).add(count)
        index += max(1, len(stack))
    return {height: counts.pop() for height, counts in found.items() if len(counts) == 1}


def _stack(cells: Sequence[Cell], index: int) -> list[Cell]:
    """Return the headings that stand right above each other around a cell."""
    if not _is_heading(cells[index]):
        return []
    first = last = index
    while first > 0 and _is_above(cells[first - 1], cells[first]):
        first -= 1
    while last + 1 < len(cells) and _is_above(cells[last], cells[last + 1]):
        last += 1
    return list(cells[first : last + 1])


def _is_heading(cell: Cell) -> bool:
    return (
        cell.is_band or bool(cell.joints) or (cell.label is not None and cell.label.kind in _HEADS)
    )


def _is_above(first: Cell, second: Cell) -> bool:
    is_one = (first.page, first.strip, first.lane) == (second.page, second.strip, second.lane)
    return (
        is_one and _is_heading(first) and _is_heading(second) and _height(first) == _height(second)
    )


def _height(cell: Cell) -> int | None:
    """Return how high a cell's first line is printed, in half points."""
    spans = cell.label_spans or cell.value
    box = spans[0].box if spans else None
    return None if box is None else round(2 * (box.bottom - box.top))


def is_name(finder: LabelFinder, text: str, line: Sequence[Word]) -> bool:
    """Tell whether a line in bold is a heading that only opens as a label does, with a number.

    Labels stand in the cells below; one that says where goals belong may stand above them.

    Example: ``Resultatkrav 2: Selvforsørgelse blandt nyankomne``.
    """
    label = finder.find_first(text)
    if label is None or label.kind in (None, *_ABOVE) or not all(w.is_bold for w in line):
        return False
    return label.number is not None and bool(text[label.end :].strip(" :"))
