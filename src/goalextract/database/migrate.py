"""Bring a database to this version's tables, and tell how far it is; by Alembic only."""

from pathlib import Path
from typing import Final

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, Engine

from goalextract.database.engine import database_errors, shown
from goalextract.database.models import Base
from goalextract.errors import DatabaseError

SEARCH_INDEX: Final = "ix_goal_section_search"
"""The one index that the models do not name: SQLite has no such kind."""
_FOLDER: Final = Path(__file__).with_name("migrations")


def alembic_config(connection: Connection | None = None) -> Config:
    """Return Alembic's configuration for the migrations in this package."""
    config = Config()
    config.set_main_option("script_location", str(_FOLDER).replace("%", "%%"))
    config.attributes["connection"] = connection
    return config


def head() -> str:
    """Return the name of the newest migration of this version."""
    newest = ScriptDirectory.from_config(alembic_config()).get_current_head()
    if newest is None:
        raise DatabaseError("the installed package lacks its migrations")
    return newest


def current(connection: Connection) -> str | None:
    """Return the name of the last migration that the database has seen."""
    return MigrationContext.configure(connection).get_current_revision()


def upgrade(engine: Engine) -> None:
    """Make or change the tables and views to this version's, in one transaction.

    Raises:
        DatabaseError: the database is of a newer version, or cannot be written.
    """
    with database_errors(engine.url), engine.begin() as connection:
        now = current(connection)
        if now == head():
            return
        _refuse_newer(connection, now)
        command.upgrade(alembic_config(connection), "head")


def drift(connection: Connection) -> list[str]:
    """Return how the tables differ from the models, in words; the index of words is not looked at.

    Example: ``["add_column None goal extra"]``.
    """
    options = {
        "compare_type": True,
        "include_object": lambda _object, name, kind, *_: (kind, name) != ("index", SEARCH_INDEX),
    }
    context = MigrationContext.configure(connection, opts=options)
    return [
        " ".join(str(part) for part in change[:4])
        for found in compare_metadata(context, Base.metadata)
        # changes of one column come as a list
        for change in (found if isinstance(found, list) else [found])
    ]


def require_current(connection: Connection) -> None:
    """Refuse to read a database that has other tables than this version's.

    Raises:
        DatabaseError: there are no tables yet, or they are of another version.
    """
    now = current(connection)
    if now == head():
        return
    name = shown(connection.engine.url)
    if now is None:
        raise DatabaseError(f"{name} holds no goals yet; run `goalextract ingest` first")
    _refuse_newer(connection, now)
    raise DatabaseError(f"{name} is of an older version; run `goalextract db upgrade`")


def _refuse_newer(connection: Connection, revision: str | None) -> None:
    script = ScriptDirectory.from_config(alembic_config())
    known = {entry.revision for entry in script.walk_revisions()}
    if revision is not None and revision not in known:
        name = shown(connection.engine.url)
        raise DatabaseError(f"{name} was written by a newer version; upgrade goalextract")
