"""The network sees neighbours as they are, and far pieces by what it carries on."""

import numpy as np
import pytest

from goalextract.profiles.cues import KINDS
from goalextract.profiles.network import OUTPUTS, Outputs, beside, in_order, mean, recur
from tests.unit.profiles.networks import one_way

WIDTH = len(KINDS)


def test_rows_stand_beside_their_neighbours_and_noughts_beyond_the_ends() -> None:
    shown = beside(np.array([[1.0], [2.0], [3.0]]))
    assert shown.tolist() == [
        [0.0, 0.0, 1.0, 2.0, 3.0],
        [0.0, 1.0, 2.0, 3.0, 0.0],
        [1.0, 2.0, 3.0, 0.0, 0.0],
    ]


def test_the_last_layer_is_parted_into_kinds_places_and_going_on() -> None:
    rows = np.arange(OUTPUTS, dtype=float)[np.newaxis]
    parted = Outputs.of(rows)
    assert parted.body[0, 0] == 0.0
    assert parted.opening[0, 0] == WIDTH
    assert parted.places[0].tolist() == [2 * WIDTH + n for n in range(4)]
    assert parted.stays.tolist() == [OUTPUTS - 1.0]
    half = mean([parted, Outputs.of(np.zeros_like(rows))])
    assert half.stays.tolist() == [(OUTPUTS - 1.0) / 2]


def test_what_a_piece_is_given_counts_for_the_next_one() -> None:
    out = one_way(to=3, times=2.0).outputs(np.array([[1.0], [5.0], [-9.0]]), np.zeros((3, 0)))
    assert out.body[:, 3].tolist() == [0.0, 2.0, 10.0]
    assert not out.opening.any()


def test_a_far_piece_is_heard_in_both_directions_and_gates_hold() -> None:
    chance = np.random.default_rng(1)
    size, wide, count = 3, 2, 30
    parts = {
        "in_rows": chance.normal(size=(2, wide, 3 * size)),
        "in_state": chance.normal(size=(2, size, 3 * size)),
        "rows_bias": np.zeros((2, 1, 3 * size)),
        "state_bias": np.zeros((2, 1, 3 * size)),
    }
    rows = chance.normal(size=(count, wide))
    found = recur(rows, parts)
    assert np.abs(found.states).max() <= 1.0
    changed = rows.copy()
    changed[10] += 1.0
    moved = np.abs(in_order(recur(changed, parts).states) - in_order(found.states))
    assert not moved[:10, :size].any()  # forward, nothing before it hears of it
    assert moved[11:13, :size].any(axis=1).all()
    assert not moved[11:, size:].any()  # backward, nothing after it does
    assert moved[8:10, size:].any(axis=1).all()


@pytest.mark.parametrize("size", [1e6, -1e6])
def test_no_number_is_too_large(size: float) -> None:
    out = one_way(to=0, times=1.0).outputs(np.full((4, 1), size), np.zeros((4, 0)))
    assert np.isfinite(out.body).all()
