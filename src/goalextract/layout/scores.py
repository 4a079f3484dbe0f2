"""Score where labels' values may start and go on, piece by piece; ``monotone.py`` divides."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Final, NamedTuple

from goalextract.profiles.cues import KINDS
from goalextract.profiles.weights import Vector
from goalextract.records import Kind

NEVER: Final = -1e30
_MOST_CARRIED: Final = 16.0
"""What is worth more is as sure; reports reach 1, but a mark ten thousand times in a row has no
bound, and its exponential would leave the range of floats."""
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
STEPS: Final = (-0.5, -0.3, -0.2, -0.1, -0.03, 0.03, 0.1, 0.2, 0.3, 0.5)
"""How far a start may be from where typical lengths put it, in shares of its run's text."""
MANY: Final = 8
PLACES: Final = ("at_label", "at_run", "after_carry", "within_run")
_INDEX: Final = {kind: index for index, kind in enumerate(KINDS)}


class PieceCues(NamedTuple):
    """Hold a piece's place and the cues in it, before any weight is put on them."""

    page: int
    start: int
    end: int
    body: tuple[str, ...]
    opening: tuple[str, ...]
    moves: tuple[str, ...]
    left: str = ""
    """How the text before the labels right before it was left; see ``Piece``."""

    @property
    def size(self) -> int:
        """Return how many characters the piece has."""
        return self.end - self.start


class Piece(NamedTuple):
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
    places: Vector = (0.0, 0.0, 0.0, 0.0)
    """What a start here scores by where the label stands."""
    stay: float = 0.0
    """What a value scores that goes on here past labels."""


@dataclass(frozen=True, slots=True)
class Announced:
    """Hold one label: its kind, its run of labels, and the first piece after it."""

    kind: Kind
    run: int
    first_piece: int


def opens_run(labels: Sequence[Announced], index: int) -> bool:
    """Tell whether a label is the first of its run."""
    return index == 0 or labels[index - 1].run != labels[index].run


def shares_done(sizes: Sequence[int], labels: Sequence[Announced]) -> list[float]:
    """Return, for each piece, the share of its run's text that stands before it.

    ``sizes`` are the characters of the pieces.
    """
    firsts = [label.first_piece for at, label in enumerate(labels) if opens_run(labels, at)]
    done = [0.0] * len(sizes)
    for start, end in pairwise([*firsts, len(sizes)]):
        total, before = sum(sizes[start:end]) or 1, 0
        for t in range(start, end):
            done[t] = before / total
            before += sizes[t]
    return done


def goal_numbers(count: int, labels: Sequence[Announced]) -> list[int]:
    """Return the number of the goal that each of so many pieces is likely of.

    A kind that comes again starts the next one, but not right after itself; nor do comments, since
    words that head no section are among them.
    """
    starts: set[int] = set()
    seen: set[Kind] = set()
    before: Kind | None = None
    for label in labels:
        if label.kind is not Kind.COMMENT:
            if label.kind in seen and label.kind is not before:
                starts.add(label.first_piece)
                seen.clear()
            seen.add(label.kind)
            before = label.kind
    return list(accumulate(piece in starts for piece in range(count)))


class Scores:
    """Hold, for each piece, the labels it may belong to, and what each of them scores there.

    ``bodies`` scores that a value goes on at the piece, ``enters`` that it starts there (its
    body included), ``stays`` that a value goes on past the labels right before the piece,
    ``skips`` that a label has no value.
    """

    def __init__(
        self,
        pieces: Sequence[Piece],
        labels: Sequence[Announced],
        moves: Mapping[str, float],
        lengths: Mapping[Kind, float],
    ) -> None:
        """Score all pieces; ``lengths`` gives the characters a value of each kind mostly has."""
        self.pieces, self.labels = pieces, labels
        self._moves = moves
        # The last one stands for the text before all labels, which nothing skips.
        self.skips = [
            moves.get("skip", -4.0) + moves.get(f"skip:{label.kind.value}", 0.0) for label in labels
        ] + [NEVER]
        self._first_of_run = [opens_run(labels, index) for index in range(len(labels))]
        self.windows = self._windows()
        self._shares = self._expected_shares(lengths)
        self._done = shares_done([piece.size for piece in pieces], labels)
        self.stays = [
            self._carried(t) if t and high > self.windows[t - 1][1] else 0.0
            for t, (_, high) in enumerate(self.windows)
        ]
        self.bodies, self.enters = self._scores()

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
        piece = self.pieces[t]
        left = self._moves.get(f"carry:{piece.left}", 0.0)
        return min(_MOST_CARRIED, self._moves.get("carry", -3.0) + left + piece.stay)

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

    def _step(self, t: int, j: int) -> int:
        """Return how far a start of label ``j`` at piece ``t`` is from where one expects it."""
        if self._first_of_run[j]:
            return min(MANY, t - self.labels[j].first_piece)
        return bisect_left(STEPS, self._done[t] - self._shares[j])

    def place(self, t: int, j: int) -> int:
        """Return the number in ``PLACES`` of where label ``j`` stands, seen from piece ``t``."""
        away = 2 if t != self.labels[j].first_piece else 0
        return away + (not self._first_of_run[j])

    def start_moves(self, t: int, j: int) -> list[str]:
        """Name the circumstances under which label ``j`` would start at piece ``t``."""
        place, moves = PLACES[self.place(t, j)], self.pieces[t].moves
        placed = [f"{place}:{name}" for name in moves if name in PLACED]
        distance = "carried" if self._first_of_run[j] else "reached"
        kind = self.labels[j].kind.value
        return [*moves, place, *placed, f"{distance}:{self._step(t, j)}", f"start:{kind}"]

    def _scores(self) -> tuple[list[list[float]], list[list[float]]]:
        weight, labels = self._moves.get, self.labels
        kinds = [_INDEX[label.kind] for label in labels]
        begins = [weight(f"start:{label.kind.value}", 0.0) for label in labels]
        carried = [weight(f"carried:{n}", 0.0) for n in range(MANY + 1)]
        reached = [weight(f"reached:{n}", 0.0) for n in range(len(STEPS) + 1)]
        alone = [weight(place, 0.0) for place in PLACES]
        placed = {name: [weight(f"{place}:{name}", 0.0) for place in PLACES] for name in PLACED}
        firsts = [label.first_piece for label in labels]
        opens, shares = self._first_of_run, self._shares
        bodies: list[list[float]] = []
        enters: list[list[float]] = []
        for t, (low, high) in enumerate(self.windows):
            piece = self.pieces[t]
            common = sum([weight(name, 0.0) for name in piece.moves])
            inside = [placed[name] for name in piece.moves if name in PLACED]
            places = [
                common + alone[n] + own + sum([row[n] for row in inside])
                for n, own in enumerate(piece.places)
            ]
            first = max(low, 0)
            body_row = [piece.body[kind] for kind in kinds[first : high + 1]]
            opening, done = piece.opening, self._done[t]
            # Here once for all labels, since most time is spent here: ``place`` and ``_step``.
            enter_row = [
                body
                + opening[kinds[j]]
                + places[(2 if t != firsts[j] else 0) + (not opens[j])]
                + begins[j]
                + (
                    carried[min(MANY, t - firsts[j])]
                    if opens[j]
                    else reached[bisect_left(STEPS, done - shares[j])]
                )
                for j, body in enumerate(body_row, first)
            ]
            # A label of -1 stands for the text before all labels.
            bodies.append([0.0, *body_row] if low < 0 else body_row)
            enters.append([NEVER, *enter_row] if low < 0 else enter_row)
        return bodies, enters
