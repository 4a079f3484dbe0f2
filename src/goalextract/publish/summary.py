"""What a run did, told to a person when it ends, and what to try next."""

import shlex
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.database.ledger import Counts
from goalextract.publish.printable import one_line
from goalextract.publish.terminal import quantity

MOST_REFUSALS: Final = 5
"""More refusals than this are for `goalextract quarantine` to list."""
QUERY: Final = (
    "SELECT municipality_name, report_year, count(*) FROM bi_goals GROUP BY 1, 2 ORDER BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Name a document that was refused and why."""

    name: str
    code: str
    cause: str


def summary_lines(
    counts: Counts, refused: Sequence[Refusal], database: str, sqlite_file: str | None
) -> Iterator[str]:
    """Say what a run did, line by line; nothing is wrapped, so that commands can be copied.

    Args:
        counts: what the run did.
        refused: the documents put in quarantine whole.
        database: where the goals are, without any password.
        sqlite_file: the path of the database, if it is a file.
    """
    yield from _counts(counts)
    for refusal in refused[:MOST_REFUSALS]:
        name, cause = one_line(refusal.name), one_line(refusal.cause)
        yield f"             {name}: {refusal.code}, {cause}"
    if len(refused) > MOST_REFUSALS:
        yield f"             and {len(refused) - MOST_REFUSALS} more"
    yield f"  database   {one_line(database)}"
    yield ""
    yield "Try next:"
    if counts.refused or counts.rejected_goals:
        yield "  goalextract quarantine"
    yield "  goalextract runs"
    if sqlite_file is not None and counts.goals:
        yield f"  {_query_command(sqlite_file)}"


def _counts(counts: Counts) -> Iterator[str]:
    kinds = {
        "loaded": counts.loaded,
        "unchanged": counts.unchanged,
        "the same as another": counts.duplicates,
        "refused": counts.refused,
    }
    told = ", ".join(f"{count:,} {kind}" for kind, count in kinds.items() if count)
    share = f" ({counts.flagged / counts.sections:.0%})" if counts.sections else ""
    yield f"  documents  {counts.documents:,}" + (f": {told}" if told else "")
    yield f"  goals      {counts.goals:,}"
    yield f"  sections   {counts.sections:,}"
    yield f"  to review  {quantity(counts.flagged, 'section')}{share}"
    if counts.rejected_goals:
        goals = quantity(counts.rejected_goals, "goal")
        yield f"  rejected   {goals} of {quantity(counts.incomplete, 'document')}"
    if counts.refused:
        yield f"  refused    {quantity(counts.refused, 'document')}"


def _query_command(file: str) -> str:
    """Write a first query as a command that this machine can run."""
    if shutil.which("sqlite3"):
        return f'sqlite3 -box {shlex.quote(file)} "{QUERY}"'
    program = (
        f"import sqlite3; rows = sqlite3.connect({file!r}).execute({QUERY!r}); "
        "print(*rows, sep=chr(10))"
    )
    return f"python3 -c {shlex.quote(program)}"
