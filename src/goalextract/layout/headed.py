"""Goals as prose under headings: a heading, then its parts under labels of their own lines.

Which lines are headings is told by what they have in common: a number, a rule below them, blank
lines above, a larger or bolder print.  The sort of heading between which no label comes twice is
the goals'; those that only stand above such are the chapters'.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from statistics import median
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell
from goalextract.layout.lines import PAGE_START, Line, document_lines
from goalextract.profiles.labels import MARKER, LabelFinder, LabelMatch
from goalextract.records import Kind

_NUMBERED: Final = re.compile(
    r"(?:(?P<word>[A-ZÆØÅ][^\W\d_]*)(?:[ \t]+nr\.?)?[ \t]+)?"
    r"(?P<number>[A-Z]?\d{1,2}(?:\.\d{1,2}){0,2}|[IVX]{1,4})(?![\d,])(?P<stop>[.:)]?)"
    r"(?:[ \t]*[–:-][ \t]+|[ \t]+|$)"
)
_ROMAN: Final = re.compile(r"[IVX]+")
_SET_OFF: Final = re.compile(r"[ \t]*(?:[:.]|[–-](?=\s|$)|(?<=\?))[ \t]*")
_SET_WORDS: Final = re.compile(
    r"(?P<words>[A-ZÆØÅ][^.:?–\n]{2,60}?)(?P<mark>(?:[.:?]|[ \t]+[–-])(?=\s|$)|$)"
)
_MARKS: Final = (":", "–", "-")
_FEW_WORDS: Final = 5
_BULLET: Final = re.compile(r"[•▪◦*·–-][ \t]+")
_BAR: Final = re.compile(r"[ \t]+[|·;][ \t]+")
_LEADER: Final = re.compile(r"(?:\.{4,}|(?:\. ){3,}|…{2,})\s*\d{1,3}\s*$")
_BEFORE: Final = 5
_NUMBER_WITHIN: Final = re.compile(r"\d+(?:\.\d+)*")
_LABEL_WORDS: Final = 8
_HEADING_WORDS: Final = 24
_STATEMENT_WORDS: Final = 60
_WIDE: Final = 0.9
_SHORT: Final = 0.7
_OFTEN: Final = 2
_GOOD: Final = 0.6
_FEW: Final = 0.2
_OUTSIDE: Final = 0.1
_ALWAYS: Final = 0.85
_Sort = tuple[object, ...]
"""What headings of one sort have in common."""
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)

LEAD: Final = Doubt(
    "a paragraph without a label below the goal's heading; its kind is guessed", 0.8
)
HEADING: Final = Doubt("it stands in the goal's heading", 0.96)


@dataclass(frozen=True, slots=True)
class _Head:
    """Hold a heading: its lines, what it counts, and the sort of heading that it is."""

    sort: _Sort
    spans: tuple[Span, ...]
    """Its title, without number and label."""
    label_spans: tuple[Span, ...] = ()
    number: str | None = None
    word: str | None = None
    label: LabelMatch | None = None
    is_goal: bool = False
    """Its word says that it states a goal: ``Delmål 1.1``."""


@dataclass(frozen=True, slots=True)
class _Part:
    """Hold a label and the first words of its value on its line."""

    label: LabelMatch
    label_span: Span
    rest: Span | None


@dataclass(slots=True)
class _Token:
    """Hold a line as what it is: a heading, the label of a part, or text.

    A labelled area is both: it may head goals, or be a part of one.
    """

    line: Line
    head: _Head | None = None
    part: _Part | None = None
    more: tuple[_Part, ...] = ()
    """Parts that stand on the same line: ``Måltal: 300 | Realiseret: 264``."""


@dataclass(slots=True)
class _Goal:
    """Gather a goal: its heading, what stands before its first label, and its parts."""

    head: _Head
    lead: list[Span] = field(default_factory=list)
    parts: list[tuple[_Part, list[Span]]] = field(default_factory=list)


class _Reader:
    """Tell headings, labels and text of a document apart."""

    def __init__(self, pages: Sequence[Page], finder: LabelFinder) -> None:
        self._finder = finder
        self.lines = document_lines(pages)
        lengths = sorted(len(line.text) for line in self.lines)
        self._width = lengths[int(_WIDE * (len(lengths) - 1))] if lengths else 0
        self._unlisted = self._recurring()
        self.within: set[int] = set()
        """Lines that end a label of two lines."""
        self._heads_above = False
        """Whether the line before is a heading: another may stand right below it."""
        self.tokens: list[_Token] = []
        self._counting = Counter(
            number["word"]
            for line in self.lines
            if (number := _NUMBERED.match(line.text)) is not None and (line.gap or line.is_set)
        )
        for index in range(len(self.lines)):
            token = self._token(index)
            self._heads_above = token.head is not None
            self.tokens.append(token)
        self._title_labels()
        self._page_starts()

    def _recurring(self) -> set[str]:
        """Return words that stand before a mark, or alone, as labels do, though none lists them.

        They come again, or they stand at a paragraph's start before the mark that the document
        sets its labels off by.
        """
        counts: Counter[tuple[str, str]] = Counter()
        marks: Counter[str] = Counter()
        starts: set[tuple[str, str]] = set()
        for line in self.lines:
            bullet = _BULLET.match(line.text)
            found = _SET_WORDS.match(line.text, bullet.end() if bullet is not None else 0)
            if found is None or len(found["words"].split()) > _LABEL_WORDS:
                continue
            counted = _NUMBERED.match(line.text)
            if counted is not None and counted["word"]:
                continue
            mark = found["mark"].strip()
            counts[(found["words"].casefold(), mark)] += 1
            if line.gap > 0 and mark in _MARKS and len(found["words"].split()) <= _FEW_WORDS:
                starts.add((found["words"].casefold(), mark))
            label = self._finder.whole(found["words"])
            marks[mark] += label is not None and label.kind is not None
        usual = marks.most_common(1)[0][0] if marks and max(marks.values()) >= _OFTEN else None
        often = {
            words
            for (words, mark), count in counts.items()
            if count > _OFTEN or (count == _OFTEN and mark in _MARKS)
        }
        return often | {words for words, mark in starts if mark == usual}

    def _page_starts(self) -> None:
        """Give headings that open a page the sort of others like them."""
        sorts = Counter(
            token.head.sort
            for token in self.tokens
            if token.head is not None and token.line.gap != PAGE_START
        )
        for token in self.tokens:
            head = token.head
            if head is None or head.sort[0] != "plain" or token.line.gap != PAGE_START:
                continue
            alike = [
                s
                for s in sorts
                if s[0] == "plain" and s[1] == head.sort[1] and s[3:] == head.sort[3:]
            ]
            apart = [s for s in alike if s[2] != 0]
            if apart:
                token.head = replace(head, sort=max(apart, key=lambda s: (sorts[s], str(s))))

    def _title_labels(self) -> None:
        """Take a label for a heading that stands apart, always before a title, where others do not.

        ``Målsætning: Lettere at byde`` above ``STATUS:`` and its like on lines of their own.
        """
        parts = [t for t in self.tokens if t.part is not None and t.head is None]
        alone = [t for t in parts if t.part is not None and t.part.rest is None]
        if 2 * len(alone) < len(parts):
            return
        usual = median([t.line.gap for t in alone if t.line.gap != PAGE_START] or [0])
        by_form: dict[str, list[_Token]] = {}
        for token in parts:
            if token.part is not None:
                by_form.setdefault(token.part.label.form, []).append(token)
        for form, tokens in by_form.items():
            apart = [t for t in tokens if t.part is not None and t.part.rest is not None]
            is_set = all(t.line.gap > 1 or t.line.is_set for t in tokens)
            if (
                len(apart) < len(tokens)
                or not is_set
                or min(t.line.gap for t in tokens) < usual - 1
            ):
                continue
            for token in apart:
                part = token.part
                if part is None or part.rest is None:
                    continue
                index = self.lines.index(token.line)
                spans = tuple(self._goes_on(index, [part.rest]))
                token.head = _Head(("titled", form), spans, (part.label_span,), word=form)
                token.part = None

    def _token(self, index: int) -> _Token:
        line = self.lines[index]
        if _LEADER.search(line.text) or index in self.within:
            return _Token(line)
        part = self._long_label(index) or self._part(line)
        counted = _NUMBERED.match(line.text)
        is_end = counted is not None and counted.end() >= len(line.text)
        if counted is not None and counted["word"] and line.gap > 0 and (counted["stop"] or is_end):
            head = self._numbered(index)
            if head is not None and (head.spans or is_end):
                return _Token(line, head)
        if part is not None and part.rest is None and part.label.number is not None:
            form = _NUMBER_WITHIN.sub("#", part.label.form)
            sort = ("numbered", form, str(part.label.number.count(".")), False, line.style)
            return _Token(
                line, _Head(sort, (), (part.label_span,), part.label.number, part.label.form)
            )
        if part is not None and (part.label.kind not in _HEADS or part.rest is None):
            first, *more = self._side_by_side(line, part)
            return _Token(line, part=first, more=tuple(more))
        return _Token(line, self._head(index, part), part)

    def is_set_off(self) -> bool:
        """Tell whether labels are set off from their values, and do not just stand before them."""
        parts = [t.part.label.form for t in self.tokens if t.part is not None and t.head is None]
        forms = set(parts)
        opened = bare = 0
        for token in self.tokens:
            label = next(iter(self._finder.find(token.line.text)), None)
            if label is None or label.start or label.kind in (None, *_HEADS):
                continue
            opened += 1
            bare += token.part is None and token.head is None and label.form in forms
        return bare <= max(1.0, _FEW * len(parts) / 2) and len(parts) >= _GOOD * opened

    def _long_label(self, index: int) -> _Part | None:
        """Return a label that stands on two lines, alone."""
        line = self.lines[index]
        below = self.lines[index + 1] if index + 1 < len(self.lines) else None
        if below is None or below.gap or below.page is not line.page:
            return None
        if len(line.text.split()) + len(below.text.split()) > _LABEL_WORDS:
            return None
        label = self._finder.whole(f"{line.text} {below.text}")
        if label is None or self._finder.whole(line.text) is not None:
            return None
        self.within.add(index + 1)
        span = replace(line.span, end=below.span.end)
        moved = replace(label, start=span.start, end=span.end)
        return _Part(moved, span, None)

    def _side_by_side(self, line: Line, part: _Part) -> list[_Part]:
        """Part a line of short values where a bar stands before the next label."""
        parts = [part]
        for bar in _BAR.finditer(line.text):
            text = line.text[bar.end() :]
            label = next(iter(self._finder.find(text)), None)
            if label is None or label.start or not label.has_colon or parts[-1].rest is None:
                continue
            before = parts[-1].rest
            end = line.span.start + bar.start()
            kept = line.part(before.start - line.span.start, end - line.span.start)
            parts[-1] = replace(parts[-1], rest=kept)
            parts.append(self._made(line, label, bar.end(), label.end))
        return parts

    def _part(self, line: Line) -> _Part | None:
        """Return the label that opens a line, set off from what follows it or alone."""
        bullet = _BULLET.match(line.text)
        at = bullet.end() if bullet is not None else 0
        text = line.text[at:]
        label = next(iter(self._finder.find(text)), None)
        if label is not None and label.start == 0:
            mark = None if label.has_colon else _SET_OFF.match(text, label.end)
            has_mark = label.has_colon or (mark is not None and mark.end() > label.end)
            end = mark.end() if mark is not None else label.end
            if text[label.end - 1 : label.end] == "?":
                has_mark = True
            is_alone = end >= len(text)
            if is_alone or (has_mark and end < len(text)) or self._is_run_in(line, at + label.end):
                return self._made(line, label, at, end)
        found = _SET_WORDS.match(text)
        if found is None or found["words"].casefold() not in self._unlisted:
            return None
        guess = self._finder.guess(found["words"], 0)
        return self._made(line, guess, at, found.end())

    @staticmethod
    def _is_run_in(line: Line, end: int) -> bool:
        """Tell whether a label is printed bolder than what follows it on its line."""
        return line.bold_to > 0 and abs(line.bold_to - end) <= 2

    @staticmethod
    def _made(line: Line, label: LabelMatch, at: int, end: int) -> _Part:
        start = line.span.start
        named = line.part(0, at + end)
        rest = line.text[at + end :]
        skipped = len(rest) - len(rest.lstrip())
        value = line.part(at + end + skipped, len(line.text)) if rest.strip() else None
        moved = replace(label, start=start + at, end=start + at + end)
        return _Part(moved, named, value)

    def _head(self, index: int, part: _Part | None) -> _Head | None:
        """Return a line as a heading, if it may be one."""
        line = self.lines[index]
        if part is not None and part.rest is not None:
            title = self._goes_on(index, [part.rest])
            sort = ("labelled", _NUMBER_WITHIN.sub("#", part.label.form))
            return _Head(sort, tuple(title), (part.label_span,), label=part.label)
        area = self._area_within(line)
        if area is not None:
            return area
        if MARKER.match(line.text) and not _NUMBERED.match(line.text):
            return None
        numbered = self._numbered(index)
        if numbered is not None or MARKER.match(line.text):
            return numbered
        return self._plain(index)

    def _area_within(self, line: Line) -> _Head | None:
        """Return a heading that says more before its area: ``Budget 2017 Fagområde 21: Teknik``."""
        text = line.text
        area = next((m for m in self._finder.find(text) if m.kind is Kind.SERVICE_AREA), None)
        if area is None or len(text[: area.start].split()) > _BEFORE:
            return None
        rest = text[area.end :].strip()
        if not rest or (not area.start and not rest[0].isdigit()):
            return None
        title, named = line.part(area.end, len(text)), line.part(0, area.end)
        return _Head(("labelled", area.form), (title,), (named,), label=area)

    def _numbered(self, index: int) -> _Head | None:
        """Return a heading with a number: ``Mål 1.1 Flere læser``, ``3. Veje``."""
        line = self.lines[index]
        text = line.text
        number = _NUMBERED.match(text)
        if number is None or len(text.split()) > _STATEMENT_WORDS:
            return None
        word = number["word"] or ""
        known = self._finder.whole(word) if word else None
        if known is not None and known.kind is Kind.SERVICE_AREA:
            return None
        is_own = known is not None and known.kind is not None
        if word and not is_own and self._counting[word] < _OFTEN:
            return None
        if not (is_own or line.gap > 0 or line.is_set):
            return None
        rest = text[number.end() :]
        if not (word or not rest or rest[:1].isupper() or rest[:1] in "\"”»'"):
            return None
        depth = "roman" if _ROMAN.fullmatch(number["number"]) else str(number["number"].count("."))
        sort = ("numbered", word.casefold(), depth, bool(number["stop"]), line.style)
        title = [line.part(number.end(), len(text))] if rest.strip() else []
        spans = tuple(self._goes_on(index, title))
        is_goal = known is not None and known.kind is Kind.GOAL
        named = (line.part(0, number.end()),)
        return _Head(sort, spans, named, number["number"], word or None, is_goal=is_goal)

    def _plain(self, index: int) -> _Head | None:
        """Return a heading that only its place and print make one."""
        line = self.lines[index]
        text = line.text
        opens = text[:1].isupper() or text[:1].isdigit() or text[:1] in "\"”»'"
        if not opens or len(text.split()) > _HEADING_WORDS or text.endswith((".", ",", ";", ":")):
            return None
        is_below = index > 0 and line.gap == 0 and self._is_short(self.lines[index - 1])
        if line.gap == 0 and not line.is_set and index and not is_below:
            return None
        if is_below and (not self._heads_above or line.is_set):
            return None
        number = _NUMBERED.match(text)
        is_counted = number is not None and bool(number["word"]) and bool(number["stop"])
        counts = number.end() if number is not None and is_counted else 0
        if counts >= len(text):
            counts = 0
        spans = self._goes_on(index, [line.part(counts, len(text))])
        last = spans[-1]
        if line.page.text[last.start : last.end].endswith((".", ",", ";", ":")):
            return None
        sort = ("plain", line.is_ruled, min(line.gap, 3), text.isupper(), line.style)
        return _Head(sort, tuple(spans), (line.part(0, counts),) if counts else ())

    def _is_short(self, line: Line) -> bool:
        """Tell whether a line ends long before the text's edge: nothing made it break there."""
        return len(line.text) < _SHORT * self._width

    def _goes_on(self, index: int, spans: list[Span]) -> list[Span]:
        """Add the lines on which a heading goes on: it is long, they close below, printed alike."""
        line = self.lines[index]
        for below in self.lines[index + 1 : index + 4]:
            close = below.gap == 0 and below.style == line.style and not line.is_ruled
            if not close or self._is_short(line):
                break
            if self._part(below) is not None or MARKER.match(below.text):
                break
            spans.append(below.span)
            line = below
        return spans


