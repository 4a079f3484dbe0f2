"""A page's lines in reading order where its text is set in columns, as in a newspaper.

A page is parted, top to bottom, into stretches: lines over its whole width, headings that hold for
all columns, and columns side by side.  Where these hold running text, they are read one after the
other; the rows of a table are read across as ever.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from statistics import median
from typing import Final, Self

from goalextract.document import Rule
from goalextract.reading.column_edges import Columns, candidates, columns_at, reach_of
from goalextract.reading.column_signs import ColumnLine, Signs, Weigher, column_lines
from goalextract.reading.paper_lines import PaperLine, lines_of, runs_of
from goalextract.reading.shapes import PrintedWords

_FEWEST_RUNS: Final = 4
_BAND: Final = 2.2
"""Below white over all columns, so many steps high, something new begins."""
_LARGE: Final = 1.15
_SIDES: Final = 2
_LONG: Final = 2
"""A column of so many lines is no running head."""
_INSIDE: Final = 3.0
_ACROSS: Final = 0.75
_TELLING: Final = 6
"""A line of so many letters may come again for a reason."""
_REPEATED: Final = 3
_LABEL_WORDS: Final = 4
_GAP: Final = 2.0
_LEVEL: Final = 0.8
"""Lines whose bottoms differ by fewer points stand beside each other."""
_MOST_BESIDE: Final = 0.5
_HARDLY_BESIDE: Final = 0.25
_WIDE: Final = 0.9
_BESIDE: Final = 12.0
"""A shade ends no further from its column's ends: a gutter may be so wide."""


@dataclass(frozen=True, slots=True)
class InOrder:
    """Hold a page's lines in reading order."""

    lines: tuple[PaperLine, ...]
    columns: Columns | None = None
    """The columns in which some of its text surely stands."""
    is_open: bool = False
    """Its text may stand in columns: what other pages tell settles it."""
    unclear: tuple[int, ...] = ()
    """Words of lines that may run on across columns, or may not."""


@dataclass(slots=True)
class _Stretch:
    """Hold lines of a page: over its whole width, or in columns side by side."""

    runs: list[PaperLine]
    columns: list[list[PaperLine]] | None = None
    """The lines of each column; None where lines run across."""
    signs: Signs = field(default_factory=Signs)


def in_reading_order(
    words: PrintedWords, rules: Sequence[Rule], known: Columns | None = None
) -> InOrder:
    """Put a page's words into lines, and these in the order in which they are read.

    Args:
        words: the page's words as they were drawn.
        rules: its ruling lines, which columns of text have none of.
        known: columns in which the text of other pages stands.
    """
    runs = runs_of(words)
    lefts = words.edges[:, 0].tolist()
    plain = InOrder(tuple(lines_of(runs, lefts)))
    if len(runs) < _FEWEST_RUNS or len(runs) == len(plain.lines):
        return plain
    readings = [
        _Reading.of(_PageInColumns(words, rules, columns, lefts), plain.lines, runs)
        for columns in _tried(words, runs, known)
    ]
    if known is None:
        readings = [reading for reading in readings if reading.signs.is_prose or reading.repeats]
    best = max(readings, key=lambda r: (r.are_columns, r.signs.text), default=None)
    if best is None:
        return InOrder(plain.lines, is_open=known is None)
    if known is not None or best.are_columns:
        lines = best.page.ordered(best.stretches, repeats=best.repeats)
        return InOrder(tuple(lines), best.page.columns)
    unclear = best.words if best.signs.may_be_columns else ()
    return InOrder(plain.lines, is_open=True, unclear=unclear)


@dataclass(frozen=True, slots=True)
class _Reading:
    """Hold a page parted as if its text stood in columns, and what tells whether it does."""

    page: "_PageInColumns"
    stretches: list[_Stretch]
    signs: Signs
    repeats: bool
    """The same labels head short texts down each column."""

    @property
    def are_columns(self) -> bool:
        """Tell whether the page surely stands in columns."""
        return self.repeats or self.signs.are_columns

    @classmethod
    def of(
        cls, page: "_PageInColumns", lines: Sequence[PaperLine], runs: Sequence[PaperLine]
    ) -> Self:
        """Part a page at its columns."""
        stretches = page.stretches(lines, runs)
        signs = sum((s.signs for s in stretches if s.columns), Signs())
        return cls(page, stretches, signs, page.repeats(stretches))

    @property
    def words(self) -> tuple[int, ...]:
        """Return the words that stand in columns, if these are such."""
        return tuple(
            number
            for stretch in self.stretches
            if stretch.columns
            for run in stretch.runs
            for number in run.words
        )


def _tried(
    words: PrintedWords, runs: Sequence[PaperLine], known: Columns | None
) -> Iterator[Columns]:
    if known is None:
        yield from candidates(words, runs)
        return
    own = columns_at(known.lefts, reach_of(words, runs))
    if own is not None:
        yield Columns(known.lefts, known.rights)


