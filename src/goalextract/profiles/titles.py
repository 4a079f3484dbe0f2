"""Tell a report's title from what stands beside and above it: names, dates, chapters."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

_DATA: Final = "titles.toml"
_NUMBERED: Final = re.compile(
    r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÆØÅÄÖ])|\d{1,2}(?:\.\d{1,2})+\.?\s"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


@dataclass(frozen=True, slots=True)
class _Words:
    reports: re.Pattern[str]
    date: re.Pattern[str]
    part: re.Pattern[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8"))
    listed = {key: "|".join(map(re.escape, words)) for key, words in data.items()}
    return _Words(
        re.compile(listed["reports"], re.IGNORECASE),
        re.compile(rf"(?:[\d./ -]|\b(?:{listed['months']})\b)+", re.IGNORECASE),
        re.compile(rf"(?:{listed['parts']})\s+\d", re.IGNORECASE),
    )


def is_date(text: str) -> bool:
    """Tell whether a text is a date and no more: ``"November 2019"``, ``"2012"``."""
    return bool(_words().date.fullmatch(text))


def is_chapter(line: str) -> bool:
    """Tell whether a line heads a part of a longer report: ``"5.2 Mål"``, ``"Tabel 4"``."""
    return bool(_NUMBERED.match(line) or _words().part.match(line))


def says_report(line: str) -> bool:
    """Tell whether a line has a word for a report, or a year: ``"Årsberetning"``, ``"2015/16"``."""
    return bool(_words().reports.search(line) or _YEAR.search(line))
