"""What an engine hands on of a PDF page: words and ruling lines, in display coordinates.

Display coordinates are PDF points with the origin top left of the page as it is shown: after its
rotation, whatever its crop box or the origin of its media box.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Protocol

from goalextract.document import Box, Rule

_THIN: Final = 3.0
"""A filled rectangle no thicker is a line; borders of 2 pt are common, of 4 pt hardly known."""
_SHORT: Final = 4.0
"""Shorter lines are bullets, underlined letters or dots."""


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """Hold one word as an engine reads it, before the page's text is put together."""

    text: str
    box: Box
    size: float
    is_bold: bool
    is_upright: bool = True


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """Hold what an engine reads of one page."""

    number: int
    width: float
    height: float
    words: tuple[PrintedWord, ...]
    rules: tuple[Rule, ...]


class Engine(Protocol):
    """Read a PDF's pages one by one, each closed before the next is opened."""

    def __call__(self, data: bytes, max_pages: int) -> Iterator[PrintedPage]:
        """Yield the pages in order.

        Raises:
            DocumentError: the file cannot be opened, or one of its pages cannot be read.
        """


def rules_of(box: Box, *, is_stroked: bool, is_filled: bool) -> Iterator[Rule]:
    """Yield the ruling lines that a drawn rectangle or line gives.

    A thin one is a line; a stroked or shaded one has four edges.  Shading that is not white
    parts cells too.
    """
    width, height = box.x1 - box.x0, box.bottom - box.top
    if width <= _THIN and height <= _THIN:
        return
    if height <= _THIN:
        if width >= _SHORT:
            middle = (box.top + box.bottom) / 2
            yield Rule(Box(box.x0, middle, box.x1, middle))
    elif width <= _THIN:
        if height >= _SHORT:
            middle = (box.x0 + box.x1) / 2
            yield Rule(Box(middle, box.top, middle, box.bottom))
    elif is_stroked or is_filled:
        shaded = is_filled and not is_stroked
        yield Rule(Box(box.x0, box.top, box.x1, box.top), shaded)
        yield Rule(Box(box.x0, box.bottom, box.x1, box.bottom), shaded)
        yield Rule(Box(box.x0, box.top, box.x0, box.bottom), shaded)
        yield Rule(Box(box.x1, box.top, box.x1, box.bottom), shaded)
