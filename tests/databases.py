"""Ways for tests to look into a database: all its rows, or the answer to a query."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from sqlalchemy import select, text

from goalextract.database.engine import open_reader, parse_url
from goalextract.database.models import Base

OF_WORK = ("ingestion_run", "published_file", "refused_content", "seen_file", "tried_document")
"""The tables that tell of the work; all others tell what there is."""


def dump(file: Path) -> Mapping[str, Sequence[tuple[object, ...]]]:
    """Return all rows of all tables but the ledger, sorted."""
    engine = open_reader(parse_url(str(file)))
    with engine.connect() as connection:
        rows = {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in Base.metadata.sorted_tables
            if table.name not in OF_WORK
        }
    engine.dispose()
    return rows


def ask(file: Path, query: str) -> list[tuple[object, ...]]:
    """Return the rows that answer a query."""
    engine = open_reader(parse_url(str(file)))
    with engine.connect() as connection:
        rows = [tuple(row) for row in connection.execute(text(query))]
    engine.dispose()
    return rows
