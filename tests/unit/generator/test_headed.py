"""Reports in prose are deterministic, readable, and hold word for word what their truth says."""

import hashlib
import html
import json
import random
import re

import pytest

from goalextract.records import Kind
from tests.generator.headed_blocks import lay_out
from tests.generator.headed_report import HeadedReport, draw_headed
from tests.generator.headed_sample import HEADED_LAYOUTS, generate_headed
from tests.generator.headed_template import data
from tests.generator.print_headed import Face, draw_headed_style, headed_html
from tests.generator.prose import load
from tests.generator.sample import Sample

REPORTLAB = "pdf-reportlab-headed"
HELD_BACK = {f"headed-{t['name']}" for t in data()["template"] if t.get("heldback")}


def _digest(sample: Sample) -> str:
    truth = json.dumps(sample.truth, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(sample.data + truth.encode()).hexdigest()


def _drawn(count: int, prose: str = "develop") -> list[HeadedReport]:
    return [draw_headed(random.Random(f"test/{seed}"), prose) for seed in range(count)]


def _printed(sample: Sample) -> str:
    """Return the text on one line, words that a line's end broke whole again."""
    text = re.sub(r"(?<=[a-zæøå])-\n *(?=[a-zæøå])", "", sample.text)
    return " ".join(text.split())


@pytest.mark.parametrize("layout", [*HEADED_LAYOUTS, REPORTLAB])
def test_same_seed_gives_same_bytes_and_truth(layout: str) -> None:
    for seed in range(4):
        first, second = (generate_headed(seed, layout, "seed") for _ in range(2))
        assert _digest(first) == _digest(second)


@pytest.mark.parametrize("prose", ["develop", "heldback", "unseen", "seed"])
@pytest.mark.parametrize("layout", HEADED_LAYOUTS)
def test_every_section_stands_in_the_text_word_for_word(layout: str, prose: str) -> None:
    kinds = {kind.value for kind in Kind}
    for seed in range(25):
        sample = generate_headed(seed, layout, prose)
        pages = re.split(r"\f", sample.text)
        running = len(pages) > 2
        text = _printed(sample)
        goals = sample.truth["goals"]
        assert 1 <= len(goals) <= 12
        assert [goal["ordinal"] for goal in goals] == list(range(1, len(goals) + 1))
        for goal in goals:
            assert set(goal["sections"]) <= kinds
            assert len(goal["sections"]) >= 2
            for kind, section in goal["sections"].items():
                whole = section["text"] in text
                coded = kind == "service_area" and goal["service_area"]["name"] in text
                assert whole or coded or running or layout != "headed", (seed, kind, section)
            for entry in goal["accept"]:
                assert entry["why"]
                assert entry["section"] in goal["sections"]


@pytest.mark.parametrize("layout", HEADED_LAYOUTS)
def test_pages_are_known_where_the_text_itself_has_pages(layout: str) -> None:
    known = 0
    for seed in range(40):
        sample = generate_headed(seed, layout)
        count = sample.truth["document"]["page_count"]
        if layout == "headed":
            assert (count is not None) or "\f" not in sample.text
        for goal in sample.truth["goals"]:
            assert (goal["pages"] is None) == (count is None)
            if count is not None:
                assert goal["pages"]
                assert 1 <= goal["pages"][0] <= goal["pages"][-1] <= count
        known += count is not None
    assert 5 < known < 38


def test_a_heading_states_the_goal_or_its_focus_area_never_both() -> None:
    for report in _drawn(80):
        for goal in report.goals:
            labelled = any(cell.kind == "goal" and cell.units for cell in goal.goal.cells)
            if goal.heading.kind == "goal":
                assert not labelled
            elif goal.heading.kind == "focus_area":
                assert labelled


def test_a_number_is_printed_as_the_truth_has_it() -> None:
    numbered = 0
    for seed in range(60):
        sample = generate_headed(seed, "headed")
        for goal in sample.truth["goals"]:
            if goal["number"] is not None:
                numbered += 1
                assert re.search(rf"(?m)\b{re.escape(goal['number'])}(\W|$)", sample.text)
    assert numbered > 60


def test_a_chapters_own_number_is_no_code() -> None:
    codes, plain = set(), 0
    for report in _drawn(200):
        for goal in report.goals:
            if "{c}" in report.style.chapter:
                assert goal.goal.service_code is not None
                codes.add(goal.goal.service_code)
            else:
                plain += goal.goal.service_name is not None
                assert goal.goal.service_code is None
    assert plain > 100
    assert codes
    assert all(re.fullmatch(r"\d\d", code) for code in codes)


def test_held_back_templates_meet_held_back_prose_only_in_half_of_its_reports() -> None:
    assert len(data()["template"]) - len(HELD_BACK) >= 14
    assert len(HELD_BACK) >= 7
    for prose in ("develop", "unseen"):
        drawn = {generate_headed(seed, "headed", prose).template for seed in range(60)}
        assert not drawn & HELD_BACK
    held = sum(generate_headed(s, "headed", "heldback").template in HELD_BACK for s in range(60))
    assert 18 <= held <= 42


def test_label_words_of_held_back_templates_are_their_own() -> None:
    """The word Mål aside, which their templates name and never print."""
    words: dict[bool, set[str]] = {False: set(), True: set()}
    for entry in data()["template"]:
        for kind, wordings in entry["labels"].items():
            if kind != "goal" or wordings != ["Mål"]:
                words[bool(entry.get("heldback"))] |= {w.lower() for w in wordings}
    assert not words[False] & words[True]


def test_every_form_and_way_to_state_a_goal_is_drawn() -> None:
    reports = _drawn(250)
    assert {r.style.form for r in reports} == {
        "colon", "stop", "dash", "bullet", "line", "line_colon",
    }  # fmt: skip
    assert {r.style.state for r in reports} == {
        "heading", "statement", "labelled", "number", "lead",
    }  # fmt: skip
    assert {r.style.numbers for r in reports} == {"chapter", "running", "letter", "code"}
    assert sum(r.style.lead is not None for r in reports) > 20
    assert any(r.style.focus_word for r in reports)


def test_what_belongs_to_no_goal_is_printed_around_the_goals() -> None:
    roles = {
        block.role
        for seed, report in enumerate(_drawn(60))
        for block in lay_out(random.Random(seed), report)
    }
    assert {"title", "subtitle", "front", "contents", "intro", "closing", "page"} <= roles


def test_a_transcript_keeps_a_mark_at_every_goal_and_label() -> None:
    """Where headings run into the text, goals have a word and a number and labels their words."""
    for seed in range(60):
        sample = generate_headed(seed, "headed_transcript")
        assert all(goal["number"] for goal in sample.truth["goals"])
        assert "\f" not in sample.text


def test_reportlab_prints_a_pdf_with_its_pages_left_open() -> None:
    for seed in range(6):
        sample = generate_headed(seed, REPORTLAB)
        assert sample.data.startswith(b"%PDF")
        assert sample.truth["document"]["page_count"] is None
        assert all(goal["pages"] is None for goal in sample.truth["goals"])


def test_a_web_page_prints_every_value_and_no_label_looks_like_its_value() -> None:
    for seed, report in enumerate(_drawn(30)):
        blocks = lay_out(random.Random(seed), report)
        style = draw_headed_style(random.Random(seed), report)
        page = html.unescape(re.sub(r"<[^>]+>", "", headed_html(blocks, style)))
        assert all(p.text in page for block in blocks for p in block.pieces if p.owner)
        assert style.faces["label"] != Face(1.0)
        assert style.faces["inline"] != Face(1.0) or report.style.form not in {"stop", "dash"}


def test_an_unknown_look_is_refused() -> None:
    with pytest.raises(KeyError):
        generate_headed(0, "pdf-reportlab-ruled")


def test_invented_goals_of_the_right_set_are_printed() -> None:
    develop = {goal.focus_area for goal in load("develop")}
    assert any(goal["focus_area"] in develop for s in range(20)
               for goal in generate_headed(s, "headed").truth["goals"])  # fmt: skip
