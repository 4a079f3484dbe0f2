"""What the last runs did and what was refused, for a person and for a program."""

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict
from datetime import datetime
from typing import Final

from rich.console import RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from goalextract.database.models import RunStatus
from goalextract.database.queries import QuarantineRow, RunRow
from goalextract.publish.printable import escape_json, one_line
from goalextract.publish.words import duration, quantity, share

_STYLES: Final = {RunStatus.FINISHED: "green", RunStatus.RUNNING: "yellow"}


def as_json_lines(rows: Iterable[RunRow | QuarantineRow]) -> Iterator[str]:
    """Write each row as a JSON object on a line of its own; moments are ISO 8601 in UTC."""
    for row in rows:
        plain = json.dumps(asdict(row), ensure_ascii=False, default=_plain)
        yield escape_json(plain) + "\n"


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, datetime) else str(value)


def render_runs(runs: Sequence[RunRow]) -> Iterator[RenderableType]:
    """Give what shows the last runs, the latest first."""
    if not runs:
        yield Text("There were no runs yet.")
        return
    # One blank between columns, so that a million goals fit 80 characters.
    table = Table(box=None, padding=(0, 1, 0, 0), header_style="dim")
    table.add_column("Began (UTC)", no_wrap=True)
    table.add_column("Took", justify="right", no_wrap=True)
    table.add_column("Ended", no_wrap=True)
    for count in ("Files", "Refused", "Goals", "Sections", "Flagged"):
        table.add_column(count, justify="right", no_wrap=True)
    for run in runs:
        counts = run.counts
        table.add_row(
            Text(f"{run.started_at:%Y-%m-%d %H:%M}"),
            Text(duration(run)),
            Text(run.status.value, style=_STYLES.get(run.status, "red")),
            *(
                Text(f"{number:,}")
                for number in (counts.documents, counts.refused, counts.goals, counts.sections)
            ),
            Text(share(counts)),
        )
    yield table
    for run in runs:
        if run.message:
            yield Text(
                f"{run.started_at:%Y-%m-%d %H:%M} {run.status.value}: {one_line(run.message)}"
            )


def render_quarantine(rows: Sequence[QuarantineRow]) -> Iterator[RenderableType]:
    """Give what shows the refused documents and goals, each with its cause and a remedy."""
    if not rows:
        yield Text("Nothing is in quarantine.")
        return
    documents = {row.document_name for row in rows}
    yield Text(
        f"{quantity(len(rows), 'entry', 'entries')} in quarantine, "
        f"of {quantity(len(documents), 'document')}."
    )
    for row in rows:
        yield Text()
        yield from _refusal(row)


def _refusal(row: QuarantineRow) -> Iterator[RenderableType]:
    title = Text(one_line(row.document_name), style="bold")
    for name, number in (("goal", row.goal_ordinal), ("page", row.page)):
        if number is not None:
            title.append(f", {name} {number}", style="not bold")
    yield title
    shown = Text(f"error[{one_line(row.code)}]: ", style="red")
    shown.append(one_line(row.cause), style="default")
    for rule in row.rules:
        place = f" at {one_line(rule.location)}" if rule.location else ""
        shown.append(f"\n! {one_line(rule.code)}{place}: ", style="yellow")
        shown.append(one_line(rule.message), style="default")
    shown.append(f"\nremedy: {one_line(row.remedy)}", style="default dim")
    yield Padding(shown, (0, 0, 0, 2))
