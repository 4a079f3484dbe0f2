"""Labelled cells, over page breaks, become goals with their sections.

What fits nowhere becomes a finding with its place; nothing is dropped, nothing is glued to a
neighbour in silence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goalextract.document import Finding, Noise, NoiseKind, Page, Span
from goalextract.goals.bands import head_first, inherit_focus, lift_bands
from goalextract.goals.draft import HEADING_KINDS, DraftGoal, DraftSection
from goalextract.goals.draft_report import DraftReport
from goalextract.goals.numbering import take_numbers
from goalextract.goals.rows import TableRows
from goalextract.goals.sheets import Sheets
from goalextract.goals.starting import with_reasons
from goalextract.goals.strays import without_strays
from goalextract.goals.unclear_ends import doubt_unclear_ends, doubt_unclear_order
from goalextract.layout.cells import Cell
from goalextract.records import Kind

_LAST_MARK: Final = re.compile(r"(?:\A|(?<!\s)\s+)(?P<mark>[•·*▪◦|–−+-]|(?<=\s)o)$")
_MARKS: Final = tuple("•·*▪◦|–−+-o")

_FIRST_STOP: Final = re.compile(r"\.(?:\s+|\Z)")
_FIGURES: Final = re.compile(r"\D\s[^\d\s]*\d[^\n]*\s\S*\d")
"""Two figures behind a first word; a heading may open with its code and name a year."""


@dataclass(frozen=True, slots=True)
class Assembly:
    """Hold the goals of a document and what its cells held besides."""

    goals: tuple[DraftGoal, ...]
    noise: tuple[Noise, ...]
    label_spans: tuple[Span, ...]
    findings: tuple[Finding, ...]
    unplaced: tuple[Span, ...]


def assemble(
    pages: Mapping[int, Page], cells: Sequence[Cell], heads: Sequence[str] = ()
) -> Assembly:
    """Put cells together to goals.

    A goal starts where a label comes back, or where one comes that stands earlier in the goals
    of this document.  A service area above several goals is carried to those that lack one.

    Args:
        pages: the pages that the cells' spans point into.
        cells: the cells in reading order.
        heads: lines known to head pages, such as the document's title.
    """
    cells = without_strays(pages, cells)
    report = DraftReport(pages, cells)
    _take_cells(report, cells)
    for heading in report.headings.give():
        report.leave_out(heading.value)
    lifted = lift_bands(pages, report.openings, heads)
    for goal in report.goals:
        goal.drop_empty()
    goals = tuple(goal for goal in report.goals if goal.is_goal)
    for goal in report.goals:
        if not goal.is_goal:
            _report_lonely(report, goal)
    _leave_out_bands(report, goals)
    first = head_first(pages, goals, report.noise) if goals else None
    if first is not None:
        report.noise.remove(first)
    _rename_single(goals)
    inherit_focus(goals)
    with_reasons(goals, report.text)
    doubt_unclear_ends(pages, goals)
    doubt_unclear_order(pages, goals)
    _leave_out_marks(report, pages, goals)
    _leave_out_stops(report, pages, goals)
    report.leave_out(take_numbers(pages, goals), NoiseKind.MARKER)
    for goal in goals:
        goal.drop_empty()
    return Assembly(
        goals,
        (*report.noise, *lifted),
        tuple(span for cell in cells for span in cell.label_spans),
        tuple(report.findings),
        tuple(report.unplaced),
    )


def _take_cells(report: DraftReport, cells: Sequence[Cell]) -> None:
    """Put every cell into the report, as a table's or a sheet's; rows below 0 are no content."""
    rows, sheets = TableRows(report), Sheets(report, cells)
    for index, cell in enumerate(cells):
        if cell.row < 0:
            report.leave_out(cell.value)
        elif cell.row > 0:
            rows.take(cell)
        else:
            rows.leave()
            sheets.take(index)


def _report_lonely(report: DraftReport, goal: DraftGoal) -> None:
    """Set aside what is no goal: a heading is the page's, more is said."""
    for section in goal.sections.values():
        if section.is_inherited or not section.spans:
            continue
        if goal.has_content:
            report.note("no_goal", "labelled text that states no goal", section.spans)
        else:
            report.leave_out(section.spans)


