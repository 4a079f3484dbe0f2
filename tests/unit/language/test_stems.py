import pytest

from goalextract.language.stems import is_kind_of, is_rate_of, is_same_noun, kin_stems, stem, stems


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("arrangement", "arrangementer"),
        ("virksomheder", "virksomheden"),
        ("Elever", "eleverne"),
        ("boliger", "boligerne"),
    ],
)
def test_forms_of_a_noun_are_the_same(one: str, other: str) -> None:
    assert is_same_noun(one, other)


def test_other_nouns_are_not() -> None:
    assert not is_same_noun("børn", "voksne")
    assert not is_same_noun("boliger", "boligejere")


def test_a_compound_is_a_kind_of_its_last_part() -> None:
    assert is_kind_of("kulturinstitutioner", "institutionerne")
    assert not is_kind_of("institutioner", "kulturinstitutioner")
    assert not is_kind_of("institutioner", "institution")


def test_everyday_words_say_nothing_of_what_is_counted() -> None:
    assert stems("Mindst 90 % af eleverne") == {stem("eleverne")}


def test_each_language_has_its_own_stems() -> None:
    assert is_same_noun("elever", "eleverna", "sv")
    assert is_same_noun("elever", "elevene", "no")


def test_words_that_open_alike_or_hold_each_other_are_kin() -> None:
    assert kin_stems("Ammefrekvensen", "65 % af børnene ammes") > 0
    assert kin_stems("Kriteriet for aflysninger", "Aflyste timer") > 0
    assert kin_stems("Vandforbruget", "Spare på strøm") == 0


def test_a_noun_and_its_plural_are_one_though_their_stems_differ() -> None:
    assert is_same_noun("legeplads", "legepladser")
    assert not is_same_noun("legeplads", "legepladsinspektører")


def test_the_last_letter_of_a_noun_may_be_doubled() -> None:
    assert is_same_noun("budget", "budgettet")
    assert not is_same_noun("hus", "husker")


def test_a_rate_is_of_what_is_done() -> None:
    assert is_rate_of("Løsningsgrad", "Sager løses ved første kontakt")
    assert not is_rate_of("Dækningsgrad", "Sager løses ved første kontakt")
