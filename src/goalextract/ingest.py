"""The main job: discover, extract (in workers), validate, load; one document at a time.

Every document is written in a transaction of its own, together with its part of the ledger, so a
run that is stopped anywhere leaves whole documents and an honest ledger behind.
"""

import time
from collections.abc import Iterable, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from goalextract.confine import landlock_version
from goalextract.database import load
from goalextract.database.engine import (
    database_errors,
    first_line,
    open_engine,
    parse_url,
    shown,
)
from goalextract.database.files import forget_files, remember_files, seen_files
from goalextract.database.ledger import Counts, add_counts, end_run, start_run
from goalextract.database.lock import run_lock
from goalextract.database.models import RunStatus
from goalextract.database.readings import (
    Refused,
    forget_refused,
    remember_refused,
    remember_tried,
)
from goalextract.database.snapshot import publish
from goalextract.database.stored import Stored
from goalextract.errors import (
    ChangedWhileReadError,
    DocumentError,
    GoalExtractError,
    InternalError,
    LoadError,
    MemoryLimitError,
    NameClashError,
    SameReadingError,
    WorkerError,
)
from goalextract.extract import extract_bytes, prepare
from goalextract.fingerprint import fingerprint
from goalextract.known import Known, Reading, look_up
from goalextract.profiles.templates import ProfileFile, load_templates
from goalextract.progress import Outcome, Progress, RunSummary, Silence
from goalextract.reading.sniff import Limits
from goalextract.settings import Settings
from goalextract.sources import (
    Discovery,
    discover,
    printable_name,
    read_profile_files,
)
from goalextract.survey import Candidate, Survey, gone, survey
from goalextract.upkeep import bring_up_to_date, tell_lineage
from goalextract.validation import PassedReport, RejectedGoalsError
from goalextract.workers import Extractor, Result, Work, extract_all

_REFUSED: Final = Counts(documents=1, refused=1)
_PASSING: Final = (
    ChangedWhileReadError,
    InternalError,
    LoadError,
    NameClashError,
    WorkerError,
)
"""Refusals for what may be otherwise the next time, though the file is the same."""
_TICK: Final = 2.0
"""File systems tell times no finer than this, at the coarsest."""


@dataclass(slots=True)
class _Run:
    """Carry one run's means through its steps, and what it has counted so far."""

    engine: Engine
    run_id: str
    reading: Reading
    profiles: tuple[ProfileFile, ...]
    progress: Progress
    counts: Counts

    def record(self, name: str, outcome: Outcome, detail: str, counts: Counts) -> None:
        """Count and report one file whose transaction is through."""
        self.counts += counts
        self.progress.document_done(name, outcome, detail)

    def note_tried(self, connection: Connection, stored: Stored) -> None:
        """Record that a document was read with all of the users' profiles at hand."""
        if self.reading.has_users_profiles:
            remember_tried(connection, stored.document_id, self.reading.extractor)


def _detail(counts: Counts) -> str:
    said = f"{counts.goals} goals, {counts.sections} sections, {counts.flagged} flagged"
    if counts.rejected_goals:
        said += f", {counts.rejected_goals} goals in quarantine"
    return said


def _duplicates(candidate: Candidate) -> Counts:
    """Count the further files that hold a candidate's content."""
    further = len(candidate.names) - 1
    return Counts(documents=further, duplicates=further)


def _load(run: _Run, candidate: Candidate, report: PassedReport) -> None:
    """Write one document with its part of the ledger, and report all files that hold it."""
    with run.engine.begin() as connection:
        stored = load.load_document(
            connection, report, candidate.names, run.reading.of(report.users_profiles)
        )
        run.note_tried(connection, stored)
        counts = replace(stored.counts, documents=1, loaded=1)
        add_counts(connection, run.run_id, counts + _duplicates(candidate))
    outcome = Outcome.LOADED if stored.is_complete else Outcome.INCOMPLETE
    run.record(candidate.source.name, outcome, _detail(counts), counts)
    _report_duplicates(run, candidate)


def _confirm(run: _Run, candidate: Candidate, stored: Stored) -> None:
    """Record that a document is still there under its names; nothing of it is read again."""
    with run.engine.begin() as connection:
        load.point_names(connection, stored.document_id, candidate.names)
        run.note_tried(connection, stored)
        counts = replace(stored.counts, documents=1, unchanged=1)
        add_counts(connection, run.run_id, counts + _duplicates(candidate))
    run.record(candidate.source.name, Outcome.UNCHANGED, _detail(counts), counts)
    _report_duplicates(run, candidate)


