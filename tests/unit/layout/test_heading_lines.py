"""Headings on paper that break are one heading; others stay apart."""

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from goalextract.layout.grid import paper_cells
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from tests.unit.paper import pdf, table
from tests.unit.printed import FINDER

SHEET = [("Mål", "Flere læser"), ("Status", "Udlånet er steget")]
HEAD = ParagraphStyle("h", fontName="Helvetica", fontSize=12, leading=14)


def headings(*texts: str) -> list[str]:
    """Return the headings read above a sheet."""
    page = read_pdf(
        "a.pdf", pdf(*(Paragraph(t, HEAD) for t in texts), table(SHEET)), Limits()
    ).pages[0]
    cells = paper_cells(page, FINDER) or ()
    return [
        " ".join(page.text[s.start : s.end] for s in cell.value) for cell in cells if cell.is_band
    ]


def test_a_heading_goes_on_where_its_next_word_had_no_room() -> None:
    long = "AFRAPPORTERING AF MÅLENE I PLANEN 2014 FOR SKOLERNES OMRÅDE"
    assert headings(long) == [long]


def test_headings_that_had_room_stay_apart() -> None:
    assert headings("Natur og friluftsliv", "Mere vild natur") == [
        "Natur og friluftsliv",
        "Mere vild natur",
    ]
