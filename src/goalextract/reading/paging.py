"""Where the pages of a text begin: form feeds, a portal's numbers, printed numbers, blank lines."""

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Final

from goalextract.document import Finding, Form
from goalextract.language.wordings import words
from goalextract.reading.marks import LONGEST, PageMark, page_mark

_BLANK: Final = re.compile(r"\n[ \t]*\n")
_WIDE_GAP: Final = re.compile(r"\n(?:[ \t]*\n){3,}")
_LONG_LINE: Final = 300
"""A printed page's line has some 100 characters; a longer one is a whole paragraph or page."""
_PAGE_LINES: Final = 20
_PAGE_CHARS: Final = 1200
"""What a printed page holds at the least, where only bare numbers tell pages from table rows."""
_MIN_RUN_IN: Final = 80
"""A page of running text is not shorter, the title page aside; a numbered list's items are."""
_MAX_FIRST: Final = 3
"""The first page number printed: the cover and the contents may go without."""
_MAX_MISSING: Final = 3
"""Pages of a transcript, in a row, that may lack their number."""
_FEWEST_LINES: Final = 3
_MOST_COUNT: Final = 0.8
"""So many of folded pages' lines end in the number after the one before."""

_TRAILING: Final = re.compile(r"(?<=\s)(\d{1,4})\s*$")
_LEADING: Final = re.compile(r"\s*(\d{1,4})(?=\s|$)")
_RUN_IN: Final = re.compile(r"(?<!\S)(\d{1,4})\s+(?=[\"“”(]?[A-ZÆØÅÄÖ0-9*•–-]|side\b)")
_COUNTS: Final = re.compile(
    rf"(?:\b(?:{'|'.join(words('pages', 'counts'))})\.?|[,:;(/–-])\s*$", re.IGNORECASE
)
"""What stands before a number that counts or names something: it starts no page."""


@dataclass(frozen=True, slots=True)
class Paged:
    """Hold the texts of the pages, first to last, and what is odd about their breaks."""

    pages: tuple[str, ...]
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class _Mark:
    """Hold a page number's line: where it starts and ends, and whether white space is around."""

    start: int
    end: int
    mark: PageMark
    stands_free: bool


def _trim(parts: Sequence[str]) -> tuple[str, ...]:
    """Drop empty pages at the end; those within keep their number."""
    kept = list(parts)
    while len(kept) > 1 and not kept[-1].strip():
        kept.pop()
    return tuple(part.strip("\n") for part in kept)


def _cut(text: str, cuts: Sequence[int]) -> list[str]:
    edges = [0, *cuts, len(text)]
    return [text[a:b] for a, b in itertools.pairwise(edges)]


def _marks(text: str) -> Iterator[_Mark]:
    """Yield the lines that may be page numbers."""
    position, was_blank = 0, True
    open_mark: tuple[int, int, PageMark] | None = None
    for line in text.split("\n"):
        bare = line.strip() if len(line) <= 2 * LONGEST else line
        if open_mark is not None:
            yield _Mark(*open_mark, was_blank or not bare)
            open_mark = None
        if bare and (mark := page_mark(bare)) is not None:
            open_mark = (position, position + len(line), mark)
            # Whether the line before is blank is asked again when the next line is known.
            free_above = was_blank
            was_blank = free_above
        else:
            was_blank = not bare
        position += len(line) + 1
    if open_mark is not None:
        yield _Mark(*open_mark, stands_free=True)


def _chain(marks: Sequence[_Mark]) -> list[_Mark]:
    """Return the marks that count up by one, or none if others stand between them."""
    chain: list[_Mark] = []
    for mark in marks:
        number = mark.mark.number
        if (chain and number == chain[-1].mark.number + 1) or (not chain and number <= _MAX_FIRST):
            chain.append(mark)
    return chain if len(chain) >= 2 and len(chain) >= 0.7 * len(marks) else []


def _chains(marks: Sequence[_Mark]) -> Iterator[list[_Mark]]:
    """Yield what may be the pages' numbers, the likeliest first: the same foot, then any."""
    groups: dict[tuple[object, ...], list[_Mark]] = {}
    for found in marks:
        mark = found.mark
        rest = " ".join(mark.rest.split()).casefold()
        groups.setdefault((mark.has_word, mark.is_framed, mark.total, rest), []).append(found)
    explicit = [f for f in marks if f.mark.has_word and f.mark.is_apart]
    found_chains = [_chain(group) for group in (*groups.values(), explicit)]
    yield from sorted(
        (c for c in found_chains if c),
        key=lambda c: (
            not c[0].mark.has_word,
            not c[0].mark.is_framed,
            c[0].mark.rest != "",
            -len(c),
        ),
    )


def _is_paged(chain: Sequence[_Mark], pages: Sequence[str]) -> bool:
    """Tell whether the parts between marks are as long as pages, where the marks are mere numbers.

    A table's running numbers count up too, and so do numbered headings.
    """
    if all(m.mark.has_word or m.mark.is_framed for m in chain):
        return True
    if not all(m.stands_free or m.mark.total for m in chain):
        return False
    inner = pages[1:-1] or pages
    lines = median(page.count("\n") for page in inner)
    return lines >= _PAGE_LINES or median(len(page) for page in inner) >= _PAGE_CHARS


