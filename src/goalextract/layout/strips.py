"""Sheets side by side on one page: each is read as if it stood on a page of its own."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Final

from goalextract.document import Page, Print, Rule, Word, Words
from goalextract.layout.cells import Cell
from goalextract.records import Kind

_APART: Final = 6.0
"""Ruling lines further apart than so many points belong to different sheets."""
_WIDE: Final = 0.2
"""A sheet takes at least so much of the page's width."""
_INNER: Final = 20.0
"""The line between label and value stands at least so far inside its sheet."""
_GAP: Final = 1.0
"""What stands left and right of the cut on one line is so many letters' sizes apart."""
_SMALL_GAP: Final = 0.5
_TOUCH: Final = 3.0
_NEAR: Final = 8.0
"""A sheet drawn in two goes on within so many points."""
_MARGIN: Final = 1.5
_LEFT, _RIGHT = 1, 2
_HEADS: Final = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)


@dataclass(frozen=True, slots=True)
class _Reach:
    """Hold how far sheets reach from top to bottom, and where two of them part."""

    top: float
    bottom: float
    cut: float | None
    """None where one sheet stands alone."""


@dataclass(slots=True)
class _Strip:
    """Hold lines of a page: over its whole width, or on both sides of a cut."""

    cut: float | None
    words: list[Word]


def _clusters(rules: Sequence[Rule]) -> list[list[Rule]]:
    """Put level lines together whose reaches from left to right touch."""
    clusters: list[list[Rule]] = []
    reach = 0.0
    for rule in sorted((r for r in rules if r.is_level), key=lambda r: r.box.x0):
        if not clusters or rule.box.x0 > reach + _APART:
            clusters.append([])
            reach = rule.box.x1
        clusters[-1].append(rule)
        reach = max(reach, rule.box.x1)
    return clusters


def _cut(rules: Sequence[Rule], width: float) -> float | None:
    """Return where two sheets side by side part, or None where there is but one."""
    clusters = _clusters(rules)
    if len(clusters) != 2:  # more than two would leave no room for values
        return None
    for cluster in clusters:
        left, right = min(r.box.x0 for r in cluster), max(r.box.x1 for r in cluster)
        inner = any(left + _INNER < r.box.x0 < right - _INNER for r in rules if not r.is_level)
        if right - left < _WIDE * width or not inner:
            return None
    return min(r.box.x0 for r in clusters[1]) - _MARGIN


def _reaches(printed: Print) -> list[_Reach]:
    """Find the sheets of a page from top to bottom, those that stand side by side as one."""
    upright = sorted((r for r in printed.rules if not r.is_level), key=lambda r: r.box.top)
    ends: list[tuple[float, float]] = []
    for rule in upright:
        if ends and rule.box.top <= ends[-1][1] + _TOUCH:
            ends[-1] = (ends[-1][0], max(ends[-1][1], rule.box.bottom))
        else:
            ends.append((rule.box.top, rule.box.bottom))
    reaches: list[_Reach] = []
    for top, bottom in ends:
        own = [
            r
            for r in printed.rules
            if top - _TOUCH <= r.box.top and r.box.bottom <= bottom + _TOUCH
        ]
        cut = _cut(own, printed.width)
        if reaches and _goes_on(reaches[-1], top, cut, own):
            # The sheets were drawn in two, or the longer one of them was.
            reaches.append(replace(reaches.pop(), bottom=bottom))
        else:
            reaches.append(_Reach(top, bottom, cut))
    return reaches


def _goes_on(pair: _Reach, top: float, cut: float | None, rules: Sequence[Rule]) -> bool:
    """Tell whether rules right below a pair of sheets go on with both or with one of them."""
    if pair.cut is None or top - pair.bottom > _NEAR:
        return False
    if cut is not None:
        return abs(cut - pair.cut) <= _TOUCH
    return len({rule.box.x0 >= pair.cut for rule in rules}) == 1


def _lines(page: Page, words: Sequence[Word]) -> Iterator[list[Word]]:
    line: list[Word] = []
    for word in words:
        if line and "\n" in page.text[line[-1].end : word.start]:
            yield line
            line = []
        line.append(word)
    if line:
        yield line


def _is_across(line: Sequence[Word], cut: float) -> bool:
    """Tell whether a line runs on over the cut."""
    if any(w.box.x0 < cut - 1 and w.box.x1 > cut + 1 for w in line):
        return True
    return any(
        a.box.x1 <= cut + 1 < b.box.x1
        and b.box.x0 - a.box.x1 < _least_gap(b, cut) * max(a.size, b.size)
        for a, b in pairwise(line)
    )


def _foot_cut(
    line: Sequence[Word], last: _Reach, strips: Sequence[_Strip], goes_on: bool
) -> float | None:
    """Return where a line at a page's foot parts: headings of sheets that the next page holds.

    The first one stands on both sides of the cut; the next may go on with one of the headings.
    """
    cut = last.cut
    if cut is None or _is_across(line, cut):
        return None
    if goes_on:
        near = line[0].box.top - strips[-1].words[-1].box.bottom < line[0].size
        return cut if near and strips[-1].cut == cut else None
    return cut if line[0].box.x1 <= cut + 1 and line[-1].box.x0 >= cut - 1 else None


def _least_gap(word: Word, cut: float) -> float:
    """Return the gap that parts a word from what stands left of it: less where its sheet begins."""
    return _SMALL_GAP if abs(word.box.x0 - _MARGIN - cut) < _TOUCH else _GAP


