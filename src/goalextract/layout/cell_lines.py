"""Tables in text whose cells stand one below another, a line each: headers first, then the rows.

How many headers there are says how many cells a row has; columns of figures or of outcomes must
bear it out.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.figures import is_figure, is_nothing, is_running_number, is_year
from goalextract.language.joining import join_lines
from goalextract.language.sentences import goes_on
from goalextract.layout.cells import line_spans, read_back
from goalextract.layout.raster import Entry, Raster, TableRow, across
from goalextract.profiles.columns import ColumnFinder
from goalextract.records import Kind

_FEWEST_COLUMNS: Final = 3
_MOST_COLUMNS: Final = 12
_FEWEST_ROWS: Final = 2
_HEADER_WORDS: Final = 8
_MOST_UNLISTED: Final = 1
"""So many of a header's texts at most may be in no template."""
_LEFT_OVER: Final = 2
"""So many figures or outcomes below the rows may be those of rows that lack a cell."""
_MOST_LINES: Final = 4
"""A cell has no more lines that do not go on in small letters."""
_SAMPLE_LINES: Final = 12
"""So many lines for each column hold the first rows."""
_AT_TOP: Final = 3
"""On the next page no more lines stand above the rows that go on."""

_STATES: Final = frozenset((Kind.STATUS, Kind.ACTUAL_VALUE))

BY_NUMBER: Final = Doubt(
    "the table's cells stand one below another; their number tells its rows", 0.95
)
UNEVEN: Final = Doubt(
    "the table's cells stand one below another, and some rows may have fewer than others", 0.6
)


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold a cell: a line, and those below it that go on in small letters."""

    spans: tuple[Span, ...]
    text: str
    is_whole: bool = True
    """False where lines are joined that do not read on: one of them may be no part of the cell."""


@dataclass(frozen=True, slots=True)
class _Table:
    """Hold where a table's header starts, how many cells it has, and the rows below it."""

    first: int
    header: Sequence[_Text]
    rows: Sequence[Sequence[_Text]]
    rest: Sequence[_Text]

    @property
    def cells(self) -> int:
        """Count the cells of all rows."""
        return sum(map(len, self.rows))


def cell_lines_raster(page: Page, finder: ColumnFinder, width: int | None = None) -> Raster | None:
    """Read a page of text as a table whose cells are lines; None where it is none.

    Args:
        page: a page of text.
        finder: knows headers, and what says how a goal went.
        width: how many columns the table on the page before has, if it may go on here.

    Example: the lines ``Mål``, ``Måltal``, ``Status``, ``Flere``, ``3``, ``Nået``, ``Færre``,
    ``0``, ``Ikke nået`` -> a header and two rows.
    """
    lines = [_Text((s,), page.text[s.start : s.end]) for s in line_spans(page, 0, len(page.text))]
    table = _table(page, lines, finder)
    if table is None and width is not None:
        table = _goes_on(page, lines, finder, width)
    if table is None:
        return None
    width = len(table.rows[0])
    told = sum(_sort(cell.text, finder) != "words" for cell in table.rest)
    is_uneven = told >= _LEFT_OVER
    rows = [across(line.spans, 1, is_outside=True) for line in lines[: table.first]]
    if table.header:
        rows.append(TableRow(_entries(table.header), is_header=True))
    for row in table.rows:
        is_even = not is_uneven and all(cell.is_whole for cell in row)
        rows.append(TableRow(_entries(row), doubts=(BY_NUMBER if is_even else UNEVEN,)))
    rows += [across(cell.spans, 1, is_outside=True) for cell in table.rest]
    return Raster(page, width, tuple(rows))


def _entries(cells: Sequence[_Text]) -> tuple[Entry, ...]:
    return tuple(Entry(n, n, cell.spans) for n, cell in enumerate(cells))


def _table(page: Page, lines: Sequence[_Text], finder: ColumnFinder) -> _Table | None:
    """Return the table whose header stands first on a page, with the most cells below it."""
    counts = Counter(line.text for line in lines)
    for first, line in enumerate(lines):
        if not (_is_short(line.text) and finder.is_known(line.text)):
            continue
        found = [
            table
            for dated in (True, False)
            for table in _below_header(page, lines, first, finder, counts, dated=dated)
        ]
        if found:
            return max(found, key=lambda table: table.cells)
    return None


