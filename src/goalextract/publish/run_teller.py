"""Tell a person how a run gets on, and what it did when it is done."""

from collections.abc import Callable
from contextlib import ExitStack
from types import TracebackType
from typing import Self, TextIO

from goalextract.progress import Outcome, RunSummary
from goalextract.publish.progress import Advance, progress
from goalextract.publish.summary import Refusal, summary_lines


class RunTeller:
    """Hear a run and tell it on a stream; used in a ``with`` statement, which ends the bar."""

    def __init__(
        self,
        stream: TextIO,
        program: str = "goalextract",
        after_each: Callable[[], None] = lambda: None,
    ) -> None:
        """Take where to write, how the program is called, and what to do after each document."""
        self._stream = stream
        self._after_each = after_each
        self._program = program
        self._shown = ExitStack()
        self._advance: Advance | None = None
        self._refused: list[Refusal] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._shown.__exit__(kind, error, trace)

    def started(self, total: int) -> None:
        """Show the bar, or make ready to write lines."""
        shown = progress(self._stream, total=total, doing="Ingesting")
        self._advance = self._shown.enter_context(shown)

    def document_done(self, name: str, outcome: Outcome, detail: str) -> None:
        """Show what became of one file."""
        if outcome is Outcome.REFUSED:
            self._refused.append(Refusal(name, detail))
        if self._advance is not None:
            self._advance(name, f"{outcome.value}, {detail}")
        self._after_each()

    def finished(self, summary: RunSummary) -> None:
        """Take the bar away and say what the run did."""
        self._shown.close()
        lines = summary_lines(summary, self._refused, self._program)
        self._stream.writelines(f"{line}\n" for line in lines)
        self._stream.flush()
