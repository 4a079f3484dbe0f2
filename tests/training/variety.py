"""Vary the prose that reports are drawn from, so that no text is learned by heart.

Each goal is drawn a hundred times.  Its sections are cut and swapped anew each time, so that what
a section starts and ends with is not always the same sentence of the same hand.
"""

import random
import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from tests.generator.prose import ProseGoal, is_item

_SWAPPED: Final = {
    ("status", "follow_up"): 0.1,
    ("challenge", "means"): 0.05,
    ("goal", "means"): 0.04,
    ("follow_up", "comment"): 0.1,
}
"""The share of goals in which two sections say what the other should."""
_CUT: Final = frozenset(
    ("challenge", "goal", "means", "success_criterion", "status", "follow_up", "comment")
)
_FIRST_LOST: Final = 0.15
_LOST: Final = 0.08
_SENTENCE_LOST: Final = 0.1
_SENTENCES: Final = re.compile(r"(?<=[a-zæøå)][.!?]) (?=[A-ZÆØÅ])")
_GOALS: Final = 24
"""So many are varied for a report, which has no more than half of them."""


def swapped(goal: ProseGoal, chance: random.Random) -> ProseGoal:
    """Let some goals say under one label what others say under another.

    Real reports do: without such goals the wording outweighs where the labels stand.
    """
    sections = dict(goal.sections)
    for (first, second), share in _SWAPPED.items():
        if first in sections and second in sections and chance.random() < share:
            sections[first], sections[second] = sections[second], sections[first]
    return replace(goal, sections=sections)


def varied(goals: Sequence[ProseGoal], seed: int) -> list[ProseGoal]:
    """Return some of the goals as one report of this seed may have them."""
    chance = random.Random(seed)
    return [_varied(goal, chance) for goal in chance.sample(goals, min(_GOALS, len(goals)))]


def _varied(goal: ProseGoal, chance: random.Random) -> ProseGoal:
    sections = {
        kind: _cut(units, chance) if kind in _CUT else units
        for kind, units in goal.sections.items()
    }
    return swapped(replace(goal, sections=sections), chance)


def _cut(units: Sequence[str], chance: random.Random) -> tuple[str, ...]:
    """Leave out some of a section's paragraphs, but none that announces a list, and sentences."""
    kept: list[str] = []
    for at, unit in enumerate(units):
        announces = unit.endswith(":")
        if not announces and chance.random() < (_LOST if at else _FIRST_LOST):
            continue
        kept.append(unit if is_item(unit) else _fewer(unit, chance))
    return tuple(kept or units)


def _fewer(unit: str, chance: random.Random) -> str:
    """Leave out some of the sentences of a paragraph."""
    sentences = _SENTENCES.split(unit)
    kept = [one for one in sentences if chance.random() >= _SENTENCE_LOST]
    return " ".join(kept) if kept and len(sentences) > 1 else unit
