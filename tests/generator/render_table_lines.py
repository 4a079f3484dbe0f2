"""Render a table as text with a line for each row: cells parted by tabs or by pipes."""

import random
from collections.abc import Callable, Sequence
from typing import Final

from tests.generator.paging import Line, Pager, draw_pager
from tests.generator.pieces import Rendered
from tests.generator.render_table import back, front, table_layout
from tests.generator.table_model import TableReport, said

RowWriter = Callable[[Sequence[str]], str]


def _written(
    rng: random.Random,
    report: TableReport,
    row: RowWriter,
    *,
    mark: str = "",
    rule: Sequence[str] = (),
    band_cells: bool = False,
) -> Rendered:
    """Write a table's lines, with page breaks now and then."""
    pager = draw_pager(rng, report.drawn.setting)
    paged = rng.random() < 0.3 and not mark
    if not paged:
        pager = Pager(height=100_000, last_form_feed=False)
    else:
        pager.height = rng.randrange(8, 22)
    front(rng, report, pager, 100_000, mark=mark)
    header = [row([c.header for c in report.columns])] if report.has_headers else []
    if report.over and not rule:
        over = [""] * len(report.columns)
        over[report.over.first] = report.over.text
        header.insert(0, row(over))
    heads = [Line(text) for text in [*header, *(rule if header else ())]]
    again = heads if report.repeat == "page" else []
    headed = False
    for band, goals in report.groups():
        lines: list[Line] = []
        if band:
            bare = [band, *([""] * (len(report.columns) - 1))]
            head = f"#{mark}{band}" if mark else band
            lines = [Line(row(bare) if band_cells and not report.own_tables else head)]
        own = report.own_tables or (bool(mark) and not band_cells)
        if own and band:
            pager.blank(1)
            lines += [Line("")] if mark or rng.random() < 0.3 else []
            lines += heads
        elif not headed or report.repeat == "band":
            lines = [*lines, *heads] if report.repeat == "band" else [*heads, *lines]
        headed = True
        pager.add(lines, keep=paged)
        for at, goal in enumerate(goals):
            if len(pager.pages[-1]) >= pager.height:
                pager.pages.append(list(again))
            cells = [" ".join(report.shown(goals, at, column.key)) for column in report.columns]
            pager.add([Line(row(cells), (goal.ordinal, "row"))])
    back(report, pager)
    text = pager.text()
    rendered = said(report, text, pager.page_count if "\f" in text else None)
    rendered.pages = pager.owners()
    return rendered


def table_tabs(rng: random.Random, report: TableReport) -> Rendered:
    """Render with tabs between cells."""
    stripped = rng.random() < 0.5

    def row(cells: Sequence[str]) -> str:
        text = "\t".join(cells)
        return text.rstrip("\t") if stripped else text

    return _written(rng, report, row, band_cells=rng.random() < 0.5)


def table_pipes(rng: random.Random, report: TableReport) -> Rendered:
    """Render with pipes between cells, like Markdown or bare."""
    markdown = rng.random() < 0.35
    outer = markdown or rng.random() < 0.6
    tight = not markdown and rng.random() < 0.15
    between = "|" if tight else " | "

    def row(cells: Sequence[str]) -> str:
        text = between.join(cells)
        if not outer:
            return text.rstrip() if text.strip(" |") else text
        return f"|{text}|" if tight else f"| {text} |"

    count = len(report.columns)
    rules = [
        "|".join([" --- "] * count),
        "|".join(["---"] * count),
        "|".join("-" * (len(column.header) + 2) for column in report.columns),
        "+".join("-" * (len(column.header) + 2) for column in report.columns),
    ]
    rule = rng.choice(rules[:3] if markdown else rules)
    rule = f"|{rule}|" if outer else rule
    shown = [rule] if markdown or rng.random() < 0.5 else []
    return _written(
        rng, report, row,
        mark=rng.choice(("# ", "## ")) if markdown else "",
        rule=shown, band_cells=rng.random() < 0.5,
    )  # fmt: skip


TABLE_RENDERERS: Final[dict[str, Callable[[random.Random, TableReport], Rendered]]] = {
    "layout": table_layout,
    "tabs": table_tabs,
    "pipes": table_pipes,
}
