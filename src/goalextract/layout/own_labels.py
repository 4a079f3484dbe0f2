"""Ruled cells that bring their own labels: each cell opens with its label, its value behind it.

A card of two cells beside each other and two below is no table: what parts label and value is
a line of its own, bold or listed, or a colon.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goalextract.document import Page, Span
from goalextract.layout.areas import Area
from goalextract.layout.cells import Cell, trimmed
from goalextract.layout.printed import spans_text
from goalextract.profiles.labels import LabelFinder, LabelMatch

_FEWEST: Final = 3
"""So many cells with labels of their own make cards of a page."""
_MOSTLY: Final = 0.6
_LABEL_LINES: Final = 3


@dataclass(frozen=True, slots=True)
class _Parted:
    """Hold a cell parted into its label, where that stands, and its value."""

    label: LabelMatch
    named: tuple[Span, ...]
    value: tuple[Span, ...]


def labelled_rows(
    page: Page, finder: LabelFinder, rows: Sequence[Sequence[Area]]
) -> dict[int, tuple[Cell, ...]] | None:
    """Return the cells of rows whose cells bring their own labels; None where most do not.

    Rows are told by their numbers; one in which no cell has a label of its own is left out.
    """
    parted = [[_parted(page, finder, area) for area in row] for row in rows]
    if sum(one is not None for row in parted for one in row) >= _FEWEST:
        # Where some are listed, what is set alike is a label too.
        parted = [
            [one or _by_print(page, finder, area) for area, one in zip(row, ones, strict=True)]
            for row, ones in zip(rows, parted, strict=True)
        ]
    told = sum(one is not None for row in parted for one in row)
    beside = [row for row in parted if len(row) > 1]
    all_beside = sum(map(len, beside))
    told_beside = sum(one is not None for row in beside for one in row)
    if told < _FEWEST or not beside or told_beside < _MOSTLY * all_beside:
        return None
    return {
        number: tuple(_cells(page, row, ones))
        for number, (row, ones) in enumerate(zip(rows, parted, strict=True))
        if any(one is not None for one in ones)
    }


def _cells(page: Page, row: Sequence[Area], parted: Sequence[_Parted | None]) -> Iterator[Cell]:
    """Yield a row's cells from left to right; one without a label goes on with the one before."""
    for area, one in zip(row, parted, strict=True):
        if one is None:
            yield Cell(page.number, None, (), area.spans)
        else:
            yield Cell(page.number, one.label, one.named, one.value)


def _parted(page: Page, finder: LabelFinder, area: Area) -> _Parted | None:
    """Part a cell's label from its value: by lines of its own, or by a colon behind it."""
    spans = area.spans
    for count in range(1, min(_LABEL_LINES, len(spans) - 1) + 1):
        label = finder.whole(spans_text(page, spans[:count]))
        if label is not None:
            return _Parted(_at(label, spans[:count]), spans[:count], spans[count:])
    first = page.text[spans[0].start : spans[0].end] if spans else ""
    label = finder.find_first(first)
    if label is not None and label.has_colon:
        return _behind_colon(page, label, spans)
    return None


def _by_print(page: Page, finder: LabelFinder, area: Area) -> _Parted | None:
    """Part a cell whose first lines are bold and whose others are not: the label nobody listed."""
    spans, words = area.spans, area.words
    bold = [all(w.is_bold for w in words if s.start <= w.start < s.end) for s in spans]
    count = bold.index(False) if False in bold else len(bold)
    if not 0 < count <= _LABEL_LINES or count == len(spans) or any(bold[count:]):
        return None
    label = finder.guess(spans_text(page, spans[:count]), spans[0].start)
    return _Parted(_at(label, spans[:count]), spans[:count], spans[count:])


def _behind_colon(page: Page, label: LabelMatch, spans: Sequence[Span]) -> _Parted | None:
    """Part a cell behind the colon of the label that it opens with: ``Status: Nået``."""
    start = spans[0].start
    rest = trimmed(page, start + label.end, spans[0].end)
    value = (*((rest,) if rest is not None else ()), *spans[1:])
    if not value:
        return None
    named = (Span(page.number, start, start + label.end),)
    return _Parted(_at(label, named), named, value)


def _at(label: LabelMatch, spans: Sequence[Span]) -> LabelMatch:
    return replace(label, start=spans[0].start, end=spans[-1].end)
