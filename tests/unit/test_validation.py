"""A goal that breaks a rule is set aside whole; the others go on; too many refuse the document."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.errors import (
    DocumentError,
    ExitCode,
    InvalidDocumentError,
    NoGoalsError,
    TooManyRejectedError,
)
from goalextract.validation import validate_goals, validate_report
from tests.unit.payloads import CONTEXT, Payload, document, goal, issue, quantity, section
from tests.unit.test_records import JSON_LIKE


def bad_goal(**changes: object) -> Payload:
    return goal(targets=[quantity(unit="elever")], **changes)


def test_goals_that_keep_every_rule_are_kept_in_order() -> None:
    kept, rejected = validate_goals([goal(), goal(ordinal=2)], CONTEXT)
    assert [each.ordinal for each in kept] == [1, 2]
    assert rejected == ()


def test_a_goal_that_breaks_a_rule_is_set_aside_whole() -> None:
    kept, rejected = validate_goals([goal(), bad_goal(ordinal=2, pages=[3])], CONTEXT)
    assert [each.ordinal for each in kept] == [1]
    (found,) = rejected
    assert (found.ordinal, found.page) == (2, 3)
    assert [rule.code for rule in found.failed] == ["unknown_unit"]
    assert json.loads(found.payload) == bad_goal(ordinal=2, pages=[3])


def test_each_failed_rule_is_named_with_its_place() -> None:
    payload = goal(confidence=2)
    payload["sections"]["goal"] = section("Flere cykler.", "Flere læser.")
    _, (found,) = validate_goals([payload], CONTEXT)
    assert {(rule.code, rule.location) for rule in found.failed} == {
        ("less_than_equal", "confidence"),
        ("text_not_in_spans", "sections.goal"),
    }
    assert all(rule.message for rule in found.failed)


def test_the_later_of_two_goals_with_one_ordinal_is_set_aside() -> None:
    kept, (found,) = validate_goals([goal(), goal(number="2")], CONTEXT)
    assert [each.number for each in kept] == [None]
    assert [(rule.code, rule.location) for rule in found.failed] == [
        ("ordinal_duplicate", "ordinal")
    ]


@pytest.mark.parametrize("value", [None, "1", True, -1, 0, [1]])
def test_an_ordinal_or_page_that_counts_nothing_is_not_trusted(value: object) -> None:
    _, (found,) = validate_goals([goal(ordinal=value, pages=[value])], CONTEXT)
    assert (found.ordinal, found.page) == (None, None)


def test_a_payload_is_kept_as_json_that_any_reader_takes() -> None:
    strange = goal(confidence=float("nan"), number="\ud800", focus_area=b"\xff")
    _, (found,) = validate_goals([strange], CONTEXT)
    found.payload.encode("utf-8")
    assert json.loads(found.payload, parse_constant=pytest.fail)["confidence"] == "NaN"


def test_a_whole_document_is_complete() -> None:
    validated = validate_report(document(), [goal()], [issue()], CONTEXT)
    assert validated.is_complete
    assert [each.code for each in validated.report.issues] == ["section_missing"]


def test_a_document_that_loses_a_goal_is_incomplete_and_says_so() -> None:
    validated = validate_report(document(), [goal(), bad_goal(ordinal=2)], [], CONTEXT)
    assert not validated.is_complete
    assert len(validated.rejected) == 1
    (told,) = validated.report.issues
    assert (told.severity, told.code, told.page) == ("error", "goal_rejected", 2)
    assert "unknown_unit" in told.message


def test_a_document_without_goals_is_refused() -> None:
    with pytest.raises(NoGoalsError):
        validate_report(document(), [], [], CONTEXT)


def test_a_document_that_loses_more_goals_than_it_keeps_is_refused() -> None:
    with pytest.raises(TooManyRejectedError, match=r"2 of 3 goals .*unknown_unit"):
        validate_report(document(), [goal(), bad_goal(ordinal=2), bad_goal(ordinal=3)], [], CONTEXT)


def test_a_document_that_loses_as_many_goals_as_it_keeps_is_kept() -> None:
    validated = validate_report(document(), [goal(), bad_goal(ordinal=2)], [], CONTEXT)
    assert len(validated.report.goals) == 1


def test_a_document_whose_own_fields_break_a_rule_is_refused() -> None:
    with pytest.raises(InvalidDocumentError, match="report_year: report year 1814"):
        validate_report(document(report_year=1814), [goal()], [], CONTEXT)


def test_a_refused_document_ends_in_quarantine() -> None:
    refusals = {NoGoalsError, TooManyRejectedError, InvalidDocumentError}
    assert {refusal.exit_code for refusal in refusals} == {ExitCode.QUARANTINED}


@given(
    st.lists(
        st.builds(lambda k, v: goal() | {k: v}, st.sampled_from(sorted(goal())), JSON_LIKE),
        max_size=3,
    ),
    st.builds(lambda k, v: document() | {k: v}, st.sampled_from(sorted(document())), JSON_LIKE),
)
def test_any_payload_is_kept_or_set_aside(goals: list[Payload], about: Payload) -> None:
    kept, rejected = validate_goals(goals, CONTEXT)
    assert len(kept) + len(rejected) == len(goals)
    for each in rejected:
        assert each.failed
        json.loads(each.payload, parse_constant=pytest.fail)
    try:
        validated = validate_report(about, goals, [], CONTEXT)
    except DocumentError:
        return
    assert len(validated.report.goals) == len(kept)
