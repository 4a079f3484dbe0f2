"""Words on paper as lines, spans and text: what every reader of printed pages needs."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Box, Noise, Page, Print, Span, Word
from goalextract.language.joining import fold_space
from goalextract.layout.cells import Cell

_CLOSE: Final = 1.6
"""Lines of one text stand no more than so many times their letters' size apart."""
_HIGH: Final = 0.8
_LOW: Final = 0.5
_ALIKE: Final = 0.1
_FULL: Final = 0.6
"""A line that goes on is not much shorter than the next."""
_BLANK: Final = 0.25
"""A blank is so wide, in letters' size."""


def around(words: Iterable[Word]) -> Box:
    """Return the box around words."""
    return around_boxes([word.box for word in words])


def around_boxes(boxes: Sequence[Box]) -> Box:
    """Return the box around boxes."""
    if len(boxes) == 1:
        return boxes[0]
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def content_words(page: Page) -> list[Word]:
    """Return a page's words that are no noise, in the order of its text."""
    printed = page.print
    if printed is None:
        return []
    noise = _noise_numbers(page.noise, printed)
    return [word for number, word in enumerate(printed.words) if number not in noise]


def content_numbers(page: Page) -> list[int]:
    """Return the numbers of a page's words that are no noise."""
    if page.print is None:
        return []
    noise = _noise_numbers(page.noise, page.print)
    return [number for number in range(len(page.print.words)) if number not in noise]


def _noise_numbers(noise: Sequence[Noise], printed: Print) -> set[int]:
    """Return the numbers of the words that are noise."""
    starts = printed.words.starts
    return {
        number
        for n in noise
        for number in range(bisect_left(starts, n.span.start), bisect_left(starts, n.span.end))
    }


def word_spans(page: Page, words: Sequence[Word]) -> tuple[Span, ...]:
    """Return words as one span for each line that they stand on."""
    return tuple([line_span(page, line) for line in by_line(page, words)])


def line_span(page: Page, line: Sequence[Word]) -> Span:
    """Return the words of one line as a span with its box."""
    return Span(page.number, line[0].start, line[-1].end, around(line))


def spans_text(page: Page, spans: Sequence[Span]) -> str:
    """Return the text of spans, white space folded."""
    return fold_space(" ".join(page.text[s.start : s.end] for s in spans))


def has_room(page: Page, above: Span, below: Span) -> bool:
    """Tell whether the first word of a line on paper could have stood on the line above it.

    Where a line has no place on paper it is said to have had room.
    """
    printed = page.print
    if printed is None or above.box is None:
        return True
    number = bisect_left(printed.words.starts, below.start)
    if number == len(printed.words) or printed.words.starts[number] != below.start:
        return True
    right = max(*printed.words.edges[2::4], *(r.box.x1 for r in printed.rules if r.is_level))
    word = printed.words[number]
    return above.box.x1 + _BLANK * word.size + word.box.x1 - word.box.x0 <= right


def by_line(page: Page, words: Sequence[Word]) -> list[list[Word]]:
    """Part words into the lines on which they stand."""
    lines: list[list[Word]] = []
    last = stop = -1
    for word in words:
        start = word.start
        if start >= stop:
            lines.append([word])
        else:
            lines[-1].append(word)
        if start >= stop or start < last:
            # The next word stands on this line unless a line break comes before it.
            found = page.text.find("\n", word.end)
            stop = found if found >= 0 else len(page.text)
        last = word.end
    return lines


def boxed_cells(page: Page, cells: Iterable[Cell]) -> tuple[Cell, ...]:
    """Give the spans of cells their boxes."""
    printed = page.print
    if printed is None:
        return tuple(cells)
    words = printed.words

    def boxed(spans: tuple[Span, ...]) -> tuple[Span, ...]:
        return tuple(
            s._replace(box=words.between(first, after))
            if (first := bisect_left(words.starts, s.start))
            < (after := bisect_left(words.starts, s.end))
            else s
            for s in spans
        )

    return tuple(
        replace(cell, label_spans=boxed(cell.label_spans), value=boxed(cell.value))
        for cell in cells
    )


def text_blocks(lines: Sequence[Sequence[Word]], tables: Sequence[Box] = ()) -> list[list[Word]]:
    """Put lines together that follow closely, printed alike, with no table's row between them."""
    blocks: list[list[Word]] = []
    last: Sequence[Word] = ()
    for line in lines:
        if last and _goes_on(last, line, tables):
            blocks[-1] += line
        else:
            blocks.append(list(line))
        last = line
    return blocks


def _goes_on(above: Sequence[Word], line: Sequence[Word], tables: Sequence[Box]) -> bool:
    first, second = around(above), around(line)
    size = max(word.size for word in above)
    alike = abs(size - max(word.size for word in line)) < _ALIKE * size
    alike = alike and above[0].is_bold == line[0].is_bold
    high = first.bottom - first.top
    if high > _LOW * size:  # so on paper; text's lines are 1 high
        high = max(high, _HIGH * size)  # some files' boxes hold no more than the letters
    close = second.bottom - first.bottom < _CLOSE * high
    full = first.x1 - first.x0 >= _FULL * (second.x1 - second.x0)
    return alike and close and full and not any(first.top < t.top < second.top for t in tables)
