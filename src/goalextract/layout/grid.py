"""Sheets on paper: ruled or shaded cells, and columns that only alignment shows.

Every word lies in the cell that the nearest ruling lines around it make, so that merged cells and
cells left open at a page's edge need no closed grid.  Where no upright line parts label and
value, the column at which values start does.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, product
from typing import Final

import numpy as np
from numpy.typing import NDArray

from goalextract.document import Box, Page, Print, Rule, Span, Word
from goalextract.doubt import Doubt
from goalextract.language.joining import fold_space
from goalextract.layout.cells import Cell
from goalextract.layout.rows import Parted, row_cells
from goalextract.layout.strips import parted_sheets
from goalextract.profiles.labels import LabelFinder, LabelMatch

_SNAP: Final = 2.5
"""Lines closer together are one: the two edges of a border, or of cells that touch."""
_TOUCH: Final = 4.0
_ALIGNED: Final = 1.5
_SHADE_SHARE: Final = 0.6
"""A shaded cell no wider than so much of the page marks its row."""
_LABEL_WORDS: Final = 14
_MIN_COLUMN: Final = 36.0
_COLUMN_SHARE: Final = 0.5
_BLANK: Final = 1.35
_GAP: Final = 0.35
"""A gap of so much of the letters' size may part two columns; spaces of prose are narrower."""
_MOST_EDGES: Final = 10
_CENTRED: Final = 0.25
_HEADING: Final = 1.1
"""A line so many times as high as the labels is a heading."""
_CHANGE: Final = 1.5
_CHANGE_WITHIN: Final = 5.0
_OPEN: Final = float("inf")
_MOST_FORMS: Final = 3
_MOST_BREAKS: Final = 6
"""In labels on more lines no broken words are looked for: the ways to join them double each time.
"""
_LONG_HEADING: Final = 25.0
"""A heading breaks only where it is so many times as long as high."""

OPEN_CELL: Final = Doubt("its cell is open at the page's edge", 0.97)
GUESSED_COLUMN: Final = Doubt("no line parts label and value; their alignment does", 0.97)
Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Area:
    """Hold a cell: its edges, open ones infinite, and its words in reading order."""

    left: float
    right: float
    top: float
    bottom: float
    words: tuple[Word, ...]
    has_left: bool
    """Another cell, if an empty one, lies left of it."""
    has_right: bool

    @property
    def box(self) -> Box:
        """Return the box of its words."""
        return _around(self.words)


def _around(words: Iterable[Word]) -> Box:
    boxes = [word.box for word in words]
    return Box(
        min(b.x0 for b in boxes),
        min(b.top for b in boxes),
        max(b.x1 for b in boxes),
        max(b.bottom for b in boxes),
    )


def _snapped(values: Sequence[float]) -> dict[float, float]:
    """Give positions that lie close together one value."""
    snapped: dict[float, float] = {}
    last = -_OPEN
    for value in sorted(set(values)):
        if value - last > _SNAP:
            last = value
        snapped[value] = last
    return snapped


class _Lines:
    """Hold the ruling lines of a page: upright ones by x, level ones by y."""

    def __init__(self, printed: Print) -> None:
        level = [_across_row(r, printed.width).box for r in printed.rules if r.is_level]
        upright = [r.box for r in printed.rules if not r.is_level]
        ys = _snapped([b.top for b in level])
        xs = _snapped([b.x0 for b in upright])
        self.level = np.array([(ys[b.top], b.x0, b.x1) for b in level]).reshape(-1, 3)
        self.upright = np.array([(xs[b.x0], b.top, b.bottom) for b in upright]).reshape(-1, 3)

    def around(self, words: Sequence[Word]) -> Floats:
        """Return left, right, top, bottom, far left and far right for each word's middle."""
        x = np.array([(w.box.x0 + w.box.x1) / 2 for w in words])
        y = np.array([(w.box.top + w.box.bottom) / 2 for w in words])
        left, right = _nearest(self.upright, x, y)
        top, bottom = _nearest(self.level, y, x)
        beside = self.upright[:, 1:].T if len(self.upright) else np.zeros((2, 0))
        spans = (beside[0][None] <= y[:, None] + 1) & (beside[1][None] >= y[:, None] - 1)
        at = self.upright[:, 0][None] if len(self.upright) else np.zeros((1, 0))
        has_left = (spans & (at < left[:, None] - _TOUCH)).any(axis=1)
        has_right = (spans & (at > right[:, None] + _TOUCH)).any(axis=1)
        return np.column_stack([left, right, top, bottom, has_left, has_right])


