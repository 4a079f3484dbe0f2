"""What an engine hands on of a PDF page: words and ruling lines, in display coordinates.

Display coordinates are PDF points with the origin top left of the page as it is shown: after its
rotation, whatever its crop box or the origin of its media box.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import compress
from typing import Final, Protocol, Self

import numpy as np
from numpy.typing import NDArray

from goalextract.document import Box, Rule

_THIN: Final = 3.0
"""A filled rectangle no thicker is a line; borders of 2 pt are common, of 4 pt hardly known."""
_SHORT: Final = 4.0
"""Shorter lines are bullets, underlined letters or dots."""


Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class PrintedWord:
    """Hold one word as an engine reads it, before the page's text is put together."""

    text: str
    box: Box
    size: float
    is_bold: bool
    is_upright: bool = True


@dataclass(frozen=True, slots=True, eq=False)
class PrintedWords:
    """Hold a page's words in the order in which they were drawn, a column for each of their fields.

    A page has hundreds; what is compared of all of them is compared at once.
    """

    texts: tuple[str, ...]
    edges: Floats
    """A row of x0, top, x1 and bottom for each word."""
    sizes: Floats
    is_bold: Flags
    is_upright: Flags

    @classmethod
    def of(cls, words: Iterable[PrintedWord]) -> Self:
        """Put single words into columns."""
        rows = list(words)
        boxes = [(w.box.x0, w.box.top, w.box.x1, w.box.bottom) for w in rows]
        return cls(
            tuple([word.text for word in rows]),
            np.array(boxes, float).reshape(-1, 4),
            np.array([word.size for word in rows], float),
            np.array([word.is_bold for word in rows], bool),
            np.array([word.is_upright for word in rows], bool),
        )

    @classmethod
    def joined(cls, pieces: Sequence[Self]) -> Self:
        """Put pieces of a page, one at least, together."""
        if len(pieces) == 1:
            return pieces[0]
        return cls(
            tuple([text for piece in pieces for text in piece.texts]),
            np.concatenate([piece.edges for piece in pieces]),
            np.concatenate([piece.sizes for piece in pieces]),
            np.concatenate([piece.is_bold for piece in pieces]),
            np.concatenate([piece.is_upright for piece in pieces]),
        )

    def __len__(self) -> int:
        return len(self.texts)

    def __iter__(self) -> Iterator[PrintedWord]:
        """Yield the words one by one."""
        for text, edges, size, is_bold, is_upright in zip(
            self.texts,
            self.edges.tolist(),
            self.sizes.tolist(),
            self.is_bold.tolist(),
            self.is_upright.tolist(),
            strict=True,
        ):
            yield PrintedWord(text, Box(*edges), size, is_bold, is_upright)

    def only(self, kept: slice | Flags) -> Self:
        """Return some of the words."""
        texts = self.texts[kept] if isinstance(kept, slice) else compress(self.texts, kept.tolist())
        return type(self)(
            tuple(texts),
            self.edges[kept],
            self.sizes[kept],
            self.is_bold[kept],
            self.is_upright[kept],
        )


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """Hold what an engine reads of one page."""

    number: int
    width: float
    height: float
    words: PrintedWords
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
