"""Labelled cells, over page breaks, become goals with their sections.

What fits nowhere becomes a finding with its place; nothing is dropped, nothing is glued to a
neighbour in silence.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from goalextract.document import Finding, Noise, NoiseKind, Page, Span
from goalextract.doubt import Doubt
from goalextract.goals.bands import Opening, inherit_focus, lift_bands
from goalextract.goals.draft import HEADING_KINDS, DraftGoal, DraftSection
from goalextract.goals.order import LabelOrder
from goalextract.language.joining import fold_space
from goalextract.layout.cells import Cell
from goalextract.records import Kind

CODED_HEADING: Final = re.compile(r"\d{1,3}(?:\.\d{1,3})*[.:]?\s+[A-ZÆØÅ]")
_MAX_HEADING: Final = 120
_FOCUS_WORDS: Final = 16

TWO_LABELS: Final = Doubt(
    "two labels of the goal head this kind of section; both are kept in it", 0.5
)
BAND: Final = Doubt("a band without a label; it is taken for the rows' service area", 0.85)
UNLABELLED_BAND: Final = Doubt("a heading without a label; it is taken for the service area", 0.6)
BELOW_AREA: Final = Doubt(
    "a line without a label below the service area; it is taken for the focus area", 0.92
)
OWN_HEADING: Final = Doubt("a heading without a label; it is taken for the focus area", 0.88)
_EACH_HEADED: Final = 0.8
_AUTHORITY: Final = re.compile(r"(?:[A-ZÆØÅ][\w-]+ ){1,3}(?:Kommune|Regionskommune)")
_NUMBERED: Final = (Kind.GOAL, Kind.FOCUS_AREA)


@dataclass(frozen=True, slots=True)
class Assembly:
    """Hold the goals of a document and what its cells held besides."""

    goals: tuple[DraftGoal, ...]
    noise: tuple[Noise, ...]
    label_spans: tuple[Span, ...]
    findings: tuple[Finding, ...]
    unplaced: tuple[Span, ...]


@dataclass(slots=True)
class _State:
    goals: list[DraftGoal] = field(default_factory=list)
    noise: list[Noise] = field(default_factory=list)
    label_spans: list[Span] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unplaced: list[Span] = field(default_factory=list)
    goal: DraftGoal | None = None
    section: DraftSection | None = None
    forms: list[str] = field(default_factory=list)
    area: DraftSection | None = None
    bands: list[DraftSection] = field(default_factory=list)
    openings: list[Opening] = field(default_factory=list)
    above: list[Cell] = field(default_factory=list)
    """Headings without a label since the last goal."""
    row: int = 0
    """The table's row that the goal stands in; 0 outside tables."""
    group: dict[Kind, DraftSection] = field(default_factory=dict)
    """What bands of a table head: the rows below them inherit it."""
    headed: list[tuple[DraftGoal | None, tuple[Cell, ...]]] = field(default_factory=list)
    """Each goal with the headings above it."""


