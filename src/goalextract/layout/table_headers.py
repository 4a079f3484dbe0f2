"""Headers of tables whose columns only alignment shows: on which lines they stand, and how wide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import inf
from typing import Final, NamedTuple

from goalextract.document import Page, Word
from goalextract.language.figures import is_year
from goalextract.language.sentences import goes_on
from goalextract.layout.header_columns import (
    HeaderColumn,
    are_periods,
    dates,
    is_one_column,
    stacked,
    words_text,
)
from goalextract.layout.printed import by_line, line_span
from goalextract.layout.raster import Entry, TableRow
from goalextract.layout.spacing import APART, Line, SpacedLines, reach
from goalextract.profiles.columns import MOST_HEADER_WORDS, ColumnFinder

_MOST_LINES: Final = 5
_MOST_GUESSED_LINES: Final = 3
_MIN_COLUMNS: Final = 2
_MOST_GAP: Final = 2.4
"""Lines of one header stand no more than so many usual distances apart."""
_FEWEST_PARTED: Final = 3
"""With fewer columns a line is a label beside its value."""
_NEAR: Final = 1.5
"""A line further below makes a header no longer unless it makes more of one."""
_OVERLAP: Final = 0.3
"""Words of one line may stand apart in height by so much of their own."""
_KEPT: Final = 0.7
_SPACE: Final = 0.35
"""About so much of the letters' size is a blank."""
_SEVERAL: Final = 0.5
"""Below a header so many lines keep to its columns, and so many fill several of them."""


class Head(NamedTuple):
    """Hold one column's header: how far it reaches, and its words; none where it has no header."""

    x0: float
    x1: float
    words: Line = ()
    text: str = ""
    """Its words as a reader would copy them."""


@dataclass(frozen=True, slots=True)
class Header:
    """Hold a header's first and last line, and its columns."""

    first: int
    last: int
    columns: tuple[Head, ...]

    @property
    def texts(self) -> list[str]:
        """Return the text of each column's header."""
        return [head.text for head in self.columns]

    def lines(self, lines: SpacedLines) -> tuple[str, ...]:
        """Return the header's lines as they are printed."""
        return tuple(_line(lines, index) for index in range(self.first, self.last + 1))

    def row(self, page: Page) -> TableRow:
        """Return the header as a row of the table."""
        entries = tuple(
            Entry(n, n, tuple(line_span(page, line) for line in by_line(page, head.words)))
            for n, head in enumerate(self.columns)
            if head.words
        )
        return TableRow(entries, is_header=True)


def known_headers(
    lines: SpacedLines, finder: ColumnFinder, before: Sequence[str] = ()
) -> list[Header]:
    """Return the headers of a page's tables, top to bottom, that a template's words tell.

    The lines of the header on the page ``before`` are one here too, whatever they say.
    """
    headers: list[tuple[float, Header]] = []
    index = 0
    while index < len(lines.lines):
        found = _again_at(lines, finder, index, before) or _known_at(lines, finder, index)
        if found is not None:
            is_below = bool(headers) and headers[-1][1].last + 1 == index
            if not is_below:
                headers.append(found)
            elif found[0] > headers[-1][0]:
                headers[-1] = found  # what stands between is no row: one of the two is no header
            index = found[1].last if headers[-1] is found else index
        index += 1
    return [header for _, header in headers]


def guessed_header(lines: SpacedLines, finder: ColumnFinder) -> Header | None:
    """Return a header whose words are not listed, if the lines below it keep to its columns."""
    for index in range(len(lines.lines)):
        for last in _last_lines(lines, index, _MOST_GUESSED_LINES):
            below = last + 1
            if below == len(lines.lines):
                break
            if not (lines.gap(below) > APART or lines.is_set_off(last)):
                continue
            if is_one_column(lines.parted[index:below]):
                continue
            header = _header(lines, finder, index, last)
            looks = finder.looks(header.texts)
            if looks and _keep_to(header.columns, lines.parted[below:]):
                return header
    return None


