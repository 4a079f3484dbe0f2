"""Draw a report: who wrote it, its template, its goals and what each of their cells holds."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace

from tests.generator import prose as prose_module
from tests.generator.labels import Template, draw_template
from tests.generator.names import Setting, draw_setting
from tests.generator.prose import ProseGoal

MARKERS = ("•", "-", "a.", "1.", "1)", "–", "o", "·")


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one labelled value: its units are sentences or list items with their markers."""

    kind: str
    label: str
    units: tuple[str, ...]

    @property
    def text(self) -> str:
        """Return the value as a reader would copy it."""
        return " ".join(self.units)


@dataclass(frozen=True, slots=True)
class DrawnGoal:
    """Hold one goal as the template shows it."""

    ordinal: int
    number: str | None
    service_code: str | None
    service_name: str | None
    focus: str | None
    heading: str | None
    """The heading over the goal, without its focus area: ``Mål 3:``; None where there is none."""
    first_of_group: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class DrawnReport:
    """Hold a whole report before it is rendered."""

    setting: Setting
    template: Template
    goals: tuple[DrawnGoal, ...]
    closing: tuple[str, ...]
    intro: tuple[str, ...]


def _marked(units: Sequence[str], marker: str) -> tuple[str, ...]:
    """Replace the prose's ``* `` by the report's own marker, numbering where it numbers."""
    result = []
    count = 0
    for unit in units:
        if not prose_module.is_item(unit):
            count = 0
            result.append(unit)
            continue
        count += 1
        sign = marker.replace("1", str(count)).replace("a.", f"{chr(96 + count)}.")
        result.append(f"{sign} {unit[2:]}".strip())
    return tuple(result)


def _listed(rng: random.Random, kind: str, units: tuple[str, ...]) -> tuple[str, ...]:
    """Turn a section of plain sentences into a list now and then."""
    plain = not any(prose_module.is_item(u) or u.endswith(":") for u in units)
    marked = any(unit[1:3] in {". ", ") "} for unit in units)
    listable = kind in {"goal", "means", "success_criterion"} and len(units) > 1
    if listable and plain and not marked and rng.random() < 0.2:
        return tuple(f"* {unit}" for unit in units)
    return units


def _group(rng: random.Random, goals: Sequence[ProseGoal], count: int) -> list[ProseGoal]:
    """Choose goals, those of one domain beside each other."""
    chosen = rng.sample(list(goals), min(count, len(goals)))
    domains = list(dict.fromkeys(goal.domain for goal in chosen))
    return sorted(chosen, key=lambda goal: domains.index(goal.domain))


def _closing(rng: random.Random, setting: Setting) -> tuple[str, ...]:
    lines = (
        f"Bilag: Regnskab {setting.year} og notat om metode",
        f"Udskrevet den {rng.randrange(1, 29)}. februar {setting.year + 1}",
        f"Næste opfølgning forelægges udvalget i august {setting.year + 1}.",
        "Dokumentet er senest opdateret af Økonomi og Analyse.",
    )
    return (rng.choice(lines),) if rng.random() < 0.25 else ()


def _intro(rng: random.Random, setting: Setting) -> tuple[str, ...]:
    if rng.random() > 0.3:
        return ()
    sentences = (
        "Opfølgningen viser status for de mål, der blev vedtaget med budgettet.",
        "For hvert mål beskrives udfordringen, målet, vejen til målet og den opnåede effekt.",
        f"Opfølgningen dækker perioden fra 1. januar til 31. december {setting.year}.",
        "Målopfyldelsen er vurderet af forvaltningen og forelægges til orientering.",
    )
    start = rng.randrange(len(sentences) - 1)
    return sentences[start : start + rng.randrange(1, 3)]


