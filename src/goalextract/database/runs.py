"""The tables of the work itself: what each run did, and what was refused."""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import CheckConstraint
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import Base, Id, at_least, one_of, owned


class RunStatus(StrEnum):
    """Name the states of a run."""

    RUNNING = "running"
    FINISHED = "finished"
    FAILED = "failed"
    INTERRUPTED = "interrupted"
    DIED = "died"


class Level(StrEnum):
    """Name what a quarantine row refuses."""

    DOCUMENT = "document"
    GOAL = "goal"


_COUNTS = (
    "documents",
    "loaded",
    "unchanged",
    "duplicates",
    "refused",
    "incomplete",
    "goals",
    "sections",
    "flagged",
    "rejected_goals",
    "skipped",
    "removed",
)


class IngestionRun(Base):
    """One run of the main job."""

    __tablename__ = "ingestion_run"
    __table_args__ = (
        one_of("status", RunStatus),
        *(at_least(column, 0) for column in _COUNTS),
        {"comment": "Runs of the main job, with what each did; moments stand here only."},
    )
    run_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier, drawn at random.")
    started_at: Mapped[datetime] = mapped_column(comment="When the run began, UTC.")
    finished_at: Mapped[datetime | None] = mapped_column(
        comment="When it ended, UTC; empty while it runs and if it died."
    )
    status: Mapped[str] = mapped_column(
        comment="running, finished, failed (see message), interrupted by the user, or died."
    )
    message: Mapped[str | None] = mapped_column(comment="Why the run failed.")
    extractor: Mapped[str] = mapped_column(comment="Version of the program and its templates.")
    documents: Mapped[int] = mapped_column(comment="Files dealt with: the next four together.")
    loaded: Mapped[int] = mapped_column(comment="Documents written in this run.")
    unchanged: Mapped[int] = mapped_column(comment="Documents that were there already.")
    duplicates: Mapped[int] = mapped_column(comment="Further files with another file's content.")
    refused: Mapped[int] = mapped_column(comment="Documents put in quarantine whole.")
    incomplete: Mapped[int] = mapped_column(
        comment="Of the loaded and unchanged documents, those with goals in quarantine."
    )
    goals: Mapped[int] = mapped_column(comment="Goals of the loaded and unchanged documents.")
    sections: Mapped[int] = mapped_column(comment="Sections of these goals.")
    flagged: Mapped[int] = mapped_column(comment="Of these sections, those that want a look.")
    rejected_goals: Mapped[int] = mapped_column(comment="Goals of these documents in quarantine.")
    skipped: Mapped[int] = mapped_column(
        server_default="0",
        comment="Further entries that are no documents: hidden, READMEs, editors' copies.",
    )
    removed: Mapped[int] = mapped_column(
        server_default="0", comment="Files of earlier runs that are no longer there."
    )


class Quarantine(Base):
    """A document or a goal that was refused, and why."""

    __tablename__ = "quarantine"
    __table_args__ = (
        one_of("level", Level),
        CheckConstraint("document_id IS NULL OR level = 'goal'", name="document_id"),
        CheckConstraint("length(sha256) = 64", name="sha256"),
        {"comment": "Refused documents and goals, and why; a row goes when its file loads."},
    )
    quarantine_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier.")
    level: Mapped[str] = mapped_column(comment="document: all of it; goal: one goal of it.")
    document_name: Mapped[str] = mapped_column(
        index=True, comment="File name below the folder of reports."
    )
    sha256: Mapped[str | None] = mapped_column(
        comment="SHA-256 of the file's bytes; empty if they could not be read."
    )
    document_id: Mapped[Id | None] = owned(
        "source_document.document_id", "The document, if its other goals were loaded."
    )
    code: Mapped[str] = mapped_column(comment="Stable code of the reason, to filter on.")
    cause: Mapped[str] = mapped_column(comment="What was wrong, in words.")
    remedy: Mapped[str] = mapped_column(comment="What can be done about it.")
    goal_ordinal: Mapped[int | None] = mapped_column(
        comment="The goal's place in its document, if a goal was refused."
    )
    page: Mapped[int | None] = mapped_column(comment="The goal's first page.")
    payload: Mapped[str | None] = mapped_column(comment="The refused goal as JSON.")


class QuarantineRule(Base):
    """One rule that a refused goal broke."""

    __tablename__ = "quarantine_rule"
    __table_args__ = (
        at_least("position", 1),
        {"comment": "Rules that a refused goal broke."},
    )
    quarantine_id: Mapped[Id] = owned(
        "quarantine.quarantine_id", "The refused goal.", primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="Place in the list, from 1.")
    code: Mapped[str] = mapped_column(comment="Stable code of the rule.")
    message: Mapped[str] = mapped_column(comment="What the rule says.")
    location: Mapped[str] = mapped_column(comment="Where in the goal, as a path of field names.")
