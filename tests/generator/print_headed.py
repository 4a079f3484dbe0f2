"""Print a report in prose: HTML for browsers and offices, or reportlab's flowing paragraphs."""

import html
import io
import random
from dataclasses import dataclass
from typing import Any, Final

from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate

from tests.generator.headed_blocks import Block
from tests.generator.headed_report import HeadedReport
from tests.generator.pieces import Piece

_HEADS: Final = {"title": "h1", "front_head": "h2", "chapter": "h2", "closing_head": "h2"}
_FLUSH: Final = {"contents", "subtitle"}


@dataclass(frozen=True, slots=True)
class Face:
    """Hold how a heading or a label is set: its size beside the body's, and its looks."""

    factor: float
    bold: bool = False
    italic: bool = False
    underlined: bool = False
    colour: str = "#000000"


@dataclass(frozen=True, slots=True)
class HeadedStyle:
    """Hold how a report in prose is set on paper; lengths in points."""

    serif: bool
    size: float
    leading: float
    gap: float
    justified: bool
    hyphens: bool
    columns: int
    margin: float
    faces: dict[str, Face]
    """Of the blocks title, chapter, focus, goal and label, and of ``inline`` labels."""
    run_in: bool
    """True where a goal is a paragraph whose number alone is bold."""
    band: str
    """The colour behind chapter headings; empty for none."""
    header: str
    footer: str
    """With ``{n}`` for the page; empty for none."""


def _label_face(rng: random.Random, colour: str) -> Face:
    return rng.choice(
        (
            Face(1.0, bold=True),
            Face(1.0, bold=True),
            Face(1.0, bold=True, colour=colour),
            Face(1.0, italic=True),
            Face(1.0, bold=True, italic=True),
            Face(1.0, underlined=True),
            Face(1.15, bold=True),
            Face(1.2, colour=colour),
        )
    )


def draw_headed_style(rng: random.Random, report: HeadedReport) -> HeadedStyle:
    """Draw how a report is set: labels differ from the text unless a colon tells them."""
    setting = report.setting
    colour = rng.choice(("#000000", "#1f3864", "#7a1f1f", "#2e6b3a", "#006080"))
    label = _label_face(rng, colour)
    told = report.style.form in {"colon", "line_colon", "bullet"}
    inline = Face(1.0) if told and rng.random() < 0.25 else _label_face(rng, colour)
    run_in = report.style.state == "statement" and rng.random() < 0.3
    goal = rng.choice(
        (
            Face(1.15, bold=True),
            Face(1.3, bold=True, colour=colour),
            Face(1.3, colour=colour),
            Face(1.1, bold=True, underlined=True),
            Face(1.2, bold=True, italic=True),
        )
    )
    faces = {
        "title": Face(rng.choice((1.6, 2.0, 2.4)), bold=True, colour=colour),
        "chapter": Face(rng.choice((1.45, 1.6, 1.9)), bold=rng.random() < 0.8, colour=colour),
        "focus": Face(1.3, bold=True, italic=rng.random() < 0.3, colour=colour),
        "goal": Face(1.0) if run_in else goal,
        "label": label,
        "inline": inline,
    }
    return HeadedStyle(
        serif=rng.random() < 0.35,
        size=rng.choice((9.0, 10.0, 10.5, 11.0, 12.0)),
        leading=rng.choice((1.15, 1.25, 1.4, 1.5)),
        gap=rng.choice((3.0, 6.0, 8.0)),
        justified=rng.random() < 0.3,
        hyphens=rng.random() < 0.25,
        columns=2 if rng.random() < 0.08 else 1,
        margin=rng.choice((57.0, 71.0, 85.0)),
        faces=faces,
        run_in=run_in,
        band=rng.choice(("", "", "", "#dbe5f1", "#e8e8e8")),
        header=rng.choice(("", "", setting.title, setting.full_name)),
        footer=rng.choice(("", "{n}", "Side {n}", f"{setting.full_name} · side {{n}}")),
    )


def face_of(block: Block, style: HeadedStyle) -> Face | None:
    """Return the face of a heading or a label on its own line; None for running text."""
    if block.role in {"front_head", "closing_head"}:
        return style.faces["chapter"]
    return style.faces.get(block.role)


def _tagged(text: str, face: Face) -> str:
    for tag, wanted in (("u", face.underlined), ("i", face.italic), ("b", face.bold)):
        text = f"<{tag}>{text}</{tag}>" if wanted else text
    return text if face.colour == "#000000" else f"<font color='{face.colour}'>{text}</font>"


def _marked(block: Block, style: HeadedStyle) -> str:
    """Return a block's words with the tags that browsers, offices and reportlab all know."""

    def piece(part: Piece) -> str:
        text = html.escape(part.text, quote=False)
        if part.role == "heading" and style.run_in:
            return f"<b>{text}</b>"
        return _tagged(text, style.faces["inline"]) if part.role == "label" else text

    face = face_of(block, style)
    if face is not None and not (block.role == "goal" and style.run_in):
        return _tagged(html.escape(block.text, quote=False), face)
    if block.role == "contents":
        name, _, page = block.text.partition("\t")
        return f"{html.escape(name, quote=False)} {'.' * max(4, 70 - len(name))} {page}"
    return " ".join(piece(part) for part in block.pieces if part.text)


