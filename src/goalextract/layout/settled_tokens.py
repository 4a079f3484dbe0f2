"""Tokens read again in the light of the headings that stand above goals.

Once their sort is known, other lines that stand as these do, or right above them, are headings too.
"""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from goalextract.layout.headings import MUCH_SPACE, Heading, Sort
from goalextract.layout.lines import PAGE_START, Line
from goalextract.layout.parts import AREA_WORDS, OFTEN, Part
from goalextract.layout.tokens import Token, is_listed, paragraph_above, stated_token
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_MARKS: Final = ":.?"
_TITLE_LINES: Final = 4
_STATED_WORDS: Final = 30
"""Where a heading would stand a goal is stated in one sentence, of a few lines."""
_INTRO_LINES: Final = 8
_FEWEST_PARTS: Final = 2
"""So many kinds of parts, one of them a goal's, are a goal."""
_LEAD_LINES: Final = 14
"""A sentence that states a goal stands no further above its first label."""


def with_names(tokens: Sequence[Token], sort: Sort) -> list[Token]:
    """Take label words for chapters' names that stand as these do, right above a goal's heading.

    On paper their print may tell it, with a paragraph between.  A label there would head nothing;
    it is a name if no other label is spelt as it is.

    Example: ``Plan`` above ``8. Færre magtanvendelser``, in goals of ``VI VIL:`` and ``PLAN:``.
    """
    found = list(tokens)
    spelt = Counter(token.part.label.printed for token in tokens if token.part is not None)
    names = [
        token.heading.sort
        for token, below in pairwise(tokens)
        if token.heading is not None
        and token.heading.sort.told_by == "print"
        and not token.heading.sort.is_weak
        and below.heading is not None
        and below.heading.sort == sort
    ]
    if not names:
        return found
    name, _ = Counter(names).most_common(1)[0]
    printed = Counter(token.line.style for token in tokens if token.own_part is not None)
    for index, (token, below) in enumerate(pairwise(tokens)):
        part, line = token.own_part, token.line
        if part is None or part.rest is not None or line.text[-1] in _MARKS or token.is_within:
            continue
        is_set_so = line.gap == PAGE_START or min(line.gap, MUCH_SPACE) == name.gap > 1
        heads = is_set_so and below.heading is not None and below.heading.sort == sort
        # No label is printed as it is: chapters' names alone are, and may have text below them.
        is_printed_so = line.is_set and line.style == name.style and printed[line.style] == 1
        heads = heads or (is_printed_so and _heads(tokens[index + 1 :], sort))
        if heads and spelt[part.label.printed] == 1:
            found[index] = Token(line, Heading(name, (line.span,), doubts=line.doubts))
    return found


def _heads(below: Sequence[Token], sort: Sort) -> bool:
    """Tell whether a goal's heading is the first that stands below, after a few lines of text."""
    for token in below[:_INTRO_LINES]:
        if token.heading is not None or token.part is not None:
            return token.heading is not None and token.heading.sort == sort
    return False


def with_areas(tokens: Sequence[Token], sort: Sort) -> list[Token]:
    """Take what recurs before a colon above goals' headings for the label of their areas.

    Example: ``Institution: Fritid og foreninger``, below it ``Mål 3``, whatever the word means.
    """
    above: dict[str, list[int]] = {}
    opened: Counter[str] = Counter()
    waiting: list[tuple[str, int]] = []
    for index, token in enumerate(tokens):
        word = AREA_WORDS.match(token.line.text)
        if word is not None and not is_listed(token.line.text):
            opened[word["words"]] += 1
        if token.heading is not None and token.heading.sort == sort:
            for words, at in waiting:
                above.setdefault(words, []).append(at)
            waiting = []
        elif token.own_part is not None and token.own_part.label.kind is not None:
            waiting = []  # a narrower area may stand between the area's name and the goal's
        elif word is not None and token.heading is None and token.line.gap:
            waiting.append((word["words"], index))
    found = list(tokens)
    for words, places in above.items():
        if len(places) < OFTEN or len(places) < opened[words]:
            continue
        for index in places:
            line = tokens[index].line
            end = len(words) + 1
            label = LabelMatch(
                (Kind.SERVICE_AREA,), words.casefold(), words, 0, end, has_colon=True
            )
            title, named = line.part(end, len(line.text)), line.part(0, end)
            own = Heading(Sort("label", label.form), (title,), (named,), label=label)
            found[index] = Token(line, own)
    return found


