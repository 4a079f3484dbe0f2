"""Find where a quote from a section's text stands on its pages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.document import Box, Page, Span
from goalextract.records import fold

_LETTERS: Final = re.compile(r"[^\s\u00ad\u200b\u2010\u2011-]+")
"""What ``records.fold`` keeps: what counts where texts and their places are compared."""


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
        self._spans: list[tuple[Span, int, int]] = []
        seen = 0
        for span in spans:
            count = len(fold(pages[span.page].text[span.start : span.end]))
            self._spans.append((span, seen, count))
            seen += count

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the places that a stretch of the section's text was read from.

        A place on paper gets the box of its own words.
        """
        first = len(fold(self._text[:start]))
        after = first + len(fold(self._text[start:end]))
        opens = bisect_right(self._spans, first, key=lambda entry: entry[1]) - 1
        found: list[Span] = []
        for span, seen, count in self._spans[max(0, opens) :]:
            if seen >= after:
                break
            page = self._pages[span.page]
            letters = min(after - seen, count)
            if max(0, first - seen) < letters:
                opening = _letter(page.text, span, max(0, first - seen))
                place = opening, _letter(page.text, span, letters - 1) + 1
                found.append(Span(span.page, *place, _box(page, span, *place)))
        return tuple(found)


def _letter(text: str, span: Span, number: int) -> int:
    """Return where the letter of a number, counted from 0, stands in a span that has it."""
    for run in _LETTERS.finditer(text, span.start, span.end):
        start, end = run.span()
        if number < end - start:
            return start + number
        number -= end - start
    raise IndexError(number)


def _box(page: Page, span: Span, start: int, end: int) -> Box | None:
    if span.box is None or page.print is None:
        return span.box
    words = page.print.words
    first, after = bisect_right(words.ends, start), bisect_left(words.starts, end)
    return words.between(first, after) if first < after else span.box
