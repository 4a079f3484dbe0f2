"""Tables of one goal a row, over all pages of a document: rows become labelled cells.

A header says what its columns are, with what stands below it.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from goalextract.document import Page, Span
from goalextract.language.figures import is_figure, is_nothing
from goalextract.layout.aligned import Frame, aligned_raster, hides_columns
from goalextract.layout.areas import AreaReader
from goalextract.layout.boxes import box_raster
from goalextract.layout.cell_lines import cell_lines_raster
from goalextract.layout.cells import Cell
from goalextract.layout.delimited import delimited_raster
from goalextract.layout.gathering import CORE, Gatherer
from goalextract.layout.raster import Raster
from goalextract.layout.row_cells import RowCells
from goalextract.layout.ruled import ruled_raster
from goalextract.layout.table_items import Block, Row
from goalextract.layout.transposed import transposed_raster
from goalextract.layout.wrapped_cells import wrapped_cells_raster, wrapped_header
from goalextract.profiles.columns import ColumnFinder, Role
from goalextract.profiles.kinds import LabelledValue, guess_kinds
from goalextract.profiles.labels import LabelFinder
from goalextract.profiles.meanings import column_meanings
from goalextract.records import Kind

_FEWEST_COLUMNS: Final = 2
_ROW_AND_VALUES: Final = 2
"""A row of labels and the row of their values."""
_SAMPLE: Final = 12
"""So many rows tell what a table is about."""
_LIKELY: Final = 0.4
_MOST_LABELS: Final = 0.6
_SEVERAL_LABELS: Final = 3
_PROSE: Final = 3.0
"""A cell of so many words at least, on the average, tells something."""
_FIGURES: Final = frozenset((Kind.INDICATOR, Kind.BASELINE, Kind.ACTUAL_VALUE))
_TOLD: Final = frozenset((Kind.STATUS, Kind.ACTUAL_VALUE, Kind.FOLLOW_UP, Kind.MEANS))


def table_cells(
    pages: Sequence[Page],
    finder: LabelFinder,
    columns: ColumnFinder,
    report_year: int | None,
    areas: AreaReader,
) -> Mapping[int, tuple[Cell, ...]]:
    """Read the tables of a document; return the cells of each page that has one.

    Args:
        pages: the document's pages.
        finder: knows label words.
        columns: knows headers.
        report_year: the year reported on, where it is known, to tell results of several years.
        areas: parts pages on paper into cells.
    """
    gathered = Gatherer(columns)
    before = _Before()
    cells: dict[int, list[Cell]] = {}
    for page in pages:
        raster, frame = _raster(page, columns, before, areas)
        if raster is not None and gathered.take(raster):
            cells[page.number] = []
            width = raster.width if frame is None else None
            before = _Before(frame, width, wrapped_header(raster) or before.header)
        else:
            gathered.close()
            before = _Before(frame)
    for block in gathered.blocks:
        rows = [row for row in gathered.items if isinstance(row, Row) and row.block is block]
        _settle(block, rows, columns, report_year)
    if not any(block.is_goals for block in gathered.blocks):
        return {}
    for cell in RowCells(finder, columns).cells(gathered.items):
        cells[cell.page].append(cell)
    return {number: tuple(row) for number, row in cells.items()}


class _Before(NamedTuple):
    """Hold what the table on the page before was, which may go on."""

    frame: Frame | None = None
    width: int | None = None
    """How many columns it has, where alignment does not tell."""
    header: tuple[str, ...] = ()
    """Its texts, where its cells stand one below another."""


def _raster(
    page: Page,
    finder: ColumnFinder,
    before: _Before,
    areas: AreaReader,
) -> tuple[Raster | None, Frame | None]:
    """Read a page's rows: by rules or marks between its cells, else by their alignment."""
    is_paper = page.print is not None
    drawn = ruled_raster(page, areas.read(page), before.width) if is_paper else box_raster(page)
    if drawn is not None and (_is_sheet(drawn, finder) or _are_cards(drawn, finder)):
        return None, None
    found = drawn if is_paper or drawn is not None else delimited_raster(page, before.width)
    if found is not None and not is_paper and _are_labelled(found, finder):
        return None, None
    if found is not None and not hides_columns(found):
        return found, None
    turned = transposed_raster(page, finder) if found is None and not is_paper else None
    if turned is not None:
        return turned, None
    aligned = aligned_raster(page, finder, before.frame)
    if aligned is not None and _is_other(aligned[0], finder, is_paper=is_paper):
        return None, None
    if aligned is None and found is None and not is_paper:
        found = wrapped_cells_raster(page, finder, before.header)
        found = found or cell_lines_raster(page, finder, before.width)
    return aligned or (found, None)


