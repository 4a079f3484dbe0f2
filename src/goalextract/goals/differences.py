"""Read results that tell a difference: from what level they came, or by how much they missed."""

from collections.abc import Sequence
from typing import Final

from goalextract.goals.targets import Figure, own_targets
from goalextract.language.quantities import Quantity, Sort
from goalextract.language.stems import kin_stems
from goalextract.language.wordings import regex, wording
from goalextract.records import Outcome

_NEW: Final = wording("differences", "new")
_RELATIVE: Final = frozenset({Sort.SHARE, Sort.POINTS})
_SAME: Final = wording("differences", "same")
_THERE: Final = regex("differences", "there")
_OVER: Final = wording("differences", "over")
_UNDER: Final = wording("differences", "under")
_MISSING: Final = wording("differences", "missing")


def as_change(target: Quantity, measured: Quantity) -> Quantity:
    """Return a level as the change that it is, where a change was aimed at and it says from what.

    Example: of ``halveres`` the level ``95`` that came from 120 is a fall by 21 %.
    """
    was = measured.was
    is_level = measured.comparator in {"=", "~", "~<", "~>"} and measured.value_high is None
    if target.comparator != "change" or was is None or was == measured.value or not is_level:
        return measured
    by = abs(measured.value - was)
    if target.sort is Sort.SHARE and measured.sort not in _RELATIVE and was > 0:
        by, unit, sort = 100 * by / was, target.unit, Sort.SHARE
    elif target.sort is Sort.POINTS and measured.sort is Sort.SHARE:
        unit, sort = target.unit, Sort.POINTS
    elif (target.unit, target.sort) == (measured.unit, measured.sort):
        unit, sort = target.unit, target.sort
    else:
        return measured
    if target.sort is measured.sort is Sort.SHARE:
        return measured  # by so much of it, or by so many points?
    direction = "increase" if measured.value > was else "decrease"
    return measured._replace(
        comparator="change", value=by, unit=unit, sort=sort, direction=direction
    )


def with_changes(
    targets: Sequence[Figure], measurements: Sequence[Figure], language: str = "da"
) -> tuple[list[Figure], list[tuple[int, int]]]:
    """Return results, levels as the changes that were aimed at, and which targets those answer.

    Only where no result tells the change itself, and no level of its unit is aimed at.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
        language: the language of the words.
    """
    own = own_targets(targets)
    changed, pairs = list(measurements), []
    if len(own) == 1:
        changed = [as_added(targets[own[0]], one, language) for one in measurements]
    for t, target in enumerate(targets):
        one = target.quantity
        is_told = any(
            (m.quantity.comparator, m.quantity.unit) == ("change", one.unit) for m in measurements
        )
        if one.comparator != "change" or is_told:
            continue
        for m, result in enumerate(measurements):
            change = as_change(one, result.quantity)
            if change is result.quantity or _is_aimed_at(result, targets):
                continue
            said = f"{result.lead} {result.clause} {result.quantity.unit or ''}"
            is_named = f" {result.quantity.unit} " in f" {target.clause} "
            is_same = _SAME.match(result.clause) is not None or _is_of_it(result, len(own))
            if is_named or kin_stems(said, target.about, language) or is_same:
                changed[m] = result._replace(quantity=change)
                pairs.append((t, m))
                break
    return changed, pairs


def _is_of_it(result: Figure, own: int) -> bool:
    """Tell whether a bare number goes on counting what the only target is of: ``Der var 38``."""
    return (
        own == 1 and result.quantity.sort is Sort.BARE and _THERE.match(result.clause) is not None
    )


def as_added(target: Figure, result: Figure, language: str = "da") -> Figure:
    """Return a rise by so many as so many, where as many new ones were aimed at.

    Example: ``Indbyggertallet voksede med 430`` of ``500 nye indbyggere``.
    """
    one, other = target.quantity, result.quantity
    is_new = one.sort is Sort.COUNT and _NEW.search(target.clause[: one.end - target.start])
    is_rise = (other.comparator, other.direction) == ("change", "increase")
    if not (is_new and is_rise and other.sort in {Sort.COUNT, Sort.BARE}) or one.direction:
        return result
    said = f"{result.lead} {result.clause} {other.unit or ''}"
    if not kin_stems(said, target.about, language):
        return result
    return result._replace(
        quantity=other._replace(comparator="=", direction=None, unit=one.unit, sort=one.sort),
    )


def _is_aimed_at(result: Figure, targets: Sequence[Figure]) -> bool:
    """Tell whether a level of a result's unit is aimed at, so that it is to be compared with it."""
    return any(
        other.quantity.comparator != "change" and other.quantity.unit == result.quantity.unit
        for other in targets
    )


def outcome_of_difference(target: Figure, measured: Figure) -> Outcome | None:
    """Return what a result says that only tells how far from a target it is.

    Example: ``Budgettet blev overskredet med 2 mio. kr.`` of ``højst 45 mio. kr.`` -> ``not_met``;
    ``Vi mangler 1.000 m2`` of ``3.500 m2`` -> ``not_met``.
    """
    one, other = target.quantity, measured.quantity
    is_bare = one.sort is Sort.COUNT and other.sort is Sort.BARE
    is_alike = (one.unit, one.sort) == (other.unit, other.sort) or is_bare
    if not is_alike:
        return None
    before = measured.before
    if one.comparator == "change":
        is_left = other.comparator == "=" and 0 < other.value < one.value
        return "partly_met" if is_left and _MISSING.search(before) else None
    is_most = one.comparator in {"<=", "<"}
    if is_most and one.sort is Sort.MONEY:
        return "not_met" if _OVER.search(before) else "met" if _UNDER.search(before) else None
    is_short = not is_most and other.value > 0 and _MISSING.search(before) is not None
    return "not_met" if is_short else None
