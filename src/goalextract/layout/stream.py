"""Read pages of running text, in order, as one stream of pieces and the labels among them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from goalextract.document import Page
from goalextract.language.joining import fold_space
from goalextract.language.units import Edge, Unit, split_units
from goalextract.layout.cells import without_noise
from goalextract.layout.edges import Edges, is_common, text_before
from goalextract.layout.monotone import Division
from goalextract.layout.recurring import Recurring, is_run
from goalextract.layout.scores import Announced, Piece, PieceCues, goal_numbers
from goalextract.layout.surroundings import surroundings
from goalextract.profiles.cues import (
    Reading,
    TextReading,
    body_cues,
    load_classes,
    opening_cues,
)
from goalextract.profiles.labels import LabelMatch
from goalextract.profiles.network import Outputs
from goalextract.profiles.weights import CueWeights
from goalextract.records import Kind

_LAST_WORD: Final = re.compile(r"[^\W\d_]+$")
_AUTHORITY: Final = re.compile(r"(?:Kommunes?|Kommunal\w*|Regions?)\b")
_OWNERS: Final = re.compile(r"\b(?:kommunes|kommunens|regions|regionens)$", re.IGNORECASE)
"""What a name follows that is theirs: no value ends so."""
_JOINING: Final = frozenset("FAMRW")
_BEFORE_NAMES: Final = frozenset("FQAMRWHCDEB")
_QUANTITY_JOINING: Final = frozenset("FQAMRWDKHINO")
_LASTING: Final = frozenset(("måned", "måneder", "år", "året", "årene", "dage", "uger", "timer"))
"""Time words that a year may follow, but no other figure."""
_YEAR: Final = re.compile(r"(?:19|20)\d\d\b")
_SMALL: Final = re.compile(r"(?<![\w-])[a-zæøåäö]{2,}")
_PAIR: Final = re.compile(r"(?<!\w)(\w+)\s+(?=([A-ZÆØÅÄÖ]\w*))")
"""A word and the capital after it: two that stand together again make a name."""
_CODE_ALONE: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.:]?\s*")


_LEAD_IN: Final = re.compile(r"\s*(?P<words>[A-ZÆØÅÄÖ]\w*(?:[ \t\n]+[^\s:]+){1,7}):\s*$")
"""Words before a colon that open a list or a value, two to eight of them."""


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
        self._edges = Edges(small, again)
        self._classes = load_classes()
        self._last: Reading | None = None
        self._left = ""

    def page(self, page: Page, labels: Sequence[LabelMatch]) -> None:
        position = 0
        self._left = "page" if self.pieces else ""
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
            found = self._likely(text, split_units(text))
            units = _split_at_areas(text, found, self._recurring)
            after_area = False
            ends = _sentence_ends(text, [unit for unit, _ in units], self._small)
            read = TextReading(text, self._year, self._classes).between
            since = 0
            for index, (unit, is_area) in enumerate(units):
                reading = read(unit.start, unit.end)
                is_one = ends[index] == unit.end
                sentence = reading if is_one else read(unit.start, ends[index])
                is_whole = index == 0 or ends[index - 1] == unit.start
                last = read(since, unit.start) if index else self._last
                since = unit.start if is_whole else since
                moves = self._edges.moves(text, unit, reading, last, sentence)
                if after_area:
                    moves.append("after_area")
                opening = opening_cues(sentence, last)
                if is_area:
                    opening.append("known_area")
                after_area = is_area
                body = tuple(body_cues(reading, sentence.forms if is_whole else ()))
                self.pieces.append(
                    PieceCues(
                        page.number,
                        a + unit.start,
                        a + unit.end,
                        body,
                        tuple(opening),
                        tuple(moves),
                        self._left if index == 0 else "",
                    )
                )
            if units:
                self._last = read(since, len(text))
                self._left = _left(text)

    def _likely(self, text: str, units: Sequence[Unit]) -> list[Unit]:
        """Join pieces that no value can start: a figure or a name after a small word or a comma."""
        kept: list[Unit] = []
        for unit in units:
            if kept and unit.edge in (Edge.CAPITAL, Edge.QUANTITY):
                near = text_before(text, unit.start)
                word = _LAST_WORD.search(near.rpartition(" ")[2])
                if kept[-1].edge in (Edge.BREAK, Edge.STOP) and _CODE_ALONE.fullmatch(
                    text, kept[-1].start, unit.start
                ):
                    kept[-1] = Unit(kept[-1].start, unit.end, kept[-1].edge)
                    continue
                sign = self._classes.words.get(word.group().lower(), "") if word else ""
                joins = near.endswith((",", "(", "/", "&", "§")) or sign in (
                    _QUANTITY_JOINING if unit.edge is Edge.QUANTITY else _JOINING
                )
                if unit.edge is Edge.QUANTITY and word and word.group().lower() in _LASTING:
                    joins = _YEAR.match(text, unit.start) is not None
                if unit.edge is Edge.CAPITAL:
                    is_name = _is_name_on(text, unit, near) or _OWNERS.search(near) is not None
                    # A sentence's first word alone is no value: ``I | Direktionens plan``.
                    is_first = (
                        sign == "F"
                        and word is not None
                        and (text[kept[-1].start : unit.start].strip() == word.group())
                    )
                    joins = (
                        is_name
                        or is_first
                        or (
                            (joins or sign in _BEFORE_NAMES)
                            and not is_common(text, unit, self._small)
                        )
                    )
                if joins:
                    kept[-1] = Unit(kept[-1].start, unit.end, kept[-1].edge)
                    continue
            kept.append(unit)
        return kept


def _is_name_on(text: str, unit: Unit, near: str) -> bool:
    """Tell whether a name goes on: ``Aaby | Kommune``."""
    return (
        near[-1:].isalpha()
        and _AUTHORITY.match(text, unit.start) is not None
        and bool(near.rsplit(None, 1)[-1][:1].isupper())
    )


def _left(text: str) -> str:
    """Name how a text ends: ``stop``, ``colon`` or ``open``."""
    last = text.rstrip()[-1:]
    return "colon" if last == ":" else "stop" if last in '.!?…"”)' else "open"


def _sentence_ends(text: str, units: Sequence[Unit], small: Collection[str]) -> list[int]:
    """Return, for each piece, where the sentence that it stands in ends."""
    ends: list[int] = []
    end = len(text)
    for unit in reversed(units):
        ends.append(end)
        if unit.edge in (Edge.STOP, Edge.MARKER, Edge.BREAK) or (
            unit.edge is Edge.CAPITAL and is_common(text, unit, small)
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
    texts = {page.number: page.text for page in pages}
    pieces = _with_lead_ins(builder.pieces, builder.labels, texts)
    return Stream(tuple(pieces), tuple(builder.labels), tuple(builder.matches))


def _with_lead_ins(
    pieces: Sequence[PieceCues], labels: Sequence[Announced], texts: Mapping[int, str]
) -> Iterator[PieceCues]:
    """Yield pieces, told of each whether words lead in there that do once in several goals.

    Who writes a report opens the values of a kind alike: ``Vi arbejder med:`` in goal after goal.
    What comes twice in a goal is a heading within values: ``Trivsel:`` in the goal and its means.
    """
    goals = goal_numbers(len(pieces), labels)
    found: list[str | None] = []
    counts: dict[str, Counter[int]] = defaultdict(Counter)
    for piece, goal in zip(pieces, goals, strict=True):
        match = _LEAD_IN.fullmatch(texts[piece.page], piece.start, piece.end)
        words = fold_space(match["words"]).casefold() if match is not None else None
        found.append(words)
        if words is not None:
            counts[words][goal] += 1
    for piece, words in zip(pieces, found, strict=True):
        here = counts[words] if words is not None else Counter[int]()
        is_again = len(here) > 1 and max(here.values()) == 1
        yield piece._replace(moves=(*piece.moves, "leads_in_again")) if is_again else piece


@dataclass(frozen=True, slots=True)
class WeighedStream:
    """Hold a stream with its pieces weighed; what its labels are changes nothing in that."""

    stream: Stream
    pieces: tuple[Piece, ...]
    _divided: dict[tuple[Announced, ...], Division] = field(default_factory=dict, compare=False)

    def relabelled(self, change: Callable[[LabelMatch], LabelMatch]) -> "WeighedStream":
        """Return the stream with its labels changed, their places kept."""
        return replace(self, stream=self.stream.relabelled(change))

    def division(self, weights: CueWeights) -> Division:
        """Return how the pieces may be divided among the labels: once for all of their readings."""
        labels = self.stream.labels
        if labels not in self._divided:
            self._divided[labels] = Division(self.pieces, labels, weights.moves, weights.lengths)
        return self._divided[labels]


def weigh(stream: Stream, weights: CueWeights) -> WeighedStream:
    """Put the trained weights on a stream's cues, once for all readings of it."""
    return WeighedStream(stream, tuple(weighted(stream, weights)))


def weighted(stream: Stream, weights: CueWeights) -> list[Piece]:
    """Put the trained weights on a stream's cues."""
    pieces = stream.pieces
    if not pieces:
        return []
    around = surroundings(pieces, stream.labels, weights.circumstances)
    scored = weights.scores([p.body for p in pieces], [p.opening for p in pieces], around)
    return scored_pieces(pieces, scored)


def scored_pieces(pieces: Sequence[PieceCues], scored: Outputs) -> list[Piece]:
    """Return pieces with their scores, as the division sees them."""
    rows = zip(pieces, *(part.tolist() for part in scored), strict=True)
    return [
        Piece(body, opening, cues.moves, cues.size, cues.left, places, stay)
        for cues, body, opening, places, stay in rows
    ]
