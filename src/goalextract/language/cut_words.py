"""Tell words that the edge of a narrow cell cut, where their place on paper allows it.

A place alone proves nothing: a line may end at the edge with a whole word too.
"""

import re
from enum import Enum
from typing import Final

from goalextract.language.joining import (
    CHAIN_GOES_ON,
    ELLIPTIC,
    INFLECTIONS,
    LETTER_ENDINGS,
    goes_over,
    is_cut,
    is_word,
)
from goalextract.language.words import is_common_word

_LAST: Final = re.compile(r"[^\W\d_]+$")
_FIRST: Final = re.compile(r"[^\W\d_]+")
_SHORT: Final = 4


class Cut(Enum):
    """Name what a line's end is: between two words, within one, or nobody knows."""

    BETWEEN = "between"
    WITHIN = "within"
    UNCLEAR = "unclear"


def cut_at(before: str, after: str) -> Cut:
    """Say whether one word goes over the end of a line that had no room for a letter more.

    Example: ``("Behandlingsgar", "anti")``, ``("Stationen", "s")`` -> ``Cut.WITHIN``;
    ``("utilsigtede", "hændelser")`` -> ``Cut.UNCLEAR``; ``("med", "borgere")`` -> ``Cut.BETWEEN``.
    """
    first, following = _LAST.search(before.rpartition(" ")[2]), _FIRST.match(after)
    if first is None or following is None or not following.group()[0].islower():
        return Cut.BETWEEN
    one, two = first.group().lower(), following.group().lower()
    if two in LETTER_ENDINGS and len(one) > _SHORT:
        return Cut.WITHIN
    said = _may_be_word(one) + _may_be_word(two)
    # A common word may lie over the end of one word and the start of another: `eder` and `for`.
    over = said < len((one, two)) and goes_over(one, two)
    if over or is_common_word(one + two) or is_cut(before, after):
        return Cut.WITHIN
    return (Cut.WITHIN, Cut.UNCLEAR, Cut.BETWEEN)[said]


def is_hyphenated(before: str, after: str) -> bool:
    """Tell whether a hyphen at a line's end surely cuts a word, and is not the word's own.

    What follows is no word, a common word goes over the cut, an s joins two words, or both are
    of some length and in common use, as the parts of compounds are.

    Example: ``("uddannelses", "plads")`` -> True; ``("sagsbehand", "lingstid")`` -> True;
    ``("go", "live")`` -> False.
    """
    first, following = _LAST.search(before), _FIRST.match(after)
    if first is None or following is None or ELLIPTIC.match(after) or CHAIN_GOES_ON.match(after):
        return False
    one, two = first.group().lower(), following.group().lower()
    are_parts = min(len(one), len(two)) > _SHORT and _may_be_word(one) and _may_be_word(two)
    is_linked = one.endswith("s") and len(one) > _SHORT and is_common_word(one[:-1])
    is_told = is_linked or are_parts or not _may_be_word(two)
    return is_told or is_common_word(one + two) or goes_over(one, two)


def _may_be_word(letters: str) -> bool:
    """Tell whether letters are a word in use, with an ending or a joining letter, or two in one."""
    if is_word(letters) or _is_inflected(letters):
        return True
    cuts = range(_SHORT - 1, len(letters) - _SHORT + 1)
    return any(_is_inflected(letters[:at]) and _is_inflected(letters[at:]) for at in cuts)


def _is_inflected(letters: str) -> bool:
    """Tell whether letters are a word of some length, or one with an ending."""
    ends = (letters.removesuffix(ending) for ending in INFLECTIONS if letters.endswith(ending))
    return any(len(stem) >= _SHORT and is_common_word(stem) for stem in ends)
