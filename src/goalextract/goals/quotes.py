"""Find where a quote from a section's text stands on its pages."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from itertools import chain, starmap
from typing import Final

from goalextract.document import Box, Page, Span

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
        self._pages = pages
        self._letters = _letters(text, 0, len(text))
        self._spans: list[tuple[Span, int, list[int]]] = []
        seen = 0
        for span in spans:
            letters = _letters(pages[span.page].text, span.start, span.end)
            self._spans.append((span, seen, letters))
            seen += len(letters)

    def locate(self, start: int, end: int) -> tuple[Span, ...]:
        """Return the places that a stretch of the section's text was read from.

        A place on paper gets the box of its own words.
        """
        first, after = bisect_left(self._letters, start), bisect_left(self._letters, end)
        opens = bisect_right(self._spans, first, key=lambda entry: entry[1]) - 1
        found: list[Span] = []
        for span, seen, letters in self._spans[max(0, opens) :]:
            if seen >= after:
                break
            here = letters[max(0, first - seen) : after - seen]
            if here:
                page, place = self._pages[span.page], (here[0], here[-1] + 1)
                found.append(Span(span.page, *place, _box(page, span, *place)))
        return tuple(found)


def _letters(text: str, start: int, end: int) -> list[int]:
    """Return where the letters stand between two offsets of a text."""
    runs = [run.span() for run in _LETTERS.finditer(text, start, end)]
    return list(chain.from_iterable(starmap(range, runs)))


def _box(page: Page, span: Span, start: int, end: int) -> Box | None:
    if span.box is None or page.print is None:
        return span.box
    words = page.print.words
    first, after = bisect_right(words.ends, start), bisect_left(words.starts, end)
    return words.between(first, after) if first < after else span.box
