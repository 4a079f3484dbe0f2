"""Tables and scorecards: their templates, their truth, and that a seed gives the same bytes."""

import re
from typing import Any

import pypdfium2
import pytest

from goalextract.records import Kind
from tests.generator.prose import SETS
from tests.generator.sample import TABLE_LAYOUTS, TABLE_LOOKS, Sample, generate
from tests.generator.scorecard import scorecard_data
from tests.generator.table_model import data

KINDS = {kind.value for kind in Kind}
ON_PAPER = tuple(f"pdf-reportlab-{look}" for look in TABLE_LOOKS)
IN_LINES = tuple(layout for layout in TABLE_LAYOUTS if not layout.endswith("_layout"))


def sections(sample: Sample) -> list[tuple[str, str]]:
    return [
        (kind, section["text"])
        for goal in sample.truth["goals"]
        for kind, section in goal["sections"].items()
    ]


def letters(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def own_words(sort: str) -> tuple[set[str], set[str]]:
    words: dict[bool, set[str]] = {False: set(), True: set()}
    for family in data()[sort]:
        for labels in family["labels"].values():
            words[bool(family.get("heldback"))] |= set(labels)
    return words[False], words[True]


def test_templates_are_many_and_name_every_column() -> None:
    families = data()["table"]
    assert sum(not f.get("heldback") for f in families) >= 14
    assert sum(bool(f.get("heldback")) for f in families) >= 7
    assert len({f["name"] for f in [*families, *data()["scorecard"]]}) == len(
        [*families, *data()["scorecard"]]
    )
    for family in families:
        kinds = {kind.rstrip("?") for kind in family["columns"]}
        assert kinds <= KINDS, family["name"]
        assert kinds | {"service_area", "focus_area"} <= set(family["labels"]), family["name"]
        assert "goal" in kinds, family["name"]
        assert all("{n}" in band for band in family["bands"]), family["name"]
        assert set(family.get("ambiguous", {})) | set(family.get("ambiguous", {}).values()) <= KINDS


@pytest.mark.parametrize("sort", ["table", "scorecard"])
def test_held_back_templates_have_words_of_their_own(sort: str) -> None:
    known, unseen = own_words(sort)
    assert len(unseen - known) / len(unseen) > 0.8


def test_scorecards_measure_much_in_many_areas() -> None:
    found: dict[bool, list[dict[str, Any]]] = {False: [], True: []}
    for area in scorecard_data()["area"]:
        found[bool(area.get("heldback"))] += area["indicators"]
        assert all(
            i["low"] < i["high"] and i["better"] in {"up", "down"} for i in area["indicators"]
        )
    assert len(found[False]) >= 80
    assert len(found[True]) >= 40
    assert not {i["text"] for i in found[False]} & {i["text"] for i in found[True]}
    assert len({area["service"] for area in scorecard_data()["area"]}) >= 15


@pytest.mark.parametrize("layout", [*TABLE_LAYOUTS, *ON_PAPER])
def test_a_seed_gives_the_same_bytes(layout: str) -> None:
    first, second = (generate(3, layout) for _ in range(2))
    assert first == second
    assert first.data


@pytest.mark.parametrize("prose", SETS)
@pytest.mark.parametrize("layout", TABLE_LAYOUTS)
def test_goals_are_counted_and_hold_known_kinds_with_text(layout: str, prose: str) -> None:
    for seed in range(8):
        sample = generate(seed, layout, prose)
        goals = sample.truth["goals"]
        assert goals
        assert [goal["ordinal"] for goal in goals] == list(range(1, len(goals) + 1))
        for kind, text in sections(sample):
            assert kind in KINDS
            assert letters(text), (kind, text)
        for goal in goals:
            for entry in goal["accept"]:
                assert entry["section"] in {None, *goal["sections"]}


@pytest.mark.parametrize("layout", IN_LINES)
def test_a_row_of_cells_shows_each_value_whole(layout: str) -> None:
    for seed in range(12):
        sample = generate(seed, layout)
        for kind, text in sections(sample):
            assert text in sample.text, (seed, kind)


@pytest.mark.parametrize("layout", ["table_layout", "scorecard_layout"])
def test_padded_columns_show_every_word(layout: str) -> None:
    for seed in range(12):
        sample = generate(seed, layout)
        shown = set(sample.text.split())
        halves = {word.rstrip("-") for word in shown if word.endswith("-")}
        for kind, text in sections(sample):
            for word in text.split():
                broken = any(word.startswith(half) for half in halves if half)
                assert word in shown or broken, (seed, kind, word)


@pytest.mark.parametrize("layout", ON_PAPER)
def test_paper_shows_every_letter(layout: str) -> None:
    for seed in range(2):
        sample = generate(seed, layout)
        with pypdfium2.PdfDocument(sample.data) as document:
            pages = [page.get_textpage().get_text_bounded() for page in document]
        shown = letters(re.sub("[-\u00ad\ufffe\x02]\\s", "", " ".join(pages)))
        for kind, text in sections(sample):
            if kind in {"baseline", "target_value", "actual_value", "number"}:
                assert letters(text)[:4] in shown, (seed, kind, text)


def test_a_year_between_others_belongs_nowhere() -> None:
    between = [
        goal
        for seed in range(60)
        for goal in generate(seed, "scorecard_tabs").truth["goals"]
        if any(e["why"] == "a year between others" for e in goal["accept"])
    ]
    assert between
    for goal in between:
        assert "baseline" in goal["sections"]
        assert all(e["section"] is None for e in goal["accept"] if e["why"].startswith("a year"))


def test_pages_are_known_only_where_the_text_has_page_breaks() -> None:
    for seed in range(20):
        for layout in TABLE_LAYOUTS:
            sample = generate(seed, layout)
            count = sample.truth["document"]["page_count"]
            assert (count is None) == ("\f" not in sample.text)
            for goal in sample.truth["goals"]:
                assert goal["pages"] is None or goal["pages"], (seed, layout)
                assert all(1 <= page <= (count or 0) for page in goal["pages"] or ())
