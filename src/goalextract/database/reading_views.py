"""Read the views: typed, in their order, a few rows at a time, all of one moment."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

from sqlalchemy import (
    Boolean,
    ColumnClause,
    ColumnElement,
    Connection,
    Date,
    Float,
    Integer,
    Select,
    TableClause,
    Text,
    column,
    select,
    table,
)
from sqlalchemy.types import TypeEngine

from goalextract.database.base import ExactNumber
from goalextract.database.queries import reading
from goalextract.database.view import Holds, View
from goalextract.database.views import SCHEMA, VIEWS

_TYPES: Final[dict[Holds, TypeEngine[Any]]] = {
    "text": Text(),
    "category": Text(),
    "integer": Integer(),
    "real": Float(),
    "number": ExactNumber(),
    "boolean": Boolean(),
    "date": Date(),
}
PIECEMEAL: Final = {"yield_per": 1000}
"""So few rows at a time are in memory."""


@dataclass(frozen=True, slots=True)
class Read:
    """Hold a view with its rows, which can be gone through once."""

    view: View
    rows: Iterable[Sequence[object]]


def view_table(connection: Connection, view: View) -> TableClause:
    """Return a view with its typed columns, to query it."""
    columns: list[ColumnClause[Any]] = [
        column(entry.name, _TYPES[entry.holds]) for entry in view.columns
    ]
    is_postgresql = connection.dialect.name == "postgresql"
    return table(view.name, *columns, schema=SCHEMA if is_postgresql else None)


def comparable(connection: Connection, by: ColumnElement[Any]) -> ColumnElement[Any]:
    """Return a column whose letters compare by their code points, as SQLite's and Python's do."""
    is_text = isinstance(by.type, Text)
    return by.collate("C") if is_text and connection.dialect.name == "postgresql" else by


def in_order(connection: Connection, source: TableClause, view: View) -> list[ColumnElement[Any]]:
    """Return by what a view's rows are sorted, missing values last, alike on every database."""
    order: list[ColumnElement[Any]] = []
    for name in view.order:
        order += [source.c[name].is_(None), comparable(connection, source.c[name])]
    return order


def view_query(connection: Connection, view: View) -> Select[tuple[object, ...]]:
    """Return the query of all of a view's columns, by those of its order, missing values last."""
    source = view_table(connection, view)
    return select(source).order_by(*in_order(connection, source, view))


def view_rows(connection: Connection, view: View) -> Iterator[Sequence[object]]:
    """Yield a view's rows in its order."""
    yield from connection.execute(view_query(connection, view), execution_options=PIECEMEAL)


@contextmanager
def one_moment(url: str) -> Iterator[Iterator[Read]]:
    """Give all views as they are at one moment, whatever is written meanwhile.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    with reading(url, is_one_moment=True) as connection:
        yield (Read(view, view_rows(connection, view)) for view in VIEWS)
