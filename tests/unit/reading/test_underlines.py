"""Underlined words are set off by their weight; no line under them parts cells."""

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from goalextract.document import Print
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits

WIDTH = 72.7
"""So wide is ``Baggrund her`` in Helvetica of 12 points."""


def printed(x0: float, x1: float, below: float) -> tuple[Print, list[bool]]:
    """Return a page of two lines, a rule below the words of the first, and which words are bold."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(60, 700, "Baggrund her")
    canvas.drawString(60, 680, "Der er for få bøger.")
    canvas.setLineWidth(0.5)
    canvas.line(60 + x0, 700 - below, 60 + x1, 700 - below)
    canvas.showPage()
    canvas.save()
    found = read_pdf("a.pdf", out.getvalue(), Limits()).pages[0].print
    assert found is not None
    return found, [word.is_bold for word in found.words]


@pytest.mark.parametrize(("x0", "x1"), [(0, WIDTH), (0, WIDTH + 3)], ids=["words", "blank"])
def test_a_line_under_words_is_no_rule_and_sets_them_off(x0: float, x1: float) -> None:
    page, bold = printed(x0, x1, below=1.5)
    assert page.rules == ()
    assert bold == [True, True, False, False, False, False, False]


@pytest.mark.parametrize(
    ("x0", "x1", "below"),
    [(-8, WIDTH + 8, 1.5), (0, 200, 1.5), (0, WIDTH, 6.5), (20, WIDTH, 1.5)],
    ids=["wider", "goes on", "far below", "begins later"],
)
def test_a_line_that_does_not_end_with_its_words_is_a_rule(
    x0: float, x1: float, below: float
) -> None:
    page, bold = printed(x0, x1, below)
    assert len(page.rules) == 1
    assert not any(bold)
