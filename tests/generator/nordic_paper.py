"""Print Swedish and Norwegian reports with reportlab: wide tables and ruled sheets."""

import io
import random
from collections.abc import Callable
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.generator.negatives_paper import escaped, measured
from tests.generator.nordic_layouts import (
    Report,
    band_line,
    front,
    goal_line,
    groups_of,
    rows_of,
    shown,
)

_MARGIN: Final = 45.0
_GRID: Final = TableStyle([
    ("GRID", (0, 0), (-1, -1), 0.6, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP"),
])  # fmt: skip


def _built(story: list[Any], size: tuple[float, float], footer: str) -> bytes:
    out = io.BytesIO()

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, 26, footer.format(n=document.page, m=9))

    document = SimpleDocTemplate(
        out, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN,
        bottomMargin=_MARGIN, invariant=1, title="",
    )  # fmt: skip
    document.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return out.getvalue()


def _pdf(rng: random.Random, report: Report, *, wide: bool) -> bytes:
    """Print a wide table for each band, or a ruled sheet for each goal."""
    size = landscape(A4) if wide else A4
    points = rng.choice((8.0, 8.5)) if wide else rng.choice((9.0, 10.0, 11.0))
    base = ParagraphStyle("v", fontName="Helvetica", fontSize=points, leading=points * 1.2)
    bold = ParagraphStyle("b", parent=base, fontName="Helvetica-Bold")
    head = ParagraphStyle("h", parent=bold, fontSize=points + 3, leading=points * 1.7)
    room, share = size[0] - 2 * _MARGIN - 12, rng.choice((0.22, 0.28, 0.33))
    shade = [("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#dbe5f1"))]
    shaded, new_pages = wide and rng.random() < 0.5, not wide and rng.random() < 0.3
    name = rng.choice((bold, base))
    above = [line for line in front(rng, report) if line]
    story: list[Any] = [Paragraph(escaped(above[0]), head)]
    story += [Paragraph(escaped(line), base) for line in above[1:]] + [Spacer(1, 8)]
    for goals in groups_of(report):
        if goals[0].band:
            story.append(Paragraph(escaped(band_line(report, goals[0])), head))
        if wide:
            rows = rows_of(goals)
            cells = [
                [Paragraph(escaped(text), base if n else bold) for text in row]
                for n, row in enumerate(rows)
            ]
            style = TableStyle(shade if shaded else [], parent=_GRID)
            widths = measured(rows, points, room)
            story += [Table(cells, widths, style=style, repeatRows=1, splitInRow=1), Spacer(1, 10)]
            continue
        for goal in goals:
            if new_pages and goal is not report.goals[0]:
                story.append(PageBreak())
            if goal.heading:
                story.append(Paragraph(escaped(goal_line(rng, report, goal, "")), head))
            pairs = [
                [Paragraph(escaped(cell.label), name), Paragraph(escaped(cell.text), base)]
                for cell in shown(rng, goal)
            ]
            widths = [room * share, room * (1 - share)]
            story += [Table(pairs, widths, style=_GRID, splitInRow=1), Spacer(1, 12)]
    story += [Paragraph(escaped(line), base) for line in report.closing]
    return _built(story, size, report.page_word if rng.random() < 0.5 else "")


PAPER_LAYOUTS: Final[dict[str, Callable[[random.Random, Report], bytes]]] = {
    "pdf-reportlab-table_ruled": lambda rng, report: _pdf(rng, report, wide=True),
    "pdf-reportlab-ruled": lambda rng, report: _pdf(rng, report, wide=False),
}
