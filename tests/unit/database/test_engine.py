"""Opening databases: what is set on every connection, and what is said when it fails."""

import os
import traceback
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import IntegrityError

from goalextract.database import models
from goalextract.database.engine import open_engine, open_reader, parse_url, shown
from goalextract.database.ledger import start_run
from goalextract.database.migrate import upgrade
from goalextract.errors import DatabaseError


def test_a_written_database_survives_power_cuts_and_keeps_its_references(tmp_path: Path) -> None:
    engine = open_engine(parse_url(f"sqlite:///{tmp_path}/new/folder/goals.sqlite"))
    with engine.connect() as connection:
        said = {
            pragma: connection.exec_driver_sql(f"PRAGMA {pragma}").scalar()
            for pragma in ("journal_mode", "synchronous", "foreign_keys")
        }
    engine.dispose()
    assert said == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}


def test_a_table_that_is_taken_back_was_never_made(tmp_path: Path) -> None:
    engine = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    with engine.connect() as connection:
        connection.execute(text("CREATE TABLE half (x)"))
        connection.rollback()
    with engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM sqlite_master")).all() == []
    engine.dispose()


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("mysql://host/db", "mysql"),
        ("nonsense://x", "nonsense"),
        ("sqlite://", "in memory"),
        ("sqlite:///:memory:", "in memory"),
        ("postgresql://host:port/db", "cannot be understood"),
        ("postgresql://bi:kode@ord@host/db", "write it as %40"),
    ],
)
def test_urls_that_cannot_be_used_are_refused(url: str, said: str) -> None:
    with pytest.raises(DatabaseError, match=said):
        open_engine(parse_url(url))


def test_a_bare_path_is_an_sqlite_file() -> None:
    assert shown(parse_url("a/goals.sqlite")) == "sqlite:///a/goals.sqlite"


def test_a_password_is_not_shown() -> None:
    assert "kodeord" not in shown(parse_url("postgresql://bi:kodeord@host/goals"))
    query = "postgresql://bi@host/goals?password=kodeord&sslpassword=kodeord&sslmode=require"
    assert shown(parse_url(query)).endswith("?password=hidden&sslmode=require&sslpassword=hidden")


def test_a_url_that_is_refused_is_in_no_traceback() -> None:
    for url in ("postgresql://bi:hemme@ligt@host/db", "postgresql://bi@host:hemmeligt/db"):
        with pytest.raises(DatabaseError) as caught:
            parse_url(url)
        assert "ligt" not in "".join(traceback.format_exception(caught.value))


def test_another_file_is_not_touched(tmp_path: Path) -> None:
    file = tmp_path / "report.txt"
    file.write_text("Mål: flere læser, og det er ingen database")
    before = file.read_bytes()
    for opening in (open_engine, open_reader):
        with pytest.raises(DatabaseError, match="no SQLite database"):
            opening(parse_url(str(file)))
    assert file.read_bytes() == before


def test_a_folder_in_place_of_the_file_or_a_file_in_place_of_its_folder_is_refused(
    tmp_path: Path,
) -> None:
    with pytest.raises(DatabaseError, match="cannot be opened"):
        open_engine(parse_url(str(tmp_path)))
    (tmp_path / "file").touch()
    with pytest.raises(DatabaseError, match="cannot be made"):
        open_engine(parse_url(str(tmp_path / "file" / "goals.sqlite")))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "closed").mkdir(mode=0o500)
    with pytest.raises(DatabaseError):
        upgrade(open_engine(parse_url(str(tmp_path / "closed" / "goals.sqlite"))))


def test_reading_creates_nothing(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="goalextract ingest"):
        open_reader(parse_url(str(tmp_path / "goals.sqlite")))
    assert list(tmp_path.iterdir()) == []


def test_a_reader_cannot_write(tmp_path: Path) -> None:
    url = parse_url(str(tmp_path / "goals.sqlite"))
    engine = open_engine(url)
    upgrade(engine)
    engine.dispose()
    reader = open_reader(url)
    with reader.connect() as connection, pytest.raises(Exception, match="readonly"):
        connection.execute(text("DELETE FROM goal"))
    reader.dispose()


def test_errors_do_not_print_values(tmp_path: Path) -> None:
    engine = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    upgrade(engine)
    row = {"municipality_id": "x", "code": "toolong", "name": "Fortrolig Kommune"}
    with engine.begin() as connection, pytest.raises(IntegrityError) as caught:
        connection.execute(insert(models.Municipality).values(row))
    engine.dispose()
    assert "Fortrolig" not in str(caught.value)


def test_moments_are_stored_as_utc_text_and_come_back_as_moments(tmp_path: Path) -> None:
    engine = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    upgrade(engine)
    at = datetime(2026, 11, 24, 1, 30, tzinfo=timezone(timedelta(hours=1)))
    with engine.begin() as connection:
        start_run(connection, "1", at)
        stored = connection.execute(text("SELECT started_at FROM ingestion_run")).scalar()
        read = connection.scalar(select(models.IngestionRun.started_at))
    engine.dispose()
    assert stored == "2026-11-24T00:30:00.000000Z"
    assert read == at
    assert read.tzinfo is UTC
