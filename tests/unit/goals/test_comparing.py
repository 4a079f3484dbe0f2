"""Comparing leaves open what the words leave open."""

from decimal import Decimal

import pytest

from goalextract.goals.comparing import compare
from goalextract.language.quantities import find_quantities
from goalextract.records import Outcome


@pytest.mark.parametrize(
    ("target", "measured", "is_lower_better", "outcome"),
    [
        ("mindst 25 kurser", "63 kurser", False, "met"),
        ("mindst 25 kurser", "24 kurser", False, "not_met"),
        ("højst 8 dage", "9 dage", True, "not_met"),
        ("12 kurser", "11 kurser", None, "unclear"),
        ("12 kurser", "12 kurser", None, "met"),
        ("mindst 1 mio. gæster", "knap 1 mio. gæster", False, "unclear"),
        ("mindst 1.700 børn", "godt 1.600 børn", False, "not_met"),
        ("mindst 1.700 børn", "godt 1.650 børn", False, "unclear"),
        ("22-24 %", "23 %", None, "met"),
        ("22-24 %", "25 %", None, "not_met"),
        ("8 ud af 10 elever", "76 %", False, "not_met"),
        ("falde med 20 %", "faldt med 12 %", True, "partly_met"),
        ("falde med 20 %", "steg med 12 %", True, "not_met"),
    ],
)
def test_a_measured_value_is_compared(
    target: str, measured: str, is_lower_better: bool | None, outcome: Outcome
) -> None:
    (one,), (other,) = find_quantities(target), find_quantities(measured)
    assert one.value != Decimal(0)
    assert compare(one, other, is_lower_better=is_lower_better) == outcome
