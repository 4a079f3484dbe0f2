"""The registry names every layout once, and each text layout gives a seed the same bytes."""

import subprocess
import sys

import pytest

from tests.generator.headed_sample import HEADED_LAYOUTS
from tests.generator.layouts import GENRES, GROUPS, REGISTRY, left_out, named
from tests.generator.nordic import LANGUAGES
from tests.generator.nordic import LAYOUTS as NORDIC_LAYOUTS
from tests.generator.render_pdf import HTML_PRODUCERS, ODD, PRODUCERS, STYLES, installed
from tests.generator.sample import LAYOUTS, TABLE_LAYOUTS, TABLE_LOOKS

TEXTS = GROUPS["text"]


@pytest.mark.parametrize("name", TEXTS)
def test_every_text_layout_draws_and_a_seed_gives_the_same_bytes(name: str) -> None:
    for seed in range(2):
        first, second = (REGISTRY[name].draw(seed, "develop") for _ in range(2))
        assert (first.data, first.truth) == (second.data, second.truth)
        assert first.layout == name
        assert first.truth["goals"]
        assert first.name.endswith(".txt")
    assert len({REGISTRY[name].draw(seed, "develop").data for seed in range(5)}) == 5


def test_another_process_with_another_hash_seed_gives_the_same() -> None:
    code = (
        "import hashlib; from tests.generator.layouts import GROUPS, REGISTRY;"
        "drawn = [REGISTRY[name].draw(7, 'develop').data for name in GROUPS['text']];"
        "print([hashlib.sha256(data).hexdigest() for data in drawn])"
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


@pytest.mark.parametrize("name", ["pdf-reportlab-ruled", "pdf-reportlab-headed"])
def test_a_layout_on_paper_draws_a_pdf_under_its_name(name: str) -> None:
    sample = REGISTRY[name].draw(0, "seed")
    assert sample.data.startswith(b"%PDF")
    assert sample.layout == name


def test_every_layout_of_every_generator_is_named() -> None:
    looks = len((*STYLES, *ODD, *TABLE_LOOKS)) + 1
    texts = len((*LAYOUTS, *TABLE_LAYOUTS, *HEADED_LAYOUTS))
    nordic = len(LANGUAGES) * len(NORDIC_LAYOUTS)
    assert len(REGISTRY) == texts + looks * len(PRODUCERS) + nordic
    assert {layout.genre for layout in REGISTRY.values()} == set(GENRES)


def test_groups_hold_every_layout_and_share_no_name_with_one() -> None:
    assert not set(GROUPS) & set(REGISTRY)
    assert sorted(name for genre in GENRES for name in GROUPS[genre]) == sorted(TEXTS)
    assert {*TEXTS, *GROUPS["pdf"]} == set(GROUPS["all"]) == set(REGISTRY)
    assert not set(TEXTS) & set(GROUPS["pdf"])


def test_names_are_expanded_in_order_and_once() -> None:
    assert named(["flattened", "transcripts"]) == ("flattened", "transcript_a", "transcript_b")
    with pytest.raises(KeyError):
        named(["ruled"])


def test_reportlab_is_always_there_and_others_are_told_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("shutil.which", lambda _: None)
    assert installed("reportlab")
    assert set(left_out(REGISTRY)) == set(HTML_PRODUCERS)
    assert left_out(TEXTS) == {}
