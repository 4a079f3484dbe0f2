"""Find the times that Danish prose names: dates, months, quarters, weeks, school years, years."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import Final

from goalextract.language.patterns import any_of, holds_any

_EARLIEST: Final = 1950
_LATEST: Final = 2100
_CENTURY: Final = 100
_MONTHS: Final = {
    name: number
    for number, names in enumerate(
        (
            "januar januari", "februar februari", "marts mars", "april", "maj mai", "juni", "juli",
            "august augusti", "september", "oktober", "november", "december desember",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
_MONTH: Final = any_of(_MONTHS)
_YEAR: Final = r"(?:19|20)[0-9]{2}"
_TIME: Final = re.compile(
    # What starts with a figure and what starts with a word are told apart before either is tried.
    rf"""(?<![\w.,/-])(?:(?=[0-9])(?:
      (?P<day>[0-3]?[0-9])\.?\s?(?:(?P<month>{_MONTH})\b|(?P<month_number>[01]?[0-9])\.\s?(?={_YEAR}))
        (?:\s?(?P<day_year>{_YEAR})(?![0-9]))?
    | (?P<day2>[0-3]?[0-9])[-/](?P<month2>[01]?[0-9])[-/](?P<year2>{_YEAR})(?![0-9])
    | (?P<quarter>[1-4])\.?\s?(?:kvartal|tertial)(?:\s(?:af\s|i\s)?(?P<quarter_year>{_YEAR}))?
    | (?P<half>[12])\.\s?halvår(?:\s(?:af\s|i\s)?(?P<half_year>{_YEAR}))?
    | (?P<first>{_YEAR})\s?[-–/]\s?(?P<last>{_YEAR}|[0-9]{{2}})(?![0-9.,/-]*[0-9])
    | (?P<year>{_YEAR})(?![0-9]|[.,/:-][0-9]|-?\w)
    )|(?=[adfjmnopsuv])(?:
      (?P<part>primo|medio|ultimo)\s(?:(?P<part_month>{_MONTH})\s?)?(?P<part_year>{_YEAR})?
    | (?P<alone_month>{_MONTH})\s(?P<month_year>{_YEAR})(?![0-9])
    | (?:uge|ugerne|uger|vecka|uke)\s(?P<week>[0-5]?[0-9])(?:\s?(?:[-–]|og|til)\s?[0-5]?[0-9])?
        (?:\s(?:i\s)?(?P<week_year>{_YEAR}))?
    | (?:fra|mellem|från|mellan)\s(?P<from>{_YEAR})\s(?:til|og|till|och)\s(?P<to>{_YEAR})(?![0-9])
    ))""",
    re.IGNORECASE | re.VERBOSE,
)
_FIGURE: Final = re.compile("[0-9]")
_YEAR_IN: Final = re.compile(_YEAR)
_ALONE: Final = ("primo", "medio", "ultimo")
_NAMED: Final = (*_ALONE, *_MONTHS, "kvartal", "tertial", "halvår", "uge", "vecka", "uke")
"""What has a figure and is no year is named by one of these."""
_BY: Final = re.compile(
    r"\b(?:senest|inden(?:\s(?:den|udgangen\saf|for))?|før|frem\s(?:mod|til)|udgangen\saf|indtil"
    r"|slutningen\saf|senast|före|innen|ved\sudgangen\saf)\s(?:den\s|i\s|år\s)?$",
    re.IGNORECASE,
)
_FROM: Final = re.compile(
    r"\b(?:siden|fra\sog\smed|fra|efter|från|etter)\s(?:den\s)?$", re.IGNORECASE
)
_BEFORE: Final = 28
_TEXTS_KEPT: Final = 256
"""Several readers blank out the times of a sentence before they read it."""


class Relation(StrEnum):
    """Say how a time bounds what is said."""

    IN = "in"
    BY = "by"
    FROM = "from"
    RANGE = "range"


@dataclass(frozen=True, slots=True)
class Time:
    """Hold a time in ISO 8601's way, how it is meant and where it stands."""

    iso: str
    relation: Relation
    start: int
    end: int


