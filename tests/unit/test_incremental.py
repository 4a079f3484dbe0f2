"""A run costs no more than what has changed, and follows files that go and come back."""

import os
from pathlib import Path

import pytest

from goalextract import survey as survey_module
from goalextract.database.queries import quarantined
from goalextract.ingest import ingest
from goalextract.progress import Outcome
from goalextract.settings import Settings
from tests import fakes
from tests.databases import ask, dump
from tests.unit.test_ingest import READ, ROAD, Bench, Heard


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def settle(bench: Bench) -> None:
    """Let the files look as if written long ago, so that their times can be relied on."""
    for number, path in enumerate(sorted(bench.raw.iterdir())):
        os.utime(path, (1_000_000 + number, 1_000_000 + number))


def test_a_file_that_is_gone_is_no_longer_current_but_kept(bench: Bench) -> None:
    bench.write(a=READ, b=ROAD)
    settle(bench)
    bench.run()
    (bench.raw / "b.txt").unlink()
    heard = Heard()
    summary = bench.run(heard=heard)
    assert (summary.counts.unchanged, summary.counts.removed) == (1, 1)
    assert heard.outcomes == {"a.txt": Outcome.UNCHANGED}
    assert ask(bench.file, "SELECT name FROM source_document WHERE is_current") == [("a.txt",)]
    assert ask(bench.file, "SELECT count(*) FROM source_document") == [(2,)]
    assert bench.run().counts.removed == 0


def test_a_file_that_comes_back_is_current_again(bench: Bench) -> None:
    bench.write(a=READ, b=ROAD)
    settle(bench)
    bench.run()
    before = dump(bench.file)
    text = (bench.raw / "b.txt").read_text()
    (bench.raw / "b.txt").unlink()
    bench.run()
    (bench.raw / "b.txt").write_text(text)
    bench.run()
    assert dump(bench.file) == before


def test_a_run_over_one_file_says_nothing_of_the_others(bench: Bench) -> None:
    bench.write(a=READ, b=ROAD)
    settle(bench)
    bench.run()
    settings = Settings(database=str(bench.file), raw=bench.raw, workers=1)
    (bench.raw / "b.txt").unlink()
    ingest([bench.raw / "a.txt"], settings, extract=fakes.extract, extractor="1")
    assert ask(bench.file, "SELECT count(*) FROM source_document WHERE is_current") == [(2,)]


def test_unchanged_files_are_not_opened(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.write(a=READ, b=ROAD)
    settle(bench)
    bench.run()
    monkeypatch.setattr(survey_module, "read_source", pytest.fail)
    assert bench.run().counts.unchanged == 2


def test_what_is_no_document_is_counted_in_the_ledger(bench: Bench) -> None:
    bench.write(a=READ)
    (bench.raw / "README.md").write_text("no report")
    bench.run()
    assert ask(bench.file, "SELECT documents, skipped FROM ingestion_run") == [(1, 1)]


def test_a_refusal_goes_with_its_file(bench: Bench) -> None:
    bench.write(a=READ, b="nothing to be found")
    settle(bench)
    bench.run()
    (bench.raw / "b.txt").unlink()
    bench.run()
    assert quarantined(str(bench.file)) == ()
