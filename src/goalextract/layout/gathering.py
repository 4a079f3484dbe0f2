"""A document's table rows gathered under their headers, page by page.

A header holds until the next one, also over pages.  A text over the whole width between rows is a
band.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import starmap
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.figures import is_figure, is_running_number, is_year
from goalextract.language.sentences import counts_on
from goalextract.layout.cells import read_back
from goalextract.layout.raster import Entry, Raster, TableRow
from goalextract.layout.row_rests import ITEM, goes_on_list, is_rest, is_unnumbered, reads_on
from goalextract.layout.table_items import BAND_WORDS, Block, HeaderRow, Item, Row, Text, is_short
from goalextract.profiles.columns import ColumnFinder, Role
from goalextract.records import Kind

CORE: Final = frozenset((Kind.GOAL, Kind.INDICATOR, Kind.SUCCESS_CRITERION, Kind.TARGET_VALUE))
"""What shall be reached: a row of goals tells one of these."""
OVER_PAGES: Final = Doubt("its row seems to go on from the page before", 0.945)
READ_OVER_PAGES: Final = Doubt(
    "its row goes on from the page before, where a cell breaks off", 0.98
)
MAYBE_OVER_PAGES: Final = Doubt("its row has few cells and may go on from the page before", 0.88)
IN_SMALL_LETTERS: Final = Doubt("a row of it goes on in small letters, as cells do amid", 0.6)
_FEWEST_COLUMNS: Final = 3
_ALIKE: Final = 0.6
_SEVERAL: Final = 3
"""So many cells that go on tell a row's rest, though figures stand below figures."""
_SEVERAL_CELLS: Final = 2
_MOST_HEADER_WORDS: Final = 6
_SOME_FIGURES: Final = 0.3
"""Below a scorecard's header so many cells are figures, which are no longer than it."""


