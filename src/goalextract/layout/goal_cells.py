"""Goals under headings as labelled cells.

What a heading states, and what ``Mål`` or ``Formål`` head below it, is told by the goal's other
labels.
"""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.language.figures import YEAR, says_figure
from goalextract.layout.cells import Cell
from goalextract.layout.headings import Heading, Sort
from goalextract.layout.outline import Goal, Item
from goalextract.layout.parts import OFTEN, Part
from goalextract.layout.signs import is_sign, with_signs
from goalextract.layout.told_kinds import leads_are_reasons, told_kinds
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_SCORED: Final = frozenset((Kind.INDICATOR, Kind.ACTUAL_VALUE))
ITEM: Final = re.compile(r"(?:\w{1,2}[.)]|[•·*▪◦–-])[ \t]+")
"""The mark of a list's item."""
_BESIDE_TAG: Final = (Kind.COMMENT, Kind.ACTUAL_VALUE, Kind.FOLLOW_UP)
"""What labels head that may head a status, where a tag tells it."""
_PURPOSE: Final = (Kind.GOAL, Kind.CHALLENGE)

LEAD: Final = Doubt(
    "a paragraph without a label below the goal's heading; its kind is guessed", 0.8
)
BELOW_NUMBER: Final = Doubt("it stands below the goal's number, without a label", 0.97)
GOES_ON: Final = Doubt("a paragraph without a label below it may state the goal too", 0.8)
WORD_OF_LABEL: Final = Doubt("what stands below its label is a label by its words", 0.8)
HEADING: Final = Doubt("it stands in the goal's heading", 0.96)
TAG: Final = Doubt("a tag beside the goal's heading, without a label", 0.88)


def goal_cells(
    items: Sequence[Item],
    texts: Mapping[int, str],
    is_title: Callable[[str], bool],
    is_state: Callable[[str], bool],
    *,
    is_coded: bool,
) -> Iterator[Cell]:
    """Yield the cells of goals and chapters, each item a row; what is none of them has row -1.

    Args:
        items: the document's goals and chapters, and what stands between them.
        texts: the text of each page.
        is_title: tells a title from an area's name.
        is_state: tells whether a text says how a goal goes.
        is_coded: the numbers before goals' headings are codes of areas.
    """
    items = with_signs(items, texts)
    goals = [item for item in items if isinstance(item, Goal)]
    is_reasoned, are_reasons = _are_reasoned(goals), leads_are_reasons(goals, texts)
    figured, told = _figured(goals, texts), told_kinds(goals, texts)
    chapters = [item for item in items if isinstance(item, Heading)]
    sorts = Counter(chapter.sort for chapter in chapters)
    coded, guessed = _coded(chapters), _without_kind(goals)
    ends = [_text(texts, goal.heading.spans)[-1:] for goal in goals]
    are_sentences = ends.count(".") > len(ends) / 2
    labels = [chapter.label for chapter in chapters]
    is_focused = any(one is not None and one.kind is Kind.FOCUS_AREA for one in labels)
    tags = [_text(texts, goal.tags) for goal in goals if goal.tags]
    is_judged = any(is_state(tag) or is_sign(tag) for tag in tags)
    for row, item in enumerate(items, start=1):
        if isinstance(item, Goal):
            yield from _tag(item, row, is_judged=is_judged)
            goal = _settled(
                _with_guesses(item, guessed),
                figured,
                told,
                is_judged=is_judged,
                states=not is_reasoned and (item.heading.is_goal or are_sentences),
            )
            is_named = not (is_focused or are_reasons)
            yield from _goal_cells(goal, row, texts, is_coded=is_coded, is_named=is_named)
        elif isinstance(item, Span):
            yield Cell(item.page, None, (), (item,), is_band=True, row=-1)
        elif item.label is None and sorts[item.sort] < OFTEN and is_title(_text(texts, item.spans)):
            spans = (*item.label_spans, *item.spans)
            yield Cell(spans[0].page, None, (), spans, is_band=True, row=-1)
        else:
            spans, named = _chapter(item, coded, texts)
            first = spans[0].page
            yield Cell(first, item.label, named, spans, item.doubts, is_band=True, row=row)


def _coded(chapters: Iterable[Heading]) -> set[Sort]:
    """Return the sorts of headings whose word stands before a code, not before what is counted.

    Example: ``Fagområde 08: Affald``, ``Fagområde 12: Teknik`` -> their sort.
    """
    numbers: dict[Sort, list[str]] = {}
    for one in chapters:
        if one.sort.told_by == "number" and one.sort.form and one.number:
            numbers.setdefault(one.sort, []).append(one.number)
    return {
        sort
        for sort, row in numbers.items()
        if all(number.isdigit() for number in row)
        and [int(number) for number in row] != list(range(1, len(row) + 1))
        and any(len(number) > 1 for number in row)
    }


