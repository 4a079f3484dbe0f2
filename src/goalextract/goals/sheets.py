"""Sheets of labelled values: where one goal ends and the next begins, and headings between."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from goalextract.document import NoiseKind
from goalextract.doubt import Doubt
from goalextract.goals.draft import HEADING_KINDS, DraftSection
from goalextract.goals.draft_report import DraftReport
from goalextract.goals.headings import CODED_HEADING, MAX_HEADING, UNLABELLED_BAND
from goalextract.goals.order import LabelOrder, alternating
from goalextract.layout.cells import Cell
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_FOCUS_WORDS: Final = 16
_COUNTED: Final = re.compile(r"(?P<number>\d{1,2})[.):]?\s+(?=[A-ZÆØÅÄÖ])")
_NUMBERED: Final = (Kind.GOAL, Kind.FOCUS_AREA)

BELOW_AREA: Final = Doubt(
    "a line without a label below the service area; it is taken for the focus area", 0.92
)
HEADING_FOLLOWS: Final = Doubt("a heading without a label follows it", 0.8)


def _renamed(cell: Cell, shared: Mapping[str, str]) -> Cell:
    """Give a cell's label the form that stands for all that head the same."""
    if cell.label is None or cell.label.form not in shared:
        return cell
    return replace(cell, label=replace(cell.label, form=shared[cell.label.form]))


