"""A document's lines as what they are: headings, labels of parts, or text."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from statistics import median
from typing import Final

from goalextract.document import Span
from goalextract.language.patterns import DOTS, LEADER, may_lead
from goalextract.layout.headings import Heading, HeadingReader, Sort
from goalextract.layout.lines import PAGE_START, Line
from goalextract.layout.parts import OFTEN, Part, PartReader
from goalextract.profiles.labels import LabelFinder
from goalextract.records import Kind

_NAMING: Final = (Kind.GOAL, Kind.FOCUS_AREA)
_MOSTLY: Final = 0.7
_TITLE_LINES: Final = 4
_STATEMENT_LINES: Final = 8
_STATEMENT_WORDS: Final = 80
_FURTHER: Final = 2
_SHORT_WORD: Final = 5
_NAME_WORDS: Final = 14
_LISTED: Final = re.compile(rf"{LEADER}\s*\d{{1,3}}\s*$")
"""Ends a line of a list of contents."""
_LED: Final = re.compile(rf"{DOTS}\s*\d{{0,3}}\s*$")
_FEWEST_LISTED: Final = 3
_ENTRY_LINES: Final = 4
"""An entry of a list of contents takes no more lines."""


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


def is_listed(text: str) -> bool:
    """Tell whether a line is one of a list of contents: ``Havne ......... 12``."""
    return may_lead(text) and _LISTED.search(text) is not None


def read_tokens(
    lines: Sequence[Line], finder: LabelFinder, without: Collection[str] = ()
) -> list[Token]:
    """Tell headings, labels and text of a document apart.

    Args:
        lines: the document's lines, in order.
        finder: knows label words.
        without: unlisted words that are no labels, in small letters.
    """
    parts = PartReader(lines, finder, without)
    headings = HeadingReader(lines, finder, parts)
    tokens: list[Token] = []
    within = 0
    """So many lines more go on with a label."""
    is_below_heading = False
    listed = listed_lines(lines)
    headed: set[Span] = set()
    """Lines on which a heading on paper goes on, whatever they open with."""
    for index, line in enumerate(lines):
        if line.is_tag:
            tokens.append(Token(line))
            continue
        if line.span in headed or (index in listed and not within):
            token = Token(line)
        elif within or is_listed(line.text):
            token = Token(line, is_within=within > 0)
            within = max(0, within - 1)
        else:
            long = parts.over_lines(index)
            part = long[0] if long is not None else parts.opening(line)
            heading = _heading(headings, index, line, part, is_below_heading=is_below_heading)
            token = _token(parts, line, heading, part)
            within = long[1] if long is not None else 0
            if heading is not None and line.is_set and line.page.print is not None:
                headed.update(heading.spans)
        is_below_heading = token.heading is not None
        tokens.append(token)
    titled = _with_titles(tokens, headings)
    return _like_others(_with_leads(_with_set_names(titled, headings), headings))


def listed_lines(lines: Sequence[Line]) -> set[int]:
    """Return where lines of a list of contents stand whose entries go over several lines.

    Example: ``Mål 2 Alle kommer til tiden,`` above ``også om vinteren ..... 4``.
    """
    led = [index for index, line in enumerate(lines) if _LED.search(line.text)]
    if len(led) < _FEWEST_LISTED:
        return set()
    found = set(led)
    for above, below in pairwise(led):
        if below - above <= _ENTRY_LINES and lines[above].page is lines[below].page:
            found |= set(range(above, below))
    after = {index + 1 for index in led if index + 1 < len(lines)}
    return found | {index for index in after if lines[index].text.strip().isdigit()}


def stating(tokens: Sequence[Token]) -> list[Token]:
    """Take the paragraphs for headings that state goals where goals have no others.

    They stand further off from the values above than labels do, or right below a chapter's
    heading, and above a label that comes again.
    """
    parts = [token for token in tokens if token.own_part is not None]
    forms = Counter(part.label.form for token in parts if (part := token.own_part) is not None)
    usual = median([token.line.gap for token in parts if token.line.gap != PAGE_START] or [0])
    least = max(_FURTHER, int(usual) + 1)
    places: list[tuple[int, int]] = []
    for index, token in enumerate(tokens):
        part = token.own_part
        if part is None or forms[part.label.form] < OFTEN:
            continue
        first = paragraph_above(tokens, index, _STATEMENT_LINES, _STATEMENT_WORDS)
        if first is None:
            continue
        above = tokens[first - 1].heading if first else None
        if tokens[first].line.gap >= least or (above is not None and not above.sort.is_weak):
            places.append((first, index))
    found = list(tokens)
    if len(places) >= OFTEN:
        sort = Sort("print", gap=least)
        for first, index in places:
            found[first] = stated_token(tokens, first, index, sort)
    return found


def stated_token(tokens: Sequence[Token], first: int, end: int, sort: Sort) -> Token:
    """Return the paragraph from one line to another as a heading; its other lines are within."""
    line = tokens[first].line
    spans = tuple(token.line.span for token in tokens[first:end])
    return Token(line, Heading(sort, spans, doubts=line.doubts))


def paragraph_above(
    tokens: Sequence[Token], index: int, most_lines: int, most_words: int
) -> int | None:
    """Return where the text starts that stands right above a label, if it is short."""
    first = index - 1
    while first > 0 and not tokens[first].line.gap and index - first < most_lines:
        first -= 1
    above = tokens[max(0, first) : index]
    if not above or not above[0].line.gap or any(token.part is not None for token in above):
        return None
    if any(token.heading is not None and token.heading.sort.told_by != "print" for token in above):
        return None
    is_text = all(token.heading is None for token in above[1:])
    words = sum(len(token.line.text.split()) for token in above)
    return first if is_text and words <= most_words else None


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
    for index, name in _names_of_goals(tokens, parts):
        found[index] = Token(tokens[index].line, headings.titled(index, parts[index], name))
    if 2 * len(alone) < len(parts):
        return found
    gaps = [tokens[index].line.gap for index in alone]
    usual = median([gap for gap in gaps if gap != PAGE_START] or [0])
    by_form: dict[str, list[int]] = {}
    for index, part in parts.items():
        by_form.setdefault(part.label.form, []).append(index)
    for indices in by_form.values():
        rests = {index: own for index in indices if (own := parts[index].rest) is not None}
        if len(rests) == len(indices) and _stand_apart([tokens[i].line for i in indices], usual):
            for index, rest in rests.items():
                heading = headings.titled(index, parts[index], rest)
                found[index] = Token(tokens[index].line, heading)
    return found


def _names_of_goals(
    tokens: Sequence[Token], parts: Mapping[int, Part]
) -> Iterator[tuple[int, Span]]:
    """Yield labels of goals that stand before a name, where another label states each goal.

    All stand further off than other labels do.

    Example: ``Målsætning: Et bedre liv med demens``, and below it ``Vores mål: Pårørende …``.
    """
    forms = Counter(part.label.form for part in parts.values() if part.label.kind is Kind.GOAL)
    for form, count in forms.items():
        own = {index: part for index, part in parts.items() if part.label.form == form}
        others = [tokens[index].line.gap for index in parts if index not in own]
        is_stated = any(2 * n >= count for other, n in forms.items() if other != form)
        gaps = [tokens[index].line.gap for index in own]
        far = max((gap for gap in others if gap != PAGE_START), default=0)
        if count < OFTEN or not is_stated or min(gaps) <= far:
            continue
        rests = [(index, part.rest) for index, part in own.items() if part.rest is not None]
        short = sum(
            len(tokens[index].line.text.split()) <= _NAME_WORDS
            and not tokens[index].line.text.endswith((".", ":"))
            for index, _ in rests
        )
        if len(rests) == len(own) and short >= _MOSTLY * len(own):
            yield from rests


def _with_set_names(tokens: Sequence[Token], headings: HeadingReader) -> list[Token]:
    """Take labels of areas for goals' headings on paper where paragraphs stand below their names.

    They are set as no other label is, and several have such a paragraph, in other print.

    Example: ``Pejlemærke: Børns læsning`` in bold, below it ``Besøgstallet falder.``, then ``Mål``.
    """
    by_form: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        if token.part is not None and token.heading is not None and token.part.may_head:
            by_form.setdefault(token.part.label.form, []).append(index)
    others = {token.line.style for token in tokens if token.own_part is not None}
    found = list(tokens)
    for indices in by_form.values():
        lines = [tokens[index].line for index in indices]
        styles = {line.style for line in lines}
        is_set = all(line.is_set and line.page.print is not None for line in lines)
        leads = [index for index in indices if _heads_lead(tokens, index)]
        if not is_set or len(styles) > 1 or styles & others or len(leads) < OFTEN:
            continue
        for index in indices:
            part = tokens[index].part
            if part is not None and part.rest is not None:
                found[index] = Token(tokens[index].line, headings.titled(index, part, part.rest))
    return found


def _with_leads(tokens: Sequence[Token], headings: HeadingReader) -> list[Token]:
    """Take labels for headings that stand before a title, with the goal in a paragraph below.

    ``Målsætning: Lettere at byde``, below it ``Mindst ti nye tilbudsgivere.`` without a label.
    """
    by_form: dict[str, list[int]] = {}
    for index, token in enumerate(tokens):
        part = token.part
        if part is not None and part.label.kind in _NAMING and not token.more:
            by_form.setdefault(part.label.form, []).append(index)
    if any(t.heading is not None and t.heading.is_goal for t in tokens):
        return list(tokens)
    found = list(tokens)
    for indices in by_form.values():
        titled = [index for index in indices if _heads_lead(tokens, index)]
        if len(titled) < max(OFTEN, _MOSTLY * len(indices)):
            continue
        for index in indices:
            part = tokens[index].part
            if part is not None and part.rest is not None:
                heading = headings.titled(index, part, part.rest)
                found[index] = Token(tokens[index].line, heading)
    return found


def _heads_lead(tokens: Sequence[Token], index: int) -> bool:
    """Tell whether a label with a title on its line stands above an unlabelled paragraph."""
    part, line = tokens[index].part, tokens[index].line
    if part is None or part.rest is None or line.text.endswith((".", ":", ";")):
        return False
    # On paper the title's print tells where it ends.
    following = next(
        (
            token
            for token in tokens[index + 1 : index + _TITLE_LINES]
            if token.line.gap or token.line.style != line.style
        ),
        None,
    )
    if following is None or following.part is not None:
        return False
    return following.heading is None or following.heading.sort.is_weak


def _stand_apart(lines: Sequence[Line], usual: float) -> bool:
    """Tell whether all lines are set off from those above, about as far as is usual."""
    is_set = all(line.gap > 1 or line.is_set for line in lines)
    return is_set and min(line.gap for line in lines) >= usual - 1


def _with_short(tokens: Sequence[Token]) -> list[Token]:
    """Give one short word in capitals the sort of headings that are set alike, without capitals."""
    sorts = Counter(token.heading.sort for token in tokens if token.heading is not None)
    found = list(tokens)
    for index, token in enumerate(tokens):
        heading, text = token.heading, token.line.text
        if heading is None or not heading.sort.is_upper or len(text) > _SHORT_WORD or " " in text:
            continue
        other = replace(heading.sort, is_upper=False)
        if sorts[other] > sorts[heading.sort]:
            found[index] = replace(token, heading=replace(heading, sort=other))
    return found


def _like_others(tokens: Sequence[Token]) -> list[Token]:
    """Give headings that open a page, where no gap tells, the sort of others like them.

    So get short words in capitals where others have none: ``MUS`` among ``Haltimer``.
    """
    tokens = _with_short(tokens)
    sorts = Counter(
        token.heading.sort
        for token in tokens
        if token.heading is not None and token.line.gap != PAGE_START
    )
    found = list(tokens)
    opening = Counter(
        token.heading.sort
        for token in tokens
        if token.heading is not None and token.line.gap == PAGE_START
    )
    for index, token in enumerate(tokens):
        heading = token.heading
        if heading is None or heading.sort.told_by != "print" or token.line.gap != PAGE_START:
            continue
        own = heading.sort
        alike = [s for s in sorts if s.gap and replace(s, gap=own.gap) == own]
        # Where several open pages and the others may be lines of values, they are a sort apart.
        if alike and (opening[own] < OFTEN or not all(s.is_weak for s in alike)):
            usual = max(alike, key=lambda s: (not s.is_weak, sorts[s], s.gap))
            found[index] = replace(token, heading=replace(heading, sort=usual))
    return found
