"""The snapshot holds what the views do, as typed tables, and changes when they do."""

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from goalextract.database.reading_views import one_moment
from goalextract.database.snapshot import publish, snapshot_file
from goalextract.database.views import VIEWS
from goalextract.errors import DatabaseError
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes


def load(folder: Path, **documents: str) -> Path:
    raw = fakes.write(folder / "raw", **documents)
    database = folder / "goals.sqlite"
    settings = Settings(database=str(database), raw=raw, workers=1)
    ingest([], settings, extract=fakes.extract, extractor="1")
    return database


def ask(file: Path, query: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(file)) as connection:
        return connection.execute(query).fetchall()


def test_a_run_publishes_every_view_as_a_table(tmp_path: Path) -> None:
    database = load(tmp_path, a=fakes.instructions("|||Flere læser", "|||Færre venter"))
    place = snapshot_file(database)
    with one_moment(str(database)) as reads:
        for read in reads:
            rows = ask(place, f"SELECT * FROM {read.view.name}")  # noqa: S608
            stored = [
                tuple(v.isoformat() if isinstance(v, date) else v for v in row) for row in read.rows
            ]
            assert [tuple(row) for row in rows] == stored
    assert ask(place, "PRAGMA journal_mode") == [("delete",)]


def test_columns_have_types_and_meanings(tmp_path: Path) -> None:
    place = snapshot_file(load(tmp_path, a=fakes.instructions("|||Flere læser")))
    types = {row[1]: row[2] for row in ask(place, "PRAGMA table_info(bi_goals)")}
    assert types["report_year"] == "INTEGER"
    assert types["needs_review"] == "BOOLEAN"
    meant = ask(place, "SELECT table_name, column_name FROM data_dictionary")
    assert {(view.name, c.name) for view in VIEWS for c in view.columns} <= set(meant)


def test_a_snapshot_is_made_anew_only_when_something_changed(tmp_path: Path) -> None:
    database = load(tmp_path, a=fakes.instructions("|||Flere læser"))
    place = snapshot_file(database)
    first = place.stat().st_ino
    load(tmp_path, a=fakes.instructions("|||Flere læser"))
    assert place.stat().st_ino == first
    load(tmp_path, b=fakes.instructions("|||Færre venter"))
    assert [row[0] for row in ask(place, "SELECT goal FROM bi_goals")] == [
        "Flere læser",
        "Færre venter",
    ]


def test_a_reader_without_rights_to_the_folder_can_read_it(tmp_path: Path) -> None:
    place = snapshot_file(load(tmp_path, a=fakes.instructions("|||Flere læser")))
    assert sorted(p.name for p in tmp_path.iterdir() if p.name.startswith("goals-bi")) == [
        "goals-bi.sqlite"
    ]
    with closing(sqlite3.connect(f"{place.as_uri()}?mode=ro", uri=True)) as connection:
        assert connection.execute("SELECT count(*) FROM bi_goals").fetchone() == (1,)


def test_a_broken_snapshot_is_made_anew(tmp_path: Path) -> None:
    database = load(tmp_path, a=fakes.instructions("|||Flere læser"))
    place = snapshot_file(database)
    place.write_bytes(b"no database at all, but long enough to be taken for one")
    assert publish(str(database)) == place
    assert ask(place, "SELECT goal FROM bi_goals") == [("Flere læser",)]


def test_a_snapshot_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    database = load(tmp_path, a=fakes.instructions("|||Flere læser"))
    place = snapshot_file(database)
    place.unlink()
    place.mkdir()
    (place / "in the way").write_text("", encoding="utf-8")
    with pytest.raises(DatabaseError, match="goals-bi"):
        publish(str(database))
    assert os.access(database, os.R_OK)
