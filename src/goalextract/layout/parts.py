"""Labels that open lines and head the parts of a goal, in text that is set under headings.

A label is set off from its value by a colon, a dash or bold print, or stands alone on its line.
Labels that no template lists are told by coming again.
"""

import re
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.language.authorities import AUTHORITY
from goalextract.language.figures import YEAR
from goalextract.layout.lines import Line
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

AREA_KINDS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
"""Kinds that say where goals belong: their labels may head goals, or be parts of one."""
COUNTED: Final = re.compile(
    r"(?:(?P<word>[A-ZÆØÅÄÖ][^\W\d_]*"
    r"(?:[ \t]+[^\W\d_A-ZÆØÅÄÖ]*(?:mål|område|indsats|projekt)[a-zæøåäö]*)?)"
    r"(?:[ \t]+[Nn][Rr]\.?)?[ \t]+)?"
    r"(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{2,4}|[IVX](?=[.:)]|[ \t]*$)"
    r"|[A-K](?=[.)][ \t])|[a-k](?=\)[ \t])|(?(word)[A-HJK](?=:?[ \t])|(?!)))"
    r"(?![\d,])(?P<stop>[.:)]?)"
    r"(?:[ \t]*[–:·•|-][ \t]+|[ \t]+|$)"
)
"""A number that opens a line, with the word before it: ``Mål 1.1``, ``IV.``; ``I`` opens prose."""
AREA_WORDS: Final = re.compile(r"(?P<words>[A-ZÆØÅÄÖ][\w-]*(?: [\w-]+){0,2}):\s+(?=\S)")
"""Words before a colon that may name what kind of area follows: ``Politik: Veje``."""
OFTEN: Final = 2
"""What stands so many times does not stand there by chance."""

_SET_OFF: Final = re.compile(r"[ \t]*(?:[:.]|[–-](?=\s|$)|(?<=\?))[ \t]*")
_SET_WORDS: Final = re.compile(
    r"(?P<words>[A-ZÆØÅÄÖ](?:[^.:?–\n]{2,60}?|[a-zæøåäö](?=:)))"
    r"(?P<mark>(?:[.:?]|[ \t]+[–-])(?=\s|$)|$)"
)
_OPENS: Final = re.compile(r"[ \t]+(?=[A-ZÆØÅÄÖ][^\W\d_]*(?:[ \t,]|$))")
"""A value's first word behind its label on the same line: one with a capital."""
_OPENS_IN_CAPITALS: Final = re.compile(r"[ \t]+(?=[A-ZÆØÅÄÖ]?[a-zæøåäö]+[ \t,]|\d|[–•·*-][ \t])")
_WIDE: Final = re.compile(r"[ ]{3,}")
_VARIES: Final = 0.2
"""Blanks that differ by more, in letters' size, were not typed."""
_WIDE_GAP: Final = 0.6
"""On paper a gap of so much of the letters' size is wide, if it is the line's only one."""
_BULLET: Final = re.compile(r"[•▪◦*·–-][ \t]+")
_BAR_END: Final = re.compile(r"[ \t]+[|·;][ \t]+$")
_VALUE_KINDS: Final = {Kind.BASELINE, Kind.TARGET_VALUE, Kind.ACTUAL_VALUE, Kind.DEADLINE}
"""Kinds whose values are so short that several stand on a line."""
_MARKS: Final = (":", "–", "-")
"""Marks that end a label rather than a sentence."""
_STOPS: Final = (".", ":", "!", "?", ")", "”", '"')
_NAME_WITHIN: Final = re.compile(r"\s[A-ZÆØÅÄÖ]")
"""Label words have no capital but their first: ``Mål for Erhverv`` is a heading."""
_YEARS: Final = re.compile(r"(?:19|20)\d\d(?:\s*[-–/]\s*(?:19|20)?\d\d)?")
_DASH: Final = re.compile(r"[ \t]*[–-](?=\s)")
_MOSTLY_DASHED: Final = 0.8
_VALUES: Final = 0.5
_LABEL_WORDS: Final = 8
_LABEL_LINES: Final = 4
_FEW_WORDS: Final = 5


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a label and the first words of its value on its line."""

    label: LabelMatch
    label_span: Span
    rest: Span | None
    doubts: tuple[Doubt, ...] = ()

    @property
    def key(self) -> str:
        """Return what no goal has twice: the label's form, with its year if it is dated."""
        return " ".join((self.label.form, *YEAR.findall(self.label.printed)))

    @property
    def may_head(self) -> bool:
        """Tell whether it may head goals: it says where they belong, on one line."""
        return self.label.kind in AREA_KINDS and self.rest is not None


