"""Where goals start from: a level that results are compared with, or why something must be done.

``Udgangspunkt`` heads the one in a scorecard and the other in prose; the values tell which.
"""

from collections.abc import Callable, Sequence
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal
from goalextract.records import Kind

OTHER_WORD: Final = Doubt("other goals give their reasons under another label", 0.92)
_PROSE_WORDS: Final = 12
"""A level is said in fewer words; why something must be done seldom is."""
_LEVELS: Final = frozenset((Kind.TARGET_VALUE, Kind.ACTUAL_VALUE, Kind.INDICATOR))
"""Where most stand beside one of these, starting points are levels, however many words say them."""


def with_reasons(goals: Sequence[DraftGoal], text: Callable[[Sequence[Span]], str]) -> None:
    """Take baselines told in prose for the challenge, where no goal has both.

    Args:
        goals: a document's goals, changed in place.
        text: reads spans as a text.
    """
    found = [goal for goal in goals if Kind.BASELINE in goal.sections]
    beside = sum(bool(goal.sections.keys() & _LEVELS) for goal in found)
    both = any(Kind.CHALLENGE in goal.sections for goal in found)
    if not found or both or 2 * beside >= len(found):
        return
    values = [text(goal.sections[Kind.BASELINE].spans) for goal in found]
    if 2 * sum(len(value.split()) >= _PROSE_WORDS for value in values) <= len(values):
        return
    doubts = [OTHER_WORD] if any(Kind.CHALLENGE in goal.sections for goal in goals) else []
    for goal in found:
        sections = list(goal.sections.values())
        goal.sections.clear()
        for section in sections:
            if section.kind is Kind.BASELINE:
                section.kind = Kind.CHALLENGE
                section.doubt(*doubts)
            goal.sections[section.kind] = section
        if Kind.BASELINE in goal.empty:
            goal.empty.discard(Kind.BASELINE)
            goal.empty.add(Kind.CHALLENGE)
