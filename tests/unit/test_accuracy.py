"""The scorer: each case would pass unnoticed if the scorer could not fail."""

import argparse
import copy
import importlib
import json
import subprocess
from typing import Any

import pytest

from tests.accuracy.__main__ import main
from tests.accuracy.align import align
from tests.accuracy.choice import asked, drawable, remarks
from tests.accuracy.forgetting import forgetting
from tests.accuracy.negatives import print_negatives
from tests.accuracy.score import DocumentScore, score_document
from tests.accuracy.table import print_reasons, reliability, summary
from tests.generator import LAYOUTS, generate, negative_papers, negatives
from tests.generator.layouts import GROUPS
from tests.generator.render_pdf import HTML_PRODUCERS


def goal(
    ordinal: int = 1, accept: list[dict[str, Any]] | None = None, **texts: str
) -> dict[str, Any]:
    return {
        "ordinal": ordinal,
        "number": None,
        "pages": [1],
        "service_area": None,
        "focus_area": None,
        "focus_period": None,
        "sections": {kind: {"text": text} for kind, text in texts.items()},
        "accept": accept or [],
    }


def truth(*goals: dict[str, Any]) -> dict[str, Any]:
    document = {
        "title": "Mål 2014",
        "municipality": {"code": "607", "name": "Fredericia Kommune"},
        "committee": "Økonomi- og Planudvalget",
        "report_year": 2014,
        "page_count": 1,
        "related_documents": [],
    }
    return {"document": document, "goals": list(goals)}


def extracted(
    wanted: dict[str, Any], *, flagged: bool = False, sure: float = 0.9
) -> dict[str, Any]:
    """Return the report that an extractor without fault would give."""
    got = copy.deepcopy(wanted)
    got["issues"] = []
    for found in got["goals"]:
        found["needs_review"] = flagged
        found["pages"] = found["pages"] or []
        for section in found["sections"].values():
            section |= {"confidence": sure, "needs_review": flagged, "reasons": []}
    return got


def states(score: DocumentScore) -> dict[str, str]:
    return {verdict.kind: verdict.state for verdict in score.verdicts}


ONE = truth(goal(goal="Flere skal cykle.", means="Der bygges stier.", status="Målet er nået."))


def test_perfect_extraction_scores_full() -> None:
    figures = summary([score_document("a", "x", ONE, extracted(ONE))])
    assert figures["exact"] == figures["f1"] == figures["goals_found"] == figures["pages"] == 1
    assert figures["unflagged"] == 0
    assert all(share == 1 for share in figures["metadata"].values())


def test_white_space_is_folded_and_nothing_else() -> None:
    got = extracted(ONE)
    got["goals"][0]["sections"]["goal"]["text"] = "Flere  skal\ncykle."
    got["goals"][0]["sections"]["means"]["text"] = "Der bygges stier"
    score = score_document("a", "x", ONE, got)
    assert states(score) == {"goal": "right", "means": "wrong", "status": "right"}
    assert summary([score])["unflagged"] == 1


def test_hyphens_count_as_printed() -> None:
    wanted = truth(goal(goal="Uddannelse til alle"))
    got = extracted(wanted)
    got["goals"][0]["sections"]["goal"]["text"] = "Uddan-nelse til alle"
    assert states(score_document("a", "x", wanted, got)) == {"goal": "wrong"}


def test_wrong_section_must_be_flagged_itself() -> None:
    got = extracted(ONE)
    got["goals"][0]["sections"]["means"]["text"] = "Der bygges."
    got["goals"][0]["needs_review"] = True
    assert summary([score_document("a", "x", ONE, got)])["unflagged"] == 1
    got["goals"][0]["sections"]["means"]["needs_review"] = True
    assert summary([score_document("a", "x", ONE, got)])["unflagged"] == 0


@pytest.mark.parametrize(("flagged", "silent"), [(False, 1), (True, 0)])
def test_missing_section_is_covered_by_the_goals_flag(flagged: bool, silent: int) -> None:
    got = extracted(ONE)
    del got["goals"][0]["sections"]["status"]
    got["goals"][0]["needs_review"] = flagged
    score = score_document("a", "x", ONE, got)
    assert states(score)["status"] == "missing"
    assert summary([score])["unflagged"] == silent


def test_extra_section_is_an_error_and_no_truth() -> None:
    got = extracted(ONE)
    section = {"text": "Ingen.", "confidence": 0.9, "needs_review": False}
    got["goals"][0]["sections"]["comment"] = section
    score = score_document("a", "x", ONE, got)
    figures = summary([score])
    assert states(score)["comment"] == "extra"
    assert figures["sections"] == 3
    assert figures["exact"] == 1
    assert figures["unflagged"] == 1


