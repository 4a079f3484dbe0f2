"""Make the tables of goals through the years, and of what people corrected."""

import sqlalchemy as sa
from alembic import op

from goalextract.database.base import UtcDateTime

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; every reference is followed by an index of its own."""
    op.create_table(
        "goal_lineage",
        sa.Column("goal_id", sa.String(length=32), nullable=False, comment="The later goal."),
        sa.Column(
            "earlier_goal_id",
            sa.String(length=32),
            nullable=False,
            comment="The goal that it goes on with.",
        ),
        sa.Column(
            "change",
            sa.Text(),
            nullable=False,
            comment="unchanged; renumbered: only numbers and years differ; or reworded.",
        ),
        sa.Column(
            "similarity",
            sa.Float(),
            nullable=False,
            comment="How much of their words the two share, from 0 to 1, rare words counting more.",
        ),
        sa.Column(
            "needs_review",
            sa.Boolean(),
            nullable=False,
            comment="Whether they may be two goals: little is alike, or another goal is as like.",
        ),
        sa.CheckConstraint(
            "change IN ('unchanged', 'renumbered', 'reworded')", name=op.f("ck_goal_lineage_change")
        ),
        sa.CheckConstraint(
            "goal_id <> earlier_goal_id", name=op.f("ck_goal_lineage_earlier_goal_id")
        ),
        sa.CheckConstraint(
            "needs_review IN (true, false)", name=op.f("ck_goal_lineage_needs_review")
        ),
        sa.CheckConstraint(
            "similarity >= 0 AND similarity <= 1", name=op.f("ck_goal_lineage_similarity")
        ),
        sa.ForeignKeyConstraint(
            ["earlier_goal_id"],
            ["goal.goal_id"],
            name=op.f("fk_goal_lineage_earlier_goal_id"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["goal_id"], ["goal.goal_id"], name=op.f("fk_goal_lineage_goal_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("goal_id", name=op.f("pk_goal_lineage")),
        sa.UniqueConstraint("earlier_goal_id", name=op.f("uq_goal_lineage_earlier_goal_id")),
        comment="Which goal of an earlier year's report a goal goes on with.",
    )
    op.create_table(
        "lineage_due",
        sa.Column(
            "authority_id",
            sa.String(length=32),
            nullable=False,
            comment="The municipality, or the committee of one that is not known.",
        ),
        sa.PrimaryKeyConstraint("authority_id", name=op.f("pk_lineage_due")),
        comment="Authorities whose lineage the run at work has still to tell; else empty.",
    )
    op.create_table(
        "correction",
        sa.Column(
            "correction_id",
            sa.String(length=32),
            nullable=False,
            comment="Identifier, derived from the document, the goal and the kind.",
        ),
        sa.Column(
            "document_id", sa.String(length=32), nullable=False, comment="The document looked at."
        ),
        sa.Column(
            "goal_ordinal",
            sa.Integer(),
            nullable=False,
            comment="The goal's place in the document, from 1.",
        ),
        sa.Column("kind", sa.Text(), nullable=False, comment="The kind of section looked at."),
        sa.Column(
            "read_text",
            sa.Text(),
            nullable=True,
            comment="What the program had read; empty if it had missed the section.",
        ),
        sa.Column(
            "corrected_text",
            sa.Text(),
            nullable=True,
            comment="What the page says; empty if there is no such section.",
        ),
        sa.Column("note", sa.Text(), nullable=True, comment="A remark of the person's."),
        sa.Column("corrected_at", UtcDateTime(), nullable=False, comment="When it was found, UTC."),
        sa.CheckConstraint(
            "kind IN ('service_area', 'focus_area', 'challenge', 'goal', 'means', "
            "'success_criterion', 'indicator', 'baseline', 'target_value', 'actual_value', "
            "'status', 'follow_up', 'comment', 'responsible', 'deadline')",
            name=op.f("ck_correction_kind"),
        ),
        sa.CheckConstraint("goal_ordinal >= 1", name=op.f("ck_correction_goal_ordinal")),
        sa.CheckConstraint("length(corrected_text) > 0", name=op.f("ck_correction_corrected_text")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.document_id"],
            name=op.f("fk_correction_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("correction_id", name=op.f("pk_correction")),
        sa.UniqueConstraint(
            "document_id",
            "goal_ordinal",
            "kind",
            name=op.f("uq_correction_document_id_goal_ordinal_kind"),
        ),
        comment="What people found by eye; kept when the document is read again.",
    )
    op.create_index(op.f("ix_correction_document_id"), "correction", ["document_id"], unique=False)
    op.execute(
        "INSERT INTO lineage_due (authority_id) "
        "SELECT DISTINCT coalesce(municipality_id, committee_id) FROM source_document "
        "WHERE municipality_id IS NOT NULL OR committee_id IS NOT NULL"
    )


def downgrade() -> None:
    """Drop the tables with all they hold; what people corrected is gone with them."""
    op.drop_table("correction")
    op.drop_table("lineage_due")
    op.drop_table("goal_lineage")
