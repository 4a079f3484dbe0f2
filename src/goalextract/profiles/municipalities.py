"""Recognise the Danish municipalities in running text.

The names and codes in ``municipalities.csv`` are those of Danmarks Statistik's official list of
regions and municipalities (the 98 since 2007; Christiansø, 411, belongs to no municipality).
``aliases`` holds other spellings that reports use.  A name never counts without "Kommune": some are
also ordinary Danish words (Vejen, Tønder).
"""

import csv
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

_DATA: Final = "municipalities.csv"

# Reports break long names over lines and lose their hyphen: "Ikast-\nBrande", "HøjeTaastrup".
_JOINT: Final = r"[\s\u00ad\u2010\u2011\u2013-]{0,4}"
_SUFFIX: Final = r"\s{1,4}(?:(?:region[ \u00ad-]?s?)?kommunes?|byråds?)(?!\w)"


@dataclass(frozen=True, slots=True)
class Municipality:
    """Name a municipality as the official list does, with its three-digit code."""

    code: str
    name: str
    """In full: "Herning Kommune", "Københavns Kommune", "Bornholms Regionskommune"."""
    short_name: str
    region: str
    aliases: tuple[str, ...] = ()

    @property
    def spellings(self) -> tuple[str, ...]:
        """List what can stand before "Kommune", without doubles."""
        stem = self.name.rsplit(" ", 1)[0]
        return tuple(dict.fromkeys((stem, self.short_name, *self.aliases)))


@cache
def load_municipalities() -> tuple[Municipality, ...]:
    """Read all 98 municipalities, in the order of their codes."""
    table = resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8")
    return tuple(
        Municipality(
            code=row["code"],
            name=row["name"],
            short_name=row["short_name"],
            region=row["region"],
            aliases=tuple(alias for alias in row["aliases"].split(";") if alias),
        )
        for row in csv.DictReader(table.splitlines())
    )


def load_patterns() -> None:
    """Make the patterns of all names, which is otherwise done when a text is first looked at."""
    _titled_pattern()
    _codes()


def count_mentions(text: str) -> dict[str, int]:
    """Count how often each municipality is named, in the order of first mention.

    A name counts in any case when "Kommune", "Kommunes" or "Byråd" follows it.

    Example: ``"Struer Kommune og LEMVIG KOMMUNES havne"`` -> ``{"671": 1, "665": 1}``.
    """
    codes = _codes()
    counts: dict[str, int] = {}
    for match in _titled_pattern().finditer(text.lower()):
        code = codes[_key(match[1])]
        counts[code] = counts.get(code, 0) + 1
    return counts


def municipality_of(code: str) -> Municipality | None:
    """Look a municipality up by its code, ``"657"``; None when no municipality has it."""
    return next((each for each in load_municipalities() if each.code == code), None)


def _key(spelling: str) -> str:
    r"""Reduce a printed spelling to its letters: ``"Ikast-\nBrande"`` -> ``"ikastbrande"``."""
    return "".join(filter(str.isalpha, spelling.lower()))


@cache
def _codes() -> dict[str, str]:
    return {
        _key(spelling): municipality.code
        for municipality in load_municipalities()
        for spelling in municipality.spellings
    }


def _alternation(spellings: Iterable[str]) -> str:
    """Write names as one alternation, the longest first so that no name hides a longer one."""
    ordered = sorted(set(spellings), key=lambda each: (-len(each), each))
    return "|".join(_JOINT.join(map(re.escape, re.split("[ -]", each))) for each in ordered)


@cache
def _titled_pattern() -> re.Pattern[str]:
    spellings = (s.lower() for m in load_municipalities() for s in m.spellings)
    return re.compile(rf"(?<![\w-])({_alternation(spellings)}){_SUFFIX}")
