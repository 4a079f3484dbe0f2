"""Tables in text that stand on their side: a goal a column, the labels in the first one.

Blank lines part the rows.  Above the goals' columns their names may stand.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from goalextract.document import Page, Span
from goalextract.language.joining import join_lines
from goalextract.layout.cells import line_spans, read_back
from goalextract.layout.raster import Entry, Raster, TableRow, across
from goalextract.profiles.columns import ColumnFinder
from goalextract.records import Kind

_SEGMENT: Final = re.compile(r"\S(?:[^\n]*?\S)??(?=\s{2,}|[^\S\n]*$)", re.MULTILINE)
_NEAR: Final = 1
_FEWEST_ROWS: Final = 3
_FEWEST_COLUMNS: Final = 2
_MOSTLY: Final = 0.6
_MOST_WORDS: Final = 8
_AIMS: Final = frozenset((Kind.GOAL, Kind.INDICATOR, Kind.SUCCESS_CRITERION))
_TOLD: Final = frozenset((Kind.STATUS, Kind.ACTUAL_VALUE, Kind.FOLLOW_UP, Kind.MEANS))


@dataclass(slots=True)
class _Block:
    """Hold the lines between two blank ones: what of them stands in each column."""

    spans: list[Span] = field(default_factory=list)
    cells: dict[int, list[Span]] = field(default_factory=dict)
    """By the column's number; the labels' column is 0."""
    keeps: bool = True
    """All that it holds begins in a column."""

    def text(self, page: Page, column: int) -> str:
        """Return what stands in a column."""
        return join_lines(read_back(page, self.cells.get(column, ())))


def transposed_raster(page: Page, finder: ColumnFinder) -> Raster | None:
    """Read a page of text as a table with a goal a column; None where it is none.

    Example: ``Mål    Flere læser   Flere cykler`` and, below blank lines, ``Indsats  Bøger  Stier``
    and ``Status  Nået  Udsat`` -> a header of three labels and two rows.
    """
    columns = _columns(page)
    if len(columns) <= _FEWEST_COLUMNS:
        return None
    blocks = _blocks(page, columns)
    labelled = [at for at, block in enumerate(blocks) if _is_labelled(page, block, finder)]
    if len(labelled) < _FEWEST_ROWS or not _are_rows(page, blocks, labelled, columns, finder):
        return None
    first = labelled[0]
    names = first > 0 and blocks[first - 1].keeps and 0 not in blocks[first - 1].cells
    above = blocks[: first - names]
    rows = [across(block.spans, 1, is_outside=True) for block in above]
    header = tuple(Entry(n, n, tuple(blocks[at].cells[0])) for n, at in enumerate(labelled, 1))
    rows.append(TableRow(header, is_header=True))
    shown = [first - 1, *labelled] if names else [first, *labelled]
    for column in range(1, len(columns)):
        entries = tuple(
            Entry(n, n, tuple(blocks[at].cells[column]))
            for n, at in enumerate(shown)
            if column in blocks[at].cells and (names or n)
        )
        rows += [TableRow(entries)] if entries else []
    rest = [block for at, block in enumerate(blocks) if at > first and at not in labelled]
    rows += [across(block.spans, 1, is_outside=True) for block in rest]
    return Raster(page, len(labelled) + 1, tuple(rows))


def _places(page: Page, line: Span) -> list[tuple[int, Span]]:
    """Return what wide gaps part on a line, each with the character at which it begins."""
    start = page.text.rfind("\n", 0, line.start) + 1
    return [
        (match.start() - start, Span(page.number, *match.span()))
        for match in _SEGMENT.finditer(page.text, line.start, line.end)
    ]


def _columns(page: Page) -> list[int]:
    """Return where columns begin: where texts do on most of the lines with as many texts."""
    starts: Counter[int] = Counter()
    count = 0
    for line in line_spans(page, 0, len(page.text)):
        places = _places(page, line)
        if len(places) > _FEWEST_COLUMNS:
            count += 1
            starts.update(at for at, _ in places)
    if count < _FEWEST_ROWS:
        return []
    return sorted(at for at, n in starts.items() if n >= _MOSTLY * count)


def _blocks(page: Page, columns: Sequence[int]) -> list[_Block]:
    blocks: list[_Block] = []
    end = None
    for line in line_spans(page, 0, len(page.text)):
        if end is None or page.text.count("\n", end, line.start) > 1:
            blocks.append(_Block())
        end = line.end
        blocks[-1].spans.append(line)
        for at, span in _places(page, line):
            column = next((n for n, x in enumerate(columns) if abs(at - x) <= _NEAR), None)
            following = columns[column + 1 :] if column is not None else ()
            if column is None or (following and at + span.end - span.start >= following[0]):
                blocks[-1].keeps = False
            else:
                blocks[-1].cells.setdefault(column, []).append(span)
    return blocks


def _is_labelled(page: Page, block: _Block, finder: ColumnFinder) -> bool:
    """Tell whether a block is a row: a label, and values beside it."""
    label = block.text(page, 0)
    is_short = 0 < len(label.split()) <= _MOST_WORDS
    return block.keeps and is_short and len(block.cells) > 1 and finder.hints([label])


def _are_rows(
    page: Page,
    blocks: Sequence[_Block],
    labelled: Sequence[int],
    columns: Sequence[int],
    finder: ColumnFinder,
) -> bool:
    """Tell whether labels of what is aimed at and how it went stand before most rows' values."""
    between = blocks[labelled[0] : labelled[-1] + 1]
    labels = [blocks[at].text(page, 0) for at in labelled]
    values = [blocks[at].text(page, n) for at in labelled for n in range(1, len(columns))]
    kinds = {kind for label in labels for kind in finder.read(label).label.kinds[:1]}
    filled = [text for text in values if text]
    return (
        len(labelled) >= _MOSTLY * len(between)
        and len(set(labels)) == len(labels)
        and len(filled) >= _MOSTLY * len(values)
        and not any(map(finder.is_label, filled))
        and bool(kinds & _AIMS and kinds & _TOLD)
    )
