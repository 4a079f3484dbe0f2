"""Make the tables of actions, targets, measurements and assessments, with their places."""

from typing import Final

import sqlalchemy as sa
from alembic import op

from goalextract.database.base import ExactNumber

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

_KINDS: Final = (
    "kind IN ('service_area', 'focus_area', 'challenge', 'goal', 'means', "
    "'success_criterion', 'indicator', 'baseline', 'target_value', 'actual_value', "
    "'status', 'follow_up', 'comment', 'responsible', 'deadline')"
)
_COMPARATORS: Final = (
    "comparator IN ('=', '>=', '>', '<=', '<', '~', '~<', '~>', 'range', 'change')"
)
_BOX: Final = (
    "(x0 IS NULL) = (top IS NULL) AND (x0 IS NULL) = (x1 IS NULL) "
    "AND (x0 IS NULL) = (bottom IS NULL)"
)


def upgrade() -> None:
    """Make the tables; documents read before have none of their rows until they are read again."""
    op.create_table(
        "action",
        sa.Column(
            "action_id",
            sa.String(length=32),
            nullable=False,
            comment="Identifier, derived from the goal's and the position.",
        ),
        sa.Column(
            "goal_id", sa.String(length=32), nullable=False, comment="The goal it belongs to."
        ),
        sa.Column(
            "position",
            sa.Integer(),
            nullable=False,
            comment="Place among the goal's actions, from 1.",
        ),
        sa.Column("text", sa.Text(), nullable=False, comment="The action as the report writes it."),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_action_text")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_action_position")),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goal.goal_id"], name=op.f("fk_action_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("action_id", name=op.f("pk_action")),
        sa.UniqueConstraint("goal_id", "position", name=op.f("uq_action_goal_id_position")),
        comment="Actions: the separate items of goals' means.",
    )
    op.create_index(op.f("ix_action_goal_id"), "action", ["goal_id"], unique=False)
    op.create_table(
        "action_span",
        sa.Column(
            "action_id",
            sa.String(length=32),
            nullable=False,
            comment="The action that stands here.",
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order of reading, from 1."),
        sa.Column("page", sa.Integer(), nullable=False, comment="The page, from 1."),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in the page's text, counted from 0.",
        ),
        sa.Column(
            "end_offset", sa.Integer(), nullable=False, comment="The character after the last one."
        ),
        sa.Column("x0", sa.Float(), nullable=True, comment="Left edge in PDF points, if known."),
        sa.Column(
            "top", sa.Float(), nullable=True, comment="Upper edge in points from the page's top."
        ),
        sa.Column("x1", sa.Float(), nullable=True, comment="Right edge in PDF points, if known."),
        sa.Column(
            "bottom", sa.Float(), nullable=True, comment="Lower edge in points from the page's top."
        ),
        sa.CheckConstraint(_BOX, name=op.f("ck_action_span_box")),
        sa.CheckConstraint("end_offset > start_offset", name=op.f("ck_action_span_end_offset")),
        sa.CheckConstraint("page >= 1", name=op.f("ck_action_span_page")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_action_span_position")),
        sa.CheckConstraint("start_offset >= 0", name=op.f("ck_action_span_start_offset")),
        sa.ForeignKeyConstraint(
            ["action_id"],
            ["action.action_id"],
            name=op.f("fk_action_span_action_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("action_id", "position", name=op.f("pk_action_span")),
        comment="Where actions stand in their document.",
    )
    op.create_table(
        "measurement",
        sa.Column(
            "measurement_id",
            sa.String(length=32),
            nullable=False,
            comment="Identifier, derived from the goal's and the position.",
        ),
        sa.Column(
            "goal_id", sa.String(length=32), nullable=False, comment="The goal it belongs to."
        ),
        sa.Column(
            "position",
            sa.Integer(),
            nullable=False,
            comment="Place in the goal's list of them, from 1.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="The section it stands in."),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="Quote from the section that states it."
        ),
        sa.Column(
            "comparator",
            sa.Text(),
            nullable=False,
            comment="How the value bounds what is counted.",
        ),
        sa.Column("value", ExactNumber(), nullable=False, comment="The number in base units."),
        sa.Column("value_high", ExactNumber(), nullable=True, comment="Upper end of a range."),
        sa.Column(
            "unit", sa.Text(), nullable=True, comment="What is counted, as the report writes it."
        ),
        sa.Column("direction", sa.Text(), nullable=True, comment="Which way a change goes."),
        sa.Column(
            "period", sa.Text(), nullable=True, comment="The time it is for, in ISO 8601's way."
        ),
        sa.CheckConstraint(
            "(comparator = 'range') = (value_high IS NOT NULL)", name=op.f("ck_measurement_range")
        ),
        sa.CheckConstraint(_COMPARATORS, name=op.f("ck_measurement_comparator")),
        sa.CheckConstraint(
            "direction IN ('increase', 'decrease')", name=op.f("ck_measurement_direction")
        ),
        sa.CheckConstraint(_KINDS, name=op.f("ck_measurement_kind")),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_measurement_text")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_measurement_position")),
        sa.CheckConstraint("value_high >= value", name=op.f("ck_measurement_value_high")),
        sa.ForeignKeyConstraint(
            ["goal_id", "kind"],
            ["goal_section.goal_id", "goal_section.kind"],
            name=op.f("fk_measurement_goal_id_kind"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("measurement_id", name=op.f("pk_measurement")),
        sa.UniqueConstraint("goal_id", "position", name=op.f("uq_measurement_goal_id_position")),
        comment="Measurements: what reports state in numbers.",
    )
    op.create_index("ix_measurement_goal_id_kind", "measurement", ["goal_id", "kind"], unique=False)
    op.create_table(
        "target",
        sa.Column(
            "target_id",
            sa.String(length=32),
            nullable=False,
            comment="Identifier, derived from the goal's and the position.",
        ),
        sa.Column(
            "goal_id", sa.String(length=32), nullable=False, comment="The goal it belongs to."
        ),
        sa.Column(
            "position",
            sa.Integer(),
            nullable=False,
            comment="Place in the goal's list of them, from 1.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="The section it stands in."),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="Quote from the section that states it."
        ),
        sa.Column(
            "comparator",
            sa.Text(),
            nullable=False,
            comment="How the value bounds what is counted.",
        ),
        sa.Column("value", ExactNumber(), nullable=False, comment="The number in base units."),
        sa.Column("value_high", ExactNumber(), nullable=True, comment="Upper end of a range."),
        sa.Column(
            "unit", sa.Text(), nullable=True, comment="What is counted, as the report writes it."
        ),
        sa.Column("direction", sa.Text(), nullable=True, comment="Which way a change goes."),
        sa.Column(
            "period", sa.Text(), nullable=True, comment="The time it is for, in ISO 8601's way."
        ),
        sa.CheckConstraint(
            "(comparator = 'range') = (value_high IS NOT NULL)", name=op.f("ck_target_range")
        ),
        sa.CheckConstraint(_COMPARATORS, name=op.f("ck_target_comparator")),
        sa.CheckConstraint(
            "direction IN ('increase', 'decrease')", name=op.f("ck_target_direction")
        ),
        sa.CheckConstraint(_KINDS, name=op.f("ck_target_kind")),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_target_text")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_target_position")),
        sa.CheckConstraint("value_high >= value", name=op.f("ck_target_value_high")),
        sa.ForeignKeyConstraint(
            ["goal_id", "kind"],
            ["goal_section.goal_id", "goal_section.kind"],
            name=op.f("fk_target_goal_id_kind"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("target_id", name=op.f("pk_target")),
        sa.UniqueConstraint("goal_id", "position", name=op.f("uq_target_goal_id_position")),
        sa.UniqueConstraint("goal_id", "target_id", name=op.f("uq_target_goal_id_target_id")),
        comment="Targets: what goals promise, in numbers.",
    )
    op.create_index("ix_target_goal_id_kind", "target", ["goal_id", "kind"], unique=False)
    op.create_table(
        "assessment",
        sa.Column(
            "assessment_id",
            sa.String(length=32),
            nullable=False,
            comment="Identifier, derived from the goal's and the position.",
        ),
        sa.Column(
            "goal_id", sa.String(length=32), nullable=False, comment="The goal it belongs to."
        ),
        sa.Column(
            "position",
            sa.Integer(),
            nullable=False,
            comment="Place among the goal's assessments, from 1.",
        ),
        sa.Column(
            "target_id",
            sa.String(length=32),
            nullable=True,
            comment="The target it is of; empty for the goal as a whole.",
        ),
        sa.Column("outcome", sa.Text(), nullable=False, comment="Whether it was reached."),
        sa.Column(
            "method",
            sa.Text(),
            nullable=False,
            comment="stated: the report says so; derived: a measurement was compared with the "
            "target.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="The section its evidence stands in."),
        sa.Column(
            "evidence", sa.Text(), nullable=False, comment="Quote from the section that shows it."
        ),
        sa.CheckConstraint(_KINDS, name=op.f("ck_assessment_kind")),
        sa.CheckConstraint(
            "method = 'stated' OR target_id IS NOT NULL", name=op.f("ck_assessment_derived")
        ),
        sa.CheckConstraint("method IN ('stated', 'derived')", name=op.f("ck_assessment_method")),
        sa.CheckConstraint(
            "outcome IN ('met', 'partly_met', 'not_met', 'not_yet_known', 'unclear')",
            name=op.f("ck_assessment_outcome"),
        ),
        sa.CheckConstraint("length(evidence) > 0", name=op.f("ck_assessment_evidence")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_assessment_position")),
        sa.ForeignKeyConstraint(
            ["goal_id", "kind"],
            ["goal_section.goal_id", "goal_section.kind"],
            name=op.f("fk_assessment_goal_id_kind"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["goal_id", "target_id"],
            ["target.goal_id", "target.target_id"],
            name=op.f("fk_assessment_goal_id_target_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("assessment_id", name=op.f("pk_assessment")),
        sa.UniqueConstraint("goal_id", "position", name=op.f("uq_assessment_goal_id_position")),
        comment="Assessments: whether targets were reached, and how that is known.",
    )
    op.create_index("ix_assessment_goal_id_kind", "assessment", ["goal_id", "kind"], unique=False)
    op.create_index(
        "ix_assessment_goal_id_target_id", "assessment", ["goal_id", "target_id"], unique=False
    )
    op.create_table(
        "measurement_span",
        sa.Column(
            "measurement_id",
            sa.String(length=32),
            nullable=False,
            comment="The measurement that stands here.",
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order of reading, from 1."),
        sa.Column("page", sa.Integer(), nullable=False, comment="The page, from 1."),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in the page's text, counted from 0.",
        ),
        sa.Column(
            "end_offset", sa.Integer(), nullable=False, comment="The character after the last one."
        ),
        sa.Column("x0", sa.Float(), nullable=True, comment="Left edge in PDF points, if known."),
        sa.Column(
            "top", sa.Float(), nullable=True, comment="Upper edge in points from the page's top."
        ),
        sa.Column("x1", sa.Float(), nullable=True, comment="Right edge in PDF points, if known."),
        sa.Column(
            "bottom", sa.Float(), nullable=True, comment="Lower edge in points from the page's top."
        ),
        sa.CheckConstraint(_BOX, name=op.f("ck_measurement_span_box")),
        sa.CheckConstraint(
            "end_offset > start_offset", name=op.f("ck_measurement_span_end_offset")
        ),
        sa.CheckConstraint("page >= 1", name=op.f("ck_measurement_span_page")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_measurement_span_position")),
        sa.CheckConstraint("start_offset >= 0", name=op.f("ck_measurement_span_start_offset")),
        sa.ForeignKeyConstraint(
            ["measurement_id"],
            ["measurement.measurement_id"],
            name=op.f("fk_measurement_span_measurement_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("measurement_id", "position", name=op.f("pk_measurement_span")),
        comment="Where measurements stand in their document.",
    )
    op.create_table(
        "target_span",
        sa.Column(
            "target_id",
            sa.String(length=32),
            nullable=False,
            comment="The target that stands here.",
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="Order of reading, from 1."),
        sa.Column("page", sa.Integer(), nullable=False, comment="The page, from 1."),
        sa.Column(
            "start_offset",
            sa.Integer(),
            nullable=False,
            comment="First character in the page's text, counted from 0.",
        ),
        sa.Column(
            "end_offset", sa.Integer(), nullable=False, comment="The character after the last one."
        ),
        sa.Column("x0", sa.Float(), nullable=True, comment="Left edge in PDF points, if known."),
        sa.Column(
            "top", sa.Float(), nullable=True, comment="Upper edge in points from the page's top."
        ),
        sa.Column("x1", sa.Float(), nullable=True, comment="Right edge in PDF points, if known."),
        sa.Column(
            "bottom", sa.Float(), nullable=True, comment="Lower edge in points from the page's top."
        ),
        sa.CheckConstraint(_BOX, name=op.f("ck_target_span_box")),
        sa.CheckConstraint("end_offset > start_offset", name=op.f("ck_target_span_end_offset")),
        sa.CheckConstraint("page >= 1", name=op.f("ck_target_span_page")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_target_span_position")),
        sa.CheckConstraint("start_offset >= 0", name=op.f("ck_target_span_start_offset")),
        sa.ForeignKeyConstraint(
            ["target_id"],
            ["target.target_id"],
            name=op.f("fk_target_span_target_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("target_id", "position", name=op.f("pk_target_span")),
        comment="Where targets stand in their document.",
    )


def downgrade() -> None:
    """Drop the tables with all they hold."""
    for table in (
        "target_span",
        "measurement_span",
        "assessment",
        "target",
        "measurement",
        "action_span",
        "action",
    ):
        op.drop_table(table)
    # What is gone can only be read again, as the next run then does.
    op.execute("UPDATE source_document SET extractor = ''")
