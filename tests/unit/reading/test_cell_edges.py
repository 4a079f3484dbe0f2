"""Words cut at the edges of narrow cells."""

from goalextract.extract import extract_bytes
from goalextract.language.joining import join_lines
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from goalextract.records import Kind
from tests.unit.paper import BARE, RULED, Rows, drawn, pdf, table

HEAD = ("Mål", "Ansvarlig", "Status")


def rows(word: str) -> Rows:
    return [
        HEAD,
        ("Flere læser", word, "Målet er nået i år"),
        ("Flere cykler", "Vej og Park, Søby", "Målet er ikke nået"),
    ]


def who(word: str, width: float) -> tuple[str, bool]:
    data = pdf(table(rows(word), BARE, (150, width, 150)))
    goal = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals[0]
    section = goal.sections[Kind.RESPONSIBLE]
    return section.text, section.needs_review


def test_a_word_that_a_narrow_cell_cut_is_whole() -> None:
    assert who("Tingvad Sundhedscenter", 72) == ("Tingvad Sundhedscenter", False)


def test_a_word_that_may_be_cut_is_doubted() -> None:
    text, is_doubted = who("Omkring sygedagpengesager", 97)
    assert is_doubted, text


def test_words_that_end_lines_of_wide_cells_stay_apart() -> None:
    lines = "Flere borgere i Tingvad Sund hedscenter " * 8
    document = read_pdf("a.pdf", pdf(table([("Mål", lines)], RULED)), Limits())
    assert join_lines(document.pages[0].text.split("\n")).count("Sund hedscenter") == 8


def test_full_cells_near_the_next_ones_are_told_by_where_these_begin() -> None:
    lines = [
        [("Flere borgere", 60), ("Vej og Park i Søby", 147)],
        [("Hovedbiblioteksaft", 60), ("sammen med skolen", 147)],
        [("enerne i Søby", 60), ("og alle foreninger", 147)],
        [("og i Nørby.", 60), ("på øen.", 147)],
    ]
    places = [
        (x, 700 - 11 * n, text) for n, line in enumerate(lines) for text, x in line
    ]  # the second line's first cell ends less than a letter's height before the next
    page = read_pdf("a.pdf", drawn(sorted(places)), Limits()).pages[0]
    assert "Hovedbiblioteksaft\u00ad" in page.text
