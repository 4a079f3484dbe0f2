"""The division by dynamic programming is what weighing every division one by one gives."""

import math
import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import pytest

from goalextract.layout.monotone import Division
from goalextract.layout.scores import Announced, Piece
from goalextract.profiles.cues import KINDS
from goalextract.profiles.weights import Vector
from goalextract.records import Kind

EXACT = 1e-9
SURE = 0.995
MOVES = {
    "skip": -1.3,
    "skip:goal": -0.6,
    "skip:comment": 0.8,
    "carry": -0.7,
    "at_label": 0.9,
    "at_run": 0.6,
    "within_run": -0.4,
    "after_carry": -0.8,
    "start:goal": 0.3,
    "start:status": -0.2,
    "edge:stop": 0.5,
    "edge:capital": -0.6,
    "carry:open": 0.7,
    "carried:1": 0.4,
    "reached:4": 0.9,
    "reached:7": -0.5,
}
SOME_KINDS = (Kind.GOAL, Kind.STATUS, Kind.MEANS, Kind.COMMENT)
Owners = tuple[int, ...]


@dataclass(frozen=True)
class Case:
    pieces: Sequence[Piece]
    labels: Sequence[Announced]
    lengths: Mapping[Kind, float] = field(default_factory=dict)

    @property
    def division(self) -> Division:
        division = Division(self.pieces, self.labels, MOVES, self.lengths)
        division.weigh()
        return division


def vector(rng: random.Random) -> Vector:
    return tuple(rng.uniform(-2, 2) for _ in KINDS)


def draw(seed: int, *, has_text_before: bool = False) -> Case:
    """Draw pieces and labels in runs, as a page of running text has them."""
    rng = random.Random(seed)
    count = rng.randint(1, 6)
    pieces = [
        Piece(
            vector(rng),
            vector(rng),
            tuple(rng.sample(("edge:stop", "edge:capital", "unknown"), rng.randint(0, 2))),
            rng.randint(1, 50),
            rng.choice(("stop", "open", "")),
        )
        for _ in range(count)
    ]
    labels: list[Announced] = []
    places = sorted(rng.randint(0, count) for _ in range(rng.randint(0, 3)))
    if not has_text_before and places:
        places[0] = 0
    for run, place in enumerate(dict.fromkeys(places)):
        for _ in range(rng.randint(1, 3)):
            labels.append(Announced(rng.choice(SOME_KINDS), run, place))
    lengths = {Kind.GOAL: 30.0, Kind.STATUS: 90.0, Kind.MEANS: 60.0, Kind.COMMENT: 20.0}
    return Case(pieces, labels, rng.choice(({}, lengths)))


def owners_of(case: Case) -> Iterator[Owners]:
    """List every way to give the pieces to labels: in order, within reach, none before its label.

    A piece may belong to the labels of the last run read before it and of the run before that;
    -1 stands for the text before all labels while at most one run has been read.
    """
    windows: list[list[int]] = []
    for t in range(len(case.pieces)):
        read = [j for j, label in enumerate(case.labels) if label.first_piece <= t]
        runs = list(dict.fromkeys(case.labels[j].run for j in read))
        near = [j for j in read if case.labels[j].run in runs[-2:]]
        windows.append([-1, *near] if len(runs) < 2 else near)

    def go_on(before: Owners) -> Iterator[Owners]:
        if len(before) == len(windows):
            yield before
            return
        for j in windows[len(before)]:
            if not before or j >= before[-1]:
                yield from go_on((*before, j))

    yield from go_on(())


def started(case: Case, t: int, j: int) -> float:
    moves = sum(MOVES.get(name, 0.0) for name in case.division.scores.start_moves(t, j))
    return case.pieces[t].opening[KINDS.index(case.labels[j].kind)] + moves


def skipped(case: Case, start: int, end: int) -> float:
    names = [f"skip:{label.kind.value}" for label in case.labels[start:end]]
    return sum(MOVES["skip"] + MOVES.get(name, 0.0) for name in names)


def weight(case: Case, owners: Owners) -> float:
    """Add up what one division is worth: bodies, starts, carries and labels without a value."""
    total = 0.0
    last_read = [
        max((j for j, label in enumerate(case.labels) if label.first_piece <= t), default=-1)
        for t in range(len(owners))
    ]
    for t, j in enumerate(owners):
        before = owners[t - 1] if t else -1
        if j >= 0:
            total += case.pieces[t].body[KINDS.index(case.labels[j].kind)]
        if j != before:
            total += started(case, t, j) + skipped(case, before + 1, j)
        elif t and last_read[t] > last_read[t - 1]:
            total += MOVES["carry"] + MOVES.get(f"carry:{case.pieces[t].left}", 0.0)
    total += skipped(case, owners[-1] + 1, len(case.labels))
    return total


