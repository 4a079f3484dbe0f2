"""One run at a time for each database."""

from pathlib import Path

import pytest

from goalextract.database.engine import open_engine, parse_url
from goalextract.database.lock import run_lock
from goalextract.errors import ExitCode, LockedError


def test_a_second_run_is_turned_away_and_a_later_one_is_not(tmp_path: Path) -> None:
    engine = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    with run_lock(engine), pytest.raises(LockedError) as caught, run_lock(engine):
        pytest.fail("two runs at once")
    assert caught.value.exit_code is ExitCode.LOCKED
    with run_lock(engine):
        pass


def test_another_name_of_the_same_database_has_the_same_lock(tmp_path: Path) -> None:
    file, link = tmp_path / "goals.sqlite", tmp_path / "link.sqlite"
    file.touch()
    link.symlink_to(file)
    with (
        run_lock(open_engine(parse_url(str(file)))),
        pytest.raises(LockedError),
        run_lock(open_engine(parse_url(str(link)))),
    ):
        pytest.fail("two runs at once")


def test_different_databases_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with (
        run_lock(open_engine(parse_url(str(tmp_path / "a.sqlite")))),
        run_lock(open_engine(parse_url(str(tmp_path / "b.sqlite")))),
    ):
        pass


def test_an_error_frees_the_lock(tmp_path: Path) -> None:
    engine = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    with pytest.raises(RuntimeError), run_lock(engine):
        raise RuntimeError
    with run_lock(engine):
        pass
