"""What stands around each piece of a stream, as numbers for the network that weighs pieces."""

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Final

import numpy as np

from goalextract.layout.scores import Announced, PieceCues, shares_done
from goalextract.profiles.network import Floats

LEFT: Final = ("stop", "open", "colon", "page")
"""How the text before a piece's labels may be left; see ``scores.Piece``."""
_FEW_LABELS: Final = 3.0
_STEM: Final = 6
"""Words that share so many first letters are about the same: ``sygedagpenge``, ``sygedage``."""
_CONTENT: Final = 5
"""Shorter words are mostly small words, which come again everywhere."""
_NEAR: Final = (1, 4)
_SIZE_SCALE: Final = 5.0
_SIZE_SHIFT: Final = 0.8
NUMBERS: Final = 3 + len(LEFT) + 2 + (len(_NEAR) + 2) + (len(_NEAR) + 1)
"""How many numbers are told of each piece beside its circumstances."""


def surroundings(
    pieces: Sequence[PieceCues], labels: Sequence[Announced], names: Sequence[str]
) -> Floats:
    """Return what stands around each piece, (pieces, names + ``NUMBERS``).

    ``names`` are those circumstances of a start that count; the numbers tell how many labels stand
    before the piece, its length, how the text before was left, how far into its run of labels it
    stands, whether it opens a page, and how many of its words come again near it.
    """
    rows = np.zeros((len(pieces), len(names) + NUMBERS))
    columns = {name: at for at, name in enumerate(names)}
    labelled = [0] * (len(pieces) + 1)
    for label in labels:
        labelled[label.first_piece] += 1
    done = shares_done([piece.size for piece in pieces], labels)
    stems = [_stems(piece.body) for piece in pieces]
    before, after = _echoes(stems), _echoes(stems[::-1])[::-1]
    named = [(t, columns[n]) for t, piece in enumerate(pieces) for n in piece.moves if n in columns]
    if named:
        rows[tuple(zip(*named, strict=True))] = 1.0
    told: list[tuple[float, ...]] = []
    for t, piece in enumerate(pieces):
        opens = t == 0 or piece.page != pieces[t - 1].page
        told.append(
            (
                labelled[t] / _FEW_LABELS,
                labelled[t] == 1,
                log(max(1, piece.size)) / _SIZE_SCALE - _SIZE_SHIFT,
                *(piece.left == left for left in LEFT),
                done[t],
                opens,
                *before[t],
                *after[t][:-1],
            )
        )
    rows[:, len(names) :] = np.array(told).reshape(-1, NUMBERS)
    return rows


def _stems(words: Iterable[str]) -> frozenset[str]:
    return frozenset(w[:_STEM] for w in words if len(w) >= _CONTENT and w.isalpha())


def _echoes(stems: Sequence[frozenset[str]]) -> list[tuple[float, ...]]:
    """Return which shares of each piece's words came last near, less near, far before, never."""
    last: dict[str, int] = {}
    echoes: list[tuple[float, ...]] = []
    for t, here in enumerate(stems):
        counts = [0] * (len(_NEAR) + 2)
        for stem in here:
            counts[_distance(t, last, stem)] += 1
            last[stem] = t
        echoes.append(tuple(count / max(1, len(here)) for count in counts))
    return echoes


def _distance(t: int, last: Mapping[str, int], stem: str) -> int:
    if stem not in last:
        return len(_NEAR) + 1
    return bisect_left(_NEAR, t - last[stem])
