"""The tables of what goals promise and report: actions, targets, measurements, assessments."""

from decimal import Decimal
from typing import Final, get_args

from sqlalchemy import (
    CheckConstraint,
    Constraint,
    ForeignKeyConstraint,
    Index,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from goalextract.database.base import Base, Id, at_least, not_empty, one_of, owned
from goalextract.database.places import Place, place_checks
from goalextract.records import Comparator, Direction, Kind, Method, Outcome

_SECTION: Final = ("goal_section.goal_id", "goal_section.kind")


def _of_section(table: str) -> tuple[ForeignKeyConstraint, Index]:
    """Tie a row to the section of its goal that it was read from."""
    return (
        ForeignKeyConstraint(["goal_id", "kind"], list(_SECTION), ondelete="CASCADE"),
        Index(f"ix_{table}_goal_id_kind", "goal_id", "kind"),
    )


def _quantity_checks(table: str) -> tuple[Constraint | Index, ...]:
    return (
        UniqueConstraint("goal_id", "position"),
        *_of_section(table),
        at_least("position", 1),
        one_of("kind", Kind),
        not_empty("text"),
        one_of("comparator", get_args(Comparator)),
        CheckConstraint("value_high >= value", name="value_high"),
        CheckConstraint("(comparator = 'range') = (value_high IS NOT NULL)", name="range"),
        one_of("direction", get_args(Direction)),
    )


class Action(Base):
    """One separate action of a goal's means."""

    __tablename__ = "action"
    __table_args__ = (
        UniqueConstraint("goal_id", "position"),
        at_least("position", 1),
        not_empty("text"),
        {"comment": "Actions: the separate items of goals' means."},
    )
    action_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="Identifier, derived from the goal's and the position."
    )
    goal_id: Mapped[Id] = owned("goal.goal_id", "The goal it belongs to.")
    position: Mapped[int] = mapped_column(comment="Place among the goal's actions, from 1.")
    text: Mapped[str] = mapped_column(comment="The action as the report writes it.")


class _Figure:
    """Hold the columns that a target and a measurement share."""

    goal_id: Mapped[Id] = mapped_column(comment="The goal it belongs to.", sort_order=1)
    position: Mapped[int] = mapped_column(
        comment="Place in the goal's list of them, from 1.", sort_order=2
    )
    kind: Mapped[str] = mapped_column(comment="The section it stands in.", sort_order=3)
    text: Mapped[str] = mapped_column(
        comment="Quote from the section that states it.", sort_order=4
    )
    comparator: Mapped[str] = mapped_column(
        comment="How the value bounds what is counted.", sort_order=5
    )
    value: Mapped[Decimal] = mapped_column(comment="The number in base units.", sort_order=6)
    value_high: Mapped[Decimal | None] = mapped_column(
        comment="Upper end of a range.", sort_order=7
    )
    unit: Mapped[str | None] = mapped_column(
        comment="What is counted, as the report writes it.", sort_order=8
    )
    direction: Mapped[str | None] = mapped_column(comment="Which way a change goes.", sort_order=9)
    period: Mapped[str | None] = mapped_column(
        comment="The time it is for, in ISO 8601's way.", sort_order=10
    )


class Target(_Figure, Base):
    """One quantified target of a goal."""

    __tablename__ = "target"
    __table_args__ = (
        *_quantity_checks("target"),
        # what an assessment of the same goal may point at
        UniqueConstraint("goal_id", "target_id"),
        {"comment": "Targets: what goals promise, in numbers."},
    )
    target_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="Identifier, derived from the goal's and the position."
    )


class Measurement(_Figure, Base):
    """One measurement that a goal's report states."""

    __tablename__ = "measurement"
    __table_args__ = (
        *_quantity_checks("measurement"),
        {"comment": "Measurements: what reports state in numbers."},
    )
    measurement_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="Identifier, derived from the goal's and the position."
    )


class Assessment(Base):
    """One outcome: whether a target, or the goal as a whole, was reached."""

    __tablename__ = "assessment"
    __table_args__ = (
        UniqueConstraint("goal_id", "position"),
        *_of_section("assessment"),
        ForeignKeyConstraint(
            ["goal_id", "target_id"], ["target.goal_id", "target.target_id"], ondelete="CASCADE"
        ),
        Index("ix_assessment_target_id_goal_id", "target_id", "goal_id"),
        at_least("position", 1),
        one_of("kind", Kind),
        one_of("outcome", get_args(Outcome)),
        one_of("method", get_args(Method)),
        CheckConstraint("method = 'stated' OR target_id IS NOT NULL", name="derived"),
        not_empty("evidence"),
        {"comment": "Assessments: whether targets were reached, and how that is known."},
    )
    assessment_id: Mapped[Id] = mapped_column(
        primary_key=True, comment="Identifier, derived from the goal's and the position."
    )
    goal_id: Mapped[Id] = mapped_column(comment="The goal it belongs to.")
    position: Mapped[int] = mapped_column(comment="Place among the goal's assessments, from 1.")
    target_id: Mapped[Id | None] = mapped_column(
        comment="The target it is of; empty for the goal as a whole."
    )
    outcome: Mapped[str] = mapped_column(comment="Whether it was reached.")
    method: Mapped[str] = mapped_column(
        comment="stated: the report says so; derived: a measurement was compared with the target."
    )
    kind: Mapped[str] = mapped_column(comment="The section its evidence stands in.")
    evidence: Mapped[str] = mapped_column(comment="Quote from the section that shows it.")


class ActionSpan(Place, Base):
    """One stretch of a page that an action was read from."""

    __tablename__ = "action_span"
    __table_args__ = (*place_checks(), {"comment": "Where actions stand in their document."})
    action_id: Mapped[Id] = owned(
        "action.action_id", "The action that stands here.", primary_key=True
    )


class TargetSpan(Place, Base):
    """One stretch of a page that a target's quote was read from."""

    __tablename__ = "target_span"
    __table_args__ = (*place_checks(), {"comment": "Where targets stand in their document."})
    target_id: Mapped[Id] = owned(
        "target.target_id", "The target that stands here.", primary_key=True
    )


class MeasurementSpan(Place, Base):
    """One stretch of a page that a measurement's quote was read from."""

    __tablename__ = "measurement_span"
    __table_args__ = (*place_checks(), {"comment": "Where measurements stand in their document."})
    measurement_id: Mapped[Id] = owned(
        "measurement.measurement_id", "The measurement that stands here.", primary_key=True
    )