def _refuse(run: _Run, candidate: Candidate, sha256: str | None, error: DocumentError) -> None:
    """Put all files that hold a document in quarantine, each under its name."""
    rejected = error.rejected if isinstance(error, RejectedGoalsError) else ()
    for name in candidate.names:
        with run.engine.begin() as connection:
            load.quarantine_document(connection, name, sha256, error, rejected)
            if sha256 is not None:
                remember_refused(
                    connection, sha256, run.reading.refuser if _is_lasting(error) else None
                )
            add_counts(connection, run.run_id, _REFUSED)
        run.record(name, Outcome.REFUSED, f"{error.code}: {error.cause}", _REFUSED)


def _is_lasting(error: DocumentError) -> bool:
    """Tell whether the same bytes will be refused again by the same version and limits.

    What took too much time or memory did so twice, the second time alone; were it tried every
    night, a folder of such files would keep the others from their turn.
    """
    return isinstance(error, MemoryLimitError) or not isinstance(error, _PASSING)


def _refuse_again(run: _Run, candidate: Candidate, refused: Refused) -> Counts:
    """Report what is in quarantine already, for good; return what the ledger is to count."""
    counts = Counts()
    for name in candidate.names:
        counts += _REFUSED
        run.record(name, Outcome.REFUSED, f"{refused.code}: {refused.cause}", _REFUSED)
    return counts


def _report_duplicates(run: _Run, candidate: Candidate) -> None:
    for name in candidate.names[1:]:
        detail = f"same content as {candidate.source.name}"
        run.record(name, Outcome.DUPLICATE, detail, Counts(documents=1, duplicates=1))


def _settle(run: _Run, candidate: Candidate, result: Result, known: Known | None) -> None:
    """Load what was extracted, or put it in quarantine."""
    outcome = result.outcome
    if isinstance(outcome, SameReadingError) and known is not None:
        _confirm(run, candidate, known.stored)
        return
    if not isinstance(outcome, DocumentError) and outcome.document.sha256 != candidate.sha256:
        outcome = ChangedWhileReadError("the file was written to while the run read it")
    if isinstance(outcome, DocumentError):
        _refuse(run, candidate, candidate.sha256, outcome)
        return
    try:
        _load(run, candidate, outcome)
    except DocumentError as error:
        _refuse(run, candidate, candidate.sha256, error)
    except (IntegrityError, DataError) as error:
        # The database refused a value that passed validation: one document's trouble.
        _refuse(run, candidate, candidate.sha256, LoadError(first_line(error.orig)))
    except (ValueError, ArithmeticError) as error:
        # The driver could not write a value down; its message might quote it.
        _refuse(run, candidate, candidate.sha256, LoadError(type(error).__name__))


def _work_through(run: _Run, candidates: Sequence[Candidate], work: Work, workers: int) -> None:
    """Bring every candidate to its end, in order; only what is not known yet is extracted."""
    knowledge = look_up(run.engine, candidates, run.reading)
    fresh = knowledge.to_read(candidates)
    compared = knowledge.to_compare(candidates)
    if compared:
        reads = partial(extract_bytes, profiles=run.profiles, known=compared)
        work = replace(work, extract=reads)
    settled = Counts()
    with closing(extract_all(fresh, work, min(workers, max(len(fresh), 1)))) as results:
        for candidate in candidates:
            one = knowledge.stored.get(candidate.source)
            if candidate.refusal is not None:
                _refuse(run, candidate, candidate.sha256, candidate.refusal)
            elif candidate.source in knowledge.refused:
                settled += _refuse_again(run, candidate, knowledge.refused[candidate.source])
            elif one is None or not one.is_sure:
                _settle(run, candidate, next(results), one)
            elif one.is_settled:
                settled += _pass_over(run, candidate, one.stored)
            else:
                _confirm(run, candidate, one.stored)
    with run.engine.begin() as connection:
        add_counts(connection, run.run_id, settled)


def _pass_over(run: _Run, candidate: Candidate, stored: Stored) -> Counts:
    """Report a document of which nothing has changed; return what the ledger is to count."""
    counts = replace(stored.counts, documents=1, unchanged=1)
    run.record(candidate.source.name, Outcome.UNCHANGED, _detail(counts), counts)
    _report_duplicates(run, candidate)
    return counts + _duplicates(candidate)


def _look_back(run: _Run, surveyed: Survey, found: Discovery) -> None:
    """Record what is gone since earlier runs, and how the files look now."""
    seen = surveyed.known
    unread = [one.source.path for one in surveyed.candidates if one.refusal is not None]
    lost = gone(seen, found.sources, found.walked, unread)
    counts = Counts(skipped=len(found.ignored))
    with run.engine.begin() as connection:
        for place in lost:
            was_known = load.forget_name(connection, seen[place][2], place[1])
            counts += Counts(removed=int(was_known))
        forget_files(connection, lost)
        forget_refused(connection)
        remember_files(connection, seen, surveyed.states)
        add_counts(connection, run.run_id, counts)
    run.counts += counts


