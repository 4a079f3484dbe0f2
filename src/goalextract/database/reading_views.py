"""Read the views: all of one moment, row by row in their order."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import ColumnClause, Connection, Select, column, select, table

from goalextract.database.queries import reading
from goalextract.database.view import View
from goalextract.database.views import SCHEMA, VIEWS


@dataclass(frozen=True, slots=True)
class Read:
    """Hold a view with its rows."""

    view: View
    rows: Sequence[tuple[object, ...]]


def view_query(connection: Connection, view: View) -> Select[tuple[object, ...]]:
    """Return the query of all of a view's columns, in their order."""
    schema = SCHEMA if connection.dialect.name == "postgresql" else None
    columns: list[ColumnClause[object]] = [column(entry.name) for entry in view.columns]
    return select(table(view.name, *columns, schema=schema))


def view_rows(connection: Connection, view: View) -> list[tuple[object, ...]]:
    """Return a view's rows, by the columns of its order, missing values last."""
    rows = [tuple(row) for row in connection.execute(view_query(connection, view))]
    names = [entry.name for entry in view.columns]
    places = [names.index(name) for name in view.order]

    # sorted here, since databases differ in how they order letters
    def order(row: tuple[object, ...]) -> list[tuple[bool, object]]:
        return [(row[at] is None, 0 if row[at] is None else row[at]) for at in places]

    return sorted(rows, key=order)


@contextmanager
def one_moment(url: str) -> Iterator[Iterator[Read]]:
    """Give all views as they are at one moment, whatever is written meanwhile.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    with reading(url, is_one_moment=True) as connection:
        yield (Read(view, _plain(view, view_rows(connection, view))) for view in VIEWS)


def _plain(view: View, rows: Sequence[tuple[object, ...]]) -> list[tuple[object, ...]]:
    """Return truth values as such, which SQLite hands out as numbers."""
    truths = [at for at, entry in enumerate(view.columns) if entry.holds == "boolean"]
    if not truths:
        return list(rows)
    return [
        tuple(bool(v) if at in truths and v is not None else v for at, v in enumerate(row))
        for row in rows
    ]