def _at_marks(text: str, chain: Sequence[_Mark]) -> list[str]:
    """Cut the text at its page numbers, which stand at the foot or at the head of their pages.

    Pages before the first printed number that cannot be told apart stay one page.
    """
    first, last = chain[0], chain[-1]
    before, after = text[: first.start].strip(), text[last.end :].strip()
    typical = median(b.start - a.end for a, b in itertools.pairwise(chain))
    is_head = not before or (
        bool(after) and (first.mark.number > 1 or 5 * len(before) < min(typical, 5 * len(after)))
    )
    if not is_head:
        return _cut(text, [m.end for m in chain])
    # A title above "Side 1" belongs to page 1.
    starts = chain[1:] if first.mark.number == 1 or not before else chain
    pages = _cut(text, [m.start for m in starts])
    missing = first.mark.number - 2 if before else 0
    return [pages[0], *[""] * max(0, missing), *pages[1:]]


def _by_number(text: str) -> list[str] | None:
    """Split at printed page numbers that count up by one, each the last or first of its page."""
    for chain in _chains(list(_marks(text))):
        pages = _at_marks(text, chain)
        if _is_paged(chain, pages):
            return pages
    return None


def _paragraphs(text: str) -> list[str]:
    return [part for part in _BLANK.split(text) if part.strip()]


def _paragraph_pages(text: str) -> list[str] | None:
    """Split where each paragraph is one long line, as in text whose line breaks were folded."""
    lines = [len(line) for line in text.split("\n") if line.strip()]
    if not lines or median(lines) < _LONG_LINE:
        return None
    paragraphs = _paragraphs(text)
    return paragraphs if len(paragraphs) > 1 else None


def _line_pages(text: str) -> list[str] | None:
    """Split where each page was folded into one line: the page's number ends each of them."""
    lines = [line for line in text.split("\n") if line.strip()]
    if len(lines) < _FEWEST_LINES or median(map(len, lines)) < _LONG_LINE:
        return None
    ends = [match and int(match.group(1)) for match in map(_TRAILING.search, lines)]
    counted = sum(a is not None and b == a + 1 for a, b in itertools.pairwise(ends))
    return lines if counted >= _MOST_COUNT * (len(lines) - 1) else None


def _plain(text: str) -> Paged:
    pages = _by_number(text) or _paragraph_pages(text) or _line_pages(text)
    if pages is None:
        pages = [part for part in _WIDE_GAP.split(text) if part.strip()]
        if any(map(_is_one_line, pages[1:])):
            pages = [text]  # such gaps stand around headings, and above a page's foot
    return Paged(_trim(pages or [text]))


def _is_one_line(part: str) -> bool:
    return "\n" not in part.strip()


def _run_in(text: str, first: int) -> list[str]:
    """Split one stream at page numbers run into it: ``first``, then each next that starts a page.

    Example: ``"1 Titel 2 Mål for …"`` from 1 -> ``["1 Titel ", "2 Mål for …"]``.
    """
    cuts: list[int] = []
    number, position = first, 0
    for match in _RUN_IN.finditer(text):
        if int(match.group(1)) != number:
            continue
        before = text[max(0, match.start() - 24) : match.start()]
        short = number > 2 and 0 < len(text[position : match.start()].strip()) < _MIN_RUN_IN
        if short or (before.strip() and _COUNTS.search(before)):
            continue
        cuts.append(match.start())
        number, position = number + 1, match.end()
    return _cut(text, [cut for cut in cuts if text[:cut].strip()] if cuts[:1] == [0] else cuts)


def _numbered_pages(paragraphs: Sequence[str]) -> tuple[list[str], bool]:
    """Return the pages of paragraphs led by their numbers, and whether some are guessed."""
    leads = [_LEADING.match(paragraph) for paragraph in paragraphs]
    numbers = [int(lead.group(1)) if lead else 0 for lead in leads]
    last_place = {number: place for place, number in enumerate(numbers)}
    pages: list[str] = []
    guessed = False
    current: list[str] = []
    for place, (number, paragraph) in enumerate(zip(numbers, paragraphs, strict=True)):
        expected = len(pages) + (2 if current else 1)
        missing = number - expected
        if 0 < missing <= _MAX_MISSING and current:
            later = any(last_place.get(n, -1) > place for n in range(expected, number))
            parts = [] if later else _run_in("\n\n".join(current), expected)
            if not later:
                # The pages between stand in the paragraph before, or printed no text at all.
                pages += [*parts, *[""] * (missing + 1 - len(parts))][: missing + 1]
                current, guessed, expected = [], True, number
        if number == expected and current:
            pages.append("\n\n".join(current))
            current = []
        current.append(paragraph)
    return [*pages, "\n\n".join(current)], guessed


def _numbered_transcript(body: str) -> Paged:
    paragraphs = [p.strip("\n") for p in _paragraphs(body)]
    if not paragraphs:
        return Paged((body.strip(),))
    pages, guessed = _numbered_pages(paragraphs)
    if len(pages) == 1:
        pages = _run_in(pages[0], 1 if _LEADING.match(pages[0]) else 2)
        guessed = len(pages) > 1
    if not guessed:
        return Paged(tuple(pages))
    message = "page numbers stand inside the text; page breaks are guessed from them"
    return Paged(tuple(pages), (Finding("page_breaks_guessed", message),))


def split_pages(body: str, form: Form) -> Paged:
    r"""Split a text into its pages.

    A form feed ends a page, also behind the last one.  In a transcript without any the portal's own
    breaks count: a paragraph is a page.  In other text printed page numbers that count up do, or
    blank lines where each page is one line, or gaps of three blank lines.

    Example: ``"A\fB"`` -> pages ``("A", "B")``.
    """
    if "\f" in body:
        return Paged(_trim(body.split("\f")))
    if form is Form.NUMBERED_TRANSCRIPT:
        return _numbered_transcript(body)
    if form is Form.TRANSCRIPT:
        return Paged(tuple(p.strip("\n") for p in _paragraphs(body)) or (body.strip(),))
    return _plain(body)
