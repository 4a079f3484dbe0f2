"""Where goals start from is a level in a scorecard, and the reason for them in prose."""

import pytest

from goalextract.document import Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.starting import with_reasons
from goalextract.records import Kind

PROSE = "Antallet af borgere over 80 år stiger, og vi kan ikke regne med at kunne ansætte flere."


def kinds(value: str, *others: Kind) -> list[Kind]:
    goal = DraftGoal()
    for kind in (Kind.BASELINE, *others):
        goal.sections[kind] = DraftSection(kind, None, spans=[Span(1, 0, 1)])
    with_reasons([goal], lambda _: value)
    assert all(kind is section.kind for kind, section in goal.sections.items())
    return list(goal.sections)


def test_prose_is_the_challenge() -> None:
    assert kinds(PROSE, Kind.GOAL) == [Kind.CHALLENGE, Kind.GOAL]


@pytest.mark.parametrize(
    ("value", "other"),
    [
        ("62 % i 2014", Kind.GOAL),
        (PROSE, Kind.CHALLENGE),
        (PROSE, Kind.ACTUAL_VALUE),
        (PROSE, Kind.INDICATOR),
    ],
)
def test_levels_and_what_stands_beside_a_challenge_stay(value: str, other: Kind) -> None:
    assert kinds(value, other) == [Kind.BASELINE, other]
