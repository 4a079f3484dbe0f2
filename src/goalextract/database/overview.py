"""Give all that a page about the whole database shows, as it is at one moment."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from goalextract.database.listed import ListedDocument, ListedGoal, ListedNotice
from goalextract.database.listing import documents_in_doubt, listed, noticed
from goalextract.database.queries import RunRow, last_change, reading, runs_of
from goalextract.database.tallies import (
    AssessmentTally,
    DocumentTally,
    GoalTally,
    QualityTally,
    TargetTally,
    assessment_tallies,
    document_tallies,
    goal_tallies,
    goals_with_targets,
    quality_tallies,
    reasons,
    target_tallies,
)

MOST_NOTICES: Final = 100
"""So many refused documents, refused goals and personal numbers are named."""
MOST_DOUBTED: Final = 20
"""So many documents with flagged sections are named."""
MOST_RUNS: Final = 10
PERSONAL: Final = "personal_data"


@dataclass(frozen=True, slots=True)
class Overview:
    """Hold what a database says as a whole; the iterables can be gone through once."""

    changed_at: datetime | None
    """When a run last wrote or took away a document."""
    runs: tuple[RunRow, ...]
    documents: Iterable[DocumentTally]
    goals: Iterable[GoalTally]
    goals_with_targets: int
    targets: Iterable[TargetTally]
    wholes: Iterable[AssessmentTally]
    quality: Iterable[QualityTally]
    reasons: Iterable[str]
    in_doubt: tuple[ListedDocument, ...]
    refused: tuple[ListedNotice, ...]
    refused_goals: tuple[ListedNotice, ...]
    personal: tuple[ListedNotice, ...]
    listed: Iterable[tuple[ListedDocument, tuple[ListedGoal, ...]]]


@contextmanager
def overview(url: str, most_goals: int) -> Iterator[Overview]:
    """Give what a database says as a whole, whatever is written meanwhile.

    Args:
        url: the database.
        most_goals: how many goals are listed one by one.

    Raises:
        DatabaseError: there is no such database, or it is of another version.
    """
    with reading(url, is_one_moment=True) as connection:
        yield Overview(
            changed_at=last_change(connection),
            runs=runs_of(connection, MOST_RUNS),
            documents=document_tallies(connection),
            goals=goal_tallies(connection),
            goals_with_targets=goals_with_targets(connection),
            targets=target_tallies(connection),
            wholes=assessment_tallies(connection),
            quality=quality_tallies(connection),
            reasons=reasons(connection),
            in_doubt=documents_in_doubt(connection, MOST_DOUBTED),
            refused=noticed(connection, MOST_NOTICES, source="refused_document"),
            refused_goals=noticed(connection, MOST_NOTICES, source="refused_goal"),
            personal=noticed(connection, MOST_NOTICES, code=PERSONAL),
            listed=listed(connection, most_goals),
        )
