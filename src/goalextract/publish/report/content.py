"""What the goals say: where and when they were set, and what became of their targets."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from goalextract.publish.html import Content, Markup, element
from goalextract.publish.report.figures import Figures, Outcomes
from goalextract.publish.report.outcomes import (
    by_method,
    of_wholes,
    outcome_cells,
    outcome_columns,
)
from goalextract.publish.report.tables import Column, numbers, share, table
from goalextract.publish.words import quantity

MOST_AREAS: Final = 40
"""So many service areas have a row of their own."""
_UNKNOWN: Final = "not known"


def content(figures: Figures) -> Iterator[Markup]:
    """Yield the part of the page that says what the goals say."""
    yield element("h2", "What the goals say", id="goals-say")
    yield element("p", _summary(figures))
    yield element("h3", "What became of the targets")
    yield by_method(figures)
    if figures.silent_means:
        silent = quantity(figures.silent_means, "target")
        yield element(
            "p",
            f"Of the targets about which nothing is said, {silent} stand among the means: they "
            "count what is done for a goal, not what comes of it.",
            class_="note",
        )
    wholes = of_wholes(figures)
    if wholes is not None:
        yield wholes
    yield element("h3", "Year by year")
    yield table(
        "Targets by outcome and the year reported on.",
        (Column("Year"), *outcome_columns()),
        ((_year(year), *outcome_cells(found)) for year, found in figures.years.items()),
    )
    yield element("h3", "Municipalities")
    yield _places(figures)
    yield element("h3", "Service areas")
    yield _areas(figures)


def _summary(figures: Figures) -> str:
    if not figures.targets:
        return f"{quantity(figures.goals, 'goal')} and no countable target."
    outcomes = figures.outcomes
    met, partly, not_met = (outcomes[one] for one in ("met", "partly_met", "not_met"))
    judged = met + partly + not_met
    return (
        f"{quantity(figures.goals, 'goal')} and {quantity(figures.targets, 'target')} that can be "
        f"counted. What became of {judged:,} of them is known ({share(judged, figures.targets)}): "
        f"{met:,} met, {partly:,} partly met, {not_met:,} not met."
    )


def _year(year: int | None) -> str:
    return _UNKNOWN if year is None else str(year)


def _places(figures: Figures) -> Markup:
    counted: Counter[int | None] = sum(figures.places.values(), Counter())
    years = sorted(counted, key=lambda year: (year is None, year or 0))
    rows: list[Sequence[Content]] = [
        (name or _UNKNOWN, *(goals[year] or "" for year in years), goals.total())
        for name, goals in figures.places.items()
    ]
    return table(
        "How many goals each municipality reports on, by year.",
        (Column("Municipality"), *numbers(*map(_year, years), "All")),
        rows,
        foot=("All", *(counted[year] for year in years), counted.total()),
    )


def _areas(figures: Figures) -> Markup:
    first, others = figures.areas[:MOST_AREAS], figures.areas[MOST_AREAS:]
    rows: list[Sequence[Content]] = [
        (area.name or "none named", area.goals, *outcome_cells(area.outcomes)) for area in first
    ]
    if others:
        together: Outcomes = sum((area.outcomes for area in others), Counter())
        goals = sum(area.goals for area in others)
        rows.append((f"{len(others):,} more", goals, *outcome_cells(together)))
    return table(
        "Goals and what became of their targets, by service area as the reports name it.",
        (Column("Service area", class_="name"), *numbers("Goals"), *outcome_columns()),
        rows,
    )
