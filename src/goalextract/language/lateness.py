"""Tell that something came later than it was to come."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from goalextract.language.times import Relation, find_times
from goalextract.records import Kind

_KINDS: Final = (Kind.GOAL, Kind.SUCCESS_CRITERION, Kind.TARGET_VALUE)
_ANY_YEAR: Final = 2000
_FIRST: Final = re.compile(
    r"\b(?:blev|kom|nåede|gik|stod|var|lykkedes|trådte|åbnede|begyndte)\s(?:[^\W\d_]+\s){0,3}?først\s"
    r"(?:[^\W\d_]+\s){0,4}?(?:i|den|pr\.|ved|efter|ultimo|primo|medio|med)\s",
    re.IGNORECASE,
)
"""Of what was to be there by a time: it came after it: ``blev først taget i brug i november``."""
_MONTHS: Final = {"Q": 3, "H": 6}


@dataclass(frozen=True, slots=True)
class Deadline:
    """Hold the last day by which a goal is to be reached; None where its year is not said."""

    day: str | None
    year: int | None = None
    """The year that stands for the one that neither the goal nor its result says."""

    def is_missed(self, words: str, *, has_come: bool) -> bool:
        """Tell whether words say that what they tell of came too late.

        ``has_come`` says that they tell of what is there, not of what is to come.

        Example: for ``senest 1. juli 2016``, ``"Den åbnede i november 2016"`` -> True.
        """
        if _FIRST.search(words):
            return True
        if self.day is None or not has_come:
            return False
        times = [time for time in find_times(words, self.year) if time.relation is Relation.IN]
        days = [day for time in times if (day := _first_day(time.iso)) is not None]
        if self.year is not None:
            days = [day for day in days if day.startswith(f"{self.year}-")]
        return any(day > self.day for day in days)

    def is_kept(self, words: str) -> bool:
        """Tell whether words say a day by which what they tell of was there, and none later.

        Example: for ``1. marts 2016``, ``"Centret åbnede den 29. februar 2016"`` -> True.
        """
        if self.day is None:
            return False
        times = find_times(words, self.year)
        days = [_first_day(time.iso) for time in times if time.relation is Relation.IN]
        return bool(days) and all(day is not None and day <= self.day for day in days)


def deadline_of(texts: Mapping[Kind, str]) -> Deadline | None:
    """Return by when a goal is to be reached; None where nothing says so.

    Example: ``{Kind.GOAL: "Hallen åbner inden udgangen af 2016."}`` -> the last day of 2016.
    """
    found = [
        time
        for kind in _KINDS
        if any(map(str.isdigit, texts.get(kind, "")))
        for time in find_times(texts[kind], _ANY_YEAR)
        if time.relation in {Relation.BY, Relation.IN}
    ]
    found += find_times(texts.get(Kind.DEADLINE, ""), _ANY_YEAR)
    if not found:
        return None
    days = [day for time in found if (day := _last_day(time.iso)) is not None]
    are_of_any_year = {day.startswith(f"{_ANY_YEAR}-") for day in days}
    if len(days) < len(found) or len(are_of_any_year) > 1:
        return Deadline(None)
    return Deadline(max(days), year=_ANY_YEAR if True in are_of_any_year else None)


def _first_day(iso: str) -> str | None:
    year, _, rest = iso.partition("-")
    if rest[:1] in _MONTHS:
        return f"{year}-{(int(rest[1:]) - 1) * _MONTHS[rest[0]] + 1:02}-01"
    if not year.isdigit() or rest.startswith("W"):
        return None
    return iso + "-01-01"[len(iso) - len(year) :]


def _last_day(iso: str) -> str | None:
    year, _, rest = iso.partition("-")
    if rest[:1] in _MONTHS:
        return f"{year}-{int(rest[1:]) * _MONTHS[rest[0]]:02}-31"
    if not year.isdigit() or rest.startswith("W"):
        return None
    return iso + "-12-31"[len(iso) - len(year) :]
