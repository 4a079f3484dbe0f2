"""Columns of running text are read one after the other, tables across."""

import io
from collections.abc import Sequence

import pytest
from reportlab.pdfgen.canvas import Canvas

from goalextract.document import Document
from goalextract.layout.lines import PAGE_START, document_lines
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from tests.unit.paper import drawn

LEFT, RIGHT, STEP = 60.0, 310.0, 12.0
ONE = [
    "1.1 Flere læser",
    "Mål: Alle børn i kommunens skoler læser en bog",
    "om ugen, og de gør det sammen med deres for-",
    "ældre derhjemme.",
    "Indsats: Skolerne har fået nye læsevejledere, og",
    "bibliotekerne har åbent hver aften i hele kom-",
    "munen. Klasserne besøger dem en gang om må-",
    "neden.",
]
TWO = [
    "1.2 Flere cykler",
    "Mål: Halvdelen af eleverne kommer på cykel til",
    "skolen hver dag, når det ikke sner.",
    "Indsats: Der er malet nye striber på alle veje, og",
    "lærerne cykler med de yngste elever i den første",
    "uge efter ferien. Forældrene er inviteret med, og",
    "mange af dem har sagt ja.",
    "Resultat: Fire ud af ti elever cykler nu til skole.",
]
ROWS = [
    [
        (
            "Flere elever i kommunens skoler skal kunne læse",
            "Eleverne læser en time mere om ugen, og",
        ),
        ("en bog om ugen og tale om den.", "det er deres forældre glade for."),
    ],
    [
        (
            "Flere elever skal komme på cykel til skolen hver",
            "Halvdelen af eleverne cykler nu, og de",
        ),
        ("dag, også når det regner i flere", "cykler sammen."),
        ("dage.", ""),
    ],
    [
        (
            "Maden i kantinen skal være sund og smage så godt",
            "Kantinen har fået en ny kok, så at to",
        ),
        ("at alle spiser den.", "ud af tre elever nu spiser der."),
    ],
]
Place = tuple[float, float, str]


def column(x: float, top: float, lines: Sequence[str]) -> list[Place]:
    return [(x, top - STEP * number, text) for number, text in enumerate(lines)]


def read(*pages: Sequence[Place]) -> Document:
    return read_pdf("a.pdf", drawn(*pages), Limits())


def lines(document: Document, number: int = 1) -> list[str]:
    return [line for line in document.pages[number - 1].text.split("\n") if line]


