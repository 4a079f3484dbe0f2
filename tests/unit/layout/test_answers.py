"""Numbered goals whose answers stand further down."""

import pytest

from goalextract.records import Kind
from tests.unit.headed import goals, texts

GOALS = "{0} 1: Søen er ren hele sommeren.\n{0} 2: Ti km kloak er fornyet,\nogså i Nørby.\n\n"
ANSWERS = "Ad {0} 1: Søen var ren. Målet er nået.\nAd {0} 2: 8 km er fornyet.\nResten følger.\n"


@pytest.mark.parametrize("between", ["", "Opfølgning\n\n"])
def test_each_goal_has_the_answer_of_its_number(between: str) -> None:
    text = f"{GOALS.format('Mål')}{between}{ANSWERS.format('mål')}"
    assert texts(text, Kind.GOAL) == [
        "Søen er ren hele sommeren.",
        "Ti km kloak er fornyet, også i Nørby.",
    ]
    assert texts(text, Kind.STATUS) == [
        "Søen var ren. Målet er nået.",
        "8 km er fornyet. Resten følger.",
    ]
    assert [goal.number for goal in goals(text)] == ["1", "2"]


def test_numbers_may_stand_alone_and_answers_in_another_order() -> None:
    text = "1. Søen er ren.\n2. Kloakken er ny.\n\nAd 2: Den er ny.\nAd 1: Den er ikke ren.\n"
    assert texts(text, Kind.STATUS) == ["Den er ikke ren.", "Den er ny."]


def test_goals_are_not_read_so_where_an_answer_has_no_goal() -> None:
    text = f"{GOALS.format('Mål')}{ANSWERS.format('mål')}Ad mål 3: Det er opgivet.\n"
    assert not any(text == "8 km er fornyet." for text in texts(text, Kind.STATUS))
