"""Where the pages of a text begin: form feeds, printed numbers or blank lines."""

import re
from dataclasses import dataclass
from statistics import median
from typing import Final

from goalextract.document import Finding, Form

_PRINTED: Final = re.compile(
    r"^[ \t]*(?:.{0,60}?[ \t]{2,}|.{0,60}?\|[ \t]*)??(?:[-–—][ \t]*)?(?:(?:side|s\.|page|sida)[ \t]*)"
    r"(\d{1,4})(?:[ \t]*(?:af|/|of|av)[ \t]*\d{1,4})?(?:[ \t]*[-–—])?[ \t]*$",
    re.I | re.M,
)
_LONE: Final = re.compile(r"^[ \t]*(?:[-–—][ \t]*)?(\d{1,4})(?:[ \t]*[-–—/][ \t]*(?:\d{1,4})?)?[ \t]*$", re.M)
_BLANK: Final = re.compile(r"\n[ \t]*\n")
_WIDE_GAP: Final = re.compile(r"\n(?:[ \t]*\n){3,}")
_LONG_LINE: Final = 300
"""A printed page's line has some 100 characters; a longer one is a whole paragraph or page."""
_RUN_IN: Final = r"(?:(?<=\s)|^){number}\s+(?=[\"“”(]*[A-ZÆØÅ0-9*•–-])"


@dataclass(frozen=True, slots=True)
class Paged:
    """Hold the texts of the pages, first to last, and what is odd about their breaks."""

    pages: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


def _trim(parts: list[str]) -> tuple[str, ...]:
    """Drop empty pages at the end; those within keep their number."""
    while len(parts) > 1 and not parts[-1].strip():
        parts.pop()
    return tuple(part.strip("\n") for part in parts)


def _by_number(text: str) -> list[str] | None:
    """Split at printed page numbers that count up by one, each the last or first of its page."""
    marks = list(_PRINTED.finditer(text)) or list(_LONE.finditer(text))
    chain: list[re.Match[str]] = []
    for mark in marks:
        number = int(mark.group(1))
        if (not chain and number <= 2) or (chain and number == int(chain[-1].group(1)) + 1):
            chain.append(mark)
    if len(chain) < 2 or len(chain) < 0.7 * len(marks):
        return None
    is_footer = bool(text[: chain[0].start()].strip())
    cuts = [m.end() for m in chain] if is_footer else [m.start() for m in chain[1:]]
    edges = [0, *cuts, len(text)]
    return [text[a:b] for a, b in zip(edges, edges[1:], strict=False)]


def _paragraph_pages(text: str) -> list[str] | None:
    """Split where each paragraph is one long line, as in text whose line breaks were folded."""
    paragraphs = [p for p in _BLANK.split(text) if p.strip()]
    lines = [len(line) for line in text.split("\n") if line.strip()]
    if len(paragraphs) < 2 or not lines or median(lines) < _LONG_LINE:
        return None
    return paragraphs


def _plain(text: str) -> Paged:
    if "\f" in text:
        return Paged(_trim(text.split("\f")))
    pages = _by_number(text) or _paragraph_pages(text)
    if pages is None:
        pages = [part for part in _WIDE_GAP.split(text) if part.strip()]
    return Paged(_trim(pages or [text]))


def _run_in(text: str) -> list[str]:
    """Split one stream at page numbers run into it: 1, then the next 2 that can start a page."""
    edges: list[int] = []
    position, number = 0, 1
    while match := re.compile(_RUN_IN.format(number=number)).search(text, position):
        if number == 1 and text[: match.start()].strip():
            break
        edges.append(match.start())
        position, number = match.end() + 1, number + 1
    edges = edges or [0]
    return [text[a:b] for a, b in zip(edges, [*edges[1:], len(text)], strict=True)]


def _numbered_transcript(body: str) -> Paged:
    paragraphs = [p.strip("\n") for p in _BLANK.split(body) if p.strip()]
    pages: list[str] = []
    for paragraph in paragraphs:
        if re.match(rf"\s*{len(pages) + 1}(?:\s|$)", paragraph):
            pages.append(paragraph)
        elif pages:
            pages[-1] += "\n\n" + paragraph
        else:
            pages.append(paragraph)
    if len(pages) > 1 or not pages:
        return Paged(tuple(pages) or (body.strip(),))
    split = _run_in(pages[0])
    if len(split) < 2:
        return Paged(tuple(pages))
    finding = Finding(
        "page_breaks_guessed", "page numbers stand inside the text; page breaks are guessed from them"
    )
    return Paged(tuple(split), (finding,))


def split_pages(body: str, form: Form) -> Paged:
    """Split a text into its pages.

    A form feed starts a page; without any, printed page numbers that count up do, or blank lines
    where each page is one line, or gaps of three blank lines.  In a transcript the portal's own
    breaks count: a paragraph is a page.

    Example: ``"A\\fB"`` -> pages ``("A", "B")``.
    """
    if form is Form.NUMBERED_TRANSCRIPT:
        return _numbered_transcript(body)
    if form is Form.TRANSCRIPT and "\f" not in body:
        pages = [p.strip("\n") for p in _BLANK.split(body) if p.strip()]
        return Paged(tuple(pages) or (body.strip(),))
    return _plain(body)
