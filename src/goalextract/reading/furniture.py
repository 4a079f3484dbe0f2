"""Headers, footers and page numbers: what recurs at the edges of pages."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Final

from goalextract.document import Form, Noise, NoiseKind, Page, Span
from goalextract.language.authorities import AUTHORITY
from goalextract.language.figures import YEAR

LabelLines = Callable[[Sequence[str]], re.Pattern[str]]
"""Gives, for the texts of a document's pages, what matches the lines that open with a label."""

_EDGE_LINES: Final = 3
"""A header or footer is among the first or last three lines of its page."""
_MIN_SHARE: Final = 0.5
_LINE: Final = re.compile(r"[^\n]+")
_SPACE: Final = re.compile(r"\s+")
_DIGITS: Final = re.compile(r"\d+")
_PAGE_NUMBER: Final = re.compile(
    r"(?:[-–—]\s*)?(?:(?:side|s\.|page|sida)\s*)?\d{1,4}(?:\s*(?:af|/|of|av)\s*\d{1,4})?(?:\s*[-–—])?",
    re.IGNORECASE,
)
_NUMBER_BEHIND: Final = re.compile(r".{3,80}?(?:\s{2,}|\s[|·]\s)(?:side\s)?(\d+)", re.IGNORECASE)
_NUMBER_BEFORE: Final = re.compile(r"\s*(\d+)(?=\s|$)")
_TITLE_WORDS: Final = 5
_ORGANISATION: Final = re.compile(
    r"[A-ZÆØÅÄÖ][\w .-]{1,40}\bKommune\s*[-–·|,]\s*[^\d.:]{0,60}(?:19|20)\d\d", re.IGNORECASE
)
"""A running head that names who reports and the year, on however few pages it stands."""
_MARKS: Final = "|\t"
_GAP: Final = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_INNER: Final = 2
"""A table of three columns has so many marks, or gaps, on a line."""
_BELOW: Final = 5
"""The columns of padded text show within so many lines."""
_LONG: Final = 160
"""Longer lines are content; a running head has one line."""


def _lines(page: str) -> Iterator[tuple[int, int]]:
    """Yield the offsets of a page's lines that hold text, without their white space."""
    for match in _LINE.finditer(page):
        place = _bare(page, *match.span())
        if place is not None:
            yield place


def _bare(page: str, start: int, end: int) -> tuple[int, int] | None:
    """Return a line's offsets without its white space, or nothing if it holds nothing else."""
    stripped = page[start:end].strip()
    if not stripped:
        return None
    first = page.index(stripped[0], start)
    return first, first + len(stripped)


def _shape(text: str) -> str:
    """Return a line without what changes from page to page: numbers and spacing."""
    return _SPACE.sub(" ", _DIGITS.sub("#", text)).casefold()


def _edges(page: str) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Return the first and the last lines of a page that hold text."""
    foot: list[tuple[int, int]] = []
    end = len(page)
    while end > 0 and len(foot) < _EDGE_LINES:
        start = page.rfind("\n", 0, end) + 1
        place = _bare(page, start, end)
        foot += [place] if place is not None else []
        end = start - 1
    return list(islice(_lines(page), _EDGE_LINES)), foot[::-1]


def _recurring(pages: Sequence[str]) -> tuple[set[str], set[str]]:
    """Return the shapes of lines that recur at the tops and at the bottoms of pages."""
    top: Counter[str] = Counter()
    bottom: Counter[str] = Counter()
    filled = 0
    for page in pages:
        head, foot = _edges(page)
        filled += bool(head)
        top.update({_shape(page[a:b]) for a, b in head if b - a <= _LONG})
        bottom.update({_shape(page[a:b]) for a, b in foot if b - a <= _LONG})
    need = max(2, _MIN_SHARE * filled)
    return {s for s, n in top.items() if n >= need}, {s for s, n in bottom.items() if n >= need}


def _titles(first: str) -> set[str]:
    """Return the shapes of the title that may open a page, over one line or up to three.

    It names a year and no other number, so no label with its value is taken for one.
    """
    lines = [first[a:b] for a, b in _edges(first)[0]]
    joined = (" ".join(lines[:n]) for n in range(1, len(lines) + 1))
    return {
        _shape(title)
        for title in joined
        if len(title.split()) >= _TITLE_WORDS
        and len(title) <= _LONG
        and ":" not in title
        and YEAR.search(title)
        and not _DIGITS.search(YEAR.sub("", title))
    }


@dataclass(frozen=True, slots=True)
class _Shapes:
    """Hold the shapes of lines that recur at pages' tops and bottoms, and of the title."""

    heads: Collection[str]
    feet: Collection[str]
    titles: Collection[str]


