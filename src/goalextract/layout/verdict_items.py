"""Goals without labels, each followed by what opens with a verdict, as ``Ikke nået.`` does.

Below each other as the items of a list, or beside each other in two columns.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell
from goalextract.layout.lines import Line
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_ITEM: Final = re.compile(
    r"(?:(?P<word>[A-ZÆØÅÄÖ][a-zæøåäö]*mål|Mål)[ \t]+)?"
    r"(?:(?P<number>\d{1,2}(?:\.\d{1,2}){0,2})[.):]?|(?P<letter>[a-zæøåäö])[.)]|[•▪◦*·–-])"
    r"[ \t]+(?=\S)",
    re.IGNORECASE,
)
_ARROW: Final = re.compile(r"(?:[-–=]{1,2}>|[→⇒➔➜]|>{1,2})[ \t]+(?=\S)")
"""Leads from a goal to what is said of it."""
_FEWEST: Final = 2
"""A verdict below a single item may be chance."""
_MOSTLY: Final = 0.6
"""So many goals of a list have a verdict; those that are still open have none."""
_HEADING_WORDS: Final = 8
_MOST_LINES: Final = 4
"""A goal is said on no more lines."""
_STOPS: Final = (".", "!", "?", ":", ";", ",")
_SENTENCE_END: Final = re.compile(r"[.!?]\s+(?=[A-ZÆØÅÄÖ])")

STATED: Final = Doubt("no label says that it is a goal; a verdict stands below or beside it", 0.9)
OpensVerdict = Callable[[str], bool]


@dataclass(slots=True)
class _Item:
    """Gather a goal, its number where it has one, and what is said of it."""

    goal: list[Span]
    number: Span | None = None
    printed: str | None = None
    word: str | None = None
    """What says of it that it is a goal: ``Mål`` before its number."""
    said: list[Span] = field(default_factory=list)
    apart: list[Line] = field(default_factory=list)
    """Lines below a blank one: they may go on with what is said, or follow the list."""


def verdict_items(
    lines: Sequence[Line],
    opens_verdict: OpensVerdict,
    is_title: Callable[[str], bool] = lambda _: False,
) -> tuple[Cell, ...] | None:
    """Read lines as a list of goals, a verdict below each; None where they are none.

    A title among the lines set apart names no area.

    Example: ``6.1 Godset skal øges`` above ``Ja. Det steg 7 pct.`` and ``6.2 …`` -> two goals.
    """
    items = _Reader(lines, opens_verdict).items
    texts = {line.page.number: line.page.text for line in lines}
    for item in items:
        if isinstance(item, _Item) and not item.said:
            _part_at_verdict(item, texts, opens_verdict)
    goals = [item for item in items if isinstance(item, _Item)]
    told = [goal for goal in goals if goal.said]
    if len(told) < max(_FEWEST, _MOSTLY * len(goals)):
        return None
    goes_on = any(goal.apart for goal in told[:-1])
    return tuple(
        cell
        for row, (item, leads) in enumerate(
            zip(items, _leads(items, is_title), strict=True), start=1
        )
        for cell in _cells(item, row if leads else -1, goes_on)
    )


def _part_at_verdict(item: _Item, texts: Mapping[int, str], opens_verdict: OpensVerdict) -> None:
    """Part a goal from a verdict that stands behind its sentence, on its line or the next.

    Example: ``2. Siden kan læses op. Opfyldt. Det tog et år.`` -> the goal and what is said.
    """
    printed = [texts[span.page][span.start : span.end] for span in item.goal]
    for index, (span, text) in enumerate(zip(item.goal, printed, strict=True)):
        starts = [match.end() for match in _SENTENCE_END.finditer(text)]
        if index and printed[index - 1].endswith("."):
            starts.insert(0, 0)
        for start in starts:
            rest = " ".join([text[start:], *printed[index + 1 :]])
            if opens_verdict(rest) and (start or index):
                before = [span._replace(end=span.start + len(text[:start].rstrip()), box=None)]
                item.said = [span._replace(start=span.start + start, box=None)]
                item.said += item.goal[index + 1 :]
                item.goal = item.goal[:index] + (before if start else [])
                return


def _leads(items: Sequence[_Item | Line], is_title: Callable[[str], bool]) -> list[bool]:
    """Tell which are goals, or short lines set apart right above one that may name its area."""
    leads: list[bool] = []
    for item in reversed(items):
        may_name = isinstance(item, Line) and _is_set_apart(item) and not is_title(item.text)
        leads.append(not isinstance(item, Line) or (may_name and leads[-1:] == [True]))
    return leads[::-1]


def _is_set_apart(line: Line) -> bool:
    return _is_short(line.text) and line.gap > 0


class _Reader:
    """Gather goals with what is said of them, and the other lines, in order."""

    def __init__(self, lines: Sequence[Line], opens_verdict: OpensVerdict) -> None:
        """Take lines; ``opens_verdict`` tells those that open with a verdict."""
        self.items: list[_Item | Line] = []
        self._current: _Item | None = None
        self._opens_verdict = opens_verdict
        self._arrows_lead = _arrows_lead(lines, opens_verdict)
        for index, line in enumerate(lines):
            opening = _ITEM.match(line.text)
            if opening is not None and not opens_verdict(line.text[opening.end() :]):
                self._open(line, opening)
            else:
                self._take(line, ends=_heads(lines, index))

    def _open(self, line: Line, opening: re.Match[str]) -> None:
        self._current = _Item([line.part(opening.end(), len(line.text))])
        number = opening["number"] or (opening["letter"] if opening["word"] else None)
        if number is not None:
            self._current.number = line.part(0, opening.end())
            self._current.printed, self._current.word = number, opening["word"]
        self.items.append(self._current)

    def _set_aside(self, line: Line) -> None:
        self._current = None
        self.items.append(line)

    def _take(self, line: Line, *, ends: bool) -> None:
        """Take a line that goes on with a goal or with what is said of it, or ends both."""
        item = self._current
        arrow = _ARROW.match(line.text) if self._arrows_lead else None
        if item is None or ends:
            self._set_aside(line)
        elif arrow is not None and not item.apart:
            item.said.append(line.part(arrow.end(), len(line.text)))
        elif not item.said and (line.text[0].islower() or not self._opens_verdict(line.text)):
            if line.gap or len(item.goal) == _MOST_LINES:
                self._set_aside(line)
            else:
                item.goal.append(line.span)
        elif item.said and (line.gap or item.apart):
            item.apart.append(line)
        else:
            item.said.append(line.span)


def _arrows_lead(lines: Sequence[Line], opens_verdict: OpensVerdict) -> bool:
    """Tell whether arrows open lines, and mostly stand before verdicts: ``-> Nået. Det gik``."""
    led = [line.text[arrow.end() :] for line in lines if (arrow := _ARROW.match(line.text))]
    return len(led) >= _FEWEST and sum(map(opens_verdict, led)) >= _MOSTLY * len(led)


def _heads(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a short line set apart stands right above a list's item."""
    line = lines[index]
    below = lines[index + 1] if index + 1 < len(lines) else None
    return (
        line.gap > 0
        and _is_short(line.text)
        and below is not None
        and _ITEM.match(below.text) is not None
    )


