"""Labelled cells: what every layout turns its pages into."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.profiles.labels import LabelMatch

_LINE: Final = re.compile(r"[^\n]+")

UNSURE_END: Final = Doubt("what follows it may be no label but its own last words", 0.8)


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one value with its label, as they stand on one page.

    A cell without a label goes on with the value before it.  A band is a heading across the
    page: it ends the value before it and labels nothing.
    """

    page: int
    label: LabelMatch | None
    label_spans: tuple[Span, ...]
    value: tuple[Span, ...]
    doubts: tuple[Doubt, ...] = ()
    is_band: bool = False
    strip: int = 0
    lane: int = 0
    """Where sheets stand side by side: the number of their strip on the page, and 1 or 2 for the
    left or the right one; 0 over the whole width."""
    row: int = 0
    """In a table of one goal a row: the row's number in the document; 0 elsewhere."""
    is_inherited: bool = False
    """It stands in a row above, and holds for this one too."""
    joints: tuple[int, ...] = ()
    """Of a heading over several lines: which of its lines may begin a heading of their own."""


def trimmed(page: Page, start: int, end: int) -> Span | None:
    """Return the span without the white space at its ends, or nothing if nothing is left."""
    piece = page.text[start:end]
    stripped = piece.strip()
    # Soft hyphens are no text: a reader does not see them.
    if not stripped.strip("\u00ad \t\n"):
        return None
    first = start + piece.index(stripped[0])
    return Span(page.number, first, first + len(stripped))


def without_noise(page: Page, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the stretches between two offsets that are no noise, which stands in order."""
    first = bisect_right(page.noise, start, key=lambda noise: noise.span.end)
    for index in range(first, len(page.noise)):
        noise = page.noise[index]
        if noise.span.start >= end:
            break
        if noise.span.start > start:
            yield start, noise.span.start
        start = max(start, noise.span.end)
    if start < end:
        yield start, end


def line_spans(page: Page, start: int, end: int) -> tuple[Span, ...]:
    """Return a stretch of a page as one span a line, noise and blank lines left out."""
    spans: list[Span] = []
    for a, b in without_noise(page, start, end):
        for match in _LINE.finditer(page.text, a, b):
            span = trimmed(page, match.start(), match.end())
            if span is not None:
                spans.append(span)
    return tuple(spans)


def read_back(page: Page, spans: Sequence[Span]) -> list[str]:
    """Return the texts that spans of one page point at."""
    return [page.text[span.start : span.end] for span in spans]
