r"""One line of JSON for each event, for programs that collect logs.

Example: ``{"time": "2026-01-31T02:15:00.123Z", "level": "info", "event": "document.loaded",
"document": "m\u00e5l.txt"}``.
"""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from enum import StrEnum
from typing import TextIO

from goalextract.personal import hide_personal

Value = str | int | float | bool | None


class Level(StrEnum):
    """Name how much an event matters."""

    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


def _now() -> datetime:
    return datetime.now(UTC)


class EventLog:
    """Write events to a stream, each a line of ASCII that no content can break.

    A stream that can no longer be written to (its reader left, the disk is full) does not stop
    the work; ``fault`` tells of it.
    """

    def __init__(self, stream: TextIO, now: Callable[[], datetime] = _now) -> None:
        self._stream = stream
        self._now = now
        self.fault: str | None = None

    def write(self, event: str, /, *, level: Level = Level.INFO, **fields: Value) -> None:
        """Write one event with the moment in UTC; a field's name is its key.

        Args:
            event: what happened, as ``thing.happened``; collectors filter on it.
            level: how much it matters.
            fields: what is known of it; texts may hold anything, also half a character.  Personal
                numbers in them are hidden.
        """
        if self.fault is not None:
            return
        moment = self._now().astimezone(UTC).isoformat(timespec="milliseconds")
        said = {"time": moment.replace("+00:00", "Z"), "level": level.value, "event": event}
        # ASCII only: line breaks, escapes and marks that turn writing around become \uXXXX
        shown = {k: hide_personal(v) if isinstance(v, str) else v for k, v in fields.items()}
        line = json.dumps({**said, **shown}, ensure_ascii=True, allow_nan=False)
        try:
            self._stream.write(f"{line}\n")
            self._stream.flush()
        except (OSError, ValueError) as error:  # ValueError: the stream is closed
            self.fault = getattr(error, "strerror", None) or "it is closed"
