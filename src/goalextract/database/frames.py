"""Views as data frames, for notebooks; the one place here that knows pandas."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

from goalextract.database.queries import reading
from goalextract.database.reading_views import Read, view_rows
from goalextract.database.views import VIEWS

if TYPE_CHECKING:
    import pandas as pd

_TYPES: Final = {
    "text": "string",
    "category": "category",
    "integer": "Int64",
    "real": "Float64",
    "number": "Float64",
    "boolean": "boolean",
    "date": "datetime64[s]",
}
"""Types that know a missing value, so that a year stays a whole number beside one."""


def as_frame(read: Read) -> "pd.DataFrame":
    """Return a view's rows as a frame."""
    # pandas takes a second to import, which only those who want a frame shall wait for.
    import pandas as pd

    types = {entry.name: _TYPES[entry.holds] for entry in read.view.columns}
    return pd.DataFrame(
        [tuple(row) for row in read.rows], columns=list(types), dtype=object
    ).astype(types)


def view_frame(url: str, name: str) -> "pd.DataFrame":
    """Read a view of ``views.VIEWS``, in its order.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
        LookupError: there is no such view.
    """
    view = next((view for view in VIEWS if view.name == name), None)
    if view is None:
        raise LookupError(name)
    with reading(url) as connection:
        return as_frame(Read(view, view_rows(connection, view)))


def write_parquet(read: Read, path: Path) -> None:
    """Write a view as a Parquet file.

    Raises:
        ImportError: the extra ``parquet`` is not installed.
    """
    as_frame(read).to_parquet(path, engine="pyarrow", index=False)