def _end(run: _Run, status: RunStatus, message: str | None = None) -> None:
    with run.engine.begin() as connection:
        end_run(connection, run.run_id, status, datetime.now(UTC), message)


def _cause(error: BaseException) -> str:
    """Say why a run ended, without a value that might be of a document."""
    if isinstance(error, GoalExtractError):
        return error.cause
    if isinstance(error, DBAPIError):
        return first_line(error.orig)
    return type(error).__name__


def _ledgered(run: _Run, surveyed: Survey, found: Discovery, work: Work, workers: int) -> None:
    """Work through a run's files and write into the ledger how that ended, whatever happens."""
    try:
        _work_through(run, surveyed.candidates, work, workers)
        _look_back(run, surveyed, found)
        tell_lineage(run.engine)
    except BaseException as error:
        is_fault = isinstance(error, Exception)
        status = RunStatus.FAILED if is_fault else RunStatus.INTERRUPTED
        # What stopped the run may keep the ledger from being written too; it matters more.
        with suppress(SQLAlchemyError):
            _end(run, status, _cause(error) if is_fault else None)
        raise
    _end(run, RunStatus.FINISHED)


def ingest(
    paths: Iterable[Path],
    settings: Settings,
    *,
    progress: Progress | None = None,
    extract: Extractor | None = None,
    extractor: str | None = None,
) -> RunSummary:
    """Bring the goals of all documents in files and folders into the database.

    Args:
        paths: what to ingest; the raw folder if there are none.
        settings: where the goals go and how the work is done.
        progress: hears how the run gets on.
        extract: how one document is extracted, with the settings' profiles if not given; a
            module's function if there are several workers.
        extractor: names the version of ``extract``; documents that it read before are not read
            again.

    Raises:
        InputNotFoundError: a path does not exist, or there is no file to read.
        ProfileError: a profile of the user's cannot be used.
        LockedError: another run is writing to the database.
        DatabaseError: the database cannot be opened, migrated or written; documents written
            before that stay, whole.
    """
    heard = progress or Silence()
    begun, started_at = time.monotonic(), datetime.now(UTC)
    discovery = discover(paths, settings.raw)
    url = parse_url(settings.database)
    profiles = read_profile_files(settings.profiles)
    load_templates(profiles)  # a profile that cannot be used stops the run before it begins
    version = extractor or fingerprint(profiles)
    reads = extract or partial(extract_bytes, profiles=profiles)
    engine = open_engine(url)
    try:
        with run_lock(engine), database_errors(url):
            bring_up_to_date(engine)
            heard.started(len(discovery.sources))
            surveyed = _survey(engine, discovery, settings, started_at)
            with engine.begin() as connection:
                run_id = start_run(connection, version, started_at)
            # A caller's own extractor with one worker runs here: what it is stays in this process.
            workers = 0 if extract is not None and settings.workers == 1 else settings.workers
            work = _work(settings, started_at, reads, profiles)
            # What a caller's own extractor does with profiles is not known.
            built_in = version if extract or extractor else fingerprint()
            reading = Reading(version, built_in, _limits(work))
            run = _Run(engine, run_id, reading, profiles, heard, Counts())
            _ledgered(run, surveyed, discovery, work, workers)
            publish(settings.database)
    finally:
        engine.dispose()
    summary = RunSummary(
        run_id=run_id,
        database=shown(url),
        counts=run.counts,
        ignored=len(discovery.ignored),
        seconds=time.monotonic() - begun,
        is_fenced=landlock_version() > 0,
    )
    heard.finished(summary)
    return summary


def _survey(engine: Engine, found: Discovery, settings: Settings, at: datetime) -> Survey:
    """See what the files are; those that look as an earlier run saw them are not read."""
    folders = {source.folder for source in found.sources}
    folders |= {printable_name(folder) for folder in (*found.walked, settings.raw.resolve())}
    with engine.connect() as connection:
        known = seen_files(connection, folders)
    settled_ns = int((at.timestamp() - _TICK) * 1e9)
    return survey(found.sources, settings.max_text_bytes, known, settled_ns)


def _limits(work: Work) -> str:
    """Name the limits that decide whether a document is refused."""
    kept = (work.limits.max_text_bytes, work.limits.max_line_chars, work.latest_year)
    return " ".join(map(str, (*kept, work.seconds, work.memory_bytes)))


def _work(
    settings: Settings, at: datetime, extract: Extractor, profiles: tuple[ProfileFile, ...]
) -> Work:
    return Work(
        prepare=partial(prepare, profiles),
        memory_bytes=settings.document_megabytes << 20,
        latest_year=at.year + 1,
        limits=Limits(settings.max_text_bytes, settings.max_line_chars),
        seconds=settings.document_seconds,
        extract=extract,
    )
