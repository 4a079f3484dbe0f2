"""Sentences end at stops, not at abbreviations, ordinals or numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.language.sentences import counts_on, is_statement, sentence_starts, small_starts


def sentences(text: str) -> list[str]:
    starts = sentence_starts(text)
    return [text[a:b].strip() for a, b in zip(starts, [*starts[1:], len(text)], strict=True)]


@pytest.mark.parametrize(
    "text",
    [
        "Der er ca. 40 børn, jf. aftalen, og bl.a. skolen ved Åen er med.",
        "Det sker den 1. juli 2014 og igen i 3. kvartal.",
        "Rammen er 1.234 kr. pr. 1000 indbyggere.",
        "Min. 5 mødes.",
    ],
)
def test_a_stop_within_a_sentence_ends_none(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Målet er nået. Der er ro.", ["Målet er nået.", "Der er ro."]),
        ("Er det nået? Ja! Helt.", ["Er det nået?", "Ja!", "Helt."]),
        ("Der kom 12 børn m.v. Alle blev.", ["Der kom 12 børn m.v.", "Alle blev."]),
        ('"Kom ind." Så er der åbent.', ['"Kom ind."', "Så er der åbent."]),
    ],
)
def test_a_stop_before_a_capital_ends_a_sentence(text: str, expected: list[str]) -> None:
    assert sentences(text) == expected


@given(st.text(alphabet='aB1. !?\n"æ', max_size=60))
def test_sentences_start_within_the_text_first_to_last(text: str) -> None:
    starts = sentence_starts(text)
    assert starts[0] == 0
    assert list(starts) == sorted(set(starts))
    assert all(start < len(text) for start in starts[1:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Brevet er sendt. procent har svaret.", ["procent har svaret."]),
        ("Der er bl.a. kommet flere.", []),
        ("Det er jf. aftalen slut.", []),
        ("Mødet er holdt. Alle kom.", []),
    ],
)
def test_a_small_letter_after_a_stop_may_open_a_sentence_that_lost_its_figure(
    text: str, expected: list[str]
) -> None:
    assert [text[start:] for start in small_starts(text)] == expected


@pytest.mark.parametrize(
    ("above", "text", "expected"),
    [
        ("a. Nye hold b. Trænere", "c. Haller", True),
        ("1) Nye hold", "2) Trænere", True),
        ("1. Nye hold", "2) Trænere", False),
        ("a. Nye hold", "a. Haller", False),
        ("Nye hold", "c. Haller", False),
        ("Nye hold", "Haller", False),
    ],
)
def test_a_list_counts_on_with_its_next_mark(above: str, text: str, *, expected: bool) -> None:
    assert counts_on(above, text) is expected


def test_a_long_row_of_stops_is_passed_at_once() -> None:
    # Tried anew from each of its stops, it would take minutes.
    assert sentence_starts("Nået" + "!" * 100_000) == (0,)


def test_a_statement_is_a_whole_sentence_and_no_heading() -> None:
    assert is_statement("Det tredje spor handler om det, vi hver især gør.")
    assert not is_statement("Veje og trafik.")
    assert not is_statement("Det tredje spor handler om det, vi hver især gør")
