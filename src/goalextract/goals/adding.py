"""Tell results that each count only a part, so that they are to be added up."""

from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.goals.several import is_of_all
from goalextract.goals.targets import Figure
from goalextract.language.figures import YEAR
from goalextract.language.quantities import Sort
from goalextract.language.times import Relation, find_times
from goalextract.language.wordings import regex
from goalextract.records import Outcome

_OPEN: Final = regex("answers", "open")
"""So many are not there yet."""
_ADDED: Final = regex("answers", "added")
"""One of several that are to be added up."""
_LEAST: Final = frozenset({"=", ">=", "~"})
_OF_THE_SAME: Final = regex("answers", "of_the_same")
"""What a number goes on with that is of the things counted before it."""


def add_up(outcomes: Mapping[int, Outcome], target: Figure, measurements: Sequence[Figure]) -> bool:
    """Tell whether several numbers of things, each too few, are together what was aimed at.

    Example: ``Fem centre fik karakteren 1, to centre karakteren 2`` of ``alle syv centre``.
    """
    most = max(measurements[m].quantity.value for m in outcomes)
    if any(is_of_all(measurements[m]) and measurements[m].quantity.value == most for m in outcomes):
        return False  # the sum is told
    is_count = target.quantity.sort is Sort.COUNT and not target.quantity.is_part
    total = sum(measurements[m].quantity.value for m in outcomes)
    is_open = any(_OPEN.search(measurements[m].clause) for m in outcomes)
    # "74 er begyndt, 66 har gennemført": some of the first, not others beside them
    is_row = any(
        measurements[m].is_in_series and _OF_THE_SAME.match(measurements[m].after) is None
        for m in outcomes
    )
    # "19 i grupperne. 48 til dagen": of other things each, and of no other time
    are_apart = all(
        measurements[m].year is None
        and not measurements[m].is_part_of_last
        and _OF_THE_SAME.match(measurements[m].after) is None
        for m in outcomes
    ) and len({measurements[m].clause for m in outcomes}) == len(outcomes)
    is_enough = total == target.quantity.value or (
        (is_row or are_apart) and total > target.quantity.value
    )
    return is_count and len(outcomes) > 1 and is_enough and not is_open


def are_added(outcomes: Mapping[int, Outcome], measurements: Sequence[Figure]) -> bool:
    """Tell whether another result is to be added to a target's: ``og yderligere 640 m²``."""
    units = {measurements[m].quantity.unit for m in outcomes}
    if any(is_of_all(measurements[m]) for m in outcomes):
        return False
    return any(
        (m in outcomes or not one.after.strip(" .,;"))
        and one.quantity.unit in units
        and _ADDED.search(one.clause) is not None
        for m, one in enumerate(measurements)
    )


def reach_over_years(told: Sequence[int], target: Figure, measurements: Sequence[Figure]) -> bool:
    """Tell whether what came of each of several years is together what was aimed at for them all.

    Example: ``23 i 2013, 18 i 2014`` of ``41 broer i 2013-2014``.
    """
    one, years = target.quantity, _years_of(target.clause)
    is_count = one.sort is Sort.COUNT and not one.is_part and one.comparator in _LEAST
    of_each = {measurements[m].year: measurements[m].quantity.value for m in told}
    is_of_each = len(of_each) == len(told) > 1 and set(of_each) <= years
    return is_count and is_of_each and sum(of_each.values()) >= one.value


def _years_of(clause: str) -> frozenset[int]:
    """Return the years that a clause names, those within a range of them too."""
    years = set(map(int, YEAR.findall(clause)))
    for time in find_times(clause):
        if time.relation is Relation.RANGE:
            first, last = map(int, time.iso.split("/"))
            years |= set(range(first, last + 1))
    return frozenset(years)