def _space(block: Block, style: HeadedStyle) -> tuple[float, float]:
    """Return the space above and below a block."""
    gap = style.gap
    if block.role in {"chapter", "front_head", "closing_head"}:
        return 3 * gap + 6, gap
    if block.role in {"focus", "goal"}:
        return 2 * gap + 6, gap
    if block.role in {"label", "title"}:
        return gap, 2.0
    return (0.0, 2.0) if block.role in _FLUSH | {"item"} else (0.0, gap)


def headed_html(blocks: list[Block], style: HeadedStyle) -> str:
    """Return the report as an HTML page; what an office passes over is only decoration."""
    family = "Liberation Serif" if style.serif else "Liberation Sans"
    footer = style.footer.replace("'", "\\'").replace("{n}", "' counter(page) '")
    header = style.header.replace("'", "\\'")
    boxes = f"@top-left {{ content: '{header}'; font-size: 8pt; }}"
    if footer:
        boxes += f" @bottom-right {{ content: '{footer}'; font-size: 8pt; }}"
    out = [
        "<!DOCTYPE html><html lang='da'><head><meta charset='utf-8'><style>",
        f"@page {{ size: A4; margin: {style.margin}pt; {boxes} }}",
        f"body {{ font-family: '{family}'; font-size: {style.size}pt;",
        f"line-height: {style.leading}; columns: {style.columns}; }}",
        "h1, h2, h3, h4 { break-after: avoid; font-weight: normal; }",
        "h1 { column-span: all; } div[title=footer] { display: none; }",
        f"p {{ hyphens: {'auto' if style.hyphens else 'manual'}; }}",
        "</style></head><body>",
    ]
    breaks = ""
    align = "justify" if style.justified else "left"
    for block in blocks:
        if block.role == "page":
            breaks = "page-break-before: always; "
            continue
        above, below = _space(block, style)
        face = face_of(block, style)
        css = f"{breaks}margin-top: {above:.0f}pt; margin-bottom: {below:.0f}pt; "
        breaks = ""
        if face is None:
            tag = "p"
            hanging = "margin-left: 14pt; text-indent: -10pt; " if block.role == "item" else ""
            css += f"{hanging}text-align: {align}; font-size: {style.size}pt"
        else:
            tag = _HEADS.get(block.role, "h3" if block.role in {"focus", "goal"} else "h4")
            css += f"font-family: '{family}'; font-size: {style.size * face.factor:.1f}pt"
            if style.band and block.role == "chapter":
                css += f"; background: {style.band}; padding: 3pt"
        out.append(f'<{tag} style="{css}">{_marked(block, style)}</{tag}>')
    if style.footer:
        # An office's own mark for a foot; browsers are told not to show it.
        page = "<sdfield type=page subtype=random format=arabic>1</sdfield>"
        foot = html.escape(style.footer, quote=False).replace("{n}", page)
        out.append(f"<div title='footer'><p style='font-size: 8pt'>{foot}</p></div>")
    return "\n".join([*out, "</body></html>"])


def _paragraph_style(block: Block, style: HeadedStyle) -> ParagraphStyle:
    face = face_of(block, style)
    size = style.size * (face.factor if face else 1.0)
    above, below = _space(block, style)
    item = block.role == "item"
    banded = bool(style.band) and block.role == "chapter"
    return ParagraphStyle(
        block.role,
        fontName="Times-Roman" if style.serif else "Helvetica",
        fontSize=size,
        leading=size * style.leading,
        spaceBefore=above,
        spaceAfter=below + (4 if banded else 0),
        leftIndent=14 if item else 0,
        firstLineIndent=-10 if item else 0,
        alignment=4 if style.justified and face is None else 0,
        keepWithNext=int(face is not None and block.role != "title"),
        backColor=HexColor(style.band) if banded else None,
        borderPadding=3 if banded else 0,
    )


def headed_by_reportlab(blocks: list[Block], style: HeadedStyle) -> bytes:
    """Return the report as a PDF; the same arguments give the same bytes."""
    story: list[Any] = [
        PageBreak()
        if block.role == "page"
        else Paragraph(_marked(block, style), _paragraph_style(block, style))
        for block in blocks
    ]
    out = io.BytesIO()

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if style.header and document.page > 1:
            canvas.drawString(style.margin, A4[1] - 30, style.header)
        if style.footer:
            canvas.drawString(style.margin, 30, style.footer.replace("{n}", str(document.page)))

    document = SimpleDocTemplate(
        out, pagesize=A4, leftMargin=style.margin, rightMargin=style.margin,
        topMargin=style.margin, bottomMargin=style.margin, invariant=1, title="",
    )  # fmt: skip
    document.build(story, onFirstPage=decorate, onLaterPages=decorate)
    return out.getvalue()