class Sheets:
    """Put the cells of sheets into a report."""

    def __init__(self, report: DraftReport, cells: Sequence[Cell]) -> None:
        """Learn the order of the labels from all cells of the document."""
        self._report = report
        cells = _without_title_labels(cells)
        labels = [cell.label for cell in cells if cell.label is not None]
        shared = alternating([(m.form, m.kind) for m in labels if m.kind is not None])
        self._cells = [_renamed(cell, shared) for cell in cells]
        labels = [cell.label for cell in self._cells if cell.label is not None]
        self._order = LabelOrder((m.form, m.kind) for m in labels if m.kind is not None)
        self._counted = self._find_counted()
        """The places of cells that are headings and count the goals below them."""

    def take(self, index: int) -> None:
        """Take the next cell, by its place among the document's cells."""
        cell = self._cells[index]
        if cell.label is None and cell.is_band:
            self._take_band(index, cell)
        elif cell.label is None:
            self._go_on(cell)
        elif cell.label.kind is None:
            self._report.set_aside(cell, cell.label)
        else:
            self._place(index, cell, cell.label, cell.label.kind)

    def _go_on(self, cell: Cell) -> None:
        """Take a value without a label: it goes on with the one before it."""
        report = self._report
        goal, section = report.goal, report.section
        if goal is None:
            report.leave_out(cell.value, NoiseKind.TITLE)
        elif section is None:
            report.note("unplaced_text", "no section holds this text", cell.value)
        else:
            # A label at the foot of a page may have its first words on the next.
            held = goal.sections.get(section.kind)
            if held is None or held.is_inherited:
                goal.sections[section.kind] = section
            section.spans += cell.value
            section.doubt(*cell.doubts)

    def _take_band(self, index: int, cell: Cell) -> None:
        """Place a heading across the page: a service area where goals follow, else no content."""
        report = self._report
        if index in self._counted:
            report.headings.add(cell)
            return
        text, following = report.text(cell.value), self._next_label(index)
        if report.goal is not None and self._is_below_area(text, following):
            report.goal.sections[Kind.FOCUS_AREA] = DraftSection(
                Kind.FOCUS_AREA, None, [], list(cell.value), [BELOW_AREA]
            )
            return
        is_short, is_above_goal = len(text) <= MAX_HEADING, self._may_start_goal(following)
        has_own_area = following is not None and following.kind is Kind.SERVICE_AREA
        if is_above_goal and is_short and CODED_HEADING.match(text) and not has_own_area:
            report.close()
            report.area = DraftSection(
                Kind.SERVICE_AREA, None, [], list(cell.value), [UNLABELLED_BAND]
            )
            report.bands.append(report.area)
            return
        is_heading = report.goal is None or is_above_goal
        if is_heading:
            report.headings.add(cell)
        elif report.section is not None:
            report.section.doubt(HEADING_FOLLOWS)
        # What is too long for a heading may be the open goal's own text.
        if report.goal is not None and not (is_heading and is_short):
            report.note("unplaced_text", "no section holds this text", cell.value)

    def _find_counted(self) -> frozenset[int]:
        """Return the headings that count goals: 1, 2, 3, each above the same label, once a goal.

        Such a heading is its goal's own, and its number no area's code.
        """
        found: dict[int, str] = {}
        labels: list[str] = []
        for index, (cell, following) in enumerate(pairwise(self._cells)):
            is_band = cell.label is None and cell.is_band
            if not is_band or following.label is None or not cell.value:
                continue
            match = _COUNTED.match(self._report.text(cell.value))
            if match is not None:
                found[index] = match["number"]
                labels.append(following.label.form)
        forms = [cell.label.form for cell in self._cells if cell.label is not None]
        is_counted = [int(number) for number in found.values()] == [*range(1, len(found) + 1)]
        is_once = len(set(labels)) == 1 and forms.count(labels[0]) == len(labels)
        return frozenset(found if len(found) > 1 and is_counted and is_once else ())

    def _next_label(self, index: int) -> LabelMatch | None:
        return next((c.label for c in self._cells[index + 1 :] if c.label is not None), None)

    def _may_start_goal(self, label: LabelMatch | None) -> bool:
        """Tell whether a goal may start at a label, whatever stands before it."""
        if label is None:
            return False
        forms = self._report.forms
        is_again = self._report.goal is None or label.form in forms
        is_earlier = bool(forms) and self._order.precedes(label.form, forms[-1])
        return is_again or is_earlier or label.kind in HEADING_KINDS

    def _is_below_area(self, text: str, following: LabelMatch | None) -> bool:
        """Tell whether a heading stands between a goal's service area and its first section."""
        goal, section = self._report.goal, self._report.section
        return (
            goal is not None
            and section is not None
            and section.kind is Kind.SERVICE_AREA
            and not goal.has_content
            and Kind.FOCUS_AREA not in goal.sections
            and following is not None
            and following.kind is not Kind.FOCUS_AREA
            and len(text.split()) <= _FOCUS_WORDS
        )

    def _place(self, index: int, cell: Cell, label: LabelMatch, kind: Kind) -> None:
        """Take a labelled value: into the open goal, or as the start of the next one."""
        report = self._report
        if self._repeats_heading(index, cell, kind):
            report.leave_out(cell.value)
            return
        if self._starts_goal(label):
            if report.goal is not None and not report.goal.has_content:
                self._restart(kind)
            else:
                report.open()
        goal = report.goal if report.goal is not None else report.open()
        if label.form not in report.forms:
            report.forms.append(label.form)
        if label.number is not None and kind in _NUMBERED:
            goal.number = label.number
        if not cell.value:
            goal.empty.add(kind)
        report.fill(goal, cell, label, kind)

    def _starts_goal(self, label: LabelMatch) -> bool:
        """Tell whether a label comes again, or stands before the last one in other goals."""
        report = self._report
        if report.goal is None or not report.forms:
            return report.goal is None
        if label.form in report.forms:
            return not (report.goes_on(label) or report.is_told_again(label))
        return self._order.precedes(label.form, report.forms[-1])

    def _repeats_heading(self, index: int, cell: Cell, kind: Kind) -> bool:
        """Tell whether a page's heading repeats where the goal that goes on belongs."""
        report, goal = self._report, self._report.goal
        if kind not in HEADING_KINDS or goal is None or not goal.has_content or not cell.value:
            return False
        opens_page = index == 0 or self._cells[index - 1].page != cell.page
        own, following = goal.sections.get(kind), self._next_label(index)
        if not opens_page or own is None or following is None:
            return False
        is_same = _bare(report.text(own.spans)) == _bare(report.text(cell.value))
        form, last = following.form, report.forms[-1]
        return is_same and form not in report.forms and self._order.precedes(last, form)

    def _restart(self, kind: Kind) -> None:
        """Begin the open goal again, whose heading turned out to be the page's."""
        report = self._report
        old = report.goal.sections.pop(kind, None) if report.goal is not None else None
        if old is not None:
            report.leave_out(old.spans)
        report.forms = []


def _without_title_labels(cells: Sequence[Cell]) -> list[Cell]:
    """Take label words that head nothing above the first goal for a heading: a title's.

    Example: ``Kontraktmål 2016`` alone above ``KM1 Rettidighed``, where each goal has its ``Mål``.
    """
    forms = Counter(cell.label.form for cell in cells if cell.label is not None)
    often = max(forms.values(), default=0) > 1
    kept = list(cells)
    for index, cell in enumerate(cells):
        if cell.label is None:
            continue
        following = cells[index + 1] if index + 1 < len(cells) else None
        is_title = often and forms[cell.label.form] == 1 and not cell.value
        if not is_title or following is None or not following.is_band or cell.row:
            break
        kept[index] = replace(
            cell, label=None, label_spans=(), value=cell.label_spans, is_band=True
        )
    return kept


def _bare(text: str) -> str:
    """Return a text's letters and digits only: what it says, however it is set."""
    return re.sub(r"[\W_]+", "", text).casefold()
