"""Label column beside value column, and labels on lines of their own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.joining import fold_space
from goalextract.layout.cells import Cell, line_spans, trimmed
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_GAP: Final = re.compile(r"[ ]{2,}|[ ]*\t[ ]*")
_MIN_COLUMN: Final = 5
_KNOWN_SHARE: Final = 0.1
"""Fewer known labels on the left make a page of figures, not a sheet."""
_MAX_LABEL_LINES: Final = 4
_HEADING_WORDS: Final = 8
_BLANK_ROWS_APART: Final = 2
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_LATE: Final = (Kind.STATUS, Kind.FOLLOW_UP, Kind.COMMENT)
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_YEAR_TAIL: Final = re.compile(r"\s[-–·|](?:\s+\S+){0,4}\s+(?:19|20)\d\d\s*$")
"""What a heading says after its service area: a dash, some words and a year."""
_DATED: Final = re.compile(
    r"\D*?(?=\s+(?:(?:den|ultimo|medio|primo|pr\.?)\s+)?\S*\d)", re.IGNORECASE
)
_GOES_ON: Final = re.compile(r"(?:[,/&-]|\b(?:og|samt|for|i|af|på|til|med))$")

UNSURE_END: Final = Doubt("what follows it may be no label but its own last words", 0.8)
ODD_COLUMN: Final = Doubt("a line of the value does not keep to its column", 0.8)


@dataclass(frozen=True, slots=True)
class _Line:
    """Hold a line parted at the value column: the label's side and the value's side."""

    left: Span | None
    right: Span | None
    is_across: bool
    after_blank: bool


@dataclass(slots=True)
class _Row:
    """Gather one row: the lines of its label and of its value."""

    label: LabelMatch | None
    left: list[Span] = field(default_factory=list)
    right: list[Span] = field(default_factory=list)
    is_band: bool = False
    doubts: list[Doubt] = field(default_factory=list)


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a line that gaps of two spaces or a tab part."""
    segments: list[tuple[int, int]] = []
    position = start
    for gap in [*_GAP.finditer(text, start, end), None]:
        stop = gap.start() if gap is not None else end
        if text[position:stop].strip():
            segments.append((position, stop))
        position = gap.end() if gap is not None else end
    return segments


def value_column(page: Page, finder: LabelFinder) -> int | None:
    """Return the column at which the values of a two-column page start, if it is one.

    At least half of the lines keep to the column, and at least two label texts stand left of it.
    """
    starts: Counter[int] = Counter()
    pairs: Counter[int] = Counter()
    lines = 0
    for start, end in _lines(page):
        segments = _segments(page.text, start, end)
        if not segments:
            continue
        lines += 1
        columns = {a - start for a, _ in segments}
        starts.update(c for c in columns if c >= _MIN_COLUMN)
        if len(segments) > 1 and segments[0][0] - start < segments[1][0] - start:
            pairs[segments[1][0] - start] += 1
    if not pairs:
        return None
    best = max(pairs, key=lambda c: (starts[c] + starts[c + 1] + starts[c - 1], pairs[c], -c))
    kept = starts[best] + starts[best + 1] + starts[best - 1]
    if kept < max(2, 0.5 * lines):
        return None
    labels = texts = 0
    for start, end in _lines(page):
        left = page.text[start : min(end, start + best - 1)].strip()
        texts += bool(left)
        labels += bool(left) and next(iter(finder.find(left)), None) is not None
    return best if labels >= max(1, _KNOWN_SHARE * texts) else None


def _lines(page: Page) -> list[tuple[int, int]]:
    lines = ((m.start(), m.end()) for m in re.finditer(r"[^\n]+", page.text))
    return [(start, end) for start, end in lines if not _in_noise(page, start, end)]


def _in_noise(page: Page, start: int, end: int) -> bool:
    stripped = trimmed(page, start, end)
    return stripped is not None and any(
        n.span.start <= stripped.start and n.span.end >= stripped.end for n in page.noise
    )


def _part(page: Page, start: int, end: int, column: int) -> tuple[Span | None, Span | None, bool]:
    """Part a line at the value column; the last tells whether its text runs across it."""
    text = page.text
    if "\t" in text[start:end]:
        tab = text.index("\t", start, end)
        return trimmed(page, start, tab), trimmed(page, tab, end), False
    cut = start + column
    if cut >= end or not text[start:cut].strip():
        left_only = trimmed(page, start, end)
        if cut >= end:
            return left_only, None, False
        return None, left_only, False
    # The value may start a character early or late; a gap must part it from the label.
    for shift in (0, -1, 1, -2, 2):
        at = cut + shift
        if text[at - 1 : at].isspace() and text[at - 2 : at - 1].isspace():
            return trimmed(page, start, at), trimmed(page, at, end), False
    if text[cut - 1 : cut].isspace() and not text[cut : cut + 1].isspace():
        return trimmed(page, start, cut), trimmed(page, cut, end), False
    return trimmed(page, start, end), None, True


