"""Match a goal's only open count with the only result that leaves out what it counts."""

from collections.abc import Iterator, Sequence
from typing import Final

from goalextract.goals.several import is_of_some
from goalextract.goals.targets import Figure, own_targets
from goalextract.language.measures import is_size
from goalextract.language.quantities import Role, Sort
from goalextract.language.stems import kin_stems
from goalextract.language.wordings import regex, words

_PEOPLE: Final = frozenset((*words("answers", "people"), *words("answers", "roles")))
_SO_MANY: Final = regex("bare", "so_many")
_OTHER: Final = regex("bare", "other")
_ONLY: Final = regex("bare", "only")
_FEWEST: Final = 2
_SCALE_FACTOR: Final = 20


def bare_answers(
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    plain: Sequence[Sequence[int]],
    language: str = "da",
) -> Iterator[tuple[int, int]]:
    """Yield a goal's only count with the only result that may be of it, if nothing answers it.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
        plain: how plainly each measurement answers each target.
        language: the language of the words.

    Example: ``30 virksomheder skal have en profil`` and ``Kun 11 har meldt sig`` -> ``(0, 0)``.
    """
    own = own_targets(targets)
    if len(own) != 1 or any(plain[own[0]]) or not _is_count(targets[own[0]]):
        return
    target = targets[own[0]]
    free = [
        m
        for m, result in enumerate(measurements)
        if not any(row[m] for row in plain) and _may_answer(target, result, language)
    ]
    if len(free) == 1:
        yield own[0], free[0]


def _is_count(figure: Figure) -> bool:
    one = figure.quantity
    is_plain = one.comparator in {"=", ">=", ">", "~"} and one.role is Role.AMOUNT
    is_many = one.value >= _FEWEST and not one.is_part and not is_size(one.unit)
    return is_plain and is_many and one.sort is Sort.COUNT


def _may_answer(target: Figure, result: Figure, language: str) -> bool:
    one, other = target.quantity, result.quantity
    is_near = 0 < other.value <= _SCALE_FACTOR * one.value and other.value % 1 == 0
    is_plain = other.whole is None and other.comparator != "change" and other.direction is None
    if other.whole == one.value and other.comparator != "change":
        return not _OTHER.search(result.clause)  # "7 ud af 8 har gennemført" of 8 trainees
    if not (is_near and is_plain) or is_of_some(result) or _OTHER.search(result.clause):
        return False
    is_fewer = other.sort is Sort.COUNT and other.value < one.value and not is_size(other.unit)
    if is_fewer and _ONLY.search(result.before) is not None:
        return True  # nothing else is too few: "Der var kun søgning til 46 pladser"
    if other.sort is Sort.BARE:
        return _SO_MANY.match(result.before + "#" + result.after) is not None
    are_people = {one.unit, other.unit} <= _PEOPLE
    said = result.clause.replace(other.unit or "", " ")
    return are_people and kin_stems(said, target.clause.replace(one.unit or "", " "), language) > 0