def test_right_text_under_the_wrong_kind_is_missing_and_extra() -> None:
    got = extracted(ONE)
    got["goals"][0]["sections"]["follow_up"] = got["goals"][0]["sections"].pop("status")
    score = score_document("a", "x", ONE, got)
    assert states(score)["status"] == "missing"
    assert states(score)["follow_up"] == "extra"
    assert summary([score])["unflagged"] == 2


def test_invented_goal_counts_unless_flagged() -> None:
    got = extracted(ONE)
    other = extracted(truth(goal(2, goal="Noget helt andet her")))["goals"][0]
    got["goals"].append(other)
    assert summary([score_document("a", "x", ONE, got)])["unflagged"] == 1
    other["needs_review"] = True
    figures = summary([score_document("a", "x", ONE, got)])
    assert figures["unflagged"] == 0
    assert figures["goals_invented"] == 1


def test_lost_goal_costs_all_its_sections_without_a_word() -> None:
    wanted = truth(ONE["goals"][0], goal(2, goal="Renere vand i åen", status="Ikke nået."))
    got = extracted(wanted)
    del got["goals"][1]
    figures = summary([score_document("a", "x", wanted, got)])
    assert figures["goals_found"] == 0.5
    assert figures["exact"] == 0.6
    assert figures["unflagged"] == 2
    got["rejected"] = 1
    assert summary([score_document("a", "x", wanted, got)])["unflagged"] == 0


def test_refused_document_is_loud_and_all_missing() -> None:
    figures = summary([score_document("a", "x", ONE, None, "no_goals: none")])
    assert figures["refused"] == 1
    assert figures["exact"] == 0
    assert figures["unflagged"] == 0


def test_merged_goals_are_not_two_found_goals() -> None:
    wanted = truth(goal(1, goal="Flere skal cykle."), goal(2, goal="Renere vand i åen"))
    got = extracted(truth(goal(1, goal="Flere skal cykle. Renere vand i åen")))
    assert summary([score_document("a", "x", wanted, got)])["goals_found"] == 0.5


def test_goals_are_aligned_in_order_by_their_words() -> None:
    wanted = [goal(n, goal=f"mål nummer {word}") for n, word in enumerate("abc", 1)]
    got = extracted(truth(wanted[0], goal(2, goal="noget nyt"), wanted[2]))["goals"]
    assert align(wanted, got) in (
        [(0, 0), (1, None), (None, 1), (2, 2)],
        [(0, 0), (None, 1), (1, None), (2, 2)],
    )


STATUS = {"text": "Og mere.", "section": "status", "also": "follow_up", "why": "late"}
TWO = truth(
    goal(goal="X y z.", status="Nået. Og mere.", follow_up="Vi går videre.", accept=[STATUS])
)


@pytest.mark.parametrize(
    ("status", "follow_up", "right"),
    [
        ("Nået. Og mere.", "Vi går videre.", 2),
        ("Nået.", "Og mere. Vi går videre.", 2),
        ("Nået.", "Vi går videre.", 1),
        ("Nået. Og mere.", "Og mere. Vi går videre.", 1),
        ("Nået. Og", "mere. Vi går videre.", 0),
    ],
)
def test_accepted_text_stands_in_one_of_two_places(status: str, follow_up: str, right: int) -> None:
    got = extracted(TWO)
    got["goals"][0]["sections"]["status"]["text"] = status
    got["goals"][0]["sections"]["follow_up"]["text"] = follow_up
    judged = states(score_document("a", "x", TWO, got))
    assert [judged["status"], judged["follow_up"]].count("right") == right


def test_accepted_move_of_a_whole_section() -> None:
    entry = {"text": "63 %", "section": "actual_value", "also": "status", "why": "label"}
    wanted = truth(goal(goal="Flere skal cykle.", actual_value="63 %", accept=[entry]))
    got = extracted(wanted)
    got["goals"][0]["sections"]["status"] = got["goals"][0]["sections"].pop("actual_value")
    figures = summary([score_document("a", "x", wanted, got)])
    assert figures["exact"] == 1
    assert figures["unflagged"] == 0
    assert figures["exact_strict"] < 1


