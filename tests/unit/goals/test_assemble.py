"""Cells become goals over page breaks; what fits nowhere is said, nothing is glued in silence."""

import pytest

from goalextract.document import Page
from goalextract.goals.assemble import Assembly, assemble
from goalextract.goals.bands import INHERITED, inherit_focus
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.draft_report import TWO_LABELS
from goalextract.goals.payload import section_text
from goalextract.layout.cells import Cell
from goalextract.layouts import lay_out
from goalextract.records import Kind
from tests.unit.printed import FINDER, PROFILE, VERDICTS, at, document, label, page

ONE = "Mål: Flere læser.\nStatus: Nået."
TWO = "Mål: Flere cykler.\nStatus: Ikke nået."
COLUMNS = "Mål                 Flere læser.\nStatus              Det går godt.\n"


def put_together(*texts: str) -> tuple[dict[int, Page], Assembly]:
    laid_out = lay_out(document(*texts), PROFILE, FINDER, VERDICTS)
    return dict(laid_out.pages), assemble(laid_out.pages, laid_out.cells)


def goals(*texts: str) -> list[dict[str, str]]:
    pages, assembly = put_together(*texts)
    return [
        {kind.value: section_text(pages, section) for kind, section in goal.sections.items()}
        for goal in assembly.goals
    ]


def drafts(*texts: str) -> tuple[DraftGoal, ...]:
    return put_together(*texts)[1].goals


def findings(*texts: str) -> list[tuple[str, int | None]]:
    return [(f.code, f.page) for f in put_together(*texts)[1].findings]


def noise(*texts: str) -> list[str]:
    pages, assembly = put_together(*texts)
    return [pages[n.span.page].text[n.span.start : n.span.end] for n in assembly.noise]


def test_a_goal_starts_where_a_label_comes_back() -> None:
    expected = [
        {"goal": "Flere læser.", "status": "Nået."},
        {"goal": "Flere cykler.", "status": "Ikke nået."},
    ]
    assert goals(f"{ONE}\n{TWO}") == goals(ONE, TWO) == expected
    assert findings(ONE, TWO) == []


def test_a_goal_starts_where_a_label_comes_that_stands_earlier_in_the_others() -> None:
    full = "Mål: Flere læser.\nVeje til målet: Kurser.\nStatus: Nået."
    assert goals(full, TWO, "Veje til målet: Stier.\nStatus: Nej.")[1:] == [
        {"goal": "Flere cykler.", "status": "Ikke nået."},
        {"means": "Stier.", "status": "Nej."},
    ]


def test_a_goal_goes_on_over_pages() -> None:
    assert goals("Mål: Flere læser.\nVeje til målet: Kurser.", "Status: Nået.", TWO) == [
        {"goal": "Flere læser.", "means": "Kurser.", "status": "Nået."},
        {"goal": "Flere cykler.", "status": "Ikke nået."},
    ]


@pytest.mark.parametrize("rest", ["og mere til.", "\n\nog mere til.\n"])
def test_a_value_goes_on_over_pages(rest: str) -> None:
    assert goals("Mål: Flere læser.\nStatus: Nået", f"{rest}\n{TWO}")[0] == {
        "goal": "Flere læser.",
        "status": "Nået og mere til.",
    }


def test_a_label_at_the_foot_of_a_page_has_its_value_on_the_next() -> None:
    assert goals("Mål: Flere læser.\nStatus:", f"Nået i maj.\n{TWO}")[0]["status"] == "Nået i maj."


def test_a_label_with_fortsat_goes_on_with_its_value() -> None:
    found = drafts(ONE, f"Status (fortsat): Også her.\n{TWO}")
    assert len(found) == 2
    assert found[0].sections[Kind.STATUS].doubts == []
    assert goals(ONE, f"Status (fortsat): Også her.\n{TWO}")[0]["status"] == "Nået. Også her."