class PartReader:
    """Find the labels that open a document's lines."""

    def __init__(
        self, lines: Sequence[Line], finder: LabelFinder, without: Collection[str] = ()
    ) -> None:
        self._lines, self._finder = lines, finder
        self._unlisted = _unlisted(lines, finder) - set(without)
        self._alone = _listed_alone(lines, finder)
        self._ask_with_dash = _ask_with_dash(lines, finder)
        self._widths: defaultdict[tuple[int, int], list[float]] = defaultdict(list)
        """How wide blanks behind labels are, by where their lines go on."""
        for line in lines:
            blank, width = _wide_blank(line)
            if blank and finder.whole(line.text[:blank]) is not None:
                self._widths[line.page.number, _at(line, blank)].append(width)

    def opening(self, line: Line) -> Part | None:
        """Return the label that opens a line, set off from what follows it or alone.

        Example: ``"• Status: Det går godt."`` -> the label ``status``, the rest from ``Det``.
        """
        bullet = _BULLET.match(line.text)
        at = bullet.end() if bullet is not None else 0
        text = line.text[at:]
        if line.label is not None:
            return _part(line, line.label, 0, line.label.end)
        label = next(iter(self._finder.find(text)), None)
        if label is not None and label.start == 0:
            end, has_mark = _set_off(text, label, may_dash=self._ask_with_dash)
            if has_mark and label.kind not in AREA_KINDS and self._opens_area(text[end:]):
                return None  # a title: `Effektmål 2015 - Kerneområde 46 Kultur`
            # Alone behind a list's mark, words that head no section are the list's.
            is_alone = end >= len(text) and (bullet is None or label.kind is not None)
            if (
                has_mark
                or is_alone
                or _is_run_in(line, at + label.end)
                or self._is_beside_value(label, text)
            ):
                return _part(line, label, at, end)
        run_in = self._run_in(line, at)
        if run_in is not None:
            return _part(line, run_in, at, run_in.end)
        found = _SET_WORDS.match(text)
        if found is None or found["words"].casefold() not in self._unlisted:
            return None
        return _part(line, self._finder.guess(found["words"], 0), at, found.end())

    def _run_in(self, line: Line, at: int) -> LabelMatch | None:
        """Return the label that words in bold or before wide blanks are, their value behind them.

        Example: ``Hvad var problemet     I 2015 blev hver tredje ansøgning afbrudt`` -> the first.
        """
        blank, _ = _wide_blank(line)
        widths = self._widths[line.page.number, _at(line, blank)] if blank else ()
        # In a column of labels the values start at one place, however wide the blank is.
        is_column = bool(widths) and max(widths) - min(widths) > _VARIES
        end = line.bold_to or (0 if is_column else blank)
        words = line.text[at:end]
        if not words or len(words.split()) > _LABEL_WORDS or not line.text[end:].strip():
            return None
        label = self._finder.whole(words)
        if label is None or label.number is not None:
            return None  # `Mål 1.1` opens a goal's heading
        return label if label.start == 0 and label.kind not in (None, *AREA_KINDS) else None

    def _is_beside_value(self, label: LabelMatch, text: str) -> bool:
        """Tell whether a value stands on its label's line, in a document that mostly parts them.

        Example: ``Status Målet er opfyldt``, where ``Status`` stands alone elsewhere.
        """
        opens = _OPENS_IN_CAPITALS if label.printed.isupper() else _OPENS
        is_alone = self._alone[label.form] >= OFTEN and label.kind is not None
        return is_alone and opens.match(text, label.end) is not None

    def _opens_area(self, text: str) -> bool:
        """Tell whether a text names an area behind its label: ``Kerneområde 46 Kultur``."""
        area = self._finder.find_first(text)
        return area is not None and area.kind in AREA_KINDS and bool(text[area.end :].strip())

    def over_lines(self, index: int) -> tuple[Part, int] | None:
        """Return the label that a line and those below it are, and how many, nothing beside it.

        Where its first line is a label itself, the others go on with it in small letters.

        Example: ``Hvad ønsker vi`` above ``at opnå?`` -> both.
        """
        line = self._lines[index]
        text, words = line.text, len(line.text.split())
        is_whole = self._finder.whole(text) is not None
        best: tuple[Part, int] | None = None
        for count, below in enumerate(self._lines[index + 1 : index + _LABEL_LINES], start=1):
            words += len(below.text.split())
            if below.gap or below.page is not line.page or words > _LABEL_WORDS:
                break
            if is_whole and not (below.text[:1].islower() or self._is_period(index + count)):
                break
            text += f" {below.text}"
            label = self._finder.whole(text)
            if label is not None:
                span = line.span._replace(end=below.span.end)
                part = Part(replace(label, start=span.start, end=span.end), span, None)
                best = part, count
        return best

    def _is_period(self, index: int) -> bool:
        """Tell whether a line holds years alone, with the value right below it.

        Example: ``2016-2019`` below ``Indsatsområde``, above ``Kunstgræs uden gummi``.
        """
        below = self._lines[index + 1] if index + 1 < len(self._lines) else None
        is_years = _YEARS.fullmatch(self._lines[index].text) is not None
        return is_years and below is not None and not below.gap

    def side_by_side(self, line: Line, part: Part) -> tuple[Part, ...]:
        """Divide a line of short values where the next label stands before its colon.

        Example: ``"Måltal: 300 | Realiseret: 264"`` -> ``Måltal: 300``, ``Realiseret: 264``.
        """
        parts = [part]
        for label in self._finder.find(line.text):
            before = parts[-1].rest
            if not label.has_colon or before is None:
                continue
            start = before.start - line.span.start
            value = line.text[start : label.start]
            bar = _BAR_END.search(value)
            is_short = set(label.kinds) & _VALUE_KINDS and len(value.split()) <= _FEW_WORDS
            if not value.strip() or (bar is None and not is_short):
                continue
            kept = line.part(start, start + (len(value) if bar is None else bar.start()))
            parts[-1] = replace(parts[-1], rest=kept)
            parts.append(_part(line, replace(label, start=0), label.start, label.end - label.start))
        return tuple(parts)


