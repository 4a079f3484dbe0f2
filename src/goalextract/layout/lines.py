"""A document's lines in order, each with how it is set: blank lines above, print, a rule below."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from goalextract.document import Page, Span, Word
from goalextract.doubt import Doubt
from goalextract.layout.cells import trimmed, without_noise
from goalextract.layout.printed import by_line, content_words, line_span
from goalextract.profiles.labels import LabelMatch

_LINE: Final = re.compile(r"[^\n]*\n?")
_RULE: Final = re.compile(r"\s*(?:[=_]{3,}|-{3,}|\*{3,})\s*")
_BLANK: Final = 1.45
"""Lines further apart than so many usual distances have a blank line between them."""
_TAG_WORDS: Final = 4
_TAG_GAP: Final = 0.7
"""A tag stands so many letters' sizes right of its heading."""
PAGE_START: Final = 9
Style = tuple[int, bool]


@dataclass(frozen=True, slots=True)
class Line:
    """Hold one line of a document."""

    page: Page
    span: Span
    text: str
    gap: int
    """How many blank lines stand above it; ``PAGE_START`` at a page's or a column's start."""
    style: Style = (0, False)
    """How large and how bold it is printed."""
    is_set: bool = False
    """It is printed otherwise than the body, or has a rule below it."""
    is_ruled: bool = False
    bold_to: int = 0
    """Up to which character it is bold, where the rest is not."""
    is_tag: bool = False
    """It is a few words in a box of their own, beside a heading."""
    label: LabelMatch | None = None
    """The label that opens it, where that is known."""
    doubts: tuple[Doubt, ...] = ()
    """What speaks against its having started or ended where it does."""

    def part(self, start: int, end: int) -> Span:
        """Return the span of some of its characters."""
        a, b = self.span.start + start, self.span.start + end
        box = self.span.box
        if self.page.print is not None:
            words = self.page.print.words
            first, after = bisect_left(words.starts, a), bisect_left(words.starts, b)
            box = words.between(first, after) if first < after else box
        text = self.page.text[a:b]
        a += len(text) - len(text.lstrip())
        b -= len(text) - len(text.rstrip())
        return Span(self.page.number, a, b, box)


def _text_lines(page: Page) -> Iterator[Line]:
    blank = PAGE_START
    held: Line | None = None
    for match in _LINE.finditer(page.text):
        shown = [
            span
            for a, b in without_noise(page, match.start(), match.end())
            if (span := trimmed(page, a, b)) is not None
        ]
        if not shown:
            is_noise = bool(match.group().strip())
            blank += 0 if is_noise else bool(match.group())
            continue
        span = Span(page.number, shown[0].start, shown[-1].end)
        text = page.text[span.start : span.end]
        if _RULE.fullmatch(text):
            if held is not None and blank == 0:
                held = replace(held, is_ruled=True, is_set=True)
            continue
        if held is not None:
            yield held
        held = Line(page, span, text, blank)
        blank = 0
    if held is not None:
        yield held


def _printed_lines(page: Page, usual: Style) -> Iterator[Line]:
    lines = by_line(page, content_words(page))
    if page.print is None or not lines:
        return
    bottoms = [max(w.box.bottom for w in line) for line in lines]
    steps = sorted(b - a for a, b in pairwise(bottoms) if b > a)
    step = median(steps[: max(1, len(steps) * 2 // 3)]) if steps else 12.0
    last = None
    above: Style = usual
    waiting: Line | None = None
    for line, bottom in zip(lines, bottoms, strict=True):
        gap = PAGE_START if last is None else round((bottom - last) / step - 1 + 0.05)
        if last is not None and gap <= 0 and (bottom - last) / step > _BLANK:
            gap = 1
        if last is not None and bottom < last - step:
            gap = PAGE_START  # a column starts as a page does
        last = bottom
        cut = _tag_start(page, line, usual)
        own = _printed_line(page, line[:cut], max(0, gap), usual)
        if waiting is not None and (gap > 0 or own.style != above):
            yield waiting
            waiting = None
        above = own.style
        yield replace(own, is_tag=line[0].start in page.print.tags)
        if cut < len(line):
            waiting = replace(_printed_line(page, line[cut:], 0, usual), is_tag=True)
    if waiting is not None:
        yield waiting


def _printed_line(page: Page, words: Sequence[Word], gap: int, usual: Style) -> Line:
    style = _style(words)
    bold = _bold_to(words)
    return Line(
        page,
        line_span(page, words),
        page.text[words[0].start : words[-1].end],
        gap,
        style,
        is_set=style != usual and not bold,
        bold_to=bold,
    )


def _tag_start(page: Page, line: Sequence[Word], usual: Style) -> int:
    """Return where a tag begins: a few words far right of a heading, printed otherwise than it."""
    for at in range(max(1, len(line) - _TAG_WORDS), len(line)):
        before, word = line[at - 1], line[at]
        if word.box.x0 - before.box.x1 < _TAG_GAP * before.size:
            continue
        heading, tag = _style(line[:at]), _style(line[at:])
        is_heading = heading != usual and heading[0] >= usual[0] and not _bold_to(line[:at])
        is_other = tag != heading and tag[0] <= heading[0] and not _bold_to(line[at:])
        has_label = ":" in page.text[word.start : line[-1].end]
        return at if is_heading and is_other and not has_label else len(line)
    return len(line)


def _style(line: Sequence[Word]) -> Style:
    return round(2 * max(w.size for w in line)), all(w.is_bold for w in line)


def _bold_to(line: Sequence[Word]) -> int:
    """Return up to which character a line is bold where it goes on otherwise."""
    count = next((i for i, word in enumerate(line) if not word.is_bold), len(line))
    return 0 if count in (0, len(line)) else line[count - 1].end - line[0].start


def document_lines(pages: Sequence[Page]) -> list[Line]:
    """Return the lines of all pages, noise left out."""
    styles: dict[Style, int] = {}
    for page in pages:
        for line in by_line(page, content_words(page)):
            styles[_style(line)] = styles.get(_style(line), 0) + len(line)
    usual = max(styles, key=lambda s: styles[s]) if styles else (0, False)
    lines: list[Line] = []
    for page in pages:
        lines += _text_lines(page) if page.print is None else _printed_lines(page, usual)
    return lines
