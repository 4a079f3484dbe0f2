"""Tables whose columns only alignment shows: open ones on paper, padded ones in text.

A line of text is taken for a line on paper whose letters are all of one width.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from goalextract.document import Box, Page, Word
from goalextract.doubt import Doubt
from goalextract.language.figures import is_figure, is_running_number
from goalextract.language.joining import join_lines
from goalextract.language.sentences import goes_on
from goalextract.layout.cells import without_noise
from goalextract.layout.printed import around, by_line, content_words, line_span, text_blocks
from goalextract.layout.raster import Entry, Raster, TableRow, across
from goalextract.profiles.columns import ColumnFinder

_TOKEN: Final = re.compile(r"\S+")
_LINE: Final = re.compile(r"[^\n]*\n?")
_TEXT_SIZE: Final = 3.0
"""The size given to letters of text, of which half is more than one blank and less than two."""
_GAP: Final = 0.5
"""A gap of so much of the letters' size parts two columns."""
_MOST_HEADER_LINES: Final = 5
_MIN_COLUMNS: Final = 2
_HEADER_GAP: Final = 2.4
_BLANK: Final = 1.3
_APART: Final = 1.14
_HEADED: Final = 0.7
_SHIFT: Final = 6.0
_FIGURES: Final = 2
_DESCENT: Final = 0.2
_DESCENDING: Final = frozenset("gjpqyQ()[]|§/,;'\"*•")
"""Letters and marks that do not stand on the line: in common faces by so much of their size."""
_SAME_START: Final = 2.0
_MOST_STEP: Final = 1.75
_FAR: Final = 3.0
_OTHER_SIZE: Final = 0.5
_MANY: Final = 0.5
"""A column without a header is one that so many of the rows fill."""
Line = Sequence[Word]


GUESSED_COLUMNS: Final = Doubt("no lines part the table's columns; their alignment does", 0.97)
GUESSED_ROWS: Final = Doubt("nothing but its words shows where the table's row starts", 0.92)


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold where the columns of a table part, to read it on on the next page."""

    cuts: tuple[float, ...]
    numbered: int | None = None
    is_centred: bool | None = None
    """Whether cells are set in the middle of their rows, where the page before told."""


@dataclass(frozen=True, slots=True)
class _Head:
    """Hold one column's header: how far it reaches, and its words; none where it has no header."""

    x0: float
    x1: float
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class _Header:
    """Hold a header's first and last line, and its columns."""

    first: int
    last: int
    columns: tuple[_Head, ...]

    def row(self, page: Page) -> TableRow:
        """Return the header as a row of the table."""
        entries = tuple(
            Entry(n, n, tuple(line_span(page, line) for line in by_line(page, head.words)))
            for n, head in enumerate(self.columns)
            if head.words
        )
        return TableRow(entries, is_header=True)


def text_words(page: Page) -> list[Word]:
    """Return a text page's words as if printed: a letter is 1 wide, a line 1 high."""
    words: list[Word] = []
    for number, line in enumerate(_LINE.finditer(page.text)):
        for start, end in without_noise(page, line.start(), line.end()):
            for token in _TOKEN.finditer(page.text, start, end):
                x = float(token.start() - line.start())
                box = Box(x, float(number), x + len(token.group()), number + 0.9)
                words.append(Word(token.start(), token.end(), box, _TEXT_SIZE))
    return words


def _segments(line: Line) -> list[list[Word]]:
    """Part a line where it has more than a word's space."""
    segments: list[list[Word]] = []
    for word in line:
        if segments:
            last = segments[-1][-1]
            if word.box.x0 - last.box.x1 <= _GAP * max(word.size, last.size):
                segments[-1].append(word)
                continue
        segments.append([word])
    return segments


def _text(page: Page, words: Sequence[Word]) -> str:
    lines: list[str] = []
    bottom: float | None = None
    for word in words:
        piece = page.text[word.start : word.end]
        if bottom is None or word.box.top > bottom - 0.3 * (word.box.bottom - word.box.top):
            lines.append(piece)
        else:
            lines[-1] += f" {piece}"
        bottom = word.box.bottom if bottom is None else max(bottom, word.box.bottom)
    return join_lines(lines)


