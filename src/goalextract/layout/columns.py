"""Sheets on paper whose labels and values only alignment parts: no upright line does."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from goalextract.document import Box, Page, Word
from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell
from goalextract.layout.heading_lines import is_name, joined_headings
from goalextract.layout.label_words import labels_side_by_side
from goalextract.layout.printed import around, boxed_cells, by_line, line_span
from goalextract.layout.rows import Parted, row_cells
from goalextract.profiles.labels import LabelFinder, LabelMatch

_ALIGNED: Final = 1.5
_MIN_COLUMN: Final = 36.0
_COLUMN_SHARE: Final = 0.5
_BLANK: Final = 1.35
_GAP: Final = 0.35
"""A gap of so much of the letters' size may part two columns; spaces of prose are narrower."""
_MOST_EDGES: Final = 10
_CENTRED: Final = 0.25
_HEADING: Final = 1.05
"""A line so many times as high as the labels is a heading."""
_CHANGE: Final = 1.5
_CHANGE_AT_LABEL: Final = 2.5
"""A table begins with a label; with one that came before it is a new one more often than not."""
_CHANGE_WITHIN: Final = 5.0
_SEVERAL: Final = 2
_OPEN: Final = float("inf")

GUESSED_COLUMN: Final = Doubt("no line parts label and value; their alignment does", 0.97)


def _starts(line: Sequence[Word]) -> dict[int, bool]:
    """Return where on a line a value may start, and whether something stands left of it."""
    starts: dict[int, bool] = {}
    for index, word in enumerate(line):
        gap = word.box.x0 - line[index - 1].box.x1 if index else _OPEN
        if gap > _GAP * word.size:
            starts[round(word.box.x0 / _ALIGNED)] = index > 0
    return starts


def _opening_label(page: Page, line: Sequence[Word], finder: LabelFinder) -> LabelMatch | None:
    """Return the known label that stands on a line before its first gap."""
    for word, after in pairwise(line):
        if after.box.x0 - word.box.x1 > _GAP * after.size:
            return finder.whole(page.text[line[0].start : word.end])
    return None


def _near(counts: Counter[int], at: int) -> int:
    return counts[at - 1] + counts[at] + counts[at + 1]