def _across_row(rule: Rule, width: float) -> Rule:
    """Let the edge of a shaded label cell run on across its row."""
    box = rule.box
    if not rule.is_shade or box.x1 - box.x0 > _SHADE_SHARE * width:
        return rule
    return replace(rule, box=Box(box.x0, box.top, width, box.bottom))


def _nearest(lines: Floats, along: Floats, across: Floats) -> tuple[Floats, Floats]:
    """Return the nearest line before and after each point, infinite where there is none."""
    if not len(lines):
        return np.full(len(along), -_OPEN), np.full(len(along), _OPEN)
    meets = (lines[:, 1][None] - 1 <= across[:, None]) & (lines[:, 2][None] + 1 >= across[:, None])
    at = lines[:, 0][None]
    before = np.where(meets & (at <= along[:, None]), at, -_OPEN).max(axis=1)
    after = np.where(meets & (at > along[:, None]), at, _OPEN).min(axis=1)
    return before, after


def _content(page: Page) -> list[Word]:
    """Return a page's words that are no noise, in the order of its text."""
    printed = page.print
    if printed is None:
        return []
    noise = [(n.span.start, n.span.end) for n in page.noise]
    return [w for w in printed.words if not any(a <= w.start < b for a, b in noise)]


def _areas(page: Page) -> tuple[list[_Area], list[Word]]:
    """Part a page's words into cells and those that lie in none."""
    words = _content(page)
    printed = page.print
    if not words or printed is None or not printed.rules:
        return [], words
    edges = _Lines(printed).around(words)
    held: dict[tuple[float, float, float, float], list[int]] = {}
    outside: list[Word] = []
    for index, row in enumerate(edges.tolist()):
        left, right, top, bottom = row[:4]
        sides = (left > -_OPEN) + (right < _OPEN)
        ends = (top > -_OPEN) + (bottom < _OPEN)
        if sides == 0 or sides + ends < 2:
            outside.append(words[index])
        else:
            held.setdefault((left, right, top, bottom), []).append(index)
    areas = [
        _Area(
            *key,
            tuple(words[i] for i in at),
            bool(edges[at, 4].any()),
            bool(edges[at, 5].any()),
        )
        for key, at in held.items()
    ]
    return areas, outside


def _spans(page: Page, words: Sequence[Word]) -> tuple[Span, ...]:
    """Return words as one span for each line that they stand on."""
    spans: list[Span] = []
    line: list[Word] = []
    for word in words:
        if line and "\n" in page.text[line[-1].end : word.start]:
            spans.append(_span(page, line))
            line = []
        line.append(word)
    if line:
        spans.append(_span(page, line))
    return tuple(spans)


def _span(page: Page, line: Sequence[Word]) -> Span:
    return Span(page.number, line[0].start, line[-1].end, _around(line))


def _text(page: Page, spans: Sequence[Span]) -> str:
    return fold_space(" ".join(page.text[s.start : s.end] for s in spans))


def _chains(areas: Sequence[_Area]) -> list[list[_Area]]:
    """Put cells into rows, each from its leftmost cell on; a merged one holds several."""
    rows: list[list[_Area]] = []
    taken: set[int] = set()
    ordered = sorted(areas, key=lambda a: (a.left, a.box.top))
    for index, first in enumerate(ordered):
        if index in taken:
            continue
        taken.add(index)
        row = [first]
        while True:
            last = row[-1]
            beside = [
                i
                for i, area in enumerate(ordered)
                if i not in taken
                and abs(area.left - last.right) <= _TOUCH
                and _beside(row[0], area)
            ]
            if not beside:
                break
            beside.sort(key=lambda i: ordered[i].box.top)
            taken.update(beside)
            row += [ordered[i] for i in beside]
        rows.append(row)
    return rows