def _listed_alone(lines: Sequence[Line], finder: LabelFinder) -> Counter[str]:
    """Count how often listed labels stand alone on their lines without a mark."""
    wholes = (finder.whole(line.text) for line in lines if len(line.text.split()) <= _LABEL_WORDS)
    return Counter(label.form for label in wholes if label is not None and not label.has_colon)


def _part(line: Line, label: LabelMatch, at: int, end: int) -> Part:
    """Return the part whose label ends ``end`` characters after ``at``, where it starts."""
    start, stop = line.span.start, at + end
    value = line.part(stop, len(line.text)) if line.text[stop:].strip() else None
    moved = replace(label, start=start + at, end=start + stop)
    return Part(moved, line.part(0, stop), value, line.doubts)


def _set_off(text: str, label: LabelMatch, *, may_dash: bool = True) -> tuple[int, bool]:
    """Return where a label ends with its mark, and whether it has one.

    A question is set off by its own mark: a dash behind it opens a list, unless questions
    mostly have one (``may_dash``).
    """
    is_question = text[label.end - 1 : label.end] == "?"
    mark = None if label.has_colon else _SET_OFF.match(text, label.end)
    if mark is None or (is_question and not may_dash and mark.group().strip()):
        return label.end, label.has_colon or is_question
    return mark.end(), mark.end() > label.end or is_question


def _ask_with_dash(lines: Sequence[Line], finder: LabelFinder) -> bool:
    """Tell whether a dash stands behind most labels that ask."""
    asked = dashed = 0
    for line in lines:
        end = line.text.find("?") + 1
        bullet = _BULLET.match(line.text)
        words = line.text[bullet.end() if bullet is not None else 0 : end]
        if end and len(words.split()) <= _LABEL_WORDS and finder.whole(words) is not None:
            asked += 1
            dashed += _DASH.match(line.text, end) is not None
    return dashed > _MOSTLY_DASHED * asked


def _wide_blank(line: Line) -> tuple[int, float]:
    """Return where a line's first words end that a wide blank parts from the rest, and its width.

    The place is 0 where there is none.
    """
    if line.page.print is None:
        wide = _WIDE.search(line.text)
        return (wide.start(), len(wide.group())) if wide is not None else (0, 0.0)
    words = line.page.print.words
    first = bisect_left(words.starts, line.span.start)
    after = min(bisect_left(words.starts, line.span.end), first + _LABEL_WORDS + 1)
    row = [words[number] for number in range(first, after)]
    gaps = [(b.box.x0 - a.box.x1) / a.size for a, b in pairwise(row)]
    wide_at = next((at for at, gap in enumerate(gaps) if gap > _WIDE_GAP), None)
    if wide_at is None or sum(gap > _WIDE_GAP for gap in gaps) > 1:
        return 0, 0.0
    return row[wide_at].end - line.span.start, gaps[wide_at]


def _at(line: Line, end: int) -> int:
    """Return about where a line goes on behind some of its characters, in points or characters."""
    box = line.part(end, len(line.text)).box
    return round(box.x0) if box is not None else end


