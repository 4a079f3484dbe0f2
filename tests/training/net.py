"""The way back through the network over a stream's pieces; the way forth is the program's own."""

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np

from goalextract.profiles.network import (
    NEIGHBOURS,
    OUTPUTS,
    Outputs,
    beside,
    both_ways,
    in_order,
    recur,
    squash,
)
from tests.training.tables import GIVEN, Floats

SIZE: Final = 64
"""How many numbers each direction of the recurrent layer, and the hidden layer, carry."""
_DROPPED: Final = 0.5


def new_parts(around: int, chance: np.random.Generator) -> dict[str, Floats]:
    """Return the network's numbers before it has learned: small, by chance."""
    wide = GIVEN + around
    shown = 2 * SIZE + (2 * NEIGHBOURS + 1) * wide
    even = 1.0 / math.sqrt(SIZE)
    return {
        "bias": np.zeros(GIVEN),
        "in_rows": chance.uniform(-even, even, (2, wide, 3 * SIZE)),
        "in_state": chance.uniform(-even, even, (2, SIZE, 3 * SIZE)),
        "rows_bias": chance.uniform(-even, even, (2, 1, 3 * SIZE)),
        "state_bias": chance.uniform(-even, even, (2, 1, 3 * SIZE)),
        "inner": chance.uniform(-1.0, 1.0, (shown, SIZE)) / math.sqrt(shown),
        "inner_bias": np.zeros(SIZE),
        "outer": chance.normal(0.0, 0.02, (SIZE, OUTPUTS)),
        "outer_bias": np.zeros(OUTPUTS),
    }


class Recurrence(NamedTuple):
    """Hold a recurrent layer's states, (2 directions, pieces, size), and how they came to be."""

    states: Floats
    resets: Floats
    updates: Floats
    news: Floats
    carried: Floats
    before: Floats


@dataclass(frozen=True, slots=True)
class Passed:
    """Hold what went through the network, for the way back."""

    before: Floats
    kept: Floats
    rows: Floats
    recurrence: Recurrence
    read_kept: Floats
    shown: Floats
    hidden: Floats
    hidden_kept: Floats
    outputs: Outputs


def forward(
    parts: Mapping[str, Floats],
    given: Floats,
    around: Floats,
    chance: np.random.Generator | None = None,
) -> Passed:
    """Pass pieces through the network; with ``chance`` some of what they carry is dropped."""
    before = given + parts["bias"]
    kept = _kept(before.shape, chance)
    rows = np.hstack([np.maximum(before, 0.0) * kept, around])
    recurrence = _recurrence(rows, parts)
    read = in_order(recurrence.states)
    read_kept = _kept(read.shape, chance)
    shown = np.hstack([read * read_kept, beside(rows)])
    hidden = np.maximum(shown @ parts["inner"] + parts["inner_bias"], 0.0)
    hidden_kept = _kept(hidden.shape, chance)
    hidden = hidden * hidden_kept
    outputs = Outputs.of(hidden @ parts["outer"] + parts["outer_bias"])
    return Passed(before, kept, rows, recurrence, read_kept, shown, hidden, hidden_kept, outputs)


def _recurrence(rows: Floats, parts: Mapping[str, Floats]) -> Recurrence:
    """Read rows as the program does; what led from state to state is reckoned for all at once."""
    states = recur(rows, parts)
    size = states.shape[-1]
    before = np.concatenate([np.zeros((2, 1, size)), states[:, :-1]], axis=1)
    given = both_ways(rows) @ parts["in_rows"] + parts["rows_bias"]
    back = before @ parts["in_state"] + parts["state_bias"]
    gates, carried = given[..., : 2 * size] + back[..., : 2 * size], back[..., 2 * size :]
    squash(gates)
    resets, updates = gates[..., :size], gates[..., size:]
    news = np.tanh(given[..., 2 * size :] + resets * carried)
    return Recurrence(states, resets, updates, news, carried, before)


def backward(
    parts: Mapping[str, Floats], passed: Passed, gaps: Floats
) -> tuple[dict[str, Floats], Floats]:
    """Return the gradients of the network's numbers, and of what the tables gave it.

    ``gaps`` are those of the last layer, (pieces, ``OUTPUTS``).
    """
    at_hidden = (gaps @ parts["outer"].T) * (passed.hidden > 0) * passed.hidden_kept
    at_shown = at_hidden @ parts["inner"].T
    size = passed.read_kept.shape[1]
    at_read = at_shown[:, :size] * passed.read_kept
    gradients, at_rows = _recur_back(parts, passed, at_read)
    count, width = passed.rows.shape
    padded = np.zeros((count + 2 * NEIGHBOURS, width))
    for n in range(2 * NEIGHBOURS + 1):
        padded[n : n + count] += at_shown[:, size + n * width : size + (n + 1) * width]
    at_rows += padded[NEIGHBOURS : NEIGHBOURS + count]
    wide = passed.before.shape[1]
    at_given: Floats = at_rows[:, :wide] * passed.kept * (passed.before > 0)
    gradients |= {
        "bias": at_given.sum(axis=0),
        "inner": passed.shown.T @ at_hidden,
        "inner_bias": at_hidden.sum(axis=0),
        "outer": passed.hidden.T @ gaps,
        "outer_bias": gaps.sum(axis=0),
    }
    return gradients, at_given


def _recur_back(
    parts: Mapping[str, Floats], passed: Passed, at_read: Floats
) -> tuple[dict[str, Floats], Floats]:
    """Go back through the recurrent layer, from each direction's last step to its first."""
    _, resets, updates, news, carried, before = passed.recurrence
    weights = parts["in_state"]
    size, count = weights.shape[1], len(at_read)
    at_states = np.stack([at_read[:, :size], at_read[::-1, size:]])
    at_given = np.empty((2, count, 3 * size))
    at_back = np.empty((2, count, 3 * size))
    onward: Floats = np.zeros((2, size))
    turned = weights.transpose(0, 2, 1)
    for t in range(count - 1, -1, -1):
        at_state = at_states[:, t] + onward
        reset, update, new = resets[:, t], updates[:, t], news[:, t]
        at_update = at_state * (before[:, t] - new) * update * (1.0 - update)
        at_new = at_state * (1.0 - update) * (1.0 - new * new)
        at_reset = at_new * carried[:, t] * reset * (1.0 - reset)
        at_given[:, t] = np.hstack([at_reset, at_update, at_new])
        at_back[:, t] = np.hstack([at_reset, at_update, at_new * reset])
        onward = at_state * update + (at_back[:, t : t + 1] @ turned)[:, 0]
    rows = both_ways(passed.rows)
    gradients = {
        "in_rows": rows.transpose(0, 2, 1) @ at_given,
        "rows_bias": at_given.sum(axis=1, keepdims=True),
        "in_state": before.transpose(0, 2, 1) @ at_back,
        "state_bias": at_back.sum(axis=1, keepdims=True),
    }
    at_rows = at_given @ parts["in_rows"].transpose(0, 2, 1)
    return gradients, at_rows[0] + at_rows[1][::-1]


def _kept(shape: tuple[int, ...], chance: np.random.Generator | None) -> Floats:
    if chance is None:
        return np.ones(shape)
    kept: Floats = (chance.random(shape) >= _DROPPED) / (1.0 - _DROPPED)
    return kept
