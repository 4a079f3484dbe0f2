"""Doubt values on whose lines a label of the document stands that its goal lacks.

Where a label was taken for text, the value before it goes on with it: the value is wrong, and a
section is missing.  What stands at a line's start as other goals' labels do is told by its words.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal
from goalextract.records import Kind

_DATED: Final = re.compile(r"\s+(?:(?:pr\.?|for|i|den|ved|per)\s+)?(?:\d.*)?$", re.IGNORECASE)
_MARK: Final = r"(?:[•·*–-]\s+|\d{1,2}[.)]\s+)?"
_FEWEST: Final = 2
"""Goals that must have a label for it to be one of the document's."""


def _words(label: str) -> str:
    """Return a label's words in small letters, without its date or its colon.

    Example: ``"Status pr. 31. december 2018:"`` -> ``"status"``.
    """
    return _DATED.sub("", label.rstrip(" :")).casefold()


def _labels(goals: Sequence[DraftGoal]) -> dict[str, Kind]:
    """Return the labels that several goals have, each with the kind that it heads."""
    counts: dict[tuple[str, Kind], int] = {}
    for goal in goals:
        for kind, section in goal.sections.items():
            if section.label and not section.is_inherited:
                key = _words(section.label), kind
                counts[key] = counts.get(key, 0) + 1
    return {words: kind for (words, kind), n in counts.items() if words and n >= _FEWEST}


def doubt_swallowed(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> None:
    """Doubt each value that a line within it seems to end: it opens as a label of other goals does.

    Example: a means ``"Nye stier\\nStatus De er bygget."`` in a goal without a status.
    """
    labels = _labels(goals)
    if not labels:
        return
    longest_first = sorted(labels, key=lambda words: (-len(words), words))
    words = "|".join(map(re.escape, longest_first))
    pattern = re.compile(rf"{_MARK}(?P<words>(?i:{words}))(?![\w-])\s*(?::|[A-ZÆØÅÄÖ0-9]|pr\.|$)")
    for goal in goals:
        for section in goal.sections.values():
            lines = [
                line.strip()
                for span in section.spans
                for line in pages[span.page].text[span.start : span.end].split("\n")
            ]
            for line in lines[1:]:
                found = pattern.match(line)
                if found is None or not found["words"][0].isupper():
                    continue
                if labels[found["words"].casefold()] not in goal.sections:
                    words = found["words"]
                    section.doubt(
                        Doubt(f"'{words}', a label of other goals, opens a line in it", 0.6)
                    )
                    break