def _segments(tokens: Sequence[_Token], sort: _Sort) -> tuple[int, int, int]:
    """Count stretches that headings of a sort open: good ones, those with a part twice, others.

    In a good one a part follows with no other heading before it, and none comes twice.  What
    stands before the first good one and after the last is front matter and colophon.
    """
    found: list[str] = []
    forms: set[str] = set()
    doubled = is_direct = is_open = False
    for token in [*tokens, None]:
        if token is None or (token.head is not None and token.head.sort == sort):
            if is_open:
                is_good = is_direct and bool(forms)
                found.append("twice" if doubled else "good" if is_good else "other")
            forms, doubled, is_open, is_direct = set(), False, True, True
        elif token.part is not None and token.head is None:
            doubled |= token.part.label.form in forms
            forms.add(token.part.label.form)
        elif token.head is not None and not forms:
            is_direct &= token.part is not None
    while found and found[0] == "other":
        found.pop(0)
    while found and found[-1] == "other":
        found.pop()
    return found.count("good"), found.count("twice"), found.count("other")


def _goal_sort(tokens: Sequence[_Token]) -> _Sort | None:
    """Return the sort of headings that stand above goals; None where there is none."""
    sorts = list(dict.fromkeys(t.head.sort for t in tokens if t.head is not None))
    best: tuple[float, _Sort] | None = None
    for sort in sorts:
        if sort[0] == "labelled":
            continue  # labels that open goals are told by their order
        good, twice, other = _segments(tokens, sort)
        score = good - 2.0 * twice - 1.0 * other + (0.5 if sort[0] == "numbered" else 0.0)
        if good and good >= _GOOD * (good + twice + other) and (best is None or score >= best[0]):
            best = score, sort
    return best[1] if best is not None else None


