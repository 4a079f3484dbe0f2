"""Headed prose whose line breaks were lost, on lines again.

A portal may hand on each page as one long line, in which headings and labels stand within the
text.  Where a line started is told by numbers that count on through the document, by its labels
and by where the long lines start; what is guessed is doubted.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from goalextract.document import Span
from goalextract.doubt import Doubt
from goalextract.layout.lines import Line
from goalextract.layout.parts import AREA_KINDS, AREA_WORDS, OFTEN
from goalextract.layout.series import Number, counting_on
from goalextract.layout.unfolded_labels import labels_within, missed_label
from goalextract.layout.unfolded_names import name_end
from goalextract.profiles.labels import LabelFinder, LabelMatch
from goalextract.profiles.services import names_service
from goalextract.profiles.standing import standing_labels
from goalextract.records import Kind

_LONG: Final = 250
"""So many characters stand on no printed line."""
_MOSTLY: Final = 0.6
_APART: Final = 3
"""So many blank lines stand for the start of a long line."""
_PAGE: Final = re.compile(r"\S\s+\d{1,3}\s*$")
_LISTED: Final = 0.8
_DASHES: Final = ("– ", "- ", "–", "-")
_RUNS: Final = 0.15
"""The share of labels right before another from which they stand in runs."""
_MANY_RUNS: Final = 2 * _RUNS
"""The share among listed labels alone: few unlisted ones stand beside them."""
_WITHIN: Final = 2
"""So many headings and labels within long lines tell that their breaks were lost."""

_ITEM: Final = re.compile(r"\s*(?<!\S)(?P<mark>[-–•·*▪])\s+(?=\S)")
PARTED: Final = Doubt("labels of the document stand within lists; values may start elsewhere", 0.8)
NAMED: Final = Doubt("where the chapter's name ends is read from its wording", 0.95)


@dataclass(frozen=True, slots=True)
class _Start:
    """Hold a place at which a line started, and the label that opens it, if one does."""

    at: int
    label: LabelMatch | None = None
    is_heading: bool = False


def restored_lines(lines: Sequence[Line], finder: LabelFinder) -> list[Line]:
    """Break long lines where headings and labels stand within them; other lines stay as they are.

    Example: ``"Mål 1: Flere stier Status: Godt. Mål 2: …"`` -> lines that open with ``Mål 1``,
    ``Status`` and ``Mål 2``.
    """
    if not _are_long(lines):
        return list(lines)
    listed = standing_labels(finder, {order: line.text for order, line in enumerate(lines)})
    known = {line.span: listed[order] for order, line in enumerate(lines)}
    if _stand_in_runs(lines, known, _MANY_RUNS):
        return list(lines)  # nothing that is found beside them would change it
    labels = labels_within(lines, finder)
    numbers = counting_on(lines, labels)
    starts: dict[Span, Sequence[_Start]] = {
        line.span: _starts(line, numbers, labels) for line in lines
    }
    within = sum(start.at > 0 for found in starts.values() for start in found)
    opening = sum(
        start.at == 0 and not start.is_heading for found in starts.values() for start in found
    )
    if within < max(_WITHIN, opening + 1) or not numbers or _stand_in_runs(lines, labels, _RUNS):
        return list(lines)
    areas = _areas(lines, starts)
    starts = {line.span: _with_area(line, starts[line.span], areas) for line in lines}
    broken = [piece for line in lines for piece in _broken(line, starts[line.span])]
    if _part_lists(broken):
        broken = [
            line if line.label is None else replace(line, doubts=(*line.doubts, PARTED))
            for line in broken
        ]
    ends = [line.text[: line.label.end] for line in broken if line.label is not None]
    is_dashed = sum(end.endswith(_DASHES) for end in ends) > _MOSTLY * len(ends)
    return [_doubted(line, finder, is_dashed=is_dashed) for line in broken]


def _part_lists(lines: Sequence[Line]) -> bool:
    """Tell whether a label stands within a list: behind its first item, before the others.

    Example: ``Milepæle - U-turn-metoden Målopfyldelse - Forældremøder - Vagttelefon Den har …``.
    """
    marks = [_item_marks(line) for line in lines]
    return any(
        len(first) == 1 < len(second) and first[0] == second[0] for first, second in pairwise(marks)
    )


def _item_marks(line: Line) -> list[str]:
    """Return the marks of a value's items, if it opens with one."""
    if line.label is None or line.label.kind is None:
        return []
    value = line.text[line.label.end :]
    first = _ITEM.match(value)
    if first is None:
        return []
    mark = first["mark"]
    return [found["mark"] for found in _ITEM.finditer(value) if found["mark"] == mark]


