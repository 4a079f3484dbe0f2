"""Tables whose columns only alignment shows: open ones on paper, padded ones in text."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from goalextract.document import Page, Word
from goalextract.doubt import Doubt
from goalextract.language.figures import is_running_number
from goalextract.layout.column_cuts import column_cuts, numbers_column, shifted, with_unheaded
from goalextract.layout.printed import by_line, content_words, line_span, text_blocks
from goalextract.layout.raster import Entry, Raster, TableRow, across
from goalextract.layout.row_starts import RowStarts, row_starts
from goalextract.layout.spacing import (
    APART,
    Line,
    SpacedLines,
    may_be_aligned,
    segments,
    text_words,
)
from goalextract.layout.table_body import Parts, TableBody
from goalextract.layout.table_headers import Header, guessed_header, known_headers
from goalextract.profiles.columns import ColumnFinder

GUESSED_COLUMNS: Final = Doubt("no lines part the table's columns; their alignment does", 0.97)
_BLANK: Final = 1.3
"""Lines of one heading stand less than so many usual distances apart."""
_INDENTED: Final = 0.7
"""A line that hangs below a cell's first word starts so far right of it, in letters' size."""
_PARTED: Final = 0.5
"""In a cell of several columns so many lines have a gap."""
_SAME_START: Final = 2.0
_LINES: Final = 3
"""So many lines of which each fills all cells are rows."""
_SHADED_ROWS: Final = 2
"""A header, and all below it as one row."""
_KEPT: Final = 0.7
"""A table goes on on a page where so many lines keep to its columns."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Hold where the columns of a table part, to read it on on the next page."""

    cuts: tuple[float, ...]
    numbered: int | None = None
    is_centred: bool | None = None
    """Whether cells are set in the middle of their rows, where the page before told."""
    is_spaced: bool = False
    """Whether space parted every row from the next on the page before."""
    header: tuple[str, ...] = ()
    """The lines of the header as printed; it may stand on the next page again."""


class _Table:
    """Read the lines below a header, or of a table that goes on from the page before."""

    def __init__(
        self, lines: SpacedLines, first: int, end: int, frame: Frame, finder: ColumnFinder
    ) -> None:
        self._numbered = frame.numbered
        self.body = TableBody(lines, first, end, frame.cuts)
        self.starts: RowStarts = row_starts(
            self.body,
            frame.numbered,
            finder.is_state,
            is_centred=frame.is_centred,
            is_spaced=frame.is_spaced,
        )

    def rows(self) -> list[TableRow]:
        """Return the rows, top to bottom."""
        page, width = self.body.page, self.body.width
        rows: list[TableRow] = []
        for is_band, lines in self._groups():
            if is_band:
                rows.append(across([line_span(page, self.body.lines[i]) for i in lines], width))
            else:
                rows.append(self._row(lines))
        return rows

    def _groups(self) -> Iterator[tuple[bool, list[int]]]:
        """Yield the lines of each row, and of each band between rows."""
        group: list[int] = []
        was_band = False
        for index, parts in enumerate(self.body.parted):
            is_band = parts is None or self._is_band(index, parts) or self._is_shouted(index, parts)
            joins = self.body.gap(index) < _BLANK if is_band else not self.starts.at[index]
            if group and not (joins and is_band == was_band):
                yield was_band, group
                group = []
            group.append(index)
            was_band = is_band
        if group:
            yield was_band, group

    def _row(self, lines: Sequence[int]) -> TableRow:
        """Return the row that lines make, a cell's words in the order of its lines."""
        page = self.body.page
        columns: list[list[Word]] = [[] for _ in range(self.body.width)]
        for index in lines:
            for column, words in enumerate(self.body.parted[index] or ()):
                columns[column] += words
        entries = tuple(
            Entry(column, column, tuple(line_span(page, line) for line in by_line(page, words)))
            for column, words in enumerate(columns)
            if words
        )
        return TableRow(entries, doubts=(GUESSED_COLUMNS, *self.starts.doubts))

    def _is_band(self, index: int, parts: Parts) -> bool:
        """Tell whether a line of one short text stands alone between rows."""
        if self.body.filled(index) != {0} or (self.starts.is_ruled and not self.starts.at[index]):
            return False
        if self._numbered == 0:
            return not is_running_number(self.body.text(parts[0]))
        is_apart = self.body.gap(index) > APART
        # What hangs below the first word of the line above is no heading either.
        hangs = index > 0 and self._is_indented(index)
        if self.body.page.text[parts[0][0].start].islower() or (hangs and not is_apart):
            return False
        if index + 1 == len(self.body.parted):
            # The last line before the next header may be a heading of it.
            return index > 0 and (is_apart or self.body.is_bold_alone(index))
        if is_apart and self.body.parted[index + 1] is None:
            return True  # it heads the text below the table
        is_above = self.starts.at[index + 1] and self._fills(index + 1)
        is_marked = is_apart or index == 0 or not self.starts.has_gaps
        return is_above and (is_marked or self.body.is_bold_alone(index))

    def _is_shouted(self, index: int, parts: Parts) -> bool:
        """Tell whether a line beside no number stands apart in capitals, as no goal's own does."""
        if self._numbered != 0 or self.body.filled(index) != {1}:
            return False
        is_last = index + 1 == len(self.body.parted)
        is_apart = self.body.gap(index) > APART and (is_last or self.body.gap(index + 1) > APART)
        return is_apart and self.body.text(parts[1]).isupper()

    def _is_indented(self, index: int) -> bool:
        """Tell whether a line's first cell starts right of where the row above it starts."""
        above = (i for i in range(index - 1, -1, -1) if self.starts.at[i] and self.body.parted[i])
        row, own = self.body.parted[next(above, index)], self.body.parted[index]
        if not row or not own or not row[0] or not own[0]:
            return False
        return own[0][0].box.x0 > row[0][0].box.x0 + _INDENTED * own[0][0].size

    def _fills(self, index: int) -> bool:
        """Tell whether the row that starts on a line fills several columns."""
        count = len(self.body.parted)
        end = next((i for i in range(index + 1, count) if self.starts.at[i]), count)
        return len(set[int]().union(*map(self.body.filled, range(index, end)))) > 1


