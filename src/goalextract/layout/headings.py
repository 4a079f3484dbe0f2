"""Lines that are headings, and what headings of one sort have in common.

A heading is told by a label, by a number, or only by how it is set: blank lines above, a rule
below, a larger or bolder print.
"""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final, Literal

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.language.words import is_common_word
from goalextract.layout.lines import Line, Style
from goalextract.layout.parts import (
    AREA_KINDS,
    AREA_WORDS,
    COUNTED,
    OFTEN,
    Part,
    PartReader,
)
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.openings import MARKER
from goalextract.profiles.services import names_service
from goalextract.records import Kind

_ROMAN: Final = re.compile(r"[IVX]+")
_DATE: Final = re.compile(r"\d{1,2}\. [a-zæøåäö]{3,}")
"""A line may go on with a date: ``inden | 1. juli 2015``."""
_NUMBER_WITHIN: Final = re.compile(r"\d+(?:\.\d+)*")
_FIRST_WORD: Final = re.compile(r"[A-ZÆØÅÄÖ][a-zæøåäö]+")
_QUOTES: Final = "\"”»'"
_COUNTS: Final = re.compile(
    r"\d[\d.,]*\s+"
    r"(?:%|[a-zæøåäö]{2}|[A-ZÆØÅ][a-z]?[A-Z][A-Za-z]{0,2}\s|[A-ZÆØÅ]{2,6}-[a-zæøåäö])"
)
"""A heading may open with what is counted: ``3. 12.000 timer frigøres``, ``3.1. 60 MW vind``."""
_GOES_ON: Final = (".", ",", ";", ":")
"""What a sentence ends with, and no heading."""
_BEFORE: Final = 8
_HEADING_WORDS: Final = 24
_AREA_WORDS: Final = 10
_STATEMENT_WORDS: Final = 60
_MOST_LINES: Final = 4
MUCH_SPACE: Final = 3
"""So many blank lines above a heading, or more, are alike."""
_WIDE: Final = 0.9
_SHORT: Final = 0.7
_CLOSE: Final = 0.5
_PITCH: Final = 1.75
"""Lines of one heading stand no further apart, in letters' size."""
_TIGHT: Final = 1.35
_SPACE: Final = 0.25


@dataclass(frozen=True, slots=True)
class Sort:
    """Hold what headings of one sort have in common."""

    told_by: Literal["label", "title", "number", "print"]
    form: str = ""
    """Its label without numbers, or the word before its number."""
    depth: str = ""
    has_stop: bool = False
    """A full stop or a bracket ends its number."""
    is_ruled: bool = False
    gap: int = 0
    is_upper: bool = False
    style: Style = (0, False)

    @property
    def is_weak(self) -> bool:
        """Tell whether a blank line is all that sets it off: so may a line of a value be."""
        return self.told_by == "print" and not self.is_ruled and self.gap == 1


@dataclass(frozen=True, slots=True)
class Heading:
    """Hold a heading: its lines, what it counts, and the sort of heading that it is."""

    sort: Sort
    spans: tuple[Span, ...]
    """Its title, without number and label."""
    label_spans: tuple[Span, ...] = ()
    number: str | None = None
    label: LabelMatch | None = None
    is_goal: bool = False
    """Its word says that it states a goal: ``Delmål 1.1``."""
    doubts: tuple[Doubt, ...] = ()


