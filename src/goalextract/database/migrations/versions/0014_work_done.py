"""Remember what was refused and what was published, so that neither is done again for nothing."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "refused_content",
        sa.Column("sha256", sa.Text(), nullable=False, comment="SHA-256 of the file's bytes."),
        sa.Column(
            "reader",
            sa.Text(),
            nullable=False,
            comment="Version of the program, its templates and its limits that refused them.",
        ),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_refused_content_sha256")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_refused_content")),
        comment="Bytes that need not be read again to be refused; of the work.",
    )
    op.create_table(
        "tried_document",
        sa.Column("document_id", sa.String(length=32), nullable=False, comment="The document."),
        sa.Column(
            "extractor",
            sa.Text(),
            nullable=False,
            comment="Version of the program and of all profiles that were at hand.",
        ),
        sa.ForeignKeyConstraint(
            ["document_id"],
            ["source_document.document_id"],
            name=op.f("fk_tried_document_document_id"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("document_id", name=op.f("pk_tried_document")),
        comment="Documents that were read with users' profiles at hand; of the work.",
    )
    op.create_table(
        "published_file",
        sa.Column("path", sa.Text(), nullable=False, comment="Where the file stands."),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False, comment="Its size."),
        sa.Column(
            "changed_ns",
            sa.BigInteger(),
            nullable=False,
            comment="When it was written, in nanoseconds since 1970.",
        ),
        sa.Column(
            "content", sa.Text(), nullable=False, comment="Stands for all that it was made from."
        ),
        sa.Column(
            "checked_at",
            sa.DateTime(timezone=True),
            nullable=False,
            comment="When the database was last checked with that content, UTC.",
        ),
        sa.CheckConstraint("length(content) = 64", name=op.f("ck_published_file_content")),
        sa.CheckConstraint("size_bytes >= 0", name=op.f("ck_published_file_size_bytes")),
        sa.PrimaryKeyConstraint("path", name=op.f("pk_published_file")),
        comment="Files that the last night published; of the work.",
    )


def downgrade() -> None:
    """Drop the tables."""
    op.drop_table("published_file")
    op.drop_table("tried_document")
    op.drop_table("refused_content")
