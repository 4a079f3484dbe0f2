"""Plain text whose columns were read in the wrong order: labels in a run, their values after.

The text without its labels is cut into pieces (``language/units.py``); cues in each piece speak
for kinds of sections (``profiles/cues.py``); ``monotone.py`` finds the likeliest division of the
pieces among the labels and how likely each part of it is.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.joining import fold_space
from goalextract.language.units import Edge, Unit, split_units
from goalextract.language.words import is_common_word
from goalextract.layout.cells import Cell, line_spans, without_noise
from goalextract.layout.monotone import Announced, Division, Part, Piece
from goalextract.layout.recurring import Recurring, is_run
from goalextract.profiles.cues import (
    CueWeights,
    Reading,
    TextReading,
    body_cues,
    load_classes,
    opening_cues,
)
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_SUBHEAD: Final = re.compile(r"(?:[•·*–-]\s|\w[.)]\s)?([A-ZÆØÅ][\wæøå -]{2,40}):\s*$")
_WORD: Final = re.compile(r"\W*(\w+)")
_MARKED: Final = re.compile(
    r"([•·*–-]|o(?=\s)|\d{1,2}(?=[.)])|[a-zæøå](?=[.)]))[.)]?\s", re.IGNORECASE
)
_SHORT: Final = 4
_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_AUTHORITY: Final = re.compile(r"(?:Kommunes?|Kommunal\w*|Regions?)\b")
_JOINING: Final = frozenset("FAMRW")
_BEFORE_NAMES: Final = frozenset("FQAMRWHCDEB")
_QUANTITY_JOINING: Final = frozenset("FQAMRWDKHINO")
_LASTING: Final = frozenset(("måned", "måneder", "år", "året", "årene", "dage", "uger", "timer"))
"""Time words that a year may follow, but no other figure."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d\b")
_FINITE: Final = re.compile("[HMEBS]")
_SECOND: Final = 4
_NEAR: Final = 60
_FEW: Final = 3
_ODD: Final = 0.35
"""The share of a label's occurrences under which the one that follows is odd."""
_STEM: Final = 6
_FAR: Final = 14
_SMALL: Final = re.compile(r"(?<![\w-])[a-zæøå]{2,}")
_PAIR: Final = re.compile(r"(\w+)\s+(?=([A-ZÆØÅ]\w*))")
"""A word and the capital after it: two that stand together again make a name."""
_PAIR_BEFORE: Final = re.compile(r"(\w+)\s+$")
_CODE_ALONE: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.:]?\s*")
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

    @property
    def size(self) -> int:
        """Return how many characters the piece has."""
        return self.end - self.start


@dataclass(frozen=True, slots=True)
class Stream:
    """Hold the pieces of a document's running text and the labels read among them."""

    pieces: tuple[PieceCues, ...]
    labels: tuple[Announced, ...]
    matches: tuple[tuple[int, LabelMatch], ...]
    """(page number, label) for each of ``labels``."""

    def relabelled(self, change: Callable[[LabelMatch], LabelMatch]) -> "Stream":
        """Return the stream with its labels changed, their places kept."""
        matches = tuple((number, change(label)) for number, label in self.matches)
        labels = tuple(
            replace(announced, kind=label.kind or Kind.COMMENT)
            for announced, (_, label) in zip(self.labels, matches, strict=True)
        )
        return replace(self, labels=labels, matches=matches)


