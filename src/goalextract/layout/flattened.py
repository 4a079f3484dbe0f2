"""Plain text whose columns were read in the wrong order: labels in a run, their values after.

The text without its labels is cut into pieces (``language/units.py``); cues in each piece speak
for kinds of sections (``profiles/cues.py``); ``monotone.py`` finds the likeliest division of the
pieces among the labels and how likely each part of it is.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.joining import fold_space
from goalextract.layout.cells import Cell, line_spans
from goalextract.layout.monotone import Part
from goalextract.layout.stream import Stream, WeighedStream
from goalextract.profiles.weights import CueWeights

_FEW: Final = 3
_ODD: Final = 0.35
"""The share of a label's occurrences under which the one that follows is odd."""
_QUOTE_CHARS: Final = 60
_CAPITALS: Final = re.compile(r"(?:^|\s)[A-ZÆØÅÄÖ]{6,}(?: [A-ZÆØÅÄÖ]{2,})*$")
# What the doubts below are worth was measured on hands left out (tests/training/doubts.py).


def _quote(pages: dict[int, Page], stream: Stream, piece: int) -> str:
    cues = stream.pieces[piece]
    return fold_space(pages[cues.page].text[cues.start : cues.start + _QUOTE_CHARS])


def _doubt(
    pages: dict[int, Page],
    stream: Stream,
    part: Part,
    following: Part | None,
    weights: CueWeights,
) -> Doubt:
    """Say which edge of a part is in doubt and where else it may be."""
    label = stream.matches[part.label][1]
    reason = f"where the value of '{label.printed}' starts or ends is read from its wording"
    if part.other_start is not None and part.other_probability > 0.02:
        reason = f"it may start at '{_quote(pages, stream, part.other_start)}'"
    elif following is not None and following.other_start is not None:
        reason = f"what follows may start at '{_quote(pages, stream, following.other_start)}'"
    return Doubt(reason, max(0.01, weights.calibrated(part.probability)))


def _spans(pages: dict[int, Page], stream: Stream, start: int, end: int) -> tuple[Span, ...]:
    """Return where pieces stand: those that follow each other as one stretch, line by line."""
    stretches: list[list[int]] = []
    for piece in stream.pieces[start:end]:
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


def _last_words(pages: dict[int, Page], spans: Sequence[Span]) -> str:
    last = spans[-1]
    return pages[last.page].text[max(last.start, last.end - _QUOTE_CHARS) : last.end]


class _Followers:
    """Know which label usually follows each label of a document."""

    def __init__(self, forms: Sequence[str]) -> None:
        self._forms = forms
        self._pairs = Counter(pairwise(forms))
        self._counts = Counter(forms[:-1])
        self._usual: dict[str, str] = {}
        for (form, following), count in sorted(self._pairs.items()):
            # A form that labels nothing before others is none that others follow on.
            is_label = following in self._counts
            usual = self._usual.get(form)
            if is_label and (usual is None or count > self._pairs[form, usual]):
                self._usual[form] = following

    def missing(self, index: int) -> str | None:
        """Return the form that usually follows a label where another one does."""
        if index + 1 >= len(self._forms):
            return None
        form, following = self._forms[index], self._forms[index + 1]
        count = self._counts[form]
        if count < _FEW or self._pairs[form, following] >= _ODD * count:
            return None
        usual = self._usual.get(form)
        return usual if usual is not None and self._pairs[form, usual] > count / 2 else None


def _neighbour_doubts(
    stream: Stream, index: int, is_given: Callable[[int], bool], followers: _Followers
) -> Iterator[Doubt]:
    """Yield what the labels around a value say against it."""
    missing = followers.missing(index)
    if missing is not None:
        yield Doubt(f"the label '{missing}' that mostly follows is missing here", 0.99)
    if index + 1 < len(stream.matches):
        following = stream.matches[index + 1][1]
        if not following.recurs:
            reason = f"it ends before '{following.printed}', a label only by its words"
            yield Doubt(reason, 0.56)
        elif not is_given(index + 1):
            yield Doubt(f"the next label, '{following.printed}', has no value", 0.96)


def likely_cells(
    weighed: WeighedStream, pages: Sequence[Page], weights: CueWeights
) -> tuple[Cell, ...]:
    """Read a stream as ``flattened_cells`` does, but for how sure that is: in half the time."""
    stream = weighed.stream
    by_number = {page.number: page for page in pages}
    places = weighed.division(weights).likeliest() if stream.pieces else []
    values = {label: _spans(by_number, stream, start, end) for label, start, end in places}
    before = values.get(-1, ())
    return (
        *((Cell(before[0].page, None, (), before),) if before else ()),
        *(
            Cell(number, label, (Span(number, label.start, label.end),), values.get(index, ()))
            for index, (number, label) in enumerate(stream.matches)
        ),
    )


def flattened_cells(
    weighed: WeighedStream, pages: Sequence[Page], weights: CueWeights
) -> tuple[Cell, ...]:
    """Read a stream of running text as cells, one for each of its labels, in their order."""
    stream = weighed.stream
    by_number = {page.number: page for page in pages}
    parts: list[Part] = []
    if stream.pieces:
        division = weighed.division(weights)
        division.weigh()
        parts = division.best()
    given = {part.label: index for index, part in enumerate(parts)}
    followers = _Followers([label.form for _, label in stream.matches])
    in_capitals = sum(m.printed.isupper() for _, m in stream.matches) > 0.5 * len(stream.matches)
    cells: list[Cell] = []
    if -1 in given:
        part = parts[given[-1]]
        spans = _spans(by_number, stream, part.start, part.end)
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
        spans = _spans(by_number, stream, part.start, part.end)
        doubts = [_doubt(by_number, stream, part, following, weights)]
        doubts += _neighbour_doubts(stream, index, given.__contains__, followers)
        if in_capitals and spans and _CAPITALS.search(_last_words(by_number, spans)):
            doubts.append(Doubt("it ends in capital letters, as labels do in this document", 0.6))
        if len({span.page for span in spans}) > 1 or _is_interrupted(by_number, spans):
            doubts.append(Doubt("it goes on past a page's end or another label", 0.94))
        cells.append(Cell(number, label, (span,), spans, tuple(doubts)))
    return tuple(cells)
