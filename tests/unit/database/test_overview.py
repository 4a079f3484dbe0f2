"""An overview counts and lists what the views show, in one moment, and no more than asked for."""

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from goalextract.database.engine import open_engine, parse_url
from goalextract.database.ledger import end_run, start_run
from goalextract.database.migrate import upgrade
from goalextract.database.models import RunStatus
from goalextract.database.overview import overview
from goalextract.database.queries import last_runs
from goalextract.errors import DatabaseError
from goalextract.ingest import ingest
from goalextract.settings import Settings
from tests import fakes
from tests.databases import ask

Run = Callable[..., Path]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Return what ingests documents of the given texts."""
    file = tmp_path / "goals.sqlite"

    def ingested(**documents: str) -> Path:
        raw = fakes.write(tmp_path / "raw", **documents)
        settings = Settings(database=str(file), raw=raw, workers=1)
        ingest([], settings, extract=fakes.extract, extractor="1")
        return file

    return ingested


DOCUMENTS = {
    "a": fakes.instructions("15|Kultur|Vækst|Flere læser", "|||Måske flere?"),
    "b": fakes.instructions("|||Noget", "|||Andet", "|||Tredje", rejected=2, year=2015),
    "c": fakes.instructions("|||Uden sted", place=None),
    "bad": "nothing here",
}


def test_counts_are_those_of_the_views(run: Run) -> None:
    file = run(**DOCUMENTS)
    with overview(str(file), 10) as shown:
        documents = sorted(shown.documents, key=lambda one: (one.documents, one.goals))
        goals, quality = tuple(shown.goals), tuple(shown.quality)
        reasons = tuple(shown.reasons)
    told = [(one.municipality_name, one.report_year, one.goals) for one in documents]
    assert told == [
        (None, 2014, 1),
        ("Herning Kommune", 2014, 2),
        ("Herning Kommune", 2015, 3),
    ]
    assert sum(one.sections_needing_review for one in documents) == 1
    assert sum(one.goals for one in goals) == 6
    assert sum(one.needing_review for one in goals) == 1
    assert sum(one.without_status for one in goals) == 6
    assert {one.service_area_name for one in goals} == {"Kultur", None}
    ((rows,),) = ask(file, "SELECT count(*) FROM bi_data_quality")
    assert sum(one.rows for one in quality) == rows
    counted = {(one.source, one.code): (one.rows, one.documents) for one in quality}
    assert counted["issue", "odd"] == (3, 3)
    assert counted["refused_document", "no_goals"] == (1, 1)
    assert reasons == ("its label was guessed",)


def test_documents_are_listed_whole_while_there_is_room(run: Run) -> None:
    file = run(**DOCUMENTS)

    def listed(most: int) -> list[tuple[str, list[str | None]]]:
        with overview(str(file), most) as shown:
            return [
                (document.document_name, [goal.statement for goal in goals])
                for document, goals in shown.listed
            ]

    everything = [
        ("a.txt", ["Flere læser", "Måske flere?"]),
        ("b.txt", ["Noget", "Andet", "Tredje"]),
        ("c.txt", ["Uden sted"]),
    ]
    assert listed(100) == listed(6) == everything
    assert listed(5) == everything[:2]
    assert listed(4) == listed(2) == everything[:1]
    assert listed(1) == [("a.txt", ["Flere læser"])]
    assert listed(0) == []


def test_a_doubted_goal_brings_its_reasons_and_no_others(run: Run) -> None:
    with overview(str(run(**DOCUMENTS)), 10) as shown:
        first, second = next(iter(shown.listed))[1]
    assert (first.doubts, first.needs_review) == ((), False)
    assert [(one.section, one.reason) for one in second.doubts] == [
        ("goal", "its label was guessed")
    ]
    assert (first.service_area, first.focus_area, first.number) == ("Kultur", "Vækst", "1.")


def test_what_was_refused_and_doubted_is_named(run: Run) -> None:
    with overview(str(run(**DOCUMENTS)), 10) as shown:
        assert [(one.document_name, one.code) for one in shown.refused] == [("bad.txt", "no_goals")]
        assert [one.document_name for one in shown.in_doubt] == ["a.txt"]
        assert [(one.document_name, one.goal_ordinal) for one in shown.refused_goals] == [
            ("b.txt", 100),
            ("b.txt", 101),
        ]
        assert shown.personal == ()


def test_the_moment_of_the_last_change_is_that_of_a_run_that_wrote(run: Run) -> None:
    file = run(a=DOCUMENTS["a"])
    first = last_runs(str(file))[0].finished_at
    run(a=DOCUMENTS["a"])
    with overview(str(file), 10) as shown:
        assert shown.changed_at == first
        assert len(shown.runs) == 2
    run(b=DOCUMENTS["b"])
    latest = last_runs(str(file))[0].finished_at
    with overview(str(file), 10) as shown:
        assert shown.changed_at == latest != first


def test_a_database_without_documents_has_an_empty_overview(tmp_path: Path) -> None:
    file = tmp_path / "goals.sqlite"
    engine = open_engine(parse_url(str(file)))
    upgrade(engine)
    at = datetime(2026, 5, 1, tzinfo=UTC)
    with engine.begin() as connection:
        end_run(connection, start_run(connection, "1", at), RunStatus.FINISHED, at)
    engine.dispose()
    with overview(str(file), 10) as shown:
        assert (shown.changed_at, shown.goals_with_targets) == (None, 0)
        assert not list(shown.documents)
        assert not list(shown.listed)


def test_no_database_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError), overview(str(tmp_path / "none.sqlite"), 10):
        pytest.fail("there is none")
