"""List the goals document by document, each with its targets, measurements and doubts.

The views are gone through side by side in their order, so that one document is in memory at a time.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from sqlalchemy import Connection, Row, select

from goalextract.database.bi_documents import BI_DATA_QUALITY, BI_DOCUMENTS
from goalextract.database.bi_goals import BI_GOALS
from goalextract.database.bi_quantities import BI_ASSESSMENTS, BI_MEASUREMENTS, BI_TARGETS
from goalextract.database.lineage import STATING_KINDS
from goalextract.database.listed import (
    ListedAmount,
    ListedDocument,
    ListedDoubt,
    ListedGoal,
    ListedNotice,
    ListedOutcome,
    ListedTarget,
)
from goalextract.database.reading_views import PIECEMEAL, comparable, in_order, view_table
from goalextract.database.view import View

_AMOUNT: Final = ("comparator", "value", "value_high", "unit", "direction", "period")
_DOCUMENT: Final = (
    "document_name",
    "document_title",
    "municipality_name",
    "committee",
    "report_year",
    "page_count",
    "profile",
    "goal_count",
    "section_count",
    "sections_needing_review",
    "issue_count",
    "quarantined_goal_count",
)
_STATED: Final = tuple(kind.value for kind in STATING_KINDS)
_GOAL_FIELDS: Final = (
    "number",
    "first_page",
    "last_page",
    "service_area_name",
    "confidence",
    "needs_review",
    *_STATED,
)


class _Beside:
    """Give the rows of a view goal by goal, while another view's goals are gone through."""

    def __init__(self, rows: Iterator[Row[Any]]) -> None:
        self._rows = rows
        self._head = next(rows, None)

    def of(self, key: tuple[str, int]) -> list[Row[Any]]:
        """Take the rows of one goal; those of goals before it are passed over."""
        taken: list[Row[Any]] = []
        while (head := self._head) is not None:
            own = (head.document_name, head.goal_ordinal)
            if own > key:
                break
            if own == key:
                taken.append(head)
            self._head = next(self._rows, None)
        return taken


def documents_in_doubt(connection: Connection, most: int) -> tuple[ListedDocument, ...]:
    """Return the documents with the most flagged sections, those first; none without any."""
    source = view_table(connection, BI_DOCUMENTS)
    flagged = source.c.sections_needing_review
    query = (
        select(*(source.c[name] for name in _DOCUMENT))
        .where(flagged > 0)
        .order_by(flagged.desc(), *in_order(connection, source, BI_DOCUMENTS))
        .limit(most)
    )
    return tuple(ListedDocument(*row) for row in connection.execute(query))


def noticed(
    connection: Connection, most: int, *, source: str | None = None, code: str | None = None
) -> tuple[ListedNotice, ...]:
    """Return what was refused or noticed, of one source or one code, by document."""
    view = view_table(connection, BI_DATA_QUALITY)
    query = select(
        *(view.c[name] for name in ("document_name", "code", "message", "goal_ordinal", "page"))
    )
    if source is not None:
        query = query.where(view.c.source == source)
    if code is not None:
        query = query.where(view.c.code == code)
    query = query.order_by(*in_order(connection, view, BI_DATA_QUALITY)).limit(most)
    return tuple(ListedNotice(*row) for row in connection.execute(query))


def listed(
    connection: Connection, most: int
) -> Iterator[tuple[ListedDocument, tuple[ListedGoal, ...]]]:
    """Yield the first documents with their goals, as many as have no more than ``most`` goals.

    If the first document alone has more, its first goals are given; nothing is if none is wanted.
    """
    documents = _first_documents(connection, most) if most else ()
    if not documents:
        return
    last = documents[-1].document_name
    goals = _rows(connection, BI_GOALS, last, ("document_name", "ordinal", *_GOAL_FIELDS), most)
    with_key = ("document_name", "goal_ordinal")
    targets = _Beside(_rows(connection, BI_TARGETS, last, (*with_key, "target_id", *_AMOUNT)))
    measured = _Beside(_rows(connection, BI_MEASUREMENTS, last, (*with_key, *_AMOUNT)))
    outcomes = _Beside(
        _rows(
            connection,
            BI_ASSESSMENTS,
            last,
            (*with_key, "target_id", "outcome", "method", "evidence"),
        )
    )
    doubts = _Beside(_rows(connection, BI_DATA_QUALITY, last, (*with_key, "section", "message")))
    head = next(goals, None)
    for document in documents:
        found: list[ListedGoal] = []
        while head is not None and head.document_name == document.document_name:
            key = (head.document_name, head.ordinal)
            found.append(
                _goal(head, targets.of(key), measured.of(key), outcomes.of(key), doubts.of(key))
            )
            head = next(goals, None)
        yield document, tuple(found)


def _first_documents(connection: Connection, most: int) -> Sequence[ListedDocument]:
    """Return the documents to be listed: by name, while their goals are no more than ``most``."""
    source = view_table(connection, BI_DOCUMENTS)
    query = select(*(source.c[name] for name in _DOCUMENT)).where(source.c.goal_count > 0)
    query = query.order_by(*in_order(connection, source, BI_DOCUMENTS))
    found: list[ListedDocument] = []
    goals = 0
    with connection.execute(query, execution_options=PIECEMEAL) as rows:
        for row in rows:
            document = ListedDocument(*row)
            goals += document.goal_count
            if found and goals > most:
                break
            found.append(document)
    return found


def _rows(
    connection: Connection,
    view: View,
    last: str,
    names: Sequence[str],
    most: int | None = None,
) -> Iterator[Row[Any]]:
    """Yield columns of a view's rows that belong to a goal, up to those of a document."""
    source = view_table(connection, view)
    name = comparable(connection, source.c.document_name)
    query = select(*(source.c[column] for column in names)).where(name <= last)
    if view is BI_DATA_QUALITY:
        query = query.where(source.c.source == "section")
    query = query.order_by(*in_order(connection, source, view)).limit(most)
    yield from connection.execute(query, execution_options=PIECEMEAL)


def _goal(
    row: Row[Any],
    targets: Sequence[Row[Any]],
    measured: Sequence[Row[Any]],
    outcomes: Sequence[Row[Any]],
    doubts: Sequence[Row[Any]],
) -> ListedGoal:
    stated = (getattr(row, kind) for kind in _STATED)
    told: dict[str | None, list[ListedOutcome]] = {}
    for found in outcomes:
        told.setdefault(found.target_id, []).append(
            ListedOutcome(found.outcome, found.method, found.evidence)
        )
    return ListedGoal(
        ordinal=row.ordinal,
        number=row.number,
        first_page=row.first_page,
        last_page=row.last_page,
        service_area=row.service_area_name,
        focus_area=row.focus_area,
        statement=next((text for text in stated if text), None),
        confidence=row.confidence,
        needs_review=row.needs_review,
        targets=tuple(
            ListedTarget(_amount(target), tuple(told.get(target.target_id, ())))
            for target in targets
        ),
        measurements=tuple(_amount(one) for one in measured),
        outcomes=tuple(told.get(None, ())),
        doubts=tuple(ListedDoubt(doubt.section, doubt.message) for doubt in doubts),
    )


def _amount(row: Row[Any]) -> ListedAmount:
    return ListedAmount(
        row.comparator, row.value, row.value_high, row.unit, row.direction, row.period
    )
