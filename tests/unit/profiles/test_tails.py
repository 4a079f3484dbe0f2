"""Labels get back the last words that were read into their values."""

from goalextract.profiles.standing import standing_labels
from goalextract.profiles.tails import with_tails
from tests.unit.printed import FINDER


def printed(text: str) -> list[str]:
    labels = with_tails({1: text}, standing_labels(FINDER, {1: text}))[1]
    return [text[label.start : label.end] for label in labels if label.printed[:1] == "S"]


def test_small_words_that_follow_a_label_in_every_goal_are_its_own() -> None:
    text = "Mål\nFlere.\nStatus\npå tallene\nDe er nået.\nMål\nFærre.\nStatus\npå tallene\nNej.\n"
    assert printed(text) == ["Status\npå tallene"] * 2


def test_a_year_on_its_line_below_a_label_is_its_own() -> None:
    text = "Mål\nFlere.\nStatus\n2023\nDe er nået.\nMål\nFærre.\nStatus\n2023\nNej.\n"
    assert [label.split() for label in printed(text)] == [["Status", "2023"]] * 2


def test_words_of_one_value_are_not() -> None:
    text = "Mål\nFlere.\nStatus\nat de er nået.\nMål\nFærre.\nStatus\nNej.\n"
    assert printed(text) == ["Status"] * 2


def test_a_label_in_capitals_goes_on_in_capitals() -> None:
    text = "MÅL\nFlere.\nSTATUS\nOG TAL\nDe er nået.\nMÅL\nFærre.\nSTATUS\nOG TAL\nNej.\n"
    assert printed(text) == ["STATUS\nOG TAL"] * 2
    assert printed(text.replace("STATUS", "Status")) == ["Status"] * 2


def test_a_year_that_opens_most_values_is_the_label_s() -> None:
    text = "Mål\nFlere.\nStatus\nI 2023. De er nået.\nMål\nFærre.\nStatus\nI 2023. Nej.\n"
    assert printed(text) == ["Status\nI 2023."] * 2
    assert printed(text.replace("I 2023. De", "I 2023 de")) == ["Status"] * 2