def _strips(page: Page, printed: Print, reaches: Sequence[_Reach]) -> list[_Strip]:
    """Part a page's lines, top to bottom: what stands above a pair of sheets goes with them."""
    strips: list[_Strip] = []
    at: int | None = None
    for line in _lines(page, printed.words):
        middle = (min(w.box.top for w in line) + max(w.box.bottom for w in line)) / 2
        # Headings below a pair of sheets belong to what comes next.
        here = sum(reach.bottom < middle for reach in reaches)
        reach = reaches[here] if here < len(reaches) else None
        cut = reach.cut if reach is not None else _foot_cut(line, reaches[-1], strips, at == here)
        if reach is not None and cut is not None and middle < reach.top:
            is_heading = here == at or line[-1].box.x0 >= cut
            # A short line above the sheets is the page's, unless something stands beside it.
            cut = None if _is_across(line, cut) or (not strips and not is_heading) else cut
        if not strips or here != at or strips[-1].cut != cut:
            strips.append(_Strip(cut, []))
        at = here
        strips[-1].words += line
    return strips


@dataclass(frozen=True, slots=True)
class Part:
    """Hold what is read of a page at a time: its strip's number, its lane, and the page of it.

    The lane is 1 or 2 for the left or the right sheet, 0 over the whole width.
    """

    strip: int
    lane: int
    page: Page


def parted_sheets(page: Page) -> tuple[Part, ...]:
    """Return a page as the parts to be read one after another.

    Where two ruled sheets stand side by side, the left one comes before the right one; lines
    over the whole width are a part of their own.  Any other page is one part.  Offsets stay
    those of the page.
    """
    printed = page.print
    reaches = _reaches(printed) if printed is not None else []
    if printed is None or all(reach.cut is None for reach in reaches):
        return (Part(0, 0, page),)
    parts: list[Part] = []
    for number, strip in enumerate(_strips(page, printed, reaches)):
        cut = strip.cut
        if cut is None:
            lanes = {0: replace(printed, words=Words.of(strip.words))}
        else:
            words = [
                Words.of(w for w in strip.words if (w.box.x0 >= cut) is on) for on in (False, True)
            ]
            rules = [
                tuple(r for r in printed.rules if (r.box.x0 >= cut) is on) for on in (False, True)
            ]
            lanes = {
                _LEFT: replace(printed, words=words[0], rules=rules[0], width=cut),
                _RIGHT: replace(printed, words=words[1], rules=rules[1]),
            }
        parts += [Part(number, n, replace(page, print=p)) for n, p in lanes.items() if p.words]
    return tuple(parts)


def in_flow(cells: Sequence[Cell]) -> list[Cell]:
    """Put cells of sheets side by side that go on over a page break after their beginnings.

    The left sheet's rest, at the next page's top, goes before the right sheet's beginning, unless
    a new goal begins there: below a heading, or with the label that the first sheet opens with.
    """
    groups = [list(g) for _, g in groupby(cells, key=lambda c: (c.page, c.strip, c.lane))]
    opening = next((_first_label(g) for g in groups if g[0].lane), None)
    ordered: list[Cell] = []
    right: int | None = None
    went_before = is_begun = False
    page = 0
    for group in groups:
        lane = group[0].lane
        # The longer sheet's rest stands below both of them, or at the next page's top.
        goes_on = group[0].page == page + 1 or (group[0].page == page and not lane)
        page = group[0].page
        rest: list[Cell] = []
        if right is not None and goes_on and lane != _RIGHT:
            rest = _rest(group, opening if is_begun else None)
            if lane != _LEFT and not _is_left(rest, ordered[right:]):
                rest = []
            ordered[right:right] = rest
            right += len(rest)
        went_before = bool(rest) or (went_before and lane == _RIGHT)
        others = group[len(rest) :]
        if lane == _LEFT:
            # Of a sheet that the page holds the heading of, all stands on the next.
            is_begun = any(not _is_heading(cell) for cell in group)
        if lane == _RIGHT and not went_before:
            right = len(ordered)
        elif lane != _RIGHT and others:
            right = None
        ordered += others
    return ordered


def _is_heading(cell: Cell) -> bool:
    """Tell whether a cell says no more than where a goal belongs."""
    return cell.is_band or (cell.label is not None and cell.label.kind in _HEADS)


def _rest(cells: Sequence[Cell], opening: str | None) -> list[Cell]:
    """Return the cells that go on with a sheet begun before, up to where a goal begins.

    That is below a heading or at the opening label, which in one of two sheets side by side
    stands first: a strip holds one goal on either side.  No opening is given where nothing but
    the sheet's heading stands before.
    """
    rest: list[Cell] = []
    for cell in cells:
        is_opening = cell.label is not None and cell.label.printed.casefold() == opening
        if cell.is_band or is_opening:
            break
        rest.append(cell)
    return rest


def _is_left(rest: Sequence[Cell], right: Sequence[Cell]) -> bool:
    """Tell whether a rest alone on its page stands where the left sheet stood."""
    ends = [s.box.x1 for c in rest for s in (*c.label_spans, *c.value) if s.box is not None]
    starts = [s.box.x0 for c in right for s in (*c.label_spans, *c.value) if s.box is not None]
    return bool(ends and starts) and max(ends) < min(starts)


def _first_label(cells: Sequence[Cell]) -> str | None:
    """Return the first label of a sheet's cells, or nothing where they begin with a rest."""
    first = next((cell for cell in cells if not cell.is_band), None)
    return first.label.printed.casefold() if first is not None and first.label else None