def _stacked(lines: Sequence[Line]) -> list[_Head]:
    """Put the words of a header's lines into columns: those of the line with most of them.

    What stands above several columns belongs to each: *Resultater* above *2013* and *2014*.
    """
    parted = [_segments(line) for line in lines]
    base = max(range(len(parted)), key=lambda n: (len(parted[n]), n))
    columns = [[segment] for segment in parted[base]]
    reach = [(s[0].box.x0, s[-1].box.x1) for s in parted[base]]
    for number, segments in enumerate(parted):
        for segment in segments if number != base else ():
            x0, x1 = segment[0].box.x0, segment[-1].box.x1
            under = [n for n, (left, right) in enumerate(reach) if left < x1 and x0 < right]
            for n in under if number < base else under[:1]:
                columns[n].append(segment)
            if len(under) == 1:
                reach[under[0]] = (min(reach[under[0]][0], x0), max(reach[under[0]][1], x1))
            elif not under:
                columns.append([segment])
                reach.append((x0, x1))
    heads = [
        _Head(x0, x1, tuple(sorted((w for s in held for w in s), key=lambda w: w.start)))
        for (x0, x1), held in zip(reach, columns, strict=True)
    ]
    return sorted(heads, key=lambda head: head.x0)


def _with_unheaded(columns: Sequence[_Head], lines: Sequence[Line]) -> tuple[_Head, ...]:
    """Add the columns of a table that no header stands above."""
    spread: list[tuple[float, float, int]] = []
    for x0, x1 in sorted(_reaches(lines)):
        if spread and x0 < spread[-1][1] - 0.5:
            left, right, count = spread[-1]
            spread[-1] = (left, max(right, x1), count + 1)
        else:
            spread.append((x0, x1, 1))
    rows = sum(len(_segments(line)) > 1 for line in lines)
    bare = [
        _Head(x0, x1)
        for x0, x1, count in spread
        if count >= _MANY * rows and not any(h.x0 < x1 and x0 < h.x1 for h in columns)
    ]
    return tuple(sorted((*columns, *bare), key=lambda h: h.x0))


