"""Stop a job where that is safe."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


class Stop:
    """Ask a job to stop where that is safe, between documents and steps; asked again, at once.

    An instance is a signal's handler.  An exception right out of one may come in the midst of a
    transaction, and leave the database locked to the ledger's last word.
    """

    def __init__(self) -> None:
        self._is_asked = False

    def __call__(self, _signal: int, _frame: FrameType | None) -> None:
        """Hear that the job is to stop.

        Raises:
            KeyboardInterrupt: it was asked before.
        """
        if self._is_asked:
            raise KeyboardInterrupt
        self._is_asked = True

    def here(self) -> None:
        """Stop here if that was asked.

        Raises:
            KeyboardInterrupt: it was.
        """
        if self._is_asked:
            raise KeyboardInterrupt


@contextmanager
def hears_signals(stop: Stop) -> Iterator[Stop]:
    """Let Ctrl-C and SIGTERM ask for a stop, until the ``with`` statement ends."""
    before = {number: signal.signal(number, stop) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
