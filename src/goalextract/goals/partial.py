"""Tell results of one place or group, which prove nothing of all that was aimed at."""

from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.stems import shared_stems
from goalextract.language.wordings import regex

_AT_NAMED: Final = regex("partial", "at_named")
_NAMED: Final = regex("partial", "named")
_WHOLE: Final = regex("partial", "whole")
_GROUP: Final = regex("partial", "group")
_NEXT: Final = regex("partial", "next")
"""Where another clause begins."""


def is_of_a_part(measured: Figure, aim: str, language: str = "da") -> bool:
    """Tell whether a result is of a place or a group that its goal does not speak of.

    Args:
        measured: the result.
        aim: all that the goal says of what it aims at.
        language: the language of the words.

    Example: ``På Nordskolen trives 92 %`` where ``90 % af eleverne`` shall, whatever their school.
    """
    head = measured.clause[: len(measured.clause) - len(measured.after)]
    told = f"{measured.lead} {head}{_NEXT.split(measured.after)[0]}".strip()
    if _WHOLE.search(told) is not None:
        return False
    named = [match["place"] for match in _AT_NAMED.finditer(told)]
    opening = _NAMED.match(told)
    named += [opening["place"]] if opening is not None else []
    small = aim.casefold()
    if any(place.casefold()[: _known(place)] not in small for place in named):
        return True
    group = _GROUP.search(told)
    return group is not None and shared_stems(group["group"], aim, language) == 0


def _known(place: str) -> int:
    """Return by how many letters a name is known again, whatever its ending."""
    return max(4, len(place) - 2)
