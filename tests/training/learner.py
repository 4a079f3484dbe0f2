"""Learn the cues' weights: a conditional random field over (piece, label), trained by Adagrad.

The cues of many reports are kept as rows of one table, so that a report's scores and its gradient
are a few sums of rows.
"""

import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from goalextract.layout.monotone import Division
from goalextract.layout.scores import Piece
from goalextract.profiles.cues import KINDS
from goalextract.profiles.weights import CueTable, CueWeights, damping
from goalextract.records import Kind
from tests.training.gold import Example
from tests.training.tables import FIRST_SQUARE, WIDTH, Cued, Floats, Net, Passed, Table

_MOVE_DECAY: Final = 0.005
_REMEMBER_EVERY: Final = 20
_SCALE_RATE: Final = 0.3


@dataclass(frozen=True, slots=True)
class _Report:
    """Hold a report ready to be learned from."""

    item: Example
    body: Cued
    opening: Cued


class Learner:
    """Hold the weights while they are learned."""

    def __init__(
        self, body: Iterable[str], opening: Iterable[str], *, rate: float, decay: float
    ) -> None:
        """Begin with no weights but those of the moves, guessed."""
        chance = np.random.default_rng(1)
        self.body = Table(body, chance, rate, decay)
        self.opening = Table(opening, chance, rate, decay)
        self.net = Net(chance)
        self.moves: dict[str, float] = {"skip": -4.0, "carry": -3.0, "at_label": 3.0}
        self.lengths: dict[Kind, float] = {}
        self._move_squares: dict[str, float] = defaultdict(lambda: FIRST_SQUARE)
        self._moves_total: Counter[str] = Counter()
        self._rate = rate

    def learn(self, items: Sequence[Example], *, rounds: int, share: float) -> None:
        """Learn from reports, several times over, each time with only so many of their cues.

        What one hand's words tell must not drown what many hands have in common.  The average
        of the weights over the later rounds does better on others' prose than the last ones.
        """
        self.lengths = mean_lengths(items)
        reports = [
            _Report(
                item,
                *self._cued(item),
            )
            for item in items
        ]
        order, chance = random.Random(1), np.random.default_rng(1)
        remembered = 0
        for number in range(rounds):
            order.shuffle(reports)
            for count, report in enumerate(reports):
                self._step(report, chance, share)
                if number >= rounds // 2 and count % _REMEMBER_EVERY == 0:
                    remembered += 1
                    self.body.remember()
                    self.opening.remember()
                    self.net.remember()
                    self._moves_total.update(self.moves)
            print(f"round {number + 1} of {rounds}", flush=True)
        self.body.take_average(remembered)
        self.opening.take_average(remembered)
        self.net.take_average(remembered)
        self.moves = {name: total / remembered for name, total in self._moves_total.items()}

    def _cued(self, item: Example) -> tuple[Cued, Cued]:
        pieces = item.stream.pieces
        body = Cued.of([p.body for p in pieces], self.body, [damping(len(p.body)) for p in pieces])
        opening = Cued.of([p.opening for p in pieces], self.opening, [1.0 for _ in pieces])
        return body, opening

    def weights(self) -> CueWeights:
        """Return the weights as the program uses them."""
        body, opening = (
            CueTable(list(table.rows), table.weights) for table in (self.body, self.opening)
        )
        network = self.net.network()
        return CueWeights(body, opening, network, dict(self.moves), lengths=dict(self.lengths))

    def _scored(
        self, body: Cued, opening: Cued, chance: np.random.Generator | None = None
    ) -> tuple[Floats, Floats, Passed]:
        """Return the pieces' scores within values and at their starts."""
        within, given = body.sums(self.body)
        starting, more = opening.sums(self.opening)
        passed = self.net.forward(given + more, chance)
        return within + passed.outputs[:, :WIDTH], starting + passed.outputs[:, WIDTH:], passed

    def _step(self, report: _Report, chance: np.random.Generator, share: float) -> None:
        body, opening = report.body.some(chance, share), report.opening.some(chance, share)
        within, starting, passed = self._scored(body, opening, chance)
        division = divided(report.item, within, starting, self.moves, self.lengths)
        gaps = _gaps(division, report.item.owners)
        if gaps is None:
            return
        in_body, in_opening, moves = gaps
        given = self.net.backward(passed, np.hstack([in_body, in_opening]))
        body.step(self.body, in_body, given)
        opening.step(self.opening, in_opening, given)
        _move(self.moves, moves, self._move_squares, self._rate)

    def read(self, item: Example) -> "Read":
        """Return a report with its pieces' scores, to weigh them against the moves."""
        body, opening = self._cued(item)
        within, starting, _ = self._scored(body, opening)
        return Read(item, within, starting, self.lengths)

    def balance(self, reads: Sequence["Read"], *, rounds: int, rate: float) -> None:
        """Weigh the cues against the moves by reports of hands that were not learned from.

        On the hands learned from the wording tells more than on others; where labels stand and
        sentences end tells as much on all.
        """
        scales = np.ones((2, WIDTH))
        squares = np.full((2, WIDTH), FIRST_SQUARE)
        order = random.Random(2)
        mixed = list(reads)
        move_squares: dict[str, float] = defaultdict(lambda: FIRST_SQUARE)
        for _ in range(rounds):
            order.shuffle(mixed)
            for read in mixed:
                division = divided(
                    read.item,
                    read.body * scales[0],
                    read.opening * scales[1],
                    self.moves,
                    read.lengths,
                )
                gaps = _gaps(division, read.item.owners)
                if gaps is None:
                    continue
                gradient = np.stack(
                    [(gaps[0] * read.body).sum(axis=0), (gaps[1] * read.opening).sum(axis=0)]
                )
                squares += gradient * gradient
                scales += _SCALE_RATE * rate * gradient / np.sqrt(squares)
                _move(self.moves, gaps[2], move_squares, rate)
        self.body.weights[:, :WIDTH] *= scales[0]
        self.opening.weights[:, :WIDTH] *= scales[1]
        self.net.parts["outer"] *= scales.reshape(-1)


