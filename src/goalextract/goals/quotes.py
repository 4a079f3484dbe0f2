"""Find where a quote from a section's text stands on its pages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import accumulate
from typing import Final

from goalextract.document import Box, Page, Span

_LETTERS: Final = re.compile(r"[^\s\u00ad\u200b\u2010\u2011-]+")
"""What ``records.fold`` keeps: what counts where texts and their places are compared."""


class _Letters:
    """Number the letters of a stretch of text, from 0."""

    def __init__(self, text: str, start: int, end: int) -> None:
        runs = [run.span() for run in _LETTERS.finditer(text, start, end)]
        self._starts = [a for a, _ in runs]
        self._ends = [b for _, b in runs]
        self._seen = [*accumulate([b - a for a, b in runs], initial=0)]
        self.count = self._seen.pop()

    def before(self, offset: int) -> int:
        """Return how many letters stand before a place."""
        run = bisect_right(self._starts, offset) - 1
        return self._seen[run] + min(offset, self._ends[run]) - self._starts[run] if run >= 0 else 0

    def place(self, number: int) -> int:
        """Return where the letter of a number stands."""
        run = bisect_right(self._seen, number) - 1
        return self._starts[run] + number - self._seen[run]


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
        self._pages, self._text = pages, _Letters(text, 0, len(text))
        self._spans: list[tuple[Span, int, _Letters]] = []
        self._left = iter(spans)
        self._seen = 0

    def _number_to(self, after: int) -> None:
        """Number the letters of more places, until so many of the section's are numbered."""
        while self._seen < after and (span := next(self._left, None)) is not None:
            letters = _Letters(self._pages[span.page].text, span.start, span.end)
            self._spans.append((span, self._seen, letters))
            self._seen += letters.count

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the places that a stretch of the section's text was read from.

        A place on paper gets the box of its own words.
        """
        first, after = self._text.before(start), self._text.before(end)
        self._number_to(after)
        opens = bisect_right(self._spans, first, key=lambda entry: entry[1]) - 1
        found: list[Span] = []
        for span, seen, letters in self._spans[max(0, opens) :]:
            if seen >= after:
                break
            opening, last = max(0, first - seen), min(after - seen, letters.count) - 1
            if opening <= last:
                place = letters.place(opening), letters.place(last) + 1
                found.append(Span(span.page, *place, _box(self._pages[span.page], span, *place)))
        return tuple(found)


def _box(page: Page, span: Span, start: int, end: int) -> Box | None:
    if span.box is None or page.print is None:
        return span.box
    words = page.print.words
    first, after = bisect_right(words.ends, start), bisect_left(words.starts, end)
    return words.between(first, after) if first < after else span.box
