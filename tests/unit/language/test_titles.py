import pytest

from goalextract.language.titles import unit_in_title


@pytest.mark.parametrize(
    ("title", "unit", "factor"),
    [
        ("Sygefravær (%)", "%", 1),
        ("Egenindtjening (i 1.000 kr.)", "kr.", 1000),
        ("Udgifter (mio. kr.)", "kr.", 1_000_000),
        ("Gæster til børneteater (gæster)", "gæster", 1),
        ("Sagsbehandlingstid [dage]", "dage", 1),
        ("Fuldtidsledige i pct. af arbejdsstyrken", "%", 1),
        ("Andel nyansatte med en mentor", "%", 1),
        ("Antal nye private virksomheder i kommunen", "virksomheder", 1),
    ],
)
def test_a_title_names_the_unit_of_its_cells(title: str, unit: str, factor: int) -> None:
    found = unit_in_title(title)
    assert found is not None
    assert (found.name, found.factor) == (unit, factor)


@pytest.mark.parametrize(
    "title",
    [
        "Mål 2014",
        "Mål (antal)",
        "Trivsel (skala 1-5)",
        "Resultat (2014)",
        "Antal",
        "Besøg pr. år",
        "",
    ],
)
def test_a_title_without_a_unit_names_none(title: str) -> None:
    assert unit_in_title(title) is None
