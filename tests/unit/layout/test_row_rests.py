"""Rows whose cells go on in small letters are the rest of those above them."""

import pytest

from goalextract.layout.row_rests import Texts, is_rest

BEFORE = {0: "Bevægelse", 1: "Børn i dagtilbud bevæger", 2: "Alle har uddannet", 3: "Nået"}


@pytest.mark.parametrize(
    ("texts", "found"),
    [
        ({1: "sig en time hver", 2: "en vejleder."}, True),
        ({0: "og mental", 1: "sig en time", 2: "Pladsen er ny", 3: "i maj"}, True),
        ({1: "sig en time hver"}, False),
        ({1: "Unge bevæger sig", 2: "en vejleder"}, False),
        ({1: "12", 2: "13"}, False),
        ({}, False),
    ],
)
def test_several_cells_in_small_letters_go_on(texts: Texts, found: bool) -> None:
    assert is_rest(texts, BEFORE) is found


def test_below_cells_in_small_letters_they_need_not() -> None:
    assert not is_rest({1: "højst 5", 2: "uændret"}, {1: "højst 7", 2: "faldet"})
