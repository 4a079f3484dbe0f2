"""What labels mean is settled in the light of the whole document."""

from goalextract.profiles.settling import (
    settle,
    settle_columns,
    without_heading,
)
from goalextract.profiles.standing import standing_labels
from goalextract.records import Kind
from tests.unit.printed import FINDER


def settled(text: str) -> list[tuple[str, Kind | None]]:
    labels = settle({1: text}, standing_labels(FINDER, {1: text}))[1]
    return [(label.printed, label.kind) for label in labels]


def test_label_words_that_open_a_heading_are_no_label() -> None:
    text = "Mål 2014 Serviceområde 15: Kultur\nMål\nFlere.\nStatus\nNået.\n"
    labels = standing_labels(FINDER, {1: text})[1]
    assert [label.printed for label in without_heading(text, labels)] == [
        "Serviceområde",
        "Mål",
        "Status",
    ]


def test_a_numbered_goal_heads_the_goal_whose_label_follows() -> None:
    text = "Mål 1: Sikre veje\nServiceområde\n15 Vej\nMålsætning\nFlere går.\nStatus\nNået.\n"
    assert settled(text)[0] == ("Mål", Kind.FOCUS_AREA)
    assert settled(text)[2] == ("Målsætning", Kind.GOAL)


def test_a_numbered_goal_alone_is_the_goal() -> None:
    assert settled("Mål 1: Flere går.\nStatus\nNået.\n")[0] == ("Mål", Kind.GOAL)


def test_of_two_follow_ups_in_a_row_the_one_of_the_year_before_is_the_status() -> None:
    text = (
        "Mål\nFlere.\nOpfølgning 2014\nNået.\nOpfølgning på målopfyldelsen i 2015\nVi går videre.\n"
    )
    assert [kind for _, kind in settled(text)] == [Kind.GOAL, Kind.STATUS, Kind.FOLLOW_UP]


def test_labels_of_a_column_are_settled_over_all_pages() -> None:
    labels = standing_labels(FINDER, {1: "Formål\nFlere.\n", 2: "Mål\nAlle.\nStatus\nNået.\n"})
    assert [label.kind for label in settle_columns(labels)[1]] == [Kind.CHALLENGE]


def test_the_only_follow_up_of_a_document_without_a_status_is_left_open() -> None:
    text = "Mål\nFlere.\nOpfølgning\nDer er ansat to.\n"
    labels = settle({1: text}, standing_labels(FINDER, {1: text}))[1]
    assert [(label.is_open, label.kinds) for label in labels if label.form == "opfølgning"] == [
        (True, (Kind.STATUS, Kind.FOLLOW_UP))
    ]


def test_beside_a_status_a_follow_up_is_one() -> None:
    text = "Mål\nFlere.\nStatus\nNået.\nOpfølgning\nVi går videre.\n"
    assert settled(text)[-1] == ("Opfølgning", Kind.FOLLOW_UP)


def test_of_two_labels_for_the_goal_in_every_goal_the_later_one_is_left_open() -> None:
    one = "Mål\nFlere.\nVeje til målet\nKurser.\nMålformulering\nDer er ansat to.\n"
    labels = settle({1: one * 3}, standing_labels(FINDER, {1: one * 3}))[1]
    assert [(label.form, label.is_open) for label in labels][:3] == [
        ("mål", False),
        ("veje til målet", False),
        ("målformulering", True),
    ]


def test_the_wider_of_two_goals_right_above_each_other_is_the_focus_area() -> None:
    text = "Hovedmål\nEn grøn by.\nDelmål\nFlere cykler.\nStatus\nNået.\n" * 2
    assert [kind for _, kind in settled(text)[:3]] == [Kind.FOCUS_AREA, Kind.GOAL, Kind.STATUS]


def test_beside_a_focus_area_no_goal_is_taken_for_one() -> None:
    text = "Tema\nKlima\nHovedmål\nEn grøn by.\nDelmål\nFlere cykler.\nStatus\nNået.\n" * 2
    assert settled(text)[1] == ("Hovedmål", Kind.GOAL)


def test_the_earlier_of_two_results_is_what_a_goal_starts_from() -> None:
    text = "Indikator\nCykler\nRealiseret 2013\n10\nRealiseret 2014\n12\nStatus\nNået.\n" * 2
    kinds = dict(settled(text))
    assert kinds["Realiseret 2013"] is Kind.BASELINE
    assert kinds["Realiseret 2014"] is Kind.ACTUAL_VALUE


def test_where_a_label_says_what_a_goal_starts_from_both_results_are_results() -> None:
    text = "Baseline\n9\nRealiseret 2013\n10\nRealiseret 2014\n12\nStatus\nNået.\n" * 2
    assert dict(settled(text))["Realiseret 2013"] is Kind.ACTUAL_VALUE


def test_a_numbered_heading_at_a_pages_foot_heads_the_goal_on_the_next() -> None:
    pages = {
        1: "Mål 1: Læsning\nMålsætning: Flere læser.\nMål 2: Cykling\n",
        2: "Målsætning: Ja.\n",
    }
    found = settle(pages, standing_labels(FINDER, pages))
    kinds = [label.kind for number in (1, 2) for label in found[number]]
    assert kinds == [Kind.FOCUS_AREA, Kind.GOAL, Kind.FOCUS_AREA, Kind.GOAL]


