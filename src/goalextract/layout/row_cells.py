"""Gathered rows as labelled cells: each row a goal, each column a label.

What stands in a row above holds on where a cell is empty; a band heads the rows below it.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.language.figures import is_nothing, running_number
from goalextract.language.joining import join_lines
from goalextract.language.sentences import goes_on, is_statement
from goalextract.layout.cells import Cell, read_back
from goalextract.layout.raster import Entry
from goalextract.layout.table_items import Block, HeaderRow, Item, Row, Text, is_short
from goalextract.profiles.columns import Column, ColumnFinder, Role
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.services import names_service
from goalextract.records import Kind

CARRIED: Final = Doubt(
    "its cell is empty; what stands in a row above it is taken to hold on", 0.957
)
OVER_ROWS: Final = Doubt(
    "its words go on in the row below; it is taken for one cell of both", 0.957
)
MIDDLE: Final = Doubt("its cell is empty; a cell over several rows may begin above or below", 0.8)
GUESSED_HEADER: Final = Doubt(
    "its column's header is in no profile; its values tell its kind", 0.95
)
TABLE_BAND: Final = Doubt(
    "a band without a label between the table's rows; it is taken for their service area", 0.88
)
_BAND_LABEL: Final = re.compile(r"([^\W\d_]\S*(?:\s+[^\W\d]\S*){0,3}?)(?:\s+\d+(?:\.\d+)*)?\s*:")
"""Up to four words before a band's colon, and perhaps its number."""
_CHAPTER: Final = re.compile(r"\d\.\s+(?=\S)")
"""A chapter's number, and no area's code."""
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_CARRIED: Final = (*_HEADS, Kind.GOAL)
_ENDS: Final = ".!?:;"
_SEVERAL_CELLS: Final = 3
_AIMS: Final = (Kind.GOAL, Kind.INDICATOR, Kind.SUCCESS_CRITERION)
Spans = tuple[Span, ...]