class _PageInColumns:
    """Part a page's lines into stretches, given where its columns may stand."""

    def __init__(
        self,
        words: PrintedWords,
        rules: Sequence[Rule],
        columns: Columns,
        lefts: Sequence[float],
    ) -> None:
        self._words, self._rules, self.columns, self._lefts = words, rules, columns, lefts
        self._step = 12.0
        self._body = 10.0

    def stretches(self, lines: Sequence[PaperLine], runs: Sequence[PaperLine]) -> list[_Stretch]:
        """Return a page's stretches, top to bottom, with the signs of those in columns."""
        run_of = {run.words[0]: run for run in runs}
        parted: list[_Stretch] = []
        self._measure(runs)
        bottom = float("-inf")
        for line in lines:
            own = [run_of[n] for n in line.words if n in run_of]
            is_across = any(self._column(run) is None for run in own)
            high = line.bottom - line.top
            is_far = line.top - bottom > _BAND * self._step - high
            if not parted or is_far or is_across or parted[-1].columns is None:
                parted.append(_Stretch([], None if is_across else []))
            parted[-1].runs += own
            bottom = max(bottom, line.bottom)
        runs_on = self._running_on(parted)
        whole = [part for stretch in runs_on for part in self._without_headings(stretch)]
        weigher = Weigher(self.columns, self._step)
        for stretch in whole:
            if stretch.columns is None:
                continue
            stretch.columns = self._by_column(stretch.runs)
            if sum(map(bool, stretch.columns)) < 2 or self._is_ruled(stretch.runs):
                stretch.columns = None
                continue
            stretch.signs = weigher.weigh([self._compared(c) for c in stretch.columns])
        return whole

    def _running_on(self, parted: Sequence[_Stretch]) -> Iterator[_Stretch]:
        """Join stretches in columns between which only white stands above each column's heading.

        Headings that chance sets beside each other begin nothing that holds for the page.
        """
        held: _Stretch | None = None
        for stretch in parted:
            if held is not None and self._goes_on(held, stretch):
                held.runs += stretch.runs
                continue
            if held is not None:
                yield held
            held = stretch
        if held is not None:
            yield held

    def _goes_on(self, above: _Stretch, below: _Stretch) -> bool:
        """Tell whether columns go on below white: one ends with a heading, or all begin with one.

        Above these stand several lines each, or it may be a running head.
        """
        if above.columns is None or below.columns is None:
            return False
        upper, lower = (list(filter(None, self._by_column(s.runs))) for s in (above, below))
        if min(len(upper), len(lower)) < _SIDES:
            return False
        if any(self._is_large(column[-1]) for column in upper):
            return True
        is_long = min(map(len, upper)) >= _LONG
        return is_long and all(self._is_large(column[0]) for column in lower)

    def repeats(self, stretches: Sequence[_Stretch]) -> bool:
        """Tell whether several lines come again in another column, and few stand beside others.

        So it is with labels above short texts, which wrap too seldom to be told by that; the
        lines of a table stand beside each other.  Two that come again and again will do, where
        hardly any line stands beside another.
        """
        texts = [Counter[str]() for _ in self.columns.lefts]
        beside = lines = 0
        for stretch in stretches:
            for own, held in zip(texts, stretch.columns or (), strict=False):
                own.update(text for line in held if len(text := self._text(line)) >= _TELLING)
            for one, other in pairwise(stretch.columns or ()):
                bottoms = [line.bottom for line in one]
                lines += min(len(one), len(other))
                beside += sum(
                    any(abs(line.bottom - at) <= _LEVEL for at in bottoms) for line in other
                )
        both = [a & b for a, b in pairwise(texts)]
        shared = max(map(len, both), default=0)
        often = max((sum(n > 1 for n in counts.values()) for counts in both), default=0)
        if often > 1 and beside <= _HARDLY_BESIDE * lines:
            return True
        return shared >= _REPEATED and beside <= _MOST_BESIDE * lines

    def _text(self, line: PaperLine) -> str:
        """Return a line's label, or what it says: up to a colon near its start, or a wide gap."""
        texts, edges = self._words.texts, self._words.edges
        said: list[str] = []
        for number, after in zip(line.words, (*line.words[1:], None), strict=True):
            said.append(texts[number])
            is_label = texts[number].endswith(":") and len(said) <= _LABEL_WORDS
            gap = edges[after, 0] - edges[number, 2] if after is not None else 0.0
            if is_label or gap > _GAP * self._words.sizes[number]:
                break
        return " ".join(said)

    def ordered(self, stretches: Sequence[_Stretch], *, repeats: bool) -> Iterator[PaperLine]:
        """Yield the lines of stretches, those in columns column by column."""
        for stretch in stretches:
            is_table = stretch.signs.rows > stretch.signs.text and not repeats
            if stretch.columns is None or is_table:
                yield from lines_of(stretch.runs, self._lefts)
            else:
                for column in stretch.columns:
                    yield from column

    def _column(self, run: PaperLine) -> int | None:
        edges = self._words.edges
        return self.columns.of(float(edges[run.words[0], 0]), float(edges[run.words[-1], 2]))

    def _by_column(self, runs: Sequence[PaperLine]) -> list[list[PaperLine]]:
        held: list[list[PaperLine]] = [[] for _ in self.columns.lefts]
        for run in runs:
            held[self._column(run) or 0].append(run)
        return [lines_of(own, self._lefts) for own in held]

    def _compared(self, lines: Sequence[PaperLine]) -> list[ColumnLine]:
        return column_lines(self._words, lines)

    def _measure(self, runs: Sequence[PaperLine]) -> None:
        """Find how large letters mostly are, and how far apart the lines of a column stand."""
        sizes = self._words.sizes
        self._body = median(float(sizes[run.words[0]]) for run in runs)
        within = [run for run in runs if self._column(run) is not None]
        steps = [
            b.bottom - a.bottom
            for lines in self._by_column(within)
            for a, b in pairwise(lines)
            if b.bottom - a.bottom > 1
        ]
        self._step = median(steps) if steps else 1.2 * self._body

    def _without_headings(self, stretch: _Stretch) -> Iterator[_Stretch]:
        """Part a stretch at headings in large letters that hold for all of its columns.

        Nothing stands beside such a heading, and in another column something goes on below it,
        far below what stands above it.
        """
        if stretch.columns is None:
            yield stretch
            return
        columns = self._by_column(stretch.runs)
        large = [line for line in columns[0] if self._is_large(line)]
        cuts = [line for line in large if _parts(line, columns[1:], _BAND * self._step)]
        rest = stretch.runs
        for cut in cuts:
            above = [run for run in rest if run.bottom <= cut.top + 1 or run.top < cut.top - 1]
            own = [run for run in rest if set(run.words) <= set(cut.words)]
            above = [run for run in above if run not in own]
            taken = {run.words[0] for run in (*above, *own)}
            if above:
                yield _Stretch(above, [])
            yield _Stretch(own)
            rest = [run for run in rest if run.words[0] not in taken]
        if rest:
            yield _Stretch(rest, [])

    def _is_large(self, line: PaperLine) -> bool:
        return bool(self._words.sizes[list(line.words)].min() >= _LARGE * self._body)

    def _is_ruled(self, runs: Sequence[PaperLine]) -> bool:
        """Tell whether ruling lines part what stands in columns: it is a table then, or sheets."""
        top, bottom = min(run.top for run in runs), max(run.bottom for run in runs)
        lefts, rights = self.columns.lefts, self.columns.rights
        behind = heading_shades(self._rules, self.columns)
        levels: dict[int, float] = {}
        for rule in self._rules:
            box = rule.box
            if box.bottom < top + _INSIDE or box.top > bottom - _INSIDE:
                continue
            if rule.is_level:
                if not rule.is_shade:
                    levels[round(box.top)] = levels.get(round(box.top), 0.0) + box.x1 - box.x0
                continue
            gutters = zip(rights[:-1], lefts[1:], strict=True)
            is_between = any(a - 1 <= box.x0 <= b + 1 for a, b in gutters)
            is_between |= rule in behind
            if lefts[0] + _INSIDE < box.x0 < rights[-1] - _INSIDE and not is_between:
                return True
        return max(levels.values(), default=0.0) >= _ACROSS * (rights[-1] - lefts[0])


