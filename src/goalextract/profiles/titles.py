"""Tell a report's title from what stands beside and above it, and the year that it reports on.

The words stand in ``titles.toml``.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Final

from goalextract.language.figures import YEAR

_DATA: Final = "titles.toml"
_NUMBERED: Final = re.compile(
    r"\d{1,2}(?:\.\d{1,2})*\.?\s+(?=[A-ZÆØÅÄÖ])|\d{1,2}(?:\.\d{1,2})+\.?\s"
)
_YEAR: Final = r"(?:19|20)\d\d"
_WHOSE: Final = r"(?:[A-ZÆØÅ][\w-]+ ){1,2}Kommune"


@dataclass(frozen=True, slots=True)
class _Words:
    reports: re.Pattern[str]
    date: re.Pattern[str]
    part: re.Pattern[str]
    reported: re.Pattern[str]
    as_of: re.Pattern[str]
    printed: re.Pattern[str]
    sentence: re.Pattern[str]
    above: re.Pattern[str]
    subject: re.Pattern[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(resources.files(__package__).joinpath(_DATA).read_text(encoding="utf-8"))
    listed = {key: "|".join(map(re.escape, words)) for key, words in data.items()}
    return _Words(
        re.compile(listed["reports"], re.IGNORECASE),
        re.compile(rf"(?:[\d./ -]|\b(?:{listed['months']})\b)+", re.IGNORECASE),
        re.compile(rf"(?:{listed['parts']})\s+\d", re.IGNORECASE),
        re.compile(
            rf"(?:{listed['reported']})\b[^\d\n]{{0,40}}?\b({_YEAR})(?!\s*[-–/]\s*\d)"
            rf"|\b({_YEAR})\s*(?:{listed['reported_after']})",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{listed['as_of']})\s+(?:31\.?\s*(?:{listed['last_month']}))\s*({_YEAR})",
            re.IGNORECASE,
        ),
        re.compile(rf"\b(?:{listed['printed']})\b", re.IGNORECASE),
        re.compile(
            r"\s(?=[A-ZÆØÅÄÖ][a-zæøåäö]+(?: [a-zæøåäö]+){0,6}? "
            rf"(?:{listed['verbs']}) [^.]*\.(?:\s|$))"
        ),
        re.compile(
            rf"(?:{listed['above']})\b|.* [>›] |{_WHOSE}$|(?:{listed['letter']})\s*:\s"
            rf"|(?:(?:{listed['bars']})(?:[\s|·]+|$))+$",
            re.IGNORECASE,
        ),
        re.compile(rf"(?:{listed['subject']})\s*:\s+", re.IGNORECASE),
    )


def is_date(text: str) -> bool:
    """Tell whether a text is a date and no more: ``"November 2019"``, ``"2012"``."""
    return bool(_words().date.fullmatch(text))


def is_chapter(line: str) -> bool:
    """Tell whether a line heads a part of a longer report: ``"5.2 Mål"``, ``"Tabel 4"``."""
    return bool(_NUMBERED.match(line) or _words().part.match(line))


def says_report(line: str) -> bool:
    """Tell whether a line has a word for a report, or a year: ``"Årsberetning"``, ``"2015/16"``."""
    return bool(_words().reports.search(line) or YEAR.search(line))


def reported_years(text: str) -> list[int]:
    """Return the years that a text says it reports on: ``"Status for 2014"`` -> ``[2014]``."""
    return [int(before or after) for before, after in _words().reported.findall(text)]


def as_of_years(text: str) -> list[int]:
    """Return the years at whose end things stood so: ``"pr. 31. december 2014"`` -> ``[2014]``."""
    return [int(year) for year in _words().as_of.findall(text)]


def says_printed(text: str) -> bool:
    """Tell whether a text says when it was printed or changed: ``"Udskrevet 3. marts 2015"``."""
    return _words().printed.search(text) is not None


def opens_printed(line: str) -> bool:
    """Tell whether a line opens with when it was printed or changed."""
    return _words().printed.match(line) is not None


def sentence_within(line: str) -> int | None:
    """Return where a sentence with its verb and its stop begins behind a title.

    Example: ``"Mål 2014 Rapporten viser status."`` -> 8.
    """
    sentence = _words().sentence.search(line)
    return sentence.start() if sentence is not None else None


def opens_above(line: str) -> bool:
    """Tell whether a line stands above a title: whose it is, where on the web, who is greeted."""
    return _words().above.match(line) is not None


def opens_subject(line: str) -> bool:
    """Tell whether a line says what a letter is about."""
    return _words().subject.match(line) is not None


def without_subject(line: str) -> str:
    """Return what a letter is about: ``"Emne: Status på målene"`` -> ``"Status på målene"``."""
    match = _words().subject.match(line)
    return line[match.end() :] if match is not None else line


def names_report(line: str) -> bool:
    """Tell whether a line has a word for a report and its year: ``"Virksomhedsplan 2019"``."""
    return bool(_words().reports.search(line) and YEAR.search(line))
