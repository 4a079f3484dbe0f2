"""The nightly job: its steps in their order, what each failure leaves, and who is told."""

import io
import json
import shlex
import shutil
import signal
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from goalextract import nightly
from goalextract.database.backup import backup_file
from goalextract.database.check import Checked, Problem
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.ledger import end_run, start_run
from goalextract.database.lock import run_lock
from goalextract.database.migrate import upgrade
from goalextract.database.models import RunStatus
from goalextract.database.queries import last_runs
from goalextract.errors import ExitCode, ExportError, SettingsError
from goalextract.extract import Extraction
from goalextract.nightly import refuse_night, run_night
from goalextract.publish.events import EventLog
from goalextract.settings import Settings
from goalextract.stopping import Stop
from goalextract.workers import Extractor
from tests import fakes
from tests.databases import dump
from tests.fakes import instructions, write

READ = instructions("15|Kultur|Vækst|Flere skal læse", "|||Måske flere?")
SAVE = "import sys; open(sys.argv[1], 'w', encoding='utf-8').write(sys.stdin.read())"


@dataclass(frozen=True)
class Told:
    """What a night told: its exit code, its events and its words."""

    code: ExitCode
    events: list[Mapping[str, object]]
    words: str

    @property
    def names(self) -> list[object]:
        return [event["event"] for event in self.events]

    def one(self, name: str) -> Mapping[str, object]:
        (found,) = (event for event in self.events if event["event"] == name)
        return found


@dataclass(frozen=True)
class House:
    """A folder with documents, in which nights are run."""

    folder: Path

    @property
    def database(self) -> Path:
        return self.folder / "goals.sqlite"

    @property
    def exports(self) -> Path:
        return self.folder / "export"

    @property
    def report(self) -> Path:
        return self.folder / "report.html"

    @property
    def alerted(self) -> Path:
        return self.folder / "alert.txt"

    def settings(self, **given: object) -> Settings:
        command = shlex.join([sys.executable, "-c", SAVE, str(self.alerted)])
        usual: dict[str, object] = {
            "database": str(self.database),
            "raw": self.folder / "raw",
            "workers": 1,
            "export_folder": self.exports,
            "report": self.report,
            "alert_command": command,
        }
        return Settings.model_validate({**usual, **given})

    def night(self, *, extract: Extractor = fakes.extract, **given: object) -> Told:
        stream, people = io.StringIO(), io.StringIO()
        code = run_night(
            [], self.settings(**given), EventLog(stream), people, extract=extract, extractor="1"
        )
        events = [json.loads(line) for line in stream.getvalue().splitlines()]
        return Told(code, events, people.getvalue())

    def write(self, **documents: str) -> None:
        write(self.folder / "raw", **documents)

    def files(self) -> dict[str, bytes]:
        """Return all that was published."""
        places = [backup_file(self.database), self.report, *self.exports.rglob("*")]
        return {path.name: path.read_bytes() for path in places if path.is_file()}


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path)


def test_a_good_night_goes_through_all_steps_and_alerts_nobody(house: House) -> None:
    house.write(a=READ)
    told = house.night()
    assert told.code is ExitCode.OK
    assert told.names == [
        "night.started",
        "ingest.started",
        "document.loaded",
        "ingest.finished",
        "check.finished",
        "copy.published",
        "export.published",
        "report.published",
        "runs.deleted",
        "night.finished",
    ]
    assert told.one("ingest.finished")["goals"] == 2
    assert told.one("copy.published")["digest"] == told.one("check.finished")["digest"]
    assert told.one("night.finished")["exit_code"] == 0
    assert told.words.startswith("goalextract nightly: all good (exit code 0)\n")
    assert f"  copy       {backup_file(house.database)}\n" in told.words
    assert not house.alerted.exists()


def test_what_is_published_holds_what_the_database_does(house: House) -> None:
    house.write(a=READ)
    house.night()
    assert dump(backup_file(house.database)) == dump(house.database)
    assert "Flere skal læse" in (house.exports / "bi_goals.csv").read_text(encoding="utf-8")
    assert (house.exports / "datapackage.json").is_file()
    page = house.report.read_text(encoding="utf-8")
    assert "Flere skal læse" in page
    assert "Måske flere?" in page
    assert not list(house.folder.rglob("*.half"))


