"""Hold a drawn table: its columns, its rows and what a careful reader makes of them."""

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from tests.generator import prose as prose_module
from tests.generator.labels import Template
from tests.generator.names import Setting
from tests.generator.pieces import Rendered
from tests.generator.report import DrawnGoal, DrawnReport
from tests.generator.truth import state

FILE: Final = Path(__file__).parent / "tables.toml"
NUMBER: Final = "number"
"""Key of the column of running numbers."""
WEIGHTS: Final[dict[str, float]] = {
    NUMBER: 0.35, "service_area": 1.1, "focus_area": 1.2, "challenge": 2.0, "goal": 1.9,
    "means": 2.1, "success_criterion": 1.7, "indicator": 1.5, "baseline": 0.9, "target_value": 0.9,
    "actual_value": 0.9, "status": 2.4, "follow_up": 1.8, "comment": 1.7, "responsible": 1.0,
    "deadline": 0.9,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Column:
    """Hold one column; its key is a section kind, or names a column that is no section."""

    key: str
    header: str
    weight: float
    right: bool = False


@dataclass(frozen=True, slots=True)
class Over:
    """Hold a header over several columns' headers: the first, the last, its words."""

    first: int
    last: int
    text: str


@dataclass(frozen=True, slots=True)
class TableReport:
    """Hold a report whose goals are the rows of one table or of several."""

    drawn: DrawnReport
    columns: tuple[Column, ...]
    extras: Mapping[tuple[int, str], str]
    """Cells of columns that are no section: a unit, a year in between."""
    bands: Mapping[int, str]
    """What stands above a goal's row: a band, or a heading where each group has its table."""
    own_tables: bool
    merged: frozenset[str]
    """Keys of columns whose equal neighbours are one cell."""
    repeated: bool
    """True where a merged cell's text is repeated in each row instead."""
    caption: str | None
    legend: str | None
    dash: str
    """What an empty cell shows."""
    repeat: str
    """Where the header stands again: page, band or never."""
    accepts: Mapping[int, Sequence[dict[str, Any]]]
    bare_bands: bool
    over: Over | None = None

    def groups(self) -> list[tuple[str | None, list[DrawnGoal]]]:
        """Return the goals in groups, each with the band above it."""
        result: list[tuple[str | None, list[DrawnGoal]]] = []
        for goal in self.drawn.goals:
            if not result or goal.ordinal in self.bands:
                result.append((self.bands.get(goal.ordinal), []))
            result[-1][1].append(goal)
        return result

    def value(self, goal: DrawnGoal, key: str) -> tuple[str, ...]:
        """Return the units that a goal's cell holds, merged or not; none where it is empty."""
        if key == NUMBER:
            return (goal.number,) if goal.number else ()
        if (goal.ordinal, key) in self.extras:
            return (self.extras[goal.ordinal, key],)
        return next((cell.units for cell in goal.cells if cell.kind == key), ())

    def run(self, goals: Sequence[DrawnGoal], at: int, key: str) -> int:
        """Return over how many rows a cell reaches; 0 where the one above reaches over it."""
        if key not in self.merged or self.repeated:
            return 1
        own = self.value(goals[at], key)
        if not own:
            return 1
        if at and self.value(goals[at - 1], key) == own:
            return 0
        end = at + 1
        while end < len(goals) and self.value(goals[end], key) == own:
            end += 1
        return end - at

    def shown(self, goals: Sequence[DrawnGoal], at: int, key: str) -> tuple[str, ...]:
        """Return the units that are printed in a row: nothing below a merged cell's first row."""
        if self.run(goals, at, key) == 0:
            return ()
        return self.value(goals[at], key) or ((self.dash,) if self.dash else ())

    @property
    def has_headers(self) -> bool:
        """Say whether any column has a header."""
        return any(column.header for column in self.columns)


@cache
def data() -> dict[str, Any]:
    """Return the templates as data."""
    return tomllib.loads(FILE.read_text(encoding="utf-8"))


def dated(text: str, setting: Setting, date: str = "", period: str = "") -> str:
    """Fill a text's years, date and period."""
    text = text.replace("{d}", date).replace("{p}", period)
    return prose_module.fill(
        text, year=setting.year, place=setting.place, municipality=setting.municipality
    )


def draw_date(rng: random.Random, year: int) -> str:
    """Draw the day of a report's figures."""
    return rng.choice((f"31. december {year}", f"31.12.{year}", f"1. september {year}"))


def draw_period(rng: random.Random, year: int) -> str:
    """Draw the years a plan covers."""
    start = year - rng.randrange(0, 3)
    return f"{start}-{start + 3}"


def numbers(rng: random.Random, groups: Sequence[int]) -> list[str]:
    """Number rows, given the size of each group: running, by group or with letters."""
    total = sum(groups)
    scheme = rng.choice(("plain", "plain", "plain", "padded", "letter", "group", "group", "both"))
    if scheme == "padded":
        return [f"{n:02d}" for n in range(1, total + 1)]
    if scheme == "letter":
        letter = rng.choice("AMEKI")
        return [f"{letter}{n}" for n in range(1, total + 1)]
    if scheme == "plain":
        return [str(n) for n in range(1, total + 1)]
    first = rng.choice((1, 1, 1, 2, 3, 5))
    result = []
    for position, size in enumerate(groups):
        head = f"{first + position}." if scheme == "group" else "ABCDEFGHIJKLMNOP"[position % 16]
        result += [f"{head}{n}" for n in range(1, size + 1)]
    return result


def bare_template(
    name: str,
    headers: Mapping[str, str],
    *,
    service: str,
    focus: str,
    heading: str,
    optional: frozenset[str] = frozenset(),
    ambiguous: Mapping[str, str] | None = None,
    period: str | None = None,
) -> Template:
    """Return a template of these label words, each used in every goal."""
    return Template(
        name=name,
        order=tuple(headers),
        labels=dict(headers),
        service=service,
        focus=focus,
        heading=heading,
        optional=optional,
        ambiguous=dict(ambiguous or {}),
        period=period,
        variants={kind: (word,) for kind, word in headers.items()},
        careless=0.0,
    )


def band_text(pattern: str, goal: DrawnGoal, word: str) -> str:
    """Return what stands over a group: ``12 Skoler``, ``Politikområde: Skoler``."""
    if not goal.service_code:
        pattern = pattern.replace(" {c}:", ":")
        pattern = re.sub(r"(?<=[\w}]) \{c\} ", ": ", pattern)
        pattern = re.sub(r"\{c\}[ :·-]*", "", pattern)
    return pattern.format(s=word, c=goal.service_code, n=goal.service_name)


def said(report: TableReport, text: str, page_count: int | None) -> Rendered:
    """State what a printed table says."""
    rendered = Rendered(text, page_count, bare_bands=report.bare_bands)
    columns = {column.key for column in report.columns}
    rendered.numbered = NUMBER in columns
    band = ""
    for goal in report.drawn.goals:
        band = report.bands.get(goal.ordinal, band)
        if band and goal.service_code:
            rendered.texts[goal.ordinal, "service_area"] = band[band.index(goal.service_code) :]
        rendered.accepts[goal.ordinal] = list(report.accepts.get(goal.ordinal, ()))
        for cell in goal.cells:
            if cell.units and cell.kind in columns:
                rendered.texts[goal.ordinal, cell.kind] = cell.text
    return rendered


def table_state(report: TableReport, rendered: Rendered) -> dict[str, Any]:
    """State the truth; which pages a goal stands on is left open where it shares a cell."""
    truth = state(report.drawn, rendered)
    for _, goals in report.groups():
        for at, goal in enumerate(goals):
            shares = any(report.run(goals, at, column.key) == 0 for column in report.columns)
            if shares and rendered.page_count != 1:
                truth["goals"][goal.ordinal - 1]["pages"] = None
    return truth
