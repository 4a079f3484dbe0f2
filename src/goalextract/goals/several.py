"""Choose, among several numbers that answer one target, the one that tells of all of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from goalextract.goals.targets import Figure, own_targets
from goalextract.language.quantities import Sort
from goalextract.language.wordings import regex, wording
from goalextract.records import Outcome

_WHOLE: Final = wording("several", "whole")
_PART: Final = wording("several", "part")
_BEFORE: Final = regex("several", "before")
"""After a number: it was so before something was done, which another number tells of."""
_LABEL: Final = wording("several", "label")
_FEWEST: Final = 2
_FEW: Final = 16
"""So many letters behind a number may say so too: ``61 pct. samlet set``."""
_SCALE_FACTOR: Final = 3
_PLACE: Final = wording("several", "place")
_ROOT: Final = 5


def headline(
    outcomes: Mapping[int, Outcome], measurements: Sequence[Figure]
) -> Mapping[int, Outcome]:
    """Return the outcomes of what tells of the whole, where others tell of parts of it.

    Example: of ``Første halvår 55 %, andet halvår 57 %. Set over hele året 56 %`` the last.
    """
    mains = {m: o for m, o in outcomes.items() if not is_of_some(measurements[m])} or outcomes
    return {m: o for m, o in mains.items() if is_of_all(measurements[m])} or mains


def is_of_all(figure: Figure) -> bool:
    """Tell whether a clause says that its number is of all there is: ``I alt 2.400 m2``."""
    said = _before(figure) + figure.after[:_FEW]
    is_of_place = _PLACE.match(figure.after.lstrip()) is not None
    return _WHOLE.search(said) is not None and not is_of_place


def _before(figure: Figure) -> str:
    return figure.lead + figure.before


def is_of_some(figure: Figure) -> bool:
    """Tell whether a clause says that its number is of a part: ``heraf 12``, ``lavest i``."""
    is_aside = figure.is_part_of_last or figure.is_in_brackets or _BEFORE.match(figure.after)
    return bool(is_aside) or _PART.search(_before(figure)) is not None


def are_side_by_side(outcomes: Mapping[int, Outcome], measurements: Sequence[Figure]) -> bool:
    """Tell whether each of several numbers is of another part: of ``Nord 7,6. Syd 8,9`` it is."""
    return all(is_labelled(measurements[m]) for m in outcomes) or _is_part_of_a_place(
        outcomes, measurements
    )


def is_labelled(figure: Figure) -> bool:
    """Tell whether no more than a label stands before a number."""
    return _LABEL.fullmatch(figure.before.strip()) is not None


def labelled_results(
    targets: Sequence[Figure], measurements: Sequence[Figure]
) -> Iterator[tuple[int, int]]:
    """Yield the only target with each of the labelled numbers that are all of its results."""
    own = own_targets(targets)
    if len(own) != 1:
        return
    one = targets[own[0]].quantity
    got = [
        m
        for m, result in enumerate(measurements)
        if is_labelled(result)
        and result.quantity.whole is None
        and "change" not in (one.comparator, result.quantity.comparator)
        and (
            result.quantity.unit == one.unit
            or (result.quantity.sort is Sort.BARE and not one.is_part)
        )
        and one.value / _SCALE_FACTOR <= result.quantity.value <= one.value * _SCALE_FACTOR
    ]
    if len(got) >= _FEWEST:
        yield from ((own[0], m) for m in got)


def siblings(
    mine: Sequence[int],
    target: Figure,
    measurements: Sequence[Figure],
    plain: Sequence[Sequence[int]],
) -> Iterator[int]:
    """Yield results that tell of other places what the only answer tells of one.

    Example: beside ``I nord er fraværet 3,9 %`` also ``i syd 6,1 %``, of ``Fraværet højst 4,5 %``.
    """
    if len(mine) != 1 or not _is_somewhere(measurements[mine[0]], target):
        return
    one = measurements[mine[0]].quantity
    for m, result in enumerate(measurements):
        is_alike = (result.quantity.unit, result.quantity.sort) == (one.unit, one.sort)
        is_free = m not in mine and not any(row[m] for row in plain)
        is_level = "change" not in (result.quantity.comparator, one.comparator)
        if is_alike and is_free and is_level and _is_somewhere(result, target):
            yield m


def _is_somewhere(figure: Figure, target: Figure) -> bool:
    """Tell whether a clause says where its number is of, as its target does not."""
    said = {place.casefold() for place in _PLACE.findall(_before(figure))}
    return any(place[:_ROOT] not in target.clause.casefold() for place in said)


def _is_part_of_a_place(outcomes: Mapping[int, Outcome], measurements: Sequence[Figure]) -> bool:
    return all(_PLACE.search(_before(measurements[m])) for m in outcomes)
