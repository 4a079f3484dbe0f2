"""Compare a measured value with the target that it answers."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from goalextract.language.measures import is_size
from goalextract.language.quantities import Quantity, Sort
from goalextract.records import Outcome

_ABOUT: Final = Decimal("0.1")
"""*About* leaves so large a share of the number open."""
_NEAR: Final = Decimal("0.05")
"""*Nearly* and *a good* leave no more open: what is a tenth off is said by another number."""
_NEAR_SHARE: Final = Decimal(5)
"""*About three quarters* is no farther off than five in a hundred."""
_INFINITE: Final = Decimal("1e18")


@dataclass(frozen=True, slots=True)
class _Range:
    """Hold the values that a quantity may have; ``is_open`` leaves out the bound itself."""

    low: Decimal
    high: Decimal
    is_low_open: bool = False
    is_high_open: bool = False


def _values(quantity: Quantity) -> _Range:
    value, comparator = quantity.value, quantity.comparator
    near = abs(value) * (_ABOUT if comparator == "~" else _NEAR)
    if quantity.sort is Sort.SHARE:
        near = min(near, _NEAR_SHARE)
    if comparator in {">=", ">"}:
        return _Range(value, _INFINITE, is_low_open=comparator == ">")
    if comparator in {"<=", "<"}:
        return _Range(-_INFINITE, value, is_high_open=comparator == "<")
    if comparator == "range":
        return _Range(value, quantity.value_high or value)
    below = near if comparator in {"~", "~<"} else Decimal()
    above = near if comparator in {"~", "~>"} else Decimal()
    return _Range(
        value - below,
        value + above,
        is_low_open=comparator == "~>",
        is_high_open=comparator == "~<",
    )


def _wanted(target: Quantity, *, is_lower_better: bool | None) -> _Range | None:
    """Return the values that reach a target; None where the words leave open which do."""
    plain = target.comparator in {"=", "~", "~<", "~>"}
    if not plain:
        reached = _values(target)
        # more than the upper end of a range of things is no less than aimed at
        is_count = target.sort is Sort.COUNT and not is_size(target.unit)
        is_open = target.comparator == "range" and is_count
        return _Range(reached.low, _INFINITE) if is_open else reached
    bound = _values(target).low if target.comparator != "=" else target.value
    if is_lower_better is None:
        return None
    return _Range(-_INFINITE, target.value) if is_lower_better else _Range(bound, _INFINITE)


def compare(target: Quantity, measured: Quantity, *, is_lower_better: bool | None) -> Outcome:
    """Tell whether a measured value reaches a target.

    Args:
        target: what was to be reached.
        measured: what was measured, of the same thing in the same unit.
        is_lower_better: which way is the better one; None where nothing tells.

    Example: ``>= 25`` and ``63`` -> ``"met"``; ``>= 1000000`` and ``~< 1000000`` -> ``"unclear"``.
    """
    if "change" in (target.comparator, measured.comparator):
        return _compare_changes(target, measured)
    if target.whole is not None or (target.sort is Sort.SHARE and measured.whole is not None):
        target, measured = _as_share(target), _as_share(measured)
    wanted, got = _wanted(target, is_lower_better=is_lower_better), _values(measured)
    if wanted is None:
        is_about = target.comparator == "~" and _lies_within(got, _values(target))
        return "met" if is_about or got == _values(target) else "unclear"
    if _lies_within(got, wanted):
        return "met"
    is_bound = measured.comparator in {"<", ">"}
    return "not_met" if _lies_outside(got, wanted, is_bound=is_bound) else "unclear"


def _as_share(quantity: Quantity) -> Quantity:
    """Return so many of so many as a share in percent."""
    if not quantity.whole:
        return quantity
    return quantity._replace(value=100 * quantity.value / quantity.whole)


def _lies_within(got: _Range, wanted: _Range) -> bool:
    low = got.low > wanted.low or (
        got.low == wanted.low and (got.is_low_open or not wanted.is_low_open)
    )
    high = got.high < wanted.high or (
        got.high == wanted.high and (got.is_high_open or not wanted.is_high_open)
    )
    return low and high


def _lies_outside(got: _Range, wanted: _Range, *, is_bound: bool) -> bool:
    """Tell whether no value can reach; ``is_bound`` says that *over* and *under* are meant so.

    *Nearly* a million may well be taken for a million.
    """
    below = got.high < wanted.low or (
        got.high == wanted.low and (wanted.is_low_open or (got.is_high_open and is_bound))
    )
    above = got.low > wanted.high or (
        got.low == wanted.high and (wanted.is_high_open or (got.is_low_open and is_bound))
    )
    return below or above


def _compare_changes(target: Quantity, measured: Quantity) -> Outcome:
    if not (target.comparator == measured.comparator == "change"):
        return "unclear"
    if target.direction != measured.direction:
        return "not_met"
    # less than was aimed at, but the right way: progress from where it began
    return "met" if measured.value >= target.value else "partly_met"