def _below_header(
    page: Page,
    lines: Sequence[_Text],
    first: int,
    finder: ColumnFinder,
    counts: Mapping[str, int],
    *,
    dated: bool,
) -> list[_Table]:
    """Return the tables that lines may be from one on, by how many of them head columns.

    Years may go on with the words above them (``dated``), or head columns of their own.
    """
    head = _joined(page, lines[first : first + 2 * _MOST_COLUMNS], dated=dated)
    found: list[_Table] = []
    used = 0
    for count, cell in enumerate(head[:_MOST_COLUMNS], start=1):
        if not _is_short(cell.text):
            break
        used += len(cell.spans)
        texts = [one.text for one in head[:count]]
        if count < _FEWEST_COLUMNS or finder.rate(texts) < count - _MOST_UNLISTED:
            continue
        below = lines[first + used :]
        if not below or (finder.is_known(below[0].text) and _is_worded(below[0].text, finder)):
            continue  # it is a header itself
        if _come_again(lines[first : first + used], counts):
            continue  # as the labels of goals below each other do
        # Most lines head no table: the first rows show it.
        some = _joined(page, below[: _SAMPLE_LINES * count], dated=False)
        if len(_rows(page, some, count, finder)[0]) < _FEWEST_ROWS:
            continue
        rows, rest = _rows(page, _joined(page, below, dated=False), count, finder)
        if len(rows) >= _FEWEST_ROWS and _stand_below(texts, rows[0], finder):
            found.append(_Table(first, head[:count], rows, rest))
    return found


def _come_again(header: Sequence[_Text], counts: Mapping[str, int]) -> bool:
    """Tell whether a header's words stand on other lines of the page too."""
    own = Counter(line.text for line in header)
    return any(counts[text] > n for text, n in own.items() if not is_year(text))


def _is_worded(text: str, finder: ColumnFinder) -> bool:
    return _sort(text, finder) == "words"


def _stand_below(texts: Sequence[str], row: Sequence[_Text], finder: ColumnFinder) -> bool:
    """Tell whether outcomes stand below a header that may head them."""
    return all(
        _sort(cell.text, finder) != "state" or _STATES.intersection(finder.read(text).label.kinds)
        for text, cell in zip(texts, row, strict=True)
    )


def _goes_on(page: Page, lines: Sequence[_Text], finder: ColumnFinder, width: int) -> _Table | None:
    """Return the rows that go on from the page before, below a line or two at the page's top."""
    for first in range(min(_AT_TOP, len(lines))):
        body = _joined(page, lines[first:], dated=False)
        rows, rest = _rows(page, body, width, finder)
        if len(rows) >= _FEWEST_ROWS and width >= _FEWEST_COLUMNS:
            return _Table(first, (), rows, rest)
    return None


def _joined(page: Page, lines: Sequence[_Text], *, dated: bool) -> list[_Text]:
    """Join lines that go on in small letters to those above them, and years if asked to."""
    cells: list[_Text] = []
    for line in lines:
        is_more = goes_on(line.text) or (dated and is_year(line.text))
        if cells and is_more and not is_year(cells[-1].text):
            spans = (*cells[-1].spans, *line.spans)
            cells[-1] = _Text(spans, join_lines(read_back(page, spans)))
        else:
            cells.append(line)
    return cells


def _rows(
    page: Page, body: Sequence[_Text], width: int, finder: ColumnFinder
) -> tuple[list[Sequence[_Text]], Sequence[_Text]]:
    """Return the rows of so many cells that are alike: figures stand below figures; and the rest.

    A table without any column of figures or outcomes is not told from prose.
    """
    sorts = [_sort(cell.text, finder) for cell in body[:width]]
    if len(sorts) < width or len(set(sorts)) == 1:
        return [], body
    if any(finder.is_labelled(cell.text) for cell in body[: _FEWEST_ROWS * width]):
        return [], body  # cells bring their own labels
    found: list[Sequence[_Text]] = []
    at = 0
    while (read := _row(page, body, at, sorts, finder)) is not None:
        row, at = read
        found.append(row)
    return found, body[at:]


def _row(
    page: Page, body: Sequence[_Text], at: int, sorts: Sequence[str], finder: ColumnFinder
) -> tuple[list[_Text], int] | None:
    """Return the row that starts with a cell, and where the next one does; None where none does.

    Words above a column of figures may take several lines.
    """
    row: list[_Text] = []
    for column, sort in enumerate(sorts):
        if at >= len(body) or not _fits(body[at].text, sort, finder):
            return None
        end = at + 1
        if sort == "words" and sorts[column + 1 : column + 2] not in ([], ["words"]):
            most = min(len(body), at + _MOST_LINES)
            while end < most and _sort(body[end].text, finder) == "words":
                end += 1
        spans = tuple(span for cell in body[at:end] for span in cell.spans)
        whole = _Text(spans, join_lines(read_back(page, spans)), is_whole=False)
        row.append(body[at] if end == at + 1 else whole)
        at = end
    return row, at


def _sort(text: str, finder: ColumnFinder) -> str:
    """Say what sort of cell a text is: ``figure``, ``state`` or ``words``."""
    if finder.is_state(text):
        return "state"
    is_number = " " not in text and is_running_number(text)
    is_counted = is_figure(text) or is_nothing(text) or is_number
    return "figure" if is_counted else "words"


def _fits(text: str, sort: str, finder: ColumnFinder) -> bool:
    """Tell whether a cell may stand in a column of a sort; words may hold a figure."""
    own = _sort(text, finder)
    if sort == "words":
        return own == "words" or (own == "figure" and any(map(str.isalpha, text)))
    return own == sort or is_nothing(text)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _HEADER_WORDS