def _chapter_sorts(tokens: Sequence[_Token], goal: _Sort) -> set[_Sort]:
    """Return the sorts of headings that only stand above goals' headings."""
    counts: Counter[_Sort] = Counter()
    above: Counter[_Sort] = Counter()
    waiting: list[_Sort] = []
    for token in tokens:
        if token.head is not None and token.head.sort == goal:
            above.update(waiting)
            waiting = []
        elif token.head is not None:
            counts[token.head.sort] += 1
            waiting.append(token.head.sort)
        elif token.part is not None:
            waiting = []
    return {sort for sort, n in counts.items() if above[sort] >= _ALWAYS * n}


def _is_focus(head: _Head) -> bool:
    """Tell whether a heading's label says that it is a focus area."""
    return head.label is not None and head.label.kind is Kind.FOCUS_AREA


class _Builder:
    """Put tokens together to goals under their chapters, as cells of numbered goals."""

    def __init__(self, tokens: Sequence[_Token], goal: _Sort) -> None:
        self._tokens, self._goal = tokens, goal
        self._chapters = _chapter_sorts(tokens, goal)
        self._strong = {
            sort
            for sort in (goal, *self._chapters)
            if sort[0] != "plain" or sort[1:3] != (False, 1)
        }
        self._first = next(
            (i for i, t in enumerate(tokens) if t.head is not None and t.head.sort == goal), 0
        )
        self.items: list[_Head | _Goal | Span] = []

    def gather(self, within: Collection[int]) -> None:
        """Walk through the tokens; lines of a heading or a label that goes on are left out."""
        current: _Goal | None = None
        taken: set[tuple[int, int]] = set()
        last = max(i for i, t in enumerate(self._tokens) if t.part is not None)
        for index, token in enumerate(self._tokens):
            span = token.line.span
            if (span.page, span.start) in taken or index in within:
                continue
            head = token.head
            if index > last and head is not None and self._is_colophon(token):
                current = None
            if head is not None and head.sort == self._goal:
                current = _Goal(head)
                self.items.append(current)
                taken |= {(s.page, s.start) for s in head.spans}
            elif (
                head is not None
                and token.part is not None
                and current is not None
                and not current.parts
                and not current.lead
            ):
                current.parts.append((token.part, list(head.spans)))
                taken |= {(s.page, s.start) for s in head.spans}
            elif head is not None and self._is_chapter(head):
                current = None
                self.items.append(head)
                taken |= {(s.page, s.start) for s in head.spans}
            elif token.part is not None and head is None and current is not None:
                for part in (token.part, *token.more):
                    rest = [part.rest] if part.rest is not None else []
                    current.parts.append((part, rest))
            elif current is None:
                self.items.append(span)
            elif current.parts:
                current.parts[-1][1].append(span)
            else:
                current.lead.append(span)

    def _is_colophon(self, token: _Token) -> bool:
        """Tell whether a heading below the last part stands as those of goals and chapters do."""
        least = min(
            (t.line.gap for t in self._tokens if t.head is not None and t.head.sort == self._goal),
            default=1,
        )
        front = {t.head.sort for t in self._tokens[: self._first] if t.head is not None}
        sort = token.head.sort if token.head is not None else None
        return sort in front or sort in self._chapters or token.line.gap >= max(1, least)

    def without_ends(self) -> list[_Head | _Goal | Span]:
        """Return the items; a heading before the first goal or after the last is none of a goal."""
        held = [i for i, item in enumerate(self.items) if isinstance(item, _Goal) and item.parts]
        if not held:
            return []
        kept: list[_Head | _Goal | Span] = []
        for index, item in enumerate(self.items):
            if isinstance(item, _Goal) and not item.parts:
                # A heading right above another goal's is a chapter's, printed alike.
                if held[0] > index + 1 or index > held[-1] or not self._is_last(index):
                    kept += [*item.head.label_spans, *item.head.spans, *item.lead]
                else:
                    kept += [*item.lead, item.head]
            elif isinstance(item, _Head) and not self._is_last(index):
                kept += [*item.label_spans, *item.spans]
            else:
                kept.append(item)
        return kept

    def _is_last(self, index: int) -> bool:
        """Tell whether a goal follows a chapter's heading with no other heading between."""
        own = self.items[index]
        is_focus = isinstance(own, _Head) and _is_focus(own)
        after = (
            item
            for item in self.items[index + 1 :]
            if isinstance(item, _Goal)
            or (isinstance(item, _Head) and (is_focus or not _is_focus(item)))
        )
        return isinstance(next(after, None), _Goal)

    def _is_chapter(self, head: _Head) -> bool:
        is_area = head.label is not None and head.label.kind is Kind.SERVICE_AREA
        return is_area or (head.sort in self._chapters and head.sort in self._strong)


