"""Headings without a label above goals are lifted from the ends of the values before them."""

import pytest

from goalextract.document import Box, Page, Span
from goalextract.goals.assemble import assemble
from goalextract.goals.bands import (
    FAR_BELOW,
    HEADING_AREA,
    HEADING_FOCUS,
    MAYBE_HEADING,
    Opening,
    lift_bands,
)
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.payload import section_text
from goalextract.layouts import lay_out
from goalextract.records import Kind
from tests.unit.printed import FINDER, PROFILE, VERDICTS, document

BODY = "Mål: Flere bruger tilbuddene\nog er glade for dem.\nStatus: Målet er nået hos\nalle i byen."


def read(text: str, heads: tuple[str, ...] = ()) -> tuple[list[dict[str, str]], list[DraftGoal]]:
    laid_out = lay_out(document(text), PROFILE, FINDER, VERDICTS)
    assembly = assemble(laid_out.pages, laid_out.cells, heads)
    texts = [
        {kind.value: section_text(laid_out.pages, s) for kind, s in goal.sections.items()}
        for goal in assembly.goals
    ]
    return texts, list(assembly.goals)


def test_a_coded_line_apart_is_the_service_area_of_the_goal_below() -> None:
    texts, found = read(f"{BODY}\n\n20 Natur og miljø\n{BODY}\n\n25 Veje og trafik\n{BODY}")
    assert [goal.get("service_area") for goal in texts] == [
        None,
        "20 Natur og miljø",
        "25 Veje og trafik",
    ]
    assert all(goal["status"] == "Målet er nået hos alle i byen." for goal in texts)
    assert HEADING_AREA in found[1].sections[Kind.SERVICE_AREA].doubts


def test_a_line_apart_without_a_code_is_the_focus_area() -> None:
    texts, found = read(f"{BODY}\n\nGlade børn i byen\n{BODY}\n\nFlere på cykel\n{BODY}")
    assert [goal.get("focus_area") for goal in texts] == [
        None,
        "Glade børn i byen",
        "Flere på cykel",
    ]
    assert found[1].sections[Kind.FOCUS_AREA].doubts == [HEADING_FOCUS]


def test_a_service_area_and_a_focus_area_may_stand_above_one_goal() -> None:
    texts, _ = read(
        f"{BODY}\n\n20 Natur og miljø\nRent vand\n{BODY}\n\n25 Veje og trafik\nFærre huller\n{BODY}"
    )
    areas = [(goal.get("service_area"), goal.get("focus_area")) for goal in texts[1:]]
    assert areas == [("20 Natur og miljø", "Rent vand"), ("25 Veje og trafik", "Færre huller")]


def test_what_follows_a_label_on_its_line_is_no_heading() -> None:
    body = f"{BODY}\nResultat: Ja"
    texts, _ = read(f"{body}\n\n{body}\n\n{body}")
    assert all("focus_area" not in goal for goal in texts)


def test_a_year_is_no_code() -> None:
    texts, _ = read(f"{BODY}\n\n2014 Natur og miljø\n{BODY}\n\n2014 Veje og trafik\n{BODY}")
    assert not any("service_area" in goal for goal in texts)


def opening(lines: list[str]) -> tuple[Page, Opening]:
    text = "\n".join(lines)
    page, spans, position = Page(1, text), [], 0
    for line in lines:
        if line:
            spans.append(Span(1, position, position + len(line)))
        position += len(line) + 1
    return page, Opening(DraftGoal(), DraftSection(Kind.STATUS, "Status", [], spans))


@pytest.mark.parametrize(
    "last",
    ["og er glade for det.", "og er glade for det", "Alle er glade for det.", "Alle er glade,"],
)
def test_the_end_of_a_value_stays_with_it(last: str) -> None:
    page, place = opening(
        ["Målet er nået hos alle børnene i hele", "byen i løbet af det forgangne år,", last]
    )
    before = list(place.before.spans)
    assert lift_bands({1: page}, [place], []) == ()
    assert place.before.spans == before
    assert place.goal.sections == {}


