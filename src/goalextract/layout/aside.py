"""Text that belongs to no goal: lists of contents and closing lines about the document."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.language.pages import OF, PAGE_WORD
from goalextract.language.patterns import DOTS, LEADER, Opening, may_lead
from goalextract.layout.cells import trimmed
from goalextract.profiles.model import Profile

_CLOSING_CHARS: Final = 220
"""A closing line is one or two lines; more is content."""
_FEWEST: Final = 2
_DOTTED_LIST: Final = re.compile(
    r"(?:\A|\n)(?P<list>(?:[ \t]*[A-ZÆØÅÄÖ][^\W\d_]+[ \t]{3,}Side[ \t]*\n+)?"
    r"(?:[^\n.…]{2,80}[ \t]*\.{4,}[ \t]*\d{1,3}[ \t]*(?:\n+|\Z)){3,})"
)
"""Lines that lead to pages' numbers by dots, with a heading of two words above them."""
_MUCH: Final = 300
"""So much text below a list of contents is no part of it."""
_MUCH_LISTED: Final = 3000
"""A page with more text is no bare list of contents."""
_OPENING: Final = 200
_HEAD_WORDS: Final = 6
_RULE: Final = re.compile(r"^[ \t]*(?:[=_~]{3,}|[-–—]{3,}|\*{3,})[ \t]*$", re.MULTILINE)
_LISTED: Final = re.compile(rf"(?:{LEADER}|(?<![ \t])[ \t]{{3,}})\s*\d{{1,3}}\s*$", re.MULTILINE)
"""Ends a line of a list of contents; where one is sure to stand blanks lead to its numbers too."""
_ENTRY: Final = re.compile(r"[^\W\d_][.)\]»”\"]?\s+(\d{1,3})(?=\s+[A-ZÆØÅÄÖ]|\s*$)")
"""Ends an entry of a list of contents that was folded into one line."""
_ENTRIES: Final = 3
_ENTRY_CHARS: Final = 100
"""Entries of a list are on average no longer."""
_FIRST_PAGES: Final = 6
_LINE: Final = re.compile(r"[^\n]+")
_WORD: Final = re.compile(r"[^\W\d_]+")
_PAGE_BEFORE: Final = re.compile(
    rf"[ \t]*(?:(?:{PAGE_WORD} )?\d{{1,3}}(?: {OF} \d{{1,3}})?[ \t]+){{0,2}}", re.IGNORECASE
)
_FOLDED: Final = 80
"""A shorter line is no list that was folded."""
_BAR: Final = re.compile(r"[ \t](?P<bar>\|)[ \t]+")
_PRINTED: Final = 150
"""A printed line has no more characters; a longer one was folded."""
_SETS_KEPT: Final = 8
"""So many patterns of profiles' words are remembered."""
_AGAIN: Final = 0.45
"""So much of a list without pages' numbers is said again; of prose it is hardly a quarter."""
_RUN_IN_LEADER: Final = re.compile(
    rf"{DOTS}\s*\d{{0,3}}(?=\s|$)|{LEADER}\d{{1,3}}[ \t]*$", re.MULTILINE
)


def _is_contents(text: str, opening: re.Pattern[str]) -> bool:
    """Tell whether a page lists other pages: it says so, or three lines end in page numbers."""
    dotted = 0
    if may_lead(text):
        dotted = sum(not _leads_to_words(text, m) for m in _RUN_IN_LEADER.finditer(text))
    if opening.search(text, 0, _OPENING) is not None:
        # Leaders of blanks are looked for only here: tables are full of blanks and figures.
        is_listing = dotted + len(_LISTED.findall(text)) >= _FEWEST
        if _heading(text, opening, is_listing=is_listing) is not None:
            return is_listing or len(text) < _MUCH_LISTED
    if dotted <= _FEWEST:
        return False
    return dotted >= 0.3 * sum(1 for line in text.split("\n") if line.strip())


def _leads_to_words(text: str, leader: re.Match[str]) -> bool:
    """Tell whether dots lead to words on their line, and to no page's number.

    Example: ``Målopfyldelse ....... Ikke opfyldt``.
    """
    start = text.rfind("\n", 0, leader.start()) + 1
    end = text.find("\n", leader.end())
    end = len(text) if end < 0 else end
    rest = text[leader.end() : end]
    return (end - start < _PRINTED and any(map(str.isalpha, rest))) or "%" in rest


def _is_folded(text: str) -> bool:
    """Tell whether figures that end entries rise, as pages' numbers do in a folded list."""
    numbers = [int(number) for number in _ENTRY.findall(text)]
    rising = sum(a <= b for a, b in pairwise(numbers))
    return len(numbers) >= _ENTRIES and rising >= 0.8 * (len(numbers) - 1)


def _heading(text: str, opening: re.Pattern[str], *, is_listing: bool) -> re.Match[str] | None:
    """Return a contents' heading where a page opens, or after a short running head.

    Where nothing else shows a list it begins its line: ``Mål: Bedre indhold`` is none.
    """
    match = opening.search(text, 0, _OPENING)
    if match is None:
        return None
    before = text[: match.start()]
    if not is_listing and before.rpartition("\n")[2].strip():
        return None
    return match if _is_head(before) else None


