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
SETS: Final = {
    "develop": ("north", "south", "west"),
    "heldback": ("heldback",),
    "seed": ("seed",),
}
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


@cache
def load(prose: str) -> tuple[ProseGoal, ...]:
    """Return the goals of a prose set; where none of its files exists, those of ``seed``."""
    files = [FOLDER / f"{name}.toml" for name in SETS[prose]]
    present = [file for file in files if file.exists()] or [FOLDER / "seed.toml"]
    goals: list[ProseGoal] = []
    for file in present:
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["goal"]:
            sections = {k: tuple(v) for k, v in entry.items() if isinstance(v, list) and v}
            goals.append(
                ProseGoal(
                    entry["id"],
                    entry["domain"],
                    entry["service_area"],
                    entry["focus_area"],
                    sections,
                )
            )
    return tuple(goals)


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