def with_heads(heads: Sequence[Place], texts: Sequence[Place]) -> Document:
    """Return a page of texts with headings in large letters."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for size, places in ((10, texts), (16, heads)):
        canvas.setFont("Helvetica", size)
        for x, y, text in places:
            canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    return read_pdf("a.pdf", out.getvalue(), Limits())


@pytest.mark.parametrize("off", [0.0, 5.0])
def test_the_left_column_is_read_before_the_right_one(off: float) -> None:
    document = read([*column(LEFT, 700, ONE), *column(RIGHT, 700 - off, TWO)])
    assert lines(document) == [*ONE, *TWO]


def test_a_heading_in_large_letters_holds_for_the_columns_below_it() -> None:
    above = [*column(LEFT, 760, ONE), *column(RIGHT, 760, TWO)]
    below = [*column(LEFT, 600, ONE), *column(RIGHT, 615, TWO)]
    document = with_heads([(LEFT, 635, "2. Cykler")], [*above, *below])
    assert lines(document) == [*ONE, *TWO, "2. Cykler", *ONE, *TWO]


def test_headings_that_chance_sets_side_by_side_end_no_column() -> None:
    above = [*column(LEFT, 760, ONE), *column(RIGHT, 760, TWO)]
    below = [*column(LEFT, 612, ONE), *column(RIGHT, 612, TWO)]
    heads = [(LEFT, 630, "2. Skoler"), (RIGHT, 630, "4. Cykler")]
    document = with_heads(heads, [*above, *below])
    assert lines(document) == [*ONE, "2. Skoler", *ONE, *TWO, "4. Cykler", *TWO]


@pytest.mark.parametrize(
    ("large", "is_running_head"), [(False, True), (True, False)], ids=["small", "large"]
)
def test_a_line_above_a_column_s_heading_is_a_running_head_if_it_is_no_heading(
    large: bool, is_running_head: bool
) -> None:
    right = (RIGHT, 704, "3. Veje")
    left = (LEFT, 700, "Fjordby Kommune, Udvalget for Skoler")
    heads = [(LEFT, 660, "1. Skoler"), (RIGHT, 654, "3.1 Cykler"), *([right] if large else [])]
    body = [*column(LEFT, 640, ONE), *column(RIGHT, 633, TWO), left, *([] if large else [right])]
    read_so = lines(with_heads(heads, body))
    assert (read_so.index("3. Veje") < read_so.index("1. Skoler")) is is_running_head


@pytest.mark.parametrize(("wide", "is_text"), [(222, True), (120, False)], ids=["wide", "narrow"])
def test_a_shade_behind_a_column_s_heading_parts_no_cells(wide: float, is_text: bool) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    for x in (LEFT, RIGHT):
        canvas.setFillGray(0.8)
        canvas.rect(x, 718, wide, 20, stroke=0, fill=1)
        canvas.setFillGray(0)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(x + 2, 724, "Kultur" if x == LEFT else "Fritid")
    for x, y, text in [*column(LEFT, 700, ONE), *column(RIGHT, 700, TWO)]:
        canvas.drawString(x, y, text)
    canvas.showPage()
    canvas.save()
    document = read_pdf("a.pdf", out.getvalue(), Limits())
    printed = document.pages[0].print
    assert printed is not None
    assert printed.is_in_columns is is_text
    if is_text:
        assert lines(document) == ["Kultur", *ONE, "Fritid", *TWO]
        assert printed.rules == ()


def test_lines_over_the_whole_width_part_what_stands_in_columns() -> None:
    wide = (
        "Planen blev vedtaget af byrådet i 2019 og gælder for alle skoler i kommunen frem til 2025."
    )
    pages = [
        *column(LEFT, 760, [wide]),
        *column(LEFT, 740, ONE),
        *column(RIGHT, 740, TWO),
        *column(LEFT, 620, [wide]),
        *column(LEFT, 600, ONE),
        *column(RIGHT, 600, TWO),
    ]
    assert lines(read(pages)) == [wide, *ONE, *TWO, wide, *ONE, *TWO]


def test_what_one_page_tells_settles_another_whose_columns_are_short() -> None:
    first = [*column(LEFT, 700, ONE), *column(RIGHT, 700, TWO)]
    last = [*column(LEFT, 700, ONE[1:4]), *column(RIGHT, 700, TWO[1:3])]
    assert lines(read(first, last), 2) == [*ONE[1:4], *TWO[1:3]]
    assert lines(read(last)) != [*ONE[1:4], *TWO[1:3]]


def rows(apart: float) -> list[Place]:
    places: list[Place] = [(LEFT, 740, "Mål"), (RIGHT, 740, "Status")]
    y = 740 - 2 * STEP
    for row in ROWS * 3:
        for one, other in row:
            places += [(LEFT, y, one), (RIGHT, y, other)]
            y -= STEP
        y -= apart
    return [(x, y, text) for x, y, text in places if text]


@pytest.mark.parametrize("apart", [0.0, 8.0])
def test_the_rows_of_a_table_without_lines_are_read_across(apart: float) -> None:
    document = read(rows(apart))
    assert lines(document)[0] == "Mål   Status"
    assert lines(document)[1].startswith(
        "Flere elever i kommunens skoler skal kunne læse   Eleverne"
    )
    assert document.pages[0].print is not None
    assert document.pages[0].print.unclear_order is None


def test_what_may_be_either_is_read_across_and_said() -> None:
    """Two things begin beside each other, as rows do; others beside text that runs on."""
    one = [
        "Alle børn i kommunens skoler skal læse en bog om",
        "ugen, og de skal gøre det sammen med forældrene,",
        "så at de kan tale om den, når de spiser til aften",
        "og når de er på vej til skole eller til fritids",
        "fra tidlig morgen til sen aften hele året.",
    ]
    other = [
        "Skolerne har fået nye læsevejledere, og de har",
        "været på kursus.",
        "Bibliotekerne har åbent hver aften, og klasserne",
        "besøger dem.",
        "Forældrene er glade.",
    ]
    pair = [*column(LEFT, 700, one), *column(RIGHT, 700, other)]
    below = [*column(LEFT, 630, one), *column(RIGHT, 630, other)]
    document = read([*pair, *below])
    assert lines(document)[0] == f"{one[0]}   {other[0]}"
    assert document.pages[0].print is not None
    start, end = document.pages[0].print.unclear_order or (0, 0)
    assert document.pages[0].text[start:end].startswith(one[0])


def test_a_column_starts_as_a_page_does() -> None:
    document = read([*column(LEFT, 700, ONE), *column(RIGHT, 700, TWO)])
    (again,) = [line for line in document_lines(document.pages) if line.text == TWO[0]]
    assert again.gap == PAGE_START


def test_two_labels_that_come_again_and_again_down_each_column_tell_columns() -> None:
    left = [text for n in range(4) for text in ("Mål for 2010", f"Flere {n}", "Resultat", "Nået")]
    right = [text for n in range(4) for text in ("Mål for 2010", f"Færre {n}", "Resultat", "Nej")]
    document = read([*column(LEFT, 700, left), *column(RIGHT, 695, right)])
    assert lines(document) == [*left, *right]


def test_a_column_that_ends_with_a_heading_goes_on_below_white() -> None:
    heads = [(LEFT, 760, "1. Skoler"), (RIGHT, 640, "4. Veje"), (LEFT, 600, "2. Biler")]
    left, right = [*column(LEFT, 740, ONE), *column(LEFT, 580, ONE)], column(RIGHT, 757, TWO)
    below = column(RIGHT, 597, TWO)
    document = with_heads(heads, [*left, *right, *below])
    read_so = lines(document)
    assert read_so.index("2. Biler") < read_so.index("4. Veje")