def _is_head(before: str) -> bool:
    """Tell whether words may be a page's head: they are few and no sentence."""
    words = before.split()
    return len(words) <= _HEAD_WORDS and not any(word[0].islower() for word in words[:-1:2])


def _contents_noise(
    pages: Sequence[Page], opening: re.Pattern[str], labelled: Opening | None
) -> Iterator[tuple[int, Noise]]:

    @cache
    def told() -> Counter[tuple[str, str]]:
        return _pairs("\n".join(page.text for page in pages))  # few documents ask for it

    for page in pages[:_FIRST_PAGES]:
        folded = _folded_lists(page.text, opening, pages, told)
        for start, end in folded:
            span = trimmed(page, start, end)
            if span is not None:
                yield page.number, Noise(NoiseKind.CONTENTS, span)
        if folded:
            continue
        if _is_contents(page.text, opening):
            lists = [_list_of(page.text, opening, labelled)]
        else:
            lists = [match.span("list") for match in _dotted_lists(page)]
        for start, end in lists:
            span = trimmed(page, start, end)
            if span is not None:
                yield page.number, Noise(NoiseKind.CONTENTS, span)


def _dotted_lists(page: Page) -> Iterator[re.Match[str]]:
    """Yield lists on a text page with more on it: three lines that lead to numbers or more."""
    if page.print is not None or not may_lead(page.text):
        return iter(())
    return _DOTTED_LIST.finditer(page.text)


def _folded_lists(
    text: str,
    opening: re.Pattern[str],
    pages: Sequence[Page],
    told: Callable[[], Counter[tuple[str, str]]],
) -> list[tuple[int, int]]:
    """Return the lists that were folded into one line: ``2 Indhold Mål 1. Flere børn 3 …``.

    Their entries end in figures that rise, or are said again where each goal is told.
    """
    found: list[tuple[int, int]] = []
    for number, line in enumerate(_LINE.finditer(text)):
        heading = opening.search(text, line.start(), min(line.end(), line.start() + _OPENING))
        if heading is None:
            if _is_bare_list(line.group()) and _is_said_again(line.group(), told()):
                found.append(line.span())
            continue
        if line.end() - heading.end() < _FOLDED:
            continue
        before, listed = text[line.start() : heading.start()], text[heading.end() : line.end()]
        opens = _PAGE_BEFORE.fullmatch(before) is not None
        opens = opens or (number == 0 and _is_running_head(before, pages))
        rises = _is_folded(listed) and (opens or _is_head(before))
        if rises or (opens and _is_said_again(listed, told())):
            found.append(line.span())
    return found


def _is_bare_list(line: str) -> bool:
    """Tell whether a line is nothing but titles before figures that rise, under whatever heading.

    Example: ``I dette hæfte A1. Cykelstier 3 A2. Skoler 4 B1. Biblioteker 6 B2. Haller 7``.
    """
    ends = [entry.end() for entry in _ENTRY.finditer(line)]
    is_whole = len(ends) > _ENTRIES and ends[-1] == len(line.rstrip())
    return is_whole and len(line) <= _ENTRY_CHARS * len(ends) and _is_folded(line)


def _is_running_head(before: str, pages: Sequence[Page]) -> bool:
    """Tell whether words open several pages."""
    head = before.strip()
    return bool(head) and sum(page.text.lstrip().startswith(head) for page in pages) > 1


def _is_said_again(listed: str, told: Counter[tuple[str, str]]) -> bool:
    """Tell whether words beside each other in a part of the text mostly are so elsewhere in it."""
    pairs = _pairs(listed)
    return sum(told[pair] > count for pair, count in pairs.items()) > _AGAIN * len(pairs)


def _pairs(text: str) -> Counter[tuple[str, str]]:
    """Count the words that stand beside each other, whatever their case."""
    return Counter(pairwise(_WORD.findall(text.casefold())))


def _list_of(text: str, opening: re.Pattern[str], labelled: Opening | None) -> tuple[int, int]:
    """Return where a page lists others: up to what it holds besides, or the whole page."""
    heading = opening.search(text)
    if heading is None:
        return _leading(text)
    listed = max((m.end() for m in _LISTED.finditer(text)), default=0)
    end = max(listed, heading.end())
    line = end if listed else text.find("\n", end) + 1 or len(text)
    while line < len(text):
        stop = text.find("\n", line)
        stop = len(text) if stop < 0 else stop
        if labelled is not None and labelled.match(text, line, stop):
            value = text[line:stop].partition(":")[2] or text[stop:].lstrip().split("\n", 1)[0]
            if listed or len(value.split()) > 1:
                # Below the last entry a goal's heading may stand above its first label.
                above = [m.end() for m in _LISTED.finditer(text, 0, line)]
                return heading.start(), max(above, default=line)
        line = stop + 1
    rest = text[listed:].strip() if listed else ""
    return (heading.start(), listed) if len(rest) > _MUCH else (0, len(text))


