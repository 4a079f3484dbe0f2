"""Give bare numbers the unit that their sentence's subject names: ``Antallet af klager er 12``."""

import re
from collections.abc import Sequence
from typing import Final

from goalextract.language.measures import Sort, Unit, unit_after
from goalextract.language.quantity import Quantity
from goalextract.language.roles import Role

_NUMBER_OF: Final = re.compile(r"\b(?:antallet\saf|antal|antalet|antallet\sav)\s", re.IGNORECASE)
_PERCENTAGE: Final = re.compile(r"\b[^\W\d_]{3,}procent(?:en)?\b", re.IGNORECASE)
_COUNTED: Final = {
    "elev": "elever", "børne": "børn", "deltager": "deltagere", "medlems": "medlemmer",
    "besøgs": "besøg", "bruger": "brugere", "indbygger": "indbyggere", "borger": "borgere",
    "kunde": "kunder", "sags": "sager", "klage": "klager", "ansøger": "ansøgere",
    "overnatnings": "overnatninger", "udlåns": "udlån",
}  # fmt: skip
_TALLY: Final = re.compile(
    rf"\b(?:(?P<counted>{'|'.join(_COUNTED)})(?:tallet|antallet|tal|antal)|(?P<lent>udlånet|besøget))\b",
    re.IGNORECASE,
)
"""A word for a number of things: ``Elevtallet``."""
_SAYS: Final = re.compile(
    r"(?:[^\W\d_]:|[^\W\d_]{3,}(?:tallet|antallet|procenten)|(?:^|\s)(?:på|til|er|var|blev|bliver|være|nå|ligge|ligger|lå|udgør|udgjorde|udgøre|nåede|nået|steget|faldet|kommet|endte|passeret|rundet"
    r"|holdes|hæves|øges|nu|alt|dermed|ned|op|skal|må|kan|bør|årligt|i\s20[0-9]{2}))\s$",
    re.IGNORECASE,
)
"""With these a clause comes to the number of its subject: ``skal ned på``."""
_LONGEST_SAYS: Final = 24
"""They are no longer than that, right before the number."""
_LABEL: Final = re.compile(
    r"(?:^|[.;•*]\s|\s[-–]\s)(?P<noun>[A-ZÆØÅ][^\W\d_]{2,}(?:er|e|r)):\s(?:alle\s|samtlige\s)?$"
)
_DONE: Final = re.compile(r"\s(?:[^\W\d_]{2,}(?:es|et|t|te|ede)|i\s(?:drift|gang|brug|alt))\b")
"""What was, or is to be, done with so many of what a label names: ``Lokalplaner: 8 vedtaget``."""
_STOPS: Final = re.compile(r"(?<!\bpr)[.!?;](?=\s)|\b(?:og|men|mens|samt)\s(?=\w+\s\w+\s)")
_FAR: Final = 100


def with_subjects(text: str, found: Sequence[Quantity]) -> list[Quantity]:
    """Return quantities, bare ones with the unit that the subject before them names.

    Example: ``"Antallet af klager skal ned på 5"`` -> 5 ``klager``; ``"Svarprocenten blev 83"`` ->
    ``83 %``.
    """
    named: list[Quantity] = []
    for quantity in found:
        is_bare = quantity.sort is Sort.BARE and quantity.role in {Role.AMOUNT, Role.EARLIER}
        # "steg til 12": the phrase opens with its verb
        is_moved = quantity.direction is not None and quantity.start < quantity.number_start
        at = quantity.number_start if is_moved else quantity.start
        unit = _unit_of_subject(text, at, is_said=is_moved) if is_bare else None
        if is_bare and unit is None and _DONE.match(text, quantity.number_end):
            label = _LABEL.search(text[max(0, at - _FAR) : at])
            unit = Unit(label["noun"], Sort.COUNT, at) if label is not None else None
        if unit is not None:
            quantity = quantity._replace(unit=unit.name, sort=unit.sort)  # noqa: PLW2901
        named.append(quantity)
    return named


def _unit_of_subject(text: str, at: int, *, is_said: bool) -> Unit | None:
    """Return the unit that the subject names; ``is_said`` is what needs no word to lead to it."""
    before = text[max(0, at - _FAR) : at]
    if not is_said and _SAYS.search(before, max(0, len(before) - _LONGEST_SAYS)) is None:
        return None
    stops = list(_STOPS.finditer(before))
    opens = max(0, at - _FAR) + (stops[-1].end() if stops else 0)
    if _PERCENTAGE.search(text, opens, at):
        return Unit("%", Sort.SHARE, at)
    tally = _TALLY.search(text, opens, at)
    if tally is not None:
        counted = tally["counted"]
        name = _COUNTED[counted.casefold()] if counted else tally["lent"][:-2].casefold()
        return Unit(name, Sort.COUNT, at)
    numbers = list(_NUMBER_OF.finditer(text, opens, at))
    unit = unit_after(text, numbers[-1].end(), "") if numbers else None
    is_counted = unit is not None and unit.sort is Sort.COUNT and unit.end < at
    return unit if is_counted else None
