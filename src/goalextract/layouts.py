"""Read each page of a document as the layout it has."""

import re
from bisect import bisect_right
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from typing import Final, TypeGuard

from goalextract.document import Document, NoiseKind, Page
from goalextract.layout.areas import AreaReader
from goalextract.layout.aside import mark_asides, mark_bars, mark_rules
from goalextract.layout.cells import Cell
from goalextract.layout.feet import foot_noise
from goalextract.layout.flattened import flattened_cells, likely_cells
from goalextract.layout.grid import are_drawn
from goalextract.layout.guessed_kinds import (
    kinds_of_values,
    strange_labels,
    with_guessed_kind,
    without_counts,
)
from goalextract.layout.headed import headed_cells
from goalextract.layout.heading_lines import parted_headings
from goalextract.layout.keys import mark_keys
from goalextract.layout.page_cells import page_cells
from goalextract.layout.passed_over import passed_over, with_passed_over
from goalextract.layout.print_bands import PrintBands
from goalextract.layout.recurring import (
    Recurring,
    find_recurring,
    head_noise,
    heading_noise,
    page_noise,
)
from goalextract.layout.running_text import is_running_text
from goalextract.layout.sheet import line_cells, value_column
from goalextract.layout.stream import Stream, WeighedStream, build_stream, weigh
from goalextract.layout.strips import in_flow
from goalextract.layout.table import table_cells
from goalextract.layout.title_heads import with_opening_lines, with_title_heads
from goalextract.profiles.candidates import opens_label
from goalextract.profiles.columns import ColumnFinder
from goalextract.profiles.kinds import with_kind
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.model import Profile
from goalextract.profiles.odd import without_odd_marks, without_odd_places
from goalextract.profiles.settling import settle, settle_columns, without_heading
from goalextract.profiles.standing import standing_labels
from goalextract.profiles.tails import with_tails
from goalextract.profiles.unlisted import add_unlisted
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.profiles.weights import load_weights
from goalextract.records import Kind

TABLE: Final = "table, a goal a row"
"""How a page was read whose cells end their values."""
_MOST_LABELS: Final = 0.6
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_YEAR: Final = re.compile(r"(?<![\d-])(?:19|20)\d\d(?![\d-])")


@dataclass(frozen=True, slots=True)
class LaidOut:
    """Hold a document's pages, the cells read from them, and how each page was read."""

    pages: Mapping[int, Page]
    cells: tuple[Cell, ...]
    layouts: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Hold a document's pages with the labels found on them, before they are read as cells."""

    pages: tuple[Page, ...]
    sheets: Mapping[int, tuple[Cell, ...]]
    """The cells of pages on which place tells labels from values."""
    labels: Mapping[int, Sequence[LabelMatch]]
    running: Collection[int]
    recurring: Recurring
    tables: Collection[int] = ()
    """Pages of tables: their columns have their kinds already."""


def _are_sheets(
    pages: Sequence[Page], sheets: Mapping[int, Sequence[Cell]], finder: LabelFinder
) -> bool:
    """Tell whether every page on paper is a sheet that holds most of the labels that open lines.

    Below headings labels open lines too, but no cells stand beside them.
    """
    if any(page.print is None or page.number not in sheets for page in pages):
        return False
    lines = [line for page in pages for line in page.text.split("\n")]
    parts = sum(_parts(cells) for cells in sheets.values())
    # The lines still unread may open with a label each.
    opened = len(lines)
    for line in lines:
        if parts >= _MOST_LABELS * opened:
            return True
        opened -= finder.line_start.match(line) is None
    return parts >= _MOST_LABELS * opened


def _parts(cells: Iterable[Cell]) -> int:
    """Count the labelled values of a reading: of two readings the one with more is right."""
    return sum(bool(cell.value) and _is_printed(cell.label) for cell in cells)


