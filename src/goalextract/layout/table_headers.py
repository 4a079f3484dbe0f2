"""Headers of tables whose columns only alignment shows: on which lines they stand, and how wide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Page, Word
from goalextract.language.joining import join_lines
from goalextract.layout.printed import by_line, line_span
from goalextract.layout.raster import Entry, TableRow
from goalextract.layout.spacing import APART, Line, SpacedLines, reach, segments
from goalextract.profiles.columns import ColumnFinder

_MOST_LINES: Final = 5
_MOST_GUESSED_LINES: Final = 3
_MIN_COLUMNS: Final = 2
_MOST_GAP: Final = 2.4
"""Lines of one header stand no more than so many usual distances apart."""
_OVERLAP: Final = 0.3
"""Words of one line may stand apart in height by so much of their own."""
_KEPT: Final = 0.7
_SPACE: Final = 0.35
"""About so much of the letters' size is a blank."""
_SEVERAL_TEXTS: Final = 2
_SEVERAL: Final = 0.5
"""Below a header so many lines keep to its columns, and so many fill several of them."""


@dataclass(frozen=True, slots=True)
class Head:
    """Hold one column's header: how far it reaches, and its words; none where it has no header."""

    x0: float
    x1: float
    words: tuple[Word, ...] = ()

    def text(self, page: Page) -> str:
        """Return its words as a reader would copy them."""
        lines: list[str] = []
        bottom: float | None = None
        for word in self.words:
            piece = page.text[word.start : word.end]
            height = word.box.bottom - word.box.top
            if bottom is None or word.box.top > bottom - _OVERLAP * height:
                lines.append(piece)
            else:
                lines[-1] += f" {piece}"
            bottom = word.box.bottom if bottom is None else max(bottom, word.box.bottom)
        return join_lines(lines)


@dataclass(frozen=True, slots=True)
class Header:
    """Hold a header's first and last line, and its columns."""

    first: int
    last: int
    columns: tuple[Head, ...]

    def texts(self, page: Page) -> list[str]:
        """Return the text of each column's header."""
        return [head.text(page) for head in self.columns]

    def row(self, page: Page) -> TableRow:
        """Return the header as a row of the table."""
        entries = tuple(
            Entry(n, n, tuple(line_span(page, line) for line in by_line(page, head.words)))
            for n, head in enumerate(self.columns)
            if head.words
        )
        return TableRow(entries, is_header=True)


def known_headers(lines: SpacedLines, finder: ColumnFinder) -> list[Header]:
    """Return the headers of a page's tables, top to bottom, that a template's words tell."""
    headers: list[Header] = []
    index = 0
    while index < len(lines.lines):
        header = _known_at(lines, finder, index)
        if header is not None:
            headers.append(header)
            index = header.last
        index += 1
    return headers


def guessed_header(lines: SpacedLines, finder: ColumnFinder) -> Header | None:
    """Return a header whose words are not listed, if the lines below it keep to its columns."""
    for index in range(len(lines.lines)):
        for header in _headers_from(lines, index, _MOST_GUESSED_LINES):
            below = header.last + 1
            if below == len(lines.lines):
                break
            is_set = lines.gap(below) > APART or lines.is_set_off(header.last)
            looks = is_set and finder.looks(header.texts(lines.page))
            if looks and _keep_to(header.columns, lines.lines[below:]):
                return header
    return None


def _headers_from(lines: SpacedLines, index: int, most: int) -> Iterator[Header]:
    """Yield what may be a header from one line on: over one line, over two, and so on."""
    for last in range(index, min(index + most, len(lines.lines))):
        if last > index and lines.gap(last) > _MOST_GAP:
            return
        yield Header(index, last, _stacked(lines.lines[index : last + 1]))


def _known_at(lines: SpacedLines, finder: ColumnFinder, index: int) -> Header | None:
    """Return the header that starts on a line, over as many lines as make most sense."""
    best = _best_at(lines, finder, index)
    if best is None or _starts_below(lines, finder, *best):
        return None
    return best[1]


