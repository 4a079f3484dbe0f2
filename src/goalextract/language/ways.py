"""Tell of a goal that only says which way things shall go whether they went that way."""

import re
from typing import Final

from goalextract.language.clauses import is_plan
from goalextract.language.quantities import find_quantities
from goalextract.language.stems import is_opening, shared_stems, stems
from goalextract.language.times import without_times
from goalextract.language.wordings import regex
from goalextract.records import Outcome

_WAYS: Final = regex("ways", "ways")
_KEEPS: Final = regex("ways", "keeps")
_WENT: Final = regex("ways", "went")
_MERELY: Final = regex("ways", "merely")
"""No way that a number goes: ``leve op til``."""
_GENERIC: Final = regex("ways", "generic")
"""How much there is of what the goal is about."""
_UNSURE: Final = regex("ways", "unsure")


_BY_HOW_MUCH: Final = regex("ways", "by_how_much")
_NOT_RISE: Final = regex("ways", "not_rise")
_NOT_FALL: Final = regex("ways", "not_fall")


def _kept_from(goal: str, went: re.Match[str]) -> Outcome | None:
    """Return what a rise or a fall means where one of them shall not be."""
    if _NOT_RISE.search(goal):
        return "not_met" if went["up"] else "met"
    if _NOT_FALL.search(goal):
        return "not_met" if went["down"] else "met"
    return None


def asked_way(goal: str) -> str | None:
    """Return which way a goal asks for, ``up`` or ``down``, if that is all that it asks for.

    What must not fall is asked up.

    Example: ``"Fraværet skal falde."`` -> ``"down"``; ``"Fraværet skal ned på 4 %."`` -> None.
    """
    if find_quantities(goal):
        return None
    for pattern, way in ((_NOT_FALL, "up"), (_NOT_RISE, "down")):
        if pattern.search(goal):
            return way
    found = [match for match in _WAYS.finditer(goal) if not _MERELY.search(goal, 0, match.end())]
    ways = {match.lastgroup for match in found}
    is_plain = len(ways) == 1 and _KEEPS.search(goal) is None
    return ways.pop() if is_plain else None


def outcome_of_way(goal: str, sentence: str, language: str = "da") -> Outcome | None:
    """Return what a sentence on which way things went means for a goal that only says a way.

    Example: ``"Flere unge i uddannelse."`` and ``"Andelen af unge i uddannelse er steget."`` ->
    ``"met"``; and ``"Antallet af lærere er steget."`` -> None, since that is of something else.
    """
    # by how much, and since when, says nothing of the way
    said = _BY_HOW_MUCH.sub("", " ".join(without_times(sentence).split()))
    went = _WENT.match(said)
    if went is None or _UNSURE.search(said) or is_plan(said):
        return None
    own, aim = stems(went["subject"], language), stems(goal, language)
    shared = max(
        shared_stems(went["subject"], goal, language),
        sum(any(is_opening(one, other) for other in aim) for one in own),
    )
    is_of_it = shared >= len(own) if own else _GENERIC.fullmatch(went["subject"]) is not None
    if not is_of_it or not aim or find_quantities(goal):
        return None
    ways = {match.lastgroup for match in _WAYS.finditer(goal)}
    if _KEEPS.search(goal):
        return "met" if went["flat"] else _kept_from(goal, went)
    if len(ways) != 1:
        return None
    return "met" if went[str(ways.pop())] else "not_met"
