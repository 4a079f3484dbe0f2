"""Tables in text whose cells a tab or a pipe parts, one row a line."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.patterns import ROW_RULE
from goalextract.layout.cells import line_spans, trimmed, without_noise
from goalextract.layout.raster import Entry, Raster, TableRow, across

_LINE: Final = re.compile(
    r'(?:(?<![^\n\t|;,])"(?:[^"]|""){0,4000}+"(?=[ ]*(?:[\n\t|;,]|\Z))|[^\n])+'
)
"""A row: a line, and those on which a quoted cell goes on."""
_FEWEST: Final = 2
_PAIR: Final = 2
_MOST_BANDS: Final = 0.5
"""No more of a table's rows are bands."""
_FRAMED: Final = 0.9
_MARKS: Final = {"\t": 0.0, "|": 0.0, ";": 0.7, ",": 0.95}
"""Marks that part cells, and the share of a page's lines that must have one: prose has some too."""
_FEWEST_COMMAS: Final = 2
_FEWEST_ALIKE: Final = 3
"""So many lines one below another with as many marks each, and so many of those, are no prose."""
_QUOTED: Final = re.compile(r'"(?:[^"]|"")*"')
"""A cell in which marks part nothing, as spreadsheets write it: RFC 4180."""

DOUBLED: Final = Doubt("quotes within a quoted cell stand twice, as spreadsheets write them", 0.85)


def _mark(page: Page, width: int | None) -> str | None:
    """Return the mark that parts cells on most lines: the same number of times on many of them.

    Of a table that goes on one line is enough, if it has as many cells as those before.
    """
    best: tuple[int, str] | None = None
    lines = [m.group() for m in _LINE.finditer(page.text) if m.group().strip()]
    for mark, share in _MARKS.items():
        counts = Counter(_marks(_inner(line), mark) for line in lines if mark in line)
        if mark == "," and not _are_exported(lines, counts):
            continue
        many = sum(n for count, n in counts.items() if count >= 1)
        # An export may open with lines of two cells that say what it is.
        is_usual = sum(n for n in counts.values() if n > 1) >= share * len(lines)
        is_usual = is_usual or (mark != "," and _are_alike(lines, mark))
        # At a line's end the marks of empty cells may be missing.
        goes_on = width is not None and all(_PAIR <= n < width <= n + _PAIR for n in counts)
        goes_on = goes_on and bool(counts)
        if (many >= _FEWEST or goes_on) and is_usual and (best is None or many > best[0]):
            best = many, mark
    return best[1] if best is not None else None


def _are_alike(lines: Sequence[str], mark: str) -> bool:
    """Tell whether lines one below another have as many marks each, as only rows have.

    What an export says of itself may stand on many lines above and below few rows.
    """
    runs = groupby(_marks(_inner(line), mark) for line in lines)
    return any(n >= _FEWEST_ALIKE and len(list(run)) >= _FEWEST_ALIKE for n, run in runs)


def _are_exported(lines: Sequence[str], counts: Counter[int]) -> bool:
    """Tell whether commas part cells: as many on each line, none of them followed by a blank."""
    is_even = len(counts) == 1 and min(counts) >= _FEWEST_COMMAS and len(lines) > _FEWEST
    return is_even and not any(", " in _QUOTED.sub("", line) for line in lines)


def _marks(line: str, mark: str) -> int:
    """Count the marks of a line that part cells, those within quotes left out."""
    return (_QUOTED.sub("", line) if '"' in line else line).count(mark)


def _next(text: str, mark: str, start: int, end: int) -> tuple[int, int, int]:
    """Return where a cell's text starts and ends, and where the mark after it stands, or -1.

    Quotes around a cell are none of its text: ``"Bus, tog";Nået`` -> ``Bus, tog``.
    """
    first = len(text[start:end]) - len(text[start:end].lstrip(" ")) + start
    quoted = _QUOTED.match(text, first, end) if text[first : first + 1] == '"' else None
    if quoted is not None:
        after = quoted.end()
        at = text.find(mark, after, end)
        if not text[after : at if at >= 0 else end].strip():
            return quoted.start() + 1, after - 1, at
    at = text.find(mark, start, end)
    return start, at if at >= 0 else end, at


