"""Rows of labels in drawn cells, each label above its value: the row below holds the values."""

from collections.abc import Iterable, Sequence
from itertools import chain, pairwise
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.layout.areas import Area
from goalextract.layout.cells import Cell
from goalextract.layout.printed import spans_text
from goalextract.profiles.labels import LabelFinder, LabelMatch

_TOUCH: Final = 4.0
_SEVERAL: Final = 2

ABOVE: Final = Doubt("its label stands above it, in a row of labels", 0.985)
Row = Sequence[Area]


def labels_above(
    page: Page, finder: LabelFinder, rows: Iterable[Row]
) -> tuple[tuple[Row, Row], ...]:
    """Return the rows that hold labels alone, each with the row of their values right below.

    A header of a table stands once above many rows: only where no row but one stands below each
    are they labels of cards, and several of them.
    """
    ordered = sorted(rows, key=lambda row: (row[0].top, row[0].left))
    found: list[tuple[Row, Row]] = []
    belows = chain(ordered[2:], (None,))
    for (labels, values), below in zip(pairwise(ordered), belows, strict=False):
        if not _are_labels(page, finder, labels) or _are_labels(page, finder, values):
            continue
        # `Status | Opfyldt` above `Bemærkning | ...` are labels beside their values.
        if not _is_below(labels, values) or _known(page, finder, values[0]) is not None:
            continue
        if len(labels) == 1 and (len(values) > 1 or values[0].is_bold):
            continue  # what follows in bold is the next heading: the label has no value
        is_table = below is not None and len(below) > 1 and _is_below(values, below)
        if is_table and below is not None and not _are_labels(page, finder, below):
            return ()
        found.append((labels, values))
    is_beside = any(len(labels) > 1 for labels, _ in found)
    return tuple(found) if len(found) >= _SEVERAL and is_beside else ()


def above_cells(page: Page, finder: LabelFinder, labels: Row, values: Row) -> tuple[Cell, ...]:
    """Return each label of a row with what stands in the cell below it."""
    cells: list[Cell] = []
    for label in labels:
        spans = label.spans
        named = _known(page, finder, label)
        below = [area for area in values if _is_under(label, area)]
        value = tuple(span for area in below for span in area.spans)
        cells.append(Cell(page.number, named, spans, value, (ABOVE,) if value else ()))
    held = [area for label in labels for area in values if _is_under(label, area)]
    rest = tuple(span for area in values if area not in held for span in area.spans)
    if rest:
        cells.append(Cell(page.number, None, (), rest, (ABOVE,)))
    return tuple(cells)


def _known(page: Page, finder: LabelFinder, area: Area) -> LabelMatch | None:
    return finder.whole(spans_text(page, area.spans))


def _are_labels(page: Page, finder: LabelFinder, row: Row) -> bool:
    """Tell whether a row holds listed labels alone; one that stands alone spans the row."""
    if len(row) == 1 and (row[0].has_left or row[0].has_right):
        return False
    return all(_known(page, finder, area) is not None for area in row)


def _is_below(above: Row, row: Row) -> bool:
    """Tell whether a row stands right below another, its cells below those of the other."""
    lefts = [area.left for area in above]
    is_next = abs(max(a.bottom for a in above) - min(a.top for a in row)) <= _TOUCH
    return is_next and all(any(abs(a.left - left) <= _TOUCH for left in lefts) for a in row)


def _is_under(label: Area, area: Area) -> bool:
    return abs(area.left - label.left) <= _TOUCH
