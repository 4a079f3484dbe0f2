"""The migrations make exactly the tables, checks, comments and views that the models name."""

import io
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import Engine, create_mock_engine, inspect, text

from goalextract.database import migrate
from goalextract.database.check import check, digest_of
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.models import Base
from goalextract.database.views import SCHEMA, VIEWS
from goalextract.errors import DatabaseError
from goalextract.ingest import ingest
from goalextract.settings import Settings
from goalextract.upkeep import bring_up_to_date, tell_lineage
from tests import fakes


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    yield opened
    opened.dispose()


def folded(statement: str) -> str:
    return re.sub(r"\s+", " ", statement).strip().rstrip(";").strip()


def clauses(statement: str) -> frozenset[str]:
    """Part a CREATE TABLE into its clauses, whose order means nothing."""
    lines = (folded(line).rstrip(",") for line in statement.splitlines())
    return frozenset(line for line in lines if line and not line.startswith("--"))


def made(statements: Iterable[str]) -> set[frozenset[str]]:
    """Return what statements make, in clauses; a column added later is one of its table's."""
    done: dict[str, frozenset[str]] = {}
    for statement in statements:
        later = re.search(r"ALTER TABLE (\w+) ADD COLUMN (.+?) (CONSTRAINT .+)$", folded(statement))
        if later is None:
            name = re.search(r"CREATE TABLE (\w+)", statement)
            done[name.group(1) if name else statement] = clauses(statement)
        else:
            done[later.group(1)] |= {later.group(2), later.group(3)}
    return set(done.values())


def migrated_for(dialect: str) -> str:
    """Return the SQL of all migrations, as they would be run on another database."""
    config = migrate.alembic_config()
    written = io.StringIO()
    config.output_buffer = written
    config.attributes["dialect_name"] = dialect
    command.upgrade(config, "head", sql=True)
    return written.getvalue()


def modelled_for(dialect: str) -> list[str]:
    """Return the SQL that the models themselves would make."""
    statements: list[str] = []

    def collect(sql: object, *_: object, **__: object) -> None:
        statements.append(str(sql.compile(dialect=mock.dialect)))  # type: ignore[attr-defined]

    mock = create_mock_engine(f"{dialect}://", collect)
    Base.metadata.create_all(mock, checkfirst=False)
    return statements


def test_an_upgraded_database_has_the_tables_of_the_models(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert migrate.drift(connection) == []


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_every_statement_of_the_models_is_in_the_migrations(dialect: str) -> None:
    """Checks, comments, defaults and names too, which Alembic's own comparison leaves out."""
    done = made(migrated_for(dialect).split(";\n"))
    missing = [sql for sql in modelled_for(dialect) if clauses(sql) not in done]
    assert missing == []


def test_every_table_and_column_says_what_it_holds() -> None:
    for table in Base.metadata.sorted_tables:
        assert table.comment, table.name
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name}"


def test_views_are_those_that_are_described(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.connect() as connection:
        rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'view'"))
        stored = {str(name): str(sql) for name, sql in rows}
    assert {name: folded(sql) for name, sql in stored.items()} == {
        view.name: folded(f"CREATE VIEW {view.name} AS {view.select}") for view in VIEWS
    }


def test_views_are_described_in_postgresql() -> None:
    written = migrated_for("postgresql")
    assert f"ALTER VIEW bi_goals SET SCHEMA {SCHEMA}" in written
    for view in VIEWS:
        # bi_goals was there before the schema was
        place = view.name if view.name == "bi_goals" else f"{SCHEMA}.{view.name}"
        assert f"COMMENT ON VIEW {place} IS" in written
        for column in view.columns:
            assert f'COMMENT ON COLUMN {place}."{column.name}" IS' in written
            assert column.description.replace("'", "''") in written


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.connect() as connection:
        before = connection.execute(text("SELECT * FROM sqlite_master")).all()
    migrate.upgrade(engine)
    with engine.connect() as connection:
        assert connection.execute(text("SELECT * FROM sqlite_master")).all() == before


def test_a_database_of_a_newer_version_is_left_alone(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(DatabaseError, match="newer version"):
        migrate.upgrade(engine)
    with engine.connect() as connection, pytest.raises(DatabaseError, match="newer version"):
        migrate.require_current(connection)


def test_a_database_of_an_older_version_says_how_to_upgrade(engine: Engine) -> None:
    with engine.begin() as connection:
        command.upgrade(migrate.alembic_config(connection), "0001")
    with engine.connect() as connection, pytest.raises(DatabaseError, match="db upgrade"):
        migrate.require_current(connection)


def test_every_migration_can_be_taken_back(engine: Engine) -> None:
    migrate.upgrade(engine)
    with engine.begin() as connection:
        command.downgrade(migrate.alembic_config(connection), "base")
    assert inspect(engine).get_table_names() == ["alembic_version"]
    assert inspect(engine).get_view_names() == []


def test_views_go_and_come_back_with_goals_in_place(tmp_path: Path) -> None:
    raw = fakes.write(tmp_path / "raw", a=fakes.instructions("|||Flere læser"))
    file = str(tmp_path / "goals.sqlite")
    ingest([], Settings(database=file, raw=raw, workers=1), extract=fakes.extract, extractor="1")
    opened = open_engine(parse_url(file))
    with opened.connect() as connection:
        before = digest_of(connection)
    with opened.begin() as connection:
        command.downgrade(migrate.alembic_config(connection), "0005")
    assert inspect(opened).get_view_names() == ["bi_goals"]
    bring_up_to_date(opened)
    tell_lineage(opened)
    with opened.connect() as connection:
        assert digest_of(connection) == before
        assert check(connection).problems == ()
    opened.dispose()