def _is_run_in(line: Line, end: int) -> bool:
    """Tell whether a label is printed bolder than what follows it on its line.

    With a number as bold behind it, it opens a goal's heading: ``Mål 1`` before its text.
    """
    is_numbered = any(map(str.isdecimal, line.text[end : line.bold_to]))
    return line.bold_to > 0 and abs(line.bold_to - end) <= 2 and not is_numbered


def _unlisted(lines: Sequence[Line], finder: LabelFinder) -> set[str]:
    """Return words that stand before a mark, or alone, as labels do, though none lists them.

    What mostly stands right below a label is its value.  They come again, or they stand at a
    paragraph's start before the mark that the document sets its labels off by.
    """
    counts: Counter[tuple[str, str]] = Counter()
    values: Counter[tuple[str, str]] = Counter()
    above = {b.span: a for a, b in pairwise(lines) if not b.gap}
    marks: Counter[str] = Counter()
    starts: set[tuple[str, str]] = set()
    apart: Counter[str] = Counter()
    for line, words, mark in _set_words(lines):
        found = words.casefold(), mark
        counts[found] += 1
        is_alone = len(words) + len(mark) == len(line.text) and mark in ("", "?")
        if is_alone and line.gap > 0 and len(words.split()) <= _FEW_WORDS:
            apart[words.casefold()] += 1
        if not mark and line.span in above:
            over = finder.whole(above[line.span].text)
            values[found] += over is not None and over.kind is not None
        is_mark = mark in _MARKS or (mark == "." and bool(finder.hints(words)))
        if line.gap > 0 and is_mark and len(words.split()) <= _FEW_WORDS:
            starts.add(found)
        label = finder.whole(words)
        marks[mark] += label is not None and label.kind is not None
    usual, most = marks.most_common(1)[0] if marks else ("", 0)
    # Where labels stand alone, what stands so twice is one, whatever its words.
    are_alone = most >= OFTEN and usual in ("", "?")
    often = {
        words
        for (words, mark), count in counts.items()
        if count > OFTEN
        or (count == OFTEN and mark in _MARKS)
        or (count == OFTEN == apart[words] and (finder.hints(words) or are_alone or mark == "?"))
        if values[words, mark] < _VALUES * count
    }
    if most < OFTEN:
        return often
    once = {words for words, mark in starts if mark == usual}
    return often | once | (set[str]() if usual else _alone(lines, finder))


def _alone(lines: Sequence[Line], finder: LabelFinder) -> set[str]:
    """Return words alone on their lines, in a document that sets its labels so.

    They stand as the listed ones do: apart from the line above, or below its stop; and their
    words hint at a kind, or are in capitals as the listed ones are.
    """
    listed: list[str] = []
    likely: list[str] = []
    for above, line, below in zip([None, *lines], lines, [*lines[1:], None], strict=False):
        if len(line.text.split()) > _FEW_WORDS or below is None or below.gap:
            continue
        label = finder.whole(line.text)
        if label is not None:
            listed.append(line.text)
            continue
        is_apart = line.gap > 0 or above is None or above.text.endswith(_STOPS)
        is_last = finder.whole(below.text) is None
        found = _SET_WORDS.fullmatch(line.text)
        counted = COUNTED.match(line.text)
        is_counted = counted is not None and bool(counted["word"])
        if is_apart and is_last and found is not None and not found["mark"] and not is_counted:
            likely.append(found["words"])
    is_upper = sum(words.isupper() for words in listed) > _VALUES * len(listed)
    return {
        words.casefold()
        for words in likely
        if (words.isupper() and is_upper)
        or (finder.hints(words) and not _NAME_WITHIN.search(words))
    }


def _set_words(lines: Sequence[Line]) -> Iterator[tuple[Line, str, str]]:
    """Yield the lines that open with few words before a mark, with these and the mark."""
    for line in lines:
        bullet = _BULLET.match(line.text)
        found = _SET_WORDS.match(line.text, bullet.end() if bullet is not None else 0)
        words = len(found["words"].split()) if found is not None else 0
        if found is None or words > _LABEL_WORDS or AUTHORITY.fullmatch(found["words"]):
            continue  # who reports heads no section: `Fjordby Kommune: Politikområde 31 Klima`
        if found["mark"] == "." and found.end() == len(line.text) and words > _FEW_WORDS:
            continue  # a sentence that stands below several headings
        counted = COUNTED.match(line.text)
        if counted is None or not counted["word"]:
            yield line, found["words"], found["mark"].strip()
