"""One interface over one process and many: order, isolation, limits, faults."""

import os
import select
from collections.abc import Sequence
from pathlib import Path

import pytest

from goalextract.confine import landlock_version
from goalextract.errors import DocumentError
from goalextract.reader import watch
from goalextract.reading.sniff import Limits
from goalextract.sources import Source
from goalextract.validation import PassedReport
from goalextract.workers import Result, Work, extract_all
from tests import fakes

GOOD = fakes.instructions("15|Kultur|Vækst|Flere skal læse")


def work(seconds: float = 60, megabytes: int = 1024) -> Work:
    return Work(
        latest_year=2030,
        limits=Limits(),
        seconds=seconds,
        extract=fakes.extract,
        memory_bytes=megabytes << 20,
    )


def sources(folder: Path, texts: Sequence[str]) -> list[Source]:
    found = []
    for number, text in enumerate(texts):
        path = folder / f"{number:02}.txt"
        path.write_text(text)
        found.append(Source(path.name, path))
    return found


def said(results: Sequence[Result]) -> list[str]:
    return [r.outcome.code if isinstance(r.outcome, DocumentError) else "report" for r in results]


def passed(result: Result) -> tuple[object, ...]:
    """Return all that a report says."""
    assert not isinstance(result.outcome, DocumentError)
    one: PassedReport = result.outcome
    return one.document, one.issues, one.rejected, one.users_profiles, tuple(one.goals())


@pytest.mark.parametrize("workers", [0, 1, 3])
def test_results_come_in_the_order_of_the_input(tmp_path: Path, workers: int) -> None:
    texts = [fakes.instructions("||Fokus|Mål", year=2000 + n) for n in range(20)]
    given = sources(tmp_path, texts)
    results = list(extract_all(given, work(), workers))
    assert [result.source for result in results] == given
    years = [
        r.outcome.document.report_year for r in results if not isinstance(r.outcome, DocumentError)
    ]
    assert years == [2000 + n for n in range(20)]


@pytest.mark.parametrize("workers", [0, 1])
def test_refusals_and_faults_are_results(tmp_path: Path, workers: int) -> None:
    given = [*sources(tmp_path, ["nothing here", "fault", GOOD]), Source("x", tmp_path / "gone")]
    results = list(extract_all(given, work(), workers))
    assert said(results) == ["no_goals", "internal_error", "report", "file_missing"]


def test_a_fault_says_where_it_was_but_not_what_the_document_says(tmp_path: Path) -> None:
    (result,) = extract_all(sources(tmp_path, ["fault"]), work(), 0)
    assert isinstance(result.outcome, DocumentError)
    assert result.outcome.cause.startswith("ValueError at ")
    assert fakes.CONTENT not in result.outcome.cause


def test_a_document_that_ends_its_process_costs_no_other(tmp_path: Path) -> None:
    texts = [GOOD, "crash", GOOD, "abort", "segfault", GOOD, "offspring", GOOD]
    results = list(extract_all(sources(tmp_path, texts), work(), 2))
    assert said(results) == [
        "report",
        "worker_died",
        "report",
        "aborted",
        "crashed",
        "report",
        "worker_died",
        "report",
    ]
    causes = [r.outcome.cause for r in results if isinstance(r.outcome, DocumentError)]
    assert [cause.rsplit(" ", 1)[1] for cause in causes] == ["7", "SIGABRT", "SIGSEGV", "9"]


@pytest.mark.parametrize("workers", [1, 2])
def test_a_document_that_hangs_is_ended_and_costs_no_other(tmp_path: Path, workers: int) -> None:
    texts = ["hang", GOOD, "stubborn", GOOD]
    results = list(extract_all(sources(tmp_path, texts), work(seconds=1), workers))
    assert said(results) == ["time_limit", "report", "time_limit", "report"]


@pytest.mark.parametrize("bomb", ["memory", "wrapped"])
def test_a_document_that_takes_all_memory_is_refused_as_such(tmp_path: Path, bomb: str) -> None:
    results = list(extract_all(sources(tmp_path, [bomb, GOOD]), work(megabytes=700), 2))
    assert said(results) == ["memory_limit", "report"]


def test_a_reader_reaches_nothing_outside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOALEXTRACT_DATABASE", "postgresql+psycopg://bi:kodeord@/goals")
    monkeypatch.setenv("PGPASSWORD", "kodeord")
    (result,) = extract_all(sources(tmp_path, ["outside"]), work(), 1)
    assert isinstance(result.outcome, DocumentError)
    allowed = {"nothing", "else"} if landlock_version() else {"nothing", "else", "/etc/passwd"}
    assert set(result.outcome.cause.split()) <= allowed


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (target,) = sources(tmp_path, [GOOD])
    link = tmp_path / "link.txt"
    link.symlink_to(target.path)
    results = list(extract_all([Source("link.txt", link), target], work(), 1))
    assert said(results) == ["not_a_file", "report"]


def test_what_a_reader_prints_does_not_disturb_its_answer(tmp_path: Path) -> None:
    results = list(extract_all(sources(tmp_path, [f"flood\n{GOOD}", GOOD]), work(), 2))
    assert said(results) == ["report", "report"]


def test_a_long_answer_is_understood_as_a_short_one_is(tmp_path: Path) -> None:
    text = "Flere skal læse " * 70_000
    long = fakes.instructions(f"15|Kultur|Vækst|{text.strip()}")
    apart = list(extract_all(sources(tmp_path, [long, GOOD]), work(), 1))
    here = list(extract_all(sources(tmp_path, [long, GOOD]), work(), 0))
    assert said(apart) == ["report", "report"]
    assert [*map(passed, apart)] == [*map(passed, here)]


def test_an_answer_longer_than_any_report_is_a_flood(tmp_path: Path) -> None:
    long = fakes.instructions(f"15|Kultur|Vækst|{'Flere skal læse ' * 1_600_000}".strip())
    results = list(extract_all(sources(tmp_path, [long, GOOD]), work(), 2))
    assert said(results) == ["output_limit", "report"]


def test_closing_early_ends_every_process(tmp_path: Path) -> None:
    results = extract_all(sources(tmp_path, [GOOD, "hang", "hang"]), work(), 2)
    assert said([next(results)]) == ["report"]
    results.close()
    with pytest.raises(ChildProcessError):  # no child is left, running or dead
        os.waitpid(-1, os.WNOHANG)


def test_a_child_is_watched_also_where_the_kernel_gives_no_descriptor(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def missing(_: int) -> int:
        raise OSError("not implemented")

    monkeypatch.setattr(os, "pidfd_open", missing)
    child = os.fork()
    if child == 0:
        os._exit(0)
    watched = watch(child)
    ready, _, _ = select.select([watched], [], [], 30)
    assert ready == [watched]
    assert os.read(watched, 1) == b""
    os.close(watched)
    os.waitpid(child, 0)
