"""Give the pieces of a text to the labels that announce them, in the labels' order, exactly.

Labels are read no later than their values, so the text without its labels is the values in the
labels' order.  Each piece belongs to one label; from piece to piece the label stays or a later
one begins.  A value that goes on past the next label is a stay at that label (a *carry*), a
label without a value is a *skip*.  All divisions of a text are weighed at once by dynamic
programming over (piece, label); time grows linearly with the number of pieces.
"""

import math
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goalextract.profiles.cues import KINDS, Vector
from goalextract.records import Kind

NEVER: Final = -1e30
PLACED: Final = frozenset(
    (
        "edge:stop",
        "edge:break",
        "edge:capital:common",
        "edge:capital:name",
        "edge:capital:word",
        "small",
        "after_open",
        "after_comma",
        "after_colon",
        "marker:next",
        "marker:more",
        "again",
        "apart",
        "clauses:vv",
        "clauses:v-",
        "clauses:-v",
        "clauses:--",
    )
)
"""Circumstances that weigh differently by where the label stands."""
_STEPS: Final = (-0.5, -0.3, -0.2, -0.1, -0.03, 0.03, 0.1, 0.2, 0.3, 0.5)
"""How far a start may be from where typical lengths put it, in shares of its run's text."""
_MANY: Final = 8
_LEAST: Final = 1e-300
_MOST: Final = 600.0
_FAR: Final = 40
_INDEX: Final = {kind: index for index, kind in enumerate(KINDS)}


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold one piece of text as the division sees it.

    ``body`` and ``opening`` give each kind's score for the piece within, or at the start of, a
    value; ``moves`` names the circumstances of a start here.
    """

    body: Vector
    opening: Vector
    moves: tuple[str, ...] = ()
    size: int = 1
    """Characters."""
    left: str = ""
    """How the text before the labels that stand before the piece was left: ``stop``, ``open``,
    ``colon``, or ``page`` where it is another page's; empty where no label does."""


@dataclass(frozen=True, slots=True)
class Announced:
    """Hold one label: its kind, its run of labels, and the first piece after it."""

    kind: Kind
    run: int
    first_piece: int


@dataclass(frozen=True, slots=True)
class Part:
    """Hold the pieces given to a label, how likely just these are, and the next best start."""

    label: int
    start: int
    end: int
    probability: float
    other_start: int | None = None
    other_probability: float = 0.0