def _best_at(lines: SpacedLines, finder: ColumnFinder, index: int) -> tuple[float, Header] | None:
    """Return what makes most of a header from one line on, and how much."""
    best: tuple[float, Header] | None = None
    for header in _headers_from(lines, index, _MOST_LINES):
        # A row's first line makes the labels above it unknown; a header's second does not.
        rated = _rated(lines, finder, header)
        if rated == 0.0:
            continue
        if best is None or rated > best[0] or (rated == best[0] and _is_close(lines, header)):
            best = rated, header
    return best


def _is_close(lines: SpacedLines, header: Header) -> bool:
    """Tell whether a header's last line may go on the words above it.

    One text alone does so right below them, and where its first word had no room beside them.
    """
    parted = segments(lines.lines[header.last])
    if len(parted) > 1 or header.last == header.first:
        return True
    if lines.gap(header.last) > APART:
        return False
    word = parted[0][0].box
    above = [s for s in segments(lines.lines[header.last - 1]) if reach(s)[1] > word.x0]
    if len(above) < _SEVERAL_TEXTS:
        return True
    space = _SPACE * parted[0][0].size
    return reach(above[0])[1] + space + word.x1 - word.x0 + 2 * space > reach(above[1])[0]


def _rated(lines: SpacedLines, finder: ColumnFinder, header: Header) -> float:
    """Say how much of a header lines make."""
    if len(header.columns) < _MIN_COLUMNS:
        return 0.0
    own = lines.lines[header.first : header.last + 1]
    is_bold = all(word.is_bold for line in own for word in line)
    is_marked = is_bold or lines.is_set_off(header.last)
    return finder.rate(header.texts(lines.page), is_marked=is_marked)


def _starts_below(lines: SpacedLines, finder: ColumnFinder, rated: float, header: Header) -> bool:
    """Tell whether a header's first line is no part of it: a heading right above it."""
    if header.last == header.first:
        return False
    rest = lines.lines[header.first + 1 : header.last + 1]
    below = _rated(lines, finder, Header(header.first + 1, header.last, _stacked(rest)))
    line = lines.lines[header.first]
    if len(segments(line)) == 1:
        # Below a title the header may go on further than with it.
        further = _best_at(lines, finder, header.first + 1)
        below = max(below, further[0] if further is not None else 0.0)
    if below == rated and len(segments(line)) == 1:
        head = next(h for h in header.columns if line[0] in h.words)
        return not finder.is_known(head.text(lines.page))
    return below > rated


def _keep_to(columns: Sequence[Head], lines: Sequence[Line]) -> bool:
    """Tell whether lines keep to a header's columns."""
    starts = [head.x0 for head in columns]
    kept = several = 0
    for line in lines:
        at = [segment[0].box.x0 for segment in segments(line)]
        kept += all(any(abs(x - start) <= line[0].size for start in starts) for x in at)
        several += len(at) > 1
    return kept >= _KEPT * len(lines) and several >= _SEVERAL * len(lines)


def _stacked(lines: Sequence[Line]) -> tuple[Head, ...]:
    """Put the words of a header's lines into columns: those of the line with most of them.

    What stands above several columns belongs to each: *Resultater* above *2013* and *2014*.
    """
    parted = [segments(line) for line in lines]
    base = max(range(len(parted)), key=lambda n: (len(parted[n]), n))
    columns = [[segment] for segment in parted[base]]
    reaches = [reach(segment) for segment in parted[base]]
    for number, row in enumerate(parted):
        for segment in row if number != base else ():
            x0, x1 = reach(segment)
            under = [n for n, (left, right) in enumerate(reaches) if left < x1 and x0 < right]
            for n in under if number < base else under[:1]:
                columns[n].append(segment)
            if len(under) == 1:
                left, right = reaches[under[0]]
                reaches[under[0]] = min(left, x0), max(right, x1)
            elif not under:
                columns.append([segment])
                reaches.append((x0, x1))
    heads = [
        Head(x0, x1, tuple(sorted((w for s in held for w in s), key=lambda w: w.start)))
        for (x0, x1), held in zip(reaches, columns, strict=True)
    ]
    return tuple(sorted(heads, key=lambda head: head.x0))