def _last_lines(lines: SpacedLines, index: int, most: int) -> Iterator[int]:
    """Yield where a header may end that starts on a line: on that line, on the next, and so on."""
    # In text a blank line ends what stands above a header.
    widest = APART if lines.page.print is None else _MOST_GAP
    for last in range(index, min(index + most, len(lines.lines))):
        if last > index and lines.gap(last) > widest:
            return
        yield last


def _header(lines: SpacedLines, finder: ColumnFinder, first: int, last: int) -> Header:
    heads = _heads(lines.page, stacked(lines.parted[first : last + 1]))
    return Header(first, last, _parted(lines, finder, heads))


def _known(lines: SpacedLines, finder: ColumnFinder, first: int, last: int) -> Header | None:
    """Return what may be a listed header on lines, or None where its columns tell that none is."""
    if is_one_column(lines.parted[first : last + 1]):
        return None
    columns = stacked(lines.parted[first : last + 1])
    # The lines' ends may join words.
    most = MOST_HEADER_WORDS + last - first
    if len(columns) < _MIN_COLUMNS or any(len(words) > most for *_, words in columns):
        return None
    if not any(_opens(lines.page, finder, words) for *_, words in columns):
        return None
    return Header(first, last, _parted(lines, finder, _heads(lines.page, columns)))


def _parted(lines: SpacedLines, finder: ColumnFinder, heads: tuple[Head, ...]) -> tuple[Head, ...]:
    """Part those headers of a table that stand above two columns without a gap."""
    if len(heads) < _FEWEST_PARTED:
        return heads
    return tuple(head for one in heads for head in _unjoined(lines, finder, one))


def _unjoined(lines: SpacedLines, finder: ColumnFinder, head: Head) -> tuple[Head, ...]:
    """Part what stands above two columns so near each other that no gap shows them.

    Only two listed headers are parted, of which the whole makes none; a year alone is no header.

    Example: ``Realiseret 2020 (%) Målopfyldelse`` -> both.
    """
    page = lines.page
    if page.print is None or len(head.words) < _MIN_COLUMNS or finder.is_known(head.text):
        return (head,)
    sides = [(word.box.x0, word.box.x1) for word in head.words]
    for cut in sorted({x0 for x0, _ in sides})[1:]:
        if any(x0 < cut < x1 for x0, x1 in sides):
            continue
        left = _listed(page, finder, [w for w in head.words if w.box.x0 < cut])
        right = _listed(page, finder, [w for w in head.words if w.box.x0 >= cut]) if left else None
        if left is not None and right is not None:
            return left, right
    return (head,)


def _listed(page: Page, finder: ColumnFinder, words: Line) -> Head | None:
    """Return words as a header if they make a listed one, of letters."""
    text = words_text(page, words)
    if not any(map(str.isalpha, text)) or not finder.is_known(text):
        return None
    return Head(min(w.box.x0 for w in words), max(w.box.x1 for w in words), words, text)


def _line(lines: SpacedLines, index: int) -> str:
    """Return a line's words as printed."""
    return " ".join(lines.page.text[w.start : w.end] for w in lines.lines[index])


def _again_at(
    lines: SpacedLines, finder: ColumnFinder, index: int, before: Sequence[str]
) -> tuple[float, Header] | None:
    """Return the header of the page before where its lines stand again, or the lower of them."""
    for top in range(len(before)):
        end = index + len(before) - top
        own = [_line(lines, at) for at in range(index, min(end, len(lines.lines)))]
        if own == list(before[top:]) and not is_one_column(lines.parted[index:end]):
            return inf, _header(lines, finder, index, end - 1)
    return None


def _known_at(lines: SpacedLines, finder: ColumnFinder, index: int) -> tuple[float, Header] | None:
    """Return the header that starts on a line, over as many lines as make most sense; its rate."""
    best = _best_at(lines, finder, index)
    if best is None or _is_within(lines, best[1]) or _goes_on(lines, *best):
        return None
    if _starts_below(lines, finder, *best):
        return None
    return best[0], _with_periods(lines, finder, best[1])


