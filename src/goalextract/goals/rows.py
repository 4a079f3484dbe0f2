"""Tables in which each row is a goal: their rows, and the bands between them."""

from dataclasses import replace
from typing import Final

from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.draft_report import DraftReport
from goalextract.goals.headings import CODED_HEADING
from goalextract.layout.cells import Cell
from goalextract.profiles.services import names_service
from goalextract.records import Kind

BAND: Final = Doubt("a band without a label; it is taken for the rows' service area", 0.85)
_BELOW_BAND: Final = -1
"""In place of a row's number: a band was read, and no row below it yet."""


class TableRows:
    """Put the cells of tables into a report, a goal a row."""

    def __init__(self, report: DraftReport) -> None:
        """Begin outside tables."""
        self._report = report
        self._row = 0
        self._group: dict[Kind, DraftSection] = {}
        """What bands of a table head: the rows below them inherit it."""

    def take(self, cell: Cell) -> None:
        """Take the next cell of a table."""
        if cell.is_band:
            self._take_band(cell)
            return
        report, goal, label = self._report, self._goal_of(cell), cell.label
        if label is None:
            report.note("unplaced_text", "no column holds this text", cell.value)
        elif label.kind is None:
            goal.number = label.number or goal.number
            report.set_aside(cell, label)
        elif cell.value:
            report.fill(goal, cell, label, label.kind)
        else:
            goal.empty.add(label.kind)

    def leave(self) -> None:
        """End the table, if one is open: what follows belongs to none of its rows."""
        if self._row:
            self._report.close()
            self._report.area = None
            self._group.clear()
            self._row = 0

    def _goal_of(self, cell: Cell) -> DraftGoal:
        """Return the goal of the cell's row; a row's first cell opens it."""
        report = self._report
        if report.goal is not None and cell.row == self._row:
            return report.goal
        report.section = None  # a row ends at its lines: no heading can stand at its end
        goal = report.open()
        goal.is_row = True
        for kind, section in self._group.items():
            goal.sections[kind] = replace(section, is_inherited=True)
        self._row = cell.row
        return goal

    def _take_band(self, cell: Cell) -> None:
        """Take a band between rows: the rows below it belong to what it names."""
        label = cell.label
        kind, said = self._named_by(cell)
        doubts = [*said, *cell.doubts]
        section = DraftSection(
            kind, label.printed if label else None, list(cell.label_spans), list(cell.value), doubts
        )
        section.is_called_focus = (
            label is not None and label.kind is Kind.FOCUS_AREA and kind is Kind.SERVICE_AREA
        )
        if kind is Kind.SERVICE_AREA:
            self._group.clear()
        self._group[kind] = section
        self._report.bands.append(section)
        self._report.close()
        self._row = _BELOW_BAND

    def _named_by(self, cell: Cell) -> tuple[Kind, list[Doubt]]:
        """Return what a band names, and what speaks against it."""
        label, area = cell.label, self._group.get(Kind.SERVICE_AREA)
        if label is None and area is not None and self._row == _BELOW_BAND:
            return Kind.FOCUS_AREA, [BAND]
        is_sure = label is not None and label.is_known
        named = self._report.text(cell.value)
        is_named = CODED_HEADING.match(named) is not None or names_service(named)
        doubts = [] if is_sure or is_named or cell.doubts else [BAND]
        if label is None or label.kind is None:
            return Kind.SERVICE_AREA, doubts
        if label.kind is Kind.FOCUS_AREA and (area is None or area.label == label.printed):
            # A heading above a group of goals is their service area, whatever it is called.
            return Kind.SERVICE_AREA, doubts
        return label.kind, doubts
