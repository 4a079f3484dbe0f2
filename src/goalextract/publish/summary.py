"""What a run did, told to a person when it ends, and what to try next."""

import json
import shlex
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.database.engine import parse_url, sqlite_file
from goalextract.database.ledger import Counts
from goalextract.database.snapshot import snapshot_file
from goalextract.progress import RunSummary
from goalextract.publish.printable import one_line
from goalextract.publish.words import quantity, share

MOST_REFUSALS: Final = 5
"""More refusals than this are for `goalextract quarantine` to list."""
QUERY: Final = (
    "SELECT municipality_name, report_year, count(*) FROM bi_goals GROUP BY 1, 2 ORDER BY 1, 2"
)


@dataclass(frozen=True, slots=True)
class Refusal:
    """Name a document that was refused and say why."""

    name: str
    reason: str


def summary_lines(
    summary: RunSummary, refused: Sequence[Refusal], program: str = "goalextract"
) -> Iterator[str]:
    """Say what a run did, line by line; nothing is wrapped, so that commands can be copied.

    Args:
        summary: what the run did.
        refused: the documents put in quarantine whole.
        program: how the program is called here.
    """
    counts = summary.counts
    yield f"Done in {summary.seconds:.1f} s."
    yield from _counts(counts)
    for refusal in refused[:MOST_REFUSALS]:
        yield f"             {one_line(refusal.name)}: {one_line(refusal.reason)}"
    if len(refused) > MOST_REFUSALS:
        yield f"             and {len(refused) - MOST_REFUSALS} more"
    if summary.ignored:
        yield f"  ignored    {quantity(summary.ignored, 'file')} (hidden, READMEs, editors' copies)"
    if not summary.is_fenced:
        yield "  caution    this kernel has no Landlock: readers could see other files too"
    if counts.removed:
        yield f"  removed    {quantity(counts.removed, 'file')} of earlier runs, kept as history"
    file = sqlite_file(parse_url(summary.database))
    place = summary.database if file is None else str(file)
    yield f"  database   {one_line(place)}"
    if file is not None:
        yield f"  BI tools   {one_line(str(snapshot_file(file)))}"
    yield ""
    yield "Try next:"
    if counts.refused or counts.rejected_goals:
        # Another database than the usual one must be named again; a server's URL may hold a secret.
        of = f" --database {shlex.quote(str(file))}" if file is not None else ""
        yield f"  {program} quarantine{of}"
    if counts.flagged:
        yield f"  {program} extract FILE --explain"
    if file is not None and counts.goals:
        yield f"  {query_command(str(file))}"


def _counts(counts: Counts) -> Iterator[str]:
    kinds = {
        "loaded": counts.loaded,
        "unchanged": counts.unchanged,
        "the same as another": counts.duplicates,
        "refused": counts.refused,
    }
    told = ", ".join(f"{count:,} {kind}" for kind, count in kinds.items() if count)
    yield f"  documents  {counts.documents:,}" + (f": {told}" if told else "")
    yield f"  goals      {counts.goals:,}"
    yield f"  sections   {counts.sections:,}"
    flagged = quantity(counts.flagged, "section")
    yield f"  flagged    {flagged} to review" + (f" ({share(counts)})" if counts.sections else "")
    if counts.rejected_goals:
        goals = quantity(counts.rejected_goals, "goal")
        yield f"  rejected   {goals} of {quantity(counts.incomplete, 'document')}"
    if counts.refused:
        yield f"  refused    {quantity(counts.refused, 'document')}"


def query_command(file: str) -> str:
    """Write a first query as a command that this machine can run; sqlite3 is often missing."""
    if shutil.which("sqlite3"):
        return f'sqlite3 -box {shlex.quote(file)} "{QUERY}"'
    # JSON writes both as Python literals in double quotes, which the shell's single ones spare.
    path, query = json.dumps(file, ensure_ascii=False), json.dumps(QUERY)
    program = f"import sqlite3; print(*sqlite3.connect({path}).execute({query}), sep=chr(10))"
    return f"python3 -c {shlex.quote(program)}"
