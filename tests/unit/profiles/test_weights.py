"""Tables of cues add up, the network sees neighbours, and the weights that ship are whole."""

import io
import json
import math
from importlib import resources

import numpy as np
import pytest

from goalextract.layout.surroundings import NUMBERS
from goalextract.profiles.cues import KINDS
from goalextract.profiles.weights import CueTable, CueWeights, load_weights, parse_weights
from goalextract.records import Kind
from tests.unit.profiles.networks import one_way, together

LARGEST = 4 << 20
WIDTH = len(KINDS)
GOAL, STATUS = KINDS.index(Kind.GOAL), KINDS.index(Kind.STATUS)


def row(*values: float, given: tuple[float, ...] = (0.0,)) -> list[float]:
    return [*values, *[0.0] * (WIDTH - len(values)), *given]


def test_a_table_adds_up_the_rows_of_known_cues() -> None:
    table = CueTable(["a", "b"], np.array([row(1.0), row(0.5, 2.0)]))
    sums = table.sums([("a", "b", "unknown"), (), ("b",)])
    assert sums.tolist() == [row(1.5, 2.0), row(), row(0.5, 2.0)]
    assert list(table["b"]) == row(0.5, 2.0)[:WIDTH]


def test_a_pieces_own_weights_are_scaled_and_each_network_is_given_its_share() -> None:
    table = CueTable(["a"], np.array([row(4.0, given=(1.0, 7.0))]))
    networks = together(one_way(to=STATUS, times=3.0), one_way(to=STATUS, times=1.0))
    weights = CueWeights(table, table, networks, [], {})
    long = ("a", *("unknown",) * 39)  # four times ten cues count for half
    scored = weights.scores([long, ()], [("a",), ()], np.zeros((2, 0)))
    # Both tables gave the first network 1 and the second one 7 of the piece before.
    assert scored.body[0].tolist() == row(2.0)[:WIDTH]
    assert scored.body[1, STATUS] == (3.0 * 2.0 + 1.0 * 14.0) / 2
    assert scored.opening[0].tolist() == row(4.0)[:WIDTH]
    assert scored.places.shape == (2, 4)
    assert scored.stays.tolist() == [0.0, 0.0]


def stored(**arrays: object) -> bytes:
    out = io.BytesIO()
    np.savez(out, **{name: np.asarray(array) for name, array in arrays.items()})  # type: ignore[arg-type]
    return out.getvalue()


def test_weights_are_read_from_json_and_arrays() -> None:
    text = json.dumps(
        {"moves": {"carry": -3.0}, "sharpness": 0.5, "shift": 0.1, "lengths": {"goal": 80.0}}
    )
    net = one_way(to=GOAL, times=1.0).parts
    arrays = stored(
        circumstances=np.frombuffer(b"small", np.uint8),
        body=[row(3.0)], body_steps=row(0.5, given=(1.0,)),
        body_cues=np.frombuffer(b"skal", np.uint8),
        opening=[row(0.0, 1.0)], opening_steps=row(1.0, 0.5, given=(1.0,)),
        opening_cues=np.frombuffer("1:på".encode(), np.uint8),
        **net,
    )  # fmt: skip
    weights = parse_weights(text, arrays)
    assert list(weights.body["skal"]) == row(1.5)[:WIDTH]
    assert list(weights.opening["1:på"]) == row(0.0, 0.5)[:WIDTH]
    assert list(weights.circumstances) == ["small"]
    assert weights.moves == {"carry": -3.0}
    assert (weights.sharpness, weights.shift) == (0.5, 0.1)
    assert weights.lengths == {Kind.GOAL: 80.0}
    assert weights.calibrated(0.5) == pytest.approx(1 / (1 + math.exp(-0.1)))
    assert 0 < weights.calibrated(0.0) < weights.calibrated(0.3) < weights.calibrated(1.0) < 1


def test_the_weights_that_come_with_the_program_are_whole_and_small() -> None:
    weights = load_weights()
    cues = [("skal", "er", "c:M"), ("1:der",)]
    around = np.zeros((2, len(weights.circumstances) + NUMBERS))
    for part in weights.scores(cues, cues, around):
        assert np.isfinite(part).all()
        assert part.any()
    assert all(math.isfinite(value) for value in weights.moves.values())
    assert weights.sharpness > 0
    assert set(weights.lengths) <= set(Kind)
    assert len(weights.lengths) > WIDTH // 2
    folder = resources.files("goalextract.profiles")
    sizes = [len(folder.joinpath(name).read_bytes()) for name in ("cues.json", "cues.npz")]
    assert sum(sizes) < LARGEST


def test_whole_numbers_count_for_as_many_steps() -> None:
    stored = np.array([row(1.0), row(2.0)]).astype(np.int8)
    steps = np.full(stored.shape[1], 0.25)
    table, same = CueTable(["a", "b"], stored, steps), CueTable(["a", "b"], stored * steps)
    assert (table.sums([["a", "b"], []]) == same.sums([["a", "b"], []])).all()
    assert table["b"] == same["b"]
