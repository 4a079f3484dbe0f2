"""Goals as prose under headings: a heading, then its parts under labels of their own lines.

Which lines are headings is told by what they have in common: a number, a rule below them, blank
lines above, a larger or bolder print.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell
from goalextract.layout.chapters import goal_sort
from goalextract.layout.headings import Heading, Sort
from goalextract.layout.lines import document_lines
from goalextract.layout.outline import Goal, Item, outline
from goalextract.layout.parts import AREA_KINDS, OFTEN, Part
from goalextract.layout.tokens import Token, read_tokens
from goalextract.layout.unfolded import restored_lines
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.records import Kind

_MOSTLY: Final = 0.6
"""The least share of lines that label words open on which these are set off."""
_BARE: Final = 0.1
"""The most lines, for each part, that a part's label opens without being set off."""
_OUTSIDE: Final = 0.1
"""The most labels outside goals, for each part within."""

_FIGURE_WORDS: Final = 9
"""A figure to be reached is said in no more words."""
_FIGURE: Final = re.compile(r"\W*(?:\w+\.?\s)?[<>≥≤±+-]?\s?\d")
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_PURPOSE: Final = (Kind.GOAL, Kind.CHALLENGE)

LEAD: Final = Doubt(
    "a paragraph without a label below the goal's heading; its kind is guessed", 0.8
)
WORD_OF_LABEL: Final = Doubt("what stands below its label is a label by its words", 0.8)
HEADING: Final = Doubt("it stands in the goal's heading", 0.96)


def headed_cells(
    pages: Sequence[Page], finder: LabelFinder, is_title: Callable[[str], bool]
) -> tuple[Cell, ...] | None:
    """Read a document as goals under headings; None where it is set otherwise.

    Args:
        pages: the document's pages, in order.
        finder: knows label words.
        is_title: tells a title from an area's name.
    """
    tokens = read_tokens(restored_lines(document_lines(pages), finder), finder)
    sort = goal_sort(tokens)
    if sort is None or not _are_set_off(tokens, sort, finder):
        return None
    items = outline(tokens, sort)
    goals = [item for item in items if isinstance(item, Goal)]
    if len(goals) == 1 and _is_title_line(tokens[0], goals[0]):
        return None
    if not _are_whole(goals, _below_title(tokens, sort, is_title)) or not _are_sure(goals):
        return None
    texts = {page.number: page.text for page in pages}
    is_coded = _are_codes(goals)
    heads_document = lambda spans: is_title(_text(texts, spans))  # noqa: E731
    return tuple(_cells(items, heads_document, texts, is_coded=is_coded))


def _are_codes(goals: Sequence[Goal]) -> bool:
    """Tell whether the numbers before goals' headings are codes of areas: they do not count.

    Example: ``20 Natur og miljø``, ``25 Veje og trafik``, and a goal stated below each.
    """
    numbers = [goal.heading.number or "" for goal in goals]
    if not all(number.isdigit() and len(number) > 1 for number in numbers):
        return False
    is_counted = all(int(b) == int(a) + 1 for a, b in pairwise(numbers))
    states = all(any(part.label.kind is Kind.GOAL for part, _ in goal.parts) for goal in goals)
    return states and not (is_counted and len(numbers) > 1)


def _is_title_line(first: Token, goal: Goal) -> bool:
    """Tell whether the only goal's heading is the document's first line, and says no number."""
    heading = goal.heading
    states = any(part.label.kind is Kind.GOAL for part, _ in goal.parts)
    return states and heading.number is None and first.line.span in heading.spans


def _are_set_off(tokens: Sequence[Token], sort: Sort, finder: LabelFinder) -> bool:
    """Tell whether labels are set off from their values, and do not just stand before them."""
    parts = [part for token in tokens if (part := token.own_part) is not None]
    forms = {part.label.form for part in parts}
    opened = bare = 0
    for token in tokens:
        if sort.told_by == "number" and token.heading is not None and token.heading.sort == sort:
            continue  # a counted heading is no label, whatever its word
        label = next(iter(finder.find(token.line.text)), None)
        if label is None or label.start or label.kind in (None, *AREA_KINDS):
            continue
        opened += 1
        bare += token.part is None and label.form in forms
    return bare <= max(1.0, _BARE * len(parts)) and len(parts) >= _MOSTLY * opened