def _are_labelled(raster: Raster, finder: ColumnFinder) -> bool:
    """Tell whether most cells bring their own labels, so that no header tells what they are."""
    texts = [e.text(raster.page) for row in raster.rows if not row.is_outside for e in row.entries]
    return sum(map(finder.is_labelled, texts)) > _MOST_LABELS * len(texts)


def _is_other(raster: Raster, finder: ColumnFinder, *, is_paper: bool) -> bool:
    """Tell whether what is aligned is no table: a sheet, or on paper cards.

    Two sheets side by side on paper are not told apart by what is aligned.
    """
    if is_paper:
        return _are_cards(raster, finder) or _label_columns(raster, finder) == [0]
    return _is_sheet(raster, finder)


def _is_sheet(raster: Raster, finder: ColumnFinder) -> bool:
    """Tell whether a column holds labels: its page is a sheet, or two of them side by side."""
    return bool(_label_columns(raster, finder))


def _label_columns(raster: Raster, finder: ColumnFinder) -> list[int]:
    """Return the columns that hold labels.

    Below a header that is listed whole, what reads like labels are values.
    """
    columns: dict[int, dict[tuple[Span, ...], str]] = {}
    """By column the text of each cell, also where it stands beside several rows of another."""
    for row in raster.rows:
        texts = [entry.text(raster.page) for entry in row.entries]
        if len(texts) >= _SEVERAL_LABELS and finder.rate(texts) == len(texts):
            return []
        for entry, text in zip(row.entries, texts, strict=True):
            if not (row.is_outside or row.is_across):
                columns.setdefault(entry.first, {})[entry.spans] = text

    def is_label(text: str) -> bool:
        return finder.is_label(text) and not is_figure(text)  # a year may head a column

    labels = {
        column: {text for text in cells.values() if is_label(text)}
        for column, cells in columns.items()
        if sum(map(is_label, cells.values())) >= _MOST_LABELS * len(cells)
    }
    return [column for column, found in labels.items() if len(found) >= _SEVERAL_LABELS]


def _are_cards(raster: Raster, finder: ColumnFinder) -> bool:
    """Tell whether rows of labels stand above one row of values each, several for a goal.

    Example: *Mål | Indsats* above a row of values, and below it *Resultat | Status* above another.
    """
    rows = [row for row in raster.rows if not (row.is_outside or row.is_across)]
    texts = [[entry.text(raster.page) for entry in row.entries] for row in rows]
    heads = [
        index
        for index, row in enumerate(texts)
        if len(row) >= _FEWEST_COLUMNS and all(map(finder.is_label, row))
    ]
    pairs = list(pairwise(heads))
    if not pairs or any(below - above != _ROW_AND_VALUES for above, below in pairs):
        return False
    return len(texts) - heads[-1] <= _ROW_AND_VALUES and any(
        texts[above] != texts[below] for above, below in pairs
    )


def _settle(
    block: Block, rows: Sequence[Row], finder: ColumnFinder, report_year: int | None
) -> None:
    """Say what the columns of a table mean, and whether its rows are goals."""
    block.add_unheaded(rows)
    columns = [finder.read(text) for text in block.texts]
    cells = [[row.text(head) for row in rows] for head in block.header]
    values = [[text for text in column if text and not is_nothing(text)] for column in cells]
    block.columns = column_meanings(columns, block.texts, values, report_year, finder.is_state)
    block.is_goals = not finder.is_money(block.texts) and _is_goals(block, rows, report_year)


def _is_goals(block: Block, rows: Sequence[Row], report_year: int | None) -> bool:
    """Tell whether a table's rows may be goals: it says what shall be reached and how it went.

    What a header that no template lists heads is guessed from its values.
    """
    columns = [c for c in block.columns if c.role is Role.VALUE]
    known = {c.label.kind for c in columns if c.label.is_known}
    if (
        known
        and known <= _FIGURES
        and all(c.is_guessed for c in columns if c.label.kind is Kind.INDICATOR)
    ):
        return False  # figures of some years, of which nothing says that they were aimed at
    if known & CORE and len(columns) >= _FEWEST_COLUMNS:
        return True
    hinted = {c.label.kinds[0] for c in columns if c.label.is_guessed and c.label.kinds}
    if hinted & CORE and known & _TOLD and len(known) >= _FEWEST_COLUMNS:
        return True  # `Mål for Kulturskolen` beside `Hvad gør vi?` and `Hvordan gik det?`
    values = [
        LabelledValue(column.label, row.text(head))
        for row in rows[:_SAMPLE]
        for head, column in zip(block.header, block.columns, strict=True)
        if column.role is Role.VALUE and head.spans
    ]
    guessed = guess_kinds(values, report_year)
    kinds = known | {kind for kind, chance in guessed.values() if chance >= _LIKELY}
    words = sum(len(value.text.split()) for value in values) / max(1, len(values))
    return bool(kinds & CORE and kinds & _TOLD) and words >= _PROSE
