"""Sections are found by their words, alike on both engines, with Danish letters told apart."""

from collections.abc import Iterator
from pathlib import Path

import pytest

import goalextract
from goalextract.database.search import search_sections
from goalextract.database.snapshot import snapshot_file
from goalextract.errors import DatabaseError
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes
from tests.integration.postgresql import programs, server

TEXTS = (
    "En måling af trivslen i 2014",
    "Maling af 2.500 boliger",
    "Ældre på ÆRØ får it-hjælp",
    "Trivselsmålingen viser fremgang",
)


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def url(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder = tmp_path_factory.mktemp("search")
    raw = fakes.write(folder / "raw", a=fakes.instructions(*(f"|||{text}" for text in TEXTS)))

    def load(database: str) -> str:
        settings = Settings(database=database, raw=raw, workers=1)
        ingest([], settings, extract=fakes.extract, extractor="1")
        return database

    if request.param == "sqlite":
        yield load(str(folder / "goals.sqlite"))
        return
    pytest.importorskip("psycopg", reason="the extra `postgresql` is not installed")
    found = programs()
    if found is None:
        pytest.skip("no PostgreSQL server is installed here (Debian: postgresql)")
    with server(found) as address:
        yield load(address)


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("måling", [0]),
        ("MÅLING", [0]),
        ("maling", [1]),
        ("trivsel*", [3]),
        ("trivs*", [0, 3]),
        ("ældre", [2]),
        ("ærø hjælp", [2]),
        ("it-hjælp", [2]),
        ("2.500", [1]),
        ("måling fremgang", []),
        ("\" OR 1 --' ) :", []),
        ("NOT måling", []),
        ("", []),
        ("* & | !", []),
    ],
)
def test_words_are_found_as_they_are_written(url: str, words: str, places: list[int]) -> None:
    assert [found.text for found in search_sections(url, words)] == [TEXTS[at] for at in places]


def test_a_notebook_gets_a_frame(url: str) -> None:
    frame = goalextract.search("trivs*", url)
    assert list(frame["goal_ordinal"]) == [1, 4]
    assert str(frame["report_year"].dtype) == "Int64"
    assert goalextract.search("intetsteds", url).empty


def test_a_missing_snapshot_says_what_to_do(tmp_path: Path) -> None:
    raw = fakes.write(tmp_path / "raw", a=fakes.instructions("|||Flere læser"))
    file = tmp_path / "goals.sqlite"
    ingest(
        [], Settings(database=str(file), raw=raw, workers=1), extract=fakes.extract, extractor="1"
    )
    snapshot_file(file).unlink()
    with pytest.raises(DatabaseError, match="ingest"):
        search_sections(str(file), "læser")
