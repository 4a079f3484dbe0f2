"""A page's lines as they stand: the space within a line, and between one line and the next.

A line of text is taken for a line on paper whose letters are all of one width.
"""

import re
from collections.abc import Sequence
from statistics import median
from typing import Final

from goalextract.document import Box, Page, Word
from goalextract.layout.cells import without_noise
from goalextract.layout.printed import around, by_line

APART: Final = 1.14
"""Lines further apart than so many usual distances are not of one block."""
_TOKEN: Final = re.compile(r"\S+")
_LINE: Final = re.compile(r"[^\n]*\n?")
_RULE: Final = re.compile(r"(?:[ \t|+]*+(?:[-–—]{3,}+|={3,}+|_{3,}+|~{3,}+|\*{3,}+))++[ \t|+]*+\n?")
"""A line of text that is nothing but drawn; possessive, since marks can be parted in many ways."""
_APART_IN_TEXT: Final = re.compile(r"^[^\S\n]|\S[^\S\n]{2,}\S", re.MULTILINE)
_TEXT_SIZE: Final = 3.0
"""The size given to letters of text, of which half is more than one blank and less than two."""
GAP: Final = 0.5
"""A gap of so much of the letters' size parts two columns."""
_TOUCH: Final = 2.0
"""A rule may reach so far into the lines that it stands between."""
_SAME_START: Final = 2.0
_LEAST_STEP: Final = 0.9
_MOST_STEP: Final = 1.75
_NO_STEP: Final = 12.0
_OTHER_SIZE: Final = 0.5
_SOME: Final = 0.1
_DESCENT: Final = 0.2
_VARYING: Final = 0.08
"""Boxes of words without such letters differ in height by more, in letters' size: `en`, `Et`."""
_DESCENDING: Final = frozenset("gjpqyQ()[]|§/,;'\"*•")
"""Letters and marks that do not stand on the line: in common faces by so much of their size."""
_FIRST_GAP: Final = 9.0
Line = Sequence[Word]


def text_words(page: Page) -> list[Word]:
    """Return a text page's words as if printed: a letter is 1 wide, a line 1 high.

    Lines of dashes are drawn, and hold no words.
    """
    words: list[Word] = []
    for number, line in enumerate(_LINE.finditer(page.text)):
        first, top, bottom = line.start(), float(number), number + 0.9
        if _RULE.fullmatch(line.group()):
            continue
        for start, end in without_noise(page, first, line.end()):
            for token in _TOKEN.finditer(page.text, start, end):
                a, b = token.span()
                box = Box(float(a - first), top, float(b - first), bottom)
                words.append(Word(a, b, box, _TEXT_SIZE))
    return words


def may_be_aligned(page: Page) -> bool:
    """Tell whether texts of a text page may stand beside each other, or not below each other.

    Nothing is where no line begins with a blank nor has two within.
    """
    return bool(page.noise) or _APART_IN_TEXT.search(page.text) is not None


def segments(line: Line) -> list[list[Word]]:
    """Part a line where it has more than a word's space.

    Example: the words of ``Flere cykler    Nået`` -> ``[Flere, cykler], [Nået]``.
    """
    parted: list[list[Word]] = []
    for word in line:
        if parted:
            last = parted[-1][-1]
            if word.box.x0 - last.box.x1 <= GAP * max(word.size, last.size):
                parted[-1].append(word)
                continue
        parted.append([word])
    return parted


def reach(segment: Sequence[Word]) -> tuple[float, float]:
    """Return how far words of one line reach: from their left end to their right."""
    return segment[0].box.x0, segment[-1].box.x1


