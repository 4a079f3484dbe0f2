"""Tables of cues add up, the network sees neighbours, and the weights that ship are whole."""

import io
import json
import math
from importlib import resources

import numpy as np
import pytest

from goalextract.profiles.cues import KINDS
from goalextract.profiles.weights import (
    CueTable,
    CueWeights,
    Network,
    beside,
    load_weights,
    parse_weights,
)
from goalextract.records import Kind

LARGEST = 2_000_000
WIDTH = len(KINDS)
GOAL, STATUS = KINDS.index(Kind.GOAL), KINDS.index(Kind.STATUS)


def row(*values: float, given: tuple[float, ...] = (0.0,)) -> list[float]:
    return [*values, *[0.0] * (WIDTH - len(values)), *given]


def silent(given: int = 1, hidden: int = 2) -> Network:
    """A network that adds nothing."""
    inner = np.zeros((5 * given, hidden))
    return Network(np.zeros(given), inner, np.zeros(hidden), np.zeros((hidden, 2 * WIDTH)))


def test_a_table_adds_up_the_rows_of_known_cues() -> None:
    table = CueTable(["a", "b"], np.array([row(1.0), row(0.5, 2.0)]))
    sums = table.sums([("a", "b", "unknown"), (), ("b",)])
    assert sums.tolist() == [row(1.5, 2.0), row(), row(0.5, 2.0)]
    assert list(table["b"]) == row(0.5, 2.0)[:WIDTH]


def test_rows_stand_beside_their_neighbours_and_noughts_beyond_the_ends() -> None:
    shown = beside(np.array([[1.0], [2.0], [3.0]]))
    assert shown.tolist() == [
        [0.0, 0.0, 1.0, 2.0, 3.0],
        [0.0, 1.0, 2.0, 3.0, 0.0],
        [1.0, 2.0, 3.0, 0.0, 0.0],
    ]


def test_a_pieces_own_weights_are_scaled_and_the_network_adds_to_them() -> None:
    table = CueTable(["a"], np.array([row(4.0, given=(1.0,))]))
    inner = np.zeros((5, 2))
    inner[1, 0] = 1.0  # the piece before
    outer = np.zeros((2, 2 * WIDTH))
    outer[0, STATUS], outer[0, WIDTH + GOAL] = 3.0, 5.0
    network = Network(np.zeros(1), inner, np.zeros(2), outer)
    weights = CueWeights(table, table, network, {})
    long = ("a", *("unknown",) * 39)  # four times ten cues count for half
    within, starting = weights.scores([long, ()], [("a",), ()])
    assert within[0] == row(2.0)[:WIDTH]
    assert [within[1][STATUS], starting[1][GOAL]] == [6.0, 10.0]  # both tables gave the network 1
    assert starting[0] == row(4.0)[:WIDTH]
    assert weights.scores([], []) == ([], [])


def stored(**arrays: object) -> bytes:
    out = io.BytesIO()
    np.savez(out, **{name: np.asarray(array) for name, array in arrays.items()})  # type: ignore[arg-type]
    return out.getvalue()


def test_weights_are_read_from_json_and_arrays() -> None:
    text = json.dumps(
        {"moves": {"carry": -3.0}, "sharpness": 0.5, "shift": 0.1, "lengths": {"goal": 80.0}}
    )
    net = silent()
    arrays = stored(
        body=[row(1.5)], body_cues=np.frombuffer(b"skal", np.uint8),
        opening=[row(0.0, 0.5)], opening_cues=np.frombuffer("1:på".encode(), np.uint8),
        bias=net.bias, inner=net.inner, inner_bias=net.inner_bias, outer=net.outer,
    )  # fmt: skip
    weights = parse_weights(text, arrays)
    assert list(weights.body["skal"]) == row(1.5)[:WIDTH]
    assert list(weights.opening["1:på"]) == row(0.0, 0.5)[:WIDTH]
    assert weights.moves == {"carry": -3.0}
    assert (weights.sharpness, weights.shift) == (0.5, 0.1)
    assert weights.lengths == {Kind.GOAL: 80.0}
    assert weights.calibrated(0.5) == pytest.approx(1 / (1 + math.exp(-0.1)))
    assert 0 < weights.calibrated(0.0) < weights.calibrated(0.3) < weights.calibrated(1.0) < 1


def test_the_weights_that_come_with_the_program_are_whole_and_small() -> None:
    weights = load_weights()
    cues = [("skal", "er", "c:M"), ("1:der",)]
    within, starting = weights.scores(cues, cues)
    assert all(math.isfinite(value) for line in (*within, *starting) for value in line)
    assert any(value for line in (*within, *starting) for value in line)
    assert all(math.isfinite(value) for value in weights.moves.values())
    assert weights.sharpness > 0
    assert set(weights.lengths) <= set(Kind)
    assert len(weights.lengths) > WIDTH // 2
    folder = resources.files("goalextract.profiles")
    sizes = [len(folder.joinpath(name).read_bytes()) for name in ("cues.json", "cues.npz")]
    assert sum(sizes) < LARGEST
