"""Find where a quote from a section's text stands on its pages."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import itemgetter
from typing import Final

from goalextract.document import Box, Page, Span
from goalextract.records import fold

_LETTERS: Final = re.compile(r"[^\s\u00ad\u200b\u2010\u2011-]+")
"""What counts where texts and their places are compared: see ``records.fold``."""


class Places:
    """Find quotes from one section; made once for all of its quotes.

    A section's text and its places differ in white space and hyphens alone, so letters are
    counted.

    Args:
        pages: the document's pages by number.
        spans: the section's places in reading order.
        text: the section's text as a reader would copy it.
    """

    def __init__(self, pages: Mapping[int, Page], spans: Sequence[Span], text: str) -> None:
        self._pages, self._text = pages, text
        self._spans: list[tuple[Span, int]] = []
        seen = 0
        for span in spans:
            self._spans.append((span, seen))
            seen += len(fold(pages[span.page].text[span.start : span.end]))

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the places that a stretch of the section's text was read from.

        A place on paper gets the box of its own words.
        """
        first, after = len(fold(self._text[:start])), len(fold(self._text[:end]))
        opens = bisect_right(self._spans, first, key=itemgetter(1)) - 1
        found: list[Span] = []
        for span, seen in self._spans[max(0, opens) :]:
            if seen >= after:
                break
            place = self._stretch(span, max(0, first - seen), after - seen)
            if place is not None:
                box = _box(self._pages[span.page], span, *place)
                found.append(Span(span.page, *place, box))
        return tuple(found)

    def _stretch(self, span: Span, first: int, after: int) -> tuple[int, int] | None:
        """Return where the letters of a span stand from one to before another, counted."""
        start, end, seen = -1, -1, 0
        for run in _LETTERS.finditer(self._pages[span.page].text, span.start, span.end):
            count = run.end() - run.start()
            if start < 0 and first < seen + count:
                start = run.start() + first - seen
            if start >= 0:
                end = run.start() + min(count, after - seen)
            seen += count
            if seen >= after:
                break
        return (start, end) if 0 <= start < end else None


def _box(page: Page, span: Span, start: int, end: int) -> Box | None:
    if span.box is None or page.print is None:
        return span.box
    boxes = [word.box for word in page.print.words if word.start < end and word.end > start]
    if not boxes:
        return span.box
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )
