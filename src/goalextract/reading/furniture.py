"""Headers, footers and page numbers: what recurs at the edges of pages."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final

from goalextract.document import Form, Noise, NoiseKind, Page, Span
from goalextract.language.authorities import AUTHORITY
from goalextract.language.figures import YEAR
from goalextract.language.pages import CONTINUES, OF, PAGE
from goalextract.language.patterns import ROW_RULE, Opening

LabelLines = Callable[[Sequence[str]], Opening]
"""Gives, for the texts of a document's pages, what matches the lines that open with a label."""

_EDGE_LINES: Final = 3
"""A header or footer is among the first or last three lines of its page."""
_MIN_SHARE: Final = 0.5
_DIGITS: Final = re.compile(r"\d+")
_SPACE: Final = re.compile(r"\s+")
_PAGE_NUMBER: Final = re.compile(
    rf"(?:[-–—]\s*)?(?:{PAGE}\s*)?\d{{1,4}}(?:\s*{OF}\s*\d{{1,4}})?(?:\s*[-–—])?",
    re.IGNORECASE,
)
_NUMBER_BEHIND: Final = re.compile(
    rf".{{3,80}}?(?:\s{{2,}}|\s[|·]\s)(?:{PAGE}\s)?(\d+)(?:\s?{OF}\s?\d+)?", re.IGNORECASE
)
_NUMBER_BESIDE: Final = re.compile(r"\d{1,3}\s{5,}\D.{2,80}|\D.{2,80}?\s{5,}\d{1,3}")
"""A running foot: a page's number far from the report's name."""
_NUMBER_BEFORE: Final = re.compile(r"\s*(\d+)(?=\s|$)")
_TITLE_WORDS: Final = 5
_ORGANISATION: Final = re.compile(
    r"[A-ZÆØÅÄÖ][\w .-]{1,40}\bKommune\s*[-–·|,]\s*[^\d.:]{0,60}(?:19|20)\d\d", re.IGNORECASE
)
"""A running head that names who reports and the year, on however few pages it stands."""
_DATED: Final = re.compile(r"[^\n]*(?:19|20)\d\d")
_WORDS: Final = re.compile(r"[^\W\d_]+")
_LINE: Final = re.compile(r"\S(?:[^\n]*\S)?")
"""What stands on a line, without the white space around it."""
_MARKS: Final = "|\t"
_GAP: Final = re.compile(r"(?<=\S)\s{2,}(?=\S)")
_INNER: Final = 2
"""A table of three columns has so many marks, or gaps, on a line."""
_BELOW: Final = 5
"""The columns of padded text show within so many lines."""
_FAR: Final = 3
"""More line ends than that part a page's foot from what stands above it."""
_STOPS: Final = ".:;,?!"
_LONG: Final = 160
"""Longer lines are content; a running head has one line."""


@dataclass(frozen=True, slots=True)
class _Lined:
    """Hold a page's text and the offsets of its lines that hold any, without their white space."""

    text: str
    lines: Sequence[tuple[int, int]]

    @property
    def head(self) -> Sequence[tuple[int, int]]:
        return self.lines[:_EDGE_LINES]

    @property
    def foot(self) -> Sequence[tuple[int, int]]:
        return self.lines[-_EDGE_LINES:]


def _shape(text: str) -> str:
    """Return a line without what changes from page to page: numbers and spacing."""
    return _SPACE.sub(" ", _DIGITS.sub("#", text)).casefold()


def _recurring(pages: Sequence[_Lined]) -> tuple[set[str], set[str]]:
    """Return the shapes of lines that recur at the tops and at the bottoms of pages."""
    top: Counter[str] = Counter()
    bottom: Counter[str] = Counter()
    filled = 0
    for page in pages:
        filled += bool(page.lines)
        top.update({_shape(page.text[a:b]) for a, b in page.head if b - a <= _LONG})
        bottom.update({_shape(page.text[a:b]) for a, b in page.foot if b - a <= _LONG})
    need = max(2, _MIN_SHARE * filled)
    return {s for s, n in top.items() if n >= need}, {s for s, n in bottom.items() if n >= need}


def _titles(first: _Lined) -> set[str]:
    """Return the shapes of the title that may open a page, over one line or up to three.

    It names a year and no other number, so no label with its value is taken for one.
    """
    lines = [first.text[a:b] for a, b in first.head]
    joined = (" ".join(lines[:n]) for n in range(1, len(lines) + 1))
    return {
        _shape(title)
        for title in joined
        if len(title) <= _LONG
        and (len(title.split()) >= _TITLE_WORDS or AUTHORITY.search(title))
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
    number: int, page: _Lined, shapes: _Shapes, is_content: Callable[[str, int], bool]
) -> Iterator[Noise]:
    text = page.text
    seen: set[int] = set()
    for edge, recurring, kind in (
        (page.head, shapes.heads, NoiseKind.HEADER),
        (page.foot[::-1], shapes.feet, NoiseKind.FOOTER),
    ):
        for start, end in edge:
            line = text[start:end]
            is_titled = number > 1 and kind is NoiseKind.HEADER and _is_title(line, shapes.titles)
            is_number = _PAGE_NUMBER.fullmatch(line) is not None and _shape(line) in recurring
            known = _shape(line) in recurring or is_number or is_titled
            if start in seen or not known:
                break
            if not is_titled and is_content(text, start):
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
    line, *others = text[opening:].split("\n", _BELOW)[:_BELOW]
    below = [part for part in others if part.strip() and not ROW_RULE.fullmatch(part)]
    for mark in _MARKS:
        if line.count(mark) >= _INNER:
            return bool(below) and below[0].count(mark) == line.count(mark)
    starts = _cell_starts(line)
    # On paper a letter's place on its line says nothing of where it stands on the page.
    is_parted = len(starts) > _INNER
    return any(
        len(starts & gaps) >= _INNER or (is_parted and len(gaps) > _INNER)
        for gaps in map(_cell_starts, below)
    )


def _named_columns(text: str, start: int, labelled: Opening) -> int:
    """Count the texts between wide gaps on a line that open with label words."""
    stop = text.find("\n", start)
    line = text[start : len(text) if stop < 0 else stop]
    return sum(labelled.match(line, at) is not None for at in {0, *_cell_starts(line)})


def _cell_starts(line: str) -> set[int]:
    return {match.end() for match in _GAP.finditer(line)}


def _is_title(line: str, titles: Collection[str]) -> bool:
    """Tell whether a line is the title, or says but words of it: ``Fjordskolen    Mål 2014``."""
    if _shape(line) in titles or _ORGANISATION.fullmatch(line) is not None:
        return True
    words = set(_WORDS.findall(line.casefold()))
    is_parted = YEAR.search(line) is not None and _GAP.search(line) is not None
    return is_parted and any(words <= set(_WORDS.findall(title)) for title in titles)


def _lone_number(number: int, page: _Lined) -> Noise | None:
    """Return the page's own number where it stands alone on the first or last line."""
    text, lines = page.text, page.lines
    for start, end in (lines[-1], lines[0]) if len(lines) > 1 else ():
        line = text[start:end]
        digits = _DIGITS.search(line)
        if _PAGE_NUMBER.fullmatch(line) and digits and int(digits.group()) == number:
            return Noise(NoiseKind.PAGE_NUMBER, Span(number, start, end))
        behind = _NUMBER_BEHIND.fullmatch(line)
        if behind is not None and behind[1] == str(number):
            return Noise(NoiseKind.FOOTER, Span(number, start, end))
    return None


def _cut_out(number: int, page: _Lined, is_content: Callable[[str, int], bool]) -> Noise | None:
    """Return the foot of a page cut out of a report: a number that is not its own in this text.

    Examples: ``Side 4 af 11`` on the last line; below a blank line ``22     Kvalitetsrapport``.
    """
    if len(page.lines) < _EDGE_LINES:
        return None
    (above, last), (start, end) = page.lines[-2], page.lines[-1]
    line, is_apart = page.text[start:end], page.text.count("\n", last, start) > 1
    label = page.text[above:last]
    if is_content(page.text, above) and (label.endswith(":") or " " not in label):
        return None  # the number may be the label's value
    if YEAR.fullmatch(line):
        return None  # nor do so many pages stand in a report
    if _PAGE_NUMBER.fullmatch(line) and (is_apart or not line[:1].isdigit()):
        return Noise(NoiseKind.PAGE_NUMBER, Span(number, start, end))
    if is_apart and _NUMBER_BESIDE.fullmatch(line) and not _goes_on(line, page.text[above:last]):
        return Noise(NoiseKind.FOOTER, Span(number, start, end))
    return None


