"""What a reader hands on: a document as pages of text, and places in them.

Everything here is frozen, picklable and cheap.  Offsets count characters of ``Page.text``
(after decoding, NFC and newline folding), pages count from 1.  Words and boxes, of which a page
has hundreds, are named tuples: frozen too, and made in half the time.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class Box(NamedTuple):
    """Place a value on a printed page, in PDF points with the origin top left."""

    x0: float
    top: float
    x1: float
    bottom: float


@dataclass(frozen=True, slots=True, order=True)
class Span:
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
    words: tuple[Word, ...]
    rules: tuple[Rule, ...] = ()


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
