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
    ],
)
def test_the_longest_phrase_is_matched(text: str, first: str, matched: str | None) -> None:
    phrases = Phrases(LISTED, ("vores",), r"(?:vores\s+)?")
    match = phrases.match(text, 0, first) if phrases.opens(first) else None
    assert (match.group() if match is not None else None) == matched


def test_a_hyphen_of_a_phrase_may_be_lost_in_print() -> None:
    phrases = Phrases((*LISTED, "emål"))
    match = phrases.match("Emål: Flere", 0, "emål")
    assert match is not None
    assert match.group() == "Emål"
    assert Phrases(("e-mål", "emålene")).match("Emål", 0, "emål") is not None


def test_a_word_that_no_phrase_begins_with_opens_none() -> None:
    phrases = Phrases(LISTED, ("vores",), r"(?:vores\s+)?")
    assert phrases.opens("vores")
    assert phrases.opens("status")
    assert not phrases.opens("effekt")


def test_a_suffix_stands_for_its_dates() -> None:
    assert suffix_pattern(["pr. {year}"]) == r"pr\.\s+(?:19|20)\d\d"
