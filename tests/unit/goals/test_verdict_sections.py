"""Remarks that are verdicts, beside accounts of how it went."""

import pytest

from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.verdict_sections import settle_verdicts
from goalextract.records import Kind

TOLD = "Der er registreret 24 overløb i årets første ti måneder, og bassinet er taget i brug."


def settled(*goals: dict[Kind, str]) -> list[dict[Kind, str]]:
    """Settle goals whose sections say these words, kept as labels; return them so."""
    drafts = [
        DraftGoal(sections={kind: DraftSection(kind, text) for kind, text in goal.items()})
        for goal in goals
    ]
    settle_verdicts(
        drafts,
        lambda section: section.label or "",
        lambda text: text.rstrip(".") in {"Nået", "Ikke nået"},
    )
    assert all(kind is s.kind for draft in drafts for kind, s in draft.sections.items())
    return [{kind: s.label or "" for kind, s in draft.sections.items()} for draft in drafts]


def test_verdicts_under_remarks_are_the_status() -> None:
    found = settled(
        {Kind.STATUS: TOLD, Kind.COMMENT: "Nået"}, {Kind.STATUS: TOLD, Kind.COMMENT: "Forsinket"}
    )
    assert found == [
        {Kind.FOLLOW_UP: TOLD, Kind.STATUS: "Nået"},
        {Kind.FOLLOW_UP: TOLD, Kind.STATUS: "Forsinket"},
    ]


def test_results_in_few_words_are_what_was_reached() -> None:
    goal = {Kind.STATUS: "32 borgere er i job. Målet var 30", Kind.COMMENT: "Nået"}
    assert settled(goal, goal)[0] == {
        Kind.ACTUAL_VALUE: goal[Kind.STATUS],
        Kind.STATUS: "Nået",
    }


def test_remarks_that_open_with_a_verdict_are_the_status_also_beside_a_follow_up() -> None:
    more = "Ikke nået. Over halvdelen af fejlene kom med det nye system i foråret."
    goal = {Kind.STATUS: TOLD, Kind.COMMENT: more, Kind.FOLLOW_UP: "Der er indført kontrol."}
    assert settled(goal, goal)[0] == {
        Kind.ACTUAL_VALUE: TOLD,
        Kind.STATUS: more,
        Kind.FOLLOW_UP: goal[Kind.FOLLOW_UP],
    }


@pytest.mark.parametrize(
    "goal",
    [
        {Kind.STATUS: "Nået", Kind.COMMENT: "Nået"},
        {Kind.STATUS: TOLD, Kind.COMMENT: "Det gik bedre end ventet i foråret."},
        {Kind.COMMENT: "Nået"},
        {Kind.STATUS: TOLD, Kind.COMMENT: "Se bilag"},
        {Kind.STATUS: TOLD},
    ],
    ids=["two verdicts", "a remark", "no status", "no verdict", "no remark"],
)
def test_other_remarks_stay_what_they_are(goal: dict[Kind, str]) -> None:
    assert settled(goal, goal) == [goal, goal]
