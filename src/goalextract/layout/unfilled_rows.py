"""Rows of a table on paper that no fill and no upright rule makes cells of.

Where every second row is filled, the cells of those between have no sides of their own.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goalextract.document import Box, Page, Word
from goalextract.layout.printed import around, word_spans
from goalextract.layout.raster import Entry, TableRow

_TOUCH: Final = 4.0
_FEWEST_COLUMNS: Final = 3
_INDENT: Final = 8.0
"""Words begin no further right of their column's edge."""
_MOSTLY: Final = 0.9
"""A rule between rows takes so much of the table's width."""


@dataclass(frozen=True, slots=True)
class Filled:
    """Hold where a table's filled rows stand, and where their columns begin."""

    box: Box
    lefts: tuple[float, ...]


def unfilled_rows(
    page: Page, tables: Sequence[Filled], outside: Sequence[Word]
) -> list[tuple[Box, TableRow, list[Word]]]:
    """Return the rows that words between filled rows make, each with its box and its words.

    Args:
        page: the page.
        tables: stretches of filled rows, from top to bottom.
        outside: the words that lie in no cell.
    """
    found: list[tuple[Box, TableRow, list[Word]]] = []
    for above, below in pairwise(tables):
        if len(above.lefts) < _FEWEST_COLUMNS or not _are_alike(above.lefts, below.lefts):
            continue
        for top, bottom in pairwise(_levels(page, above.box, below.box)):
            words = [
                word
                for word in outside
                if top - _TOUCH / 2 < word.box.top and word.box.bottom < bottom + _TOUCH / 2
            ]
            row = _row(page, words, above.lefts) if words else None
            if row is not None:
                found.append((around(words), row, words))
    return found


def _are_alike(lefts: Sequence[float], others: Sequence[float]) -> bool:
    return len(lefts) == len(others) and all(
        abs(a - b) <= _TOUCH for a, b in zip(lefts, others, strict=True)
    )


def _levels(page: Page, above: Box, below: Box) -> list[float]:
    """Return where rows may end between two stretches: at their edges, and at rules between."""
    rules = page.print.rules if page.print is not None else ()
    width = above.x1 - above.x0
    levels = [
        rule.box.top
        for rule in rules
        if rule.is_level
        and above.bottom + _TOUCH < rule.box.top < below.top - _TOUCH
        and rule.box.x1 - rule.box.x0 >= _MOSTLY * width
    ]
    return [above.bottom, *sorted(levels), below.top]


def _row(page: Page, words: Sequence[Word], lefts: Sequence[float]) -> TableRow | None:
    """Return words as cells of columns; None where they stand as no table's row does."""
    columns: dict[int, list[Word]] = {}
    for word in words:
        column = max((i for i, left in enumerate(lefts) if left <= word.box.x0 + _TOUCH), default=0)
        if column + 1 < len(lefts) and word.box.x1 > lefts[column + 1] + _TOUCH:
            return None
        columns.setdefault(column, []).append(word)
    starts = {i: min(word.box.x0 for word in own) - lefts[i] for i, own in columns.items()}
    if len(columns) < _FEWEST_COLUMNS or max(starts.values()) - min(starts.values()) > _INDENT:
        return None
    entries = (Entry(i, i, word_spans(page, own)) for i, own in sorted(columns.items()))
    return TableRow(tuple(entries), is_bold=all(word.is_bold for word in words))