def test_a_late_label_that_opens_a_page_with_its_value_is_no_heading() -> None:
    goal = "Serviceområde 15: Kultur\nMål\nFlere.\nStatus\nNået.\nOpfølgning Vi går videre.\n\n"
    pages = {1: goal.rpartition("Opf")[0], 2: f"De er glade.\nOpfølgning Vi går videre.\n\n{goal}"}
    found = settle(pages, standing_labels(FINDER, pages))[2]
    assert found[0].printed == "Opfølgning"


def test_ambiguous_labels_are_settled_beside_each_other() -> None:
    text = "Mål\nFlere.\nDet har vi gjort\nNye stier.\nResultater\nStierne bruges.\n"
    assert settled(text)[1:] == [("Det har vi gjort", Kind.MEANS), ("Resultater", Kind.STATUS)]


def test_an_ambiguous_label_alone_heads_what_it_mostly_does() -> None:
    text = "Mål\nFlere.\nIndsats\nNye stier.\nDet har vi gjort\nStierne bruges.\n"
    assert settled(text)[-1] == ("Det har vi gjort", Kind.STATUS)


def test_labels_that_stand_in_no_goal_together_may_head_the_same() -> None:
    text = (
        "Gennemførte aktiviteter\nVi byggede.\nEffekt\nDet er nået.\n"
        "Gennemførte aktiviteter\nVi gik.\nEffekt\nDet er nået.\n"
        "Indsatser\nVi cykler.\nEffekt\nDet er ikke nået.\n"
    )
    labels = standing_labels(FINDER, {1: text})
    forms = [label.form for label in labels[1]]
    kinds = [label.kind for label in settle_columns(labels, [forms[:2], forms[4:]])[1]]
    assert kinds == [Kind.MEANS, Kind.STATUS] * 3


def test_of_two_follow_ups_in_every_goal_the_first_is_the_status() -> None:
    text = "Mål\nFlere.\nEvaluering\nDer er ansat to.\nPerspektiver\nVi ansætter flere.\n" * 2
    labels = settle({1: text}, standing_labels(FINDER, {1: text}))[1]
    kinds = [(label.kind, label.is_open) for label in labels]
    assert kinds == [(Kind.GOAL, False), (Kind.STATUS, False), (Kind.FOLLOW_UP, False)] * 2


def test_words_of_results_between_a_goal_and_its_plan_may_head_what_it_shall_lead_to() -> None:
    text = "Mål\nFlere.\nEffekt\nFlere klarer sig.\nIndsats\nKurser.\nStatus\nNået.\n" * 2
    labels = settle({1: text}, standing_labels(FINDER, {1: text}))[1]
    effects = [label for label in labels if label.form == "effekt"]
    assert [(label.kind, label.is_open) for label in effects] == [
        (Kind.SUCCESS_CRITERION, True)
    ] * 2
    assert all(label.kinds[1:2] == (Kind.STATUS,) for label in effects)


def test_below_the_plan_they_head_the_status() -> None:
    text = "Mål\nFlere.\nIndsats\nKurser.\nEffekt\nFlere klarer sig.\n" * 2
    assert settled(text)[2] == ("Effekt", Kind.STATUS)


def test_words_of_results_that_mostly_stand_below_the_plan_are_no_early_ones() -> None:
    late = "Mål\nFlere.\nIndsats\nKurser.\nEffekt\nFlere klarer sig.\n"
    text = f"Mål\nFlere.\nEffekt\nAlle.\nIndsats\nKurser.\n{late}{late}"
    labels = settle({1: text}, standing_labels(FINDER, {1: text}))[1]
    assert {label.kind for label in labels if label.form == "effekt"} == {Kind.STATUS}


def test_how_it_went_in_words_follows_up_on_a_status_told_in_a_word() -> None:
    one = "Hvad vil vi opnå?\nFlere.\nHvordan gik det?\nTi kom.\nEr målet nået?\nDelvist\n"
    assert [kind for _, kind in settled(one * 2)][:3] == [Kind.GOAL, Kind.FOLLOW_UP, Kind.STATUS]
    alone = "Hvad vil vi opnå?\nFlere.\nHvordan gik det?\nTi kom.\n"
    assert [kind for _, kind in settled(alone * 2)][:2] == [Kind.GOAL, Kind.STATUS]


def test_what_was_agreed_is_the_goal_below_a_numbered_heading() -> None:
    text = "Mål 1: Flere unge\nDet har vi aftalt: Ti kommer.\nDet har vi gjort: Gratis adgang.\n"
    assert settled(text * 2)[:2] == [
        ("Mål", Kind.FOCUS_AREA),
        ("Det har vi aftalt", Kind.GOAL),
    ]


def test_where_things_stand_right_above_each_goal_is_why_there_is_one() -> None:
    text = "Hvor er vi?\nFå læser.\nHvor vil vi hen?\nFlere læser.\nHvordan gik det?\nDet gik.\n"
    assert ("Hvor er vi?", Kind.CHALLENGE) in settled(text * 2)
