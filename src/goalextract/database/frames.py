"""Views as data frames, for notebooks; the one place here that knows pandas."""

from typing import TYPE_CHECKING, Final

from sqlalchemy import column, select, table

from goalextract.database.queries import reading
from goalextract.database.views import BI_GOALS

if TYPE_CHECKING:
    import pandas as pd

_TYPES: Final = {"text": "string", "integer": "Int64", "real": "Float64", "boolean": "boolean"}
"""Types that know a missing value, so that a year stays a whole number beside one."""


def goals_frame(url: str) -> "pd.DataFrame":
    """Read the view ``bi_goals``, sorted by document and ordinal.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    # pandas takes a second to import, which only those who want a frame shall wait for.
    import pandas as pd

    names = [entry.name for entry in BI_GOALS.columns]
    view = table(BI_GOALS.name, *(column(name) for name in names))
    with reading(url) as connection:
        rows = [tuple(row) for row in connection.execute(select(view))]
    types = {entry.name: _TYPES[entry.holds] for entry in BI_GOALS.columns}
    frame = pd.DataFrame(rows, columns=names, dtype=object).astype(types)
    return frame.sort_values(["document_name", "ordinal"], ignore_index=True)
