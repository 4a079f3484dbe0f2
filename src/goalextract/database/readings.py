"""What need not be read again: what was refused for good, and what profiles change nothing in."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from sqlalchemy import CheckConstraint, Connection, delete, insert, select
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import Base, Id, owned
from goalextract.database.runs import Level, Quarantine

_AT_ONCE: Final = 500
"""So many contents are asked for in one query."""


class RefusedContent(Base):
    """Bytes that were refused, and by what."""

    __tablename__ = "refused_content"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256"),
        {"comment": "Bytes that need not be read again to be refused; of the work."},
    )
    sha256: Mapped[str] = mapped_column(primary_key=True, comment="SHA-256 of the file's bytes.")
    reader: Mapped[str] = mapped_column(
        comment="Version of the program, its templates and its limits that refused them."
    )


class TriedDocument(Base):
    """A document and the users' profiles that were at hand when it was read last."""

    __tablename__ = "tried_document"
    __table_args__ = (
        {"comment": "Documents that were read with users' profiles at hand; of the work."},
    )
    document_id: Mapped[Id] = owned(
        "source_document.document_id", "The document.", primary_key=True
    )
    extractor: Mapped[str] = mapped_column(
        comment="Version of the program and of all profiles that were at hand."
    )


@dataclass(frozen=True, slots=True)
class Refused:
    """Say under which names a content is in quarantine, and why; both told alike for each."""

    names: frozenset[str]
    code: str
    cause: str


def find_refused(connection: Connection, digests: Sequence[str], reader: str) -> dict[str, Refused]:
    """Return the contents that a reader refused before, by their SHA-256."""
    content, refused = RefusedContent, Quarantine
    names: dict[str, set[str]] = defaultdict(set)
    why: dict[str, tuple[str, str]] = {}
    for start in range(0, len(digests), _AT_ONCE):
        rows = connection.execute(
            select(content.sha256, refused.document_name, refused.code, refused.cause)
            .join(refused, refused.sha256 == content.sha256)
            .where(
                content.sha256.in_(digests[start : start + _AT_ONCE]),
                content.reader == reader,
                refused.level == Level.DOCUMENT.value,
            )
        )
        for sha256, name, code, cause in rows:
            names[sha256].add(name)
            why[sha256] = code, cause
    return {sha256: Refused(frozenset(names[sha256]), *why[sha256]) for sha256 in names}


def remember_refused(connection: Connection, sha256: str, reader: str | None) -> None:
    """Record what refused some bytes; with none, forget what did before."""
    connection.execute(delete(RefusedContent).where(RefusedContent.sha256 == sha256))
    if reader is not None:
        connection.execute(insert(RefusedContent), [{"sha256": sha256, "reader": reader}])


def forget_refused(connection: Connection) -> None:
    """Forget the bytes that are no longer in quarantine."""
    kept = select(Quarantine.sha256).where(Quarantine.sha256.is_not(None))
    connection.execute(delete(RefusedContent).where(RefusedContent.sha256.not_in(kept)))


def find_tried(connection: Connection, extractor: str) -> frozenset[str]:
    """Return the documents that were read last with all profiles of a version at hand."""
    entry = TriedDocument
    return frozenset(
        connection.scalars(select(entry.document_id).where(entry.extractor == extractor))
    )


def remember_tried(connection: Connection, document_id: str, extractor: str) -> None:
    """Record with which profiles at hand a document was read."""
    entry = TriedDocument
    connection.execute(delete(entry).where(entry.document_id == document_id))
    connection.execute(insert(entry), [{"document_id": document_id, "extractor": extractor}])
