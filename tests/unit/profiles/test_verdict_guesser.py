"""A sentence's wording tells outcomes nobody listed; what is unsure or foreign is left open."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.language.stems import stem
from goalextract.profiles.verdict_guesser import CUES, LABELS, Said, cues, load_guesser
from goalextract.records import Kind

GUESSER = load_guesser("da")
assert GUESSER is not None


def said(text: str, about: str = "Flere børn skal lære at svømme.") -> Said:
    return Said(text, about, Kind.STATUS, 0, 1)


@pytest.mark.parametrize(
    ("text", "outcome"),
    [
        ("Målet blev nået før tid.", "met"),
        ("Det er desværre ikke lykkedes.", "not_met"),
        ("Vi er kun nået halvvejs.", "partly_met"),
        ("Resultatet kendes først til næste år.", "not_yet_known"),
        ("Det kan ikke opgøres, fordi der mangler data.", "unclear"),
        ("Der er ansat to nye instruktører i svømmehallen.", None),
        ("For at nå målet købes der flere svømmebælter.", None),
    ],
)
def test_plain_wordings_are_told_apart(text: str, outcome: str | None) -> None:
    assert GUESSER is not None
    assert GUESSER.guess([said(text)])[0].outcome == outcome


def test_nothing_is_guessed_in_languages_not_learned() -> None:
    assert load_guesser("sv") is None


@given(st.text(max_size=500), st.text(max_size=50))
def test_any_text_gets_a_guess_with_a_probability(text: str, about: str) -> None:
    assert GUESSER is not None
    guess = GUESSER.guess([said(text, about)])[0]
    assert 0 <= guess.probability <= 1.000001
    assert guess.outcome is None or guess.outcome in LABELS


def test_cues_of_several_words_are_numbered_by_their_names() -> None:
    stems = [stem(word) for word in ("målet", "blev", "nået")]
    a, b, c = stems
    names = [f"b={a}_{b}", f"b={b}_{c}", f"s={a}_{c}", f"t={a}_{b}_{c}", f"first2={a}_{b}"]
    names += [f"first={a}", f"last={c}", "place=only", "kind=status", "negated=False"]
    assert {zlib.crc32(name.encode()) % CUES for name in names} <= cues(said("Målet blev nået"))
