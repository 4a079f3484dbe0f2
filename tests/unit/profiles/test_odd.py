"""Label words that do not stand as a document's other labels do are none."""

from goalextract.profiles.odd import without_odd_marks, without_odd_places
from goalextract.profiles.standing import standing_labels
from tests.unit.printed import FINDER

GOAL = "Mål: Flere læser.\nMidler: Kurser.\nStatus: Nået.\n"


def without_odd(*texts: str) -> list[list[str]]:
    pages = dict(enumerate(texts, start=1))
    found = without_odd_marks(pages, standing_labels(FINDER, pages))
    return [[label.printed for label in found[number]] for number in pages]


def test_a_label_before_a_colon_is_odd_where_no_other_has_one() -> None:
    goal = "Mål Veje til målet Status Flere læser. Der holdes kurser. "
    nothing_odd = f"{goal} Målet er nået."
    texts = (nothing_odd, nothing_odd, f"{goal} Status pr. 1. maj: 12 hold er i gang.")
    assert without_odd(*texts) == [["Mål", "Veje til målet", "Status"]] * 3


def test_a_heading_of_every_goal_may_have_a_colon() -> None:
    goal = "Serviceområde 15: Kultur Mål Veje til målet Status Flere læser. Kurser. Nået."
    kept = without_odd(goal, goal, goal)
    assert all(labels[0] == "Serviceområde" for labels in kept)
    assert all(len(labels) == 4 for labels in kept)


def test_a_small_label_is_odd_among_labels_in_capitals() -> None:
    goal = "MÅL VEJE TIL MÅLET STATUS Flere læser. Der holdes kurser. "
    assert (
        without_odd(goal, f"{goal} Evaluering Alle var glade.")
        == [["MÅL", "VEJE TIL MÅLET", "STATUS"]] * 2
    )


def placed(text: str) -> list[str]:
    found = without_odd_places({1: text}, standing_labels(FINDER, {1: text}))
    return [label.printed for label in found[1]]


def test_label_words_within_a_line_are_odd_where_labels_open_lines() -> None:
    text = GOAL * 3 + "Mål: Output: 90 boliger. Effekt: Ventetiden falder.\nStatus: Ja.\n"
    assert placed(text) == ["Mål", "Midler", "Status"] * 3 + ["Mål", "Status"]


def test_an_item_of_a_list_is_odd_where_labels_are_none() -> None:
    text = f"{GOAL}Midler: Fem grupper:\n1) Madlavning\n2) Økonomi\n3) Motion\n{GOAL}"
    assert "Økonomi" not in placed(text)


def test_a_label_that_stands_within_lines_in_goal_after_goal_is_one() -> None:
    text = "Mål: Flere læser.\nMidler: Kurser. Status: Nået.\n" * 3
    assert placed(text) == ["Mål", "Midler", "Status"] * 3
