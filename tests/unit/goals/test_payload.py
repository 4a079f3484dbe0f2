"""Drafted goals become the contract's values: code and name, periods, pages, doubts carried up."""

from typing import Any

import pytest

from goalextract.document import Box, Page, Span
from goalextract.doubt import CERTAIN, Doubt
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.payload import focus_period, goal_payloads, section_text, split_code
from goalextract.records import Kind
from tests.unit.printed import at, page

TEXT = page(
    "Serviceområde 15: Kultur og fritid.\n"
    'Fokusområde for perioden 2012 – 2015 2.1 "Flere læsere"\n'
    "Mål 1.2: Flere uddannelses-\npladser til kultur- \nog fritidsfag.\n"
)
PAGES = {1: TEXT, 2: page("Status: Nået.", 2)}


def section(kind: Kind, *spans: Span, label: str | None = None, **changes: Any) -> DraftSection:
    return DraftSection(kind, label, [], list(spans), **changes)


def goal(**changes: Any) -> DraftGoal:
    return DraftGoal(
        number="1.2",
        sections={
            Kind.STATUS: section(Kind.STATUS, at(PAGES[2], "Nået."), label="Status"),
            Kind.FOCUS_AREA: section(
                Kind.FOCUS_AREA,
                at(TEXT, '2.1 "Flere læsere"'),
                label="Fokusområde for perioden 2012 – 2015",
            ),
            Kind.SERVICE_AREA: section(Kind.SERVICE_AREA, at(TEXT, "15: Kultur og fritid.")),
            Kind.GOAL: section(
                Kind.GOAL,
                at(TEXT, "Flere uddannelses-"),
                at(TEXT, "pladser til kultur-"),
                at(TEXT, "og fritidsfag."),
                label="Mål",
            ),
        },
        **changes,
    )


def payload(draft: DraftGoal) -> dict[str, Any]:
    (made,) = goal_payloads(PAGES, [draft])
    return dict(made)


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("15: Kultur", "15", "Kultur"),
        ("15 Kultur", "15", "Kultur"),
        ("15. Kultur", "15", "Kultur"),
        ("15 - Kultur", "15", "Kultur"),
        ("15.30.2 Kultur", "15.30.2", "Kultur"),
        ("Kultur", None, "Kultur"),
        ("Kultur 15", None, "Kultur 15"),
        ("15", None, "15"),
        ("", None, ""),
    ],
)
def test_a_code_is_parted_from_the_name(text: str, code: str | None, name: str) -> None:
    assert split_code(text) == (code, name)


@pytest.mark.parametrize(
    ("label", "period"),
    [
        ("Fokusområde for perioden 2012-2015", "2012-2015"),
        ("Fokusområde (2012 – 15)", "2012–15"),
        ("Fokusområde 2012/2013", "2012/2013"),
        ("Fokusområde 2012", None),
        ("Fokusområde", None),
        (None, None),
    ],
)
def test_the_focus_period_is_the_labels(label: str | None, period: str | None) -> None:
    assert focus_period(label) == period


def test_a_section_reads_as_a_reader_would_copy_it() -> None:
    draft = goal().sections[Kind.GOAL]
    expected = "Flere uddannelsespladser til kultur- og fritidsfag."
    assert section_text(PAGES, draft) == expected


def test_a_section_is_read_anew_when_its_places_change() -> None:
    pages = {1: page("Flere læser\nog skriver")}
    read = section(Kind.GOAL, at(pages[1], "Flere læser"))
    assert section_text(pages, read) == "Flere læser"
    read.spans.append(at(pages[1], "og skriver"))
    assert section_text(pages, read) == "Flere læser og skriver"


def test_a_goal_names_its_areas_period_number_and_pages() -> None:
    made = payload(goal())
    assert made["ordinal"] == 1
    assert made["number"] == "1.2"
    assert made["service_area"] == {"code": "15", "name": "Kultur og fritid."}
    assert made["focus_area"] == '"Flere læsere"'
    assert made["focus_period"].replace("–", "-") == "2012-2015"
    assert made["pages"] == (1, 2)


def test_sections_stand_in_the_order_of_the_contract_with_label_and_spans() -> None:
    sections = payload(goal())["sections"]
    assert list(sections) == ["service_area", "focus_area", "goal", "status"]
    assert sections["status"]["label"] == "Status"
    assert sections["service_area"]["label"] is None
    start, end = (at(PAGES[2], "Nået.").start, at(PAGES[2], "Nået.").end)
    assert sections["status"]["spans"] == ({"page": 2, "start": start, "end": end, "bbox": None},)


def test_a_place_on_a_printed_page_is_handed_on() -> None:
    span = Span(2, 8, 13, Box(1.0, 2.0, 3.0, 4.0))
    draft = DraftGoal(sections={Kind.GOAL: section(Kind.GOAL, span)})
    assert payload(draft)["sections"]["goal"]["spans"][0]["bbox"] == (1.0, 2.0, 3.0, 4.0)


def test_a_heading_inherited_from_another_page_is_not_where_the_goal_stands() -> None:
    draft = DraftGoal(
        sections={
            Kind.SERVICE_AREA: section(
                Kind.SERVICE_AREA, at(TEXT, "15: Kultur"), is_inherited=True
            ),
            Kind.STATUS: section(Kind.STATUS, at(PAGES[2], "Nået.")),
        }
    )
    assert payload(draft)["pages"] == (2,)


def test_what_nothing_speaks_against_is_sure_and_not_flagged() -> None:
    made = payload(goal())
    assert made["confidence"] == CERTAIN
    assert not made["needs_review"]
    assert not any(s["needs_review"] or s["reasons"] for s in made["sections"].values())


def test_a_sections_doubt_flags_it_and_its_goal_and_gives_the_reason() -> None:
    draft = goal()
    draft.sections[Kind.STATUS].doubt(Doubt("it may end later", 0.5))
    made = payload(draft)
    assert made["sections"]["status"]["needs_review"]
    assert made["sections"]["status"]["reasons"] == ("it may end later",)
    assert not made["sections"]["goal"]["needs_review"]
    assert made["needs_review"]
    assert made["confidence"] == made["sections"]["status"]["confidence"] < 0.9


def test_a_missing_section_flags_the_goal_and_none_of_its_sections() -> None:
    made = payload(goal(doubts=[Doubt("means may be missing", 0.8)]))
    assert made["needs_review"]
    assert not any(s["needs_review"] for s in made["sections"].values())


def test_goals_are_numbered_in_document_order() -> None:
    made = goal_payloads(PAGES, [goal(), goal(), goal()])
    assert [each["ordinal"] for each in made] == [1, 2, 3]


def test_a_goal_without_areas_has_none() -> None:
    draft = DraftGoal(sections={Kind.GOAL: section(Kind.GOAL, Span(1, 0, 5))})
    (made,) = goal_payloads({1: Page(1, "Flere")}, [draft])
    assert made["service_area"] is made["focus_area"] is made["focus_period"] is None
    assert made["number"] is None


def test_a_letter_with_its_stop_is_a_code() -> None:
    assert split_code("A. Driftsmål") == ("A", "Driftsmål")
    assert split_code("I Fjordby er der langt") == (None, "I Fjordby er der langt")