def _page_noise(
    number: int, text: str, shapes: _Shapes, protected: re.Pattern[str] | None
) -> Iterator[Noise]:
    head, foot = _edges(text)
    seen: set[int] = set()
    for edge, recurring, kind in (
        (head, shapes.heads, NoiseKind.HEADER),
        (foot[::-1], shapes.feet, NoiseKind.FOOTER),
    ):
        for start, end in edge:
            line = text[start:end]
            is_titled = number > 1 and kind is NoiseKind.HEADER and _is_title(line, shapes.titles)
            is_number = _PAGE_NUMBER.fullmatch(line) is not None and _shape(line) in recurring
            known = _shape(line) in recurring or is_number or is_titled
            if start in seen or not known:
                break
            if protected is not None and protected.match(text, start) and not is_titled:
                break
            if kind is NoiseKind.HEADER and _heads_columns(text, start):
                break
            seen.add(start)
            yield Noise(NoiseKind.PAGE_NUMBER if is_number else kind, Span(number, start, end))


def _heads_columns(text: str, start: int) -> bool:
    """Tell whether a line is parted as the next one is: a table's header, printed on every page.

    Example: ``"Nr. | Tema | Resultat"`` above ``"1 | Veje | Nået"`` -> True.
    """
    opening = text.rfind("\n", 0, start) + 1
    line, *below = [part for part in text[opening:].split("\n", _BELOW)[:_BELOW] if part.strip()]
    for mark in _MARKS:
        if line.count(mark) >= _INNER:
            return bool(below) and below[0].count(mark) == line.count(mark)
    starts = _cell_starts(line)
    return any(len(starts & _cell_starts(other)) >= _INNER for other in below)


def _cell_starts(line: str) -> set[int]:
    return {match.end() for match in _GAP.finditer(line)}


def _is_title(line: str, titles: Collection[str]) -> bool:
    return _shape(line) in titles or _ORGANISATION.fullmatch(line) is not None


def _lone_number(number: int, text: str) -> Noise | None:
    """Return the page's own number where it stands alone on the first or last line."""
    lines = list(_lines(text))
    for start, end in (lines[-1], lines[0]) if len(lines) > 1 else ():
        line = text[start:end]
        digits = _DIGITS.search(line)
        if _PAGE_NUMBER.fullmatch(line) and digits and int(digits.group()) == number:
            return Noise(NoiseKind.PAGE_NUMBER, Span(number, start, end))
        behind = _NUMBER_BEHIND.fullmatch(line)
        if behind is not None and behind[1] == str(number):
            return Noise(NoiseKind.FOOTER, Span(number, start, end))
    return None


def _lone_authority(number: int, text: str) -> Iterator[Noise]:
    """Yield a first or last line that only says who reports, a blank line from the rest."""
    head, foot = _edges(text)
    if len(head) < _EDGE_LINES:
        return
    for (start, end), gap, kind in (
        (head[0], (head[0][1], head[1][0]), NoiseKind.HEADER),
        (foot[-1], (foot[-2][1], foot[-1][0]), NoiseKind.FOOTER),
    ):
        is_apart = text.count("\n", *gap) > 1
        if is_apart and AUTHORITY.fullmatch(text, start, end):
            yield Noise(kind, Span(number, start, end))


def _run_in_number(number: int, text: str) -> Noise | None:
    match = _NUMBER_BEFORE.match(text)
    if match is None or match[1] != str(number):
        return None
    return Noise(NoiseKind.PAGE_NUMBER, Span(number, match.start(1), match.end(1)))


def mark_furniture(
    pages: Sequence[str], form: Form, protected: re.Pattern[str] | None = None
) -> tuple[Page, ...]:
    """Mark what recurs at the edges of pages as header, footer or page number.

    A line counts when the same line, numbers aside, stands among the first (or last) three of at
    least two pages and of half of all.  Lines that ``protected`` matches never count: a sheet's
    first label recurs too.
    """
    heads, feet = _recurring(pages)
    if pages:
        # A running head repeats what opens the first page, on however few pages it stands.
        opening = {_shape(pages[0][a:b]) for a, b in _edges(pages[0])[0] if b - a <= _LONG}
        later = {_shape(p[a:b]) for p in pages[1:] for a, b in _edges(p)[0][:1]}
        heads |= opening & later
    shapes = _Shapes(heads, feet, _titles(pages[0]) if pages else set())
    marked: list[Page] = []
    for number, text in enumerate(pages, start=1):
        noise: list[Noise] = []
        if len(pages) > 1:
            noise += _page_noise(number, text, shapes, protected)
            held = {n.span for n in noise}
            noise += [
                n
                for n in _lone_authority(number, text)
                if n.span not in held and (number > 1 or n.kind is NoiseKind.FOOTER)
            ]
        if not any(n.kind is NoiseKind.PAGE_NUMBER for n in noise):
            lone = _lone_number(number, text)
            noise += [lone] if lone is not None and lone not in noise else []
        if form is Form.NUMBERED_TRANSCRIPT and (portal := _run_in_number(number, text)):
            noise.insert(0, portal)
        marked.append(Page(number, text, tuple(sorted(noise, key=lambda n: n.span))))
    return tuple(marked)
