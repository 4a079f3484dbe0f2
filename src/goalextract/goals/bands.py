"""Headings without a label above goals, found at the end of the value that stands before them.

In text that was read line by line a heading above a goal looks like the last line of the value
above it.  It is told by its place: a line break that nothing forced, a blank line or a new page
before it, the next goal's first label after it, and the same again at the document's other goals.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.records import Kind

_MAX_WORDS: Final = 16
_MAX_LINES: Final = 3
_USUAL_SHARE: Final = 0.6
_PAGES_KEPT: Final = 8
"""The goals of a page are looked at one after another."""
_SHOUTED: Final = re.compile(r"(?:[*•–-]\s+)?[^\W\d_a-zæøåäö]{2,}(?:[^\S\n]+[^a-zæøåäö\n]+)*$")
"""A line in capitals, a bullet before it or none, as headings are set in mails."""
_APART: Final = 2
"""So many blank lines part goals, not what one says."""
_CODED: Final = re.compile(r"(?:^|\s)(?P<area>\d{1,3}(?:\.\d{1,3})*[.:]?\s+[A-ZÆØÅÄÖ]\S.*)$")
_OF_PAGES: Final = re.compile(r"\b(?:[Kk]ommune|[Uu]dvalget|(?:19|20)\d\d)\b")
"""What a page's heading holds, and no area's name."""
_MARKED: Final = re.compile(r"#{1,6}[^\S\n]+(?=\S)")
"""A markup's sign of a heading."""
_YEAR: Final = re.compile(r"^(?:19|20)\d\d\b")

HEADING_AREA: Final = Doubt("a heading without a label; it is taken for the service area", 0.6)
HEADING_FOCUS: Final = Doubt("a heading without a label; it is taken for the focus area", 0.7)
MAYBE_HEADING: Final = Doubt("its last line may be a heading of what follows", 0.93)
FAR_BELOW: Final = Doubt("it goes on below two blank lines; that may belong to what follows", 0.6)
INHERITED: Final = Doubt("it stands once above several goals", 0.7)


@dataclass(frozen=True, slots=True)
class Opening:
    """Hold the place where a goal opens: the goal and the section that ends before it."""

    goal: DraftGoal
    before: DraftSection


@dataclass(frozen=True, slots=True)
class _Line:
    span: Span
    text: str
    is_apart: bool
    """A blank line or a page's start stands before it."""
    is_broken: bool
    """The line before had room for its first word."""


def _shape(text: str) -> str:
    """Return a line's first words without numbers: what headings of a kind have in common."""
    return re.sub(r"\d+", "#", " ".join(text.split()[:2])).casefold()


def _lines(pages: Mapping[int, Page], section: DraftSection) -> list[_Line]:
    """Describe the last lines of a section, last first."""
    lines: list[_Line] = []
    spans = section.spans
    for index in range(len(spans) - 1, max(-1, len(spans) - 1 - _MAX_LINES), -1):
        span = spans[index]
        if _is_beside(section, span) or _follows_label(pages, section, span):
            break
        text = pages[span.page].text
        marked = _MARKED.match(text, span.start, span.end)
        span = span if marked is None else span._replace(start=marked.end())
        printed = text[span.start : span.end]
        before = spans[index - 1] if index else None
        if before is None or before.page != span.page:
            lines.append(_Line(span, printed, is_apart=before is not None, is_broken=True))
            continue
        gap = text[before.end : span.start].count("\n")
        start = text.rfind("\n", 0, before.start) + 1
        room = _width(text) - (before.end - start)
        first_word = printed.split()[0] if printed.split() else ""
        lines.append(_Line(span, printed, gap > 1, room > len(first_word) + 1))
    return lines


@lru_cache(_PAGES_KEPT)
def _width(text: str) -> int:
    """Return how long a page's longest line is."""
    return max(map(len, text.split("\n")))


def _is_beside(section: DraftSection, span: Span) -> bool:
    """Tell whether a line on paper stands right of its label, in the column of values."""
    ends = [s.box.x1 for s in section.label_spans if s.box is not None]
    return bool(ends) and span.box is not None and span.box.x0 >= max(ends)