def test_a_heading_is_carried_to_the_goals_below_it() -> None:
    found = drafts(f"Serviceområde: 15 Kultur\n{ONE}\n{TWO}\nServiceområde: 20 Natur\n{ONE}")
    areas = [goal.sections[Kind.SERVICE_AREA] for goal in found]
    assert [area.is_inherited for area in areas] == [False, True, False]
    texts = [
        g["service_area"]
        for g in goals(f"Serviceområde: 15 Kultur\n{ONE}\n{TWO}\nServiceområde: 20 Natur\n{ONE}")
    ]
    assert texts == ["15 Kultur", "15 Kultur", "20 Natur"]


def test_a_focus_area_above_several_goals_is_carried_and_doubted() -> None:
    text = f"Fokusområde: Læsning\n{ONE}\n{ONE}\nFokusområde: Cykler\n{TWO}\n{TWO}"
    assert [goal["focus_area"] for goal in goals(text)] == ["Læsning"] * 2 + ["Cykler"] * 2
    doubts = [goal.sections[Kind.FOCUS_AREA].doubts for goal in drafts(text)]
    assert doubts == [[], [INHERITED], [], [INHERITED]]


def test_a_focus_area_is_not_carried_below_the_next_service_area() -> None:
    groups = [f"Serviceområde: {n} Kultur\n{head}{ONE}" for n, head in enumerate(
        ("Fokusområde: Læsning\n", "", "Fokusområde: Bøger\n", ""), start=15
    )]  # fmt: skip
    found = [goal.get("focus_area") for goal in goals("\n".join(groups))]
    assert found == ["Læsning", None, "Bøger", None]


def test_what_the_first_goal_lacks_heads_no_groups() -> None:
    own = DraftSection(Kind.FOCUS_AREA, "Fokusområde")
    found = (DraftGoal(), DraftGoal(sections={Kind.FOCUS_AREA: own}), DraftGoal(), DraftGoal())
    inherit_focus(found)
    assert [bool(goal.sections) for goal in found] == [False, True, False, False]


def test_a_page_heading_that_comes_again_within_a_goal_starts_none() -> None:
    texts = (
        "Serviceområde: 15 Kultur\nMål: Flere læser.\nVeje til målet: Kurser.",
        "Serviceområde: 15 Kultur\nStatus: Nået.",
        "Serviceområde: 15 Kultur\nMål: Flere går.\nVeje til målet: Stier.\nStatus: Nej.",
    )
    assert [list(goal) for goal in goals(*texts)] == [
        ["service_area", "goal", "means", "status"]
    ] * 2
    assert noise(*texts) == ["15 Kultur"]


def test_a_label_without_a_value_gives_no_section_and_is_remembered() -> None:
    found = drafts(f"Mål: Flere læser.\nVeje til målet:\nStatus: Nået.\n{TWO}")
    assert Kind.MEANS not in found[0].sections
    assert found[0].empty == {Kind.MEANS}
    assert found[1].empty == set()


def test_two_labels_of_a_kind_are_both_kept_and_doubted() -> None:
    text = "Mål: Flere læser.\nDelmål: Alle går.\nStatus: Nået."
    assert goals(text) == [{"goal": "Flere læser. Alle går.", "status": "Nået."}]
    assert drafts(text)[0].sections[Kind.GOAL].doubts == [TWO_LABELS]


def test_the_number_after_the_label_is_the_goals() -> None:
    text = f"{ONE}\n{TWO}".replace("Mål: Flere l", "Mål 1.1: Flere l")
    assert [goal.number for goal in drafts(text.replace("Mål: Flere c", "Mål 1.2: Flere c"))] == [
        "1.1",
        "1.2",
    ]


def test_a_value_whose_label_heads_no_section_is_a_finding() -> None:
    text = "Mål: Flere læser.\nØkonomi: 2 mio. kr.\nStatus: Nået."
    assert goals(text) == [{"goal": "Flere læser.", "status": "Nået."}]
    assert findings(text) == [("label_without_kind", 1)]


def test_text_before_the_first_label_is_the_title() -> None:
    assert noise(f"Kulturrapport\nfor hele byen\n{ONE}") == ["Kulturrapport", "for hele byen"]


