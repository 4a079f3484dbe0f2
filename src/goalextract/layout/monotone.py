"""Give the pieces of a text to the labels that announce them, in the labels' order, exactly.

Labels are read no later than their values, so the text without its labels is the values in the
labels' order.  Each piece belongs to one label; from piece to piece the label stays or a later
one begins.  A value that goes on past the next label is a stay at that label (a *carry*), a
label without a value is a *skip*.  All divisions of a text are weighed at once by dynamic
programming over (piece, label); time grows linearly with the number of pieces.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.profiles.cues import KINDS, Vector
from goalextract.records import Kind

NEVER: Final = -1e30
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


def log_add(a: float, b: float) -> float:
    """Return ``log(exp(a) + exp(b))`` without overflow."""
    if a < b:
        a, b = b, a
    return a if b - a < -40 else a + math.log1p(math.exp(b - a))


class Division:
    """Weigh every division of pieces among labels; see the module's text for the model."""

    def __init__(
        self,
        pieces: Sequence[Piece],
        labels: Sequence[Announced],
        moves: Mapping[str, float],
        temperature: float = 1.0,
    ) -> None:
        """Prepare the windows of labels that each piece may belong to."""
        self.pieces, self.labels = pieces, labels
        self._scale = 1.0 / temperature
        self._moves = moves
        self._skip = moves.get("skip", -4.0) * self._scale
        self._kinds = [_INDEX[label.kind] for label in labels]
        self._first_of_run = [
            i == 0 or labels[i - 1].run != label.run for i, label in enumerate(labels)
        ]
        self.windows = self._windows()
        self.alpha: list[list[float]] = []
        self.enter: list[list[float]] = []
        self.beta: list[list[float]] = []
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

    def _stay(self, t: int) -> float:
        """Score that the label goes on at piece ``t`` although others were read just before."""
        carries = t > 0 and self.windows[t][1] > self.windows[t - 1][1]
        return self._moves.get("carry", -3.0) * self._scale if carries else 0.0

    def start_moves(self, t: int, j: int) -> list[str]:
        """Name the circumstances under which label ``j`` would start at piece ``t``."""
        label = self.labels[j]
        names = [f"{name}" for name in self.pieces[t].moves]
        at_label = label.first_piece == t
        if at_label and self._first_of_run[j]:
            names.append("at_label")
        elif at_label:
            names.append("at_run")
        elif self._first_of_run[j]:
            names.append("after_carry")
        else:
            names.append("within_run")
        names.append(f"start:{label.kind.value}")
        return names

    def _start(self, t: int, j: int) -> float:
        piece = self.pieces[t]
        weights = self._moves
        total = piece.opening[self._kinds[j]]
        for name in self.start_moves(t, j):
            total += weights.get(name, 0.0)
        return total * self._scale

    def _body(self, t: int, j: int) -> float:
        return 0.0 if j < 0 else self.pieces[t].body[self._kinds[j]] * self._scale

    def weigh(self) -> None:
        """Sum the weights of all divisions, forward and backward."""
        self._forward()
        self._backward()

    def _forward(self) -> None:
        for t in range(len(self.pieces)):
            low, high = self.windows[t]
            alpha: list[float] = []
            enter: list[float] = []
            # ``reach``: all paths that may still enter the next label, labels skipped included.
            if t == 0:
                before, before_low = [0.0], -1
            else:
                before, before_low = self.alpha[t - 1], self.windows[t - 1][0]
            stay = self._stay(t)
            reach = NEVER
            for i in range(before_low, low):
                reach = log_add(
                    reach + self._skip if i > before_low else reach, _at(before, i - before_low)
                )
            entered_any = low > before_low
            for j in range(low, high + 1):
                if j < 0:
                    enter.append(NEVER)
                    alpha.append(before[0] + stay if before_low == -1 else NEVER)
                    reach, entered_any = before[0], True
                    continue
                score = NEVER if not entered_any else reach + self._start(t, j)
                stays = _at(before, j - before_low)
                if t == 0:
                    stays = NEVER
                body = self._body(t, j)
                enter.append(score + body)
                alpha.append(log_add(score, stays + stay) + body)
                reach = log_add(reach + self._skip, stays)
                entered_any = True
            self.enter.append(enter)
            self.alpha.append(alpha)
        last = self.alpha[-1]
        low = self.windows[-1][0]
        left = len(self.labels) - 1
        self._ends = [self._skip * (left - (low + k)) for k in range(len(last))]
        self.total = NEVER
        for k, value in enumerate(last):
            self.total = log_add(self.total, value + self._ends[k])

    def _backward(self) -> None:
        count = len(self.pieces)
        self.beta = [[] for _ in range(count)]
        self.leave: list[list[float]] = [[] for _ in range(count)]
        for t in range(count - 1, -1, -1):
            low, high = self.windows[t]
            if t == count - 1:
                self.beta[t] = list(self._ends)
                self.leave[t] = list(self._ends)
                continue
            next_low, next_high = self.windows[t + 1]
            stay = self._stay(t + 1)
            going = self.beta[t + 1]
            starts = [
                NEVER
                if j < 0
                else self._start(t + 1, j) + self._body(t + 1, j) + _at(going, j - next_low)
                for j in range(next_low, next_high + 1)
            ]
            # ``later[j]``: all ways to start a label after j at the next piece.
            later = NEVER
            ways: dict[int, float] = {}
            for j in range(next_high, min(low, next_low) - 1, -1):
                ways[j] = later
                later = log_add(later + self._skip, _at(starts, j - next_low))
            beta: list[float] = []
            leave: list[float] = []
            for j in range(low, high + 1):
                away = ways.get(j, NEVER)
                on = _at(going, j - next_low)
                on = on + stay + self._body(t + 1, j) if on > NEVER else NEVER
                leave.append(away)
                beta.append(log_add(on, away))
            self.beta[t] = beta
            self.leave[t] = leave

    def start_probability(self, t: int, j: int) -> float:
        """Return how likely label ``j``'s value starts at piece ``t``."""
        low = self.windows[t][0]
        value = _at(self.enter[t], j - low) + _at(self.beta[t], j - low) - self.total
        return math.exp(value) if value > -40 else 0.0

    def piece_probability(self, t: int, j: int) -> float:
        """Return how likely piece ``t`` belongs to label ``j``."""
        low = self.windows[t][0]
        value = _at(self.alpha[t], j - low) + _at(self.beta[t], j - low) - self.total
        return math.exp(value) if value > -40 else 0.0

    def _part_probability(self, j: int, start: int, end: int) -> float:
        """Return how likely label ``j``'s value is just the pieces ``start`` to ``end``."""
        if j < 0:
            value = self.alpha[end - 1][0]
        else:
            value = _at(self.enter[start], j - self.windows[start][0])
            for t in range(start + 1, end):
                value += self._stay(t) + self._body(t, j)
        value += _at(self.leave[end - 1], j - self.windows[end - 1][0]) - self.total
        return min(1.0, math.exp(value)) if value > -40 else 0.0

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
                Part(label, start, t, self._part_probability(label, start, t), other, chance)
            )
            start = t
        return parts

    def _other_start(self, label: int, start: int) -> tuple[int | None, float]:
        best: tuple[int | None, float] = (None, 0.0)
        if label < 0:
            return best
        for t in range(max(0, start - 40), min(len(self.pieces), start + 40)):
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
        before_low = -1
        for t in range(len(self.pieces)):
            low, high = self.windows[t]
            stay = self._stay(t)
            reach, origin = NEVER, -1
            for i in range(before_low, low):
                reach += self._skip
                if scores[i - before_low] > reach:
                    reach, origin = scores[i - before_low], i
            row: list[float] = []
            links: list[int] = []
            for j in range(low, high + 1):
                stays = _at(scores, j - before_low) if (t > 0 or j < 0) else NEVER
                body = self._body(t, j)
                enters = reach + self._start(t, j) if j >= 0 else NEVER
                if stays + stay >= enters:
                    row.append(stays + stay + body)
                    links.append(j)
                else:
                    row.append(enters + body)
                    links.append(origin)
                reach += self._skip
                held = _at(scores, j - before_low) if t > 0 or j < 0 else NEVER
                if held > reach:
                    reach, origin = held, j
            back.append(links)
            scores, before_low = row, low
        left = len(self.labels) - 1
        ends = [value + self._skip * (left - (before_low + k)) for k, value in enumerate(scores)]
        owner = before_low + max(range(len(ends)), key=lambda k: ends[k])
        owners = [owner]
        for t in range(len(self.pieces) - 1, 0, -1):
            owner = back[t][owner - self.windows[t][0]]
            owners.append(owner)
        return owners[::-1]


def _at(values: Sequence[float], index: int) -> float:
    return values[index] if 0 <= index < len(values) else NEVER
