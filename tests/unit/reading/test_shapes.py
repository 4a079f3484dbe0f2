"""A page's words stand in columns, and come out again as they went in."""

import numpy as np

from goalextract.document import Box
from goalextract.reading.shapes import PrintedWord, PrintedWords

WORDS = tuple(
    PrintedWord(text, Box(10.0 * n, 5.0, 10.0 * n + 8, 15.5), 10.0 + n, n == 1, n != 2)
    for n, text in enumerate(("Mål", "nås", "lodret"))
)


def test_words_come_out_of_columns_as_they_went_in() -> None:
    words = PrintedWords.of(WORDS)
    assert tuple(words) == WORDS
    assert len(words) == 3


def test_some_of_the_words_keep_their_order() -> None:
    words = PrintedWords.of(WORDS)
    assert tuple(words.only(words.is_upright)) == WORDS[:2]
    assert tuple(words.only(slice(1, None))) == WORDS[1:]
    assert tuple(words.only(np.zeros(3, bool))) == ()


def test_pieces_of_a_page_are_joined() -> None:
    pieces = [PrintedWords.of(WORDS[:1]), PrintedWords.of(()), PrintedWords.of(WORDS[1:])]
    assert tuple(PrintedWords.joined(pieces)) == WORDS