def test_a_line_across_within_a_goal_is_a_finding_and_doubts_the_value_before_it() -> None:
    text = COLUMNS + "Kulturudvalgets områder i kort form\nKommentar           Nej.\n"
    assert goals(text)[0]["status"] == "Det går godt."
    assert findings(text) == [("unplaced_text", 1)]
    assert drafts(text)[0].sections[Kind.STATUS].doubts


@pytest.mark.xfail(reason="a space that happens to stand at the column's edge parts a heading")
def test_a_coded_line_across_above_a_goal_is_its_service_area() -> None:
    found = goals(
        "20 Natur og miljø i hele kommunen\n" + COLUMNS,
        "15 Kultur og fritid i hele kommunen\n" + COLUMNS,
    )
    assert [goal["service_area"] for goal in found] == [
        "20 Natur og miljø i hele kommunen",
        "15 Kultur og fritid i hele kommunen",
    ]


def test_a_coded_line_across_heads_a_goal_that_opens_with_what_the_one_before_lacks() -> None:
    why = "Udfordring          For få læser.\n"
    found = goals(*(
        f"{n} {name} i hele den store kommune\n{opening}{COLUMNS}"
        for n, name, opening in ((20, "Natur", why), (25, "Kultur", ""), (30, "Idrætten", why))
    ))  # fmt: skip
    assert [goal["service_area"][:2] for goal in found] == ["20", "25", "30"]


@pytest.mark.parametrize(
    "title",
    ["Kulturrapport", "Opfølgning på mål 2014"],
)
def test_a_title_is_no_section(title: str) -> None:
    found = goals(f"{title}\n\n15 Kultur og fritid\n{ONE}\n\n20 Natur\n{TWO}")[0]
    assert set(found) - {"service_area"} == {"goal", "status"}


def test_labelled_text_that_states_no_goal_is_a_finding() -> None:
    assert goals("Kommentar: Det her er kun en note.") == []
    assert findings("Kommentar: Det her er kun en note.") == [("no_goal", 1)]


@pytest.mark.parametrize("texts", [(), ("",), ("Kun prosa.",), ("Mål\nStatus",)])
def test_text_without_labels_or_values_gives_no_goal(texts: tuple[str, ...]) -> None:
    if texts:
        assert goals(*texts) == []
    else:
        assert assemble({}, []).goals == ()


@pytest.mark.xfail(reason="a figure of one digit before a stop is taken for a list marker and lost")
def test_a_figure_of_one_digit_is_a_value() -> None:
    text = "Indikator: Antal hold\nMåltal: 5.\nRealiseret: 7.\nStatus: Nået."
    assert goals(text) == [
        {"indicator": "Antal hold", "target_value": "5.", "actual_value": "7.", "status": "Nået."}
    ]


@pytest.mark.parametrize(
    ("text", "goal"),
    [
        ("• Mål: Flere læser. • Status: Nået.", "Flere læser."),
        ("Mål: • Flere læser • Flere cykler\n• \nStatus: Nået.", "• Flere læser • Flere cykler"),
        ("Mål: 10 - 20 læsere\nStatus: Nået.", "10 - 20 læsere"),
    ],
)
def test_a_mark_before_the_next_label_is_no_part_of_the_value(text: str, goal: str) -> None:
    assert goals(text)[0]["goal"] == goal


@pytest.mark.parametrize(
    ("said", "value"),
    [(". De er nået.", "De er nået."), (".\n– To", "– To"), (".net er nyt", ".net er nyt")],
)
def test_a_stop_that_sets_a_label_off_is_no_part_of_its_value(said: str, value: str) -> None:
    where = page(f"Mål Flere læser.\nStatus{said}")
    cells = [
        Cell(1, label(Kind.GOAL, "Mål"), (at(where, "Mål"),), (at(where, "Flere læser."),)),
        Cell(1, label(Kind.STATUS, "Status", 17), (at(where, "Status"),), (at(where, said),)),
    ]
    found = assemble({1: where}, cells)
    assert section_text({1: where}, found.goals[0].sections[Kind.STATUS]) == value
