"""What a heading says after the service area is parted from the area's name."""

import re

import pytest

from goalextract.document import Page, Span
from goalextract.goals.area_tails import cut_tails
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.records import Kind
from tests.unit.printed import FINDER


def _lines(page: Page) -> list[Span]:
    return [Span(page.number, m.start(), m.end()) for m in re.finditer(r"[^\n]+", page.text)]


def cut(*areas: str) -> list[str]:
    """Return areas without their tails; each noise is a tail of one of them."""
    pages = {n: Page(n, area) for n, area in enumerate(areas, start=1)}
    goals = [
        DraftGoal(
            sections={
                Kind.SERVICE_AREA: DraftSection(Kind.SERVICE_AREA, "Område", spans=_lines(page))
            }
        )
        for n, page in pages.items()
    ]
    noise = cut_tails(pages, goals, FINDER)
    left = [goal.sections[Kind.SERVICE_AREA].spans for goal in goals]
    texts = [" ".join(pages[s.page].text[s.start : s.end] for s in spans) for spans in left]
    ends = [a.replace("\n", " ").removeprefix(b).strip() for a, b in zip(areas, texts, strict=True)]
    printed = [pages[n.span.page].text[n.span.start : n.span.end] for n in noise]
    assert " ".join(printed) == " ".join(end for end in ends if end)
    return texts


def test_a_tail_that_several_areas_have_is_the_headings() -> None:
    assert cut("05 Affald: Fælles plan", "07 Skole: Fælles plan") == ["05 Affald", "07 Skole"]


def test_label_words_after_a_dash_are_the_headings() -> None:
    assert cut("05 Affald – opfølgning 2011") == ["05 Affald"]


@pytest.mark.parametrize("area", ["Natur – vand og skov", "17: Sundhed", "Børn-familie"])
def test_what_one_area_has_is_its_name(area: str) -> None:
    assert cut(area) == [area]


@pytest.mark.parametrize(
    ("headings", "areas"),
    [
        (["Veje – formål og mål", "Skole – formål og mål"], ["Veje", "Skole"]),
        (["14 Idræt : Årsmål", "18 Kultur : Årsmål"], ["14 Idræt", "18 Kultur"]),
        (["Veje – Nord", "Skole – Syd"], ["Veje – Nord", "Skole – Syd"]),
        (["Veje – Nord", "Veje – Nord"], ["Veje – Nord", "Veje – Nord"]),
        (["Veje og stier", "Skole"], ["Veje og stier", "Skole"]),
        ([], []),
    ],
)
def test_two_areas_must_share_an_ending(headings: list[str], areas: list[str]) -> None:
    assert cut(*headings) == areas


def test_what_few_areas_share_is_theirs() -> None:
    areas = ["Veje – Nord", "Skole – Nord", "Natur – Syd", "Havn – Vest", "Idræt – Øst"]
    assert cut(*areas) == areas


def test_a_name_after_a_code_stays() -> None:
    assert cut("17: Sundhed", "18: Sundhed") == ["17: Sundhed", "18: Sundhed"]


def test_a_tail_may_go_on_below() -> None:
    assert cut("05 Affald – formål\nog mål", "07 Skole – formål og mål") == [
        "05 Affald",
        "07 Skole",
    ]


def test_a_tail_with_a_year_needs_no_more_than_two_areas() -> None:
    headings = ["05 Vej - Resultat\n2014", "07 Skole - Resultat\n2014", "11 Kultur", "12 Natur"]
    assert cut(*headings) == ["05 Vej", "07 Skole", "11 Kultur", "12 Natur"]
