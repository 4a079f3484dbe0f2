"""Say of a goal that only asks for a way whether its figures went that way."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from goalextract.goals.several import is_of_some
from goalextract.goals.targets import Figure, own_targets
from goalextract.language.quantities import Sort
from goalextract.language.stems import kin_stems
from goalextract.language.ways import asked_way
from goalextract.language.wordings import regex
from goalextract.records import Kind, Outcome

_LEVEL: Final = regex("trends", "level")
"""Opens a clause on how much there is of what the goal is about."""
_PLANNED: Final = regex("trends", "planned")
"""Compared with what was planned, not with what was before."""
_PAIR: Final = 2
_ABOUT: Final = (Kind.GOAL, Kind.SUCCESS_CRITERION, Kind.INDICATOR)


def outcome_of_trend(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    language: str = "da",
) -> Iterator[tuple[int, Outcome]]:
    """Yield the last of a goal's figures with what it says, beside the one before or its start.

    Args:
        texts: the goal's sections.
        targets: its targets; of a goal that has any of its own, nothing is yielded.
        measurements: its measurements, with the levels that they came from.
        language: the language of the words.

    Example: ``2016: 5,1 %. 2017: 4,8 %`` of ``Fraværet skal falde`` -> the second, met.
    """
    aim = next((texts[kind] for kind in _ABOUT if kind in texts), "")
    way = asked_way(aim) if not own_targets(targets) else None
    if way is None:
        return
    for m, figure in enumerate(measurements):
        one = figure.quantity
        is_change = one.comparator == "change" and one.direction is not None
        if is_change and not is_of_some(figure) and _is_of_it(figure, aim, language):
            yield m, "met" if (one.direction == "increase") == (way == "up") else "not_met"
            return
    levels = [m for m, one in enumerate(measurements) if _is_level(one)]
    for m in sorted(levels, key=lambda at: measurements[at].quantity.sort is Sort.BARE):
        one, was = measurements[m].quantity, measurements[m].quantity.was
        if was is not None and was != one.value and _is_of_it(measurements[m], aim, language):
            yield m, "met" if (one.value > was) == (way == "up") else "not_met"
            return
    by_year = {year: m for m in levels if (year := measurements[m].year) is not None}
    are_alike = len({measurements[m].quantity.unit for m in levels}) == 1
    if are_alike and len(by_year) == len(levels) >= _PAIR:
        before, last = (by_year[year] for year in sorted(by_year)[-_PAIR:])
        new, old = measurements[last].quantity.value, measurements[before].quantity.value
        if new != old:
            yield last, "met" if (new > old) == (way == "up") else "not_met"


def _is_of_it(figure: Figure, aim: str, language: str) -> bool:
    """Tell whether a number is of what a goal is about, by its words or as only its level."""
    said = f"{figure.lead} {figure.clause}"
    is_told = kin_stems(said, aim, language) > 0 or _LEVEL.match(figure.clause) is not None
    return is_told and _PLANNED.search(figure.clause) is None


def _is_level(figure: Figure) -> bool:
    one = figure.quantity
    is_plain = one.comparator == "=" and one.whole is None and one.value_high is None
    return is_plain and one.sort is not Sort.DURATION and not is_of_some(figure)
