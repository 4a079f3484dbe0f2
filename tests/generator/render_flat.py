"""Render a report as flattened text: portal transcripts in two forms, and plain."""

import random
from dataclasses import dataclass, replace

from tests.generator.flatten import Flattened, Moves, draw_moves, flatten, split_pages
from tests.generator.heading import contents, goal_heading, page_heading
from tests.generator.names import draw_related
from tests.generator.noise import (
    Spoil,
    delete_digits,
    draw_spoil,
    lose_stops,
    space_letters,
    spoil_unit,
)
from tests.generator.pieces import Piece, Rendered, accept
from tests.generator.report import Cell, DrawnGoal, DrawnReport

Page = list[Piece]


@dataclass(slots=True)
class _Flat:
    """Hold the pages of a flattened report while they are made."""

    report: DrawnReport
    pages: list[Page]
    rendered: Rendered
    spoil: Spoil
    moves: Moves
    share_pages: bool
    repeat_heading: float
    drop_heading: float


def _words_for_focus(report: DrawnReport) -> DrawnReport:
    """Give goals a focus cell where a heading could not be told from what follows it."""
    goals = []
    label = report.template.labels["focus_area"]
    for goal in report.goals:
        if goal.heading is not None and goal.focus:
            at = 1 if goal.cells and goal.cells[0].kind == "service_area" else 0
            cell = Cell("focus_area", label, (goal.focus,))
            cells = (*goal.cells[:at], cell, *goal.cells[at:])
            goal = replace(goal, cells=cells, heading=None, number=None)
        goals.append(goal)
    return replace(report, goals=tuple(goals))


def _spoilt(rng: random.Random, flat: _Flat, goal: DrawnGoal) -> list[Cell]:
    """Spoil a goal's cells; a value of which no letter is left goes."""
    cells = []
    accepts = flat.rendered.accepts.setdefault(goal.ordinal, [])
    for cell in goal.cells:
        units = []
        for unit in lose_stops(rng, cell.units, flat.spoil):
            printed, mended = spoil_unit(rng, unit, flat.spoil)
            why = "a joined word may be mended"
            accepts += [accept(p, cell.kind, None, why, instead=m) for p, m in mended]
            if any(character.isalnum() for character in printed):
                units.append(printed)
        label = delete_digits(cell.label) if flat.spoil.digits else cell.label
        cells.append(replace(cell, label=label, units=tuple(units)))
    return cells


def _clean(flat: _Flat, pieces: list[Piece]) -> list[Piece]:
    if not flat.spoil.digits:
        return pieces
    return [replace(piece, text=delete_digits(piece.text)) for piece in pieces]


def _add_goal(rng: random.Random, flat: _Flat, goal: DrawnGoal) -> None:
    service = flat.report.template.service
    only_heading = service in {"heading", "band"}
    for number, cells in enumerate(split_pages(rng, _spoilt(rng, flat, goal))):
        previous = flat.pages[-1] if flat.pages else []
        short = sum(len(piece.text) for piece in previous) < 1200
        shares = number == 0 and goal.ordinal > 1 and flat.share_pages and short
        if not shares:
            flat.pages.append([])
        page = flat.pages[-1]
        if number == 0:
            shown = goal.first_of_group if only_heading else rng.random() >= flat.drop_heading
            if shown and service != "cell":
                heading = page_heading(flat.report, goal, owned=only_heading)
                if not only_heading and rng.random() < flat.spoil.spaced_headings:
                    heading = [replace(piece, text=space_letters(piece.text)) for piece in heading]
                page += _clean(flat, heading)
            page += _clean(flat, goal_heading(goal))
        elif rng.random() < flat.repeat_heading and service != "cell" and cells[0].label:
            page += _clean(flat, page_heading(flat.report, goal, owned=False))
        flattened: Flattened = flatten(rng, goal.ordinal, cells, flat.moves)
        page += flattened.pieces
        flat.rendered.accepts.setdefault(goal.ordinal, []).extend(flattened.accepts)


def _front(rng: random.Random, flat: _Flat, *, title_page: bool) -> None:
    """Add the title, and now and then an introduction and a contents page."""
    report = flat.report
    title = report.setting.title
    spaced = flat.spoil.digits and rng.random() < 0.15
    page = [Piece(space_letters(title) if spaced else title, None, "heading")]
    if rng.random() < 0.2:
        page.append(Piece(report.setting.full_name, None, "furniture"))
    page += [Piece(sentence, None, "furniture") for sentence in report.intro]
    if title_page or report.intro:
        flat.pages.append(_clean(flat, page))
        if rng.random() < 0.15 and len(report.goals) > 2:
            lines = contents(rng, report)
            flat.pages.append(_clean(flat, [Piece(line, None, "furniture") for line in lines]))


