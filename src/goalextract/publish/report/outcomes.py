"""Outcomes as the page shows them: their names, their colours, and tables of them."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from goalextract.publish.html import Content, Markup, element, joined
from goalextract.publish.report.figures import METHODS, OUTCOMES, Figures, Outcomes
from goalextract.publish.report.tables import Column, bar, numbers, share, table

_NAMES: Final = {
    "met": "met",
    "partly_met": "partly met",
    "not_met": "not met",
    "not_yet_known": "not yet known",
    "unclear": "unclear",
    None: "nothing said",
}


def name_of(outcome: str | None) -> str:
    """Name an outcome for a person: ``"partly_met"`` -> ``"partly met"``."""
    return _NAMES.get(outcome, outcome or "")


def tag(outcome: str) -> Markup:
    """Make an outcome's name stand out."""
    return element("span", name_of(outcome), class_=f"tag {_colour(outcome)}")


def _colour(outcome: str | None) -> str:
    return (outcome or "silent").replace("_", "-")


def _headed(outcome: str | None) -> Markup:
    """Name an outcome with the colour that it has in bars."""
    swatch = element("span", class_=f"swatch {_colour(outcome)}")
    return joined(swatch, name_of(outcome).capitalize())


def outcome_bar(outcomes: Outcomes, whole: int) -> Markup:
    """Draw what became of targets."""
    return bar(((_colour(one), outcomes[one]) for one in OUTCOMES), whole)


def outcome_columns() -> tuple[Column, ...]:
    """Name the columns of a table of outcomes: a bar, each outcome, and their sum."""
    return (
        Column("Outcomes", class_="wide"),
        *numbers(*(_headed(one) for one in OUTCOMES), "Targets"),
    )


def outcome_cells(outcomes: Outcomes) -> Sequence[Content]:
    """Make the cells of these columns."""
    total = outcomes.total()
    counts = (outcomes[one] or element("span", "0", class_="zero") for one in OUTCOMES)
    return (outcome_bar(outcomes, total), *counts, total)


def by_method(figures: Figures) -> Markup:
    """Make the table of all targets by outcome, and by who says so."""
    whole = figures.targets
    most = max(figures.outcomes.values(), default=0)
    columns = (Column("Outcome"), Column("", class_="wide"), *numbers("Share", "Targets"))
    columns += numbers("Stated", "Derived")
    foot: Sequence[Content] = (
        *("All", "", share(whole, whole), whole),
        *_methods(figures, OUTCOMES),
    )
    return table(
        "All targets by outcome. Stated: the report says so. Derived: its figures say so.",
        columns,
        (_outcome_row(figures, outcome, whole, most) for outcome in OUTCOMES),
        foot=foot,
    )


def _outcome_row(figures: Figures, outcome: str | None, whole: int, most: int) -> Sequence[Content]:
    count = figures.outcomes[outcome]
    drawn = bar([(_colour(outcome), count)], most)
    return (_headed(outcome), drawn, share(count, whole), count, *_methods(figures, [outcome]))


def _methods(figures: Figures, outcomes: Iterable[str | None]) -> Iterator[int]:
    chosen = tuple(outcomes)
    for method in METHODS:
        yield sum(figures.methods[outcome, method] for outcome in chosen)


def of_wholes(figures: Figures) -> Markup | None:
    """Make the table of what is said of goals as a whole, if anything is."""
    if not figures.wholes:
        return None
    rows: list[Sequence[Content]] = [
        (name_of(one).capitalize(), sum(counts), *counts)
        for one in OUTCOMES
        if any(counts := [figures.wholes[one, method] for method in METHODS])
    ]
    return table(
        "What is said of goals as a whole, beside their targets.",
        (Column("Outcome"), *numbers("Goals", "Stated", "Derived")),
        rows,
    )