def _below_title(
    tokens: Sequence[Token], sort: Sort, is_title: Callable[[str], bool]
) -> list[Token]:
    """Return the tokens without the titles that stand above the first goal.

    A label that comes again is no title: it is the part of a goal that has no heading.
    """
    forms = Counter(part.label.form for token in tokens if (part := token.own_part) is not None)
    first = next(
        i for i, t in enumerate(tokens) if t.heading is not None and t.heading.sort == sort
    )
    above = [
        token
        for token in tokens[: first + 1]
        if not is_title(token.line.text)
        or ((part := token.own_part) is not None and forms[part.label.form] > 1)
    ]
    return [*above, *tokens[first + 1 :]]


def _are_whole(goals: Sequence[Goal], tokens: Sequence[Token]) -> bool:
    """Tell whether parts stand under goals' headings: few outside, and none twice in a goal."""
    within = sum(not part.may_head for goal in goals for part, _ in goal.parts)
    outside = sum(token.own_part is not None for token in tokens) - within
    if outside > max(1.0, _OUTSIDE * within):
        return False
    forms = (Counter(part.key for part, _ in goal.parts) for goal in goals)
    return all(max(counts.values()) == 1 for counts in forms)


def _are_sure(goals: Sequence[Goal]) -> bool:
    """Tell whether a template knows one of the goals' labels, or a heading says that it is one."""
    return any(
        goal.heading.is_goal
        or any(part.label.is_known and not part.may_head for part, _ in goal.parts)
        for goal in goals
    )


def _text(texts: Mapping[int, str], spans: Sequence[Span]) -> str:
    return " ".join(texts[span.page][span.start : span.end] for span in spans)


def _cells(
    items: Sequence[Item],
    is_title: Callable[[Sequence[Span]], bool],
    texts: Mapping[int, str],
    *,
    is_coded: bool,
) -> Iterator[Cell]:
    """Yield the cells of goals and chapters, each item a row; what is none of them has row -1."""
    is_reasoned = _are_reasoned(item for item in items if isinstance(item, Goal))
    sorts = Counter(item.sort for item in items if isinstance(item, Heading))
    for row, item in enumerate(items, start=1):
        if isinstance(item, Goal):
            goal = _settled(item, texts, is_reasoned=is_reasoned)
            yield from _goal_cells(goal, row, is_coded=is_coded)
        elif isinstance(item, Span):
            yield Cell(item.page, None, (), (item,), is_band=True, row=-1)
        elif item.label is None and sorts[item.sort] < OFTEN and is_title(item.spans):
            spans = (*item.label_spans, *item.spans)
            yield Cell(spans[0].page, None, (), spans, is_band=True, row=-1)
        else:
            spans, named = _chapter(item)
            first = spans[0].page
            yield Cell(first, item.label, named, spans, item.doubts, is_band=True, row=row)


def _chapter(heading: Heading) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Part a chapter's name from its label and its own number; a number of two digits is a code."""
    number = heading.number or ""
    is_bare = not heading.sort.form and not heading.sort.has_stop
    is_code = is_bare and number.isdigit() and len(number) > 1
    if not heading.spans or is_code:
        return (*heading.label_spans, *heading.spans), ()
    return heading.spans, heading.label_spans


def _goal_cells(goal: Goal, row: int, *, is_coded: bool) -> Iterator[Cell]:
    """Yield a goal's cells: its heading as what it states, its lead, its parts."""
    heading = goal.heading
    first = (heading.label_spans or heading.spans)[0]
    states, lead = _stated(goal)
    if is_coded:
        name = LabelMatch((Kind.SERVICE_AREA,), "heading", "", first.start, first.end)
        spans = (*heading.label_spans, *heading.spans)
        yield Cell(first.page, name, (), spans, (HEADING,), row=row)
    if heading.number is not None and not is_coded:
        number = LabelMatch(
            (), "number", heading.number, first.start, first.end, number=heading.number
        )
        yield Cell(first.page, number, heading.label_spans, (), row=row)
    if heading.spans and not is_coded:
        name = LabelMatch((states,), "heading", "", first.start, first.end)
        named = () if heading.number is not None else heading.label_spans
        yield Cell(first.page, name, named, heading.spans, (HEADING, *heading.doubts), row=row)
    if goal.lead:
        name = LabelMatch((lead,), "lead", "", first.start, first.end)
        yield Cell(goal.lead[0].page, name, (), tuple(goal.lead), (LEAD,), row=row)
    wider = _wider(goal)
    for part, values in goal.parts:
        label = part.label
        if label.form in wider:
            label = replace(label, kinds=(Kind.FOCUS_AREA,))
        named = (part.label_span,)
        yield Cell(part.label_span.page, label, named, tuple(values), part.doubts, row=row)


