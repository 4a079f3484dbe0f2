"""What a run tells while it works, and what it says when it is done."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from goalextract.database.ledger import Counts
from goalextract.errors import ExitCode


class Outcome(StrEnum):
    """Name what became of one file in a run."""

    LOADED = "loaded"
    INCOMPLETE = "incomplete"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class RunSummary:
    """Tell a person what a run did and where the goals are now.

    The counts are those of :class:`~goalextract.database.ledger.Counts`: goals, sections and
    flagged sections are of all documents of the input, also of those that were there already.
    """

    run_id: str
    database: str
    """The database's URL without its password."""
    counts: Counts
    ignored: int
    """Files in the folders that are no documents: hidden ones, READMEs, editors' copies."""
    seconds: float
    is_fenced: bool = True
    """Whether Landlock kept what read the files from all others."""

    @property
    def exit_code(self) -> ExitCode:
        """Return the code that the contract gives this outcome."""
        has_quarantined = self.counts.refused or self.counts.incomplete
        return ExitCode.QUARANTINED if has_quarantined else ExitCode.OK


class Progress(Protocol):
    """Hear how a run gets on; called in the run's own thread, document by document."""

    def started(self, total: int) -> None:
        """Hear how many files there are."""

    def document_done(self, name: str, outcome: Outcome, detail: str) -> None:
        """Hear what became of one file; the detail is for people."""

    def finished(self, summary: RunSummary) -> None:
        """Hear what the whole run did."""


class Silence:
    """Hear nothing."""

    def started(self, total: int) -> None:
        """Ignore it."""

    def document_done(self, name: str, outcome: Outcome, detail: str) -> None:
        """Ignore it."""

    def finished(self, summary: RunSummary) -> None:
        """Ignore it."""
