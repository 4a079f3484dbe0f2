"""How stretches of lines read as values of each kind, all of them quickly.

A table's cells may stand one below another; each stretch of lines may be one of them.  What each
line says for a kind is summed once, so that a stretch costs no reading of its own.
"""

import math
from collections.abc import Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

from goalextract.language.units import split_units
from goalextract.profiles.cues import KINDS, load_classes, read_piece
from goalextract.profiles.kinds import (
    KindWeights,
    body_names,
    length_names,
    load_kind_weights,
    opening_names,
)

_Floats = npt.NDArray[np.float64]
_NONE: Final = [0.0] * (len(KINDS) + 1)


class Stretches:
    """Hold lines of text, and how each stretch of them reads."""

    def __init__(self, lines: Sequence[str]) -> None:
        """Read each line once."""
        weights, classes = load_kind_weights(), load_classes()
        self._weights = weights
        readings = [read_piece(line, None, classes) for line in lines]
        bodies = [_summed(body_names(reading), weights) for reading in readings]
        self._bodies = np.cumsum([np.array(_NONE), *bodies], axis=0)
        self._openings = [_summed(opening_names(reading), weights) for reading in readings]
        self._words = np.cumsum([0, *(len(reading.words) for reading in readings)])
        self._units = np.cumsum([0, *(len(split_units(line)) for line in lines)])

    def read(self, start: int, end: int) -> list[float]:
        """Return, for each kind, the logarithm of how likely these lines are a value of it."""
        words = int(self._words[end] - self._words[start])
        units = int(self._units[end] - self._units[start])
        size = _summed(length_names(words, units), self._weights)
        total = self._bodies[end] - self._bodies[start] + self._openings[start] + size
        scores = (total[:-1] + self._weights.bias) / math.sqrt(total[-1] + 1)
        top = scores.max()
        normal: list[float] = (scores - top - math.log(np.exp(scores - top).sum())).tolist()
        return normal


def _summed(names: set[str], weights: KindWeights) -> _Floats:
    """Return the sum of the weights of cues that have any, and how many these are."""
    known = [vector for name in sorted(names) if (vector := weights.cues.get(name)) is not None]
    return np.array([*map(sum, zip(*known, strict=True)), len(known)] if known else _NONE)
