"""Print a table on paper as HTML for browsers and offices, and say what it holds."""

import html
from collections.abc import Sequence

from tests.generator.pieces import Rendered
from tests.generator.report import DrawnGoal
from tests.generator.table_model import TableReport, said
from tests.generator.table_style import DARK, PaperStyle, cell_paragraphs, column_shares, soft


def _escaped(text: str, style: PaperStyle) -> str:
    return html.escape(soft(text) if style.hyphens == "soft" else text)


def _line(style: PaperStyle) -> str:
    if style.look == "ruled":
        return "border:0.75pt solid #000000;"
    if style.look == "shaded" and style.thin_lines:
        return "border-bottom:0.5pt solid #999999;"
    if style.look == "levels":
        return "border-top:0.75pt solid #000000;border-bottom:0.75pt solid #000000;"
    return ""


def _furniture(style: PaperStyle) -> str:
    """Return the page's header and footer as the boxes of its margins."""
    boxes = ""
    if style.header:
        text = style.header.replace("'", " ")
        boxes += f"@top-left {{ content: '{text}'; font-size: 8pt; }}"
    if style.footer:
        text = style.footer.replace("'", " ")
        text = text.replace("{pages}", "' counter(pages) '").replace("{page}", "' counter(page) '")
        boxes += f"@bottom-center {{ content: '{text}'; font-size: 8pt; }}"
    return boxes


def _css(style: PaperStyle) -> str:
    size = "29.7cm 21cm" if style.landscape else "21cm 29.7cm"
    face = "Liberation Serif" if style.serif else "Liberation Sans"
    breaks = "tr { break-inside: avoid; }" if style.fragile else ""
    return (
        f"@page {{ size: {size}; margin: 1.8cm; {_furniture(style)} }}"
        f"body {{ font-family: '{face}'; font-size: {style.size}pt; }}"
        "table { border-collapse: collapse; width: 100%; table-layout: fixed; }"
        f"table {{ margin-bottom: 12pt; }} p {{ margin: 0 0 4pt 0; }}"
        f"td {{ overflow-wrap: break-word; font-size: {style.size}pt; text-align: left; }}"
        f"td {{ hyphens: {'auto' if style.hyphens == 'auto' else 'manual'}; }}"
        "h1 { font-size: 14pt; } h2 { font-size: 11pt; }"
        f"h2 {{ break-after: avoid; }} .plain {{ display: table-row-group; }} {breaks}"
    )


def _cell(
    style: PaperStyle, texts: Sequence[str], *, fill: str = "", bold: bool = False,
    right: bool = False, more: str = "",
) -> str:  # fmt: skip
    """Return a cell; LibreOffice reads its attributes and its own style, no style sheet."""
    side = f"margin-left:{style.padding + 1}pt;margin-right:{style.padding + 1}pt"
    ends = "margin-top:0cm;margin-bottom:0cm"
    align = "right" if right else "left"
    inner = ""
    for text in texts or ("",):
        shown = _escaped(text, style) or "&nbsp;"
        shown = f"<font color='#ffffff'>{shown}</font>" if fill == DARK else shown
        shown = f"<b>{shown}</b>" if bold else shown
        inner += f"<p align='{align}' style='{ends};{side}'>{shown}</p>"
    colour = f" bgcolor='{fill}'" if fill else ""
    level = "middle" if style.middle else "top"
    own = f"vertical-align:{level};padding:{style.padding}pt 0pt;{_line(style)}"
    own += f"background:{fill};" if fill else ""
    return f"<td valign='{level}'{colour}{more} style='{own}'>{inner}</td>"


def _header(report: TableReport, style: PaperStyle) -> str:
    fill = style.tint if style.look == "shaded" else ""
    cells = [
        _cell(style, [c.header], fill=fill, bold=style.bold_headers, right=c.right)
        for c in report.columns
    ]
    return f"{_over(report, style, fill)}<tr>{''.join(cells)}</tr>"