class SpacedLines:
    """Hold a page's lines, how far they stand apart and the rules between them."""

    def __init__(self, page: Page, words: Sequence[Word]) -> None:
        self.page = page
        self.lines = by_line(page, words)
        self.parted = [segments(line) for line in self.lines]
        """Each line, parted where it has more than a word's space."""
        self.boxes = [around(line) for line in self.lines]
        self._is_tight = page.print is not None and self._are_tight(words)
        self._bases = [self._base(line) for line in self.lines]
        self._step = 1.0 if page.print is None else self._usual_step()
        printed = page.print
        rules = [r for r in (printed.rules if printed is not None else ()) if r.is_level]
        self._touch = _TOUCH if printed is not None else 0.0
        self._levels = [r.box for r in rules] if printed is not None else _drawn_levels(page)
        self._drawn = [r.box for r in rules if not r.is_shade]

    def gap(self, index: int) -> float:
        """Return how far a line stands below the one before it, in usual distances."""
        if index == 0:
            return _FIRST_GAP
        return (self._bases[index] - self._bases[index - 1]) / self._step

    def has_level(self, index: int, *, drawn: bool = False) -> bool:
        """Tell whether a rule stands between a line and the one before it.

        The edge of a shaded row counts for one, and dashes in text, which part no rows by
        themselves, unless ``drawn`` rules are asked for.
        """
        if index == 0:
            return False
        above, top = self.boxes[index - 1].bottom, self.boxes[index].top
        levels = self._drawn if drawn else self._levels
        if any(above - self._touch <= level.top <= top + self._touch for level in levels):
            return True
        return any(self._is_beside(index - 1, level) for level in levels)

    def _is_beside(self, index: int, level: Box) -> bool:
        """Tell whether a rule parts rows beside a line: the line's cell reaches over both."""
        box = self.boxes[index]
        if not box.top + self._touch < level.top < box.bottom - self._touch:
            return False
        return not any(w.box.x0 < level.x1 and level.x0 < w.box.x1 for w in self.lines[index])

    def is_set_off(self, index: int) -> bool:
        """Tell whether a rule stands right below a line."""
        if index + 1 < len(self.lines):
            return self.has_level(index + 1)
        bottom = self.boxes[index].bottom
        end = bottom + self._step + self._touch
        return any(bottom - self._touch <= level.top <= end for level in self._levels)

    def _are_tight(self, words: Sequence[Word]) -> bool:
        """Tell whether words' boxes hold their letters only, not all that letters of a face may."""
        text = self.page.text
        heights: dict[float, set[float]] = {}
        for word in words:
            if not {text[word.start], text[word.end - 1]} & _DESCENDING:
                high = round(word.box.bottom - word.box.top, 1)
                heights.setdefault(round(word.size, 1), set()).add(high)
        return any(max(own) - min(own) > _VARYING * size for size, own in heights.items())

    def _base(self, line: Line) -> float:
        """Return the height on which a line's letters stand; some reach below it."""
        text = self.page.text
        plain = [
            w.box.bottom
            for w in line
            if not {text[w.start], text[w.end - 1]} & _DESCENDING and w.size >= line[0].size - 1
        ]
        if plain or not self._is_tight:
            return min(plain, default=line[0].box.bottom)
        return min(w.box.bottom for w in line) - _DESCENT * line[0].size

    def _usual_step(self) -> float:
        """Return how far lines of one cell stand apart: those that start below each other.

        Cells set in the middle of their rows put lines between lines; these count for nothing.
        """
        size = median(w.size for line in self.lines for w in line)
        last: dict[int, float] = {}
        steps: list[float] = []
        for parted, base in zip(self.parted, self._bases, strict=True):
            for segment in parted:
                at = round(segment[0].box.x0 / _SAME_START)
                is_usual = abs(segment[0].size - size) < _OTHER_SIZE
                if is_usual and base > last.get(at, base):
                    steps.append(base - last[at])
                if is_usual:
                    last[at] = base
                else:
                    last.pop(at, None)
        # In rows of one line each all lines are rows: letters' height says what is close.
        height = median(w.box.bottom - w.box.top for line in self.lines for w in line)
        usual, most = _usual([s for s in steps if s >= _LEAST_STEP * height]), _MOST_STEP * height
        return usual if usual <= most else most / APART


def _drawn_levels(page: Page) -> list[Box]:
    """Return where lines of dashes stand in a text, as high as its lines of words are put."""
    return [
        Box(0.0, number + 0.4, float(len(line.group())), number + 0.5)
        for number, line in enumerate(_LINE.finditer(page.text))
        if _RULE.fullmatch(line.group())
    ]


def _usual(steps: Sequence[float]) -> float:
    """Return the usual distance of lines: of the smallest ones, which stand within a cell."""
    for least in sorted(steps):
        alike = [step for step in steps if least <= step <= APART * least]
        if len(alike) >= _SOME * len(steps):
            return median(alike)
    return _NO_STEP
