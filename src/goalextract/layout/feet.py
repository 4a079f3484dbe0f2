"""What stands at the feet of a text's pages, whose lines were folded: numbers, who reports."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from goalextract.document import NoiseKind, Page, Span
from goalextract.language.pages import NUMBERED_PAGE
from goalextract.layout.recurring import opening_of, with_noise
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_NUMBER_FIRST: Final = re.compile(rf"\s*(?:\d+\s+)?(?P<number>{NUMBERED_PAGE})\s", re.IGNORECASE)
_NUMBER_LAST: Final = re.compile(rf"\s(?P<number>{NUMBERED_PAGE})\s*$", re.IGNORECASE)
_BARE_NUMBER: Final = re.compile(
    r"(?P<digits>\d(?<=\s\d)(?:(?<!\d\s\d)|(?<=\s20\d\d\s\d))\d{0,2})\s*$"
)
_FEW_PAGES: Final = 3
"""On fewer pages numbers count on by chance, and words come again."""
_FOOT_WORDS: Final = 10
"""A foot says who reports and what; it has no more words."""
_AUTHORITY: Final = re.compile(r"\b(?:kommune|region)")
_FOOT_SHARE: Final = 0.6
"""So many pages have a foot: covers and pages of pictures have none."""
_NAMING: Final = 4
"""Shorter words of a title name nothing: ``i 2014`` ends values too."""
_HEADING_CHARS: Final = 120
_WORD: Final = re.compile(r"\S+")
_LONG_LINE: Final = re.compile(r"[^\n]+")
FindLabels = Callable[[str], Sequence[LabelMatch]]
_TITLE_WORDS: Final = 12
"""A line of more words is no title."""
_FOLDED: Final = 200
"""A line of more characters was a page, or a paragraph of one."""
_LAST_OF_LINE: Final = re.compile(r"[.!?]\s+(?P<digits>\d{1,3})\s*$")


def _page_numbers(pages: Sequence[Page]) -> Mapping[int, Sequence[Span]]:
    """Return the number that ends or opens a page's text, where all pages so numbered fit."""
    found: dict[int, list[Span]] = {}
    for find in (_NUMBER_FIRST.match, _NUMBER_LAST.search):
        shown = [(page, m) for page in pages if (m := find(page.text)) is not None]
        steps = {page.number - int(m["digits"]) for page, m in shown}
        if shown and (steps == {0} or (len(shown) > 1 and len(steps) == 1)):
            for page, m in shown:
                found.setdefault(page.number, []).append(Span(page.number, *m.span("number")))
    bare = [(page, m) for page in pages if (m := _BARE_NUMBER.search(page.text)) is not None]
    shifts = Counter(int(m["digits"]) - page.number for page, m in bare)
    shift = max(shifts, key=lambda shift: (shifts[shift], shift == 0), default=0)
    mine = [(page, m) for page, m in bare if int(m["digits"]) - page.number == shift]
    if len(mine) >= max(_FEW_PAGES, _FOOT_SHARE * len(pages)):
        for page, m in mine:
            found.setdefault(page.number, []).append(Span(page.number, *m.span("digits")))
    return found


def _line_numbers(pages: Sequence[Page]) -> Mapping[int, Sequence[Span]]:
    """Return the numbers that end long lines of a page and count on: each line was a page."""
    found: dict[int, list[Span]] = {}
    for page in pages:
        long = [m for m in _LONG_LINE.finditer(page.text) if len(m.group()) > _FOLDED]
        shown = [_LAST_OF_LINE.search(m.group()) for m in long]
        counted = [int(m["digits"]) for m in shown if m is not None]
        if len(counted) == len(long) > 1 and all(b - a == 1 for a, b in pairwise(counted)):
            found[page.number] = [
                Span(page.number, line.start() + m.start("digits"), line.start() + m.end("digits"))
                for line, m in zip(long, shown, strict=True)
                if m is not None
            ]
    return found


def _opening_line(pages: Sequence[Page]) -> str:
    """Return the line that opens a document, as openings are compared, if it may be a title."""
    line = pages[0].text.lstrip().partition("\n")[0] if pages else ""
    words = list(_WORD.finditer(line))
    return opening_of(words) if len(words) <= _TITLE_WORDS else ""


def _is_title(foot: str, title: str, opening: str) -> bool:
    """Tell whether all words of a foot are the title's, or those of the line that opens all."""
    said = foot.split()
    is_own = foot in opening and not opening.startswith(foot)  # a folded page ends in its foot
    named = {*title.split(), *("" if is_own else opening).split()}
    return named.issuperset(said) and any(len(word) >= _NAMING for word in said)


def _feet(pages: Sequence[Page], title: str | None, find: FindLabels) -> Mapping[int, Span]:
    """Return the words, two or more, that end most pages, their page numbers aside.

    They name the authority or are the title's: a value may end many pages too, word for word.  An
    authority right behind the label of who is responsible is its value.
    """
    opening, named = _opening_line(pages), opening_of(list(_WORD.finditer(title or "")))
    tails: dict[int, list[re.Match[str]]] = {}
    for page in pages:
        end = len(page.text)
        for noise in reversed(page.noise):
            if not page.text[noise.span.end : end].strip():
                end = noise.span.start
        near = max(0, end - _HEADING_CHARS)
        tails[page.number] = list(_WORD.finditer(page.text, near, end))[-_FOOT_WORDS:]
    counts = Counter(
        opening_of(words[n:]) for words in tails.values() for n in range(len(words) - 1)
    )
    need = max(_FEW_PAGES, _FOOT_SHARE * len(tails))
    feet: dict[int, Span] = {}
    for number, words in tails.items():
        least = _value_start(words, find)
        for n in range(max(0, least), len(words) - 1):
            foot = opening_of(words[n:])
            names = _AUTHORITY.search(foot) or _is_title(foot, named, opening)
            if counts[foot] >= need and names and not foot.endswith((".", "!", "?")):
                if n != least:
                    feet[number] = Span(number, words[n].start(), words[-1].end())
                break
    return feet


def _value_start(words: Sequence[re.Match[str]], find: FindLabels) -> int:
    """Return which word opens the value of the last label of who is responsible; -1 for none."""
    if not words:
        return -1
    first = words[0].start()
    labels = find(words[0].string[first : words[-1].end()])
    ends = [first + label.end for label in labels if label.kind is Kind.RESPONSIBLE]
    return next((n for n, word in enumerate(words) if ends and word.start() >= ends[-1]), -1)


def foot_noise(
    pages: Sequence[Page], title: str | None, find: FindLabels = lambda _text: ()
) -> list[Page]:
    """Mark page numbers at the edges of pages' texts, and the words that end most of them.

    Args:
        pages: pages of text, in order.
        title: the document's title, where it is known.
        find: finds the labels in a text.
    """
    numbers = _page_numbers(pages) if len(pages) > 1 else _line_numbers(pages)
    shown = [with_noise(p, NoiseKind.PAGE_NUMBER, numbers.get(p.number, ())) for p in pages]
    feet = _feet(shown, title, find)
    return [with_noise(p, NoiseKind.FOOTER, [feet.get(p.number)]) for p in shown]
