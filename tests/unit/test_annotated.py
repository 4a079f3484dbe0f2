"""The annotated goals are sound as truth, and the worst error is not made on them."""

import pytest

from goalextract.records import MEASUREMENT_KINDS, TARGET_KINDS
from tests.accuracy.annotated import FOLDER, Judged, judge_goal, load

FILES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("name", FILES)
def test_quotes_of_the_truth_lie_in_their_sections(name: str) -> None:
    goals = load(name)
    assert len({goal["id"] for goal in goals}) == len(goals)
    lists = {"targets": TARGET_KINDS, "measurements": MEASUREMENT_KINDS}
    for goal in goals:
        for kind, kinds in lists.items():
            for one in goal.get(kind, ()):
                assert one["text"] in goal["sections"][one["section"]], goal["id"]
                assert one["section"] in kinds, goal["id"]
        for one in goal.get("assessments", ()):
            # What follows from numbers alone may go without a quote.
            is_quoted = one.get("method") == "stated" or "evidence" in one
            assert not is_quoted or one["evidence"] in goal["sections"][one["section"]], goal["id"]
            assert one.get("target", -1) < len(goal.get("targets", ())), goal["id"]


@pytest.mark.parametrize("name", FILES)
def test_what_was_not_reached_is_never_called_reached(name: str) -> None:
    judged = Judged()
    for goal in load(name):
        judge_goal(judged, goal)
    assert judged.met_for_not_met == 0
    assert judged.targets.f1 > 0.8
    assert judged.measurements.f1 > 0.8
