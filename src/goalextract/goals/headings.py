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
from goalextract.records import Kind

CODED_HEADING: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.:]?\s+[A-ZÆØÅÄÖ]")
"""A heading that opens with an area's number: ``12.3 Veje``."""
MAX_HEADING: Final = 120
"""The most characters of a heading that names an area."""

UNLABELLED_BAND: Final = Doubt("a heading without a label; it is taken for the service area", 0.6)
OWN_HEADING: Final = Doubt("a heading without a label; it is taken for the focus area", 0.88)
HEADING_GOAL: Final = Doubt("a heading without a label; it is taken for the goal", 0.88)
_EACH_HEADED: Final = 0.8
"""The least share of goals under headings of which the last is each goal's own."""
_MOST: Final = 0.5

_Headed = tuple[DraftGoal, list[Cell]]
"""A goal with the headings above it, top to bottom."""


class Headings:
    """Gather the headings above each goal until all are known."""

    def __init__(self, text: Callable[[Sequence[Span]], str]) -> None:
        """Take how spans are read: the pages hold their text."""
        self._text = text
        self._above: list[Cell] = []
        self._headed: list[_Headed] = []
        self._numbers: dict[int, str] = {}
        """The numbers that headings give the goals below them, by the headings' identities."""

    def add(self, cell: Cell, number: str | None = None) -> None:
        """Take a heading that stands above the next goal, and the number that it gives it."""
        self._above.append(cell)
        if number is not None:
            self._numbers[id(cell)] = number

    def close(self, goal: DraftGoal) -> None:
        """Take the goal that follows the headings so far."""
        self._headed.append((goal, self._above))
        self._above = []

    def give(self) -> list[Cell]:
        """Give goals the headings above them; return the headings that are none of a goal.

        A heading that each goal has for its own is its focus area, a group's its service area.
        What stands above the first goal is the document's title, unless others have such too.
        """
        rows = [(goal, self._may_head(index)) for index, (goal, _) in enumerate(self._headed)]
        for goal, cells in self._headed:
            numbers = [self._numbers[id(cell)] for cell in cells if id(cell) in self._numbers]
            goal.number = numbers[-1] if numbers else goal.number
        used = {id(cell) for cell in (*_give_focus(rows), *_give_areas(rows))}
        held = [cell for _, cells in self._headed for cell in cells]
        return [cell for cell in (*held, *self._above) if id(cell) not in used]

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


def _give_focus(rows: Sequence[_Headed]) -> list[Cell]:
    """Take each goal's last heading for its own, where most have one; return what is used.

    It is the focus area, or the goal where no label heads any.

    It is no longer among the goal's headings.
    """
    with_headings = sum(bool(cells) for _, cells in rows)
    with_focus = sum(Kind.FOCUS_AREA in goal.sections for goal, _ in rows)
    if with_headings < _EACH_HEADED * len(rows) or with_focus > _MOST * len(rows):
        return []
    used = []
    # Where nothing else says what shall be reached, the headings do.
    is_said = any(Kind.GOAL in goal.sections for goal, _ in rows)
    kind = Kind.FOCUS_AREA if is_said else Kind.GOAL
    for goal, cells in rows:
        if cells and kind not in goal.sections:
            own = cells.pop()
            doubts = [OWN_HEADING if is_said else HEADING_GOAL]
            goal.sections[kind] = DraftSection(kind, None, [], list(own.value), doubts)
            used.append(own)
    return used


def _give_areas(rows: Sequence[_Headed]) -> list[Cell]:
    """Take the last heading for the service area of all goals below it; return what is used."""
    if any(Kind.SERVICE_AREA in goal.sections for goal, _ in rows):
        return []
    used = []
    area: DraftSection | None = None
    for goal, cells in rows:
        if cells:
            area = DraftSection(
                Kind.SERVICE_AREA, None, [], list(cells[-1].value), [UNLABELLED_BAND]
            )
            goal.sections[Kind.SERVICE_AREA] = area
            used.append(cells[-1])
        elif area is not None:
            goal.sections[Kind.SERVICE_AREA] = replace(area, is_inherited=True)
    return used


def _height(cell: Cell) -> int | None:
    """Return how high a heading is printed, in points; None where it has no place on paper."""
    box = cell.value[0].box
    return None if box is None else round(box.bottom - box.top)
