"""Written excerpts of reports as authorities set them, each beside what a careful reader made.

The held-back half is judged by its totals alone, so that it stays unseen; see its README.
"""

import json
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest

from tests.accuracy.corpus import EXCERPTS, SETS, printed, score_corpus, source_of
from tests.accuracy.score import DocumentScore
from tests.accuracy.table import summary

GOLD: Final = sorted(EXCERPTS.glob("*/*/gold.json"))


@cache
def scored(name: str) -> Sequence[DocumentScore]:
    return score_corpus(EXCERPTS / name, "excerpts")


def words(text: str) -> str:
    """Return the text's letters and digits alone, for a value may be wrapped or hyphenated."""
    return "".join(char for char in text.casefold() if char.isalnum())


@pytest.mark.parametrize("gold_file", GOLD, ids=lambda path: f"{path.parts[-3]}-{path.parts[-2]}")
def test_its_gold_uses_the_words_of_its_text(gold_file: Path) -> None:
    gold: dict[str, Any] = json.loads(gold_file.read_text(encoding="utf-8"))
    letters = words(printed(source_of(gold_file)))
    assert len(gold["goals"]) == gold["document"]["goal_count"]
    for goal in gold["goals"]:
        for text in goal["sections"].values():
            missing = [word for word in (text or "").split() if words(word) not in letters]
            assert len(missing) <= 2, missing


def test_all_sets_are_there() -> None:
    assert {path.parts[-3] for path in GOLD} == set(SETS)


def test_excerpts_without_goals_give_hardly_any_and_none_unflagged() -> None:
    bare = [score for score in scored("develop") if score.truth_goals == 0]
    assert len(bare) >= 10
    assert sum(score.invented for score in bare) <= 8
    assert sum(score.invented_unflagged for score in bare) == 0


@pytest.mark.parametrize(
    ("name", "found", "exact", "unflagged"),
    [("develop", 0.95, 0.90, 2.0), ("heldback", 0.92, 0.79, 7.0)],
)
def test_as_a_whole_they_are_read_no_worse_than_before(
    name: str, found: float, exact: float, unflagged: float
) -> None:
    figures = summary(scored(name))
    assert figures["goals_found"] >= found
    assert figures["exact"] >= exact
    assert figures["unflagged_per_100"] <= unflagged
