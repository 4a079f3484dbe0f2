"""Print page headings, goal headings and contents pages."""

import random
import re

from tests.generator.pieces import Piece
from tests.generator.report import DrawnGoal, DrawnReport


def page_heading(report: DrawnReport, goal: DrawnGoal, *, owned: bool) -> list[Piece]:
    """Return a page's heading; its service area is owned where no cell repeats it."""
    template, setting = report.template, report.setting
    if goal.service_name is None:
        return []
    word = template.labels["service_area"].rstrip(":")
    shown = template.heading.format(s=word, c="\x00", n="\x01", k=setting.full_name)
    code = goal.service_code
    shown = shown.replace("\x00", code) if code else re.sub(r" ?\x00(?=[: ])", "", shown)
    if not owned:
        return [Piece(shown.replace("\x01", goal.service_name), None, "heading")]
    start = shown.index(code) if code and code in shown else shown.index("\x01")
    before, after = shown[:start].strip(), shown[shown.index("\x01") + 1 :].strip()
    value = shown[start : shown.index("\x01")] + goal.service_name
    owner = (goal.ordinal, "service_area")
    pieces = [Piece(before, None, "heading"), Piece(value, owner), Piece(after, None, "heading")]
    return [piece for piece in pieces if piece.text]


def goal_heading(goal: DrawnGoal) -> list[Piece]:
    """Return the heading over a goal: ``Mål 3:`` and the focus area."""
    if goal.heading is None or goal.focus is None:
        return []
    pieces = [Piece(goal.heading, None, "heading")] if goal.heading else []
    return [*pieces, Piece(goal.focus, (goal.ordinal, "focus_area"))]


def contents(rng: random.Random, report: DrawnReport) -> list[str]:
    """Return the lines of a contents page, which looks like goals and is none."""
    lines = [rng.choice(("Indhold", "Indholdsfortegnelse", "INDHOLD"))]
    word = report.template.labels["service_area"].rstrip(":")
    page = 3
    for goal in report.goals:
        if goal.first_of_group and goal.service_name:
            code = f" {goal.service_code}" if goal.service_code else ""
            lines.append(f"{word}{code}: {goal.service_name}")
        if goal.focus:
            lines.append(f"Mål {goal.ordinal}. {goal.focus} {page}")
        page += rng.randrange(1, 3)
    return [*lines, f"Bilag {page}"]
