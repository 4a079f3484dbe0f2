"""How lines and items of lists open: markers, label words behind them; what is on their line."""

import re
from sys import maxsize
from typing import Final

from goalextract.profiles.phrases import Phrases

MARKER: Final = re.compile(r"(?:(?:\d{1,2}|[a-zæøåäö])[.)]|[•·*–−-])\s+", re.IGNORECASE)
LETTERED: Final = re.compile(r"\s*(?:[a-zæøåäö][.)]|o)\s")
"""How an item of a list opens; ``o`` is a bullet, and no word of the language."""
_BLANKS: Final = re.compile(r"\s*")
_NEAR: Final = 400
"""So many characters of a line are looked at: whole pages may be folded into one."""


class LineStart:
    """Match lines that start with label words, behind a marker or not."""

    def __init__(self, listed: Phrases) -> None:
        self._listed = listed

    def match(self, text: str, at: int = 0, stop: int = maxsize) -> int | None:
        """Return where label words end with which a text starts, if it starts with some.

        Example: ``"- Status: Nået"`` -> 8; ``"Vi er i mål"`` -> None.
        """
        blanks = _BLANKS.match(text, at, stop)
        first = blanks.end() if blanks is not None else at
        marker = MARKER.match(text, first, stop)
        end = self._listed.start(text, marker.end(), stop) if marker is not None else None
        return end if end is not None else self._listed.start(text, first, stop)


def line_before(text: str, at: int) -> str:
    """Return what stands before an offset on its line, the last of it where much does."""
    first = max(0, at - _NEAR)
    return text[max(first, text.rfind("\n", first, at) + 1) : at]


def line_after(text: str, at: int) -> str:
    """Return what stands after an offset on its line, the first of it where much does."""
    return text[at : at + _NEAR].partition("\n")[0]