def _with_periods(lines: SpacedLines, finder: ColumnFinder, header: Header) -> Header:
    """Take a line of nothing but periods right below a text's header for its last line.

    Example: ``2022  T2`` below ``Mål  Status``.
    """
    below = header.last + 1
    if lines.page.print is not None or below == len(lines.lines) or lines.gap(below) > _NEAR:
        return header
    periods = lines.parted[below]
    texts = [words_text(lines.page, segment) for segment in periods]
    if not are_periods(texts):
        return header
    heads = list(header.columns)
    for segment, text in zip(periods, texts, strict=True):
        x0, x1 = reach(segment)
        at = next((n for n, h in enumerate(heads) if h.x0 < x1 and x0 < h.x1), None)
        if at is None:
            return header
        head = heads[at]
        dated = f"{head.text} {text}"
        known = dated if finder.is_known(dated) else head.text
        words = (*head.words, *segment)
        heads[at] = Head(min(head.x0, x0), max(head.x1, x1), words, known)
    return Header(header.first, below, tuple(heads))


def _goes_on(lines: SpacedLines, rated: float, header: Header) -> bool:
    """Tell whether most of what may be a header goes on right below: it is the top of a row.

    Where all of its texts are listed, it is one.

    Example: ``Andelen af | Resultatkravet er,`` above ``nyankomne, som | at 45 pct. af``.
    """
    below = header.last + 1
    is_listed = rated >= len(header.columns)
    if is_listed or below == len(lines.lines) or lines.gap(below) > _NEAR:
        return False
    texts = [lines.page.text[part[0].start : part[-1].end] for part in lines.parted[below]]
    return len(texts) > 1 and 2 * sum(map(goes_on, texts)) > len(header.columns)


def _is_within(lines: SpacedLines, header: Header) -> bool:
    """Tell whether what may be a header goes on the line right above it, in all of its words.

    Example: ``om praktik | opgjort | 2022.`` below ``Virksomheder med aftale | Ikke | I marts``.
    """
    first = header.first
    far, beside, above = 0.0, 0, first
    while above > 0 and (far := far + lines.gap(above)) <= _NEAR:
        above -= 1  # lines of cells in the middle of their rows stand between each other
        beside += len(lines.parted[above])
    if beside < _MIN_COLUMNS:
        return False
    texts = [lines.page.text[part[0].start : part[-1].end] for part in lines.parted[first]]
    return all(goes_on(text) for text in texts if any(map(str.isalpha, text)))


def _best_at(lines: SpacedLines, finder: ColumnFinder, index: int) -> tuple[float, Header] | None:
    """Return what makes most of a header from one line on, and how much."""
    best: tuple[float, Header] | None = None
    may_head = False
    for last in _last_lines(lines, index, _MOST_LINES):
        may_head = may_head or _may_head(lines, finder, last)
        if not may_head:
            continue
        # A row's first line makes the labels above it unknown; a header's second does not.
        header = _known(lines, finder, index, last)
        rated = _rated(lines, finder, header) if header is not None else 0.0
        if header is None or rated == 0.0:
            continue
        if best is None or rated > best[0] or (rated == best[0] and _is_close(lines, header)):
            best = rated, header
    return best


def _is_close(lines: SpacedLines, header: Header) -> bool:
    """Tell whether a header's last line may go on the words above it.

    One text alone does so right below them, and where its first word had no room beside them.
    """
    parted = lines.parted[header.last]
    if header.last == header.first:
        return True
    if lines.gap(header.last) > _NEAR:
        return False
    text = lines.page.text[parted[0][0].start : parted[0][-1].end]
    if len(parted) > 1 or goes_on(text) or is_year(text):
        return True
    if _is_bold_above_rows(lines, header.last) or _is_around(lines, header):
        return True
    word = parted[0][0].box
    # Set in the middle of their cells, headers stand on more lines than the one above.
    higher = [s for line in lines.parted[header.first : header.last] for s in line]
    own = [s for s in higher if reach(s)[0] < word.x1 and reach(s)[1] > word.x0]
    right = [reach(s)[0] for s in higher if reach(s)[0] >= word.x1]
    if not own or not right:
        return True
    space = _SPACE * parted[0][0].size
    return reach(own[-1])[1] + space + word.x1 - word.x0 + 2 * space > min(right)