class _Page:
    """Hold a page's lines while its tables are found."""

    def __init__(self, page: Page, words: Sequence[Word], finder: ColumnFinder) -> None:
        self.page, self._finder = page, finder
        self.lines = by_line(page, words)
        self.boxes = [around(line) for line in self.lines]
        self.bases = [self._base(line) for line in self.lines]
        self.step = 1.0 if page.print is None else self._usual_step()
        printed = page.print
        rules = [r for r in (printed.rules if printed is not None else ()) if r.is_level]
        self.levels = sorted(r.box.top for r in rules)
        self.drawn = sorted(r.box.top for r in rules if not r.is_shade)

    def _usual_step(self) -> float:
        """Return how far lines of one cell stand apart: those that start below each other.

        Cells set in the middle of their rows put lines between lines; these count for nothing.
        """
        last: dict[int, float] = {}
        steps: list[float] = []
        for line, base in zip(self.lines, self.bases, strict=True):
            for segment in _segments(line):
                at = round(segment[0].box.x0 / _SAME_START)
                if at in last and base > last[at]:
                    steps.append(base - last[at])
                last[at] = base
        # In rows of one line each all lines are rows: letters' height says what is close.
        height = median(w.box.bottom - w.box.top for line in self.lines for w in line)
        return min(_usual(steps), _MOST_STEP * height)

    def _base(self, line: Line) -> float:
        """Return the height on which a line's letters stand; some reach below it."""
        text = self.page.text
        plain = [
            w.box.bottom
            for w in line
            if not {text[w.start], text[w.end - 1]} & _DESCENDING and w.size >= line[0].size - 1
        ]
        if plain or self.page.print is None:
            return min(plain, default=line[0].box.bottom)
        return min(w.box.bottom for w in line) - _DESCENT * line[0].size

    def header_at(self, index: int) -> _Header | None:
        """Return the header that starts on a line, over as many lines as make most sense."""
        best: tuple[float, _Header] | None = None
        for last in range(index, min(index + _MOST_HEADER_LINES, len(self.lines))):
            if last > index and self.gap(last) > _HEADER_GAP:
                break
            # A row's first line makes the labels above it unknown; a header's second does not.
            rated, columns = self._rated(index, last)
            if rated > 0.0 and (best is None or rated >= best[0]):
                best = rated, _Header(index, last, columns)
        if best is None or self._starts_below(index, *best):
            return None
        return best[1]

    def headers_by_look(self) -> list[_Header]:
        """Return a header whose words are not listed, if lines below it keep to its columns."""
        for index in range(len(self.lines)):
            for last in range(index, min(index + _MOST_HEADER_LINES - 2, len(self.lines) - 1)):
                if last > index and self.gap(last) > _HEADER_GAP:
                    break
                columns = tuple(_stacked(self.lines[index : last + 1]))
                texts = [_text(self.page, head.words) for head in columns]
                is_set = self.gap(last + 1) > _APART or self._is_set(last)
                if is_set and self._finder.looks(texts) and self._keep(columns, last + 1):
                    return [_Header(index, last, columns)]
        return []

    def _keep(self, columns: Sequence[_Head], first: int) -> bool:
        """Tell whether the lines from one on keep to a header's columns."""
        starts = [head.x0 for head in columns]
        lines = self.lines[first:]
        kept = 0
        for line in lines:
            at = [s[0].box.x0 for s in _segments(line)]
            kept += all(any(abs(x - start) <= line[0].size for start in starts) for x in at)
        several = sum(len(_segments(line)) > 1 for line in lines)
        return kept >= _HEADED * len(lines) and several >= _MANY * len(lines)

    def _rated(self, first: int, last: int) -> tuple[float, tuple[_Head, ...]]:
        """Say how much of a header lines make, and return their columns."""
        lines = self.lines[first : last + 1]
        columns = _stacked(lines)
        if len(columns) < _MIN_COLUMNS:
            return 0.0, ()
        texts = [_text(self.page, head.words) for head in columns]
        bold = all(word.is_bold for line in lines for word in line)
        rated = self._finder.rate(texts, is_marked=bold or self._is_set(last))
        return rated, tuple(columns)

    def _starts_below(self, index: int, rated: float, header: _Header) -> bool:
        """Tell whether a header's first line is no part of it: a heading right above it."""
        if header.last == index:
            return False
        below, _ = self._rated(index + 1, header.last)
        if below == rated and len(_segments(self.lines[index])) == 1:
            first = self.lines[index][0]
            head = next(h for h in header.columns if first in h.words)
            return not self._finder.is_known(_text(self.page, head.words))
        return below > rated

    def _is_set(self, last: int) -> bool:
        """Tell whether a line is drawn right below a line of text."""
        bottom = self.boxes[last].bottom
        below = self.boxes[last + 1].top if last + 1 < len(self.boxes) else bottom + self.step
        return any(bottom - 2 <= y <= below + 2 for y in self.levels)

    def gap(self, index: int) -> float:
        """Return how far a line stands below the one before it, in usual distances."""
        if index == 0:
            return 9.0
        return (self.bases[index] - self.bases[index - 1]) / self.step

    def has_level(self, index: int, *, drawn: bool = False) -> bool:
        """Tell whether a line is drawn between a line of text and the one before it.

        The edge of a shaded row counts for one, unless ``drawn`` lines are asked for.
        """
        if index == 0:
            return False
        above, top = self.boxes[index - 1].bottom, self.boxes[index].top
        levels = self.drawn if drawn else self.levels
        return any(above - 2 <= y <= top + 2 for y in levels)


