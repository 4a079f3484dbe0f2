"""The ledger: which of its runs are forgotten."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from goalextract.database.engine import open_engine, parse_url
from goalextract.database.ledger import delete_runs, end_run, start_run
from goalextract.database.migrate import upgrade
from goalextract.database.models import RunStatus
from goalextract.database.queries import last_runs

NOW = datetime(2026, 1, 31, 2, 15, tzinfo=UTC)


def test_runs_that_began_before_a_moment_are_forgotten_but_for_one_under_way(
    tmp_path: Path,
) -> None:
    file = str(tmp_path / "goals.sqlite")
    engine = open_engine(parse_url(file))
    upgrade(engine)
    with engine.begin() as connection:
        for days in (500, 400, 399):
            run = start_run(connection, "1", NOW - timedelta(days=days, minutes=1))
            end_run(connection, run, RunStatus.FINISHED, NOW)
        start_run(connection, "1", NOW - timedelta(days=600))
        assert delete_runs(connection, NOW - timedelta(days=400)) == 2
        assert delete_runs(connection, NOW - timedelta(days=400)) == 0
    engine.dispose()
    left = [(row.status, (NOW - row.started_at).days) for row in last_runs(file)]
    assert left == [(RunStatus.FINISHED, 399), (RunStatus.RUNNING, 600)]
