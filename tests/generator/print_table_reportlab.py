"""Print a table with reportlab: rows break over pages, the header stands again or not."""

import io
from collections.abc import Sequence
from typing import Any, Final

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import (
    CondPageBreak,
    Flowable,
    Paragraph,
    SimpleDocTemplate,
    Spacer,
    Table,
    TableStyle,
)

from tests.generator.report import DrawnGoal
from tests.generator.table_model import TableReport
from tests.generator.table_style import DARK, PaperStyle, cell_paragraphs, column_shares, soft

_MARGIN: Final = 50.0
_LEAST_SPLIT: Final = 24
"""Points of a row that must fit on a page for the row to begin there."""


class _Faces:
    """Hold the paragraph styles of one document."""

    def __init__(self, style: PaperStyle) -> None:
        family = ("Times-Roman", "Times-Bold") if style.serif else ("Helvetica", "Helvetica-Bold")
        size = style.size
        self.base = ParagraphStyle("v", fontName=family[0], fontSize=size, leading=size * 1.2)
        self.bold = ParagraphStyle("b", parent=self.base, fontName=family[1])
        self.head = ParagraphStyle("h", parent=self.bold, fontSize=13, leading=16, spaceAfter=4)
        self.part = ParagraphStyle(
            "p", parent=self.bold, fontSize=11, leading=14, spaceBefore=8, spaceAfter=4
        )  # fmt: skip


