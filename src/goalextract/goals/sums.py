"""Answer targets of parts by the result of all: ``Alle 2.000 er flyttet`` of 400 and 1.600."""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from goalextract.goals.several import is_of_all
from goalextract.goals.targets import Figure
from goalextract.language.quantities import Role, Sort

_COUNTED: Final = frozenset({Sort.COUNT, Sort.BARE})
_FEWEST: Final = 2
_LEAST: Final = frozenset({"=", ">=", "~"})


def answered_together(
    targets: Sequence[Figure], measurements: Sequence[Figure]
) -> Iterator[tuple[int, int]]:
    """Yield each of the targets that one result of all there is is the sum of, with that result.

    Args:
        targets: a goal's targets.
        measurements: its measurements.

    Example: of ``400 flyttes i 1. halvår og 1.600 i 2. halvår`` the result ``Alle 2.000``.
    """
    for _, group in groupby(range(len(targets)), key=lambda at: targets[at].kind):
        parts = [at for at in group if _is_counted(targets[at])]
        total = sum(targets[at].quantity.value for at in parts)
        units = {targets[at].quantity.unit for at in parts} - {None}
        if len(parts) < _FEWEST or len(units) != 1:
            continue
        for m, result in enumerate(measurements):
            is_all = result.quantity.role is Role.ALL or is_of_all(result)
            if is_all and _is_counted(result) and result.quantity.value == total:
                yield from ((at, m) for at in parts)
                break


def _is_counted(figure: Figure) -> bool:
    one = figure.quantity
    return one.sort in _COUNTED and not one.is_part and one.comparator in _LEAST
