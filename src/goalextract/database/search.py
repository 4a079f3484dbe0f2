"""Find sections by their words, with letters as they are: ``maling`` does not find ``måling``."""

import re
import sqlite3
import unicodedata
from collections.abc import Sequence
from contextlib import closing
from dataclasses import astuple, dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import text

from goalextract.database.engine import parse_url, sqlite_file
from goalextract.database.queries import reading
from goalextract.database.snapshot import SEARCH, open_snapshot, snapshot_file
from goalextract.errors import DatabaseError

if TYPE_CHECKING:
    import pandas as pd

_WORD: Final = re.compile(r"\w+(?:[-.,]\w+)*\*?")
_PREFIX: Final = re.compile(r"\w+\*")


@dataclass(frozen=True, slots=True)
class Found:
    """Hold one section that has the words."""

    goal_id: str
    document_name: str
    report_year: int | None
    goal_ordinal: int
    section: str
    text: str


def search_sections(url: str, words: str) -> tuple[Found, ...]:
    """Return the sections of current documents that have all the words, by document and goal.

    Case does not count; ``trivsel*`` finds longer words too.  The same on both engines.

    Raises:
        DatabaseError: there is no such database, it is of another version, or it has no snapshot.
    """
    wanted = _WORD.findall(unicodedata.normalize("NFC", words))
    if not wanted:
        return ()
    file = sqlite_file(parse_url(url))
    rows = _in_postgresql(url, wanted) if file is None else _in_sqlite(url, wanted)
    found = [Found(*row) for row in rows]
    return tuple(sorted(found, key=lambda f: (f.document_name, f.goal_ordinal, f.section)))


def search_frame(url: str, words: str) -> "pd.DataFrame":
    """Return the same as a frame."""
    import pandas as pd

    types = dict.fromkeys(Found.__slots__, "string")
    types |= {"report_year": "Int64", "goal_ordinal": "Int64"}
    rows = [astuple(found) for found in search_sections(url, words)]
    return pd.DataFrame(rows, columns=list(types), dtype=object).astype(types)


def _in_sqlite(url: str, wanted: Sequence[str]) -> list[tuple[Any, ...]]:
    with reading(url):
        pass  # says why if the database cannot be read
    file = sqlite_file(parse_url(url))
    place = snapshot_file(file) if file is not None else None
    if place is None or not place.is_file():
        raise DatabaseError(f"{place} is missing; run `goalextract ingest` to publish it")
    phrases = " AND ".join(f'"{w.rstrip("*")}"{"*" if w.endswith("*") else ""}' for w in wanted)
    try:
        with closing(open_snapshot(place)) as opened:
            return opened.execute(
                "SELECT f.goal_id, g.document_name, g.report_year, g.ordinal, f.section, f.text "
                f"FROM {SEARCH} AS f JOIN bi_goals AS g ON g.goal_id = f.goal_id "
                f"WHERE {SEARCH} MATCH ?",
                (phrases,),
            ).fetchall()
    except sqlite3.Error as error:
        raise DatabaseError(f"{place} cannot be searched: {error}") from error


def _in_postgresql(url: str, wanted: Sequence[str]) -> list[tuple[Any, ...]]:
    parts, values = [], {}
    for number, word in enumerate(wanted):
        # where a database's locale does not fold Danish capitals, both forms are asked for
        for form, spelled in (("a", word.lower()), ("b", word.capitalize()), ("c", word.upper())):
            values[f"{form}{number}"] = spelled.replace("*", ":*")
        kind = "to_tsquery" if _PREFIX.fullmatch(word) else "phraseto_tsquery"
        forms = " || ".join(f"{kind}('simple', :{form}{number})" for form in "abc")
        parts.append(f"({forms})")
    query = text(
        "SELECT g.goal_id, d.name, d.report_year, g.ordinal, s.kind, s.text FROM goal_section AS s "
        "JOIN goal AS g ON g.goal_id = s.goal_id "
        "JOIN source_document AS d ON d.document_id = g.document_id "
        "WHERE d.is_current AND to_tsvector('simple'::regconfig, s.text) @@ "
        f"({' && '.join(parts)})"
    )
    with reading(url) as connection:
        return [tuple(row) for row in connection.execute(query, values)]