def _without_noise(page: Page) -> str:
    """Blank out a page's noise, so that offsets stay and no label is found in it."""
    kept: list[str] = []
    done = 0
    for noise in sorted(page.noise, key=lambda n: n.span):
        a, b = max(done, noise.span.start), max(done, noise.span.end)
        kept += (page.text[done:a], " " * (b - a))
        done = b
    return "".join(kept) + page.text[done:]


@dataclass(frozen=True, slots=True)
class _Placed:
    """Hold a document's pages, and the cells of those where place tells labels from values."""

    pages: tuple[Page, ...]
    cells: Mapping[int, tuple[Cell, ...]]
    tables: Collection[int]


def _placed(
    document: Document, profile: Profile, finder: LabelFinder, verdicts: VerdictFinder
) -> _Placed:
    """Mark what stands beside the goals, and read tables, sheets and goals under headings."""
    titled = with_opening_lines(with_title_heads(document.pages, document.title), finder.find)
    pages = mark_keys(mark_asides(titled, profile, finder.line_start))
    # Where lines were folded, a page's foot stands at the end of its last value.
    texts = foot_noise([page for page in pages if page.print is None], document.title, finder.find)
    pages = _changed(pages, texts)
    columns = ColumnFinder(finder, profile.columns, profile.outcomes, profile.verdicts.signs)
    areas = AreaReader()
    tables = table_cells(
        [_whole_rows(page) for page in pages], finder, columns, year_hint(document), areas
    )
    pages = tuple(_whole_rows(page) if page.number in tables else page for page in pages)
    sheets = dict(tables)
    is_columns = any(p.print is None and value_column(p, finder) is not None for p in pages)
    opens_line = finder.line_start
    ruled = tuple(
        page if page.number in tables else mark_bars(mark_rules(page), opens_line) for page in pages
    )
    for page in ruled:
        if (
            page.number not in tables
            and (cells := page_cells(page, finder, columns, areas)) is not None
        ):
            sheets[page.number] = cells
    is_settled = tables or is_columns or _are_sheets(ruled, sheets, finder)
    headed = None if is_settled else headed_cells(pages, finder, columns, verdicts.states)
    parts = sum(_parts(cells) for cells in sheets.values())
    if headed and _parts(headed) >= parts + are_drawn(sheets.values()):
        sheets = {p.number: tuple(c for c in headed if c.page == p.number) for p in pages}
    return _Placed(ruled, sheets, tables.keys())


def find_labels(
    document: Document, profile: Profile, finder: LabelFinder, verdicts: VerdictFinder
) -> Found:
    """Find the labels of every page that is not in columns, and which pages are running text."""
    placed = _placed(document, profile, finder, verdicts)
    pages, sheets = placed.pages, placed.cells
    stream = {
        page.number: " " * len(page.text) if _is_title(page, document) else _without_noise(page)
        for page in pages
        if page.number not in sheets
    }
    known = standing_labels(finder, stream)
    running = {
        n for n in stream if is_running_text(pages[n - 1], without_heading(stream[n], known[n]))
    }
    # Running heads go first: what opens every page must not look like a label that recurs.
    opens = partial(opens_label, finder)
    shown = [page for page in pages if page.number in running]
    marked = head_noise(shown, known, document.title, opens)
    pages = _changed(pages, marked)
    changed = {p.number for p in marked if p.noise != document.pages[p.number - 1].noise}
    if changed:
        stream |= {n: _without_noise(pages[n - 1]) for n in changed}
        known |= standing_labels(finder, stream)
    added = add_unlisted(finder, stream, known, running)
    flowing = {n: here for n, here in added.items() if n in running}
    lined = without_odd_places(stream, {n: added[n] for n in added if n not in running})
    styled = without_odd_marks(stream, flowing) | without_odd_marks(stream, lined)
    labels = with_tails(stream, settle(stream, styled))
    recurring = find_recurring([p for p in pages if p.number in running], labels)
    pages = tuple(
        _marked(page, labels.get(page.number, ()), recurring if page.number in running else None)
        for page in pages
    )
    kept = {n: _outside_noise(pages[n - 1], here) for n, here in labels.items()}
    return Found(pages, sheets, kept, running, recurring, placed.tables)