def _heads(part: _Part) -> bool:
    return part.label.kind in _HEADS


def headed_cells(
    pages: Sequence[Page], finder: LabelFinder, is_title: Callable[[str], bool]
) -> tuple[Cell, ...] | None:
    """Read a document as goals under headings; None where it is set otherwise.

    Args:
        pages: the document's pages, in order.
        finder: knows label words.
        is_title: tells a title from an area's name.
    """
    reader = _Reader(pages, finder)
    goal = _goal_sort(reader.tokens)
    if goal is None:
        return None
    builder = _Builder(reader.tokens, goal)
    builder.gather(reader.within)
    items = builder.without_ends()
    goals = [item for item in items if isinstance(item, _Goal)]
    opening = next((i for i, t in enumerate(reader.tokens) if t.head and t.head.sort == goal), 0)
    tokens = [
        token
        for index, token in enumerate(reader.tokens)
        if index > opening or not is_title(token.line.text)
    ]
    parts = [
        part.label
        for one in goals
        for part, _ in one.parts
        if part.rest is None or not _heads(part)
    ]
    forms = Counter(
        token.part.label.form for token in tokens if token.part is not None and token.head is None
    )
    # Labels outside goals, or one twice in a goal: its parts do not stand under headings.
    outside = sum(forms.values()) - len(parts)
    is_whole = outside <= max(1.0, _OUTSIDE * len(parts))
    doubled = sum(
        max(Counter(part.label.form for part, _ in one.parts).values(), default=0) > 1
        for one in goals
    )
    empty = sum(not one.parts for one in goals)
    known = sum(label.is_known for label in parts)
    if (
        not reader.is_set_off()
        or not is_whole
        or doubled
        or not (known or any(one.head.is_goal for one in goals))
        or empty > _FEW * len(goals)
    ):
        return None
    texts = {page.number: page.text for page in pages}
    titles = [
        item
        for item in items
        if isinstance(item, _Head) and item.label is None and is_title(_text(texts, item.spans))
    ]
    return tuple(_cells(items, titles))


