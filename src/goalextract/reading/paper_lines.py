"""A printed page's words in the lines on which they stand."""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

import numpy as np

from goalextract.reading.shapes import PrintedWords

_SAME_LINE: Final = 0.5
"""The share of the lower of two words that must lie beside the other."""
_SPACE: Final = 0.8
"""A space is no wider than so much of the letters' size, justified lines' included."""
_NEAR_LINES: Final = 3


class PaperLine(NamedTuple):
    """Hold words that stand on one line: their numbers, and how far they reach."""

    words: tuple[int, ...]
    top: float
    bottom: float


def runs_of(words: PrintedWords) -> list[PaperLine]:
    """Put words together that were drawn one after another on a line, a space apart.

    A column's words so keep together, whichever letters reach above or below the line.
    """
    if not len(words):
        return []
    _, top, _, bottom = words.edges.T
    last, then = words.edges[:-1], words.edges[1:]
    shared = np.minimum(bottom[:-1], bottom[1:]) - np.maximum(top[:-1], top[1:])
    height = np.minimum(bottom[:-1] - top[:-1], bottom[1:] - top[1:])
    ahead = then[:, 0] - last[:, 2] + 1.0
    follows = (ahead >= 0) & (ahead <= _SPACE * np.maximum(words.sizes[1:], 4.0) + 1.0)
    starts = np.flatnonzero(np.append(True, ~(follows & (shared >= _SAME_LINE * height))))
    tops, bottoms = np.minimum.reduceat(top, starts), np.maximum.reduceat(bottom, starts)
    numbers = [tuple(range(a, b)) for a, b in pairwise([*starts.tolist(), len(words)])]
    return list(map(PaperLine, numbers, tops.tolist(), bottoms.tolist()))


def lines_of(runs: Iterable[PaperLine], lefts: Sequence[float]) -> list[PaperLine]:
    """Put runs of words into lines, top to bottom, each from left to right.

    Args:
        runs: what was drawn as one.
        lefts: where each of the page's words begins.
    """
    lines: list[list[PaperLine]] = []
    for run in sorted(runs, key=lambda run: (run.bottom, lefts[run.words[0]])):
        best, own = 0.0, None
        for line in lines[-_NEAR_LINES:]:
            first = line[0]  # how high a line is, is told by the run that began it
            lower = max(min(run.bottom - run.top, first.bottom - first.top), 0.1)
            share = (min(first.bottom, run.bottom) - max(first.top, run.top)) / lower
            if share >= max(best, _SAME_LINE):
                best, own = share, line
        if own is None:
            lines.append([run])
        else:
            own.append(run)
    whole = [
        PaperLine(
            tuple(sorted([n for run in line for n in run.words], key=lefts.__getitem__)),
            min([run.top for run in line]),
            max([run.bottom for run in line]),
        )
        for line in lines
    ]
    return sorted(whole, key=lambda line: line.top)