def with_stated(tokens: Sequence[Token], sort: Sort) -> list[Token]:
    """Take sentences for goals' headings that stand as these do, above labels of another goal.

    Such a label has come before in the goal, or stands below no goal's heading yet; or no label
    is as far from what stands above it as headings are.

    Example: ``Blå Flag ved tre strande.`` two lines below a goal's last value, above the label
    that opens each goal.
    """
    if sort.told_by != "print" or sort.is_weak:
        return list(tokens)
    found = list(tokens)
    usual = {t.own_part.key for t in tokens if t.own_part is not None and t.own_part.label.is_known}
    forms = set(usual)
    gaps = [t.line.gap for t in tokens if t.own_part is not None and t.line.gap != PAGE_START]
    is_far = sort.gap > max(gaps, default=0)
    for index, token in enumerate(tokens):
        if token.heading is not None and not token.heading.sort.is_weak:
            forms = set() if token.heading.sort == sort else set(usual)
        part = token.own_part
        if part is None:
            continue
        stated = _stated_above(tokens, index, sort.gap) if is_far or part.key in forms else None
        if stated is not None:
            first, end = stated
            found[first] = stated_token(tokens, first, end, sort)
            forms = set()
        forms.add(part.key)
    return found


def _stated_above(tokens: Sequence[Token], index: int, gap: int) -> tuple[int, int] | None:
    """Return from where to where a sentence stands above a label as headings do.

    Text without a label may stand between: what the goal's heading leads to.
    """
    first = paragraph_above(tokens, index, _TITLE_LINES, _STATED_WORDS)
    if first is not None and _is_apart(tokens[first].line, gap):
        return first, index
    first = index - 1
    while first >= max(1, index - _LEAD_LINES) and tokens[first].line.gap != gap:
        first -= 1
    end = next((i for i in range(first + 1, index) if tokens[i].line.gap), index)
    between = tokens[first:index]
    if tokens[first].line.gap != gap or any(token.part is not None for token in between):
        return None
    if any(token.heading is not None and not token.heading.sort.is_weak for token in between):
        return None
    words = sum(len(token.line.text.split()) for token in tokens[first:end])
    is_short = end - first <= _TITLE_LINES and words <= _STATED_WORDS
    opens = tokens[first].line.text[:1].isupper()
    return (first, end) if is_short and opens and end < index else None


def _is_apart(line: Line, gap: int) -> bool:
    return line.gap in (gap, PAGE_START)


def with_first(tokens: Sequence[Token], sort: Sort) -> list[Token]:
    """Take the heading above a goal that stands before the first of its sort for one of them.

    It may be set otherwise only since it stands right below the document's title.

    Example: ``Ny svømmehal`` after a single empty line, and the goals' other headings after three.
    """
    first = next((i for i, t in enumerate(tokens) if t.heading and t.heading.sort == sort), None)
    if first is None or sort.told_by != "print":
        return list(tokens)
    within = {part.label.form for t in tokens[first:] if (part := t.own_part) is not None}
    parts = [i for i, t in enumerate(tokens[:first]) if _is_known(t.own_part, within)]
    kinds = {part.label.kind for i in parts if (part := tokens[i].own_part) is not None} - {None}
    if len(kinds) < _FEWEST_PARTS or Kind.GOAL not in kinds or parts[0] == 0:
        return list(tokens)
    above = tokens[parts[0] - 1]
    if above.heading is None or replace(above.heading.sort, gap=sort.gap) != sort:
        return list(tokens)
    named = replace(above, heading=replace(above.heading, sort=sort))
    return [*tokens[: parts[0] - 1], named, *tokens[parts[0] :]]


def _is_known(part: Part | None, forms: Collection[str]) -> bool:
    return part is not None and part.label.form in forms