def _paragraph(text: str, face: ParagraphStyle, style: PaperStyle, *, right: bool = False) -> Any:
    if style.hyphens != "none":
        text = soft(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return Paragraph(text, ParagraphStyle("r", parent=face, alignment=2) if right else face)


def _header(report: TableReport, style: PaperStyle, faces: _Faces) -> list[Any]:
    face = faces.bold if style.bold_headers else faces.base
    if style.look == "shaded" and style.tint == DARK:
        face = ParagraphStyle("w", parent=face, textColor=colors.white)
    return [_paragraph(c.header, face, style, right=c.right) for c in report.columns]


class _Rows:
    """Collect a table's rows and how each is drawn."""

    def __init__(self, report: TableReport, style: PaperStyle, faces: _Faces) -> None:
        self.report, self.style, self.faces = report, style, faces
        self.rows: list[list[Any]] = []
        self.commands: list[Any] = []

    def _lines(self, column: int, first: int, last: int, *, wide: int = 0) -> None:
        """Draw the lines around a cell that reaches over these rows, and to the column wide."""
        end = max(column, wide)
        place = ((column, first), (end, last))
        if self.style.look == "ruled":
            self.commands.append(("BOX", *place, 0.75, colors.black))
        elif self.style.look == "levels":
            self.commands.append(("LINEABOVE", place[0], (end, first), 0.75, colors.black))
            self.commands.append(("LINEBELOW", (column, last), place[1], 0.75, colors.black))
        elif self.style.look == "shaded" and self.style.thin_lines:
            self.commands.append(("LINEBELOW", (column, last), place[1], 0.5, colors.grey))

    def _fill(self, tint: str) -> None:
        if self.style.look == "shaded":
            row = len(self.rows)
            self.commands.append(("BACKGROUND", (0, row), (-1, row), colors.HexColor(tint)))

    def _line_of_text(self, text: str, column: int, face: ParagraphStyle) -> None:
        """Add a row with one line of text, which is never split as a paragraph would be."""
        place = ((column, len(self.rows)), (column, len(self.rows)))
        self.commands.append(("FONT", *place, face.fontName, face.fontSize, face.leading))
        self.commands.append(("TEXTCOLOR", *place, face.textColor))
        cells: list[Any] = [""] * len(self.report.columns)
        cells[column] = text
        self.rows.append(cells)

    def header(self) -> None:
        """Add the header, and the one over several columns' headers."""
        cells = _header(self.report, self.style, self.faces)
        over = self.report.over
        if over:
            row = len(self.rows)
            self._fill(self.style.tint)
            self.commands.append(("SPAN", (over.first, row), (over.last, row)))
            for column in range(len(self.report.columns)):
                if not over.first < column <= over.last:
                    self._lines(column, row, row, wide=over.last if column == over.first else 0)
            self._line_of_text(over.text, over.first, cells[0].style)
        self._fill(self.style.tint)
        for column in range(len(self.report.columns)):
            self._lines(column, len(self.rows), len(self.rows))
        self.rows.append(cells)

    def band(self, text: str) -> None:
        """Add a band over the whole width."""
        row = len(self.rows)
        self._fill(self.style.band_tint)
        self.commands.append(("SPAN", (0, row), (-1, row)))
        for column in range(len(self.report.columns)):
            if self.style.look != "ruled":
                self._lines(column, row, row)
        if self.style.look == "ruled":
            self.commands.append(("BOX", (0, row), (-1, row), 0.75, colors.black))
        self._line_of_text(text, 0, self.faces.bold)

    def goal(self, goals: Sequence[DrawnGoal], at: int) -> None:
        """Add a goal's row; a cell merged over rows is one without lines between them."""
        row = len(self.rows)
        if self.style.striped and at % 2:
            self._fill("#f5f5f5")
        cells: list[Any] = []
        for position, column in enumerate(self.report.columns):
            run = self.report.run(goals, at, column.key)
            if run:
                self._lines(position, row, row + run - 1)
            bold = self.style.bold_first and position == 0
            face = self.faces.bold if bold else self.faces.base
            texts = cell_paragraphs(self.report, goals, at, column.key)
            cells.append([_paragraph(t, face, self.style, right=column.right) for t in texts])
        self.rows.append(cells)

    def table(self, widths: Sequence[float], *, repeated: int) -> Flowable:
        """Return the table."""
        pad = self.style.padding
        common = [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE" if self.style.middle else "TOP"),
            ("TOPPADDING", (0, 0), (-1, -1), pad),
            ("BOTTOMPADDING", (0, 0), (-1, -1), pad),
            ("LEFTPADDING", (0, 0), (-1, -1), pad + 1),
            ("RIGHTPADDING", (0, 0), (-1, -1), pad + 1),
        ]
        table = Table(
            self.rows, list(widths), repeatRows=repeated,
            splitByRow=int(self.style.fragile or self.style.middle), splitInRow=_LEAST_SPLIT,
        )  # fmt: skip
        table.setStyle(TableStyle([*common, *self.commands]))
        return table


def _repeated(report: TableReport) -> int:
    """Return how many rows stand again on each page."""
    if report.repeat != "page" or not report.has_headers:
        return 0
    return 2 if report.over else 1


def _story(report: TableReport, style: PaperStyle, width: float) -> list[Any]:
    faces, drawn = _Faces(style), report.drawn
    story: list[Any] = [_paragraph(drawn.setting.title, faces.head, style)]
    if style.names_body:
        story.append(_paragraph(drawn.setting.full_name, faces.base, style))
    if drawn.intro:
        story += [Spacer(1, 6), _paragraph(" ".join(drawn.intro), faces.base, style)]
    story.append(Spacer(1, 8))
    if report.caption:
        story.append(_paragraph(report.caption, faces.part, style))
    shares = [share * width for share in column_shares(report, style)]
    whole = _Rows(report, style, faces)
    for number, (band, goals) in enumerate(report.groups()):
        rows = _Rows(report, style, faces) if report.own_tables else whole
        again = report.own_tables or (report.repeat == "band" and bool(band or number == 0))
        first = number == 0 and report.repeat != "band"
        if report.own_tables and band:
            story += [CondPageBreak(90), _paragraph(band, faces.part, style)]
        if report.has_headers and first and not again:
            rows.header()
        if band and not report.own_tables:
            rows.band(band)
        if report.has_headers and again:
            rows.header()
        for at in range(len(goals)):
            rows.goal(goals, at)
        if report.own_tables:
            story += [rows.table(shares, repeated=_repeated(report)), Spacer(1, 10)]
    if not report.own_tables:
        story.append(whole.table(shares, repeated=_repeated(report)))
    story.append(Spacer(1, 10))
    ends = [report.legend or "", *drawn.closing]
    story += [_paragraph(text, faces.base, style) for text in ends if text]
    return story


def _built(report: TableReport, style: PaperStyle, pages: int) -> tuple[bytes, int]:
    """Return the document and how many pages it has, its footers counting to ``pages``."""
    size = landscape(A4) if style.landscape else A4
    out = io.BytesIO()

    def decorate(canvas: Any, document: Any) -> None:
        canvas.setFont("Helvetica", 8)
        if style.header:
            canvas.drawString(_MARGIN, size[1] - 30, style.header)
        if style.footer:
            text = style.footer.replace("{pages}", str(pages))
            canvas.drawString(_MARGIN, 30, text.replace("{page}", str(document.page)))

    document = SimpleDocTemplate(
        out, pagesize=size, leftMargin=_MARGIN, rightMargin=_MARGIN,
        topMargin=_MARGIN, bottomMargin=_MARGIN, invariant=1, title="",
    )  # fmt: skip
    width = size[0] - 2 * _MARGIN - 12
    document.build(_story(report, style, width), onFirstPage=decorate, onLaterPages=decorate)
    return out.getvalue(), document.page


def table_by_reportlab(report: TableReport, style: PaperStyle) -> bytes:
    """Return the report as a PDF; the same arguments give the same bytes."""
    data, pages = _built(report, style, 1)
    return _built(report, style, pages)[0] if "{pages}" in style.footer else data
