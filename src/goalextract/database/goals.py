"""The tables of goals: each with its sections, and each section with where it stood."""

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import (
    Base,
    Id,
    at_least,
    not_empty,
    one_of,
    owned,
    share,
    shared,
    truth,
)
from goalextract.database.places import Place, place_checks
from goalextract.records import Kind


class ServiceArea(Base):
    """A municipality's service area that goals belong to."""

    __tablename__ = "service_area"
    __table_args__ = (
        not_empty("name"),
        {"comment": "Service areas that goals belong to, per municipality."},
    )
    service_area_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier.")
    municipality_id: Mapped[Id | None] = shared(
        "municipality.municipality_id", "The service area's municipality; empty if not known."
    )
    code: Mapped[str | None] = mapped_column(comment="Printed code, if it has one.")
    name: Mapped[str] = mapped_column(comment="Name without its code.")


class FocusArea(Base):
    """A municipality's focus area that goals belong to."""

    __tablename__ = "focus_area"
    __table_args__ = (
        not_empty("name"),
        {"comment": "Focus areas that goals belong to, per municipality."},
    )
    focus_area_id: Mapped[Id] = mapped_column(primary_key=True, comment="Identifier.")
    municipality_id: Mapped[Id | None] = shared(
        "municipality.municipality_id", "The focus area's municipality; empty if not known."
    )
    name: Mapped[str] = mapped_column(comment="The focus area as the report writes it.")


class Goal(Base):
    """One goal of a document."""

    __tablename__ = "goal"
    __table_args__ = (
        UniqueConstraint("document_id", "ordinal"),
        at_least("ordinal", 1),
        at_least("first_page", 1),
        CheckConstraint("last_page >= first_page", name="last_page"),
        share("confidence"),
        truth("needs_review"),
        {"comment": "Goals, each as one document states it."},
    )
    goal_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="Identifier, derived from the document's bytes and the ordinal."
    )
    document_id: Mapped[Id] = owned("source_document.document_id", "The document it was read from.")
    ordinal: Mapped[int] = mapped_column(comment="Place among the document's goals, from 1.")
    number: Mapped[str | None] = mapped_column(comment="The goal's number as printed.")
    first_page: Mapped[int] = mapped_column(comment="The first page the goal stands on, from 1.")
    last_page: Mapped[int] = mapped_column(comment="The last page the goal stands on.")
    service_area_id: Mapped[Id | None] = shared(
        "service_area.service_area_id", "The service area it belongs to."
    )
    focus_area_id: Mapped[Id | None] = shared(
        "focus_area.focus_area_id", "The focus area it belongs to."
    )
    focus_period: Mapped[str | None] = mapped_column(
        comment="The period its focus area is for, such as 2012-2015."
    )
    confidence: Mapped[float] = mapped_column(
        comment="How likely the whole goal is right, from 0 to 1."
    )
    needs_review: Mapped[bool] = mapped_column(
        comment="Whether any of its sections may be wrong or missing."
    )


class GoalSection(Base):
    """One section of a goal, as a reader would copy it."""

    __tablename__ = "goal_section"
    __table_args__ = (
        UniqueConstraint("goal_id", "kind"),
        one_of("kind", Kind),
        not_empty("text"),
        share("confidence"),
        truth("needs_review"),
        {"comment": "Sections of goals; a kind that the report does not have is absent."},
    )
    section_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="Identifier, derived from the goal's and the kind."
    )
    goal_id: Mapped[Id] = owned("goal.goal_id", "The goal it belongs to.")
    kind: Mapped[str] = mapped_column(comment="What the section says of the goal.")
    text: Mapped[str] = mapped_column(comment="The section's text with line breaks folded.")
    label: Mapped[str | None] = mapped_column(comment="The label as printed; empty if it has none.")
    confidence: Mapped[float] = mapped_column(
        comment="How likely the section is right, from 0 to 1: at 0.9, nine in ten are."
    )
    needs_review: Mapped[bool] = mapped_column(
        comment="Whether the section may be wrong and wants a person's eye."
    )


class SectionReason(Base):
    """One reason to doubt a section."""

    __tablename__ = "section_reason"
    __table_args__ = (
        at_least("position", 1),
        not_empty("reason"),
        {"comment": "Reasons why a section may be wrong."},
    )
    section_id: Mapped[Id] = owned(
        "goal_section.section_id", "The doubted section.", primary_key=True
    )
    position: Mapped[int] = mapped_column(primary_key=True, comment="Place in the list, from 1.")
    reason: Mapped[str] = mapped_column(comment="Why the section may be wrong.")


class SectionSpan(Place, Base):
    """One stretch of a page that a section was read from."""

    __tablename__ = "section_span"
    __table_args__ = (*place_checks(), {"comment": "Where sections stand in their document."})
    section_id: Mapped[Id] = owned(
        "goal_section.section_id", "The section that stands here.", primary_key=True
    )
