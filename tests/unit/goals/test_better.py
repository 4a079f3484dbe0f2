"""Which way is the better one of what a target counts, seen by the outcomes that rest on it."""

import pytest

from goalextract.goals.enrich import enrich_texts
from goalextract.profiles.templates import load_templates
from goalextract.records import Kind


@pytest.mark.parametrize(
    ("goal", "target", "status", "outcome"),
    [
        ("Sagerne afgøres inden for 30 dage", "95 %", "88 %", "not_met"),
        ("Sagerne afgøres inden for 30 dage", "95 %", "96 %", "met"),
        ("Højst 7 klager", "7", "9", "not_met"),
        ("Færre klager", "7", "5", "met"),
        ("Mindst 40 hold", "40", "38", "not_met"),
    ],
)
def test_a_cell_is_bounded_as_its_goal_says(
    goal: str, target: str, status: str, outcome: str
) -> None:
    danish = next(one for one in load_templates(()) if one.profile.id == "danish")
    texts = {Kind.GOAL: goal, Kind.TARGET_VALUE: target, Kind.ACTUAL_VALUE: status}
    found = enrich_texts(texts, danish.verdicts, "da")
    assert {a.outcome for a in found.assessments} == {outcome}
