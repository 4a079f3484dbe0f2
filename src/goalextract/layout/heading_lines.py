"""Headings on paper that are printed on several lines."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from goalextract.document import Page, Span
from goalextract.layout.cells import Cell

_LONG: Final = 25.0
"""A heading breaks only where it is so many times as long as high."""
_CLOSE: Final = 0.85
_ALIKE: Final = 1.0
_BLANK: Final = 0.25
"""A blank is so wide, in letters' size."""


def joined_headings(page: Page, cells: Iterable[Cell]) -> Iterator[Cell]:
    """Join the lines of a heading that goes on: close below, as high, the first one full.

    Its second line may read like a label: *OMRÅDE* below *MÅL PÅ UDVALGETS*.
    """
    held: Cell | None = None
    for cell in cells:
        if held is not None and _goes_on(page, held, cell):
            held = replace(held, value=(*held.value, *(cell.value or cell.label_spans)))
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
    return (first.is_band and second.is_band and is_long) or not _has_room(page, last, rest)


def _has_room(page: Page, above: Span, below: Span) -> bool:
    """Tell whether the first word of a line could have stood on the line above it."""
    printed = page.print
    first = [w for w in printed.words if w.start == below.start] if printed is not None else []
    if printed is None or not first or above.box is None:
        return True
    right = max(*printed.words.edges[2::4], *(r.box.x1 for r in printed.rules if r.is_level))
    word = first[0]
    return above.box.x1 + _BLANK * word.size + word.box.x1 - word.box.x0 <= right