def _build(rng: random.Random, report: DrawnReport, *, digits: bool, title_page: bool) -> _Flat:
    spoil = draw_spoil(rng, digits=digits)
    if digits or not all(goal.number or goal.heading is None for goal in report.goals):
        report = _words_for_focus(report)
    flat = _Flat(
        report=report,
        pages=[],
        rendered=Rendered("", None, digits_deleted=digits, title=report.setting.title),
        spoil=spoil,
        moves=draw_moves(rng),
        share_pages=rng.random() < 0.2,
        repeat_heading=rng.choice((0.0, 0.0, 0.5, 1.0)),
        drop_heading=rng.choice((0.0, 0.15, 1.0)),
    )
    _front(rng, flat, title_page=title_page)
    for goal in report.goals:
        _add_goal(rng, flat, goal)
    closing = [Piece(line, None, "furniture") for line in report.closing]
    flat.pages[-1] += _clean(flat, closing)
    _furnish(rng, flat)
    flat.rendered.place_all(flat.pages)
    flat.rendered.numbered = all(goal.heading is not None for goal in report.goals)
    return flat


def _furnish(rng: random.Random, flat: _Flat) -> None:
    """Give pages a running head or foot now and then: it stands in the text like a value."""
    setting = flat.report.setting
    head = rng.choice((setting.full_name, f"Målopfølgning {setting.year}", setting.title))
    foot = rng.choice(("Side {n} af {m}", "Side {n}", "{n}", f"{setting.full_name} Side {{n}}"))
    has_head, has_foot = rng.random() < 0.1, rng.random() < 0.1 and not flat.spoil.digits
    for number, page in enumerate(flat.pages, start=1):
        if has_head and number > 1:
            page[:0] = _clean(flat, [Piece(head, None, "furniture")])
        if has_foot:
            shown = foot.format(n=number, m=len(flat.pages))
            page.append(Piece(shown, None, "furniture"))


def _line(page: Page) -> str:
    return " ".join(" ".join(piece.text.split()) for piece in page if piece.text)


def _finish(flat: _Flat, text: str, page_count: int | None) -> tuple[DrawnReport, Rendered]:
    flat.rendered.text = text
    flat.rendered.page_count = page_count
    return flat.report, flat.rendered


def transcript_a(rng: random.Random, report: DrawnReport) -> tuple[DrawnReport, Rendered]:
    """Render the portal's first form: related titles, ``Transkript:``, a paragraph a page."""
    flat = _build(rng, report, digits=False, title_page=True)
    count = rng.choice((0, 3, 12, 25, 60, 99))
    flat.rendered.related = draw_related(rng, count)
    title = report.setting.title
    lines = [title, "\n\n"]
    if count:
        lines += ["Relaterede dokumenter", "\n\n".join(flat.rendered.related) + "\n"]
    lines += ["Transkript:\n", "\n\n".join(_line(page) for page in flat.pages)]
    return _finish(flat, "\n".join(lines) + rng.choice(("", "\n")), len(flat.pages))


def transcript_b(rng: random.Random, report: DrawnReport) -> tuple[DrawnReport, Rendered]:
    """Render the portal's second form: page numbers run into the text, digits mostly deleted."""
    digits = rng.random() < 0.8
    flat = _build(rng, report, digits=digits, title_page=rng.random() < 0.7)
    title = report.setting.title
    counted = not digits and rng.random() < 0.5
    size = f" {rng.choice((300, 480, 500, 800))}" if counted else ""
    first = f" {rng.randrange(2, 9)}" if counted else ""
    shown = delete_digits(title) if digits and rng.random() < 0.4 else title
    with_side = rng.random() < 0.3
    paragraphs = []
    for number, page in enumerate(flat.pages, start=1):
        side = f"side {number} " if with_side and number > 1 else ""
        paragraphs.append(f"{number} {side}{_line(page)}")
    head = [
        shown,
        "",
        f"Størrelse:{size} px",
        f"Starte visningen fra side:{first}",
        "",
        f'Download "{title}"',
        "",
        "Transkript",
        "",
    ]
    text = "\n".join(head) + "\n" + "\n\n".join(paragraphs) + "\n"
    return _finish(flat, text, len(flat.pages))


def flattened(rng: random.Random, report: DrawnReport) -> tuple[DrawnReport, Rendered]:
    """Render without a portal: pages as lines, by form feeds or under numbered marks."""
    marks = rng.choice(("lines", "form feeds", "Side {n} af {m}", "- {n} -", "Side {n}", "blank"))
    flat = _build(rng, report, digits=False, title_page=rng.random() < 0.6)
    if flat.pages[0][0].role != "heading" or flat.pages[0][0].text != report.setting.title:
        flat.pages[0].insert(0, Piece(report.setting.title, None, "heading"))
    total = len(flat.pages)
    lines = [_line(page) for page in flat.pages]
    if marks == "form feeds":
        return _finish(flat, "\f".join(f"{line}\n" for line in lines), total)
    if marks in {"lines", "blank"}:
        joint = "\n" if marks == "lines" else "\n\n"
        return _finish(flat, joint.join(lines) + "\n", None)
    marked = [f"{marks.format(n=n, m=total)}\n{line}" for n, line in enumerate(lines, start=1)]
    return _finish(flat, "\n\n".join(marked) + "\n", total)