def test_the_page_is_told_with_its_place_and_size(house: House) -> None:
    house.write(a=READ)
    told = house.night()
    published = told.one("report.published")
    assert published["file"] == str(house.report)
    assert published["bytes"] == house.report.stat().st_size
    assert f"  report     {house.report}\n" in told.words


def test_a_page_that_cannot_be_written_leaves_the_old_one_and_is_told(
    house: House, tmp_path: Path
) -> None:
    house.write(a=READ)
    house.night()
    before = house.report.read_bytes()
    told = house.night(report=house.database)
    failed = told.one("night.failed")
    assert (told.code, failed["code"]) == (ExitCode.FAILED, "export")
    assert "holds something else than a page" in str(failed["cause"])
    assert house.report.read_bytes() == before
    assert "runs.deleted" not in told.names


def test_a_night_with_nothing_to_do_publishes_nothing_anew(house: House) -> None:
    house.write(a=READ, bad="nothing here")
    house.night()
    places = [backup_file(house.database), house.report, *house.exports.iterdir()]
    before = {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in places}
    second = house.night()
    assert second.code is ExitCode.QUARANTINED
    assert not {name for name in second.names if str(name).endswith((".published", "loaded"))}
    assert second.one("publish.skipped")["reason"] == "nothing has changed"
    assert "check.finished" not in second.names
    assert "  published  nothing: all is as when it was checked, " in second.words
    assert {path: (path.stat().st_ino, path.stat().st_mtime_ns) for path in places} == before


@pytest.mark.parametrize("change", ["document", "gone", "written", "refused", "format", "place"])
def test_what_changed_is_published(house: House, change: str) -> None:
    house.write(a=READ)
    house.night()
    given: dict[str, Any] = {}
    match change:
        case "document":
            house.write(b=instructions("|||Noget nyt"))
        case "gone":
            house.report.unlink()
        case "written":
            (house.exports / "bi_goals.csv").write_text("edited", encoding="utf-8")
        case "refused":
            house.write(b="nothing here")
        case "format":
            given = {"export_format": "csv"}
        case "place":
            given = {"report": house.folder / "other.html"}
    told = house.night(**given)
    assert {"check.finished", "copy.published", "export.published", "report.published"} <= {
        *told.names
    }
    assert "publish.skipped" in house.night(**given).names


def test_what_has_not_changed_is_checked_again_after_some_days(house: House) -> None:
    house.write(a=READ)
    house.night()
    long_ago = "2020-01-01T00:00:00.000000Z"
    with closing(sqlite3.connect(house.database)) as connection, connection:
        connection.execute("UPDATE published_file SET checked_at = ?", (long_ago,))
    told = house.night()
    assert {"check.finished", "publish.skipped"} <= {*told.names}
    assert "copy.published" not in told.names
    assert "check.finished" not in house.night().names


