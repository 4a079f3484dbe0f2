"""A run's end is told with its counts, its refusals and commands that can be copied and run."""

import io
import shlex
import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest

from goalextract.database.ledger import Counts
from goalextract.progress import Outcome, RunSummary
from goalextract.publish.run_teller import RunTeller
from goalextract.publish.summary import MOST_REFUSALS, Refusal, query_command, summary_lines

COUNTS = Counts(documents=8, loaded=6, refused=2, goals=27, sections=200, flagged=50)


def summary(counts: Counts = COUNTS, database: str = "sqlite:///data/g.sqlite") -> RunSummary:
    return RunSummary("a", database, counts, ignored=0, seconds=1.25)


def lines(told: RunSummary, refused: tuple[Refusal, ...] = ()) -> list[str]:
    return list(summary_lines(told, refused))


def test_the_counts_and_the_place_are_told() -> None:
    told = lines(summary())
    assert told[0] == "Done in 1.2 s."
    assert "  documents  8: 6 loaded, 2 refused" in told
    assert "  goals      27" in told
    assert "  sections   200" in told
    assert "  flagged    50 sections to review (25%)" in told
    assert "  database   data/g.sqlite" in told


def test_refusals_are_named_with_their_reason_the_first_few() -> None:
    refused = tuple(Refusal(f"{n}.txt", "no_goals: none") for n in range(MOST_REFUSALS + 2))
    told = lines(summary(), refused)
    assert "             0.txt: no_goals: none" in told
    assert "             and 2 more" in told
    assert sum("no_goals" in line for line in told) == MOST_REFUSALS


def test_a_rejected_goal_is_told() -> None:
    counts = Counts(documents=1, loaded=1, incomplete=1, goals=2, sections=9, rejected_goals=1)
    told = lines(summary(counts))
    assert "  rejected   1 goal of 1 document" in told
    assert "  goalextract quarantine --database data/g.sqlite" in told


def test_what_to_try_fits_what_happened() -> None:
    clean = lines(summary(Counts(documents=1, loaded=1, goals=1, sections=9)))
    assert not any("quarantine" in line or "--explain" in line for line in clean)
    assert any("bi_goals" in line for line in clean)
    nothing = lines(summary(Counts(documents=1, refused=1)))
    assert "  goalextract quarantine --database data/g.sqlite" in nothing
    assert not any("bi_goals" in line or "%" in line for line in nothing)


def test_a_server_is_named_without_a_query_for_a_file() -> None:
    told = lines(summary(database="postgresql://me:***@db/goals"))
    assert "  database   postgresql://me:***@db/goals" in told
    assert "  goalextract quarantine" in told
    assert not any("bi_goals" in line for line in told)


def test_ignored_files_are_counted() -> None:
    told = lines(RunSummary("a", "sqlite:///g.sqlite", COUNTS, ignored=2, seconds=0))
    assert any(line.startswith("  ignored    2 files") for line in told)


@pytest.mark.parametrize("has_sqlite", [True, False])
def test_the_query_runs_as_it_stands(
    has_sqlite: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if has_sqlite and shutil.which("sqlite3") is None:
        pytest.skip("sqlite3 is not installed")
    file = tmp_path / "it's a base.sqlite"
    connection = sqlite3.connect(file)
    connection.execute("CREATE TABLE bi_goals (municipality_name, report_year)")
    connection.execute("INSERT INTO bi_goals VALUES ('Struer Kommune', 2014)")
    connection.commit()
    connection.close()
    if not has_sqlite:
        monkeypatch.setattr(shutil, "which", lambda _name: None)
    command = query_command(str(file))
    assert "\n" not in command
    done = subprocess.run(
        ["sh", "-c", command], capture_output=True, text=True, check=True, timeout=30
    )
    assert "Struer Kommune" in done.stdout
    assert shlex.split(command)


def test_a_run_is_told_as_it_goes_and_at_its_end() -> None:
    stream = io.StringIO()
    with RunTeller(stream, "./goalextract") as teller:
        teller.started(2)
        teller.document_done("a.txt", Outcome.LOADED, "3 goals")
        teller.document_done("b\x1b[2J.txt", Outcome.REFUSED, "no_goals: none")
        teller.finished(summary())
    told = stream.getvalue().splitlines()
    assert told[0] == "1/2 a.txt: loaded, 3 goals"
    assert told[1] == "2/2 b\ufffd[2J.txt: refused, no_goals: none"
    assert told[2] == "Done in 1.2 s."
    assert "             b\ufffd[2J.txt: no_goals: none" in told
    assert "  ./goalextract quarantine --database data/g.sqlite" in told


def test_a_run_that_breaks_off_leaves_no_summary() -> None:
    stream = io.StringIO()
    teller = RunTeller(stream)
    teller.__enter__()
    teller.started(2)
    teller.__exit__(KeyboardInterrupt, KeyboardInterrupt(), None)
    assert stream.getvalue() == ""


def test_a_kernel_without_a_fence_is_told() -> None:
    summary = RunSummary("a", "sqlite:///g.sqlite", COUNTS, ignored=0, seconds=0, is_fenced=False)
    assert any("no Landlock" in line for line in lines(summary))
