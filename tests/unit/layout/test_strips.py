"""Sheets side by side on one page are read one after the other, also over a page break."""

import pytest
from reportlab.lib.pagesizes import A4, landscape
from reportlab.platypus import PageBreak, Paragraph, Table, TableStyle

from goalextract.extract import extract_bytes
from goalextract.layout.areas import AreaReader
from goalextract.layout.cells import Cell
from goalextract.layout.grid import paper_cells
from goalextract.layout.strips import in_flow, parted_sheets
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from goalextract.records import Kind
from tests.unit.paper import BARE, BODY, RULED, pdf, table
from tests.unit.printed import FINDER

LEFT = [("Mål", "Flere læser."), ("Status", "Målet er nået.")]
RIGHT = [("Mål", "Flere cykler."), ("Status", "Cyklerne er købt.")]
WIDTHS = (90, 230)


def beside(*sheets: list[tuple[str, str]], style: list[object] = RULED) -> bytes:  # type: ignore[assignment]
    """Return a PDF of sheets beside each other."""
    row = [table(rows, style, WIDTHS) for rows in sheets]
    outer = Table([row], [345] * len(row), style=TableStyle(BARE), splitInRow=1)
    return pdf(outer, size=landscape(A4))


def read(data: bytes) -> list[tuple[str | None, str]]:
    """Return the label and the value of each cell in the order of reading."""
    pages = read_pdf("a.pdf", data, Limits()).pages
    cells: list[Cell] = [
        cell for page in pages for cell in paper_cells(page, FINDER, AreaReader()) or ()
    ]
    return [
        (
            cell.label.printed if cell.label is not None else None,
            " ".join(pages[s.page - 1].text[s.start : s.end] for s in cell.value),
        )
        for cell in in_flow(cells)
    ]


def test_the_left_sheet_goes_before_the_right_one() -> None:
    assert read(beside(LEFT, RIGHT)) == [*LEFT, *RIGHT]


def test_each_side_is_a_part_of_the_page_with_the_pages_own_offsets() -> None:
    page = read_pdf("a.pdf", beside(LEFT, RIGHT), Limits()).pages[0]
    parts = parted_sheets(page)
    assert [part.lane for part in parts] == [1, 2]
    assert {part.page.text for part in parts} == {page.text}
    words = [word for part in parts for word in part.page.print.words]  # type: ignore[union-attr]
    assert page.print is not None
    assert sorted(words, key=lambda w: w.start) == sorted(page.print.words, key=lambda w: w.start)


def test_one_sheet_is_one_part() -> None:
    page = read_pdf("a.pdf", pdf(table(LEFT)), Limits()).pages[0]
    assert [(part.lane, part.page) for part in parted_sheets(page)] == [(0, page)]


def test_the_left_sheets_rest_on_the_next_page_stays_with_its_beginning() -> None:
    names = [f"{a}{b}l{c}" for a in "BDFHKLMNST" for b in "aeiouy" for c in "dkst"]
    long = ("Status", " ".join(f"Kurset i {name} er holdt, og alle var med." for name in names))
    data = beside([LEFT[0], long], RIGHT)
    goals = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals
    assert [goal.sections[Kind.GOAL].text for goal in goals] == [LEFT[0][1], RIGHT[0][1]]
    assert goals[0].sections[Kind.STATUS].text == long[1]
    assert len(goals[0].pages) > 2
    assert goals[1].sections[Kind.STATUS].text == RIGHT[1][1]


def test_a_sheet_drawn_in_two_goes_on_below_its_neighbour() -> None:
    long = ("Status", "Der er i årets løb ansat to lærere, og der er holdt kurser. " * 30)
    found = read(beside([LEFT[0], long], RIGHT))
    assert [label for label, _ in found][-2:] == ["Mål", "Status"]
    text = " ".join(" ".join(v for _, v in found[1:-2]).split())
    assert text == " ".join(long[1].split())


def test_sheets_beside_each_other_are_no_table() -> None:
    left = [*LEFT, ("Indsats", "Nye bøger"), ("Opfølgning", "Flere bøger")]
    right = [*RIGHT, ("Indsats", "Nye stier"), ("Opfølgning", "")]
    goals = extract_bytes("a.pdf", beside(left, right), latest_year=2030).validated.report.goals
    assert [goal.sections[Kind.GOAL].text for goal in goals] == ["Flere læser.", "Flere cykler."]


def test_a_pair_drawn_in_two_stays_a_pair() -> None:
    parts = [table(rows, RULED, WIDTHS) for rows in (LEFT[:1], RIGHT[:1], LEFT[1:], RIGHT[1:])]
    outer = Table([parts[:2], parts[2:]], [345, 345], style=TableStyle(BARE))
    data = pdf(outer, size=landscape(A4))
    assert len(parted_sheets(read_pdf("a.pdf", data, Limits()).pages[0])) == 2
    assert read(data) == [*LEFT, *RIGHT]


def test_a_rest_below_both_sheets_goes_on_with_the_left_one() -> None:
    right = [*RIGHT, ("Opfølgning", "Flere stier.")]
    below = Table([[table([("Opfølgning", "Flere bøger.")], RULED, WIDTHS), ""]], [345, 345])
    pair = Table(
        [[table(LEFT, RULED, WIDTHS), table(right, RULED, WIDTHS)]], [345, 345],
        style=TableStyle(BARE),
    )  # fmt: skip
    data = pdf(pair, below, size=landscape(A4))
    assert read(data) == [*LEFT, ("Opfølgning", "Flere bøger."), *right]


@pytest.mark.parametrize("name", ["Serviceområde 15 ", ""])
def test_headings_at_a_pages_foot_head_the_sheets_on_the_next(name: str) -> None:
    def pair(*rows: list[tuple[str, str]] | str) -> Table:
        cells = [
            Paragraph(each, BODY) if isinstance(each, str) else table(each, RULED, WIDTHS)
            for each in rows
        ]
        return Table([cells], [345, 345], style=TableStyle(BARE))

    left, right = [("Mål", "Flere noder.")], [("Mål", "Flere træer."), ("Status", "Plantet.")]
    heads = pair(f"{name}Kultur", f"{name}Natur")
    data = pdf(pair(LEFT, RIGHT), heads, PageBreak(), pair(left, right), size=landscape(A4))
    number = name.removeprefix("Serviceområde ")
    values = [value for _, value in read(data)[4:]]
    assert values == [f"{number}Kultur", "Flere noder.", f"{number}Natur", *dict(right).values()]
