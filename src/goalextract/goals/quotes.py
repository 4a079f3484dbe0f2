"""Find where a quote from a section's text stands on its pages."""

import re
from collections.abc import Mapping, Sequence
from itertools import islice
from typing import Final

from goalextract.document import Box, Page, Span
from goalextract.records import fold

_LETTER: Final = re.compile(r"[^\s\u00ad\u200b\u2010\u2011-]")
"""What counts where texts and their places are compared: see ``records.fold``."""


def locate(
    pages: Mapping[int, Page], spans: Sequence[Span], text: str, start: int, end: int
) -> tuple[Span, ...]:
    """Return the places that a stretch of a section's text was read from.

    A section's text and its places differ in white space and hyphens alone, so letters are
    counted.  A place on paper gets the box of its own words.

    Args:
        pages: the document's pages by number.
        spans: the section's places in reading order.
        text: the section's text as a reader would copy it.
        start: the first character of the quote in ``text``.
        end: the character after its last.
    """
    first = len(fold(text[:start]))
    after = first + len(fold(text[start:end]))
    found: list[Span] = []
    seen = 0
    for span in spans:
        printed = pages[span.page].text[span.start : span.end]
        here = len(fold(printed))
        if seen + here > first and seen < after:
            left = _offset(printed, max(0, first - seen))
            right = _offset(printed, min(here, after - seen) - 1) + 1
            begin, stop = span.start + left, span.start + right
            found.append(Span(span.page, begin, stop, _box(pages[span.page], span, begin, stop)))
        seen += here
        if seen >= after:
            break
    return tuple(found)


def _offset(printed: str, letters: int) -> int:
    """Return where the letter after so many stands, white space and hyphens not counted."""
    letter = next(islice(_LETTER.finditer(printed), letters, None), None)
    return len(printed) if letter is None else letter.start()


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
