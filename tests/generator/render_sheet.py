"""Render a report as the text of a two-column sheet: pdftotext raw, -layout, and colon lines."""

import random
import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from tests.generator.heading import contents, goal_heading, page_heading
from tests.generator.paging import Line, Pager, draw_pager
from tests.generator.pieces import Owner, Piece, Rendered
from tests.generator.report import Cell, DrawnGoal, DrawnReport
from tests.generator.wrap import paragraphs, wrap

RowRenderer = Callable[[Cell, Owner], list[Line]]
_INNER: Final = re.compile(r"\w[\w ]{2,25}: ")
"""A heading inside a value, which at a line's start could not be told from a label."""


@dataclass(frozen=True, slots=True)
class _Style:
    """Hold how one sheet is set."""

    width: int
    hyphens: float
    apart: float
    blank_rows: int
    blank_goals: int


def _draw_style(rng: random.Random, narrow: int, wide: int) -> _Style:
    return _Style(
        width=rng.randrange(narrow, wide + 1),
        hyphens=rng.choice((0.0, 0.0, 0.3, 0.7)),
        apart=rng.choice((0.0, 0.3, 1.0)),
        blank_rows=rng.choice((0, 0, 1)),
        blank_goals=rng.choice((0, 1, 2)),
    )


def _value_lines(rng: random.Random, cell: Cell, style: _Style, width: int) -> list[str]:
    lines: list[str] = []
    for paragraph in paragraphs(rng, cell.units, apart=style.apart):
        lines += wrap(rng, paragraph, width, style.hyphens)
    return lines


def _heading_lines(rng: random.Random, report: DrawnReport, goal: DrawnGoal) -> list[Line]:
    """Return the lines over a goal: page heading or band, then the goal's own heading."""
    service = report.template.service
    lines: list[Line] = []
    if goal.service_name and service == "band" and goal.first_of_group:
        code = f"{goal.service_code} " if goal.service_code else ""
        lines.append(Line(f"{code}{goal.service_name}", (goal.ordinal, "service_area")))
    shown = goal.first_of_group or (service == "both" and rng.random() < 0.7)
    if goal.service_name and service in {"heading", "both"} and shown:
        pieces = page_heading(report, goal, owned=service == "heading")
        owner = next((piece.owner for piece in pieces if piece.owner), None)
        lines.append(Line(" ".join(piece.text for piece in pieces), owner))
    if goal.heading is not None and goal.focus:
        heading: list[Piece] = goal_heading(goal)
        owner = (goal.ordinal, "focus_area")
        lines.append(Line(" ".join(piece.text for piece in heading), owner))
    return lines


def _front(rng: random.Random, report: DrawnReport, pager: Pager, width: int) -> None:
    setting = report.setting
    for line in wrap(rng, setting.title, width):
        pager.add([Line(line)])
    if rng.random() < 0.3:
        pager.add([Line(setting.full_name)])
    if rng.random() < 0.15:
        pager.add([Line(f"Udarbejdet i februar {setting.year + 1}")])
        pager.new_page()
        if len(report.goals) > 2 and rng.random() < 0.5:
            for text in contents(rng, report):
                name = re.sub(r" (\d+)$", r" ........ \1", text)
                pager.add([Line(name)])
            pager.new_page()
    elif report.intro:
        pager.blank(1)
        for line in wrap(rng, " ".join(report.intro), width):
            pager.add([Line(line)])
    pager.blank(1)


def _texts(report: DrawnReport, rendered: Rendered) -> None:
    """State the printed values: a sheet loses nothing that its wrapping did not hyphenate."""
    for goal in report.goals:
        rendered.accepts[goal.ordinal] = []
        for cell in goal.cells:
            if cell.units:
                rendered.texts[(goal.ordinal, cell.kind)] = cell.text
        if goal.heading is not None and goal.focus:
            rendered.texts[(goal.ordinal, "focus_area")] = goal.focus