def heading_shades(rules: Sequence[Rule], columns: Columns) -> frozenset[Rule]:
    """Return the edges of shades that are as wide as a column of text: its headings stand on them.

    They part no cells.
    """
    reaches = list(zip(columns.lefts, columns.rights, strict=True))
    wide = [
        rule
        for rule in rules
        if rule.is_level
        and rule.is_shade
        and any(
            abs(rule.box.x0 - left) <= _BESIDE
            and _WIDE * (right - left) <= rule.box.x1 - rule.box.x0 <= right - left + _BESIDE
            for left, right in reaches
        )
    ]
    corners = {(x, rule.box.top) for rule in wide for x in (rule.box.x0, rule.box.x1)}
    upright = [
        rule
        for rule in rules
        if rule.is_shade and not rule.is_level and (rule.box.x0, rule.box.top) in corners
    ]
    return frozenset((*wide, *upright))


def _parts(heading: PaperLine, others: Sequence[Sequence[PaperLine]], hole: float) -> bool:
    """Tell whether a heading of the first column parts the others: they leave a hole beside it."""
    goes_on = False
    for lines in others:
        above = [line for line in lines if line.top < heading.top]
        below = [line for line in lines if line.top >= heading.top]
        if any(line.bottom > heading.top + 1 for line in above):
            return False
        if below and below[0].top < heading.bottom - 1:
            return False
        if above and below and below[0].bottom - above[-1].bottom <= hole:
            return False
        goes_on |= bool(below)
    return goes_on