def _beside(first: _Area, area: _Area) -> bool:
    """Tell whether a cell lies in the row of another: their heights overlap."""
    top, bottom = max(first.top, area.top), min(first.bottom, area.bottom)
    lower = min(first.bottom - first.top, area.bottom - area.top)
    if lower == _OPEN:
        return first.top == area.top or first.bottom == area.bottom
    return bottom - top > 0.5 * lower


@dataclass(frozen=True, slots=True)
class _Item:
    """Hold what stands at one place of a page, with the cells it gives."""

    box: Box
    cells: tuple[Cell, ...]


def _label(page: Page, finder: LabelFinder, area: _Area) -> tuple[LabelMatch, tuple[Span, ...]]:
    spans = _spans(page, area.words)
    text = _text(page, spans)
    label = finder.whole(text) or _broken_label(page, finder, spans)
    if label is None:
        return finder.guess(text, spans[0].start), spans
    return replace(label, start=spans[0].start, end=spans[-1].end), spans


def _broken_label(page: Page, finder: LabelFinder, spans: Sequence[Span]) -> LabelMatch | None:
    """Return the label whose words a narrow cell broke without a hyphen, if a known one is so."""
    lines = [page.text[s.start : s.end] for s in spans]
    if not 1 < len(lines) <= _MOST_BREAKS:
        return None
    for breaks in product((" ", ""), repeat=len(lines) - 1):
        joined = lines[0] + "".join(a + b for a, b in zip(breaks, lines[1:], strict=True))
        label = finder.whole(fold_space(joined))
        if label is not None:
            return label
    return None


def _doubts(areas: Sequence[_Area]) -> tuple[Doubt, ...]:
    is_open = any(a.top == -_OPEN or a.bottom == _OPEN for a in areas)
    return (OPEN_CELL,) if is_open else ()


def _row(page: Page, finder: LabelFinder, row: Sequence[_Area]) -> list[Cell]:
    """Read one row as cells: pairs of label and value, or what stands in it alone."""
    first = row[0]
    if len(row) == 1:
        return _alone(page, finder, first)
    columns = [list(group) for _, group in groupby(row, key=lambda a: a.left)]
    if len(columns) >= 4 and len(columns) % 2 == 0 and all(len(c) == 1 for c in columns[::2]):
        labels = [finder.whole(_text(page, _spans(page, c[0].words))) for c in columns[::2]]
        if all(label is not None for label in labels):
            pairs = zip(columns[::2], columns[1::2], strict=True)
            return [_pair(page, finder, a[0], b) for a, b in pairs]
    if first.has_left:
        value = tuple(s for area in row for s in _spans(page, area.words))
        return [Cell(page.number, None, (), value, _doubts(row))]
    several = _several(page, finder, row) if len(row) == 2 else []
    return several or [_pair(page, finder, first, row[1:])]


def _several(page: Page, finder: LabelFinder, row: Sequence[_Area]) -> list[Cell]:
    """Read a whole column of labels, shaded or framed as one, beside that of their values."""
    name = _spans(page, row[0].words)
    if len(name) < 2 or finder.whole(_text(page, name)) is not None:
        return []
    lines = _by_line(page, sorted((w for area in row for w in area.words), key=_place))
    parted = _parted(page, lines, [row[1].left - 1] * len(lines))
    cells = row_cells(page, finder, parted)
    if sum(cell.label is not None and cell.label.is_known for cell in cells) < 2:
        return []
    return [replace(c, doubts=(*c.doubts, GUESSED_COLUMN)) for c in _boxed(page, cells)]


