"""Reports as a person reads them on a terminal, in a pipe or in a file.

All text of a document goes through :func:`printable` and into ``rich.text.Text``, which knows no
markup, so that neither ``[brackets]`` nor escape sequences in a document have any effect.
"""

import re
from collections.abc import Iterable, Iterator
from typing import Final, TextIO

from rich.console import Console, RenderableType
from rich.rule import Rule
from rich.table import Table
from rich.text import Text

from goalextract.publish.figures import measurement_lines, target_lines, whole_lines
from goalextract.publish.printable import one_line
from goalextract.publish.words import quantity
from goalextract.records import Goal, GoalReport, Issue, Kind, Section

MARK: Final = "!"
"""Stands beside everything that wants a person's eye; it reads in black and white too."""
_DOUBT: Final = "yellow"
_FAINT: Final = "dim"
_END_BLANKS: Final = re.compile(r" +$", re.MULTILINE)


def console(stream: TextIO, *, width: int | None = None) -> Console:
    """Make a console that colours on a terminal only, and reads markup or emoji nowhere."""
    return Console(
        file=stream, width=width, highlight=False, markup=False, emoji=False, soft_wrap=False
    )


def show(stream: TextIO, shown: Iterable[RenderableType], *, width: int | None = None) -> None:
    """Write what is to be shown, without the blanks that padding leaves at the ends of lines."""
    screen = console(stream, width=width)
    for renderable in shown:
        with screen.capture() as captured:
            screen.print(renderable)
        stream.write(_END_BLANKS.sub("", captured.get()))
    stream.flush()


def title_of_kind(kind: Kind) -> str:
    """Name a kind for a person: ``success_criterion`` -> ``"Success criterion"``."""
    return kind.value.replace("_", " ").capitalize()


def render_report(report: GoalReport) -> Iterator[RenderableType]:
    """Give what shows a report: the document, each goal, and what else is to be said."""
    yield _document_head(report)
    for goal in report.goals:
        yield Text()
        yield from _goal(goal, [i for i in report.issues if i.goal == goal.ordinal])
    ordinals = {goal.ordinal for goal in report.goals}
    yield from _issues(issue for issue in report.issues if issue.goal not in ordinals)
    yield Text()


def _document_head(report: GoalReport) -> Table:
    document = report.document
    flagged = sum(goal.needs_review for goal in report.goals)
    municipality = document.municipality
    facts = {
        "Document": document.name,
        "Municipality": f"{municipality.name} ({municipality.code})" if municipality else None,
        "Committee": document.committee,
        "Year": str(document.report_year) if document.report_year else None,
        "Read as": f"{document.profile}, {quantity(document.page_count, 'page')}",
        "Related": quantity(len(document.related_documents), "document")
        if document.related_documents
        else None,
        "Goals": f"{len(report.goals)}, {flagged} to review" if flagged else str(len(report.goals)),
    }
    grid = Table.grid(padding=(0, 2), expand=False)
    grid.add_column(style=_FAINT, no_wrap=True)
    grid.add_column(overflow="fold")
    if document.title:
        grid.add_row(Text("Title"), Text(one_line(document.title), style="bold"))
    for name, value in facts.items():
        if value is not None:
            grid.add_row(Text(name), Text(one_line(value)))
    return grid


def _goal(goal: Goal, issues: list[Issue]) -> Iterator[RenderableType]:
    yield Rule(_goal_title(goal), align="left", characters="─", style=_FAINT)
    grid = Table.grid(padding=(0, 1), expand=True)
    grid.add_column(width=1, style=_DOUBT)
    grid.add_column(width=20, overflow="fold")
    grid.add_column(ratio=1, overflow="fold")
    told: tuple[str, ...] = ()
    for kind, section in goal.sections.items():
        grid.add_row(*_section_row(kind, section, told))
        told = section.reasons if section.needs_review else told
    for name, lines in (
        ("Targets", target_lines(goal)),
        ("Measured", measurement_lines(goal)),
        ("Outcome", whole_lines(goal)),
    ):
        if lines:
            shown = "\n".join(f"· {line}" for line in lines)
            grid.add_row(Text(), Text(name, style="bold italic"), Text(shown))
    yield grid
    for issue in issues:
        yield _issue(issue)


def _goal_title(goal: Goal) -> Text:
    first, last = goal.pages[0], goal.pages[-1]
    pages = f"page {first}" if first == last else f"pages {first}-{last}"
    title = Text(f"Goal {goal.ordinal}", style="bold")
    if goal.number is not None:
        title.append(f" (no. {one_line(goal.number)})", style="not bold")
    title.append(f" · {pages} · {goal.confidence:.0%} sure", style="not bold")
    if goal.needs_review:
        title.append(f" · {MARK} review", style=f"not bold {_DOUBT}")
    return title


def _section_row(kind: Kind, section: Section, told: tuple[str, ...]) -> tuple[Text, Text, Text]:
    """Give the cells of a section's row; reasons just told are not told again."""
    name = Text(title_of_kind(kind), style="bold")
    label = one_line(section.label or "")
    if label and label.rstrip(":").casefold() != str(name).casefold():
        name.append(f"\n{label}", style=f"not bold {_FAINT}")
    value = Text(one_line(section.text))
    if section.needs_review:
        name.append(f"\n{section.confidence:.0%} sure", style=f"not bold {_DOUBT}")
        reasons = ("for the same reason",) if section.reasons == told else section.reasons
        for reason in reasons:
            value.append(f"\n{MARK} {one_line(reason)}", style=_DOUBT)
    return Text(MARK if section.needs_review else ""), name, value


def _issues(issues: Iterable[Issue]) -> Iterator[RenderableType]:
    for number, issue in enumerate(issues):
        if not number:
            yield Text()
        yield _issue(issue)


def _issue(issue: Issue) -> Text:
    where = f" (page {issue.page})" if issue.page is not None else ""
    style = "red" if issue.severity == "error" else _DOUBT
    shown = Text(f"{MARK} {issue.severity}[{one_line(issue.code)}]: ", style=style)
    shown.append(one_line(issue.message) + where, style="default")
    return shown
