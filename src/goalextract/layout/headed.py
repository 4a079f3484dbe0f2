"""Goals as prose under headings: a heading, then its parts under labels of their own lines.

Which lines are headings is told by what they have in common: a number, a rule below them, blank
lines above, a larger or bolder print.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Final

from goalextract.document import Page
from goalextract.layout.abreast import one_by_one
from goalextract.layout.answers import answered_cells
from goalextract.layout.cells import Cell
from goalextract.layout.chapters import goal_sort
from goalextract.layout.goal_cells import goal_cells
from goalextract.layout.headings import Sort
from goalextract.layout.label_rows import with_label_rows
from goalextract.layout.lines import document_lines
from goalextract.layout.lines_within import parted_lines
from goalextract.layout.outline import Goal, outline
from goalextract.layout.parts import AREA_KINDS, Part
from goalextract.layout.settled_tokens import with_areas, with_first, with_names, with_stated
from goalextract.layout.small_letters import asked_in_small_letters
from goalextract.layout.stacked import stacked_cells
from goalextract.layout.tokens import Token, is_listed, listed_lines, read_tokens, stating
from goalextract.layout.told import StatesVerdict, told_cells
from goalextract.layout.unfolded import restored_lines
from goalextract.layout.verdict_items import verdict_items
from goalextract.profiles.columns import ColumnFinder
from goalextract.profiles.labels import LabelFinder
from goalextract.records import Kind

_MOSTLY: Final = 0.6
"""The least share of lines that label words open on which these are set off."""
_BARE: Final = 0.1
"""The most lines, for each part, that a part's label opens without being set off."""
_LONG_LINE: Final = 300
"""A printed line has some 100 characters, a paragraph more, and few words of labels."""
_RUNS: Final = 0.4
"""So many labels stand right above another where labels stand in runs."""
_OUTSIDE: Final = 0.1
"""The most labels outside goals, for each part within."""


def headed_cells(
    pages: Sequence[Page],
    finder: LabelFinder,
    columns: ColumnFinder,
    states_verdict: StatesVerdict,
) -> tuple[Cell, ...] | None:
    """Read a document as goals under headings; None where it is set otherwise.

    Args:
        pages: the document's pages, in order.
        finder: knows label words.
        columns: tells a title from an area's name, and whether a text opens with a verdict.
        states_verdict: tells whether it is stated anywhere in a text how a goal went.
    """
    printed = with_label_rows(one_by_one(document_lines(pages)), finder)
    by_place = stacked_cells(printed, finder, columns.is_state) or answered_cells(printed, finder)
    if by_place is not None:
        return by_place
    restored = asked_in_small_letters(restored_lines(printed, finder), finder)
    lines = parted_lines(restored, finder)
    tokens = read_tokens(lines, finder)
    sort = goal_sort(tokens)
    if sort is not None and (items_of_lists := _within_one_goal(tokens, sort)):
        tokens = read_tokens(lines, finder, items_of_lists)
        sort = goal_sort(tokens)
    if sort is None:
        tokens = stating(tokens)
        sort = goal_sort(tokens)
    by_verdicts = verdict_items(lines, columns.is_outcome, columns.is_title)
    if sort is None or (by_verdicts is not None and _are_more(by_verdicts, tokens)):
        return (told_cells(tokens, states_verdict) if sort is None else None) or by_verdicts
    if not _are_set_off(tokens, sort, finder):
        return None
    tokens = with_stated(with_areas(with_names(with_first(tokens, sort), sort), sort), sort)
    items = outline(tokens, sort)
    goals = [item for item in items if isinstance(item, Goal)]
    is_title = len(goals) == 1 and _is_title_line(tokens[0], goals[0])
    if is_title or _are_questions(goals, tokens, sort) or _stand_in_runs(goals):
        return None
    if not _are_whole(goals, _below_title(tokens, sort, columns.is_title)) or not _are_sure(goals):
        return None
    texts = {page.number: page.text for page in pages}
    return tuple(
        goal_cells(items, texts, columns.is_title, columns.is_state, is_coded=_are_codes(goals))
    )


def _are_more(cells: Sequence[Cell], tokens: Sequence[Token]) -> bool:
    """Tell whether more goals are told by verdicts below them than parts have labels."""
    goals = sum(cell.label is not None and cell.label.kind is Kind.GOAL for cell in cells)
    parts = [part for token in tokens if (part := token.own_part) is not None]
    return goals > sum(part.label.is_known and part.label.kind is not None for part in parts)


def _within_one_goal(tokens: Sequence[Token], sort: Sort) -> set[str]:
    """Return unlisted words that come twice in a goal, and in no other: they are its lists'.

    Example: ``Jord: aftaler med 19 lodsejere`` in the means, ``Jord: 17 af 19`` in the status.
    """
    goals: dict[str, Counter[int]] = {}
    number = 0
    for token in tokens:
        number += token.heading is not None and token.heading.sort == sort
        part = token.own_part
        if part is not None and not part.label.is_known:
            goals.setdefault(part.label.form, Counter())[number] += 1
    return {form for form, counts in goals.items() if len(counts) == 1 and max(counts.values()) > 1}


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


def _are_questions(goals: Sequence[Goal], tokens: Sequence[Token], sort: Sort) -> bool:
    """Tell whether what was taken for a goal's heading asks, printed as labels on paper are.

    It names nothing: it is one label among others, which no template lists.
    """
    if sort.told_by != "print":
        return False
    alone = {t.line.style for t in tokens if t.own_part is not None and t.own_part.rest is None}
    if sort.style not in alone:
        return False
    headings = {span for goal in goals for span in goal.heading.spans}
    return any(
        token.line.span in headings
        and token.line.page.print is not None
        and token.line.text.endswith("?")
        for token in tokens
    )


def _are_set_off(tokens: Sequence[Token], sort: Sort, finder: LabelFinder) -> bool:
    """Tell whether labels are set off from their values, and do not just stand before them."""
    parts = [part for token in tokens if (part := token.own_part) is not None]
    forms = {part.label.form for part in parts}
    opened = bare = within = 0
    listed = listed_lines([token.line for token in tokens])
    for index, token in enumerate(tokens):
        found = finder.find(token.line.text)
        is_folded = len(token.line.text) > _LONG_LINE
        within += sum(label.start > 0 and (label.has_colon or is_folded) for label in found)
        if sort.told_by == "number" and token.heading is not None and token.heading.sort == sort:
            continue  # a counted heading is no label, whatever its word
        if index in listed or is_listed(token.line.text):
            continue  # nor is its line in a list of contents
        label = next(iter(found), None)
        if label is None or label.start or label.kind in (None, *AREA_KINDS):
            continue
        opened += 1
        bare += token.part is None and label.form in forms
    # Where most labels stand within lines, whole pages were folded into one each.
    return (
        bare <= max(1.0, _BARE * len(parts))
        and len(parts) >= _MOSTLY * opened
        and within <= max(len(parts), opened)
    )


def _stand_in_runs(goals: Sequence[Goal]) -> bool:
    """Tell whether many listed labels stand right above another: their values follow them all."""
    bare = sum(
        not values and not part.label.has_colon and _is_listed(part) and _is_listed(below)
        for goal in goals
        for (part, values), (below, _) in pairwise(goal.parts)
    )
    return bare > 1 and bare >= _RUNS * sum(len(goal.parts) for goal in goals)


def _is_listed(part: Part) -> bool:
    return part.label.is_known and part.label.kind is not None


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