def test_stray_markers_may_stand_at_an_edge_and_words_may_not() -> None:
    stray = {"text": "b. a.", "section": None, "also": None, "why": "drifted"}
    wanted = truth(goal(goal="Nye veje i byen", accept=[stray]))
    got = extracted(wanted)
    for text, state in (("b. a. Nye veje i byen", "right"), ("og Nye veje i byen", "wrong")):
        got["goals"][0]["sections"]["goal"]["text"] = text
        assert states(score_document("a", "x", wanted, got)) == {"goal": state}


def test_joined_word_may_be_mended() -> None:
    entry = {
        "text": "kulturog",
        "section": "goal",
        "also": None,
        "why": "j",
        "instead": "kultur- og",
    }
    wanted = truth(goal(goal="Mere kulturog fritid", accept=[entry]))
    got = extracted(wanted)
    for text, state in (("Mere kultur- og fritid", "right"), ("Mere kultur og fritid", "wrong")):
        got["goals"][0]["sections"]["goal"]["text"] = text
        assert states(score_document("a", "x", wanted, got)) == {"goal": state}


def test_areas_are_compared_by_their_names() -> None:
    area = goal(goal="Flere skal cykle.", service_area="12 Veje", focus_area="Cykler")
    area |= {"service_area": {"code": "12", "name": "Veje"}, "focus_area": "Cykler"}
    wanted = truth(area)
    got = extracted(wanted)
    got["goals"][0]["sections"]["service_area"]["text"] = "12: Veje"
    assert set(states(score_document("a", "x", wanted, got)).values()) == {"right"}
    got["goals"][0]["service_area"]["code"] = None
    assert states(score_document("a", "x", wanted, got))["service_area"] == "wrong"


def test_metadata_ignores_case_and_sees_a_wrong_year() -> None:
    got = extracted(ONE)
    got["document"] |= {"title": "MÅL 2014", "report_year": 2015, "municipality": None}
    metadata = score_document("a", "x", ONE, got).metadata
    assert metadata["title"]
    assert not metadata["report_year"]
    assert not metadata["municipality"]


def test_null_is_accepted_only_where_the_truth_says_so() -> None:
    wanted = copy.deepcopy(ONE)
    wanted["document"]["accept"] = ["municipality"]
    got = extracted(wanted)
    got["document"]["municipality"] = None
    assert score_document("a", "x", wanted, got).metadata["municipality"]
    got["document"]["municipality"] = {"code": "530", "name": "Billund Kommune"}
    assert not score_document("a", "x", wanted, got).metadata["municipality"]
    got["document"]["municipality"] = None
    assert not score_document("a", "x", ONE, got).metadata["municipality"]


def test_title_without_its_digits_will_do_and_with_wrong_ones_will_not() -> None:
    got = extracted(ONE)
    for title, right in (("Mål", True), ("Mål 2013", False)):
        got["document"]["title"] = title
        assert score_document("a", "x", ONE, got).metadata["title"] == right


def test_reliability_counts_what_was_claimed_against_what_was_right() -> None:
    got = extracted(ONE, sure=0.97)
    got["goals"][0]["sections"]["means"]["text"] = "Forkert."
    score = score_document("a", "x", ONE, got)
    figures = summary([score])
    assert figures["at_0.95"] == {"sections": 3, "right": pytest.approx(2 / 3, abs=1e-4)}
    assert [row["sections"] for row in reliability([score])] == [3]


def test_flagged_share_is_of_reported_sections() -> None:
    got = extracted(ONE)
    got["goals"][0]["sections"]["goal"]["needs_review"] = True
    figures = summary([score_document("a", "x", ONE, got)])
    assert figures["flagged"] == pytest.approx(1 / 3, abs=1e-4)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_truth_itself_scores_full_and_a_swap_does_not(layout: str) -> None:
    for seed in range(10):
        sample = generate(seed, layout)
        assert summary([score_document("a", layout, sample.truth, extracted(sample.truth))])[
            "exact"
        ] == pytest.approx(1)
        spoilt = extracted(sample.truth)
        sections = spoilt["goals"][0]["sections"]
        sections["goal"]["text"] += " Og noget, der ikke står der."
        figures = summary([score_document("a", layout, sample.truth, spoilt)])
        assert figures["exact"] < 1
        assert figures["unflagged"] >= 1


