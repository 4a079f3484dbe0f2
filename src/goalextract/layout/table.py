"""Tables of one goal a row, over all pages of a document: rows become labelled cells.

A header says what its columns are, with what stands below it; it holds until the next one, also
over pages.  A text over the whole width between rows heads the rows below it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.figures import is_nothing, is_running_number
from goalextract.language.joining import join_lines
from goalextract.language.sentences import goes_on
from goalextract.layout.aligned import Frame, aligned_raster
from goalextract.layout.cells import Cell, read_back
from goalextract.layout.delimited import delimited_raster
from goalextract.layout.raster import Entry, Raster, TableRow
from goalextract.layout.ruled import ruled_raster
from goalextract.profiles.columns import Column, ColumnFinder, Role
from goalextract.profiles.kinds import LabelledValue, guess_kinds
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_BAND_WORDS: Final = 16
_LABEL_WORDS: Final = 4
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_CARRIED: Final = (*_HEADS, Kind.GOAL)
_CORE: Final = (Kind.GOAL, Kind.INDICATOR, Kind.SUCCESS_CRITERION, Kind.TARGET_VALUE)
_FEWEST: Final = 2
_MOST: Final = 0.6
_SAMPLE: Final = 12
_LIKELY: Final = 0.4
_PROSE: Final = 3.0
"""A cell of so many words at least, on the average, tells something."""
_TOLD: Final = (Kind.STATUS, Kind.ACTUAL_VALUE, Kind.FOLLOW_UP, Kind.MEANS)

CARRIED: Final = Doubt("its cell is empty; what stands in a row above it is taken to hold on", 0.95)
MIDDLE: Final = Doubt("its cell is empty; a cell over several rows may begin above or below", 0.8)
OVER_PAGES: Final = Doubt("its row seems to go on from the page before", 0.93)
GUESSED_HEADER: Final = Doubt(
    "its column's header is in no profile; its values tell its kind", 0.95
)


@dataclass(slots=True)
class _Row:
    """Hold one row of values, its page and what stood above it."""

    page: Page
    entries: list[Entry]
    doubts: list[Doubt]
    is_open: bool
    more: list[tuple[Page, Entry]] = field(default_factory=list)
    """What of it stands on the next page."""


@dataclass(slots=True)
class _Block:
    """Hold a header and the rows below it."""

    page: Page
    header: tuple[Entry, ...]
    texts: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    is_goals: bool = False

    def add_unheaded(self, rows: Sequence[_Row]) -> None:
        """Give columns that no header stands above an empty one."""
        filled = {e.first for row in rows for e in row.entries if e.first == e.last}
        bare = [n for n in filled if not any(h.first <= n <= h.last for h in self.header)]
        headers = [*zip(self.header, self.texts, strict=True)]
        headers += [(Entry(n, n, ()), "") for n in bare]
        headers.sort(key=lambda item: item[0].first)
        self.header = tuple(entry for entry, _ in headers)
        self.texts = tuple(text for _, text in headers)


@dataclass(frozen=True, slots=True)
class _Item:
    """Hold a row under its header, a band, or a text outside the table."""

    page: Page
    row: _Row | None = None
    block: int = -1
    spans: tuple[Span, ...] = ()
    is_band: bool = False
    is_header: bool = False


class _Gatherer:
    """Gather the rows of a document's tables under their headers, page by page."""

    def __init__(self, finder: ColumnFinder) -> None:
        self._finder = finder
        self.items: list[_Item] = []
        self.blocks: list[_Block] = []
        self._open = False
        """Whether a table may go on: no text has stood below it."""

    def close(self) -> None:
        """Let no table go on: a page without one has come."""
        self._open = False

    def page(self, raster: Raster) -> bool:
        """Take the rows of a page; tell whether any of them is a table's."""
        first, seen = True, False
        waiting: TableRow | None = None
        for index, row in enumerate(raster.rows):
            if row.is_outside and not self._is_between(
                raster, index, after_header=waiting is not None
            ):
                if waiting is not None:
                    self._header(raster.page, waiting)
                    waiting = None
                self._outside(raster.page, row)
                continue
            if waiting is not None:
                joined = self._two_lines(raster.page, waiting, row)
                if joined is not None:
                    self._header(raster.page, joined)
                    waiting = None
                    continue
                self._header(raster.page, waiting)
                waiting = None
            if self._is_header(raster.page, row) or self._looks_header(raster, index):
                waiting, seen = row, True
            elif row.is_outside or row.is_across or self._is_band(raster.page, row):
                self._band(raster.page, row)
                first = False
            elif self.blocks and self._open:
                self._value(raster.page, row, first_of_page=first)
                first, seen = False, True
            else:
                self._outside(raster.page, row)
        if waiting is not None:
            self._header(raster.page, waiting)
        return seen

    def _is_between(self, raster: Raster, index: int, *, after_header: bool) -> bool:
        """Tell whether a text stands between the rows of one table: it is a band there."""
        in_table = after_header or bool(self.blocks and self._open)
        if index == len(raster.rows) - 1 or not in_table:
            return False
        first = raster.rows[index].entries[0].text(raster.page)
        if index == 0 and self._finder.is_title(first):
            return False
        after = raster.rows[index + 1]
        return not after.is_outside and not self._is_header(raster.page, after)

    def _texts(self, page: Page, row: TableRow) -> list[str]:
        return [entry.text(page) for entry in row.entries]

    def _is_header(self, page: Page, row: TableRow) -> bool:
        if row.is_header:
            return True
        texts = self._texts(page, row)
        if self.blocks and self._open and texts == [t for t in self.blocks[-1].texts if t]:
            return True
        return self._finder.rate(texts, is_marked=row.is_bold) > 0.0

    def _looks_header(self, raster: Raster, index: int) -> bool:
        """Tell whether a table's first row is put as a header is, and rows of values follow it."""
        row = raster.rows[index]
        if row.is_across or row.is_outside or (self.blocks and self._open):
            return False
        texts = self._texts(raster.page, row)
        below = [r for r in raster.rows[index + 1 :] if not r.is_across and not r.is_outside]
        if not below or not self._finder.looks(texts):
            return False
        alike = sum(2 * len(r.entries) >= len(row.entries) for r in below)
        words = sum(len(t.split()) for r in below for t in self._texts(raster.page, r))
        cells = max(1, sum(len(r.entries) for r in below))
        longer = words / cells > sum(len(t.split()) for t in texts) / len(texts)
        is_told = row.is_bold or self._finder.hints(texts)
        return alike >= _MOST * len(below) and longer and is_told

    def _two_lines(self, page: Page, first: TableRow, second: TableRow) -> TableRow | None:
        """Join a header on two rows: texts over several columns, and what parts them below."""
        spread = [e for e in first.entries if e.last > e.first]
        tall = [e for e in first.entries if e.is_merged]
        if second.is_across or not (spread or tall):
            return None
        under = [e for e in second.entries if not e.is_merged]
        if (
            not spread
            or not all(any(s.first <= e.first <= s.last for s in spread) for e in under)
            or any(len(e.text(page).split()) > 6 for e in under)
        ):
            return None
        entries = [e for e in first.entries if e not in spread]
        for entry in under:
            above = next(s for s in spread if s.first <= entry.first <= s.last)
            entries.append(Entry(entry.first, entry.last, (*above.spans, *entry.spans)))
        return replace(first, entries=tuple(sorted(entries, key=lambda e: e.first)))

    def _header(self, page: Page, row: TableRow) -> None:
        texts = tuple(self._texts(page, row))
        last = self.blocks[-1] if self.blocks else None
        self._open = True
        if last is not None and last.texts == texts:
            # The same header again: on a new page, or below a band.
            self.blocks[-1].header = row.entries
            spans = tuple(s for e in row.entries for s in e.spans)
            self.items.append(_Item(page, block=len(self.blocks) - 1, spans=spans, is_header=True))
            return
        self.blocks.append(_Block(page, row.entries, texts))
        spans = tuple(s for e in row.entries for s in e.spans)
        self.items.append(_Item(page, block=len(self.blocks) - 1, spans=spans, is_header=True))

    def _is_band(self, page: Page, row: TableRow) -> bool:
        """Tell whether a row holds one text: over several columns, or a short one in the first."""
        if len(row.entries) != 1:
            return False
        entry = row.entries[0]
        if entry.last > entry.first:
            return True
        text = entry.text(page)
        is_short = len(text.split()) <= _BAND_WORDS and not text.endswith(".")
        is_wide = bool(self.blocks) and len(self.blocks[-1].header) > _FEWEST
        return entry.first == 0 and is_wide and is_short and not text[:1].islower()

    def _band(self, page: Page, row: TableRow) -> None:
        spans = tuple(s for entry in row.entries for s in entry.spans)
        words = sum(len(t.split()) for t in read_back(page, spans))
        self.items.append(_Item(page, spans=spans, is_band=words <= _BAND_WORDS))

    def _outside(self, page: Page, row: TableRow) -> None:
        spans = tuple(s for entry in row.entries for s in entry.spans)
        self.items.append(_Item(page, spans=spans))

    def _value(self, page: Page, row: TableRow, *, first_of_page: bool) -> None:
        last = next((i.row for i in reversed(self.items) if i.row is not None), None)
        is_new_page = last is not None and last.page.number != page.number
        if first_of_page and is_new_page and last is not None and self._goes_on(page, row, last):
            last.more += [(page, entry) for entry in row.entries]
            last.doubts.append(OVER_PAGES)
            return
        held = _Row(page, list(row.entries), list(row.doubts), row.is_open)
        self.items.append(_Item(page, held, len(self.blocks) - 1))

    def _goes_on(self, page: Page, row: TableRow, last: _Row) -> bool:
        """Tell whether a page's first row is the rest of the last one of the page before.

        A row without its number, or without what shall be reached, is no row of its own; nor is
        one that goes on in small letters where the cell above was not at its end.
        """
        block = self.blocks[-1]
        texts = {e.first: e.text(page) for e in row.entries if not e.is_merged}
        before = {e.first: e.text(last.page) for e in last.entries}
        number = self._finder.number_column(block.texts)
        if number is not None and number < len(block.header):
            column = block.header[number].first
            return not (column in texts and is_running_number(texts[column]))
        open_ends = [
            column
            for column, text in texts.items()
            if goes_on(text) and before.get(column, "")[-1:] not in ("", ".", "!", "?", ":")
        ]
        if open_ends:
            return True
        known = [
            head.first
            for head, text in zip(block.header, block.texts, strict=True)
            if self._finder.read(text, 0).label.kind in _CORE
        ]
        lacks = bool(known) and not any(column in texts for column in known)
        return set(texts) <= set(before) and (lacks or (row.is_open and len(texts) < len(before)))


