"""Count what the views show: goals, targets with their outcomes, doubts, issues, refusals.

Counting is the database's work, so that memory stays flat; sorting is left to who shows it, since
databases differ in how they order letters.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, distinct, func, select

from goalextract.database.bi_documents import BI_DATA_QUALITY, BI_DOCUMENTS
from goalextract.database.bi_goals import BI_GOALS
from goalextract.database.bi_quantities import BI_ASSESSMENTS, BI_TARGETS
from goalextract.database.reading_views import PIECEMEAL, view_table


@dataclass(frozen=True, slots=True)
class DocumentTally:
    """Count the documents of one municipality, year and version, and what was read of them."""

    municipality_name: str | None
    report_year: int | None
    extractor: str
    documents: int
    goals: int
    sections: int
    sections_needing_review: int


@dataclass(frozen=True, slots=True)
class GoalTally:
    """Count the goals of one service area and confidence."""

    service_area_name: str | None
    confidence: float
    goals: int
    needing_review: int
    without_status: int
    """Goals of which neither a status nor a follow-up is told."""


@dataclass(frozen=True, slots=True)
class TargetTally:
    """Count the targets of one year, service area and outcome."""

    report_year: int | None
    service_area_name: str | None
    outcome: str | None
    method: str | None
    is_of_means: bool
    targets: int


@dataclass(frozen=True, slots=True)
class AssessmentTally:
    """Count the outcomes of goals as a whole, of one kind."""

    outcome: str
    method: str
    assessments: int


@dataclass(frozen=True, slots=True)
class QualityTally:
    """Count what may be wrong or is missing, of one code."""

    source: str
    severity: str
    code: str
    rows: int
    documents: int


def document_tallies(connection: Connection) -> Iterator[DocumentTally]:
    """Yield how many documents there are and what was read of them."""
    source = view_table(connection, BI_DOCUMENTS).c
    by = (source.municipality_name, source.report_year, source.extractor)
    counts = (source.goal_count, source.section_count, source.sections_needing_review)
    query = select(*by, func.count(), *(func.sum(count) for count in counts)).group_by(*by)
    for place, year, extractor, documents, *sums in connection.execute(query):
        goals, sections, flagged = map(int, sums)  # PostgreSQL adds up counts as exact numbers
        yield DocumentTally(place, year, extractor, documents, goals, sections, flagged)


def goal_tallies(connection: Connection) -> Iterator[GoalTally]:
    """Yield how many goals there are, how sure they are and what they lack."""
    source = view_table(connection, BI_GOALS).c
    by = (source.service_area_name, source.confidence)
    query = select(
        *by,
        func.count(),
        func.count().filter(source.needs_review),
        func.count().filter(source.status.is_(None), source.follow_up.is_(None)),
    ).group_by(*by)
    for row in connection.execute(query, execution_options=PIECEMEAL):
        yield GoalTally(*row)


def goals_with_targets(connection: Connection) -> int:
    """Return how many goals have a target."""
    source = view_table(connection, BI_TARGETS).c
    return connection.scalar(select(func.count(distinct(source.goal_id)))) or 0


def target_tallies(connection: Connection) -> Iterator[TargetTally]:
    """Yield how many targets there are and what became of them."""
    source = view_table(connection, BI_TARGETS).c
    by = (
        source.report_year,
        source.service_area_name,
        source.outcome,
        source.outcome_method,
        (source.section == "means").label("is_of_means"),
    )
    query = select(*by, func.count()).group_by(*by)
    for row in connection.execute(query, execution_options=PIECEMEAL):
        yield TargetTally(*row)


def assessment_tallies(connection: Connection) -> Iterator[AssessmentTally]:
    """Yield what is said of goals as a whole."""
    source = view_table(connection, BI_ASSESSMENTS).c
    by = (source.outcome, source.method)
    whole = source.target_id.is_(None)
    for row in connection.execute(select(*by, func.count()).where(whole).group_by(*by)):
        yield AssessmentTally(*row)


def quality_tallies(connection: Connection) -> Iterator[QualityTally]:
    """Yield how much may be wrong or is missing, by code."""
    source = view_table(connection, BI_DATA_QUALITY).c
    by = (source.source, source.severity, source.code)
    query = select(*by, func.count(), func.count(distinct(source.document_name))).group_by(*by)
    for row in connection.execute(query):
        yield QualityTally(*row)


def reasons(connection: Connection) -> Iterator[str]:
    """Yield why sections are doubted, each time; the words quote documents."""
    source = view_table(connection, BI_DATA_QUALITY).c
    query = select(source.message).where(source.source == "section")
    for (message,) in connection.execute(query, execution_options=PIECEMEAL):
        yield message
