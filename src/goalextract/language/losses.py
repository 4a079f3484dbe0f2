"""Find what a text has lost on its way: numbers, hyphens, parts of words, items of a list.

A portal's transcript may have lost digits and line-end hyphens.  What is lost is never filled in;
it is said, with the words around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from goalextract.language.words import is_common_word

_MONTHS: Final = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
)
_NUMBERS: Final = {
    "to": 2,
    "tre": 3,
    "fire": 4,
    "fem": 5,
    "seks": 6,
    "syv": 7,
    "otte": 8,
    "ni": 9,
    "ti": 10,
}
_COUNTED: Final = "|".join(_NUMBERS)
_NUMBER_MISSING: Final = re.compile(
    # A unit without its number: "i alt kr.", "på %", "ca. mio. kr."
    rf"(?<![\w,½¼¾/])(?<!\d )(?:(?:i alt|samlet|ca\.|på|til|fra|med|over|under|mindst|højst|knap"
    rf"|godt|op til|yderligere|og|af|er|var|kostede|udgør|udgjorde)\s+)"
    rf"(?:%|kr\.|mio\.|mia\.|t\.kr\.|procentpoint|pct\.)"
    # Both ends of a range are gone: "fra til", "mellem og".
    rf"|\bfra til\b|\bmellem og\b|\bfra\s+%\s+til\b"
    # Two months in a row: "perioden oktober december".
    rf"|\b(?:{_MONTHS})\s+(?:{_MONTHS})\b"
    # A small word before a stop: "inden udgangen af .", "(uge )".
    rf"|\b(?:af|fra|til|ca\.|uge|kl\.|pr\.|ultimo|primo|medio|i perioden)\s+[.,;)]"
    rf"|\(\s*%|\buge\s+og\b|\bparagraf\s+[.,;)]|§\s+[a-zæøå]",
    re.IGNORECASE,
)
_JOINED: Final = re.compile(r"\b([a-zæøå]{3,})(og|eller)(?=\s+([a-zæøå]{3,}))", re.IGNORECASE)
_CUT: Final = re.compile(r"(?<![\w-])([a-zæøå]{3,})-\s?([a-zæøå]{2,})(?![\w-])", re.IGNORECASE)
_LOST_APOSTROPHE: Final = re.compile(r"\b(?:[A-ZÆØÅ]{2,}\w*|[A-ZÆØÅ]\w*) s\b(?!\.)")
_ANNOUNCED: Final = re.compile(
    rf"\b(?:følgende|disse|de)\s+(?P<count>{_COUNTED}|\d{{1,2}})\s+[^\W\d]\w*(?:\s+[^\W\d]\w*){{0,4}}:\s*",
    re.IGNORECASE,
)
_ITEM: Final = re.compile(r"(?<!\S)(?:[•·*–-]|\d{1,2}[.):]|[a-zæøå][.)])\s+(?=\S)")
_SENTENCE: Final = re.compile(r"[.!?;]\s+(?=[A-ZÆØÅ\d])|(?<=[a-zæøå0-9)])\s+(?=(?:At|Der|Et|En)\s)")
_MOST_ITEMS: Final = 20
_AROUND: Final = 24


@dataclass(frozen=True, slots=True)
class Loss:
    """Hold one loss: its code, its place in the text, and what to tell a reader."""

    code: str
    start: int
    end: int
    message: str


def _quote(text: str, start: int, end: int) -> str:
    """Return the words at a place with a few on each side."""
    left = text.rfind(" ", 0, max(0, start - _AROUND)) + 1 if start > _AROUND else 0
    right = text.find(" ", min(len(text), end + _AROUND))
    return text[left : right if right >= 0 else len(text)]


def _numbers(text: str) -> Iterator[Loss]:
    for match in _NUMBER_MISSING.finditer(text):
        quote = _quote(text, *match.span())
        yield Loss("number_missing", *match.span(), f"a number seems to be missing in '{quote}'")


def _words(text: str) -> Iterator[Loss]:
    for match in _JOINED.finditer(text):
        whole, first, joint = match.group().lower(), match.group(1), match.group(2)
        # A word list must prove it: the parts are words, the whole is none.
        if is_common_word(first.lower()) and not is_common_word(whole):
            mended = f"{first}- {joint}"
            message = (
                f"'{match.group()}' is printed for '{mended}' in '{_quote(text, *match.span())}'"
            )
            yield Loss("word_joined", *match.span(), message)
    for match in _CUT.finditer(text):
        first, second = match.group(1).lower(), match.group(2).lower()
        is_ellipsis = second in ("og", "eller", "samt")
        if not is_ellipsis and is_common_word(first + second) and not is_common_word(first):
            message = (
                f"'{match.group()}' seems to be the one word '{match.group(1)}{match.group(2)}'"
            )
            yield Loss("word_split", *match.span(), message)
    for match in _LOST_APOSTROPHE.finditer(text):
        message = f"an apostrophe seems to be lost in '{_quote(text, *match.span())}'"
        yield Loss("word_split", *match.span(), message)


def _items(text: str) -> Iterator[Loss]:
    for match in _ANNOUNCED.finditer(text):
        counted = match["count"].lower()
        announced = int(counted) if counted.isdigit() else _NUMBERS[counted]
        rest = text[match.end() :]
        marked = len(_ITEM.findall(rest))
        said = len([part for part in _SENTENCE.split(rest) if part.strip()])
        named = len(re.split(r",\s|\sog\s", rest)) if rest.strip() else 0
        found = marked if marked > 1 else max(said, named)
        if 1 < announced <= _MOST_ITEMS and found < announced:
            words = match.group().strip()
            message = f"'{words}' announces {announced}, but {found} follow"
            yield Loss("items_missing", match.start(), match.end(), message)


def find_losses(text: str) -> tuple[Loss, ...]:
    """Return what a text seems to have lost, in its order.

    Example: ``"en ramme på kr. i alt"`` -> one loss, ``number_missing``;
    ``"inden for kulturog fritidsområdet"`` -> ``word_joined``;
    ``"følgende tre punkter: a. Et b. To"`` -> ``items_missing``.
    """
    found = [*_numbers(text), *_words(text), *_items(text)]
    return tuple(sorted(found, key=lambda loss: (loss.start, loss.code)))