def aligned_raster(
    page: Page, finder: ColumnFinder, frame: Frame | None
) -> tuple[Raster, Frame] | None:
    """Read a page's tables without lines between columns, or return None where it has none.

    Args:
        page: a page of text or on paper.
        finder: what knows a header from other lines.
        frame: the columns of a table on the page before, which may go on here.
    """
    if frame is None and page.print is None and not may_be_aligned(page):
        return None
    words = content_words(page) if page.print is not None else text_words(page)
    if not words:
        return None
    lines = SpacedLines(page, words)
    headers = known_headers(lines, finder, frame.header if frame is not None else ())
    if not headers and frame is None:
        guessed = guessed_header(lines, finder)
        headers = [guessed] if guessed is not None else []
    ends = [*(header.first for header in headers), len(lines.lines)]
    above = lines.lines[: ends[0]]
    rows: list[TableRow] | None = None
    width = 1
    if frame is not None and above:
        rows, width = _read_on(lines, ends[0], frame, finder), len(frame.cuts) + 1
    if rows is None:
        if not headers:
            return None
        rows, width = _outside(page, above), 1
    for header, end in zip(headers, ends[1:], strict=True):
        found, frame = _below(lines, header, end, finder, frame)
        rows += found
        width = max(width, len(frame.cuts) + 1)
    return (Raster(page, width, tuple(rows)), frame) if frame is not None else None


def _outside(page: Page, lines: Sequence[Line]) -> list[TableRow]:
    """Return lines that stand in no table."""
    return [
        across([line_span(page, line) for line in by_line(page, block)], 1, is_outside=True)
        for block in text_blocks(lines)
    ]


