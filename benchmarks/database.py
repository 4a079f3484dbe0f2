"""Compare loading goal sections into PostgreSQL with a bare COPY of the same rows, in one run.

    python -m benchmarks.database [ROWS]

Prints how many times as long the program's way takes; needs a PostgreSQL server's programs here.
"""

import sys
from collections.abc import Sequence
from typing import Final, cast

import psycopg
from sqlalchemy import Connection, delete, insert

from benchmarks.ratios import elapsed, told
from goalextract.database import migrate, models
from goalextract.database.copying import copy_rows
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.identity import content_id
from goalextract.records import Kind
from tests.integration.postgresql import programs, server

ROUNDS: Final = 3
_ROWS: Final = 200_000
_A_DOCUMENT: Final = 60
"""About so many sections a document has."""
_WORDS: Final = "Flere borgere skal opleve en sammenhængende indsats i hele kommunen. " * 3


def rows(count: int) -> tuple[list[dict[str, object]], list[dict[str, object]]]:
    """Return goals with all kinds of sections, and these sections."""
    document = content_id("document")
    kinds = list(Kind)
    goals: list[dict[str, object]] = [
        {
            "goal_id": content_id("goal", n),
            "document_id": document,
            "ordinal": n + 1,
            "first_page": 1,
            "last_page": 1,
            "confidence": 0.9,
            "needs_review": False,
        }
        for n in range(count // len(kinds) + 1)
    ]
    sections: list[dict[str, object]] = [
        {
            "section_id": content_id("section", n),
            "goal_id": goals[n // len(kinds)]["goal_id"],
            "kind": kinds[n % len(kinds)].value,
            "text": _WORDS,
            "label": "Mål",
            "confidence": 0.9,
            "needs_review": False,
        }
        for n in range(count)
    ]
    return goals, sections


def _bare(connection: Connection, sections: Sequence[dict[str, object]]) -> None:
    raw = cast("psycopg.Connection", connection.connection.driver_connection)
    names = ", ".join(sections[0])
    with raw.cursor() as cursor, cursor.copy(f"COPY goal_section ({names}) FROM STDIN") as copy:
        for row in sections:
            copy.write_row(list(row.values()))


def _ours(connection: Connection, sections: Sequence[dict[str, object]]) -> None:
    for start in range(0, len(sections), _A_DOCUMENT):
        copy_rows(connection, models.GoalSection, sections[start : start + _A_DOCUMENT])


def main() -> None:
    """Print the ratio with its spread."""
    found = programs()
    if found is None:
        sys.stdout.write("PostgreSQL: no server is installed here\n")
        return
    count = int(sys.argv[1]) if len(sys.argv) > 1 else _ROWS
    goals, sections = rows(count)
    with server(found) as url:
        engine = open_engine(parse_url(url))
        migrate.upgrade(engine)
        with engine.begin() as connection:
            _make_document(connection)
            copy_rows(connection, models.Goal, goals)
        ratios = []
        for _ in range(ROUNDS):
            took = []
            for write in (_bare, _ours):
                with engine.begin() as connection:
                    took.append(elapsed(lambda: write(connection, sections)))  # noqa: B023
                    connection.execute(delete(models.GoalSection))
            ratios.append(took[1] / took[0])
        engine.dispose()
    sys.stdout.write(
        f"PostgreSQL: {count} sections, a document at a time, take {told(ratios)} times as long "
        "as one bare COPY\n"
    )


def _make_document(connection: Connection) -> None:
    connection.execute(
        insert(models.SourceDocument),
        {
            "document_id": content_id("document"),
            "sha256": "0" * 64,
            "name": "benchmark",
            "is_current": True,
            "is_complete": True,
            "media_type": "text/plain",
            "page_count": 1,
            "profile": "none",
            "extractor": "none",
        },
    )


if __name__ == "__main__":
    main()
