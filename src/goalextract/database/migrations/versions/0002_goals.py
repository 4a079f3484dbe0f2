"""Make the tables of goals, their sections and where these stood."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; every reference is followed by an index of its own."""
    op.create_table(
        "focus_area",
        sa.Column("focus_area_id", sa.String(length=32), nullable=False, comment="Identifier."),
        sa.Column(
            "municipality_id",
            sa.String(length=32),
            nullable=True,
            comment="The focus area's municipality; empty if not known.",
        ),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="The focus area as the report writes it."
        ),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_focus_area_name")),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name="fk_focus_area_municipality_id",
        ),
        sa.PrimaryKeyConstraint("focus_area_id", name="pk_focus_area"),
        comment="Focus areas that goals belong to, per municipality.",
    )
    op.create_index(
        "ix_focus_area_municipality_id", "focus_area", ["municipality_id"], unique=False
    )
    op.create_table(
        "service_area",
        sa.Column("service_area_id", sa.String(length=32), nullable=False, comment="Identifier."),
        sa.Column(
            "municipality_id",
            sa.String(length=32),
            nullable=True,
            comment="The service area's municipality; empty if not known.",
        ),
        sa.Column("code", sa.Text(), nullable=True, comment="Printed code, if it has one."),
        sa.Column("name", sa.Text(), nullable=False, comment="Name without its code."),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_service_area_name")),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name="fk_service_area_municipality_id",
        ),
        sa.PrimaryKeyConstraint("service_area_id", name="pk_service_area"),
        comment="Service areas that goals belong to, per municipality.",
    )
    op.create_index(
        "ix_service_area_municipality_id", "service_area", ["municipality_id"], unique=False
    )
    op.create_table(
        "goal",
        sa.Column(
            "goal_id",
            sa.String(length=32),
            nullable=False,
            comment="Identifier, derived from the document's bytes and the ordinal.",
        ),
        sa.Column(
            "document_id",
            sa.String(length=32),
            nullable=False,
            comment="The document it was read from.",
        ),
        sa.Column(
            "ordinal",
            sa.Integer(),
            nullable=False,
            comment="Place among the document's goals, from 1.",
        ),
        sa.Column("number", sa.Text(), nullable=True, comment="The goal's number as printed."),
        sa.Column(
            "first_page",
            sa.Integer(),
            nullable=False,
            comment="The first page the goal stands on, from 1.",
        ),
        sa.Column(
            "last_page", sa.Integer(), nullable=False, comment="The last page the goal stands on."
        ),
        sa.Column(
            "service_area_id",
            sa.String(length=32),
            nullable=True,
            comment="The service area it belongs to.",
        ),
        sa.Column(
            "focus_area_id",
            sa.String(length=32),
            nullable=True,
            comment="The focus area it belongs to.",
        ),
        sa.Column(
            "focus_period",
            sa.Text(),
            nullable=True,
            comment="The period its focus area is for, such as 2012-2015.",
        ),
        sa.Column(
            "confidence",
            sa.Float(),
            nullable=False,
            comment="How likely the whole goal is right, from 0 to 1.",
        ),
        sa.Column(
            "needs_review",
            sa.Boolean(),
            nullable=False,
            comment="Whether any of its sections may be wrong or missing.",
        ),
        sa.CheckConstraint("confidence >= 0 AND confidence <= 1", name=op.f("ck_goal_confidence")),
        sa.CheckConstraint("first_page >= 1", name=op.f("ck_goal_first_page")),
        sa.CheckConstraint("last_page >= first_page", name=op.f("ck_goal_last_page")),
        sa.CheckConstraint("needs_review IN (true, false)", name=op.f("ck_goal_needs_review")),
        sa.CheckConstraint("ordinal >= 1", name=op.f("ck_goal_ordinal")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.document_id"],
            name="fk_goal_document_id",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["focus_area_id"], ["focus_area.focus_area_id"], name="fk_goal_focus_area_id"
        ),
        sa.ForeignKeyConstraint(
            ["service_area_id"], ["service_area.service_area_id"], name="fk_goal_service_area_id"
        ),
        sa.PrimaryKeyConstraint("goal_id", name="pk_goal"),
        sa.UniqueConstraint("document_id", "ordinal", name="uq_goal_document_id_ordinal"),
        comment="Goals, each as one document states it.",
    )
    op.create_index("ix_goal_document_id", "goal", ["document_id"], unique=False)
    op.create_index("ix_goal_focus_area_id", "goal", ["focus_area_id"], unique=False)
    op.create_index("ix_goal_service_area_id", "goal", ["service_area_id"], unique=False)
    op.create_table(
        "goal_section",
        sa.Column(
            "section_id",
            sa.String(length=32),
            nullable=False,
            comment="Identifier, derived from the goal's and the kind.",
        ),
        sa.Column(
            "goal_id", sa.String(length=32), nullable=False, comment="The goal it belongs to."
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="What the section says of the goal."),
        sa.Column(
            "text", sa.Text(), nullable=False, comment="The section's text with line breaks folded."
        ),
        sa.Column(
            "label", sa.Text(), nullable=True, comment="The label as printed; empty if it has none."
        ),
        sa.Column(
            "confidence",
            sa.Float(),
            nullable=False,
            comment="How likely the section is right, from 0 to 1: at 0.9, nine in ten are.",
        ),
        sa.Column(
            "needs_review",
            sa.Boolean(),
            nullable=False,
            comment="Whether the section may be wrong and wants a person's eye.",
        ),
        sa.CheckConstraint(
            "kind IN ('service_area', 'focus_area', 'challenge', 'goal', 'means', "
            "'success_criterion', 'indicator', 'baseline', 'target_value', 'actual_value', "
            "'status', 'follow_up', 'comment', 'responsible', 'deadline')",
            name=op.f("ck_goal_section_kind"),
        ),
        sa.CheckConstraint(
            "confidence >= 0 AND confidence <= 1", name=op.f("ck_goal_section_confidence")
        ),
        sa.CheckConstraint("length(text) > 0", name=op.f("ck_goal_section_text")),
        sa.CheckConstraint(
            "needs_review IN (true, false)", name=op.f("ck_goal_section_needs_review")
        ),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goal.goal_id"], name="fk_goal_section_goal_id", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("section_id", name="pk_goal_section"),
        sa.UniqueConstraint("goal_id", "kind", name="uq_goal_section_goal_id_kind"),
        comment="Sections of goals; a kind that the report does not have is absent.",
    )
    op.create_index("ix_goal_section_goal_id", "goal_section", ["goal_id"], unique=False)
    op.create_table(
        "section_reason",
        sa.Column(
            "section_id", sa.String(length=32), nullable=False, comment="The doubted section."
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place in the list, from 1."),
        sa.Column("reason", sa.Text(), nullable=False, comment="Why the section may be wrong."),
        sa.CheckConstraint("length(reason) > 0", name=op.f("ck_section_reason_reason")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_section_reason_position")),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["goal_section.section_id"],
            name="fk_section_reason_section_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("section_id", "position", name="pk_section_reason"),
        comment="Reasons why a section may be wrong.",
    )
    op.create_table(
        "section_span",
        sa.Column(
            "section_id",
            sa.String(length=32),
            nullable=False,
            comment="The section that stands here.",
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
        sa.CheckConstraint(
            "(x0 IS NULL) = (top IS NULL) AND (x0 IS NULL) = (x1 IS NULL) "
            "AND (x0 IS NULL) = (bottom IS NULL)",
            name=op.f("ck_section_span_box"),
        ),
        sa.CheckConstraint("end_offset > start_offset", name=op.f("ck_section_span_end_offset")),
        sa.CheckConstraint("page >= 1", name=op.f("ck_section_span_page")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_section_span_position")),
        sa.CheckConstraint("start_offset >= 0", name=op.f("ck_section_span_start_offset")),
        sa.ForeignKeyConstraint(
            ["section_id"],
            ["goal_section.section_id"],
            name="fk_section_span_section_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("section_id", "position", name="pk_section_span"),
        comment="Where sections stand in their document.",
    )


def downgrade() -> None:
    """Drop the tables with all they hold."""
    op.drop_table("section_span")
    op.drop_table("section_reason")
    op.drop_table("goal_section")
    op.drop_table("goal")
    op.drop_table("service_area")
    op.drop_table("focus_area")
    # What is gone can only be read again, as the next run then does.
    op.execute("UPDATE source_document SET extractor = ''")