def _place(word: Word) -> int:
    return word.start


def _pair(page: Page, finder: LabelFinder, name: _Area, values: Sequence[_Area]) -> Cell:
    label, spans = _label(page, finder, name)
    value = tuple(s for area in values for s in _spans(page, area.words))
    return Cell(page.number, label, spans, value, _doubts(values))


def _alone(page: Page, finder: LabelFinder, area: _Area) -> list[Cell]:
    """Read a row of one cell with words: a value that goes on, an empty label, or a heading."""
    spans = _spans(page, area.words)
    if area.has_left:
        return [Cell(page.number, None, (), spans, _doubts([area]))]
    text = _text(page, spans)
    label = finder.whole(text)
    if area.has_right or label is not None:
        named, at = _label(page, finder, area)
        return [Cell(page.number, named, at, ())]
    return list(_headings(page, finder, area.words))


def _headings(page: Page, finder: LabelFinder, words: Sequence[Word]) -> tuple[Cell, ...]:
    """Read lines across the page: headings with their labels, titles, bands."""
    lines = [Parted(span, None, True, True) for span in _spans(page, words)]
    return tuple(_joined(_boxed(page, row_cells(page, finder, lines))))


def _joined(cells: Iterable[Cell]) -> Iterator[Cell]:
    """Join the lines of a heading that goes on: close below, as high, the first one long."""
    held: Cell | None = None
    for cell in cells:
        if held is not None and held.is_band and cell.is_band and _goes_on(held, cell):
            held = replace(held, value=(*held.value, *cell.value))
            continue
        if held is not None:
            yield held
        held = cell
    if held is not None:
        yield held


def _goes_on(first: Cell, second: Cell) -> bool:
    above, below = first.value[-1].box, second.value[0].box
    if above is None or below is None:
        return False
    high, low = above.bottom - above.top, below.bottom - below.top
    close = below.top - above.bottom < 0.6 * high
    return close and abs(high - low) < 1.0 and above.x1 - above.x0 > _LONG_HEADING * high


