"""What a reader hands on: a document as pages of text, and places in them.

Everything here is frozen, picklable and cheap.  Offsets count characters of ``Page.text``
(after decoding, NFC and newline folding), pages count from 1.  Words, boxes and spans, of which a
page has hundreds, are named tuples: frozen too, and made in half the time.  A page keeps its words
in columns, an eighth as large, and makes them when they are asked for.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Self, overload


class Box(NamedTuple):
    """Place a value on a printed page, in PDF points with the origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


class Span(NamedTuple):
    """Point at the characters ``start`` to ``end`` (exclusive) of page ``page``."""

    page: int
    start: int
    end: int
    box: Box | None = None


class NoiseKind(StrEnum):
    """Name the kinds of text that belong to no goal."""

    HEADER = "header"
    FOOTER = "footer"
    PAGE_NUMBER = "page_number"
    BOILERPLATE = "boilerplate"
    CONTENTS = "contents"
    TITLE = "title"
    MARKER = "marker"


@dataclass(frozen=True, slots=True)
class Noise:
    """Mark characters of a page as known not to be content."""

    kind: NoiseKind
    span: Span


class Word(NamedTuple):
    """Hold one printed word: its place in the page's text and on the paper."""

    start: int
    end: int
    box: Box
    size: float
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class Words(Sequence[Word]):
    """Hold a page's words in the order of its text, a column for each of their fields."""

    starts: "array[int]"
    ends: "array[int]"
    edges: "array[float]"
    """The boxes' numbers, four for each word."""
    sizes: "array[float]"
    is_bold: bytes
    """A byte for each word."""

    @classmethod
    def of(cls, words: Iterable[Word]) -> Self:
        """Put single words into columns."""
        rows = list(words)
        return cls(
            array("i", [word.start for word in rows]),
            array("i", [word.end for word in rows]),
            array("d", [number for word in rows for number in word.box]),
            array("d", [word.size for word in rows]),
            bytes([word.is_bold for word in rows]),
        )

    def __len__(self) -> int:
        return len(self.starts)

    def __iter__(self) -> Iterator[Word]:
        numbers = iter(self.edges)
        boxes = map(Box, numbers, numbers, numbers, numbers)
        return map(Word, self.starts, self.ends, boxes, self.sizes, map(bool, self.is_bold))

    @overload
    def __getitem__(self, at: int) -> Word: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Word, ...]: ...
    def __getitem__(self, at: int | slice) -> Word | tuple[Word, ...]:
        if isinstance(at, slice):
            return tuple([self[number] for number in range(*at.indices(len(self)))])
        number = range(len(self))[at]
        box = Box(*self.edges[4 * number : 4 * number + 4])
        bold = bool(self.is_bold[number])
        return Word(self.starts[number], self.ends[number], box, self.sizes[number], bold)

    def between(self, first: int, after: int) -> Box:
        """Return the box around the words from one number to another, at least one."""
        lefts, tops, rights, bottoms = (
            self.edges[4 * first + side : 4 * after : 4] for side in range(4)
        )
        return Box(min(lefts), min(tops), max(rights), max(bottoms))


@dataclass(frozen=True, slots=True)
class Rule:
    """Hold one ruling line, upright or level: the edge of a cell."""

    box: Box
    is_shade: bool = False
    """It is the edge of a shaded cell, not a line."""

    @property
    def is_level(self) -> bool:
        """Tell whether the line is level."""
        return self.box.x1 - self.box.x0 > self.box.bottom - self.box.top


@dataclass(frozen=True, slots=True)
class Print:
    """Hold what is printed on a page that has a place on paper: a PDF's."""

    width: float
    height: float
    words: Words
    rules: tuple[Rule, ...] = ()
    unclear_ends: frozenset[int] = frozenset()
    """Where in the text lines end at a narrow cell's edge, maybe within a word."""
    unclear_order: tuple[int, int] | None = None
    """From where to where in the text lines run across what may be columns of running text."""
    tags: frozenset[int] = frozenset()
    """Where in the text lines start that are tags beside a card's heading."""
    is_in_columns: bool = False
    """Its text surely runs on from column to column, as in a newspaper."""


@dataclass(frozen=True, slots=True)
class Page:
    """Hold one page's text and what of it is known to be noise."""

    number: int
    text: str
    noise: tuple[Noise, ...] = ()
    print: Print | None = None
    """None for a text file's page, which has no place on paper."""


class Severity(StrEnum):
    """Tell what harms the data from what may harm it."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """Say one thing that a user should know about a document, a page or a goal."""

    code: str
    message: str
    severity: Severity = Severity.WARNING
    page: int | None = None
    goal: int | None = None


class Form(StrEnum):
    """Name the ways in which a text file came to be."""

    PLAIN = "plain"
    TRANSCRIPT = "transcript"
    NUMBERED_TRANSCRIPT = "numbered_transcript"


@dataclass(frozen=True, slots=True)
class Document:
    """Hold what was read from one file, before anything is understood of it."""

    name: str
    sha256: str
    media_type: str
    pages: tuple[Page, ...]
    form: Form = Form.PLAIN
    title: str | None = None
    related_documents: tuple[str, ...] = ()
    findings: tuple[Finding, ...] = field(default=())
