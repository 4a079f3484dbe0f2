"""Draw a scorecard: rows of what is measured, its base, its results by year and its target."""

import random
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.generator.measure import Measure, Unit, draw_measure
from tests.generator.names import draw_setting
from tests.generator.pieces import accept
from tests.generator.report import Cell, DrawnGoal, build_report
from tests.generator.scorecard_columns import Plan, draw_plan
from tests.generator.table_model import (
    NUMBER,
    Column,
    TableReport,
    band_text,
    bare_template,
    data,
    dated,
    numbers,
)
from tests.generator.table_report import draw_family

FILE: Final = Path(__file__).parent / "scorecards.toml"
_WEIGHTS: Final = {
    NUMBER: 0.35, "service_area": 1.2, "goal": 1.8, "indicator": 2.4, "unit": 0.8, "baseline": 0.9,
    "actual_value": 0.9, "target_value": 0.9, "status": 1.0, "comment": 2.2, "responsible": 1.1,
}  # fmt: skip
_BANDS: Final = ("{n}", "{n}", "{c} {n}", "{s}: {n}", "{s} {c}: {n}")
_AREA_WORDS: Final = {
    False: ("Område", "Serviceområde", "Politikområde", "Sektor"),
    True: ("Felt", "Ramme", "Resort"),
}


@cache
def scorecard_data() -> dict[str, Any]:
    """Return what scorecards measure, as data."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def _areas(
    rng: random.Random, unit: Unit, *, heldback: bool
) -> list[tuple[dict[str, Any], list[Any]]]:
    """Choose areas with the indicators of each that are shown."""
    pool = [a for a in scorecard_data()["area"] if bool(a.get("heldback")) == heldback]
    chosen = []
    for area in rng.sample(pool, rng.randrange(1, 8)):
        entries = [e for e in area["indicators"] if unit is not Unit.HEADER or e["unit"] == "%"]
        entries = rng.sample(entries, min(len(entries), rng.choice((1, 2, 2, 3, 3, 4))))
        if entries:
            chosen.append((area, entries))
    return chosen or _areas(rng, unit, heldback=heldback)


def _cells(
    rng: random.Random,
    plan: Plan,
    measure: Measure,
    *,
    goal: str,
    comments: Sequence[str],
    responsible: str,
) -> tuple[tuple[Cell, ...], dict[str, str]]:
    """Return a row's sections, and the cells of its columns that are none."""
    texts: dict[str, str] = {"goal": goal, "indicator": measure.name, "unit": measure.unit}
    texts |= {"baseline": measure.base, "target_value": measure.target}
    texts |= dict(measure.results) | {"status": measure.status, "responsible": responsible}
    if "comment" in plan.keys and rng.random() < 0.75:
        texts["comment"] = rng.choice(comments)
    cells, extras = [], {}
    for key in plan.keys:
        if key == NUMBER or not texts.get(key):
            continue
        if key == "unit" or key.startswith("year"):
            extras[key] = texts[key]
        else:
            cells.append(Cell(key, plan.headers[key], (texts[key],)))
    return tuple(cells), extras


def _accepts(plan: Plan, extras: Mapping[str, str]) -> list[dict[str, Any]]:
    """Say where readers may put what is in no section: a unit, a year between others."""
    entries = []
    numeric = [k for k in ("target_value", "actual_value", "baseline") if k in plan.keys]
    for key, text in extras.items():
        targets = ["actual_value", "baseline"] if key != "unit" else ["indicator", *numeric]
        why = "a unit in a column of its own" if key == "unit" else "a year between others"
        entries += [accept(text, None, target, why) for target in targets]
    return entries