def _boxed(page: Page, cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Give the spans of cells their boxes."""
    printed = page.print
    if printed is None:
        return tuple(cells)

    def boxed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(
            replace(s, box=_around(inside))
            if (inside := [w for w in printed.words if s.start <= w.start < s.end])
            else s
            for s in spans
        )

    return tuple(
        replace(cell, label_spans=boxed(cell.label_spans), value=boxed(cell.value))
        for cell in cells
    )


def _starts(line: Sequence[Word]) -> dict[int, bool]:
    """Return where on a line a value may start, and whether something stands left of it."""
    starts: dict[int, bool] = {}
    for index, word in enumerate(line):
        gap = word.box.x0 - line[index - 1].box.x1 if index else _OPEN
        if gap > _GAP * word.size:
            starts[round(word.box.x0 / _ALIGNED)] = index > 0
    return starts


def _near(counts: Counter[int], at: int) -> int:
    return counts[at - 1] + counts[at] + counts[at + 1]


def _value_edges(lines: Sequence[Sequence[Word]]) -> list[float] | None:
    """Return, for each line, where values start there; nothing if they stand in no column.

    Tables below each other may have columns of their own: the edges that the lines keep to best
    are found over the whole page, a change costing more within a table than between two.
    """
    margin = min(word.box.x0 for line in lines for word in line)
    found = [_starts(line) for line in lines]
    starts = Counter(at for here in found for at in here)
    paired = Counter(at for here in found for at, has_left in here.items() if has_left)
    edges = [
        at
        for at in sorted(paired, key=lambda at: (-_near(starts, at), at))
        if at * _ALIGNED - margin >= _MIN_COLUMN and _near(paired, at) >= 2
    ][:_MOST_EDGES]
    if not edges:
        return None
    steps = sorted(b[0].box.bottom - a[0].box.bottom for a, b in pairwise(lines))
    step = steps[len(steps) // 3] if steps else 12.0
    costs = [0.0] * len(edges)
    back: list[list[int]] = []
    for index, line in enumerate(lines):
        gap = line[0].box.bottom - lines[index - 1][0].box.bottom if index else _OPEN
        change = _CHANGE if gap > _BLANK * step else _CHANGE_WITHIN
        cheapest = min(range(len(edges)), key=lambda k: costs[k])
        came: list[int] = []
        row: list[float] = []
        for k, edge in enumerate(edges):
            stay = costs[k] <= costs[cheapest] + change
            came.append(k if stay else cheapest)
            before = costs[k] if stay else costs[cheapest] + change
            row.append(before + _misfit(line, found[index], edge))
        costs = row
        back.append(came)
    at = min(range(len(edges)), key=lambda k: costs[k])
    chosen: list[int] = []
    for came in reversed(back):
        chosen.append(at)
        at = came[at]
    chosen.reverse()
    kept = sum(
        any(abs(s - edges[k]) <= 1 for s in here) for here, k in zip(found, chosen, strict=True)
    )
    if kept < max(2, _COLUMN_SHARE * len(lines)):
        return None
    return [(edges[k] - 1.5) * _ALIGNED for k in chosen]


def _misfit(line: Sequence[Word], starts: Iterable[int], edge: int) -> float:
    """Return how badly a line keeps to a column's edge: 0 where its value starts there."""
    if any(abs(start - edge) <= 1 for start in starts):
        return 0.0
    x = edge * _ALIGNED
    if any(w.box.x0 < x - 2 and w.box.x1 > x + 2 for w in line):
        return 1.2
    if line[-1].box.x1 <= x + 2:
        return 0.6
    return 0.8 if line[0].box.x0 >= x - 2 else 2.0


def _by_line(page: Page, words: Sequence[Word]) -> list[list[Word]]:
    lines: list[list[Word]] = []
    for word in words:
        if lines and "\n" not in page.text[lines[-1][-1].end : word.start]:
            lines[-1].append(word)
        else:
            lines.append([word])
    return lines


def _parted(page: Page, lines: Sequence[Sequence[Word]], edges: Sequence[float]) -> list[Parted]:
    """Part lines at the column where values start."""
    printed = page.print
    levels = [r.box.top for r in printed.rules if r.is_level] if printed is not None else []
    parted: list[Parted] = []
    last: Box | None = None
    steps = sorted(b[0].box.bottom - a[0].box.bottom for a, b in pairwise(lines))
    step = steps[len(steps) // 3] if steps else 12.0
    usual = _label_height(lines, edges)
    margin = min(line[0].box.x0 for line in lines)
    indent: float | None = None
    for index, (line, edge) in enumerate(zip(lines, edges, strict=True)):
        box = _around(line)
        left = [w for w in line if w.box.x0 < edge]
        right = [w for w in line if w.box.x0 >= edge]
        blank = last is None or box.bottom - last.bottom > _BLANK * step
        if last is not None and any(last.bottom - 2 <= y <= box.top + 2 for y in levels):
            blank = True
        last = box
        # At a page's top the rest of a value may stand in the column of a table gone by.
        is_rest = line[0].box.x0 >= margin + _MIN_COLUMN and (
            index == 0 or (indent is not None and abs(line[0].box.x0 - indent) <= _ALIGNED)
        )
        indent = line[0].box.x0 if is_rest else None
        if is_rest:
            parted.append(Parted(None, _span(page, line), False, blank))
            continue
        is_across = bool(left) and left[-1].box.x1 > edge + 1
        is_across |= not right and box.bottom - box.top > _HEADING * usual
        if is_across or (
            left and right and right[0].box.x0 - left[-1].box.x1 <= _GAP * right[0].size
        ):
            parted.append(Parted(_span(page, line), None, True, blank))
            continue
        parted.append(
            Parted(
                _span(page, left) if left else None,
                _span(page, right) if right else None,
                False,
                blank,
            )
        )
    return parted


def _label_height(lines: Sequence[Sequence[Word]], edges: Sequence[float]) -> float:
    """Return how high labels are printed: the words left of the edge on lines with a value."""
    heights = sorted(
        line[0].box.bottom - line[0].box.top
        for line, edge in zip(lines, edges, strict=True)
        if line[0].box.x0 < edge <= line[-1].box.x0
    )
    return heights[len(heights) // 2] if heights else _OPEN


def _column_cells(
    page: Page, finder: LabelFinder, words: Sequence[Word]
) -> tuple[Cell, ...] | None:
    """Read words that no upright line parts, if they stand in two columns with known labels."""
    lines = _by_line(page, words)
    edges = _value_edges(lines) if lines else None
    if edges is None:
        return None
    parted = _parted(page, lines, edges)
    cells = row_cells(page, finder, parted, may_be_centred=_is_centred(parted))
    if not any(c.label is not None and c.label.is_known for c in cells):
        return None
    return tuple(
        replace(c, doubts=(*c.doubts, GUESSED_COLUMN)) if not c.is_band else c
        for c in _boxed(page, cells)
    )


def _is_centred(lines: Sequence[Parted]) -> bool:
    """Tell whether labels stand beside no line of their values: they are set in its middle."""
    firsts = [
        line
        for before, line in pairwise([None, *lines])
        if line is not None
        and line.left is not None
        and not line.is_across
        and (before is None or before.left is None or line.after_blank)
    ]
    alone = sum(line.right is None for line in firsts)
    return alone >= _CENTRED * max(1, len(firsts))


def _is_sheet(rows: Sequence[Sequence[_Area]]) -> bool:
    """Tell whether rows are a sheet's: short labels left, few columns."""
    wide = sum(len({a.left for a in row}) > _MOST_FORMS + 1 for row in rows)
    if wide > 0.3 * len(rows):
        return False
    pairs = [row for row in rows if len(row) > 1]
    short = [row for row in pairs if len(row[0].words) <= _LABEL_WORDS]
    return not pairs or len(short) >= 0.6 * len(pairs)


def paper_cells(page: Page, finder: LabelFinder) -> tuple[Cell, ...] | None:
    """Read a page on paper as a sheet's cells, or return None where it is none.

    Ruled and shaded cells come from the lines around their words; words outside any cell are
    headings, or columns where they stand in two.  Of sheets side by side the left one goes first.
    """
    parts = parted_sheets(page)
    if len(parts) == 1:
        return _sheet_cells(page, finder)
    cells: list[Cell] = []
    for part in parts:
        read = _sheet_cells(part.page, finder)
        if read is None:
            read = _headings(part.page, finder, _content(part.page))
        cells += [replace(cell, strip=part.strip, lane=part.lane) for cell in read]
    return tuple(cells)


def _sheet_cells(page: Page, finder: LabelFinder) -> tuple[Cell, ...] | None:
    areas, outside = _areas(page)
    rows = _chains(areas)
    if not any(len(row) > 1 or row[0].has_left or row[0].has_right for row in rows):
        return _column_cells(page, finder, _content(page))
    if not _is_sheet(rows):
        return None
    items = [
        _Item(_around(w for a in row for w in a.words), tuple(_row(page, finder, row)))
        for row in rows
    ]
    items += [
        _Item(_around(block), _headings(page, finder, block))
        for block in _blocks(page, outside, [item.box for item in items])
    ]
    items.sort(key=lambda item: (item.box.top, item.box.x0))
    return tuple(cell for item in items for cell in item.cells)


def _blocks(page: Page, words: Sequence[Word], tables: Sequence[Box]) -> list[list[Word]]:
    """Put words outside cells into blocks of lines that no row of a table parts."""
    blocks: list[list[Word]] = []
    last: Box | None = None
    for line in _by_line(page, words):
        box = _around(line)
        parted = last is None or any(last.top < t.top < box.top for t in tables)
        if parted:
            blocks.append(list(line))
        else:
            blocks[-1] += line
        last = box
    return blocks