def _columns_of(block: _Block, rows: Sequence[_Row]) -> list[list[str]]:
    """Return the texts of each column's filled cells."""
    values: list[list[str]] = []
    for head in block.header:
        cells = [_cell_text(row, head) for row in rows]
        values.append([text for text in cells if text and not is_nothing(text)])
    return values


def _matches(head: Entry, entry: Entry) -> bool:
    """Tell whether a cell stands in a header's column."""
    return head.first <= entry.first <= head.last


def _cell_text(row: _Row, head: Entry) -> str:
    parts = [p for e in row.entries if _matches(head, e) for p in read_back(row.page, e.spans)]
    parts += [p for page, e in row.more if _matches(head, e) for p in read_back(page, e.spans)]
    return join_lines(parts)


class _Cells:
    """Turn gathered items into cells, rows numbered through the document."""

    def __init__(self, gathered: _Gatherer, finder: LabelFinder, columns: ColumnFinder) -> None:
        self._items, self._blocks = gathered.items, gathered.blocks
        self._finder, self._columns = finder, columns
        self._row = 0
        self._carried: dict[int, tuple[Span, ...]] = {}
        self._has_indicator = False
        self._centred: set[int] = set()
        """Columns whose cells may be set in the middle of the rows that they hold for."""

    def cells(self) -> Iterator[Cell]:
        block = -1
        header: tuple[Span, ...] = ()
        for index, item in enumerate(self._items):
            if item.is_header:
                header = item.spans
            if item.row is None:
                if not item.is_header:
                    following = self._items[index + 1] if index + 1 < len(self._items) else None
                    is_above = following is not None and following.is_header
                    yield from self._text(item, is_above=is_above)
                    self._carried.clear()
                continue
            if item.block != block:
                block = item.block
                self._carried.clear()
                kinds = {column.label.kind for column in self._blocks[block].columns}
                self._has_indicator = Kind.INDICATOR in kinds
                filled = {entry.first for entry in item.row.entries}
                self._centred = {head.first for head in self._blocks[block].header} - filled
            if not self._blocks[block].is_goals:
                spans = tuple(s for e in item.row.entries for s in e.spans)
                yield Cell(item.page.number, None, (), spans, is_band=True)
                continue
            yield from self._cells_of(item.row, self._blocks[block], header)
            header = ()

    def _text(self, item: _Item, *, is_above: bool) -> Iterator[Cell]:
        """Return a band as the heading of the rows below it, other text as a page's heading.

        A short text right above a header heads the rows below it too, if it is no title.
        """
        if not item.spans:
            return
        text = join_lines(read_back(item.page, item.spans))
        is_short = len(text.split()) <= _BAND_WORDS and not text.endswith(".")
        heads = item.is_band or (is_above and is_short and not self._columns.is_title(text))
        if not heads or is_nothing(text):
            yield Cell(item.page.number, None, (), item.spans, is_band=True)
            return
        self._row += 1
        spans, named, label = self._labelled(item)
        yield Cell(item.page.number, label, named, spans, is_band=True, row=self._row)

    def _labelled(
        self, item: _Item
    ) -> tuple[tuple[Span, ...], tuple[Span, ...], LabelMatch | None]:
        """Part a band's label, if it has one, from the area that it names."""
        first = item.spans[0]
        text = item.page.text[first.start : first.end]
        marks = len(text) - len(text.lstrip("#* "))
        text = text[marks:]
        first = replace(first, start=first.start + marks)
        label = next(iter(self._finder.find(text)), None)
        end = label.end if label is not None and label.start == 0 else 0
        if label is None or label.kind not in _HEADS or not end:
            label, end = None, 0
            name, colon, _ = text.partition(":")
            guessed = self._finder.guess(name, 0) if colon else None
            if guessed is not None and guessed.kind in _HEADS and len(name.split()) <= _LABEL_WORDS:
                label, end = guessed, len(name)
        rest = text[end:]
        end += len(rest) - len(rest.lstrip(" :–-"))
        if label is None or end >= len(text):
            return (first, *item.spans[1:]), (), None
        named = (replace(first, end=first.start + end),)
        return (replace(first, start=first.start + end), *item.spans[1:]), named, label

    def _cells_of(self, row: _Row, block: _Block, header: tuple[Span, ...]) -> Iterator[Cell]:
        self._row += 1
        rest = [e for e in row.entries if not any(_matches(h, e) for h in block.header)]
        for head, column in zip(block.header, block.columns, strict=True):
            inside = [e for e in row.entries if _matches(head, e)]
            spans = tuple(s for e in inside for s in e.spans)
            spans += tuple(s for _, e in row.more if _matches(head, e) for s in e.spans)
            yield from self._cell(row, head, column, spans, header)
            header = ()
        for entry in rest:
            yield Cell(row.page.number, None, (), entry.spans, row=self._row)

    def _cell(
        self,
        row: _Row,
        head: Entry,
        column: Column,
        spans: tuple[Span, ...],
        header: tuple[Span, ...],
    ) -> Iterator[Cell]:
        text = _cell_text(row, head)
        label, number = column.label, row.page.number
        if column.role is Role.NUMBER:
            named = replace(label, kinds=(), number=text.rstrip(".:") or None)
            yield Cell(number, named, (*header, *spans), (), row=self._row)
            return
        if column.role is Role.UNIT or (spans and is_nothing(text)):
            yield Cell(number, label, (*header, *spans), (), row=self._row)
            return
        doubts = tuple(dict.fromkeys(row.doubts))
        if column.is_guessed:
            doubts += (GUESSED_HEADER,)
        kind = label.kind
        if kind in _CARRIED:
            held = self._carried.get(head.first, ())
            may_carry = kind in _HEADS or self._has_indicator
            if spans and spans != held:
                self._carried[head.first] = spans
            elif held and may_carry:
                if not spans:
                    doubts += (MIDDLE,) if head.first in self._centred else (CARRIED,)
                yield Cell(number, label, header, held, doubts, row=self._row, is_inherited=True)
                return
        yield Cell(number, label, header, spans, doubts, row=self._row)


