"""JSON says what the models say; CSV has the columns of ``bi_goals`` and runs in no spreadsheet."""

import csv
import io
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.database.views import BI_GOALS
from goalextract.publish.machine import CSV_COLUMNS, GoalCsv, cell, report_json
from goalextract.records import GoalReport
from tests.unit.payloads import goal, report, section


def rows(*reports: GoalReport) -> list[dict[str, str]]:
    stream = io.StringIO(newline="")
    writer = GoalCsv(stream)
    for each in reports:
        writer.write(each)
    return list(csv.DictReader(io.StringIO(stream.getvalue(), newline="")))


def test_a_report_is_one_line_of_json_that_reads_back() -> None:
    found = report(goal(), goal(ordinal=2))
    line = report_json(found, is_indented=False)
    assert "\n" not in line
    assert GoalReport.model_validate_json(line) == found


def test_indented_json_is_the_same_object() -> None:
    found = report()
    indented = report_json(found, is_indented=True)
    assert len(indented.splitlines()) > 10
    assert json.loads(indented) == json.loads(report_json(found, is_indented=False))


def test_json_keeps_danish_letters() -> None:
    assert "Målopfølgning" in report_json(report(), is_indented=False)


def test_the_columns_are_those_of_the_view() -> None:
    assert list(CSV_COLUMNS) == [c.name for c in BI_GOALS.columns if c.name != "goal_id"] + [
        "reasons"
    ]


def test_a_goal_is_a_row() -> None:
    first, second, other = rows(report(goal(), goal(ordinal=2)), report(name="andet.txt"))
    assert first["document_name"] == "maal-2014.txt"
    assert (first["municipality_code"], first["municipality_name"]) == ("671", "Struer Kommune")
    assert (first["first_page"], first["last_page"]) == ("2", "3")
    assert (first["service_area_code"], first["service_area_name"]) == ("15", "Kultur")
    assert first["goal"] == "Flere læser."
    assert first["success_criterion"] == "Mindst 2.500 arrangementer om året."
    assert first["means"] == ""
    assert (first["needs_review"], first["sections_needing_review"]) == ("false", "0")
    assert second["ordinal"] == "2"
    assert other["document_name"] == "andet.txt"


def test_a_doubted_goal_says_why() -> None:
    payload = goal(needs_review=True)
    payload["sections"]["goal"] = section(
        "Flere læser.", needs_review=True, reasons=["its end is guessed"]
    )
    (row,) = rows(report(payload))
    assert (row["needs_review"], row["sections_needing_review"]) == ("true", "1")
    assert row["reasons"] == "goal: its end is guessed"


def test_a_report_without_anything_else_has_empty_fields() -> None:
    bare = goal(service_area=None, focus_area=None, focus_period=None)
    (row,) = rows(report(bare, municipality=None, committee=None, report_year=None, title=None))
    for column in ("municipality_code", "committee", "report_year", "document_title"):
        assert row[column] == ""
    assert (row["service_area_name"], row["focus_area"]) == ("", "")


def test_a_focus_area_that_is_only_a_section_is_in_its_column() -> None:
    payload = goal(focus_area=None)
    payload["sections"]["focus_area"] = section("Flere læser.")
    assert rows(report(payload))[0]["focus_area"] == "Flere læser."


@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("=1+1", "'=1+1"),
        ("+45 12", "'+45 12"),
        ("- flere læser", "'- flere læser"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\tx", "'\tx"),
        ("  =cmd|' /C calc'!A0", "'  =cmd|' /C calc'!A0"),
        ("＝1", "'＝1"),
        ("1+1=2", "1+1=2"),
        ("Mål", "Mål"),
        ("", ""),
        (None, ""),
    ],
)
def test_no_field_runs_as_a_formula(text: str | None, field: str) -> None:
    assert cell(text) == field


@given(st.text())
def test_no_text_runs_or_is_obeyed(text: str) -> None:
    field = cell(text)
    assert not field.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    assert "\x1b" not in field


@given(st.text(alphabet='a";,\n\r=', max_size=20))
def test_any_title_stays_one_field(title: str) -> None:
    (row,) = rows(report(title=title))
    assert row["document_title"] == cell(title)
    assert row["profile"] == "danish"