def _label(kind: Kind, span: Span) -> LabelMatch:
    return LabelMatch((kind,), "listed", "", span.start, span.end)


def _cells(item: _Item | Line, row: int, goes_on: bool) -> Iterator[Cell]:
    if isinstance(item, Line):
        yield Cell(item.span.page, None, (), (item.span,), is_band=True, row=row)
        return
    first = item.number if item.number is not None else item.goal[0]
    if not item.said:
        # What no verdict stands below heads those after it.
        named = () if item.number is None else (item.number,)
        yield Cell(first.page, None, named, tuple(item.goal), is_band=True, row=row)
        return
    if item.number is not None and item.printed is not None:
        number = LabelMatch((), "number", item.printed, first.start, first.end, number=item.printed)
        yield Cell(first.page, number, (item.number,), (), row=row)
    said = (*item.said, *(line.span for line in item.apart if goes_on))
    for kind, spans in (Kind.GOAL, tuple(item.goal)), (Kind.STATUS, said):
        label = _label(kind, first)
        if item.word is not None and kind is Kind.GOAL:
            label = replace(label, form=item.word.casefold(), printed=item.word)
        yield Cell(spans[0].page, label, (), spans, (STATED,), row=row)
    if not goes_on:
        for line in item.apart:
            yield Cell(line.span.page, None, (), (line.span,), is_band=True, row=-1)


def _is_short(text: str) -> bool:
    return len(text.split()) <= _HEADING_WORDS and not text.endswith(_STOPS)


def with_verdicts(
    page: Page, cells: Sequence[Cell], opens_verdict: OpensVerdict
) -> tuple[Cell, ...] | None:
    """Take what stands left of verdicts for goals, where it was read as labels that none lists.

    Returns None where most of what stands right of such labels is no verdict.

    Example: ``Fælles visitation | Ikke opfyldt. Afventer ny plan`` -> a goal and its status.
    """
    stated = [cell for cell in cells if _is_stated(cell) and cell.value]
    told = [cell for cell in stated if opens_verdict(_text(page, cell.value))]
    if len(told) < max(_FEWEST, _MOSTLY * len(stated)):
        return None
    found: list[Cell] = []
    for row, cell in enumerate(cells, start=1):
        if cell in told or (_is_stated(cell) and cell.value):
            first = cell.label_spans[0]
            kinds = (Kind.GOAL, cell.label_spans), (Kind.STATUS, cell.value)
            found += [
                Cell(cell.page, _label(kind, first), (), spans, (STATED,), row=row)
                for kind, spans in kinds
            ]
        elif _is_stated(cell):
            found.append(Cell(cell.page, None, (), cell.label_spans, is_band=True, row=row))
        else:
            spans = (*cell.label_spans, *cell.value)
            found.append(Cell(cell.page, None, (), spans, is_band=True, row=-1))
    return tuple(found)


def _is_stated(cell: Cell) -> bool:
    """Tell whether a cell's label is in no profile: what is said of it may be a verdict."""
    return cell.label is not None and not cell.label.is_known and bool(cell.label_spans)


def _text(page: Page, spans: Sequence[Span]) -> str:
    return " ".join(page.text[span.start : span.end] for span in spans)