def without_times(text: str) -> str:
    """Return a text with blanks for its times, at the same places."""
    for start, end in time_places(text):
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def find_times(text: str, year: int | None = None) -> tuple[Time, ...]:
    """Return the times that a text names, in order; none that would have to be guessed.

    Args:
        text: any text.
        year: the year that a time without one belongs to; such times are left out where none is
            given.

    Example: ``"senest 1. juli 2016"`` -> ``2016-07-01``, by; ``"skoleåret 2014/15"`` ->
    ``2014/2015``; ``"4. kvartal"`` -> nothing without a year; ``"uge 43 2014"`` -> ``2014-W43``.
    """
    found = []
    for match in _matches(text):
        iso = _iso(match, year)
        if iso is not None:
            relation = _relation(text, match, iso)
            found.append(Time(iso, relation, match.start(), match.end()))
    return tuple(found)


@lru_cache(_TEXTS_KEPT)
def time_places(text: str) -> tuple[tuple[int, int], ...]:
    """Return where times stand, also those whose year is not said: no number there is a count."""
    return tuple(match.span() for match in _matches(text) if _iso(match, 2000) is not None)


def _matches(text: str) -> Iterator[re.Match[str]]:
    """Return the matches of times; without a figure only ``primo`` and the like are any."""
    has_figure = _FIGURE.search(text) is not None
    may_be = has_figure and _YEAR_IN.search(text) is not None
    may_be = may_be or holds_any(text.casefold(), _NAMED if has_figure else _ALONE)
    return _TIME.finditer(text) if may_be else iter(())


def _relation(text: str, match: re.Match[str], iso: str) -> Relation:
    if "/" in iso:
        return Relation.RANGE
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if _BY.search(before):
        return Relation.BY
    return Relation.FROM if _FROM.search(before) else Relation.IN


def _iso(match: re.Match[str], year: int | None) -> str | None:
    # The last group that matched tells which of the forms it is.
    return _READ[match.lastgroup or ""](match, year)


def _date(match: re.Match[str], year: int | None) -> str | None:
    day = match["day"] or match["day2"]
    if day is None:
        return None
    named = match["month"]
    month = _MONTHS[named.lower()] if named else int(match["month_number"] or match["month2"])
    said = match["day_year"] or match["year2"] or year
    if said is None or not 1 <= month <= 12 or not 1 <= int(day) <= 31:
        return None
    return f"{said}-{month:02}-{int(day):02}"


def _part(match: re.Match[str], year: int | None) -> str | None:
    if match["part"] is None and match["alone_month"] is None:
        return None
    said = match["part_year"] or match["month_year"] or year
    if said is None:
        return None
    name = match["part_month"] or match["alone_month"]
    return f"{said}-{_MONTHS[name.lower()]:02}" if name else str(said)


def _period(match: re.Match[str], year: int | None) -> str | None:
    for group, letter, width in (("quarter", "Q", 1), ("half", "H", 1), ("week", "W", 2)):
        if match[group] is not None:
            said = match[f"{group}_year"] or year
            number = int(match[group])
            is_one = number >= 1 and (group != "week" or number <= 53)
            return f"{said}-{letter}{number:0{width}}" if said is not None and is_one else None
    return None


def _years(match: re.Match[str], year: int | None) -> str | None:
    del year
    if match["year"] is not None:
        return match["year"] if _EARLIEST <= int(match["year"]) <= _LATEST else None
    if match["from"] is not None:
        return f"{match['from']}/{match['to']}"
    if match["first"] is None:
        return None
    first, last = int(match["first"]), int(match["last"])
    if last < _CENTURY:
        last += first - first % _CENTURY
    return f"{first}/{last}" if first <= last else None


_READ: Final[Mapping[str, Callable[[re.Match[str], int | None], str | None]]] = {
    group: read
    for read, groups in (
        (_date, "day month month_number day_year year2"),
        (_part, "part part_month part_year month_year"),
        (_period, "quarter quarter_year half half_year week week_year"),
        (_years, "to last year"),
    )
    for group in groups.split()
}
