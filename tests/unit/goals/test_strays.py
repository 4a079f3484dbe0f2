"""A second label of one kind, seldom in the document, opens a part of a value."""

from goalextract.goals.strays import without_strays
from goalextract.layout.sheet import line_cells
from goalextract.profiles.standing import standing_labels
from tests.unit.printed import FINDER, Row, page, rows

GOAL = "Mål: Flere læser.\nStatus for målopfyldelse: Nået.\n"


def read(text: str) -> list[Row]:
    where = page(text)
    cells = line_cells(where, standing_labels(FINDER, {1: text})[1])
    return rows([where], without_strays({1: where}, cells))


def test_a_seldom_label_of_a_kind_that_the_goal_has_goes_back_to_the_value() -> None:
    found = read(f"{GOAL * 3}Status pr. 31. december: To af fire.\n")
    assert found[-1] == (None, None, "Status pr. 31. december:|To af fire.")


def test_it_stays_where_the_goal_has_no_other() -> None:
    found = read(f"{GOAL * 3}Mål: Flere cykler.\nStatus pr. 31. december: To af fire.\n")
    assert found[-1] == ("status", "Status pr. 31. december", "To af fire.")


def test_few_goals_tell_nothing() -> None:
    found = read(f"{GOAL}Status pr. 31. december: To af fire.\n")
    assert found[-1][0] == "status"


def test_a_label_that_stands_several_times_in_one_goal_is_seldom_too() -> None:
    found = read(f"{GOAL * 3}Mål: Årsmål: Flere cykler.\nÅrsmål: Færre biler.\n{GOAL}")
    assert [row[0] for row in found[6:]] == ["goal", None, None, "goal", "status"]


def test_a_label_that_comes_again_within_values_is_no_usual_one() -> None:
    goal = "Mål: Flere læser.\nIndsats: Nye bøger.\nStatus: Nået.\n"
    items = "Årsmål: Nået.\nÅrsmål: Ikke nået.\n"
    found = read(f"{goal * 3}Mål: Alt.\n{items}Indsats: Nye bøger.\nStatus: Delt.\n{items}{goal}")
    assert [row[0] for row in found].count("goal") == 5
