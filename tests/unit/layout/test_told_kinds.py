"""Labels of goals under headings whose values tell what they head."""

from goalextract.records import Kind
from tests.unit.headed import texts

_REASONS = ("Udgangspunktet", "Udgangspunktet", "Udfordringen")
GOAL = "{number}. Flere stier i byen\n{parts}\n\n"


def report(*parts: str) -> str:
    return "".join(GOAL.format(number=n, parts=part) for n, part in enumerate(parts, start=1))


def test_a_starting_point_told_in_prose_says_why_the_goal_is_one() -> None:
    why = "Byens stier er smalle, og mange borgere har i flere år bedt om at få bredere."
    text = report(*[f"Udgangspunktet: {why}\nIndsats: Vi bygger.\nStatus: Det går godt."] * 2)
    assert texts(text, Kind.CHALLENGE) == [why, why]


def test_a_starting_point_that_is_a_figure_is_one() -> None:
    text = report(*["Udgangspunktet: 12 km\nIndsats: Vi bygger.\nStatus: Det går godt."] * 2)
    assert texts(text, Kind.BASELINE) == ["12 km", "12 km"]


def test_what_is_wanted_beside_what_was_reached_is_a_target_value_if_it_is_a_figure() -> None:
    text = report(*["Resultatkrav: 86 / 12\nRealiseret: 79 / 7\nStatus: Det går godt."] * 2)
    assert texts(text, Kind.TARGET_VALUE) == ["86 / 12", "86 / 12"]


def test_reasons_below_headings_are_no_goals() -> None:
    why = "Baggrunden er, at byens stier er smalle, og at mange borgere har klaget."
    text = report(*[f"{why}\nIndsats: Vi bygger.\nStatus: Det går godt."] * 2)
    assert texts(text, Kind.CHALLENGE) == [why, why]
    assert texts(text, Kind.GOAL) == ["Flere stier i byen"] * 2


def test_goals_below_headings_make_these_areas() -> None:
    goal = "Vi vil have, at flere borgere skal cykle i byen."
    text = report(*[f"{goal}\nIndsats: Vi bygger.\nStatus: Det går godt."] * 2)
    assert texts(text, Kind.GOAL) == [goal, goal]
    assert texts(text, Kind.FOCUS_AREA) == ["Flere stier i byen"] * 2


def test_an_effect_is_a_status_in_words_and_what_was_reached_in_figures() -> None:
    words = report(*["Indsats: Vi bygger.\nEffekt: Der er kommet flere på stierne."] * 2)
    assert texts(words, Kind.STATUS)[0] == "Der er kommet flere på stierne."
    part = "Indsats: Vi bygger.\nEffekt: 16,1\nOpfølgning: Vi går videre.\nStatus: Nået."
    assert texts(report(part, part), Kind.ACTUAL_VALUE) == ["16,1", "16,1"]


def test_a_wider_goal_s_label_heads_the_goal_where_headings_only_name_it() -> None:
    said = ["Ventelisten til musikskolen skal ned.", "Eleverne skal læse bedre end før."]
    text = "".join(
        f"Mål {n} {name}\nHovedmål: {goal}\nIndsats: Nye hold.\nStatus: Nået.\n\n"
        for n, name, goal in ((1, "Fritid", said[0]), (2, "Læring", said[1]))
    )
    assert texts(text, Kind.GOAL) == said
    assert texts(text, Kind.FOCUS_AREA) == ["Fritid", "Læring"]


def test_starting_points_in_prose_are_reasons_though_one_goal_has_an_indicator() -> None:
    why = "Byens stier er smalle, og mange borgere har i flere år bedt om at få bredere."
    part = f"Udgangspunktet: {why}\nIndsats: Vi bygger.\nStatus: Det går godt."
    text = report(part, part, f"{part}\nIndikator: Stier")
    assert texts(text, Kind.CHALLENGE) == [why] * 3


def test_starting_points_in_prose_are_reasons_beside_those_of_other_goals() -> None:
    why = "Byens stier er smalle, og mange borgere har i flere år bedt om at få bredere."
    parts = [f"{label}: {why}\nIndsats: Vi bygger.\nStatus: Nået." for label in _REASONS]
    assert texts(report(*parts), Kind.CHALLENGE) == [why] * 3
    both = f"Udfordringen: {why}\n{parts[0]}"
    assert texts(report(both, both), Kind.BASELINE) == [why] * 2


def test_words_that_head_no_section_are_told_nothing() -> None:
    text = report(*["Mål: Flere stier.\nØkonomi: Penge nok\nStatus: Det går godt."] * 2)
    assert texts(text, Kind.GOAL) == ["Flere stier."] * 2
