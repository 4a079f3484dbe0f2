"""A value is doubted when a line in it opens as a label of other goals does."""

import pytest

from goalextract.document import Page, Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.swallowed import LABELS_RUN, PARAGRAPHS, doubt_swallowed
from goalextract.records import Kind
from tests.unit.printed import FINDER


def doubts(means: str, *, others: int = 2, own_status: bool = False) -> list[str]:
    """Return what speaks against a means, beside goals with a labelled status."""
    pages = {1: Page(1, means), 2: Page(2, "Nået.")}
    section = DraftSection(Kind.MEANS, "Midler", spans=[Span(1, 0, len(means))])
    status = {
        Kind.STATUS: DraftSection(Kind.STATUS, "Status pr. 31.12.2018:", spans=[Span(2, 0, 5)])
    }
    goal = DraftGoal(sections={Kind.MEANS: section, **(status if own_status else {})})
    others_too = [goal, *(DraftGoal(sections=dict(status)) for _ in range(others))]
    doubt_swallowed(pages, others_too, FINDER)
    return [doubt.reason for doubt in section.doubts]


@pytest.mark.parametrize(
    "line",
    [
        "Status pr. 31.12.2018 519 nye.",
        "Status: 519 nye.",
        "STATUS",
        "• Status: ja",
        "2) Status Ja.",
    ],
)
def test_a_line_that_opens_as_a_label_doubts_the_value(line: str) -> None:
    (reason,) = doubts(f"Nye stier i byen\n{line}")
    assert reason.startswith("a line in it opens with 'S")


@pytest.mark.parametrize(
    "text",
    [
        "Status: 519 nye.\nNye stier i byen",
        "Nye stier i byen\nstatus er god",
        "Nye stier i byen\nStatus er god",
        "Nye stier i byen\nStatusrapport: følger",
        "Nye stier i byen. Status: god",
    ],
)
def test_words_of_prose_doubt_nothing(text: str) -> None:
    assert doubts(text) == []


def test_a_goal_that_has_the_section_swallowed_nothing() -> None:
    assert doubts("Nye stier\nStatus: ja", own_status=True) == []


def test_a_label_of_one_goal_only_tells_nothing() -> None:
    assert doubts("Nye stier\nStatus ja", others=1) == []


def test_a_listed_label_before_a_stop_doubts_the_value_whatever_others_have() -> None:
    (reason,) = doubts("Nye stier\nMålopfyldelse. Stierne er bygget.", others=0)
    assert reason == "a line in it opens with 'Målopfyldelse', as labels do"
    assert doubts("Nye stier\nMålopfyldelsen er god. Stierne er bygget.", others=0) == []


@pytest.mark.parametrize(("between", "is_doubted"), [("\n\n", True), ("\n", False)])
def test_a_paragraph_below_an_areas_name_is_doubted(between: str, is_doubted: bool) -> None:
    text = f"Haltider til alle{between}Hallerne er tomme om formiddagen."
    spans = [Span(1, 0, 17), Span(1, 17 + len(between), len(text))]
    section = DraftSection(Kind.FOCUS_AREA, "Indsatsområde:", spans=spans)
    doubt_swallowed({1: Page(1, text)}, [DraftGoal(sections={Kind.FOCUS_AREA: section})], FINDER)
    assert (PARAGRAPHS in section.doubts) is is_doubted


def test_a_listed_label_before_a_colon_doubts_the_value_whatever_follows() -> None:
    (reason,) = doubts("Nye stier i byen\nTidsfrist: 31. oktober", others=0)
    assert "Tidsfrist" in reason


@pytest.mark.parametrize(
    ("text", "is_doubted"),
    [
        ("Nye stier for 85 % Status 519 nye.", True),
        ("Nye stier til alle Status Der er bygget meget.", True),
        ("Nye stier. Status er god.", False),
        ("Nye stier efter Status for byen.", False),
        ("Kurser i fire byer. Tidsfrist Alle er i gang nu.", True),
        ("Kurser i fire byer. Projekt Herning er i gang nu.", False),
        ("Nye stier i byen. Status. Antallet er steget.", True),
        ("Nye stier i byen til alle Status", True),
        ("Indsatsområde", True),
        ("Opnået", False),
    ],
)
def test_a_label_amid_a_value_doubts_it(text: str, is_doubted: bool) -> None:
    assert bool(doubts(text, others=0)) is is_doubted


def test_a_label_that_a_line_s_end_cuts_doubts_the_value_too() -> None:
    text = "Nye stier i byen. Sta-\ntus. Antallet er steget."
    spans = [Span(1, 0, 22), Span(1, 23, len(text))]
    section = DraftSection(Kind.MEANS, "Midler", spans=spans)
    doubt_swallowed({1: Page(1, text)}, [DraftGoal(sections={Kind.MEANS: section})], FINDER)
    assert [doubt.reason for doubt in section.doubts] == ["'Status' stands in it as a label does"]


def test_values_that_are_labels_doubt_their_whole_goal() -> None:
    page = Page(1, "Status Frist Nye stier til maj.")
    places = {Kind.GOAL: (0, 6), Kind.INDICATOR: (7, 12), Kind.STATUS: (13, 31)}
    sections = {
        kind: DraftSection(kind, "Mål", spans=[Span(1, *place)]) for kind, place in places.items()
    }
    doubt_swallowed({1: page}, [DraftGoal(sections=sections)], FINDER)
    assert all(LABELS_RUN in section.doubts for section in sections.values())
