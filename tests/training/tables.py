"""What is learned, as arrays with their steps of Adam, and the cues of reports as rows of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from goalextract.profiles.cues import KINDS

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
WIDTH: Final = len(KINDS)
GIVEN: Final = 64
"""How many numbers of each cue the network is given."""
_ALWAYS: Final = "+"
"""The cue that every piece has: the kind's own weight."""
_FIRST, _SECOND, _SMALL = 0.9, 0.999, 1e-8
_DECAY: Final = 1e-5
_STEEPEST: Final = 1.0


class Adam:
    """Step arrays along their gradients: Kingma and Ba 2015, https://arxiv.org/abs/1412.6980."""

    def __init__(self, parts: Mapping[str, Floats]) -> None:
        """Begin with arrays, which are changed in place."""
        self._parts = dict(parts)
        self._first = {name: np.zeros_like(part) for name, part in parts.items()}
        self._second = {name: np.zeros_like(part) for name, part in parts.items()}
        self._count = 0

    def step(self, gradients: Mapping[str, Floats], rate: float) -> None:
        """Step up the gradients, all together no longer than one."""
        self._count += 1
        length = float(np.sqrt(sum(float((g * g).sum()) for g in gradients.values())))
        scale = min(1.0, _STEEPEST / max(length, _SMALL))
        for name, gradient in gradients.items():
            part, first, second = self._parts[name], self._first[name], self._second[name]
            pull = gradient * scale - _DECAY * part
            first += (1 - _FIRST) * (pull - first)
            second += (1 - _SECOND) * (pull * pull - second)
            root = np.sqrt(second / (1 - _SECOND**self._count)) + _SMALL
            part += rate * (first / (1 - _FIRST**self._count)) / root


@dataclass(frozen=True, slots=True)
class Cued:
    """Hold the cues of a report's pieces as rows of a table: row, and the piece it stands in."""

    rows: Rows
    pieces: Rows
    always: npt.NDArray[np.bool_]
    scales: Floats
    """What the sum of each piece's own weights is multiplied by, a column."""

    @classmethod
    def of(
        cls, cues: Sequence[Sequence[str]], known: Mapping[str, int], scales: Sequence[float]
    ) -> "Cued":
        """Look up the cues of each piece."""
        found = [
            (known[cue], t, cue == _ALWAYS)
            for t, here in enumerate(cues)
            for cue in here
            if cue in known
        ]
        rows, pieces, always = zip(*found, strict=True) if found else ((), (), ())
        return cls(
            np.array(rows, int),
            np.array(pieces, int),
            np.array(always, bool),
            np.array(scales).reshape(-1, 1),
        )

    def some(self, chance: np.random.Generator, share: float) -> "Cued":
        """Keep so many of the cues, drawn by chance."""
        kept = self.always | (chance.random(len(self.rows)) < share)
        return Cued(self.rows[kept], self.pieces[kept], self.always[kept], self.scales)

    def sums(self, table: Floats) -> tuple[Floats, Floats]:
        """Return, for each piece, its own weights' sums, and what the network is given."""
        summed: Floats = np.zeros((len(self.scales), table.shape[1]))
        np.add.at(summed, self.pieces, table[self.rows])
        return summed[:, :WIDTH] * self.scales, summed[:, WIDTH:]

    def add(self, gradient: Floats, gaps: Floats, given: Floats) -> None:
        """Add the gaps of the pieces' sums, and of what the network was given, to a gradient."""
        both = np.hstack([gaps * self.scales, given])
        np.add.at(gradient, self.rows, both[self.pieces])


def new_table(count: int, chance: np.random.Generator) -> Floats:
    """Return weights of nought for kinds, and small numbers by chance for the network."""
    given = chance.normal(0.0, 0.1, (count, GIVEN))
    return np.hstack([np.zeros((count, WIDTH)), given])
