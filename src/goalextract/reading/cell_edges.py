"""Where lines on paper end at the edge of a narrow cell, and whether it cut a word there.

A cell too narrow for a word cuts it where the next letter had no room, without a hyphen.
"""

from collections.abc import Collection, Sequence
from typing import Final

import numpy as np

from goalextract.language.cut_words import Cut, cut_at
from goalextract.reading.shapes import Floats

_GAP: Final = 0.8
"""A gap wider than so much of the letters' size parts two cells."""
_SPACE: Final = 0.4
"""A space between words is narrower."""
_SEVERAL: Final = 3
_STEP: Final = 1.7
"""The next line of a cell stands no further below than so much of the letters' size."""
_ROOM: Final = 0.1
"""Widths in points are no more exact."""


def find_cuts(
    texts: Sequence[str], edges: Floats, sizes: Floats, breaks: Collection[int]
) -> tuple[list[int], list[int]]:
    """Return the words that a cell's edge cut, and those of which it is unclear.

    Args:
        texts: the page's words in reading order.
        edges: a row of x0, top, x1 and bottom for each word.
        sizes: the size of each word's letters.
        breaks: the words that begin a line.
    """
    cut: list[int] = []
    unclear: list[int] = []
    for above, below in _full_lines(texts, edges, sizes, breaks):
        at = above[-1]
        found = cut_at(" ".join(texts[n] for n in above), " ".join(texts[n] for n in below))
        if found is Cut.WITHIN:
            cut.append(at)
        elif found is Cut.UNCLEAR:
            unclear.append(at)
    return cut, unclear


def _full_lines(
    texts: Sequence[str], edges: Floats, sizes: Floats, breaks: Collection[int]
) -> list[tuple[range, range]]:
    """Return the words of each cell's line that had no room for a letter more, and of the next.

    The words between which the line ends would be wider than the cell if they were one.
    """
    if len(texts) < 2:
        return []
    begins = np.zeros(len(texts), bool)
    begins[list(breaks)] = True
    is_first = begins.copy()
    gaps = (edges[1:, 0] - edges[:-1, 2]) / np.maximum(sizes[1:], sizes[:-1])
    is_first[1:] |= gaps > _GAP
    # Cells that are full stand nearer to the next, which begins where others above it do.
    starts, counts = np.unique(np.rint(edges[is_first, 0]), return_counts=True)
    is_start = np.isin(np.rint(edges[1:, 0]), starts[counts >= _SEVERAL])
    is_first[1:] |= (gaps > _SPACE) & is_start
    first = np.flatnonzero(is_first)
    last = np.append(first[1:], len(texts)) - 1
    x0, x1, bottom, size = edges[first, 0], edges[last, 2], edges[first, 3], sizes[first]
    beside = np.full(len(first), np.inf)  # where the next cell on the line begins
    goes_on = ~begins[first[1:]]
    beside[:-1][goes_on] = x0[1:][goes_on]
    # A heading over a table stands alone where its first column does.
    is_alone = np.isinf(beside) & begins[first]
    is_heading = is_alone & (x0 <= np.min(x0, initial=np.inf, where=~is_alone) + 1)
    column = np.rint(x0)
    order = np.lexsort((bottom, column))
    groups = np.flatnonzero(np.append(True, np.diff(column[order]) != 0))
    counts = np.diff(np.append(groups, len(order)))
    limit = np.repeat(np.minimum.reduceat(beside[order], groups), counts)
    inside = np.where((x1[order] < limit) & ~is_heading[order], x1[order], 0.0)
    edge = np.repeat(np.maximum.reduceat(inside, groups), counts)[:-1]
    above, below = order[:-1], order[1:]
    step = bottom[below] - bottom[above]
    wide = edges[first[below], 2] - edges[first[below], 0]
    letters = np.array([max(1, len(texts[n])) for n in first[below]])
    whole = wide + edges[last[above], 2] - edges[last[above], 0]
    is_full = (
        (column[above] == column[below])
        & (step > 0)
        & (step < _STEP * size[above])
        & (np.abs(size[above] - size[below]) < _ROOM)
        & (x1[above] <= edge)
        & (x1[above] + wide / letters > edge)
        & (x0[above] + whole > edge + _ROOM)
    )
    words = [range(a, b + 1) for a, b in zip(first.tolist(), last.tolist(), strict=True)]
    return [(words[above[n]], words[below[n]]) for n in np.flatnonzero(is_full)]