def _value_edges(
    lines: Sequence[Sequence[Word]], labels: Sequence[LabelMatch | None]
) -> list[float] | None:
    """Return, for each line, where values start there; nothing if they stand in no column.

    Tables below each other may have columns of their own: the edges that the lines keep to best
    are found over the whole page, a change costing more within a table than between two.

    Args:
        lines: the page's lines.
        labels: the known label that opens each line, before a gap.
    """
    margin = min(word.box.x0 for line in lines for word in line)
    found = [_starts(line) for line in lines]
    starts = Counter(at for here in found for at in here)
    paired = Counter(at for here in found for at, has_left in here.items() if has_left)
    named = Counter(
        at
        for here, label in zip(found, labels, strict=True)
        if label is not None
        for at, has_left in here.items()
        if has_left
    )
    edges = [
        at
        for at in sorted(paired, key=lambda at: (-_near(starts, at), at))
        if at * _ALIGNED - margin >= _MIN_COLUMN
        # Of a table from the page before, one label's value may be all that is left.
        and (_near(paired, at) >= 2 or (named[at] and _near(starts, at) > 2))
    ][:_MOST_EDGES]
    if not edges:
        return None
    steps = sorted(b[0].box.bottom - a[0].box.bottom for a, b in pairwise(lines))
    step = steps[len(steps) // 3] if steps else 12.0
    costs = [0.0] * len(edges)
    back: list[list[int]] = []
    seen: set[str] = set()
    for index, line in enumerate(lines):
        gap = line[0].box.bottom - lines[index - 1][0].box.bottom if index else _OPEN
        label = labels[index]
        change = _CHANGE if gap > _BLANK * step else _CHANGE_WITHIN
        if label is not None:
            change = min(change, _CHANGE if label.form in seen else _CHANGE_AT_LABEL)
            seen.add(label.form)
        cheapest = min(range(len(edges)), key=lambda k: costs[k])
        came: list[int] = []
        row: list[float] = []
        for k, edge in enumerate(edges):
            stay = costs[k] <= costs[cheapest] + change
            came.append(k if stay else cheapest)
            before = costs[k] if stay else costs[cheapest] + change
            row.append(before + _misfit(line, found[index], edge))
        costs = row
        back.append(came)
    at = min(range(len(edges)), key=lambda k: costs[k])
    chosen: list[int] = []
    for came in reversed(back):
        chosen.append(at)
        at = came[at]
    chosen.reverse()
    kept = sum(
        any(abs(s - edges[k]) <= 1 for s in here) for here, k in zip(found, chosen, strict=True)
    )
    # A label may take more lines than its value: these stand left of the column.
    left = sum(
        line[-1].box.x1 <= edges[k] * _ALIGNED + 2 for line, k in zip(lines, chosen, strict=True)
    )
    if kept < max(2, _COLUMN_SHARE * (len(lines) - min(left, kept))):
        return None
    return [(edges[k] - 1.5) * _ALIGNED for k in chosen]


def _misfit(line: Sequence[Word], starts: Iterable[int], edge: int) -> float:
    """Return how badly a line keeps to a column's edge: 0 where its value starts there."""
    if any(abs(start - edge) <= 1 for start in starts):
        return 0.0
    x = edge * _ALIGNED
    if any(w.box.x0 < x - 2 and w.box.x1 > x + 2 for w in line):
        return 1.2
    if line[-1].box.x1 <= x + 2:
        return 0.6
    return 0.8 if line[0].box.x0 >= x - 2 else 2.0


def parted_lines(
    page: Page, lines: Sequence[Sequence[Word]], edges: Sequence[float]
) -> list[Parted]:
    """Part lines at the column where values start."""
    printed = page.print
    levels = [r.box.top for r in printed.rules if r.is_level] if printed is not None else []
    parted: list[Parted] = []
    last: Box | None = None
    steps = sorted(b[0].box.bottom - a[0].box.bottom for a, b in pairwise(lines))
    step = steps[len(steps) // 3] if steps else 12.0
    usual = _label_height(lines, edges)
    margin = min(line[0].box.x0 for line in lines)
    indent: float | None = None
    for index, (line, edge) in enumerate(zip(lines, edges, strict=True)):
        box = around(line)
        left = [w for w in line if w.box.x0 < edge]
        right = [w for w in line if w.box.x0 >= edge]
        blank = last is None or box.bottom - last.bottom > _BLANK * step
        if last is not None and any(last.bottom - 2 <= y <= box.top + 2 for y in levels):
            blank = True
        last = box
        is_apart = bool(left and right) and (
            right[0].box.x0 - left[-1].box.x1 > _GAP * right[0].size
        )
        # At a page's top the rest of a value may stand in the column of a table gone by.
        is_rest = (
            not is_apart
            and line[0].box.x0 >= margin + _MIN_COLUMN
            and (index == 0 or (indent is not None and abs(line[0].box.x0 - indent) <= _ALIGNED))
        )
        indent = line[0].box.x0 if is_rest else None
        if is_rest:
            parted.append(Parted(None, line_span(page, line), False, blank))
            continue
        is_across = bool(left) and left[-1].box.x1 > edge + 1
        is_across |= not right and box.bottom - box.top > _HEADING * usual
        if is_across or (left and right and not is_apart):
            parted.append(Parted(line_span(page, line), None, True, blank))
            continue
        parted.append(
            Parted(
                line_span(page, left) if left else None,
                line_span(page, right) if right else None,
                False,
                blank,
            )
        )
    return parted


def _label_height(lines: Sequence[Sequence[Word]], edges: Sequence[float]) -> float:
    """Return how high labels are printed: the words left of the edge on lines with a value."""
    heights = sorted(
        line[0].box.bottom - line[0].box.top
        for line, edge in zip(lines, edges, strict=True)
        if line[0].box.x0 < edge <= line[-1].box.x0
    )
    return heights[len(heights) // 2] if heights else _OPEN


def aligned_cells(
    page: Page, finder: LabelFinder, words: Sequence[Word]
) -> tuple[Cell, ...] | None:
    """Read words that no upright line parts, if they stand in two columns with known labels."""
    lines = by_line(page, words)
    labels = [_opening_label(page, line, finder) for line in lines]
    edges = _value_edges(lines, labels) if lines else None
    if edges is None:
        return None
    # Where rows of labels stand above their values, no column holds the labels.
    if sum(bool(labels_side_by_side(page, line, finder)) for line in lines) >= _SEVERAL:
        return None
    parted = parted_lines(page, lines, edges)
    cells: list[Cell] = []
    may_be_centred, first = _is_centred(parted), 0
    for index, (line, words_of) in enumerate(zip(parted, lines, strict=True)):
        span = line.left
        if span is None or not line.is_across:
            continue
        if is_name(finder, page.text[span.start : span.end], words_of):
            above = parted[first:index]
            cells += row_cells(page, finder, above, may_be_centred=may_be_centred) if above else ()
            cells.append(Cell(page.number, None, (), (span,), is_band=True))
            first = index + 1
    cells += row_cells(page, finder, parted[first:], may_be_centred=may_be_centred)
    if not any(c.label is not None and c.label.is_known for c in cells):
        return None
    return tuple(
        replace(c, doubts=(*c.doubts, GUESSED_COLUMN)) if not c.is_band else c
        for c in joined_headings(page, boxed_cells(page, cells))
    )


def _is_centred(lines: Sequence[Parted]) -> bool:
    """Tell whether labels stand beside no line of their values: they are set in its middle."""
    firsts = [
        line
        for before, line in pairwise([None, *lines])
        if line is not None
        and line.left is not None
        and not line.is_across
        and (before is None or before.left is None or line.after_blank)
    ]
    alone = sum(line.right is None for line in firsts)
    return alone >= _CENTRED * max(1, len(firsts))
