"""A page's words are kept in columns, and read as they were put in."""

import pickle
from typing import Final

import pytest

from goalextract.document import Box, Noise, NoiseKind, Page, Print, Span, Word, Words
from goalextract.layout.printed import content_numbers, content_words

SINGLE: Final = [
    Word(0, 5, Box(10.0, 20.0, 40.5, 30.0), 10.0, is_bold=True),
    Word(6, 9, Box(44.0, 19.5, 60.0, 31.0), 9.5),
    Word(10, 12, Box(10.0, 35.0, 20.0, 45.0), 10.0),
]


def test_words_come_back_one_by_one_and_by_number() -> None:
    words = Words.of(SINGLE)
    assert len(words) == len(SINGLE)
    assert list(words) == SINGLE
    assert [words[n] for n in range(-3, 3)] == [*SINGLE, *SINGLE]
    assert words[1:] == tuple(SINGLE[1:])
    assert list(Words.of([])) == []
    with pytest.raises(IndexError):
        words[3]


def test_words_are_equal_to_their_copies_from_another_process() -> None:
    words = Words.of(SINGLE)
    assert pickle.loads(pickle.dumps(words)) == words  # noqa: S301 (made right here)
    assert words != Words.of(SINGLE[1:])


def test_the_box_between_words_goes_around_all_of_them() -> None:
    words = Words.of(SINGLE)
    assert words.between(0, 2) == Box(10.0, 19.5, 60.0, 31.0)
    assert words.between(2, 3) == SINGLE[2].box


def test_words_that_are_noise_are_no_content() -> None:
    noise = (Noise(NoiseKind.HEADER, Span(1, 6, 9)),)
    page = Page(1, "Flere end to", noise, Print(100, 100, Words.of(SINGLE)))
    assert content_numbers(page) == [0, 2]
    assert content_words(page) == [SINGLE[0], SINGLE[2]]
    assert content_numbers(Page(1, "Flere")) == []
