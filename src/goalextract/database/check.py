"""Check a database: is it whole, is it of this version, and what is in it, as one digest."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final

from sqlalchemy import Connection, ForeignKeyConstraint, Table, and_, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from goalextract.database.migrate import drift
from goalextract.database.models import (
    Base,
    IngestionRun,
    PublishedFile,
    RefusedContent,
    SeenFile,
    TriedDocument,
)
from goalextract.database.reading_views import view_query
from goalextract.database.views import VIEWS

_OF_WORK: Final = frozenset(
    table.__tablename__
    for table in (IngestionRun, SeenFile, RefusedContent, TriedDocument, PublishedFile)
)
"""What runs did and saw; all other tables tell what documents say."""
_BITS: Final = 256
_PIECEMEAL: Final = {"yield_per": 1000}


@dataclass(frozen=True, slots=True)
class Problem:
    """Name one thing that is wrong with a database."""

    code: str
    message: str


@dataclass(frozen=True, slots=True)
class Checked:
    """Hold what is wrong, how many rows there are, and what they are as one number."""

    problems: tuple[Problem, ...]
    rows: int
    digest: str
    """The same for the same rows on every kind of database, in any order of loading."""


def check(connection: Connection) -> Checked:
    """Check a database of this version."""
    problems = (*_damage(connection), *_orphans(connection), *_drift(connection))
    rows, digest = digest_of(connection)
    return Checked(tuple(problems), rows, digest)


def _damage(connection: Connection) -> Iterator[Problem]:
    """Yield what SQLite itself finds wrong with its file."""
    if connection.dialect.name != "sqlite":
        return
    for (message,) in connection.execute(text("PRAGMA integrity_check")):
        if message != "ok":
            yield Problem("damaged", str(message))


def _orphans(connection: Connection) -> Iterator[Problem]:
    """Yield references that lead nowhere; constraints forbid them, unless switched off."""
    for table in _tables(connection):
        for key in table.foreign_key_constraints:
            count = _lost(connection, table, key)
            if count:
                names = ", ".join(key.column_keys)
                yield Problem("orphans", f"{count} rows of {table.name} ({names}) lead nowhere")


def _tables(connection: Connection) -> list[Table]:
    """Return the tables that are there; that others are not is drift."""
    there = set(inspect(connection).get_table_names())
    return [table for table in Base.metadata.sorted_tables if table.name in there]


def _lost(connection: Connection, table: Table, key: ForeignKeyConstraint) -> int:
    parent = key.referred_table.alias("parent")
    pairs = [(element.parent, parent.c[element.column.name]) for element in key.elements]
    query = (
        select(func.count())
        .select_from(table.outerjoin(parent, and_(*(own == other for own, other in pairs))))
        .where(pairs[0][1].is_(None), *(own.is_not(None) for own, _ in pairs))
    )
    return int(connection.scalar(query) or 0)


def _drift(connection: Connection) -> Iterator[Problem]:
    """Yield where tables and views are not those of this version."""
    for told in drift(connection):
        yield Problem("drift", told)
    for view in VIEWS:
        try:
            # a query that fails ends a transaction on PostgreSQL, but for a savepoint's
            with connection.begin_nested():
                connection.execute(view_query(connection, view).limit(0))
        except DBAPIError:
            yield Problem("drift", f"the view {view.name} is not as this version makes it")


def digest_of(connection: Connection) -> tuple[int, str]:
    """Return how many rows the database holds, without the ledger's, and their digest.

    Rows are added up, each as its own SHA-256, so that memory stays flat and no order counts.
    """
    total, rows = 0, 0
    for table in _tables(connection):
        if table.name in _OF_WORK:
            continue
        for row in connection.execute(select(table), execution_options=_PIECEMEAL):
            line = json.dumps([table.name, *row], ensure_ascii=False, default=_plain)
            total += int.from_bytes(hashlib.sha256(line.encode()).digest())
            rows += 1
    return rows, f"{total % (1 << _BITS):064x}"


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, date):  # a moment is one too, always in UTC here
        return value.isoformat()
    raise TypeError(type(value).__name__)
