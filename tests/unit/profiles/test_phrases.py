"""Phrases are matched where a word stands that they begin with, the longest first."""

import pytest

from goalextract.profiles.phrases import Phrases, suffix_pattern

LISTED = ("mål", "mål og effekt", "e-mål", "status", "succeskriterier")


@pytest.mark.parametrize(
    ("text", "first", "matched"),
    [
        ("Mål: Flere", "mål", "Mål"),
        ("Mål og\n effekt: Flere", "mål", "Mål og\n effekt"),
        ("Målet er nået", "målet", None),
        ("E-mål: Flere", "e", "E-mål"),
        ("STATUS", "status", "STATUS"),
        ("Vores mål: Flere", "vores", "Vores mål"),
        ("Mål og effekt's vej", "mål", "Mål"),
        ("Status'en", "status", None),
    ],
)
def test_the_longest_phrase_is_matched(text: str, first: str, matched: str | None) -> None:
    phrases = Phrases(LISTED, ("vores",))
    end = phrases.match(text, 0, first) if phrases.opens(first) else None
    assert (text[:end] if end is not None else None) == matched


def test_a_hyphen_of_a_phrase_may_be_lost_in_print() -> None:
    phrases = Phrases((*LISTED, "emål"))
    assert phrases.match("Emål: Flere", 0, "emål") == len("Emål")
    assert Phrases(("e-mål", "emålene")).match("Emål", 0, "emål") is not None


@pytest.mark.parametrize(
    ("text", "matched"),
    [
        ("Mål og effekt: Flere", "Mål og effekt"),
        ("Status'en er grøn", "Status"),
        ("Emål: Flere", "Emål"),
        ("E- mål: Flere", "E- mål"),
        ("Målet er nået", None),
        ("Vores mål: Flere", None),
        ("(nyt) Flere", "(nyt)"),
        (": Flere", None),
    ],
)
def test_a_text_may_start_with_a_phrase(text: str, matched: str | None) -> None:
    end = Phrases((*LISTED, "(nyt)"), ("vores",)).start(text)
    assert (text[:end] if end is not None else None) == matched


def test_a_word_that_no_phrase_begins_with_opens_none() -> None:
    phrases = Phrases(LISTED, ("vores",))
    assert phrases.opens("vores")
    assert phrases.opens("status")
    assert not phrases.opens("effekt")


def test_a_suffix_stands_for_its_dates() -> None:
    assert suffix_pattern(["pr. {year}"]) == r"pr\.\s+(?:19|20)\d\d"
