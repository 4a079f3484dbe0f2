"""The document's title where it opens page after page: a head, and none of its words a label."""

import re
from collections.abc import Sequence
from dataclasses import replace

from goalextract.document import Noise, NoiseKind, Page, Span


def with_title_heads(pages: Sequence[Page], title: str | None) -> list[Page]:
    """Mark the title of several words over all pages but the first, if it opens two or more.

    Example: ``"Sådan gik det 2014 Mål: Flere læser"`` -> ``"Sådan gik det 2014"`` is a header.
    """
    if title is None or " " not in title.strip():
        return list(pages)
    opening = re.compile(r"\s+".join(map(re.escape, title.split())) + r"(?!\w)", re.IGNORECASE)
    opened = {page.number: span for page in pages if (span := _opened(page, opening)) is not None}
    if len(opened) < 2:
        return list(pages)
    return [
        replace(page, noise=_with(page, Noise(NoiseKind.HEADER, opened[page.number])))
        if page.number in opened and page.number > 1
        else page
        for page in pages
    ]


def _opened(page: Page, opening: re.Pattern[str]) -> Span | None:
    """Return where a page opens with the title, its number and white space aside."""
    start = 0
    for noise in sorted(page.noise, key=lambda noise: noise.span):
        if not page.text[start : noise.span.start].strip():
            start = max(start, noise.span.end)
    start += len(page.text[start:]) - len(page.text[start:].lstrip())
    match = opening.match(page.text, start)
    return Span(page.number, *match.span()) if match is not None else None


def _with(page: Page, head: Noise) -> tuple[Noise, ...]:
    """Return a page's noise with a head, unless other noise holds some of it already."""
    if any(n.span.start < head.span.end and head.span.start < n.span.end for n in page.noise):
        return page.noise
    return tuple(sorted((*page.noise, head), key=lambda noise: noise.span))
