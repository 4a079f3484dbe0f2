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
from functools import cached_property
from itertools import groupby
from operator import add
from typing import Final

from goalextract.layout.scores import NEVER, Announced, Piece, Scores
from goalextract.records import Kind

_LEAST: Final = 1e-300
_MOST: Final = 600.0
_FAR: Final = 40
_SURE: Final = 0.995


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
        self.scores = Scores(pieces, labels, moves, lengths or {})
        self.windows = self.scores.windows
        self._alpha: list[list[float]] = []
        self._entered: list[list[float]] = []
        self._beta: list[list[float]] = []
        self._leave: list[list[float]] = []
        self._sums: list[float] = []
        self.total = 0.0

    def weigh(self) -> None:
        """Sum the weights of all divisions, forward and backward.

        Weights are kept as shares of all ways to a piece, so that no product leaves the range of
        floats; ``total`` is the logarithm of the sum over all divisions.
        """
        if self.pieces and not self._sums:
            self._forward()
            self._backward()

    def _forward(self) -> None:
        exp, skips = math.exp, _from_before(list(map(math.exp, self.scores.skips)))
        before, before_low, total = [1.0], -1, 0.0
        for t, (low, high) in enumerate(self.windows):
            bodies, enters = self.scores.bodies[t], self.scores.enters[t]
            most = max(*bodies, *enters)
            stay = exp(self.scores.stays[t])
            # ``reach``: all paths that may still enter the next label, labels skipped included.
            reach = 0.0
            past = low - before_low
            # Runs of labels without a piece between them may lie past the last window.
            on = before + [0.0] * (high + 1 - before_low - len(before))
            for held, skip in zip(on[:past], skips[before_low + 1 : low + 1], strict=True):
                reach = reach * skip + held
            row: list[float] = []
            entered: list[float] = []
            for held, skip, starting, body in zip(
                on[past:], skips[low + 1 : high + 2], enters, bodies, strict=True
            ):
                enter = reach * exp(starting - most)
                entered.append(enter)
                row.append(enter + held * stay * exp(body - most))
                reach = reach * skip + held
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
            scores.append(scores[-1] + self.scores.skips[j])
        return scores[::-1][:width]

    def _backward(self) -> None:
        exp, skips = math.exp, _from_before(list(map(math.exp, self.scores.skips)))
        count = len(self.pieces)
        self._beta = [[] for _ in range(count)]
        self._leave = [[] for _ in range(count)]
        self._beta[-1] = self._leave[-1] = self._ends
        for t in range(count - 2, -1, -1):
            low, high = self.windows[t]
            next_low, next_high = self.windows[t + 1]
            going, past = self._beta[t + 1], self._sums[t + 1]
            bodies, enters = self.scores.bodies[t + 1], self.scores.enters[t + 1]
            stay = self.scores.stays[t + 1] - past
            # ``later``: all ways to start a label after one at the next piece.
            later = 0.0
            ways: list[float] = []
            for enter, on, skip in zip(
                reversed(enters),
                reversed(going),
                reversed(skips[next_low + 1 : next_high + 2]),
                strict=True,
            ):
                ways.append(later)
                later = later * skip + exp(enter - past) * on
            for skip in reversed(skips[low + 1 : next_low + 1]):
                ways.append(later)
                later = later * skip
            leave = ways[::-1][: high - low + 1]
            both = max(0, high - next_low + 1)
            goes_on = [0.0] * (next_low - low) + [
                exp(body + stay) * on for body, on in zip(bodies[:both], going[:both], strict=True)
            ]
            self._leave[t] = leave
            self._beta[t] = list(map(add, goes_on, leave))

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
            value += (
                self.scores.stays[t] + self.scores.bodies[t][j - self.windows[t][0]] - self._sums[t]
            )
        entered = _at(self._entered[start], j - self.windows[start][0])
        return min(1.0, entered * chance * math.exp(min(_MOST, value)))

    def best(self) -> list[Part]:
        """Return the likeliest division, with the probability of each of its parts."""
        parts: list[Part] = []
        for label, start, end in self.likeliest():
            probability = self.part_probability(label, start, end)
            # Where the part is as good as certain nobody asks where else it may start.
            is_sure = probability > _SURE
            other, chance = (None, 0.0) if is_sure else self._other_start(label, start)
            parts.append(Part(label, start, end, probability, other, chance))
        return parts

    def likeliest(self) -> list[tuple[int, int, int]]:
        """Return the likeliest division, unweighed: each part's label, first piece and end."""
        places: list[tuple[int, int, int]] = []
        at = 0
        for label, here in groupby(self._best_owners):
            end = at + sum(1 for _ in here)
            places.append((label, at, end))
            at = end
        return places

    def _other_start(self, label: int, start: int) -> tuple[int | None, float]:
        best: tuple[int | None, float] = (None, 0.0)
        if label < 0:
            return best
        for t in range(max(0, start - _FAR), min(len(self.pieces), start + _FAR)):
            low, high = self.windows[t]
            if t != start and low <= label <= high:
                chance = self._entered[t][label - low] * self._beta[t][label - low]
                if chance > best[1]:
                    best = t, chance
        return best

    @cached_property
    def _best_owners(self) -> list[int]:
        """Return the label of each piece in the likeliest division."""
        back: list[list[int]] = []
        scores: list[float] = [0.0]
        before_low, skips = -1, _from_before(self.scores.skips)
        for (low, high), bodies, enters, stay in zip(
            self.windows, self.scores.bodies, self.scores.enters, self.scores.stays, strict=True
        ):
            reach, origin = NEVER, -1
            past = low - before_low
            # Runs of labels without a piece between them may lie past the last window.
            on = scores + [NEVER] * (high + 1 - before_low - len(scores))
            for i, skip in enumerate(skips[before_low + 1 : low + 1]):
                reach += skip
                if on[i] > reach:
                    reach, origin = on[i], before_low + i
            row: list[float] = []
            links: list[int] = []
            for j, held, skip, enter, body in zip(
                range(low, high + 1),
                on[past:],
                skips[low + 1 : high + 2],
                enters,
                bodies,
                strict=True,
            ):
                kept = held + stay + body
                entered = reach + enter
                if kept >= entered:
                    row.append(kept)
                    links.append(j)
                else:
                    row.append(entered)
                    links.append(origin)
                reach += skip
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


def _from_before(skips: list[float]) -> list[float]:
    """Return what skips weigh in order, that of the text before all labels first."""
    return [skips[-1], *skips[:-1]]


def _at(values: Sequence[float], index: int) -> float:
    return values[index] if 0 <= index < len(values) else 0.0
