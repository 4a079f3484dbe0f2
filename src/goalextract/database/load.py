"""Write one document: whole or not at all, with its part of the ledger, in one transaction.

Every function here works inside a transaction that its caller opens and commits.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from sqlalchemy import (
    ColumnElement,
    Connection,
    delete,
    exists,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.orm import InstrumentedAttribute

from goalextract.database import models
from goalextract.database.copying import FEWEST_TO_COPY, copy_rows
from goalextract.database.identity import content_id
from goalextract.database.inserting import insert_missing
from goalextract.database.lineage_rows import mark_due
from goalextract.database.rows import (
    Row,
    Table,
    document_id,
    document_row,
    places_of,
    quarantined_goals,
    rows_beside_goals,
    rows_of_goals,
)
from goalextract.database.stored import Stored
from goalextract.errors import DocumentError
from goalextract.records import Goal
from goalextract.validation import PassedReport, RejectedGoal

_OWNED = (models.RelatedDocument, models.DocumentIssue, models.Goal, models.Quarantine)
"""What goes when a document is replaced; the rest goes with these."""
_AT_ONCE: Final = 200
"""Goals whose rows are held at a time; most reports have fewer."""


def forget_name(connection: Connection, sha256: str, name: str) -> bool:
    """Record that a file is gone; return whether a document was known by it.

    The document stays, and is current only while another name still points at it.
    """
    _release(connection, name)
    document, entry = models.SourceDocument, models.DocumentName
    owner = connection.scalar(select(document.document_id).where(document.sha256 == sha256))
    if owner is None:
        return False
    gone = connection.execute(
        update(entry)
        .where(entry.document_id == owner, entry.name == name, entry.is_current)
        .values(is_current=False)
    ).rowcount
    if gone:
        _rename(connection, owner)
    return bool(gone)


def _insert(connection: Connection, table: Table, rows: Sequence[Row]) -> None:
    if len(rows) >= FEWEST_TO_COPY and connection.dialect.name == "postgresql":
        copy_rows(connection, table, rows)
    elif rows:
        connection.execute(insert(table), list(rows))


def _replace_document(connection: Connection, owner: str, row: Row) -> bool:
    """Write the document's own row; return whether it replaces an earlier reading."""
    document = models.SourceDocument
    is_it = document.document_id == owner
    if connection.scalar(select(document.document_id).where(is_it)) is None:
        connection.execute(insert(document), [row])
        return False
    mark_due(connection, [owner])  # it may have been another authority's
    for table in _OWNED:
        connection.execute(delete(table).where(table.document_id == owner))
    connection.execute(update(document).where(is_it).values(row))
    return True


def _is_used(
    reference: InstrumentedAttribute[str | None], key: InstrumentedAttribute[str]
) -> ColumnElement[bool]:
    return exists().where(reference == key)


def _drop_unused(connection: Connection) -> None:
    """Delete shared rows that nothing refers to, so that a rebuilt database has the same rows."""
    document, goal = models.SourceDocument, models.Goal
    areas = (models.ServiceArea, models.FocusArea)
    connection.execute(
        delete(areas[0]).where(~_is_used(goal.service_area_id, areas[0].service_area_id))
    )
    connection.execute(
        delete(areas[1]).where(~_is_used(goal.focus_area_id, areas[1].focus_area_id))
    )
    committee, place = models.Committee, models.Municipality
    connection.execute(
        delete(committee).where(~_is_used(document.committee_id, committee.committee_id))
    )
    listed = models.RegionMunicipality
    users = [table.municipality_id for table in (document, committee, *areas, listed)]
    connection.execute(
        delete(place).where(~or_(*(_is_used(user, place.municipality_id) for user in users)))
    )


