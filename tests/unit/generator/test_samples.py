"""The generator is deterministic, total and conserves what it says is true."""

import hashlib
import json
import re
import subprocess
import sys
from typing import Any

import pytest

from goalextract.records import MEASURES, Kind
from tests.generator import LAYOUTS, Sample, generate, negatives
from tests.generator.samples import PLANS, TARGET, render

PROSES = ("develop", "heldback", "seed")
FLAT = ("transcript_a", "transcript_b", "flattened")


def _digest(sample: Sample) -> str:
    truth = json.dumps(sample.truth, ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(sample.data + truth.encode()).hexdigest()


def _body(sample: Sample) -> str:
    """Return the text without the portal's list of other documents."""
    text = sample.text
    for title in sample.truth["document"]["related_documents"]:
        text = text.replace(title, "", 1)
    return text


def _stands_in_order(words: list[str], printed: list[str]) -> bool:
    remaining = iter(printed)
    return all(word in remaining for word in words)


@pytest.mark.parametrize("layout", LAYOUTS)
def test_same_seed_gives_same_bytes_and_truth(layout: str) -> None:
    for seed in range(10):
        assert _digest(generate(seed, layout, "seed")) == _digest(generate(seed, layout, "seed"))


def test_another_process_with_another_hash_seed_gives_the_same() -> None:
    code = (
        "import hashlib; from tests.generator import LAYOUTS, generate;"
        "print([hashlib.sha256(generate(7, name).data).hexdigest() for name in LAYOUTS])"
    )
    runs = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={"PYTHONHASHSEED": seed, "PYTHONPATH": ".:src"},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(runs) == 1


def test_different_seeds_give_different_reports() -> None:
    assert len({generate(seed, "transcript_a").data for seed in range(40)}) == 40


@pytest.mark.parametrize("prose", PROSES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_fifty_seeds_of_every_layout_are_drawn(layout: str, prose: str) -> None:
    for seed in range(50):
        sample = generate(seed, layout, prose)
        goals = sample.truth["goals"]
        assert 1 <= len(goals) <= 12
        assert all(goal["sections"] for goal in goals)
        assert [goal["ordinal"] for goal in goals] == list(range(1, len(goals) + 1))
        assert sample.data.decode(sample.encoding).lstrip("\ufeff").replace("\r\n", "\n") == (
            sample.text
        )


@pytest.mark.parametrize("layout", FLAT)
def test_flattened_text_holds_every_section_word_for_word(layout: str) -> None:
    """A late paragraph may part a value in two; its words stand in order all the same."""
    parted = whole = 0
    for seed in range(50):
        sample = generate(seed, layout)
        text = " ".join(_body(sample).split())
        printed = text.split()
        for goal in sample.truth["goals"]:
            for kind, section in goal["sections"].items():
                if section["text"] in text:
                    whole += 1
                elif kind != "service_area":
                    parted += 1
                    assert _stands_in_order(section["text"].split(), printed), (seed, section)
    assert parted < whole / 5


def _is_printed(word: str, printed: set[str]) -> bool:
    """Say whether a word stands in the text, whole or broken with a hyphen."""
    return word in printed or any(
        f"{word[:at]}-" in printed and word[at:] in printed for at in range(2, len(word))
    )


@pytest.mark.parametrize("layout", ["sheet_raw", "sheet_layout", "sheet_colon"])
def test_sheet_holds_every_word_whole_or_broken_at_a_lines_end(layout: str) -> None:
    broken = 0
    for seed in range(50):
        sample = generate(seed, layout)
        printed = set(sample.text.split()) | set(sample.text.replace(":", " ").split())
        for goal in sample.truth["goals"]:
            for section in goal["sections"].values():
                for word in section["text"].split():
                    broken += word not in printed
                    assert _is_printed(word, printed), (seed, word)
    assert broken > 5


@pytest.mark.parametrize("layout", LAYOUTS)
def test_truth_has_the_shape_of_the_contract(layout: str) -> None:
    kinds = {kind.value for kind in Kind}
    for seed in range(20):
        truth = generate(seed, layout).truth
        assert set(truth) == {"document", "goals"}
        assert set(truth["document"]) == {
            "title",
            "municipality",
            "committee",
            "report_year",
            "page_count",
            "related_documents",
            "accept",
        }
        for goal in truth["goals"]:
            _check_goal(goal, kinds, truth["document"]["page_count"])
    assert "%" in MEASURES


def _check_goal(goal: dict[str, Any], kinds: set[str], page_count: int | None) -> None:
    assert set(goal["sections"]) <= kinds
    for section in goal["sections"].values():
        assert section["text"] == " ".join(section["text"].split()) != ""
    if page_count is None:
        assert goal["pages"] is None
    else:
        assert goal["pages"] == sorted(set(goal["pages"]))
        assert goal["pages"]
        assert goal["pages"][0] >= 1
        assert goal["pages"][-1] <= page_count
    if goal["focus_area"]:
        assert goal["sections"]["focus_area"]["text"] == goal["focus_area"]
    for entry in goal["accept"]:
        assert entry["why"]
        if entry["section"] is not None:
            assert entry["section"] in goal["sections"]


def test_pages_are_those_on_which_the_text_stands() -> None:
    for seed in range(60):
        sample = generate(seed, "sheet_raw")
        pages = sample.text.rstrip("\f\n").split("\f")
        assert len(pages) == sample.truth["document"]["page_count"]
        for goal in sample.truth["goals"]:
            start = goal["sections"]["goal"]["text"].split()[:3]
            found = [
                n for n, page in enumerate(pages, 1) if " ".join(start) in " ".join(page.split())
            ]
            assert not found or set(found) & set(goal["pages"])


def test_the_second_portal_form_has_lost_its_digits_in_most_files() -> None:
    lost = 0
    for seed in range(60):
        sample = generate(seed, "transcript_b")
        pages = sample.text.split("\nTranskript\n")[1]
        body = re.sub(r"(?m)^\d+ (side \d+ )?", "", pages)
        lost += not re.search(r"\d", body)
    assert 35 <= lost <= 58


def test_flattened_layouts_mix_the_orders_of_labels_and_values() -> None:
    """Values that follow their label at once must be neither the rule nor the exception."""
    samples = [generate(seed, "transcript_a") for seed in range(40)]
    direct = total = 0
    for sample in samples:
        for goal in sample.truth["goals"]:
            for kind in ("goal", "means", "status"):
                if kind in goal["sections"]:
                    head = goal["sections"][kind]["text"][:40]
                    before = sample.text.split(head)[0][-60:].rstrip(" :?")
                    total += 1
                    direct += before[-1:].isalpha() and not before.endswith(".")
    assert 0.2 < direct / total < 0.95


def test_negatives_have_no_goals_and_are_many_sorts() -> None:
    for seed in range(20):
        samples = negatives(seed)
        assert len({sample.name for sample in samples}) == len(samples) >= 5
        assert all(sample.truth["goals"] == [] and sample.text.strip() for sample in samples)


def test_sample_reports_in_data_are_those_of_the_generator() -> None:
    for plan in PLANS:
        assert (TARGET / plan.name).read_bytes() == render(plan), "run: make samples"


def test_encodings_and_line_ends_vary() -> None:
    samples = [generate(seed, "flattened", "seed") for seed in range(80)]
    assert len({sample.encoding for sample in samples}) >= 5
    assert any(b"\r\n" in sample.data for sample in samples)