def test_a_last_line_that_may_be_a_heading_is_doubted_and_stays() -> None:
    lines = [
        "Målet er nået hos alle børnene i hele byen",
        "i løbet af det forgangne år.",
        "Glade børn",
    ]
    page, place = opening(lines)
    lift_bands({1: page}, [place], [])
    assert place.before.doubts == [MAYBE_HEADING]
    assert len(place.before.spans) == 3


def test_a_line_known_to_head_pages_is_no_content() -> None:
    lines = ["Målet er nået hos alle børnene i hele byen", "i løbet af året.", "Kulturrapport"]
    page, place = opening(lines)
    noise = lift_bands({1: page}, [place], ["Kulturrapport"])
    assert len(place.before.spans) == 2
    assert [page.text[n.span.start : n.span.end] for n in noise] == ["Kulturrapport"] or (
        Kind.FOCUS_AREA in place.goal.sections
    )


def test_a_value_keeps_its_only_line() -> None:
    page, place = opening(["20 Natur og miljø"])
    lift_bands({1: page}, [place], [])
    assert len(place.before.spans) == 1


def test_no_openings_give_no_noise() -> None:
    assert lift_bands({}, [], []) == ()


def test_a_value_that_goes_on_below_two_blank_lines_is_doubted() -> None:
    found = read(f"{BODY}\n\n\nByens nye huse er store.\nDe er grønne.\n{BODY}")[1]
    assert FAR_BELOW in found[0].sections[Kind.STATUS].doubts
    found = read(f"{BODY}\n\nByens nye huse er store.\nDe er grønne.\n{BODY}")[1]
    assert FAR_BELOW not in found[0].sections[Kind.STATUS].doubts


def test_above_a_goal_with_its_focus_area_a_heading_is_the_service_area() -> None:
    body = f"Fokusområde: Flere læser\n{BODY}"
    texts, found = read(f"{body}\n\nBy og bolig\n{body}\n\nVeje og trafik\n{body}")
    assert [g.get("service_area") for g in texts] == [None, "By og bolig", "Veje og trafik"]
    assert HEADING_AREA in found[1].sections[Kind.SERVICE_AREA].doubts


def test_the_authoritys_name_above_it_is_none() -> None:
    body = f"Fokusområde: Flere læser\n{BODY}"
    texts, _ = read(f"{body}\n\nAaby Kommune\n{body}\n\nAaby Kommune\n{body}")
    assert all("service_area" not in goal for goal in texts)


def test_a_line_beside_its_label_is_the_value_s_last_and_no_heading() -> None:
    lines = ["Målet er nået hos alle børnene i byen.", "To er åbnet", "Glade børn"]
    page, place = opening(lines)
    place.before.label_spans = [Span(1, 0, 0, Box(50.0, 10.0, 90.0, 20.0))]
    place.before.spans = [
        span._replace(box=Box(100.0, 10.0 * n, 200.0, 10.0 * n + 8))
        for n, span in enumerate(place.before.spans)
    ]
    assert lift_bands({1: page}, [place], ["Glade børn"]) == ()
    assert len(place.before.spans) == 3
    assert place.before.doubts == []


def test_a_line_far_below_a_label_without_a_value_heads_the_next_goal() -> None:
    texts, _ = read(f"{BODY}\nFrist:\n\n\nBy og bolig\n{BODY}\n\nVeje og trafik\n{BODY}")
    assert [goal.get("focus_area") for goal in texts] == [None, "By og bolig", "Veje og trafik"]
    assert all("deadline" not in goal for goal in texts)


def test_where_no_goal_has_a_heading_such_a_line_is_a_doubted_value() -> None:
    empty = f"{BODY}\nFrist:"
    texts, found = read(f"{empty}\n\n\nInden jul\n{BODY}\n{BODY}")
    assert [goal.get("deadline") for goal in texts] == ["Inden jul", None, None]
    assert MAYBE_HEADING in found[0].sections[Kind.DEADLINE].doubts
