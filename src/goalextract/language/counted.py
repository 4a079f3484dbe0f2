"""Tell the numbers of a text that may count something from those of dates, codes and lists."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Final, NamedTuple

from goalextract.language.changes import change_at
from goalextract.language.comparators import comparator_before
from goalextract.language.measures import noun_after
from goalextract.language.numbers import Number, find_numbers
from goalextract.language.parts import find_parts
from goalextract.language.patterns import holds_any
from goalextract.language.times import time_places
from goalextract.language.wordings import wording

PAIR: Final = re.compile(r"\bet\spar\b|\bett\spar\b", re.IGNORECASE)
BETWEEN: Final = re.compile(r"\b(?:mellem|mellan)\s$", re.IGNORECASE)
FROM: Final = re.compile(
    r"\b(?:fra|från)\s(?:(?:ca\.?|knap|godt|de|over|under|omkring|i\salt)\s)?$", re.IGNORECASE
)
_MOVES: Final = re.compile(
    r"\b(?:op|ned|gå(?:r|et)?|gik|ændr\w*|rykke\w*|udvikle\w*|gått|gick|gikk)\s(?:sig\s|den\s)?"
    r"(?:fra|från)\s(?:[^\W\d_]+\.?\s){0,2}$",
    re.IGNORECASE,
)
"""Before the level that something leaves, whichever way it goes: ``gået fra 31 til 34 %``."""
_RANGE: Final = re.compile(r"\s?(?:-|–|til|till|à)\s?", re.IGNORECASE)
_AND: Final = re.compile(r"\s(?:og|och)\s", re.IGNORECASE)
_LIST: Final = re.compile(r"(?:^|(?<=[.:;!?]\s)(?<!\d:\s)|(?<=[*•]\s))$")
_LIST_END: Final = re.compile(r"[.)]\s")
_ONE: Final = re.compile(
    r"\b(?:(?:mindst|minimum|min\.|højst|maks\.|minst)\s(?P<one>en|et|ett|ei)\s(?!(?:tredjedel|fjerdedel|halv))"
    r"|(?:inden\sfor|inden|senest\sefter|under|(?:mere|mindre|længere|kortere)\send)\s(?P<time>en|ét|et|én)\s"
    r"(?=(?:minut|time|uge|måned|dag|hverdag|arbejdsdag|døgn)\b)"
    r"|\b(?P<often>en|én)\s(?=gang\s(?:om|pr\.|hver|i)\s(?:dag|uge|måned|år|kvartal|halvår|døgn)))",
    re.IGNORECASE,
)
_ONE_OF: Final = re.compile(r"\b(en|et)\sud\saf\s(?=[\w.]+)", re.IGNORECASE)
"""One of so many: ``En ud af fem``."""
_BOUND_ONE: Final = (
    "n gang ",
    "inden ",
    "efter ",
    "under ",
    "ere end ",
    "mindre end ",
    "mindst ",
    "minst ",
    "minimum",
    "min.",
    "højst",
    "maks.",
)
"""One of them stands in each text that ``_ONE`` matches; telling is quick."""
_NONE: Final = re.compile(
    r"(?:^|[.:,•–-]\s|\bog\s)(?P<none>ingen)\s(?=[^\W\d_]{3,}(?:er|e|r)(?:\s(?:og|i|på|under|med)\b|[,.;]|$)|[A-ZÆØÅ]-)",
    re.IGNORECASE,
)
"""None of some things, where no verb follows: ``Ingen dræbte og højst 25 tilskadekomne``."""
_CODE: Final = re.compile(r"(?<![\w.-])(?=[\w.-]*[0-9])[\w.]{1,40}(?:-[\w.]{1,40}){2,}")
"""Such as a case's number: ``00.32.00-S00-2-13``."""
_IDIOMS: Final = wording("idioms", "none")
_IDIOM_WORDS: Final = (" sted", "hjul", " ben", "ét", "én gang")
_MASS: Final = 4
_MOST_ITEMS: Final = 30
"""A list hardly has more items: ``54. Dejligt!`` is a result."""


class Amount(NamedTuple):
    """Hold one or two numbers that make one amount."""

    low: Number
    high: Number | None

    @property
    def start(self) -> int:
        """Return where its first number starts."""
        return self.low.start

    @property
    def end(self) -> int:
        """Return where its last number ends."""
        return (self.high or self.low).end


def find_amounts(text: str) -> tuple[Amount, ...]:
    """Return the numbers of a text that may count something, two that bound a range as one.

    Example: ``"1. juli 2014 kom 2-3 hold"`` -> one amount, ``2-3``.
    """
    return tuple(_spans(text, _counted(text)))


