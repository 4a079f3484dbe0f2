"""The same rows on PostgreSQL as on SQLite, with comments, lock and views."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Connection, Engine, select, text
from sqlalchemy.exc import DataError, IntegrityError

from goalextract.database import migrate
from goalextract.database.check import check, digest_of
from goalextract.database.copying import copy_rows
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.frames import view_frame
from goalextract.database.lock import run_lock
from goalextract.database.models import Base, Municipality
from goalextract.database.queries import last_runs, quarantined
from goalextract.database.views import SCHEMA, VIEWS
from goalextract.errors import DatabaseError, LockedError
from goalextract.extract import Extraction
from goalextract.ingest import ingest
from goalextract.publish.report.page import print_report
from goalextract.reading.sniff import Limits
from goalextract.settings import Settings
from goalextract.upkeep import bring_up_to_date, tell_lineage
from tests import fakes
from tests.databases import OF_WORK, dump
from tests.integration.postgresql import programs, server
from tests.integration.test_ingest import DOCUMENTS

SAMPLES = Path(__file__).parents[2] / "data" / "raw"

pytest.importorskip("psycopg", reason="the extra `postgresql` is not installed")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server is installed here (Debian: postgresql)")
    with server(found) as address:
        yield address


@pytest.fixture
def engine(url: str) -> Iterator[Engine]:
    opened = open_engine(parse_url(url))
    with opened.begin() as connection:
        connection.execute(text("DROP SCHEMA IF EXISTS bi CASCADE"))
        connection.execute(text("DROP SCHEMA public CASCADE"))
        connection.execute(text("CREATE SCHEMA public"))
    yield opened
    opened.dispose()


def rows_of(connection: Connection) -> Mapping[str, Sequence[tuple[object, ...]]]:
    """Return all rows of what documents say, as ``dump`` does for SQLite."""
    return {
        table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
        for table in Base.metadata.sorted_tables
        if table.name not in OF_WORK
    }


def test_the_tables_are_those_of_the_models_with_their_comments(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert migrate.drift(connection) == []
        for view in VIEWS:
            described = connection.scalar(
                text(
                    "SELECT count(col_description(CAST(:view AS regclass), n)) "
                    "FROM generate_series(1, 99) AS n"
                ),
                {"view": f"{SCHEMA}.{view.name}"},
            )
            assert described == len(view.columns), view.name


def test_the_rows_are_those_of_sqlite(engine: Engine, url: str, tmp_path: Path) -> None:
    raw = fakes.write(tmp_path / "raw", **DOCUMENTS)
    file = tmp_path / "goals.sqlite"
    for database in (str(file), url, url):
        settings = Settings(database=database, raw=raw, workers=1)
        summary = ingest([], settings, extract=fakes.extract, extractor="1")
    assert summary.counts.unchanged == 5
    with engine.connect() as connection:
        rows = rows_of(connection)
        view = connection.execute(text("SELECT goal FROM bi.bi_goals")).all()
    assert rows == dump(file)
    assert len(view) == 8
    assert last_runs(url)[0].counts == summary.counts
    assert len(quarantined(url)) == 6
    assert page_of(url) == page_of(str(file))


def test_what_sample_reports_promise_is_the_same_on_both(
    engine: Engine, url: str, tmp_path: Path
) -> None:
    file = tmp_path / "goals.sqlite"
    for database in (str(file), url):
        ingest([], Settings(database=database, raw=SAMPLES, workers=1))
    with engine.connect() as connection:
        rows = rows_of(connection)
    assert rows == dump(file)
    assert frames_of(url) == frames_of(str(file))
    assert page_of(url) == page_of(str(file))
    held = ("action", "action_span", "target", "target_span", "measurement", "assessment")
    assert all(rows[name] for name in held)


def page_of(url: str) -> str:
    """Return the report's page without what its ledger says."""
    stream = io.StringIO()
    print_report(url, stream)
    return re.sub("(?s)<h3>The last runs</h3>.*?</section>|<time.*?</time>", "", stream.getvalue())


