"""Find where a quote from a section's text stands on its pages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.document import Box, Page, Span

_LETTERS: Final = re.compile(r"[^\s\u00ad\u200b\u2010\u2011-]+")
"""What ``records.fold`` keeps: what counts where texts and their places are compared."""


class _Letters:
    """Count the letters of a stretch of text, and tell where each stands."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self._starts: list[int] = []
        self._before: list[int] = []
        """How many letters stand before each run of them."""
        self.count = 0
        for run in _LETTERS.finditer(text, start, end):
            first, after = run.span()
            self._starts.append(first)
            self._before.append(self.count)
            self.count += after - first

    def until(self, offset: int) -> int:
        """Return how many letters stand before an offset."""
        at = bisect_right(self._starts, offset) - 1
        if at < 0:
            return 0
        after = self._before[at + 1] if at + 1 < len(self._before) else self.count
        return min(self._before[at] + offset - self._starts[at], after)

    def place(self, number: int) -> int:
        """Return where the letter of a number, counted from 0, stands."""
        if not 0 <= number < self.count:
            raise IndexError(number)
        at = bisect_right(self._before, number) - 1
        return self._starts[at] + number - self._before[at]


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
        self._pages, self._letters = pages, _Letters(text, 0, len(text))
        self._spans: list[tuple[Span, int, _Letters]] = []
        seen = 0
        for span in spans:
            letters = _Letters(pages[span.page].text, span.start, span.end)
            self._spans.append((span, seen, letters))
            seen += letters.count

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the places that a stretch of the section's text was read from.

        A place on paper gets the box of its own words.
        """
        first, after = self._letters.until(start), self._letters.until(end)
        opens = bisect_right(self._spans, first, key=_seen) - 1
        found: list[Span] = []
        for span, seen, letters in self._spans[max(0, opens) :]:
            if seen >= after:
                break
            last = min(after - seen, letters.count)
            if max(0, first - seen) < last:
                place = letters.place(max(0, first - seen)), letters.place(last - 1) + 1
                page = self._pages[span.page]
                found.append(Span(span.page, *place, _box(page, span, *place)))
        return tuple(found)


def _seen(entry: tuple[Span, int, _Letters]) -> int:
    return entry[1]


def _box(page: Page, span: Span, start: int, end: int) -> Box | None:
    if span.box is None or page.print is None:
        return span.box
    words = page.print.words
    first, after = bisect_right(words.ends, start), bisect_left(words.starts, end)
    return words.between(first, after) if first < after else span.box
