"""Labels side by side on one printed line, their values in columns below: each gets its own lines.

``Vurdering     Ansvarlig`` above ``Følger planen     Afløbschefen`` becomes ``Vurdering``,
``Følger planen``, ``Ansvarlig``, ``Afløbschefen``.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from goalextract.document import Word
from goalextract.layout.label_words import GAP, by_gaps, labels_side_by_side
from goalextract.layout.lines import Line
from goalextract.profiles.labels import LabelFinder

_ALIGNED: Final = 3.0
_TOUCH: Final = 1.5
_LEAST: Final = 0.5
"""No blank between two words of prose is wider, in letters' size."""
_SEVERAL: Final = 2
"""A document with so many such rows sets its labels so; a header of a table stands once."""
_FAR: Final = 2
Columns = list[list[Word]]


@dataclass(frozen=True, slots=True)
class _Row:
    """Hold a line of labels by columns, and the lines below it, these by columns too."""

    first: int
    labels: Columns
    values: tuple[Columns, ...]


def with_label_rows(lines: Sequence[Line], finder: LabelFinder) -> list[Line]:
    """Put each label of a row before the lines of its own value."""
    rows: dict[int, _Row] = {}
    index = 0
    while index < len(lines):
        labels = _labels(lines[index], finder)
        row = _row(lines, index, labels, finder) if labels else None
        if row is not None:
            rows[index] = row
        index += 1 + (len(row.values) if row is not None else 0)
    if len(rows) < _SEVERAL:
        return list(lines)
    ordered: list[Line] = []
    skip = 0
    for index, line in enumerate(lines):
        if index in rows:
            ordered += _ordered(lines, rows[index])
            skip = len(rows[index].values)
        elif skip:
            skip -= 1
        else:
            ordered.append(line)
    return ordered


def _words(line: Line) -> list[Word]:
    if line.page.print is None:
        return []
    words = line.page.print.words
    first = bisect_left(words.starts, line.span.start)
    return [words[n] for n in range(first, bisect_left(words.starts, line.span.end))]


def _labels(line: Line, finder: LabelFinder) -> Columns:
    """Return the listed labels that a line holds side by side and nothing else, or nothing."""
    return labels_side_by_side(line.page, _words(line), finder)


def _row(lines: Sequence[Line], first: int, labels: Columns, finder: LabelFinder) -> _Row | None:
    """Return a line of labels with the lines of their values; None if a table's rows follow."""
    bound = _bound(lines, first)
    values: list[Columns] = []
    index = first + 1
    while index < len(lines) and lines[index].page is lines[first].page:
        columns = _columns(_words(lines[index]), labels)
        if not columns or _is_other(lines, first, index, bound, finder):
            break
        values.append(columns)
        index += 1
    starts = [column[0].box.x0 for column in labels]
    if not values or (bound is None and _are_rows(values, starts)):
        return None
    is_table = (
        index < len(lines)
        and lines[index].page is lines[first].page
        and lines[index].gap < _FAR
        and lines[index].style == lines[first + 1].style
        and not _labels(lines[index], finder)
        and sum(map(bool, _columns(_words(lines[index]), labels))) >= _SEVERAL
    )
    return None if is_table else _Row(first, labels, tuple(values))


def _are_rows(values: Sequence[Columns], starts: Sequence[float]) -> bool:
    """Tell whether lines without rules between them are a table's rows: each ends by itself.

    In several columns the next line's first word had room behind the line above.
    """
    right = max(word.box.x1 for line in values for column in line for word in column)
    ends = [*starts[1:], right]
    for above, line in pairwise(values):
        both = [
            a[-1].box.x1 + b[0].box.x1 - b[0].box.x0 < end - _ALIGNED
            for a, b, end in zip(above, line, ends, strict=True)
            if a and b
        ]
        if len(both) >= _SEVERAL and all(both[:-1]):
            return True
    return False


def _bound(lines: Sequence[Line], first: int) -> float | None:
    """Return the level line that ends the row of values, if lines are drawn around it."""
    printed = lines[first].page.print
    if printed is None or first + 1 == len(lines):
        return None
    label, value = lines[first].span.box, lines[first + 1].span.box
    if label is None or value is None or lines[first + 1].page is not lines[first].page:
        return None
    levels = [rule.box.top for rule in printed.rules if rule.is_level]
    if not any(label.bottom - _TOUCH <= y <= value.top + _TOUCH for y in levels):
        return None
    return min((y for y in levels if y > value.bottom - _TOUCH), default=None)


def _is_other(
    lines: Sequence[Line], first: int, index: int, bound: float | None, finder: LabelFinder
) -> bool:
    """Tell whether a line below a row of labels is none of its values."""
    line, value = lines[index], lines[first + 1]
    box = line.span.box
    if bound is not None and box is not None and box.top >= bound - _TOUCH:
        return True
    if finder.whole(line.text) is not None or _labels(line, finder):
        return bound is None or index > first + 1
    return index > first + 1 and (
        (bound is None and line.gap > 0) or line.gap > _FAR or line.style != value.style
    )


def _columns(words: Sequence[Word], labels: Columns) -> Columns:
    """Part words into the columns of the labels above them, or return nothing."""
    return _aligned(words, [column[0].box.x0 for column in labels]) or _centred(words, labels)


def _centred(words: Sequence[Word], labels: Columns) -> Columns:
    """Part words at their gaps, each piece below a label that it reaches under."""
    columns: Columns = [[] for _ in labels]
    last = -1
    for piece in by_gaps(words):
        left, right = piece[0].box.x0, piece[-1].box.x1
        under = [
            at
            for at, label in enumerate(labels)
            if label[0].box.x0 < right and left < label[-1].box.x1
        ]
        if len(under) != 1 or under[0] <= last:
            return []
        last = under[0]
        columns[last] = piece
    return columns


def _aligned(words: Sequence[Word], starts: Sequence[float]) -> Columns:
    """Part words at the places where labels start above them, or return nothing."""
    columns: Columns = [[] for _ in starts]
    last: Word | None = None
    for word in words:
        if word.box.x0 < starts[0] - _ALIGNED:
            return []
        at = max(k for k, start in enumerate(starts) if word.box.x0 >= start - _ALIGNED)
        if at + 1 < len(starts) and word.box.x1 > starts[at + 1] - _TOUCH:
            return []
        is_first = not columns[at] and last is not None
        if is_first and last is not None:
            least = _LEAST if word.box.x0 - starts[at] <= _ALIGNED else GAP
            if word.box.x0 - last.box.x1 <= least * word.size:
                return []
        if columns[at] and any(columns[at + 1 :]):
            return []
        columns[at].append(word)
        last = word
    return columns


def _ordered(lines: Sequence[Line], row: _Row) -> list[Line]:
    """Return the lines of a row, column by column."""
    ordered: list[Line] = []
    named = lines[row.first]
    for number, label in enumerate(row.labels):
        gap = named.gap if number == 0 else 1
        ordered.append(_piece(named, label, gap))
        column = [(lines[row.first + 1 + at], v[number]) for at, v in enumerate(row.values)]
        ordered += [_piece(line, words, 0) for line, words in column if words]
    return ordered


def _piece(line: Line, words: Sequence[Word], gap: int) -> Line:
    start = words[0].start - line.span.start
    span = line.part(start, words[-1].end - line.span.start)
    text = line.page.text[span.start : span.end]
    return replace(line, span=span, text=text, gap=gap, bold_to=0, is_ruled=False)
