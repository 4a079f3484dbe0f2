"""A document's lines as what they are: headings, labels of parts, or text."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from statistics import median
from typing import Final

from goalextract.layout.headings import Heading, HeadingReader
from goalextract.layout.lines import PAGE_START, Line
from goalextract.layout.parts import Part, PartReader
from goalextract.profiles.labels import LabelFinder

_LEADER: Final = re.compile(r"(?:\.{4,}|(?:\. ){3,}|…{2,})\s*\d{1,3}\s*$")
"""What leads to a page's number in a list of contents."""


@dataclass(frozen=True, slots=True)
class Token:
    """Hold a line as what it is: a heading, the label of a part, or text.

    A labelled area is both: it may head goals, or be a part of one.
    """

    line: Line
    heading: Heading | None = None
    part: Part | None = None
    more: tuple[Part, ...] = ()
    """Parts that stand on the same line: ``Måltal: 300 | Realiseret: 264``."""
    is_within: bool = False
    """It is the end of the label on the line above."""

    @property
    def own_part(self) -> Part | None:
        """Return its part, if it is nothing else."""
        return self.part if self.heading is None else None


def read_tokens(lines: Sequence[Line], finder: LabelFinder) -> list[Token]:
    """Tell headings, labels and text of a document apart."""
    parts = PartReader(lines, finder)
    headings = HeadingReader(lines, finder, parts)
    tokens: list[Token] = []
    is_within = is_below_heading = False
    for index, line in enumerate(lines):
        if is_within or _LEADER.search(line.text):
            token = Token(line, is_within=is_within)
            is_within = False
        else:
            long = parts.on_two_lines(index)
            part = long or parts.opening(line)
            heading = _heading(headings, index, line, part, is_below_heading=is_below_heading)
            token = _token(parts, line, heading, part)
            is_within = long is not None
        is_below_heading = token.heading is not None
        tokens.append(token)
    return _like_others(_with_titles(tokens, headings))


def _heading(
    headings: HeadingReader, index: int, line: Line, part: Part | None, *, is_below_heading: bool
) -> Heading | None:
    """Return the heading that a line is, whether or not a label opens it."""
    # A label is known to open the line: what counts behind it is a list.
    counted = headings.counted(index) if line.label is None else None
    if counted is not None:
        return counted
    if part is None:
        return headings.unlabelled(index, is_below_heading=is_below_heading)
    if part.rest is None:
        number = part.label.number
        return headings.under_number(line, part, number) if number is not None else None
    return headings.labelled(index, part, part.rest) if part.may_head else None


def _token(parts: PartReader, line: Line, heading: Heading | None, part: Part | None) -> Token:
    if heading is not None:
        # Only a label that says where goals belong may be a part all the same.
        own = replace(heading, doubts=line.doubts)
        return Token(line, own, part if heading.label is not None else None)
    if part is None:
        return Token(line)
    first, *more = parts.side_by_side(line, part)
    return Token(line, part=first, more=tuple(more))


def _with_titles(tokens: Sequence[Token], headings: HeadingReader) -> list[Token]:
    """Take labels for headings that stand apart, always before a title, where others do not.

    ``Målsætning: Lettere at byde`` above ``STATUS:`` and its like on lines of their own.
    """
    found = list(tokens)
    labels = {index: token.own_part for index, token in enumerate(tokens)}
    parts = {index: part for index, part in labels.items() if part is not None}
    alone = [index for index, part in parts.items() if part.rest is None]
    if 2 * len(alone) < len(parts):
        return found
    gaps = [tokens[index].line.gap for index in alone]
    usual = median([gap for gap in gaps if gap != PAGE_START] or [0])
    by_form: dict[str, list[int]] = {}
    for index, part in parts.items():
        by_form.setdefault(part.label.form, []).append(index)
    for indices in by_form.values():
        rests = {index: rest for index in indices if (rest := parts[index].rest) is not None}
        if len(rests) == len(indices) and _stand_apart([tokens[i].line for i in indices], usual):
            for index, rest in rests.items():
                heading = headings.titled(index, parts[index], rest)
                found[index] = Token(tokens[index].line, heading)
    return found


def _stand_apart(lines: Sequence[Line], usual: float) -> bool:
    """Tell whether all lines are set off from those above, about as far as is usual."""
    is_set = all(line.gap > 1 or line.is_set for line in lines)
    return is_set and min(line.gap for line in lines) >= usual - 1


def _like_others(tokens: Sequence[Token]) -> list[Token]:
    """Give headings that open a page, where no gap tells, the sort of others like them."""
    sorts = Counter(
        token.heading.sort
        for token in tokens
        if token.heading is not None and token.line.gap != PAGE_START
    )
    found = list(tokens)
    for index, token in enumerate(tokens):
        heading = token.heading
        if heading is None or heading.sort.told_by != "print" or token.line.gap != PAGE_START:
            continue
        own = heading.sort
        alike = [s for s in sorts if s.gap and replace(s, gap=own.gap) == own]
        if alike:
            usual = max(alike, key=lambda s: (sorts[s], s.gap))
            found[index] = replace(token, heading=replace(heading, sort=usual))
    return found
