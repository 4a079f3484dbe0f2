"""Lay a report in prose out as blocks: headings, labels, paragraphs and list items."""

import random
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from tests.generator.headed_heading import Heading
from tests.generator.headed_report import HeadedGoal, HeadedReport, is_item
from tests.generator.headed_template import SHORT, texts
from tests.generator.pieces import Owner, Piece, Rendered
from tests.generator.report import Cell
from tests.generator.wrap import paragraphs

_COUNTS: Final = ("", "ét mål", "to mål", "tre mål", "fire mål", "fem mål")
BULLETS: Final = ("•", "•", "•", "*")
_JOINTS: Final = ("|", "·", "")


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one block of a page."""

    role: str
    """title, subtitle, front, contents, intro, chapter, focus, goal, label, para, item, closing,
    closing_head, front_head or page (a page break)."""
    pieces: tuple[Piece, ...] = ()
    opens: bool = False
    """True for the first block of a goal."""

    @property
    def text(self) -> str:
        """Return the block's words."""
        return " ".join(piece.text for piece in self.pieces if piece.text)

    @property
    def owner(self) -> Owner | None:
        """Return the section that a block's value belongs to."""
        return next((piece.owner for piece in self.pieces if piece.owner), None)


def plain(role: str, text: str) -> Block:
    """Return a block that belongs to no goal."""
    return Block(role, (Piece(text, None, "furniture"),))


def heading_block(role: str, heading: Heading, ordinal: int, *, opens: bool = False) -> Block:
    """Return a heading's block, its value owned by the section that it states."""
    owner = (ordinal, heading.kind) if heading.kind else None
    before = Piece(heading.before, None, "heading")
    return Block(role, (before, Piece(heading.value, owner)), opens)


def _value_blocks(rng: random.Random, cell: Cell, owner: Owner, apart: float) -> list[Block]:
    return [
        Block("item" if is_item(text) else "para", (Piece(text, owner),))
        for text in paragraphs(rng, cell.units, apart=apart)
    ]


def _short(cell: Cell) -> bool:
    """Say whether a value is short enough to share its line with another."""
    return cell.kind in SHORT and len(cell.units) == 1 and len(cell.text) < 40


def _labelled(label: str, values: list[Block], *, inline: bool, bullet: str) -> list[Block]:
    name = Piece(f"{bullet} {label}" if bullet else label, None, "label")
    role = "bullet" if bullet else "para"
    if not inline:
        return [Block("label", (name,)), *values]
    if not values or values[0].role == "item":
        return [Block(role, (name,)), *values]
    first, *others = values
    return [Block(role, (name, *first.pieces)), *others]


def _goal_blocks(
    rng: random.Random,
    report: HeadedReport,
    goal: HeadedGoal,
    *,
    apart: float,
    bullet: str,
    joint: str | None,
) -> list[Block]:
    style = report.style
    ordinal = goal.goal.ordinal
    blocks = [heading_block("goal", goal.heading, ordinal, opens=True)]
    if goal.focus is not None and goal.opens_focus:
        blocks.insert(0, heading_block("focus", goal.focus, ordinal))
    before: Cell | None = None
    for cell in goal.goal.cells:
        owner = (ordinal, cell.kind)
        values = _value_blocks(rng, cell, owner, apart)
        if cell.kind == style.lead:
            blocks += values
            continue
        label = style.label(cell.label, cell.kind)
        sign = bullet if style.form == "bullet" else ""
        blocks += _labelled(label, values, inline=style.inline(cell.kind), bullet=sign)
        if joint is not None and before is not None and _short(before) and _short(cell):
            last = blocks.pop()
            parted = (Piece(joint, None, "furniture"), *last.pieces)
            blocks[-1] = replace(blocks[-1], pieces=blocks[-1].pieces + parted)
        before = cell
    return blocks


def _filled(report: HeadedReport, text: str, name: str = "", group: int = 0) -> str:
    year = report.setting.year
    shown = text.replace("{n}", name).replace(
        "{count}", _COUNTS[group] if group < 6 else "flere mål"
    )
    for mark, shift in (("{y}", 0), ("{y+1}", 1), ("{y+2}", 2)):
        shown = shown.replace(mark, str(year + shift))
    return shown[:1].upper() + shown[1:]


def _sentences(rng: random.Random, sentences: list[str], most: int) -> list[str]:
    """Choose sentences that follow each other in their list's order."""
    count = min(rng.randrange(1, most + 1), len(sentences))
    places = sorted(rng.sample(range(len(sentences)), count))
    return [sentences[place] for place in places]


