from decimal import Decimal

import pytest

from goalextract.goals.cells import with_units
from goalextract.goals.measured import find_measurements
from goalextract.goals.targets import find_targets
from goalextract.records import Kind


def target(cell: str, label: str = "Mål", indicator: str = "") -> tuple[Decimal, str | None]:
    texts = {Kind.TARGET_VALUE: cell, Kind.INDICATOR: indicator}
    labels = {Kind.TARGET_VALUE: label, Kind.INDICATOR: "Indikator"}
    (figure,) = with_units(find_targets(texts), texts, labels)
    return figure.quantity.value, figure.quantity.unit


@pytest.mark.parametrize(
    ("cell", "label", "indicator", "expected"),
    [
        ("85", "Mål 2014 (%)", "Trivsel", (Decimal(85), "%")),
        ("85", "Mål 2014", "Trivsel (pct.)", (Decimal(85), "%")),
        ("2.450", "Mål", "Egenindtjening (i 1.000 kr.)", (Decimal(2450000), "kr.")),
        ("240", "Mål", "Antal fleksjob i kommunen", (Decimal(240), "fleksjob")),
        ("14 dage", "Mål", "Ventetid (uger)", (Decimal(14), "dage")),
        ("85", "Mål", "Trivsel", (Decimal(85), None)),
    ],
)
def test_a_bare_cell_has_the_unit_of_its_title(
    cell: str, label: str, indicator: str, expected: tuple[Decimal, str | None]
) -> None:
    assert target(cell, label, indicator) == expected


def test_numbers_in_prose_keep_what_they_count() -> None:
    texts = {Kind.STATUS: "Der var 30 besøg.", Kind.INDICATOR: "Tilfredshed (%)"}
    (figure,) = with_units(find_measurements(texts), texts, {})
    assert figure.quantity.unit == "besøg"


def test_an_indicator_names_no_unit_of_several_numbers() -> None:
    texts = {Kind.ACTUAL_VALUE: "14,8 %. 912", Kind.INDICATOR: "Andel rygere. Antal aftaler"}
    figures = with_units(find_measurements(texts), texts, {})
    assert [figure.quantity.unit for figure in figures] == ["%", None]
