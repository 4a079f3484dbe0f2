"""A PDF becomes pages of words in lines, each with its place, whichever engine reads it."""

import io

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Paragraph

from goalextract.document import Box, Document
from goalextract.errors import (
    DocumentError,
    EncryptedError,
    NeedsOcrError,
    TooLargeError,
    TooManyPagesError,
)
from goalextract.language.joining import join_lines
from goalextract.reading.pdf import ENGINES, compose, read_pdf
from goalextract.reading.shapes import PrintedPage, PrintedWord, PrintedWords
from goalextract.reading.sniff import Limits
from tests.unit.paper import BARE, BODY, LEVELS, RULED, SHADED, drawn, pdf, table

ROWS = [
    ("<b>Mål</b>", "Flere børn skal lære at læse, også på Ærø."),
    ("Status for målopfyldelse", "Der er i 2014 ansat to lærere. " * 6),
]


def read(data: bytes, engine: str = "pdfium", **limits: int) -> Document:
    return read_pdf("a.pdf", data, Limits(**limits), engine=engine)


@pytest.mark.parametrize("engine", ENGINES)
def test_words_stand_in_lines_with_their_places(engine: str) -> None:
    document = read(drawn([(72, 700, "Mål  Flere læser"), (72, 680, "Status")]), engine)
    (page,) = document.pages
    assert page.text == "Mål Flere læser\nStatus"
    assert page.print is not None
    assert [page.text[w.start : w.end] for w in page.print.words] == page.text.split()
    first = page.print.words[0].box
    assert first.x0 == pytest.approx(72, abs=1)
    assert first.top < page.print.height - 700 < first.bottom + 4
    assert document.media_type == "application/pdf"


def test_a_font_whose_name_says_that_it_is_plain_is_not_bold_whatever_its_weight() -> None:
    pdfmetrics.registerFont(TTFont("Vera", "Vera.ttf"))
    plain = pdf(Paragraph("Status", ParagraphStyle("v", fontName="Vera")))
    heavy = plain.replace(b"/StemV 87", b"/StemV 300")
    assert heavy != plain
    printed = read(heavy, "pdfium").pages[0].print
    assert printed is not None
    assert [word.is_bold for word in printed.words] == [False]


@pytest.mark.parametrize("engine", ENGINES)
def test_bold_words_are_told_by_their_font_s_name(engine: str) -> None:
    story = Paragraph("<b>Status</b> Flere <b><i>kurser</i></b>", BODY)
    printed = read(pdf(story), engine).pages[0].print
    assert printed is not None
    assert [word.is_bold for word in printed.words] == [True, False, True]


@pytest.mark.parametrize("engine", ENGINES)
def test_letters_are_as_large_as_they_are_shown_however_they_are_scaled(engine: str) -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=A4, invariant=1)
    canvas.setFont("Helvetica", 9)
    canvas.drawString(72, 700, "Flere læser")
    canvas.scale(0.75, 0.75)
    canvas.setFont("Helvetica", 12)
    canvas.drawString(96, 900, "Flere cykler")
    canvas.showPage()
    canvas.save()
    printed = read(out.getvalue(), engine).pages[0].print
    assert printed is not None
    assert [word.size for word in printed.words] == pytest.approx([9.0] * 4)


@pytest.mark.parametrize("engine", ENGINES)
def test_a_wide_gap_stays_wide(engine: str) -> None:
    assert (
        read(drawn([(72, 700, "Mål"), (200, 700, "Flere")]), engine).pages[0].text == "Mål   Flere"
    )


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_is_read_as_it_is_shown(turn: int, engine: str) -> None:
    shown = read(drawn([(72, 400, "Mål  Flere"), (72, 380, "Status")], turn=turn), engine).pages[0]
    assert shown.text == "Mål Flere\nStatus"
    assert shown.print is not None
    assert shown.print.height > shown.print.width
    assert shown.print.words[0].box.x0 == pytest.approx(72, abs=1)


@pytest.mark.parametrize(
    "style", [RULED, SHADED, LEVELS, BARE], ids=["ruled", "shaded", "levels", "bare"]
)
def test_both_engines_give_the_same_pages(style: list[object]) -> None:
    data = pdf("Målopfølgning 2014", table(ROWS * 12, style))
    ours, theirs = read(data), read(data, "pdfplumber")
    assert [page.text for page in ours.pages] == [page.text for page in theirs.pages]
    for a, b in zip(ours.pages, theirs.pages, strict=True):
        assert a.print is not None
        assert b.print is not None
        for one, other in zip(a.print.words, b.print.words, strict=True):
            assert one.box.x0 == pytest.approx(other.box.x0, abs=1.0)
            assert one.box.x1 == pytest.approx(other.box.x1, abs=1.0)
            assert one.box.top == pytest.approx(other.box.top, abs=3.0)
            assert one.is_bold == other.is_bold
        assert len(a.print.rules) == len(b.print.rules)


def test_text_beside_the_page_is_told_and_not_read() -> None:
    document = read(drawn([(72, 700, "Mål"), (-400, 700, "skjult")]))
    assert "skjult" not in document.pages[0].text
    assert [finding.code for finding in document.findings] == ["unseen_text"]


