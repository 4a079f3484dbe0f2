"""The networks over the pieces of a stream: what stands around a piece tells what it is.

Each piece is given as numbers, made of its cues and of what stands around it.  A recurrent layer
(gated, read from both ends; Cho et al. 2014, https://arxiv.org/abs/1406.1078) carries on what was
read; a hidden layer sees it beside the piece and its neighbours.  numpy only, so that the same
input gives the same numbers wherever it runs.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
import numpy.typing as npt

from goalextract.profiles.cues import KINDS

Floats = npt.NDArray[np.float64]
NEIGHBOURS: Final = 2
"""How many pieces before and after a piece the hidden layer sees as they are."""
_PLACES: Final = 4
"""Where a label may stand from a piece: see ``layout/scores.py``."""
_WIDTH: Final = len(KINDS)
OUTPUTS: Final = 2 * _WIDTH + _PLACES + 1
_STEEPEST: Final = 60.0
_BLOCK: Final = 512


class Outputs(NamedTuple):
    """Hold what the networks add to the scores of pieces, a row for each.

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
        ends = (_WIDTH, 2 * _WIDTH, 2 * _WIDTH + _PLACES)
        body, opening, places, stays = np.split(rows, ends, axis=1)
        return cls(body, opening, places, stays[:, 0])


def both_ways(rows: Floats) -> Floats:
    """Return rows (..., rows, width) in their order and in the other, (..., 2, rows, width)."""
    return np.stack([rows, rows[..., ::-1, :]], axis=-3)


def in_order(states: Floats) -> Floats:
    """Put what both directions say of each piece side by side."""
    return np.concatenate([states[..., 0, :, :], states[..., 1, ::-1, :]], axis=-1)


def recur(rows: Floats, parts: Mapping[str, Floats]) -> Floats:
    """Read rows from both ends, a gated step for each; return the states, (..., 2, pieces, size).

    Layers that are stacked, in the first axes of rows and parts, take each step together.

    Args:
        rows: (..., pieces, width).
        parts: ``in_rows`` (..., 2, width, 3 x size), ``in_state`` (..., 2, size, 3 x size) and the
            biases ``rows_bias``, ``state_bias`` (..., 2, 1, 3 x size), for reset, update and new
            state.
    """
    *stacks, count, width = rows.shape
    into = parts["in_rows"].reshape(-1, 2, width, parts["in_rows"].shape[-1])
    size = into.shape[-1] // 3
    weights = _by_gate(parts["in_state"].reshape(-1, size, 3 * size), size)
    bias = _by_gate(parts["state_bias"].reshape(-1, 1, 3 * size), size)
    states = np.zeros((count + 1, weights.shape[1], 1, size))
    back = np.empty((*weights.shape[:2], 1, size))
    # Results are written in place: a step has few numbers, so that all else would take most time.
    gates, (reset, update, carried) = back[:2], back
    given = _given(rows.reshape(-1, count, width), into, parts["rows_bias"])
    for before, state, here in zip(states, states[1:], given, strict=False):
        np.matmul(before, weights, out=back)
        np.add(back, bias, out=back)
        np.add(gates, here[:2], out=gates)
        squash(gates)
        np.multiply(reset, carried, out=state)
        np.add(state, here[2], out=state)
        np.tanh(state, out=state)
        np.subtract(before, state, out=carried)
        np.multiply(update, carried, out=carried)
        np.add(state, carried, out=state)
    return np.moveaxis(states[1:, :, 0], 0, 1).reshape(*stacks, 2, count, size)


def _given(rows: Floats, into: Floats, bias: Floats) -> Iterator[Floats]:
    """Yield what each step is given by its rows, (3, stacks x 2 directions, 1, size).

    A block of steps at a time, so that memory does not grow with the rows.
    """
    count, size = rows.shape[1], into.shape[-1] // 3
    by_gate = _by_gate(bias.reshape(-1, 1, 3 * size), size)
    block = np.empty((min(_BLOCK, count), *by_gate.shape))
    for start in range(0, count, _BLOCK):
        stop = min(start + _BLOCK, count)
        steps = block[: stop - start]
        for stack, (own, (forth, back)) in enumerate(zip(rows, into, strict=True)):
            there, here = own[start:stop] @ forth, own[count - stop : count - start] @ back
            steps[:, :, 2 * stack, 0] = there.reshape(-1, 3, size)
            steps[:, :, 2 * stack + 1, 0] = here.reshape(-1, 3, size)[::-1]
        np.add(steps, by_gate, out=steps)
        yield from steps


def _by_gate(values: Floats, size: int) -> Floats:
    """Part the last axis into reset, update and new state: (..., 3 x size) -> (3, ..., size)."""
    parted = values.reshape(*values.shape[:-1], 3, size)
    return np.ascontiguousarray(np.moveaxis(parted, -2, 0))


def squash(values: Floats) -> None:
    """Bring numbers between 0 and 1, in place."""
    np.negative(values, out=values)
    np.minimum(values, _STEEPEST, out=values)
    np.exp(values, out=values)
    np.add(values, 1.0, out=values)
    np.reciprocal(values, out=values)


def beside(rows: Floats) -> Floats:
    """Put each row beside its neighbours' before and after it; beyond the ends stand noughts."""
    count, width = rows.shape
    padded = np.vstack([np.zeros((NEIGHBOURS, width)), rows, np.zeros((NEIGHBOURS, width))])
    return np.hstack([padded[n : n + count] for n in range(2 * NEIGHBOURS + 1)])


@dataclass(frozen=True, slots=True)
class Networks:
    """Hold the numbers of networks that were learned apart; their first axis tells whose.

    Their mean is surer of itself where they agree, and only there.
    """

    parts: Mapping[str, Floats]

    def outputs(self, given: Floats, around: Floats) -> Outputs:
        """Return what the networks add to each piece's scores, on the average.

        Args:
            given: what the tables of cues give of each piece, the networks' shares side by side.
            around: what stands around it, as numbers; see ``layout/surroundings.py``.
        """
        parts, count = self.parts, len(given)
        shares = np.moveaxis(given.reshape(count, len(parts["bias"]), -1), 1, 0)
        told = np.broadcast_to(around, (len(shares), *around.shape))
        rows = np.concatenate([np.maximum(shares + parts["bias"][:, None], 0.0), told], axis=-1)
        states = in_order(recur(rows, parts))
        within = states.shape[-1]
        hidden = states @ parts["inner"][:, :within] + parts["inner_bias"][:, None]
        width = rows.shape[-1]
        for n in range(2 * NEIGHBOURS + 1):
            # As ``beside`` would give it, without the copies of all rows that it makes.
            shift = n - NEIGHBOURS
            start = within + n * width
            shown, seen = max(0, -shift), max(0, shift)
            seen_by = rows[:, seen : count - shown] @ parts["inner"][:, start : start + width]
            hidden[:, shown : count - seen] += seen_by
        outer = np.maximum(hidden, 0.0) @ parts["outer"] + parts["outer_bias"][:, None]
        return Outputs.of(outer.mean(axis=0))