def _are_long(lines: Sequence[Line]) -> bool:
    """Tell whether most of a text stands on lines that are too long to be printed ones."""
    if not lines or any(line.page.print is not None for line in lines):
        return False
    total = sum(len(line.text) for line in lines)
    return sum(len(line.text) for line in lines if len(line.text) > _LONG) >= _MOSTLY * total


def _stand_in_runs(
    lines: Sequence[Line], labels: Mapping[Span, Sequence[LabelMatch]], share: float
) -> bool:
    """Tell whether labels stand right behind each other, their values elsewhere, as in columns."""
    pairs = [
        line.text[a.end : b.start]
        for line in lines
        for a, b in pairwise(labels[line.span])
        if a.kind not in AREA_KINDS
    ]
    touching = sum(not between.strip(" :.•·*–-") for between in pairs)
    return touching >= max(2, share * len(pairs))


def _starts(
    line: Line,
    numbers: Mapping[Span, Sequence[Number]],
    labels: Mapping[Span, Sequence[LabelMatch]],
) -> list[_Start]:
    """Return where headings and labels start in a line; a label that a number has is a heading."""
    counted = numbers.get(line.span, ())
    here = [
        label
        for label in labels.get(line.span, ())
        if not any(number.start <= label.start < number.end for number in counted)
    ]
    first = counted[0].start if counted else 0
    if here and _is_name(here, first):
        here = here[1:]
    if not here or here[0].start or _is_area(here[0]):
        # What stands before a line's first heading names a chapter, whatever its words are.
        here = [label for label in here if label.start >= first or label.kind in AREA_KINDS]
    if here and not here[0].start and here[0].has_colon and _is_right_above(here, first):
        here[0] = replace(here[0], kinds=(Kind.SERVICE_AREA,))
    found = [_Start(number.start, is_heading=True) for number in counted]
    found += [_Start(label.start, label) for label in here]
    return sorted(found, key=lambda start: start.at)


def _areas(lines: Sequence[Line], starts: Mapping[Span, Sequence[_Start]]) -> set[str]:
    """Return words that stand before a colon where chapters' names do, again and again."""
    words = Counter(
        word["words"]
        for line in lines
        if _names_chapter(starts[line.span]) and (word := AREA_WORDS.match(line.text)) is not None
    )
    return {word for word, count in words.items() if count >= OFTEN}


def _names_chapter(starts: Sequence[_Start]) -> bool:
    """Tell whether a chapter's name stands before a line's first heading."""
    return bool(starts) and starts[0].at > 0 and _may_head(starts[0])


def _with_area(line: Line, starts: Sequence[_Start], areas: Collection[str]) -> Sequence[_Start]:
    """Take what recurs before chapters' names for the label of their area, whatever it says.

    Example: ``Politik: Veje Mål 1.1 …`` and ``Politik: Skoler Mål 2.1 …``.
    """
    word = AREA_WORDS.match(line.text)
    if word is None or word["words"] not in areas or not _names_chapter(starts):
        return starts
    form, kinds = word["words"].casefold(), (Kind.SERVICE_AREA,)
    label = LabelMatch(kinds, form, word["words"], 0, word.end(), has_colon=True)
    return (_Start(0, label), *starts)


def _is_name(labels: Sequence[LabelMatch], heading: int) -> bool:
    """Tell whether a line opens with words that head no section, as a chapter's name does.

    Example: ``Økonomi Mål 3. Konkurrenceudsættelse Aktiviteter: …``.
    """
    first = labels[0]
    below = labels[1].start if len(labels) > 1 else heading
    is_bare = first.kind is None and not first.has_colon and first.number is None
    return first.start == 0 and is_bare and 0 < heading <= below


