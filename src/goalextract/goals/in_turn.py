"""Match as many results as there are targets of one measure: each to the one that it tells of."""

from collections.abc import Sequence
from itertools import groupby, permutations
from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.quantities import Quantity, Sort

_MOST: Final = 4
"""Of more numbers than these the order says little."""
_A_WORD, _IN_PLACE = 10, 9
"""That both stand at the same place counts a little less than a word in common."""


def in_turn(
    targets: Sequence[Figure], measurements: Sequence[Figure], plain: Sequence[Sequence[int]]
) -> list[list[int]]:
    """Return how plainly each result answers each target, once each is given its own.

    Where a goal has as many results as targets of one measure, each answers one: the ones that its
    words are of, and if these leave it open the one at its place.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
        plain: how plainly each measurement answers each target by what it names.

    Example: ``85 % af børnene, 70 % af de tosprogede`` and ``86 % af alle, 64 % af de tosprogede``
    -> the first of the first, the second of the second.
    """
    settled = [list(row) for row in plain]
    for wanted in _alike(targets):
        got = [m for m, one in enumerate(measurements) if _answers(targets[wanted[0]], one)]
        is_even = 1 < len(wanted) == len(got) <= _MOST
        if not is_even or not any(plain[t][m] for t in wanted for m in got):
            continue
        best = max(permutations(got), key=lambda order: _fit(wanted, got, order, plain))
        for t, own in zip(wanted, best, strict=True):
            for m in got:
                settled[t][m] = max(1, plain[t][m]) if m == own else 0
    return settled


def _fit(
    wanted: Sequence[int], got: Sequence[int], order: Sequence[int], plain: Sequence[Sequence[int]]
) -> int:
    words = sum(plain[t][m] for t, m in zip(wanted, order, strict=True))
    return _A_WORD * words + _IN_PLACE * sum(a == b for a, b in zip(got, order, strict=True))


def _alike(targets: Sequence[Figure]) -> list[list[int]]:
    """Return the places of targets of one measure and section, each group in order."""

    def key(at: int) -> tuple[str, ...]:
        one = targets[at].quantity
        return targets[at].kind.value, one.unit or "", one.sort.value, str(_is_change(one))

    order = sorted(range(len(targets)), key=lambda at: (key(at), at))
    return [list(group) for _, group in groupby(order, key)]


def _is_change(one: Quantity) -> bool:
    return one.comparator == "change"


def _answers(target: Figure, result: Figure) -> bool:
    """Tell whether a result is in a target's measure, or a bare number of the things it counts."""
    one, other = target.quantity, result.quantity
    if _is_change(one) != _is_change(other) or result.is_in_brackets or result.is_part_of_last:
        return False
    is_bare = other.sort is Sort.BARE and one.sort is Sort.COUNT and other.value % 1 == 0
    return (one.unit, one.sort) == (other.unit, other.sort) or is_bare
