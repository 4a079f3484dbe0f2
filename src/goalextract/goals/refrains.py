"""Doubt values in which the same few words stand before a stop in goal after goal, as labels do."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.goals.draft import HEADING_KINDS, DraftGoal, DraftSection
from goalextract.goals.payload import section_text
from goalextract.profiles.candidates import is_clause

_REFRAIN: Final = re.compile(
    r"(?P<words>[A-ZÆØÅÄÖ](?<=\s[A-ZÆØÅÄÖ])[\w-]*(?: [\w-]+){0,4})[.:](?=\s+[A-ZÆØÅÄÖ0-9•·*–-])"
)
"""Up to five words within a value, from a capital to a stop or a colon before the next sentence."""
_DIGITS: Final = re.compile(r"\d+")
_FEWEST: Final = 3
_SHARE: Final = 0.5
"""In so many goals, and in so large a share of them, it stands once in each."""


def doubt_refrains(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> None:
    """Doubt each value that holds words which come again once a goal: a label may be among them.

    Sentences that come again (``Målet er nået.``) are none, nor are subheadings that one goal has
    in several of its values.

    Example: ``"... mere. Indsatsen i 2013. Der er ..."`` in three goals of four.
    """
    held = [list(_refrains(pages, goal)) for goal in goals]
    counts: Counter[str] = Counter()
    for here in held:
        own = Counter(form for _, form, _ in here)
        counts.update(form for form, times in own.items() if times == 1)
    least = max(_FEWEST, _SHARE * len(goals))
    for here in held:
        for section, form, printed in here:
            if counts[form] >= least:
                why = f"'{printed}' stands in value after value; it may be a label"
                section.doubt(Doubt(why, 0.6))


def _refrains(
    pages: Mapping[int, Page], goal: DraftGoal
) -> Iterator[tuple[DraftSection, str, str]]:
    """Yield what may be a refrain: its section, its form, whatever its figures, and its words."""
    for section in goal.sections.values():
        if section.kind in HEADING_KINDS or section.is_inherited:
            continue
        for match in _REFRAIN.finditer(section_text(pages, section)):
            if not is_clause(match["words"]):
                yield section, _DIGITS.sub("#", match["words"].casefold()), match["words"]