class RowCells:
    """Turn gathered items into cells, rows numbered through the document."""

    def __init__(self, finder: LabelFinder, columns: ColumnFinder) -> None:
        self._finder, self._columns = finder, columns
        self._row = 0
        self._words: Counter[str] = Counter()
        """How often bands open with the same word before a colon: it is a label, listed or not."""
        self._carried: dict[int, Spans] = {}
        """What stands above in the columns whose cells may hold for rows below."""
        self._over: dict[tuple[int, int], Spans] = {}
        """Cells that go over several rows, by each of these and their column."""
        self._has_indicator = False
        self._first_goal = 0
        """The first column that says what shall be reached."""
        self._centred: set[int] = set()
        """Columns whose cells may be set in the middle of the rows that they hold for."""

    def cells(self, items: Sequence[Item]) -> Iterator[Cell]:
        """Yield the cells of a document's items, in their order."""
        block: Block | None = None
        header: Spans = ()
        texts = [item for item in items if isinstance(item, Text) and item.spans]
        self._words = Counter(_band_word(read_back(t.page, t.spans)[0]).casefold() for t in texts)
        ordered = self._headings_last(items)
        self._over = _over_rows([item for item in items if isinstance(item, Row)])
        for item, following in pairwise([*ordered, None]):
            if isinstance(item, HeaderRow):
                header = (*header, *item.spans)  # no row need begin between two of them
            elif isinstance(item, Text) and item.is_running:
                yield Cell(item.page.number, None, (), item.spans, is_band=True, row=-1)
            elif isinstance(item, Text):
                yield from self._text(item, is_above=isinstance(following, HeaderRow))
                self._carried.clear()
            elif item is not None:
                if item.block is not block:
                    block = item.block
                    self._begin(item)
                if item.block.is_goals:
                    yield from self._cells_of(item, header)
                    header = ()
                else:
                    yield from self._beside(item)
        if header:
            yield Cell(header[0].page, None, (), header, is_band=True)

    def _headings_last(self, items: Sequence[Item]) -> list[Item]:
        """Put the heading of a table right above its header where it introduces the table in prose.

        Its first word before a colon comes again above the others: ``Spor 2: Natur og vand``.
        """
        ordered: list[Item] = []
        waiting: list[Item] = []
        for item in items:
            if isinstance(item, HeaderRow) and waiting:
                heading, *prose = waiting
                ordered += [*prose, heading]
                waiting = []
            if isinstance(item, Text) and self._names_again(item):
                ordered += waiting
                waiting = [item]
            elif waiting and isinstance(item, Text) and _is_prose(item):
                waiting.append(item)
            else:
                ordered += [*waiting, item]
                waiting = []
        return [*ordered, *waiting]

    def _names_again(self, item: Text) -> bool:
        """Tell whether a text is short and opens with a word that others open with too."""
        text = join_lines(read_back(item.page, item.spans)) if item.spans else ""
        word = _band_word(text).casefold()
        return bool(word) and self._words[word] > 1 and is_short(text)

    @staticmethod
    def _beside(row: Row) -> Iterator[Cell]:
        """Yield a row of a table without goals as text of the pages that it stands on."""
        placed = [*((row.page, entry) for entry in row.entries), *row.more]
        for number, entries in groupby(placed, key=lambda one: one[0].number):
            spans = tuple(span for _, entry in entries for span in entry.spans)
            if spans:
                yield Cell(number, None, (), spans, is_band=True)

    def _begin(self, row: Row) -> None:
        """Begin a table with its first row."""
        self._carried.clear()
        kinds = {column.label.kind for column in row.block.columns}
        self._has_indicator = Kind.INDICATOR in kinds
        pairs = zip(row.block.header, row.block.columns, strict=True)
        goals = (head.first for head, column in pairs if column.label.kind in _AIMS)
        self._first_goal = min(goals, default=0)
        filled = {entry.first for entry in row.entries}
        self._centred = {head.first for head in row.block.header} - filled

    def _text(self, item: Text, *, is_above: bool) -> Iterator[Cell]:
        """Yield a band as the heading of the rows below it, other text as a page's heading.

        A short text right above a header heads the rows below it too, if it is no title.
        """
        if not item.spans:
            return
        text = join_lines(read_back(item.page, item.spans))
        word = _band_word(text).casefold()
        is_label = bool(word) and self._words[word] > 1
        is_title = not is_label and self._columns.is_title(text)
        # What says what several signs stand for is a legend: `Gul: forsinket   Rød: i stå`.
        is_legend = text.count(": ") > 1 or _are_cells(item)
        heads = item.is_band or (is_above and is_short(text) and not is_title and not is_legend)
        if not heads or "=" in text or is_statement(text) or is_nothing(text):
            yield Cell(item.page.number, None, (), item.spans, is_band=True)
            return
        self._row += 1
        label, named, spans = self._parted(item)
        is_named = text[:1].isdigit() or names_service(text)
        # In text a line of one cell may be a row's that was read amiss.
        is_told = item.page.print is not None and label is None and not is_named
        doubts = (TABLE_BAND,) if is_told else ()
        yield Cell(item.page.number, label, named, spans, doubts, is_band=True, row=self._row)

    def _parted(self, item: Text) -> tuple[LabelMatch | None, Spans, Spans]:
        """Part a band's label, if it has one, from the area that it names.

        Example: ``"Politikområde: Veje og trafik"`` -> the label, ``"Politikområde: "``,
        ``"Veje og trafik"``.
        """
        first = item.spans[0]
        text = item.page.text[first.start : first.end].lstrip("#* ")
        first = first._replace(start=first.end - len(text))
        label, end = self._label(text)
        rest = text[end:].lstrip(" :–-")
        if label is None or not rest:
            count = _CHAPTER.match(text)
            if count is None:
                return None, (), (first, *item.spans[1:])
            rest = text[count.end() :]
        start = first.end - len(rest)
        return label, (first._replace(end=start),), (first._replace(start=start), *item.spans[1:])

    def _label(self, text: str) -> tuple[LabelMatch | None, int]:
        """Return the label of an area that a text begins with, and where it ends."""
        label = next(iter(self._finder.find(text)), None)
        if label is not None and label.start == 0:
            # Above rows a label that may name an area does: `Kontraktholder: Skole`.
            head = next((kind for kind in label.kinds if kind in _HEADS), None)
            if head is not None:
                # A number is the area's own: `Kontraktholder 22: Skole`.
                is_area = head is Kind.SERVICE_AREA
                return replace(label, kinds=(head,)), len(label.printed) if is_area else label.end
        word = _band_word(text)
        guessed = self._finder.guess(word, 0) if word else None
        if guessed is not None and guessed.kind in _HEADS:
            return guessed, len(word)
        if guessed is not None and guessed.kind is None and self._words[word.casefold()] > 1:
            return replace(guessed, kinds=_HEADS[:1]), len(word)
        return None, 0

    def _cells_of(self, row: Row, header: Spans) -> Iterator[Cell]:
        """Yield a row's cells; the first takes the header with it, so that no word is lost."""
        self._row += 1
        for head, column in zip(row.block.header, row.block.columns, strict=True):
            yield self._cell(row, head, column, header)
            header = ()
        for page, entry in row.unheaded():
            yield Cell(page.number, None, (), entry.spans, row=self._row)

    def _cell(self, row: Row, head: Entry, column: Column, header: Spans) -> Cell:
        text, spans = row.text(head), row.spans(head)
        label, number = column.label, row.page.number
        if column.role is Role.NUMBER:
            # Known, for it is no value whose kind is to be guessed.
            named = replace(label, kinds=(), number=running_number(text) or None, is_known=True)
            return Cell(number, named, (*header, *spans), (), row=self._row)
        if column.role is Role.UNIT or (spans and is_nothing(text)):
            return Cell(number, label, (*header, *spans), (), row=self._row)
        doubts = tuple(dict.fromkeys(row.doubts))
        if column.is_guessed:
            doubts += (GUESSED_HEADER,)
        over = self._over.get((id(row), head.first))
        if over is not None and label.kind in _CARRIED:
            doubts += (OVER_ROWS,)
            is_first = self._carried.get(head.first) != over
            self._carried[head.first] = over
            return Cell(
                number, label, header, over, doubts, row=self._row, is_inherited=not is_first
            )
        held = self._held(head, label.kind, spans)
        if not held:
            return Cell(number, label, header, spans, doubts, row=self._row)
        if not spans:
            doubts += (MIDDLE,) if head.first in self._centred else (CARRIED,)
        return Cell(number, label, header, held, doubts, row=self._row, is_inherited=True)

    def _held(self, head: Entry, kind: Kind | None, spans: Spans) -> Spans:
        """Return what holds on from a row above: below it nothing stands, or the same cell does.

        Who is responsible for several goals may stand before them, as what heads them does.
        """
        # What a header heads that no template lists is guessed later: it may be an area.
        may_head = kind in (None, Kind.RESPONSIBLE) and head.first < self._first_goal
        is_head = kind in _HEADS or may_head
        if not is_head and kind not in _CARRIED:
            return ()
        held = self._carried.get(head.first, ())
        if spans and spans != held:
            self._carried[head.first] = spans
            return ()
        return held if is_head or self._has_indicator else ()


