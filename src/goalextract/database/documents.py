"""The tables of documents: where goals were read from, and what was said about the reading."""

from sqlalchemy import CheckConstraint, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import (
    Base,
    Id,
    at_least,
    not_empty,
    one_of,
    owned,
    shared,
    truth,
)
from goalextract.records import EARLIEST_YEAR, LATEST_PERIOD_YEAR


class Municipality(Base):
    """A municipality that a report belongs to."""

    __tablename__ = "municipality"
    __table_args__ = (
        CheckConstraint("length(code) = 3", name="code"),
        not_empty("name"),
        Index("uq_municipality_code", "code", unique=True),
        {"comment": "Municipalities that reports belong to."},
    )
    municipality_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier.")
    code: Mapped[str] = mapped_column(comment="Official three-digit code, such as 657.")
    name: Mapped[str] = mapped_column(comment="Official name, written with Kommune.")


class Committee(Base):
    """A political committee that a report was written for."""

    __tablename__ = "committee"
    __table_args__ = (
        not_empty("name"),
        {"comment": "Political committees that reports were written for."},
    )
    committee_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier.")
    municipality_id: Mapped[Id | None] = shared(
        "municipality.municipality_id", "The committee's municipality; empty if not known."
    )
    name: Mapped[str] = mapped_column(comment="The committee's name as the report writes it.")


class SourceDocument(Base):
    """One document, identified by its bytes."""

    __tablename__ = "source_document"
    __table_args__ = (
        CheckConstraint("length(sha256) = 64", name="sha256"),
        CheckConstraint(
            f"report_year >= {EARLIEST_YEAR} AND report_year <= {LATEST_PERIOD_YEAR}",
            name="report_year",
        ),
        at_least("page_count", 1),
        truth("is_current"),
        truth("is_complete"),
        not_empty("name"),
        {"comment": "Documents that goals were read from, one for each content of a file."},
    )
    document_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="Identifier, derived from the document's bytes."
    )
    sha256: Mapped[str] = mapped_column(
        String(64), unique=True, comment="SHA-256 of the document's bytes."
    )
    name: Mapped[str] = mapped_column(
        comment="File name below the folder of reports; the first if it has several.",
    )
    is_current: Mapped[bool] = mapped_column(
        comment="Whether a file still has this content, as of the last run that saw the file."
    )
    is_complete: Mapped[bool] = mapped_column(
        comment="Whether all goals passed validation; those that did not are in quarantine."
    )
    media_type: Mapped[str] = mapped_column(comment="What kind of file it is, such as text/plain.")
    title: Mapped[str | None] = mapped_column(comment="The report's title.")
    municipality_id: Mapped[Id | None] = shared(
        "municipality.municipality_id", "The municipality whose report it is."
    )
    committee_id: Mapped[Id | None] = shared(
        "committee.committee_id", "The committee the report was written for."
    )
    report_year: Mapped[int | None] = mapped_column(
        comment="The year reported on, not the year printed."
    )
    page_count: Mapped[int] = mapped_column(comment="How many pages the document has.")
    profile: Mapped[str] = mapped_column(comment="The report template it was read by.")
    extractor: Mapped[str] = mapped_column(
        comment="Version of the program and its templates that read the document."
    )


class DocumentName(Base):
    """A file name under which a document was met."""

    __tablename__ = "document_name"
    __table_args__ = (
        truth("is_current"),
        Index(
            "uq_document_name_current",
            "name",
            unique=True,
            sqlite_where=text("is_current"),
            postgresql_where=text("is_current"),
        ),
        {"comment": "File names under which a document was met, now and earlier."},
    )
    document_id: Mapped[Id] = owned(
        "source_document.document_id", "The document.", primary_key=True
    )
    name: Mapped[str] = mapped_column(
        primary_key=True, comment="File name below the folder of reports."
    )
    is_current: Mapped[bool] = mapped_column(
        comment="Whether the file of this name had this content when it was last seen."
    )


class RelatedDocument(Base):
    """Another document that a portal names beside this one."""

    __tablename__ = "related_document"
    __table_args__ = (
        at_least("position", 1),
        not_empty("title"),
        {"comment": "Titles of documents that a portal lists beside a document."},
    )
    document_id: Mapped[Id] = owned(
        "source_document.document_id", "The document beside which it is named.", primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="Place in the list, from 1.")
    title: Mapped[str] = mapped_column(comment="The related document's title.")


class DocumentIssue(Base):
    """Something that a reader of a document's goals should know."""

    __tablename__ = "document_issue"
    __table_args__ = (
        at_least("position", 1),
        one_of("severity", ("error", "warning")),
        at_least("page", 1),
        at_least("goal_ordinal", 1),
        {"comment": "What was noticed while a document was read; nothing of it is lost."},
    )
    document_id: Mapped[Id] = owned(
        "source_document.document_id", "The document it is about.", primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="Place in the list, from 1.")
    severity: Mapped[str] = mapped_column(comment="error: data is missing; warning: may be wrong.")
    code: Mapped[str] = mapped_column(comment="Stable code to filter on.")
    message: Mapped[str] = mapped_column(comment="What was noticed, in words.")
    page: Mapped[int | None] = mapped_column(comment="The page it is about, from 1.")
    goal_ordinal: Mapped[int | None] = mapped_column(
        comment="The goal it is about, by its place in the document."
    )
