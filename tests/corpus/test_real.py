"""Real documents outside the project, each beside what a careful reader made of it.

They lie in the folder that ``GOALEXTRACT_CORPUS`` names, ``../shared/corpus`` by default.  Nothing
of them is copied here: all that is expected comes from their ``gold.json``.
"""

import json
import os
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
