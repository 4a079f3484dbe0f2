"""Numbers that open what goals aim at and count them: they are the goals' own, not their text."""

import re
from collections.abc import Mapping, Sequence
from itertools import groupby, pairwise
from typing import Final

from goalextract.document import Page, Span
from goalextract.goals.draft import DraftGoal
from goalextract.records import Kind

_COUNTS: Final = re.compile(
    r"(\d{1,2}(?:\.\d{1,2}){1,2})\.?\s+(?=[A-ZÆØÅÄÖ])|(\d{1,2})[.)]\s+(?=[^\W\d_])"
)
_FEWEST_ROWS: Final = 3
_MOSTLY: Final = 0.6


def take_numbers(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> tuple[Span, ...]:
    """Give goals the numbers that open what most of them aim at, and count on; return the places.

    Examples: ``1. Flere læser`` and ``2. Flere cykler`` in a table's first column; ``1.1 Flere
    læser`` and ``1.2 Flere cykler`` behind the label ``Mål``.
    """
    stated = [(goal, goal.sections[Kind.GOAL]) for goal in goals if Kind.GOAL in goal.sections]
    found = [
        _COUNTS.match(pages[s.spans[0].page].text, s.spans[0].start, s.spans[0].end)
        for _, s in stated
    ]
    numbers = [match[1] or match[2] for match in found if match is not None]
    are_rows = len(numbers) == len(goals) and all(goal.is_row for goal in goals)
    if len(numbers) < _MOSTLY * len(goals) or not _count_on(numbers, are_rows=are_rows):
        return ()
    taken: list[Span] = []
    for (goal, section), match in zip(stated, found, strict=True):
        first = section.spans[0]
        if match is not None and first.start < match.end() < first.end:
            taken.append(first._replace(end=match.end()))
            section.spans[0] = first._replace(start=match.end())
            goal.number = goal.number or match[1] or match[2]
    return tuple(taken)


def _count_on(numbers: Sequence[str], *, are_rows: bool) -> bool:
    """Tell whether numbers count goals: 1, 2, 3 of a table's rows, or 1.1, 1.2, 2.1."""
    # A row that says no more than how else its goal is measured has the goal of the row above.
    own = [number for number, _ in groupby(numbers)]
    if are_rows and own == [str(n) for n in range(1, len(own) + 1)]:
        return len(own) >= _FEWEST_ROWS
    parts = [tuple(map(int, number.split("."))) for number in own]
    return (
        len(own) > 1
        and all(len(one) > 1 for one in parts)
        and all(a < b for a, b in pairwise(parts))
    )