def _is_right_above(labels: Sequence[LabelMatch], heading: int) -> bool:
    """Tell whether nothing but areas stands between a line's first label and its first heading."""
    below = labels[1].start if len(labels) > 1 else heading
    is_focus = len(labels) > 1 and labels[1].kind is Kind.FOCUS_AREA
    return labels[0].kind is None and heading > 0 and (below >= heading or is_focus)


def _broken(line: Line, starts: Sequence[_Start]) -> Iterator[Line]:
    """Yield the lines that a long line is broken into."""
    edges = [*starts, _Start(len(line.text))]
    if _is_listing(line.text, edges):
        yield replace(line, gap=_APART)
        return
    if edges[0].at > 0:
        is_name = _may_head(edges[0])
        yield from _opening(line, edges[0].at, is_chapter=is_name)
    for index, start in enumerate(starts):
        following = edges[index + 1]
        gap = 1 if start.at else _APART
        is_chapter = _is_area(start.label) or (
            not start.at and _may_head(start) and index + 1 < len(starts) and _may_head(following)
        )
        if is_chapter:
            yield from _named(line, start, following.at, gap)
        else:
            piece = _piece(line, start.at, following.at, gap, start.label)
            yield replace(piece, doubts=_doubts(start.label, following.label))


def _may_head(start: _Start) -> bool:
    return start.is_heading or (start.label is not None and start.label.kind in AREA_KINDS)


def _doubted(line: Line, finder: LabelFinder, *, is_dashed: bool) -> Line:
    """Doubt a value in which words stand as a label does."""
    if line.label is None:
        return line
    missed = missed_label(line.text[line.label.end :], finder, is_dashed=is_dashed)
    if missed is None:
        return line
    return replace(line, doubts=(*line.doubts, Doubt(f"'{missed}' in it may be a label", 0.8)))


def _doubts(own: LabelMatch | None, following: LabelMatch | None) -> tuple[Doubt, ...]:
    """Return what speaks against a stretch that a label stands around only by its words."""
    odd = next((m for m in (own, following) if m is not None and not m.recurs), None)
    if odd is None:
        return ()
    return (Doubt(f"'{odd.printed}' is a label only by its words: it stands once", 0.7),)


def _is_listing(text: str, edges: Sequence[_Start]) -> bool:
    """Tell whether what opens at each place ends in a page's number, as in a list of contents."""
    ends = [text[a.at : b.at] for a, b in pairwise(edges)]
    return len(ends) > 1 and sum(_PAGE.search(end) is not None for end in ends) >= _LISTED * len(
        ends
    )


def _is_area(label: LabelMatch | None) -> bool:
    return label is not None and label.kind is Kind.SERVICE_AREA


def _opening(line: Line, end: int, *, is_chapter: bool) -> Iterator[Line]:
    """Yield what stands on a long line before its first heading: a chapter's name, and more."""
    if is_chapter:
        yield from _named(line, _Start(0), end, _APART)
    else:
        yield _piece(line, 0, end, _APART, None)


def _named(line: Line, start: _Start, end: int, gap: int) -> Iterator[Line]:
    """Yield a line that holds the name of an area, and what stands below the name."""
    first = start.label.end if start.label is not None else start.at
    stop = first + name_end(line.text[first:end])
    piece = _piece(line, start.at, stop, gap, start.label)
    is_sure = stop == end or names_service(line.text[first:stop])
    yield piece if is_sure else replace(piece, doubts=(NAMED,))
    if stop < end:
        yield _piece(line, stop, end, 1, None)


def _piece(line: Line, start: int, end: int, gap: int, label: LabelMatch | None) -> Line:
    """Return a stretch of a line as a line of its own."""
    text = line.text[start:end]
    left = len(text) - len(text.lstrip())
    span = Span(
        line.span.page, line.span.start + start + left, line.span.start + start + len(text.rstrip())
    )
    own = None if label is None else replace(label, start=0, end=label.end - label.start)
    return Line(line.page, span, text.strip(), gap, label=own)