def _crosses(page: Page, finder: LabelFinder, left: Span, right: Span) -> bool:
    """Tell whether a heading runs across the column with one of its spaces at the cut."""
    if page.text[left.end : right.start] != " ":
        return False
    labels = finder.find(page.text[left.start : right.end])
    return (
        any(label.kind in _HEADS for label in labels)
        and finder.whole(page.text[left.start : left.end]) is None
    )


def _parted(page: Page, column: int, finder: LabelFinder) -> list[_Line]:
    parted: list[_Line] = []
    last_end = 0
    for start, end in _lines(page):
        left, right, across = _part(page, start, end, column)
        if left is None and right is None:
            continue
        if left is not None and right is not None and _crosses(page, finder, left, right):
            left, right, across = Span(page.number, left.start, right.end), None, True
        blank = page.text[last_end:start].count("\n") >= _BLANK_ROWS_APART
        parted.append(_Line(left, right, across, blank))
        last_end = end
    return parted


def _text(page: Page, spans: Sequence[Span]) -> str:
    return fold_space(" ".join(page.text[s.start : s.end] for s in spans))


class _Rows:
    """Gather the lines of a two-column page into rows."""

    def __init__(self, page: Page, finder: LabelFinder, lines: Sequence[_Line]) -> None:
        self._page, self._finder, self._lines = page, finder, lines
        self.rows: list[_Row] = []

    def _ahead(self, index: int) -> tuple[LabelMatch, int] | None:
        """Return the label that starts on this line, over up to four lines, and its last line."""
        spans: list[Span] = []
        best: tuple[LabelMatch, int] | None = None
        for i in range(index, min(index + _MAX_LABEL_LINES, len(self._lines))):
            line = self._lines[i]
            if line.left is None or line.is_across:
                break
            spans.append(line.left)
            label = self._finder.whole(_text(self._page, spans))
            if label is not None:
                best = label, i
        return best

    def _unknown(self, index: int) -> tuple[LabelMatch, int]:
        last = index
        while (
            last + 1 < len(self._lines)
            and (nxt := self._lines[last + 1]).left is not None
            and not nxt.after_blank
            and not nxt.is_across
            and self._ahead(last + 1) is None
        ):
            last += 1
        spans = [s for line in self._lines[index : last + 1] if (s := line.left) is not None]
        return self._finder.guess(_text(self._page, spans), spans[0].start), last

    def _starts_block_of_label(self, index: int) -> bool:
        """Tell whether a value line opens a block whose one label stands lower, centred."""
        if not self._lines[index].after_blank:
            return False
        groups, was_left = 0, False
        for line in self._lines[index + 1 :]:
            if line.after_blank or line.is_across:
                break
            is_left = line.left is not None
            groups += is_left and not was_left
            was_left = is_left
        return groups == 1

    def _opens_document(self, line: _Line) -> bool:
        """Tell whether a first line that no gap parts is the document's title, not a first row."""
        left, right = line.left, line.right
        if self._page.number > 1 or left is None:
            return False
        if right is not None and self._page.text[left.end : right.start] != " ":
            return False
        text = self._page.text[left.start : left.end]
        if line.is_across:
            labels = list(self._finder.find(text))
            late = bool(labels) and labels[0].start == 0 and labels[0].kind in _LATE
            return late and not labels[0].has_colon and not any(m.kind in _HEADS for m in labels)
        label = self._finder.whole(text)
        return (label is None and right is not None) or (label is not None and label.kind in _LATE)

    def _is_title(self, index: int) -> bool:
        """Tell whether a line above the first label stands by itself or goes on with a title."""
        line = self._lines[index]
        if line.right is not None or any(r.label and r.label.is_known for r in self.rows):
            return False
        following = self._lines[index + 1] if index + 1 < len(self._lines) else None
        goes_on = bool(self.rows) and self.rows[-1].is_band and not line.after_blank
        return goes_on or following is None or following.after_blank

    def gather(self) -> None:
        """Fill ``rows`` from the lines."""
        label_until = -1
        waiting: list[Span] = []
        for index, line in enumerate(self._lines):
            if index == 0 and line.left is not None and self._opens_document(line):
                end = (line.right or line.left).end
                title = Span(self._page.number, line.left.start, end)
                self.rows.append(_Row(None, right=[title], is_band=True))
                continue
            if line.is_across and line.left is not None:
                self._across(line.left)
                continue
            if line.left is not None:
                if index > label_until:
                    known = self._ahead(index)
                    if known is None and self._is_title(index):
                        self._across(line.left)
                        continue
                    label, label_until = known or self._unknown(index)
                    row = _Row(label, right=waiting)
                    waiting = []
                    self.rows.append(row)
                self.rows[-1].left.append(line.left)
            if line.right is not None:
                if line.left is None and (waiting or self._starts_block_of_label(index)):
                    waiting.append(line.right)
                else:
                    self._value_row().right.append(line.right)
        if waiting:
            self._value_row().right.extend(waiting)

    def _value_row(self) -> _Row:
        if not self.rows or self.rows[-1].is_band:
            self.rows.append(_Row(None))
        return self.rows[-1]

    def _across(self, span: Span) -> None:
        """Place a line that runs across both columns: a heading with a label, or a band."""
        text = self._page.text[span.start : span.end]
        labels = list(self._finder.find(text))
        heads = [m for m in labels if m.kind in _HEADS]
        label = heads[-1] if heads else next((m for m in labels if m.start == 0), None)
        if label is not None and text[label.end :].lstrip()[:1].islower():
            label = None
        if label is not None:
            end = span.start + label.end
            tail = _YEAR_TAIL.search(self._page.text, end, span.end)
            stop = (
                tail.start() if tail is not None and label.kind is Kind.SERVICE_AREA else span.end
            )
            value, rest = trimmed(self._page, end, stop), trimmed(self._page, stop, span.end)
            head = [Span(span.page, span.start, end), *([rest] if rest else [])]
            row = _Row(label, head, [value] if value else [])
            self.rows.append(row)
        elif self.rows and self.rows[-1].right and not self.rows[-1].is_band and text[:1].islower():
            self.rows[-1].right.append(span)
            self.rows[-1].doubts.append(ODD_COLUMN)
        else:
            self.rows.append(_Row(None, right=[span], is_band=True))


