"""Answers as lines of JSON: what is written is read back, and what is anything else is a fault."""

from collections.abc import Iterator
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.errors import DocumentError, InternalError, NoGoalsError
from goalextract.validation import FailedRule, RejectedGoal, RejectedGoalsError, ValidatedReport
from goalextract.wire import ReceivedReport, decode, encode
from tests.unit import payloads

REJECTED = RejectedGoal(2, 1, (FailedRule("code", "it is broken", "sections"),), "{}")
REPORT = ValidatedReport(
    payloads.report(*(payloads.goal(ordinal=n) for n in (1, 2, 3))), (REJECTED,), "hash"
)


def received(data: bytes) -> ReceivedReport:
    outcome = decode(data.splitlines)
    assert isinstance(outcome, ReceivedReport)
    return outcome


def test_a_report_comes_as_it_was_sent() -> None:
    come = received(encode(REPORT))
    assert come.document == REPORT.document
    assert come.issues == REPORT.issues
    assert (come.rejected, come.users_profiles) == ((REJECTED,), "hash")
    assert tuple(come.goals()) == tuple(come.goals()) == REPORT.report.goals


def test_goals_are_understood_one_by_one() -> None:
    data, taken = encode(REPORT), []

    def lines() -> Iterator[bytes]:
        for line in data.splitlines():
            taken.append(line)
            yield line

    come = decode(lines)
    assert isinstance(come, ReceivedReport)
    taken.clear()
    assert [goal.ordinal for goal in islice(come.goals(), 1)] == [1]
    assert len(taken) == 2


@pytest.mark.parametrize(
    "error", [NoGoalsError("there is none"), RejectedGoalsError("all broke rules", (REJECTED,))]
)
def test_a_refusal_comes_as_it_was_sent(error: DocumentError) -> None:
    come = decode(encode(error).splitlines)
    assert isinstance(come, type(error))
    assert come.cause == error.cause
    assert getattr(come, "rejected", ()) == getattr(error, "rejected", ())


@pytest.mark.parametrize(
    "broken",
    [
        lambda lines: [*lines[:2], b"{}", lines[3]],
        lambda lines: [*lines[:2], b"\xff", lines[3]],
        lambda lines: lines[:-1],
        lambda lines: [*lines, lines[-1]],
        lambda lines: [*lines[:-1], lines[-2]],
    ],
    ids=["no goal", "no JSON", "too few", "too many", "the same twice"],
)
def test_goals_that_are_not_as_announced_are_a_fault(broken: object) -> None:
    assert callable(broken)
    come = decode(lambda: broken(encode(REPORT).splitlines()))
    assert isinstance(come, ReceivedReport)
    with pytest.raises(InternalError):
        list(come.goals())


@given(st.binary(max_size=200))
def test_any_bytes_are_a_report_or_a_typed_error(data: bytes) -> None:
    assert isinstance(decode(data.splitlines), DocumentError)
