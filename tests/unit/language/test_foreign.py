"""Other languages are told from ours by their everyday words, and from tables by having words."""

import pytest

from goalextract.language.foreign import is_foreign

ENGLISH = "The share of pupils that have been in school is to rise, and the goal was not reached. "
GERMAN = "Die Zahl der Schüler ist nicht gestiegen, und das Ziel wird nicht erreicht. "
DANISH = "Andelen af elever, der trives, skal stige, og målet er ikke nået i alle skoler. "
SWEDISH = "Andelen elever som trivs ska öka, och målet är inte uppnått i alla skolor. "
NORWEGIAN = "Andelen elever som trives skal øke, og målet er ikke nådd på alle skoler. "


@pytest.mark.parametrize("text", [ENGLISH * 5, GERMAN * 5, ENGLISH * 9 + DANISH])
def test_another_language_is_told(text: str) -> None:
    assert is_foreign(text)


@pytest.mark.parametrize(
    "text",
    [DANISH, SWEDISH, NORWEGIAN, DANISH * 9 + ENGLISH, ENGLISH, "", "Trivsel 80 % 85 % " * 50],
)
def test_our_languages_and_what_is_too_short_to_tell_are_not(text: str) -> None:
    assert not is_foreign(text)
