"""The explanation names profile, layouts, labels, missing kinds and doubts."""

import io
from dataclasses import dataclass, field

from goalextract.publish.explanation import render_explanation
from goalextract.publish.terminal import show
from goalextract.records import GoalReport, Kind
from tests.unit.payloads import goal, report


@dataclass(frozen=True)
class Label:
    kind: Kind | None
    printed: str
    count: int
    is_known: bool = True


@dataclass(frozen=True)
class How:
    profile: str = "danish"
    profile_reason: str = "most of its labels stand here"
    page_layouts: tuple[tuple[int, str], ...] = ((1, "lines"), (2, "columns"), (3, "columns"))
    labels: tuple[Label, ...] = field(
        default=(
            Label(None, "Nyt ord", 1),
            Label(Kind.STATUS, "Status", 2),
            Label(Kind.GOAL, "[Mål]", 3),
        )
    )
    missing: tuple[Kind, ...] = (Kind.MEANS, Kind.DEADLINE)


def explained(found: GoalReport, how: How | None = None) -> str:
    stream = io.StringIO()
    show(stream, render_explanation(found, how or How()), width=100)
    return stream.getvalue()


def test_profile_layouts_and_missing_kinds_are_named() -> None:
    lines = explained(report()).splitlines()
    assert "Profile danish: most of its labels stand here" in lines
    assert "Page 1 read as lines" in lines
    assert "Pages 2-3 read as columns" in lines
    assert "Never labelled: means, deadline" in lines


def test_labels_are_listed_by_kind_with_counts_the_unknown_last() -> None:
    lines = [line.split() for line in explained(report()).splitlines()]
    assert [line for line in lines if line and line[-1].isdigit()] == [
        ["[Mål]", "Goal", "3"],
        ["Status", "Status", "2"],
        ["Nyt", "ord", "unknown", "1"],
    ]


def test_a_sure_report_says_so() -> None:
    assert "No section is in doubt." in explained(report())


def test_doubts_are_gathered_by_goal_and_reason() -> None:
    payload = goal(needs_review=True)
    for kind in ("goal", "success_criterion"):
        payload["sections"][kind] |= {
            "needs_review": True,
            "reasons": ["its end is guessed"],
            "confidence": 0.5,
        }
    text = explained(report(payload))
    assert "2 of 3 sections in doubt:" in text
    (row,) = [line for line in text.splitlines() if "its end is guessed" in line]
    assert row.split()[:2] == ["1", "goal,"]
    assert "50%" in row


def test_a_report_without_labels_or_missing_kinds_is_explained_too() -> None:
    text = explained(report(), How(labels=(), missing=()))
    assert "Label found" not in text
    assert "Never labelled" not in text


def test_a_label_that_no_profile_lists_is_marked_as_guessed() -> None:
    unlisted = Label(Kind.GOAL, "Vort løfte", 2, is_known=False)
    text = explained(report(), How(labels=(unlisted, Label(Kind.STATUS, "Status", 2))))
    assert [line.split()[-2] for line in text.splitlines() if line.startswith("Vort")] == [
        "guessed"
    ]
    assert "Status, guessed" not in text