class Division:
    """Weigh every division of pieces among labels; see the module's text for the model."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        labels: Sequence[Announced],
        moves: Mapping[str, float],
        lengths: Mapping[Kind, float] | None = None,
    ) -> None:
        """Prepare the windows of labels that each piece may belong to, and their scores.

        ``lengths`` gives the characters that a value of each kind typically has.
        """
        self.pieces, self.labels = pieces, labels
        self._moves = moves
        # The last one stands for the text before all labels, which nothing skips.
        self._skips = [
            moves.get("skip", -4.0) + moves.get(f"skip:{label.kind.value}", 0.0) for label in labels
        ] + [NEVER]
        self._kinds = [_INDEX[label.kind] for label in labels]
        self._first_of_run = [
            i == 0 or labels[i - 1].run != label.run for i, label in enumerate(labels)
        ]
        self.windows = self._windows()
        self._shares = self._expected_shares(lengths or {})
        self._done = self._shares_done()
        self._stays = [
            self._carried(t) if t and high > self.windows[t - 1][1] else 0.0
            for t, (_, high) in enumerate(self.windows)
        ]
        self._bodies, self._enters = self._scores()
        self._alpha: list[list[float]] = []
        self._entered: list[list[float]] = []
        self._beta: list[list[float]] = []
        self._leave: list[list[float]] = []
        self._sums: list[float] = []
        self.total = 0.0

    def _windows(self) -> list[tuple[int, int]]:
        """Return, for each piece, the first and last label it may belong to.

        These are the labels of the last run read before it and of the run before that one;
        a label of -1 stands for text before all labels.
        """
        starts: list[int] = []
        for index, first in enumerate(self._first_of_run):
            if first:
                starts.append(index)
        windows: list[tuple[int, int]] = []
        run, last = -1, -1
        for t in range(len(self.pieces)):
            while last + 1 < len(self.labels) and self.labels[last + 1].first_piece <= t:
                last += 1
                run += self._first_of_run[last]
            low = -1 if run < 1 else starts[run - 1]
            windows.append((low, last))
        return windows

    def _carried(self, t: int) -> float:
        """Score that a value goes on at piece ``t``, past the labels before it."""
        left = self._moves.get(f"carry:{self.pieces[t].left}", 0.0)
        return self._moves.get("carry", -3.0) + left

    def _expected_shares(self, lengths: Mapping[Kind, float]) -> list[float]:
        """Return, for each label, the share of its run's text expected before its value."""
        shares: list[float] = []
        for index, first in enumerate(self._first_of_run):
            if first:
                end = index + 1
                while end < len(self.labels) and not self._first_of_run[end]:
                    end += 1
                typical = [lengths.get(label.kind, 1.0) for label in self.labels[index:end]]
                total = sum(typical)
                shares += [sum(typical[:n]) / total for n in range(end - index)]
        return shares

    def _shares_done(self) -> list[float]:
        """Return, for each piece, the share of its run's text that stands before it."""
        starts = [
            label.first_piece
            for label, first in zip(self.labels, self._first_of_run, strict=True)
            if first
        ]
        done: list[float] = [0.0] * len(self.pieces)
        for start, end in pairwise([*starts, len(self.pieces)]):
            sizes = [piece.size for piece in self.pieces[start:end]]
            total, before = sum(sizes) or 1, 0
            for t, size in enumerate(sizes, start):
                done[t] = before / total
                before += size
        return done

    def _reached(self, t: int, j: int) -> str:
        """Name how far a start of label ``j`` at piece ``t`` is from where one expects it."""
        return f"reached:{bisect_left(_STEPS, self._done[t] - self._shares[j])}"

    def _place(self, t: int, j: int) -> str:
        """Name where label ``j`` stands, seen from piece ``t``."""
        carried = t - self.labels[j].first_piece
        if carried == 0:
            return "at_label" if self._first_of_run[j] else "at_run"
        return "after_carry" if self._first_of_run[j] else "within_run"

    def start_moves(self, t: int, j: int) -> list[str]:
        """Name the circumstances under which label ``j`` would start at piece ``t``."""
        place, moves = self._place(t, j), self.pieces[t].moves
        placed = [f"{place}:{name}" for name in moves if name in PLACED]
        return [*moves, place, *placed, self._distance(t, j), f"start:{self.labels[j].kind.value}"]

    def _distance(self, t: int, j: int) -> str:
        """Name how far a start is from its label, or from where one expects it in a run."""
        if self._first_of_run[j]:
            return f"carried:{min(_MANY, t - self.labels[j].first_piece)}"
        return self._reached(t, j)

    def _scores(self) -> tuple[list[list[float]], list[list[float]]]:
        """Score, for each piece and each label of its window, that it goes on and that it starts.

        A start's score holds the piece's body too.
        """
        weight, kinds = self._moves.get, self._kinds
        begins = [weight(f"start:{label.kind.value}", 0.0) for label in self.labels]
        bodies: list[list[float]] = []
        enters: list[list[float]] = []
        for t, (low, high) in enumerate(self.windows):
            piece = self.pieces[t]
            common = sum(weight(name, 0.0) for name in piece.moves)
            inside = [name for name in piece.moves if name in PLACED]
            places: dict[str, float] = {}
            body_row: list[float] = []
            enter_row: list[float] = []
            for j in range(low, high + 1):
                if j < 0:
                    body_row.append(0.0)
                    enter_row.append(NEVER)
                    continue
                place = self._place(t, j)
                if place not in places:
                    named = sum(weight(f"{place}:{name}", 0.0) for name in inside)
                    places[place] = common + weight(place, 0.0) + named
                body = piece.body[kinds[j]]
                start = piece.opening[kinds[j]] + places[place] + begins[j]
                start += weight(self._distance(t, j), 0.0)
                body_row.append(body)
                enter_row.append(start + body)
            bodies.append(body_row)
            enters.append(enter_row)
        return bodies, enters

    def weigh(self) -> None:
        """Sum the weights of all divisions, forward and backward.

        Weights are kept as shares of all ways to a piece, so that no product leaves the range of
        floats; ``total`` is the logarithm of the sum over all divisions.
        """
        if self.pieces:
            self._forward()
            self._backward()

    def _forward(self) -> None:
        skips = [math.exp(skip) for skip in self._skips]
        before, before_low, total = [1.0], -1, 0.0
        for t, (low, high) in enumerate(self.windows):
            bodies, enters = self._bodies[t], self._enters[t]
            most = max(*bodies, *enters)
            stay = math.exp(self._stays[t])
            # ``reach``: all paths that may still enter the next label, labels skipped included.
            reach = 0.0
            for i in range(before_low, low):
                reach = reach * skips[i] + _at(before, i - before_low)
            row: list[float] = []
            entered: list[float] = []
            width = len(before)
            for j in range(low, high + 1):
                k = j - before_low
                held = before[k] if 0 <= k < width else 0.0
                enter = reach * math.exp(enters[j - low] - most) if j >= 0 else 0.0
                kept = held * stay * math.exp(bodies[j - low] - most) if t or j < 0 else 0.0
                entered.append(enter)
                row.append(enter + kept)
                reach = reach * skips[j] + (held if t or j < 0 else 0.0)
            whole = sum(row) or _LEAST
            before = [value / whole for value in row]
            before_low = low
            self._alpha.append(before)
            self._entered.append([value / whole for value in entered])
            self._sums.append(math.log(whole) + most)
            total += self._sums[-1]
        self._ends = [math.exp(left) for left in self._left(before_low, len(before))]
        last = sum(a * b for a, b in zip(before, self._ends, strict=True)) or _LEAST
        self._ends = [value / last for value in self._ends]
        self.total = total + math.log(last)

    def _left(self, low: int, width: int) -> list[float]:
        """Score that all labels after each of the last window's go without a value."""
        scores = [0.0]
        for j in range(len(self.labels) - 1, low, -1):
            scores.append(scores[-1] + self._skips[j])
        return scores[::-1][:width]

    def _backward(self) -> None:
        skips = [math.exp(skip) for skip in self._skips]
        count = len(self.pieces)
        self._beta = [[] for _ in range(count)]
        self._leave = [[] for _ in range(count)]
        self._beta[-1] = self._leave[-1] = self._ends
        for t in range(count - 2, -1, -1):
            low, high = self.windows[t]
            next_low, next_high = self.windows[t + 1]
            going, past = self._beta[t + 1], self._sums[t + 1]
            bodies, enters = self._bodies[t + 1], self._enters[t + 1]
            stay = self._stays[t + 1] - past
            # ``later[j]``: all ways to start a label after j at the next piece.
            later = 0.0
            ways: dict[int, float] = {}
            for j in range(next_high, min(low, next_low) - 1, -1):
                ways[j] = later
                k = j - next_low
                start = math.exp(enters[k] - past) * going[k] if k >= 0 and j >= 0 else 0.0
                later = later * skips[j] + start
            beta: list[float] = []
            leave: list[float] = []
            for j in range(low, high + 1):
                k = j - next_low
                on = math.exp(bodies[k] + stay) * going[k] if 0 <= k < len(going) else 0.0
                away = ways.get(j, 0.0)
                leave.append(away)
                beta.append(on + away)
            self._beta[t] = beta
            self._leave[t] = leave

    def start_probability(self, t: int, j: int) -> float:
        """Return how likely label ``j``'s value starts at piece ``t``."""
        k = j - self.windows[t][0]
        return _at(self._entered[t], k) * _at(self._beta[t], k)

    def piece_probability(self, t: int, j: int) -> float:
        """Return how likely piece ``t`` belongs to label ``j``."""
        k = j - self.windows[t][0]
        return _at(self._alpha[t], k) * _at(self._beta[t], k)

    def part_probability(self, j: int, start: int, end: int) -> float:
        """Return how likely label ``j``'s value is just the pieces ``start`` to ``end``."""
        chance = _at(self._leave[end - 1], j - self.windows[end - 1][0])
        if j < 0:
            return min(1.0, chance * self._alpha[end - 1][0])
        value = 0.0
        for t in range(start + 1, end):
            value += self._stays[t] + self._bodies[t][j - self.windows[t][0]] - self._sums[t]
        entered = _at(self._entered[start], j - self.windows[start][0])
        return min(1.0, entered * chance * math.exp(min(_MOST, value)))

    def best(self) -> list[Part]:
        """Return the likeliest division, with the probability of each of its parts."""
        owners = self._best_owners()
        parts: list[Part] = []
        start = 0
        for t in range(1, len(owners) + 1):
            if t < len(owners) and owners[t] == owners[start]:
                continue
            label = owners[start]
            other, chance = self._other_start(label, start)
            parts.append(
                Part(label, start, t, self.part_probability(label, start, t), other, chance)
            )
            start = t
        return parts

    def _other_start(self, label: int, start: int) -> tuple[int | None, float]:
        best: tuple[int | None, float] = (None, 0.0)
        if label < 0:
            return best
        for t in range(max(0, start - _FAR), min(len(self.pieces), start + _FAR)):
            low, high = self.windows[t]
            if t != start and low <= label <= high:
                chance = self.start_probability(t, label)
                if chance > best[1]:
                    best = t, chance
        return best

    def _best_owners(self) -> list[int]:
        """Return the label of each piece in the likeliest division."""
        back: list[list[int]] = []
        scores: list[float] = [0.0]
        before_low, skips = -1, self._skips
        for t, (low, high) in enumerate(self.windows):
            bodies, enters, stay = self._bodies[t], self._enters[t], self._stays[t]
            reach, origin = NEVER, -1
            for i in range(before_low, low):
                reach += skips[i]
                # Runs of labels without a piece between them may lie past the last window.
                held = scores[i - before_low] if i - before_low < len(scores) else NEVER
                if held > reach:
                    reach, origin = held, i
            row: list[float] = []
            links: list[int] = []
            width = len(scores)
            for j in range(low, high + 1):
                k = j - before_low
                held = scores[k] if 0 <= k < width and (t or j < 0) else NEVER
                kept = held + stay + bodies[j - low]
                entered = reach + enters[j - low]
                if kept >= entered:
                    row.append(kept)
                    links.append(j)
                else:
                    row.append(entered)
                    links.append(origin)
                reach += skips[j]
                if held > reach:
                    reach, origin = held, j
            back.append(links)
            scores, before_low = row, low
        left = self._left(before_low, len(scores))
        ends = [value + rest for value, rest in zip(scores, left, strict=True)]
        owner = before_low + max(range(len(ends)), key=lambda k: ends[k])
        owners = [owner]
        for t in range(len(self.pieces) - 1, 0, -1):
            owner = back[t][owner - self.windows[t][0]]
            owners.append(owner)
        return owners[::-1]


def _at(values: Sequence[float], index: int) -> float:
    return values[index] if 0 <= index < len(values) else 0.0
