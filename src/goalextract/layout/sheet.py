"""Label column beside value column, and labels on lines of their own."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import accumulate, pairwise
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.language.figures import YEAR
from goalextract.language.joining import fold_space
from goalextract.language.pages import LEADS_ON
from goalextract.layout.cells import UNSURE_END, Cell, line_spans, trimmed
from goalextract.layout.lanes import doubted_gaps, lane_cells
from goalextract.layout.rows import Parted, row_cells
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_LINE: Final = re.compile(r"[^\n]+")
_GAP: Final = re.compile(r"[ ]{2,}|[ ]*\t[ ]*")
_RULE: Final = re.compile(r"^[ \t]*(?:[-–—]{3,}|[=_~]{3,}|\*{3,})[ \t]*$", re.MULTILINE)
_FEWEST_TWICE: Final = 2
"""So many labels that stand beside themselves are those of cards two abreast."""
_MIN_COLUMN: Final = 5
_KNOWN_SHARE: Final = 0.1
"""Fewer known labels on the left make a page of figures, not a sheet."""
_MAX_LABEL_LINES: Final = 4
_HEADING_WORDS: Final = 8
_BLANK_ROWS_APART: Final = 2
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_DATED: Final = re.compile(
    r"\D*?(?=\s+(?:(?:den|ultimo|medio|primo|pr\.?)\s+)?\S*\d)", re.IGNORECASE
)
_GOES_ON: Final = re.compile(rf"(?:[,/&-]|\b{LEADS_ON})$")


def _segments(text: str, start: int, end: int) -> list[tuple[int, int]]:
    """Return the stretches of a line that gaps of two spaces or a tab part."""
    if text.find("  ", start, end) < 0 and text.find("\t", start, end) < 0:
        return [(start, end)] if text[start:end].strip() else []
    segments: list[tuple[int, int]] = []
    position = start
    for gap in [*_GAP.finditer(text, start, end), None]:
        stop = gap.start() if gap is not None else end
        if text[position:stop].strip():
            segments.append((position, stop))
        position = gap.end() if gap is not None else end
    return segments


def value_column(page: Page, finder: LabelFinder, least: float = _KNOWN_SHARE) -> int | None:
    """Return the column at which the values of a two-column page start, if it is one.

    At least half of the lines keep to the column, and so large a share of the texts left of it, or
    one at ``least``, holds label words.
    """
    starts: Counter[int] = Counter()
    pairs: Counter[int] = Counter()
    twice: set[str] = set()
    here = _lines(page)
    lines = 0
    for start, end in here:
        segments = _segments(page.text, start, end)
        if not segments:
            continue
        lines += 1
        columns = {a - start for a, _ in segments}
        starts.update(c for c in columns if c >= _MIN_COLUMN)
        if len(segments) > 1 and segments[0][0] - start < segments[1][0] - start:
            pairs[segments[1][0] - start] += 1
            beside, other = (page.text[a:b].strip().casefold() for a, b in segments[:2])
            if beside == other:
                twice.add(beside)
    if not pairs or len(twice) >= _FEWEST_TWICE:
        return None
    best = max(pairs, key=lambda c: (starts[c] + starts[c + 1] + starts[c - 1], pairs[c], -c))
    kept = starts[best] + starts[best + 1] + starts[best - 1]
    # A label may take more lines than its value: these end left of the column.
    left_only = sum(
        end - start < best and bool(_segments(page.text, start, end)) for start, end in here
    )
    if kept < max(2, 0.5 * (lines - min(left_only, kept))):
        return None
    left = [page.text[start : min(end, start + best - 1)].strip() for start, end in here]
    texts = sum(map(bool, left))
    return best if _labelled(left, finder) >= max(1, least * texts) else None


def _labelled(left: Sequence[str], finder: LabelFinder) -> int:
    """Count the lines of a label column that label words stand on, which may take several."""
    joined = "\n".join(left)
    starts = list(accumulate((len(line) + 1 for line in left), initial=0))
    places = [(label.start, label.end) for label in finder.find(joined)]
    return sum(
        bool(line) and any(a < start + len(line) and start < b for a, b in places)
        for line, start in zip(left, starts, strict=False)
    )


def _lines(page: Page) -> list[tuple[int, int]]:
    lines = ((m.start(), m.end()) for m in _LINE.finditer(page.text))
    return [(start, end) for start, end in lines if not _in_noise(page, start, end)]


def _in_noise(page: Page, start: int, end: int) -> bool:
    stripped = trimmed(page, start, end) if page.noise else None
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
    labels = list(finder.find(page.text[left.start : right.end]))
    is_numbered = bool(labels) and labels[0].start == 0 and labels[0].number is not None
    return (is_numbered or any(label.kind in _HEADS for label in labels)) and finder.whole(
        page.text[left.start : left.end]
    ) is None


def _parted(page: Page, column: int, finder: LabelFinder) -> list[Parted]:
    parted: list[Parted] = []
    last_end = 0
    for start, end in _lines(page):
        left, right, across = _part(page, start, end, column)
        if left is None and right is None:
            continue
        if left is not None and right is not None and _crosses(page, finder, left, right):
            left, right, across = Span(page.number, left.start, right.end), None, True
        blank = page.text[last_end:start].count("\n") >= _BLANK_ROWS_APART
        parted.append(Parted(left, right, across, blank))
        last_end = end
    return parted


def column_cells(page: Page, finder: LabelFinder, column: int) -> tuple[Cell, ...]:
    """Read a two-column page as cells, label column left of ``column``, values right of it."""
    lines = _parted(page, column, finder)
    lanes = lane_cells(page, finder, lines)
    return lanes or doubted_gaps(page, lines, row_cells(page, finder, lines))


def line_cells(page: Page, labels: Sequence[LabelMatch]) -> tuple[Cell, ...]:
    """Read a page whose labels each stand before their own value, top to bottom."""
    cells: list[Cell] = []
    starts = [_heading_start(page, label.start) for label in labels]
    first = starts[0] if labels else len(page.text)
    before = line_spans(page, 0, first)
    are_parted = _RULE.search(page.text) is not None and _are_parted(page, labels)
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
        count = _up_to_rule(page, value, label.end if are_parted else None)
        if label.kind is Kind.SERVICE_AREA and index + 1 < len(labels):
            count = _area_lines(page, value[:count])
        cells.append(Cell(page.number, named, (span,), value[:count], doubts))
        if value[count:]:
            cells.append(Cell(page.number, None, (), value[count:], is_band=True))
    return tuple(cells)


def _up_to_rule(page: Page, value: Sequence[Span], start: int | None) -> int:
    """Return how many lines of a value stand above a line of dashes, which ends it.

    So does one right below the label, which ends at ``start``, where no value stands between.
    """
    if start is not None and value and _RULE.search(page.text, start, value[0].start):
        return 0
    between = (page.text[a.end : b.start] for a, b in pairwise(value))
    return next((n for n, text in enumerate(between, 1) if _RULE.search(text)), len(value))


def _are_parted(page: Page, labels: Sequence[LabelMatch]) -> bool:
    """Tell whether lines of dashes stand below values and part goals, not below labels."""
    below = within = 0
    for label, following in pairwise(labels):
        value = line_spans(page, label.end, following.start)
        if value:
            below += _RULE.search(page.text, label.end, value[0].start) is not None
            within += _RULE.search(page.text, value[0].end, following.start) is not None
    return within > below


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


_MARKER: Final = re.compile(
    r"[ \t]*(?:(?:\d{1,2}|[a-zæøåäö])[.)]|\d{1,2}(?:\.\d{1,2}){1,2}|[•*–-])[ \t]+$", re.IGNORECASE
)


def _heading_start(page: Page, start: int) -> int:
    """Return where the line of a label starts.

    A list marker before it is part of it, and ``Budget 2015 Fagområde 3: …`` is one heading.
    """
    line = page.text.rfind("\n", 0, start) + 1
    before = page.text[line:start]
    most = _HEADING_WORDS if YEAR.search(before) else _MAX_LABEL_LINES
    is_heading = 0 < len(before.split()) <= most and before.lstrip()[:1].isupper()
    return line if is_heading or _MARKER.match(before) else start