def parts(owners: Owners) -> list[tuple[int, int, int]]:
    edges = [0, *(t for t in range(1, len(owners)) if owners[t] != owners[t - 1]), len(owners)]
    return [(owners[a], a, b) for a, b in pairwise(edges)]


SEEDS = range(120)


@pytest.mark.parametrize("seed", SEEDS)
def test_it_is_what_weighing_every_division_gives(seed: int) -> None:
    compare(draw(seed))


def test_so_it_is_where_text_stands_before_all_labels() -> None:
    for seed in SEEDS:
        compare(draw(seed, has_text_before=True))


def compare(case: Case) -> None:
    """Compare the division with all divisions: its best one, its parts, each piece and start."""
    division = case.division
    weights = {owners: weight(case, owners) for owners in owners_of(case)}
    total = math.log(math.fsum(math.exp(w) for w in weights.values()))
    assert division.total == pytest.approx(total, abs=EXACT)
    shares = {owners: math.exp(w - total) for owners, w in weights.items()}

    found = division.best()
    best = tuple(part.label for part in found for _ in range(part.start, part.end))
    assert [(p.label, p.start, p.end) for p in found] == parts(best)
    # Two labels of a kind beside each other may weigh the same; either will do.
    assert weights[best] == pytest.approx(max(weights.values()), abs=EXACT)
    for part in found:
        share = math.fsum(
            s for o, s in shares.items() if (part.label, part.start, part.end) in parts(o)
        )
        assert part.probability == pytest.approx(share, abs=EXACT)

    for t in range(len(case.pieces)):
        for j in range(-1, len(case.labels)):
            held = math.fsum(s for o, s in shares.items() if o[t] == j)
            assert division.piece_probability(t, j) == pytest.approx(held, abs=EXACT)
            begun = math.fsum(
                s for o, s in shares.items() if o[t] == j >= 0 and (t == 0 or o[t - 1] != j)
            )
            assert division.start_probability(t, j) == pytest.approx(begun, abs=EXACT)


@pytest.mark.parametrize("seed", SEEDS)
def test_the_other_start_is_the_likeliest_start_but_the_chosen_one(seed: int) -> None:
    case = draw(seed)
    division = case.division
    for part in division.best():
        if part.label < 0:
            assert part.other_start is None
            continue
        chances = {
            t: division.start_probability(t, part.label)
            for t in range(len(case.pieces))
            if t != part.start
        }
        best = max(chances.values(), default=0.0)
        if part.probability > SURE:
            assert part.other_start is None
            continue
        assert part.other_probability == pytest.approx(best, abs=EXACT)
        if part.other_start is not None:
            assert chances[part.other_start] == pytest.approx(best, abs=EXACT)


def flat(count: int) -> list[Piece]:
    zero = (0.0,) * len(KINDS)
    return [Piece(zero, zero) for _ in range(count)]


def test_text_without_labels_belongs_to_none() -> None:
    division = Division(flat(3), [], MOVES)
    division.weigh()
    assert [(p.label, p.start, p.end, p.probability) for p in division.best()] == [(-1, 0, 3, 1.0)]


def test_a_long_text_is_weighed_without_overflow() -> None:
    count = 3000
    labels = [Announced(Kind.GOAL, run, run * 30) for run in range(count // 30)]
    division = Division(flat(count), labels, MOVES)
    division.weigh()
    assert math.isfinite(division.total)
    found = division.best()
    assert [part.start for part in found] == [0, *(p.end for p in found[:-1])]
    assert found[-1].end == count
    assert all(0.0 <= part.probability <= 1.0 for part in found)


def test_runs_of_labels_without_a_piece_between_them_break_nothing() -> None:
    rng = random.Random(7)
    pieces = [Piece(vector(rng), vector(rng)) for _ in range(3)]
    labels = [Announced(Kind.GOAL, 0, 0)]
    labels += [Announced(Kind.STATUS, run, 1) for run in range(1, 6)]
    parts = Case(pieces, labels).division.best()
    assert [part.start for part in parts] == sorted({part.start for part in parts})
    assert parts[-1].end == len(pieces)
