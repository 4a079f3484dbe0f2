"""Make the tables of documents and of whom they belong to."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables; every reference is followed by an index of its own."""
    op.create_table(
        "municipality",
        sa.Column("municipality_id", sa.String(length=32), nullable=False, comment="Identifier."),
        sa.Column(
            "code", sa.Text(), nullable=False, comment="Official three-digit code, such as 657."
        ),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="Official name, written with Kommune."
        ),
        sa.CheckConstraint("length(code) = 3", name=op.f("ck_municipality_code")),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_municipality_name")),
        sa.PrimaryKeyConstraint("municipality_id", name="pk_municipality"),
        comment="Municipalities that reports belong to.",
    )
    op.create_table(
        "committee",
        sa.Column("committee_id", sa.String(length=32), nullable=False, comment="Identifier."),
        sa.Column(
            "municipality_id",
            sa.String(length=32),
            nullable=True,
            comment="The committee's municipality; empty if not known.",
        ),
        sa.Column(
            "name",
            sa.Text(),
            nullable=False,
            comment="The committee's name as the report writes it.",
        ),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_committee_name")),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name="fk_committee_municipality_id",
        ),
        sa.PrimaryKeyConstraint("committee_id", name="pk_committee"),
        comment="Political committees that reports were written for.",
    )
    op.create_index("ix_committee_municipality_id", "committee", ["municipality_id"], unique=False)
    op.create_table(
        "source_document",
        sa.Column(
            "document_id",
            sa.String(length=32),
            nullable=False,
            comment="Identifier, derived from the document's bytes.",
        ),
        sa.Column(
            "sha256",
            sa.String(length=64),
            nullable=False,
            comment="SHA-256 of the document's bytes.",
        ),
        sa.Column(
            "name",
            sa.Text(),
            nullable=False,
            comment="File name below the folder of reports; the first if it has several.",
        ),
        sa.Column(
            "is_current",
            sa.Boolean(),
            nullable=False,
            comment="Whether a file still has this content, as of the last run that saw the file.",
        ),
        sa.Column(
            "is_complete",
            sa.Boolean(),
            nullable=False,
            comment="Whether all goals passed validation; those that did not are in quarantine.",
        ),
        sa.Column(
            "media_type",
            sa.Text(),
            nullable=False,
            comment="What kind of file it is, such as text/plain.",
        ),
        sa.Column("title", sa.Text(), nullable=True, comment="The report's title."),
        sa.Column(
            "municipality_id",
            sa.String(length=32),
            nullable=True,
            comment="The municipality whose report it is.",
        ),
        sa.Column(
            "committee_id",
            sa.String(length=32),
            nullable=True,
            comment="The committee the report was written for.",
        ),
        sa.Column(
            "report_year",
            sa.Integer(),
            nullable=True,
            comment="The year reported on, not the year printed.",
        ),
        sa.Column(
            "page_count", sa.Integer(), nullable=False, comment="How many pages the document has."
        ),
        sa.Column(
            "profile", sa.Text(), nullable=False, comment="The report template it was read by."
        ),
        sa.Column(
            "extractor",
            sa.Text(),
            nullable=False,
            comment="Version of the program and its templates that read the document.",
        ),
        sa.CheckConstraint(
            "is_complete IN (true, false)", name=op.f("ck_source_document_is_complete")
        ),
        sa.CheckConstraint(
            "is_current IN (true, false)", name=op.f("ck_source_document_is_current")
        ),
        sa.CheckConstraint("length(name) > 0", name=op.f("ck_source_document_name")),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_source_document_sha256")),
        sa.CheckConstraint("page_count >= 1", name=op.f("ck_source_document_page_count")),
        sa.CheckConstraint(
            "report_year >= 1990 AND report_year <= 2100",
            name=op.f("ck_source_document_report_year"),
        ),
        sa.ForeignKeyConstraint(
            ["committee_id"], ["committee.committee_id"], name="fk_source_document_committee_id"
        ),
        sa.ForeignKeyConstraint(
            ["municipality_id"],
            ["municipality.municipality_id"],
            name="fk_source_document_municipality_id",
        ),
        sa.PrimaryKeyConstraint("document_id", name="pk_source_document"),
        sa.UniqueConstraint("sha256", name="uq_source_document_sha256"),
        comment="Documents that goals were read from, one for each content of a file.",
    )
    op.create_index(
        "ix_source_document_committee_id", "source_document", ["committee_id"], unique=False
    )
    op.create_index(
        "ix_source_document_municipality_id", "source_document", ["municipality_id"], unique=False
    )
    op.create_table(
        "document_issue",
        sa.Column(
            "document_id", sa.String(length=32), nullable=False, comment="The document it is about."
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place in the list, from 1."),
        sa.Column(
            "severity",
            sa.Text(),
            nullable=False,
            comment="error: data is missing; warning: may be wrong.",
        ),
        sa.Column("code", sa.Text(), nullable=False, comment="Stable code to filter on."),
        sa.Column("message", sa.Text(), nullable=False, comment="What was noticed, in words."),
        sa.Column("page", sa.Integer(), nullable=True, comment="The page it is about, from 1."),
        sa.Column(
            "goal_ordinal",
            sa.Integer(),
            nullable=True,
            comment="The goal it is about, by its place in the document.",
        ),
        sa.CheckConstraint(
            "severity IN ('error', 'warning')", name=op.f("ck_document_issue_severity")
        ),
        sa.CheckConstraint("goal_ordinal >= 1", name=op.f("ck_document_issue_goal_ordinal")),
        sa.CheckConstraint("page >= 1", name=op.f("ck_document_issue_page")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_document_issue_position")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.document_id"],
            name="fk_document_issue_document_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name="pk_document_issue"),
        comment="What was noticed while a document was read; nothing of it is lost.",
    )
    op.create_table(
        "document_name",
        sa.Column("document_id", sa.String(length=32), nullable=False, comment="The document."),
        sa.Column(
            "name", sa.Text(), nullable=False, comment="File name below the folder of reports."
        ),
        sa.Column(
            "is_current",
            sa.Boolean(),
            nullable=False,
            comment="Whether the file of this name had this content when it was last seen.",
        ),
        sa.CheckConstraint("is_current IN (true, false)", name=op.f("ck_document_name_is_current")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.document_id"],
            name="fk_document_name_document_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "name", name="pk_document_name"),
        comment="File names under which a document was met, now and earlier.",
    )
    op.create_index(
        "uq_document_name_current",
        "document_name",
        ["name"],
        unique=True,
        sqlite_where=sa.text("is_current"),
        postgresql_where=sa.text("is_current"),
    )
    op.create_table(
        "related_document",
        sa.Column(
            "document_id",
            sa.String(length=32),
            nullable=False,
            comment="The document beside which it is named.",
        ),
        sa.Column("position", sa.Integer(), nullable=False, comment="Place in the list, from 1."),
        sa.Column("title", sa.Text(), nullable=False, comment="The related document's title."),
        sa.CheckConstraint("length(title) > 0", name=op.f("ck_related_document_title")),
        sa.CheckConstraint("position >= 1", name=op.f("ck_related_document_position")),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.document_id"],
            name="fk_related_document_document_id",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", "position", name="pk_related_document"),
        comment="Titles of documents that a portal lists beside a document.",
    )


def downgrade() -> None:
    """Drop the tables with all they hold."""
    op.drop_table("related_document")
    op.drop_table("document_name")
    op.drop_table("document_issue")
    op.drop_table("source_document")
    op.drop_table("committee")
    op.drop_table("municipality")
