import pytest

from goalextract.language.stems import is_kind_of, is_same_noun, stem, stems


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
