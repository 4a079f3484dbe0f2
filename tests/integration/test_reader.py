"""The reader role sees the views, and every other way in or out is closed to it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, text
from sqlalchemy.exc import DBAPIError

from goalextract.database.check import check, digest_of
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.lock import run_lock
from goalextract.database.queries import reading
from goalextract.database.reader import grant_reader
from goalextract.database.views import VIEWS
from goalextract.errors import DatabaseError
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests.integration.postgresql import programs, server

SAMPLES = Path(__file__).parents[2] / "data" / "raw"
ROLE = "bi_reader"

pytest.importorskip("psycopg", reason="the extra `postgresql` is not installed")


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server is installed here (Debian: postgresql)")
    with server(found) as address:
        ingest(sorted(SAMPLES.glob("*.txt"))[:2], Settings(database=address, workers=1))
        assert grant_reader(address, ROLE) == ()
        yield address


@pytest.fixture
def reader(url: str) -> Iterator[Engine]:
    opened = create_engine(parse_url(url).set(username=ROLE), isolation_level="AUTOCOMMIT")
    yield opened
    opened.dispose()


def test_the_reader_reads_every_view_by_its_bare_name(reader: Engine) -> None:
    with reader.connect() as connection:
        for view in VIEWS:
            rows = connection.execute(text(f"SELECT * FROM {view.name}")).all()  # noqa: S608
            assert len(rows) > 0 or view.name == "bi_data_quality"
        names = connection.scalars(text("SELECT DISTINCT focus_area FROM bi_goals")).all()
    assert any("æ" in str(name) for name in names)


ATTACKS = [
    "SELECT * FROM public.goal",
    "SELECT * FROM public.goal_section",
    "SELECT * FROM public.alembic_version",
    "INSERT INTO bi.bi_goals (goal_id) VALUES ('x')",
    "UPDATE bi.bi_documents SET document_name = 'x'",
    "DELETE FROM bi.bi_actions",
    "DROP VIEW bi.bi_goals",
    "CREATE OR REPLACE VIEW bi.bi_goals AS SELECT 1",
    "CREATE TABLE bi.mine (a int)",
    "CREATE TABLE public.mine (a int)",
    "CREATE TEMPORARY TABLE mine (a int)",
    "SELECT 1 INTO TEMPORARY mine",
    "CREATE SCHEMA mine",
    "CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE FUNCTION bi.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE EXTENSION dblink",
    "CREATE ROLE other",
    f"ALTER ROLE {ROLE} SUPERUSER",
    f"GRANT SELECT ON public.goal TO {ROLE}",
    "COPY public.goal TO STDOUT",
    "COPY bi_goals FROM PROGRAM 'id'",
    "COPY (SELECT 1) TO PROGRAM 'id'",
    "COPY (SELECT 1) TO '/tmp/mine'",
    "SELECT pg_read_file('/etc/passwd')",
    "SELECT pg_ls_dir('.')",
    "SELECT lo_import('/etc/passwd')",
    "SELECT lo_create(0)",
    "SELECT lo_from_bytea(0, 'x')",
    "SELECT pg_advisory_lock(1)",
    "SELECT pg_try_advisory_lock_shared(1)",
    "SELECT pg_notify('goals', 'x')",
    "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()",
    "SELECT setval('public.none', 1)",
    "SET ROLE tester",
    "SET SESSION AUTHORIZATION tester",
    "SET log_statement = 'none'",
    "ALTER SYSTEM SET log_statement = 'none'",
    "VACUUM public.goal",
    "TRUNCATE public.goal",
    "LOCK TABLE public.goal",
]


@pytest.mark.parametrize("statement", ATTACKS)
def test_nothing_else_is_open_to_the_reader(reader: Engine, url: str, statement: str) -> None:
    owner = open_engine(parse_url(url))
    with owner.connect() as connection:
        before = digest_of(connection)
    with reader.connect() as connection:
        # what any session may switch off is no protection
        connection.execute(text("SET default_transaction_read_only = off"))
        with pytest.raises(DBAPIError):
            connection.exec_driver_sql(statement)
    with owner.connect() as connection:
        assert digest_of(connection) == before
    owner.dispose()


def test_granting_again_changes_nothing_and_the_owner_can_still_write(url: str) -> None:
    assert grant_reader(url, ROLE) == ()
    engine = open_engine(parse_url(url))
    with run_lock(engine):
        pass
    engine.dispose()


def test_a_role_that_may_do_more_is_refused(url: str) -> None:
    with pytest.raises(DatabaseError, match="more than read"):
        grant_reader(url, "tester")


@pytest.mark.parametrize("name", ['x"; DROP ROLE tester; --', "Bi", "", "pg_reader", "1a"])
def test_a_name_that_is_none_is_refused(url: str, name: str) -> None:
    with pytest.raises(DatabaseError):
        grant_reader(url, name)


def test_sqlite_has_no_roles(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError, match="PostgreSQL"):
        grant_reader(str(tmp_path / "none.sqlite"), ROLE)
    assert list(tmp_path.iterdir()) == []


def test_both_engines_give_the_same_digest_in_any_order(url: str, tmp_path: Path) -> None:
    documents = sorted(SAMPLES.glob("*.txt"))[:2]
    one_by_one, at_once = (str(tmp_path / f"{name}.sqlite") for name in ("one", "all"))
    for document in reversed(documents):
        ingest([document], Settings(database=one_by_one, workers=1))
    for _ in range(2):
        ingest(documents, Settings(database=at_once, workers=4))
    found = set()
    for database in (url, one_by_one, at_once):
        with reading(database) as connection:
            checked = check(connection)
        assert checked.problems == ()
        found.add((checked.rows, checked.digest))
    assert len(found) == 1
