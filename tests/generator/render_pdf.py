"""Render a report as a sheet on paper: HTML for browsers and offices, or reportlab's tables.

The producers are optional tools, reportlab apart; each is told where it is missing.
"""

import html
import random
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from tests.generator.heading import goal_heading, page_heading
from tests.generator.pieces import Rendered
from tests.generator.report import Cell, DrawnGoal, DrawnReport
from tests.generator.wrap import paragraphs

STYLES: Final = ("ruled", "shaded", "borderless", "levels")
ODD: Final = ("beside", "merged", "covered")
"""Ruled sheets set oddly: two goals side by side; label cells over several rows; a cover page,
contents and an introduction in front."""
PRODUCERS: Final = ("reportlab", "weasyprint", "chromium", "libreoffice")
_PROGRAMS: Final = {
    "weasyprint": ("weasyprint",),
    "chromium": ("chromium", "chromium-browser", "google-chrome"),
    "libreoffice": ("soffice", "libreoffice"),
}


@dataclass(frozen=True, slots=True)
class SheetStyle:
    """Hold how a sheet is set on paper; lengths in points."""

    look: str
    label_width: int
    """Of 100 parts of the page's width."""
    size: float
    padding: float
    bold_labels: bool
    justified: bool
    spaced_goals: float
    new_pages: bool
    landscape: bool
    footer: str
    header: str


def draw_style(rng: random.Random, report: DrawnReport, look: str) -> SheetStyle:
    """Draw a style of a look, one of ``STYLES`` or ``ODD``."""
    setting = report.setting
    return SheetStyle(
        look=look,
        label_width=rng.choice((20, 24, 28, 33)),
        size=rng.choice((8.5, 9.0, 10.0, 11.0)),
        padding=rng.choice((2.0, 3.0, 4.0, 6.0)),
        bold_labels=look == "borderless" or rng.random() < 0.6,
        justified=rng.random() < 0.3,
        spaced_goals=rng.choice((6.0, 12.0, 24.0)),
        new_pages=rng.random() < 0.3,
        landscape=rng.random() < (1.0 if look == "beside" else 0.15),
        footer=rng.choice(("", f"{setting.full_name} – {setting.title}", "Side {page} af {pages}")),
        header=rng.choice(("", "", setting.title)),
    )


def value_paragraphs(rng: random.Random, cell: Cell) -> list[str]:
    """Return a value as the paragraphs that its cell holds."""
    return paragraphs(rng, cell.units, apart=1.0)


def headings(report: DrawnReport, goal: DrawnGoal) -> list[tuple[str, str]]:
    """Return the lines over a goal with the kind each of them states, if any."""
    service = report.template.service
    lines: list[tuple[str, str]] = []
    if goal.service_name and service == "band" and goal.first_of_group:
        code = f"{goal.service_code} " if goal.service_code else ""
        lines.append((f"{code}{goal.service_name}", "service_area"))
    shown = goal.first_of_group or service == "both"
    if goal.service_name and service in {"heading", "both"} and shown:
        pieces = page_heading(report, goal, owned=service == "heading")
        lines.append((" ".join(piece.text for piece in pieces), ""))
    if goal.heading is not None and goal.focus:
        lines.append((" ".join(p.text for p in goal_heading(goal)), "focus_area"))
    return lines


def page_html(rng: random.Random, report: DrawnReport, style: SheetStyle) -> str:
    """Return the report as an HTML page."""
    border = {
        **dict.fromkeys(("ruled", *ODD), "border: 0.75pt solid black;"),
        "shaded": "border-bottom: 0.5pt solid #999;",
        "borderless": "",
        "levels": "border-top: 0.75pt solid black; border-bottom: 0.75pt solid black;",
    }[style.look]
    shade = "background: #d9e2ec;" if style.look == "shaded" else ""
    colour = " bgcolor='#d9e2ec'" if style.look == "shaded" else ""
    align = "justify" if style.justified else "left"
    size = "A4 landscape" if style.landscape else "A4"
    out = [
        "<!DOCTYPE html><html lang='da'><head><meta charset='utf-8'><style>",
        f"@page {{ size: {size}; margin: 20mm; }}",
        f"body {{ font-family: 'Liberation Sans'; font-size: {style.size}pt; }}",
        "table { border-collapse: collapse; width: 100%; table-layout: fixed; }",
        f"table {{ margin-bottom: {style.spaced_goals}pt; }}",
        f"td {{ {border} padding: {style.padding}pt; vertical-align: top; text-align: {align}; }}",
        f"td.l {{ width: {style.label_width}%; {shade} text-align: left; }}",
        f"td.l {{ font-weight: {'bold' if style.bold_labels else 'normal'}; }}",
        "p { margin: 0 0 2pt 0; } h1 { font-size: 14pt; } h2 { font-size: 12pt; }",
        ".new { break-before: page; page-break-before: always; }",
        "table.o > tbody > tr > td { border: none; width: 50%; padding: 0 6pt; }",
        "td { overflow-wrap: break-word; }",
        "</style></head><body>",
        f"<h1>{html.escape(report.setting.title)}</h1>",
        f"<p>{html.escape(report.setting.full_name)}</p>",
    ]
    if style.look == "covered":
        out += [f"<p>{html.escape(text)}</p>" for text in front_matter(report)]
    fronted = style.look == "covered"
    drawn: list[str] = []
    for goal in report.goals:
        is_new = (style.new_pages and goal.ordinal > 1) or (fronted and goal.ordinal == 1)
        new = " class='new'" if is_new and style.look != "beside" else ""
        heads = "".join(f"<h2>{html.escape(text)}</h2>" for text, _ in headings(report, goal))
        # LibreOffice reads these attributes and passes over the style sheet.
        ruled = " border='1' cellspacing='0'" if style.look in {"ruled", *ODD} else ""
        rows = "".join(_html_row(rng, cell, style, colour) for cell in goal.cells)
        table = f"<table{ruled} cellpadding='{style.padding:.0f}'>{rows}</table>"
        drawn.append(f"<div{new}>{heads}{table}</div>")
    if style.look == "beside":
        drawn = [
            "<table class='o' width='100%' cellpadding='8'><tr>"
            + "".join(f"<td valign='top' width='50%'>{one}</td>" for one in [*drawn, ""][n : n + 2])
            + "</tr></table>"
            for n in range(0, len(drawn), 2)
        ]
    out += [*drawn, "</body></html>"]
    return "\n".join(out)


