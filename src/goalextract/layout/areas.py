"""The cell that the ruling lines around a word make, and cells that stand in a row."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain, pairwise, repeat, starmap
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from goalextract.document import Box, Page, Print, Rule, Span, Word, Words
from goalextract.layout.printed import content_numbers, content_words

_SNAP: Final = 2.5
"""Lines closer together are one: the two edges of a border, or of cells that touch."""
_TOUCH: Final = 4.0
_SHADE_SHARE: Final = 0.6
"""A shaded cell no wider than so much of the page marks its row."""
_LEFT: Final = 4
"""Where it stands, in a word's row of numbers, whether a cell lies left of its own, then right."""
OPEN: Final = float("inf")
Floats = NDArray[np.float64]


class Area(NamedTuple):
    """Hold a cell: its edges, open ones infinite, and its words in reading order."""

    left: float
    right: float
    top: float
    bottom: float
    numbers: tuple[int, ...]
    """Its words, by their numbers on the page."""
    spans: tuple[Span, ...]
    """Its words, one span for each of their lines."""
    box: Box
    """The box of its words."""
    has_left: bool
    """Another cell, if an empty one, lies left of it."""
    has_right: bool
    page_words: Words

    @property
    def words(self) -> tuple[Word, ...]:
        """Return its words, made anew each time: kept, they would take most of the memory."""
        return tuple([self.page_words[number] for number in self.numbers])

    @property
    def is_bold(self) -> bool:
        """Tell whether all of its words are bold."""
        return all(self.page_words.is_bold[number] for number in self.numbers)


def _snapped(values: Sequence[float]) -> dict[float, float]:
    """Give positions that lie close together one value."""
    snapped: dict[float, float] = {}
    last = -OPEN
    for value in sorted(set(values)):
        if value - last > _SNAP:
            last = value
        snapped[value] = last
    return snapped


class _Lines:
    """Hold the ruling lines of a page: upright ones by x, level ones by y."""

    def __init__(self, printed: Print) -> None:
        upright = [r.box for r in printed.rules if not r.is_level]
        bars = np.array([(b.x0, b.top, b.bottom) for b in upright]).reshape(-1, 3)
        edges = [rule for rule in printed.rules if rule.is_level]
        starts = {(round(r.box.top), round(r.box.x0)) for r in edges if r.is_shade}
        level = [
            r.box
            if (round(r.box.top), round(r.box.x1)) in starts
            else _across_row(r, printed.width, bars).box
            for r in edges
        ]
        ys = _snapped([b.top for b in level])
        xs = _snapped([b.x0 for b in upright])
        self.level = np.array([(ys[b.top], b.x0, b.x1) for b in level]).reshape(-1, 3)
        self.upright = np.array([(xs[b.x0], b.top, b.bottom) for b in upright]).reshape(-1, 3)

    def around(self, boxes: Floats) -> Floats:
        """Return left, right, top, bottom, far left and far right for each box's middle."""
        x0, y0, x1, y1 = boxes.T
        x, y = (x0 + x1) / 2, (y0 + y1) / 2
        left, right = _nearest(self.upright, x, y)
        top, bottom = _nearest(self.level, y, x)
        at, start, stop = self.upright.T[:, :, None]
        spans = (start <= y + 1) & (stop >= y - 1)
        has_left = (spans & (at < left - _TOUCH)).any(axis=0)
        has_right = (spans & (at > right + _TOUCH)).any(axis=0)
        return np.array([left, right, top, bottom, has_left, has_right]).T


def _across_row(rule: Rule, width: float, bars: Floats) -> Rule:
    """Let the edge of a shaded label cell run on across its row.

    Where an upright line crosses at its end, what stands behind that has rows of its own: a
    header's cell beside one over two lines.  So it is where the next cell's edge goes on.
    """
    box = rule.box
    if not rule.is_shade or box.x1 - box.x0 > _SHADE_SHARE * width:
        return rule
    x, top, bottom = bars.T
    crosses = (np.abs(x - box.x1) <= _SNAP) & (top < box.top - _TOUCH) & (bottom > box.top + _TOUCH)
    if crosses.any():
        return rule
    return replace(rule, box=Box(box.x0, box.top, width, box.bottom))


def _nearest(lines: Floats, along: Floats, across: Floats) -> tuple[Floats, Floats]:
    """Return the nearest line before and after each point, infinite where there is none."""
    if not len(lines):
        return np.full(len(along), -OPEN), np.full(len(along), OPEN)
    at, start, stop = lines.T[:, :, None]
    meets = (start - 1 <= across) & (stop + 1 >= across)
    before = np.where(meets & (at <= along), at, -OPEN).max(axis=0)
    after = np.where(meets & (at > along), at, OPEN).min(axis=0)
    return before, after


@dataclass(frozen=True, slots=True)
class PageAreas:
    """Hold a page's words by cells, and those that lie in none."""

    areas: tuple[Area, ...]
    outside: tuple[Word, ...]


class _Cell(NamedTuple):
    """Hold the numbers of a cell's words, and for each of their stretches what lies beside it."""

    numbers: list[int]
    beside: list[list[float]]


