"""Plain text whose columns were read in the wrong order: labels in a run, their values after.

Where one label stands before one value, the text says which is which.  Where several labels
stand in a run, the values after them are parted by a simple rule and every part is doubted.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.doubt import Doubt
from goalextract.language.joining import fold_space
from goalextract.language.sentences import sentence_starts
from goalextract.layout.cells import Cell, line_spans, trimmed
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

GUESSED_PART: Final = Doubt(
    "its label stands in a run with others; where its value starts and ends is guessed", 0.3
)
SENTENCE_PART: Final = Doubt("its label stands in a run; its value is taken to end at the stop", 0.92)
CARRY_OVER: Final = Doubt(
    "the labels of this document stand apart from their values; "
    "the value may begin earlier or go on past the next label",
    0.8,
)
NO_LABEL: Final = Doubt("no label stands before it on its page; it goes on from the page before", 0.85)
_AREA_WORDS: Final = 8
_FOCUS_WORDS: Final = 20
_CODE: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.:]?\s+")
_FINITE: Final = re.compile(
    r"\b(?:er|var|har|havde|skal|vil|kan|må|bør|bliver|blev|får|findes|sker|står|betyder|kræver|"
    r"ønsker|oplever|arbejder|viser|der|vi)\b"
)
_MARKERS: Final = re.compile(r"(?:\b[a-zæøå\d][.)]|[\s•*|–-])+", re.I)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Hold what recurs in a document and so tells where values end.

    ``areas`` are service areas with their codes, folded; ``headings`` are the texts that open
    several pages before the first label.
    """

    areas: tuple[str, ...] = ()
    headings: frozenset[str] = frozenset()


def _folded(text: str) -> str:
    return re.sub(r"[\W_]+", " ", text).strip().casefold()


def _leading_area(text: str) -> str | None:
    """Return the short value with a code that opens a text, up to its first lower-case turn."""
    code = _CODE.match(text)
    return fold_space(text[: code.end() + 60]) if code else None


def is_run(page: Page, labels: Sequence[LabelMatch], index: int) -> bool:
    """Tell whether nothing but list markers stands between a label and the next."""
    if index + 1 >= len(labels):
        return False
    between = page.text[labels[index].end : labels[index + 1].start]
    return not _MARKERS.sub("", between)


def find_recurring(
    pages: Sequence[Page], labels: Mapping[int, Sequence[LabelMatch]]
) -> Recurring:
    """Gather the service areas and page headings of a document."""
    areas: Counter[str] = Counter()
    openings: Counter[str] = Counter()
    heads: Counter[str] = Counter()
    for page in pages:
        here = labels.get(page.number, ())
        first = here[0].start if here else 0
        head = trimmed(page, 0, first)
        if head is not None and head.end - head.start <= 120:
            heads[_folded(page.text[head.start : head.end])] += 1
        for index, label in enumerate(here):
            if label.kind is not Kind.SERVICE_AREA:
                continue
            stop = here[index + 1].start if index + 1 < len(here) else label.end
            value = _folded(page.text[label.end : stop])
            if value and len(value.split()) <= _AREA_WORDS:
                areas[value] += 1
            elif not value:
                last = index
                while is_run(page, here, last):
                    last += 1
                words = _folded(page.text[here[last].end : here[last].end + 120]).split()
                openings.update(" ".join(words[:n]) for n in range(1, _AREA_WORDS + 1))
    for opening, count in openings.items():
        words = opening.split()
        longer = [o for o in openings if o.startswith(opening + " ") and openings[o] == count]
        if count >= 2 and not longer and (len(words) > 1 or not words[0].isdigit()):
            areas[opening] += count
    ordered = sorted(areas, key=lambda a: (-len(a), a))
    return Recurring(tuple(ordered), frozenset(h for h, n in heads.items() if n >= 2))


def _area_end(text: str, areas: Sequence[str]) -> int | None:
    """Return where a service area that the document names elsewhere ends in a text."""
    for area in areas:
        pattern = r"[\W_]+".join(re.escape(word) for word in area.split())
        match = re.match(rf"\W*{pattern}(?!\w)[.:]?", text, re.I)
        if match is not None:
            return match.end()
    return None


