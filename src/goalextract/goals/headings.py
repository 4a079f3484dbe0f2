"""Headings without a label that stand above goals: given to these, or known to be the page's."""

import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.language.authorities import AUTHORITY
from goalextract.language.figures import YEAR
from goalextract.language.sentences import is_statement
from goalextract.layout.cells import Cell
from goalextract.profiles.columns import are_numbers
from goalextract.records import Kind

CODED_HEADING: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.:]?\s+[A-ZÆØÅÄÖ]")
"""A heading that opens with an area's number: ``12.3 Veje``."""
MAX_HEADING: Final = 120
"""The most characters of a heading that names an area."""

UNLABELLED_BAND: Final = Doubt("a heading without a label; it is taken for the service area", 0.6)
OWN_HEADING: Final = Doubt("a heading without a label; it is taken for the focus area", 0.88)
STATED: Final = Doubt("a numbered heading without a label; it is taken for the goal", 0.95)
SAID_ABOVE: Final = Doubt("a heading without a label; it is taken for the goal", 0.85)
NAMED: Final = Doubt("a numbered heading without a label above its goal's label", 0.95)
LETTERED: Final = Doubt("a heading with the letter that its goals' numbers begin with", 0.95)
_NUMBER: Final = re.compile(
    r"(?P<number>(?:[A-ZÆØÅÄÖ]{1,3} ?)?\d{1,2}(?:\.\d{1,2}){0,2})(?:[.:)]|\s*[–-])?\s+(?=\S)"
)
"""A goal's number before its heading: ``A1``, ``KM3``, ``2.1``."""
_LETTER: Final = re.compile(r"(?P<letter>[A-ZÆØÅÄÖ]{1,3})[.:)]?\s+(?=\S)")
_STATEMENT: Final = 5
"""Headings of so many words, on the average, state a goal; names are shorter."""
_EACH_HEADED: Final = 0.8
"""The least share of goals under headings of which the last is each goal's own."""
_MOST: Final = 0.5
_SEVERAL: Final = 2

_DOUBTS: Final = {
    (True, True): STATED,
    (True, False): SAID_ABOVE,
    (False, True): NAMED,
    (False, False): OWN_HEADING,
}
"""By whether headings state goals, and whether they are numbered."""

_Headed = tuple[DraftGoal, list[Cell]]
"""A goal with the headings above it, top to bottom."""