def _usual(steps: Sequence[float]) -> float:
    """Return the usual distance of lines: of the smaller ones, which stand within a cell."""
    if not steps:
        return 12.0
    ordered = sorted(steps)
    return median(ordered[: max(1, len(ordered) * 2 // 3)])


class _Table:
    """Read the lines below a header, or of a table that goes on from the page before."""

    def __init__(self, whole: _Page, first: int, last: int, frame: Frame) -> None:
        self._whole, self._first, self._last, self._frame = whole, first, last, frame
        self._width = len(frame.cuts) + 1
        body = whole.lines[first:last]
        self._margin = min((line[0].box.x0 for line in body), default=0.0)
        self.parted = [self._part(whole.lines[i]) for i in range(first, last)]
        if self.parted and self._is_below(last - 1):
            self.parted[-1] = None
        self._has_gaps = False
        self.is_centred = False
        starts, self._doubts = self._row_starts()
        self.starts = [
            start or index == 0 or self.parted[index - 1] is None
            for index, start in enumerate(starts)
        ]

    def _is_below(self, index: int) -> bool:
        """Tell whether a last line stands far below the table, as a page's foot does."""
        return len(_segments(self._whole.lines[index])) == 1 and self._whole.gap(index) > _FAR

    def _part(self, line: Line) -> list[list[Word]] | None:
        """Part a line at the cuts; None where its text runs across them."""
        columns: list[list[Word]] = [[] for _ in range(self._width)]
        for segment in _segments(line):
            if self._crosses(segment) and self._is_running(segment, line):
                return None
            for word in segment:
                columns[self._column(word)].append(word)
        return columns

    def _crosses(self, segment: Sequence[Word]) -> int:
        """Return how many cuts a text runs over."""
        x0, x1 = segment[0].box.x0, segment[-1].box.x1
        return sum(x0 + 1 < cut < x1 - 1 for cut in self._frame.cuts)

    def _column(self, word: Word) -> int:
        middle = (word.box.x0 + min(word.box.x1, word.box.x0 + 2 * word.size)) / 2
        return sum(cut <= middle for cut in self._frame.cuts)

    def _is_running(self, segment: Sequence[Word], line: Line) -> bool:
        """Tell whether words run over a cut as prose does: alone, or with no gap at it."""
        if len(segment) == len(line):
            is_left = segment[0].box.x0 <= self._margin + segment[0].size
            return is_left or self._crosses(segment) > 1
        for before, word in pairwise(segment):
            if self._column(before) != self._column(word):
                cut = self._frame.cuts[self._column(before)]
                if not (before.box.x1 <= cut + 0.5 and word.box.x0 >= cut - 0.5):
                    return True
        cuts = [c for c in self._frame.cuts if segment[0].box.x0 < c < segment[-1].box.x1]
        return any(w.box.x0 < cut - 1 and w.box.x1 > cut + 1 for cut in cuts for w in segment)

    def _row_starts(self) -> tuple[list[bool], tuple[Doubt, ...]]:
        """Say for each line whether a row starts on it, and what makes that doubtful."""
        whole, first = self._whole, self._first
        levels = [whole.has_level(first + i, drawn=True) for i in range(len(self.parted))]
        if sum(levels[1:]) >= 1:
            return [i == 0 or level for i, level in enumerate(levels)], ()
        number = self._frame.numbered
        if number is not None:
            keys = [
                parts is not None and bool(parts[number]) and self._is_number(parts[number])
                for parts in self.parted
            ]
            if any(keys):
                return self._by_keys(keys), ()
        blocks = self._blocks()
        figures = self._figure_columns()
        if len(figures) >= _FIGURES:
            starts = self._by_keys([self._has_figures(parts, figures) for parts in self.parted])
            return self._with_bare(starts, blocks), ()
        return self._by_blocks(blocks), () if len(blocks) > 1 else (GUESSED_ROWS,)

    def _with_bare(self, starts: list[bool], blocks: Sequence[tuple[int, int]]) -> list[bool]:
        """Let rows start with blocks of several columns that have no figures, too."""
        bare = self._by_blocks(blocks)
        for first, end in blocks:
            if not any(starts[first:end]):
                starts[first:end] = bare[first:end]
        return starts

    def _words(self, words: Sequence[Word]) -> str:
        return " ".join(self._whole.page.text[w.start : w.end] for w in words)

    def _is_number(self, words: Sequence[Word]) -> bool:
        return is_running_number(self._words(words))

    def _figure_columns(self) -> list[int]:
        """Return the columns of figures: on most lines that they fill one stands."""
        found: list[int] = []
        for column in range(self._width):
            cells = [p[column] for p in self.parted if p is not None and p[column]]
            held = sum(is_figure(self._words(words)) for words in cells)
            if cells and held >= _MANY * len(cells):
                found.append(column)
        return found

    def _blocks(self) -> list[tuple[int, int]]:
        """Part the lines where more than the usual distance lies between two."""
        gaps = [self._whole.gap(self._first + i) for i in range(len(self.parted))]
        edges = [self._whole.has_level(self._first + i) for i in range(len(self.parted))]
        starts = [i for i, gap in enumerate(gaps) if i == 0 or gap > _APART or edges[i]]
        ends = [*starts[1:], len(gaps)] if starts else []
        blocks = list(zip(starts, ends, strict=True))
        self._has_gaps = len(blocks) > 1
        return blocks

    def _has_figures(self, parts: Sequence[Sequence[Word]] | None, figures: Sequence[int]) -> bool:
        """Tell whether a line has figures in most columns of figures."""
        if parts is None:
            return False
        return sum(is_figure(self._words(parts[c])) for c in figures) * 2 >= len(figures)

    def _by_keys(self, keys: Sequence[bool]) -> list[bool]:
        """Let a row start with each line that every row has one of: of its number, its figures.

        In a block of one such line the words above it are its row's too, unless they head it.
        """
        starts = [False] * len(self.parted)
        blocks = self._blocks()
        held = [[i for i in range(first, end) if keys[i]] for first, end in blocks]
        above = [
            bool(lines) and lines[0] > first and not self._leads(first, lines[0])
            for (first, _), lines in zip(blocks, held, strict=True)
        ]
        is_centred = self._frame.is_centred
        if is_centred is None:
            is_centred = 2 * sum(above) > sum(map(bool, held))
        self.is_centred = is_centred
        for (first, end), lines in zip(blocks, held, strict=True):
            if not is_centred:
                firsts: Sequence[int] = lines
            elif len(lines) == 1 and not self._leads(first, lines[0]):
                firsts = [first]
            else:
                firsts = self._first_lines(first, end, lines)
            for line in firsts:
                starts[line] = True
        return starts

    def _first_lines(self, first: int, end: int, lines: Sequence[int]) -> list[int]:
        """Return where rows start whose words stand above and below these lines of theirs."""
        places = [self._whole.boxes[self._first + i].bottom for i in range(first, end)]
        starts: list[int] = []
        for before, line in pairwise([None, *lines]):
            if line is None:
                continue
            at = line
            while at - 1 >= first and (before is None or at - 1 > before):
                above = places[at - 1 - first]
                nearer = (
                    before is None or places[line - first] - above < above - places[before - first]
                )
                if not nearer or self._is_heading_line(at - 1):
                    break
                at -= 1
            starts.append(at)
        return starts

    def _is_heading_line(self, index: int) -> bool:
        """Tell whether a line of the first column alone is printed as a heading is."""
        parts = self.parted[index]
        if parts is None:
            return True
        return [c for c, words in enumerate(parts) if words] == [0] and parts[0][0].is_bold

    def _leads(self, first: int, line: int) -> bool:
        """Tell whether the lines of a block above its figures are a heading."""
        above = [self.parted[i] for i in range(first, line)]
        alone = bool(above) and all(
            parts is None or [c for c, words in enumerate(parts) if words] == [0] for parts in above
        )
        if self._whole.page.print is None or not alone or all(parts is None for parts in above):
            return alone
        # On paper a heading is printed otherwise than the row below it.
        word, other = (
            self._whole.lines[self._first + first][0],
            self._whole.lines[self._first + line][0],
        )
        return word.is_bold != other.is_bold or abs(word.size - other.size) > _OTHER_SIZE

    def _by_blocks(self, blocks: Sequence[tuple[int, int]]) -> list[bool]:
        """Let a row start with each block that fills several columns; the others go on."""
        starts = [False] * len(self.parted)
        for first, end in blocks:
            filled = [
                {c for c, words in enumerate(parts) if words} if parts is not None else set[int]()
                for parts in self.parted[first:end]
            ]
            whole = set[int]().union(*filled)
            at = first
            if filled[0] <= {0} and len(filled) > 1 and len(filled[1]) >= len(whole) > 1:
                at = first + 1  # a heading right above its first row
            is_band = whole == {0} and end == first + 1
            starts[at] = (len(whole) > 1 and not self._is_rest(at)) or is_band
            for index in self._restarts(at, end):
                starts[index] = True
        return starts

    def _restarts(self, first: int, end: int) -> list[int]:
        """Return the lines of a block on which cells begin that had ended: a new row's.

        No cell ends and begins again within its row, wherever in it the cells are set.
        """
        lead = self._lead()
        found: list[int] = []
        had: set[int] = set()
        last: set[int] = set()
        for index in range(first, end):
            parts = self.parted[index]
            filled = {c for c, words in enumerate(parts) if words} if parts is not None else set()
            again = (filled - last) & had
            if len(again) > 1 or lead in again:
                found.append(index)
                had = set()
            had |= filled
            last = filled
        return found

    def _is_rest(self, index: int) -> bool:
        """Tell whether a block goes on with a sentence: in small letters, below one with no end."""
        text = self._whole.page.text
        begun = going_on = 0
        for column, words in enumerate(self.parted[index] or ()):
            above = next(
                (p[column] for p in reversed(self.parted[:index]) if p is not None and p[column]),
                None,
            )
            if words and above:
                begun += 1
                is_small = goes_on(self._words(words)) and text[above[-1].end - 1] not in ".!?:"
                going_on += is_small
        return 2 * going_on >= begun > 0

    def _lead(self) -> int:
        """Return the first column that is filled at all."""
        counts = [
            sum(bool(parts[column]) for parts in self.parted if parts is not None)
            for column in range(self._width)
        ]
        return next((i for i, n in enumerate(counts) if n), 0)

    def rows(self) -> list[TableRow]:
        """Return the rows, top to bottom."""
        held: list[TableRow] = []
        gathered: list[list[Word]] | None = None
        band: list[Word] = []

        def close() -> None:
            nonlocal gathered
            if gathered is not None and any(gathered):
                held.append(self._row(gathered))
            gathered = None

        for index, parts in enumerate(self.parted):
            line = self._whole.lines[self._first + index]
            if parts is None or self._is_band(index, parts):
                close()
                goes_on = band and self._whole.gap(self._first + index) < _BLANK
                band = [*band, *line] if goes_on else list(line)
                if goes_on:
                    held.pop()
                held.append(
                    across(
                        [
                            line_span(self._whole.page, row)
                            for row in by_line(self._whole.page, band)
                        ],
                        self._width,
                    )
                )
                continue
            band = []
            if gathered is None or self.starts[index]:
                close()
                gathered = [[] for _ in range(self._width)]
            for column, words in enumerate(parts):
                gathered[column] += words
        close()
        return held

    def _is_band(self, index: int, parts: Sequence[Sequence[Word]]) -> bool:
        """Tell whether a line of one short text stands alone between rows."""
        filled = [column for column, words in enumerate(parts) if words]
        if filled != [0]:
            return False
        if self._frame.numbered == 0:
            return not self._is_number(parts[0])
        text = self._whole.page.text
        gap = self._whole.gap(self._first + index)
        is_last = index + 1 == len(self.parted)
        if is_last or not (self.starts[index + 1] and self._fills(index + 1)):
            # The last line before the next header may be a heading of it.
            return is_last and gap > _APART and index > 0 and not text[parts[0][0].start].islower()
        apart = gap > _APART or not self._has_gaps
        return (apart or index == 0) and not text[parts[0][0].start].islower()

    def _fills(self, index: int) -> bool:
        """Tell whether the row that starts on a line fills several columns."""
        end = next((i for i in range(index + 1, len(self.starts)) if self.starts[i]), None)
        columns = {
            column
            for parts in self.parted[index:end]
            for column, words in enumerate(parts or ())
            if words
        }
        return len(columns) > 1

    def _row(self, gathered: Sequence[Sequence[Word]]) -> TableRow:
        page = self._whole.page
        entries = tuple(
            Entry(column, column, tuple(line_span(page, line) for line in by_line(page, words)))
            for column, words in enumerate(gathered)
            if words
        )
        return TableRow(entries, doubts=(GUESSED_COLUMNS, *self._doubts))


def _reaches(lines: Sequence[Line]) -> list[tuple[float, float]]:
    """Return how far the texts of lines reach; a line of one text may be a heading."""
    parted = [segments for line in lines if len(segments := _segments(line)) > 1]
    return [(s[0].box.x0, s[-1].box.x1) for segments in parted for s in segments]


def _cuts(columns: Sequence[_Head], lines: Sequence[Line]) -> tuple[float, ...]:
    """Return where columns part: between two headers, where least text stands in the way."""
    reaches = _reaches(lines)
    cuts: list[float] = []
    for left, right in pairwise(columns):
        low, high = left.x0 + 0.5, right.x1 - 0.5
        low = max(low, cuts[-1] + 0.5 if cuts else low)
        edges = sorted({low, high, *(x for reach in reaches for x in reach if low < x < high)})
        best: tuple[float, float, float] | None = None
        for a, b in pairwise(edges):
            middle = (a + b) / 2
            count = sum(x0 < middle < x1 for x0, x1 in reaches)
            near = -abs(min(max(right.x0, a), b) - right.x0)
            rank = (-float(count), round(b - a, 1), near)
            if best is None or rank > best:
                best, cut = rank, b - min(1.0, (b - a) / 2)
        cuts.append(cut if best is not None else (low + high) / 2)
    return tuple(cuts)


def _shifted(cuts: Sequence[float], lines: Sequence[Line]) -> tuple[float, ...]:
    """Return the cuts of the page before, each moved to where least text stands in its way."""
    reaches = _reaches(lines)
    moved: list[float] = []
    for index, cut in enumerate(cuts):
        low = max(cut - _SHIFT, moved[-1] + 1 if moved else 0.0)
        high = min(cut + _SHIFT, cuts[index + 1] - 1 if index + 1 < len(cuts) else cut + _SHIFT)
        tried = [low + (high - low) * step / 12 for step in range(13)] if high > low else [cut]
        moved.append(
            min(
                [cut, *tried],
                key=lambda x: (sum(x0 < x < x1 for x0, x1 in reaches), abs(x - cut)),
            )
        )
    return tuple(moved)


def aligned_raster(
    page: Page, finder: ColumnFinder, frame: Frame | None
) -> tuple[Raster, Frame] | None:
    """Read a page's tables without lines between columns, or return None where it has none.

    Args:
        page: a page of text or on paper.
        finder: what knows a header from other lines.
        frame: the columns of a table on the page before, which may go on here.
    """
    words = content_words(page) if page.print is not None else text_words(page)
    if not words:
        return None
    whole = _Page(page, words, finder)
    headers: list[_Header] = []
    index = 0
    while index < len(whole.lines):
        header = whole.header_at(index)
        if header is not None:
            headers.append(header)
            index = header.last
        index += 1
    if not headers and frame is None:
        headers = whole.headers_by_look()
    rows: list[TableRow] = []
    width = 1
    starts = [header.first for header in headers] or [len(whole.lines)]
    above = whole.lines[: starts[0]]
    if frame is not None and above:
        held = _read_on(whole, frame, starts[0])
        if held is not None:
            rows += held
            width, above = len(frame.cuts) + 1, []
    if not headers and above:
        return None
    rows += [
        across([line_span(page, line) for line in by_line(page, block)], 1, is_outside=True)
        for block in text_blocks(above)
    ]
    for found, end in zip(headers, [*starts[1:], len(whole.lines)], strict=False):
        body = whole.lines[found.last + 1 : end]
        header = replace(found, columns=_with_unheaded(found.columns, body))
        columns = header.columns
        cuts = _cuts(columns, [*whole.lines[header.first : header.last + 1], *body])
        texts = [_text(page, head.words) for head in columns]
        frame = Frame(cuts, finder.number_column(texts))
        table = _Table(whole, header.last + 1, end, frame)
        rows += [header.row(page), *table.rows()]
        frame = replace(frame, is_centred=table.is_centred)
        width = max(width, len(cuts) + 1)
    return (Raster(page, width, tuple(rows)), frame) if frame is not None else None


def _read_on(whole: _Page, frame: Frame, end: int) -> list[TableRow] | None:
    """Read lines as rows of the table on the page before, if they keep to its columns."""
    lines = whole.lines[:end]
    table = _Table(whole, 0, end, replace(frame, cuts=_shifted(frame.cuts, lines)))
    kept = sum(parts is not None for parts in table.parted)
    several = any(parts is not None and sum(map(bool, parts)) > 1 for parts in table.parted)
    first = table.parted[0]
    is_rest = first is not None and whole.page.text[whole.lines[0][0].start].islower()
    if kept < _HEADED * len(lines) or not (several or (is_rest and kept)):
        return None
    return table.rows()
