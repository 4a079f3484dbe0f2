"""Headings on paper that break are one heading; others stay apart."""

from typing import Any

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import KeepTogether, Paragraph, Table

from goalextract.layout.cells import Cell
from goalextract.layout.heading_lines import joined_headings
from goalextract.layout.printed import by_line, content_words, line_span
from goalextract.layouts import lay_out
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from goalextract.records import Kind
from tests.unit.paper import pdf, table
from tests.unit.printed import FINDER, PROFILE, VERDICTS, label

HEAD = ParagraphStyle("h", fontName="Helvetica", fontSize=12, leading=14)
TALL = ParagraphStyle("t", fontName="Helvetica-Bold", fontSize=15, leading=18)
LONG = "AFRAPPORTERING AF MÅLENE I PLANEN 2014 FOR SKOLERNES OMRÅDE"


def joined(*texts: str, labelled: bool = False) -> list[str]:
    """Return the headings that printed lines make, each line given as one of its own.

    ``labelled`` says that the last line reads like a label.
    """
    data = pdf(*(Paragraph(text, HEAD) for text in texts))
    page = read_pdf("a.pdf", data, Limits()).pages[0]
    spans = [line_span(page, line) for line in by_line(page, content_words(page))]
    lines = [Cell(1, None, (), (span,), is_band=True) for span in spans]
    if labelled:
        lines[-1] = Cell(1, label(None, "OMRÅDE"), (spans[-1],), ())
    return [
        " ".join(page.text[s.start : s.end] for s in (*cell.label_spans, *cell.value))
        for cell in joined_headings(page, lines)
    ]


@pytest.mark.parametrize("labelled", [False, True])
def test_a_heading_goes_on_where_its_next_word_had_no_room(*, labelled: bool) -> None:
    assert joined(LONG, labelled=labelled) == [LONG]


def test_headings_that_had_room_stay_apart() -> None:
    heads = ["Natur og friluftsliv", "Mere vild natur"]
    assert joined(*heads) == heads


FULL = "Serviceområde 12 Kultur og fritid i hele den store kommune"
"""It fills its line, so that what stands below may go on with it."""
NAME = "Deltidsbrandmændenes nye station"


def read(*story: Any) -> list[tuple[str, list[str]]]:
    """Return what stands above each sheet of a document, as the sheets' layout reads it."""
    document = read_pdf("a.pdf", pdf(*story), Limits())
    laid_out = lay_out(document, PROFILE, FINDER, VERDICTS)
    return [
        (
            cell.label.printed if cell.label is not None else "",
            [laid_out.pages[s.page].text[s.start : s.end] for s in cell.value],
        )
        for cell in laid_out.cells
        if cell.is_band or (cell.label is not None and cell.label.kind is Kind.SERVICE_AREA)
    ]


def sheet(area: str | None = None) -> Table:
    rows = [("Mål", "Flere læser."), ("Veje til målet", "Nye bøger."), ("Status", "Målet er nået.")]
    return table([*([("Serviceområde", area)] if area is not None else []), *rows])


def stack(first: str, second: str) -> list[Paragraph]:
    return [Paragraph(text, TALL) for text in (first, second)]


def test_a_heading_ends_where_the_documents_others_do() -> None:
    story: list[Any] = []
    for first in ("Serviceområde 11 Natur", FULL, "Serviceområde 13 Vej"):
        story += [KeepTogether([*stack(first, NAME), sheet()])]
    areas = [value for label, value in read(*story) if label]
    assert areas == [["11 Natur"], [FULL.removeprefix("Serviceområde ")], ["13 Vej"]]


def test_a_heading_ends_where_the_sheet_below_says_its_area_does() -> None:
    area = FULL.removeprefix("Serviceområde ")
    found = read(KeepTogether([*stack(FULL, NAME), sheet(area)]))
    assert found == [("Serviceområde", [area]), ("", [NAME]), ("Serviceområde", [area])]


def test_a_heading_that_nothing_parts_stays_whole() -> None:
    found = read(KeepTogether([*stack(FULL, NAME), sheet()]))
    assert found == [("Serviceområde", [FULL.removeprefix("Serviceområde "), NAME])]


def spaced(*texts: str) -> list[Any]:
    """Return headings with more space between them than lines of one have."""
    style = ParagraphStyle("s", parent=TALL, spaceBefore=9)
    return [KeepTogether([*(Paragraph(text, style) for text in texts), sheet()])]


def test_a_heading_ends_where_the_space_below_it_is_that_between_others() -> None:
    alone = "Nye læsere"  # not all sheets have as many headings
    story = [*spaced("Serviceområde 11 Natur", NAME), *spaced(FULL, NAME), *spaced(alone)]
    areas = [value for label, value in read(*story) if label]
    assert areas == [["11 Natur"], [FULL.removeprefix("Serviceområde ")]]
