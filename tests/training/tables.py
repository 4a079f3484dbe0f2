"""Tables of cues' weights and the network over them, with their steps of Adagrad."""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt

from goalextract.profiles.cues import KINDS
from goalextract.profiles.weights import NEIGHBOURS, Network, beside

Rows = npt.NDArray[np.int64]
Floats = npt.NDArray[np.float64]
WIDTH: Final = len(KINDS)
GIVEN: Final = 48
"""How many numbers of each cue the network is given."""
HIDDEN: Final = 64
FIRST_SQUARE: Final = 1e-2
_ALWAYS: Final = "+"
"""The cue that every piece has: the kind's own weight."""
_DROPPED: Final = 0.3
_NET_RATE: Final = 0.03
_NET_DECAY: Final = 0.003
_GIVEN_DECAY: Final = 0.01


class Table:
    """Hold a row for each cue: its weight for each kind, then what the network is given of it."""

    def __init__(
        self, cues: Iterable[str], chance: np.random.Generator, rate: float, decay: float
    ) -> None:
        """Begin with weights of nought, and small numbers by chance for the network."""
        self.rows = {cue: number for number, cue in enumerate(sorted(cues))}
        given = chance.normal(0.0, 0.1, (len(self.rows), GIVEN))
        self.weights: Floats = np.hstack([np.zeros((len(self.rows), WIDTH)), given])
        self._squares: Floats = np.full(self.weights.shape, FIRST_SQUARE)
        self._total: Floats = np.zeros(self.weights.shape)
        self._rates = np.array([rate] * WIDTH + [_NET_RATE] * GIVEN)
        self._decays = np.array([decay] * WIDTH + [_GIVEN_DECAY] * GIVEN)

    def add(self, rows: Rows, gradient: Floats) -> None:
        """Step along a gradient, a row for each occurrence of a cue."""
        if not len(rows):
            return
        seen, place = np.unique(rows, return_inverse=True)
        summed = np.zeros((len(seen), self.weights.shape[1]))
        np.add.at(summed, place, gradient)
        summed -= self._decays * self.weights[seen]
        self._squares[seen] += summed * summed
        self.weights[seen] += self._rates * summed / np.sqrt(self._squares[seen])

    def remember(self) -> None:
        """Add the weights of now to the average."""
        self._total += self.weights

    def take_average(self, count: int) -> None:
        """Take the average of what was remembered for the weights."""
        self.weights = self._total / max(1, count)


@dataclass(frozen=True, slots=True)
class Cued:
    """Hold the cues of a report's pieces as rows of a table: row, and the piece it stands in."""

    rows: Rows
    pieces: Rows
    always: npt.NDArray[np.bool_]
    scales: Floats
    """What the sum of each piece's own weights is multiplied by, a column."""

    @classmethod
    def of(cls, cues: Sequence[Sequence[str]], table: Table, scales: Sequence[float]) -> "Cued":
        """Look up the cues of each piece."""
        found = [
            (table.rows[cue], t, cue == _ALWAYS)
            for t, here in enumerate(cues)
            for cue in here
            if cue in table.rows
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

    def sums(self, table: Table) -> tuple[Floats, Floats]:
        """Return, for each piece, its own weights' sums, and what the network is given."""
        summed: Floats = np.zeros((len(self.scales), table.weights.shape[1]))
        np.add.at(summed, self.pieces, table.weights[self.rows])
        return summed[:, :WIDTH] * self.scales, summed[:, WIDTH:]

    def step(self, table: Table, gaps: Floats, given: Floats) -> None:
        """Step the table along the gaps of the pieces' sums, and of what the network was given."""
        both = np.hstack([gaps * self.scales, given])
        table.add(self.rows, both[self.pieces])


@dataclass(frozen=True, slots=True)
class Passed:
    """Hold what went through the network, for the way back."""

    before: Floats
    kept: Floats
    shown: Floats
    hidden: Floats
    hidden_kept: Floats
    outputs: Floats


class Net:
    """Hold the network while it is learned."""

    def __init__(self, chance: np.random.Generator) -> None:
        """Begin with small numbers by chance."""
        wide = (2 * NEIGHBOURS + 1) * GIVEN
        self.parts: dict[str, Floats] = {
            "bias": np.zeros(GIVEN),
            "inner": chance.normal(0.0, 1.0 / math.sqrt(wide), (wide, HIDDEN)),
            "inner_bias": np.zeros(HIDDEN),
            "outer": chance.normal(0.0, 0.05, (HIDDEN, 2 * WIDTH)),
        }
        self._squares = {name: np.full(p.shape, FIRST_SQUARE) for name, p in self.parts.items()}
        self._total = {name: np.zeros(part.shape) for name, part in self.parts.items()}

    def forward(self, given: Floats, chance: np.random.Generator | None = None) -> Passed:
        """Pass what the tables give through the network; with ``chance`` some of it is dropped."""
        before = given + self.parts["bias"]
        kept = _kept(before.shape, chance)
        shown = beside(np.maximum(before, 0.0) * kept)
        hidden = np.maximum(shown @ self.parts["inner"] + self.parts["inner_bias"], 0.0)
        hidden_kept = _kept(hidden.shape, chance)
        hidden = hidden * hidden_kept
        outputs = hidden @ self.parts["outer"]
        return Passed(before, kept, shown, hidden, hidden_kept, outputs)

    def backward(self, passed: Passed, gaps: Floats) -> Floats:
        """Step along the gaps of the outputs; return those of what the tables gave."""
        at_hidden = (gaps @ self.parts["outer"].T) * (passed.hidden > 0) * passed.hidden_kept
        at_shown = at_hidden @ self.parts["inner"].T
        count, width = passed.before.shape
        padded = np.zeros((count + 2 * NEIGHBOURS, width))
        for n in range(2 * NEIGHBOURS + 1):
            padded[n : n + count] += at_shown[:, n * width : (n + 1) * width]
        given: Floats = padded[NEIGHBOURS : NEIGHBOURS + count] * passed.kept * (passed.before > 0)
        self._step(
            {
                "bias": given.sum(axis=0),
                "inner": passed.shown.T @ at_hidden,
                "inner_bias": at_hidden.sum(axis=0),
                "outer": passed.hidden.T @ gaps,
            }
        )
        return given

    def _step(self, gradients: Mapping[str, Floats]) -> None:
        for name, gradient in gradients.items():
            part, squares = self.parts[name], self._squares[name]
            pull = gradient - _NET_DECAY * part
            squares += pull * pull
            part += _NET_RATE * pull / np.sqrt(squares)

    def remember(self) -> None:
        """Add the numbers of now to the average."""
        for name, part in self.parts.items():
            self._total[name] += part

    def take_average(self, count: int) -> None:
        """Take the average of what was remembered."""
        self.parts = {name: total / max(1, count) for name, total in self._total.items()}

    def network(self) -> Network:
        """Return the network as the program uses it."""
        return Network(**self.parts)


def _kept(shape: tuple[int, ...], chance: np.random.Generator | None) -> Floats:
    if chance is None:
        return np.ones(shape)
    kept: Floats = (chance.random(shape) >= _DROPPED) / (1.0 - _DROPPED)
    return kept