def _chapter(
    heading: Heading, coded: Collection[Sort], texts: Mapping[int, str]
) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Part a chapter's name from its label and its own number; a number of two digits is a code."""
    number = heading.number or ""
    if heading.sort in coded and heading.spans and len(heading.label_spans) == 1:
        named = heading.label_spans[0]
        start = texts[named.page].rfind(number, named.start, named.end)
        code = named._replace(start=start, end=start + len(number))
        return (code, *heading.spans), (named._replace(end=start),)
    is_bare = not heading.sort.form and not heading.sort.has_stop
    is_code = is_bare and number.isdigit() and len(number) > 1
    if not heading.spans or is_code:
        return (*heading.label_spans, *heading.spans), ()
    return heading.spans, heading.label_spans


def _goal_cells(
    goal: Goal, row: int, texts: Mapping[int, str], *, is_coded: bool, is_named: bool
) -> Iterator[Cell]:
    """Yield a goal's cells: its heading as what it states, its lead, its parts.

    A heading may name the focus area of the goal below it (``is_named``), but not where the
    document's focus areas stand above goals, nor where reasons stand below headings.
    """
    heading = goal.heading
    first = (heading.label_spans or heading.spans)[0]
    states, lead = _stated(goal, is_named=is_named)
    if is_coded:
        name = LabelMatch((Kind.SERVICE_AREA,), "heading", "", first.start, first.end)
        spans = (*heading.label_spans, *heading.spans)
        yield Cell(first.page, name, (), spans, (HEADING,), row=row)
    if heading.number is not None and not is_coded:
        number = LabelMatch(
            (), "number", heading.number, first.start, first.end, number=heading.number
        )
        yield Cell(first.page, number, heading.label_spans, (), row=row)
    opens = bool(heading.spans) and _text(texts, heading.spans[-1:]).endswith(":")
    is_listed = bool(heading.spans) and _is_list(goal.lead, texts)
    is_listed = is_listed and (states is Kind.GOAL or (opens and lead is Kind.GOAL))
    states = Kind.GOAL if is_listed else states
    if heading.spans and not is_coded:
        name = LabelMatch((states,), "heading", "", first.start, first.end)
        named = () if heading.number is not None else heading.label_spans
        spans = (*heading.spans, *goal.lead) if is_listed else heading.spans
        goes_on = states is Kind.GOAL and lead is Kind.COMMENT and goal.lead and not is_listed
        doubts = (HEADING, *heading.doubts, *((GOES_ON,) if goes_on else ()))
        yield Cell(first.page, name, named, spans, doubts, row=row)
    if goal.lead and not is_listed:
        name = LabelMatch((lead,), "lead", "", first.start, first.end)
        doubts = (BELOW_NUMBER,) if _is_below_number(goal, lead) else (LEAD,)
        yield Cell(goal.lead[0].page, name, (), tuple(goal.lead), doubts, row=row)
    wider = _wider(goal)
    for part, values in goal.parts:
        label = part.label
        if label.form in wider:
            label = replace(label, kinds=(Kind.FOCUS_AREA,))
        named = (part.label_span,)
        yield Cell(part.label_span.page, label, named, tuple(values), part.doubts, row=row)


def _tag(goal: Goal, row: int, *, is_judged: bool) -> Iterator[Cell]:
    """Yield the tag beside a goal's heading: its status where tags say how goals go."""
    if goal.tags and is_judged:
        first = goal.tags[0]
        name = LabelMatch((Kind.STATUS,), "tag", "", first.start, first.start)
        yield Cell(first.page, name, (), tuple(goal.tags), (TAG,), row=row)
    elif goal.tags:
        yield Cell(goal.tags[0].page, None, (), tuple(goal.tags), is_band=True, row=-1)


def _settled(
    goal: Goal,
    figured: Collection[str],
    told: Mapping[str, tuple[Kind, ...]],
    *,
    is_judged: bool,
    states: bool,
) -> Goal:
    """Give labels of goals what they head beside the goal's other labels and its heading.

    Args:
        goal: one of the document's goals.
        figured: the labels of goals that head figures.
        told: what labels head whose values tell it.
        is_judged: tags beside goals' headings tell their status.
        states: the goal's heading says that it states the goal, or is a sentence as others are.
    """
    parts: list[tuple[Part, list[Span]]] = []
    for part, values in goal.parts:
        kinds = told.get(part.label.form, part.label.kinds)
        if kinds == _PURPOSE:
            kinds = (_purpose(goal, states=states),)
        elif part.label.kind is Kind.GOAL and part.label.form in figured and _may_be_figure(goal):
            kinds = (Kind.TARGET_VALUE,)
        if goal.tags and is_judged and Kind.STATUS in kinds:
            kinds = next(((k,) for k in _BESIDE_TAG if k in kinds), kinds)
        if _is_value(parts, part, values):
            named, held = parts.pop()
            doubted = replace(named, doubts=(*named.doubts, WORD_OF_LABEL))
            parts.append((doubted, [*held, part.label_span]))
            continue
        parts.append((replace(part, label=replace(part.label, kinds=kinds)), values))
    return replace(goal, parts=parts)


