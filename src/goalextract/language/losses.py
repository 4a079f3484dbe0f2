"""Find what a text has lost on its way: numbers, hyphens, parts of words, items of a list.

A portal's transcript may have lost digits and line-end hyphens.  What is lost is never filled in;
it is said, with the words around it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from goalextract.language.numbers import NUMBER_WORDS
from goalextract.language.patterns import holds_any
from goalextract.language.words import is_common_word

_MONTHS: Final = (
    "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december"
)
_MONTH_NAMES: Final = tuple(_MONTHS.split("|"))
_LONGEST: Final = 30
_NUMBERS: Final = ("to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti")
_COUNTED: Final = "|".join(_NUMBERS)
_UNITS: Final = ("%", "kr.", "mio.", "mia.", "procentpoint", "pct.")
_UNIT: Final = re.compile(r"(?:%|\bkr\.|\bmio\.|\bmia\.|\bt\.kr\.|\bprocentpoint|\bpct\.)")
_BEFORE_UNIT: Final = re.compile(
    r"(?:(?<![\w,½¼¾/])(?<!\d )(?:i alt|samlet|ca\.|på|til|fra|med|over|under|mindst|højst|knap"
    r"|godt|op til|yderligere|og|af|er|var|kostede|udgør|udgjorde)\s+|\(\s*)$",
    re.IGNORECASE,
)
"""Words after which a unit lacks its number: ``i alt kr.``, ``på %``, ``( %``."""
_NUMBER_MISSING: Final = re.compile(
    # Both ends of a range are gone: "fra til", "mellem og".
    r"\b(?:fra til|mellem og|uge og)\b"
    # Two months in a row: "perioden oktober december".
    rf"|\b(?:{_MONTHS})\s+(?:{_MONTHS})\b"
    # A small word before a stop: "inden udgangen af .", "(uge )".
    r"|\b(?:af|fra|til|ca\.|uge|kl\.|pr\.|ultimo|primo|medio|i perioden)\s+[.,;)]"
    r"|§\s+[a-zæøåäö]",
    re.IGNORECASE,
)
_RARE: Final = (" .", " ,", " ;", " )", "fra til", "mellem og", "uge og", "§ ")
"""One of these stands where a number of no unit is missing, months apart."""
_JOINED: Final = re.compile(
    r"(?:og(?<=[^\W\d_]{3}og)|eller(?<=[^\W\d_]{3}eller))(?=\s+[^\W\d_]{3})"
)
_WORD_BEFORE: Final = re.compile(r"[^\W\d_]+$")
_CUT: Final = re.compile(r"(?<![\w-])([a-zæøåäö]{3,})-\s?([a-zæøåäö]{2,})(?![\w-])", re.IGNORECASE)
_LONE_S: Final = re.compile(r" s\b")
_LOST_APOSTROPHE: Final = re.compile(r"\b(?:[A-ZÆØÅÄÖ]{2,}\w*|[A-ZÆØÅÄÖ]\w*) s\b(?!\.)")
_ANNOUNCED: Final = re.compile(
    # After these words a number counts what follows; a number word does right before the colon.
    rf"\b(?:(?:følgende|disse|de)\s+(?:\d{{1,2}}|{_COUNTED})\s+[^\W\d]\w*(?:\s+[^\W\d]\w*){{0,4}}"
    rf"|(?:{_COUNTED})\s+(?!(?:år|måneder|uger|dage|timer|procent)\b)[^\W\d]\w*(?:\s+[^\W\d]\w*)?"
    r"):\s*",
    re.IGNORECASE,
)
_COUNT: Final = re.compile(rf"\b(?:\d{{1,2}}|{_COUNTED})\b", re.IGNORECASE)
_ITEM: Final = re.compile(r"(?<!\S)(?:[•·*–-]|\d{1,2}[.):]|[a-zæøåäö][.)])\s+(?=\S)")
_SENTENCE: Final = re.compile(
    r"[.!?;]\s+(?=[A-ZÆØÅÄÖ\d])|(?<=[a-zæøåäö0-9)])\s+(?=(?:At|Der|Et|En)\s)"
)
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
    small = text.lower()
    places: list[tuple[int, int]] = []
    if holds_any(small, _RARE) or sum(map(small.count, _MONTH_NAMES)) > 1:
        places = [match.span() for match in _NUMBER_MISSING.finditer(text)]
    for unit in _UNIT.finditer(text) if holds_any(text, _UNITS) else ():
        start = max(0, unit.start() - _AROUND)
        before = _BEFORE_UNIT.search(text[start : unit.start()])
        if before is not None:
            places.append((start + before.start(), unit.end()))
    for place in sorted(places):
        message = f"a number seems to be missing in '{_quote(text, *place)}'"
        yield Loss("number_missing", *place, message)


def _joined_words(text: str) -> Iterator[Loss]:
    for match in _JOINED.finditer(text):
        before = _WORD_BEFORE.search(text, max(0, match.start() - _LONGEST), match.start())
        if before is None:
            continue
        first, joint = before.group(), match.group()
        # A word list must prove it: the part is a word, the whole is none.
        if is_common_word(first.lower()) and not is_common_word((first + joint).lower()):
            place = before.start(), match.end()
            quote = _quote(text, *place)
            message = f"'{first}{joint}' is printed for '{first}- {joint}' in '{quote}'"
            yield Loss("word_joined", *place, message)


def _cut_words(text: str) -> Iterator[Loss]:
    for match in _CUT.finditer(text) if "-" in text else ():
        first, second = match.group(1), match.group(2)
        is_ellipsis = second.lower() in ("og", "eller", "samt")
        whole = (first + second).lower()
        if not is_ellipsis and is_common_word(whole) and not is_common_word(first.lower()):
            message = f"'{match.group()}' seems to be the one word '{first}{second}'"
            yield Loss("word_split", *match.span(), message)
    for match in _LOST_APOSTROPHE.finditer(text) if _LONE_S.search(text) else ():
        message = f"an apostrophe seems to be lost in '{_quote(text, *match.span())}'"
        yield Loss("word_split", *match.span(), message)


def _items(text: str) -> Iterator[Loss]:
    for match in _ANNOUNCED.finditer(text) if ":" in text else ():
        counted = _COUNT.findall(match.group())[0].lower()
        announced = int(counted) if counted.isdigit() else int(NUMBER_WORDS[counted])
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
    found = [*_numbers(text), *_joined_words(text), *_cut_words(text), *_items(text)]
    return tuple(sorted(found, key=lambda loss: (loss.start, loss.code)))