def _are_cells(item: Text) -> bool:
    """Tell whether a text stood in several cells of one line, of which the first is no number.

    Example: ``Rød`` and ``frist overskredet`` on a line of a legend that was exported.
    """
    first, *others = item.spans
    text = item.page.text
    is_beside = bool(others) and "\n" not in text[first.end : others[0].start]
    return is_beside and not text[first.start : first.end].strip(" .").isdecimal()


def _over_rows(rows: Sequence[Row]) -> dict[tuple[int, int], Spans]:
    """Find cells over several rows, of which each holds some of the words.

    Returns what stands in them, by each of their rows and their column.
    """
    groups: dict[tuple[int, int], list[Row]] = {}
    found: dict[tuple[int, int], Spans] = {}
    for above, below in pairwise(rows):
        head = _going_on(above, below)
        if head is None:
            continue
        group = groups.setdefault((id(above), head.first), [above])
        if goes_on(group[0].text(head)):
            continue
        group.append(below)
        groups[id(below), head.first] = group
        cell = tuple(span for row in group for span in row.spans(head))
        found |= {(id(row), head.first): cell for row in group}
    return found


def _going_on(above: Row, below: Row) -> Entry | None:
    """Return the one cell of a row that goes on with that above; in all others it begins anew.

    A table of indicators may state a goal once for several of these; where nothing but space
    parts rows, its words stand in several.
    """
    block = below.block
    if above.block is not block or above.page is not below.page or below.more:
        return None
    if Kind.INDICATOR not in {column.label.kind for column in block.columns}:
        return None
    pairs = zip(block.header, block.columns, strict=True)
    filled = [h for h, column in pairs if below.spans(h) and column.role is not Role.UNIT]
    going_on = [head for head in filled if goes_on(below.text(head))]
    if len(going_on) != 1 or len(filled) < _SEVERAL_CELLS:
        return None
    text = above.text(going_on[0])
    return going_on[0] if text and text[-1] not in _ENDS else None


def _is_prose(item: Text) -> bool:
    """Tell whether a text is a paragraph: it is no heading."""
    text = join_lines(read_back(item.page, item.spans)) if item.spans else ""
    return bool(text) and not is_short(text)


def _band_word(text: str) -> str:
    """Return the words that stand before a band's colon, and its number, as a label does.

    Example: ``"Sektor 12: Digital service"`` -> ``"Sektor"``; ``"Veje og trafik"`` -> ``""``.
    """
    match = _BAND_LABEL.match(text.lstrip("#* "))
    return match.group(1) if match is not None else ""
