"""Make the table of files seen, and count in the ledger what is skipped and what is gone."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None

_COUNTS = {
    "skipped": "Further entries that are no documents: hidden, READMEs, editors' copies.",
    "removed": "Files of earlier runs that are no longer there.",
}


def upgrade() -> None:
    """Make the table and the columns."""
    for name, says in _COUNTS.items():
        # In one statement, as both databases take it: SQLite adds no check by itself.
        op.execute(
            f"ALTER TABLE ingestion_run ADD COLUMN {name} INTEGER DEFAULT '0' NOT NULL "
            f"CONSTRAINT ck_ingestion_run_{name} CHECK ({name} >= 0)"
        )
        if op.get_context().dialect.name == "postgresql":
            quoted = says.replace("'", "''")
            op.execute(f"COMMENT ON COLUMN ingestion_run.{name} IS '{quoted}'")
    op.create_table(
        "seen_file",
        sa.Column(
            "folder",
            sa.Text(),
            nullable=False,
            comment="The folder of reports that the run went through.",
        ),
        sa.Column("name", sa.Text(), nullable=False, comment="File name below that folder."),
        sa.Column("size_bytes", sa.BigInteger(), nullable=False, comment="Its size."),
        sa.Column(
            "changed_ns",
            sa.BigInteger(),
            nullable=False,
            comment="When it was last written to, in nanoseconds since 1970.",
        ),
        sa.Column("sha256", sa.Text(), nullable=False, comment="SHA-256 of its bytes."),
        sa.CheckConstraint("length(sha256) = 64", name=op.f("ck_seen_file_sha256")),
        sa.CheckConstraint("size_bytes >= 0", name=op.f("ck_seen_file_size_bytes")),
        sa.PrimaryKeyConstraint("folder", "name", name=op.f("pk_seen_file")),
        comment="Files as the last runs saw them; of the work, not of what documents say.",
    )


def downgrade() -> None:
    """Drop the table and the columns."""
    op.drop_table("seen_file")
    for name in reversed(_COUNTS):
        op.execute(f"ALTER TABLE ingestion_run DROP COLUMN {name}")
