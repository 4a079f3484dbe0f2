"""Find Danish personal numbers (CPR), so that they can be told of and never repeated.

A number is six digits of a birthday and four more, as the CPR office describes it; numbers given
since 2007 need not pass the check by eleven, so it is asked for only where nothing parts the two.
"""

import re
from datetime import date
from typing import Final

_NUMBER: Final = re.compile(
    # The digit comes first, so that no other character is looked at twice.
    r"(?P<day>[0-3](?<!\d.)(?<!\d[.,-].)\d)(?P<month>[01]\d)(?P<year>\d\d)(?P<gap>[-–  ]?)"
    r"(?P<serial>\d{4})(?![\d/]|[-–.,]\d)"
)
_WEIGHTS: Final = (4, 3, 2, 7, 6, 5, 4, 3, 2, 1)
_DIGIT: Final = re.compile(r"\d")


def find_personal(text: str) -> tuple[tuple[int, int], ...]:
    """Return where personal numbers stand in a text.

    Example: ``"Borger 010190-1234 fik"`` -> ``((7, 18),)``; ``"sag 320190-1234"`` -> ``()``.
    """
    return tuple(match.span() for match in _NUMBER.finditer(text) if _is_personal(match))


def hide_personal(text: str) -> str:
    """Return a text with stars for the digits of personal numbers; nothing moves.

    Example: ``"Borger 010190-1234 fik"`` -> ``"Borger ******-**** fik"``.
    """
    return _NUMBER.sub(_masked, text)


def _masked(match: re.Match[str]) -> str:
    return _DIGIT.sub("*", match.group()) if _is_personal(match) else match.group()


def _is_personal(match: re.Match[str]) -> bool:
    digits = [int(digit) for digit in match.group() if digit.isdigit()]
    # The seventh digit tells the century; a day of some century is enough here.
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    if not any(_is_date(century + year, month, day) for century in (1800, 1900, 2000)):
        return False
    is_checked = sum(w * digit for w, digit in zip(_WEIGHTS, digits, strict=True)) % 11 == 0
    return bool(match["gap"]) or is_checked


def _is_date(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True
