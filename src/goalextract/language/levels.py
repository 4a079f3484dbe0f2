"""Read levels beside those that they are compared with, or came from."""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from goalextract.language.measures import Sort
from goalextract.language.quantity import Quantity
from goalextract.language.roles import Role

_AGAINST: Final = re.compile(
    r"(?:\s[^.,;:!?\d]{1,40}?|\si\s(?:19|20)[0-9]{2})?,?\s(?:i?mod|i\sforhold\stil|sammenlignet\smed|mot)\s"
    r"(?:[^\W\d_]+\s){0,3}",
    re.IGNORECASE,
)
_AS_MUCH: Final = re.compile(
    r"\s\((?:ca\.\s|svarende\stil\s)?|,\s(?:altså|dvs\.|det\svil\ssige|svarende\stil|hvilket\ssvarer\stil)\s(?:med\s)?",
    re.IGNORECASE,
)
_TO: Final = re.compile(
    r"(?:\s(?:i|primo|medio|ultimo)?\s?(?:19|20)[0-9]{2})?"
    r"(?:\s(?:i|på|ved|primo|medio|ultimo|sidste|året|inden)(?:\s[^\W\d_]+){0,3}?(?:\s(?:19|20)[0-9]{2})?)?"
    r"\s(?:til|till)\s",
    re.IGNORECASE,
)


def with_levels_before(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Give a level the one that it is compared with: ``95 fald mod 120 året før``."""
    if all(one.role is not Role.EARLIER for one in found):
        return list(found)
    told = list(found)
    for at, (one, earlier) in enumerate(pairwise(found)):
        is_alike = one.unit == earlier.unit or Sort.BARE in (one.sort, earlier.sort)
        if (
            one.role is Role.AMOUNT
            and earlier.role is Role.EARLIER
            and one.comparator == "="
            and is_alike
            and one.was is None
            and _AGAINST.fullmatch(text, one.end, earlier.number_start)
        ):
            told[at] = one._replace(was=earlier.value)
    return told


def as_change(text: str, last: Quantity, quantity: Quantity) -> Quantity:
    """Read a share that says, in other words, what something came to as its change.

    Example: ``"steg fra 21.400 til 29.100 (36 pct.)"`` -> a rise by 36 %.
    """
    says_again = (
        last.direction is not None
        and last.comparator in {"=", "change"}
        and last.sort is not quantity.sort
        and quantity.sort in {Sort.SHARE, Sort.POINTS}
        and quantity.comparator == "="
        and _AS_MUCH.fullmatch(text, last.end, quantity.start)
    )
    if not says_again:
        return quantity
    return quantity._replace(comparator="change", direction=last.direction)


def is_level_of(text: str, last: Quantity, quantity: Quantity) -> bool:
    """Tell whether a number is the level that one before it came to: ``fra 64 sager til 41``."""
    is_alike = last.sort is quantity.sort or Sort.BARE in (last.sort, quantity.sort)
    is_start = last.role is Role.EARLIER and is_alike
    to = _TO.match(text, last.end) if is_start else None
    return to is not None and to.end() in {quantity.start, quantity.number_start}


def moved(start: Quantity, level: Quantity) -> Quantity:
    """Return the level that something came to, in the unit and direction that its start tells."""
    if level.sort is Sort.BARE:
        level = level._replace(unit=start.unit, sort=start.sort)
    level = level._replace(was=start.value)
    if level.direction is None and level.value != start.value and level.comparator == "=":
        direction = "increase" if level.value > start.value else "decrease"
        return level._replace(direction=direction)
    return level
