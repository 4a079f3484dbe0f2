"""Cards that stand two abreast in text: the left one's lines come before the right one's.

They are told by their labels, which stand on one line twice: ``SUCCES ER        SUCCES ER``.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from goalextract.document import Span
from goalextract.layout.lines import Line

_PARTED: Final = re.compile(r"\S(?:[^\n]*?\S)??(?=\s{3,}|\s*$)")
"""What wide gaps part on a line."""
_FEWEST: Final = 2
"""So many different labels must stand twice on their lines."""
_NEAR: Final = 1


@dataclass(frozen=True, slots=True)
class _Columns:
    """Hold at which character of their lines the cards on the left and on the right begin."""

    left: int
    right: int


def one_by_one(lines: Sequence[Line]) -> list[Line]:
    """Put the lines of cards that stand beside each other one card after the other.

    Example: the lines ``MÅL      MÅL``, ``Flere   Færre`` -> ``MÅL``, ``Flere``, ``MÅL``,
    ``Færre``, where several labels stand so.
    """
    columns = _columns(lines)
    if columns is None:
        return list(lines)
    ordered: list[Line] = []
    left: list[Line] = []
    right: list[Line] = []
    for line in lines:
        parts = _parts(line, columns)
        if parts is None or (left and line.page is not left[0].page):
            ordered += [*left, *right]
            left, right = [], []
        if parts is None:
            ordered.append(line)
        else:
            for part, column in zip(parts, (left, right), strict=True):
                if part is not None:
                    column.append(_own(line, part, is_first=not column))
    return [*ordered, *left, *right]


def _own(line: Line, span: Span, *, is_first: bool) -> Line:
    """Return a part of a line as a line of its own; a card's first one stands apart."""
    text = line.page.text[span.start : span.end]
    return replace(line, span=span, text=text, gap=max(line.gap, 2) if is_first else line.gap)


def _segments(line: Line) -> list[tuple[int, Span]]:
    """Return what wide gaps part on a line, each with the character at which it begins."""
    text = line.page.text
    start = text.rfind("\n", 0, line.span.start) + 1
    return [
        (match.start() - start, Span(line.page.number, *match.span()))
        for match in _PARTED.finditer(text, line.span.start, line.span.end)
    ]


def _columns(lines: Sequence[Line]) -> _Columns | None:
    """Return where cards stand two abreast, if several labels stand twice on a line each."""
    places: Counter[tuple[int, int]] = Counter()
    labels: dict[tuple[int, int], set[str]] = {}
    for line in lines:
        if line.page.print is not None:
            return None
        found = _segments(line)
        if len(found) != len(_Columns.__slots__):
            continue
        (left, first), (right, second) = found
        words = [line.page.text[span.start : span.end].casefold() for span in (first, second)]
        if words[0] == words[1] and any(map(str.isalpha, words[0])):
            places[left, right] += 1
            labels.setdefault((left, right), set()).add(words[0])
    for place, _ in places.most_common(1):
        return _Columns(*place) if len(labels[place]) >= _FEWEST else None
    return None


def _parts(line: Line, columns: _Columns) -> tuple[Span | None, Span | None] | None:
    """Return what of a line is the left card's and the right one's; None where it is neither's."""
    left: Span | None = None
    right: Span | None = None
    for at, span in _segments(line):
        end = at + span.end - span.start
        if abs(at - columns.left) <= _NEAR and end < columns.right and left is None:
            left = span
        elif abs(at - columns.right) <= _NEAR and right is None:
            right = span
        else:
            return None
    return left, right
