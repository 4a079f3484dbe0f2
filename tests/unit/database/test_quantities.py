"""What goals promise and report is stored with its places, and goes with its document."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import Connection, func, insert, select, text
from sqlalchemy.exc import IntegrityError

from goalextract.database import migrate, models
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.load import load_document
from goalextract.validation import ValidatedReport
from tests.unit import payloads


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    migrate.upgrade(engine)
    with engine.begin() as opened:
        yield opened
    engine.dispose()


def report(**changes: object) -> ValidatedReport:
    goal = payloads.goal(
        targets=[payloads.quantity()],
        measurements=[payloads.measurement()],
        assessments=[payloads.assessment()],
        **changes,
    )
    return ValidatedReport(payloads.report(goal))


def count(connection: Connection, table: type[models.Base]) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def test_a_report_brings_its_quantities_with_their_places(connection: Connection) -> None:
    load_document(connection, report(), ["a.txt"], "1")
    target = connection.execute(select(models.Target.__table__)).mappings().one()
    assert (target["comparator"], target["value"], target["unit"]) == (
        ">=",
        Decimal(2500),
        "arrangementer",
    )
    assessed = connection.execute(select(models.Assessment.__table__)).mappings().one()
    assert (assessed["target_id"], assessed["outcome"]) == (target["target_id"], "met")
    assert count(connection, models.TargetSpan) == 1
    assert count(connection, models.MeasurementSpan) == 1


def test_reading_again_leaves_nothing_of_the_first_reading(connection: Connection) -> None:
    load_document(connection, report(), ["a.txt"], "1")
    load_document(connection, report(), ["a.txt"], "2")
    tables = (models.Target, models.TargetSpan, models.Measurement, models.Assessment)
    assert [count(connection, table) for table in tables] == [1, 1, 1, 1]


@pytest.mark.parametrize(
    "change",
    [
        {"comparator": "=>"},
        {"comparator": "range"},
        {"value_high": Decimal(1)},
        {"direction": "up"},
        {"kind": "comment"},
        {"text": ""},
        {"position": 0},
    ],
    ids=str,
)
def test_what_breaks_a_rule_is_refused(connection: Connection, change: dict[str, object]) -> None:
    load_document(connection, report(), ["a.txt"], "1")
    row = dict(connection.execute(select(models.Target.__table__)).mappings().one())
    broken = {**row, "target_id": "0" * 32, "position": 2, **change}
    with pytest.raises(IntegrityError):
        connection.execute(insert(models.Target).values(broken))


def test_a_derived_outcome_needs_a_target_of_its_goal(connection: Connection) -> None:
    load_document(connection, report(), ["a.txt"], "1")
    row = dict(connection.execute(select(models.Assessment.__table__)).mappings().one())
    for change in ({"target_id": None, "method": "derived"}, {"target_id": "0" * 32}):
        broken = {**row, "assessment_id": "0" * 32, "position": 2, **change}
        with pytest.raises(IntegrityError):
            connection.execute(insert(models.Assessment).values(broken))


@pytest.mark.parametrize(
    "value", ["0.1", "1.5", "1000000", "123456789012345", "123456789.012345", "999999999.999999"]
)
def test_numbers_come_back_as_they_were(connection: Connection, value: str) -> None:
    load_document(connection, report(), ["a.txt"], "1")
    row = dict(connection.execute(select(models.Target.__table__)).mappings().one())
    other = {**row, "target_id": "0" * 32, "position": 2, "value": Decimal(value)}
    connection.execute(insert(models.Target).values(other))
    stored = connection.scalar(select(models.Target.value).where(models.Target.position == 2))
    assert stored == Decimal(value)


@pytest.mark.parametrize("view", ["bi_targets", "bi_goal_history"])
def test_a_targets_assessments_are_found_by_the_target(connection: Connection, view: str) -> None:
    plan = connection.execute(text(f"EXPLAIN QUERY PLAN SELECT * FROM {view}"))  # noqa: S608
    assessments = [row[3] for row in plan if row[3].startswith(("SEARCH o ", "SEARCH n"))]
    assert assessments
    assert all("ix_assessment_target_id_goal_id" in step for step in assessments)
