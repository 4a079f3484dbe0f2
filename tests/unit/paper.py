"""PDFs made from rows, for tests of what is read from paper."""

import io
from collections.abc import Sequence
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

BODY = ParagraphStyle("b", fontName="Helvetica", fontSize=10, leading=12)
RULED = [("GRID", (0, 0), (-1, -1), 0.75, colors.black), ("VALIGN", (0, 0), (-1, -1), "TOP")]
BARE = [("VALIGN", (0, 0), (-1, -1), "TOP")]
LEVELS = [*BARE, ("LINEABOVE", (0, 0), (-1, -1), 0.75, colors.black)]
SHADED = [*BARE, ("BACKGROUND", (0, 0), (0, -1), colors.HexColor("#ccddee"))]

Rows = Sequence[Sequence[str]]


def table(rows: Rows, style: Sequence[Any] = RULED, widths: Sequence[float] = (120, 350)) -> Table:
    """Return a table of paragraphs."""
    cells = [[Paragraph(text, BODY) for text in row] for row in rows]
    return Table(cells, list(widths), style=TableStyle(list(style)), splitInRow=1)


def pdf(*story: Any, size: tuple[float, float] = A4) -> bytes:
    """Return a PDF of tables, and of texts as headings above them."""
    out = io.BytesIO()
    flowables = [
        part for item in story
        for part in ((Paragraph(item, BODY) if isinstance(item, str) else item), Spacer(1, 12))
    ]  # fmt: skip
    SimpleDocTemplate(out, pagesize=size, invariant=1).build(flowables)
    return out.getvalue()


def drawn(*pages: Sequence[tuple[float, float, str]], turn: int = 0, **options: Any) -> bytes:
    """Return a PDF of texts at places, (x, y from below, text), a list for each page."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1, **options)
    for page in pages:
        if turn:
            # Drawn turned, so that the page stands upright as it is shown.
            canvas.setPageRotation(turn)
            width, height = A4
            across, up = {90: (height, 0), 180: (width, height), 270: (0, width)}[turn]
            canvas.translate(across, up)
            canvas.rotate(turn)
        canvas.setFont("Helvetica", 10)
        for x, y, text in page:
            canvas.drawString(x, y, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
