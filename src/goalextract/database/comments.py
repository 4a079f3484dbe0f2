"""Say what a view and its columns mean, in the databases that keep such words."""

from collections.abc import Mapping

from alembic import op


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def comment_on_view(name: str, description: str, columns: Mapping[str, str]) -> None:
    """Attach descriptions to a view and its columns; called by migrations.

    SQLite keeps none, so there this does nothing; PostgreSQL hands them on to BI tools.
    """
    if op.get_context().dialect.name != "postgresql":
        return
    op.execute(f"COMMENT ON VIEW {name} IS {_quoted(description)}")
    for column, says in columns.items():
        op.execute(f'COMMENT ON COLUMN {name}."{column}" IS {_quoted(says)}')