class _Edges:
    """Name what stands before each piece of a text, piece by piece."""

    def __init__(self, small: Collection[str], again: Collection[str]) -> None:
        self._small, self._again = small, again
        self._subheads: set[str] = set()
        self._ordinal: str | None = None
        self._was_item = False
        self._stems: list[frozenset[str]] = []

    def moves(
        self, text: str, unit: Unit, reading: Reading, before: Reading | None, sentence: Reading
    ) -> list[str]:
        """Name a piece's edge, the end of the text before, its marker, words that come again."""
        moves = [f"edge:{unit.edge.value}"]
        if unit.edge is Edge.CAPITAL:
            moves = [self._capital(text, unit)]
            # Two clauses without a stop between them are two; half of one is none.
            moves.append(f"clauses:{_clause(before)}{_clause(sentence)}")
            pair = _PAIR_BEFORE.search(text, max(0, unit.start - _NEAR), unit.start)
            word = _WORD.match(text, unit.start)
            if pair is not None and word is not None:
                if f"{pair[1]} {word[1]}" in self._again:
                    moves.append("pair_again")
                if pair[1].endswith("s") and len(pair[1]) > _SHORT:
                    moves.append("after_genitive")
            if sentence.shape and not sentence.shape.strip("UFx,/"):
                moves.append("only_names")
        last = _before(text, unit.start)[-1:]
        if last == ":":
            moves.append("after_colon")
        elif last and last not in '.!?…"”)':
            moves.append("after_comma" if last == "," else "after_open")
            if before is not None and before.shape:
                moves.append(f"after:{before.shape[-1]}")
        if text[unit.start] == "(":
            moves.append("parenthesis")
        if text[unit.start].islower() and unit.edge is not Edge.MARKER:
            moves.append("small")
        moves += self._marker(text, unit)
        moves += self._subhead(text, unit)
        moves += self._cohesion(reading)
        return moves

    def _capital(self, text: str, unit: Unit) -> str:
        """Tell a sentence's capital from a name's."""
        if _is_common(text, unit, self._small):
            return "edge:capital:common"
        word = _WORD.match(text, unit.start)
        is_word = word is not None and is_common_word(word.group(1).lower())
        previous = _before(text, unit.start).rsplit(None, 1)[-1:]
        if word is not None and not word.group(1)[1:].islower() and len(word.group(1)) > 1:
            return "edge:capital:brand"
        if previous and previous[0][:1].isupper():
            return "edge:capital:names" if not is_word else "edge:capital:word_after_name"
        return "edge:capital:word" if is_word else "edge:capital:name"

    def _marker(self, text: str, unit: Unit) -> list[str]:
        """Tell the first item of a list from the next one, and what follows the last."""
        marker = _MARKED.match(text, unit.start, unit.end)
        if marker is None:
            after = ["after_item"] if self._was_item else []
            self._was_item = False
            return after
        if not _WORD.match(text, marker.end(), unit.end):
            return ["marker:alone"]
        printed = marker.group(1).lower()
        was_item, self._was_item = self._was_item, True
        if not printed.isalnum() and text[marker.end()].islower():
            # A dash within a sentence, or an item that opens with a small letter.
            return ["marker:small"]
        if not printed.isalnum() or printed == "o":
            return ["marker:more" if was_item else "marker:bullet"]
        ordinal, self._ordinal = self._ordinal, printed
        if printed in ("1", "a"):
            return ["marker:first"]
        return ["marker:next" if ordinal and _is_next(ordinal, printed) else "marker:other"]

    def _subhead(self, text: str, unit: Unit) -> list[str]:
        """Tell that the first of the parallel headings comes again."""
        subhead = _SUBHEAD.match(text[unit.start : unit.end])
        if subhead is None:
            return []
        name = subhead.group(1).casefold()
        moves = ["subhead"]
        # No section has the same heading twice: a new one goes through them anew.
        if name in self._subheads:
            moves.append("subhead_again")
            self._subheads.clear()
        self._subheads.add(name)
        return moves

    def _cohesion(self, reading: Reading) -> list[str]:
        """Tell whether a piece shares words with the one before, or with ones further back."""
        stems = frozenset(word[:_STEM] for word in reading.words if len(word) > _SHORT)
        near = frozenset[str]().union(*self._stems[-1:])
        far = frozenset[str]().union(*self._stems[-_FAR:-1])
        self._stems.append(stems)
        if not stems:
            return []
        moves = ["near" if stems & near else "apart"]
        if stems & far and not stems & near:
            moves.append("again")
        return moves


def _clause(reading: Reading | None) -> str:
    """Tell whether words have a finite verb early on (``v``), late (``l``) or not (``-``).

    A main clause has its verb second, after one constituent.
    """
    found = _FINITE.search(reading.shape) if reading is not None else None
    if found is None:
        return "-"
    return "v" if found.start() <= _SECOND else "l"


