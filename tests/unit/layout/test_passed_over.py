"""Label words that may be a label after all make the value around them doubtful."""

import pytest

from goalextract.document import Span
from goalextract.layout.cells import Cell
from goalextract.layout.passed_over import passed_over, with_passed_over
from tests.unit.printed import FINDER


def names(text: str) -> list[str]:
    return [label.printed for label in passed_over(FINDER, text, ())]


def test_a_capital_amid_a_sentence_may_be_a_label() -> None:
    assert names("Flere lånere i Nordbyen Status Bogbussen kører") == ["Status"]


@pytest.mark.parametrize(
    "text",
    [
        "Flere lånere. Status er god",
        "Flere lånere, Status og andet",
        "Status er god",
        "Nordbyens status er god",
    ],
)
def test_words_that_open_a_sentence_or_are_small_are_prose(text: str) -> None:
    assert names(text) == []


def test_a_label_that_stands_is_not_passed_over() -> None:
    text = "Flere lånere Status Nået"
    assert passed_over(FINDER, text, FINDER.find(text)) == ()


def test_only_the_value_around_it_is_doubted() -> None:
    text = "Flere lånere i Nordbyen Status Bogbussen kører"
    passed = {1: passed_over(FINDER, text, ())}
    around, after = Span(1, 0, len(text)), Span(1, 32, len(text))
    (doubt,) = with_passed_over(Cell(1, None, (), (around,)), passed).doubts
    assert "'Status'" in doubt.reason
    assert with_passed_over(Cell(1, None, (), (after,)), passed).doubts == ()
