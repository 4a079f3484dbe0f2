"""Keep a whole, verified copy of an SQLite database, which nobody writes to."""

import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL

from goalextract.database.check import Checked, check
from goalextract.database.engine import database_errors, open_reader, parse_url, sqlite_file
from goalextract.database.snapshot import snapshot_file
from goalextract.errors import DatabaseError

_READ_ONLY = 0o444
_WAIT_SECONDS = 30.0


@dataclass(frozen=True, slots=True)
class Backup:
    """Name a copy that was made, its size and what it holds."""

    file: Path
    bytes: int
    digest: str


def backup_file(database: Path) -> Path:
    """Return where the copy stands if no place is named: ``goals.sqlite`` -> ``goals-copy.sqlite``.

    Beside the database it is safe from a bad run, not from a lost disk.
    """
    return database.with_name(f"{database.stem}-copy{database.suffix or '.sqlite'}")


def back_up(url: str, checked: Checked, place: Path | None = None) -> Backup | None:
    """Copy a whole SQLite database, check the copy, and only then move it into its place.

    A copy from before stays until then, and stays if anything fails.  PostgreSQL has `pg_dump`
    and gets none.

    Args:
        url: the database; the caller holds its run lock, so that nobody writes meanwhile.
        checked: what is in the database; the copy must hold the same.
        place: where the copy goes; beside the database if not given.

    Raises:
        DatabaseError: the copy cannot be written, or does not hold the same.
    """
    file = sqlite_file(parse_url(url))
    if file is None:
        return None
    place = place or backup_file(file)
    for taken in (file, snapshot_file(file)):
        if place.absolute() == taken.absolute() or (
            place.exists() and taken.exists() and place.samefile(taken)
        ):
            raise DatabaseError(f"the copy would replace {taken}; name another file")
    half = place.with_name(f".{place.name}.half")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
        try:
            _copy(file, half)
            _verify(half, checked)
            half.chmod(_READ_ONLY)
            size = half.stat().st_size
            half.replace(place)
            _sync(place.parent)
        finally:
            half.unlink(missing_ok=True)
    except (OSError, sqlite3.Error) as error:
        reason = error.strerror if isinstance(error, OSError) else str(error)
        raise DatabaseError(f"the copy {place} cannot be written: {reason}") from error
    return Backup(place, size, checked.digest)


def _copy(file: Path, half: Path) -> None:
    source = f"{file.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(source, uri=True, timeout=_WAIT_SECONDS)) as connection:
        connection.isolation_level = None  # VACUUM runs outside of transactions only
        connection.execute("VACUUM INTO ?", (str(half),))
    with closing(sqlite3.connect(half)) as copy:
        # who reads a database in WAL mode must be able to write beside it
        copy.execute("PRAGMA journal_mode = DELETE")
    _sync(half)


def _verify(half: Path, checked: Checked) -> None:
    url = URL.create("sqlite", database=str(half))  # not parsed: a ? in a path would be a query
    engine = open_reader(url)
    try:
        with database_errors(url), engine.connect() as connection:
            found = check(connection)
    finally:
        engine.dispose()
    if found.problems:
        raise DatabaseError(f"the copy is damaged: {found.problems[0].message}")
    if (found.rows, found.digest) != (checked.rows, checked.digest):
        raise DatabaseError("the copy does not hold what the database does")


def _sync(path: Path) -> None:
    """Wait until a file or a folder's entries are on the disk; a rename alone promises nothing."""
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
