"""Say which printed words belong to which section: the material that truth is made of."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

Owner = tuple[int, str]
"""A goal's ordinal and a section kind."""


@dataclass(frozen=True, slots=True)
class Piece:
    """Hold a stretch of printed text; without an owner it belongs to no section."""

    text: str
    owner: Owner | None = None
    role: str = "value"
    """value, label, heading, furniture or stray."""


@dataclass(slots=True)
class Rendered:
    """Hold a rendered report with what truth needs to know about it."""

    text: str
    page_count: int | None
    """None where the text itself does not say how many pages it has."""
    texts: dict[Owner, str] = field(default_factory=dict)
    pages: dict[int, set[int]] = field(default_factory=dict)
    accepts: dict[int, list[dict[str, Any]]] = field(default_factory=dict)
    digits_deleted: bool = False
    title: str | None = None
    related: tuple[str, ...] = ()
    bare_bands: bool = False
    """True where service areas stand over groups of goals without a label word."""
    numbered: bool = True
    """False where the goals' printed numbers are not in the text."""

    def place(self, piece: Piece, page: int) -> None:
        """Record that a piece stands on a page."""
        if piece.owner is None or not piece.text:
            return
        before = self.texts.get(piece.owner)
        self.texts[piece.owner] = piece.text if before is None else f"{before} {piece.text}"
        self.pages.setdefault(piece.owner[0], set()).add(page)

    def place_all(self, pages: Iterable[Iterable[Piece]]) -> None:
        """Record the pieces of all pages, the first page being page 1."""
        for number, page in enumerate(pages, start=1):
            for piece in page:
                self.place(piece, number)


def accept(
    text: str, section: str | None, also: str | None, why: str, instead: str | None = None
) -> dict[str, Any]:
    """Return one alternative reading, in the shape of the corpus's gold file.

    The text stands in ``section`` (None: nowhere) and may stand in ``also`` instead; with
    ``instead`` the text may also be written that way where it stands.
    """
    entry: dict[str, Any] = {"text": text, "section": section, "also": also, "why": why}
    if instead is not None:
        entry["instead"] = instead
    return entry
