"""Render a table as text in columns padded with blanks, as ``pdftotext -layout`` prints it."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tests.generator.paging import Line, Pager, draw_pager
from tests.generator.pieces import Rendered
from tests.generator.report import DrawnGoal
from tests.generator.table_model import NUMBER, TableReport, said
from tests.generator.wrap import paragraphs, wrap

_POINT: Final = re.compile(r"(?<=[aeiouyæøå][bdfgklmnprstv])(?=[bdfghklmnprstv][aeiouyæøå])")
"""Where a word can be broken: between two consonants after a vowel and before one."""


@dataclass(frozen=True, slots=True)
class _Style:
    """Hold how one table is set; widths in characters."""

    widths: tuple[int, ...]
    starts: tuple[int, ...]
    hyphens: float
    apart: float
    blank_rows: int
    centred: bool
    foot_headers: bool
    """True where a header's last lines stand level, not its first."""
    drift: bool


def _points(word: str) -> list[int]:
    return [m.start() for m in _POINT.finditer(word.lower()) if 3 <= m.start() <= len(word) - 3]


def _parts(rng: random.Random, word: str, width: int) -> list[str]:
    """Break a word that is wider than its column, with hyphens."""
    parts = []
    while len(word) > width:
        fitting = [at for at in _points(word) if at < width and word[:at].isalpha()]
        if not fitting:
            break
        at = rng.choice(fitting[-2:])
        parts.append(f"{word[:at]}-")
        word = word[at:]
    return [*parts, word]


def least_width(text: str, most: int) -> int:
    """Return the width that a text's longest word needs, broken where it is longer than most."""
    calm = random.Random(0)
    return max((len(p) for w in text.split() for p in _parts(calm, w, most)), default=1)


def cell_lines(
    rng: random.Random, units: Sequence[str], width: int, *, hyphens: float, apart: float
) -> list[str]:
    """Return a cell's lines, each paragraph from a line of its own."""
    lines: list[str] = []
    for paragraph in paragraphs(rng, tuple(units), apart=apart):
        words = [part for word in paragraph.split() for part in _parts(rng, word, width)]
        lines += wrap(rng, " ".join(words), width, hyphens)
    return lines


def _draw_style(rng: random.Random, report: TableReport, left: int) -> _Style:
    count = len(report.columns)
    total = min(max(count * rng.randrange(14, 27), 64), rng.randrange(110, 190))
    weight = sum(column.weight for column in report.columns)
    widths = []
    for column in report.columns:
        texts = [report.dash, *(" ".join(report.value(g, column.key)) for g in report.drawn.goals)]
        most = 6 if column.key == NUMBER else 15
        least = max(least_width(text, most) for text in texts)
        head = least_width(column.header, most)
        widths.append(max(least, head, round(total * column.weight / weight)))
        if column.key == NUMBER:
            widths[-1] = max(least, head)
        elif column.key in report_short(report):
            widths[-1] = min(widths[-1], max(head, *(len(text) for text in texts)))
    gap = rng.choice((2, 2, 3, 4, 5))
    starts = [left]
    for width in widths[:-1]:
        starts.append(starts[-1] + width + gap)
    blank = rng.choice((0, 0, 1, 1, 2))
    return _Style(
        widths=tuple(widths),
        starts=tuple(starts),
        hyphens=rng.choice((0.0, 0.0, 0.3, 0.6)),
        apart=rng.choice((0.0, 0.4, 1.0)),
        blank_rows=blank,
        centred=blank > 0 and rng.random() < 0.15,
        foot_headers=rng.random() < 0.4,
        drift=gap > 2 and rng.random() < 0.15,
    )


def report_short(report: TableReport) -> set[str]:
    """Return the columns whose cells are all short, so that they are set as narrow as they are."""
    return {
        column.key
        for column in report.columns
        if all(len(" ".join(report.value(g, column.key))) <= 14 for g in report.drawn.goals)
    }


