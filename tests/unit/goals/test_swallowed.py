"""A value is doubted when a line in it opens as a label of other goals does."""

import pytest

from goalextract.document import Page, Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.swallowed import doubt_swallowed
from goalextract.records import Kind


def doubts(means: str, *, others: int = 2, own_status: bool = False) -> list[str]:
    """Return what speaks against a means, beside goals with a labelled status."""
    pages = {1: Page(1, means), 2: Page(2, "Nået.")}
    section = DraftSection(Kind.MEANS, "Midler", spans=[Span(1, 0, len(means))])
    status = {
        Kind.STATUS: DraftSection(Kind.STATUS, "Status pr. 31.12.2018:", spans=[Span(2, 0, 5)])
    }
    goal = DraftGoal(sections={Kind.MEANS: section, **(status if own_status else {})})
    doubt_swallowed(pages, [goal, *(DraftGoal(sections=dict(status)) for _ in range(others))])
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
    assert reason.endswith("a label of other goals, opens a line in it")


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
    assert doubts("Nye stier\nStatus: ja", others=1) == []
