"""Two measurings compared document by document."""

from pathlib import Path

import pytest

from tests.accuracy import compare
from tests.accuracy.__main__ import main
from tests.accuracy.score import DocumentScore, Verdict


def score(name: str, right: int, wrong: int, *, flagged: bool = True) -> DocumentScore:
    states = ["right"] * right + ["wrong"] * wrong
    verdicts = [Verdict(name, 1, "goal", state, True, flagged, 1.0, 0.9) for state in states]
    return DocumentScore(name, "headed", verdicts=verdicts, found_goals=1)


def test_what_cancels_out_in_the_sum_is_told_by_document(tmp_path: Path) -> None:
    compare.save([score("1", 5, 0), score("2", 3, 2), score("3", 4, 0)], tmp_path / "before.json")
    after = compare.by_document(
        [score("1", 4, 1, flagged=False), score("2", 4, 1), score("3", 4, 0)]
    )
    assert compare.differences(compare.load(tmp_path / "before.json"), after) == [
        "headed/1: right 5 -> 4 (-1), wrong 0 -> 1 (+1), unflagged 0 -> 1 (+1)",
        "headed/2: right 3 -> 4 (+1), wrong 2 -> 1 (-1)",
        "2 of 3 documents differ; unflagged 0 -> 1 (+1)",
    ]


def test_a_document_that_one_side_lacks_is_named(tmp_path: Path) -> None:
    compare.save([score("1", 5, 0)], tmp_path / "before.json")
    lines = compare.differences(
        compare.load(tmp_path / "before.json"), compare.by_document([score("2", 5, 0)])
    )
    assert lines[1:] == ["only before: headed/1", "only after: headed/2"]


def test_the_command_saves_and_compares(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    sample = ["--layout", "sheet_colon", "--seeds", "3-3", "--processes", "1"]
    saved = str(tmp_path / "before.json")
    assert main([*sample, "--save", saved]) == 0
    capsys.readouterr()
    assert main([*sample, "--against", saved]) == 0
    assert capsys.readouterr().out == "0 of 1 documents differ; no sum\n"


def test_held_back_excerpts_are_not_compared_one_by_one() -> None:
    with pytest.raises(SystemExit, match="totals only"):
        main(["--excerpts", "heldback", "--against", "before.json"])
