"""Goals side by side in text: a label column, and right of it a column for each goal."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell, trimmed
from goalextract.layout.rows import Parted, row_cells
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_GAP: Final = "   "
"""So many blanks part columns; two stand behind stops too."""
_FEWEST: Final = 3
_MOSTLY: Final = 0.5
"""So many lines, and this share of those with a value, hold one in the second column too."""

BESIDE: Final = Doubt("goals stand side by side in columns that only their place tells apart", 0.9)
NAMED: Final = Doubt("it stands above a column of values, without a label", 0.9)
UNPARTED: Final = Doubt("wide gaps within it may part the values of several goals", 0.7)


def doubted_gaps(page: Page, lines: Sequence[Parted], cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """Doubt values with wide gaps within, where so many have some that they may part goals.

    Example: ``Mål   Færre ensomme   Lavere fravær`` above ``Indsats   Besøgsvenner   Vagter``.
    """
    values = [line.right for line in lines if line.right is not None and not line.is_across]
    gaps = {span for span in values if _GAP in page.text[span.start : span.end]}
    if len(gaps) < max(_FEWEST, _MOSTLY * len(values)):
        return tuple(cells)
    return tuple(
        replace(cell, doubts=(*cell.doubts, UNPARTED)) if gaps.intersection(cell.value) else cell
        for cell in cells
    )


def lane_cells(page: Page, finder: LabelFinder, lines: Sequence[Parted]) -> tuple[Cell, ...] | None:
    """Read values that stand in several columns as goals, one after another; None where none do.

    Example: ``Mål   Færre ensomme   Lavere fravær`` above ``Status   5 %   4,8 %`` -> two goals.
    """
    cut = _cut(page, lines)
    named = [line for line in lines if line.left is not None]
    known = sum(_is_labelled(page, finder, line) for line in named)
    if cut is None or known < _MOSTLY * len(named):
        return None
    first = next((i for i, line in enumerate(lines) if _is_labelled(page, finder, line)), 0)
    above = [line for line in lines[:first] if line.left is not None]
    cells = [replace(cell, doubts=()) for cell in row_cells(page, finder, above)]
    for lane in (0, 1):
        shares = [replace(line, right=_share(page, line.right, cut, lane)) for line in lines]
        named_by = (line.right for line in shares[:first] if line.left is None)
        heads = tuple(span for span in named_by if span is not None)
        if heads:
            label = LabelMatch((Kind.FOCUS_AREA,), "lane", "", heads[0].start, heads[0].start)
            cells.append(Cell(page.number, label, (), heads, (NAMED,)))
        own = shares[first:]
        for cell in row_cells(page, finder, own):
            spans = cell.label_spans if lane == 0 else ()
            cells.append(replace(cell, label_spans=spans, doubts=(*cell.doubts, BESIDE)))
    return tuple(cells)


def _is_labelled(page: Page, finder: LabelFinder, line: Parted) -> bool:
    return line.left is not None and (
        finder.whole(page.text[line.left.start : line.left.end]) is not None
    )


def _offset(page: Page, at: int) -> int:
    return at - page.text.rfind("\n", 0, at) - 1


def _cut(page: Page, lines: Sequence[Parted]) -> int | None:
    """Return where on its line a second column of values starts, if most lines have one."""
    starts: Counter[int] = Counter()
    valued = 0
    for line in lines:
        if line.right is None or line.is_across:
            continue
        text = page.text[line.right.start : line.right.end]
        valued += 1
        gap = text.rfind(_GAP)
        if gap >= 0:
            starts[_offset(page, line.right.start + gap + len(_GAP))] += 1
    if not starts:
        return None
    cut, count = max(starts.items(), key=lambda one: (one[1], -one[0]))
    return cut if count >= max(_FEWEST, _MOSTLY * valued) else None


def _share(page: Page, span: Span | None, cut: int, lane: int) -> Span | None:
    """Return the part of a value's line that stands in a column."""
    if span is None:
        return None
    at = min(max(span.start, span.start + cut - _offset(page, span.start)), span.end)
    return trimmed(page, *((span.start, at) if lane == 0 else (at, span.end)))
