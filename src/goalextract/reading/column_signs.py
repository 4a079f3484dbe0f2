"""What tells columns of running text from the columns of a table, by the lines of each.

Lines of running text are full, and what begins in one column runs past what stands beside it; the
last line of one column goes on at the top of the next.  The rows of a table begin together.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Final, NamedTuple, Self

from goalextract.reading.column_edges import Columns
from goalextract.reading.paper_lines import PaperLine
from goalextract.reading.shapes import PrintedWords

_STEP: Final = 1.3
"""Lines further apart than so many usual steps have a gap between them."""
_BESIDE: Final = 2.5
"""Lines whose tops differ by fewer points begin beside each other."""
_SPACE: Final = 0.25
_FULL: Final = 0.75
_INNER: Final = 2.0
_MOST_INNER: Final = 0.25
_LEAST_WRAPPED: Final = 3
_WRAPPED: Final = 0.5
_SURE: Final = 2
_OUTWEIGHS: Final = 5
"""Paragraphs begin beside each other by chance; rows do so, but for those of one cell."""
_MANY: Final = 10
_MANY_OUTWEIGH: Final = 3
"""Of so many signs fewer need outweigh: chance is seldom so often on one side."""
_HYPHENS: Final = ("-", "\u2010", "\u00ad", "\x02")
_STOPS: Final = (".", "!", "?", ":", ";")


class ColumnLine(NamedTuple):
    """Hold one line of a column as far as it is compared."""

    top: float
    bottom: float
    right: float
    first: str
    first_width: float
    last: str
    size: float
    has_gap: bool
    """Something stands far to the right on it, as a value beside its label."""


@dataclass(frozen=True, slots=True)
class Signs:
    """Count what speaks for columns of text and for a table, and how many lines are full."""

    text: int = 0
    rows: int = 0
    goes_on: bool = False
    """The text of one column goes on in the next, or both open with the same words."""
    wrapped: tuple[int, ...] = ()
    pairs: tuple[int, ...] = ()
    inner: int = 0
    lines: int = 0

    def __add__(self, other: Self) -> "Signs":
        return Signs(
            self.text + other.text,
            self.rows + other.rows,
            self.goes_on or other.goes_on,
            _sums(self.wrapped, other.wrapped),
            _sums(self.pairs, other.pairs),
            self.inner + other.inner,
            self.lines + other.lines,
        )

    @property
    def is_prose(self) -> bool:
        """Tell whether most lines of at least two columns end since the next word had no room."""
        full = [
            wrapped >= _LEAST_WRAPPED and wrapped >= _WRAPPED * pairs
            for wrapped, pairs in zip(self.wrapped, self.pairs, strict=True)
        ]
        return sum(full) >= 2 and self.inner < _MOST_INNER * self.lines

    @property
    def are_columns(self) -> bool:
        """Tell whether what speaks for columns of text outweighs by far what may be chance."""
        most = _MANY_OUTWEIGH if self.text >= _MANY else _OUTWEIGHS
        most = 2 if self.goes_on else most
        return self.text >= _SURE and self.text > most * self.rows

    @property
    def may_be_columns(self) -> bool:
        """Tell whether more speaks for columns of text than for a table."""
        return self.text > self.rows


def _sums(one: tuple[int, ...], other: tuple[int, ...]) -> tuple[int, ...]:
    if not one or not other:
        return one or other
    return tuple(a + b for a, b in zip(one, other, strict=True))


@dataclass(slots=True)
class Weigher:
    """Weigh the signs of one stretch of a page."""

    columns: Columns
    step: float
    """How far apart the lines of one text stand."""
    starts: list[list[int]] = field(default_factory=list)

    def weigh(self, stretch: Sequence[Sequence[ColumnLine]]) -> Signs:
        """Return the signs of a stretch: the lines of each of its columns."""
        self.starts = [self._starts(lines, k) for k, lines in enumerate(stretch)]
        signs = Signs(
            wrapped=tuple(sum(self._wraps(lines, k)) for k, lines in enumerate(stretch)),
            pairs=tuple(len(list(self._wraps(lines, k))) for k, lines in enumerate(stretch)),
            inner=sum(line.has_gap for lines in stretch for line in lines),
            lines=sum(len(lines) for lines in stretch),
        )
        for k, (one, other) in enumerate(pairwise(stretch)):
            if one and other:
                signs += self._beside(stretch, k) + self._flow(one, other, k)
        return signs

    def _is_near(self, above: ColumnLine, line: ColumnLine) -> bool:
        return line.bottom - above.bottom <= _STEP * self.step

    def _is_wrapped(self, above: ColumnLine, line: ColumnLine, column: int) -> bool:
        """Tell whether a line's first word had no room at the end of the line above it."""
        end = above.right + _SPACE * line.size + line.first_width
        return end > self.columns.rights[column] - 1 or above.last.endswith(_HYPHENS)

    def _wraps(self, lines: Sequence[ColumnLine], column: int) -> Iterator[bool]:
        for above, line in pairwise(lines):
            if self._is_near(above, line) and abs(above.size - line.size) < 0.1 * line.size:
                yield self._is_wrapped(above, line, column)

    def _starts(self, lines: Sequence[ColumnLine], column: int) -> list[int]:
        """Return which lines begin something: below a gap, or below a line that ends early."""
        return [
            i
            for i, (above, line) in enumerate(pairwise(lines), start=1)
            if not self._is_near(above, line) or not self._is_wrapped(above, line, column)
        ]

    def _beside(self, stretch: Sequence[Sequence[ColumnLine]], column: int) -> Signs:
        """Weigh what begins in two columns: at one height, or where the other's text runs on."""
        text = rows = 0
        goes_on = False
        for own, next_to in ((column, column + 1), (column + 1, column)):
            lines, others = stretch[own], stretch[next_to]
            firsts = {*self.starts[next_to]}
            for i in self.starts[own]:
                line = lines[i]
                beside = next((j for j in firsts if abs(others[j].top - line.top) <= _BESIDE), None)
                if beside is None:
                    text += self._runs_past(line.top, others, firsts)
                elif own > column:
                    continue  # counted already
                elif _opens_alike(line, others[beside]):
                    text += 1
                    goes_on = True
                else:
                    rows += 1
        return Signs(text, rows, goes_on)

    def _runs_past(self, top: float, others: Sequence[ColumnLine], firsts: set[int]) -> bool:
        """Tell whether the text of another column runs on past a height."""
        return any(
            j not in firsts and above.top < top - 1 and line.bottom > top + 1
            for j, (above, line) in enumerate(pairwise(others), start=1)
        )

    def _flow(self, one: Sequence[ColumnLine], other: Sequence[ColumnLine], column: int) -> Signs:
        """Weigh whether the last line of a column goes on at the top of the next."""
        last, first = one[-1], other[0]
        if not first.first[:1].islower() or last.last.endswith(_STOPS):
            return Signs()
        if last.last.endswith(_HYPHENS) and len(last.last) > 1:
            return Signs(2 * _SURE, goes_on=True)
        left, right = self.columns.lefts[column], self.columns.rights[column]
        is_full = last.right - left >= _FULL * (right - left)
        return Signs(_SURE, goes_on=True) if is_full else Signs()


def _opens_alike(one: ColumnLine, other: ColumnLine) -> bool:
    return len(one.first) > 2 and one.first.endswith(":") and one.first == other.first


def column_lines(words: PrintedWords, lines: Sequence[PaperLine]) -> list[ColumnLine]:
    """Return lines as they are compared with those beside them."""
    found: list[ColumnLine] = []
    for line in lines:
        first, last = line.words[0], line.words[-1]
        x0, x1 = words.edges[list(line.words), 0], words.edges[list(line.words), 2]
        size = float(words.sizes[list(line.words)].max())
        has_gap = bool((x0[1:] - x1[:-1] > _INNER * max(size, 4.0)).any())
        found.append(
            ColumnLine(
                line.top,
                line.bottom,
                float(x1[-1]),
                words.texts[first],
                float(x1[0] - x0[0]),
                words.texts[last],
                size,
                has_gap,
            )
        )
    return found