def _text(texts: Mapping[int, str], spans: Sequence[Span]) -> str:
    return " ".join(texts[span.page][span.start : span.end] for span in spans)


def _cells(items: Sequence[_Head | _Goal | Span], titles: Sequence[_Head]) -> Iterator[Cell]:
    for row, item in enumerate(items, start=1):
        if isinstance(item, Span):
            yield Cell(item.page, None, (), (item,), is_band=True, row=-1)
        elif isinstance(item, _Head) and any(item is title for title in titles):
            spans = (*item.label_spans, *item.spans)
            yield Cell(spans[0].page, None, (), spans, is_band=True, row=-1)
        elif isinstance(item, _Head):
            spans, named = _chapter(item)
            yield Cell(spans[0].page, item.label, named, spans, is_band=True, row=row)
        else:
            yield from _goal_cells(item, row)


def _chapter(head: _Head) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Part a chapter's name from its label and its own number; a number of two digits is a code."""
    is_code = (
        head.number is not None and not head.word and not head.sort[3] and len(head.number) > 1
    )
    if not head.spans or (is_code and head.number is not None and head.number.isdigit()):
        return (*head.label_spans, *head.spans), ()
    return head.spans, head.label_spans


def _goal_cells(goal: _Goal, row: int) -> Iterator[Cell]:
    """Return a goal's cells: its heading as what it states, its lead, its parts."""
    head = goal.head
    first = (head.label_spans or head.spans)[0]
    kinds = {part.label.kind for part, _ in goal.parts}
    is_titled = Kind.GOAL in kinds or (bool(goal.lead) and not head.is_goal)
    states = Kind.FOCUS_AREA if is_titled else Kind.GOAL
    lead = Kind.CHALLENGE if Kind.GOAL in kinds or states is Kind.GOAL else Kind.GOAL
    if Kind.CHALLENGE in kinds and lead is Kind.CHALLENGE:
        lead = Kind.COMMENT
    if head.number is not None:
        number = LabelMatch((), "number", head.number, first.start, first.end, number=head.number)
        yield Cell(first.page, number, head.label_spans, (), row=row)
    if head.spans:
        name = LabelMatch((states,), "heading", "", first.start, first.end)
        named = () if head.number is not None else head.label_spans
        yield Cell(first.page, name, named, head.spans, (HEADING,), row=row)
    if goal.lead:
        name = LabelMatch((lead,), "lead", "", first.start, first.end)
        yield Cell(goal.lead[0].page, name, (), tuple(goal.lead), (LEAD,), row=row)
    for part, spans in goal.parts:
        yield Cell(part.label_span.page, part.label, (part.label_span,), tuple(spans), row=row)
