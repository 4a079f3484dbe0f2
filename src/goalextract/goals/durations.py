"""Put durations into the unit that was aimed at: ``tre uger`` are 21 of ``højst 14 dage``."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType
from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.quantities import Quantity, Sort

_SECONDS: Final[Mapping[str, Decimal]] = MappingProxyType(
    {
        "sekunder": Decimal(1),
        "sek.": Decimal(1),
        "sek": Decimal(1),
        "minutter": Decimal(60),
        "timer": Decimal(3600),
        "døgn": Decimal(86400),
        "dage": Decimal(86400),
        "kalenderdage": Decimal(86400),
        "uger": Decimal(604800),
        "måneder": Decimal(2629800),
        "år": Decimal(31557600),
    }
)
_JOINED: Final = len(" og ")


def in_units_aimed_at(
    targets: Sequence[Figure], measurements: Sequence[Figure]
) -> Sequence[Figure]:
    """Return results, durations in the unit of the one that was aimed at.

    What is told in two units is told in one: ``1 minut og 25 sekunder``.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
    """
    wanted = {t.quantity.unit for t in targets if t.quantity.sort is Sort.DURATION}
    unit = next(iter(wanted)) if len(wanted) == 1 else None
    if unit not in _SECONDS:
        return measurements
    changed = list(measurements)
    for at, one in enumerate(measurements):
        value = _seconds(one.quantity)
        if value is None:
            continue
        following = measurements[at + 1] if at + 1 < len(measurements) else None
        rest = _rest_of(one, following)
        if one.quantity.unit == unit and not rest:
            continue
        of = _SECONDS[unit or ""]
        high = one.quantity.value_high
        changed[at] = one._replace(
            quantity=one.quantity._replace(
                value=(value + rest) / of,
                value_high=None if high is None else high * value / (one.quantity.value * of),
                unit=unit,
            ),
        )
    return changed


def _seconds(one: Quantity) -> Decimal | None:
    if one.sort is not Sort.DURATION or one.unit not in _SECONDS or not one.value:
        return None
    return one.value * _SECONDS[one.unit or ""]


def _rest_of(one: Figure, following: Figure | None) -> Decimal:
    """Return the seconds of a smaller unit that go on from a duration; 0 where none do."""
    if following is None or following.kind is not one.kind:
        return Decimal()
    gap = following.quantity.start - one.quantity.end
    rest = _seconds(following.quantity)
    is_smaller = rest is not None and _SECONDS[following.quantity.unit or ""] < _SECONDS.get(
        one.quantity.unit or "", Decimal()
    )
    return rest if rest is not None and is_smaller and 0 < gap <= _JOINED else Decimal()
