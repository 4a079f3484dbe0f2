"""Numbers that every store hands on unchanged."""

from decimal import Decimal

import pytest
from pydantic import TypeAdapter, ValidationError

from goalextract.exact import Number

_NUMBER: TypeAdapter[Decimal] = TypeAdapter(Number)


@pytest.mark.parametrize(
    "value", ["0", "-2", "1.5", "0.000001", "12500000000", "999999999999", "123456789012.125"]
)
def test_a_number_within_the_digits_is_kept(value: str) -> None:
    assert _NUMBER.validate_python(Decimal(value)) == Decimal(value)


@pytest.mark.parametrize(
    "value", ["1000000000000", "0.0000001", "123456789012.1234", "Infinity", "NaN"]
)
def test_a_number_with_more_digits_is_refused(value: str) -> None:
    with pytest.raises(ValidationError):
        _NUMBER.validate_python(Decimal(value))


@pytest.mark.parametrize("value", ["12", True])
def test_text_and_truth_are_no_numbers(value: object) -> None:
    with pytest.raises(ValidationError):
        _NUMBER.validate_python(value)
