"""Goals are told through the years after every run, and nothing of it is lost on the way."""

from pathlib import Path

import pytest
from alembic import command
from sqlalchemy import text

from goalextract import upkeep
from goalextract.database import migrate
from goalextract.database.check import check
from goalextract.database.engine import open_engine, parse_url
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes
from tests.databases import ask, dump
from tests.fakes import instructions

HISTORY = (
    "SELECT report_year, statement, change, step, history_length FROM bi_goal_history"
    " ORDER BY history_id, step"
)
READ = "15|Kultur|Vækst|Flere skal læse i fritiden"
SING = "15|Kultur|Vækst|Kommunens kor synger bedre"


def run(folder: Path, *files: Path) -> Path:
    database = folder / "goals.sqlite"
    settings = Settings(database=str(database), raw=folder / "raw", workers=1)
    ingest(files, settings, extract=fakes.extract, extractor="1")
    return database


def test_a_goal_is_followed_through_the_years(tmp_path: Path) -> None:
    fakes.write(
        tmp_path / "raw",
        a=instructions(READ, SING, year=2012),
        b=instructions(READ, year=2013),
        c=instructions(READ.replace("Flere", "Mange flere"), SING, year=2014),
        other=instructions(READ, year=2013, place="740 Silkeborg Kommune"),
    )
    found = ask(run(tmp_path), HISTORY)
    assert sorted(found) == sorted(
        [
            (2012, "Flere skal læse i fritiden", "new", 1, 3),
            (2013, "Flere skal læse i fritiden", "unchanged", 2, 3),
            (2014, "Mange flere skal læse i fritiden", "reworded", 3, 3),
            (2012, "Kommunens kor synger bedre", "new", 1, 2),
            (2014, "Kommunens kor synger bedre", "unchanged", 2, 2),
            (2013, "Flere skal læse i fritiden", "new", 1, 1),
        ]
    )


def test_a_year_that_comes_later_finds_its_place(tmp_path: Path) -> None:
    texts = {f"y{year}": instructions(READ, SING, year=year) for year in (2012, 2013, 2014)}
    raw = fakes.write(tmp_path / "raw", **texts)
    whole = dump(run(tmp_path))
    (tmp_path / "goals.sqlite").unlink()
    for name in ("y2014", "y2012", "y2013"):
        database = run(tmp_path, raw / f"{name}.txt")
    assert dump(database) == whole


def test_a_document_that_changed_is_followed_as_it_is_now(tmp_path: Path) -> None:
    fakes.write(
        tmp_path / "raw",
        a=instructions(READ, year=2012),
        b=instructions(READ, year=2013),
    )
    run(tmp_path)
    fakes.write(tmp_path / "raw", b=instructions(SING, year=2013))
    database = run(tmp_path)
    assert ask(database, "SELECT count(*) FROM goal_lineage") == [(0,)]
    assert {row[2] for row in ask(database, HISTORY)} == {"new"}


def test_what_an_interrupted_run_left_is_told_by_the_next(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    texts = {f"y{year}": instructions(READ, year=year) for year in (2012, 2013)}
    fakes.write(tmp_path / "raw", **texts)

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(upkeep, "write_lineage", stopped)
        with pytest.raises(KeyboardInterrupt):
            run(tmp_path)
    database = tmp_path / "goals.sqlite"
    assert ask(database, "SELECT count(*) FROM source_document, lineage_due") == [(2,)]
    run(tmp_path)
    assert ask(database, "SELECT count(*) FROM lineage_due") == [(0,)]
    assert ask(database, "SELECT count(*) FROM goal_lineage") == [(1,)]


def test_goals_from_before_there_was_a_lineage_are_told(tmp_path: Path) -> None:
    texts = {f"y{year}": instructions(READ, year=year) for year in (2012, 2013)}
    fakes.write(tmp_path / "raw", **texts)
    database = run(tmp_path)
    engine = open_engine(parse_url(str(database)))
    with engine.begin() as connection:
        command.downgrade(migrate.alembic_config(connection), "0008")
    upkeep.bring_up_to_date(engine)
    upkeep.tell_lineage(engine)
    with engine.connect() as connection:
        assert connection.scalar(text("SELECT count(*) FROM goal_lineage")) == 1
        assert check(connection).problems == ()
    engine.dispose()


def test_committees_and_places_stand_in_their_views(tmp_path: Path) -> None:
    fakes.write(
        tmp_path / "raw",
        a=f"committee Kulturudvalget\n{instructions(READ, year=2012)}",
        b=f"committee Kulturudvalget\n{instructions(READ, SING, year=2013)}",
        c=f"committee Kulturudvalget\n{instructions(READ, year=2014)}",
    )
    database = run(tmp_path)
    committees = ask(
        database,
        "SELECT committee, term_first_year, term_last_year, document_count, goal_count"
        " FROM bi_committees ORDER BY term_first_year",
    )
    assert committees == [
        ("Kulturudvalget", 2010, 2013, 2, 3),
        ("Kulturudvalget", 2014, 2017, 1, 1),
    ]
    rows = ask(
        database,
        "SELECT municipality_name, region_name, document_count, goal_count, first_report_year"
        " FROM bi_municipalities WHERE document_count > 0",
    )
    assert rows == [("Herning Kommune", "Region Midtjylland", 3, 4, 2012)]
    assert ask(database, "SELECT count(*) FROM bi_municipalities") == [(98,)]


def test_a_committee_of_an_unknown_place_goes_on_but_every_link_is_doubted(tmp_path: Path) -> None:
    fakes.write(
        tmp_path / "raw",
        **{
            f"y{year}": f"committee {committee}\n{instructions(READ, place=None, year=year)}"
            for year, committee in ((2012, "Kulturudvalget"), (2013, "Kulturudvalget"))
        },
        other=f"committee Skoleudvalget\n{instructions(READ, place=None, year=2014)}",
        nobody=instructions(READ, place=None, year=2014),
    )
    database = run(tmp_path)
    assert ask(database, "SELECT change, needs_review FROM goal_lineage") == [("unchanged", True)]


def test_a_correction_outlives_the_reading_it_corrects(tmp_path: Path) -> None:
    fakes.write(tmp_path / "raw", a=instructions(READ, year=2012))
    database = run(tmp_path)
    engine = open_engine(parse_url(str(database)))
    with engine.begin() as connection:
        connection.execute(
            text(
                "INSERT INTO correction SELECT 'c', document_id, 1, 'goal', 'a', 'b', NULL,"
                " '2026-01-01T00:00:00.000000Z' FROM source_document"
            )
        )
    engine.dispose()
    settings = Settings(database=str(database), raw=tmp_path / "raw", workers=1)
    ingest([], settings, extract=fakes.extract, extractor="2")
    assert ask(database, "SELECT corrected_text FROM correction") == [("b",)]
