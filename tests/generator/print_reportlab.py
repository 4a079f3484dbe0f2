"""Print a report with reportlab: tables whose cells break over pages with open borders."""

import io
import random
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.generator.render_pdf import ODD, SheetStyle, front_matter, headings, value_paragraphs
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
    if style.look == "covered":
        story += [Paragraph(_escaped(text), base) for text in front_matter(report)]
        story.append(PageBreak())
    if style.look == "beside":
        width = width / 2 - 12
    drawn: list[list[Any]] = []
    for goal in report.goals:
        one: list[Any] = []
        if style.new_pages and goal.ordinal > 1 and style.look != "beside":
            one.append(PageBreak())
        one += [Paragraph(_escaped(text), head) for text, _ in headings(report, goal)]
        rows: list[list[Any]] = []
        spans: list[Any] = []
        for cell in goal.cells:
            value = [Paragraph(_escaped(text), base) for text in value_paragraphs(rng, cell)]
            label = Paragraph(_escaped(cell.label), name)
            if style.look == "merged" and len(value) > 1:
                spans.append(("SPAN", (0, len(rows)), (0, len(rows) + len(value) - 1)))
                rows += [[label if n == 0 else "", part] for n, part in enumerate(value)]
            else:
                rows.append([label, value])
        left = width * style.label_width / 100
        # A row whose label spans others cannot be split.
        table = Table(rows, [left, width - left], splitByRow=1, splitInRow=int(not spans))
        table.setStyle(TableStyle(spans, parent=_table_style(style)))
        drawn.append([*one, table, Spacer(1, style.spaced_goals)])
    if style.look == "beside":
        top = TableStyle([("VALIGN", (0, 0), (-1, -1), "TOP")])
        for n in range(0, len(drawn), 2):
            pair = [drawn[n], drawn[n + 1] if n + 1 < len(drawn) else ""]
            story.append(Table([pair], [width + 12] * 2, style=top, splitInRow=1))
    else:
        story += [part for one in drawn for part in one]
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
    if style.look in {"ruled", *ODD}:
        commands.append(("GRID", (0, 0), (-1, -1), 0.75, colors.black))
    elif style.look == "shaded":
        commands.append(("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#d9e2ec")))
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey))
    elif style.look == "levels":
        commands.append(("LINEABOVE", (0, 0), (-1, -1), 0.75, colors.black))
        commands.append(("LINEBELOW", (0, -1), (-1, -1), 0.75, colors.black))
    return TableStyle(commands)
