"""All views that BI tools may read.

A view is created by a migration; a test keeps the newest migration's and these equal.  The
descriptions become comments in PostgreSQL and the data dictionary.
"""

from typing import Final

from goalextract.database.bi_documents import BI_DATA_QUALITY, BI_DOCUMENTS
from goalextract.database.bi_goals import BI_GOALS
from goalextract.database.bi_history import BI_GOAL_HISTORY
from goalextract.database.bi_places import BI_COMMITTEES, BI_MUNICIPALITIES
from goalextract.database.bi_quantities import (
    BI_ACTIONS,
    BI_ASSESSMENTS,
    BI_MEASUREMENTS,
    BI_TARGETS,
)

__all__ = ["BI_GOALS", "SCHEMA", "VIEWS"]

SCHEMA: Final = "bi"
"""Where the views stand on PostgreSQL: a reader may look into this schema and no other."""
VIEWS: Final = (
    BI_GOALS,
    BI_TARGETS,
    BI_MEASUREMENTS,
    BI_ASSESSMENTS,
    BI_ACTIONS,
    BI_DOCUMENTS,
    BI_DATA_QUALITY,
    BI_GOAL_HISTORY,
    BI_MUNICIPALITIES,
    BI_COMMITTEES,
)
"""Every view that BI tools may read."""
