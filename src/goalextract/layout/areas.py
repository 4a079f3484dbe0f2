"""The cell that the ruling lines around a word make, and cells that stand in a row."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goalextract.document import Box, Page, Print, Rule, Word
from goalextract.layout.printed import around, content_words

_SNAP: Final = 2.5
"""Lines closer together are one: the two edges of a border, or of cells that touch."""
_TOUCH: Final = 4.0
_SHADE_SHARE: Final = 0.6
"""A shaded cell no wider than so much of the page marks its row."""
_LEFT, _RIGHT = 4, 5
"""Where it stands, in a word's row of numbers, whether a cell lies left or right of its own."""
OPEN: Final = float("inf")
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Area:
    """Hold a cell: its edges, open ones infinite, and its words in reading order."""

    left: float
    right: float
    top: float
    bottom: float
    words: tuple[Word, ...]
    box: Box
    """The box of its words."""
    has_left: bool
    """Another cell, if an empty one, lies left of it."""
    has_right: bool


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
        level = [_across_row(r, printed.width).box for r in printed.rules if r.is_level]
        upright = [r.box for r in printed.rules if not r.is_level]
        ys = _snapped([b.top for b in level])
        xs = _snapped([b.x0 for b in upright])
        self.level = np.array([(ys[b.top], b.x0, b.x1) for b in level]).reshape(-1, 3)
        self.upright = np.array([(xs[b.x0], b.top, b.bottom) for b in upright]).reshape(-1, 3)

    def around(self, words: Sequence[Word]) -> Floats:
        """Return left, right, top, bottom, far left and far right for each word's middle."""
        x = np.array([(w.box.x0 + w.box.x1) / 2 for w in words])
        y = np.array([(w.box.top + w.box.bottom) / 2 for w in words])
        left, right = _nearest(self.upright, x, y)
        top, bottom = _nearest(self.level, y, x)
        beside = self.upright[:, 1:].T if len(self.upright) else np.zeros((2, 0))
        spans = (beside[0][None] <= y[:, None] + 1) & (beside[1][None] >= y[:, None] - 1)
        at = self.upright[:, 0][None] if len(self.upright) else np.zeros((1, 0))
        has_left = (spans & (at < left[:, None] - _TOUCH)).any(axis=1)
        has_right = (spans & (at > right[:, None] + _TOUCH)).any(axis=1)
        return np.column_stack([left, right, top, bottom, has_left, has_right])


def _across_row(rule: Rule, width: float) -> Rule:
    """Let the edge of a shaded label cell run on across its row."""
    box = rule.box
    if not rule.is_shade or box.x1 - box.x0 > _SHADE_SHARE * width:
        return rule
    return replace(rule, box=Box(box.x0, box.top, width, box.bottom))


def _nearest(lines: Floats, along: Floats, across: Floats) -> tuple[Floats, Floats]:
    """Return the nearest line before and after each point, infinite where there is none."""
    if not len(lines):
        return np.full(len(along), -OPEN), np.full(len(along), OPEN)
    meets = (lines[:, 1][None] - 1 <= across[:, None]) & (lines[:, 2][None] + 1 >= across[:, None])
    at = lines[:, 0][None]
    before = np.where(meets & (at <= along[:, None]), at, -OPEN).max(axis=1)
    after = np.where(meets & (at > along[:, None]), at, OPEN).min(axis=1)
    return before, after


def page_areas(page: Page) -> tuple[list[Area], list[Word]]:
    """Part a page's words into cells and those that lie in none."""
    words = content_words(page)
    printed = page.print
    if not words or printed is None or not printed.rules:
        return [], words
    edges = _Lines(printed).around(words)
    held: dict[tuple[float, float, float, float], list[int]] = {}
    outside: list[Word] = []
    rows = edges.tolist()
    for index, (left, right, top, bottom, *_) in enumerate(rows):
        sides = (left > -OPEN) + (right < OPEN)
        ends = (top > -OPEN) + (bottom < OPEN)
        if sides == 0 or sides + ends < 2:
            outside.append(words[index])
        else:
            held.setdefault((left, right, top, bottom), []).append(index)
    areas: list[Area] = []
    for key, at in held.items():
        inside = tuple([words[i] for i in at])
        has_left, has_right = (any(rows[i][side] for i in at) for side in (_LEFT, _RIGHT))
        areas.append(Area(*key, inside, around(inside), has_left, has_right))
    return areas, outside


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