def test_command_prints_figures_as_json_and_wrong_sections_in_words(
    capsys: pytest.CaptureFixture[str],
) -> None:
    narrow = ["--seeds", "0-0", "--prose", "seed", "--processes", "1"]
    assert main([*narrow, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {*GROUPS["text"], "total", "remarks"}
    assert figures["total"]["documents"] == len(GROUPS["text"])
    assert any("PDF layouts" in remark for remark in figures["remarks"])
    assert main([*narrow, "--layout", "transcript_a", "--show", "3"]) == 0
    printed = capsys.readouterr().out
    assert "unfl/100" in printed
    assert "left out" not in printed
    assert main(["--goal", "1", "--prose", "seed", "--layout", "sheet_raw"]) == 0
    assert "----- truth" in capsys.readouterr().out
    assert main(["--list"]) == 0
    assert "sv:table_tabs" in capsys.readouterr().out


def test_negatives_are_counted_apart(capsys: pytest.CaptureFixture[str]) -> None:
    narrow = ["--seeds", "3", "--negatives", "--processes", "1"]
    assert main([*narrow, "--json"]) == 0
    figures = json.loads(capsys.readouterr().out)
    assert set(figures) == {"negatives", "remarks"}
    assert figures["negatives"]["papers"] == len(negative_papers(3))
    assert figures["negatives"]["texts"] == len(negatives(3))
    assert figures["negatives"]["crashed"] == []


def test_negatives_that_yield_goals_are_named(capsys: pytest.CaptureFixture[str]) -> None:
    nothing = truth()
    wrong = score_document("negative-budget-1.pdf", "negatives", nothing, extracted(ONE))
    right = score_document("negative-agenda-1.txt", "negatives", nothing, extracted(nothing))
    print_negatives([wrong, right])
    printed = capsys.readouterr().out
    assert "2 documents without goals (1 text, 1 PDF)" in printed
    assert "1 yielded goals (50.00 %): 1 goal, 1 of them not flagged" in printed
    assert "negative-budget-1.pdf: 1 goal, 1 not flagged" in printed


def test_groups_stand_for_their_layouts_and_unknown_names_are_refused() -> None:
    assert asked("tables,sheet_raw") == (*GROUPS["tables"], "sheet_raw")
    with pytest.raises(argparse.ArgumentTypeError, match="near it: tables"):
        asked("tabels")


def test_what_cannot_be_drawn_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.generator.layouts.installed", lambda name: name != "chromium")
    wanted = ("pdf-chromium-headed", "pdf-reportlab-headed", "sv:headed")
    assert drawable(wanted) == wanted[1:]
    said = " ".join(remarks(wanted, "unseen", by_default=False))
    assert "1 layouts, chromium is not installed: pdf-chromium-headed" in said
    assert "nordic has no prose 'unseen'" in said
    with pytest.raises(SystemExit, match="chromium is not installed"):
        main(["--layout", "pdf-chromium"])


def test_a_printer_that_fails_costs_its_documents_and_not_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def fail(*_: object) -> bytes:
        raise subprocess.TimeoutExpired("chromium", 1)

    monkeypatch.setattr("tests.generator.layouts.installed", lambda _: True)
    monkeypatch.setitem(HTML_PRODUCERS, "chromium", fail)
    wanted = ["--layout", "pdf-chromium-ruled,sheet_raw", "--prose", "seed"]
    assert main([*wanted, "--seeds", "0-1", "--processes", "1"]) == 0
    printed = capsys.readouterr().out
    assert "left out  pdf-chromium-ruled seed 1: TimeoutExpired" in printed
    assert "sheet_raw" in printed


def test_words_are_forgotten_by_their_seed_and_only_for_a_while() -> None:
    def known(seed: int, percent: int) -> int:
        with forgetting(seed, percent):
            module = importlib.import_module("goalextract.extract")
            return len(dict(module.load_templates()[0].profile.label_words()))

    every = known(1, 0)
    assert known(1, 50) == known(1, 50)
    assert 0.4 * every < known(1, 50) < 0.6 * every
    assert known(1, 100) < known(1, 50)
    assert known(2, 0) == every


def test_reasons_are_printed_with_how_often_they_held(capsys: pytest.CaptureFixture[str]) -> None:
    wanted = truth(goal(goal="Flere læser.", status="Nået."))
    got = extracted(wanted)
    sections = got["goals"][0]["sections"]
    sections["goal"]["reasons"] = ["its row 3 is odd"]
    sections["status"]["reasons"] = ["its row 4 is odd", "another"]
    sections["status"]["text"] = "Ikke nået."
    print_reasons([score_document("a", "sheet", wanted, got, "")])
    lines = [line.split() for line in capsys.readouterr().out.splitlines() if "odd" in line]
    assert lines == [["2", "50.0", "1", "100.0", "its", "row", "…", "is", "odd"]]
