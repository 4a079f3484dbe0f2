"""Each view comes as a frame whose columns have types that know missing values."""

from pathlib import Path

import pandas as pd
import pytest

import goalextract
from goalextract.database.frames import view_frame
from goalextract.database.views import VIEWS
from goalextract.errors import DatabaseError
from goalextract.ingest import ingest
from goalextract.settings import Settings

SAMPLES = Path(__file__).parents[3] / "data" / "raw"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("frames") / "goals.sqlite"
    raw = [path for path in SAMPLES.glob("*") if path.suffix in {".txt", ".pdf"}]
    ingest(raw[:4], Settings(database=str(file), workers=1))
    return str(file)


@pytest.mark.parametrize("name", [view.name for view in VIEWS])
def test_a_frame_has_the_views_columns_and_one_row_a_key(url: str, name: str) -> None:
    (view,) = (view for view in VIEWS if view.name == name)
    frame = view_frame(url, name)
    assert list(frame.columns) == [column.name for column in view.columns]
    assert len(frame) > 0
    assert frame[view.key].is_unique
    assert frame[view.key].notna().all()
    wanted = {
        "text": "string",
        "category": "category",
        "integer": "Int64",
        "boolean": "boolean",
        "date": "datetime64[s]",
    }
    for column in view.columns:
        assert str(frame[column.name].dtype) == wanted.get(column.holds, "Float64")


def test_a_target_tells_what_became_of_it(url: str) -> None:
    targets, assessments = goalextract.read_targets(url), goalextract.read_assessments(url)
    judged = assessments[assessments["target_id"].notna()]
    assert set(targets.loc[targets["outcome"].notna(), "target_id"]) == set(judged["target_id"])
    first = judged.drop_duplicates("target_id").set_index("target_id")["outcome"]
    shown = targets.set_index("target_id")["outcome"].dropna()
    assert shown.sort_index().to_dict() == first.sort_index().to_dict()
    assert targets["assessment_count"].sum() == len(judged)


def test_numbers_stand_under_their_goals_areas(url: str) -> None:
    goals = goalextract.read_goals(url).set_index("goal_id")
    targets = goalextract.read_targets(url)
    for column in ("focus_area", "service_area_name", "report_year", "municipality_name"):
        assert targets[column].equals(
            targets["goal_id"].map(goals[column]).astype(targets[column].dtype)
        )


def test_documents_count_what_the_other_views_hold(url: str) -> None:
    documents = goalextract.read_documents(url)
    for column, frame in (
        ("goal_count", goalextract.read_goals(url)),
        ("target_count", goalextract.read_targets(url)),
        ("measurement_count", goalextract.read_measurements(url)),
        ("action_count", goalextract.read_actions(url)),
    ):
        found = frame.groupby("document_name").size()
        counts = documents.set_index("document_name")[column]
        assert {name: n for name, n in counts.items() if n} == found.to_dict()


def test_what_is_flagged_is_in_the_data_quality(url: str) -> None:
    quality, goals = goalextract.read_data_quality(url), goalextract.read_goals(url)
    flagged = quality[quality["source"] == "section"]
    doubted = flagged.drop_duplicates(["goal_id", "section"]).groupby("goal_id").size()
    counts = goals.set_index("goal_id")["sections_needing_review"]
    assert {goal: n for goal, n in counts.items() if n} == doubted.to_dict()
    assert isinstance(quality, pd.DataFrame)


def test_a_database_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(DatabaseError):
        view_frame(str(tmp_path / "none.sqlite"), "bi_goals")
    with pytest.raises(LookupError):
        view_frame(str(tmp_path / "none.sqlite"), "bi_nothing")
