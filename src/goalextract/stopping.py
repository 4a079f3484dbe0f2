"""Stop a job that nobody watches where that is safe."""

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