class HeadingReader:
    """Tell which of a document's lines are headings."""

    def __init__(self, lines: Sequence[Line], finder: LabelFinder, parts: PartReader) -> None:
        self._lines, self._finder, self._parts = lines, finder, parts
        lengths = sorted(len(line.text) for line in lines)
        self._width = lengths[int(_WIDE * (len(lengths) - 1))] if lengths else 0
        # What is not set apart is the body's print.
        self._body = max((line.style[0] for line in lines if not line.is_set), default=0)
        self._areas = Counter(self._area_forms())
        self._counting = Counter(
            number["word"]
            for line in lines
            if (number := COUNTED.match(line.text)) is not None and (line.gap or line.is_set)
        )

    def _area_forms(self) -> Iterator[str]:
        """Yield the words of areas that open short lines which end without a stop."""
        for line in self._lines:
            text = line.text
            if len(text.split()) > _AREA_WORDS or text.endswith(_GOES_ON):
                continue
            area = next(iter(self._finder.find(text)), None)
            if area is None or area.kind is not Kind.SERVICE_AREA or area.start:
                continue
            if text[area.end :].lstrip()[:1].isupper():
                yield area.form

    def counted(self, index: int) -> Heading | None:
        """Return a heading whose word and number leave no doubt: ``Delmål 1.1: Flere læser``."""
        line = self._lines[index]
        number = COUNTED.match(line.text)
        if number is None or not number["word"] or line.gap == 0:
            return None
        is_alone = number.end() >= len(line.text)
        heading = self._numbered(index) if number["stop"] or is_alone else None
        return heading if heading is not None and (heading.spans or is_alone) else None

    def under_number(self, line: Line, part: Part, number: str) -> Heading:
        """Return a label with a number, alone on its line, as a heading: ``Mål nr. 3``."""
        form = _NUMBER_WITHIN.sub("#", part.label.form)
        sort = Sort("number", form, str(number.count(".")), style=line.style)
        return Heading(sort, (), (part.label_span,), number)

    def labelled(self, index: int, part: Part, first: Span) -> Heading:
        """Return a label that says where goals belong, with its value, as a heading."""
        sort = Sort("label", _NUMBER_WITHIN.sub("#", part.label.form))
        title = tuple(self._title(index, first))
        return Heading(sort, title, (part.label_span,), label=part.label)

    def titled(self, index: int, part: Part, first: Span) -> Heading:
        """Return a label that always stands before a title as a heading."""
        title = tuple(self._title(index, first))
        label = part.label if part.label.kind in AREA_KINDS else None
        return Heading(Sort("title", part.label.form), title, (part.label_span,), label=label)

    def unlabelled(self, index: int, *, is_below_heading: bool) -> Heading | None:
        """Return a line that no label opens as a heading, if it may be one."""
        line = self._lines[index]
        heading = self._area_within(index) or self._numbered(index)
        if heading is not None or MARKER.match(line.text):
            return heading
        return self._printed(index, is_below_heading=is_below_heading)

    def _area_within(self, index: int) -> Heading | None:
        """Return a heading that says more before its area: ``Budget 2017 Fagområde 21: Teknik``."""
        line = self._lines[index]
        text = line.text
        area = next((m for m in self._finder.find(text) if m.kind is Kind.SERVICE_AREA), None)
        if area is None or len(text[: area.start].split()) > _BEFORE:
            return None
        rest = text[area.end :].strip()
        if not rest or rest[0].islower():
            return None
        is_named = area.start or rest[0].isdigit() or names_service(rest)
        if not is_named and self._areas[area.form] <= OFTEN:
            return None
        first, named = line.part(area.end, len(text)), line.part(0, area.end)
        # In text nothing tells whether the line below goes on with it.
        title = [first] if line.page.print is None else self._title(index, first)
        return Heading(Sort("label", area.form), tuple(title), (named,), label=area)

    def _numbered(self, index: int) -> Heading | None:
        """Return a heading with a number: ``Mål 1.1 Flere læser``, ``3. Veje``."""
        line = self._lines[index]
        text = line.text
        number = COUNTED.match(text)
        if number is None or len(text.split()) > _STATEMENT_WORDS:
            return None
        word = number["word"] or ""
        kind = self._kind_of(word)
        if kind is Kind.SERVICE_AREA or (word and kind is None and self._counting[word] < OFTEN):
            return None
        if kind is None and line.gap == 0 and not line.is_set:
            return None
        rest = text[number.end() :]
        opens = rest[:1].isupper() or rest[:1] in _QUOTES
        is_number = bool(number["stop"]) or "." in number["number"]
        counts = is_number and _COUNTS.match(rest) is not None
        if not word and rest and not (opens or counts):
            return None
        return Heading(
            Sort(
                "number",
                word.casefold(),
                _depth(number["number"]),
                bool(number["stop"]),
                style=line.style,
            ),
            tuple(self._title(index, line.part(number.end(), len(text)) if rest.strip() else None)),
            (line.part(0, number.end()),),
            number["number"],
            is_goal=kind is Kind.GOAL,
        )

    def _kind_of(self, word: str) -> Kind | None:
        known = self._finder.whole(word) if word else None
        return known.kind if known is not None else None

    def _printed(self, index: int, *, is_below_heading: bool) -> Heading | None:
        """Return a heading that only its place and print make one."""
        line = self._lines[index]
        text = line.text
        opens = text[0].isupper() or text[0].isdigit() or text[0] in _QUOTES
        # A heading in larger print may end in a stop as a sentence does.
        goes_on = _GOES_ON[1:] if line.style[0] > self._body else _GOES_ON
        if not opens or len(text.split()) > _HEADING_WORDS or text.endswith(goes_on):
            return None
        if not self._is_apart(index, is_below_heading=is_below_heading):
            return None
        number = COUNTED.match(text)
        is_counted = number is not None and bool(number["word"]) and bool(number["stop"])
        counts = number.end() if number is not None and is_counted else 0
        if counts >= len(text):
            counts = 0
        title = self._title(index, line.part(counts, len(text)))
        last = title[-1]
        if not line.gap and not line.is_set and len(title) > 1:
            return None  # a paragraph right below a heading
        if line.page.text[last.start : last.end].endswith(goes_on):
            return None
        # Letters unlike the body's say more than the space above them.
        is_told = line.is_set and line.page.print is not None
        gap = 0 if is_told else min(line.gap, MUCH_SPACE)
        sort = Sort(
            "print", is_ruled=line.is_ruled, gap=gap, is_upper=text.isupper(), style=line.style
        )
        return Heading(sort, tuple(title), (line.part(0, counts),) if counts else ())

    def _is_apart(self, index: int, *, is_below_heading: bool) -> bool:
        """Tell whether a line is set off from the one above it.

        A heading may stand right below another, which ends long before the edge.
        """
        line = self._lines[index]
        if line.page.print is not None and line.is_set and line.style[0] > self._body:
            return True  # in larger print, however near the line above
        if index > 0 and line.gap == 0 and self._is_short(self._lines[index - 1]):
            return is_below_heading and not line.is_set
        return line.gap > 0 or line.is_set or index == 0

    def _is_short(self, line: Line) -> bool:
        """Tell whether a line ends long before the text's edge: nothing made it break there."""
        return len(line.text) < _SHORT * self._width

    def _title(self, index: int, first: Span | None) -> list[Span]:
        """Return a heading's title, with the lines on which it goes on.

        It goes on where it is long, and the lines below stand close and are printed alike.
        """
        spans = [first] if first is not None else []
        line = self._lines[index]
        for below in self._lines[index + 1 : index + _MOST_LINES]:
            if below.style != line.style or line.is_ruled or not self._runs_on(line, below):
                break
            is_text = line.page.print is None or not line.is_set
            is_item = MARKER.match(below.text) and not _DATE.match(below.text)
            if is_text and (self._parts.opening(below) or is_item):
                break
            spans.append(below.span)
            line = below
        return spans

    def _runs_on(self, line: Line, below: Line) -> bool:
        """Tell whether a heading may go on on the line below: it stands close, and had no room.

        On paper a heading's lines stand as far apart as its letters are high.
        """
        printed, first, second = line.page.print, line.span.box, below.span.box
        if printed is None or first is None or second is None or not line.is_set:
            return below.gap == 0 and not self._is_short(line) and not _opens_sentence(below.text)
        if below.page is not line.page:
            return False
        word = printed.words[bisect_left(printed.words.starts, below.span.start)]
        end = first.x1 + _SPACE * word.size + word.box.x1 - word.box.x0
        is_close = second.top - first.bottom < _CLOSE * (first.bottom - first.top)
        # Some fonts' boxes reach no higher than their letters.
        pitch = second.bottom - first.bottom
        is_close |= pitch < _PITCH * word.size
        # What stands as near as a line's end allows goes on with a number's or a label's title.
        opens, opens_too = (
            COUNTED.match(text) or AREA_WORDS.match(text) for text in (line.text, below.text)
        )
        if opens and not opens_too and pitch < _TIGHT * word.size:
            return True
        # In a column the page's edge is far; small letters go on all the same.
        return is_close and (below.text[0].islower() or end > max(printed.words.edges[2::4]))


def _opens_sentence(text: str) -> bool:
    """Tell whether a text opens with a capital that is no name's: ``Andelen blev 27 procent``."""
    word = _FIRST_WORD.match(text)
    return word is not None and is_common_word(word.group().lower())


def _depth(number: str) -> str:
    """Tell how a number counts.

    Example: ``"1.1"`` -> ``"1"``, ``"IV"`` -> ``"roman"``, ``"B"`` -> ``"letter"``.
    """
    if _ROMAN.fullmatch(number):
        return "roman"
    return "letter" if number.isalpha() else str(number.count("."))
