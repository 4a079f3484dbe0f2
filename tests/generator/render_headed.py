"""Render a report in prose as text: on lines of its own, or as a portal flattens it."""

import random
from dataclasses import dataclass
from typing import Final

from tests.generator.headed_blocks import Block, lay_out, said
from tests.generator.headed_report import HeadedReport
from tests.generator.names import draw_related
from tests.generator.paging import Line, Pager, draw_pager
from tests.generator.pieces import Rendered
from tests.generator.wrap import wrap

_HEADINGS: Final = {"title", "front_head", "chapter", "focus", "goal", "closing_head"}
_UNLIMITED: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class _Style:
    """Hold how one text is set."""

    width: int
    hyphens: float
    indent: str
    between: int
    """Blank lines between paragraphs."""
    after_label: int
    before_chapter: int
    before_goal: int
    hanging: str
    item_indent: str
    underline: str


def _draw_style(rng: random.Random, report: HeadedReport) -> _Style:
    style = report.style
    width = rng.choice((_UNLIMITED, rng.randrange(60, 80), rng.randrange(75, 120)))
    # Without blank lines a paragraph that has no label could not be told from what it follows.
    tight = style.lead is None and width != _UNLIMITED and rng.random() < 0.25
    before = rng.choice((1, 2)) if style.numbered else rng.choice((2, 2, 3))
    return _Style(
        width=width,
        hyphens=rng.choice((0.0, 0.0, 0.0, 0.3)) if width != _UNLIMITED else 0.0,
        indent=rng.choice(("", "", "", "", "   ", "      ")),
        between=0 if tight else 1,
        after_label=rng.choice((0, 0, 1)),
        before_chapter=before + rng.choice((0, 1, 2)),
        before_goal=before,
        hanging=rng.choice(("", "  ")),
        item_indent=rng.choice(("", "", "  ", "   ")),
        underline=rng.choice(("", "", "", "", "", "-")),
    )


def _lines(rng: random.Random, block: Block, style: _Style) -> list[Line]:
    """Return a block's lines, each with the section that its value belongs to."""
    if block.role == "contents":
        name, _, page = block.text.partition("\t")
        dots = "." * max(3, 60 - len(name))
        return [Line(f"{style.indent}{name} {dots} {page}")]
    first = style.item_indent if block.role == "item" else ""
    later = first + style.hanging if block.role in {"item", "bullet"} else first
    width = style.width - len(later)
    hyphens = 0.0 if block.role in _HEADINGS | {"label"} else style.hyphens
    shown = wrap(rng, block.text, width, hyphens)
    lines = [
        Line(f"{style.indent}{first if n == 0 else later}{text}", block.owner)
        for n, text in enumerate(shown)
    ]
    if style.underline and block.role in {"chapter", "title"}:
        lines.append(Line(style.indent + ("=" * min(len(shown[-1]), 70))))
    return lines


def _gap(before: str, block: Block, style: _Style) -> int:
    """Return how many blank lines stand between two blocks."""
    role = block.role
    above = {
        "chapter": style.before_chapter,
        "focus": style.before_goal,
        "goal": 1 if before == "focus" else style.before_goal,
        "front_head": style.before_goal,
        "closing_head": style.before_goal,
        "closing": 1,
    }
    joined = (
        (role == "subtitle" and before in {"title", "subtitle"})
        or (role == "contents" and before in {"contents", "front_head"})
        or (role in {"item", "bullet"} and before in {"item", "bullet"})
    )
    if joined:
        return 0
    if role in above:
        return above[role]
    if before == "label":
        return min(style.after_label, style.between)
    if role == "item":
        return 0
    return 1 if before in {"intro", "front", "title", "subtitle"} else style.between


def headed(rng: random.Random, report: HeadedReport) -> Rendered:
    """Render headings, labels and paragraphs on lines of their own."""
    blocks = lay_out(rng, report)
    style = _draw_style(rng, report)
    paged = rng.random() < 0.35
    pager = draw_pager(rng, report.setting, indent=len(style.indent)) if paged else Pager(10**9)
    pager.last_form_feed &= paged
    before = ""
    for place, block in enumerate(blocks):
        if block.role == "page":
            if paged:
                pager.new_page()
            continue
        if before:
            pager.blank(_gap(before, block, style))
        lines = _lines(rng, block, style)
        # A heading or a label stands on the page of what it heads.
        following = blocks[place + 1].role if place + 1 < len(blocks) else ""
        keep = block.role in _HEADINGS or (block.role == "label" and following != "page")
        pager.add(lines, keep=keep)
        before = block.role
    rendered = said(report, blocks, pager.text())
    rendered.page_count = pager.page_count if paged else None
    rendered.pages = pager.owners()
    return rendered


def headed_transcript(rng: random.Random, report: HeadedReport) -> Rendered:
    """Render as a portal flattens it: each page one long paragraph, headings run into the text."""
    blocks = lay_out(rng, report)
    pages: list[list[Block]] = [[]]
    length = rng.choice((600, 1500, 2500))
    forced = False
    for block in blocks:
        if block.role == "page":
            forced = True
            continue
        size = sum(len(b.text) for b in pages[-1])
        starts = block.role in {"goal", "focus"} and not _is_headed(pages[-1])
        full = block.role in {"label", "para", "bullet"} and block.pieces[0].role == "label"
        full = full and size > 2 * length
        if pages[-1] and (
            (forced and block.role in _HEADINGS)
            or block.role in {"chapter", "closing_head"}
            or (starts and size > length)
            or full
            or pages[-1][-1].role == "subtitle"
            or (pages[-1][-1].role == "title" and block.role != "subtitle")
        ):
            pages.append([])
            forced = False
        pages[-1].append(block)
    form = rng.choice(("portal", "portal", "numbered", "blank"))
    paragraphs = [_flat(page) for page in pages]
    title = report.setting.title
    related: tuple[str, ...] = ()
    if form == "portal":
        related = draw_related(rng, rng.choice((0, 3, 8, 25)))
        head = [title, "\n\n"]
        if related:
            head += ["Relaterede dokumenter", "\n\n".join(related) + "\n"]
        text = "\n".join([*head, "Transkript:\n", "\n\n".join(paragraphs)]) + "\n"
    elif form == "numbered":
        numbered = [f"{n} {text}" for n, text in enumerate(paragraphs, start=1)]
        lines = [title, "", "Størrelse: px", "Starte visningen fra side:", ""]
        lines += [f'Download "{title}"', "", "Transkript", ""]
        text = "\n".join(lines) + "\n" + "\n\n".join(numbered) + "\n"
    else:
        text = "\n\n".join(paragraphs) + "\n"
    rendered = said(report, blocks, text)
    rendered.related = related
    rendered.page_count = len(pages) if form != "blank" else None
    for number, page in enumerate(pages, start=1):
        for block in page:
            if block.owner is not None:
                rendered.pages.setdefault(block.owner[0], set()).add(number)
    return rendered


def _is_headed(page: list[Block]) -> bool:
    """Say whether a page ends with a heading that what follows belongs to."""
    return bool(page) and page[-1].role in {"chapter", "intro", "focus"}


def _flat(page: list[Block]) -> str:
    return " ".join(" ".join(block.text.split()) for block in page)