def draw_scorecard(rng: random.Random, prose: str, goals: Sequence[object] = ()) -> TableReport:
    """Draw a scorecard; its words are its own, whatever goals others are written of."""
    heldback = prose == "heldback"
    setting = draw_setting(rng, heldback=prose in {"heldback", "unseen"})
    family = draw_family(rng, "scorecard", heldback=heldback)
    fresh = bool(family.get("heldback"))
    words = scorecard_data()["heldback" if fresh else "develop"]
    plan = draw_plan(rng, family, setting)
    areas = _areas(rng, plan.unit, heldback=prose in {"heldback", "unseen"})
    grouping = rng.choice(("band", "band", "column", "tables", "none"))
    band = rng.choice(_BANDS)
    area_word = rng.choice(_AREA_WORDS[fresh])
    coded = rng.random() < 0.5 and (grouping == "column" or "{c}" in band)
    coloured = "farve" in plan.headers.get("status", "").lower() or rng.random() < 0.2
    statuses = words["colours"] if coloured else rng.choice(words["status"])
    mindful = rng.random() < 0.2
    people = data()["words"]["heldback" if fresh else "develop"]["responsible"]
    drawn: list[DrawnGoal] = []
    extras: dict[tuple[int, str], str] = {}
    accepts: dict[int, list[dict[str, Any]]] = {}
    code = rng.randrange(1, 40)
    for area, entries in areas:
        code += rng.randrange(1, 6)
        for position, entry in enumerate(entries):
            measure = draw_measure(
                rng,
                entry,
                plan.years,
                plan.unit,
                statuses=statuses,
                unknown=words["open"],
                mindful=mindful,
                has_baseline=plan.has_baseline,
            )
            cells, others = _cells(
                rng,
                plan,
                measure,
                goal=area["goal"],
                comments=[dated(text, setting) for text in words[f"comment_{measure.outcome}"]],
                responsible=rng.choice(people),
            )
            ordinal = len(drawn) + 1
            extras |= {(ordinal, key): text for key, text in others.items()}
            accepts[ordinal] = _accepts(plan, others)
            drawn.append(
                DrawnGoal(
                    ordinal=ordinal,
                    number=None,
                    service_code=f"{code:02d}" if coded and grouping != "none" else None,
                    service_name=area["service"] if grouping != "none" else None,
                    focus=None,
                    heading=None,
                    first_of_group=position == 0,
                    cells=cells,
                )
            )
    keys, headers = plan.keys, {**plan.headers, "service_area": area_word}
    if grouping == "column":
        keys = ("service_area", *keys)
        drawn = [
            replace(goal, cells=(_service_cell(goal, area_word), *goal.cells)) for goal in drawn
        ]
    if NUMBER in keys:
        printed = numbers(rng, [len(entries) for _, entries in areas])
        drawn = [replace(goal, number=n) for goal, n in zip(drawn, printed, strict=True)]
    template = bare_template(family["name"], headers, service="none", focus="none", heading=band)
    report = replace(build_report(rng, setting, template, ()), goals=tuple(drawn))
    bands = {}
    if grouping in {"band", "tables"}:
        bands = {g.ordinal: band_text(band, g, area_word) for g in drawn if g.first_of_group}
    caption = dated(rng.choice(words["caption"]), setting)
    right = rng.random() < 0.35
    legended = coloured and "status" in keys and rng.random() < 0.5
    return TableReport(
        drawn=report,
        columns=tuple(_column(rng, key, headers[key], right=right) for key in keys),
        extras=extras,
        bands=bands,
        own_tables=grouping == "tables",
        merged=frozenset({"service_area", "goal"} & set(keys)),
        repeated=rng.random() < 0.3,
        caption=caption if rng.random() < 0.35 else None,
        legend=rng.choice(words["legend"]) if legended else None,
        dash=rng.choice(("", "", "-", "–")),
        repeat=rng.choice(("page", "page", "band", "never", "never")),
        accepts=accepts,
        bare_bands=bool(bands) and not band.startswith("{s}"),
        over=plan.span(keys),
    )


def _service_cell(goal: DrawnGoal, word: str) -> Cell:
    code = f"{goal.service_code} " if goal.service_code else ""
    return Cell("service_area", word, (f"{code}{goal.service_name}",))


def _column(rng: random.Random, key: str, header: str, *, right: bool) -> Column:
    is_number = key in {"baseline", "actual_value", "target_value"} or key.startswith("year")
    weight = _WEIGHTS.get(key, 0.9) * rng.uniform(0.85, 1.2)
    return Column(key, header, weight, right=right and is_number)
