"""Plain text whose columns were read in the wrong order: labels in a run, their values after.

The text without its labels is cut into pieces (``language/units.py``); cues in each piece speak
for kinds of sections (``profiles/cues.py``); ``monotone.py`` finds the likeliest division of the
pieces among the labels and how likely each part of it is.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.joining import fold_space
from goalextract.language.units import Edge, Unit, split_units
from goalextract.layout.cells import Cell, line_spans, without_noise
from goalextract.layout.monotone import Announced, Division, Part, Piece
from goalextract.layout.recurring import Recurring, is_run
from goalextract.profiles.cues import (
    CueWeights,
    Vector,
    body_cues,
    form_cues,
    opening_cues,
    tokens,
)
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_SUBHEAD: Final = re.compile(r"(?:[•·*–-]\s|\w[.)]\s)?([A-ZÆØÅ][\wæøå -]{2,40}):\s*$")
_WORD: Final = re.compile(r"\W*(\w+)")
_SMALL: Final = re.compile(r"(?<![\w-])[a-zæøå]{2,}")
_QUOTE_CHARS: Final = 60


@dataclass(frozen=True, slots=True)
class PieceCues:
    """Hold a piece's place and the cues in it, before any weight is put on them."""

    page: int
    start: int
    end: int
    body: tuple[str, ...]
    opening: tuple[str, ...]
    moves: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Stream:
    """Hold the pieces of a document's running text and the labels read among them."""

    pieces: tuple[PieceCues, ...]
    labels: tuple[Announced, ...]
    matches: tuple[tuple[int, LabelMatch], ...]
    """(page number, label) for each of ``labels``."""


def _unit_moves(
    text: str, unit: Unit, small: Collection[str], subheads: dict[str, int], count: int
) -> list[str]:
    """Name what stands before a piece: its edge, the end of the text before, a heading again.

    A capital without a stop before it starts a sentence if the document writes the word small
    elsewhere; else it is a name's.
    """
    before = text[: unit.start].rstrip()[-1:]
    moves = [f"edge:{unit.edge.value}"]
    if unit.edge is Edge.CAPITAL:
        word = _WORD.match(text, unit.start)
        is_small = word is not None and word.group(1).lower() in small
        moves = ["edge:capital:common" if is_small else "edge:capital:name"]
    if before == ":":
        moves.append("after_colon")
    elif before and before not in '.!?…"”)':
        moves.append("after_open")
    subhead = _SUBHEAD.match(text[unit.start : unit.end])
    if subhead is not None:
        name = subhead.group(1).casefold()
        earliest = min(subheads.values(), default=count)
        # The first of the parallel headings comes again: a new section goes through them anew.
        if subheads.get(name) == earliest:
            moves.append("subhead_again")
            subheads.clear()
        subheads.setdefault(name, count)
    return moves


def _split_at_areas(text: str, units: list[Unit], recurring: Recurring) -> list[tuple[Unit, bool]]:
    """Make each service area that the document names elsewhere one piece; tell which are."""
    cut: list[tuple[Unit, bool]] = []
    done = 0
    for unit in units:
        start = max(unit.start, done)
        if start >= unit.end:
            continue
        edge = unit.edge if start == unit.start else Edge.CAPITAL
        end = recurring.area_end(text, start) if start == unit.start else None
        if end is not None:
            while end < len(text) and text[end].isspace():
                end += 1
            cut.append((Unit(start, end, edge), True))
            done = end
            if end < unit.end:
                cut.append((Unit(end, unit.end, Edge.CAPITAL), False))
        else:
            cut.append((Unit(start, unit.end, edge), False))
    return cut


class _StreamBuilder:
    """Gather pieces and labels page by page."""

    def __init__(
        self, recurring: Recurring, report_year: int | None, small: Collection[str]
    ) -> None:
        self._recurring, self._year, self._small = recurring, report_year, small
        self.pieces: list[PieceCues] = []
        self.labels: list[Announced] = []
        self.matches: list[tuple[int, LabelMatch]] = []
        self._run = -1
        self._subheads: dict[str, int] = {}

    def page(self, page: Page, labels: Sequence[LabelMatch]) -> None:
        position = 0
        for index, label in enumerate(labels):
            self._text(page, position, label.start)
            if index == 0 or not is_run(page, labels, index - 1):
                self._run += 1
            self._label(page, label)
            position = label.end
        self._text(page, position, len(page.text))

    def _label(self, page: Page, label: LabelMatch) -> None:
        # Words that head no section are divided as a comment is; assembly sets them aside.
        kind = label.kind or Kind.COMMENT
        self.labels.append(Announced(kind, self._run, len(self.pieces)))
        self.matches.append((page.number, label))

    def _text(self, page: Page, start: int, end: int) -> None:
        for a, b in without_noise(page, start, end):
            text = page.text[a:b]
            units = _split_at_areas(text, split_units(text), self._recurring)
            after_area = False
            for unit, is_area in units:
                words = tokens(text[unit.start : unit.end], self._year)
                moves = _unit_moves(text, unit, self._small, self._subheads, len(self.pieces))
                if after_area:
                    moves.append("after_area")
                forms = form_cues(text[unit.start : unit.end])
                opening = opening_cues(words, forms)
                after_area = is_area
                if is_area:
                    opening.append("known_area")
                self.pieces.append(
                    PieceCues(
                        page.number,
                        a + unit.start,
                        a + unit.end,
                        tuple(body_cues(words, forms)),
                        tuple(opening),
                        tuple(moves),
                    )
                )


