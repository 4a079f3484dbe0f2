"""Public bodies are told by how they are named."""

import pytest

from goalextract.language.authorities import AUTHORITY


@pytest.mark.parametrize("name", ["Fjordby Kommune", "Nye Søby Kommune", "Ærø-Nord Kommune"])
def test_a_municipality_is_told_by_its_name(name: str) -> None:
    assert AUTHORITY.fullmatch(name)


@pytest.mark.parametrize("text", ["Kommune", "fjordby kommune", "Fjordby", "I kommunen"])
def test_other_words_name_none(text: str) -> None:
    assert AUTHORITY.fullmatch(text) is None