def _render(
    rng: random.Random,
    report: DrawnReport,
    style: _Style,
    pager: Pager,
    row: RowRenderer,
) -> tuple[DrawnReport, Rendered]:
    _front(rng, report, pager, style.width)
    new_pages = rng.random() < 0.4
    bare = report.template.service == "band" or any(goal.heading == "" for goal in report.goals)
    between = max(style.blank_goals, style.blank_rows, int(bare))
    for goal in report.goals:
        if goal.ordinal > 1:
            if new_pages:
                pager.new_page()
            else:
                pager.blank(between)
        headings = _heading_lines(rng, report, goal)
        if headings:
            pager.add(headings, keep=True)
            pager.blank(style.blank_rows)
        for cell in goal.cells:
            pager.add(row(cell, (goal.ordinal, cell.kind)))
            pager.blank(style.blank_rows)
    if report.closing:
        pager.blank(1)
        pager.add([Line(line) for line in report.closing])
    rendered = Rendered(pager.text(), pager.page_count, pages=pager.owners())
    rendered.bare_bands = report.template.service == "band"
    _texts(report, rendered)
    return report, rendered


def sheet_raw(rng: random.Random, report: DrawnReport) -> tuple[DrawnReport, Rendered]:
    """Render as ``pdftotext -raw``: the label's lines, then the value's lines."""
    style = _draw_style(rng, 60, 95)
    same_line = rng.choice((0.0, 0.0, 0.1, 1.0))
    label_width = rng.choice((16, 22, 30, 60))

    def row(cell: Cell, owner: Owner) -> list[Line]:
        label = wrap(rng, cell.label, label_width)
        values = _value_lines(rng, cell, style, style.width)
        if values and rng.random() < same_line:
            first = f"{label.pop()} {values.pop(0)}"
            return [
                *(Line(t) for t in label),
                Line(first, owner),
                *(Line(t, owner) for t in values),
            ]
        return [*(Line(text) for text in label), *(Line(text, owner) for text in values)]

    return _render(rng, report, style, draw_pager(rng, report.setting), row)


def sheet_layout(rng: random.Random, report: DrawnReport) -> tuple[DrawnReport, Rendered]:
    """Render as ``pdftotext -layout``: labels left, values in a column of their own."""
    style = _draw_style(rng, 45, 90)
    left = rng.choice((0, 0, 1, 2, 4, 7))
    label_width = rng.choice((16, 18, 22, 28))
    gap = rng.randrange(2, 8)
    centred = style.blank_rows > 0 and rng.random() < 0.3
    drift = rng.random() < 0.3

    def row(cell: Cell, owner: Owner) -> list[Line]:
        label = wrap(rng, cell.label, label_width)
        values = _value_lines(rng, cell, style, style.width)
        column = left + max(label_width, *(len(text) for text in label)) + gap
        column += rng.choice((-1, 0, 0, 1)) if drift else 0
        above = (len(values) - len(label)) // 2 if centred else 0
        label = [""] * max(above, 0) + label
        lines = []
        for position in range(max(len(label), len(values))):
            name = label[position] if position < len(label) else ""
            value = values[position] if position < len(values) else ""
            text = f"{' ' * left}{name}".ljust(column) + value
            lines.append(Line(text.rstrip(), owner if value else None))
        return lines

    return _render(rng, report, style, draw_pager(rng, report.setting, indent=left), row)


def sheet_colon(rng: random.Random, report: DrawnReport) -> tuple[DrawnReport, Rendered]:
    """Render as lines ``Label: value``, wrapped or not, with or without a hanging indent."""
    style = _draw_style(rng, 65, 100)
    wrapped = rng.random() < 0.7
    inner = any(_INNER.match(u) for g in report.goals for c in g.cells for u in c.units)
    indent = " " * rng.choice((2, 4, 8) if inner else (0, 0, 2, 4, 8))
    bullet = rng.choice(("", "", "", "- ", "• "))
    bullet = (
        ""
        if any(c.text.startswith(bullet or "\0") for g in report.goals for c in g.cells)
        else bullet
    )

    def row(cell: Cell, owner: Owner) -> list[Line]:
        label = cell.label if cell.label.endswith((":", "?")) else f"{cell.label}:"
        blocks = paragraphs(rng, cell.units, apart=style.apart)
        if not blocks:
            return [Line(f"{bullet}{label}")]
        own_line = len(blocks) > 1 and blocks[0][1:3] in {" ", ". ", ") "}
        blocks = [label, *blocks] if own_line else [f"{label} {blocks[0]}", *blocks[1:]]
        lines: list[str] = []
        for block in blocks:
            width = style.width if wrapped else 100_000
            lines += wrap(rng, block, width, style.hyphens if wrapped else 0.0)
        first, *others = lines
        return [Line(bullet + first, owner), *(Line(indent + text, owner) for text in others)]

    return _render(rng, report, style, draw_pager(rng, report.setting), row)
