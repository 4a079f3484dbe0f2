"""Draw a scorecard's columns: their kinds, their words and their years."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from tests.generator.measure import Unit
from tests.generator.names import Setting
from tests.generator.table_model import NUMBER, Over
from tests.generator.table_report import draw_kinds

_NUMBER_WORDS: Final = ("Nr.", "#", "Mål nr.", "Nr")


@dataclass(frozen=True, slots=True)
class Plan:
    """Hold a scorecard's columns and years before any row is drawn."""

    keys: tuple[str, ...]
    headers: Mapping[str, str]
    years: Mapping[str, int]
    """The year of each result column, by key."""
    unit: Unit
    has_baseline: bool
    over: str | None
    """What stands over the years of the results, where they have a header in common."""

    def span(self, keys: Sequence[str]) -> Over | None:
        """Return the header over the result columns, given all columns in their order."""
        at = [position for position, key in enumerate(keys) if key in self.years]
        return Over(at[0], at[-1], self.over) if self.over else None


def _result_keys(count: int, *, has_baseline: bool) -> list[str]:
    """Name the result columns, the oldest first: which sections careful readers give them."""
    keys = [f"year{n}" for n in range(1, count)] + ["actual_value"]
    if count > 1 and not has_baseline:
        keys[0] = "baseline"
    return keys


def draw_plan(rng: random.Random, family: dict[str, Any], setting: Setting) -> Plan:
    """Draw a scorecard's columns, their words and their years."""
    unit = rng.choice((Unit.CELL, Unit.CELL, Unit.TEXT, Unit.HEADER))
    kinds = draw_kinds(rng, family["columns"])
    if "unit" in kinds:
        unit = Unit.COLUMN
    labels = family["labels"]
    count = rng.choice((1, 1, 2, 2, 3))
    has_baseline = "baseline" in kinds
    results = _result_keys(count, has_baseline=has_baseline)
    years = {key: setting.year - count + 1 + n for n, key in enumerate(results)}
    if rng.random() < 0.15 and count > 1:
        results.reverse()
    base = min(years.values()) - rng.choice((1, 1, 1, 2, 4))
    goal_year = setting.year + rng.choice((0, 0, 0, 1, 1, 2))
    words = {kind: rng.choice(labels[kind]) for kind in labels}
    over = None
    if count > 1 and rng.random() < 0.25:
        stem = words["years"].replace("{t}", "").strip(" ()")
        over, words["years"] = stem or rng.choice(("Resultat", "Resultater")), "{t}"
    keys: list[str] = []
    headers: dict[str, str] = {}
    for kind in kinds:
        for key in results if kind == "years" else [kind]:
            year = years[key] if kind == "years" else goal_year
            text = words[kind].replace("{t}", str(year)).replace("{b}", str(base))
            if count > 1 and kind == "years" and "{t}" not in words[kind]:
                text = f"{text} {year}"
            percent = unit is Unit.HEADER and (kind in {"years", "target_value", "baseline"})
            headers[key] = f"{text} (%)" if percent else text
            keys.append(key)
    if rng.random() < 0.3:
        keys.insert(0, "goal")
        headers["goal"] = words["goal"]
    if rng.random() < 0.5:
        keys.insert(rng.choice((0, 0, 1)) if keys[0] == "goal" else 0, NUMBER)
        headers[NUMBER] = rng.choice(_NUMBER_WORDS)
    if rng.random() < 0.2:
        headers = {key: word.upper() for key, word in headers.items()}
        over = over.upper() if over else None
    return Plan(tuple(keys), headers, years, unit, has_baseline, over)
