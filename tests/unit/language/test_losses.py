"""What a text has lost is said, with the words around it; what is whole is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.language.losses import find_losses


def codes(text: str) -> list[str]:
    return [loss.code for loss in find_losses(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Der er afsat i alt kr. til formålet.",
        "Andelen er steget med % siden sidst.",
        "Opgørelsen gælder perioden oktober december.",
        "Tallet faldt fra til på et år.",
        "Målet nås inden udgangen af .",
        "Kampagnen blev holdt i foråret (uge ).",
        "Anlægget kostede mio. kr. at opføre.",
    ],
)
def test_a_missing_number_is_said(text: str) -> None:
    assert codes(text) == ["number_missing"]


@pytest.mark.parametrize(
    "text",
    [
        "Der er afsat i alt 300 mio. kr. til formålet.",
        "Andelen er steget med 4 % siden sidst, og 12,5 % er nået.",
        "Opgørelsen gælder perioden fra oktober til december.",
        "Tallet faldt fra 12 til 9 på et år, mellem 3 og 5 i snit.",
        "Målet nås inden udgangen af 2015.",
        "Anlægget kostede 30 mio. kr. og ½ mio. kr. i drift, jf. § 5.",
        "",
    ],
)
def test_a_text_that_has_its_numbers_says_nothing(text: str) -> None:
    assert codes(text) == []


def test_two_words_printed_as_one_are_proven_by_the_word_list() -> None:
    (loss,) = find_losses("arrangementer inden for kulturog fritidsområdet i byen")
    assert (loss.code, loss.start, loss.end) == ("word_joined", 24, 32)
    assert "'kulturog'" in loss.message
    assert "'kultur- og'" in loss.message


@pytest.mark.parametrize(
    "text",
    ["en dialog om skoven", "de tog toget hjem", "Zzzqog fritidsområdet", "katalog over huse"],
)
def test_a_word_that_is_one_or_that_nothing_proves_is_left_alone(text: str) -> None:
    assert codes(text) == []


def test_a_word_cut_in_two_and_a_lost_apostrophe_are_said() -> None:
    assert codes("Der er 40 arbejdsplad-ser i byen.") == ["word_split"]
    assert codes("App s og sociale medier er taget i brug.") == ["word_split"]
    assert codes("kultur- og fritidsområdet, IT-afdelingen") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Målet er delt i følgende tre punkter: a. Et b. To", ["items_missing"]),
        ("Målet er delt i følgende tre punkter: a. Et b. To c. Tre", []),
        ("Der er følgende to spor: Trivsel og faglighed.", []),
        ("Der er følgende fire spor: Trivsel, faglighed.", ["items_missing"]),
        ("Der er tre indsatser: Byggeri af skole. Drift af bad.", ["items_missing"]),
        ("Der er to mål: mindre affald og mere genbrug.", []),
        ("Det tager seks uger: kortlægning og valg.", []),
        ("De tre hold: Der er ét. Der er to. Der er tre.", []),
    ],
)
def test_a_list_that_announces_more_than_it_has_is_said(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


@given(st.text(max_size=300))
def test_losses_lie_within_the_text_in_order(text: str) -> None:
    found = find_losses(text)
    assert all(0 <= loss.start < loss.end <= len(text) and loss.message for loss in found)
    assert [loss.start for loss in found] == sorted(loss.start for loss in found)
