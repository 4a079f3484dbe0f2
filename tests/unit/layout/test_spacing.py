"""Pages of text whose lines may stand in columns are told by their blanks."""

import pytest

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.layout.printed import content_words
from goalextract.layout.spacing import SpacedLines, may_be_aligned, text_words
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from tests.unit.paper import BARE, pdf, table


@pytest.mark.parametrize(
    ("text", "is_aligned"),
    [
        ("Mål  Status\nFlere  Nået", True),
        ("Mål\n  Flere", True),
        ("Mål\n\tFlere", True),
        ("Mål\t\tFlere", True),
        ("Mål\n\nFlere borgere   \nStatus", False),
        ("Mål: Flere\nStatus: Nået", False),
    ],
)
def test_blanks_within_or_before_a_line_may_part_columns(text: str, is_aligned: bool) -> None:
    assert may_be_aligned(Page(1, text)) is is_aligned


def test_noise_may_leave_a_gap() -> None:
    noise = (Noise(NoiseKind.MARKER, Span(1, 0, 3)),)
    assert may_be_aligned(Page(1, "xx: Flere", noise))


@pytest.mark.parametrize("word", ["greb:", "gjøg", "og"])
def test_lines_of_a_file_whose_boxes_are_alike_stand_where_the_boxes_do(word: str) -> None:
    data = pdf(table([(f"Mål<br/>{word}<br/>Status<br/>Flere",)], BARE, (120,)))
    page = read_pdf("a.pdf", data, Limits()).pages[0]
    lines = SpacedLines(page, content_words(page))
    assert [round(lines.gap(n), 2) for n in range(1, 4)] == [1.0, 1.0, 1.0]


@pytest.mark.parametrize("mark", ["=", "-", "–", "_", " | ---", "+"])
def test_a_long_line_of_marks_that_is_no_rule_is_passed_at_once(mark: str) -> None:
    text = f"Mål   Status   Frist\n{mark * 20_000}!\nFlere læser   Nået   2014"
    assert [text[w.start : w.end] for w in text_words(Page(1, text))][:3] == [
        "Mål",
        "Status",
        "Frist",
    ]
