"""A document's goals while they are put together, and what its cells hold besides."""

from collections import Counter
from collections.abc import Mapping, Sequence
from functools import partial
from typing import Final

from goalextract.document import Finding, Noise, NoiseKind, Page, Span
from goalextract.doubt import Doubt
from goalextract.goals.bands import Opening
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.headings import Headings
from goalextract.language.joining import fold_space
from goalextract.layout.cells import UNSURE_END, Cell
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

TWO_LABELS: Final = Doubt(
    "two labels of the goal head this kind of section; both are kept in it", 0.5
)
OWN_IS_EMPTY: Final = Doubt(
    "the goal's own label was read without a value; it is taken from the goal before", 0.5
)
_QUOTED: Final = 120


class DraftReport:
    """Gather goals in reading order: one is open at a time, and one of its sections."""

    def __init__(self, pages: Mapping[int, Page], cells: Sequence[Cell] = ()) -> None:
        """Begin without goals; the spans of the document's cells point into the pages."""
        self._pages = pages
        counts = Counter(cell.label.form for cell in cells if cell.label is not None)
        is_series = max(counts.values(), default=0) > 1
        self._once = {form for form, n in counts.items() if n == 1} if is_series else set()
        """Labels that stand once, where others come again."""
        self.goals: list[DraftGoal] = []
        self.noise: list[Noise] = []
        self.findings: list[Finding] = []
        self.unplaced: list[Span] = []
        # Not this object's own method: each would hold the other, and both the pages for good.
        self.headings = Headings(partial(_text, pages))
        self.bands: list[DraftSection] = []
        """Headings across the page that goals below them may inherit."""
        self.openings: list[Opening] = []
        self.goal: DraftGoal | None = None
        self.section: DraftSection | None = None
        self.forms: list[str] = []
        """The open goal's labels so far."""
        self.area: DraftSection | None = None
        """The service area that the next goal inherits."""

    def text(self, spans: Sequence[Span]) -> str:
        """Return what spans point at, as one line."""
        return _text(self._pages, spans)

    def leave_out(self, spans: Sequence[Span], kind: NoiseKind = NoiseKind.HEADER) -> None:
        """Keep what is no content of a goal, such as a page's heading."""
        self.noise += [Noise(kind, span) for span in spans]

    def note(self, code: str, message: str, spans: Sequence[Span]) -> None:
        """Note text that has no place in a goal, quoted after the message."""
        quote = self.text(spans)[:_QUOTED]
        self.findings.append(Finding(code, f"{message}: '{quote}'", page=spans[0].page))
        self.unplaced += spans

    def set_aside(self, cell: Cell, label: LabelMatch) -> None:
        """Report a labelled value that is no section of a goal."""
        self._doubt_end(label)
        self.section = None
        if cell.value:
            self.note("label_without_kind", f"'{label.printed}' heads no section", cell.value)

    def open(self) -> DraftGoal:
        """Open the next goal; it inherits the service area."""
        goal, area = DraftGoal(), self.area
        if area is not None:
            goal.sections[Kind.SERVICE_AREA] = DraftSection(
                Kind.SERVICE_AREA, area.label, [], area.spans, [*area.doubts], is_inherited=True
            )
        self.headings.close(goal)
        if self.section is not None and self.section.spans:
            self.openings.append(Opening(goal, self.section))
        self.goal, self.section, self.forms = goal, None, []
        self.goals.append(goal)
        return goal

    def close(self) -> None:
        """End the open goal, if one is."""
        self.goal, self.section, self.forms = None, None, []

    def fill(self, goal: DraftGoal, cell: Cell, label: LabelMatch, kind: Kind) -> None:
        """Add a labelled value to the open goal; what follows without a label goes on with it."""
        self._doubt_end(label)
        section = goal.sections.get(kind)
        if section is None or section.is_inherited:
            if section is not None and not cell.value and not cell.is_inherited:
                section.doubt(OWN_IS_EMPTY)
            section = DraftSection(kind, label.printed or None, is_inherited=cell.is_inherited)
            section.is_listed = label.is_known and label.recurs
            section.is_hinted = label.is_hinted and label.recurs
            if cell.value:
                goal.sections[kind] = section
        elif cell.value and not self.goes_on(label):
            section.doubt(TWO_LABELS)
        section.label_spans += cell.label_spans
        section.spans += cell.value
        section.doubt(*cell.doubts)
        self.section = section
        if kind is Kind.SERVICE_AREA and cell.value:
            self.area = section

    def _doubt_end(self, label: LabelMatch) -> None:
        """Doubt where the open section ends: words that are a label only here may be its last."""
        if self.section is not None and label.form in self._once and not label.is_known:
            self.section.doubt(UNSURE_END)

    def goes_on(self, label: LabelMatch) -> bool:
        """Tell whether a repeated label heads the rest of its own value on the next page."""
        return self.forms[-1:] == [label.form] and "fortsat" in label.printed.casefold()

    def is_told_again(self, label: LabelMatch) -> bool:
        """Tell whether a label heads what the one right before it heads, at another time.

        Example: ``Opfølgning, halvår`` and ``Opfølgning, helår`` below the goal's other labels.
        """
        before = self.section.label if self.section is not None else None
        is_other = before is not None and before.casefold() != label.printed.casefold()
        return len(self.forms) > 1 and self.forms[-1] == label.form and is_other


def _text(pages: Mapping[int, Page], spans: Sequence[Span]) -> str:
    return fold_space(" ".join(pages[s.page].text[s.start : s.end] for s in spans))
