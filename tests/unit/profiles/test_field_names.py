"""Names of fields stand for headers."""

import pytest

from goalextract.profiles.field_names import are_field_names, as_headers, is_year_field


@pytest.mark.parametrize(
    ("name", "headers"),
    [
        ("maal_2020", ["Maal 2020", "Mål 2020", "Mål2020"]),
        ("status", ["Status", "Status", "Status"]),
        ("RES_VAERDI", ["Res vaerdi", "Resultat værdi", "Resultatværdi", "Resultat"]),
        ("maal_id", ["Id", "Maal id", "Mål id", "Målid"]),
        ("Status", []),
        ("STATUS", []),
        ("2020", []),
        ("", []),
    ],
)
def test_a_name_of_a_field_may_be_headers(name: str, headers: list[str]) -> None:
    assert list(as_headers(name)) == headers


def test_names_of_fields_are_all_in_small_letters() -> None:
    assert are_field_names(["id", "mål", "resultat 2020"])
    assert not are_field_names(["id", "Mål"])


def test_names_of_fields_may_be_in_capitals_where_several_have_more_than_a_word() -> None:
    assert are_field_names(["MAAL_ID", "AAR", "MAAL_TXT", "STATUS"])
    assert not are_field_names(["MÅL", "STATUS", "FRIST"])
    assert not are_field_names(["MAAL_ID", "Status", "FRIST_DATO"])


@pytest.mark.parametrize(("name", "is_one"), [("AAR", True), ("år", True), ("MAAL_TXT", False)])
def test_a_field_may_hold_the_year_of_all_rows(name: str, is_one: bool) -> None:
    assert is_year_field(name) is is_one
