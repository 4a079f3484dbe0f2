"""Divide lines among the cells of a table's rows, one cell below another, by their wording.

Each stretch of lines is scored as a value of its column's kind; the best division of all lines is
found by dynamic programming, and how much worse any other is tells how sure each cut is.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from goalextract.document import Span
from goalextract.language.figures import is_figure, is_running_number, says_figure
from goalextract.language.joining import join_lines
from goalextract.language.sentences import goes_on
from goalextract.language.words import is_common_word
from goalextract.profiles.cues import KINDS
from goalextract.profiles.openings import MARKER
from goalextract.profiles.stretches import Stretches
from goalextract.records import Kind

_MOST_LINES: Final = 16
"""A cell has no more lines."""
_STOPS: Final = (".", "!", "?")
# What speaks for and against a cell's start on a line, as logarithms, set by hand.
_STARTS_SMALL: Final = -8.0
_BEHIND_STOP: Final = 1.0
_BEHIND_SHORT: Final = 1.0
_BEHIND_BLANK: Final = 5.0
_WITHOUT_BLANK: Final = -4.0
"""It starts without a blank line in a text in which most do behind one."""
_NEW_SENTENCE: Final = 2.0
"""A capital stands behind a line without a stop: a cell that goes on there would be odd."""
_STATE_ALONE, _FIGURE_ALONE = 4.0, 2.0
"""An outcome alone on its line is a cell of its own, and so is mostly a figure."""
_AMID: Final = -2.0
"""A page starts amid a row."""
_BAND: Final = -4.0
"""A line between two rows is a heading of theirs."""
_EMPTY: Final = -6.0
"""A cell has no text."""
_REST: Final = -6.0
"""A line stands below the last row."""
_SHORT: Final = 0.6
"""A line of so much of the longest one's length ends where nothing made it break."""
_BLANKS: Final = 0.25
"""So many lines behind a blank one make blank lines part cells."""
_UNTOLD: Final = -2.5
"""How likely a cell of a column is that heads no section, whatever it says."""
_FEW: Final = 3
"""An outcome or a figure stands on no more lines."""
_TOLD, _ELSE = -0.1, -6.0
"""How likely a cell that is an outcome, or a figure, is of a kind that such cells are of."""
_FIGURES: Final = frozenset((Kind.BASELINE, Kind.TARGET_VALUE, Kind.ACTUAL_VALUE))
_NEVER: Final = -1e9
_LEAST_MARGIN: Final = -50.0

IsState = Callable[[str], bool]


class Line(NamedTuple):
    """Hold a line of text, and whether a blank line stands above it."""

    span: Span
    text: str
    is_apart: bool


class Column(NamedTuple):
    """Hold what a column's cells are: the kind of section, if any, or the rows' numbers."""

    kind: Kind | None
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Division:
    """Hold rows of cells, each from one line to another, and how sure each row's cuts are.

    ``bands`` are lines between rows, ``end`` is where the last row ends; the first row may lack
    its first cells.
    """

    rows: Sequence[Sequence[tuple[int, int]]]
    sure: Sequence[float]
    bands: Sequence[int]
    end: int


class _Step(NamedTuple):
    """Hold the best way to a place: its score, and the place it came from."""

    score: float
    line: int = 0
    column: int = 0


def divide(
    lines: Sequence[Line], columns: Sequence[Column], is_state: IsState, *, amid: bool = False
) -> Division:
    """Divide lines among rows of cells, one for each of the columns.

    Args:
        lines: the lines below a header, or on a page on which the table goes on.
        columns: what the cells of each column are.
        is_state: tells a cell that says how a goal goes, and nothing else.
        amid: the first cell may be any of a row's that the page before began.

    Example: the lines ``Flere læser``, ``bøger.``, ``Vi køber ind.`` for a goal and its means ->
    one row, its first cell of two lines.
    """
    return _Divider(lines, columns, is_state).divide(amid=amid)


