"""Counts and shares as a person reads them."""

from goalextract.database.ledger import Counts


def quantity(count: int, one: str, many: str | None = None) -> str:
    """Write a count with its noun: ``(1, "goal")`` -> ``"1 goal"``."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def share(counts: Counts) -> str:
    """Write which share of the sections wants a look: ``"12%"``; nothing without sections."""
    return f"{counts.flagged / counts.sections:.0%}" if counts.sections else ""
