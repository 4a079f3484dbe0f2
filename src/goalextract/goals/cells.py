"""Give the bare numbers of a table's cells the unit that their row or column is titled with."""

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.measures import Sort, Unit
from goalextract.language.quantity import Quantity
from goalextract.language.titles import unit_in_title
from goalextract.records import Kind

_CELLS: Final = frozenset({Kind.TARGET_VALUE, Kind.ACTUAL_VALUE})


def with_units(
    figures: Sequence[Figure], texts: Mapping[Kind, str], labels: Mapping[Kind, str]
) -> tuple[Figure, ...]:
    """Return figures, bare ones of cells with the unit of their title.

    A column's own title counts before that of the row, the indicator's; that one only for a cell
    of one number, since several are mostly of several indicators.

    Args:
        figures: a goal's targets or measurements.
        texts: its sections.
        labels: the sections' labels, as printed.

    Example: ``85`` in the target value of ``{Kind.INDICATOR: "Trivsel (%)"}`` -> ``85 %``.
    """
    numbers = Counter(figure.kind for figure in figures)
    titled: list[Figure] = []
    for figure in figures:
        titles = [labels.get(figure.kind)]
        if numbers[figure.kind] == 1:
            titles += [texts.get(Kind.INDICATOR), labels.get(Kind.INDICATOR)]
        is_bare = figure.kind in _CELLS and figure.quantity.sort is Sort.BARE
        unit = _first_unit(titles) if is_bare else None
        if unit is not None:
            figure = figure._replace(quantity=_in_unit(figure.quantity, unit))  # noqa: PLW2901
        titled.append(figure)
    return tuple(titled)


def _first_unit(titles: Sequence[str | None]) -> Unit | None:
    named = (unit_in_title(title) for title in titles if title)
    return next((unit for unit in named if unit is not None), None)


def _in_unit(quantity: Quantity, unit: Unit) -> Quantity:
    high = quantity.value_high
    return quantity._replace(
        value=quantity.value * unit.factor,
        value_high=None if high is None else high * unit.factor,
        unit=unit.name,
        sort=unit.sort,
    )
