"""The prose files keep to their format, so that every cut of them can be printed."""

import random
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from goalextract.records import Kind
from tests.generator.labels import families
from tests.generator.prose import FOLDER, choose, fill, load

FILES = sorted(FOLDER.glob("*.toml"))
NAMES = {"id", "domain", "service_area", "focus_area"}
KINDS = {kind.value for kind in Kind} - {"service_area", "focus_area"}
DATED = re.compile(r"(.+)_(20\d\d)")


def goals(file: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(file.read_text(encoding="utf-8"))["goal"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_goals_have_names_and_known_kinds(file: Path) -> None:
    for goal in goals(file):
        assert set(goal) >= NAMES, goal["id"]
        kinds = {DATED.sub(r"\1", key) for key in set(goal) - NAMES}
        assert kinds <= KINDS, goal["id"]
        assert {"goal", "means", "status"} <= kinds, goal["id"]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_units_are_clean_and_lists_are_announced_with_items(file: Path) -> None:
    for goal in goals(file):
        for key, units in goal.items():
            if key in NAMES:
                continue
            assert isinstance(units, list), (goal["id"], key)
            for unit, following in zip(units, [*units[1:], ""], strict=True):
                assert unit == " ".join(unit.split()) != "", (goal["id"], key, unit)
                filled = fill(unit, year=2014, place="Bøgeskov", municipality="Odder")
                assert not re.search(r"[{}]", filled), (goal["id"], key, unit)
                if unit.endswith(":"):
                    assert following, (goal["id"], key, unit)


def test_identifiers_are_unique() -> None:
    counts = Counter(goal["id"] for file in FILES for goal in goals(file))
    assert [name for name, count in counts.items() if count > 1] == []


def test_developing_never_sees_held_back_prose() -> None:
    texts = [
        {unit for goal in load(prose) for units in goal.sections.values() for unit in units}
        for prose in ("develop", "heldback")
    ]
    assert all(texts)
    assert not {unit for unit in texts[0] & texts[1] if len(unit) > 40}


def test_cut_sections_keep_their_first_units_and_whole_lists() -> None:
    units = ("Der er tre spor:", "* Et", "* To", "Resten følger.")
    lengths = {len(choose(random.Random(seed), "means", units)) for seed in range(60)}
    assert lengths == {3, 4}


def test_templates_are_many_and_label_every_kind_they_order() -> None:
    names = [family["name"] for family in families()]
    assert len(names) == len(set(names))
    assert sum(not family.get("heldback") for family in families()) >= 12
    assert sum(bool(family.get("heldback")) for family in families()) >= 4
    for family in families():
        assert set(family["order"]) <= set(family["labels"])
        assert {"service_area", "focus_area", "goal", "status"} <= set(family["labels"])
        assert 4 <= len(family["order"]) <= 10


def test_held_back_templates_have_label_words_of_their_own() -> None:
    words: dict[bool, set[str]] = {True: set(), False: set()}
    for family in families():
        for labels in family["labels"].values():
            words[bool(family.get("heldback"))] |= set(labels)
    own = words[True] - words[False]
    assert len(own) / len(words[True]) > 0.8
