"""Read the goals whose lineage is to be told, and write it; each in its caller's transaction."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import ColumnElement, Connection, and_, delete, insert, or_, select

from goalextract.database import models
from goalextract.database.inserting import insert_missing
from goalextract.database.lineage import STATING_KINDS

_RANK: Final = {kind.value: place for place, kind in enumerate(STATING_KINDS)}


@dataclass(frozen=True, slots=True)
class GoalOfYear:
    """Hold what a goal of a current document says, and where it stands."""

    goal_id: str
    report_year: int
    municipality_id: str | None
    committee_id: str | None
    service_area_id: str | None
    focus_area_id: str | None
    document_name: str
    ordinal: int
    text: str


def mark_due(connection: Connection, documents: Iterable[str]) -> None:
    """Note that goals of these documents' authorities may be others than they were."""
    document, due = models.SourceDocument, models.LineageDue
    found = connection.execute(
        select(document.municipality_id, document.committee_id).where(
            document.document_id.in_(list(documents))
        )
    )
    authorities = {place or committee for place, committee in found} - {None}
    rows = [{"authority_id": authority} for authority in sorted(authorities, key=str)]
    insert_missing(connection, due, rows)


def due(connection: Connection) -> Sequence[str]:
    """Return the authorities whose lineage is to be told."""
    authority = models.LineageDue.authority_id
    return connection.scalars(select(authority).order_by(authority)).all()


def _belongs(authority: str) -> ColumnElement[bool]:
    """Tell an authority's documents: those of a municipality, or of a committee of none known."""
    document = models.SourceDocument
    return or_(
        document.municipality_id == authority,
        and_(document.municipality_id.is_(None), document.committee_id == authority),
    )


def goals_of(connection: Connection, authority: str) -> list[GoalOfYear]:
    """Return the goals of an authority's current documents whose year is known."""
    document, goal = models.SourceDocument, models.Goal
    is_its = and_(_belongs(authority), document.is_current, document.report_year.is_not(None))
    texts = _texts(connection, is_its)
    rows = connection.execute(
        select(
            goal.goal_id,
            document.report_year,
            document.municipality_id,
            document.committee_id,
            goal.service_area_id,
            goal.focus_area_id,
            document.name,
            goal.ordinal,
        )
        .join(document, document.document_id == goal.document_id)
        .where(is_its)
    )
    return [
        GoalOfYear(goal_id, year, place, committee, service, focus, name, ordinal, texts[goal_id])
        for goal_id, year, place, committee, service, focus, name, ordinal in rows
        if goal_id in texts and year is not None
    ]


def _texts(connection: Connection, is_its: ColumnElement[bool]) -> Mapping[str, str]:
    """Return what states each goal: the first section of the kinds that do."""
    document, goal, section = models.SourceDocument, models.Goal, models.GoalSection
    found: dict[str, dict[int, str]] = defaultdict(dict)
    rows = connection.execute(
        select(section.goal_id, section.kind, section.text)
        .join(goal, goal.goal_id == section.goal_id)
        .join(document, document.document_id == goal.document_id)
        .where(section.kind.in_(list(_RANK)), is_its)
    )
    for goal_id, kind, text in rows:
        found[goal_id][_RANK[kind]] = text
    return {goal_id: texts[min(texts)] for goal_id, texts in found.items()}


def write_lineage(
    connection: Connection, authority: str, links: Sequence[Mapping[str, object]]
) -> None:
    """Write an authority's lineage in place of what was told of it before."""
    document, goal, lineage = models.SourceDocument, models.Goal, models.GoalLineage
    its = (
        select(goal.goal_id)
        .join(document, document.document_id == goal.document_id)
        .where(_belongs(authority))
    )
    connection.execute(
        delete(lineage).where(or_(lineage.goal_id.in_(its), lineage.earlier_goal_id.in_(its)))
    )
    if links:
        connection.execute(insert(lineage), [dict(link) for link in links])
    entry = models.LineageDue
    connection.execute(delete(entry).where(entry.authority_id == authority))
