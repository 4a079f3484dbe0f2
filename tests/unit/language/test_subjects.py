"""A bare number counts what its sentence's subject says; nothing else gives it a unit."""

import pytest

from goalextract.language.quantities import find_quantities


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Antallet af klager skal ned på 5.", "klager"),
        ("Antallet af besøg holdes på omkring 200.000.", "besøg"),
        ("Svarprocenten blev 83.", "%"),
        ("Genbrugsprocenten skal op på 50.", "%"),
        ("Elevtallet holdes på mindst 210.", "elever"),
        ("Udlånet steg i 2022 til 236.500.", "udlån"),
        ("Antallet faldt fra 64 sager i 2017 til 41.", "sager"),
        ("Antallet af hold er kendt, og karakteren er 7.", None),
        ("Svarprocenten er god. Tilfredsheden er 4,2.", None),
    ],
)
def test_a_bare_number_counts_what_its_subject_names(text: str, unit: str | None) -> None:
    assert find_quantities(text)[-1].unit == unit
