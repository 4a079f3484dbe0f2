"""Draw how a table is set on paper: its look, its columns' widths, where its words may break."""

import random
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from tests.generator.report import DrawnGoal
from tests.generator.table_model import Column, TableReport
from tests.generator.wrap import paragraphs

LOOKS: Final = ("ruled", "shaded", "open", "levels")
"""All lines; shaded header and bands with thin lines or none; no lines; level lines only."""
_LONG: Final = re.compile(r"[A-Za-zÆØÅæøå]{11,}")
_POINT: Final = re.compile(r"(?<=[aeiouyæøå][bdfgklmnprstv])(?=[bdfghklmnprstv][aeiouyæøå])")
_SOFT: Final = "\u00ad"
DARK: Final = "#1f4e79"
"""A tint that wants white letters."""


@dataclass(frozen=True, slots=True)
class PaperStyle:
    """Hold how a table is set on paper; lengths in points."""

    look: str
    size: float
    padding: float
    landscape: bool
    tint: str
    band_tint: str
    striped: bool
    thin_lines: bool
    bold_headers: bool
    bold_first: bool
    middle: bool
    hyphens: str
    """none, auto or soft."""
    roomy: bool
    """True where each column is as wide as its longest word."""
    fragile: bool
    """True where rows are kept on one page if they can."""
    serif: bool
    header: str
    footer: str
    names_body: bool
    """True where the municipality stands under the title."""


def draw_paper_style(
    rng: random.Random, report: TableReport, look: str, *, breaks_words: bool = True
) -> PaperStyle:
    """Draw a style of a look, one of ``LOOKS``.

    A producer that breaks no words lets wide tables run off the page: its letters are smaller.
    """
    setting, count = report.drawn.setting, len(report.columns)
    wide = count > 4 or (count == 4 and rng.random() < 0.3)
    sizes = (7.0, 7.5, 8.0, 9.0) if count > 6 else (8.0, 8.5, 9.0, 10.0)
    style = PaperStyle(
        look=look,
        size=rng.choice(sizes),
        padding=rng.choice((1.5, 2.0, 3.0, 4.0)) + (2.0 if look == "open" else 0.0),
        landscape=wide and (rng.random() < 0.9 or count > 6),
        tint=rng.choice(("#d9e2ec", "#cfe3d4", "#e6e6e6", "#f2dcc2", DARK)),
        band_tint=rng.choice(("#eeeeee", "#e3ecf7", "#f6efd9")),
        striped=rng.random() < 0.3,
        thin_lines=rng.random() < 0.6,
        bold_headers=look == "open" or rng.random() < 0.8,
        bold_first=rng.random() < 0.1,
        middle=rng.random() < 0.1,
        hyphens=rng.choice(("none", "none", "auto", "soft")),
        roomy=rng.random() < 0.85,
        fragile=rng.random() < 0.2,
        serif=rng.random() < 0.2,
        footer=rng.choice(
            ("", f"{setting.full_name} – {setting.title}", "Side {page} af {pages}", "{page}")
        ),
        header=rng.choice(("", "", setting.title, setting.full_name)),
        names_body=rng.random() < 0.7,
    )
    return style if breaks_words else _fitted(report, replace(style, roomy=True))


def _fitted(report: TableReport, style: PaperStyle) -> PaperStyle:
    """Turn the page, then shrink the letters, until every column's longest word fits."""
    while sum(_least(report, column, style, 60) for column in report.columns) > _width(style):
        if not style.landscape:
            style = replace(style, landscape=True)
        elif style.size > 5.0:
            style = replace(style, size=style.size - 0.5, padding=min(style.padding, 2.0))
        else:
            break
    return style


def _width(style: PaperStyle) -> float:
    return 740.0 if style.landscape else 490.0


def cell_paragraphs(
    report: TableReport, goals: Sequence[DrawnGoal], at: int, key: str
) -> list[str]:
    """Return a cell as the paragraphs it is printed in."""
    # Sentences flow on here, so that a paper's lines break where its producer likes.
    return paragraphs(random.Random(at), report.shown(goals, at, key), apart=0.25)


def column_shares(report: TableReport, style: PaperStyle) -> list[float]:
    """Return each column's part of the width, wide enough for its longest word if it can be."""
    width = _width(style)
    total = sum(column.weight for column in report.columns)
    shares = [column.weight / total for column in report.columns]
    if not style.roomy:
        return shares
    for most in (60, 17, 14, 12, 10, 8):
        least = [_least(report, column, style, most) / width for column in report.columns]
        grown = [max(share, need) for share, need in zip(shares, least, strict=True)]
        spare, excess = sum(grown) - sum(least), sum(grown) - 1.0
        if spare > excess:
            return [g - excess * (g - n) / spare for g, n in zip(grown, least, strict=True)]
    return shares


def _least(report: TableReport, column: Column, style: PaperStyle, most: int) -> float:
    """Return the width in points that a column's words need, none counted longer than most."""
    texts = [" ".join(report.value(goal, column.key)) for goal in report.drawn.goals]
    longest = max(min(len(word), most) for text in texts for word in [*text.split(), ""])
    head = max(min(len(word), most) for word in [*column.header.split(), ""])
    letter = 0.62 if column.header != column.header.upper() else 0.78
    return max(longest * 0.56, head * letter) * style.size + 2 * style.padding + 4


def soft(text: str) -> str:
    """Return a text whose long words may break at a soft hyphen."""

    def broken(match: re.Match[str]) -> str:
        word = match[0]
        points = [m.start() for m in _POINT.finditer(word.lower())]
        fitting = [at for at in points if 4 <= at <= len(word) - 4]
        for at in reversed(fitting):
            word = f"{word[:at]}{_SOFT}{word[at:]}"
        return word

    return _LONG.sub(broken, text)
