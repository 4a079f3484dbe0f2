"""Lines of paper that their print tells: headings above groups of goals, and closing lines.

Where labels stand on lines of their own, nothing but its print tells the heading below a value from
the value.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell
from goalextract.layout.lines import PAGE_START, Line, Style, document_lines
from goalextract.profiles.labels import LabelFinder, LabelMatch

_MOST_WORDS: Final = 14
_STOPS: Final = (".", ",", ";", ":")
_NONE: Final = -1
"""The row of what belongs to no goal."""
_SHARED: Final = 2.0
OFTEN: Final = 2
MAYBE_CLOSED: Final = Doubt("its last paragraph may be the document's closing lines", 0.8)


class PrintBands:
    """Tell the headings and closing lines of a document's pages on paper by their print.

    Lines printed as the labels are that stand alone on theirs are labels that no template lists.
    """

    def __init__(
        self,
        pages: Sequence[Page],
        labels: Mapping[int, Sequence[LabelMatch]],
        finder: LabelFinder,
    ) -> None:
        """Take a document's pages with the labels found on them."""
        lines = document_lines([page for page in pages if page.print is not None])
        self._usual, self._finder = _usual(lines), finder
        self._lines: dict[tuple[int, int], Line] = {_place(line.span): line for line in lines}
        self._label_styles = self._styles_of_labels(labels)
        self._last = max((page.number for page in pages if page.text.strip()), default=0)

    def parted(self, page: Page, cells: Sequence[Cell]) -> tuple[Cell, ...]:
        """Return a page's cells with the headings in their values as bands of their own.

        Below the last label of the document small print, or what stands below a box, closes it.
        """
        if page.print is None:
            return tuple(cells)
        found = [part for cell in cells for part in self._parts(cell)]
        if page.number == self._last and found and found[-1].label is not None:
            found[-1:] = self._closed(page, found[-1], found[:-1])
        return tuple(found)

    def _styles_of_labels(self, labels: Mapping[int, Sequence[LabelMatch]]) -> set[Style]:
        """Return how labels are printed that stand alone on their lines, if unlike the values."""
        styles: Counter[Style] = Counter()
        for page, found in labels.items():
            for label in found:
                line = self._lines.get((page, label.start))
                if line is not None and label.is_known and label.end >= line.span.end:
                    styles[line.style] += 1
        return {style for style, n in styles.items() if n >= OFTEN and style != self._usual}

    def _parts(self, cell: Cell) -> Iterator[Cell]:
        """Yield a cell up to the first heading in it, then each heading, and what is below it."""
        if cell.label is not None and self._is_title(cell):
            yield Cell(cell.page, None, (), cell.label_spans, is_band=True)
            if not cell.value:
                return
            cell = Cell(cell.page, None, (), cell.value)
        if cell.is_band or not any(map(self._is_heading, cell.value)):
            yield cell
            return
        first = next(i for i, span in enumerate(cell.value) if self._is_heading(span))
        if first or cell.label is not None:
            yield replace(cell, value=cell.value[:first])
        label: LabelMatch | None = None
        named: tuple[Span, ...] = ()
        for is_heading, group in groupby(cell.value[first:], key=self._is_heading):
            spans = tuple(group)
            if not is_heading and label is None:
                yield Cell(cell.page, None, (), spans, is_band=True, row=_NONE)
            elif not is_heading:
                yield Cell(cell.page, label, named, spans)
            else:
                label, named = self._label(spans)
                yield from self._bands(spans[: len(spans) - len(named)])

    def _is_title(self, cell: Cell) -> bool:
        """Tell whether label words are a heading: printed larger than labels on lines of theirs."""
        line = self._lines.get(_place(cell.label_spans[0])) if cell.label_spans else None
        largest = max((size for size, _ in self._label_styles), default=0)
        is_whole = line is not None and cell.label_spans[0].end >= line.span.end
        return line is not None and is_whole and 0 < largest < line.style[0]

    def _label(self, spans: Sequence[Span]) -> tuple[LabelMatch | None, tuple[Span, ...]]:
        """Return the label that the last of some headings is, if it is printed as labels are."""
        line = self._lines[_place(spans[-1])]
        if line.style not in self._label_styles:
            return None, ()
        return self._finder.guess(line.text, line.span.start), (line.span,)

    def _bands(self, spans: Sequence[Span]) -> Iterator[Cell]:
        """Yield headings that stand right below each other, printed unlike, one by one."""
        lines = [self._lines[_place(span)] for span in spans]
        for _, group in groupby(lines, key=lambda line: line.style):
            own = tuple(line.span for line in group)
            yield Cell(own[0].page, None, (), own, is_band=True)

    def _is_heading(self, span: Span) -> bool:
        line = self._lines.get(_place(span))
        if line is None or line.is_tag:
            return False
        is_large = line.style[0] > self._usual[0] and line.gap > 0
        if not is_large and line.style not in self._label_styles:
            return False
        text = line.text
        is_name = text[:1].isupper() or text[:1].isdigit()
        return is_name and len(text.split()) <= _MOST_WORDS and not text.endswith(_STOPS)

    def _closed(self, page: Page, cell: Cell, others: Sequence[Cell]) -> Iterator[Cell]:
        """Yield the document's last cell, and what closes the document below it."""
        lines = [self._lines.get(_place(span)) for span in cell.value]
        widest = max((gap for own in others for gap in self._gaps(own)), default=0)
        for at, line in enumerate(lines[1:], start=1):
            above = lines[at - 1]
            if line is None or above is None or not 0 < line.gap < PAGE_START:
                continue
            if line.style[0] < self._usual[0] or _is_boxed_off(page, above.span, line.span):
                yield replace(cell, value=cell.value[:at])
                yield Cell(cell.page, None, (), cell.value[at:], is_band=True, row=_NONE)
                return
            if line.gap > widest and others:
                yield replace(cell, doubts=(*cell.doubts, MAYBE_CLOSED))
                return
        yield cell

    def _gaps(self, cell: Cell) -> Iterator[int]:
        """Yield how many blank lines stand between the lines of a labelled value."""
        for span in cell.value[1:] if cell.label is not None else ():
            line = self._lines.get(_place(span))
            if line is not None and line.gap < PAGE_START:
                yield line.gap


def _place(span: Span) -> tuple[int, int]:
    return span.page, span.start


def _usual(lines: Sequence[Line]) -> Style:
    """Return how most letters are printed."""
    counts: Counter[Style] = Counter()
    for line in lines:
        counts[line.style] += len(line.text)
    return counts.most_common(1)[0][0] if counts else (0, False)


def _is_boxed_off(page: Page, above: Span, below: Span) -> bool:
    """Tell whether the lower edge of a box stands between two lines, over most of the second."""
    if page.print is None or above.box is None or below.box is None:
        return False
    top, bottom = above.box.bottom - _SHARED, below.box.top + _SHARED
    return any(
        rule.is_level
        and top <= rule.box.top <= bottom
        and rule.box.x0 <= above.box.x0
        and rule.box.x1 >= above.box.x1
        for rule in page.print.rules
    )
