"""Targets, measurements and outcomes as a person reads them."""

from decimal import Decimal
from typing import Final, Protocol

from goalextract.publish.printable import one_line
from goalextract.records import Assessment, Goal

_SIGNS: Final = {
    "=": "",
    ">=": "at least ",
    ">": "more than ",
    "<=": "at most ",
    "<": "less than ",
    "~": "about ",
    "~<": "nearly ",
    "~>": "a good ",
    "range": "",
    "change": "",
}


class Amount(Protocol):
    """Hold what an amount is written of: a report's own quantity, or a row of a view."""

    @property
    def comparator(self) -> str:
        """How the value bounds what is counted."""

    @property
    def value(self) -> Decimal:
        """The number in base units."""

    @property
    def value_high(self) -> Decimal | None:
        """The upper end of a range."""

    @property
    def unit(self) -> str | None:
        """What is counted."""

    @property
    def direction(self) -> str | None:
        """Which way a change goes."""

    @property
    def period(self) -> str | None:
        """The time it is for."""


def _number(value: Decimal) -> str:
    return f"{value.normalize():,f}"


def amount(quantity: Amount) -> str:
    """Write a quantity in words.

    Example: ``>= 2500 studerende`` for 2014 -> ``"at least 2,500 studerende (2014)"``; a change of
    20 % downwards -> ``"decrease of 20 %"``.
    """
    number = _number(quantity.value)
    if quantity.value_high is not None:
        number += f" to {_number(quantity.value_high)}"
    written = f"{_SIGNS[quantity.comparator]}{number}"
    if quantity.comparator == "change":
        written = f"{quantity.direction or 'change'} of {number}"
    elif quantity.direction is not None:
        written = f"{quantity.direction} to {written}"
    unit = f" {one_line(quantity.unit)}" if quantity.unit is not None else ""
    period = f" ({one_line(quantity.period)})" if quantity.period is not None else ""
    return f"{written}{unit}{period}"


def outcome(assessment: Assessment) -> str:
    """Write an outcome with how it is known: ``"not met, derived from status"``."""
    how = "stated in" if assessment.method == "stated" else "derived from"
    where = assessment.section.value.replace("_", " ")
    return f"{assessment.outcome.replace('_', ' ')}, {how} {where}"


def target_lines(goal: Goal) -> list[str]:
    """Write a goal's targets, each with its outcomes.

    Example: ``"at least 25 besøg: met, derived from status"``.
    """
    lines = []
    for index, target in enumerate(goal.targets):
        found = [outcome(one) for one in goal.assessments if one.target == index]
        lines.append(amount(target) + (f": {'; '.join(found)}" if found else ""))
    return lines


def measurement_lines(goal: Goal) -> list[str]:
    """Write a goal's measurements."""
    return [amount(measured) for measured in goal.measurements]


def whole_lines(goal: Goal) -> list[str]:
    """Write what the report says of the goal as a whole."""
    return [outcome(one) for one in goal.assessments if one.target is None]
