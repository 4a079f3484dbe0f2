"""What a scheduler runs at night: ingest, check, publish, clean up, and tell.

Each step is told as an event, a line of JSON on stdout, and in a summary for people on stderr.
Nothing is published of a database that the check finds wrong; what was published before stays.
"""

import hashlib
import shutil
import time
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from pathlib import Path
from typing import Final, TextIO

from goalextract.alerts import send_alert
from goalextract.database.backup import back_up
from goalextract.database.check import Checked, check
from goalextract.database.engine import database_errors, open_engine, parse_url
from goalextract.database.ledger import delete_runs
from goalextract.database.lock import run_lock
from goalextract.database.published import (
    published_at,
    remember_checked,
    remember_published,
)
from goalextract.database.queries import reading
from goalextract.database.reading_views import one_moment
from goalextract.database.snapshot import content_of
from goalextract.errors import (
    DatabaseError,
    ExitCode,
    ExportError,
    GoalExtractError,
    StoppedError,
)
from goalextract.ingest import ingest
from goalextract.progress import Outcome, RunSummary
from goalextract.publish.events import EventLog, Level
from goalextract.publish.export import export
from goalextract.publish.export_format import ExportFormat
from goalextract.publish.printable import one_line
from goalextract.publish.report.page import write_report
from goalextract.publish.summary import Refusal, summary_lines
from goalextract.publish.words import quantity
from goalextract.settings import Settings
from goalextract.stopping import Stop
from goalextract.workers import Extractor

_MEANING: Final = {
    ExitCode.OK: "all good",
    ExitCode.FAILED: "failed, nothing half-written",
    ExitCode.USAGE: "wrong usage or settings",
    ExitCode.QUARANTINED: "something is in quarantine",
    ExitCode.LOCKED: "another run holds the lock",
}
_HALF: Final = ".half"


@dataclass(slots=True)
class _Night:
    """Hear the run, and gather what a person is told when it is over."""

    events: EventLog
    stop: Stop = field(default_factory=Stop)
    refused: list[Refusal] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)
    hints: list[str] = field(default_factory=list)

    def started(self, total: int) -> None:
        """Tell how many files there are."""
        self.events.write("ingest.started", files=total)

    def document_done(self, name: str, outcome: Outcome, detail: str) -> None:
        """Tell what became of a document, unless it is as it was the night before."""
        self._document_done(name, outcome, detail)
        self.stop.here()

    def _document_done(self, name: str, outcome: Outcome, detail: str) -> None:
        if outcome is Outcome.UNCHANGED:
            return
        is_refused = outcome is Outcome.REFUSED
        if is_refused:
            self.refused.append(Refusal(name, detail))
        level = Level.WARNING if is_refused or outcome is Outcome.INCOMPLETE else Level.INFO
        self.events.write(f"document.{outcome.value}", level=level, document=name, detail=detail)

    def finished(self, summary: RunSummary) -> None:
        """Tell what the whole run did."""
        self.events.write(
            "ingest.finished",
            run_id=summary.run_id,
            database=summary.database,
            ignored=summary.ignored,
            is_fenced=summary.is_fenced,
            seconds=round(summary.seconds, 3),
            **asdict(summary.counts),
        )
        lines = list(summary_lines(summary, self.refused))
        hints = lines.index("")  # what to try next stands last, after an empty line
        self.lines, self.hints = lines[:hints], lines[hints:]

    def failed(self, error: GoalExtractError, where: str | None = None) -> None:
        """Tell why the job ended early."""
        told = {} if where is None else {"where": where}
        self.events.write(
            "night.failed",
            level=Level.ERROR,
            code=error.code,
            cause=error.cause,
            remedy=error.remedy,
            **told,
        )
        self.lines += [f"error[{error.code}]: {one_line(error.cause)}", f"remedy: {error.remedy}"]


def run_night(
    paths: Sequence[Path],
    settings: Settings,
    events: EventLog,
    people: TextIO,
    *,
    stop: Stop | None = None,
    extract: Extractor | None = None,
    extractor: str | None = None,
) -> ExitCode:
    """Ingest, check, publish and clean up; tell how that went, and return the exit code.

    Whatever happens is told and has an exit code; nothing is raised.

    Args:
        paths: what to ingest; the raw folder if there are none.
        settings: where everything goes, and who is told.
        events: hears each step.
        people: where the summary goes.
        stop: asks the job to stop.
        extract: how one document is extracted, as in :func:`~goalextract.ingest.ingest`.
        extractor: names the version of ``extract``.
    """
    night = _Night(events, stop or Stop())
    begun = time.monotonic()
    events.write("night.started")
    try:
        summary = ingest(paths, settings, progress=night, extract=extract, extractor=extractor)
        _look_after(settings, night)
        code = summary.exit_code
    except GoalExtractError as error:
        night.failed(error)
        code = error.exit_code
    except KeyboardInterrupt:
        night.failed(StoppedError("the job was stopped before it was done"))
        code = ExitCode.FAILED
    except Exception as error:  # noqa: BLE001
        # the message of an unknown error may hold anything, a document's text or a password
        night.failed(GoalExtractError(f"unexpected {type(error).__name__}"), _where(error))
        code = ExitCode.FAILED
    return _tell(settings, night, people, code, time.monotonic() - begun)


def refuse_night(
    error: GoalExtractError, settings: Settings, events: EventLog, people: TextIO
) -> ExitCode:
    """Tell that the job cannot begin, as any other failure is told; return the exit code."""
    night = _Night(events)
    night.failed(error)
    return _tell(settings, night, people, error.exit_code, 0.0)