def _is_goals(block: _Block, rows: Sequence[_Row], report_year: int | None) -> bool:
    """Tell whether a table's rows may be goals: it says what shall be reached and how it went.

    What a header that no template lists heads is guessed from its values.
    """
    columns = [c for c in block.columns if c.role is Role.VALUE]
    known = {c.label.kind for c in columns if c.label.is_known}
    if known & set(_CORE) and len(columns) >= _FEWEST:
        return True
    values = [
        LabelledValue(column.label, _cell_text(row, head))
        for row in rows[:_SAMPLE]
        for head, column in zip(block.header, block.columns, strict=True)
        if column.role is Role.VALUE and head.spans
    ]
    guessed = guess_kinds(values, report_year)
    sure = {kind for kind, chance in guessed.values() if chance >= _LIKELY}
    kinds = known | sure
    words = sum(len(value.text.split()) for value in values) / max(1, len(values))
    return bool(kinds & set(_CORE) and kinds & set(_TOLD)) and words >= _PROSE


def _raster(
    page: Page, finder: ColumnFinder, frame: Frame | None
) -> tuple[Raster | None, Frame | None]:
    found = ruled_raster(page) if page.print is not None else delimited_raster(page)
    if found is not None:
        return found, None
    aligned = aligned_raster(page, finder, frame)
    return aligned if aligned is not None else (None, None)


