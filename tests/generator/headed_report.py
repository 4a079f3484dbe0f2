"""Draw a report in prose: its chapters, its goals' headings and what stands under them."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from tests.generator import prose as prose_module
from tests.generator.headed_heading import (
    Heading,
    alternatives,
    chapter_heading,
    focus_heading,
    goal_heading,
    number_of,
)
from tests.generator.headed_template import HeadedTemplate, draw_headed_template
from tests.generator.names import Setting, draw_setting
from tests.generator.prose import ProseGoal
from tests.generator.report import Cell, DrawnGoal, DrawnReport, build_report

_INNER: Final = {
    "colon": re.compile(r"\w[\w ]{1,25}: "),
    "bullet": re.compile(r"(\* )?\w[\w ]{1,25}: "),
    "stop": re.compile(r"\w[\w ]{1,25}[.:] \w"),
    "dash": re.compile(r"\w[\w ]{1,25}( –|:) "),
}
"""A heading inside a value: it could not be told from a label that opens a paragraph."""
_NUMBERED: Final = re.compile(r"\w+ \d|\d")
_RARE: Final = re.compile("[\u2070-\u209f\u2190-\u21ff]")
"""Raised and lowered figures and arrows, which the fonts of every PDF reader lack."""
_MARK: Final = re.compile(r"(\d+|[a-z])[.)] ")
_ITEM: Final = re.compile(r"([•\-–o·]|[a-z0-9][.)]) ")
_LONGEST_STATEMENT: Final = 190


@dataclass(frozen=True, slots=True)
class HeadedGoal:
    """Hold a goal with its heading, the chapter that it opens, and its alternative readings."""

    goal: DrawnGoal
    heading: Heading
    chapter: Heading | None
    group: int
    """How many goals the chapter has that this goal opens."""
    focus: Heading | None
    """The focus area that a heading of its own names, or None."""
    opens_focus: bool
    """True where that heading stands over this goal, and not over one before it."""
    accepts: tuple[dict[str, object], ...]


@dataclass(frozen=True, slots=True)
class HeadedReport:
    """Hold a whole report in prose before it is rendered."""

    report: DrawnReport
    style: HeadedTemplate
    goals: tuple[HeadedGoal, ...]
    heldback: bool

    @property
    def setting(self) -> Setting:
        """Return where and when the report was made."""
        return self.report.setting


def is_item(text: str) -> bool:
    """Say whether a paragraph is a list item."""
    return _ITEM.match(text) is not None


def _statement(goal: ProseGoal) -> str:
    return " ".join(goal.sections["goal"])


@cache
def _printable(prose: str) -> tuple[ProseGoal, ...]:
    """Return the goals of a prose set whose focus areas can be headings and whose letters print."""
    return tuple(
        goal
        for goal in prose_module.load(prose)
        if not (_NUMBERED.match(goal.focus_area) or ": " in goal.focus_area)
        and not any(_RARE.search(unit) for units in goal.sections.values() for unit in units)
    )


def _suits(goal: ProseGoal, style: HeadedTemplate) -> bool:
    """Say whether a goal can be printed in this style so that a reader can tell its parts."""
    stated = _statement(goal) if style.state == "statement" else goal.focus_area
    if stated[0].isdigit() and re.search(r"\} \{t\}", style.heading):
        return False
    inner = _INNER.get(style.form)
    if inner is not None:
        units = [u for kind in style.template.order for u in goal.sections.get(kind, ())]
        if any(inner.match(unit) for unit in units):
            return False
    if style.state == "statement":
        said = goal.sections["goal"]
        return (
            len(stated) <= _LONGEST_STATEMENT
            and not any(prose_module.is_item(unit) for unit in said)
            and all(unit[-1] in ".!?" for unit in said[:-1])
        )
    if style.state == "lead":
        return not any(prose_module.is_item(unit) for unit in goal.sections["goal"])
    return True


def _group(
    rng: random.Random, goals: Sequence[ProseGoal], style: HeadedTemplate
) -> list[ProseGoal]:
    """Choose one to six domains and up to five goals of each; without chapters any goals."""
    pool = [goal for goal in goals if _suits(goal, style)] or list(goals)
    if not style.chapter:
        return rng.sample(pool, min(rng.choice((1, 2, 3, 4, 5, 6, 8)), len(pool)))
    domains = sorted({goal.domain for goal in pool})
    chosen: list[ProseGoal] = []
    names: set[str] = set()
    for domain in rng.sample(domains, min(rng.choice((1, 2, 2, 3, 3, 4, 6)), len(domains))):
        of_domain = [goal for goal in pool if goal.domain == domain]
        found = rng.sample(of_domain, min(rng.choice((1, 2, 2, 3, 3, 4, 5)), len(of_domain)))
        # Two chapters of one name would be one chapter to a reader.
        if found[0].service_area.lower() not in names:
            names.add(found[0].service_area.lower())
            chosen += found
    return chosen[:12]


def _remarked(goal: DrawnGoal, style: HeadedTemplate, *, listed: bool) -> DrawnGoal:
    """Replace list markers that could be taken for a heading's number or a label's bullet."""
    counts = style.heading.startswith("{n}")

    def mark(unit: str) -> str:
        if counts and _MARK.match(unit):
            return _MARK.sub("– ", unit, count=1)
        if style.form == "bullet" and unit[:2] in {"• ", "- ", "o ", "· "}:
            return f"– {unit[2:]}"
        return unit

    cells = [replace(c, units=tuple(mark(unit) for unit in c.units)) for c in goal.cells]
    ended = [_ended(cell, listed=listed and cell.kind != style.lead) for cell in cells]
    return replace(goal, cells=tuple(ended))


def _ended(cell: Cell, *, listed: bool) -> Cell:
    """Keep sentences apart that have no stop: as list items, or with the stop that was missing."""
    units = cell.units
    open_ended = [n for n, u in enumerate(units[:-1]) if u[-1].isalnum() or u[-1] in ")\"'%"]
    open_ended = [n for n in open_ended if not is_item(units[n])]
    if not open_ended:
        return cell
    if listed and not any(is_item(u) or u.endswith(":") for u in units):
        return replace(cell, units=tuple(f"– {unit}" for unit in units))
    ended = tuple(f"{u}." if n in open_ended else u for n, u in enumerate(units))
    return replace(cell, units=ended)


def _without_bare_labels(rng: random.Random, goal: DrawnGoal, style: HeadedTemplate) -> DrawnGoal:
    """Drop most labels without a value; one that has no mark of its own always goes."""
    kept = [
        cell
        for cell in goal.cells
        if cell.units or (style.form in {"colon", "bullet"} and rng.random() < 0.4)
    ]
    return replace(goal, cells=tuple(kept))


def draw_headed(rng: random.Random, prose: str, *, run_together: bool = False) -> HeadedReport:
    """Draw one report in prose with 1 to 12 goals of the prose set."""
    aside = prose in {"heldback", "unseen"}
    setting = draw_setting(rng, heldback=aside)
    style = draw_headed_template(
        rng, setting.year, heldback=prose == "heldback", run_together=run_together
    )
    sources = _group(rng, _printable(prose), style)
    report = build_report(rng, setting, style.template, sources)
    listed = rng.random() < 0.4
    code, chapter, within = rng.randrange(1, 40), 0, 0
    focus: Heading | None = None
    goals: list[HeadedGoal] = []
    for source, drawn in zip(sources, report.goals, strict=True):
        if drawn.first_of_group:
            code, chapter, within = code + rng.randrange(1, 6), chapter + 1, 0
        within += 1
        number = number_of(style, drawn.ordinal, chapter, within, f"{code:02d}")
        service = drawn.service_name if style.chapter else None
        service = service.upper() if service and style.upper_chapters else service
        goal = replace(
            _without_bare_labels(rng, _remarked(drawn, style, listed=listed), style),
            number=number if style.numbered else None,
            service_code=f"{code:02d}" if service and "{c}" in style.chapter else None,
            service_name=service,
            heading=None,
        )
        title = drawn.focus or source.focus_area
        if style.state == "statement":
            title = prose_module.fill(
                _statement(source),
                year=setting.year,
                place=setting.place,
                municipality=setting.municipality,
            )
        heading = goal_heading(style, number, title)
        opens_focus = drawn.first_of_group or rng.random() < 0.5
        if style.focus_word and opens_focus:
            focus = focus_heading(style.focus_word, drawn.focus or source.focus_area)
        opens = chapter_heading(style, service, chapter, f"{code:02d}") if service else None
        goals.append(
            HeadedGoal(
                goal=goal,
                heading=heading,
                chapter=opens if drawn.first_of_group else None,
                group=sum(1 for other in sources if other.domain == source.domain),
                focus=focus,
                opens_focus=focus is not None and opens_focus,
                accepts=tuple(alternatives(style, goal, heading, chapter)),
            )
        )
    report = replace(report, goals=tuple(goal.goal for goal in goals))
    return HeadedReport(report, style, tuple(goals), aside)
