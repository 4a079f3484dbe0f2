"""The copy of a database: whole, checked, read-only, and replaced whole or not at all."""

import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from goalextract.database import backup
from goalextract.database.backup import back_up, backup_file
from goalextract.database.check import Checked, check
from goalextract.database.queries import reading
from goalextract.database.snapshot import snapshot_file
from goalextract.errors import DatabaseError
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes
from tests.databases import dump


@pytest.fixture
def database(tmp_path: Path) -> Path:
    raw = fakes.write(tmp_path / "raw", a=fakes.instructions("|||Flere læser"))
    file = tmp_path / "goals.sqlite"
    settings = Settings(database=str(file), raw=raw, workers=1)
    ingest([], settings, extract=fakes.extract, extractor="1")
    return file


def checked(file: Path) -> Checked:
    with reading(str(file)) as connection:
        return check(connection)


def test_a_copy_holds_what_the_database_does(database: Path) -> None:
    made = back_up(str(database), checked(database))
    assert made is not None
    assert made.file == backup_file(database) == database.with_name("goals-copy.sqlite")
    assert dump(made.file) == dump(database)
    assert made.bytes == made.file.stat().st_size
    assert made.digest == checked(database).digest


def test_a_copy_can_be_read_by_who_cannot_write_beside_it(database: Path, tmp_path: Path) -> None:
    place = tmp_path / "kopier" / "mål #1?.sqlite"
    assert back_up(str(database), checked(database), place) is not None
    assert place.stat().st_mode & 0o777 == 0o444
    with closing(sqlite3.connect(place)) as copy:
        assert copy.execute("PRAGMA journal_mode").fetchone() == ("delete",)
    assert [path.name for path in place.parent.iterdir()] == [place.name]


def test_a_copy_is_replaced_and_what_a_killed_run_left_is_no_trouble(database: Path) -> None:
    place = backup_file(database)
    place.write_text("old", encoding="utf-8")
    place.with_name(f".{place.name}.half").write_text("half", encoding="utf-8")
    back_up(str(database), checked(database))
    assert dump(place) == dump(database)


def test_a_copy_that_holds_something_else_is_not_kept(database: Path) -> None:
    place = backup_file(database)
    back_up(str(database), checked(database))
    before = place.read_bytes()
    with pytest.raises(DatabaseError, match="does not hold what the database does"):
        back_up(str(database), replace(checked(database), digest="0" * 64))
    assert place.read_bytes() == before
    assert not list(database.parent.glob(".*.half"))


def test_a_damaged_copy_is_not_kept(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    true = checked(database)
    sync = backup._sync

    def break_it(path: Path) -> None:
        sync(path)
        if path.suffix == ".half":
            with closing(sqlite3.connect(path)) as copy, copy:
                copy.execute("DROP VIEW bi_goals")

    monkeypatch.setattr(backup, "_sync", break_it)
    with pytest.raises(DatabaseError, match="the copy is damaged"):
        back_up(str(database), true)
    assert not backup_file(database).exists()


def test_a_place_that_cannot_be_written_is_named(database: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DatabaseError, match=r"copy\.sqlite cannot be written"):
        back_up(str(database), checked(database), tmp_path / "file" / "copy.sqlite")


def test_a_copy_never_replaces_the_database_or_its_snapshot(database: Path) -> None:
    link = database.with_name("link.sqlite")
    link.symlink_to(database)
    for place in (database, link, snapshot_file(database)):
        with pytest.raises(DatabaseError, match="would replace"):
            back_up(str(database), checked(database), place)


def test_postgresql_is_not_copied() -> None:
    assert back_up("postgresql+psycopg://u@h/d", Checked((), 0, "")) is None
