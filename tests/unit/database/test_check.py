"""A check finds what is broken, and one digest stands for all rows."""

from pathlib import Path

import pytest
from sqlalchemy import text

from goalextract import cli
from goalextract.database.check import Checked, check
from goalextract.database.engine import open_engine, parse_url
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes


@pytest.fixture
def file(tmp_path: Path) -> Path:
    raw = fakes.write(
        tmp_path / "raw", a=fakes.instructions("|||Flere læser"), b=fakes.instructions("|||Færre")
    )
    database = tmp_path / "goals.sqlite"
    ingest(
        [],
        Settings(database=str(database), raw=raw, workers=1),
        extract=fakes.extract,
        extractor="1",
    )
    return database


def checked(file: Path, *statements: str) -> Checked:
    engine = open_engine(parse_url(str(file)))
    try:
        with engine.connect() as connection:
            for statement in statements:
                connection.execute(text(statement))
            return check(connection)
    finally:
        engine.dispose()


def test_a_whole_database_has_no_problems(file: Path) -> None:
    found = checked(file)
    assert found.problems == ()
    assert found.rows > 2
    assert len(found.digest) == 64


@pytest.mark.parametrize(
    ("statement", "code", "told"),
    [
        ("DROP VIEW bi_targets", "drift", "bi_targets"),
        ("DROP TABLE section_span", "drift", "section_span"),
        ("ALTER TABLE goal ADD COLUMN extra TEXT", "drift", "extra"),
    ],
)
def test_drift_is_found(file: Path, statement: str, code: str, told: str) -> None:
    problems = checked(file, statement).problems
    assert any(p.code == code and told in p.message for p in problems)


def test_rows_whose_owner_is_gone_are_found(file: Path) -> None:
    engine = open_engine(parse_url(str(file)))
    with engine.connect() as connection:
        connection.connection.driver_connection.execute("PRAGMA foreign_keys = OFF")  # type: ignore[union-attr]
        connection.execute(text("DELETE FROM goal"))
        problems = check(connection).problems
    engine.dispose()
    assert {p.code for p in problems} == {"orphans"}
    assert any("goal_section" in p.message for p in problems)


def test_a_digest_tells_any_change(file: Path) -> None:
    before = checked(file)
    after = checked(file, "UPDATE goal_section SET text = text || '.'")
    assert before.digest != after.digest
    assert before.rows == after.rows


def test_the_command_prints_the_digest(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["db", "check", "--database", str(file)])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith(checked(file).digest)


def test_the_command_ends_with_1_when_something_is_wrong(
    file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    engine = open_engine(parse_url(str(file)))
    with engine.begin() as connection:
        connection.execute(text("DROP VIEW bi_targets"))
    engine.dispose()
    with pytest.raises(SystemExit) as ended:
        cli.main(["db", "check", "--database", str(file)])
    assert ended.value.code == 1
    assert "bi_targets" in capsys.readouterr().err