def _contents(rng: random.Random, report: HeadedReport) -> list[Block]:
    blocks = [plain("front_head", rng.choice(texts(heldback=report.heldback)["contents_heads"]))]
    page = 3
    with_goals = rng.random() < 0.6 and "{t}" in report.style.heading
    for goal in report.goals:
        if goal.chapter is not None:
            name = heading_block("contents", goal.chapter, 0).text
            blocks.append(plain("contents", f"{name}\t{page}"))
        if with_goals or not report.style.chapter:
            name = heading_block("contents", goal.heading, 0).text
            blocks.append(plain("contents", f"{name}\t{page}"))
        page += rng.randrange(0, 3)
    return blocks


def _front(rng: random.Random, report: HeadedReport) -> list[Block]:
    setting, words = report.setting, texts(heldback=report.heldback)
    blocks = [plain("title", setting.title)]
    if rng.random() < 0.5:
        blocks.append(plain("subtitle", setting.full_name))
    if rng.random() < 0.2:
        blocks.append(
            plain(
                "subtitle",
                f"{rng.choice(('Februar', 'Marts', 'Udgivet i april'))} {setting.year + 1}",
            )
        )
    contents = len(report.goals) > 2 and rng.random() < 0.25
    if contents and rng.random() < 0.5:
        blocks += [Block("page"), *_contents(rng, report), Block("page")]
        contents = False
    if rng.random() < 0.45:
        if rng.random() < 0.6:
            blocks.append(plain("front_head", rng.choice(words["foreword_heads"])))
        chosen = [_filled(report, text) for text in _sentences(rng, words["foreword"], 4)]
        at = rng.randrange(1, len(chosen) + 1)
        blocks += [plain("front", " ".join(part)) for part in (chosen[:at], chosen[at:]) if part]
    if contents:
        blocks += _contents(rng, report)
    if len(blocks) > 4 and rng.random() < 0.5:
        blocks.append(Block("page"))
    return blocks


def _closing(rng: random.Random, report: HeadedReport) -> list[Block]:
    words = texts(heldback=report.heldback)
    if rng.random() > 0.3:
        return []
    chosen = [_filled(report, text) for text in _sentences(rng, words["closing"], 2)]
    blocks = [plain("closing", " ".join(chosen))]
    if rng.random() < 0.6:
        blocks.insert(0, plain("closing_head", rng.choice(words["closing_heads"])))
    return blocks


def lay_out(rng: random.Random, report: HeadedReport) -> list[Block]:
    """Return all blocks of a report, in reading order."""
    blocks = _front(rng, report)
    words = texts(heldback=report.heldback)
    apart = rng.choice((0.0, 0.0, 0.15, 0.5))
    bullet = rng.choice(BULLETS)
    intros = rng.choice((0.0, 0.0, 0.4, 1.0))
    style = report.style
    bare = not style.numbered and "{s}" not in style.chapter
    joins = style.form in {"colon", "line", "line_colon"} and style.short_inline
    joint = rng.choice(_JOINTS) if joins and rng.random() < 0.4 else None
    new_pages = rng.random() < 0.25
    for goal in report.goals:
        if goal.chapter is not None:
            if new_pages and goal.goal.ordinal > 1:
                blocks.append(Block("page"))
            blocks.append(heading_block("chapter", goal.chapter, goal.goal.ordinal))
            if rng.random() < intros and not (bare and style.lead):
                name = goal.chapter.value
                shown = name if name[1:2].isupper() else name[:1].lower() + name[1:]
                chosen = _sentences(rng, words["chapter"], 2)
                text = " ".join(_filled(report, t, shown, goal.group) for t in chosen)
                blocks.append(plain("intro", text))
        blocks += _goal_blocks(rng, report, goal, apart=apart, bullet=bullet, joint=joint)
    return blocks + _closing(rng, report)


def said(report: HeadedReport, blocks: Iterable[Block], text: str | None = None) -> Rendered:
    """State what the blocks say, for the truth; pages are left open."""
    shown = "\n".join(block.text for block in blocks) if text is None else text
    rendered = Rendered(shown, None)
    for goal in report.goals:
        ordinal = goal.goal.ordinal
        rendered.accepts[ordinal] = list(goal.accepts)
        if goal.focus is not None:
            rendered.texts[(ordinal, "focus_area")] = goal.focus.value
        if goal.heading.kind:
            rendered.texts[(ordinal, goal.heading.kind)] = goal.heading.value
        for cell in goal.goal.cells:
            if cell.units:
                rendered.texts[(ordinal, cell.kind)] = cell.text
    return rendered
