"""Real documents outside the project, each beside what a careful reader made of it.

They lie in the folder that ``GOALEXTRACT_CORPUS`` names, ``../shared/corpus`` by default.  Nothing
of them is copied here: all that is expected comes from their ``gold.json``.
"""

import json
import os
from collections import Counter
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from goalextract.extract import Extraction, extract_file
from tests.accuracy.corpus import DEFAULT, VARIABLE, as_truth
from tests.accuracy.score import DocumentScore, score_document
from tests.claims import told_twice, unclaimed

ROOT: Final = Path(__file__).parents[2]
FOLDER: Final = Path(os.environ.get(VARIABLE) or ROOT / DEFAULT)
LATEST_YEAR: Final = 2030
NONE: Final = pytest.param(
    None,
    marks=pytest.mark.skip(reason=f"no real documents: {VARIABLE} names no folder that holds any"),
    id="none",
)


@dataclass(frozen=True)
class Real:
    """Hold a real document's extraction beside its gold."""

    gold: dict[str, Any]
    extraction: Extraction

    @property
    def report(self) -> dict[str, Any]:
        return self.extraction.validated.report.model_dump(mode="json")

    @property
    def score(self) -> DocumentScore:
        return score_document("real", "corpus", as_truth(self.gold), self.report)


@cache
def read(gold_file: Path) -> Real:
    gold: dict[str, Any] = json.loads(gold_file.read_text(encoding="utf-8"))
    return Real(gold, extract_file(gold_file.with_name("source.txt"), latest_year=LATEST_YEAR))


GOLD: Final = sorted(FOLDER.glob("*/gold.json")) if FOLDER.is_dir() else []
every_document = pytest.mark.parametrize(
    "gold_file", [pytest.param(path, id=path.parent.name) for path in GOLD] or [NONE]
)


@every_document
def test_it_has_its_goals_and_no_other(gold_file: Path) -> None:
    real = read(gold_file)
    assert len(real.report["goals"]) == len(real.gold["goals"])
    assert real.extraction.validated.rejected == ()
    assert (real.score.found_goals, real.score.invented) == (len(real.gold["goals"]), 0)


@every_document
def test_it_is_described(gold_file: Path) -> None:
    real = read(gold_file)
    found, gold = real.report["document"], real.gold["document"]
    assert found["title"] == gold["title"]
    assert found["municipality"] == gold["municipality"]
    assert found["committee"] == gold["committee"]
    assert found["report_year"] == gold["report_year"]
    assert found["page_count"] == gold["pages"]


@every_document
def test_its_related_documents_are_kept(gold_file: Path) -> None:
    real = read(gold_file)
    found, gold = real.report["document"]["related_documents"], real.gold["document"]
    assert len(found) == gold["related_document_count"]
    assert found[0] == gold["related_documents_first"]
    assert found[-1] == gold["related_documents_last"]


@every_document
def test_its_goals_stand_on_their_pages(gold_file: Path) -> None:
    real = read(gold_file)
    assert [g["pages"] for g in real.report["goals"]] == [g["pages"] for g in real.gold["goals"]]


@every_document
def test_its_goals_belong_to_their_service_areas(gold_file: Path) -> None:
    real = read(gold_file)
    found = [goal["service_area"] for goal in real.report["goals"]]
    assert found == [goal["service_area"] for goal in real.gold["goals"]]


@every_document
def test_its_focus_periods_are_right(gold_file: Path) -> None:
    real = read(gold_file)
    found = [goal["focus_period"] for goal in real.report["goals"]]
    assert found == [goal["focus_period"] for goal in real.gold["goals"]]


@every_document
def test_what_is_wrong_or_missing_is_flagged(gold_file: Path) -> None:
    wrong = [
        (verdict.goal, verdict.kind, verdict.state)
        for verdict in read(gold_file).score.verdicts
        if verdict.state != "right" and not verdict.flagged
    ]
    assert wrong == []


@every_document
def test_not_everything_is_flagged(gold_file: Path) -> None:
    score = read(gold_file).score
    assert score.flagged_sections < score.reported_sections


@every_document
def test_nothing_of_it_is_dropped_or_told_twice(gold_file: Path) -> None:
    extraction = read(gold_file).extraction
    assert [(s.page, s.start, s.why) for s in unclaimed(extraction)] == []
    assert [(s.page, s.start, s.why) for s in told_twice(extraction)] == []


def _figures(items: list[dict[str, Any]]) -> Counter[tuple[Any, ...]]:
    """Count quantities by what they say; a section that the text leaves open may be another."""
    return Counter((q["comparator"], float(q["value"]), q["unit"], q["direction"]) for q in items)


def _all(goals: list[dict[str, Any]], name: str) -> list[dict[str, Any]]:
    return [one for goal in goals for one in goal.get(name, ())]


@every_document
def test_its_targets_are_found_and_no_other(gold_file: Path) -> None:
    real = read(gold_file)
    wanted = _figures(_all(real.gold["goals"], "targets"))
    assert _figures(_all(real.report["goals"], "targets")) == wanted


@every_document
def test_nine_in_ten_of_its_measurements_are_found(gold_file: Path) -> None:
    real = read(gold_file)
    wanted = _figures(_all(real.gold["goals"], "measurements"))
    got = _figures(_all(real.report["goals"], "measurements"))
    assert (wanted & got).total() >= 0.9 * wanted.total()


@every_document
def test_no_outcome_is_definite_where_it_is_another(gold_file: Path) -> None:
    real = read(gold_file)
    for wanted, got in zip(real.gold["goals"], real.report["goals"], strict=True):
        sound = {
            a["target"]: {a["outcome"], a.get("also", a["outcome"])} for a in wanted["assessments"]
        }
        for one in got["assessments"]:
            if one["outcome"] in {"met", "partly_met", "not_met"}:
                assert one["outcome"] in sound.get(one["target"], set()), one
