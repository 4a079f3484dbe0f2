"""The schemas in ``schemas/`` say what the models say, and real reports keep them."""

import tomllib
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import ValidationError

from goalextract.profiles.templates import Template, built_in_templates
from goalextract.publish.machine import report_json
from goalextract.records import GoalReport
from goalextract.schemas import (
    goal_report_schema,
    main,
    profile_schema,
    schema_files,
)
from tests.unit.payloads import CONTEXT, document, goal, issue, report, section
from tests.unit.test_records import JSON_LIKE

FOLDER = Path(__file__).resolve().parents[2] / "schemas"
VALIDATOR = jsonschema.Draft202012Validator(dict(goal_report_schema()))


def test_the_files_are_what_the_models_say() -> None:
    for name, text in schema_files().items():
        assert (FOLDER / name).read_text(encoding="utf-8") == text, "run `make schemas`"


def test_the_schema_is_valid_json_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(dict(goal_report_schema()))
    assert goal_report_schema()["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert goal_report_schema()["title"] == "Goal report"


def test_a_real_report_keeps_the_schema() -> None:
    doubted = goal(ordinal=2, needs_review=True, number="1.1")
    doubted["sections"]["goal"] = section("Flere læser.", needs_review=True, reasons=["guessed"])
    found = report(goal(), doubted, issues=(issue(),))
    VALIDATOR.validate(found.model_dump(mode="json"))
    assert GoalReport.model_validate_json(report_json(found, is_indented=False)) == found


def test_a_report_with_nothing_known_keeps_the_schema() -> None:
    bare = {"sections": {"goal": section("Flere læser.")}, "targets": [], "measurements": []}
    found = report(
        goal(**bare, assessments=[], service_area=None, focus_area=None, focus_period=None),
        title=None,
        municipality=None,
        committee=None,
        report_year=None,
    )
    VALIDATOR.validate(found.model_dump(mode="json"))


@pytest.mark.parametrize("field", ["document", "goals", "issues"])
def test_every_field_is_asked_for(field: str) -> None:
    data = report().model_dump(mode="json")
    del data[field]
    assert not VALIDATOR.is_valid(data)


def test_the_schema_refuses_what_the_models_refuse() -> None:
    data = report().model_dump(mode="json")
    for changed in (
        data | {"surprise": 1},
        data | {"goals": [data["goals"][0] | {"confidence": 2}]},
        data | {"goals": [data["goals"][0] | {"sections": {"vision": {}}}]},
        data | {"document": data["document"] | {"sha256": "x"}},
    ):
        assert not VALIDATOR.is_valid(changed)


@given(st.sampled_from(sorted(document())), JSON_LIKE)
def test_whatever_the_models_take_keeps_the_schema(field: str, value: object) -> None:
    try:
        found = GoalReport.model_validate(
            {"document": document(**{field: value}), "goals": [goal()]}, context=CONTEXT
        )
    except ValidationError:
        return
    VALIDATOR.validate(found.model_dump(mode="json"))


def test_the_command_writes_the_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "new"
    assert main([str(folder)]) == 0
    written = {path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()}
    assert written == schema_files()
    assert capsys.readouterr().out.split() == [str(folder / n) for n in schema_files()]


@pytest.mark.parametrize("template", built_in_templates(), ids=lambda t: t.profile.id)
def test_every_built_in_profile_keeps_its_schema(template: Template) -> None:
    schema = dict(profile_schema())
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.Draft202012Validator(schema).validate(tomllib.loads(template.file.text))


def test_the_schema_refuses_what_no_profile_may_say() -> None:
    validator = jsonschema.Draft202012Validator(dict(profile_schema()))
    head = {"id": "a", "name": "A", "language": "da"}
    for changed in ({"labels": {"vision": ["x"]}}, {"match": {"least": "2"}}, {"surprise": 1}):
        assert not validator.is_valid(head | changed)