def _is_next(ordinal: str, printed: str) -> bool:
    """Tell whether one list number or letter follows the other."""
    if ordinal.isdigit() != printed.isdigit():
        return False
    if printed.isdigit():
        return int(printed) == int(ordinal) + 1
    return ord(printed[0]) == ord(ordinal[0]) + 1


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
        if end is not None and text[end:].lstrip()[:1].islower():
            end = None  # the words go on: a sentence names the area
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
        self,
        recurring: Recurring,
        report_year: int | None,
        small: Collection[str],
        again: Collection[str],
    ) -> None:
        self._recurring, self._year, self._small = recurring, report_year, small
        self.pieces: list[PieceCues] = []
        self.labels: list[Announced] = []
        self.matches: list[tuple[int, LabelMatch]] = []
        self._run = -1
        self._edges = _Edges(small, again)
        self._classes = load_classes()
        self._before: Reading | None = None

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
            whole = split_units(text)
            units = _split_at_areas(text, self._likely(text, whole), self._recurring)
            after_area = False
            ends = _sentence_ends(text, [unit for unit, _ in units], self._small)
            read = TextReading(text, self._year, self._classes).between
            since = 0
            for index, (unit, is_area) in enumerate(units):
                reading = read(unit.start, unit.end)
                is_one = ends[index] == unit.end
                sentence = reading if is_one else read(unit.start, ends[index])
                is_whole = index == 0 or ends[index - 1] == unit.start
                before = read(since, unit.start) if index else self._before
                since = unit.start if is_whole else since
                moves = self._edges.moves(text, unit, reading, before, sentence)
                if after_area:
                    moves.append("after_area")
                opening = opening_cues(sentence, before)
                if is_area:
                    opening.append("known_area")
                after_area = is_area
                self.pieces.append(
                    PieceCues(
                        page.number,
                        a + unit.start,
                        a + unit.end,
                        tuple(body_cues(reading, sentence.forms if is_whole else ())),
                        tuple(opening),
                        tuple(moves),
                    )
                )
            if units:
                self._before = read(since, len(text))

    def _likely(self, text: str, units: Sequence[Unit]) -> list[Unit]:
        """Join pieces that no value can start: a figure or a name after a small word or a comma."""
        kept: list[Unit] = []
        for unit in units:
            if kept and unit.edge in (Edge.CAPITAL, Edge.QUANTITY):
                before = _before(text, unit.start)
                word = _LAST_WORD.search(before)
                if kept[-1].edge in (Edge.BREAK, Edge.STOP) and _CODE_ALONE.fullmatch(
                    text, kept[-1].start, unit.start
                ):
                    kept[-1] = Unit(kept[-1].start, unit.end, kept[-1].edge)
                    continue
                sign = self._classes.words.get(word.group().lower(), "") if word else ""
                joins = before.endswith((",", "(", "/", "&")) or sign in (
                    _QUANTITY_JOINING if unit.edge is Edge.QUANTITY else _JOINING
                )
                if unit.edge is Edge.QUANTITY and word and word.group().lower() in _LASTING:
                    joins = _YEAR.match(text, unit.start) is not None
                if unit.edge is Edge.CAPITAL:
                    joins = _is_name_on(text, unit, before) or (
                        (joins or sign in _BEFORE_NAMES) and not _is_common(text, unit, self._small)
                    )
                if joins:
                    kept[-1] = Unit(kept[-1].start, unit.end, kept[-1].edge)
                    continue
            kept.append(unit)
        return kept


def _before(text: str, at: int) -> str:
    """Return the last words before an offset, so many that time does not grow with the text."""
    return text[max(0, at - _NEAR) : at].rstrip()


def _is_name_on(text: str, unit: Unit, before: str) -> bool:
    """Tell whether a name goes on: ``Aaby | Kommune``."""
    return (
        before[-1:].isalpha()
        and _AUTHORITY.match(text, unit.start) is not None
        and bool(before.rsplit(None, 1)[-1][:1].isupper())
    )


def _is_common(text: str, unit: Unit, small: Collection[str]) -> bool:
    """Tell whether a capital starts a sentence: the document writes the word small elsewhere."""
    word = _WORD.match(text, unit.start)
    return word is not None and word.group(1).lower() in small


def _sentence_ends(text: str, units: Sequence[Unit], small: Collection[str]) -> list[int]:
    """Return, for each piece, where the sentence that it stands in ends."""
    ends: list[int] = []
    end = len(text)
    for unit in reversed(units):
        ends.append(end)
        if unit.edge in (Edge.STOP, Edge.MARKER, Edge.BREAK) or (
            unit.edge is Edge.CAPITAL and _is_common(text, unit, small)
        ):
            end = unit.start
    return ends[::-1]