def frames_of(url: str) -> Mapping[str, str]:
    return {view.name: view_frame(url, view.name).to_csv() for view in VIEWS}


def test_a_text_that_postgresql_cannot_hold_costs_its_document_only(
    engine: Engine, url: str, tmp_path: Path
) -> None:
    raw = fakes.write(
        tmp_path / "raw", a="goal |||Et\x00To", b=fakes.instructions("|||Flere læser")
    )
    settings = Settings(database=url, raw=raw, workers=1)
    summary = ingest([], settings, extract=fakes.extract, extractor="1")
    assert (summary.counts.loaded, summary.counts.refused) == (1, 1)


def test_a_second_run_is_turned_away(engine: Engine, url: str) -> None:
    other = open_engine(parse_url(url))
    with run_lock(engine), pytest.raises(LockedError), run_lock(other):
        pytest.fail("two runs at once")
    with run_lock(other):
        pass
    other.dispose()


def test_a_server_that_is_not_there_is_named_without_its_password(tmp_path: Path) -> None:
    address = f"postgresql+psycopg://bi:kodeord@/goals?host={tmp_path}"
    with pytest.raises(DatabaseError) as caught, run_lock(open_engine(parse_url(address))):
        pytest.fail("locked nothing")
    assert "kodeord" not in caught.value.cause


def test_rows_are_copied_or_refused_as_an_insert_would(engine: Engine) -> None:
    migrate.upgrade(engine)
    rows: list[dict[str, object]] = [
        {"municipality_id": f"{n:032d}", "code": f"{100 + n}", "name": f"Ærø\t{n}\n\\."}
        for n in range(30)
    ]
    with engine.begin() as connection:
        copy_rows(connection, Municipality, rows)
    with engine.connect() as connection:
        found = connection.execute(select(Municipality.__table__)).mappings()
        assert sorted((dict(row) for row in found), key=repr) == sorted(rows, key=repr)
    with engine.begin() as connection, pytest.raises(IntegrityError):
        copy_rows(connection, Municipality, rows)
    with engine.begin() as connection, pytest.raises(DataError):
        copy_rows(connection, Municipality, [{**rows[0], "municipality_id": "x", "name": "\x00"}])


def test_views_go_and_come_back_with_goals_in_place(
    engine: Engine, url: str, tmp_path: Path
) -> None:
    raw = fakes.write(tmp_path / "raw", **DOCUMENTS)
    ingest([], Settings(database=url, raw=raw, workers=1), extract=fakes.extract, extractor="1")
    with engine.connect() as connection:
        before = digest_of(connection)
    with engine.begin() as connection:
        command.downgrade(migrate.alembic_config(connection), "0005")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM bi_goals")) == 8
    bring_up_to_date(engine)
    tell_lineage(engine)
    with engine.connect() as connection:
        assert digest_of(connection) == before
        assert check(connection).problems == ()


def test_a_connection_lost_in_the_middle_costs_no_document(
    engine: Engine, url: str, tmp_path: Path
) -> None:
    raw = fakes.write(tmp_path / "raw", **DOCUMENTS)
    settings = Settings(database=url, raw=raw, workers=1)

    def cut(
        name: str, data: bytes, *, latest_year: int, limits: Limits | None = None
    ) -> Extraction:
        if name == "c.txt":
            with engine.connect() as connection:
                connection.execute(
                    text(
                        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                        "WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'"
                    )
                )
        return fakes.extract(name, data, latest_year=latest_year, limits=limits)

    with pytest.raises(DatabaseError):
        ingest([], settings, extract=cut, extractor="1")
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM source_document")) == 2
        assert check(connection).problems == ()
    ingest([], settings, extract=fakes.extract, extractor="1")
    file = tmp_path / "goals.sqlite"
    ingest(
        [], Settings(database=str(file), raw=raw, workers=1), extract=fakes.extract, extractor="1"
    )
    with engine.connect() as connection:
        rows = rows_of(connection)
    assert rows == dump(file)
