"""Print invented documents without goals as PDFs: ruled, shaded or bare tables, and text."""

import io
import random
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from tests.generator.negatives_shapes import Block, Page, Rows, column_widths

_MARGIN: Final = 50.0
_PADDING: Final = 13.0
"""What a cell's sides take of its width."""
_LOOKS: Final = ("ruled", "ruled", "shaded", "bare", "levels")


@dataclass(frozen=True, slots=True)
class _Ink:
    """Hold how a document is set on paper; lengths in points."""

    look: str
    pad: float
    base: ParagraphStyle
    head: ParagraphStyle
    width: float


def escaped(words: str) -> str:
    """Return words as the printer's own markup; an empty cell keeps its height."""
    # The box of a questionnaire is not in the printer's own fonts.
    words = words.replace("☐", "[ ]")
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;") or "&nbsp;"


def _style(look: str, pad: float, *, facts: bool) -> TableStyle:
    commands: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("TOPPADDING", (0, 0), (-1, -1), pad),
        ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
    ]
    head = (0, -1) if facts else (-1, 0)
    if look == "ruled":
        commands.append(("GRID", (0, 0), (-1, -1), 0.6, colors.black))
    elif look == "shaded":
        commands.append(("BACKGROUND", (0, 0), head, colors.HexColor("#dfe7e2")))
        commands.append(("LINEBELOW", (0, 0), (-1, -1), 0.4, colors.grey))
    elif look == "levels":
        commands.append(("LINEABOVE", (0, 0), (-1, -1), 0.6, colors.black))
        commands.append(("LINEBELOW", (0, -1), (-1, -1), 0.6, colors.black))
    return TableStyle(commands)


def measured(rows: Rows, points: float, width: float) -> list[float]:
    """Return columns' widths on paper: each as wide as its longest word, the rest by its text."""
    floors = [
        max(
            stringWidth(word, "Helvetica-Bold", points)
            for row in rows
            for word in [*row[n].split(), "x"]
        )
        + _PADDING
        for n in range(len(rows[0]))
    ]
    shares = column_widths(rows, 110)
    spare = max(width - sum(floors), 0.0)
    return [
        floor + spare * share / sum(shares) for floor, share in zip(floors, shares, strict=True)
    ]


def _table(rows: Rows, kind: str, ink: _Ink) -> Any:
    look, pad, base, width = ink.look, ink.pad, ink.base, ink.width
    bold = ParagraphStyle("b", parent=base, fontName="Helvetica-Bold")
    cells = [
        [
            Paragraph(escaped(cell), bold if (n if kind == "grid" else at) == 0 else base)
            for at, cell in enumerate(row)
        ]
        for n, row in enumerate(rows)
    ]
    widths = [width * 0.3, width * 0.7] if kind == "facts" else measured(rows, base.fontSize, width)
    return Table(cells, widths, style=_style(look, pad, facts=kind == "facts"), splitInRow=1)


def _parts(block: Block, ink: _Ink) -> list[Any]:
    if block.shape == "heading":
        return [Paragraph(escaped(block.rows[0][0]), ink.head)]
    if block.shape in {"grid", "facts"}:
        return [_table(block.rows, block.shape, ink), Spacer(1, 8)]
    return [Paragraph(escaped(row[0]), ink.base) for row in block.rows] + [Spacer(1, 6)]


def as_pdf(rng: random.Random, drawn: Page) -> bytes:
    """Return a document as a PDF; the same arguments give the same bytes."""
    size = landscape(A4) if rng.random() < 0.2 else A4
    look, pad, points = rng.choice(_LOOKS), rng.choice((2.0, 4.0)), rng.choice((9.0, 10.0, 11.0))
    base = ParagraphStyle("v", fontName="Helvetica", fontSize=points, leading=points * 1.25)
    head = ParagraphStyle(
        "h", parent=base, fontName="Helvetica-Bold", fontSize=points + 2, leading=points * 1.7
    )
    story: list[Any] = [Paragraph(escaped(drawn.title), head), Spacer(1, 6)]
    ink = _Ink(look, pad, base, head, size[0] - 2 * _MARGIN - 12)
    for block in drawn.blocks:
        story += _parts(block, ink)
    footer = rng.choice(("", "Side {n}", "{n}"))
    out = io.BytesIO()

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(_MARGIN, 28, footer.format(n=document.page))

    document = SimpleDocTemplate(
        out, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN, topMargin=_MARGIN,
        bottomMargin=_MARGIN, invariant=1, title="",
    )  # fmt: skip
    document.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return out.getvalue()
