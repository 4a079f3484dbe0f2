"""Insert rows that may be there already; SQLAlchemy has a way of its own for each database."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from goalextract.database.base import Base


def insert_missing(
    connection: Connection, table: type[Base], rows: Sequence[Mapping[str, object]]
) -> None:
    """Insert rows whose identifier is not there yet; one that is has the same content."""
    if not rows:
        return
    if connection.dialect.name == "postgresql":
        connection.execute(postgresql.insert(table).on_conflict_do_nothing(), list(rows))
    else:
        connection.execute(sqlite.insert(table).on_conflict_do_nothing(), list(rows))