@dataclass(frozen=True, slots=True)
class Read:
    """Hold a report and what the cues of each piece add up to."""

    item: Example
    body: Floats
    opening: Floats
    lengths: Mapping[Kind, float]


def divided(
    item: Example,
    body: Floats,
    opening: Floats,
    moves: Mapping[str, float],
    lengths: Mapping[Kind, float],
) -> Division:
    """Weigh every division of a report whose pieces have these scores."""
    scores = zip(body.tolist(), opening.tolist(), item.stream.pieces, strict=True)
    pieces = [Piece(b, o, cues.moves, cues.size, cues.left) for b, o, cues in scores]
    division = Division(pieces, item.stream.labels, moves, lengths)
    division.weigh()
    return division


def _move(
    moves: dict[str, float], gaps: Mapping[str, float], squares: dict[str, float], rate: float
) -> None:
    """Step the moves' weights along their gaps."""
    for name, gap in gaps.items():
        old = moves.get(name, 0.0)
        gradient = gap - _MOVE_DECAY * old
        squares[name] += gradient * gradient
        moves[name] = old + rate * gradient / math.sqrt(squares[name])


def _gaps(
    division: Division, owners: Sequence[int]
) -> tuple[Floats, Floats, Mapping[str, float]] | None:
    """Return by how much the truth surpasses what is expected: in bodies, openings and moves.

    None where the truth is no division that the model allows.
    """
    labels, count = division.labels, len(division.pieces)
    kinds = [KINDS.index(label.kind) for label in labels]
    held = set(owners)
    body, opening = np.zeros((count, WIDTH)), np.zeros((count, WIDTH))
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
            body[t, kinds[j]] += float(owner == j) - node
            gap = float(starts and owner == j) - enter
            opening[t, kinds[j]] += gap
            for name in division.scores.start_moves(t, j):
                moves[name] += gap
            if carries:
                stayed = float(owner == j and not starts) - (node - enter)
                moves["carry"] += stayed
                moves[f"carry:{division.pieces[t].left}"] += stayed
    return body, opening, moves


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
