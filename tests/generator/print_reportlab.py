"""Print a report with reportlab: tables whose cells break over pages with open borders."""

import io
import random
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.generator.render_pdf import SheetStyle, headings, value_paragraphs
from tests.generator.report import DrawnReport

_MARGIN: Final = 56.0


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def by_reportlab(rng: random.Random, report: DrawnReport, style: SheetStyle) -> bytes:
    """Return the report as a PDF; the same arguments give the same bytes."""
    size = landscape(A4) if style.landscape else A4
    width = size[0] - 2 * _MARGIN
    base = ParagraphStyle("v", fontName="Helvetica", fontSize=style.size, leading=style.size * 1.2)
    face = "Helvetica-Bold" if style.bold_labels else "Helvetica"
    name = ParagraphStyle("l", parent=base, fontName=face)
    head = ParagraphStyle("h", parent=base, fontName="Helvetica-Bold", fontSize=12, leading=15)
    story: list[Any] = [Paragraph(_escaped(report.setting.title), head)]
    story.append(Paragraph(_escaped(report.setting.full_name), base))
    for goal in report.goals:
        if style.new_pages and goal.ordinal > 1:
            story.append(PageBreak())
        story += [Paragraph(_escaped(text), head) for text, _ in headings(report, goal)]
        rows = [
            [
                Paragraph(_escaped(cell.label), name),
                [Paragraph(_escaped(text), base) for text in value_paragraphs(rng, cell)],
            ]
            for cell in goal.cells
        ]
        left = width * style.label_width / 100
        table = Table(rows, [left, width - left], splitByRow=1, splitInRow=1)
        table.setStyle(_table_style(style))
        story += [table, Spacer(1, style.spaced_goals)]
    out = io.BytesIO()

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if style.header:
            canvas.drawString(_MARGIN, size[1] - 30, style.header)
        if style.footer:
            text = style.footer.format(page=document.page, pages="9")
            canvas.drawString(_MARGIN, 30, text)

    document = SimpleDocTemplate(
        out, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN,
        topMargin=_MARGIN, bottomMargin=_MARGIN, invariant=1, title="",
    )  # fmt: skip
    document.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return out.getvalue()


def _table_style(style: SheetStyle) -> TableStyle:
    pad = style.padding
    commands: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
    ]
    if style.look == "ruled":
        commands.append(("GRID", (0, 0), (-1, -1), 0.75, colors.black))
    elif style.look == "shaded":
        commands.append(("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#d9e2ec")))
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey))
    elif style.look == "levels":
        commands.append(("LINEABOVE", (0, 0), (-1, -1), 0.75, colors.black))
        commands.append(("LINEBELOW", (0, -1), (-1, -1), 0.75, colors.black))
    return TableStyle(commands)
