"""Lines of a value that may end within a word, or run on across what may be columns of text."""

from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.document import Page
from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal

MAYBE_CUT: Final = Doubt("a line may end within a word at its narrow cell's edge", 0.6)

MAYBE_COLUMNS: Final = Doubt("its page may be set in columns that were read across", 0.6)


def doubt_unclear_order(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> None:
    """Doubt the sections whose lines may run across columns of running text."""
    unclear = {
        page.number: page.print.unclear_order
        for page in pages.values()
        if page.print is not None and page.print.unclear_order is not None
    }
    if not unclear:
        return
    for section in (section for goal in goals for section in goal.sections.values()):
        places = ((span, unclear[span.page]) for span in section.spans if span.page in unclear)
        if any(span.start < end and span.end > start for span, (start, end) in places):
            section.doubt(MAYBE_COLUMNS)


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
