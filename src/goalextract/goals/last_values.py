"""The last value of a text: closing words of the document may have run into it."""

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.doubt import Doubt
from goalextract.goals.draft import HEADING_KINDS, DraftGoal, DraftSection
from goalextract.goals.payload import section_text
from goalextract.language.sentences import sentences

_FEWEST: Final = 3
"""So many values of a kind tell how long they usually are."""

_FEWEST_WHOLE: Final = 6
"""So many values without a blank line tell that one ends a value."""
_BLANK: Final = re.compile(r"\n[ \t]*\n")

MAYBE_CLOSING: Final = Doubt(
    "it is the document's last value and longer than the others; closing words may stand in it",
    0.75,
)


MAYBE_GOES_ON: Final = Doubt(
    "a last paragraph below a blank line is taken for the document's closing words", 0.85
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


def cut_closing(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> tuple[Noise, ...]:
    """Cut what stands below a blank line in a text's last value, and in no other; return it.

    Example: ``Vurdering: Nået.``, and below a blank line ``Bestyrelsen takker alle.``
    """
    own = [
        section
        for goal in goals
        for section in goal.sections.values()
        if section.spans and not section.is_inherited
    ]
    last = max(own, key=lambda section: section.spans[-1][:2], default=None)
    if last is None or len(own) < _FEWEST_WHOLE or last.kind in HEADING_KINDS:
        return ()
    broken = [s for s in own if s is not last and _below_blank(pages, s.spans)]
    if len(broken) > 1 or any(section.kind is last.kind for section in broken):
        return ()  # one value alone may hold the document's opening lines
    at = _below_blank(pages, last.spans)
    cut = last.spans[at:] if at else []
    del last.spans[len(last.spans) - len(cut) :]
    if cut:
        last.doubt(MAYBE_GOES_ON)
    return tuple(Noise(NoiseKind.BOILERPLATE, span) for span in cut)


def _below_blank(pages: Mapping[int, Page], spans: Sequence[Span]) -> int | None:
    """Return the first of a value's lines that stands below a blank one of a text, if any does."""
    for index, (above, below) in enumerate(pairwise(spans), start=1):
        page = pages[above.page]
        is_text = page.print is None and above.page == below.page
        if is_text and _BLANK.search(page.text, above.end, below.start):
            return index
    return None


def _count(pages: Mapping[int, Page], section: DraftSection) -> int:
    """Count a section's sentences."""
    return sum(1 for _ in sentences(section_text(pages, section)))
