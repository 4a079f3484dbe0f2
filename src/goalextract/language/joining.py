"""Join the lines of a value into the text a reader would copy."""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from goalextract.language.words import is_common_word, word_frequencies

_LAST: Final = re.compile(r"[^\W_]+$")
_FIRST: Final = re.compile(r"[^\W_]+")
_SLASH: Final = re.compile(r"[^\W\d_]/$")
"""A line broke behind it: ``og/`` and ``eller``."""
_RANGE: Final = re.compile(r"\d[–-]$")
"""A line broke within a range: ``kl. 16–`` and ``22``."""
_TWICE: Final = re.compile(r"(?<=[^\W\d_])- (?=[a-zæøåäö]+-$)")
"""Where a word was cut that its line's end cuts once more: ``Dag- til-`` above ``budschefen``."""
_STOP: Final = re.compile(r"[)\]]?[,.;:!?](?=\s|$)|[)\]](?=\s|$)")
CHAIN_GOES_ON: Final = re.compile(r"[^\W_]{1,3}-[^\W_]")
_CHAIN: Final = re.compile(r"[^\W_]-[^\W_]{1,3}$")
"""Short words between hyphens are a phrase's, with which a line begins or ends: ``prøv-en-dag``."""
_COUNTED: Final = ("en", "et", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
"""Between two of these a hyphen says *to*: ``to-tre``."""
_KEPT: Final = 1 << 14
"""So many joined texts are remembered: the sections of a long report."""
_SHORT: Final = 4
_LONG: Final = 6
_FREQUENT: Final = 2e-5
_PREFIXES: Final = ("ikke", "non")
"""Words that keep the hyphen after them: `ikke-vestlig`."""
INFLECTIONS: Final = ("", "s", "e", "n", "r", "t", "en", "et", "er", "ne", "rne", "erne", "ens")
_ENDINGS: Final = ("ne", "rne", "erne", "ren", "ens")
"""Endings that are no words, by which a cut word goes on."""
LETTER_ENDINGS: Final = ("e", "n", "r", "s", "t")
_LETTER_WORDS: Final = ("i", "å", "á", "à")
SOFT_HYPHEN: Final = "\u00ad"
OWN_HYPHEN: Final = "\u2011"
"""At a line's end, the hyphen that a word has wherever it stands."""
_HYPHENS: Final = ("-", "\u2010", "\u2011")
ELLIPTIC: Final = re.compile(r"(?:og|eller|samt|och|m\.fl|m\.v|mv)\b", re.IGNORECASE)
"""Words before which a line-end hyphen stands for a left-out word: `kultur- og fritidstilbud`."""


def fold_space(text: str) -> str:
    """Fold white space to single spaces and compose the characters (NFC).

    Example: ``" to\\n  linjer "`` -> ``"to linjer"``.
    """
    return " ".join(unicodedata.normalize("NFC", text).split())


def _join_ends(before: str, after: str) -> tuple[str, str]:
    """Return a line as it stands before the next, and what parts the two.

    Example: ``("uddannelses-", "plads")`` -> ``("uddannelses", "")``; ``("16–", "22")`` ->
    ``("16–", "")``.
    """
    is_within = _SLASH.search(before) and after[:1].isalpha()
    if is_within or _STOP.match(after) or (_RANGE.search(before) and after[:1].isdigit()):
        return before, ""
    if before.endswith(SOFT_HYPHEN):
        return before.rstrip(SOFT_HYPHEN), ""
    if not before.endswith(_HYPHENS) or len(before) < 2 or not before[-2].isalnum():
        return before, "" if is_cut(before, after) else " "
    if ELLIPTIC.match(after):
        return before, " "
    return _at_hyphen(before, after), ""


def _at_hyphen(before: str, after: str) -> str:
    """Return a line that ends with a hyphen as it stands before the next, which goes on."""
    if before.endswith(OWN_HYPHEN):
        return before[:-1] + "-"
    # The hyphen after an abbreviation is its own: `IT-afdelingen`.
    is_abbreviation = before[-3:-1].isupper() and len(before[-3:-1]) == 2
    first = _last(before[:-1])
    if before[-2].isalpha() and after[:1].islower() and not is_abbreviation:
        is_chain = _CHAIN.search(before[:-1]) or CHAIN_GOES_ON.match(after)
        keeps = first is not None and (is_chain or _keeps_hyphen(first.group(), after))
        return before if keeps else _TWICE.sub("", before)[:-1]
    return before


def _last(line: str) -> re.Match[str] | None:
    """Return the letters and digits that a line of single blanks ends with."""
    return _LAST.search(line, line.rfind(" ") + 1)


def is_cut(before: str, after: str) -> bool:
    """Tell whether a narrow cell cut a word without a hyphen: `rehabiliterin|g`.

    A word list must prove it: neither part is a word, and a common word goes over the cut.
    """
    first, following = _last(before), _FIRST.match(after)
    if first is None or following is None or not following.group()[0].islower():
        return False
    one, two = first.group().lower(), following.group().lower()
    if not first.group().isalpha() or two in _LETTER_WORDS:
        return False
    is_alone = first.start() == 0 and following.end() == len(after)
    is_whole = following.end() == len(after) or after[following.end()].isspace()
    if is_common_word(one) or (_is_compound(one) and not is_alone):
        is_ending = two in LETTER_ENDINGS and is_whole and len(one) >= _LONG
        return is_ending or (not is_word(two) and is_common_word(one + two))
    if is_word(two) and not is_alone:
        return one not in word_frequencies() and one + two in word_frequencies()
    if (len(two) == 1 and is_whole) or two in _ENDINGS:
        return True
    # `faglige` lies over the cut of `kostfaglig eneansvarlig`, but both are words.
    return goes_over(one, two) and not (_is_compound(one) and _is_compound(two))


def is_word(word: str) -> bool:
    """Tell whether letters are a word: short ones are listed that are but parts of words."""
    frequency = word_frequencies().get(word, 0.0)
    return frequency >= _FREQUENT if len(word) < _SHORT else is_common_word(word)


def _is_compound(word: str) -> bool:
    """Tell whether a word is two common ones, the second of some length: ``eneansvarlig``.

    An s may link them: ``besøgsvenner``.
    """
    cuts = range(_SHORT - 1, len(word) - _SHORT)
    return any(
        is_common_word(word[:cut]) and (is_common_word(word[cut:]) or _is_linked(word[cut:]))
        for cut in cuts
    )


def _is_linked(rest: str) -> bool:
    """Tell whether the rest of a word is an s that links it and a common word of some length."""
    return rest[0] == "s" and len(rest) > _SHORT + 1 and is_common_word(rest[1:])


def goes_over(one: str, two: str) -> bool:
    """Tell whether a common word lies over the cut between two parts of a word.

    Where it has but one letter before the cut, what stands before it must be a word too.
    """
    whole, cut = one + two, len(one)
    return any(
        end - start >= _LONG
        and is_common_word(whole[start:end])
        and _may_end(whole[end:])
        and (start < max(1, cut - 1) or _may_begin(whole[:start]))
        for start in range(cut)
        for end in range(min(cut + 2, len(whole)), len(whole) + 1)
    )


def _may_begin(head: str) -> bool:
    """Tell whether letters may stand before a word within a longer one: a word of some length."""
    return len(head) >= _SHORT and _is_danish(head)


def _may_end(tail: str) -> bool:
    """Tell whether letters may follow a word within a longer one: an ending, or another word."""
    joined = tail.removeprefix("s")
    return tail in INFLECTIONS or len(tail) > _LONG or is_common_word(joined)


def _keeps_hyphen(first: str, after: str) -> bool:
    """Tell whether a word keeps the hyphen after it: a letter (``E-sport``), a foreign name."""
    if len(first) == 1 or first.lower() in _PREFIXES:
        return True
    following = _FIRST.match(after)
    second = following.group().lower() if following else ""
    if first.lower() in _COUNTED and second in _COUNTED:
        return True
    # The cut lies within a word where a common one goes over it: `Kompagnonundervis-/ning`.
    return (
        first[0].isupper()
        and not _is_danish(first.lower())
        and len(second) > _SHORT  # `Stran-/døre`: names stand before longer nouns
        and is_common_word(second)
        and not goes_over(first.lower(), second)
    )


def _is_danish(word: str) -> bool:
    """Tell whether a word, or the word before its joining letter, is in common use."""
    return is_common_word(word) or (len(word) > _SHORT and is_common_word(word[:-1]))


def join_lines(lines: Iterable[str]) -> str:
    """Join lines to one text: words cut at a line's end become whole, white space is folded.

    A hyphen at a line's end goes when a lower-case letter follows, unless the next word is *og*,
    *eller* or *samt* (83 of 84 cases right on a measured sample of Danish sheets).  Before a
    capital or a digit, and after an abbreviation, it stays, without a space.

    Example: ``["uddannelses-", "plads til kultur-", "og fritid"]`` ->
    ``"uddannelsesplads til kultur- og fritid"``.
    """
    return _joined(tuple(lines))


@lru_cache(maxsize=_KEPT)
def _joined(lines: tuple[str, ...]) -> str:
    """Join lines; a section's are joined again by each step that looks at its text."""
    parts: list[str] = []
    for line in lines:
        folded = fold_space(line)
        if not folded:
            continue
        if parts:
            before, between = _join_ends(parts[-1], folded)
            parts[-1] = before + between
        parts.append(folded)
    joined = "".join(parts)
    if len(parts) == 1 and SOFT_HYPHEN not in joined:
        return joined  # folded already
    return fold_space(joined.replace(SOFT_HYPHEN, ""))