def _leading(text: str) -> tuple[int, int]:
    """Return where lines that lead to pages' numbers stand, with a short line above them.

    It is all of a page on which little else stands.
    """
    found = list(_RUN_IN_LEADER.finditer(text))
    start = text.rfind("\n", 0, found[0].start()) + 1
    stop = text.find("\n", found[-1].end())
    end = len(text) if stop < 0 else stop
    if len(text[:start].strip()) + len(text[end:].strip()) <= _MUCH:
        return 0, len(text)
    above = text[:start].rstrip()
    title = above[above.rfind("\n") + 1 :]
    return (above.rfind("\n") + 1 if len(title.split()) <= _HEAD_WORDS else start), end


def _closing_noise(page: Page, closing: re.Pattern[str], labelled: Opening | None) -> Noise | None:
    """Return the closing line at the end of the document's last page, if there is one."""
    tail = max(0, len(page.text.rstrip()) - _CLOSING_CHARS)
    for match in closing.finditer(page.text, tail):
        span = trimmed(page, match.start(match.lastgroup or 0), len(page.text))
        if span is None:
            continue
        below = page.text[span.start : span.end].split("\n")[1:]
        lines = [line for line in below if not closing.match(f"\n{line}")]
        if labelled is None or not any(labelled.match(line) for line in lines):
            return Noise(NoiseKind.BOILERPLATE, span)
    return None


def mark_asides(
    pages: Sequence[Page], profile: Profile, labelled: Opening | None = None
) -> tuple[Page, ...]:
    """Mark pages of contents and closing lines as noise.

    ``labelled`` matches lines that start with label words: no closing line stands above one.
    """
    words = profile.noise
    noise: dict[int, list[Noise]] = {}
    if words.contents:
        for number, mark in _contents_noise(pages, _contents(words.contents), labelled):
            noise.setdefault(number, []).append(mark)
    filled = [page for page in pages if page.text.strip()]
    if words.closing and filled:
        last = _closing_noise(filled[-1], _closing(words.closing), labelled)
        if last is not None:
            noise.setdefault(filled[-1].number, []).append(last)
    return tuple(
        replace(page, noise=_outermost((*page.noise, *noise.get(page.number, ()))))
        for page in pages
    )


@lru_cache(_SETS_KEPT)
def _contents(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches a contents' heading."""
    alternatives = "|".join(map(re.escape, words))
    # "Indhold i undervisningen" opens a sentence, no list.
    return re.compile(rf"(?<![\w-])(?i:{alternatives})\b(?=\s*(?:\n|:|$|[A-ZÆØÅÄÖ0-9]))")


@lru_cache(_SETS_KEPT)
def _closing(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches the beginning of a closing line."""
    alternatives = "|".join(map(re.escape, words))
    # A value may lack its stop: two words or more, or a colon, open the line then too.
    several = "|".join(re.escape(word) for word in words if _is_telling(word)) or "(?!)"
    return re.compile(
        rf"(?:\n|[.!?][\"”)]?\s)[ \t]*(?P<line>(?:{alternatives})\b)"
        rf"|(?<=[a-zæøåäö0-9])\s(?P<open>(?:{several})(?!\w))"
    )


def mark_rules(page: Page) -> Page:
    """Mark the lines of a text that are nothing but a rule: ``=====`` below a heading."""
    if page.print is not None:
        return page
    spans = [trimmed(page, *match.span()) for match in _RULE.finditer(page.text)]
    rules = [Noise(NoiseKind.MARKER, span) for span in spans if span is not None]
    return replace(page, noise=_outermost((*page.noise, *rules))) if rules else page


def mark_bars(page: Page, labelled: Opening) -> Page:
    """Mark the bars that part labelled values on one line: ``Mål: 40 hold | Frist: 2022``."""
    if page.print is not None or "|" not in page.text:
        return page
    bars = [m for m in _BAR.finditer(page.text) if _opens_labelled(page.text, m.end(), labelled)]
    if len(bars) < _FEWEST:
        return page
    marks = [Noise(NoiseKind.MARKER, Span(page.number, *bar.span("bar"))) for bar in bars]
    return replace(page, noise=_outermost((*page.noise, *marks)))


def _opens_labelled(text: str, at: int, labelled: Opening) -> bool:
    end = labelled.match(text, at)
    return isinstance(end, int) and text[end : end + 1] == ":"


def _is_telling(word: str) -> bool:
    return " " in word or word.endswith(":")


def _outermost(noise: Sequence[Noise]) -> tuple[Noise, ...]:
    """Put noise in order, without what lies within other noise."""
    kept: list[Noise] = []
    for one in sorted(noise, key=lambda n: (n.span.start, -n.span.end)):
        if not kept or one.span.end > kept[-1].span.end:
            kept.append(one)
    return tuple(kept)
