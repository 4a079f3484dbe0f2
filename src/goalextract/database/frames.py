"""Views as data frames, for notebooks; the one place here that knows pandas."""

from typing import TYPE_CHECKING, Final

from sqlalchemy import Connection, column, select, table

from goalextract.database.queries import reading
from goalextract.database.view import View
from goalextract.database.views import SCHEMA, VIEWS

if TYPE_CHECKING:
    import pandas as pd

_TYPES: Final = {
    "text": "string",
    "integer": "Int64",
    "real": "Float64",
    "number": "Float64",
    "boolean": "boolean",
}
"""Types that know a missing value, so that a year stays a whole number beside one."""


def view_rows(connection: Connection, view: View) -> list[tuple[object, ...]]:
    """Return a view's rows, by the columns of its order, missing values last."""
    names = [entry.name for entry in view.columns]
    schema = SCHEMA if connection.dialect.name == "postgresql" else None
    source = table(view.name, *(column(name) for name in names), schema=schema)
    rows = [tuple(row) for row in connection.execute(select(source))]
    places = [names.index(name) for name in view.order]
    # sorted here, since databases differ in how they order letters
    return sorted(rows, key=lambda row: [(row[at] is None, row[at] or 0) for at in places])


def view_frame(url: str, name: str) -> "pd.DataFrame":
    """Read a view of ``views.VIEWS``, in its order.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
        LookupError: there is no such view.
    """
    # pandas takes a second to import, which only those who want a frame shall wait for.
    import pandas as pd

    view = next((view for view in VIEWS if view.name == name), None)
    if view is None:
        raise LookupError(name)
    with reading(url) as connection:
        rows = view_rows(connection, view)
    types = {entry.name: _TYPES[entry.holds] for entry in view.columns}
    return pd.DataFrame(rows, columns=list(types), dtype=object).astype(types)
