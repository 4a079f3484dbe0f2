"""Read the unit that the title of a row or a column names for the bare numbers of its cells."""

import re
from typing import Final

from goalextract.language.measures import Sort, Unit, noun_after, unit_after
from goalextract.language.numbers import parse_number

_IN_BRACKETS: Final = re.compile(
    r"[(\[](?:i\s|målt\si\s|opgjort\si\s)?([^()\[\]]{1,30})[)\]]\s*[:*]?\s*$"
)
_IN: Final = re.compile(
    r"\bi\s((?:(?:1\.000|mio\.|mia\.|tusinde?)\s)?(?:kr\b\.?|kroner\b)"
    r"|%|pct\b\.?|procent\b|dage\b|arbejdsdage\b|uger\b|måneder\b|timer\b|minutter\b|point\b)",
    re.IGNORECASE,
)
_NUMBER_OF: Final = re.compile(r"(?:antal(?:let)?|antall(?:et)?)\b(?:\s(?:af|av))?", re.IGNORECASE)
_SHARE_OF: Final = re.compile(r"(?:andel(?:en)?|procentdel(?:en)?|andelar)\b", re.IGNORECASE)
_POWER: Final = re.compile(r"(mio\.?|mia\.?|tusinde?)\s(?=\S)", re.IGNORECASE)
_COUNTED: Final = re.compile(r"[^\W\d_]{3,}")
_SAYS_NOTHING: Final = frozenset(
    {"antal", "stk", "tal", "antall", "kumuleret", "foreløbig", "årligt"}
)


def unit_in_title(title: str) -> Unit | None:
    """Return the unit that a title names; None where it names none.

    ``end`` is of no use there and is 0; ``factor`` is what bare numbers are to be multiplied by.

    Example: ``"Sygefravær (%)"`` -> ``%``; ``"Egenindtjening (i 1.000 kr.)"`` -> ``kr.``, times
    1000; ``"Antal besøgende"`` -> ``besøgende``; ``"Mål 2014"`` -> None.
    """
    bracketed = _IN_BRACKETS.search(title)
    named = _measure(bracketed[1]) or _noun(bracketed[1]) if bracketed is not None else None
    if named is None and (match := _IN.search(title)) is not None:
        named = _measure(match[1])
    if named is not None:
        return named
    if _SHARE_OF.match(title):
        return Unit("%", Sort.SHARE, 0)
    counted = _NUMBER_OF.match(title)
    noun = noun_after(title, counted.end()) if counted is not None else None
    return Unit(noun[0], Sort.COUNT, 0) if noun is not None else None


def _measure(words: str) -> Unit | None:
    """Return a measure that is all that the words say: ``"pct."``, ``"1.000 kr."``."""
    factor, rest = 1, words.strip()
    first, _, after = rest.partition(" ")
    number = parse_number(first)
    if number is not None and number in {1000, 1_000_000}:
        factor, rest = int(number), after
    elif (power := _POWER.match(rest)) is not None:
        value = parse_number(f"1 {power[1]}")
        factor, rest = int(value) if value is not None else 1, rest[power.end() :]
    unit = unit_after(rest, 0, "")
    if unit.sort in {Sort.COUNT, Sort.BARE} or rest[unit.end :].strip(" ."):
        return None
    return Unit(unit.name, unit.sort, 0, factor * unit.factor)


def _noun(words: str) -> Unit | None:
    match = _COUNTED.fullmatch(words.strip().removeprefix("antal ").strip())
    if match is None or match.group().lower() in _SAYS_NOTHING:
        return None
    return Unit(match.group(), Sort.COUNT, 0)