def build_stream(
    pages: Sequence[Page],
    labels: Sequence[Sequence[LabelMatch]],
    recurring: Recurring,
    report_year: int | None,
) -> Stream:
    """Read pages of running text, in order, as one stream of pieces and labels."""
    small = {word for page in pages for word in _SMALL.findall(page.text)}
    pairs = Counter(f"{m[1]} {m[2]}" for page in pages for m in _PAIR.finditer(page.text))
    again = {pair for pair, count in pairs.items() if count > 1}
    builder = _StreamBuilder(recurring, report_year, small, again)
    for page, here in zip(pages, labels, strict=True):
        builder.page(page, here)
    return Stream(tuple(builder.pieces), tuple(builder.labels), tuple(builder.matches))


def weighted(stream: Stream, weights: CueWeights) -> list[Piece]:
    """Put the trained weights on a stream's cues."""
    bodies = weights.body.sums([piece.body for piece in stream.pieces])
    openings = weights.opening.sums([piece.opening for piece in stream.pieces])
    return [
        Piece(body, opening, piece.moves, piece.size)
        for piece, body, opening in zip(stream.pieces, bodies, openings, strict=True)
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


def _is_interrupted(pages: dict[int, Page], spans: Sequence[Span]) -> bool:
    """Tell whether something else stands between the stretches of a value."""
    return any(
        a.page == b.page and bool(pages[a.page].text[a.end : b.start].strip())
        for a, b in pairwise(spans)
    )


class _Followers:
    """Know which label usually follows each label of a document."""

    def __init__(self, forms: Sequence[str]) -> None:
        self._forms = forms
        self._pairs = Counter(pairwise(forms))
        self._counts = Counter(forms[:-1])

    def missing(self, index: int) -> str | None:
        """Return the form that usually follows a label where another one does."""
        if index + 1 >= len(self._forms):
            return None
        form, following = self._forms[index], self._forms[index + 1]
        count = self._counts[form]
        if count < _FEW or self._pairs[form, following] >= _ODD * count:
            return None
        usual = max(sorted(self._counts), key=lambda other: self._pairs[form, other])
        return usual if self._pairs[form, usual] > count / 2 else None


def _neighbour_doubts(
    stream: Stream, index: int, is_given: Callable[[int], bool], followers: _Followers
) -> Iterator[Doubt]:
    """Yield what the labels around a value say against it."""
    missing = followers.missing(index)
    if missing is not None:
        yield Doubt(f"the label '{missing}' that mostly follows is missing here", 0.94)
    if index + 1 < len(stream.matches):
        following = stream.matches[index + 1][1]
        if not following.recurs:
            reason = f"it ends before '{following.printed}', a label only by its words"
            yield Doubt(reason, 0.7)
        elif not is_given(index + 1):
            yield Doubt(f"the next label, '{following.printed}', has no value", 0.9)


def flattened_cells(stream: Stream, pages: Sequence[Page], weights: CueWeights) -> tuple[Cell, ...]:
    """Read a stream of running text as cells, one for each of its labels, in their order."""
    by_number = {page.number: page for page in pages}
    parts: list[Part] = []
    if stream.pieces:
        division = Division(
            weighted(stream, weights),
            stream.labels,
            weights.moves,
            weights.temperature,
            weights.lengths,
        )
        division.weigh()
        parts = division.best()
    given = {part.label: index for index, part in enumerate(parts)}
    followers = _Followers([label.form for _, label in stream.matches])
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
        spans = _spans(by_number, stream, part)
        doubts = [_doubt(by_number, stream, part, following)]
        doubts += _neighbour_doubts(stream, index, given.__contains__, followers)
        if "after_open" in stream.pieces[part.start].moves:
            doubts.append(Doubt("it starts at a capital, the value before it lacks its stop", 0.96))
        if len({span.page for span in spans}) > 1 or _is_interrupted(by_number, spans):
            doubts.append(Doubt("it goes on past a page's end or another label", 0.93))
        cells.append(Cell(number, label, (span,), spans, tuple(doubts)))
    return tuple(cells)
