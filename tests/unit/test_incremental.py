"""A run costs no more than what has changed, and follows files that go and come back."""

import os
import time
from pathlib import Path

import pytest

from goalextract import survey as survey_module
from goalextract.database.queries import last_runs, quarantined
from goalextract.errors import ExitCode, NoGoalsError
from goalextract.extract import Extraction
from goalextract.ingest import ingest
from goalextract.progress import Outcome
from goalextract.reading.sniff import Limits
from goalextract.settings import Settings
from tests import fakes
from tests.databases import ask, dump
from tests.fakes import instructions
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


def must_not_run(*_: object, **__: object) -> Extraction:
    pytest.fail("a document was read again")


def test_what_was_refused_is_not_read_again_to_say_so_again(bench: Bench) -> None:
    bench.write(a=READ, b="nothing to be found", c=instructions("|||A", rejected=2))
    first, before = bench.run(), dump(bench.file)
    heard = Heard()
    second = bench.run(extract=must_not_run, heard=heard)
    assert (first.counts.refused, second.counts.refused) == (2, 2)
    assert second.counts.documents == 3
    assert second.exit_code is first.exit_code is ExitCode.QUARANTINED
    assert heard.outcomes["b.txt"] is Outcome.REFUSED
    assert heard.details["b.txt"].startswith("no_goals: ")
    assert dump(bench.file) == before
    assert last_runs(str(bench.file))[0].counts == second.counts


def test_another_version_or_limit_reads_again_what_was_refused(bench: Bench) -> None:
    bench.write(b="nothing to be found")
    bench.run()
    read: list[str] = []

    def listening(name: str, data: bytes, **given: object) -> Extraction:
        read.append(name)
        return fakes.extract(name, data, latest_year=2030)

    bench.run(extract=listening, version="2")
    wider = Settings(database=str(bench.file), raw=bench.raw, workers=1, max_line_chars=3_000_000)
    ingest([], wider, extract=listening, extractor="2")
    assert read == ["b.txt", "b.txt"]


def test_another_file_with_refused_content_is_refused_under_its_name(bench: Bench) -> None:
    bench.write(b="nothing to be found")
    bench.run()
    bench.write(c="nothing to be found")
    assert bench.run().counts.refused == 2
    assert {row.document_name for row in quarantined(str(bench.file))} == {"b.txt", "c.txt"}
    (bench.raw / "b.txt").unlink()
    assert bench.run(extract=must_not_run).counts.refused == 1


def test_a_refusal_that_may_pass_is_not_relied_on(bench: Bench) -> None:
    bench.write(b="fault")
    assert bench.run().counts.refused == 1
    read: list[str] = []

    def mended(name: str, data: bytes, **given: object) -> Extraction:
        read.append(name)
        return fakes.extract(name, READ.encode(), latest_year=2030)

    bench.run(extract=mended)
    assert read == ["b.txt"]


def test_what_is_no_longer_in_quarantine_is_forgotten(bench: Bench) -> None:
    bench.write(a=READ, b="nothing to be found")
    settle(bench)
    bench.run()
    assert ask(bench.file, "SELECT count(*) FROM refused_content") == [(1,)]
    bench.write(b=ROAD)
    bench.run()
    assert ask(bench.file, "SELECT count(*) FROM refused_content") == [(0,)]


def test_two_spellings_of_one_name_are_two_entries(bench: Bench) -> None:
    bench.write()
    for name in ("\u00e5.txt", "a\u030a.txt"):
        (bench.raw / name).write_text(READ, encoding="utf-8")
    summary = bench.run()
    assert (summary.counts.documents, summary.counts.loaded, summary.counts.duplicates) == (2, 1, 1)


def test_what_took_too_long_is_not_tried_every_night_but_with_more_time(bench: Bench) -> None:
    bench.write(a=READ, b="hang")
    short = Settings(database=str(bench.file), raw=bench.raw, workers=2, document_seconds=0.5)
    first = ingest([], short, extract=fakes.extract, extractor="1")
    begun = time.monotonic()
    second = ingest([], short, extract=fakes.extract, extractor="1")
    assert time.monotonic() - begun < 0.9  # it would be tried twice
    assert (first.counts.refused, second.counts.refused) == (1, 1)
    assert [row.code for row in quarantined(str(bench.file))] == ["time_limit"]
    longer = short.model_copy(update={"document_seconds": 30.0})
    ingest([], longer, extract=_patient, extractor="1")
    assert [row.code for row in quarantined(str(bench.file))] == ["no_goals"]


def _patient(
    name: str, data: bytes, *, latest_year: int, limits: Limits | None = None
) -> Extraction:
    raise NoGoalsError("it took its time")
