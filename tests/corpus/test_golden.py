"""What is extracted from the sample reports is what it was; ``make golden`` accepts a change."""

import difflib
import json
import os
from pathlib import Path
from typing import Final

import pytest

from goalextract.extract import extract_file
from goalextract.records import GoalReport

FLAG: Final = "GOALEXTRACT_REWRITE_GOLDEN"
ROOT: Final = Path(__file__).parents[2]
REPORTS: Final = sorted((ROOT / "data" / "raw").glob("*.*"))
GOLDEN: Final = Path(__file__).with_name("golden")
LATEST_YEAR: Final = 2030
SHOWN_LINES: Final = 80


def is_rewriting() -> bool:
    return os.environ.get(FLAG) == "1"


def found(report: Path) -> str:
    """Return a report's extraction as the text of its golden case."""
    extraction = extract_file(report, latest_year=LATEST_YEAR)
    data = extraction.validated.report.model_dump(mode="json")
    return json.dumps(data, ensure_ascii=False, indent=1) + "\n"


def difference(expected: str, got: str, name: str) -> str:
    """Say what changed, in the lines that did, and what to do about it."""
    lines = difflib.unified_diff(
        expected.splitlines(), got.splitlines(), f"golden/{name}", "extracted now", lineterm="", n=4
    )
    changed = list(lines)
    shown = changed[:SHOWN_LINES]
    if len(changed) > len(shown):
        shown.append(f"... and {len(changed) - len(shown)} lines more")
    advice = "If the change is meant, accept it with `make golden` and look at `git diff`."
    return "\n".join(["", *shown, "", advice])


def compare(golden: Path, got: str, *, rewrite: bool) -> None:
    """Compare with a golden case, or write it where that is asked for."""
    if rewrite:
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(got, encoding="utf-8", newline="\n")
        pytest.skip(f"rewritten: {golden.name}")
    if not golden.exists():
        pytest.fail(f"{golden.name} is missing; `make golden` writes it", pytrace=False)
    expected = golden.read_text(encoding="utf-8")
    if expected != got:
        pytest.fail(difference(expected, got, golden.name), pytrace=False)


@pytest.mark.parametrize("report", REPORTS, ids=lambda path: path.stem)
def test_a_sample_report_is_read_as_before(report: Path) -> None:
    compare(GOLDEN / f"{report.stem}.json", found(report), rewrite=is_rewriting())


def test_there_is_a_golden_case_for_every_sample_report_and_no_other() -> None:
    if is_rewriting():
        pytest.skip("the golden cases are being rewritten")
    assert REPORTS
    assert sorted(path.stem for path in GOLDEN.glob("*")) == [path.stem for path in REPORTS]


@pytest.mark.parametrize("golden", sorted(GOLDEN.glob("*.json")), ids=lambda path: path.stem)
def test_a_golden_case_keeps_the_contract(golden: Path) -> None:
    report = GoalReport.model_validate_json(golden.read_text(encoding="utf-8"))
    assert report.goals
    assert not [issue for issue in report.issues if issue.severity == "error"]


def test_golden_cases_are_rewritten_on_request_only(request: pytest.FixtureRequest) -> None:
    """The flag is off, or these cases alone are run, as ``make golden`` does."""
    if not is_rewriting():
        assert FLAG not in os.environ, f"{FLAG} is {os.environ[FLAG]!r}; unset it or make it 1"
        return
    assert not os.environ.get("CI"), f"{FLAG} must not be set where changes are checked"
    here = Path(__file__).parent
    named = [Path(arg.partition("::")[0]).resolve() for arg in request.config.args]
    assert all(path == here or here in path.parents for path in named), f"{FLAG} is set"


def test_a_change_is_shown_and_nothing_written(tmp_path: Path) -> None:
    golden = tmp_path / "a.json"
    golden.write_text('{\n "text": "Flere læser."\n}\n', encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match=r'\+ "text": "Flere cykler\."') as caught:
        compare(golden, '{\n "text": "Flere cykler."\n}\n', rewrite=False)
    assert '- "text": "Flere læser."' in str(caught.value)
    assert "make golden" in str(caught.value)
    assert "Flere læser" in golden.read_text(encoding="utf-8")
    with pytest.raises(pytest.fail.Exception, match="missing"):
        compare(tmp_path / "b.json", "", rewrite=False)


def test_on_request_the_case_is_written_and_the_test_does_not_pass(tmp_path: Path) -> None:
    golden = tmp_path / "golden" / "a.json"
    with pytest.raises(pytest.skip.Exception, match="rewritten"):
        compare(golden, "{}\n", rewrite=True)
    assert golden.read_text(encoding="utf-8") == "{}\n"


def test_a_long_difference_is_cut() -> None:
    lines = "".join(f"{n}\n" for n in range(1000))
    shown = difference("", lines, "a.json")
    assert "lines more" in shown
    assert len(shown.splitlines()) < SHOWN_LINES + 10
