"""Counts, shares and times as a person reads them."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # reading one document needs no database, which takes longer to import
    from goalextract.database.ledger import Counts
    from goalextract.database.queries import RunRow


def quantity(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: ``(1, "goal")`` -> ``"1 goal"``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def share(counts: "Counts") -> str:
    """Write which share of the sections wants a look: ``"12%"``; nothing without sections."""
    return f"{counts.flagged / counts.sections:.0%}" if counts.sections else ""


def duration(run: "RunRow") -> str:
    """Write how long a run took: ``"3.2 s"``, ``"12 min"``; nothing while it runs."""
    if run.finished_at is None:
        return ""
    seconds = (run.finished_at - run.started_at).total_seconds()
    return f"{seconds:.1f} s" if seconds < 60 else f"{seconds / 60:.0f} min"