def build_stream(
    pages: Sequence[Page],
    labels: Sequence[Sequence[LabelMatch]],
    recurring: Recurring,
    report_year: int | None,
) -> Stream:
    """Read pages of running text, in order, as one stream of pieces and labels."""
    small = {word for page in pages for word in _SMALL.findall(page.text)}
    builder = _StreamBuilder(recurring, report_year, small)
    for page, here in zip(pages, labels, strict=True):
        builder.page(page, here)
    return Stream(tuple(builder.pieces), tuple(builder.labels), tuple(builder.matches))


def _sum(cues: Sequence[str], table: Mapping[str, Vector], zero: Vector) -> Vector:
    found = [vector for cue in cues if (vector := table.get(cue)) is not None]
    if not found:
        return zero
    if len(found) == 1:
        return found[0]
    return tuple(map(sum, zip(*found, strict=True)))


def weighted(stream: Stream, weights: CueWeights) -> list[Piece]:
    """Put the trained weights on a stream's cues."""
    return [
        Piece(
            _sum(piece.body, weights.body, weights.zero),
            _sum(piece.opening, weights.opening, weights.zero),
            piece.moves,
        )
        for piece in stream.pieces
    ]


def _quote(pages: dict[int, Page], stream: Stream, piece: int) -> str:
    cues = stream.pieces[piece]
    return fold_space(pages[cues.page].text[cues.start : cues.start + _QUOTE_CHARS])


def _doubt(pages: dict[int, Page], stream: Stream, part: Part, following: Part | None) -> Doubt:
    """Say which edge of a part is in doubt and where else it may be."""
    label = stream.matches[part.label][1]
    reason = f"where the value of '{label.printed}' starts or ends is read from its wording"
    if part.other_start is not None and part.other_probability > 0.02:
        reason = f"it may start at '{_quote(pages, stream, part.other_start)}'"
    elif following is not None and following.other_start is not None:
        reason = f"what follows may start at '{_quote(pages, stream, following.other_start)}'"
    return Doubt(reason, max(0.01, min(1.0, part.probability)))


def _spans(pages: dict[int, Page], stream: Stream, part: Part) -> tuple[Span, ...]:
    """Return where a part stands: pieces that follow each other as one stretch, line by line."""
    stretches: list[list[int]] = []
    for piece in stream.pieces[part.start : part.end]:
        last = stretches[-1] if stretches else None
        text = pages[piece.page].text
        if last and last[0] == piece.page and not text[last[2] : piece.start].strip():
            last[2] = piece.end
        else:
            stretches.append([piece.page, piece.start, piece.end])
    return tuple(
        span for number, start, end in stretches for span in line_spans(pages[number], start, end)
    )


def flattened_cells(stream: Stream, pages: Sequence[Page], weights: CueWeights) -> tuple[Cell, ...]:
    """Read a stream of running text as cells, one for each of its labels, in their order."""
    by_number = {page.number: page for page in pages}
    parts: list[Part] = []
    if stream.pieces:
        division = Division(
            weighted(stream, weights), stream.labels, weights.moves, weights.temperature
        )
        division.weigh()
        parts = division.best()
    given = {part.label: index for index, part in enumerate(parts)}
    cells: list[Cell] = []
    if -1 in given:
        part = parts[given[-1]]
        spans = _spans(by_number, stream, part)
        if spans:
            cells.append(Cell(spans[0].page, None, (), spans))
    for index, (number, label) in enumerate(stream.matches):
        span = Span(number, label.start, label.end)
        if index not in given:
            cells.append(Cell(number, label, (span,), ()))
            continue
        at = given[index]
        part = parts[at]
        following = parts[at + 1] if at + 1 < len(parts) else None
        doubts = [_doubt(by_number, stream, part, following)]
        if not label.is_known:
            doubts.append(Doubt("the label is not in the profile; its kind is guessed", 0.5))
        cells.append(Cell(number, label, (span,), _spans(by_number, stream, part), tuple(doubts)))
    return tuple(cells)
