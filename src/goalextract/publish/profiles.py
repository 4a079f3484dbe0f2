"""Profiles as a person or a program sees them: the list, and what a check found."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from goalextract.publish.explanation import LabelCount, Understanding
from goalextract.publish.printable import escape_json, one_line
from goalextract.publish.terminal import MARK, title_of_kind
from goalextract.publish.words import quantity
from goalextract.records import GoalReport


class Summary(Protocol):
    """Say what a profile is."""

    @property
    def id(self) -> str:
        """The name that documents carry."""

    @property
    def name(self) -> str:
        """What it is for."""

    @property
    def language(self) -> str:
        """Two letters."""

    @property
    def extends(self) -> str | None:
        """The profile that it adds to."""

    @property
    def source(self) -> str:
        """Where it comes from."""

    @property
    def own_labels(self) -> int:
        """Label words of its own."""

    @property
    def all_labels(self) -> int:
        """Label words in all."""


@dataclass(frozen=True, slots=True)
class Trial:
    """Hold how a report was read while a profile was checked."""

    file: str
    report: GoalReport
    how: Understanding


def profiles_as_json(rows: Iterable[Summary]) -> Iterator[str]:
    """Write each profile as a JSON object on a line of its own."""
    for row in rows:
        plain = {
            "id": row.id,
            "name": row.name,
            "language": row.language,
            "extends": row.extends,
            "source": row.source,
            "own_labels": row.own_labels,
            "all_labels": row.all_labels,
        }
        yield escape_json(json.dumps(plain, ensure_ascii=False)) + "\n"


def render_profiles(rows: Iterable[Summary]) -> Iterator[RenderableType]:
    """Give what shows the profiles that documents are tried with."""
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Profile", no_wrap=True)
    table.add_column("Language", no_wrap=True)
    table.add_column("Extends", no_wrap=True)
    table.add_column("Labels", justify="right", no_wrap=True)
    table.add_column("For", overflow="fold")
    for row in rows:
        about = Text(one_line(row.name))
        if row.source != "built in":
            about.append(f" ({one_line(row.source)})", style="dim")
        table.add_row(
            Text(row.id),
            Text(row.language),
            Text(row.extends or "-"),
            Text(f"{row.own_labels:,}"),
            about,
        )
    yield table


def render_check(
    row: Summary, known_by: Sequence[str], remarks: Iterable[str]
) -> Iterator[RenderableType]:
    """Give what shows that a profile is sound, and what its author should know."""
    inherited = ""
    if row.extends is not None:
        inherited = f", {row.all_labels:,} with those of {row.extends}"
    yield Text(f"{one_line(row.source)} is a profile: {row.id}, {one_line(row.name)}")
    yield Text(f"It has {quantity(row.own_labels, 'label word')} of its own{inherited}.")
    if known_by:
        named = ", ".join(one_line(label) for label in known_by[:8])
        more = f" and {len(known_by) - 8} more" if len(known_by) > 8 else ""
        yield Text(f"It is known by: {named}{more}")
    for remark in remarks:
        yield Text(f"{MARK} {one_line(remark)}", style="yellow")


def render_trial(profile: str, trial: Trial) -> Iterator[RenderableType]:
    """Give what shows whether a report is read with the profile, and which labels it lacks."""
    how, goals = trial.how, trial.report.goals
    sections = [section for goal in goals for section in goal.sections.values()]
    doubted = sum(section.needs_review for section in sections)
    yield Text()
    yield Text(
        f"{one_line(trial.file)}: {quantity(len(goals), 'goal')},"
        f" {quantity(len(sections), 'section')}, {doubted} in doubt"
    )
    verdict = (
        "Read with it" if how.profile == profile else f"{MARK} Read with {how.profile} instead"
    )
    yield Text(f"{verdict}: {one_line(how.profile_reason)}")
    unlisted = [label for label in how.labels if not label.is_known and label.printed]
    if not unlisted:
        yield Text("Every label found is one that the profile lists.")
        return
    yield Text("Labels that it does not list, with the kind guessed:")
    yield _unlisted(unlisted)


def _unlisted(labels: Iterable[LabelCount]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 2), header_style="dim")
    table.add_column("Label", overflow="fold")
    table.add_column("Guessed", no_wrap=True)
    table.add_column("Times", justify="right", no_wrap=True)
    for label in sorted(labels, key=lambda one: (-one.count, one.printed)):
        kind = "unknown" if label.kind is None else title_of_kind(label.kind)
        table.add_row(Text(one_line(label.printed)), Text(kind), Text(str(label.count)))
    return table