class Gatherer:
    """Gather the rows of a document's tables under their headers."""

    def __init__(self, finder: ColumnFinder) -> None:
        self._finder = finder
        self.items: list[Item] = []
        self.blocks: list[Block] = []
        self._open = False
        """Whether a table may go on: no text has stood below it."""
        self._firsts: list[str] = []
        """What each page so far opens with, in small letters."""

    def close(self) -> None:
        """Let no table go on: a page without one has come."""
        self._open = False

    def take(self, raster: Raster) -> bool:
        """Take what stands on a page, if any row of it is a table's; tell whether one is."""
        raster = replace(raster, rows=self._with_upper_lines(raster))
        page, before = raster.page, len(self.items)
        firsts = [" ".join(_texts(page, row)).casefold() for row in raster.rows[:1]]
        is_first, seen = True, False
        waiting: TableRow | None = None
        for index, row in enumerate(raster.rows):
            is_outside = row.is_outside and not self._is_between(
                raster, index, after_header=waiting is not None
            )
            if waiting is not None:
                joined = None if is_outside else self._two_lines(page, waiting, row)
                shown = (*_spans(waiting), *_spans(row)) if joined is not None else ()
                self._header(page, joined or waiting, shown)
                waiting = None
                if joined is not None:
                    continue
            is_running = index == 0 and self._is_seen(row, page)
            if is_outside:
                heads = self._heads(raster, index)
                self._text(page, row, may_head=heads, is_running=is_running)
            elif self._is_header(page, row) or self._looks_header(raster, index):
                waiting, seen = row, True
            elif row.is_outside or row.is_across or self._is_band(page, row):
                self._text(
                    page, row, may_head=True, is_running=index == 0 and self._is_seen(row, page)
                )
                is_first = False
            elif not self._may_go_on or self._is_other(page, row):
                self._text(page, row)
            else:
                self._value(page, row, first_of_page=is_first)
                is_first, seen = False, True
        if waiting is not None:
            self._header(page, waiting)
        self._firsts += firsts
        if not seen:
            del self.items[before:]
        return seen

    @property
    def _may_go_on(self) -> bool:
        return self._open and bool(self.blocks)

    def _is_between(self, raster: Raster, index: int, *, after_header: bool) -> bool:
        """Tell whether a text stands between the rows of one table: it is a band there."""
        if index == len(raster.rows) - 1 or not (after_header or self._may_go_on):
            return False
        if index == 0 and self._finder.is_title(raster.rows[0].entries[0].text(raster.page)):
            return False
        after = raster.rows[index + 1]
        return not after.is_outside and not self._is_header(raster.page, after)

    def _heads(self, raster: Raster, index: int) -> bool:
        """Tell whether a text right above a table's header is a labelled goal or area.

        Example: ``Nämndmål 2: Trygga skolor`` above ``Indikator | Utfall | Målvärde``.
        """
        page, below = raster.page, raster.rows[index + 1 : index + 2]
        text = raster.rows[index].entries[0].text(page)
        return bool(below) and self._is_header(page, below[0]) and self._finder.names(text)

    def _is_seen(self, row: TableRow, page: Page) -> bool:
        """Tell whether a text that opens a page is the title that an earlier page opens with."""
        text = " ".join(_texts(page, row)).casefold()
        return self._may_go_on and any(first.startswith(text) for first in self._firsts)

    def _with_upper_lines(self, raster: Raster) -> tuple[TableRow, ...]:
        """Join a header's upper line, which stands above years only, to the line below it."""
        rows: list[TableRow] = []
        for index, row in enumerate(raster.rows):
            joined = _above_years(raster.page, rows[-1], row) if rows else None
            if joined is not None and (
                self._is_header(raster.page, row) or self._looks_header(raster, index)
            ):
                rows[-1] = joined
            else:
                rows.append(row)
        return tuple(rows)

    def _two_lines(self, page: Page, first: TableRow, second: TableRow) -> TableRow | None:
        """Join a header on two rows: texts over several columns, and what parts them below.

        A listed header says itself what its column holds, whatever stands above it.

        Example: *Mål | Resultater* above *2013 | 2014* -> *Mål | Resultater 2013 | Resultater
        2014*; *Mål | Status i juni* above *Måltal | Resultat* -> *Mål | Måltal | Resultat*.
        """
        spread = [e for e in first.entries if e.last > e.first]
        under = [e for e in second.entries if not e.is_merged]
        if second.is_across or not spread:
            return None
        if any(len(e.text(page).split()) > _MOST_HEADER_WORDS for e in under):
            return None
        entries = [e for e in first.entries if e not in spread]
        for entry in under:
            above = next((s for s in spread if s.first <= entry.first <= s.last), None)
            if above is None:
                return None
            text = entry.text(page)
            spans = (*above.spans, *entry.spans)
            if self._finder.is_label(text) and not is_year(text):
                # What stands again below another text is told apart by it: `Mål 2022`, `Mål 2023`.
                is_again = sum(other.text(page) == text for other in under) > 1
                spans = (*entry.spans, *above.spans) if is_again else entry.spans
            entries.append(Entry(entry.first, entry.last, spans))
        return replace(first, entries=tuple(sorted(entries, key=lambda e: e.first)))

    def _is_header(self, page: Page, row: TableRow) -> bool:
        if row.is_header:
            return True
        texts = _texts(page, row)
        if self._may_go_on and texts == [t for t in self.blocks[-1].texts if t]:
            return True
        return self._finder.rate(texts, is_marked=row.is_bold) > 0.0

    def _looks_header(self, raster: Raster, index: int) -> bool:
        """Tell whether a table's first row is put as a header is, and rows of values follow it."""
        row = raster.rows[index]
        if row.is_across or row.is_outside or self._may_go_on:
            return False
        texts = _texts(raster.page, row)
        below = [r for r in raster.rows[index + 1 :] if not r.is_across and not r.is_outside]
        if not below or not self._finder.looks(texts):
            return False
        alike = sum(2 * len(r.entries) >= len(row.entries) for r in below)
        values = [text for r in below for text in _texts(raster.page, r)]
        figures = sum(map(is_figure, values)) >= _SOME_FIGURES * len(values)
        is_longer = figures or _mean_words(values) > _mean_words(texts)
        is_told = row.is_bold or self._finder.hints(texts)
        return alike >= _ALIKE * len(below) and is_longer and is_told

    def _is_band(self, page: Page, row: TableRow) -> bool:
        """Tell whether a row holds one text: over several columns, or a short one in the first."""
        if len(row.entries) != 1:
            return False
        entry = row.entries[0]
        if entry.last > entry.first:
            return True
        text = entry.text(page)
        is_wide = bool(self.blocks) and len(self.blocks[-1].header) >= _FEWEST_COLUMNS
        goes_on_list = text[:1].islower() or ITEM.match(text) is not None
        return entry.first == 0 and is_wide and is_short(text) and not goes_on_list

    def _is_other(self, page: Page, row: TableRow) -> bool:
        """Tell whether a row below a table is none of it: a legend's, or another table's."""
        return self._is_legend(page, row) or self._ends_counting(page, row)

    def _ends_counting(self, page: Page, row: TableRow) -> bool:
        """Tell whether a row has words where all rows of a table before it have their numbers.

        It is of another table below: ``Nået | 3 | 38 %`` below rows that count 1.1, 1.2, 1.3.
        """
        block = self.blocks[-1]
        number = self._finder.number_column(block.texts)
        if number is None or 2 * len(row.entries) > len(block.header):
            return False
        column = block.header[number].first
        own = next((e.text(page) for e in row.entries if e.first == column), "")
        rows = [item for item in self.items if isinstance(item, Row) and item.block is block]
        before = [row.text(block.header[number]) for row in rows]
        is_counted = len(before) >= _SEVERAL and all(map(is_running_number, before))
        return bool(own) and is_counted and not is_running_number(own)

    def _is_legend(self, page: Page, row: TableRow) -> bool:
        """Tell whether a row says what a sign in the table means: ``Gul | Målet er delvist nået``.

        It has two cells in a table of many columns, and a sign where numbers or goals stand.
        """
        texts = _texts(page, row)
        is_wide = len(self.blocks[-1].header) > _FEWEST_COLUMNS
        return is_wide and len(texts) == _SEVERAL_CELLS and self._finder.is_state(texts[0])

    def _header(self, page: Page, row: TableRow, shown: tuple[Span, ...] = ()) -> None:
        """Begin a table, or go on with the last one where its header is printed again.

        What is ``shown`` of a header may be more than what heads the columns.
        """
        texts = tuple(_texts(page, row))
        self._open = True
        last = self.blocks[-1] if self.blocks else None
        # Rows say by number which columns their cells stand in.
        is_same = last is not None and [e.first for e in last.header] == [
            e.first for e in row.entries
        ]
        if last is not None and is_same and last.texts == texts:
            last.header = row.entries
        else:
            self.blocks.append(Block(row.entries, texts))
        self.items.append(HeaderRow(page, tuple(dict.fromkeys(shown)) or _spans(row)))

    def _text(
        self, page: Page, row: TableRow, *, may_head: bool = False, is_running: bool = False
    ) -> None:
        spans = _spans(row)
        texts = read_back(page, spans)
        words = sum(len(text.split()) for text in texts)
        may_head = may_head and words <= BAND_WORDS
        self.items.append(Text(page, spans, is_band=may_head, is_running=is_running))

    def _value(self, page: Page, row: TableRow, *, first_of_page: bool) -> None:
        last = next((item for item in reversed(self.items) if isinstance(item, Row)), None)
        is_new_page = last is not None and last.page.number != page.number
        doubts = list(row.doubts)
        rest = _by_column(page, row.entries)
        own = _by_column(last.page, last.entries) if last is not None else {}
        if first_of_page and is_new_page and last is not None:
            if self._goes_on(page, row, last):
                last.more += [(page, entry) for entry in row.entries]
                last.doubts.append(READ_OVER_PAGES if reads_on(rest, own) else OVER_PAGES)
                return
            if 2 * len(row.entries) < len(last.entries):
                doubts.append(MAYBE_OVER_PAGES)
                last.doubts.append(MAYBE_OVER_PAGES)
        elif last is not None and last.block is self.blocks[-1] and is_rest(rest, own):
            last.more += [(page, entry) for entry in row.entries]
            last.doubts.append(IN_SMALL_LETTERS)
            return
        self.items.append(Row(page, self.blocks[-1], row.entries, doubts))

    def _goes_on(self, page: Page, row: TableRow, last: Row) -> bool:
        """Tell whether a page's first row is the rest of the last one of the page before.

        A row without its number, or without what shall be reached, is no row of its own; nor is
        one that goes on in small letters where the cell above was not at its end.
        """
        block = self.blocks[-1]
        texts = _by_column(page, (e for e in row.entries if not e.is_merged))
        before = _by_column(last.page, last.entries)
        number = self._finder.number_column(block.texts)
        if number is not None:
            return is_unnumbered(block.header[number].first, texts, before, self._core(block))
        if any(is_figure(t) and is_figure(before.get(n, "")) for n, t in texts.items()):
            return sum(reads_on({n: t}, before) for n, t in texts.items()) >= _SEVERAL
        units = {
            head.first
            for head, text in zip(block.header, block.texts, strict=True)
            if self._finder.read(text).role is Role.UNIT
        }
        if reads_on({n: t for n, t in texts.items() if n not in units}, before):
            return True
        both = [(before.get(column, ""), text) for column, text in texts.items()]
        is_list = len(texts) < len(before) and all(starmap(goes_on_list, both))
        if is_list or any(starmap(counts_on, both)):
            return True
        core = self._core(block)
        lacks = bool(core) and not any(column in texts for column in core)
        lacked = bool(core) and not any(column in before for column in core)
        if lacked and not lacks and min(texts) > min(before):
            return True
        return set(texts) <= set(before) and (lacks or (row.is_open and len(texts) < len(before)))

    def _core(self, block: Block) -> list[int]:
        """Return the columns that say what shall be reached."""
        return [
            head.first
            for head, text in zip(block.header, block.texts, strict=True)
            if self._finder.read(text).label.kind in CORE
        ]


