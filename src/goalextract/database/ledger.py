"""The ledger of runs: when each began and ended, and what it did."""

import uuid
from dataclasses import asdict, dataclass, fields
from datetime import datetime
from operator import add, attrgetter
from typing import Final

from sqlalchemy import Connection, delete, insert, update

from goalextract.database.models import IngestionRun, RunStatus


@dataclass(frozen=True, slots=True)
class Counts:
    """Count what a run did; ``documents`` are the next four together.

    ``incomplete`` documents are among the loaded and the unchanged; goals, sections, flagged
    sections and rejected goals are those of both.  ``skipped`` entries are no documents, and
    ``removed`` files were there in an earlier run.
    """

    documents: int = 0
    loaded: int = 0
    unchanged: int = 0
    duplicates: int = 0
    refused: int = 0
    incomplete: int = 0
    goals: int = 0
    sections: int = 0
    flagged: int = 0
    rejected_goals: int = 0
    skipped: int = 0
    removed: int = 0

    def __add__(self, other: "Counts") -> "Counts":
        """Return both counts together."""
        return Counts(*map(add, _values(self), _values(other)))


_values: Final = attrgetter(*(field.name for field in fields(Counts)))
"""All counts of one, in their order; a large archive adds them up a hundred thousand times."""


def start_run(connection: Connection, extractor: str, at: datetime) -> str:
    """Open a run and return its identifier.

    A run still marked as running has died: the caller holds the lock, so none is.
    """
    connection.execute(
        update(IngestionRun)
        .where(IngestionRun.status == RunStatus.RUNNING.value)
        .values(status=RunStatus.DIED.value)
    )
    run_id = uuid.uuid4().hex
    connection.execute(
        insert(IngestionRun).values(
            run_id=run_id,
            started_at=at,
            status=RunStatus.RUNNING.value,
            extractor=extractor,
            **asdict(Counts()),
        )
    )
    return run_id


def add_counts(connection: Connection, run_id: str, counts: Counts) -> None:
    """Add what was done to a run, in the transaction that did it."""
    added = {name: getattr(IngestionRun, name) + n for name, n in asdict(counts).items() if n}
    if added:
        connection.execute(update(IngestionRun).where(IngestionRun.run_id == run_id).values(added))


def end_run(
    connection: Connection, run_id: str, status: RunStatus, at: datetime, message: str | None = None
) -> None:
    """Close a run with how it ended."""
    connection.execute(
        update(IngestionRun)
        .where(IngestionRun.run_id == run_id)
        .values(status=status.value, finished_at=at, message=message)
    )


def delete_runs(connection: Connection, before: datetime) -> int:
    """Delete the runs that began before a moment, and return how many; one under way stays."""
    gone = connection.execute(
        delete(IngestionRun)
        .where(IngestionRun.started_at < before)
        .where(IngestionRun.status != RunStatus.RUNNING.value)
    )
    return gone.rowcount