def _far_below(number: int, page: _Lined, is_content: Callable[[str, int], bool]) -> Noise | None:
    """Return the foot of a page that stands further below than anything else on it.

    Example: ``Ark: BUU_halvår     Udskrevet 12-08-2021`` below three blank lines.
    """
    text, lines = page.text, page.lines
    if len(lines) < _EDGE_LINES:
        return None
    gaps = [text.count("\n", a[1], b[0]) for a, b in pairwise(lines)]
    start, end = lines[-1]
    is_far = gaps[-1] > max(_FAR, *gaps[:-1])
    if not is_far or end - start > _LONG or text[end - 1] in _STOPS or is_content(text, start):
        return None
    return Noise(NoiseKind.FOOTER, Span(number, start, end))


def _goes_on(line: str, above: str) -> bool:
    """Tell whether a line has a column of the line above it: a table's last row."""
    return not _cell_starts(line).isdisjoint(_cell_starts(above))


def _lone_authority(number: int, page: _Lined) -> Iterator[Noise]:
    """Yield a first or last line that only says who reports, a blank line from the rest."""
    text, lines = page.text, page.lines
    if len(lines) < _EDGE_LINES:
        return
    for (start, end), gap, kind in (
        (lines[0], (lines[0][1], lines[1][0]), NoiseKind.HEADER),
        (lines[-1], (lines[-2][1], lines[-1][0]), NoiseKind.FOOTER),
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
    pages: Sequence[str],
    form: Form,
    protected: Opening | None = None,
    *,
    may_dated_recur: bool = False,
) -> tuple[Page, ...]:
    """Mark what recurs at the edges of pages as header, footer or page number.

    A line counts when the same line, numbers aside, stands among the first (or last) three of at
    least two pages and of half of all.  Lines that ``protected`` matches never count: a sheet's
    first label recurs too.  ``may_dated_recur`` lets those count that name a year.
    """

    def is_content(text: str, start: int) -> bool:
        if protected is None:
            return False
        if _named_columns(text, start, protected) >= _INNER:
            return True  # `Nr.   Mål   Status`: a table's header, printed on every page
        if may_dated_recur and _DATED.match(text, start):
            return False
        return protected.match(text, start) is not None

    lined = [_Lined(text, [match.span() for match in _LINE.finditer(text)]) for text in pages]
    heads, feet = _recurring(lined)
    if lined:
        # A running head repeats what opens the first page, on however few pages it stands.
        first = lined[0]
        opening = {_shape(first.text[a:b]) for a, b in first.head if b - a <= _LONG}
        later = {_shape(page.text[a:b]) for page in lined[1:] for a, b in page.head[:1]}
        heads |= opening & later
    shapes = _Shapes(heads, feet, _titles(lined[0]) if lined else set())
    marked: list[Page] = []
    for number, page in enumerate(lined, start=1):
        noise = list(_page_noise(number, page, shapes, is_content)) if len(pages) > 1 else []
        noise += _lone(number, page, noise, is_content, is_one=len(pages) == 1)
        if form is Form.NUMBERED_TRANSCRIPT and (portal := _run_in_number(number, page.text)):
            noise.insert(0, portal)
        marked.append(Page(number, page.text, tuple(sorted(noise, key=lambda n: n.span))))
    return tuple(marked)


def _lone(
    number: int,
    page: _Lined,
    known: Sequence[Noise],
    is_content: Callable[[str, int], bool],
    *,
    is_one: bool,
) -> list[Noise]:
    """Return what a page's edges hold besides what recurs: who reports, the page's number."""
    held = {noise.span for noise in known}
    found = [
        noise
        for noise in (() if is_one else _lone_authority(number, page))
        if noise.span not in held and (number > 1 or noise.kind is NoiseKind.FOOTER)
    ]
    edges = {*page.head[:1], *page.foot} if not is_one else set()
    found += [
        Noise(NoiseKind.FOOTER, span)
        for start, end in sorted(edges)
        if (span := Span(number, start, end)) not in held
        and CONTINUES.fullmatch(page.text, start, end)
    ]
    if not any(noise.kind is NoiseKind.PAGE_NUMBER for noise in known):
        lone = _lone_number(number, page)
        if lone is not None and lone not in (*known, *found):
            found.append(lone)
    if not found and not known:
        foot = _cut_out(number, page, is_content) or _far_below(number, page, is_content)
        found += [foot] if foot is not None else []
    return found
