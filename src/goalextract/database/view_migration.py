"""Make views, and say what they and their columns mean in the databases that keep such words."""

from collections.abc import Mapping

from alembic import op


def _quoted(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"


def _is_postgresql() -> bool:
    return op.get_context().dialect.name == "postgresql"


def comment_on_view(name: str, description: str, columns: Mapping[str, str]) -> None:
    """Attach descriptions to a view and its columns; called by migrations.

    SQLite keeps none, so there this does nothing; PostgreSQL hands them on to BI tools.
    """
    if not _is_postgresql():
        return
    op.execute(f"COMMENT ON VIEW {name} IS {_quoted(description)}")
    for column, says in columns.items():
        op.execute(f'COMMENT ON COLUMN {name}."{column}" IS {_quoted(says)}')


def make_view(
    schema: str, name: str, select: str, description: str, columns: Mapping[str, str]
) -> None:
    """Make a view with its descriptions, on PostgreSQL in a schema; called by migrations."""
    place = f"{schema}.{name}" if _is_postgresql() else name
    op.execute(f"CREATE VIEW {place} AS\n{select}")
    comment_on_view(place, description, columns)


def drop_view(schema: str, name: str) -> None:
    """Drop a view that ``make_view`` made."""
    op.execute(f"DROP VIEW {schema}.{name}" if _is_postgresql() else f"DROP VIEW {name}")