def _html_row(rng: random.Random, cell: Cell, style: SheetStyle, colour: str) -> str:
    """Return a label and its value as a row; of a merged one, as a row for each paragraph."""
    values = [f"<p>{html.escape(text)}</p>" for text in value_paragraphs(rng, cell)]
    name = html.escape(cell.label)
    name = f"<b>{name}</b>" if style.bold_labels else name
    cells = values if style.look == "merged" and values else ["".join(values)]
    label = (
        f"<td class='l' valign='top' rowspan='{len(cells)}' "
        f"width='{style.label_width}%'{colour}>{name}</td>"
    )
    rows = [f"<td valign='top'>{value}</td></tr>" for value in cells]
    return f"<tr>{label}" + "<tr>".join(rows)


def front_matter(report: DrawnReport) -> list[str]:
    """Return the lines of a cover's contents and of an introduction: words of no goal."""
    names = [goal.focus.rstrip(".") for goal in report.goals if goal.focus]
    return [
        "Indhold",
        "Indledning 2",
        *(f"{name} {page}" for page, name in enumerate(names, start=3)),
        "Indledning",
        (
            "Her samles op på de politiske aftaler for året. Rapporten er delt efter områder, og "
            "forvaltningen har skrevet om hvert af dem."
        ),
    ]


def _tool(producer: str) -> str | None:
    return next((path for name in _PROGRAMS[producer] if (path := shutil.which(name))), None)


def installed(producer: str) -> bool:
    """Say whether a producer, one of ``PRODUCERS``, can print here."""
    return producer not in _PROGRAMS or _tool(producer) is not None


def by_browser(page: str) -> bytes | None:
    """Print an HTML page with Chromium, or return None where it is not installed."""
    program = _tool("chromium")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
             f"--user-data-dir={folder}/p", f"--print-to-pdf={target}", str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return target.read_bytes()


def by_office(page: str) -> bytes | None:
    """Convert an HTML page with LibreOffice, or return None where it is not installed."""
    program = _tool("libreoffice")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "a.html")
        source.write_text(page, encoding="utf-8")
        subprocess.run(
            [program, f"-env:UserInstallation=file://{folder}/p", "--headless", "--convert-to",
             "pdf:writer_pdf_Export", "--infilter=HTML (StarWriter)", "--outdir", folder,
             str(source)],
            check=True, capture_output=True, timeout=120,
        )  # fmt: skip
        return Path(folder, "a.pdf").read_bytes()


def by_weasyprint(page: str) -> bytes | None:
    """Print an HTML page with WeasyPrint, or return None where it is not installed."""
    program = _tool("weasyprint")
    if program is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        source, target = Path(folder, "a.html"), Path(folder, "a.pdf")
        source.write_text(page, encoding="utf-8")
        subprocess.run([program, str(source), str(target)], check=True, capture_output=True)
        return target.read_bytes()


HTML_PRODUCERS: Final[dict[str, Callable[[str], bytes | None]]] = {
    "chromium": by_browser,
    "libreoffice": by_office,
    "weasyprint": by_weasyprint,
}


def rendered(report: DrawnReport) -> Rendered:
    """State what a sheet on paper says, for the truth."""
    texts = [unit for goal in report.goals for cell in goal.cells for unit in cell.units]
    said = Rendered(
        "\n".join([*front_matter(report), report.setting.title, report.setting.full_name, *texts]),
        None,
    )
    said.bare_bands = report.template.service == "band"
    for goal in report.goals:
        said.accepts[goal.ordinal] = []
        for cell in goal.cells:
            if cell.units:
                said.texts[(goal.ordinal, cell.kind)] = cell.text
        if goal.heading is not None and goal.focus:
            said.texts[(goal.ordinal, "focus_area")] = goal.focus
    return said
