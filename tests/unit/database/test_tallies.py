"""Targets and outcomes are counted as the views show them."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Connection

from goalextract.database import migrate
from goalextract.database.engine import open_engine, parse_url
from goalextract.database.listing import listed
from goalextract.database.load import load_document
from goalextract.database.tallies import assessment_tallies, goals_with_targets, target_tallies
from goalextract.validation import ValidatedReport
from tests.unit import payloads


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[Connection]:
    engine = open_engine(parse_url(str(tmp_path / "goals.sqlite")))
    migrate.upgrade(engine)
    both = [payloads.quantity(), payloads.quantity(comparator="=")]
    told = [payloads.assessment(), payloads.assessment(outcome="unclear", target=None)]
    goals = (
        payloads.goal(targets=both, assessments=told),
        payloads.goal(ordinal=2, targets=[], measurements=[], assessments=[]),
    )
    with engine.begin() as opened:
        load_document(opened, ValidatedReport(payloads.report(*goals)), ["a.txt"], "1")
    with engine.connect() as opened:
        yield opened
    engine.dispose()


def test_targets_are_counted_by_what_became_of_them(connection: Connection) -> None:
    found = Counter({(t.outcome, t.method): t.targets for t in target_tallies(connection)})
    assert found == {("met", "stated"): 1, (None, None): 1}
    assert {
        (t.report_year, t.service_area_name, bool(t.is_of_means))
        for t in target_tallies(connection)
    } == {(2014, "Kultur", False)}
    assert goals_with_targets(connection) == 1


def test_what_is_said_of_a_whole_goal_is_counted_apart(connection: Connection) -> None:
    (whole,) = assessment_tallies(connection)
    assert (whole.outcome, whole.method, whole.assessments) == ("unclear", "stated", 1)


def test_targets_are_listed_with_their_outcomes_and_quotes(connection: Connection) -> None:
    ((_, (first, second)),) = listed(connection, 10)
    assert [[one.outcome for one in target.outcomes] for target in first.targets] == [["met"], []]
    assert first.targets[0].outcomes[0].evidence == "Målet er opfyldt"
    assert [one.outcome for one in first.outcomes] == ["unclear"]
    assert [str(one.value) for one in first.measurements] == ["2600"]
    assert (second.targets, second.measurements, second.outcomes) == ((), (), ())