def _changed(pages: Sequence[Page], changed: Iterable[Page]) -> tuple[Page, ...]:
    """Return pages, some of them as they are now."""
    now = {page.number: page for page in changed}
    return tuple(now.get(page.number, page) for page in pages)


def _whole_rows(page: Page) -> Page:
    """Leave out a closing line that starts within a line: a table's cell is no document's end."""
    kept = tuple(
        noise
        for noise in page.noise
        if noise.kind is not NoiseKind.BOILERPLATE
        or not page.text[page.text.rfind("\n", 0, noise.span.start) + 1 : noise.span.start].strip()
    )
    return page if len(kept) == len(page.noise) else replace(page, noise=kept)


def _is_title(page: Page, document: Document) -> bool:
    """Tell whether a page says nothing but the document's title; it has no labels then."""
    words = _LETTERS.findall(page.text.casefold())
    return bool(words) and words == _LETTERS.findall((document.title or "").casefold())


def _marked(page: Page, labels: Sequence[LabelMatch], recurring: Recurring | None) -> Page:
    """Mark a page's headings, and in running text the markers that drifted among its labels."""
    if recurring is None:
        return heading_noise(page, labels)
    return page_noise(page, labels, recurring)


def _outside_noise(page: Page, labels: Sequence[LabelMatch]) -> Sequence[LabelMatch]:
    """Leave out what stands in a heading of the page."""
    noise = sorted(page.noise, key=lambda n: n.span)
    kept: list[LabelMatch] = []
    for label in labels:
        at = bisect_right(noise, label.start, key=lambda n: n.span.start)
        if at == 0 or label.start >= noise[at - 1].span.end:
            kept.append(label)
    return kept


def year_hint(document: Document) -> int | None:
    """Return the one year that a document's title or opening names, to read its tenses by."""
    opening = document.title or document.pages[0].text[:200]
    years = set(_YEAR.findall(opening))
    return int(years.pop()) if len(years) == 1 else None


def running_stream(document: Document, found: Found, numbers: Sequence[int]) -> Stream:
    """Read pages of running text, given by number, as one stream of pieces and labels."""
    pages = [found.pages[n - 1] for n in numbers]
    labels = [found.labels[n] for n in numbers]
    return build_stream(pages, labels, found.recurring, year_hint(document))


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Hold pages that are read as one: cells, or a stream of running text still to be divided."""

    cells: tuple[Cell, ...] = ()
    stream: WeighedStream | None = None
    pages: tuple[Page, ...] = ()

    @property
    def has_guessed(self) -> bool:
        """Tell whether the kinds of some labels have to be guessed."""
        if self.stream is None:
            return any(cell.label is not None and cell.label.is_guessed for cell in self.cells)
        return any(label.is_guessed for _, label in self.stream.stream.matches)

    def likely(self) -> tuple[Cell, ...]:
        """Return the cells as the kinds that unlisted labels' words hint at have them."""
        if self.stream is None:
            return self.cells
        return likely_cells(self.stream, self.pages, load_weights())

    def read(self, guessed: Mapping[str, tuple[Kind, float]]) -> tuple[Cell, ...]:
        """Return the cells, with the kinds guessed for unlisted labels."""
        if self.stream is None:
            return self.cells
        stream = self.stream.relabelled(lambda label: with_kind(label, guessed))
        return flattened_cells(stream, self.pages, load_weights())