def _without_kind(goals: Sequence[Goal]) -> set[str]:
    """Return listed words that head no section, but stand with a value in most goals.

    Example: ``PLAN`` between what a goal says and its ``STATUS``.
    """
    counts = Counter(
        form
        for goal in goals
        for form in {part.label.form for part, values in goal.parts if values}
    )
    return {
        part.label.form
        for goal in goals
        for part, _ in goal.parts
        if part.label.kind is None
        and part.label.number is None
        and counts[part.label.form] >= max(OFTEN, len(goals) / 2)
    }


def _with_guesses(goal: Goal, forms: Collection[str]) -> Goal:
    """Let what some labels head be guessed from their values."""
    parts = [
        (replace(p, label=replace(p.label, is_known=False)), v) if p.label.form in forms else (p, v)
        for p, v in goal.parts
    ]
    return replace(goal, parts=parts)


def _is_value(parts: Sequence[tuple[Part, list[Span]]], part: Part, values: Sequence[Span]) -> bool:
    """Tell whether a label with nothing below is the value of the one above it, which lacks one.

    Example: ``Status`` above ``Opnået``.
    """
    is_bare = not values and part.rest is None and not part.label.has_colon
    return is_bare and bool(parts) and not parts[-1][1] and parts[-1][0].label.kind is not None


def _figured(goals: Iterable[Goal], texts: Mapping[int, str]) -> set[str]:
    """Return the labels of goals that mostly head a figure to be reached.

    Example: ``Mål 2015: 300``, or ``Mål: 85 %`` beside ``Opnået: 264``, below ``1. Flere kurser``.
    """
    figures: Counter[str] = Counter()
    counts: Counter[str] = Counter()
    for goal in goals:
        is_scored = bool({part.label.kind for part, _ in goal.parts} & _SCORED)
        for part, values in goal.parts:
            if part.label.kind is Kind.GOAL:
                value = _text(texts, values)
                is_figure = says_figure(value)
                is_dated = bool(YEAR.search(part.label.printed))
                counts[part.label.form] += 1
                figures[part.label.form] += is_figure and (is_scored or is_dated)
    return {form for form, count in counts.items() if figures[form] > count / 2}


def _may_be_figure(goal: Goal) -> bool:
    """Tell whether a goal's heading states the goal, and no label of its own heads its figure."""
    kinds = {part.label.kind for part, _ in goal.parts}
    return bool(goal.heading.spans) and Kind.TARGET_VALUE not in kinds


def _purpose(goal: Goal, *, states: bool) -> Kind:
    """Return what ``Formål`` heads: the goal, or why it is one where the goal is said apart.

    It is no reason where the document gives reasons beside it.
    """
    stated = sum(part.label.kind is Kind.GOAL for part, _ in goal.parts)
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


def _stated(goal: Goal, *, is_named: bool) -> tuple[Kind, Kind]:
    """Return what kinds of section a goal's heading and its lead are."""
    wider = _wider(goal)
    kinds = {part.label.kind for part, _ in goal.parts if part.label.form not in wider}
    may_name = is_named and not goal.heading.is_goal
    if Kind.GOAL not in kinds and goal.lead and may_name:
        return Kind.FOCUS_AREA, Kind.GOAL
    if Kind.GOAL not in kinds and not goal.heading.spans and goal.heading.is_goal:
        return Kind.FOCUS_AREA, Kind.GOAL
    lead = Kind.COMMENT if Kind.CHALLENGE in kinds else Kind.CHALLENGE
    return Kind.FOCUS_AREA if Kind.GOAL in kinds else Kind.GOAL, lead


def _is_list(lead: Sequence[Span], texts: Mapping[int, str]) -> bool:
    """Tell whether a list stands right below a heading: its items say what the goal comprises.

    Example: ``Mål 4: Renere vandløb`` above ``a) 150 ejendomme får påbud`` and ``b) …``.
    """
    marked = sum(ITEM.match(texts[span.page], span.start) is not None for span in lead)
    return marked > 1 and ITEM.match(texts[lead[0].page], lead[0].start) is not None


def _is_below_number(goal: Goal, lead: Kind) -> bool:
    """Tell whether a goal stands right below its number: ``MÅL 1`` alone on its line."""
    return lead is Kind.GOAL and not goal.heading.spans and goal.heading.is_goal


def _text(texts: Mapping[int, str], spans: Sequence[Span]) -> str:
    return " ".join(texts[span.page][span.start : span.end] for span in spans)
