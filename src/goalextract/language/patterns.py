"""Patterns of many words, made so that most places in a text fail at their first letter."""

import re
from collections.abc import Iterable
from typing import Final

DOTS: Final = r"(?:\.{4,}|(?:\. ){3,}|…{2,})"
"""A row of dots that leads to a page's number in a list of contents."""
LEADER: Final = rf"(?:{DOTS}|[ \t]\.{{3}}[ \t])"
"""One that may be as short as three dots set apart."""
_DOTTED: Final = ("...", ". . . ", "……")


def may_lead(text: str) -> bool:
    """Tell whether a leader may stand in a text: most texts have no such dots."""
    return any(dots in text for dots in _DOTTED)


def any_of(words: Iterable[str]) -> str:
    """Return a pattern of the longest of some words, which share their first letters.

    The words are literal text.

    Example: ``("to", "tre", "tretten")`` -> ``"t(?:o|re(?:tten)?)"``.
    """
    by_letter: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        by_letter.setdefault(word[:1], []).append(word[1:])
    is_whole = by_letter.pop("", None) is not None
    longer = [re.escape(letter) + any_of(rests) for letter, rests in by_letter.items()]
    if not longer:
        return ""
    if is_whole:
        return f"(?:{'|'.join(longer)})?"
    return longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})"
