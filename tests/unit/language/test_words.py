"""Common words are told from names."""

import pytest
from wordfreq import get_frequency_dict

from goalextract.language.words import is_common_word, word_frequencies


@pytest.mark.parametrize("word", ["kampagnen", "børn", "skolen", "og"])
def test_words_in_use_are_common(word: str) -> None:
    assert is_common_word(word)


@pytest.mark.parametrize("word", ["gammelbro", "fjordbyen", "xyzzy", ""])
def test_names_and_misprints_are_not(word: str) -> None:
    assert not is_common_word(word)


def test_frequencies_are_shares() -> None:
    assert all(0 < share < 1 for share in list(word_frequencies().values())[:1000])


def test_frequencies_are_those_of_the_package() -> None:
    assert word_frequencies() == get_frequency_dict("da")
