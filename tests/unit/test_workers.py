"""One interface over one process and many: order, isolation, limits, faults."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from goalextract.errors import DocumentError
from goalextract.reading.sniff import Limits
from goalextract.sources import Source
from goalextract.validation import ValidatedReport
from goalextract.workers import Result, Work, extract_all
from tests import fakes

GOOD = fakes.instructions("15|Kultur|Vækst|Flere skal læse")


def work(seconds: float = 60) -> Work:
    return Work(latest_year=2030, limits=Limits(), seconds=seconds, extract=fakes.extract)


def sources(folder: Path, texts: Sequence[str]) -> list[Source]:
    found = []
    for number, text in enumerate(texts):
        path = folder / f"{number:02}.txt"
        path.write_text(text)
        found.append(Source(path.name, path))
    return found


def said(results: Sequence[Result]) -> list[str]:
    return [r.outcome.code if isinstance(r.outcome, DocumentError) else "report" for r in results]


@pytest.mark.parametrize("workers", [1, 2, 3])
def test_results_come_in_the_order_of_the_input(tmp_path: Path, workers: int) -> None:
    texts = [fakes.instructions("||Fokus|Mål", year=2000 + n) for n in range(20)]
    given = sources(tmp_path, texts)
    results = list(extract_all(given, work(), workers))
    assert [result.source for result in results] == given
    years = [
        r.outcome.report.document.report_year
        for r in results
        if isinstance(r.outcome, ValidatedReport)
    ]
    assert years == [2000 + n for n in range(20)]


@pytest.mark.parametrize("workers", [1, 2])
def test_refusals_and_faults_are_results(tmp_path: Path, workers: int) -> None:
    given = [*sources(tmp_path, ["nothing here", "fault", GOOD]), Source("x", tmp_path / "gone")]
    results = list(extract_all(given, work(), workers))
    assert said(results) == ["no_goals", "internal_error", "report", "file_missing"]
    assert [result.sha256 is None for result in results] == [False, False, False, True]


def test_a_fault_says_where_it_was_but_not_what_the_document_says(tmp_path: Path) -> None:
    (result,) = extract_all(sources(tmp_path, ["fault"]), work(), 1)
    assert isinstance(result.outcome, DocumentError)
    assert result.outcome.cause.startswith("ValueError at ")
    assert fakes.CONTENT not in result.outcome.cause


def test_a_document_that_ends_its_process_costs_no_other(tmp_path: Path) -> None:
    texts = [GOOD, "crash", GOOD, "abort", "crash", GOOD, GOOD, GOOD]
    results = list(extract_all(sources(tmp_path, texts), work(), 2))
    died = "worker_died"
    assert said(results) == ["report", died, "report", died, died, "report", "report", "report"]
    causes = [r.outcome.cause for r in results if isinstance(r.outcome, DocumentError)]
    assert "exit code 7" in causes[0]
    assert "SIGABRT" in causes[1]


def test_a_document_that_hangs_is_ended_and_costs_no_other(tmp_path: Path) -> None:
    results = list(extract_all(sources(tmp_path, ["hang", GOOD, GOOD]), work(seconds=8), 2))
    assert said(results) == ["time_limit", "report", "report"]


def test_what_a_reader_prints_does_not_disturb_its_answer(tmp_path: Path) -> None:
    results = list(extract_all(sources(tmp_path, [f"flood\n{GOOD}", GOOD]), work(), 2))
    assert said(results) == ["report", "report"]


def test_closing_early_ends_every_process(tmp_path: Path) -> None:
    results = extract_all(sources(tmp_path, [GOOD, "hang", "hang"]), work(), 2)
    assert said([next(results)]) == ["report"]
    results.close()
    with pytest.raises(ChildProcessError):  # no child is left, running or dead
        os.waitpid(-1, os.WNOHANG)
