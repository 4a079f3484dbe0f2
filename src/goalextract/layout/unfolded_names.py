"""Where the name of a chapter ends that runs into the paragraph below it."""

import re
from typing import Final

from goalextract.language.pages import LEADS_ON
from goalextract.language.sentences import sentence_starts
from goalextract.language.words import is_common_word
from goalextract.layout.parts import COUNTED

_CAPITAL: Final = re.compile(r"(?<=\s)(?=[A-ZÆØÅÄÖ])")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_JOINS: Final = re.compile(rf"(?:\b{LEADS_ON}|[,&/–-])\s+$", re.IGNORECASE)
_BLANK: Final = re.compile(r"\s*")
_SMALL_NEXT: Final = re.compile(r"\S+\s+[a-zæøåäö]")
_LONG: Final = 10
"""A name of more words without a sentence below it is none."""


def name_end(text: str) -> int:
    """Return where a name ends that a paragraph may follow with no mark between.

    Example: ``"Vand og natur Afsnittet er nyt."`` -> 14, where ``Afsnittet`` starts; a name alone
    ends where the text does.
    """
    blank = _BLANK.match(text)
    first = blank.end() if blank is not None else 0
    number = COUNTED.match(text, first)
    first = number.end() if number is not None else first
    if not _holds_sentence(text[first:]):
        return len(text)
    stops = [first + at for at in sentence_starts(text[first:])]
    until = stops[1] if len(stops) > 1 else len(text)
    places = [m.start() for m in _CAPITAL.finditer(text, first + 1, until)]
    places = [at for at in places if text[first:at].strip() and not _JOINS.search(text[:at])]
    again = [at for at in places if _comes_again(text[first:at], text[at:])]
    if again:
        return again[-1]
    if len(stops) > 1 and not places:
        return until
    return next((at for at in places if _opens_sentence(text, at)), len(text))


def _holds_sentence(text: str) -> bool:
    """Tell whether a text ends as a paragraph does."""
    return text.rstrip().endswith((".", "!", "?", ":")) or len(text.split()) > _LONG


def _comes_again(name: str, below: str) -> bool:
    """Tell whether a name comes again in the paragraph below it, in letters of any size."""
    words = name.strip().rstrip(".").casefold()
    return (
        len(words) > 2
        and re.search(rf"(?<!\w){re.escape(words)}(?!\w)", below.casefold()) is not None
    )


def _opens_sentence(text: str, at: int) -> bool:
    """Tell whether a word is a common one with a capital, as sentences open, and no name."""
    word = _LETTERS.match(text, at)
    if word is None:
        return False
    is_upper = len(word.group()) > 1 and word.group().isupper()
    if is_upper or text[at - 1 : at].strip():
        return False
    return is_common_word(word.group().casefold()) or _SMALL_NEXT.match(text, at) is not None
