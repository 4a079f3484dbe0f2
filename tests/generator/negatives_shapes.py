"""Set invented pages as text: tables, labelled lines, lists and running text."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tests.generator.wrap import wrap

Rows = Sequence[Sequence[str]]

_FORMS: Final = ("padded", "padded", "padded", "tabs", "pipes", "semicolons")


@dataclass(frozen=True, slots=True)
class Block:
    """Hold one part of a page: its shape and the strings it is made of."""

    shape: str
    """heading, text, grid (first row: column heads), facts (label and value) or lines."""
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Page:
    """Hold an invented document before it is set as text or printed on paper."""

    title: str
    blocks: tuple[Block, ...]


def heading(text: str) -> Block:
    """Return a heading."""
    return Block("heading", ((text,),))


def text(*paragraphs: str) -> Block:
    """Return running text."""
    return Block("text", tuple((paragraph,) for paragraph in paragraphs))


def grid(rows: Rows) -> Block:
    """Return a table whose first row holds the column heads."""
    return Block("grid", tuple(tuple(row) for row in rows))


def facts(pairs: Rows) -> Block:
    """Return labels with their values, which may be empty."""
    return Block("facts", tuple(tuple(pair) for pair in pairs))


def lines(items: Sequence[str]) -> Block:
    """Return short lines, one below the other."""
    return Block("lines", tuple((item,) for item in items))


def page(title: str, *blocks: Block) -> Page:
    """Return a document."""
    return Page(title, blocks)


def thousands(number: int) -> str:
    """Return a number with stops between its thousands."""
    return f"{number:,}".replace(",", ".")


def column_widths(rows: Rows, room: int, least: int = 8) -> list[int]:
    """Share a line's room among columns, each by its longest cell; no word is ever cut."""
    count = len(rows[0])
    longest = [max(len(row[n]) for row in rows) for n in range(count)]
    words = [max(len(w) for row in rows for w in [*row[n].split(), ""]) for n in range(count)]
    floors = [min(longest[n], max(least, words[n])) for n in range(count)]
    widths = list(floors)
    while sum(widths) < room:
        open_columns = [n for n in range(count) if widths[n] < longest[n]]
        if not open_columns:
            break
        # The column with most text for its width grows first, as a word processor's does.
        widths[max(open_columns, key=lambda n: longest[n] / widths[n])] += 1
    return widths


def padded(
    rng: random.Random, rows: Rows, *, room: int = 100, gap: int = 3, blank: bool = False
) -> list[str]:
    """Return a table as ``pdftotext -layout`` shows it: cells wrapped within their column."""
    widths = column_widths(rows, room)
    shown: list[str] = []
    for number, row in enumerate(rows):
        cells = [wrap(rng, cell, width) for cell, width in zip(row, widths, strict=True)]
        for at in range(max(len(cell) for cell in cells) or 1):
            parts = [
                (cell[at] if at < len(cell) else "").ljust(width + gap)
                for cell, width in zip(cells, widths, strict=True)
            ]
            shown.append("".join(parts).rstrip())
        if blank and number < len(rows) - 1:
            shown.append("")
    return shown


def tabbed(rows: Rows) -> list[str]:
    """Return a table with a tab between cells."""
    return ["\t".join(row).rstrip() for row in rows]


def piped(rows: Rows, *, ruled: bool) -> list[str]:
    """Return a table with pipes between cells; ``ruled`` puts a line below the column heads."""
    shown = ["| " + " | ".join(row) + " |" for row in rows]
    if ruled:
        shown.insert(1, "|" + "|".join("---" for _ in rows[0]) + "|")
    return shown


def _grid(rng: random.Random, rows: Rows, form: str) -> list[str]:
    if form == "tabs":
        return tabbed(rows)
    if form == "pipes":
        return piped(rows, ruled=rng.random() < 0.5)
    if form == "semicolons":
        return [";".join(row) for row in rows]
    return padded(rng, rows, room=rng.choice((80, 100, 120)), blank=rng.random() < 0.2)


def _facts(rng: random.Random, pairs: Rows, form: str, width: int) -> list[str]:
    bare = [(label.rstrip(":"), value) for label, value in pairs]
    if form == "below":
        return [line for label, value in bare for line in [label, *wrap(rng, value, width)]]
    if form == "beside":
        return padded(rng, bare, room=width, gap=4)
    shown = []
    for label, value in bare:
        sign = "" if label.endswith("?") else ":"
        shown += wrap(rng, f"{label}{sign} {value}", width)
    return shown


def as_text(rng: random.Random, drawn: Page) -> str:
    """Return a document as text, in a drawn style that it keeps to."""
    form, width = rng.choice(_FORMS), rng.choice((72, 88, 100, 10_000))
    shape = rng.choice(("colon", "colon", "below", "beside"))
    casing = rng.choice(("plain", "plain", "upper", "numbered", "underlined"))
    sign, apart = rng.choice(("", "- ", "• ")), rng.random() < 0.5
    out = [drawn.title.upper() if casing == "upper" else drawn.title, ""]
    count = 0
    for block in drawn.blocks:
        if block.shape == "heading":
            count += 1
            name = block.rows[0][0]
            name = {"upper": name.upper(), "numbered": f"{count}. {name}"}.get(casing, name)
            out.append(name)
            out += ["-" * len(name)] if casing == "underlined" else []
            continue
        if block.shape == "grid":
            out += _grid(rng, block.rows, form)
        elif block.shape == "facts":
            out += _facts(rng, block.rows, shape, min(width, 100))
        elif block.shape == "lines":
            out += [f"{sign}{row[0]}" for row in block.rows]
        else:
            for number, row in enumerate(block.rows):
                out += [""] * (apart and number > 0)
                out += wrap(rng, row[0], width)
        out.append("")
    if rng.random() < 0.25:
        out += [f"Side {rng.randrange(1, 9)} af {rng.randrange(9, 30)}", ""]
    return "\n".join(out)
