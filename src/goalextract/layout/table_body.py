"""The lines of a table below its header, each parted where its columns part."""

import re
from collections.abc import Sequence
from itertools import pairwise
from statistics import median
from typing import Final

from goalextract.document import Word
from goalextract.language.figures import is_figure, is_nothing, is_running_number
from goalextract.language.sentences import goes_on
from goalextract.layout.spacing import Line, SpacedLines, reach, segments

_FAR: Final = 3.0
"""What stands so many usual distances below a table is no part of it."""
_NEXT: Final = 1.4
"""The next line of a paragraph stands no further below than so many usual distances."""
_ACROSS: Final = 0.6
"""A line that goes on on the next fills so much of the table's width."""
_SMALL: Final = 0.92
"""Footnotes are set so much smaller than the table."""
_CROSSED: Final = 1.0
"""A text crosses a cut if it reaches so far to both sides of it."""
_AT_CUT: Final = 0.5
_INDENT: Final = 1.4
"""Items of a list stand so far right of other text, in letters' size."""
_MOSTLY: Final = 0.5
_FULL: Final = 0.7
"""A text that goes on on the next line fills so much of its column."""
_BLANK: Final = 0.25
"""A blank is at least so wide, in letters' size."""
_ITEM: Final = re.compile(r"[–•*-]\s")
"""Opens an item of a list: the figures below each other are one cell's."""
_FIRST: Final = re.compile(r"1[.)]\s+")
_NOTE_MARKS: Final = frozenset("¹²³⁴⁵⁶⁷⁸⁹")
"""With one of these a footnote opens."""
Parts = Sequence[Sequence[Word]]
"""The words of a line that stand in each column."""