def _cells(
    rng: random.Random,
    goal: ProseGoal,
    template: Template,
    setting: Setting,
    marker: str,
    *,
    whole: bool,
) -> tuple[Cell, ...]:
    cells = []
    for kind in template.order:
        units = goal.sections.get(kind)
        if kind in {"service_area", "focus_area"} or not units:
            continue
        dropped = rng.random()
        if kind in template.optional and dropped < 0.3 and not whole:
            if rng.random() < 0.25:
                cells.append(Cell(kind, template.word(rng, kind), ()))
            continue
        chosen = units if whole else _listed(rng, kind, prose_module.choose(rng, kind, units))
        kept = _marked(chosen, marker)
        filled = tuple(
            prose_module.fill(
                unit,
                year=setting.year,
                place=setting.place,
                municipality=setting.municipality,
            )
            for unit in kept
        )
        cells.append(Cell(kind, template.word(rng, kind), filled))
    return tuple(cells)


def _first_cells(goal: DrawnGoal, template: Template) -> tuple[Cell, ...]:
    """Return the goal's service and focus cells, where the template has such cells."""
    cells = []
    if template.service in {"cell", "both"} and goal.service_name:
        value = (
            f"{goal.service_code} {goal.service_name}" if goal.service_code else goal.service_name
        )
        cells.append(Cell("service_area", template.labels["service_area"], (value,)))
    if template.focus == "cell" and goal.focus:
        cells.append(Cell("focus_area", template.labels["focus_area"], (goal.focus,)))
    return tuple(cells)


def _heading(template: Template, ordinal: int, *, numbered: bool) -> str | None:
    """Return what stands before the focus area in a goal's heading; None without a heading."""
    if template.focus != "heading":
        return None
    return f"Mål {ordinal}:" if numbered else ""


def _shows_focus(rng: random.Random, template: Template) -> bool:
    if template.focus == "cell" and "focus_area" in template.optional:
        return rng.random() >= 0.15
    return template.focus != "none"


def build_report(
    rng: random.Random,
    setting: Setting,
    template: Template,
    sources: Sequence[ProseGoal],
    *,
    whole: bool = False,
) -> DrawnReport:
    """Draw what is left to draw of a report about these goals, in this order.

    With ``whole`` no section is dropped or cut, and the service areas have running codes.
    """
    marker = rng.choice(MARKERS)
    coded = whole or rng.random() < 0.6
    if template.service in {"heading", "band"} and "{c}" not in template.heading:
        coded = False
    numbered = rng.random() < 0.7
    shown = template.service != "none"
    goals: list[DrawnGoal] = []
    code = 10 if whole else rng.randrange(1, 40)
    name, domain = "", ""
    for ordinal, source in enumerate(sources, start=1):
        first = source.domain != domain
        if first:
            domain, name = source.domain, source.service_area
            code += 5 if whole else rng.randrange(1, 6)
        heading = _heading(template, ordinal, numbered=numbered)
        focus = prose_module.fill(
            source.focus_area,
            year=setting.year,
            place=setting.place,
            municipality=setting.municipality,
        )
        goal = DrawnGoal(
            ordinal=ordinal,
            number=str(ordinal) if heading else None,
            service_code=f"{code:02d}" if coded and shown else None,
            service_name=name if shown else None,
            focus=focus if whole or _shows_focus(rng, template) else None,
            heading=heading,
            first_of_group=first,
            cells=_cells(rng, source, template, setting, marker, whole=whole),
        )
        goals.append(replace(goal, cells=_first_cells(goal, template) + goal.cells))
    closing, intro = _closing(rng, setting), _intro(rng, setting)
    return DrawnReport(setting, template, tuple(goals), closing, intro)


def draw_report(
    rng: random.Random, prose: str, goals: Sequence[ProseGoal] | None = None
) -> DrawnReport:
    """Draw one report with 1 to 12 goals, of those given or of the prose set's."""
    heldback = prose == "heldback"
    setting = draw_setting(rng, heldback=prose in {"heldback", "unseen"})
    template = draw_template(rng, setting.year, heldback=heldback)
    count = rng.choice((1, 2, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12))
    return build_report(
        rng, setting, template, _group(rng, goals or prose_module.load(prose), count)
    )