class Headings:
    """Gather the headings above each goal until all are known."""

    def __init__(self, text: Callable[[Sequence[Span]], str]) -> None:
        """Take how spans are read: the pages hold their text."""
        self._text = text
        self._above: list[Cell] = []
        self._headed: list[_Headed] = []

    def add(self, cell: Cell) -> None:
        """Take a heading that stands above the next goal."""
        self._above.append(cell)

    def close(self, goal: DraftGoal) -> None:
        """Take the goal that follows the headings so far."""
        self._headed.append((goal, self._above))
        self._above = []

    def give(self) -> list[Cell]:
        """Give goals the headings above them; return what is none of a goal, or its number.

        A heading that each goal has for its own is the goal, or its focus area where the goal is
        said below it; a group's is its service area.  What stands above the first goal is the
        document's title, unless others have such too.
        """
        rows = [(goal, self._may_head(index)) for index, (goal, _) in enumerate(self._headed)]
        own = self._give_own(rows)
        used = {id(cell) for cell in (*own, *self._give_areas(rows))}
        held = [cell for _, cells in self._headed for cell in cells]
        left = [cell for cell in (*held, *self._above) if id(cell) not in used]
        return [*left, *(code for cell in own if (code := own[cell]) is not None)]

    def _give_own(self, rows: Sequence[_Headed]) -> dict[Cell, Cell | None]:
        """Give each goal its own last heading, where most have one; return these and their numbers.

        They are no longer among the goals' headings.
        """
        own = [cells[-1] if cells else None for _, cells in rows]
        texts = [self._text(cell.value) if cell is not None else "" for cell in own]
        numbers = _numbers(texts)
        states = _states(rows, texts, is_numbered=bool(numbers))
        kind = Kind.GOAL if states else Kind.FOCUS_AREA
        with_kind = sum(kind in goal.sections for goal, _ in rows)
        with_headings = sum(cell is not None for cell in own)
        if with_headings < _EACH_HEADED * len(rows) or with_kind > _MOST * len(rows):
            return {}
        given: dict[Cell, Cell | None] = {}
        doubt = _DOUBTS[states, bool(numbers)]
        for index, ((goal, cells), cell) in enumerate(zip(rows, own, strict=True)):
            if cell is None or kind in goal.sections:
                continue
            cells.pop()
            spans, given[cell] = list(cell.value), None
            if numbers:
                goal.number, end = numbers[index]
                start = spans[0].start + end
                code = spans[0]._replace(end=start)
                spans[0] = spans[0]._replace(start=start)
                given[cell] = replace(cell, value=(code,))
            goal.sections[kind] = DraftSection(kind, None, [], spans, [doubt])
        return given

    def _give_areas(self, rows: Sequence[_Headed]) -> list[Cell]:
        """Take the last heading for the service area of all goals below it; return what is used."""
        if any(Kind.SERVICE_AREA in goal.sections for goal, _ in rows):
            return []
        used = []
        area: DraftSection | None = None
        for goal, cells in rows:
            if cells:
                letter = _LETTER.match(self._text(cells[-1].value))
                number = (goal.number or "").rstrip("0123456789. ")
                is_own = letter is not None and letter["letter"] == number
                area = DraftSection(
                    Kind.SERVICE_AREA,
                    None,
                    [],
                    list(cells[-1].value),
                    [LETTERED if is_own else UNLABELLED_BAND],
                )
                goal.sections[Kind.SERVICE_AREA] = area
                used.append(cells[-1])
            elif area is not None:
                goal.sections[Kind.SERVICE_AREA] = replace(area, is_inherited=True)
        return used

    def _may_head(self, index: int) -> list[Cell]:
        """Return a goal's own headings; those above the first must look like the others'."""
        cells = [cell for cell in self._headed[index][1] if self._may_name(cell)]
        if index:
            return cells
        others = [above for _, above in self._headed[1:]]
        if others:
            heights = {_height(cell) for above in others for cell in above}
            most = max(len(above) for above in others)
            alike = [cell for cell in cells if _height(cell) in heights]
            return alike[-most:] if most else []
        # What stands there twice is the title, below the same running head.
        texts = Counter(self._text(cell.value).casefold() for cell in cells)
        once = [cell for cell in cells if texts[self._text(cell.value).casefold()] == 1]
        if len(once) < len(cells):
            return once[-1:]
        # The one goal's heading is printed larger than the line above it.
        is_larger = len(cells) > 1 and (_height(cells[-1]) or 0) > (_height(cells[-2]) or 0)
        return cells[-1:] if is_larger else []

    def _may_name(self, cell: Cell) -> bool:
        """Tell whether a heading may name an area: it is short and no title.

        A title is the authority's name, or has it and a year.
        """
        text = self._text(cell.value)
        is_title = AUTHORITY.search(text) is not None and YEAR.search(text) is not None
        is_told = is_title or is_statement(text) or AUTHORITY.fullmatch(text) is not None
        return len(text) <= MAX_HEADING and not is_told


def _numbers(texts: Sequence[str]) -> list[tuple[str, int]]:
    """Return the numbers that goals' own headings open with, and where each ends, if all do.

    Bare numbers must count; what opens with the same letters or a letter for each group need not.
    """
    found = [_NUMBER.match(text) for text in texts]
    numbers = [(match["number"], match.end()) for match in found if match is not None]
    if len(numbers) < max(_SEVERAL, len(texts)) or len({n for n, _ in numbers}) < len(numbers):
        return []
    bare = [number for number, _ in numbers if number[0].isdigit()]
    is_counted = not bare or (len(bare) == len(numbers) and are_numbers(bare))
    return numbers if is_counted else []


def _states(rows: Sequence[_Headed], texts: Sequence[str], *, is_numbered: bool) -> bool:
    """Tell whether goals' own headings state the goals: no label below them heads a goal."""
    if len(rows) < _SEVERAL or any(Kind.GOAL in goal.sections for goal, _ in rows):
        return False
    words = sum(len(text.split()) for text in texts) / len(texts)
    return is_numbered or words >= _STATEMENT


def _height(cell: Cell) -> int | None:
    """Return how high a heading is printed, in points; None where it has no place on paper."""
    box = cell.value[0].box
    return None if box is None else round(box.bottom - box.top)
