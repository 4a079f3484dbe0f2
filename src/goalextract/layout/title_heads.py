"""The document's title where it opens page after page: a head, and none of its words a label.

So are the lines that open a document: its name, and what stands above that on the web.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.profiles.labels import LabelMatch
from goalextract.profiles.titles import names_report, opens_above, opens_subject
from goalextract.records import Kind

_OPENING_LINES: Final = 3
"""No more stand above a document's name."""
_FEWEST_WORDS: Final = 3
_MOST_WORDS: Final = 14
_MOST_CHARS: Final = 300
_CELLS: Final = re.compile(r"[:;|,\"\t]|\S {2,}\S")
"""Parts a line as a title is not: a label from its value, a cell from the next."""
_NO_YEAR: Final = re.compile(r"(?<![\d/–-])(?!(?:19|20)\d\d)\d+")
_HOW_IT_WENT: Final = (Kind.STATUS, Kind.FOLLOW_UP)
"""Their words open titles (``Opfølgning på aftaler``), and are not taken for labels there."""
_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
_HASH: Final = re.compile(r"#+\s")


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


def with_opening_lines(
    pages: Sequence[Page], find_labels: Callable[[str], Sequence[LabelMatch]]
) -> tuple[Page, ...]:
    """Mark a document's first lines that name a report and its year, or lead to its web page.

    None of their words is a label, and no goal belongs to them as to an area.

    Example: ``"Forside > Politik"``, ``"Handleplan for ligestilling 2021"`` -> header, title.
    """
    first = next((page for page in pages if page.text.strip()), None)
    if first is None:
        return tuple(pages)
    opening = tuple(_opening(first, find_labels))
    printed = {first.text[n.span.start : n.span.end] for n in opening}
    return tuple(
        page
        if page.number < first.number
        else _marked(page, opening if page is first else tuple(_again(page, printed)))
        for page in pages
    )


def _marked(page: Page, noise: Sequence[Noise]) -> Page:
    """Return a page with more noise, where none is yet."""
    for one in noise:
        page = replace(page, noise=_with(page, one))
    return page


def _again(page: Page, printed: Collection[str]) -> Iterator[Noise]:
    """Yield the first lines of a page that stand at the document's beginning too."""
    for span in _lines(page):
        if page.text[span.start : span.end] not in printed:
            return
        yield Noise(NoiseKind.HEADER, span)


def _lines(page: Page) -> Iterator[Span]:
    """Yield where the lines of a page stand that are not empty, without the space around."""
    for match in _LINE.finditer(page.text):
        yield Span(page.number, *match.span())


def _opening(page: Page, find_labels: Callable[[str], Sequence[LabelMatch]]) -> Iterator[Noise]:
    """Yield what leads to a web page, and the document's name with the lines above it."""
    above: list[Span] = []
    is_letter = False
    for span in _lines(page):
        if span.end - span.start > _MOST_CHARS:
            return  # a whole page may be folded into a line
        text = page.text[span.start : span.end]
        labels = find_labels(text)
        if opens_above(text) and len(text.split()) <= _MOST_WORDS:
            is_letter = True
            yield Noise(NoiseKind.HEADER, span)
        elif is_letter and opens_subject(text):
            yield Noise(NoiseKind.TITLE, span)
            return
        elif _opens(text, labels) and _names_document(text):
            yield from (Noise(NoiseKind.TITLE, one) for one in (*above, span))
            return
        elif labels or len(above) == _OPENING_LINES:
            return
        else:
            above.append(span)


def _names_document(line: str) -> bool:
    """Tell whether a line is a document's name: a few words, one for a report, and its year.

    Example: ``"MÅL FOR HJEMMEPLEJEN I 2004"`` -> True; ``"Mål 2 Flere i job i 2012"``,
    ``"Mål 2012"`` -> False.
    """
    words = line.split()
    if _CELLS.search(line) or _NO_YEAR.search(line) or line.endswith("."):
        return False
    is_long = _FEWEST_WORDS <= len(words) <= _MOST_WORDS or _HASH.match(line) is not None
    return is_long and names_report(line)


def _opens(line: str, labels: Sequence[LabelMatch]) -> bool:
    """Tell whether a label opens a line, signs aside, that is no word for how it went."""
    if not labels or any(map(str.isalnum, line[: labels[0].start])):
        return False
    return labels[0].kind not in _HOW_IT_WENT