def column_cells(page: Page, finder: LabelFinder, column: int) -> tuple[Cell, ...]:
    """Read a two-column page as cells, label column left of ``column``, values right of it."""
    rows = _Rows(page, finder, _parted(page, column, finder))
    rows.gather()
    return tuple(
        Cell(
            page.number,
            row.label,
            tuple(row.left),
            tuple(row.right),
            tuple(dict.fromkeys(row.doubts)),
            row.is_band,
        )
        for row in rows.rows
    )


def line_cells(page: Page, labels: Sequence[LabelMatch]) -> tuple[Cell, ...]:
    """Read a page whose labels each stand before their own value, top to bottom."""
    cells: list[Cell] = []
    starts = [_heading_start(page, label.start) for label in labels]
    first = starts[0] if labels else len(page.text)
    before = line_spans(page, 0, first)
    if before:
        cells.append(Cell(page.number, None, (), before))
    for index, label in enumerate(labels):
        end = starts[index + 1] if index + 1 < len(labels) else len(page.text)
        doubts: tuple[Doubt, ...] = ()
        if index + 1 < len(labels) and not labels[index + 1].recurs:
            doubts = (UNSURE_END,)
        span = Span(page.number, starts[index], label.end)
        named, value = label, line_spans(page, label.end, end)
        if not value and label.kind is Kind.DEADLINE:
            named, span, value = _dated(page, label, span)
        count = len(value)
        if label.kind is Kind.SERVICE_AREA and index + 1 < len(labels):
            count = _area_lines(page, value)
        cells.append(Cell(page.number, named, (span,), value[:count], doubts))
        if value[count:]:
            cells.append(Cell(page.number, None, (), value[count:], is_band=True))
    return tuple(cells)


def _dated(page: Page, label: LabelMatch, span: Span) -> tuple[LabelMatch, Span, tuple[Span, ...]]:
    """Return a deadline's label and value where its date was taken for the label's.

    Example: ``"Frist 2013"`` with nothing below it -> ``Frist`` and ``2013``.
    """
    words = _DATED.match(page.text, label.start, label.end)
    value = trimmed(page, words.end(), label.end) if words else None
    if words is None or value is None:
        return label, span, ()
    named = replace(label, printed=fold_space(words.group()), end=words.end())
    return named, Span(page.number, span.start, words.end()), (value,)


def _area_lines(page: Page, value: Sequence[Span]) -> int:
    """Return how many lines of a value a service area fills: one, unless it goes on."""
    count = min(1, len(value))
    while 0 < count < len(value):
        before = page.text[value[count - 1].start : value[count - 1].end]
        after = page.text[value[count].start : value[count].end]
        if not (_GOES_ON.search(before) or after[:1].islower()):
            break
        count += 1
    return count


_MARKER: Final = re.compile(r"[ \t]*(?:(?:\d{1,2}|[a-zæøå])[.)]|[•*–-])[ \t]+$", re.IGNORECASE)


def _heading_start(page: Page, start: int) -> int:
    """Return where the line of a label starts.

    A list marker before it is part of it, and ``Budget 2015 Fagområde 3: …`` is one heading.
    """
    line = page.text.rfind("\n", 0, start) + 1
    before = page.text[line:start]
    most = _HEADING_WORDS if _YEAR.search(before) else _MAX_LABEL_LINES
    is_heading = 0 < len(before.split()) <= most and before.lstrip()[:1].isupper()
    return line if is_heading or _MARKER.match(before) else start
