"""Endings that the headings of all service areas share: what their sheet is, not the area."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Page, Span
from goalextract.goals.draft import DraftGoal
from goalextract.goals.payload import section_text
from goalextract.records import Kind

_TAIL: Final = re.compile(r"\s*(?:\s[-–—|·]|:|\s:)\s+(?P<said>[^:]+)$")
_SEVERAL: Final = 2
_NEARLY_ALL: Final = 0.8


def cut_shared_tails(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> Iterator[Span]:
    """Cut what nearly all headings of service areas end in; yield where it stood.

    Two areas at least must share it, since one may be called so.

    Example: ``"Veje - formål og mål"`` and ``"Skole - formål og mål"`` -> ``"Veje"``, ``"Skole"``.
    """
    areas = [
        goal.sections[Kind.SERVICE_AREA] for goal in goals if Kind.SERVICE_AREA in goal.sections
    ]
    texts = {section_text(pages, area) for area in areas}
    tails = Counter(m["said"].casefold() for text in texts if (m := _TAIL.search(text)))
    tail, count = tails.most_common(1)[0] if tails else ("", 0)
    if count < max(_SEVERAL, _NEARLY_ALL * len(texts)):
        return
    # Goals that inherit an area share its spans: the same list, cut once.
    for spans in {id(area.spans): area.spans for area in areas}.values():
        last = spans[-1]
        match = _TAIL.search(pages[last.page].text[last.start : last.end])
        if match is not None and match.start() and match["said"].casefold() == tail:
            at = last.start + match.start()
            spans[-1] = replace(last, end=at)
            yield replace(last, start=at)
