"""The list of goals, document by document: what each promises, and what came of it."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from goalextract.database.listed import (
    ListedDocument,
    ListedGoal,
    ListedOutcome,
    ListedTarget,
)
from goalextract.publish.figures import amount
from goalextract.publish.html import Content, Markup, element, items, joined
from goalextract.publish.printable import one_line
from goalextract.publish.report.outcomes import tag
from goalextract.publish.report.tables import Column, table
from goalextract.publish.words import quantity

MOST_ITEMS: Final = 12
"""So many targets, measurements and doubts of a goal are shown."""
_LONGEST: Final = 600
_LONGEST_QUOTE: Final = 200
_COLUMNS: Final = (
    Column("No.", class_="no"),
    Column("Goal", class_="statement"),
    Column("Targets and outcomes", class_="targets"),
    Column("Measured", class_="measured"),
    Column("Page", is_number=True),
    Column("Sure", is_number=True),
)


def goals(
    listed: Iterable[tuple[ListedDocument, Sequence[ListedGoal]]], whole: int
) -> Iterator[Markup]:
    """Yield the part of the page that lists goals, and how many are left out.

    Args:
        listed: documents with their goals.
        whole: how many goals there are.
    """
    yield element("h2", "The goals", id="goals")
    shown = 0
    for document, found in listed:
        shown += len(found)
        yield from _document(document, found)
    if shown < whole:
        left = quantity(whole - shown, "goal")
        verb = "is" if whole - shown == 1 else "are"
        yield element(
            "p",
            f"{left} of {whole:,} {verb} left out here; the tables above count all of them. ",
            element("code", "goalextract export"),
            " writes every goal as files for spreadsheets, and ",
            element("code", f"goalextract report --goals {whole}"),
            " lists every goal on this page.",
            class_="left-out",
        )
    elif not whole:
        yield element("p", "There are no goals.")


def _document(document: ListedDocument, found: Sequence[ListedGoal]) -> Iterator[Markup]:
    title = document.document_title or document.document_name
    year = None if document.report_year is None else str(document.report_year)
    known = (
        document.municipality_name,
        document.committee,
        year,
        document.document_name if document.document_title else None,
        quantity(document.page_count, "page"),
        f"read as {document.profile}",
        _refused(document.quarantined_goal_count),
    )
    yield element("h3", title)
    about = " · ".join(one_line(part) for part in known if part)
    yield element("p", about, class_="about")
    yield table(f"Goals of {title}", _COLUMNS, (_goal_row(goal) for goal in found), class_="goals")


def _refused(count: int) -> str | None:
    return f"{quantity(count, 'goal')} refused" if count else None


def _goal_row(goal: ListedGoal) -> Sequence[Content]:
    areas = " · ".join(one_line(name) for name in (goal.service_area, goal.focus_area) if name)
    statement = cut(goal.statement or "no wording was found", _LONGEST)
    first, last = goal.first_page, goal.last_page
    return (
        str(goal.ordinal),
        joined(
            element("div", areas, class_="areas") if areas else None,
            element("span", goal.number, class_="printed") if goal.number else None,
            statement,
        ),
        joined(
            _several([_target(target) for target in goal.targets], "target"),
            _several([_outcome(outcome) for outcome in goal.outcomes], "outcome"),
        ),
        _several([amount(one) for one in goal.measurements], "measurement"),
        str(first) if first == last else f"{first}–{last}",
        _sure(goal),
    )


def _several(made: Sequence[Content], one: str) -> Markup | None:
    """Make a list that is cut where it is too long."""
    left = len(made) - MOST_ITEMS
    more = [f"and {quantity(left, f'more {one}')}"] if left > 0 else []
    return items([*made[:MOST_ITEMS], *more])


def _target(target: ListedTarget) -> Markup:
    return joined(amount(target.amount), *(_outcome(one) for one in target.outcomes))


def _outcome(outcome: ListedOutcome) -> Markup:
    quote = cut(outcome.evidence, _LONGEST_QUOTE)
    said = f"{outcome.method}: “{quote}”"
    return element("div", tag(outcome.outcome), " ", said, class_="outcome")


def _sure(goal: ListedGoal) -> Markup:
    sure = f"{goal.confidence:.0%}"
    if not goal.needs_review:
        return joined(sure)
    why = items([f"{one.section}: {one.reason}" for one in goal.doubts[:MOST_ITEMS]])
    flag = element("span", "review", class_="tag review")
    if why is None:
        return joined(sure, " ", flag)
    return joined(sure, " ", element("details", element("summary", flag), why))


def cut(text: str, longest: int) -> str:
    """Cut a text that is too long at a blank, on one line: ``"en lang sætning"`` -> ``"en …"``."""
    line = one_line(text)
    if len(line) <= longest:
        return line
    return f"{line[:longest].rsplit(' ', 1)[0]} …"
