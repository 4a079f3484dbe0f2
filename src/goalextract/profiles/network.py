"""The network over the pieces of a stream: what stands around a piece tells what it is.

Each piece is given as numbers, made of its cues and of what stands around it.  A recurrent layer
(gated, read from both ends; Cho et al. 2014, https://arxiv.org/abs/1406.1078) carries on what was
read; a hidden layer sees it beside the piece and its neighbours.  numpy only, so that the same
input gives the same numbers wherever it runs.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from goalextract.profiles.cues import KINDS

Floats = npt.NDArray[np.float64]
NEIGHBOURS: Final = 2
"""How many pieces before and after a piece the hidden layer sees as they are."""
PLACES: Final = 4
"""Where a label may stand from a piece: see ``layout/scores.py``."""
_WIDTH: Final = len(KINDS)
OUTPUTS: Final = 2 * _WIDTH + PLACES + 1
_STEEPEST: Final = 60.0


class Outputs(NamedTuple):
    """Hold what the network adds to the scores of pieces, a row for each.

    ``body`` and ``opening``: for each kind, within a value and at its start; ``places``: for a
    start, by where its label stands; ``stays``: that a value goes on past labels.
    """

    body: Floats
    opening: Floats
    places: Floats
    stays: Floats

    @classmethod
    def of(cls, rows: Floats) -> "Outputs":
        """Part the network's last layer."""
        ends = (_WIDTH, 2 * _WIDTH, 2 * _WIDTH + PLACES)
        body, opening, places, stays = np.split(rows, ends, axis=1)
        return cls(body, opening, places, stays[:, 0])


def mean(outputs: Iterable[Outputs]) -> Outputs:
    """Return the mean of what several networks add."""
    parts = zip(*outputs, strict=True)
    return Outputs(*(np.mean(np.stack(part), axis=0) for part in parts))


class Recurrence(NamedTuple):
    """Hold a recurrent layer's states, (2 directions, pieces, size), and how they came to be."""

    states: Floats
    resets: Floats
    updates: Floats
    news: Floats
    carried: Floats


def both_ways(rows: Floats) -> Floats:
    """Return rows in their order and in the other, (2, rows, width)."""
    return np.stack([rows, rows[::-1]])


def in_order(states: Floats) -> Floats:
    """Put what both directions say of each piece side by side."""
    return np.hstack([states[0], states[1][::-1]])


def recur(rows: Floats, parts: Mapping[str, Floats]) -> Recurrence:
    """Read rows from both ends, a gated step for each.

    Args:
        rows: (pieces, width).
        parts: ``in_rows`` (2, width, 3 x size), ``in_state`` (2, size, 3 x size) and the biases
            ``rows_bias``, ``state_bias`` (2, 1, 3 x size), for reset, update and new state.
    """
    given = both_ways(rows) @ parts["in_rows"] + parts["rows_bias"]
    weights, bias = parts["in_state"], parts["state_bias"]
    size, count = weights.shape[1], len(rows)
    found = Recurrence(*(np.empty((2, count, size)) for _ in Recurrence._fields))
    state: Floats = np.zeros((2, 1, size))
    for t in range(count):
        back = state @ weights + bias
        here = given[:, t : t + 1]
        gates = _squashed(here[..., : 2 * size] + back[..., : 2 * size])
        reset, update, carried = gates[..., :size], gates[..., size:], back[..., 2 * size :]
        new = np.tanh(here[..., 2 * size :] + reset * carried)
        state = new + update * (state - new)
        for held, value in zip(found, (state, reset, update, new, carried), strict=True):
            held[:, t] = value[:, 0]
    return found


def _squashed(values: Floats) -> Floats:
    squashed: Floats = 1.0 / (1.0 + np.exp(-np.clip(values, -_STEEPEST, _STEEPEST)))
    return squashed


def beside(rows: Floats) -> Floats:
    """Put each row beside its neighbours' before and after it; beyond the ends stand noughts."""
    count, width = rows.shape
    padded = np.vstack([np.zeros((NEIGHBOURS, width)), rows, np.zeros((NEIGHBOURS, width))])
    return np.hstack([padded[n : n + count] for n in range(2 * NEIGHBOURS + 1)])


@dataclass(frozen=True, slots=True)
class Network:
    """Hold the numbers of the network: see ``recur`` and ``outputs``."""

    parts: Mapping[str, Floats]

    def outputs(self, given: Floats, around: Floats) -> Outputs:
        """Return what the network adds to each piece's scores.

        Args:
            given: what the tables of cues give of each piece.
            around: what stands around it, as numbers; see ``layout/surroundings.py``.
        """
        parts = self.parts
        rows = np.hstack([np.maximum(given + parts["bias"], 0.0), around])
        read = in_order(recur(rows, parts).states)
        shown = np.hstack([read, beside(rows)])
        hidden = np.maximum(shown @ parts["inner"] + parts["inner_bias"], 0.0)
        return Outputs.of(hidden @ parts["outer"] + parts["outer_bias"])