def _counted(text: str) -> list[Number]:
    """Return a text's numbers but for those of times and lists."""
    found = list(find_numbers(text))
    small = text.lower()
    found += _small_words(text, small)
    parts = [
        Number(p.percent, p.start, p.end, is_word=True, is_percent=True) for p in find_parts(text)
    ]
    if not found and not parts:
        return []
    taken: list[tuple[int, int]] = []
    if not all(number.is_word for number in found):  # no word for a number stands in a time
        taken += [place for place in time_places(text) if not _counts(text, *place)]
    taken += [(part.start, part.end) for part in parts]
    if holds_any(small, _IDIOM_WORDS):
        taken += [match.span() for match in _IDIOMS.finditer(text)]
    taken += [match.span() for match in _CODE.finditer(text)] if text.count("-") > 1 else []
    kept: list[Number] = []
    last = Decimal(0)
    for number in sorted(found, key=lambda n: n.start):
        if _is_within(number, taken):
            continue
        if _is_list_number(text, number, last):
            last = number.value
        else:
            kept.append(number)
    return sorted((*kept, *parts), key=lambda n: n.start) if parts else kept


def _small_words(text: str, small: str) -> list[Number]:
    """Return the numbers that are everyday words elsewhere: a pair, an article, none of them."""
    found: list[Number] = []
    if "t par" in text:
        found += [Number(Decimal(2), *m.span(), is_word=True) for m in PAIR.finditer(text)]
    if holds_any(small, _BOUND_ONE):  # most texts bound no article
        found += [
            Number(Decimal(1), *m.span(m.lastgroup or 0), is_word=True) for m in _ONE.finditer(text)
        ]
    if " ud af " in text:
        found += [Number(Decimal(1), *m.span(1), is_word=True) for m in _ONE_OF.finditer(text)]
    if "ngen " in text:
        found += [Number(Decimal(), *m.span("none"), is_word=True) for m in _NONE.finditer(text)]
    return found


def _counts(text: str, start: int, end: int) -> bool:
    """Tell whether what looks like a year counts something: ``ca. 2000 besøg``, ``mindst 1950``."""
    if not text[start:end].isdigit() or text.endswith(" i ", 0, start):
        return False
    if comparator_before(text, start) is not None:
        return True
    return text[start:end].endswith("00") and noun_after(text, end) is not None


def _is_within(number: Number, places: Sequence[tuple[int, int]]) -> bool:
    return any(start <= number.start and number.end <= end for start, end in places)


def _is_list_number(text: str, number: Number, last: Decimal) -> bool:
    """Tell whether a number only counts a list's items; ``last`` is that of the item before."""
    opens = _LIST.search(text[max(0, number.start - _MASS) : number.start]) is not None
    is_first = number.value <= 1 or (number.start <= _MASS and number.value <= _MOST_ITEMS)
    return (
        not number.is_word
        and number.end - number.start <= 2
        and ((opens and is_first) or number.value == last + 1 > 1)
        and _LIST_END.match(text, number.end) is not None
    )


def _spans(text: str, numbers: Sequence[Number]) -> Iterator[Amount]:
    """Yield numbers, two that bound a range as one."""
    taken = -1
    for index, number in enumerate(numbers):
        if number.start < taken:
            continue
        following = numbers[index + 1] if index + 1 < len(numbers) else None
        if following is not None and _bounds_range(text, number, following):
            taken = following.end
            yield Amount(number, following)
        else:
            yield Amount(number, None)


def _bounds_range(text: str, low: Number, high: Number) -> bool:
    between, before = text[low.end : high.start], text[max(0, low.start - 12) : low.start]
    if _AND.fullmatch(between):
        return BETWEEN.search(before) is not None and low.value < high.value
    is_mixed = low.is_percent != high.is_percent  # "steget med en tredjedel til 3.240"
    if is_mixed or _RANGE.fullmatch(between) is None or low.value >= high.value:
        return False
    is_dash = between.strip() in {"-", "–"}
    if not is_dash and before.endswith("med ") and verb_near(text, low.start):
        return False  # "øges med 5 til 45"
    return is_dash or FROM.search(before) is None or not verb_near(text, low.start)


def verb_near(text: str, at: int) -> bool:
    """Tell whether the words before a number speak of a change that may start from it."""
    if _MOVES.search(text[max(0, at - 48) : at]):
        return True
    probe = text[max(0, at - 60) : at].replace(",", "").replace(":", "") + "med "
    return change_at(probe, len(probe), len(probe), is_relative=False) is not None
