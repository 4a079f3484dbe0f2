from decimal import Decimal

import pytest

from goalextract.publish.figures import amount, measurement_lines, target_lines, whole_lines
from goalextract.records import Goal, Quantity
from tests.unit import payloads


def quantity(**changes: object) -> Quantity:
    return Quantity(**payloads.quantity(**changes))


@pytest.mark.parametrize(
    ("changes", "written"),
    [
        ({}, "at least 2,500 arrangementer"),
        ({"comparator": "=", "value": Decimal("1.5"), "unit": None}, "1.5"),
        ({"comparator": "range", "value": 2, "value_high": 3}, "2 to 3 arrangementer"),
        (
            {"comparator": "change", "value": 20, "unit": "%", "direction": "decrease"},
            "decrease of 20 %",
        ),
        ({"comparator": "=", "direction": "increase"}, "increase to 2,500 arrangementer"),
        ({"period": "2014"}, "at least 2,500 arrangementer (2014)"),
    ],
)
def test_a_quantity_is_written_in_words(changes: dict[str, object], written: str) -> None:
    assert amount(quantity(**changes)) == written


def test_a_target_is_shown_with_its_outcome() -> None:
    goal = Goal.model_validate(
        payloads.goal(
            targets=[payloads.quantity()],
            measurements=[payloads.measurement()],
            assessments=[payloads.assessment(), payloads.assessment(target=None)],
        ),
        context=payloads.CONTEXT,
    )
    assert target_lines(goal) == ["at least 2,500 arrangementer: met, stated in status"]
    assert measurement_lines(goal) == ["2,600 arrangementer"]
    assert whole_lines(goal) == ["met, stated in status"]
