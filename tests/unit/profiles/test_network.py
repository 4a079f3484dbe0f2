"""The network sees neighbours as they are, and far pieces by what it carries on."""

import numpy as np
import pytest

from goalextract.profiles.cues import KINDS
from goalextract.profiles.network import OUTPUTS, Networks, Outputs, beside, in_order, recur
from tests.unit.profiles.networks import one_way, together

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


def test_several_networks_add_their_mean() -> None:
    both = together(one_way(to=3, times=2.0), one_way(to=3, times=4.0))
    out = both.outputs(np.array([[1.0, 10.0], [0.0, 0.0]]), np.zeros((2, 0)))
    assert out.body[:, 3].tolist() == [0.0, (2.0 * 1.0 + 4.0 * 10.0) / 2]


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
    assert found.shape == (2, count, size)
    assert np.abs(found).max() <= 1.0
    changed = rows.copy()
    changed[10] += 1.0
    moved = np.abs(in_order(recur(changed, parts)) - in_order(found))
    assert not moved[:10, :size].any()  # forward, nothing before it hears of it
    assert moved[11:13, :size].any(axis=1).all()
    assert not moved[11:, size:].any()  # backward, nothing after it does
    assert moved[8:10, size:].any(axis=1).all()


@pytest.mark.parametrize("size", [1e6, -1e6])
def test_no_number_is_too_large(size: float) -> None:
    out = one_way(to=0, times=1.0).outputs(np.full((4, 1), size), np.zeros((4, 0)))
    assert np.isfinite(out.body).all()


@pytest.mark.parametrize("count", [1, 2, 3, 8])
def test_layers_that_are_stacked_see_what_each_alone_would(count: int) -> None:
    chance = np.random.default_rng(count)
    size, wide, around = 3, 4, 2
    shown = 2 * size + 5 * (wide + around)
    parts = {
        "bias": chance.normal(size=(2, wide)),
        "in_rows": chance.normal(size=(2, 2, wide + around, 3 * size)),
        "in_state": chance.normal(size=(2, 2, size, 3 * size)),
        "rows_bias": chance.normal(size=(2, 2, 1, 3 * size)),
        "state_bias": chance.normal(size=(2, 2, 1, 3 * size)),
        "inner": chance.normal(size=(2, shown, size)),
        "inner_bias": chance.normal(size=(2, size)),
        "outer": chance.normal(size=(2, size, OUTPUTS)),
        "outer_bias": chance.normal(size=(2, OUTPUTS)),
    }
    given, told = chance.normal(size=(count, 2 * wide)), chance.normal(size=(count, around))
    found = Networks(parts).outputs(given, told)
    means = []
    for n in range(2):
        own = {name: part[n] for name, part in parts.items()}
        rows = np.hstack([np.maximum(given[:, n * wide : (n + 1) * wide] + own["bias"], 0), told])
        seen = np.hstack([in_order(recur(rows, own)), beside(rows)])
        hidden = np.maximum(seen @ own["inner"] + own["inner_bias"], 0)
        means.append(hidden @ own["outer"] + own["outer_bias"])
    expected = Outputs.of(np.mean(means, axis=0))
    for one, other in zip(found, expected, strict=True):
        assert np.allclose(one, other)