def _below(
    lines: SpacedLines, found: Header, end: int, finder: ColumnFinder, before: Frame | None
) -> tuple[list[TableRow], Frame]:
    """Read a header and the rows below it, up to a line; return its frame too.

    In text, cells below the same header as ``before`` are set as they were there.
    """
    below = lines.lines[found.last + 1 : end]
    columns = with_unheaded(found.columns, below)
    numbers = numbers_column(lines.page, columns, below)
    header = replace(found, columns=columns if numbers is None else (numbers, *columns))
    columns = header.columns
    cuts = column_cuts(columns, lines.lines[header.first : end])
    numbered = 0 if numbers is not None else finder.number_column(header.texts)
    frame = Frame(cuts, numbered, header=header.lines(lines))
    is_text = lines.page.print is None
    if is_text and before is not None and before.header[-1:] == frame.header[-1:]:
        frame = replace(frame, is_centred=before.is_centred)
    table = _Table(lines, header.last + 1, end, frame, finder)
    rows = [header.row(lines.page), *table.rows()]
    starts = table.starts
    return rows, replace(frame, is_centred=starts.is_centred, is_spaced=starts.is_spaced)


def _read_on(
    lines: SpacedLines, end: int, frame: Frame, finder: ColumnFinder
) -> list[TableRow] | None:
    """Read lines as rows of the table on the page before, if they keep to its columns."""
    cuts = shifted(frame.cuts, lines.lines[:end])
    table = _Table(lines, 0, end, replace(frame, cuts=cuts), finder)
    parted = table.body.parted
    kept = sum(parts is not None for parts in parted)
    while end > 1 and parted[end - 1] is None:
        end -= 1  # what heads the table below
    several = any(len(table.body.filled(index)) > 1 for index in range(end))
    starts_small = lines.page.text[lines.lines[0][0].start].islower()
    is_rest = parted[0] is not None and (starts_small or 0 not in table.body.filled(0))
    if kept < _KEPT * end or not (several or (is_rest and kept)):
        return None
    return table.rows()


def hides_columns(raster: Raster) -> bool:
    """Tell whether cells that only shades make hold several columns or rows of a table."""
    printed = raster.page.print
    if printed is None or not all(rule.is_shade for rule in printed.rules if not rule.is_level):
        return False
    rows = [
        [_words(raster.page, entry) for entry in row.entries]
        for row in raster.rows
        if not row.is_outside and not row.is_across
    ]
    if any(_is_parted(raster.page, words) for row in rows for words in row):
        return True
    width = max((len(row) for row in rows), default=0)
    between = [
        _words(raster.page, row.entries[0])
        for row in raster.rows
        if (row.is_outside or row.is_across) and row.entries
    ]
    # Where only every other row is shaded, the others stand between the cells.
    if any(
        width <= len(segments(line)) > _SHADED_ROWS
        for words in between
        for line in by_line(raster.page, words)
    ):
        return True
    return 0 < len(rows) <= _SHADED_ROWS and _is_stacked(raster.page, rows[-1])


def _words(page: Page, entry: Entry) -> list[Word]:
    """Return a cell's words."""
    words = page.print.words if page.print is not None else ()
    return [w for w in words if any(s.start <= w.start < s.end for s in entry.spans)]


def _is_parted(page: Page, words: Sequence[Word]) -> bool:
    """Tell whether a cell's lines have a gap at one place: several columns stand in it."""
    parted = [segments(line) for line in by_line(page, words)]
    starts = [round(row[1][0].box.x0 / _SAME_START) for row in parted if len(row) > 1]
    usual = max((starts.count(at) + starts.count(at + 1) for at in starts), default=0)
    return usual > 1 and usual >= _PARTED * len(parted)


def _is_stacked(page: Page, cells: Sequence[Sequence[Word]]) -> bool:
    """Tell whether one row of cells holds several: space parts them, or each is one line."""
    lines = SpacedLines(page, sorted((w for cell in cells for w in cell), key=lambda w: w.start))
    held = [{n for n, cell in enumerate(cells) if set(cell) & set(line)} for line in lines.lines]
    blocks = [i for i in range(len(held)) if i == 0 or lines.gap(i) > APART]
    ends = [*blocks, len(held)]
    whole = sum(len(set[int]().union(*held[a:b])) == len(cells) for a, b in pairwise(ends))
    firsts = [part[0].start for line in lines.lines for part in segments(line)]
    is_each = all(len(line) == len(cells) for line in held) and len(held) >= _LINES
    return whole > 1 or (is_each and not any(page.text[at].islower() for at in firsts))
