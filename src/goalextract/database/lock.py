"""One run at a time: two that write to one database would each undo the other's history."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from sqlalchemy import URL, Engine, func, select

from goalextract.database.engine import database_errors, shown, sqlite_file
from goalextract.errors import DatabaseError, LockedError

_ADVISORY_KEY: Final = 0x676F616C
"""Identifies this program's lock among the advisory locks of a PostgreSQL database."""


@contextmanager
def run_lock(engine: Engine) -> Iterator[None]:
    """Hold the database's run lock; the system frees it even if this process is killed.

    Raises:
        LockedError: another run holds it.
        DatabaseError: the lock's file cannot be made, or the server cannot be reached.
    """
    file = sqlite_file(engine.url)
    with _file_lock(file) if file is not None else _advisory_lock(engine):
        yield


@contextmanager
def _file_lock(database: Path) -> Iterator[None]:
    # The real path, so that two names of one database share its lock.
    real = database.resolve()
    path = real.with_name(f"{real.name}.lock")
    try:
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o644)
    except OSError as error:
        raise DatabaseError(f"{path} cannot be written: {error.strerror}") from error
    try:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LockedError(f"another run is writing to {database}") from error
        except OSError as error:
            raise DatabaseError(f"{path} cannot be locked: {error.strerror}") from error
        # The file stays: to remove it would let a third run lock a new one meanwhile.
        yield
    finally:
        os.close(descriptor)


@contextmanager
def _advisory_lock(engine: Engine) -> Iterator[None]:
    url: URL = engine.url
    with database_errors(url):
        connection = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    with connection:
        # Out of the pool: leaving this block then ends the session, and with it the lock.
        connection.detach()
        with database_errors(url):
            is_ours = connection.scalar(select(func.pg_try_advisory_lock(_ADVISORY_KEY)))
        if not is_ours:
            raise LockedError(f"another run is writing to {shown(url)}")
        yield
