"""Tables whose cells were read one after another: headers on lines of their own, then all cells.

Blank lines may part the cells; where none do, columns of figures and of outcomes show the rows.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.language.figures import is_figure, is_nothing
from goalextract.layout.cells import Cell
from goalextract.layout.lines import Line
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_FEWEST_HEADERS: Final = 3
"""Of two labels below each other the first may just have no value."""
_FEWEST_ROWS: Final = 2
"""In a single row nothing tells a table's cells from a sheet's values."""
_CORE: Final = frozenset((Kind.GOAL, Kind.INDICATOR, Kind.SUCCESS_CRITERION))
_FIGURES: Final = frozenset((Kind.BASELINE, Kind.TARGET_VALUE, Kind.ACTUAL_VALUE))
_STOPS: Final = (".", "!", "?")

IN_TURN: Final = Doubt("the table's cells were read one after another", 0.93)
BY_FIGURES: Final = Doubt(
    "the table's cells were read one after another; figures and outcomes show its rows", 0.75
)
MAYBE_SHIFTED: Final = Doubt(
    "the table's cells were read one after another, and one may be missing: a cell is unlike those "
    "of its column",
    0.7,
)
Columns = Sequence[tuple[LabelMatch, Line]]
Cells = Sequence[Sequence[Line]]
IsOutcome = Callable[[str], bool]


def stacked_cells(
    lines: Sequence[Line], finder: LabelFinder, is_outcome: IsOutcome
) -> tuple[Cell, ...] | None:
    """Read lines as a table whose cells follow each other; None where they are none.

    Example: ``Mål``, ``Indsats``, ``Status``, then six paragraphs -> two goals.
    """
    first = next((i for i in range(len(lines)) if _headers(lines, i, finder)), None)
    if first is None or any(line.page.print is not None for line in lines):
        return None
    columns = _headers(lines, first, finder)
    body = lines[first + len(columns) :]
    if any(finder.whole(line.text) is not None for line in body):
        return None  # labels come again, as those of a goal's sheet do
    rows, doubt = _by_paragraphs(columns, body), IN_TURN
    if rows is None:
        rows, doubt = _by_figures(columns, body, is_outcome), BY_FIGURES
    if rows is None:
        return None
    if doubt is IN_TURN and _are_shifted(columns, rows, is_outcome):
        doubt = MAYBE_SHIFTED
    above = [Cell(line.span.page, None, (), (line.span,), row=-1) for line in lines[:first]]
    return (*above, *_row_cells(columns, rows, doubt))


def _headers(lines: Sequence[Line], first: int, finder: LabelFinder) -> Columns:
    """Return the labels that stand alone on lines right below each other, if they head a table."""
    found: list[tuple[LabelMatch, Line]] = []
    for line in lines[first:]:
        label = finder.whole(line.text)
        if label is None or label.kind is None or (found and line.gap):
            break
        if len(found) == len(Kind):
            return []  # no two columns have a kind in common
        found.append((label, line))
    taken = {label.kinds[0] for label, _ in found if len(label.kinds) == 1}
    columns: list[tuple[LabelMatch, Line]] = []
    for label, line in found:
        kind = label.kind
        if len(label.kinds) > 1:
            kind = next((one for one in label.kinds if one not in taken), label.kind)
        taken |= {kind} if kind is not None else set()
        columns.append((replace(label, kinds=(kind,) if kind is not None else ()), line))
    kinds = [label.kind for label, _ in columns]
    is_table = len(columns) >= _FEWEST_HEADERS and len(set(kinds)) == len(kinds)
    return columns if is_table and _CORE.intersection(kinds) else []


def _by_paragraphs(columns: Columns, body: Sequence[Line]) -> list[Cells] | None:
    """Part lines at blank ones, where as many cells stand in each row as there are headers."""
    cells: list[list[Line]] = []
    for line in body:
        if line.gap or not cells:
            cells.append([])
        cells[-1].append(line)
    width = len(columns)
    if len(cells) % width == 1:
        cells.pop()  # what stands below the table
    if len(cells) % width or len(cells) < _FEWEST_ROWS * width:
        return None
    return [cells[at : at + width] for at in range(0, len(cells), width)]


def _are_shifted(columns: Columns, rows: Sequence[Cells], is_outcome: IsOutcome) -> bool:
    """Tell whether figures or outcomes stand in some rows of a column, and other text in others."""
    for at, (label, _) in enumerate(columns):
        test = _test(label.kind, is_outcome)
        if test is not None:
            alike = sum(test(" ".join(line.text for line in row[at])) for row in rows)
            if 0 < alike < len(rows):
                return True
    return False


def _by_figures(
    columns: Columns, body: Sequence[Line], is_outcome: IsOutcome
) -> list[Cells] | None:
    """Part lines where figures and outcomes stand in their columns' order, text before and after.

    The text between two rows is the last cell of the one up to its last stop, then the next goal.
    """
    tests = [_test(label.kind, is_outcome) for label, _ in columns]
    told = [index for index, test in enumerate(tests) if test is not None]
    width = len(columns)
    if not told or told[0] != 1 or told != list(range(1, len(told) + 1)) or len(told) < width - 2:
        return None
    marks = list(_marks(body, [test for test in tests if test is not None]))
    if len(marks) < _FEWEST_ROWS:
        return None
    rows: list[Cells] = []
    start = 0
    for number, at in enumerate(marks):
        end = at + len(told)
        stop = marks[number + 1] if number + 1 < len(marks) else len(body)
        after = body[end:stop]
        kept = _last_stop(after) if number + 1 < len(marks) else len(after)
        kept = kept if len(told) < width - 1 else 0
        cells = [list(body[start:at]), *([line] for line in body[at:end])]
        rows.append([*cells, list(after[:kept])] if len(told) < width - 1 else cells)
        start = end + kept
    return rows if all(row[0] for row in rows) else None


def _test(kind: Kind | None, is_outcome: IsOutcome) -> Callable[[str], bool] | None:
    """Return what tells a column's cells by themselves: those of figures and of outcomes."""
    if kind in _FIGURES:
        return lambda text: is_figure(text) or is_nothing(text)
    return is_outcome if kind is Kind.STATUS else None


def _marks(body: Sequence[Line], tests: Sequence[Callable[[str], bool]]) -> Iterator[int]:
    """Yield where cells stand, one below the other, that are told by themselves."""
    at = 0
    while at + len(tests) <= len(body):
        here = body[at : at + len(tests)]
        if all(test(line.text) for test, line in zip(tests, here, strict=True)):
            yield at
            at += len(tests)
        else:
            at += 1


def _last_stop(lines: Sequence[Line]) -> int:
    """Return how many lines stand up to the last that ends in a stop."""
    ends = [index for index, line in enumerate(lines, start=1) if line.text.endswith(_STOPS)]
    return ends[-1] if ends else 0


def _row_cells(columns: Columns, rows: Sequence[Cells], doubt: Doubt) -> Iterator[Cell]:
    for number, cells in enumerate(rows, start=1):
        for (label, header), cell in zip(columns, cells, strict=True):
            spans: tuple[Span, ...] = tuple(line.span for line in cell)
            named = (header.span,) if number == 1 else ()
            page = spans[0].page if spans else header.span.page
            yield Cell(page, label, named, spans, (doubt,), row=number)
