"""Draw what a scorecard's row says: a base, results by year, a target and how they compare."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import Any, Final

_BARE: Final = ("antal", "karakter", "indeks", "skala", "pr.")
"""What no number is followed by: these units stand elsewhere or nowhere."""


class Unit(Enum):
    """Say where a scorecard's units stand."""

    COLUMN = "column"
    CELL = "cell"
    TEXT = "text"
    HEADER = "header"


@dataclass(frozen=True, slots=True)
class Measure:
    """Hold the printed values of one row."""

    name: str
    unit: str
    base: str
    results: Mapping[str, str]
    target: str
    status: str
    outcome: str
    """met, partly, not or open."""


def danish(value: float, decimals: int) -> str:
    """Write a number the Danish way: ``1.234,5``."""
    text = f"{round(value, decimals):,.{max(decimals, 0)}f}"
    return text.translate(str.maketrans(",.", ".,"))


def _is_bare(unit: str) -> bool:
    return unit.startswith(_BARE) or unit[0].isdigit()


def _named(rng: random.Random, entry: Mapping[str, Any], place: Unit) -> str:
    """Return what is measured, with its unit where no other place tells it."""
    text, unit = str(entry["text"]), str(entry["unit"])
    if place is Unit.COLUMN:
        return text
    if unit.startswith("pr."):
        return f"{text} {unit}"
    if unit == "antal":
        return f"Antal {text[0].lower()}{text[1:]}" if rng.random() < 0.6 else text
    if unit == "karakter":
        return text
    if _is_bare(unit) or (place is Unit.TEXT and unit not in text):
        money = unit in {"kr.", "1.000 kr.", "mio. kr."}
        return f"{text} (i {unit})" if money else f"{text} ({unit})"
    return text


def draw_measure(
    rng: random.Random,
    entry: Mapping[str, Any],
    years: Mapping[str, int],
    place: Unit,
    *,
    statuses: Sequence[str],
    unknown: Sequence[str],
    mindful: bool,
    has_baseline: bool,
) -> Measure:
    """Draw a row's values, plausible for what it measures.

    ``statuses`` are the words for met, partly met and not met; ``mindful`` targets say at least or
    at most.
    """
    low, high, decimals = float(entry["low"]), float(entry["high"]), int(entry["decimals"])
    up, unit = entry["better"] == "up", str(entry["unit"])
    sign = 1.0 if up else -1.0
    reach = high - low
    ends = "" if place is not Unit.CELL or _is_bare(unit) else f" {unit}"
    if ends == " %" and rng.random() < 0.15:
        ends = "%"

    def kept(value: float) -> float:
        return round(min(max(value, low), high), decimals)

    def shown(value: float) -> str:
        return f"{danish(kept(value), decimals)}{ends}"

    start = rng.uniform(low + 0.2 * reach, high - 0.2 * reach)
    goal = start + sign * reach * rng.uniform(0.05, 0.2)
    value = start
    results: dict[str, str] = {}
    for key in sorted(years, key=years.__getitem__):
        value += sign * reach * rng.uniform(-0.06, 0.12)
        results[key] = shown(value)
    prefix = ""
    if mindful and rng.random() < 0.8:
        prefix = rng.choice(("Mindst ", "Min. ") if up else ("Højst ", "Maks. ", "Under "))
    ahead = sign * (kept(value) - kept(goal))
    met = ahead > 0 or (ahead == 0 and prefix != "Under ")
    nearer = sign * (kept(value) - kept(start)) > 0
    outcome = "met" if met else "partly" if nearer else "not"
    if rng.random() < 0.05:
        results["actual_value"] = rng.choice(unknown)
        outcome = "open"
    word = {"met": statuses[0], "partly": statuses[1], "not": statuses[2], "open": ""}[outcome]
    base = {"base": shown(start)} if has_baseline else {}
    return Measure(
        name=_named(rng, entry, place),
        unit=unit[0].upper() + unit[1:] if unit == "antal" else unit,
        base=base.get("base", results.pop("baseline", "")),
        results=results,
        target=f"{prefix}{shown(goal)}",
        status=word,
        outcome=outcome,
    )