def _over(report: TableReport, style: PaperStyle, fill: str) -> str:
    """Return the row of the header that stands over several columns' headers."""
    if report.over is None:
        return ""
    cells = []
    for position in range(len(report.columns)):
        if position == report.over.first:
            more = f" colspan='{report.over.last - report.over.first + 1}'"
            text = [report.over.text]
            cells.append(_cell(style, text, fill=fill, bold=style.bold_headers, more=more))
        elif not report.over.first < position <= report.over.last:
            cells.append(_cell(style, [], fill=fill))
    return f"<tr>{''.join(cells)}</tr>"


def _band(report: TableReport, style: PaperStyle, text: str) -> str:
    fill = style.band_tint if style.look == "shaded" else ""
    more = f" colspan='{len(report.columns)}'"
    return f"<tr>{_cell(style, [text], fill=fill, bold=True, more=more)}</tr>"


def _row(report: TableReport, style: PaperStyle, goals: Sequence[DrawnGoal], at: int) -> str:
    cells = []
    fill = "#f5f5f5" if style.look == "shaded" and style.striped and at % 2 else ""
    for position, column in enumerate(report.columns):
        run = report.run(goals, at, column.key)
        if run == 0:
            continue
        cells.append(
            _cell(
                style,
                cell_paragraphs(report, goals, at, column.key),
                fill=fill if run == 1 else "",
                bold=style.bold_first and position == 0,
                right=column.right,
                more=f" rowspan='{run}'" if run > 1 else "",
            )
        )
    return f"<tr>{''.join(cells)}</tr>"


def table_html(report: TableReport, style: PaperStyle) -> str:
    """Return the report as an HTML page."""
    setting, drawn = report.drawn.setting, report.drawn
    out = [
        f"<!DOCTYPE html><html lang='da'><head><meta charset='utf-8'><style>{_css(style)}</style>",
        f"</head><body><h1>{html.escape(setting.title)}</h1>",
    ]
    if style.names_body:
        out.append(f"<p>{html.escape(setting.full_name)}</p>")
    out += [f"<p>{html.escape(' '.join(drawn.intro))}</p>"] if drawn.intro else []
    out += [f"<h2>{html.escape(report.caption)}</h2>"] if report.caption else []
    widths = "".join(
        f"<col width='{share:.1%}' style='width:{share:.1%}'>"
        for share in column_shares(report, style)
    )
    lined = (
        " border='1' cellspacing='0'" if style.look == "ruled" else " border='0' cellspacing='0'"
    )
    opened = f"<table{lined} width='100%' cellpadding='{style.padding:.0f}'>{widths}"
    head = _header(report, style) if report.has_headers else ""
    top = f"<thead>{head}</thead>" if head and report.repeat == "page" else ""
    top = top or (f"<tbody class='plain'>{head}</tbody>" if head else "")
    body: list[str] = []
    for position, (band, goals) in enumerate(report.groups()):
        rows = [_row(report, style, goals, at) for at in range(len(goals))]
        if report.own_tables:
            title = f"<h2>{html.escape(band)}</h2>" if band else ""
            body.append(f"{title}{opened}{top}<tbody>{''.join(rows)}</tbody></table>")
            continue
        body += [_band(report, style, band)] if band else []
        if head and report.repeat == "band" and (band or position == 0):
            body.append(head)
        body += rows
    if not report.own_tables:
        top = "" if report.repeat == "band" else top
        body = [f"{opened}{top}<tbody>{''.join(body)}</tbody></table>"]
    out += body
    out += [f"<p>{html.escape(t)}</p>" for t in (report.legend or "", *drawn.closing) if t]
    return "\n".join([*out, "</body></html>"])


def on_paper(report: TableReport, style: PaperStyle) -> Rendered:
    """State what a table on paper says, for the truth."""
    setting, drawn = report.drawn.setting, report.drawn
    texts = [unit for goal in drawn.goals for cell in goal.cells for unit in cell.units]
    named = [setting.full_name] if style.names_body else []
    furniture = [style.header, style.footer]
    return said(report, "\n".join([setting.title, *named, *furniture, *drawn.intro, *texts]), None)
