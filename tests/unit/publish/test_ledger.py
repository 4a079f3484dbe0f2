"""Runs and refusals are shown whole, as a table and as JSON lines."""

import io
import json
from collections.abc import Iterable
from datetime import UTC, datetime

from rich.console import RenderableType

from goalextract.database.ledger import Counts
from goalextract.database.models import Level, RunStatus
from goalextract.database.queries import BrokenRule, QuarantineRow, RunRow
from goalextract.publish.ledger import as_json_lines, render_quarantine, render_runs
from goalextract.publish.terminal import show

BEGAN = datetime(2026, 5, 1, 3, 0, 0, tzinfo=UTC)
COUNTS = Counts(documents=8, loaded=6, refused=2, goals=27, sections=200, flagged=50)
FINISHED = RunRow("a", BEGAN, BEGAN.replace(second=2), RunStatus.FINISHED, None, "1+x", COUNTS)
FAILED = RunRow(
    "b", BEGAN, BEGAN.replace(minute=5), RunStatus.FAILED, "disk [full]\x1b[2J", "1+x", Counts()
)
DIED = RunRow("c", BEGAN, None, RunStatus.DIED, None, "1+x", Counts())
DOCUMENT = QuarantineRow(
    "bad\x1b[2J[b].txt", Level.DOCUMENT, "no_goals", "no goal", "look at it", None, None, (), None
)
GOAL = QuarantineRow(
    "maal.txt",
    Level.GOAL,
    "goal_rejected",
    "a rule was broken",
    "compare it",
    3,
    2,
    (BrokenRule("unknown_unit", "unit 'x' is no measure", "targets.0"),),
    "{}",
)


def shown(what: Iterable[RenderableType], width: int = 80) -> str:
    stream = io.StringIO()
    show(stream, what, width=width)
    return stream.getvalue()


def test_runs_are_shown_with_what_they_did() -> None:
    lines = shown(render_runs([FINISHED, FAILED, DIED])).splitlines()
    first = ["2026-05-01", "03:00", "2.0", "s", "finished", "8", "2", "27", "200", "25%"]
    assert lines[1].split() == first
    assert lines[2].split()[:6] == ["2026-05-01", "03:00", "5", "min", "failed", "0"]
    assert lines[3].split()[:3] == ["2026-05-01", "03:00", "died"]
    assert lines[4] == "2026-05-01 03:00 failed: disk [full]\ufffd[2J"


def test_runs_of_a_million_goals_fit_a_narrow_terminal() -> None:
    big = Counts(documents=99_999, refused=1_000, goals=999_999, sections=9_999_999, flagged=1)
    text = shown(render_runs([RunRow("a", BEGAN, None, RunStatus.INTERRUPTED, None, "1", big)]))
    assert "9,999,999" in text
    assert "…" not in text


def test_no_runs_and_no_refusals_are_said() -> None:
    assert shown(render_runs([])) == "There were no runs yet.\n"
    assert shown(render_quarantine([])) == "Nothing is in quarantine.\n"


def test_refusals_are_shown_with_cause_rules_and_remedy() -> None:
    assert shown(render_quarantine([DOCUMENT, GOAL])).splitlines() == [
        "2 entries in quarantine, of 2 documents.",
        "",
        "bad\ufffd[2J[b].txt",
        "  error[no_goals]: no goal",
        "  remedy: look at it",
        "",
        "maal.txt, goal 2, page 3",
        "  error[goal_rejected]: a rule was broken",
        "  ! unknown_unit at targets.0: unit 'x' is no measure",
        "  remedy: compare it",
    ]


def test_json_lines_hold_every_field() -> None:
    run, refused = (json.loads(line) for line in as_json_lines([FINISHED, GOAL]))
    assert run["started_at"] == "2026-05-01T03:00:00+00:00"
    assert (run["status"], run["counts"]["goals"]) == ("finished", 27)
    assert refused["level"] == "goal"
    assert refused["rules"] == [
        {"code": "unknown_unit", "message": "unit 'x' is no measure", "location": "targets.0"}
    ]
    assert all(line.endswith("\n") and line.count("\n") == 1 for line in as_json_lines([GOAL]))