def table_cells(
    pages: Sequence[Page], finder: LabelFinder, columns: ColumnFinder, report_year: int | None
) -> Mapping[int, tuple[Cell, ...]]:
    """Read the tables of a document; return the cells of each page that has one.

    Args:
        pages: the document's pages.
        finder: knows label words.
        columns: knows headers.
        report_year: the year reported on, where it is known, to tell results of several years.
    """
    gathered = _Gatherer(columns)
    frame: Frame | None = None
    read: list[int] = []
    for page in pages:
        raster, frame = _raster(page, columns, frame)
        if raster is not None:
            items, blocks = len(gathered.items), len(gathered.blocks)
            if gathered.page(raster):
                read.append(page.number)
                continue
            del gathered.items[items:], gathered.blocks[blocks:]
        gathered.close()
    for index, block in enumerate(gathered.blocks):
        rows = [i.row for i in gathered.items if i.block == index and i.row is not None]
        block.add_unheaded(rows)
        values = _columns_of(block, rows)
        block.columns = columns.settle(block.texts, values, report_year)
        is_money = columns.is_money(block.texts)
        block.is_goals = not is_money and _is_goals(block, rows, report_year)
    if not any(block.is_goals for block in gathered.blocks):
        return {}
    cells: dict[int, list[Cell]] = {number: [] for number in read}
    for cell in _Cells(gathered, finder, columns).cells():
        cells.setdefault(cell.page, []).append(cell)
    return {number: tuple(row) for number, row in cells.items()}
