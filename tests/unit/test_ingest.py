"""The main job: what becomes of each file, what stays, and what the ledger says of it."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from goalextract.database import load
from goalextract.database.models import Level, RunStatus
from goalextract.database.queries import last_runs, quarantined
from goalextract.errors import DatabaseError, ExitCode, LockedError
from goalextract.extract import Extraction
from goalextract.ingest import ingest
from goalextract.progress import Outcome, RunSummary
from goalextract.settings import Settings
from goalextract.workers import Extractor
from tests import fakes
from tests.databases import ask, dump
from tests.fakes import instructions, write

READ = instructions("15|Kultur|Vækst|Flere skal læse", "|||Måske flere?")
ROAD = instructions("20|Trafik||Færre ulykker", place="740 Silkeborg Kommune", year=2015)


@dataclass
class Heard:
    """Remember what a run told."""

    total: int = 0
    outcomes: dict[str, Outcome] = field(default_factory=dict)
    details: dict[str, str] = field(default_factory=dict)
    summary: RunSummary | None = None

    def started(self, total: int) -> None:
        self.total = total

    def document_done(self, name: str, outcome: Outcome, detail: str) -> None:
        self.outcomes[name] = outcome
        self.details[name] = detail

    def finished(self, summary: RunSummary) -> None:
        self.summary = summary


@dataclass
class Bench:
    """Run the main job over a folder of invented documents."""

    folder: Path

    @property
    def raw(self) -> Path:
        return self.folder / "raw"

    @property
    def file(self) -> Path:
        return self.folder / "goals.sqlite"

    def write(self, **documents: str) -> None:
        write(self.raw, **documents)

    def run(
        self,
        *paths: Path,
        version: str = "1",
        extract: Extractor = fakes.extract,
        heard: Heard | None = None,
    ) -> RunSummary:
        settings = Settings(database=str(self.file), raw=self.raw, workers=1)
        return ingest(paths, settings, progress=heard, extract=extract, extractor=version)

    def names(self) -> list[tuple[object, ...]]:
        return ask(self.file, "SELECT DISTINCT document_name FROM bi_goals ORDER BY 1")


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def test_a_first_run_loads_every_document_and_says_so(bench: Bench) -> None:
    bench.write(read=READ, road=ROAD)
    heard = Heard()
    summary = bench.run(heard=heard)
    counts = summary.counts
    assert (counts.documents, counts.loaded, counts.goals, counts.sections) == (2, 2, 3, 5)
    assert (counts.flagged, counts.refused, counts.incomplete) == (1, 0, 0)
    assert summary.exit_code is ExitCode.OK
    assert heard.total == 2
    assert heard.outcomes == {"read.txt": Outcome.LOADED, "road.txt": Outcome.LOADED}
    assert heard.summary == summary


def test_a_second_run_changes_nothing_reads_nothing_and_shows_the_same_figures(
    bench: Bench,
) -> None:
    bench.write(read=READ, road=ROAD, part=instructions("|||A", "|||B", rejected=1))
    first, before = bench.run(), dump(bench.file)

    def must_not_run(*_: object, **__: object) -> Extraction:
        pytest.fail("an unchanged document was read again")

    second = bench.run(extract=must_not_run)
    assert dump(bench.file) == before
    assert (second.counts.loaded, second.counts.unchanged) == (0, 3)
    for name in ("documents", "incomplete", "goals", "sections", "flagged", "rejected_goals"):
        assert getattr(second.counts, name) == getattr(first.counts, name), name
    assert second.exit_code is first.exit_code is ExitCode.QUARANTINED


def test_another_version_of_the_program_reads_everything_again(bench: Bench) -> None:
    bench.write(read=READ)
    bench.run(version="1")
    again = bench.run(version="2")
    assert again.counts.loaded == 1
    assert ask(bench.file, "SELECT extractor FROM source_document") == [("2",)]


def test_a_refused_document_goes_to_quarantine_and_the_others_load(bench: Bench) -> None:
    bench.write(bad="nothing here", read=READ)
    summary = bench.run()
    assert (summary.counts.loaded, summary.counts.refused) == (1, 1)
    assert summary.exit_code is ExitCode.QUARANTINED
    (row,) = quarantined(str(bench.file))
    assert (row.document_name, row.code) == ("bad.txt", "no_goals")
    assert row.cause
    assert row.remedy


def test_a_refused_document_is_tried_again_and_leaves_quarantine_when_it_loads(
    bench: Bench,
) -> None:
    bench.write(bad="nothing here")
    assert bench.run().counts.refused == 1
    assert bench.run().counts.refused == 1
    assert len(quarantined(str(bench.file))) == 1
    bench.write(bad=READ)
    assert bench.run().exit_code is ExitCode.OK
    assert quarantined(str(bench.file)) == ()


def test_rejected_goals_are_kept_with_their_rules_and_make_the_document_incomplete(
    bench: Bench,
) -> None:
    bench.write(part=instructions("|||A", "|||B", rejected=1))
    summary = bench.run()
    assert (summary.counts.incomplete, summary.counts.rejected_goals) == (1, 1)
    assert summary.exit_code is ExitCode.QUARANTINED
    (row,) = quarantined(str(bench.file))
    assert (row.page, row.goal_ordinal, row.payload) == (1, 100, '{"ordinal": 100}')
    assert [rule.code for rule in row.rules] == ["text_not_in_spans", "unknown_unit"]
    assert ask(bench.file, "SELECT is_complete FROM source_document") == [(0,)]


def test_a_document_refused_for_its_goals_keeps_each_of_them_with_its_rules(bench: Bench) -> None:
    bench.write(lost=instructions("|||A", rejected=2))
    assert bench.run().counts.refused == 1
    whole, first, second = quarantined(str(bench.file))
    assert (whole.level, whole.code, whole.rules) == (Level.DOCUMENT, "too_many_rejected", ())
    assert (first.goal_ordinal, second.goal_ordinal) == (100, 101)
    assert [rule.code for rule in second.rules] == ["text_not_in_spans", "unknown_unit"]
    bench.write(lost=READ)
    bench.run()
    assert ask(bench.file, "SELECT * FROM quarantine_rule") == []


def test_a_changed_document_replaces_the_current_one_and_keeps_its_history(bench: Bench) -> None:
    bench.write(report=READ)
    bench.run()
    bench.write(report=ROAD)
    bench.run()
    assert ask(bench.file, "SELECT goal FROM bi_goals") == [("Færre ulykker",)]
    history = "SELECT name, report_year, is_current FROM source_document ORDER BY 2"
    assert ask(bench.file, history) == [("report.txt", 2014, 0), ("report.txt", 2015, 1)]


def test_an_earlier_content_that_comes_back_is_current_again(bench: Bench) -> None:
    bench.write(report=READ)
    bench.run()
    before = ask(bench.file, "SELECT * FROM bi_goals ORDER BY goal_id")
    bench.write(report=ROAD)
    bench.run()
    bench.write(report=READ)
    assert bench.run().counts.unchanged == 1
    assert ask(bench.file, "SELECT * FROM bi_goals ORDER BY goal_id") == before


def test_a_document_that_can_no_longer_be_read_keeps_what_was_loaded(bench: Bench) -> None:
    bench.write(report=READ)
    bench.run()
    bench.write(report="nothing here")
    bench.run()
    assert bench.names() == [("report.txt",)]
    bench.write(report=READ)
    bench.run()
    assert quarantined(str(bench.file)) == ()


def test_goals_refused_in_an_earlier_content_are_no_longer_shown(bench: Bench) -> None:
    bench.write(part=instructions("|||A", "|||B", rejected=1))
    bench.run()
    bench.write(part=READ)
    bench.run()
    assert quarantined(str(bench.file)) == ()


def test_the_same_bytes_under_two_names_are_one_document(bench: Bench) -> None:
    bench.write(b=READ, a=READ)
    heard = Heard()
    summary = bench.run(heard=heard)
    assert (summary.counts.loaded, summary.counts.duplicates, summary.counts.goals) == (1, 1, 2)
    assert heard.outcomes == {"a.txt": Outcome.LOADED, "b.txt": Outcome.DUPLICATE}
    assert heard.details["b.txt"] == "same content as a.txt"
    assert bench.names() == [("a.txt",)]


def test_a_document_stays_current_while_one_of_its_names_has_it(bench: Bench) -> None:
    bench.write(a=READ, b=READ)
    bench.run()
    bench.write(a=ROAD)
    bench.run()
    assert bench.names() == [("a.txt",), ("b.txt",)]
    bench.write(b=ROAD)
    bench.run()
    assert bench.names() == [("a.txt",)]


def test_a_failed_write_leaves_nothing_of_its_document_and_all_of_those_before(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write(a=READ, b=ROAD)
    real = load.point_names

    def full_disk(*given: object) -> None:
        if given[2] == ("b.txt",):
            raise DatabaseError("the disk is full")
        real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(load, "point_names", full_disk)
    with pytest.raises(DatabaseError, match="disk is full"):
        bench.run()
    assert bench.names() == [("a.txt",)]
    assert ask(bench.file, "SELECT count(*) FROM source_document") == [(1,)]
    used = "SELECT count(DISTINCT municipality_id) FROM source_document"
    assert ask(bench.file, used) == [(1,)]
    (run,) = last_runs(str(bench.file))
    assert (run.status, run.message) == (RunStatus.FAILED, "the disk is full")
    assert (run.counts.documents, run.counts.loaded, run.counts.goals) == (1, 1, 2)
    monkeypatch.undo()
    assert bench.run().counts.loaded == 1


def test_a_row_that_the_database_refuses_costs_its_document_only(bench: Bench) -> None:
    bench.write(a=READ, b=ROAD)

    def lying(name: str, data: bytes, **given: object) -> Extraction:
        done = fakes.extract(name, data, latest_year=2030)
        if name == "a.txt":
            done.validated.report.goals[0].__dict__["confidence"] = 7.0
        return done

    summary = bench.run(extract=lying)
    assert (summary.counts.loaded, summary.counts.refused) == (1, 1)
    (row,) = quarantined(str(bench.file))
    assert (row.document_name, row.code) == ("a.txt", "not_loadable")
    assert "ck_goal_confidence" in row.cause


def test_a_file_written_to_meanwhile_is_refused(bench: Bench) -> None:
    bench.write(a=READ, b=ROAD)

    def slow(name: str, data: bytes, **given: object) -> Extraction:
        bench.write(b=READ + "\n")
        return fakes.extract(name, data, latest_year=2030)

    assert bench.run(extract=slow).counts.refused == 1
    assert [row.code for row in quarantined(str(bench.file))] == ["changed_while_read"]


def test_a_stopped_run_is_marked_and_the_next_one_goes_on(bench: Bench) -> None:
    bench.write(a=READ, b=ROAD)

    def stopped(name: str, data: bytes, **given: object) -> Extraction:
        if name == "b.txt":
            raise KeyboardInterrupt
        return fakes.extract(name, data, latest_year=2030)

    with pytest.raises(KeyboardInterrupt):
        bench.run(extract=stopped)
    (run,) = last_runs(str(bench.file))
    assert (run.status, run.counts.loaded) == (RunStatus.INTERRUPTED, 1)
    assert (run.finished_at is not None, run.message) == (True, None)
    summary = bench.run()
    assert (summary.counts.loaded, summary.counts.unchanged) == (1, 1)


def test_a_run_that_died_is_found_out_by_the_next(
    bench: Bench, monkeypatch: pytest.MonkeyPatch
) -> None:
    bench.write(a=READ)
    with monkeypatch.context() as patch:
        patch.setattr("goalextract.ingest._end", lambda *_: None)
        bench.run()
    bench.run()
    later, earlier = last_runs(str(bench.file))
    assert (earlier.status, earlier.finished_at) == (RunStatus.DIED, None)
    assert later.status is RunStatus.FINISHED


def test_the_ledger_says_what_the_summary_says(bench: Bench) -> None:
    bench.write(a=READ, b=READ, bad="nothing", part=instructions("|||A", "|||B", rejected=1))
    summary = bench.run()
    (run,) = last_runs(str(bench.file))
    assert run.counts == summary.counts
    assert run.run_id == summary.run_id
    assert run.finished_at is not None
    assert run.started_at <= run.finished_at
    parts = run.counts
    together = parts.loaded + parts.unchanged + parts.duplicates + parts.refused
    assert parts.documents == together == 4


def test_two_runs_at_once_are_one_too_many(bench: Bench) -> None:
    bench.write(a=READ)

    def greedy(name: str, data: bytes, **given: object) -> Extraction:
        with pytest.raises(LockedError):
            bench.run()
        return fakes.extract(name, data, latest_year=2030)

    assert bench.run(extract=greedy).counts.loaded == 1


def test_different_files_of_one_name_are_both_refused(bench: Bench, tmp_path: Path) -> None:
    one = write(tmp_path / "one", report=READ)
    two = write(tmp_path / "two", report=ROAD)
    summary = bench.run(one, two)
    assert (summary.counts.documents, summary.counts.refused) == (2, 2)
    assert {row.code for row in quarantined(str(bench.file))} == {"name_clash"}


def test_the_password_of_the_database_is_not_in_the_summary(bench: Bench) -> None:
    bench.write(a=READ)
    assert bench.run().database == f"sqlite:///{bench.file}"
