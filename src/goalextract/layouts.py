"""Read each page of a document as the layout it has."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goalextract.document import Document, Page
from goalextract.layout.aside import mark_asides
from goalextract.layout.cells import Cell
from goalextract.layout.flattened import Stream, build_stream, flattened_cells
from goalextract.layout.recurring import find_recurring, is_run, page_noise
from goalextract.layout.sheet import column_cells, line_cells, value_column
from goalextract.profiles.cues import load_weights
from goalextract.profiles.labels import LabelFinder, LabelMatch, settle, standing_labels
from goalextract.profiles.model import Profile
from goalextract.profiles.unlisted import add_unlisted

_LONG_LINE: Final = 250
_FEW_LINES: Final = 4
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
    columns: Mapping[int, int | None]
    labels: Mapping[int, Sequence[LabelMatch]]
    running: Collection[int]


def _without_noise(page: Page) -> str:
    """Blank out a page's noise, so that offsets stay and no label is found in it."""
    text = page.text
    for noise in page.noise:
        a, b = noise.span.start, noise.span.end
        text = text[:a] + " " * (b - a) + text[b:]
    return text


def _is_running_text(page: Page, labels: Sequence[LabelMatch]) -> bool:
    """Tell whether a page's lines were folded, or its labels stand in runs."""
    lines = [line for line in page.text.split("\n") if line.strip()]
    leading = sum(not page.text[: m.start].rsplit("\n", 1)[-1].strip(" \t•*–-") for m in labels)
    if any(len(line) > _LONG_LINE for line in lines):
        return leading < 0.6 * len(labels) or len(lines) < _FEW_LINES
    in_line = (a for a, b in pairwise(labels) if "\n" not in page.text[a.end : b.start])
    if any(is_run(page, labels, labels.index(a)) for a in in_line):
        return True
    runs = sum(is_run(page, labels, i) for i in range(len(labels)))
    return runs >= 2 and runs >= 0.4 * len(labels)


def find_labels(document: Document, profile: Profile, finder: LabelFinder) -> Found:
    """Find the labels of every page that is not in columns, and which pages are running text."""
    pages = mark_asides(document.pages, profile, finder.line_start)
    columns = {page.number: value_column(page, finder) for page in pages}
    stream = {page.number: _without_noise(page) for page in pages if columns[page.number] is None}
    known = standing_labels(finder, stream)
    running = {n for n in stream if _is_running_text(pages[n - 1], known[n])}
    labels = settle(stream, add_unlisted(finder, stream, known, running))
    recurring = find_recurring([p for p in pages if p.number in running], labels)
    pages = tuple(
        page_noise(page, labels[page.number], recurring) if page.number in running else page
        for page in pages
    )
    return Found(pages, columns, labels, running)


def year_hint(document: Document) -> int | None:
    """Return the one year that a document's title or opening names, to read its tenses by."""
    opening = document.title or document.pages[0].text[:200]
    years = set(_YEAR.findall(opening))
    return int(years.pop()) if len(years) == 1 else None


def running_stream(document: Document, found: Found, numbers: Sequence[int]) -> Stream:
    """Read pages of running text, given by number, as one stream of pieces and labels."""
    running = [page for page in found.pages if page.number in found.running]
    recurring = find_recurring(running, found.labels)
    pages = [found.pages[n - 1] for n in numbers]
    return build_stream(pages, [found.labels[n] for n in numbers], recurring, year_hint(document))


def lay_out(document: Document, profile: Profile, finder: LabelFinder) -> LaidOut:
    """Read a document's pages as cells; pages of running text that follow each other as one."""
    found = find_labels(document, profile, finder)
    cells: list[Cell] = []
    layouts: list[tuple[int, str]] = []
    waiting: list[int] = []

    def read_waiting() -> None:
        if waiting:
            stream = running_stream(document, found, waiting)
            cells.extend(
                flattened_cells(stream, [found.pages[n - 1] for n in waiting], load_weights())
            )
            waiting.clear()

    for page in found.pages:
        column = found.columns[page.number]
        if column is None and page.number in found.running:
            waiting.append(page.number)
            layouts.append((page.number, "running text"))
            continue
        read_waiting()
        if column is not None:
            cells += column_cells(page, finder, column)
            layouts.append((page.number, "label and value columns"))
        else:
            cells += line_cells(page, found.labels[page.number])
            layouts.append((page.number, "labels on lines"))
    read_waiting()
    return LaidOut({page.number: page for page in found.pages}, tuple(cells), tuple(layouts))
