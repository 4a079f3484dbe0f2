"""Draw a report as a table: which columns, which goals, and what stands over their groups."""

import random
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tests.generator import prose as prose_module
from tests.generator.names import draw_setting
from tests.generator.prose import ProseGoal
from tests.generator.report import DrawnReport, build_report
from tests.generator.table_model import (
    NUMBER,
    WEIGHTS,
    Column,
    TableReport,
    band_text,
    bare_template,
    data,
    dated,
    draw_date,
    draw_period,
    numbers,
)

_INVENTED = ("responsible", "deadline")
"""Kinds that any goal can be given; most prose does without them."""
_OFTEN_EMPTY = frozenset({"comment", "follow_up", "responsible", "deadline", "baseline"})


def draw_family(rng: random.Random, sort: str, *, heldback: bool) -> dict[str, Any]:
    """Draw a template of a sort, ``table`` or ``scorecard``.

    Of held-back reports every other one has a template that development never sees.
    """
    unseen = heldback and rng.random() < 0.5
    pool = [family for family in data()[sort] if bool(family.get("heldback")) == unseen]
    family: dict[str, Any] = rng.choice(pool)
    return family


def draw_kinds(rng: random.Random, columns: Sequence[str]) -> list[str]:
    """Return the kinds in their order, some of those with a question mark left out."""
    kept = [name for name in columns if not name.endswith("?") or rng.random() < 0.6]
    return [name.rstrip("?") for name in kept]


def draw_grouping(rng: random.Random, choices: Sequence[str]) -> str:
    """Draw how groups of goals are shown: band, column, tables or none."""
    return "band" if "band" in choices and rng.random() < 0.2 else rng.choice(choices)


def _pick(
    rng: random.Random, pool: Sequence[ProseGoal], kinds: Sequence[str], count: int
) -> list[ProseGoal]:
    """Choose goals that have nearly all kinds, those of one domain beside each other."""
    wanted = [k for k in kinds if k not in {"service_area", "focus_area", *_INVENTED}]
    suitable: list[ProseGoal] = []
    for missing in range(min(1, len(wanted)), len(wanted) + 1):
        suitable = [g for g in pool if sum(k not in g.sections for k in wanted) <= missing]
        if len(suitable) >= min(count * 3, len(pool)):
            break
    domains: dict[str, list[ProseGoal]] = {}
    for goal in rng.sample(suitable, len(suitable)):
        domains.setdefault(goal.domain, []).append(goal)
    chosen: list[ProseGoal] = []
    for goals in sorted(domains.values(), key=lambda g: len(g) < 2 and rng.random() < 0.7):
        room = count - len(chosen)
        if room <= 0:
            break
        printable = [goal for goal in goals if _is_printable(goal)]
        chosen += printable[: min(room, rng.choice((1, 2, 2, 3, 4, 5)))]
    return chosen


def _is_printable(goal: ProseGoal) -> bool:
    """Say whether the letters that every PDF reader has are enough to print a goal."""
    text = goal.focus_area + "".join(unit for units in goal.sections.values() for unit in units)
    return text.encode("cp1252", "ignore").decode("cp1252") == text


def _trimmed(
    rng: random.Random, goal: ProseGoal, words: dict[str, Any], kinds: Sequence[str]
) -> ProseGoal:
    """Shorten a goal's sections as tables want them, and invent what its prose lacks."""
    sections = {
        kind: prose_module.choose(rng, kind, prose_module.choose(rng, kind, units))
        for kind, units in goal.sections.items()
    }
    for kind in _INVENTED:
        if kind in kinds and kind not in sections and rng.random() < 0.9:
            sections[kind] = (rng.choice(words[kind]),)
    return replace(goal, sections=sections)


def _headers(
    rng: random.Random, family: dict[str, Any], kinds: Sequence[str], *, date: str, period: str
) -> tuple[dict[str, str], str]:
    """Draw the column words by kind, still without years, and how they are cased."""
    casing = rng.choice(family["casing"])
    drawn = {}
    for kind in dict.fromkeys(["service_area", "focus_area", *kinds]):
        word = rng.choice(family["labels"][kind]).replace("{d}", date).replace("{p}", period)
        drawn[kind] = word.upper().replace("{Y", "{y") if casing == "upper" else word
    return drawn, casing