def _is_bold_above_rows(lines: SpacedLines, index: int) -> bool:
    """Tell whether a line is bold, and the one below it is not: headers are, their rows are not."""
    below = lines.lines[index + 1] if index + 1 < len(lines.lines) else ()
    is_bold = all(word.is_bold for word in lines.lines[index])
    return is_bold and not all(word.is_bold for word in below)


def _rated(lines: SpacedLines, finder: ColumnFinder, header: Header) -> float:
    """Say how much of a header lines make."""
    own = lines.lines[header.first : header.last + 1]
    is_bold = all(word.is_bold for line in own for word in line)
    is_marked = is_bold or lines.is_set_off(header.last)
    return finder.rate(header.texts, is_marked=is_marked)


def _may_head(lines: SpacedLines, finder: ColumnFinder, index: int) -> bool:
    """Tell whether any text of a line may start a listed header; most lines start none."""
    text = lines.page.text
    return any(
        len(segment) == 1 or finder.opens(text[segment[0].start : segment[0].end])
        for segment in lines.parted[index]
    )


def _opens(page: Page, finder: ColumnFinder, words: Sequence[Word]) -> bool:
    """Tell whether a column's words may start a listed header.

    A word that stands alone on its line may be the half of one.
    """
    first = words[0]
    low = first.box.bottom - _OVERLAP * (first.box.bottom - first.box.top)
    is_alone = len(words) > 1 and words[1].box.top > low
    return is_alone or finder.opens(page.text[first.start : first.end])


def _starts_below(lines: SpacedLines, finder: ColumnFinder, rated: float, header: Header) -> bool:
    """Tell whether a header's first line is no part of it: a heading right above it."""
    if header.last == header.first:
        return False
    shorter = (
        _known(lines, finder, at, header.last) for at in range(header.first + 1, header.last + 1)
    )
    below = max((_rated(lines, finder, one) for one in shorter if one is not None), default=0.0)
    above, years = lines.parted[header.first], lines.parted[header.first + 1 : header.last + 1]
    if rated and lines.gap(header.first + 1) <= _NEAR and dates(lines.page, above, years):
        return False
    line = lines.lines[header.first]
    is_one = len(lines.parted[header.first]) == 1
    if is_one:
        # Below a title the header may go on further than with it.
        further = _best_at(lines, finder, header.first + 1)
        below = max(below, further[0] if further is not None else 0.0)
    if below == rated and is_one:
        head = next(h for h in header.columns if line[0] in h.words)
        return not _is_around(lines, header) and not finder.is_known(head.text)
    return below > rated


def _is_around(lines: SpacedLines, header: Header) -> bool:
    """Tell whether one column's header goes around the others, which stand in its middle.

    Example: ``HVAD HAR MUSEET`` above and ``GJORT`` below the line ``AFTALT MÅL | RESULTAT``.
    """
    first, *between, last = lines.parted[header.first : header.last + 1]
    if len(first) != 1 or len(last) != 1 or not any(len(parted) > 1 for parted in between):
        return False
    return any(first[0][0] in head.words and last[0][0] in head.words for head in header.columns)


def _keep_to(columns: Sequence[Head], lines: Sequence[Sequence[Line]]) -> bool:
    """Tell whether lines keep to a header's columns."""
    starts = [head.x0 for head in columns]
    kept = several = 0
    for parted in lines:
        at, size = [segment[0].box.x0 for segment in parted], parted[0][0].size
        kept += all(any(abs(x - start) <= size for start in starts) for x in at)
        several += len(at) > 1
    return kept >= _KEPT * len(lines) and several >= _SEVERAL * len(lines)


def _heads(page: Page, columns: Sequence[HeaderColumn]) -> tuple[Head, ...]:
    """Return columns as headers, left to right."""
    heads = [Head(x0, x1, words, words_text(page, words)) for x0, x1, words in columns]
    return tuple(sorted(heads, key=lambda head: head.x0))
