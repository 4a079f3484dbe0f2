"""Goals listed by number, and below them for each number how it went: ``Ad mål 2: Opfyldt``."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Span
from goalextract.layout.cells import Cell
from goalextract.layout.lines import Line
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_NUMBER: Final = r"(?P<number>\d{1,2}(?:\.\d{1,2})?)"
_NAMED: Final = re.compile(rf"(?P<word>[^\W\d_]+)\s{_NUMBER}\s?[:.)]\s+(?=\S)")
_BARE: Final = re.compile(rf"{_NUMBER}[.)]\s+(?=\S)")
_ANSWERED: Final = re.compile(rf"[Aa]d\.?\s(?:pkt\.\s|[^\W\d_]+\s)?{_NUMBER}\s?[:.)–-]?\s+(?=\S)")
"""``Ad`` is Latin: with it minutes and reports of all Nordic authorities go back to a number."""
_FEWEST: Final = 2


@dataclass(slots=True)
class _Item:
    """Gather what stands behind a number: the mark's line and place, and the lines of its text."""

    number: str
    line: Line
    mark: Span
    spans: list[Span]


def answered_cells(lines: Sequence[Line], finder: LabelFinder) -> tuple[Cell, ...] | None:
    """Read numbered goals with the answers to them further down; None where none are answered.

    Example: ``Mål 1: Rene søer`` and, below the last goal, ``Ad mål 1: Målet er nået.`` -> a goal
    and its status.
    """
    first = next((n for n, line in enumerate(lines) if _ANSWERED.match(line.text)), None)
    if first is None:
        return None
    goals, above = _items(lines[:first], _NAMED, finder)
    if not goals:
        goals, above = _items(lines[:first], _BARE, finder)
    answers, below = _items(lines[first:], _ANSWERED, finder)
    by_number = {answer.number: answer for answer in answers}
    numbers = [goal.number for goal in goals]
    if len(numbers) < _FEWEST or len(by_number) != len(answers) or set(numbers) != set(by_number):
        return None
    if len(set(numbers)) != len(numbers):
        return None
    rows = [
        cell
        for row, goal in enumerate(goals, start=1)
        for cell in _row(goal, by_number[goal.number], row)
    ]
    beside = [
        Cell(line.page.number, None, (), (line.span,), is_band=True, row=-1)
        for line in (*above, *below)
    ]
    return (*beside, *rows)


def _items(
    lines: Sequence[Line], mark: re.Pattern[str], finder: LabelFinder
) -> tuple[list[_Item], list[Line]]:
    """Return what stands behind marks, up to the next or a blank line, and the lines beside."""
    items: list[_Item] = []
    beside: list[Line] = []
    is_open = False
    for line in lines:
        match = mark.match(line.text)
        if match is not None and _is_goal(match.groupdict().get("word"), finder):
            place = line.part(0, match.end())
            text = line.part(match.end(), len(line.text))
            items.append(_Item(match["number"], line, place, [text]))
            is_open = True
        elif is_open and line.gap == 0:
            items[-1].spans.append(line.span)
        else:
            is_open = False
            beside.append(line)
    return items, beside


def _is_goal(word: str | None, finder: LabelFinder) -> bool:
    label = finder.whole(word) if word is not None else None
    return word is None or (label is not None and label.kind is Kind.GOAL)


def _row(goal: _Item, answer: _Item, row: int) -> Iterator[Cell]:
    number = LabelMatch(
        (), "number", goal.number, goal.mark.start, goal.mark.end, number=goal.number
    )
    yield Cell(goal.mark.page, number, (goal.mark,), (), row=row)
    for item, kind in ((goal, Kind.GOAL), (answer, Kind.STATUS)):
        place = item.mark
        label = LabelMatch((kind,), f"numbered {kind.value}", "", place.start, place.end)
        yield Cell(place.page, label, (place,), tuple(item.spans), row=row)