def _set(
    rng: random.Random, report: TableReport, cells: Sequence[list[str]], style: _Style, where: str
) -> list[str]:
    """Set cells beside each other: level at their first lines, their last or their middles."""
    height = max(len(cell) for cell in cells)
    parts = {"top": 0, "middle": 2, "foot": 1}[where]
    above = [(height - len(cell)) // parts if parts else 0 for cell in cells]
    lines = []
    for row in range(height):
        text = ""
        for at, cell in enumerate(cells):
            part = cell[row - above[at]] if 0 <= row - above[at] < len(cell) else ""
            if not part:
                continue
            start = style.starts[at]
            if report.columns[at].right:
                start += max(style.widths[at] - len(part), 0)
            elif style.drift and at:
                start += rng.choice((-1, 0, 0, 1))
            text = text.ljust(start) + part
        lines.append(text)
    return lines


def header_lines(rng: random.Random, report: TableReport, style: _Style) -> list[Line]:
    """Return the lines of the table's header; none where no column has one."""
    if not report.has_headers:
        return []
    cells = [
        cell_lines(rng, (column.header,), width, hyphens=0.0, apart=0.0)
        for column, width in zip(report.columns, style.widths, strict=True)
    ]
    where = "foot" if style.foot_headers else "top"
    lines = _set(rng, report, cells, style, where)
    if report.over:
        first, last = report.over.first, report.over.last
        end = style.starts[last] + style.widths[last]
        room = max(end - style.starts[first] - len(report.over.text), 0)
        aside = rng.choice((0, room // 2))
        lines.insert(0, " " * (style.starts[first] + aside) + report.over.text)
    return [Line(text) for text in lines]


def _row_lines(
    rng: random.Random, report: TableReport, goals: Sequence[DrawnGoal], at: int, style: _Style
) -> list[Line]:
    cells = [
        cell_lines(
            rng, report.shown(goals, at, column.key), width,
            hyphens=style.hyphens, apart=style.apart,
        )
        for column, width in zip(report.columns, style.widths, strict=True)
    ]  # fmt: skip
    where = "middle" if style.centred else "top"
    owner = (goals[at].ordinal, "row")
    return [Line(text, owner) for text in _set(rng, report, cells, style, where)]


def _full(line: Line, style: _Style) -> float:
    """Return in what share of the columns a line has words."""
    ends = [*style.starts[1:], len(line.text) + 1]
    spans = zip(style.starts, ends, strict=True)
    return sum(bool(line.text[a:b].strip()) for a, b in spans) / len(style.starts)


def _flow(pager: Pager, lines: Sequence[Line], header: Sequence[Line]) -> None:
    """Add a row's lines; where they run over the page, the header stands again."""
    for line in lines:
        if len(pager.pages[-1]) >= pager.height:
            pager.pages.append(list(header))
        pager.pages[-1].append(line)


def front(
    rng: random.Random, report: TableReport, pager: Pager, width: int, *, mark: str = ""
) -> None:
    """Add what stands before the table: title, municipality, introduction, caption, legend."""
    setting = report.drawn.setting
    title = wrap(rng, setting.title, width) if not mark else [f"{mark}{setting.title}"]
    pager.add([Line(text) for text in title])
    if rng.random() < 0.5:
        pager.add([Line(setting.full_name)])
    if report.drawn.intro:
        pager.blank(1)
        pager.add([Line(text) for text in wrap(rng, " ".join(report.drawn.intro), width)])
    pager.blank(1)
    if report.caption:
        pager.add([Line(f"#{mark}{report.caption}" if mark else report.caption)])
        pager.blank(1 if mark else rng.choice((0, 1)))


def back(report: TableReport, pager: Pager) -> None:
    """Add what stands after the table: the colours' legend, a closing line."""
    for line in (*((report.legend,) if report.legend else ()), *report.drawn.closing):
        pager.blank(1)
        pager.add([Line(line)])


def table_layout(rng: random.Random, report: TableReport) -> Rendered:
    """Render in padded columns, cells wrapped within theirs."""
    left = rng.choice((0, 0, 1, 2, 5))
    style = _draw_style(rng, report, left)
    rows: dict[int, list[Line]] = {}
    clear = True
    for _, goals in report.groups():
        for at, goal in enumerate(goals):
            rows[goal.ordinal] = _row_lines(rng, report, goals, at, style)
            # Rows can be told apart where the last line of each leaves most columns empty.
            head, tail = rows[goal.ordinal][0], rows[goal.ordinal][-1]
            clear = clear and _full(head, style) >= 0.6 and _full(tail, style) <= 0.5
    counted = any(column.key == NUMBER for column in report.columns)
    one_line = all(len(lines) == 1 for lines in rows.values())
    if not (clear or counted or one_line) and style.blank_rows == 0:
        style = replace(style, blank_rows=1)
    pager = draw_pager(rng, report.drawn.setting, indent=left)
    header = header_lines(rng, report, style)
    pager.height = max(pager.height, len(header) + 14)
    front(rng, report, pager, max(style.starts[-1] + style.widths[-1], 60))
    again = header if report.repeat == "page" else []
    headed = False
    for band, goals in report.groups():
        lines = [Line(" " * left + band)] if band else []
        shows = report.own_tables or report.repeat == "band" or not headed
        above = [*lines, *(header if shows else [])]
        if not headed and not report.own_tables and report.repeat != "band":
            above = [*header, *([Line("")] if band and style.blank_rows else []), *lines]
        headed = True
        first = rows[goals[0].ordinal]
        pager.blank(max(style.blank_rows, 1) if band else 0)
        if len(pager.pages[-1]) + len(above) + min(len(first), 4) > pager.height:
            pager.new_page()
            above = [*again, *lines] if not shows else above
        pager.add(above)
        for goal in goals:
            if goal is not goals[0] or (above and rng.random() < 0.5):
                pager.blank(style.blank_rows)
            _flow(pager, rows[goal.ordinal], again)
    back(report, pager)
    text = pager.text()
    rendered = said(report, text, pager.page_count if "\f" in text else None)
    rendered.pages = pager.owners()
    return rendered
