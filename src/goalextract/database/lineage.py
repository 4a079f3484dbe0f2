"""The tables that outlive a reading: the same goal in several years, and what people corrected."""

from datetime import datetime
from enum import StrEnum
from typing import Final

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import (
    Base,
    Id,
    at_least,
    not_empty,
    one_of,
    owned,
    share,
    truth,
)
from goalextract.records import Kind

STATING_KINDS: Final = (
    Kind.GOAL,
    Kind.INDICATOR,
    Kind.SUCCESS_CRITERION,
    Kind.TARGET_VALUE,
    Kind.FOCUS_AREA,
)
"""What states a goal: the first of these that it has."""


class Change(StrEnum):
    """Name how a goal differs from the same goal in an earlier report."""

    UNCHANGED = "unchanged"
    RENUMBERED = "renumbered"
    """Its words are the same, its numbers or years are not."""
    REWORDED = "reworded"


class GoalLineage(Base):
    """That a goal goes on with a goal of an earlier year's report."""

    __tablename__ = "goal_lineage"
    __table_args__ = (
        one_of("change", Change),
        share("similarity"),
        truth("needs_review"),
        CheckConstraint("goal_id <> earlier_goal_id", name="earlier_goal_id"),
        {"comment": "Which goal of an earlier year's report a goal goes on with."},
    )
    goal_id: Mapped[Id] = owned("goal.goal_id", "The later goal.", primary_key=True)
    earlier_goal_id: Mapped[Id] = mapped_column(
        ForeignKey("goal.goal_id", ondelete="CASCADE"),
        unique=True,
        comment="The goal that it goes on with.",
    )
    change: Mapped[str] = mapped_column(
        comment="unchanged; renumbered: only numbers and years differ; or reworded."
    )
    similarity: Mapped[float] = mapped_column(
        comment="How much of their words the two share, from 0 to 1, rare words counting more."
    )
    needs_review: Mapped[bool] = mapped_column(
        comment="Whether they may be two goals: little is alike, or another goal is as like."
    )


class LineageDue(Base):
    """An authority whose goals changed since their lineage was told."""

    __tablename__ = "lineage_due"
    __table_args__ = (
        {"comment": "Authorities whose lineage the run at work has still to tell; else empty."},
    )
    authority_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="The municipality, or the committee of one that is not known."
    )


class Correction(Base):
    """What a person found when comparing a section with its page.

    It names the goal by its place, since the goals' rows go when a document is read again.
    """

    __tablename__ = "correction"
    __table_args__ = (
        UniqueConstraint("document_id", "goal_ordinal", "kind"),
        at_least("goal_ordinal", 1),
        one_of("kind", Kind),
        not_empty("corrected_text"),
        {"comment": "What people found by eye; kept when the document is read again."},
    )
    correction_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="Identifier, derived from the document, the goal and the kind."
    )
    document_id: Mapped[Id] = owned("source_document.document_id", "The document looked at.")
    goal_ordinal: Mapped[int] = mapped_column(comment="The goal's place in the document, from 1.")
    kind: Mapped[str] = mapped_column(comment="The kind of section looked at.")
    read_text: Mapped[str | None] = mapped_column(
        comment="What the program had read; empty if it had missed the section."
    )
    corrected_text: Mapped[str | None] = mapped_column(
        comment="What the page says; empty if there is no such section."
    )
    note: Mapped[str | None] = mapped_column(comment="A remark of the person's.")
    corrected_at: Mapped[datetime] = mapped_column(comment="When it was found, UTC.")
