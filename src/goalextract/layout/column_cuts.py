"""Where the columns of a table part, from its header and the texts below it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from goalextract.document import Page
from goalextract.layout.spacing import GAP, Line, reach, segments
from goalextract.layout.table_headers import Head

_MANY: Final = 0.5
"""A column without a header is one that so many of the rows fill."""
_TOUCH: Final = 0.5
_SHIFT: Final = 6.0
"""A cut moves no further from one page to the next."""
_STEPS: Final = 12
_FEWEST_NUMBERS: Final = 2
_HEADER: Final = 0.5
"""A header across a cut counts for so much of a value."""
Reach = tuple[float, float]


def with_unheaded(columns: Sequence[Head], lines: Sequence[Line]) -> tuple[Head, ...]:
    """Add the columns of a table that no header stands above."""
    spread: list[tuple[float, float, int]] = []
    for x0, x1 in sorted(_reaches(lines)):
        if spread and x0 < spread[-1][1] - _TOUCH:
            left, right, count = spread[-1]
            spread[-1] = (left, max(right, x1), count + 1)
        else:
            spread.append((x0, x1, 1))
    rows = sum(len(segments(line)) > 1 for line in lines)
    bare = [
        Head(x0, x1)
        for x0, x1, count in spread
        if count >= _MANY * rows and not any(h.x0 < x1 and x0 < h.x1 for h in columns)
    ]
    return tuple(sorted((*columns, *bare), key=lambda h: h.x0))


def numbers_column(page: Page, columns: Sequence[Head], lines: Sequence[Line]) -> Head | None:
    """Return the column left of all headers that numbers the rows and has none: 1, 2, 3.

    It stands on each row's first line only, so that few of the lines fill it.
    """
    left = min(head.x0 for head in columns)
    parted = (segments(line) for line in lines)
    firsts = [row[0] for row in parted if len(row) > 1 and reach(row[0])[1] < left]
    texts = [page.text[words[0].start : words[-1].end].rstrip(".:") for words in firsts]
    if len(texts) < _FEWEST_NUMBERS or not all(map(str.isdecimal, texts)):
        return None
    numbers = list(map(int, texts))
    if any(b - a != 1 for a, b in pairwise(numbers)):
        return None
    reaches = list(map(reach, firsts))
    return Head(min(x0 for x0, _ in reaches), max(x1 for _, x1 in reaches))


def column_cuts(columns: Sequence[Head], lines: Sequence[Line]) -> tuple[float, ...]:
    """Return where columns part: between two headers, where least text stands in the way."""
    reaches, heads = _reaches(lines), [(head.x0, head.x1) for head in columns]
    cuts: list[float] = []
    for left, right in pairwise(columns):
        low, high = left.x0 + _TOUCH, right.x1 - _TOUCH
        between = (left.x1 + right.x0) / 2
        room = GAP * right.words[0].size if right.words else 0.0
        is_narrow = left.x1 < right.x0 < left.x1 + room
        if is_narrow and not any(w.box.x0 < between < w.box.x1 for line in lines for w in line):
            low, high = left.x1, right.x0  # no gap shows where they part; their words do
        low = max(low, cuts[-1] + _TOUCH if cuts else low)
        cuts.append(_cut(low, high, right.x0, reaches, heads))
    return tuple(cuts)


def shifted(cuts: Sequence[float], lines: Sequence[Line]) -> tuple[float, ...]:
    """Return the cuts of the page before, each moved to where least text stands in its way."""
    reaches = _reaches(lines)
    moved: list[float] = []
    for index, cut in enumerate(cuts):
        low = max(cut - _SHIFT, moved[-1] + 1 if moved else 0.0)
        high = min(cut + _SHIFT, cuts[index + 1] - 1 if index + 1 < len(cuts) else cut + _SHIFT)
        tried = [cut]
        if high > low:
            tried += [low + (high - low) * step / _STEPS for step in range(_STEPS + 1)]
        moved.append(min(tried, key=lambda x: (_crossed(x, reaches), abs(x - cut))))
    return tuple(moved)


def _cut(
    low: float, high: float, start: float, reaches: Sequence[Reach], heads: Sequence[Reach]
) -> float:
    """Return where to cut between two places: in the widest stretch that fewest texts cross.

    A header may reach over its column where its lines are not all as wide, so that a value
    counts for more.  Of equal stretches the nearest to the right column's header is best.
    """
    edges = sorted({low, high, *(x for r in (*reaches, *heads) for x in r if low < x < high)})
    if len(edges) == 1:
        return low

    def rank(stretch: Reach) -> tuple[float, float, float]:
        a, b = stretch
        middle = (a + b) / 2
        distance = abs(min(max(start, a), b) - start)
        crossed = _crossed(middle, reaches) + _HEADER * _crossed(middle, heads)
        return -crossed, round(b - a, 1), -distance

    a, b = max(pairwise(edges), key=rank)
    return b - min(1.0, (b - a) / 2)


def _crossed(x: float, reaches: Sequence[Reach]) -> int:
    """Return how many texts stand across a place."""
    return sum(x0 < x < x1 for x0, x1 in reaches)


def _reaches(lines: Sequence[Line]) -> list[Reach]:
    """Return how far the texts of lines reach; a line of one text may be a heading."""
    parted = [row for line in lines if len(row := segments(line)) > 1]
    return [reach(segment) for row in parted for segment in row]