def _by_column(page: Page, entries: Iterable[Entry]) -> dict[int, str]:
    return {entry.first: entry.text(page) for entry in entries}


def _texts(page: Page, row: TableRow) -> list[str]:
    return [entry.text(page) for entry in row.entries]


def _spans(row: TableRow) -> tuple[Span, ...]:
    return tuple(span for entry in row.entries for span in entry.spans)


def _mean_words(texts: Sequence[str]) -> float:
    return sum(len(text.split()) for text in texts) / max(1, len(texts))


def _above_years(page: Page, first: TableRow, second: TableRow) -> TableRow | None:
    """Join texts that stand above years, and above nothing else, to the years below them.

    Example: ``["", "Resultat", "", ""]`` above ``["Mål", "2013", "2014", "Status"]`` ->
    *Mål | Resultat 2013 | Resultat 2014 | Status*.
    """
    if first.is_across or first.is_outside or len(first.entries) >= len(second.entries):
        return None
    years = {e.first for e in second.entries if is_year(e.text(page))}
    if not all(years.issuperset(range(e.first, e.last + 1)) for e in first.entries):
        return None
    entries: list[Entry] = []
    above: Entry | None = None
    uppers = {column: e for e in first.entries for column in range(e.first, e.last + 1)}
    for entry in second.entries:
        above = uppers.get(entry.first, above if entry.first in years else None)
        spans = (*above.spans, *entry.spans) if above is not None else entry.spans
        entries.append(entry._replace(spans=spans))
    return replace(second, entries=tuple(entries), is_header=True)