def page_areas(page: Page) -> PageAreas:
    """Part a page's words into cells and those that lie in none."""
    printed = page.print
    if printed is None or not printed.rules:
        return PageAreas((), tuple(content_words(page)))
    numbers = content_numbers(page)
    if not numbers:
        return PageAreas((), ())
    words = printed.words
    boxes = np.asarray(words.edges).reshape(-1, 4)
    edges = _Lines(printed).around(boxes[numbers])
    # Words one after another mostly lie in one cell.
    is_other = (edges[1:, :_LEFT] != edges[:-1, :_LEFT]).any(axis=1)
    starts = np.flatnonzero(np.append(True, is_other))
    sides = np.maximum.reduceat(edges[:, _LEFT:], starts)
    outside: list[int] = []
    held: dict[tuple[float, ...], _Cell] = {}
    cells = edges[starts, :_LEFT]
    is_known = np.isfinite(cells)
    has_cell = is_known[:, :2].any(axis=1) & (is_known.sum(axis=1) > 1)
    stretches = pairwise([*starts.tolist(), len(numbers)])
    for here, is_inside, cell, beside in zip(
        stretches, has_cell.tolist(), cells.tolist(), sides.tolist(), strict=True
    ):
        if not is_inside:
            outside += numbers[slice(*here)]
            continue
        own = held.setdefault(tuple(cell), _Cell([], []))
        own.numbers.extend(numbers[slice(*here)])
        own.beside.append(beside)
    places = _places(page, words, boxes, [cell.numbers for cell in held.values()])
    areas: list[Area] = []
    for (edge, own), (spans, box) in zip(held.items(), places, strict=True):
        left, right, top, bottom = edge
        has_left, has_right = map(any, zip(*own.beside, strict=True))
        inside = tuple(own.numbers)
        areas.append(Area(left, right, top, bottom, inside, spans, box, has_left, has_right, words))
    return PageAreas(tuple(areas), tuple([words[number] for number in outside]))


def _places(
    page: Page, words: Words, boxes: Floats, groups: Sequence[Sequence[int]]
) -> Iterator[tuple[tuple[Span, ...], Box]]:
    """Yield, for groups of words, a span for each of their lines, and the box around them."""
    if not groups:
        return
    order = list(chain.from_iterable(groups))
    starts, ends = np.asarray(words.starts)[order], np.asarray(words.ends)[order]
    lengths = [len(line) + 1 for line in page.text.split("\n")]
    lines = np.searchsorted(np.cumsum(lengths), starts, side="right")
    sizes = [len(group) for group in groups]
    first = np.cumsum([0, *sizes[:-1]])
    is_start = np.append(True, lines[1:] != lines[:-1])
    is_start[first] = True
    opens = np.flatnonzero(is_start)
    closes = np.append(opens[1:], len(order)) - 1
    spans = list(
        map(
            Span,
            repeat(page.number),
            starts[opens].tolist(),
            ends[closes].tolist(),
            _around(boxes[order], opens),
        )
    )
    counts = np.searchsorted(opens, [*first.tolist(), len(order)]).tolist()
    for (a, b), box in zip(pairwise(counts), _around(boxes[order], first), strict=True):
        yield tuple(spans[a:b]), box


def _around(boxes: Floats, starts: NDArray[np.int64]) -> Iterator[Box]:
    """Yield the boxes around stretches of boxes."""
    low = np.minimum.reduceat(boxes[:, :2], starts)
    high = np.maximum.reduceat(boxes[:, 2:], starts)
    return starmap(Box, np.concatenate([low, high], axis=1).tolist())


class AreaReader:
    """Part pages into cells, each page once though several layouts ask for it."""

    def __init__(self) -> None:
        self._held: dict[int, tuple[Page, PageAreas]] = {}

    def read(self, page: Page) -> PageAreas:
        """Return a page's words by cells, and those that lie in none."""
        held = self._held.get(page.number)
        if held is None or held[0] is not page:
            held = self._held[page.number] = page, page_areas(page)
        return held[1]


def chains(areas: Sequence[Area]) -> list[list[Area]]:
    """Put cells into rows, each from its leftmost cell on; a merged one holds several."""
    rows: list[list[Area]] = []
    taken: set[int] = set()
    ordered = sorted(areas, key=lambda a: (a.left, a.box.top))
    for index, first in enumerate(ordered):
        if index in taken:
            continue
        taken.add(index)
        row = [first]
        while True:
            last = row[-1]
            beside = [
                i
                for i, area in enumerate(ordered)
                if i not in taken
                and abs(area.left - last.right) <= _TOUCH
                and _beside(row[0], area)
            ]
            if not beside:
                break
            beside.sort(key=lambda i: ordered[i].box.top)
            taken.update(beside)
            row += [ordered[i] for i in beside]
        rows.append(row)
    return rows


def _beside(first: Area, area: Area) -> bool:
    """Tell whether a cell lies in the row of another: their heights overlap."""
    top, bottom = max(first.top, area.top), min(first.bottom, area.bottom)
    lower = min(first.bottom - first.top, area.bottom - area.top)
    if lower == OPEN:
        return first.top == area.top or first.bottom == area.bottom
    return bottom - top > 0.5 * lower
