"""Where columns of running text may stand on a printed page: as in a newspaper, equally wide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from goalextract.reading.paper_lines import PaperLine
from goalextract.reading.shapes import Floats, PrintedWords

_NEAR: Final = 1.5
"""Lines that begin within so many points begin at one edge."""
_OVERHANG: Final = 2.5
"""Large letters may reach so far left of where they stand."""
_LEAST: Final = 4
"""At a column's edge so many lines begin."""
_GUTTER: Final = 6.0
_NARROW: Final = 0.2
"""A column takes at least so much of the width of the page's text."""
_UNEQUAL: Final = 0.15
_MOST: Final = 3
_MOST_EDGES: Final = 12


@dataclass(frozen=True, slots=True)
class Columns:
    """Hold where columns of text begin and end, from left to right."""

    lefts: tuple[float, ...]
    rights: tuple[float, ...]

    def of(self, left: float, right: float) -> int | None:
        """Return in which column something stands, by number; None if over more than one."""
        own = sum(left >= edge - _OVERHANG for edge in self.lefts[1:])
        is_within = own + 1 == len(self.lefts) or right <= self.lefts[own + 1] - _GUTTER
        return own if is_within else None

    def is_like(self, other: "Columns") -> bool:
        """Tell whether columns begin where others do."""
        return len(self.lefts) == len(other.lefts) and all(
            abs(a - b) <= 2 * _NEAR for a, b in zip(self.lefts, other.lefts, strict=True)
        )


def candidates(words: PrintedWords, runs: Sequence[PaperLine]) -> Iterator[Columns]:
    """Yield where two or three equally wide columns may stand, the likelier ones first."""
    reach = reach_of(words, runs)
    edges = _edges(reach[:, 0], _LEAST)
    if len(edges) < 2:
        return
    first = min(edges)
    width = float(reach[:, 1].max()) - first
    starts = [edge for edge in edges if edge - first >= _NARROW * width][:_MOST_EDGES]
    pairs = [(first, edge) for edge in starts]
    triples = [
        (first, edge, other)
        for edge in starts
        for other in starts
        if abs((other - edge) - (edge - first)) <= 2 * _NEAR
    ]
    for lefts in (*triples, *pairs):
        columns = columns_at(lefts, reach)
        if columns is not None and _are_equal(columns):
            yield columns


def columns_at(lefts: tuple[float, ...], reach: Floats) -> Columns | None:
    """Return how far columns reach that begin at places; None where one has no lines."""
    bounds = (*[edge - _GUTTER for edge in lefts[1:]], float("inf"))
    rights: list[float] = []
    for left, bound in zip(lefts, bounds, strict=True):
        own = reach[(reach[:, 0] >= left - _NEAR) & (reach[:, 1] <= bound)]
        if not len(own):
            return None
        rights.append(float(own[:, 1].max()))
    return Columns(lefts, tuple(rights))


def reach_of(words: PrintedWords, runs: Sequence[PaperLine]) -> Floats:
    """Return a row of left and right for each run of words."""
    first = [run.words[0] for run in runs]
    last = [run.words[-1] for run in runs]
    return np.column_stack([words.edges[first, 0], words.edges[last, 2]])


def _edges(lefts: Floats, least: int) -> list[float]:
    """Return where many lines begin, the commonest places first."""
    ordered = np.sort(lefts)
    starts = np.flatnonzero(np.append(True, np.diff(ordered) > _NEAR))
    counts = np.diff(np.append(starts, len(ordered)))
    kept = [(int(n), float(ordered[a])) for a, n in zip(starts, counts, strict=True) if n >= least]
    return [edge for _, edge in sorted(kept, key=lambda item: (-item[0], item[1]))]


def _are_equal(columns: Columns) -> bool:
    widths = [b - a for a, b in zip(columns.lefts, columns.rights, strict=True)]
    return min(widths) >= (1 - _UNEQUAL) * max(widths) and len(widths) <= _MOST
