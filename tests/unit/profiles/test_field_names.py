"""Names of fields stand for headers."""

import pytest

from goalextract.profiles.field_names import are_field_names, as_headers


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("maal_2020", ["Maal 2020", "Mål 2020"]),
        ("status", ["Status", "Status"]),
        ("opfoelgning", ["Opfoelgning", "Opfølgning"]),
        ("Status", []),
        ("2020", []),
        ("", []),
    ],
)
def test_a_name_of_a_field_may_be_headers(name: str, headers: list[str]) -> None:
    assert list(as_headers(name)) == headers


def test_names_of_fields_are_all_in_small_letters() -> None:
    assert are_field_names(["id", "mål", "resultat 2020"])
    assert not are_field_names(["id", "Mål"])
