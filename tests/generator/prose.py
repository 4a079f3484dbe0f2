"""Load the hand-written prose, choose from it and fill its placeholders."""

import random
import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

FOLDER: Final = Path(__file__).parent / "prose"
SETS: Final = ("develop", "heldback", "unseen", "seed")
_HELD_BACK: Final = "heldback"
"""Files of this name are read for measuring only; all others are for developing."""
_SAMPLES: Final = "samples"
_YEAR = re.compile(r"\{y([+-]\d+)?\}")
_SHORT: Final = {"indicator", "baseline", "target_value", "actual_value", "responsible", "deadline"}


@dataclass(frozen=True, slots=True)
class ProseGoal:
    """Hold one invented goal: its units of text per section kind, placeholders unfilled."""

    identifier: str
    domain: str
    service_area: str
    focus_area: str
    sections: dict[str, tuple[str, ...]]


def _files(prose: str) -> list[Path]:
    files = sorted(FOLDER.glob("*.toml"))
    if prose == "seed":
        return [file for file in files if file.stem == "seed"]
    is_held_back = prose in {_HELD_BACK, "unseen"}
    return [
        file
        for file in files
        if file.stem.startswith(_HELD_BACK) == is_held_back and file.stem != _SAMPLES
    ]


def load_file(name: str) -> tuple[ProseGoal, ...]:
    """Return the goals of one file, in its order."""
    goals: list[ProseGoal] = []
    for entry in tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))["goal"]:
        sections = {k: tuple(v) for k, v in entry.items() if isinstance(v, list) and v}
        named = (entry["id"], entry["domain"], entry["service_area"], entry["focus_area"])
        goals.append(ProseGoal(*named, sections))
    return tuple(goals)


@cache
def load(prose: str) -> tuple[ProseGoal, ...]:
    """Return the goals of a prose set, in the order of its files."""
    return tuple(goal for file in _files(prose) for goal in load_file(file.stem))


def fill(text: str, *, year: int, place: str, municipality: str) -> str:
    """Fill ``{y}``, ``{y+1}``, ``{sted}`` and ``{kommune}``."""
    text = _YEAR.sub(lambda m: str(year + int(m.group(1) or 0)), text)
    return text.replace("{sted}", place).replace("{kommune}", f"{municipality} Kommune")


def is_item(unit: str) -> bool:
    """Say whether a unit is a list item."""
    return unit.startswith("* ")


def _cut_points(units: Sequence[str]) -> list[int]:
    """Return the lengths to which a section can be cut without breaking an announced list."""
    points = []
    for n in range(1, len(units) + 1):
        last, following = units[n - 1], units[n] if n < len(units) else ""
        if last.endswith(":") or (is_item(last) and is_item(following)):
            continue
        points.append(n)
    return points or [len(units)]


def choose(rng: random.Random, kind: str, units: Sequence[str]) -> tuple[str, ...]:
    """Keep the first units of a section, mostly all of them."""
    if kind in _SHORT or len(units) < 2 or rng.random() < 0.6:
        return tuple(units)
    return tuple(units[: rng.choice(_cut_points(units))])