class TableBody:
    """Hold the lines of a table from one line of a page to before another, in columns.

    ``parted`` has a line's words by column, or None for a line whose text runs across columns.
    """

    def __init__(self, lines: SpacedLines, first: int, end: int, cuts: Sequence[float]) -> None:
        self.page = lines.page
        self.lines = lines.lines[first:end]
        self.boxes = lines.boxes[first:end]
        self.width = len(cuts) + 1
        self._whole, self._first, self._cuts = lines, first, cuts
        has_foot = len(self.lines) > 1 and self._is_below(len(self.lines) - 1)
        own = self.lines[:-1] if has_foot else self.lines
        # A line across the page below the table may stand left of it.
        rows = [line for line in own if len(segments(line)) > 1] or own
        self._margin = min((line[0].box.x0 for line in rows), default=0.0)
        self._size = (
            median(word.size for line in self.lines for word in line) if self.lines else 0.0
        )
        self.parted: list[Parts | None] = [self._part(line) for line in own]
        if has_foot:
            self.parted.append(None)
        for index in range(1, len(self.parted)):
            if self.parted[index - 1] is None and self._ends_paragraph(index):
                self.parted[index] = None

    def gap(self, index: int) -> float:
        """Return how far a line stands below the one before it, in usual distances."""
        return self._whole.gap(self._first + index)

    def has_level(self, index: int, *, drawn: bool = False) -> bool:
        """Tell whether a rule stands between a line and the one before it."""
        return self._whole.has_level(self._first + index, drawn=drawn)

    def filled(self, index: int) -> set[int]:
        """Return the columns that a line has words in; none where it runs across them."""
        return {column for column, words in enumerate(self.parted[index] or ()) if words}

    def text(self, words: Sequence[Word]) -> str:
        """Return words as a text."""
        return " ".join(self.page.text[w.start : w.end] for w in words)

    def is_bold_alone(self, index: int) -> bool:
        """Tell whether a line is bold in a first column that mostly is not."""
        others = [
            parts for at, parts in enumerate(self.parted) if parts is not None and at != index
        ]
        words = [word for parts in others for word in parts[0]]
        own = (self.parted[index] or ((),))[0]
        is_bold = bool(own) and all(word.is_bold for word in own)
        return is_bold and 2 * sum(word.is_bold for word in words) < len(words)

    def has_number(self, index: int, column: int) -> bool:
        """Tell whether a line has a row's number."""
        parts = self.parted[index]
        return parts is not None and is_running_number(self.text(parts[column]))

    def number(self, index: int, column: int) -> str:
        """Return what a line has in the column of rows' numbers, without its stop."""
        parts = self.parted[index]
        return "" if parts is None else self.text(parts[column]).rstrip(".:")

    def has_figures(self, index: int, columns: Sequence[int]) -> bool:
        """Tell whether a line has figures in most columns of figures."""
        parts = self.parted[index]
        if parts is None:
            return False
        return sum(_says_figure(self.text(parts[c])) for c in columns) * 2 >= len(columns)

    def figure_columns(self) -> list[int]:
        """Return the columns of figures: on most lines that they fill one stands."""
        found: list[int] = []
        for column in range(1, self.width):  # the first names the row: `31 Veje`
            texts = [self.text(p[column]) for p in self.parted if p is not None and p[column]]
            cells = [text for text in texts if not is_nothing(text)]
            held = sum(map(_says_figure, cells))
            if cells and held >= _MOSTLY * len(cells):
                found.append(column)
        return found

    def is_within(self, index: int, columns: Sequence[int]) -> bool:
        """Tell whether a line's figures go on a cell, as most of the words beside them do."""
        above, parts = self.parted[index - 1] if index else None, self.parted[index]
        if above is None or parts is None or not all(above[c] for c in columns if parts[c]):
            return False
        if all(_ITEM.match(self.text(p[c])) for c in columns if parts[c] for p in (above, parts)):
            return True
        beside = [c for c in range(self.width) if c not in columns and above[c] and parts[c]]
        return 2 * sum(goes_on(self.text(parts[c])) for c in beside) > len(beside)

    def wraps(self, index: int, column: int = 0) -> bool:
        """Tell whether a line's words in a column go on with those on the line before.

        They do if they open in small letters, or if the first of them had no room there.
        """
        above, here = self.parted[index - 1] if index else None, self.parted[index]
        if not above or not here or not above[column] or not here[column]:
            return False
        if goes_on(self.text(here[column])):
            return True
        first, last = here[column][0].box, above[column][-1]
        ends = [p[column][-1].box.x1 for p in self.parted if p is not None and p[column]]
        start = here[column][0].box.x0
        if column < len(self._cuts) and max(ends) - start < _FULL * (self._cuts[column] - start):
            return False  # none of the column's texts is so long that it need go on
        return last.box.x1 + _BLANK * last.size + first.x1 - first.x0 > max(ends)

    def _ends_paragraph(self, index: int) -> bool:
        """Tell whether a line goes on with the text across columns on the line right above it.

        The last line of a paragraph is short, so that it may stand in a column by chance.
        """
        above, line = self.lines[index - 1], self.lines[index]
        if len(segments(line)) > 1 or self.gap(index) > _NEXT:
            return False
        (x0, right), (start, _) = reach(above), reach(line)
        most = max(reach(line)[1] for line in self.lines)
        is_full = right - x0 > _ACROSS * (most - self._margin)
        is_below = abs(start - x0) <= line[0].size
        goes_below = is_full and goes_on(self.text(line))
        # Footnotes below each other are set small, and each begins anew.
        is_note = max(word.size for word in (*above, *line)) < _SMALL * self._size
        return is_below and (goes_below or is_note)

    def _is_below(self, index: int) -> bool:
        """Tell whether a last line stands far below the table, as a page's foot does."""
        return len(segments(self.lines[index])) == 1 and self.gap(index) > _FAR

    def _part(self, line: Line) -> Parts | None:
        """Part a line at the cuts; None where its text runs across them."""
        columns: list[list[Word]] = [[] for _ in range(self.width)]
        if self.page.text[line[0].start] in _NOTE_MARKS and len(segments(line)) == 1:
            return None
        for segment in segments(line):
            if self._crossed(segment) and self._is_running(segment, line):
                return None
            for word in segment:
                columns[self._column(word)].append(word)
        return columns

    def _crossed(self, segment: Sequence[Word]) -> int:
        """Return how many cuts a text runs over."""
        x0, x1 = reach(segment)
        return sum(x0 + _CROSSED < cut < x1 - _CROSSED for cut in self._cuts)

    def _column(self, word: Word) -> int:
        """Return the column that a word stands in, by its first letters."""
        middle = (word.box.x0 + min(word.box.x1, word.box.x0 + 2 * word.size)) / 2
        return sum(cut <= middle for cut in self._cuts)

    def _is_running(self, segment: Sequence[Word], line: Line) -> bool:
        """Tell whether words run over a cut as prose does: alone, or with no gap at it."""
        if len(segment) == len(line):
            is_left = segment[0].box.x0 <= self._margin + _INDENT * segment[0].size
            return is_left or self._crossed(segment) > 1
        for before, word in pairwise(segment):
            column = self._column(before)
            if column != self._column(word):
                cut = self._cuts[column]
                if before.box.x1 > cut + _AT_CUT or word.box.x0 < cut - _AT_CUT:
                    return True
        return any(self._crossed([word]) for word in segment)


def _says_figure(text: str) -> bool:
    """Tell whether a cell holds a figure, the first of several, or says that there is none.

    Example: ``"1) 2,1"`` -> True; ``"2) 14"`` -> False, since it goes on a cell.
    """
    return is_figure(_FIRST.sub("", text, count=1)) or (bool(text) and is_nothing(text))