def _follows_label(pages: Mapping[int, Page], section: DraftSection, span: Span) -> bool:
    """Tell whether one of a section's labels stands before a line, on that line."""
    text = pages[span.page].text
    start = text.rfind("\n", 0, span.start) + 1
    return any(s.page == span.page and start <= s.start < span.start for s in section.label_spans)


def _is_heading_like(line: _Line) -> bool:
    text = line.text
    return (
        (line.is_apart or line.is_broken)
        and (text[:1].isupper() or text[:1].isdigit() or text[:1] in '"”»')
        and len(text.split()) <= _MAX_WORDS
        and not text.endswith((".", ",", ";", "-"))
    )


def _folded(text: str) -> str:
    """Return a text's words in small letters, without what parts them."""
    return re.sub(r"\W+", " ", text).strip().casefold()


def _usual_shapes(tails: Sequence[Sequence[_Line]]) -> set[str]:
    counts = Counter(shape for tail in tails for shape in {_shape(line.text) for line in tail})
    return {shape for shape, n in counts.items() if n >= 2 and n >= _USUAL_SHARE * len(tails)}


def _headings(
    tail: Sequence[_Line], usual: set[str], known: set[str], *, all_have: bool
) -> tuple[_Line, ...]:
    """Return the lines of a tail that are headings, top to bottom."""
    for count in range(len(tail), 0, -1):
        lines = tail[:count]
        top = lines[-1]
        is_known = _folded(top.text) in known
        proven = top.is_apart or _shape(top.text) in usual or is_known or all_have
        if proven and all(_is_heading_like(line) for line in lines):
            return tuple(reversed(lines))
    return ()


def blank_lines_within(pages: Mapping[int, Page], section: DraftSection) -> int:
    """Return the most blank lines that part what a section says on one page of text."""
    gaps = (
        pages[a.page].text.count("\n", a.end, b.start) - 1
        for a, b in pairwise(section.spans)
        if a.page == b.page and pages[a.page].print is None
    )
    return max(gaps, default=0)


def _head_goal(goal: DraftGoal, lines: Sequence[_Line], known: set[str]) -> list[Noise]:
    """Give a goal's headings to it: a service area, a focus area, or no content.

    Above a goal with its own focus area a heading names the service area, unless it is ``known``
    to be the page's.
    """
    noise: list[Noise] = []
    for index, line in enumerate(lines):
        span, coded = line.span, _CODED.search(line.text)
        is_last = index == len(lines) - 1
        may_be_area = _folded(line.text) not in known and not _OF_PAGES.search(line.text)
        if coded is not None and _YEAR.match(coded["area"]):
            coded = None
        own_area = goal.sections.get(Kind.SERVICE_AREA)
        if coded is not None and (own_area is None or own_area.is_inherited):
            start = span.start + coded.start("area")
            if start > span.start:
                noise.append(Noise(NoiseKind.HEADER, Span(span.page, span.start, start)))
            area = Span(span.page, start, span.end)
            section = DraftSection(Kind.SERVICE_AREA, None, [], [area], [HEADING_AREA])
            goal.sections[Kind.SERVICE_AREA] = section
        elif is_last and coded is None and Kind.FOCUS_AREA not in goal.sections:
            section = DraftSection(Kind.FOCUS_AREA, None, [], [span], [HEADING_FOCUS])
            goal.sections[Kind.FOCUS_AREA] = section
        elif is_last and may_be_area and own_area is None:
            section = DraftSection(Kind.SERVICE_AREA, None, [], [span], [HEADING_AREA])
            goal.sections[Kind.SERVICE_AREA] = section
        else:
            noise.append(Noise(NoiseKind.HEADER, span))
    return noise