def _look_after(settings: Settings, night: _Night) -> None:
    """Check what is in the database now, publish that, and forget old runs.

    Under the lock, so that what is checked is what is published.  What was published before is
    not published again.
    """
    url = parse_url(settings.database)
    engine = open_engine(url)
    now = datetime.now(UTC)
    try:
        with run_lock(engine), database_errors(url):
            night.stop.here()
            with engine.connect() as connection:
                content = _content(settings, content_of(connection))
                checked_at = published_at(connection, content)
            if checked_at is None:
                files = _publish(settings, night)
                with engine.begin() as connection:
                    remember_published(connection, files, content, now)
            elif now - checked_at >= timedelta(days=settings.check_days):
                _check(settings, night)
                with engine.begin() as connection:
                    remember_checked(connection, now)
                _skip(night, now)
            else:
                _skip(night, checked_at)
            before = now - timedelta(days=settings.keep_runs_days)
            with engine.begin() as connection:
                gone = delete_runs(connection, before)
            night.events.write("runs.deleted", runs=gone, older_than_days=settings.keep_runs_days)
    finally:
        engine.dispose()


def _content(settings: Settings, rows: str) -> str:
    """Return what stands for all that is published: the rows, the places, the program."""
    asked = (settings.backup, settings.export_folder, settings.export_format, settings.report)
    told = "\0".join(map(str, (rows, version("goalextract"), *asked)))
    return hashlib.sha256(told.encode("utf-8", "surrogateescape")).hexdigest()


def _publish(settings: Settings, night: _Night) -> list[Path]:
    """Check and publish all; return the files."""
    checked = _check(settings, night)
    night.stop.here()
    copied = _copy(settings, checked, night)
    night.stop.here()
    exported = _export(settings, night)
    night.stop.here()
    return [*copied, *exported, _report(settings, night)]


def _skip(night: _Night, checked_at: datetime) -> None:
    """Tell that all that is published is as it would be published now."""
    at = f"{checked_at:%Y-%m-%dT%H:%M:%SZ}"
    night.events.write("publish.skipped", reason="nothing has changed", checked_at=at)
    night.lines.append(f"  published  nothing: all is as when it was checked, {at}")


def _check(settings: Settings, night: _Night) -> Checked:
    with reading(settings.database, is_one_moment=True) as connection:
        checked = check(connection)
    for problem in checked.problems:
        night.events.write(
            "check.problem", level=Level.ERROR, code=problem.code, message=problem.message
        )
    if checked.problems:
        first, count = checked.problems[0], len(checked.problems)
        said = quantity(count, "problem")
        raise DatabaseError(f"the check found {said}: {first.code}: {first.message}")
    night.events.write("check.finished", rows=checked.rows, digest=checked.digest)
    night.lines.append(f"  checked    {checked.rows:,} rows, digest {checked.digest[:12]}")
    return checked


def _copy(settings: Settings, checked: Checked, night: _Night) -> tuple[Path, ...]:
    copy = back_up(settings.database, checked, settings.backup)
    if copy is None:
        night.events.write("copy.skipped", reason="only SQLite databases are copied here")
        return ()
    night.events.write("copy.published", file=str(copy.file), bytes=copy.bytes, digest=copy.digest)
    night.lines.append(f"  copy       {one_line(str(copy.file))}")
    return (copy.file,)


def _export(settings: Settings, night: _Night) -> list[Path]:
    """Write all files beside their places first, so that a full disk leaves the old ones."""
    folder, form = settings.export_folder, ExportFormat(settings.export_format)
    half = folder / _HALF
    shutil.rmtree(half, ignore_errors=True)  # of a night that was killed
    try:
        with one_moment(settings.database) as reads:
            paths = export(reads, half, form)
        for path in paths:
            path.replace(folder / path.name)
    except OSError as error:
        raise ExportError(f"{folder} cannot be written: {error.strerror}") from error
    finally:
        shutil.rmtree(half, ignore_errors=True)
    night.events.write("export.published", folder=str(folder), format=form.value, files=len(paths))
    night.lines.append(f"  exported   {quantity(len(paths), 'file')} to {one_line(str(folder))}")
    return [folder / path.name for path in paths]


def _report(settings: Settings, night: _Night) -> Path:
    written = write_report(settings.database, settings.report)
    night.events.write("report.published", file=str(written.file), bytes=written.bytes)
    night.lines.append(f"  report     {one_line(str(written.file))}")
    return written.file


def _where(error: BaseException) -> str:
    """Return where in the program an error arose, without the machine's folders or any value."""
    frames = traceback.extract_tb(error.__traceback__)
    return f"{Path(frames[-1].filename).name}:{frames[-1].lineno}"


def _tell(
    settings: Settings, night: _Night, people: TextIO, code: ExitCode, seconds: float
) -> ExitCode:
    """Tell a person what happened, alert somebody if not all is good, and return the code."""
    if night.events.fault is not None:
        night.lines.append(f"the events could not be written: {night.events.fault}")
    head = f"goalextract nightly: {_MEANING[code]} (exit code {code.value})"
    text = "".join(f"{line}\n" for line in (head, *night.lines, *night.hints))
    with suppress(OSError, ValueError):  # nobody listens; the exit code still tells
        people.write(text)
        people.flush()
    if code is not ExitCode.OK and settings.alert_command is not None:
        failure = send_alert(settings.alert_command, text, settings.alert_seconds)
        if failure is None:
            night.events.write("alert.sent")
        else:
            night.events.write("alert.failed", level=Level.WARNING, reason=failure)
            with suppress(OSError, ValueError):
                people.write(f"{failure}\n")
    level = Level.INFO if code is ExitCode.OK else Level.WARNING
    if code not in (ExitCode.OK, ExitCode.QUARANTINED):
        level = Level.ERROR
    night.events.write(
        "night.finished",
        level=level,
        exit_code=code.value,
        meaning=_MEANING[code],
        seconds=round(seconds, 3),
    )
    return code