@pytest.mark.parametrize("engine", ENGINES)
def test_a_page_without_words_keeps_its_place(engine: str) -> None:
    document = read(drawn([(72, 700, "Mål")], [], [(72, 700, "Status")]), engine)
    assert [page.text for page in document.pages] == ["Mål", "", "Status"]


def test_a_scan_needs_text_recognition() -> None:
    with pytest.raises(NeedsOcrError):
        read(drawn([]))


def test_a_locked_file_is_refused() -> None:
    locked = drawn([(72, 700, "Mål")], encrypt=StandardEncryption("secret", canPrint=0))
    for engine in ENGINES:
        with pytest.raises(EncryptedError):
            read(locked, engine)


def test_limits_hold() -> None:
    data = drawn([(72, 700, "Mål")], [(72, 700, "Status")])
    with pytest.raises(TooManyPagesError):
        read(data, max_pages=1)
    with pytest.raises(TooLargeError):
        read(data, max_pdf_bytes=10)


@pytest.mark.parametrize("engine", ENGINES)
@pytest.mark.parametrize("data", [b"%PDF-1.4", b"%PDF-1.7\n" + bytes(500), b"%PDF-1.4\n%%EOF"])
def test_what_is_no_pdf_is_refused(data: bytes, engine: str) -> None:
    with pytest.raises(DocumentError):
        read(data, engine)


@pytest.mark.parametrize("apart", [2.0, 4.0, 6.0, 8.0])
def test_columns_whose_lines_stand_apart_keep_their_words_together(apart: float) -> None:
    left = ("Vi ser på en ny", "sag om grus og", "vores egne veje")
    right = ("en pæn græsmark", "er mere nu end", "gyngen på jorden")
    places = [(60.0, 700.0 - 12 * n, text) for n, text in enumerate(left)]
    places += [(320.0, 700.0 - apart - 12 * n, text) for n, text in enumerate(right)]
    text = read_pdf("a.pdf", drawn(places), Limits()).pages[0].text
    assert all(line in text for line in (*left, *right))
    assert [text.index(line) for line in right] == sorted(text.index(line) for line in right)


def test_letters_drawn_with_no_space_between_them_are_one_word() -> None:
    """PDFium parts each letter of some files that Chromium prints."""

    def word(text: str, x0: float, x1: float) -> PrintedWord:
        return PrintedWord(text, Box(x0, 10.0, x1, 20.0), 10.0, is_bold=False)

    words = (word("M", 10, 18), word("å", 18, 23), word("l", 23.4, 25), word("nås", 28, 40))
    text, printed = compose(PrintedPage(1, 100.0, 100.0, PrintedWords.of(words), ()))
    assert text == "Mål nås"
    assert printed.words[0].box.x1 == 25


def test_the_hook_of_an_f_hangs_over_the_space_behind_it() -> None:
    """PDFium's boxes of letters are as wide as their ink: the space left is that of a cut word."""

    def word(text: str, x0: float, x1: float) -> PrintedWord:
        return PrintedWord(text, Box(x0, 10.0, x1, 20.0), 10.0, is_bold=False)

    words = (word("andel", 10, 30), word("af", 33, 42), word("affald", 42.6, 70))
    text, _ = compose(PrintedPage(1, 100.0, 100.0, PrintedWords.of(words), ()))
    assert text == "andel af affald"


def test_of_soft_hyphens_only_the_one_that_cuts_a_word_is_kept() -> None:
    def line(text: str, top: float) -> PrintedWord:
        return PrintedWord(text, Box(10.0, top, 50.0, top + 10), 10.0, is_bold=False)

    words = (line("hy\u00addro\u00ad\u2010", 10.0), line("kraft\u00advarme", 22.0))
    text, _ = compose(PrintedPage(1, 100.0, 100.0, PrintedWords.of(words), ()))
    assert join_lines(text.split("\n")) == "hydrokraftvarme"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_letters_slanted_to_look_like_italics_are_read_word_by_word(turn: int) -> None:
    """As a browser draws italics that its font lacks, with upright words on the same line."""
    out = io.BytesIO()
    canvas = Canvas(out, invariant=1)
    if turn:
        canvas.setPageRotation(turn)
        across, up = {90: (842, 0), 180: (595, 842), 270: (0, 595)}[turn]
        canvas.translate(across, up)
        canvas.rotate(turn)
    text = canvas.beginText()
    text.setFont("Helvetica", 10)
    text.setTextTransform(1, 0, 0.25, 1, 72, 400)
    text.textOut("Vi ser, at det virker")
    text.setTextTransform(1, 0, 0, 1, 250, 400)
    text.textOut("alle kommer hver uge")
    canvas.drawText(text)
    canvas.showPage()
    canvas.save()
    document = read(out.getvalue())
    assert document.pages[0].text == "Vi ser, at det virker   alle kommer hver uge"
    assert document.findings == ()
    printed = document.pages[0].print
    assert printed is not None
    assert printed.words[0].box.x0 == pytest.approx(72, abs=1)
