"""Patterns of many words, made so that most places in a text fail at their first letter."""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import Final, Protocol

DOTS: Final = r"(?:(?<!\.)\.{4,}|(?<!\. )(?:\. ){3,}|(?<!…)…{2,})"
"""A row of dots that leads to a page's number in a list of contents.

It is tried from its first dot only: else the time for a long row would grow with its square.
"""
LEADER: Final = rf"(?:{DOTS}|[ \t]\.{{3}}[ \t])"
"""One that may be as short as three dots set apart."""
_DOTTED: Final = ("...", ". . . ", "……")


ROW_RULE: Final = re.compile(r"(?=[\s|+:=─–-]*?[=─–-]{2})[\s|+:=─–-]++")
"""Matches a line drawn between rows, however its columns are marked: ``|----+----|``.

Possessive, since such marks can be parted in many ways.
"""


class Opening(Protocol):
    """Match what texts open with, as a compiled pattern does."""

    def match(self, text: str, at: int = 0, stop: int = ..., /) -> object:
        """Return what says that a text opens so, or None."""
        ...


def may_lead(text: str) -> bool:
    """Tell whether a leader may stand in a text: most texts have no such dots."""
    return holds_any(text, _DOTTED)


def holds_any(text: str, parts: Iterable[str]) -> bool:
    """Tell whether any of some parts of words stands in a text: a quick look before a pattern's."""
    return any(map(text.__contains__, parts))


def any_of(words: Iterable[str], written: Callable[[str], str] = re.escape) -> str:
    """Return a pattern of the longest of some words, which share their first letters.

    Args:
        words: literal text.
        written: writes a piece of it as a pattern.

    Example: ``("to", "tre", "tretten")`` -> ``"t(?:o|re(?:tten)?)"``.
    """
    by_letter: dict[str, list[str]] = {}
    for word in dict.fromkeys(words):
        by_letter.setdefault(word[:1], []).append(word)
    is_whole = by_letter.pop("", None) is not None
    longer: list[str] = []
    for group in by_letter.values():
        shared = _shared(group)
        rests = [word[shared:] for word in group]
        rest = any_of(rests, written) if len(rests) > 1 else ""
        longer.append(written(group[0][:shared]) + rest)
    if not longer:
        return ""
    if is_whole:
        return f"(?:{'|'.join(longer)})?"
    return longer[0] if len(longer) == 1 else f"(?:{'|'.join(longer)})"


def _shared(words: Sequence[str]) -> int:
    """Count the letters with which all of some words begin."""
    first, last = min(words), max(words)
    unlike = (at for at, (a, b) in enumerate(zip(first, last, strict=False)) if a != b)
    return next(unlike, len(first))