def _rename_single(goals: Sequence[DraftGoal]) -> None:
    """Call headings what their labels say where no two goals stand below the same one.

    A heading above a group of goals is their service area, whatever it is called; so it is where
    the goals are counted group by group: ``1.1``, ``2.1``, ``3.1``.
    """
    if all("." in (goal.number or "").rstrip(".") for goal in goals):
        return
    headed = [goal for goal in goals if _called_focus(goal) is not None]
    # Goals below one heading share its spans: the same list, not an equal one.
    groups = {id(goal.sections[Kind.SERVICE_AREA].spans) for goal in headed}
    if not 1 < len(groups) == len(headed) or any(Kind.FOCUS_AREA in g.sections for g in headed):
        return
    for goal in headed:
        section = goal.sections.pop(Kind.SERVICE_AREA)
        goal.sections[Kind.FOCUS_AREA] = replace(section, kind=Kind.FOCUS_AREA)


def _called_focus(goal: DraftGoal) -> DraftSection | None:
    """Return the goal's service area if its label says that it is a focus area."""
    area = goal.sections.get(Kind.SERVICE_AREA)
    return area if area is not None and area.is_called_focus else None


def _leave_out_bands(report: DraftReport, goals: Sequence[DraftGoal]) -> None:
    """Take bands that no goal was found below for headings of the page; a row's figures for lost.

    Nothing else would tell of a table's last row where no column parts it.
    """
    # A goal that inherits a band shares its spans: the same list, not an equal one.
    held = {id(section.spans) for goal in goals for section in goal.sections.values()}
    for band in report.bands:
        if id(band.spans) in held:
            continue
        if _FIGURES.search(report.text(band.spans)):
            report.note("unplaced_text", "it may be a row whose columns were not seen", band.spans)
        else:
            report.leave_out(band.spans)


def _leave_out_marks(
    report: DraftReport, pages: Mapping[int, Page], goals: Sequence[DraftGoal]
) -> None:
    """Leave out a list's mark at a value's end: the label after it is the list's next item.

    A mark alone is a value, but no heading.
    """
    # Sections that inherit a heading share its spans: the same list, not an equal one.
    lists = {id(s.spans): s for goal in goals for s in goal.sections.values()}
    for section in lists.values():
        spans, is_heading = section.spans, section.kind in HEADING_KINDS
        last = spans[-1]
        text = pages[last.page].text[last.start : last.end]
        mark = _LAST_MARK.search(text) if text.rstrip().endswith(_MARKS) else None
        if mark is None or (mark.start() == 0 and len(spans) == 1 and not is_heading):
            continue
        at = last.start + mark.start("mark")
        report.leave_out([last._replace(start=at)], NoiseKind.MARKER)
        spans.pop()
        if mark.start():
            spans.append(last._replace(end=last.start + mark.start()))


def _leave_out_stops(
    report: DraftReport, pages: Mapping[int, Page], goals: Sequence[DraftGoal]
) -> None:
    """Leave out the stop that sets a label off from its value: ``Sådan gør vi.``."""
    for section in (section for goal in goals for section in goal.sections.values()):
        if not section.label_spans or not section.spans or section.is_inherited:
            continue
        label, first = section.label_spans[-1], section.spans[0]
        stop = _FIRST_STOP.match(pages[first.page].text[first.start : first.end])
        if stop is None or (label.page, label.end) != (first.page, first.start):
            continue
        at = first.start + stop.end()
        report.leave_out([first._replace(end=first.start + 1)], NoiseKind.MARKER)
        section.spans[:1] = [first._replace(start=at)] if at < first.end else []
