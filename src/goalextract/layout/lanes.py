"""Goals side by side in text: a label column, and right of it a column for each goal."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell, trimmed
from goalextract.layout.rows import Parted, row_cells
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_GAP: Final = "   "
"""So many blanks part columns; two stand behind stops too."""
_GAPS: Final = re.compile(rf"{_GAP} *")
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
    cuts = _cuts(page, lines)
    named = [line for line in lines if line.left is not None]
    known = sum(_is_labelled(page, finder, line) for line in named)
    if not cuts or known < _MOSTLY * len(named):
        return None
    first = next((i for i, line in enumerate(lines) if _is_labelled(page, finder, line)), 0)
    above = [line for line in lines[:first] if line.left is not None]
    cells = [replace(cell, doubts=()) for cell in row_cells(page, finder, above)]
    for lane, (left, right) in enumerate(zip([0, *cuts], [*cuts, None], strict=True)):
        shares = [replace(line, right=_share(page, line.right, left, right)) for line in lines]
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


def _cuts(page: Page, lines: Sequence[Parted]) -> list[int]:
    """Return where on their lines the second column of values and those after it start.

    Most lines with a value have one in the commonest of these columns, and in the others beside it.
    """
    starts: list[set[int]] = []
    for line in lines:
        if line.right is None or line.is_across:
            continue
        gaps = _GAPS.finditer(page.text, line.right.start, line.right.end)
        starts.append({_offset(page, gap.end()) for gap in gaps})
    counts = Counter(chain.from_iterable(starts))
    if not counts:
        return []
    usual = max(counts, key=lambda at: (counts[at], -at))
    beside = Counter(chain.from_iterable(here for here in starts if usual in here))
    need = max(_FEWEST, _MOSTLY * len(starts))
    return sorted(at for at, count in beside.items() if count >= need)


def _share(page: Page, span: Span | None, left: int, right: int | None) -> Span | None:
    """Return the part of a value's line that stands in a column, from one offset to another."""
    if span is None:
        return None
    line = span.start - _offset(page, span.start)
    start = min(max(span.start, line + left), span.end)
    end = span.end if right is None else min(max(span.start, line + right), span.end)
    return trimmed(page, start, end)
