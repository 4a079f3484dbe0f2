"""Migrations go down and up again, one by one, with goals in place, on both engines."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic import command
from alembic.script import ScriptDirectory
from sqlalchemy import text

from goalextract.database import migrate
from goalextract.database.check import check, digest_of
from goalextract.database.engine import open_engine, parse_url
from goalextract.ingest import ingest
from goalextract.settings import Settings
from goalextract.upkeep import bring_up_to_date, tell_lineage
from tests import fakes
from tests.integration.postgresql import programs, server
from tests.integration.test_ingest import DOCUMENTS

_SCRIPTS = ScriptDirectory.from_config(migrate.alembic_config())
REVISIONS = [entry.revision for entry in _SCRIPTS.walk_revisions()][1:]
"""From the last but one down to the first."""
VIEWS_BEGIN, GOALS_BEGIN = "0005", "0002"


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if request.param == "sqlite":
        yield str(tmp_path_factory.mktemp("migrations") / "goals.sqlite")
        return
    pytest.importorskip("psycopg", reason="the extra `postgresql` is not installed")
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server is installed here (Debian: postgresql)")
    with server(found) as address:
        yield address


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return fakes.write(tmp_path_factory.mktemp("documents") / "raw", **DOCUMENTS)


@pytest.mark.parametrize("revision", REVISIONS)
def test_a_database_goes_down_and_comes_back_with_its_goals(
    url: str, raw: Path, revision: str
) -> None:
    settings = Settings(database=url, raw=raw, workers=1)
    ingest([], settings, extract=fakes.extract, extractor="1")
    engine = open_engine(parse_url(url))
    with engine.connect() as connection:
        before = digest_of(connection)
    for step in REVISIONS[: REVISIONS.index(revision) + 1]:
        with engine.begin() as connection:
            command.downgrade(migrate.alembic_config(connection), step)
    with engine.connect() as connection:
        documents = connection.scalar(text("SELECT count(*) FROM source_document"))
        assert documents == 5
        if revision >= GOALS_BEGIN:
            assert connection.scalar(text("SELECT count(*) FROM goal")) == 8
    bring_up_to_date(engine)
    tell_lineage(engine)
    with engine.connect() as connection:
        assert check(connection).problems == ()
        if revision >= VIEWS_BEGIN:
            assert digest_of(connection) == before
    ingest([], settings, extract=fakes.extract, extractor="1")
    with engine.connect() as connection:
        assert digest_of(connection) == before
    engine.dispose()
