"""Make the ledger of runs and the quarantine."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; every reference is followed by an index of its own."""
    op.create_table(
        "ingestion_run",
        sa.Column(
            "run_id", sa.String(length=32), nullable=False, comment="Identifier, drawn at random."
        ),
        sa.Column(
            "started_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the run began, UTC.",
        ),
        sa.Column(
            "finished_at",
            sa.DateTime(timezone=True),
            nullable=True,
            comment="When it ended, UTC; empty while it runs and if it died.",
        ),
        sa.Column(
            "status",
            sa.Text(),
            nullable=False,
            comment="running, finished, failed (see message), interrupted by the user, or died.",
        ),
        sa.Column("message", sa.Text(), nullable=True, comment="Why the run failed."),
        sa.Column(
            "extractor",
            sa.Text(),
            nullable=False,
            comment="Version of the program and its templates.",
        ),
        sa.Column(
            "documents",
            sa.Integer(),
            nullable=False,
            comment="Files dealt with: the next four together.",
        ),
        sa.Column("loaded", sa.Integer(), nullable=False, comment="Documents written in this run."),
        sa.Column(
            "unchanged", sa.Integer(), nullable=False, comment="Documents that were there already."
        ),
        sa.Column(
            "duplicates",
            sa.Integer(),
            nullable=False,
            comment="Further files with another file's content.",
        ),
        sa.Column(
            "refused", sa.Integer(), nullable=False, comment="Documents put in quarantine whole."
        ),
        sa.Column(
            "incomplete",
            sa.Integer(),
            nullable=False,
            comment="Of the loaded and unchanged documents, those with goals in quarantine.",
        ),
        sa.Column(
            "goals",
            sa.Integer(),
            nullable=False,
            comment="Goals of the loaded and unchanged documents.",
        ),
        sa.Column("sections", sa.Integer(), nullable=False, comment="Sections of these goals."),
        sa.Column(
            "flagged",
            sa.Integer(),
            nullable=False,
            comment="Of these sections, those that want a look.",
        ),
        sa.Column(
            "rejected_goals",
            sa.Integer(),
            nullable=False,
            comment="Goals of these documents in quarantine.",
        ),
        sa.CheckConstraint(
            "status IN ('running', 'finished', 'failed', 'interrupted', 'died')",
            name=op.f("ck_ingestion_run_status"),
        ),
        sa.CheckConstraint("documents >= 0", name=op.f("ck_ingestion_run_documents")),
        sa.CheckConstraint("duplicates >= 0", name=op.f("ck_ingestion_run_duplicates")),
        sa.CheckConstraint("flagged >= 0", name=op.f("ck_ingestion_run_flagged")),
        sa.CheckConstraint("goals >= 0", name=op.f("ck_ingestion_run_goals")),
        sa.CheckConstraint("incomplete >= 0", name=op.f("ck_ingestion_run_incomplete")),
        sa.CheckConstraint("loaded >= 0", name=op.f("ck_ingestion_run_loaded")),
        sa.CheckConstraint("refused >= 0", name=op.f("ck_ingestion_run_refused")),
        sa.CheckConstraint("rejected_goals >= 0", name=op.f("ck_ingestion_run_rejected_goals")),
        sa.CheckConstraint("sections >= 0", name=op.f("ck_ingestion_run_sections")),
        sa.CheckConstraint("unchanged >= 0", name=op.f("ck_ingestion_run_unchanged")),
        sa.PrimaryKeyConstraint("run_id", name="pk_ingestion_run"),
        comment="Runs of the main job, with what each did; moments stand here only.",
    )
    op.create_table(
        "quarantine",
        sa.Column("quarantine_id", sa.String(length=32), nullable=False, comment="Identifier."),
        sa.Column(
            "level", sa.Text(), nullable=False, comment="document: all of it; goal: one goal of it."
        ),
        sa.Column(
            "document_name",
            sa.Text(),
            nullable=False,
            comment="File name below the folder of reports.",
        ),
        sa.Column(
            "sha256",
            sa.Text(),
            nullable=True,
            comment="SHA-256 of the file's bytes; empty if they could not be read.",
        ),
        sa.Column(
            "document_id",
            sa.String(length=32),
            nullable=True,
            comment="The document, if its other goals were loaded.",
        ),
        sa.Column(
            "code", sa.Text(), nullable=False, comment="Stable code of the reason, to filter on."
        ),
        sa.Column("cause", sa.Text(), nullable=False, comment="What was wrong, in words."),
        sa.Column("remedy", sa.Text(), nullable=False, comment="What can be done about it."),
        sa.Column(
            "goal_ordinal",
            sa.Integer(),
            nullable=True,
            comment="The goal's place in its document, if a goal was refused.",
        ),
        sa.Column("page", sa.Integer(), nullable=True, comment="The goal's first page."),
        sa.Column("payload", sa.Text(), nullable=True, comment="The refused goal as JSON."),
        sa.CheckConstraint(
            "document_id IS NULL OR level = 'goal'", name=op.f("ck_quarantine_document_id")
        ),
        sa.CheckConstraint("level IN ('document', 'goal')", name=op.f("ck_quarantine_level")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_quarantine_sha256")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.document_id"],
            name="fk_quarantine_document_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("quarantine_id", name="pk_quarantine"),
        comment="Refused documents and goals, and why; a row goes when its file loads.",
    )
    op.create_index("ix_quarantine_document_id", "quarantine", ["document_id"], unique=False)
    op.create_index("ix_quarantine_document_name", "quarantine", ["document_name"], unique=False)
    op.create_table(
        "quarantine_rule",
        sa.Column(
            "quarantine_id", sa.String(length=32), nullable=False, comment="The refused goal."
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place in the list, from 1."),
        sa.Column("code", sa.Text(), nullable=False, comment="Stable code of the rule."),
        sa.Column("message", sa.Text(), nullable=False, comment="What the rule says."),
        sa.Column(
            "location",
            sa.Text(),
            nullable=False,
            comment="Where in the goal, as a path of field names.",
        ),
        sa.CheckConstraint("position >= 1", name=op.f("ck_quarantine_rule_position")),
        sa.ForeignKeyConstraint(
            ["quarantine_id"],
            ["quarantine.quarantine_id"],
            name="fk_quarantine_rule_quarantine_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("quarantine_id", "position", name="pk_quarantine_rule"),
        comment="Rules that a refused goal broke.",
    )


def downgrade() -> None:
    """Drop the tables with all they hold."""
    op.drop_table("quarantine_rule")
    op.drop_table("quarantine")
    op.drop_table("ingestion_run")
    # What is gone can only be read again, as the next run then does.
    op.execute("UPDATE source_document SET extractor = ''")
