"""Publish the views of an SQLite database as a file of real, typed tables that BI tools read.

A view's computed columns have no declared type in SQLite, which BI tools need, and a reader of a
database in WAL mode must be able to write beside it.  The snapshot has neither trouble: it is
written whole, in journal mode DELETE, and moved into its place.
"""

import hashlib
import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Final

from sqlalchemy import Connection, select

from goalextract.database import models
from goalextract.database.base import sqlite_number
from goalextract.database.engine import parse_url, sqlite_file
from goalextract.database.migrate import head
from goalextract.database.queries import reading
from goalextract.database.reading_views import Read, view_rows
from goalextract.database.view import View
from goalextract.database.views import VIEWS
from goalextract.errors import DatabaseError
from goalextract.records import Kind

_TYPES: Final = {
    "text": "TEXT",
    "category": "TEXT",
    "integer": "INTEGER",
    "real": "REAL",
    "number": "NUMERIC",
    "boolean": "BOOLEAN",
    "date": "DATE",
}
_FORM: Final = 2
"""Counts up when the snapshot's own tables change."""
_DICTIONARY: Final = "data_dictionary"
_ORIGIN: Final = "snapshot"
SEARCH: Final = "section_search"
"""The index of the sections' words: ``WHERE section_search MATCH 'trivsel*'``."""


def snapshot_file(file: Path) -> Path:
    """Return where the snapshot of a database stands: ``goals.sqlite`` -> ``goals-bi.sqlite``."""
    return file.with_name(f"{file.stem}-bi{file.suffix or '.sqlite'}")


def open_snapshot(place: Path) -> sqlite3.Connection:
    """Open a snapshot to read from; nothing is made where none is."""
    return sqlite3.connect(f"{place.absolute().as_uri()}?mode=ro", uri=True)


def publish(url: str) -> Path | None:
    """Write the snapshot of an SQLite database anew if anything in it changed; return its file.

    PostgreSQL needs none and gets none.

    Raises:
        DatabaseError: there is no such database, or the snapshot cannot be written.
    """
    file = sqlite_file(parse_url(url))
    if file is None:
        return None
    place = snapshot_file(file)
    with reading(url) as connection:
        content = content_of(connection)
        if _published(place) == content:
            return place
        half = place.with_name(f".{place.name}.half")
        try:
            half.unlink(missing_ok=True)
            with closing(sqlite3.connect(half)) as target, target:
                for view in VIEWS:
                    _write(target, Read(view, view_rows(connection, view)))
                _describe(target)
                _index_words(target)
                target.execute(f"CREATE TABLE {_ORIGIN} (content TEXT NOT NULL)")
                target.execute(f"INSERT INTO {_ORIGIN} VALUES (?)", (content,))
            half.replace(place)
        except (OSError, sqlite3.Error) as error:
            raise DatabaseError(f"the snapshot {place} cannot be written: {error}") from error
    return place


def content_of(connection: Connection) -> str:
    """Return what stands for all rows: which documents there are, read by which version.

    The same bytes read by the same version give the same rows, so this is enough.
    """
    document, refused = models.SourceDocument, models.Quarantine
    digest = hashlib.sha256(f"{_FORM} {head()} {[view.select for view in VIEWS]}".encode())
    for query in (
        select(document.document_id, document.extractor, document.name, document.is_current),
        select(refused.quarantine_id, refused.document_name, refused.cause, refused.document_id),
    ):
        rows = sorted(json.dumps([*row]) for row in connection.execute(query).all())
        digest.update(json.dumps(rows).encode())
    return digest.hexdigest()


def _published(place: Path) -> str | None:
    """Return what the snapshot that is there was made from; None if it cannot be told."""
    if not place.is_file():
        return None
    try:
        with closing(open_snapshot(place)) as found:
            row = found.execute(f"SELECT content FROM {_ORIGIN}").fetchone()
    except sqlite3.Error:
        return None
    return None if row is None else str(row[0])


def _write(target: sqlite3.Connection, read: Read) -> None:
    view = read.view
    columns = ", ".join(_column(view, entry.name, _TYPES[entry.holds]) for entry in view.columns)
    target.execute(f"CREATE TABLE {view.name} ({columns})")
    marks = ", ".join("?" * len(view.columns))
    target.executemany(f"INSERT INTO {view.name} VALUES ({marks})", map(_plain, read.rows))
    if view.key != "goal_id" and any(entry.name == "goal_id" for entry in view.columns):
        target.execute(f"CREATE INDEX ix_{view.name}_goal_id ON {view.name} (goal_id)")


def _column(view: View, name: str, kind: str) -> str:
    return f'"{name}" {kind} NOT NULL PRIMARY KEY' if name == view.key else f'"{name}" {kind}'


def _plain(row: Sequence[object]) -> tuple[object, ...]:
    return tuple(_stored(value) for value in row)


def _stored(value: object) -> object:
    if isinstance(value, Decimal):
        return sqlite_number(value)
    return value.isoformat() if isinstance(value, date) else value


def _index_words(target: sqlite3.Connection) -> None:
    """Index the sections' words; letters stay as they are, which FTS5 would else fold."""
    target.execute(
        f"CREATE VIRTUAL TABLE {SEARCH} USING fts5(goal_id UNINDEXED, section UNINDEXED, text,"
        " tokenize = 'unicode61 remove_diacritics 0')"
    )
    for kind in Kind:
        target.execute(
            f"INSERT INTO {SEARCH} SELECT goal_id, '{kind.value}', {kind.value} FROM bi_goals"
            f" WHERE {kind.value} IS NOT NULL"
        )


def _describe(target: sqlite3.Connection) -> None:
    """Write what every table and column means, since SQLite keeps no comments."""
    target.execute(
        f"CREATE TABLE {_DICTIONARY} (table_name TEXT NOT NULL, column_name TEXT, type TEXT,"
        " description TEXT NOT NULL)"
    )
    for view in VIEWS:
        about = (view.name, None, None, view.description)
        columns = [(view.name, c.name, _TYPES[c.holds], c.description) for c in view.columns]
        target.executemany(f"INSERT INTO {_DICTIONARY} VALUES (?, ?, ?, ?)", [about, *columns])
