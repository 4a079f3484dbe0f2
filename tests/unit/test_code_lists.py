"""The official lists are whole, and the database holds them once and only them."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import Engine, func, select, text

from goalextract.code_lists import code_lists
from goalextract.database import migrate, models
from goalextract.database.check import check, digest_of
from goalextract.database.code_lists import write_code_lists
from goalextract.database.engine import open_engine, parse_url
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes
from tests.databases import ask


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    migrate.upgrade(opened)
    yield opened
    opened.dispose()


def test_the_lists_are_whole() -> None:
    lists = code_lists()
    assert len(lists.municipalities) == len({code for code, _, _ in lists.municipalities}) == 98
    assert len(lists.regions) == 5
    assert {region for _, _, region in lists.municipalities} == {c for c, _ in lists.regions}
    assert all(
        after[0] == before[1] + 1
        for before, after in zip(lists.terms, lists.terms[1:], strict=False)
    )


def test_written_twice_the_lists_stand_there_once(engine: Engine) -> None:
    digests = []
    for _ in range(2):
        with engine.begin() as connection:
            write_code_lists(connection, code_lists())
            digests.append(digest_of(connection))
            assert check(connection).problems == ()
    assert digests[0] == digests[1]


def test_a_list_that_changes_is_followed(engine: Engine) -> None:
    lists = code_lists()
    (code, name), *others = lists.regions
    renumbered = replace(
        lists,
        regions=(("1099", name), *others),
        municipalities=tuple(
            (own, called, "1099" if region == code else region)
            for own, called, region in lists.municipalities
        ),
        terms=lists.terms[1:],
    )
    for given in (lists, renumbered):
        with engine.begin() as connection:
            write_code_lists(connection, given)
    with engine.connect() as connection:
        assert set(connection.scalars(select(models.Region.code))) == {
            region for region, _ in renumbered.regions
        }
        assert connection.scalar(select(func.count()).select_from(models.CouncilTerm)) == len(
            renumbered.terms
        )
        assert connection.scalar(select(func.count()).select_from(models.Municipality)) == 98
        assert check(connection).problems == ()


def test_a_run_brings_them_and_a_reread_document_leaves_them(tmp_path: Path) -> None:
    raw = fakes.write(tmp_path / "raw", a=fakes.instructions("|||Flere læser"))
    file = str(tmp_path / "goals.sqlite")
    for extractor in ("1", "2"):
        settings = Settings(database=file, raw=raw, workers=1)
        ingest([], settings, extract=fakes.extract, extractor=extractor)
        found = ask(Path(file), "SELECT count(*) FROM municipality")
        assert int(str(found[0][0])) >= 98


def test_no_two_municipalities_share_a_code(engine: Engine) -> None:
    with engine.begin() as connection:
        write_code_lists(connection, code_lists())
        with pytest.raises(Exception, match="UNIQUE"), connection.begin_nested():
            connection.execute(
                text("INSERT INTO municipality VALUES ('x', '657', 'En anden Kommune')")
            )
