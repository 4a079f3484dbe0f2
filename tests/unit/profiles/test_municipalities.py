"""The official list is whole and right, and names are found however a report writes them."""

import time
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.profiles.municipalities import (
    Municipality,
    count_mentions,
    load_municipalities,
    municipality_of,
)

MUNICIPALITIES = load_municipalities()
MUNICIPALITY = st.sampled_from(MUNICIPALITIES)


def test_there_are_98_with_codes_of_their_own() -> None:
    assert len(MUNICIPALITIES) == 98
    assert len({m.code for m in MUNICIPALITIES}) == 98
    assert len({m.name for m in MUNICIPALITIES}) == 98
    assert [m.code for m in MUNICIPALITIES] == sorted(m.code for m in MUNICIPALITIES)


def test_every_row_is_complete_and_well_formed() -> None:
    for each in MUNICIPALITIES:
        assert len(each.code) == 3
        assert each.code.isdigit()
        assert each.name.endswith((" Kommune", " Regionskommune"))
        assert each.name.startswith(each.short_name.removesuffix("s")[:4])


def test_regions_have_their_number_of_municipalities() -> None:
    assert Counter(m.region for m in MUNICIPALITIES) == {
        "Region Hovedstaden": 29,
        "Region Sjælland": 17,
        "Region Syddanmark": 22,
        "Region Midtjylland": 19,
        "Region Nordjylland": 11,
    }


@pytest.mark.parametrize(
    ("code", "name", "region"),
    [
        ("101", "Københavns Kommune", "Region Hovedstaden"),
        ("169", "Høje-Taastrup Kommune", "Region Hovedstaden"),
        ("173", "Lyngby-Taarbæk Kommune", "Region Hovedstaden"),
        ("330", "Slagelse Kommune", "Region Sjælland"),
        ("340", "Sorø Kommune", "Region Sjælland"),
        ("400", "Bornholms Regionskommune", "Region Hovedstaden"),
        ("480", "Nordfyns Kommune", "Region Syddanmark"),
        ("482", "Langeland Kommune", "Region Syddanmark"),
        ("492", "Ærø Kommune", "Region Syddanmark"),
        ("563", "Fanø Kommune", "Region Syddanmark"),
        ("580", "Aabenraa Kommune", "Region Syddanmark"),
        ("615", "Horsens Kommune", "Region Midtjylland"),
        ("657", "Herning Kommune", "Region Midtjylland"),
        ("665", "Lemvig Kommune", "Region Midtjylland"),
        ("671", "Struer Kommune", "Region Midtjylland"),
        ("760", "Ringkøbing-Skjern Kommune", "Region Midtjylland"),
        ("773", "Morsø Kommune", "Region Nordjylland"),
        ("820", "Vesthimmerlands Kommune", "Region Nordjylland"),
        ("825", "Læsø Kommune", "Region Nordjylland"),
        ("860", "Hjørring Kommune", "Region Nordjylland"),
    ],
)
def test_codes_and_names_of_the_official_list(code: str, name: str, region: str) -> None:
    found = municipality_of(code)
    assert found is not None
    assert (found.name, found.region) == (name, region)


@pytest.mark.parametrize("code", ["411", "000", "657 ", ""])
def test_a_code_that_no_municipality_has_finds_none(code: str) -> None:
    assert municipality_of(code) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Struer Kommune", "671"),
        ("STRUER KOMMUNES mål", "671"),
        ("i struer kommune.", "671"),
        ("Struer\nKommune", "671"),
        ("Struer Byråds vision", "671"),
        ("Ikast-\nBrande Kommune", "756"),
        ("Ikast- Brande Kommune", "756"),
        ("Høje Taastrup Kommune", "169"),
        ("HøjeTaastrup Kommune", "169"),
        ("Høje-Tåstrup Kommune", "169"),
        ("Århus Kommune", "751"),
        ("ÅLBORG KOMMUNE", "851"),
        ("Åbenrå Kommune", "580"),
        ("Københavns Kommune", "101"),
        ("København Kommune", "101"),
        ("Bornholms Regionskommune", "400"),
        ("Bornholms Kommune", "400"),
        ("Nordfyn Kommune", "480"),
        ("Vesthimmerland Kommune", "820"),
        ("Vejen Kommune", "575"),
    ],
)
def test_spellings_that_reports_use(text: str, code: str) -> None:
    assert count_mentions(text) == {code: 1}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Kommune",
        "Struer",
        "Nystruer Kommune",
        "Nær-Struer Kommune",
        "Struer og omegns kommune",
        "Struer kommunefond",
        "Struer byrådssal",
        "Vejen til målet",
        "Christiansø Kommune",
    ],
)
def test_what_is_no_mention(text: str) -> None:
    assert count_mentions(text) == {}


@given(MUNICIPALITY, st.sampled_from([str, str.upper, str.lower]), st.sampled_from(["", "s"]))
def test_every_municipality_is_found_by_every_spelling(
    municipality: Municipality, case: type[str], genitive: str
) -> None:
    assert count_mentions(case(f"se {municipality.name}{genitive}!")) == {municipality.code: 1}
    for spelling in municipality.spellings:
        assert count_mentions(case(f"{spelling} Kommune")) == {municipality.code: 1}


@given(st.lists(MUNICIPALITY, max_size=20))
def test_mentions_are_counted_one_by_one(named: list[Municipality]) -> None:
    text = ", ".join(m.name for m in named)
    assert count_mentions(text) == Counter(m.code for m in named)


@given(st.text(alphabet="AaØøÅå-\n \u00adKkommunesİß", max_size=200))
def test_any_text_gives_counts_of_known_codes(text: str) -> None:
    assert all(municipality_of(code) for code in count_mentions(text))


@pytest.mark.parametrize(
    "hostile",
    ["a" * 10**6, "ikast-" * 160_000, "høje " * 200_000, "struer" + " " * 10**6, "-" * 10**6],
)
def test_a_hostile_text_takes_no_long_time(hostile: str) -> None:
    started = time.process_time()
    count_mentions(hostile)
    assert time.process_time() - started < 5
