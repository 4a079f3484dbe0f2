"""What runs did and what was refused; reading only, and never creating a database."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, func, or_, select

from goalextract.database import models
from goalextract.database.engine import database_errors, open_reader, parse_url
from goalextract.database.ledger import Counts
from goalextract.database.migrate import require_current


@dataclass(frozen=True, slots=True)
class RunRow:
    """Hold one run of the ledger."""

    run_id: str
    started_at: datetime
    finished_at: datetime | None
    status: models.RunStatus
    message: str | None
    extractor: str
    counts: Counts


@dataclass(frozen=True, slots=True)
class BrokenRule:
    """Name one rule that a refused goal broke."""

    code: str
    message: str
    location: str


@dataclass(frozen=True, slots=True)
class QuarantineRow:
    """Hold one refused document, or one refused goal of a document."""

    document_name: str
    level: models.Level
    code: str
    cause: str
    remedy: str
    page: int | None
    goal_ordinal: int | None
    rules: tuple[BrokenRule, ...]
    payload: str | None


@contextmanager
def reading(url: str, *, is_one_moment: bool = False) -> Iterator[Connection]:
    """Open a database of this version to read from.

    Args:
        url: the database.
        is_one_moment: whether all queries shall see the same moment, as they do on SQLite anyway.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    parsed = parse_url(url)
    engine = open_reader(parsed)
    try:
        with database_errors(parsed), engine.connect() as connection:
            if is_one_moment and connection.dialect.name == "postgresql":
                connection.execution_options(isolation_level="REPEATABLE READ")
            require_current(connection)
            yield connection
    finally:
        engine.dispose()


def last_runs(url: str, limit: int = 10) -> tuple[RunRow, ...]:
    """Return the last runs, the latest first.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    with reading(url) as connection:
        return runs_of(connection, limit)


def runs_of(connection: Connection, limit: int) -> tuple[RunRow, ...]:
    """Return the last runs of an open database, the latest first."""
    run = models.IngestionRun
    found = connection.execute(
        select(run.__table__).order_by(run.started_at.desc(), run.run_id).limit(limit)
    ).mappings()
    return tuple(
        RunRow(
            run_id=row["run_id"],
            started_at=row["started_at"],
            finished_at=row["finished_at"],
            status=models.RunStatus(row["status"]),
            message=row["message"],
            extractor=row["extractor"],
            counts=Counts(**{name: row[name] for name in Counts.__slots__}),
        )
        for row in found
    )


def last_change(connection: Connection) -> datetime | None:
    """Return when a run last wrote or took away a document; None if the ledger knows of none."""
    run = models.IngestionRun
    at: datetime | None = connection.scalar(
        select(func.coalesce(run.finished_at, run.started_at, type_=run.finished_at.type))
        .where(or_(run.loaded > 0, run.removed > 0))
        .order_by(run.started_at.desc())
        .limit(1)
    )
    return at


def quarantined(url: str) -> tuple[QuarantineRow, ...]:
    """Return what is in quarantine now, by document.

    Goals of a document that is no longer current are left out: its file has changed since.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    refused, rule, document = models.Quarantine, models.QuarantineRule, models.SourceDocument
    with reading(url) as connection:
        rules: dict[str, list[BrokenRule]] = {}
        for row in connection.execute(
            select(rule.quarantine_id, rule.code, rule.message, rule.location).order_by(
                rule.quarantine_id, rule.position
            )
        ):
            rules.setdefault(row.quarantine_id, []).append(
                BrokenRule(row.code, row.message, row.location)
            )
        rows = connection.execute(
            select(refused.__table__)
            .outerjoin(document, document.document_id == refused.document_id)
            .where(or_(refused.document_id.is_(None), document.is_current))
        ).all()
    found = [
        QuarantineRow(
            document_name=row.document_name,
            level=models.Level(row.level),
            code=row.code,
            cause=row.cause,
            remedy=row.remedy,
            page=row.page,
            goal_ordinal=row.goal_ordinal,
            rules=tuple(rules.get(row.quarantine_id, ())),
            payload=row.payload,
        )
        for row in rows
    ]
    # Sorted here, since databases differ in how they order letters.
    return tuple(sorted(found, key=lambda r: (r.document_name, r.level, r.goal_ordinal or 0)))
