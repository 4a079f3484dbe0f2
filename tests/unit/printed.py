"""Pages made from text, and cells and labels read back as text, for tests of the layout."""

import re
from collections.abc import Iterable, Sequence

from goalextract.document import Document, Form, Noise, NoiseKind, Page, Span
from goalextract.layout.cells import Cell
from goalextract.profiles.columns import ColumnFinder
from goalextract.profiles.labels import LabelMatch
from goalextract.profiles.templates import generic_template
from goalextract.records import Kind

PROFILE = generic_template().profile
FINDER = generic_template().finder
VERDICTS = generic_template().verdicts
COLUMNS = ColumnFinder(FINDER, PROFILE.columns, PROFILE.outcomes, PROFILE.verdicts.signs)

Row = tuple[str | None, str | None, str]
"""(kind, label as printed, value): what a test compares of a cell."""


def page(text: str, number: int = 1, noise: Sequence[str] = ()) -> Page:
    """Make a page on which the quotes given are noise."""
    marks = []
    for quote in noise:
        start = text.index(quote)
        marks.append(Noise(NoiseKind.HEADER, Span(number, start, start + len(quote))))
    return Page(number, text, tuple(sorted(marks, key=lambda n: n.span)))


def document(*texts: str, title: str | None = None, form: Form = Form.PLAIN) -> Document:
    """Make a document of pages with these texts."""
    pages = tuple(page(text, number) for number, text in enumerate(texts, start=1))
    return Document("a.txt", "0" * 64, "text/plain", pages, form, title)


def at(where: Page, quote: str, nth: int = 0) -> Span:
    """Point at the nth place of a quote on a page."""
    match = list(re.finditer(re.escape(quote), where.text))[nth]
    return Span(where.number, match.start(), match.end())


def label(kind: Kind | None, printed: str, start: int = 0, *, is_known: bool = True) -> LabelMatch:
    """Make a label as a layout hands it on."""
    kinds = () if kind is None else (kind,)
    end = start + len(printed)
    return LabelMatch(kinds, printed.casefold(), printed, start, end, is_known=is_known)


def rows(pages: Iterable[Page], cells: Iterable[Cell]) -> list[Row]:
    """Read cells back: kind, label as printed and value, lines parted by a stroke."""
    texts = {each.number: each.text for each in pages}
    return [
        (
            cell.label.kind.value if cell.label is not None and cell.label.kind else None,
            cell.label.printed if cell.label is not None else None,
            "|".join(texts[s.page][s.start : s.end] for s in cell.value),
        )
        for cell in cells
    ]
