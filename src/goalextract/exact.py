"""Decimal numbers that JSON, SQLite and PostgreSQL hand on unchanged."""

from decimal import Decimal
from typing import Annotated, Final

from pydantic import AfterValidator, BeforeValidator, Field, PlainSerializer
from pydantic_core import PydanticCustomError

_DIGITS: Final = 15
"""What JSON and SQLite, whose numbers are floating, hand on unchanged (IEEE 754)."""
_DECIMALS: Final = 6
_WHOLE: Final = 12
"""So many digits before the comma, and so many behind it, the database's columns hold."""


def _number(value: Decimal) -> int | float:
    return int(value) if value == value.to_integral_value() else float(value)


def _no_text(value: object) -> object:
    """Keep texts from being read as numbers: ``"1_000"`` and Arabic digits would be."""
    if isinstance(value, str | bool):
        raise PydanticCustomError("number_type", "a number must not be given as text or truth")
    return value


def storable(value: Decimal) -> Decimal:
    """Refuse a number with more digits than are handed on unchanged."""
    exponent = value.normalize().as_tuple().exponent
    places = max(0, -exponent) if isinstance(exponent, int) else _DECIMALS + 1
    whole = max(0, value.adjusted() + 1)
    if places > _DECIMALS or whole > _WHOLE or whole + places > _DIGITS:
        raise PydanticCustomError("number_digits", "a number has too many digits to be kept")
    return value


Number = Annotated[
    Decimal,
    BeforeValidator(_no_text),
    Field(allow_inf_nan=False),
    AfterValidator(storable),
    PlainSerializer(_number, return_type=float | int, when_used="json"),
]
