"""Page numbers as they are printed: ``Side 2 af 7``, ``- 3 -``, ``2/17``, ``Kommune     3``."""

import re
from dataclasses import dataclass
from typing import Final

from goalextract.language.pages import OF, PAGE

LONGEST: Final = 160
"""Longer lines are content; a running head has one line."""

_COUNT: Final = (
    rf"(?:(?P<word>{PAGE})\s{{0,3}})?(?P<number>\d{{1,4}})"
    rf"(?:\s{{0,3}}{OF}\s{{0,3}}(?P<total>\d{{1,4}}))?"
)
_ALONE: Final = re.compile(
    rf"(?P<dash>[-–—]\s{{0,3}})?{_COUNT}(?(dash)\s{{0,3}}[-–—])", re.IGNORECASE
)
_LAST: Final = re.compile(
    rf"(?P<rest>\S.*?)(?P<gap>\s{{2,}}|\s*[|·•]\s*|\s(?={PAGE}\s*\d)){_COUNT}", re.IGNORECASE
)
_FIRST: Final = re.compile(rf"{_COUNT}(?P<gap>\s{{2,}}|\s*[|·•]\s*)(?P<rest>\S.*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class PageMark:
    """Hold a printed page number and what it stands with on its line."""

    number: int
    total: int | None
    has_word: bool
    """It says that it is a page: ``Side 3``."""
    is_framed: bool
    """It stands between dashes: ``- 3 -``."""
    rest: str = ""
    """The line's other text, a running head or foot."""
    is_apart: bool = True
    """More than a single space parts the number from the rest."""


def page_mark(line: str) -> PageMark | None:
    """Read a line, without white space around it, as one with a page number at its end or start.

    Example: ``"Fjordby Kommune     Side 3 af 9"`` -> number 3, total 9, rest ``Fjordby Kommune``.
    """
    if len(line) > LONGEST or not (
        line[:1].isdigit() or line[-1:].isdigit() or "side" in line[:9].lower() or line[:1] in "-–—"
    ):
        return None
    match = _ALONE.fullmatch(line)
    if match:
        rest, gap, framed = "", "", match["dash"] is not None
    else:
        match = _LAST.fullmatch(line) or _FIRST.fullmatch(line)
        if match is None:
            return None
        rest, gap, framed = match["rest"], match["gap"], False
    total = int(match["total"]) if match["total"] else None
    number = int(match["number"])
    if number == 0 or (total is not None and total < number):
        return None
    return PageMark(number, total, match["word"] is not None, framed, rest, gap != " ")
