"""Open a database: SQLite as safe as it gets, or PostgreSQL through its extra."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import ArgumentError, DBAPIError, SQLAlchemyError
from sqlalchemy.pool import ConnectionPoolEntry

from goalextract.errors import DatabaseError

_BUSY_MILLISECONDS: Final = 30_000
"""How long a statement waits for a reader that checkpoints or a BI tool that reads."""


def parse_url(text: str) -> URL:
    """Read a database URL; a bare path means an SQLite file.

    Raises:
        DatabaseError: it is no URL, or of a database that this program does not write to.
    """
    try:
        url = make_url(text if "://" in text else f"sqlite:///{text}")
        backend = url.get_backend_name()
    except (ArgumentError, ValueError):  # ValueError: a port that is no number
        # without the first error, which may quote a password in a traceback
        raise DatabaseError("the database URL cannot be understood") from None
    if "@" in (url.host or ""):
        # what follows the first @ would be taken for the host, and be printed
        raise DatabaseError("the database URL has two @; in a password write it as %40")
    if backend not in ("sqlite", "postgresql"):
        raise DatabaseError(f"the URL names {backend}; only sqlite and postgresql are known")
    if backend == "sqlite" and sqlite_file(url) is None:
        raise DatabaseError("a database in memory would be gone with the run; name a file")
    return url


def shown(url: URL) -> str:
    """Return the URL as it may be printed: without its passwords, the query's too."""
    hidden = {name: "hidden" for name in url.query if "pass" in name.lower()}
    return url.update_query_dict(hidden).render_as_string(hide_password=True)


def sqlite_file(url: URL) -> Path | None:
    """Return the file of an SQLite database, if it is one and has a file."""
    if url.get_backend_name() != "sqlite" or url.database in (None, "", ":memory:"):
        return None
    return Path(str(url.database))


def first_line(error: BaseException | None) -> str:
    """Return a driver's message as far as it names no values: PostgreSQL puts these below."""
    lines = str(error).strip().splitlines()
    return lines[0] if lines else type(error).__name__


@contextmanager
def database_errors(url: URL) -> Iterator[None]:
    """Turn what SQLAlchemy and the system raise into a DatabaseError without field values."""
    try:
        yield
    except DBAPIError as error:
        raise DatabaseError(f"{shown(url)}: {first_line(error.orig)}") from error
    except SQLAlchemyError as error:
        raise DatabaseError(f"{shown(url)}: {str(error).splitlines()[0]}") from error


def open_engine(url: URL) -> Engine:
    """Open a database to write to, making the folder of an SQLite file.

    Raises:
        DatabaseError: the folder cannot be made or written, the file is no database, or the
            driver is not installed.
    """
    file = sqlite_file(url)
    if file is not None:
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise DatabaseError(f"{file.parent} cannot be made: {error.strerror}") from error
        _refuse_other_files(file)
    return _engine(url, begin="BEGIN IMMEDIATE")


def open_reader(url: URL) -> Engine:
    """Open a database to read from; nothing is created or written.

    Raises:
        DatabaseError: there is no such database.
    """
    file = sqlite_file(url)
    if file is None:
        return _engine(url, begin="BEGIN", read_only=True)
    if not file.is_file():
        raise DatabaseError(f"there is no database {file} yet; run `goalextract ingest` first")
    _refuse_other_files(file)
    return _engine(url, begin="BEGIN", read_only=True)


def _refuse_other_files(file: Path) -> None:
    """Refuse to touch a file that is no SQLite database, before a lock or a table is made."""
    try:
        with file.open("rb") as stream:
            start = stream.read(16)
    except FileNotFoundError:
        return
    except OSError as error:
        raise DatabaseError(f"{file} cannot be opened: {error.strerror}") from error
    if start and start != b"SQLite format 3\x00":
        raise DatabaseError(f"{file} is no SQLite database")


def _engine(url: URL, *, begin: str, read_only: bool = False) -> Engine:
    try:
        # Errors must not print field values: they may be anything a report says.
        engine = create_engine(url, hide_parameters=True)
    except ModuleNotFoundError as error:
        raise DatabaseError(
            f"the driver {error.name} is not installed; install goalextract[postgresql]"
        ) from error
    except SQLAlchemyError as error:
        raise DatabaseError(f"{shown(url)}: {str(error).splitlines()[0]}") from error
    if engine.dialect.name == "sqlite":
        _prepare_sqlite(engine, begin, read_only=read_only)
    return engine


def _prepare_sqlite(engine: Engine, begin: str, *, read_only: bool) -> None:
    pragmas = [f"busy_timeout = {_BUSY_MILLISECONDS}", "foreign_keys = ON"]
    # WAL with FULL loses no acknowledged commit to a power cut; the other pairs do.
    pragmas += ["query_only = ON"] if read_only else ["journal_mode = WAL", "synchronous = FULL"]

    def connect(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # The driver's own transactions leave out DDL and SELECT; ours begin explicitly below.
        if isinstance(connection, sqlite3.Connection):
            connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in pragmas:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def start(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    event.listen(engine, "connect", connect)
    event.listen(engine, "begin", start)