def test_a_night_that_failed_to_publish_is_made_up_for(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.write(a=READ)
    house.night()
    house.write(b=instructions("|||Noget nyt"))
    with monkeypatch.context() as patch:
        patch.setattr(nightly, "write_report", _full_disk)
        assert house.night().code is ExitCode.FAILED
    assert "report.published" in house.night().names


def _full_disk(*_: object) -> None:
    raise ExportError("the disk is full")


def test_quarantine_is_published_too_and_alerted(house: House) -> None:
    house.write(a=READ, bad="nothing here", part=instructions("|||A", "|||B", rejected=1))
    told = house.night()
    assert told.code is ExitCode.QUARANTINED
    refused = told.one("document.refused")
    assert (refused["level"], refused["document"]) == ("warning", "bad.txt")
    assert told.one("document.incomplete")["level"] == "warning"
    assert told.names[-2:] == ["alert.sent", "night.finished"]
    assert (house.exports / "bi_goals.csv").is_file()
    assert house.alerted.read_text(encoding="utf-8") == told.words
    assert "something is in quarantine (exit code 3)" in told.words
    assert "bad.txt: no_goals" in told.words


def test_nothing_is_published_of_a_database_that_the_check_finds_wrong(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.write(a=READ)
    house.night()
    before, runs = house.files(), len(last_runs(str(house.database)))
    house.write(b=instructions("|||Noget nyt"))
    problems = (Problem("damaged", "page 3\n\x1b[2J"), Problem("orphans", "2 rows"))
    monkeypatch.setattr(nightly, "check", lambda _: Checked(problems, 1, "0"))
    told = house.night(keep_runs_days=1)
    assert told.code is ExitCode.FAILED
    assert [event["code"] for event in told.events if event["event"] == "check.problem"] == [
        "damaged",
        "orphans",
    ]
    assert told.names[-4:] == ["check.problem", "night.failed", "alert.sent", "night.finished"]
    assert house.files() == before
    assert len(last_runs(str(house.database))) == runs + 1
    assert "error[database]: the check found 2 problems: damaged: page 3 \ufffd[2J\n" in told.words


def test_an_orphan_is_found(house: House) -> None:
    house.write(a=READ)
    house.night()
    with closing(sqlite3.connect(house.database)) as connection, connection:
        connection.execute("DELETE FROM goal WHERE ordinal = 1")
    house.write(b=instructions("|||Noget nyt"))
    told = house.night()
    assert told.code is ExitCode.FAILED
    assert "orphans" in {event.get("code") for event in told.events}


def test_exports_are_moved_into_place_only_when_all_are_written(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.write(a=READ)
    house.night()
    before = {path.name: path.read_bytes() for path in house.exports.iterdir()}
    house.write(b=instructions("|||Noget nyt"))

    def full(*_: object) -> None:
        (house.exports / ".half").mkdir()
        (house.exports / ".half" / "bi_goals.csv").write_text("half", encoding="utf-8")
        raise ExportError("the disk is full")

    monkeypatch.setattr(nightly, "export", full)
    told = house.night()
    assert (told.code, told.one("night.failed")["code"]) == (ExitCode.FAILED, "export")
    assert {path.name: path.read_bytes() for path in house.exports.iterdir()} == before


def test_what_a_killed_night_left_is_no_trouble(house: House) -> None:
    house.write(a=READ)
    (house.exports / ".half").mkdir(parents=True)
    (house.exports / ".half" / "bi_goals.parquet").write_text("half", encoding="utf-8")
    assert house.night().code is ExitCode.OK
    assert not (house.exports / ".half").exists()


def test_the_copy_goes_where_the_settings_say(house: House, tmp_path: Path) -> None:
    house.write(a=READ)
    place = tmp_path / "elsewhere" / "copy.sqlite"
    assert house.night(backup=place).one("copy.published")["file"] == str(place)
    assert dump(place) == dump(house.database)
    assert not backup_file(house.database).exists()


def test_a_database_can_be_had_back_from_its_copy(house: House) -> None:
    house.write(a=READ)
    digest = house.night().one("check.finished")["digest"]
    for path in house.folder.glob("goals.sqlite*"):
        path.unlink()
    shutil.copy(backup_file(house.database), house.database)
    house.database.chmod(0o644)
    told = house.night()
    assert (told.code, told.one("ingest.finished")["unchanged"]) == (ExitCode.OK, 1)
    assert told.one("check.finished")["digest"] == digest


def test_runs_older_than_the_setting_are_forgotten(house: House) -> None:
    engine = open_engine(parse_url(str(house.database)))
    upgrade(engine)
    with engine.begin() as connection:
        for days in (10, 500):
            at = datetime.now(UTC) - timedelta(days=days)
            end_run(connection, start_run(connection, "1", at), RunStatus.FINISHED, at)
    engine.dispose()
    house.write(a=READ)
    gone = house.night().one("runs.deleted")
    assert (gone["runs"], gone["older_than_days"]) == (1, 400)
    assert len(last_runs(str(house.database))) == 2
    assert house.night(keep_runs_days=9).one("runs.deleted")["runs"] == 1


def test_another_run_holds_the_lock(house: House) -> None:
    house.write(a=READ)
    engine = open_engine(parse_url(str(house.database)))
    with run_lock(engine):
        told = house.night()
    engine.dispose()
    assert (told.code, told.one("night.failed")["code"]) == (ExitCode.LOCKED, "locked")
    assert "another run holds the lock (exit code 4)" in house.alerted.read_text(encoding="utf-8")
    assert not house.files()


def test_nothing_to_read_is_wrong_usage(house: House) -> None:
    told = house.night()
    assert (told.code, told.one("night.failed")["code"]) == (ExitCode.USAGE, "input_not_found")


def test_a_stopped_night_closes_the_ledger_and_alerts(house: House) -> None:
    house.write(a=READ)

    def stopped(*_: object, **__: object) -> Extraction:
        raise KeyboardInterrupt

    told = house.night(extract=stopped)
    assert (told.code, told.one("night.failed")["code"]) == (ExitCode.FAILED, "interrupted")
    (run,) = last_runs(str(house.database))
    assert run.status is RunStatus.INTERRUPTED
    assert house.alerted.exists()


def test_a_night_that_is_asked_to_stop_does_so_between_documents(house: House) -> None:
    house.write(a=READ, b=instructions("|||Noget nyt"))
    stop = Stop()

    def asked(name: str, data: bytes, **_: object) -> Extraction:
        stop(signal.SIGTERM, None)
        return fakes.extract(name, data, latest_year=2030)

    stream, people = io.StringIO(), io.StringIO()
    settings = house.settings()
    code = run_night(
        [], settings, EventLog(stream), people, stop=stop, extract=asked, extractor="1"
    )
    assert code is ExitCode.FAILED
    (run,) = last_runs(str(house.database))
    assert (run.status, run.counts.loaded) == (RunStatus.INTERRUPTED, 1)
    assert "document.loaded" in stream.getvalue()
    with pytest.raises(KeyboardInterrupt):
        stop(signal.SIGTERM, None)


def test_a_night_that_is_asked_to_stop_late_publishes_nothing(house: House) -> None:
    house.write(a=READ)
    house.night()
    before = house.files()
    stop = Stop()
    stop(signal.SIGTERM, None)
    stream, people = io.StringIO(), io.StringIO()
    settings, events = house.settings(), EventLog(stream)
    code = run_night([], settings, events, people, stop=stop, extract=fakes.extract, extractor="1")
    assert (code, house.files()) == (ExitCode.FAILED, before)
    assert "copy.published" not in stream.getvalue()


def test_an_unknown_fault_is_told_by_its_kind_and_place_not_by_its_text(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    house.write(a=READ)

    def fault(*_: object) -> None:
        raise RuntimeError("hemmeligt")

    monkeypatch.setattr(nightly, "back_up", fault)
    told = house.night()
    failed = told.one("night.failed")
    assert (told.code, failed["cause"]) == (ExitCode.FAILED, "unexpected RuntimeError")
    assert str(failed["where"]).startswith("test_nightly.py:")
    assert "hemmeligt" not in json.dumps(told.events) + told.words


def test_an_alert_that_fails_is_told_and_changes_no_exit_code(house: House) -> None:
    house.write(a=READ, bad="nothing here")
    told = house.night(alert_command="/nowhere/notify --key=hemmeligt")
    assert told.code is ExitCode.QUARANTINED
    failed = told.one("alert.failed")
    assert (failed["level"], failed["reason"]) == (
        "warning",
        "the alert command cannot be started: No such file or directory",
    )
    assert told.words.endswith("cannot be started: No such file or directory\n")
    assert "hemmeligt" not in json.dumps(told.events) + told.words


def test_nobody_is_alerted_without_a_command(house: House) -> None:
    house.write(bad="nothing here")
    told = house.night(alert_command=None)
    assert told.code is ExitCode.QUARANTINED
    assert not [name for name in told.names if str(name).startswith("alert.")]


def test_a_log_that_cannot_be_written_stops_nothing_and_is_told(house: House) -> None:
    house.write(a=READ)
    stream, people = io.StringIO(), io.StringIO()
    stream.close()
    code = run_night(
        [], house.settings(), EventLog(stream), people, extract=fakes.extract, extractor="1"
    )
    assert code is ExitCode.OK
    assert "the events could not be written: it is closed\n" in people.getvalue()
    people.close()
    code = run_night(
        [], house.settings(), EventLog(stream), people, extract=fakes.extract, extractor="1"
    )
    assert code is ExitCode.OK


def test_a_night_that_cannot_begin_is_told_as_others_are(house: House) -> None:
    stream, people = io.StringIO(), io.StringIO()
    error = SettingsError("GOALEXTRACT_WORKERS: no number")
    assert refuse_night(error, house.settings(), EventLog(stream), people) is ExitCode.USAGE
    names = [json.loads(line)["event"] for line in stream.getvalue().splitlines()]
    assert names == ["night.failed", "alert.sent", "night.finished"]
    assert "error[settings]: GOALEXTRACT_WORKERS" in house.alerted.read_text(encoding="utf-8")