def _settled(goal: Goal, texts: Mapping[int, str], *, is_reasoned: bool) -> Goal:
    """Give labels of goals what they head beside the goal's other labels and its heading."""
    parts: list[tuple[Part, list[Span]]] = []
    for part, values in goal.parts:
        kinds = part.label.kinds
        if kinds == _PURPOSE:
            kinds = (_purpose(goal, is_reasoned=is_reasoned),)
        elif part.label.kind is Kind.GOAL and _is_figure(goal, part.label, _text(texts, values)):
            kinds = (Kind.TARGET_VALUE,)
        if _is_value(parts, part, values):
            named, held = parts.pop()
            doubted = replace(named, doubts=(*named.doubts, WORD_OF_LABEL))
            parts.append((doubted, [*held, part.label_span]))
            continue
        parts.append((replace(part, label=replace(part.label, kinds=kinds)), values))
    return Goal(goal.heading, goal.lead, parts)


def _is_value(parts: Sequence[tuple[Part, list[Span]]], part: Part, values: Sequence[Span]) -> bool:
    """Tell whether a label with nothing below is the value of the one above it, which lacks one.

    Example: ``Status`` above ``Opnået``.
    """
    is_bare = not values and part.rest is None and not part.label.has_colon
    return is_bare and bool(parts) and not parts[-1][1] and parts[-1][0].label.kind is not None


def _is_figure(goal: Goal, label: LabelMatch, value: str) -> bool:
    """Tell whether a label of goals heads the figure to be reached, since the heading states more.

    Example: ``Mål 2015: 300`` or ``Mål: 85 %`` beside ``Opnået: 264``, below ``1. Flere kurser``.
    """
    kinds = {part.label.kind for part, _ in goal.parts}
    is_scored = bool(_YEAR.search(label.printed)) or bool(
        kinds & {Kind.INDICATOR, Kind.ACTUAL_VALUE}
    )
    is_short = len(value.split()) <= _FIGURE_WORDS and bool(_FIGURE.match(value))
    return is_scored and is_short and bool(goal.heading.spans) and Kind.TARGET_VALUE not in kinds


def _purpose(goal: Goal, *, is_reasoned: bool) -> Kind:
    """Return what ``Formål`` heads: the goal, or why it is one where the goal is said apart.

    It is no reason where the document gives reasons beside it.
    """
    stated = sum(part.label.kind is Kind.GOAL for part, _ in goal.parts)
    states = goal.heading.is_goal and not is_reasoned
    return Kind.CHALLENGE if stated > 1 or states else Kind.GOAL


def _are_reasoned(goals: Iterable[Goal]) -> bool:
    """Tell whether the goals' reasons stand below labels of their own, or before all labels."""
    return any(
        goal.lead or any(part.label.kind is Kind.CHALLENGE for part, _ in goal.parts)
        for goal in goals
    )


def _wider(goal: Goal) -> set[str]:
    """Return the labels of goals that are wider than the one that the heading states.

    ``Hovedmål`` below ``Delmål 1.1: Flere læsere``, where no other label says the focus area.
    """
    kinds = [part.label.kinds for part, _ in goal.parts]
    goals = [one for one in kinds if one[:1] == (Kind.GOAL,)]
    if any(one[:1] == (Kind.FOCUS_AREA,) for one in kinds) or not goal.heading.spans:
        return set()
    if not all(Kind.FOCUS_AREA in one for one in goals):
        return set()
    return {part.label.form for part, _ in goal.parts if part.label.kind is Kind.GOAL}


def _stated(goal: Goal) -> tuple[Kind, Kind]:
    """Return what kinds of section a goal's heading and its lead are."""
    wider = _wider(goal)
    kinds = {part.label.kind for part, _ in goal.parts if part.label.form not in wider}
    if Kind.GOAL not in kinds and goal.lead and not goal.heading.is_goal:
        return Kind.FOCUS_AREA, Kind.GOAL
    lead = Kind.COMMENT if Kind.CHALLENGE in kinds else Kind.CHALLENGE
    return Kind.FOCUS_AREA if Kind.GOAL in kinds else Kind.GOAL, lead