def draw_table(
    rng: random.Random, prose: str, goals: Sequence[ProseGoal] | None = None
) -> TableReport:
    """Draw a report as a table with one goal a row, of the goals given or the prose set's."""
    heldback = prose == "heldback"
    setting = draw_setting(rng, heldback=prose in {"heldback", "unseen"})
    family = draw_family(rng, "table", heldback=heldback)
    words = data()["words"]["heldback" if family.get("heldback") else "develop"]
    kinds = draw_kinds(rng, family["columns"])
    grouping = draw_grouping(rng, family["grouping"])
    if grouping == "column" and len(kinds) > 8:
        grouping = "none"
    date, period = draw_date(rng, setting.year), draw_period(rng, setting.year)
    drawn, casing = _headers(rng, family, kinds, date=date, period=period)
    shown = {kind: dated(word, setting) for kind, word in drawn.items()}
    count = rng.choice((2, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12, 14, 18, 24))
    sources = _pick(rng, goals or prose_module.load(prose), kinds, count)
    sources = [_trimmed(rng, goal, words, kinds) for goal in sources]
    if family.get("status_words") and rng.random() < 0.6:
        sources = [
            replace(g, sections={**g.sections, "status": (rng.choice(words["status"]),)})
            for g in sources
        ]
    themed = grouping == "none" and "focus_area" in kinds and rng.random() < 0.3
    if themed:
        names: dict[str, str] = {}
        sources = [
            replace(g, focus_area=names.setdefault(g.domain, g.service_area)) for g in sources
        ]
    band = rng.choice(family["bands"])
    service = {"band": "band", "tables": "heading", "column": "cell", "none": "none"}[grouping]
    order = [k for k in shown if k in kinds or k in {"service_area", "focus_area"}]
    optional = frozenset(k for k in kinds[2:] if k in _OFTEN_EMPTY) if rng.random() < 0.5 else ()
    template = bare_template(
        family["name"],
        {kind: shown[kind] for kind in order},
        service=service,
        focus="cell" if "focus_area" in kinds else "none",
        heading=band,
        optional=frozenset(optional),
        ambiguous=family.get("ambiguous"),
        period=period if period in shown["focus_area"] and "focus_area" in kinds else None,
    )
    report = build_report(rng, setting, template, sources)
    table = _laid_out(rng, report, family=family, kinds=kinds, grouping=grouping, casing=casing)
    caption = dated(rng.choice(words["caption"]), setting, date)
    merged = {"service_area"} | ({"focus_area"} if themed else set())
    return replace(
        table,
        caption=caption if rng.random() < 0.3 else None,
        merged=frozenset(merged) & {c.key for c in table.columns},
    )


def _laid_out(
    rng: random.Random,
    report: DrawnReport,
    *,
    family: dict[str, Any],
    kinds: Sequence[str],
    grouping: str,
    casing: str,
) -> TableReport:
    """Give a report its columns, numbers and bands."""
    template = report.template
    keys = [*kinds]
    if grouping == "column":
        keys.insert(0, "service_area")
    if len(keys) < 3 or (len(keys) < 9 and rng.random() < 0.52):
        keys.insert(1 if keys[0] == "service_area" and rng.random() < 0.5 else 0, NUMBER)
        sizes: list[int] = []
        for goal in report.goals:
            if goal.first_of_group or not sizes:
                sizes.append(0)
            sizes[-1] += 1
        printed = numbers(rng, sizes)
        goals = tuple(replace(g, number=n) for g, n in zip(report.goals, printed, strict=True))
        report = replace(report, goals=goals)
    word = rng.choice(family["number"])
    headers = {**template.labels, NUMBER: word.upper() if casing == "upper" else word}
    columns = tuple(
        Column(key, headers[key], WEIGHTS[key] * rng.uniform(0.8, 1.25)) for key in keys
    )
    bands = {}
    if grouping in {"band", "tables"}:
        name = template.labels["service_area"].capitalize()
        bands = {
            goal.ordinal: band_text(template.heading, goal, name)
            for goal in report.goals
            if goal.first_of_group
        }
    bare = bool(bands) and template.heading in {"{n}", "{c} {n}", "{c}: {n}", "{c} - {n}"}
    return TableReport(
        drawn=report,
        columns=columns,
        extras={},
        bands=bands,
        own_tables=grouping == "tables",
        merged=frozenset(),
        repeated=rng.random() < 0.4,
        caption=None,
        legend=None,
        dash=rng.choice(("", "", "", "-", "–")),
        repeat=rng.choice(("page", "page", "band", "never", "never")),
        accepts={},
        bare_bands=bare and "focus_area" not in kinds,
    )