def lift_bands(
    pages: Mapping[int, Page], openings: Sequence[Opening], known: Sequence[str]
) -> tuple[Noise, ...]:
    """Move headings from the ends of sections to the goals they head; return what is noise.

    Args:
        pages: the pages that the sections' spans point into.
        openings: every goal but the first, with the section before it.
        known: lines that are headings for sure, such as the document's title.
    """
    tails = [_lines(pages, opening.before) for opening in openings]
    usual = _usual_shapes(tails)
    folded = {_folded(line) for line in known}
    like = [
        bool(tail) and _is_heading_like(tail[0]) and len(o.before.spans) > 1
        for tail, o in zip(tails, openings, strict=True)
    ]
    all_have = len(like) >= 2 and sum(like) >= 0.9 * len(like)
    noise: list[Noise] = []
    # A section keeps its first line.
    kept = [
        tail[: len(tail) - int(len(opening.before.spans) == len(tail))]
        for opening, tail in zip(openings, tails, strict=True)
    ]
    found = [_headings(tail, usual, folded, all_have=all_have) for tail in kept]
    is_headed = any(found)
    for opening, tail, known_lines in zip(openings, tails, found, strict=True):
        is_far = not known_lines and _is_far(pages, opening.before, tail)
        if is_far and not is_headed:
            opening.before.doubt(MAYBE_HEADING)
        lines = tail if is_far and is_headed else known_lines
        if lines:
            # In place: a goal that inherits the section shares its spans.
            del opening.before.spans[-len(lines) :]
            noise += _head_goal(opening.goal, lines, folded)
        elif len(tail) > 1 and _is_heading_like(tail[0]) and tail[1].text.endswith("."):
            opening.before.doubt(MAYBE_HEADING)
        is_shouted = len(tail) > 1 and tail[0].is_apart and _SHOUTED.fullmatch(tail[0].text)
        if is_shouted or blank_lines_within(pages, opening.before) >= _APART:
            opening.before.doubt(FAR_BELOW)
    return tuple(noise)


def _is_far(pages: Mapping[int, Page], section: DraftSection, tail: Sequence[_Line]) -> bool:
    """Tell whether all that a label heads is a line like a heading, as far below as goals part.

    The label has no value then, in a text whose other goals have headings.
    """
    if len(tail) != 1 or len(section.spans) != 1 or not section.label_spans:
        return False
    label, line = section.label_spans[-1], tail[0]
    text = pages[line.span.page].text
    if pages[line.span.page].print is not None or not _is_heading_like(line):
        return False
    is_next = label.page != line.span.page
    return is_next or text.count("\n", label.end, line.span.start) > _APART


def head_first(
    pages: Mapping[int, Page], goals: Sequence[DraftGoal], noise: Sequence[Noise]
) -> Noise | None:
    """Give the first goal the heading above it where others have theirs; return what it was.

    It stood among the lines that open the document, blank lines around it.
    """
    headed = (goal.sections.get(Kind.FOCUS_AREA) for goal in goals[1:])
    if not any(one is not None and HEADING_FOCUS in one.doubts for one in headed):
        return None
    titles = [one for one in noise if one.kind is NoiseKind.TITLE]
    if not titles or {Kind.FOCUS_AREA, Kind.SERVICE_AREA} & goals[0].sections.keys():
        return None
    last = max(titles, key=lambda one: one.span)
    text = pages[last.span.page].text
    before, line = text[: last.span.start], text[last.span.start : last.span.end]
    is_apart = before.endswith("\n\n") and text.startswith("\n\n", last.span.end)
    found = _Line(last.span, line, is_apart, is_broken=False)
    if not _is_heading_like(found) or ":" in line or _OF_PAGES.search(line):
        return None
    section = DraftSection(Kind.FOCUS_AREA, None, [], [last.span], [HEADING_FOCUS])
    goals[0].sections[Kind.FOCUS_AREA] = section
    return last


def inherit_focus(goals: Sequence[DraftGoal]) -> None:
    """Give goals below a common focus area that focus area, where the document groups goals so.

    A focus area ends where a service area begins; where the first goal has none, it
    heads no groups.
    """
    own = sum(Kind.FOCUS_AREA in goal.sections for goal in goals)
    if not own or own > len(goals) / 2 or Kind.FOCUS_AREA not in goals[0].sections:
        return
    current: DraftSection | None = None
    for goal in goals:
        section = goal.sections.get(Kind.FOCUS_AREA)
        area = goal.sections.get(Kind.SERVICE_AREA)
        if section is None and area is not None and not area.is_inherited:
            current = None
        if section is not None:
            current = section
        elif current is not None:
            goal.sections[Kind.FOCUS_AREA] = DraftSection(
                Kind.FOCUS_AREA, current.label, [], current.spans, [INHERITED], is_inherited=True
            )
