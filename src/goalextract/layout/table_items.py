"""What is gathered of a document's tables: headers, the rows below them, the texts between."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.joining import join_lines
from goalextract.layout.cells import read_back
from goalextract.layout.raster import Entry
from goalextract.profiles.columns import Column

BAND_WORDS: Final = 16
"""A heading has no more words."""


@dataclass(slots=True)
class Block:
    """Hold a table's header, and what its columns mean once that is known."""

    header: tuple[Entry, ...]
    texts: tuple[str, ...]
    columns: tuple[Column, ...] = ()
    is_goals: bool = False

    def add_unheaded(self, rows: Sequence["Row"]) -> None:
        """Give columns that no header stands above an empty one."""
        filled = {e.first for row in rows for e in row.entries if e.first == e.last}
        bare = [n for n in filled if not any(h.first <= n <= h.last for h in self.header)]
        headers = [*zip(self.header, self.texts, strict=True)]
        headers += [(Entry(n, n, ()), "") for n in bare]
        headers.sort(key=lambda item: item[0].first)
        self.header = tuple(entry for entry, _ in headers)
        self.texts = tuple(text for _, text in headers)


@dataclass(slots=True)
class Row:
    """Hold one row of values, its page and the header above it."""

    page: Page
    block: Block
    entries: tuple[Entry, ...]
    doubts: list[Doubt]
    more: list[tuple[Page, Entry]] = field(default_factory=list)
    """What of it stands on the next page."""

    def spans(self, head: Entry) -> tuple[Span, ...]:
        """Return what stands in a header's column."""
        return tuple(s for _, entry in self._below(head) for s in entry.spans)

    def text(self, head: Entry) -> str:
        """Return what stands in a header's column as a reader would copy it."""
        lines = [t for page, entry in self._below(head) for t in read_back(page, entry.spans)]
        return join_lines(lines)

    def unheaded(self) -> list[tuple[Page, Entry]]:
        """Return the cells that stand in no header's column, each with its page."""
        heads = self.block.header
        return [p for p in self._placed() if not any(_is_below(h, p[1]) for h in heads)]

    def _below(self, head: Entry) -> list[tuple[Page, Entry]]:
        return [(page, entry) for page, entry in self._placed() if _is_below(head, entry)]

    def _placed(self) -> list[tuple[Page, Entry]]:
        return [*((self.page, entry) for entry in self.entries), *self.more]


@dataclass(frozen=True, slots=True)
class HeaderRow:
    """Hold where a header is printed."""

    page: Page
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """Hold a text outside the rows; a band is one that may head the rows below it."""

    page: Page
    spans: tuple[Span, ...]
    is_band: bool = False
    is_running: bool = False
    """The document's title again, above what goes on on a later page."""


Item = Row | HeaderRow | Text


def is_short(text: str) -> bool:
    """Tell whether a text is as short as a heading, and has no full stop."""
    return len(text.split()) <= BAND_WORDS and not text.endswith(".")


def _is_below(head: Entry, entry: Entry) -> bool:
    """Tell whether a cell stands in a header's column."""
    return head.first <= entry.first <= head.last