def load_document(
    connection: Connection, report: PassedReport, names: Sequence[str], extractor: str
) -> Stored:
    """Write a report and its rejected goals, in place of any earlier reading of the same bytes.

    Args:
        connection: a connection within a transaction.
        report: what was read.
        names: the names that the files with these bytes have now, one at least.
        extractor: the version that read it.

    Raises:
        DocumentError: a goal cannot be understood; the transaction must not be committed.
    """
    name = min(names)
    row = document_row(report, name, extractor)
    stored = Stored(
        document_id=document_id(report.document.sha256),
        extractor=extractor,
        is_complete=not report.rejected,
        goals=0,
        sections=0,
        flagged=0,
        rejected_goals=len(report.rejected),
    )
    for table, values in places_of(report.document):
        insert_missing(connection, table, values)
    was_there = _replace_document(connection, stored.document_id, row)
    for table, values in rows_beside_goals(report, name):
        _insert(connection, table, values)
    goals = report.goals()
    while part := tuple(islice(goals, _AT_ONCE)):
        rows = rows_of_goals(part, report.document)
        for table, values in rows.shared:
            insert_missing(connection, table, values)
        for table, values in rows.owned:
            _insert(connection, table, values)
        stored = _with(stored, part)
    point_names(connection, stored.document_id, names)
    mark_due(connection, [stored.document_id])
    if was_there:
        _drop_unused(connection)
    return stored


def _with(stored: Stored, goals: Sequence[Goal]) -> Stored:
    """Count further goals of a document, as ``find_stored`` would."""
    sections = [section for goal in goals for section in goal.sections.values()]
    return replace(
        stored,
        goals=stored.goals + len(goals),
        sections=stored.sections + len(sections),
        flagged=stored.flagged + sum(section.needs_review for section in sections),
    )


def point_names(connection: Connection, owner: str, names: Iterable[str]) -> None:
    """Record that the files of these names now have the content of one document.

    Documents that a name pointed at before stay, and are current only while another name still
    points at them.  What was in quarantine under the names goes: the files can be read now.
    """
    entry = models.DocumentName
    wanted = set(names)
    rows = connection.execute(
        select(entry.document_id, entry.name, entry.is_current).where(
            or_(entry.name.in_(sorted(wanted)), entry.document_id == owner)
        )
    ).all()
    before = {(document, name): is_current for document, name, is_current in rows}
    changed = {owner}
    for (document, name), is_current in before.items():
        if name in wanted and is_current and document != owner:
            changed.add(document)
            _set_current(connection, document, name, is_current=False)
    for name in sorted(wanted):
        if (owner, name) not in before:
            row = {"document_id": owner, "name": name, "is_current": True}
            connection.execute(insert(entry), [row])
        elif not before[owner, name]:
            _set_current(connection, owner, name, is_current=True)
        _release(connection, name)
    for document in sorted(changed):
        _rename(connection, document)


def _set_current(connection: Connection, document: str, name: str, *, is_current: bool) -> None:
    entry = models.DocumentName
    connection.execute(
        update(entry)
        .where(entry.document_id == document, entry.name == name)
        .values(is_current=is_current)
    )


def _rename(connection: Connection, owner: str) -> None:
    """Bring a document's name and currency in line with the files it was met in."""
    entry, document = models.DocumentName, models.SourceDocument
    met = connection.execute(
        select(entry.name, entry.is_current).where(entry.document_id == owner)
    ).all()
    now = [name for name, is_current in met if is_current]
    name = min(now or [name for name, _ in met])
    changed = connection.execute(
        update(document)
        .where(
            document.document_id == owner,
            or_(document.name != name, document.is_current != bool(now)),
        )
        .values(name=name, is_current=bool(now))
    ).rowcount
    if not changed:
        return
    mark_due(connection, [owner])
    connection.execute(
        update(models.Quarantine)
        .where(models.Quarantine.document_id == owner)
        .values(document_name=name)
    )


def _release(connection: Connection, name: str) -> None:
    """Drop what was refused whole under a name."""
    refused = models.Quarantine
    connection.execute(
        delete(refused).where(refused.document_name == name, refused.document_id.is_(None))
    )


def quarantine_document(
    connection: Connection,
    name: str,
    sha256: str | None,
    error: DocumentError,
    rejected: Sequence[RejectedGoal] = (),
) -> None:
    """Record that a file was refused whole, in place of what was refused under its name before.

    What was loaded under the name earlier stays current: it is the last that could be read.
    """
    _release(connection, name)
    _insert(
        connection,
        models.Quarantine,
        [
            {
                "quarantine_id": content_id("quarantine", None, name, None),
                "level": models.Level.DOCUMENT.value,
                "document_name": name,
                "sha256": sha256,
                "document_id": None,
                "code": error.code,
                "cause": error.cause,
                "remedy": error.remedy,
            }
        ],
    )
    goals, rules = quarantined_goals(rejected, name, sha256, None)
    _insert(connection, models.Quarantine, goals)
    _insert(connection, models.QuarantineRule, rules)
