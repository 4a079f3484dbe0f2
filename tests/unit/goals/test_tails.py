"""What the headings of all areas end in is no part of the areas."""

import pytest

from goalextract.document import Page, Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.tails import cut_shared_tails
from goalextract.records import Kind


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
    text = "\n".join(headings)
    starts = [sum(len(h) + 1 for h in headings[:n]) for n in range(len(headings))]
    goals = [
        DraftGoal(
            sections={
                Kind.SERVICE_AREA: DraftSection(
                    Kind.SERVICE_AREA, "Område", [], [Span(1, start, start + len(heading))]
                )
            }
        )
        for start, heading in zip(starts, headings, strict=True)
    ]
    cut = list(cut_shared_tails({1: Page(1, text)}, goals))
    spans = [goal.sections[Kind.SERVICE_AREA].spans[-1] for goal in goals]
    assert [text[s.start : s.end] for s in spans] == areas
    assert len(cut) == sum(a != b for a, b in zip(headings, areas, strict=True))
