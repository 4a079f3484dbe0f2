"""Words mean what their opening does; short ones stand for themselves."""

import pytest

from goalextract.profiles.verdict_words import meanings_of


@pytest.mark.parametrize(
    ("word", "meanings"),
    [
        ("udskydes", ("wait",)),
        ("skrinlagt", ("failed",)),
        ("ikke", ("negated",)),
        ("ejer", ()),
        ("mandag", ()),
    ],
)
def test_what_words_mean(word: str, meanings: tuple[str, ...]) -> None:
    assert meanings_of(word) == meanings
