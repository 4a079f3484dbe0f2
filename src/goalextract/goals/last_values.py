"""The last value of a text: closing words of the document may have run into it."""

from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.payload import section_text
from goalextract.language.sentences import sentences

_FEWEST: Final = 3
"""So many values of a kind tell how long they usually are."""

MAYBE_CLOSING: Final = Doubt(
    "it is the document's last value and longer than the others; closing words may stand in it",
    0.75,
)


def doubt_last_value(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> None:
    """Doubt what ends a text if no other value of its kind has as many sentences.

    ``pages`` are those on which no cell ends a value.

    Example: ``Der er kommet 14 nye. Ungerådet siger tak til alle.`` below one sentence each.
    """
    own = [
        section
        for goal in goals
        for section in goal.sections.values()
        if section.spans and pages.keys() >= {span.page for span in section.spans}
    ]
    last = max(own, key=lambda section: section.spans[-1][:2], default=None)
    if last is None or pages[last.spans[-1].page].print is not None:
        return
    others = [s for s in own if s.kind is last.kind and s is not last and not s.is_inherited]
    longest = max((_count(pages, section) for section in others), default=0)
    if len(others) + 1 >= _FEWEST and _count(pages, last) > max(1, longest):
        last.doubt(MAYBE_CLOSING)


def _count(pages: Mapping[int, Page], section: DraftSection) -> int:
    """Count a section's sentences."""
    return sum(1 for _ in sentences(section_text(pages, section)))
