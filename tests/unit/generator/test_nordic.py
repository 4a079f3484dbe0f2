"""Swedish and Norwegian reports are deterministic, varied and say what their truth says."""

import io
import re
import tomllib

import pypdfium2
import pytest

from goalextract.records import Kind
from tests.generator.nordic import (
    FOLDER,
    LANGUAGES,
    LAYOUTS,
    generate_nordic,
    goals_of,
    templates_of,
)
from tests.generator.nordic_layouts import TABLE_LAYOUTS
from tests.generator.sample import Sample

TEXTS = [layout for layout in LAYOUTS if not layout.startswith("pdf-")]
PAPERS = [layout for layout in LAYOUTS if layout.startswith("pdf-")]
PROSES = ("develop", "heldback")
CELLS = ("board", "area", "focus", "goal", "outcome", "account")


def _printed(sample: Sample) -> str:
    if not sample.name.endswith(".pdf"):
        return sample.text
    document = pypdfium2.PdfDocument(io.BytesIO(sample.data))
    try:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
    finally:
        document.close()


@pytest.mark.parametrize("language", LANGUAGES)
def test_goals_are_sixty_and_a_third_is_held_back(language: str) -> None:
    develop, heldback = (goals_of(language, heldback=held) for held in (False, True))
    assert len(develop) >= 40
    assert len(heldback) >= 20
    assert not {goal["goal"] for goal in develop} & {goal["goal"] for goal in heldback}
    for goal in [*develop, *heldback]:
        assert all(goal.get(key) for key in CELLS), goal
        assert all(v == " ".join(v.split()) for v in goal.values() if isinstance(v, str))
        assert "|" not in "".join(str(value) for value in goal.values())


@pytest.mark.parametrize("language", LANGUAGES)
def test_templates_are_many_and_held_back_ones_have_labels_of_their_own(language: str) -> None:
    develop, heldback = (templates_of(language, heldback=held) for held in (False, True))
    assert len(develop) >= 5
    assert len(heldback) >= 2
    known, unseen = (
        {word for template in pool for slot in template["slots"] for word in slot[1:]}
        for pool in (develop, heldback)
    )
    assert len(unseen - known) / len(unseen) > 0.8
    for pool in (develop, heldback):
        assert {template["form"] for template in pool} == {"table", "sheet"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_outcome_has_a_word_in_every_set(language: str) -> None:
    words = tomllib.loads((FOLDER / "nordic.toml").read_text(encoding="utf-8"))[language]
    wanted = {
        goal["outcome"] for held in (False, True) for goal in goals_of(language, heldback=held)
    }
    for outcomes in words["outcomes"]:
        assert wanted <= set(outcomes)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_same_seed_gives_same_bytes_and_truth(layout: str, language: str) -> None:
    for seed in range(3):
        one, other = (generate_nordic(seed, layout, language) for _ in range(2))
        assert (one.data, one.truth) == (other.data, other.truth)
    assert len({generate_nordic(seed, layout, language).data for seed in range(12)}) == 12


@pytest.mark.parametrize("prose", PROSES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_truth_has_the_shape_of_the_contract(layout: str, language: str, prose: str) -> None:
    kinds = {kind.value for kind in Kind}
    for seed in range(15):
        truth = generate_nordic(seed, layout, language, prose).truth
        assert truth["document"]["municipality"] is None
        assert truth["document"]["page_count"] is None
        assert truth["goals"]
        for ordinal, goal in enumerate(truth["goals"], start=1):
            assert goal["ordinal"] == ordinal
            assert set(goal["sections"]) <= kinds
            assert {"goal", "indicator"} & set(goal["sections"])
            for section in goal["sections"].values():
                assert section["text"] == " ".join(section["text"].split()) != ""
                assert not re.search(r"[{}]", section["text"])
            for entry in goal["accept"]:
                assert entry["section"] is None or entry["section"] in goal["sections"]


@pytest.mark.parametrize("prose", PROSES)
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("layout", [*TEXTS, *PAPERS])
def test_every_word_of_the_truth_is_printed_whole(layout: str, language: str, prose: str) -> None:
    for seed in range(8 if layout in PAPERS else 20):
        sample = generate_nordic(seed, layout, language, prose)
        printed = set(re.split(r"[\s|]+", _printed(sample)))
        printed |= {word.rstrip(":") for word in printed}
        for goal in sample.truth["goals"]:
            for section in goal["sections"].values():
                for word in section["text"].split():
                    # The PDF reader turns a hyphen at a line's end into a mark of its own.
                    assert word in printed or "-" in word, (seed, word)


@pytest.mark.parametrize("layout", ["table_tabs", "table_pipes"])
def test_a_row_of_a_table_holds_one_goal(layout: str) -> None:
    sign = {"table_tabs": "\t", "table_pipes": " | "}[layout]
    for language in LANGUAGES:
        for seed in range(15):
            sample = generate_nordic(seed, layout, language)
            rows = [line for line in sample.text.replace("\f", "").split("\n") if sign in line]
            for goal in sample.truth["goals"]:
                texts = [
                    section["text"]
                    for kind, section in goal["sections"].items()
                    if kind != "service_area"
                ]
                found = [row for row in rows if all(text in row for text in texts)]
                assert len(found) == 1, (seed, texts)


def test_all_templates_and_forms_of_a_page_are_drawn() -> None:
    samples = [
        generate_nordic(seed, layout, language, prose)
        for layout in TEXTS
        for language in LANGUAGES
        for prose in PROSES
        for seed in range(25)
    ]
    wanted = {
        template["name"]
        for language in LANGUAGES
        for held in (False, True)
        for template in templates_of(language, heldback=held)
    }
    assert {sample.template for sample in samples} == wanted
    assert any("\f" in s.text for s in samples if s.layout in TABLE_LAYOUTS)
    assert any("\f" in s.text for s in samples if s.layout not in TABLE_LAYOUTS)
    goals = [goal for sample in samples for goal in sample.truth["goals"]]
    assert {bool(goal["number"]) for goal in goals} == {True, False}
    assert any(s.truth["document"]["committee"] is None for s in samples)
