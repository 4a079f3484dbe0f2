"""Lines of a value that end at a narrow cell's edge, maybe within a word."""

from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal

MAYBE_CUT: Final = Doubt("a line may end within a word at its narrow cell's edge", 0.6)


def doubt_unclear_ends(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> None:
    """Doubt the sections of which a line may end within a word; their last lines end them."""
    unclear = {
        (page.number, end)
        for page in pages.values()
        if page.print is not None
        for end in page.print.unclear_ends
    }
    if not unclear:
        return
    for section in (section for goal in goals for section in goal.sections.values()):
        if any((span.page, span.end) in unclear for span in section.spans[:-1]):
            section.doubt(MAYBE_CUT)
