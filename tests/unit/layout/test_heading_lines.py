"""Headings on paper that break are one heading; others stay apart."""

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph

from goalextract.layout.cells import Cell
from goalextract.layout.heading_lines import joined_headings
from goalextract.layout.printed import by_line, content_words, line_span
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from tests.unit.paper import pdf
from tests.unit.printed import label

HEAD = ParagraphStyle("h", fontName="Helvetica", fontSize=12, leading=14)
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
