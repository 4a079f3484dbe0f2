"""How a document was understood, shown to whoever asks ``extract --explain``.

What is shown is described by protocols, so that this module need not know the extraction.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Protocol

from rich.console import RenderableType
from rich.table import Table
from rich.text import Text

from goalextract.publish.printable import one_line
from goalextract.publish.terminal import title_of_kind
from goalextract.publish.words import quantity
from goalextract.records import GoalReport, Kind


class LabelCount(Protocol):
    """Count one printed form of a label in a document."""

    @property
    def kind(self) -> Kind | None:
        """The kind of section it opens; None when no kind was guessed."""

    @property
    def printed(self) -> str:
        """The label as printed."""

    @property
    def count(self) -> int:
        """How often it stands in the document."""

    @property
    def is_known(self) -> bool:
        """Whether a profile lists it."""


class Understanding(Protocol):
    """Say how a document was understood."""

    @property
    def profile(self) -> str:
        """The template it was read with."""

    @property
    def profile_reason(self) -> str:
        """Why that template."""

    @property
    def page_layouts(self) -> Sequence[tuple[int, str]]:
        """Page numbers with the layout each was read as."""

    @property
    def labels(self) -> Sequence[LabelCount]:
        """The labels found."""

    @property
    def missing(self) -> Sequence[Kind]:
        """Kinds that the profile knows and the document never labels."""


def render_explanation(report: GoalReport, how: Understanding) -> Iterator[RenderableType]:
    """Give what shows why a report came out as it did."""
    yield Text("How it was read", style="bold underline")
    yield Text(f"Profile {one_line(how.profile)}: {one_line(how.profile_reason)}")
    for layout, pages in _layouts(how.page_layouts):
        yield Text(f"{pages} read as {one_line(layout)}")
    if how.labels:
        yield Text()
        yield _labels(how.labels)
    if how.missing:
        names = ", ".join(title_of_kind(kind).lower() for kind in how.missing)
        yield Text(f"Never labelled: {names}")
    yield Text()
    yield _share_in_doubt(report)
    doubts = _doubts(report)
    if doubts.row_count:
        yield doubts
    yield Text()


def _layouts(pages: Sequence[tuple[int, str]]) -> Iterator[tuple[str, str]]:
    """Fold neighbours of one layout: pages 2, 3 and 4 -> ``("sheet", "Pages 2-4")``."""
    for layout, run in groupby(sorted(pages), key=lambda page: page[1]):
        numbers = [number for number, _ in run]
        if len(numbers) == 1:
            yield layout, f"Page {numbers[0]}"
        else:
            yield layout, f"Pages {numbers[0]}-{numbers[-1]}"


def _labels(labels: Sequence[LabelCount]) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Label found", overflow="fold")
    table.add_column("Kind")
    table.add_column("Times", justify="right")
    for label in sorted(labels, key=_place):
        kind = "unknown" if label.kind is None else title_of_kind(label.kind)
        kind += "" if label.is_known else ", guessed"
        table.add_row(Text(one_line(label.printed)), Text(kind), Text(str(label.count)))
    return table


def _place(label: LabelCount) -> tuple[int, int]:
    """Order labels by kind, as a report states them, the commonest first, the unknown last."""
    kinds = list(Kind)
    return (len(kinds) if label.kind is None else kinds.index(label.kind), -label.count)


def _doubts(report: GoalReport) -> Table:
    table = Table(box=None, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("Goal", justify="right", no_wrap=True)
    table.add_column("Doubted", overflow="fold", ratio=2)
    table.add_column("Sure", justify="right", no_wrap=True)
    table.add_column("Why", overflow="fold", ratio=3)
    for goal in report.goals:
        alike: dict[tuple[str, tuple[str, ...]], list[str]] = {}
        for kind, section in goal.sections.items():
            if section.needs_review:
                why = (f"{section.confidence:.0%}", section.reasons)
                alike.setdefault(why, []).append(title_of_kind(kind).lower())
        for (sure, reasons), kinds in alike.items():
            told = "\n".join(one_line(reason) for reason in reasons)
            table.add_row(Text(str(goal.ordinal)), Text(", ".join(kinds)), Text(sure), Text(told))
    return table


def _share_in_doubt(report: GoalReport) -> Text:
    flagged = sum(s.needs_review for g in report.goals for s in g.sections.values())
    total = sum(len(goal.sections) for goal in report.goals)
    if not flagged:
        return Text("No section is in doubt.")
    return Text(f"{flagged} of {quantity(total, 'section')} in doubt:")
