"""A tag beside a card's heading has a line of its own, and its edges part nothing."""

import io
from collections.abc import Sequence

from reportlab.pdfgen.canvas import Canvas

from goalextract.document import Page
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits

CARD = (50.0, 500.0, 480.0, 200.0)
PILL = (440.0, 670.0, 80.0, 14.0)
TEXT = [
    "Mål: Mindst 500 huse får fjernvarme.",
    "Indsats: Der graves i tre byer.",
    "Status: I gang.",
]


def read(
    *boxes: Sequence[float], tag: str = "På sporet", heading: Sequence[str] = ("1 Varme",)
) -> Page:
    """Return a page of boxes from below, with a heading, a tag beside it, and lines below."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for index, (x, y, wide, high) in enumerate(boxes):
        canvas.setFillGray(0.9 - index / 4)
        canvas.rect(x, y, wide, high, stroke=0, fill=1)
    canvas.setFillGray(0)
    canvas.setFont("Helvetica", 8)
    canvas.drawString(446, 674, tag)
    y = 673.0
    for name, font in [
        *((line, "Helvetica-Bold") for line in heading),
        *((t, "Helvetica") for t in TEXT),
    ]:
        canvas.setFont(font, 12 if "Bold" in font else 10)
        canvas.drawString(60, y, name)
        y -= 15
    canvas.showPage()
    canvas.save()
    return read_pdf("a.pdf", out.getvalue(), Limits()).pages[0]


def tags(page: Page) -> list[str]:
    assert page.print is not None
    return [page.text[start:].split("\n")[0] for start in sorted(page.print.tags)]


def test_a_tag_stands_below_the_heading_beside_it() -> None:
    page = read(CARD, PILL)
    assert page.text.split("\n") == ["1 Varme", "På sporet", *TEXT]
    assert tags(page) == ["På sporet"]


def test_its_edges_are_no_ruling_lines() -> None:
    page = read(CARD, PILL)
    assert page.print is not None
    assert len(page.print.rules) == 4


def test_a_heading_goes_on_beside_a_tag() -> None:
    heading = ["1 Varme til alle huse i de tre byer", "og i de to landsbyer"]
    assert read(CARD, PILL, heading=heading).text.split("\n")[:3] == [*heading, "På sporet"]


def test_a_box_outside_cards_or_of_many_words_is_none() -> None:
    assert tags(read(PILL)) == []
    assert tags(read(CARD, (300, 668, 225, 18), tag="et to tre fire fem seks")) == []


def test_a_box_with_nothing_left_of_it_is_none() -> None:
    assert tags(read((430.0, 500.0, 120.0, 200.0), PILL)) == []


def test_a_cell_beside_another_is_none() -> None:
    assert tags(read(CARD, PILL, (55.0, 670.0, 385.0, 14.0))) == []