def _phrase_end(text: str, most_words: int) -> tuple[int, Doubt]:
    """Return where an opening phrase ends: at a stop if no clause stands before it."""
    starts = sentence_starts(text)
    end = starts[1] if len(starts) > 1 else len(text)
    sentence = text[:end]
    words = len(sentence.split())
    if words <= most_words and not _FINITE.search(sentence):
        return end, SENTENCE_PART
    # No stop: the phrase is taken to end before a capital that opens a clause.
    for capital in re.finditer(r"(?<=[\wæøå.\"”»)])\s+(?=[A-ZÆØÅ])", sentence):
        if _FINITE.search(sentence[capital.end() : capital.end() + 40]):
            return capital.end(), GUESSED_PART
    return end, GUESSED_PART


def _even_parts(text: str, parts: int) -> list[int]:
    """Return the starts of about equally long parts, each at a sentence's start."""
    starts = list(sentence_starts(text))
    chosen = [0]
    for part in range(1, parts):
        goal = len(text) * part / parts
        later = [s for s in starts if s > chosen[-1]]
        if not later:
            break
        chosen.append(min(later, key=lambda s: (abs(s - goal), s)))
    return chosen


def _parts(
    text: str, labels: Sequence[LabelMatch], recurring: Recurring
) -> Iterator[tuple[int, int, LabelMatch, Doubt]]:
    """Yield the part of a text that each label of a run is given, in the labels' order."""
    position = 0
    queue = list(labels)
    while len(queue) > 1:
        kind = queue[0].kind
        rest = text[position:]
        if kind is Kind.SERVICE_AREA:
            known = _area_end(rest, recurring.areas)
            end, doubt = (known, SENTENCE_PART) if known else _phrase_end(rest, _AREA_WORDS)
            if known:
                doubt = Doubt("its label stands in a run; the value recurs in the document", 0.97)
        elif kind is Kind.FOCUS_AREA:
            end, doubt = _phrase_end(rest, _FOCUS_WORDS)
        else:
            break
        yield position, position + end, queue.pop(0), doubt
        position += end
    starts = [position + s for s in _even_parts(text[position:], len(queue))]
    edges = [*starts, len(text)]
    for label, start, end in zip(queue, edges, edges[1:], strict=False):
        yield start, end, label, GUESSED_PART


def page_noise(page: Page, labels: Sequence[LabelMatch], recurring: Recurring) -> Page:
    """Mark what recurs before the first labels of pages as header, and drifted list markers."""
    noise = list(page.noise)
    head = trimmed(page, 0, labels[0].start) if labels else None
    if head is not None and _folded(page.text[head.start : head.end]) in recurring.headings:
        noise.append(Noise(NoiseKind.HEADER, head))
    for index in range(len(labels)):
        if is_run(page, labels, index):
            marker = trimmed(page, labels[index].end, labels[index + 1].start)
            if marker is not None:
                noise.append(Noise(NoiseKind.MARKER, marker))
    return Page(page.number, page.text, tuple(sorted(noise, key=lambda n: n.span)))


def flattened_cells(
    page: Page, labels: Sequence[LabelMatch], recurring: Recurring, *, has_runs: bool
) -> tuple[Cell, ...]:
    """Read a page of running text as cells.

    Where labels stand in runs anywhere in the document (``has_runs``), a label before its own
    value may have been read too early too.
    """
    cells: list[Cell] = []
    first = labels[0].start if labels else len(page.text)
    before = line_spans(page, 0, first)
    if before:
        cells.append(Cell(page.number, None, (), before, (NO_LABEL,)))
    index = 0
    while index < len(labels):
        last = index
        while is_run(page, labels, last):
            last += 1
        stop = labels[last + 1].start if last + 1 < len(labels) else len(page.text)
        start = labels[last].end
        run = labels[index : last + 1]
        if len(run) == 1:
            doubts = (CARRY_OVER,) if has_runs else ()
            cells.append(_cell(page, run[0], start, stop, *doubts))
        else:
            text = page.text[start:stop]
            given = 0
            for a, b, label, doubt in _parts(text, run, recurring):
                cells.append(_cell(page, label, start + a, start + b, doubt))
                given += 1
            cells += [_cell(page, label, stop, stop, GUESSED_PART) for label in run[given:]]
        index = last + 1
    return tuple(cells)


def _cell(page: Page, label: LabelMatch, start: int, end: int, *doubts: Doubt) -> Cell:
    span = Span(page.number, label.start, label.end)
    return Cell(page.number, label, (span,), line_spans(page, start, end), doubts)
