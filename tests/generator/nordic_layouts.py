"""Set Swedish and Norwegian reports as text tables and sheets."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from tests.generator.negatives_shapes import padded, piped, tabbed
from tests.generator.wrap import wrap

_LONG: Final = {"means", "account", "comment", "follow_up", "challenge", "goal"}
"""Slots whose values are sentences."""


@dataclass(frozen=True, slots=True)
class Cell:
    """Hold one labelled value; one without a kind belongs to no section."""

    slot: str
    kind: str | None
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Goal:
    """Hold one goal as its report shows it."""

    number: str | None
    band: str | None
    """The service area in a heading over a group of goals."""
    first_of_band: bool
    heading: str
    """What the goal's own heading states: goal, focus, number or nothing."""
    told: str
    """The heading's words."""
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Hold a whole report before it is set."""

    title: str
    municipality: str
    board: str
    """The line that names the board, or nothing."""
    committee: str
    year: int
    intro: tuple[str, ...]
    closing: tuple[str, ...]
    goals: tuple[Goal, ...]
    goal_word: str
    band_word: str
    """The label word before a band, or nothing."""
    page_word: str
    template: str
    ambiguous: dict[str, str]


def front(rng: random.Random, report: Report) -> list[str]:
    """Return the lines above the goals."""
    lines = [report.title]
    if report.municipality not in report.title and rng.random() < 0.7:
        lines.append(report.municipality)
    lines += [report.board] if report.board else []
    if report.intro:
        lines += ["", *(line for text in report.intro for line in wrap(rng, text, 90))]
    return [*lines, ""]


def band_line(report: Report, goal: Goal) -> str:
    """Return the heading over a group of goals."""
    return f"{report.band_word}: {goal.band}" if report.band_word else str(goal.band)


def goal_line(rng: random.Random, report: Report, goal: Goal, form: str) -> str:
    """Return a goal's own heading, or nothing."""
    if not goal.heading:
        return ""
    if goal.heading == "number":
        return f"{report.goal_word} {goal.number}"
    return form.format(word=report.goal_word, number=goal.number, told=goal.told)


def groups_of(report: Report) -> list[list[Goal]]:
    """Part the goals where a band begins."""
    groups: list[list[Goal]] = []
    for goal in report.goals:
        if not groups or goal.first_of_band:
            groups.append([])
        groups[-1].append(goal)
    return groups


def rows_of(goals: Sequence[Goal]) -> list[list[str]]:
    """Return a table's column heads and a row for each goal."""
    head = [cell.label for cell in goals[0].cells]
    return [head, *([cell.text for cell in goal.cells] for goal in goals)]


Setter = Callable[[Sequence[Sequence[str]]], list[str]]


def _tables(rng: random.Random, report: Report, setter: Setter) -> list[str]:
    """Set a table for each band, or one that goes on over a page's end with its head repeated."""
    lines = front(rng, report)
    groups, under = groups_of(report), [""] * rng.randrange(2)
    cut = len(report.goals) // 2
    if len(groups) == 1 and cut > 1 and rng.random() < 0.35:
        for number, part in enumerate((report.goals[:cut], report.goals[cut:]), start=1):
            table = setter(rows_of(part))
            lines += [f"\f{table[0]}" if number == 2 else table[0], *table[1:]]
            lines += ["", report.page_word.format(n=number, m=2)]
        return [*lines, *report.closing]
    for goals in groups:
        if goals[0].band:
            lines += [band_line(report, goals[0]), *under]
        lines += [*setter(rows_of(goals)), ""]
    return [*lines, *report.closing]


def _table_tabs(rng: random.Random, report: Report) -> list[str]:
    return _tables(rng, report, tabbed)


def _table_pipes(rng: random.Random, report: Report) -> list[str]:
    ruled = rng.random() < 0.6
    return _tables(rng, report, lambda rows: piped(rows, ruled=ruled))


def _table_layout(rng: random.Random, report: Report) -> list[str]:
    room, gap = rng.choice((110, 125, 140, 160)), rng.randrange(2, 5)
    numbered = report.goals[0].cells[0].slot == "number"
    blank = not numbered or rng.random() < 0.5
    return _tables(rng, report, lambda rows: padded(rng, rows, room=room, gap=gap, blank=blank))


def shown(rng: random.Random, goal: Goal) -> list[Cell]:
    """Return the cells of a sheet; few of the empty ones keep their label."""
    return [cell for cell in goal.cells if cell.text or rng.random() < 0.2]


def _break_page(lines: list[str], start: int, *, broken: bool) -> None:
    """Begin a page with the line at ``start``."""
    if broken:
        lines[start] = f"\f{lines[start]}"


def _sheet_colon(rng: random.Random, report: Report) -> list[str]:
    width, indent = rng.choice((70, 85, 100, 10_000)), " " * rng.choice((2, 4, 8))
    between, new_pages = rng.randrange(2), rng.random() < 0.2
    lines = front(rng, report)
    for goal in report.goals:
        start = len(lines)
        if goal.band and goal.first_of_band:
            lines += [band_line(report, goal), ""]
        head = goal_line(rng, report, goal, "")
        lines += [head] if head else []
        for cell in shown(rng, goal):
            sign = "" if cell.label.endswith("?") else ":"
            first, *others = wrap(rng, f"{cell.label}{sign} {cell.text}", width)
            lines += [first, *(indent + text for text in others), *[""] * between]
        lines += [""] * (1 + between)
        _break_page(lines, start, broken=new_pages and goal is not report.goals[0])
    return [*lines, *report.closing]


def _headed(rng: random.Random, report: Report) -> list[str]:
    form = rng.choice(("{word} {number} {told}", "{word} {number}: {told}", "{number} {told}"))
    width, inline = rng.choice((75, 90, 10_000)), rng.random() < 0.5
    blank, under = [""] * rng.randrange(2), rng.random() < 0.3
    new_pages = rng.random() < 0.2
    lines = front(rng, report)
    for goal in report.goals:
        start = len(lines)
        if goal.band and goal.first_of_band:
            lines += [band_line(report, goal), ""]
        head = wrap(rng, goal_line(rng, report, goal, form), width)
        lines += [*head, *(["=" * len(head[-1])] if under else []), *blank]
        for cell in shown(rng, goal):
            if inline and cell.slot not in _LONG:
                sign = "" if cell.label.endswith("?") else ":"
                lines += [f"{cell.label}{sign} {cell.text}".strip(), *blank]
            else:
                lines += [cell.label, *wrap(rng, cell.text, width), *blank]
        lines += [""] * (2 - len(blank))
        _break_page(lines, start, broken=new_pages and goal is not report.goals[0])
    return [*lines, *report.closing]


TABLE_LAYOUTS: Final = ("table_tabs", "table_pipes", "table_layout", "pdf-reportlab-table_ruled")
TEXT_LAYOUTS: Final[dict[str, Callable[[random.Random, Report], list[str]]]] = {
    "table_tabs": _table_tabs,
    "table_pipes": _table_pipes,
    "table_layout": _table_layout,
    "sheet_colon": _sheet_colon,
    "headed": _headed,
}
