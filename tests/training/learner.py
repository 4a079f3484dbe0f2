"""Learn the weights: a conditional random field over (piece, label) above a recurrent network.

The field is the program's own (``layout/monotone.py``): the gradient of a report's likelihood is
by how much the truth surpasses what the weights of now expect.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from goalextract.layout.monotone import Division
from goalextract.layout.scores import MANY, PLACED, PLACES, STEPS
from goalextract.layout.stream import scored_pieces
from goalextract.layout.surroundings import LEFT, NUMBERS, surroundings
from goalextract.profiles.cues import KINDS
from goalextract.profiles.network import OUTPUTS, Outputs
from goalextract.profiles.weights import damping
from goalextract.records import Kind
from tests.training.gold import Example
from tests.training.net import backward, forward, new_parts
from tests.training.tables import WIDTH, Adam, Cued, Floats, new_table

_BATCH: Final = 6
_WARMING: Final = 0.1
"""The share of the steps in which the rate grows; then it falls as a cosine does."""
_FIRST_MOVES: Final = {"skip": -4.0, "carry": -3.0, "at_label": 3.0}


@dataclass(frozen=True, slots=True)
class _Report:
    """Hold a report ready to be learned from."""

    item: Example
    body: Cued
    opening: Cued
    around: Floats


class Learner:
    """Hold the weights while they are learned."""

    def __init__(
        self, body: Iterable[str], opening: Iterable[str], items: Sequence[Example], seed: int = 1
    ) -> None:
        """Begin with no weights but those of the moves, guessed, and small numbers by chance."""
        self._seed = seed
        chance = np.random.default_rng(seed)
        self.lengths = mean_lengths(items)
        named = {name for item in items for piece in item.stream.pieces for name in piece.moves}
        self.circumstances = sorted(named)
        self.body = {cue: row for row, cue in enumerate(sorted(body))}
        self.opening = {cue: row for row, cue in enumerate(sorted(opening))}
        self._moves = {name: at for at, name in enumerate(_move_names(self.circumstances))}
        self.net = new_parts(len(self.circumstances) + NUMBERS, chance)
        self._parts: dict[str, Floats] = {
            **self.net,
            "body": new_table(len(self.body), chance),
            "opening": new_table(len(self.opening), chance),
            "moves": np.array([_FIRST_MOVES.get(name, 0.0) for name in self._moves]),
        }

    @property
    def move_names(self) -> list[str]:
        """Return the names of the moves, in the order of their weights."""
        return list(self._moves)

    @property
    def _weighed_moves(self) -> dict[str, float]:
        return dict(zip(self._moves, self._parts["moves"].tolist(), strict=True))

    def learn(self, items: Sequence[Example], *, rounds: int, rate: float, share: float) -> None:
        """Learn from reports, several times over, each time with only so many of their cues.

        What one hand's words tell must not drown what many hands have in common.
        """
        reports = [self._report(item) for item in items]
        order, chance = random.Random(self._seed), np.random.default_rng(self._seed)
        adam = Adam(self._parts)
        steps, done = rounds * math.ceil(len(reports) / _BATCH), 0
        for number in range(rounds):
            order.shuffle(reports)
            for start in range(0, len(reports), _BATCH):
                gradients = self._gradients(reports[start : start + _BATCH], chance, share)
                adam.step(gradients, rate * _pace(done / steps))
                done += 1
            print(f"network {self._seed}: round {number + 1} of {rounds}", flush=True)

    @property
    def parts(self) -> Mapping[str, Floats]:
        """Return all that is learned, by name."""
        return self._parts

    def _report(self, item: Example) -> _Report:
        pieces = item.stream.pieces
        scales = [damping(len(p.body)) for p in pieces]
        return _Report(
            item,
            Cued.of([p.body for p in pieces], self.body, scales),
            Cued.of([p.opening for p in pieces], self.opening, [1.0 for _ in pieces]),
            surroundings(pieces, item.stream.labels, self.circumstances),
        )

    def _gradients(
        self, reports: Sequence[_Report], chance: np.random.Generator, share: float
    ) -> dict[str, Floats]:
        """Return the mean gradient for a piece of some reports."""
        total = {name: np.zeros_like(part) for name, part in self._parts.items()}
        count = 0
        for report in reports:
            body, opening = report.body.some(chance, share), report.opening.some(chance, share)
            within, given = body.sums(self._parts["body"])
            starting, more = opening.sums(self._parts["opening"])
            passed = forward(self._parts, given + more, report.around, chance)
            out = passed.outputs
            scored = out._replace(body=within + out.body, opening=starting + out.opening)
            division = divided(report.item, scored, self._weighed_moves, self.lengths)
            gaps = _gaps(division, report.item.owners, self._moves)
            if gaps is None:
                continue
            rows, moves = gaps
            found, at_given = backward(self._parts, passed, rows)
            for name, gradient in found.items():
                total[name] += gradient
            body.add(total["body"], rows[:, :WIDTH], at_given)
            opening.add(total["opening"], rows[:, WIDTH : 2 * WIDTH], at_given)
            total["moves"] += moves
            count += len(rows)
        return {name: gradient / max(1, count) for name, gradient in total.items()}


def _pace(done: float) -> float:
    """Return the share of the highest rate after so much of the learning."""
    if done < _WARMING:
        return max(0.04, done / _WARMING)
    return 0.5 * (1.0 + math.cos(math.pi * (done - _WARMING) / (1.0 - _WARMING)))


def _move_names(circumstances: Iterable[str]) -> list[str]:
    """Return the names of all moves that a weight may be learned for."""
    kinds = [kind.value for kind in KINDS]
    return sorted(
        {
            *circumstances,
            *PLACES,
            *(f"{place}:{name}" for place in PLACES for name in PLACED),
            *(f"carried:{n}" for n in range(MANY + 1)),
            *(f"reached:{n}" for n in range(len(STEPS) + 1)),
            *(f"start:{kind}" for kind in kinds),
            *(f"skip:{kind}" for kind in kinds),
            *(f"carry:{left}" for left in ("", *LEFT)),
            "skip",
            "carry",
        }
    )


def divided(
    item: Example, scored: Outputs, moves: Mapping[str, float], lengths: Mapping[Kind, float]
) -> Division:
    """Weigh every division of a report whose pieces have these scores."""
    pieces = scored_pieces(item.stream.pieces, scored)
    division = Division(pieces, item.stream.labels, moves, lengths)
    division.weigh()
    return division


def _gaps(
    division: Division, owners: Sequence[int], names: Mapping[str, int]
) -> tuple[Floats, Floats] | None:
    """Return by how much the truth surpasses what is expected: in pieces' scores, and in moves.

    None where the truth is no division that the model allows.
    """
    labels, count = division.labels, len(division.pieces)
    kinds = [KINDS.index(label.kind) for label in labels]
    held = set(owners)
    rows = np.zeros((count, OUTPUTS))
    moves: dict[str, float] = defaultdict(float)
    for j, label in enumerate(labels):
        # A label without a piece is skipped.
        moves[f"skip:{label.kind.value}"] -= j in held
        moves["skip"] -= j in held
    for t, owner in enumerate(owners):
        low, high = division.windows[t]
        if not low <= owner <= high:
            return None
        starts = owner >= 0 and (t == 0 or owner != owners[t - 1])
        carries = t > 0 and high > division.windows[t - 1][1]
        for j in range(max(0, low), high + 1):
            node, enter = division.piece_probability(t, j), division.start_probability(t, j)
            moves["skip"] += enter
            moves[f"skip:{labels[j].kind.value}"] += enter
            rows[t, kinds[j]] += float(owner == j) - node
            gap = float(starts and owner == j) - enter
            rows[t, WIDTH + kinds[j]] += gap
            rows[t, 2 * WIDTH + division.scores.place(t, j)] += gap
            for name in division.scores.start_moves(t, j):
                moves[name] += gap
            if carries:
                stayed = float(owner == j and not starts) - (node - enter)
                rows[t, -1] += stayed
                moves["carry"] += stayed
                moves[f"carry:{division.pieces[t].left}"] += stayed
    vector = np.zeros(len(names))
    for name, gap in moves.items():
        vector[names[name]] += gap
    return rows, vector


def mean_lengths(items: Iterable[Example]) -> dict[Kind, float]:
    """Return how many characters a value of each kind has on average."""
    sizes: dict[Kind, list[int]] = defaultdict(list)
    for item in items:
        held: Counter[int] = Counter()
        for piece, owner in zip(item.stream.pieces, item.owners, strict=True):
            held[owner] += piece.size
        for owner, size in held.items():
            if owner >= 0:
                sizes[item.stream.labels[owner].kind].append(size)
    return {kind: round(sum(all_) / len(all_), 1) for kind, all_ in sorted(sizes.items())}