class _Divider:
    """Find the best division: ``best[line][column]`` is so far, the next cell is of the column."""

    def __init__(self, lines: Sequence[Line], columns: Sequence[Column], is_state: IsState) -> None:
        self._count, self._width = len(lines), len(columns)
        self._columns = columns
        self._numbers = [is_running_number(line.text) for line in lines]
        self._alone = _alone(lines, is_state)
        self._starts = _starts(lines, self._alone)
        stretches = Stretches([line.text for line in lines])

        @cache
        def read(start: int, end: int) -> list[float]:
            if end - start <= _FEW:
                text = join_lines([line.text for line in lines[start:end]])
                if is_state(text):
                    return [_TOLD if kind is Kind.STATUS else _ELSE for kind in KINDS]
                if says_figure(text):
                    return [_TOLD if kind in _FIGURES else _ELSE for kind in KINDS]
            return stretches.read(start, end)

        self._read = read

    def divide(self, *, amid: bool) -> Division:
        """Return the likeliest division; one without rows where none is possible."""
        self._before, self._after = self._forward(amid=amid), self._backward()
        ends = [
            (self._before[line][0].score + self._rest(line), line)
            for line in range(1, self._count + 1)
        ]
        best, end = max(ends, default=(_NEVER, 0))
        if best <= _NEVER / 2:
            return Division((), (), (), 0)
        cells, bands = self._way_to(end)
        rows: list[list[tuple[int, int]]] = []
        sure: list[float] = []
        for column, start, stop in cells:
            if column == 0 or not rows:
                rows.append([])
                sure.append(1.0)
            rows[-1].append((start, stop))
            margin = self._best_other(column, start, stop) - best
            sure[-1] = min(sure[-1], 1.0 / (1.0 + math.exp(max(_LEAST_MARGIN, min(0.0, margin)))))
        return Division(rows, sure, bands, end)

    def _way_to(self, end: int) -> tuple[list[tuple[int, int, int]], list[int]]:
        """Return the cells of the best division that ends there, in order, and the bands."""
        cells: list[tuple[int, int, int]] = []
        bands: list[int] = []
        line, column = end, 0
        while (step := self._before[line][column]).line < line or step.column != column:
            if step.column == column:
                bands.append(step.line)
            else:
                cells.append((step.column, step.line, line))
            line, column = step.line, step.column
        return cells[::-1], bands[::-1]

    def _best_other(self, column: int, start: int, stop: int) -> float:
        """Return what the best of those divisions scores in which a cell ends elsewhere."""
        after = (column + 1) % self._width
        others = (
            self._cell(start, other, column) + self._after[other][after]
            for other in range(start, min(self._count, start + _MOST_LINES) + 1)
            if other != stop
        )
        return self._before[start][column].score + max(others, default=_NEVER)

    def _forward(self, *, amid: bool) -> list[list[_Step]]:
        never = _Step(_NEVER)
        best = [[never] * self._width for _ in range(self._count + 1)]
        best[0] = [
            _Step(0.0 if column == 0 else _AMID if amid else _NEVER, 0, column)
            for column in range(self._width)
        ]
        for line in range(self._count + 1):
            for column in range(self._width):
                score = best[line][column].score
                if score <= _NEVER / 2:
                    continue
                for stop, after, gain in self._moves(line, column):
                    if score + gain > best[stop][after].score:
                        best[stop][after] = _Step(score + gain, line, column)
        return best

    def _backward(self) -> list[list[float]]:
        best = [[_NEVER] * self._width for _ in range(self._count + 1)]
        for line in range(self._count, -1, -1):
            for column in range(self._width - 1, -1, -1):
                found = self._rest(line) if column == 0 and line else _NEVER
                for stop, after, gain in self._moves(line, column):
                    found = max(found, gain + best[stop][after])
                best[line][column] = found
        return best

    def _moves(self, line: int, column: int) -> Sequence[tuple[int, int, float]]:
        """Return where a division may go on from a place: to which line and column, and its gain.

        A row's first cell is never empty, so that every way ends.
        """
        after = (column + 1) % self._width
        last = min(self._count, line + _MOST_LINES)
        moves = [
            (stop, after, self._cell(line, stop, column)) for stop in range(line + 1, last + 1)
        ]
        if column:
            moves.append((line, after, _EMPTY))
        elif line < self._count:
            moves.append((line + 1, 0, _BAND + self._starts[line] - 2 * self._alone[line]))
        return moves

    def _cell(self, start: int, stop: int, column: int) -> float:
        """Score lines as one cell."""
        if start == stop:
            return _EMPTY if column else _NEVER
        if self._columns[column].is_number:
            return 0.0 if stop == start + 1 and self._numbers[start] else _NEVER
        kind = self._columns[column].kind
        worded = self._read(start, stop)[KINDS.index(kind)] if kind is not None else _UNTOLD
        within = sum(max(0.0, self._starts[line]) for line in range(start + 1, stop))
        return worded + (self._starts[start] if start else 0.0) - 0.5 * within

    def _rest(self, line: int) -> float:
        return _REST * (self._count - line)


def _alone(lines: Sequence[Line], is_state: IsState) -> list[float]:
    """Say of each line how surely it is a cell of its own by what it says."""
    return [
        _STATE_ALONE if is_state(line.text) else _FIGURE_ALONE if is_figure(line.text) else 0.0
        for line in lines
    ]


def _starts(lines: Sequence[Line], alone: Sequence[float]) -> list[float]:
    """Say of each line what speaks for a cell's start there rather than that one goes on."""
    longest = max((len(line.text) for line in lines), default=0)
    are_apart = sum(line.is_apart for line in lines[1:]) >= _BLANKS * len(lines)
    found: list[float] = []
    for index, line in enumerate(lines):
        above = lines[index - 1].text if index else ""
        is_item = MARKER.match(line.text) is not None
        if (goes_on(line.text) and not is_item) or above.endswith(("-", ",")):
            found.append(_STARTS_SMALL)
            continue
        score = _BEHIND_STOP if above.endswith(_STOPS) else 0.0
        score += _BEHIND_SHORT if len(above) < _SHORT * longest else 0.0
        score += max(alone[max(0, index - 1) : index + 1])
        if are_apart:
            score += _BEHIND_BLANK if line.is_apart else _WITHOUT_BLANK
        word = (line.text.split() or [""])[0].strip('.,:;"”»')
        is_new = not is_item and word[:1].isupper() and is_common_word(word.lower())
        score += _NEW_SENTENCE if is_new and not above.endswith(_STOPS) else 0.0
        found.append(score)
    return found