class _Assembler:
    """Take cells in reading order; see :func:`assemble`."""

    def __init__(
        self, pages: Mapping[int, Page], cells: Sequence[Cell], heads: Sequence[str]
    ) -> None:
        self._pages, self._cells, self._heads = pages, cells, heads
        known = ((c.label.form, c.label.kind) for c in cells if c.label is not None)
        self._order = LabelOrder((form, kind) for form, kind in known if kind is not None)
        self._state = _State()

    def run(self) -> Assembly:
        for index, cell in enumerate(self._cells):
            self._state.label_spans += cell.label_spans
            if cell.row < 0:
                self._state.noise += [Noise(NoiseKind.HEADER, span) for span in cell.value]
                continue
            if cell.row:
                self._row(cell)
                continue
            if self._state.row:
                self._leave_table()
            if cell.label is None:
                self._continue(index, cell)
            elif cell.label.kind is None:
                self._set_aside(cell)
            else:
                self._place(index, cell, cell.label.form, cell.label.kind)
        state = self._state
        self._close_above(None)
        self._give_headings()
        bands = lift_bands(self._pages, state.openings, self._heads)
        goals = [goal for goal in state.goals if goal.is_goal]
        for goal in state.goals:
            if not goal.is_goal:
                self._report_lonely(goal)
        self._report_unused_bands()
        inherit_focus(goals)
        return Assembly(
            tuple(goals),
            (*state.noise, *bands),
            tuple(state.label_spans),
            tuple(state.findings),
            tuple(state.unplaced),
        )

    def _row(self, cell: Cell) -> None:
        """Take a cell of a table in which each row is a goal."""
        state = self._state
        if cell.is_band:
            self._group(cell)
            return
        if cell.row != state.row:
            state.section = None
            self._open()
            state.row = cell.row
            if state.goal is not None:
                state.goal.is_row = True
            for kind, section in state.group.items():
                if state.goal is not None:
                    state.goal.sections[kind] = replace(section, is_inherited=True)
        goal, label = state.goal, cell.label
        if goal is None:
            return
        if label is None:
            quote = self.text(cell.value)[:120]
            self._finding("unplaced_text", f"no column holds this text: '{quote}'", cell.value)
        elif label.kind is None:
            goal.number = label.number or goal.number
            self._set_aside(cell)
        elif cell.value:
            self._fill(goal, cell, label.kind)
        else:
            goal.empty.add(label.kind)

    def _group(self, cell: Cell) -> None:
        """Take a band between a table's rows: the rows below it belong to what it names."""
        state, label = self._state, cell.label
        kind = label.kind if label is not None and label.kind is not None else Kind.SERVICE_AREA
        is_sure = label is not None and label.is_known
        doubts = [] if is_sure or CODED_HEADING.match(self.text(cell.value)) else [BAND]
        is_below = state.goal is None and Kind.SERVICE_AREA in state.group and state.row < 0
        if label is None and is_below:
            kind, doubts = Kind.FOCUS_AREA, [BAND]
        above = state.group.get(Kind.SERVICE_AREA)
        alike = above is None or (label is not None and above.label == label.printed)
        if label is not None and kind is Kind.FOCUS_AREA and alike:
            # A heading above a group of goals is their service area, whatever it is called.
            kind = Kind.SERVICE_AREA
        section = DraftSection(
            kind, label.printed if label else None, list(cell.label_spans), list(cell.value), doubts
        )
        if kind is Kind.SERVICE_AREA:
            state.group.clear()
        state.group[kind] = section
        state.bands.append(section)
        self._close()
        state.row = -1

    def _leave_table(self) -> None:
        """End a table: what follows belongs to none of its rows."""
        self._close()
        self._state.row = 0
        self._state.group.clear()
        self._state.area = None

    def _close_above(self, goal: DraftGoal | None) -> None:
        state = self._state
        state.headed.append((goal, tuple(state.above)))
        state.above = []

    def _give_headings(self) -> None:
        """Give goals the headings above them: each its own is its focus area, a group's its area.

        What stands above the first goal is the document's title, unless others have such too.
        """
        headed = [(goal, cells) for goal, cells in self._state.headed if goal is not None]
        rows = [(goal, self._headings_of(headed, n)) for n, (goal, _) in enumerate(headed)]
        share = sum(bool(cells) for _, cells in rows) / len(rows) if rows else 0.0
        has_focus = sum(Kind.FOCUS_AREA in goal.sections for goal, _ in rows) > 0.5 * len(rows)
        has_area = any(Kind.SERVICE_AREA in goal.sections for goal, _ in rows)
        used: set[int] = set()
        area: DraftSection | None = None
        for goal, found in rows:
            cells = list(found)
            lacks_focus = not has_focus and Kind.FOCUS_AREA not in goal.sections
            if lacks_focus and share >= _EACH_HEADED and cells:
                own = cells.pop()
                focus = DraftSection(Kind.FOCUS_AREA, None, [], list(own.value), [OWN_HEADING])
                goal.sections[Kind.FOCUS_AREA] = focus
                used.add(id(own))
            if cells and not has_area:
                area = DraftSection(Kind.SERVICE_AREA, None, [], list(cells[-1].value))
                area.doubt(UNLABELLED_BAND)
                goal.sections[Kind.SERVICE_AREA] = area
                used.add(id(cells[-1]))
            elif area is not None:
                goal.sections[Kind.SERVICE_AREA] = replace(area, is_inherited=True)
        for _, above in self._state.headed:
            for cell in above:
                if id(cell) not in used:
                    self._state.noise += [Noise(NoiseKind.HEADER, span) for span in cell.value]

    def _headings_of(
        self, headed: Sequence[tuple[DraftGoal, tuple[Cell, ...]]], index: int
    ) -> tuple[Cell, ...]:
        """Return a goal's own headings; those above the first must look like the others'."""
        cells = [c for c in headed[index][1] if self._may_head(self.text(c.value))]
        if index:
            return tuple(cells)
        heights = {_height(cell) for _, others in headed[1:] for cell in others}
        if len(headed) > 1:
            most = max(len(others) for _, others in headed[1:])
            alike = [c for c in cells if _height(c) in heights]
            return tuple(alike[-most:]) if most else ()
        # The one goal's heading is printed larger than the line above it.
        is_larger = len(cells) > 1 and (_height(cells[-1]) or 0) > (_height(cells[-2]) or 0)
        return tuple(cells[-1:]) if is_larger else ()

    @staticmethod
    def _may_head(text: str) -> bool:
        """Tell whether a heading may name an area: it is short, and not the authority's name."""
        return len(text) <= _MAX_HEADING and _AUTHORITY.fullmatch(text) is None

    def text(self, spans: Sequence[Span]) -> str:
        return fold_space(" ".join(self._pages[s.page].text[s.start : s.end] for s in spans))

    def _report_lonely(self, goal: DraftGoal) -> None:
        """Set aside what is no goal: a heading is the page's, more is said."""
        for section in goal.sections.values():
            if section.is_inherited or not section.spans:
                continue
            if goal.has_content:
                quote = self.text(section.spans)[:120]
                self._finding(
                    "no_goal", f"labelled text that states no goal: '{quote}'", section.spans
                )
            else:
                self._state.noise += [Noise(NoiseKind.HEADER, span) for span in section.spans]

    def _report_unused_bands(self) -> None:
        """A band that no goal was found below is a heading of the page."""
        held = [s for g in self._state.goals if g.is_goal for s in g.sections.values()]
        for band in self._state.bands:
            if not any(section.spans is band.spans for section in held):
                self._state.noise += [Noise(NoiseKind.HEADER, span) for span in band.spans]

    def _finding(self, code: str, message: str, spans: Sequence[Span]) -> None:
        self._state.findings.append(Finding(code, message, page=spans[0].page))
        self._state.unplaced += spans

    def _next_label(self, index: int) -> Cell | None:
        return next((c for c in self._cells[index + 1 :] if c.label is not None), None)

    def _continue(self, index: int, cell: Cell) -> None:
        state = self._state
        if cell.is_band:
            self._band(index, cell)
        elif state.section is not None and state.goal is not None:
            # A label at the foot of a page may have its first words on the next.
            held = state.goal.sections.get(state.section.kind)
            if held is None or held.is_inherited:
                state.goal.sections[state.section.kind] = state.section
            state.section.spans += cell.value
            state.section.doubt(*cell.doubts)
        elif state.goal is None:
            state.noise += [Noise(NoiseKind.TITLE, span) for span in cell.value]
        else:
            quote = self.text(cell.value)[:120]
            self._finding("unplaced_text", f"no section holds this text: '{quote}'", cell.value)

    def _band(self, index: int, cell: Cell) -> None:
        """Place a heading across the page: a service area where goals follow, else no content."""
        state, text = self._state, self.text(cell.value)
        following = self._next_label(index)
        if self._is_below_area(text, following) and state.goal is not None:
            focus = DraftSection(Kind.FOCUS_AREA, None, [], list(cell.value), [BELOW_AREA])
            state.goal.sections[Kind.FOCUS_AREA] = focus
            return
        starts_goal = following is not None and (
            state.goal is None
            or following.label is None
            or following.label.form in state.forms
            or following.label.kind in HEADING_KINDS
        )
        labelled = following is not None and following.label is not None
        own_area = labelled and following.label.kind is Kind.SERVICE_AREA  # type: ignore[union-attr]
        if CODED_HEADING.match(text) and starts_goal and not own_area and len(text) <= _MAX_HEADING:
            self._close()
            state.area = DraftSection(Kind.SERVICE_AREA, None, [], list(cell.value))
            state.area.doubt(UNLABELLED_BAND)
            state.bands.append(state.area)
        elif state.goal is None or starts_goal:
            state.above.append(cell)
            if state.goal is not None and len(text) > _MAX_HEADING:
                self._finding(
                    "unplaced_text", f"no section holds this text: '{text[:120]}'", cell.value
                )
        else:
            self._finding(
                "unplaced_text", f"no section holds this text: '{text[:120]}'", cell.value
            )
            if state.section is not None:
                state.section.doubt(Doubt("a heading without a label follows it", 0.8))

    def _is_below_area(self, text: str, following: Cell | None) -> bool:
        """Tell whether a heading stands between a goal's service area and its first section."""
        goal, section = self._state.goal, self._state.section
        return (
            goal is not None
            and section is not None
            and section.kind is Kind.SERVICE_AREA
            and not goal.has_content
            and Kind.FOCUS_AREA not in goal.sections
            and following is not None
            and following.label is not None
            and following.label.kind is not Kind.FOCUS_AREA
            and len(text.split()) <= _FOCUS_WORDS
        )

    def _set_aside(self, cell: Cell) -> None:
        """Report a labelled value that is no section of a goal."""
        self._state.section = None
        label = cell.label
        if label is None or not cell.value:
            return
        quote = self.text(cell.value)[:120]
        self._finding(
            "label_without_kind", f"'{label.printed}' heads no section: '{quote}'", cell.value
        )

    def _close(self) -> None:
        self._state.goal, self._state.section, self._state.forms = None, None, []

    def _starts_goal(self, cell: Cell, form: str) -> bool:
        state = self._state
        if state.goal is None or not state.forms:
            return state.goal is None
        if form in state.forms:
            return not self._goes_on(cell, form)
        return self._order.precedes(form, state.forms[-1])

    def _goes_on(self, cell: Cell, form: str) -> bool:
        """Tell whether a repeated label heads the rest of its own value on the next page."""
        label = cell.label
        return (
            label is not None
            and self._state.forms[-1:] == [form]
            and "fortsat" in label.printed.casefold()
        )

    def _repeats_heading(self, index: int, cell: Cell, kind: Kind) -> bool:
        """Tell whether a page's heading repeats where the goal that goes on belongs."""
        state = self._state
        goal = state.goal
        if kind not in HEADING_KINDS or goal is None or not goal.has_content or not cell.value:
            return False
        first_of_page = index == 0 or self._cells[index - 1].page != cell.page
        own = goal.sections.get(kind)
        following = self._next_label(index)
        if not first_of_page or own is None or following is None or following.label is None:
            return False
        same = _bare(self.text(own.spans)) == _bare(self.text(cell.value))
        form, last = following.label.form, state.forms[-1]
        return same and form not in state.forms and self._order.precedes(last, form)

    def _place(self, index: int, cell: Cell, form: str, kind: Kind) -> None:
        state = self._state
        if self._repeats_heading(index, cell, kind):
            state.noise += [Noise(NoiseKind.HEADER, span) for span in cell.value]
            return
        if self._starts_goal(cell, form):
            if state.goal is not None and not state.goal.has_content:
                self._restart(kind)
            else:
                self._open()
        goal = state.goal
        if goal is None:
            goal = self._open()
        if form not in state.forms:
            state.forms.append(form)
        if cell.label is not None and cell.label.number is not None and kind in _NUMBERED:
            goal.number = cell.label.number
        if not cell.value:
            goal.empty.add(kind)
        self._fill(goal, cell, kind)

    def _fill(self, goal: DraftGoal, cell: Cell, kind: Kind) -> None:
        state, label = self._state, cell.label
        section = goal.sections.get(kind)
        if section is not None and section.is_inherited:
            section = None
        if section is None:
            section = DraftSection(kind, (label.printed or None) if label else None)
            section.is_inherited = cell.is_inherited
            section.is_listed = label is not None and label.is_known and label.recurs
            if cell.value:
                goal.sections[kind] = section
        elif cell.value and label is not None and not self._goes_on(cell, label.form):
            section.doubt(TWO_LABELS)
        section.label_spans += cell.label_spans
        section.spans += cell.value
        section.doubt(*cell.doubts)
        state.section = section
        if kind is Kind.SERVICE_AREA and cell.value:
            state.area = section

    def _restart(self, kind: Kind) -> None:
        """Begin a goal again whose heading turned out to be the page's."""
        state = self._state
        if state.goal is None:
            return
        old = state.goal.sections.pop(kind, None)
        if old is not None:
            state.noise += [Noise(NoiseKind.HEADER, span) for span in old.spans]
        state.forms = []

    def _open(self) -> DraftGoal:
        state = self._state
        goal = DraftGoal()
        if state.area is not None:
            goal.sections[Kind.SERVICE_AREA] = DraftSection(
                Kind.SERVICE_AREA,
                state.area.label,
                [],
                state.area.spans,
                [*state.area.doubts],
                is_inherited=True,
            )
        self._close_above(goal)
        if state.section is not None and state.section.spans:
            state.openings.append(Opening(goal, state.section))
        state.goal, state.forms, state.section = goal, [], None
        state.goals.append(goal)
        return goal


def _height(cell: Cell) -> int | None:
    """Return how high a heading is printed, in points; None where it has no place on paper."""
    box = cell.value[0].box
    return None if box is None else round(box.bottom - box.top)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


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
    return _Assembler(pages, cells, heads).run()