def _inner(line: str) -> str:
    """Return a line without the pipes around it; those of empty cells stay.

    Example: ``"| Flere læser | |"`` -> ``" Flere læser | "``.
    """
    bare = line.strip(" ")
    return bare[1:].removesuffix("|") if bare.startswith("|") else bare


def _is_framed(page: Page) -> bool:
    """Tell whether lines begin and end with a pipe that parts nothing."""
    lines = [m.group().strip() for m in _LINE.finditer(page.text) if "|" in m.group()]
    return sum(line.startswith("|") for line in lines) >= _FRAMED * len(lines)


def _entries(page: Page, start: int, end: int, mark: str, *, is_framed: bool) -> tuple[Entry, ...]:
    """Part a line into its cells; empty ones keep their column and have no entry."""
    text = page.text
    if is_framed:
        start = text.find("|", start, end) + 1 or start
        last = text.rfind("|", start, end)
        end = last if last >= 0 and not text[last + 1 : end].strip() else end
    entries: list[Entry] = []
    column = 0
    while True:
        first, stop, at = _next(text, mark, start, end)
        spans = line_spans(page, first, stop)
        if spans:
            entries.append(Entry(column, column, spans))
        if at < 0:
            return tuple(entries)
        start, column = at + 1, column + 1


def _doubts(page: Page, entries: Sequence[Entry]) -> tuple[Doubt, ...]:
    spans = (span for entry in entries for span in entry.spans)
    return (DOUBLED,) if any('""' in page.text[s.start : s.end] for s in spans) else ()


def delimited_raster(page: Page, width: int | None = None) -> Raster | None:
    """Read a page of text as rows of cells, if a tab, a pipe or a semicolon parts them.

    Args:
        page: a page of text.
        width: how many columns the table on the page before has, if it may go on here.

    Example: ``"Mål\\tStatus\\tFrist\\nFlere\\tNået\\t2014"`` -> two rows of three entries.
    """
    mark = _mark(page, width)
    if mark is None:
        return None
    is_framed = mark == "|" and _is_framed(page)
    rows: list[TableRow] = []
    width = 1
    for line in _LINE.finditer(page.text):
        shown = list(without_noise(page, line.start(), line.end()))
        if not shown or not line.group().strip():
            continue
        start, end = shown[0][0], shown[-1][1]
        if ROW_RULE.fullmatch(page.text, start, end):
            if rows:
                rows[-1] = replace(rows[-1], is_bold=True)  # a line below it sets a header off
            continue
        has_mark = mark in page.text[start:end]
        entries = _entries(page, start, end, mark, is_framed=is_framed)
        width = max(width, *(entry.last + 1 for entry in entries), 1)
        if not entries:
            continue
        if not has_mark:
            rows.append(across([Span(page.number, *_bounds(page, start, end))], 1, is_outside=True))
        else:
            alone = len(entries) == 1
            is_band = alone and entries[0].first == 0
            rows.append(TableRow(entries, is_across=is_band, doubts=_doubts(page, entries)))
    return Raster(page, width, tuple(_without_bands(rows) if width == _PAIR else rows))


def _without_bands(rows: Sequence[TableRow]) -> Sequence[TableRow]:
    """Take cells that stand alone for rows where most do: the other cell is often empty."""
    alone = sum(row.is_across and not row.is_outside for row in rows)
    if alone <= _MOST_BANDS * sum(not row.is_outside for row in rows):
        return rows
    return [row if row.is_outside else replace(row, is_across=False) for row in rows]


def _bounds(page: Page, start: int, end: int) -> tuple[int, int]:
    span = trimmed(page, start, end)
    return (span.start, span.end) if span is not None else (start, end)