def _stretches(document: Document, found: Found, finder: LabelFinder) -> list[_Stretch]:
    """Read every page as its layout has it; pages of running text that follow each other as one."""
    stretches: list[_Stretch] = []
    bands: PrintBands | None = None
    for running, group in groupby(
        found.pages,
        lambda page: page.number in found.running,
    ):
        pages = tuple(group)
        if running:
            stream = running_stream(document, found, [page.number for page in pages])
            stretches.append(_Stretch(stream=weigh(stream, load_weights()), pages=pages))
            continue
        for page in pages:
            cells = found.sheets.get(page.number)
            if cells is None:
                bands = bands or PrintBands(found.pages, found.labels, finder)
                cells = bands.parted(page, line_cells(page, found.labels[page.number]))
            stretches.append(_Stretch(cells))
    return _settled(stretches, found.sheets.keys() - found.tables)


def _is_printed(label: LabelMatch | None) -> TypeGuard[LabelMatch]:
    """Tell whether a cell has a label that is printed; a heading states a goal without one."""
    return label is not None and bool(label.printed)


def _settled(stretches: list[_Stretch], sheets: Collection[int]) -> list[_Stretch]:
    """Give the labels of label columns their kinds in the light of the whole document."""
    held = {
        s.cells[0].page: tuple(
            cell.label for cell in s.cells if cell.label is not None and _says(cell)
        )
        for s in stretches
        if s.cells and s.cells[0].page in sheets
    }
    rows: dict[int, set[str]] = {}
    for cell in (cell for s in stretches for cell in s.cells if s.cells[0].page in sheets):
        if cell.row > 0 and cell.label is not None and _says(cell):
            rows.setdefault(cell.row, set()).add(cell.label.form)
    settled = {
        page: iter(labels) for page, labels in settle_columns(held, [*rows.values()]).items()
    }
    return [
        replace(
            s,
            cells=tuple(
                _labelled(cell, next(settled[cell.page])) if _says(cell) else cell
                for cell in s.cells
            ),
        )
        if s.cells and s.cells[0].page in settled
        else s
        for s in stretches
    ]


def _says(cell: Cell) -> bool:
    """Tell whether a label is printed and heads more than a goal's number: ``Mål 3`` alone."""
    is_count = cell.label is not None and cell.label.number is not None and not cell.value
    return _is_printed(cell.label) and not is_count


def _labelled(cell: Cell, label: LabelMatch) -> Cell:
    """Return a cell with a label, which mostly is the one that it has."""
    return cell if cell.label is label else replace(cell, label=label)


def lay_out(
    document: Document, profile: Profile, finder: LabelFinder, verdicts: VerdictFinder
) -> LaidOut:
    """Read a document's pages as cells.

    Where labels are unlisted their kinds are guessed from a first reading of their values.
    """
    found = find_labels(document, profile, finder, verdicts)
    stretches = _stretches(document, found, finder)
    pages = {page.number: page for page in found.pages}
    guessed: dict[str, tuple[Kind, float]] = {}
    if any(stretch.has_guessed for stretch in stretches):
        likely = [cell for stretch in stretches for cell in stretch.likely()]
        guessed = kinds_of_values(
            likely, pages, year_hint(document), profile.language, verdicts.is_verdict
        )
    read = [cell for stretch in stretches for cell in stretch.read(guessed)]
    cells = without_counts(read, pages)
    names = {n: "running text" if n in found.running else "labels on lines" for n in pages}
    names |= {
        n: "cells on paper" if pages[n].print is not None else "label and value columns"
        for n in found.sheets
    }
    names |= {cell.page: "goals under headings" for cell in cells if cell.row}
    names |= dict.fromkeys(found.tables, TABLE)
    strange = strange_labels(cells, found.sheets)
    passed = {
        n: passed_over(finder, _without_noise(pages[n]), found.labels[n]) for n in found.running
    }
    whole = parted_headings(pages, in_flow(cells))
    doubted = [with_passed_over(with_guessed_kind(cell, guessed), passed) for cell in whole]
    if strange:
        doubted = [
            cell if cell.page in found.sheets else replace(cell, doubts=(*cell.doubts, *strange))
            for cell in doubted
        ]
    return LaidOut(pages, tuple(doubted), tuple(names.items()))
