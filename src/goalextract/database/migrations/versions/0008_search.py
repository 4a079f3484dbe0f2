"""Index the words of sections, where the database can: PostgreSQL."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

_INDEX = "ix_goal_section_search"


def upgrade() -> None:
    """Make the index; SQLite's stands in the snapshot."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(
            f"CREATE INDEX {_INDEX} ON goal_section "
            "USING gin (to_tsvector('simple'::regconfig, text))"
        )


def downgrade() -> None:
    """Drop the index."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"DROP INDEX {_INDEX}")
