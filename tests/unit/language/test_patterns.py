"""A pattern of many words matches each of them, the longest where several begin alike."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.language.patterns import any_of

WORDS = ("to", "tre", "tretten", "a.b", "c-d", "e f")


@pytest.mark.parametrize("word", WORDS)
def test_each_word_matches_whole(word: str) -> None:
    assert re.fullmatch(any_of(WORDS), word)


def test_the_longest_word_is_matched() -> None:
    found = re.match(any_of(WORDS), "trettende")
    assert found is not None
    assert found.group() == "tretten"


@pytest.mark.parametrize("text", ["tret", "t", "aXb", "ef", ""])
def test_nothing_else_matches(text: str) -> None:
    assert re.fullmatch(any_of(WORDS), text) is None


@given(st.lists(st.text(min_size=1, max_size=6), min_size=1), st.text(max_size=20))
def test_it_finds_what_the_words_in_a_row_find_longest_first(words: list[str], text: str) -> None:
    longest_first = sorted(words, key=len, reverse=True)
    plain = re.compile("|".join(map(re.escape, longest_first)))
    assert re.findall(any_of(words), text) == plain.findall(text)
