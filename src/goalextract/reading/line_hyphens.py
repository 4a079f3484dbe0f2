"""Hyphens at the ends of printed lines: a word's own, or the mark of a word that was cut there.

Most documents cut no word at a line's end; a line that ends with a hyphen then broke within a word
that has one (``go-live``).  Where a single word is cut for sure, any of the others may be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.language.cut_words import is_hyphenated
from goalextract.language.joining import ELLIPTIC, OWN_HYPHEN, SOFT_HYPHEN
from goalextract.reading.shapes import PrintedWords

_HYPHEN: Final = "-"
_SAME_LINE: Final = 2.0
"""A line below has its bottom so many points lower at least."""


@dataclass(frozen=True, slots=True)
class LineHyphens:
    """Hold which words of a page end a line with a hyphen, and whether one is surely cut."""

    words: frozenset[int] = frozenset()
    cuts: bool = False


def line_hyphens(words: PrintedWords) -> LineHyphens:
    """Find the words that go on in small letters on the line that was drawn after theirs."""
    texts, bottoms = words.texts, words.edges[:, 3]
    found: list[int] = []
    cuts = any(SOFT_HYPHEN in text for text in texts)
    for at, text in enumerate(texts[:-1]):
        if not text.endswith(_HYPHEN) or not text[:-1]:
            continue
        after = texts[at + 1]
        goes_on = text[-2].isalpha() and after[0].islower() and not ELLIPTIC.match(after)
        if goes_on and bottoms[at + 1] - bottoms[at] > _SAME_LINE:
            found.append(at)
            cuts = cuts or is_hyphenated(text[:-1], after)
    return LineHyphens(frozenset(found), cuts)


def with_own_hyphens(text: str, ends: Sequence[int]) -> str:
    """Mark hyphens that are words' own as such, so that these keep them when lines are joined.

    Args:
        text: a page's text.
        ends: where the words with such hyphens end in it.
    """
    parts: list[str] = []
    start = 0
    for end in sorted(ends):
        if text[end - 1] == _HYPHEN:
            parts += (text[start : end - 1], OWN_HYPHEN)
            start = end
    return "".join((*parts, text[start:]))
