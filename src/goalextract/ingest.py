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

from sqlalchemy import Engine
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, SQLAlchemyError

from goalextract.confine import Fence
from goalextract.database import load
from goalextract.database.engine import (
    database_errors,
    first_line,
    open_engine,
    parse_url,
    shown,
)
from goalextract.database.ledger import Counts, add_counts, end_run, start_run
from goalextract.database.lock import run_lock
from goalextract.database.models import RunStatus
from goalextract.database.snapshot import publish
from goalextract.errors import (
    ChangedWhileReadError,
    DocumentError,
    GoalExtractError,
    LoadError,
)
from goalextract.extract import extract_bytes, fingerprint, prepare
from goalextract.profiles.templates import ProfileFile, load_templates
from goalextract.progress import Outcome, Progress, RunSummary, Silence
from goalextract.reading.sniff import Limits
from goalextract.settings import Settings
from goalextract.sources import Source, discover, read_profile_files
from goalextract.survey import Candidate, survey
from goalextract.upkeep import bring_up_to_date, tell_lineage
from goalextract.validation import RejectedGoalsError, ValidatedReport
from goalextract.workers import Extractor, Result, Work, extract_all


@dataclass(slots=True)
class _Run:
    """Carry one run's means through its steps, and what it has counted so far."""

    engine: Engine
    run_id: str
    extractor: str
    progress: Progress
    counts: Counts

    def record(self, name: str, outcome: Outcome, detail: str, counts: Counts) -> None:
        """Count and report one file whose transaction is through."""
        self.counts += counts
        self.progress.document_done(name, outcome, detail)


def _detail(counts: Counts) -> str:
    said = f"{counts.goals} goals, {counts.sections} sections, {counts.flagged} flagged"
    if counts.rejected_goals:
        said += f", {counts.rejected_goals} goals in quarantine"
    return said


def _duplicates(candidate: Candidate) -> Counts:
    """Count the further files that hold a candidate's content."""
    further = len(candidate.names) - 1
    return Counts(documents=further, duplicates=further)


def _load(run: _Run, candidate: Candidate, validated: ValidatedReport) -> None:
    """Write one document with its part of the ledger, and report all files that hold it."""
    with run.engine.begin() as connection:
        stored = load.load_document(connection, validated, candidate.names, run.extractor)
        counts = replace(stored.counts, documents=1, loaded=1)
        add_counts(connection, run.run_id, counts + _duplicates(candidate))
    outcome = Outcome.LOADED if stored.is_complete else Outcome.INCOMPLETE
    run.record(candidate.source.name, outcome, _detail(counts), counts)
    _report_duplicates(run, candidate)


def _confirm(run: _Run, candidate: Candidate, stored: load.Stored) -> None:
    """Record that a document is still there under its names; nothing of it is read again."""
    with run.engine.begin() as connection:
        load.point_names(connection, stored.document_id, candidate.names)
        counts = replace(stored.counts, documents=1, unchanged=1)
        add_counts(connection, run.run_id, counts + _duplicates(candidate))
    run.record(candidate.source.name, Outcome.UNCHANGED, _detail(counts), counts)
    _report_duplicates(run, candidate)


def _refuse(run: _Run, candidate: Candidate, sha256: str | None, error: DocumentError) -> None:
    """Put all files that hold a document in quarantine, each under its name."""
    counts = Counts(documents=1, refused=1)
    rejected = error.rejected if isinstance(error, RejectedGoalsError) else ()
    for name in candidate.names:
        with run.engine.begin() as connection:
            load.quarantine_document(connection, name, sha256, error, rejected)
            add_counts(connection, run.run_id, counts)
        run.record(name, Outcome.REFUSED, f"{error.code}: {error.cause}", counts)


def _report_duplicates(run: _Run, candidate: Candidate) -> None:
    for name in candidate.names[1:]:
        detail = f"same content as {candidate.source.name}"
        run.record(name, Outcome.DUPLICATE, detail, Counts(documents=1, duplicates=1))


def _settle(run: _Run, candidate: Candidate, result: Result) -> None:
    """Load what was extracted, or put it in quarantine."""
    outcome = result.outcome
    if isinstance(outcome, ValidatedReport) and (
        outcome.report.document.sha256 != candidate.sha256
    ):
        outcome = ChangedWhileReadError("the file was written to while the run read it")
    if isinstance(outcome, DocumentError):
        _refuse(run, candidate, candidate.sha256, outcome)
        return
    try:
        _load(run, candidate, outcome)
    except (IntegrityError, DataError) as error:
        # The database refused a value that passed validation: one document's trouble.
        _refuse(run, candidate, candidate.sha256, LoadError(first_line(error.orig)))
    except (ValueError, ArithmeticError) as error:
        # The driver could not write a value down; its message might quote it.
        _refuse(run, candidate, candidate.sha256, LoadError(type(error).__name__))


def _known(run: _Run, candidates: Iterable[Candidate]) -> dict[Source, load.Stored]:
    """Return what is stored of the candidates of which this version would read the same again."""
    known: dict[Source, load.Stored] = {}
    with run.engine.connect() as connection:
        for candidate in candidates:
            if candidate.refusal is None and candidate.sha256 is not None:
                stored = load.find_stored(connection, candidate.sha256)
                if stored is not None and stored.extractor == run.extractor:
                    known[candidate.source] = stored
    return known


def _work_through(run: _Run, candidates: Sequence[Candidate], work: Work, workers: int) -> None:
    """Bring every candidate to its end, in order; only what is not known yet is extracted."""
    known = _known(run, candidates)
    fresh = [c.source for c in candidates if c.refusal is None and c.source not in known]
    with closing(extract_all(fresh, work, min(workers, max(len(fresh), 1)))) as results:
        for candidate in candidates:
            stored = known.get(candidate.source)
            if candidate.refusal is not None:
                _refuse(run, candidate, candidate.sha256, candidate.refusal)
            elif stored is not None:
                _confirm(run, candidate, stored)
            else:
                _settle(run, candidate, next(results))


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


def _ledgered(run: _Run, candidates: Sequence[Candidate], work: Work, workers: int) -> None:
    """Work through the candidates and write into the ledger how that ended, whatever happens."""
    try:
        _work_through(run, candidates, work, workers)
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
            candidates = survey(discovery.sources, settings.max_text_bytes)
            with engine.begin() as connection:
                run_id = start_run(connection, version, started_at)
            run = _Run(engine, run_id, version, heard, Counts())
            # A caller's own extractor with one worker runs here: what it is stays in this process.
            workers = 0 if extract is not None and settings.workers == 1 else settings.workers
            _ledgered(run, candidates, _work(settings, started_at, reads, profiles), workers)
            publish(settings.database)
    finally:
        engine.dispose()
    summary = RunSummary(
        run_id=run_id,
        database=shown(url),
        counts=run.counts,
        ignored=len(discovery.ignored),
        seconds=time.monotonic() - begun,
    )
    heard.finished(summary)
    return summary


def _work(
    settings: Settings, at: datetime, extract: Extractor, profiles: tuple[ProfileFile, ...]
) -> Work:
    return Work(
        prepare=partial(prepare, profiles),
        memory=Fence(memory_bytes=settings.document_megabytes << 20),
        latest_year=at.year + 1,
        limits=Limits(settings.max_text_bytes, settings.max_line_chars),
        seconds=settings.document_seconds,
        extract=extract,
    )
