"""What the database holds of documents, asked for many at a time."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import Connection, Executable, case, exists, func, select

from goalextract.database import models
from goalextract.database.ledger import Counts

_AT_ONCE: Final = 500
"""So many documents are asked for in one query."""


@dataclass(frozen=True, slots=True)
class Stored:
    """Say what the database holds of a document."""

    document_id: str
    extractor: str
    is_complete: bool
    goals: int
    sections: int
    flagged: int
    rejected_goals: int

    @property
    def counts(self) -> Counts:
        """Return the document's share of a run's totals."""
        return Counts(
            incomplete=int(not self.is_complete),
            goals=self.goals,
            sections=self.sections,
            flagged=self.flagged,
            rejected_goals=self.rejected_goals,
        )


def find_stored(connection: Connection, digests: Sequence[str]) -> dict[str, Stored]:
    """Return what is stored of the documents with these bytes, by their SHA-256."""
    found: dict[str, Stored] = {}
    for start in range(0, len(digests), _AT_ONCE):
        found.update(_find_some(connection, digests[start : start + _AT_ONCE]))
    return found


def _find_some(connection: Connection, digests: Sequence[str]) -> Iterator[tuple[str, Stored]]:
    document, goal, section = models.SourceDocument, models.Goal, models.GoalSection
    refused = models.Quarantine
    rows = connection.execute(
        select(
            document.sha256, document.document_id, document.extractor, document.is_complete
        ).where(document.sha256.in_(digests))
    ).all()
    own = [document_id for _, document_id, _, _ in rows]
    goals = _by_document(
        connection,
        select(goal.document_id, func.count())
        .where(goal.document_id.in_(own))
        .group_by(goal.document_id),
    )
    sections = _by_document(
        connection,
        select(
            goal.document_id,
            func.count(),
            func.sum(case((section.needs_review, 1), else_=0)),
        )
        .join(section, section.goal_id == goal.goal_id)
        .where(goal.document_id.in_(own))
        .group_by(goal.document_id),
    )
    rejected = _by_document(
        connection,
        select(refused.document_id, func.count())
        .where(refused.document_id.in_(own))
        .group_by(refused.document_id),
    )
    for sha256, document_id, extractor, is_complete in rows:
        yield (
            sha256,
            Stored(
                document_id,
                extractor,
                is_complete,
                *goals.get(document_id, (0,)),
                *sections.get(document_id, (0, 0)),
                *rejected.get(document_id, (0,)),
            ),
        )


def _by_document(connection: Connection, query: Executable) -> dict[str, tuple[int, ...]]:
    return {
        str(owner): tuple(map(int, counts)) for owner, *counts in connection.execute(query).all()
    }


def find_settled(connection: Connection, documents: Sequence[str]) -> dict[str, frozenset[str]]:
    """Return the names under which documents are current, where nothing is refused under one."""
    entry, refused = models.DocumentName, models.Quarantine
    found: dict[str, set[str]] = defaultdict(set)
    for start in range(0, len(documents), _AT_ONCE):
        rows = connection.execute(
            select(entry.document_id, entry.name).where(
                entry.document_id.in_(documents[start : start + _AT_ONCE]),
                entry.is_current,
                ~exists().where(refused.document_name == entry.name, refused.document_id.is_(None)),
            )
        )
        for document_id, name in rows.all():
            found[document_id].add(name)
    return {document_id: frozenset(names) for document_id, names in found.items()}
