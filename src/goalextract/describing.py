"""What a document says of itself besides its goals, told from what these have of its opening."""

from goalextract.document import Document, Page, Span
from goalextract.goals.assemble import Assembly
from goalextract.goals.draft import DraftSection
from goalextract.goals.metadata import Metadata, describe
from goalextract.goals.payload import section_text
from goalextract.layouts import LaidOut
from goalextract.profiles.titles import says_report
from goalextract.records import Kind


def _is_title(page: Page, label: Span, assembly: Assembly) -> bool:
    """Tell whether the label that opens a document is its title, since no goal has it."""
    sections = (section for goal in assembly.goals for section in goal.sections.values())
    is_a_goals = any(label in section.label_spans for section in sections)
    return not is_a_goals and not any(map(str.isalpha, page.text[: label.start]))


def _may_be_title(page: Page, section: DraftSection) -> bool:
    """Tell whether a heading that goals stand below is the document's title."""
    if section.label_spans or section.kind not in (Kind.SERVICE_AREA, Kind.FOCUS_AREA):
        return False
    return says_report(section_text({page.number: page}, section))


def describe_document(document: Document, laid_out: LaidOut, assembly: Assembly) -> Metadata:
    """Read what a document says of itself, given what its goals have of its opening."""
    opening = next((page for page in document.pages if page.text.strip()), None)
    labels = sorted(
        span
        for cell in laid_out.cells
        if opening is not None and cell.page == opening.number
        for span in cell.label_spans
    )
    starts = [span.start for span in labels]
    if opening is not None and labels and _is_title(opening, labels[0], assembly):
        starts = [start for start in starts if start > labels[0].start]
    if opening is not None:
        starts += [
            span.start
            for goal in assembly.goals
            for section in goal.sections.values()
            for span in section.spans
            if span.page == opening.number and not _may_be_title(opening, section)
        ]
    printed = [cell.label.printed for cell in laid_out.cells if cell.label is not None]
    noise = [n for page in laid_out.pages.values() for n in page.noise] + list(assembly.noise)
    heads = [laid_out.pages[n.span.page].text[n.span.start : n.span.end] for n in noise]
    return describe(
        document, min(starts) if starts else None, printed, [h for h in heads if len(h) <= 300]
    )
