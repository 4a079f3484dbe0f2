"""Hold results against targets of the same year, and of several years the last."""

from collections.abc import Mapping, Sequence

from goalextract.goals.lone import ALONE
from goalextract.goals.targets import Figure
from goalextract.records import Outcome


def of_last_year(
    outcomes: Mapping[int, Outcome], measurements: Sequence[Figure], year: int | None
) -> Mapping[int, Outcome]:
    """Return the outcome of the year aimed at, else of the last, where each is of another year."""
    by_year = {told: m for m in outcomes if (told := measurements[m].year) is not None}
    if len(by_year) < len(outcomes):
        return outcomes
    last = by_year.get(year, by_year[max(by_year)]) if year is not None else by_year[max(by_year)]
    return {last: outcomes[last]}


def in_time(
    outcomes: Mapping[int, Outcome], target: Figure, measurements: Sequence[Figure]
) -> Mapping[int, Outcome]:
    """Leave out what was not reached in an earlier year than it was aimed at for."""
    year = target.year
    if year is None:
        return outcomes
    return {
        m: outcome
        for m, outcome in outcomes.items()
        if outcome == "met" or (measurements[m].year or year) >= year
    }


def in_its_year(score: int, target: Figure, measured: Figure) -> int:
    """Return how plainly what was measured in a year answers what was aimed at in one."""
    if None in (target.year, measured.year):
        return score
    one, other = target.quantity, measured.quantity
    is_alike = (one.unit, one.sort) == (other.unit, other.sort)
    is_alike = is_alike and (one.comparator == "change") == (other.comparator == "change")
    return max(score, ALONE if is_alike else 0) if target.year == measured.year else 0
