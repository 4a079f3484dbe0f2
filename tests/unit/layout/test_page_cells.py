"""A page is read as a sheet where the place of its texts tells labels from values."""

from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.areas import AreaReader
from goalextract.layout.cells import Cell
from goalextract.layout.page_cells import page_cells
from goalextract.layout.verdict_items import STATED
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from tests.unit.paper import pdf, table
from tests.unit.printed import COLUMNS, FINDER, Row, page, rows

SHEET = "Mål       Flere læser\nIndsats   Nye bøger\nStatus    Nået\n"
READ: list[Row] = [
    ("goal", "Mål", "Flere læser"),
    ("means", "Indsats", "Nye bøger"),
    ("status", "Status", "Nået"),
]


def cells(text: str) -> tuple[Cell, ...] | None:
    return page_cells(page(text), FINDER, COLUMNS, AreaReader())


def read(text: str) -> list[Row] | None:
    found = cells(text)
    return None if found is None else rows([page(text)], found)


def beside(*pairs: tuple[str, str]) -> str:
    return "\n".join(f"{left:<24}{right}" for left, right in pairs)


def test_in_text_the_labels_stand_in_a_column_left_of_their_values() -> None:
    assert read(SHEET) == READ
    assert not any(cell.doubts for cell in cells(SHEET) or ())


def test_on_paper_lines_part_the_labels_from_their_values() -> None:
    data = pdf(table([(name or "", value) for _, name, value in READ]))
    here = read_pdf("a.pdf", data, Limits()).pages[0]
    found = page_cells(here, FINDER, COLUMNS, AreaReader())
    assert found is not None
    assert rows([here], found) == READ


def test_what_stands_left_of_verdicts_below_a_label_are_goals_and_doubted() -> None:
    text = "Status\n" + beside(
        ("Fælles visitation", "Ikke opfyldt. Afventer plan"),
        ("Flere stier", "Opfyldt. To er anlagt"),
        ("Færre biler", "Delvist opfyldt. Tallet faldt"),
    )
    assert [row for row in read(text) or [] if row[0]] == [
        ("goal", "", "Fælles visitation"), ("status", "", "Ikke opfyldt. Afventer plan"),
        ("goal", "", "Flere stier"), ("status", "", "Opfyldt. To er anlagt"),
        ("goal", "", "Færre biler"), ("status", "", "Delvist opfyldt. Tallet faldt"),
    ]  # fmt: skip
    assert all(cell.doubts == (STATED,) for cell in cells(text) or () if cell.label is not None)


def test_unlisted_words_beside_other_words_are_no_sheet() -> None:
    assert cells(beside(("Fælles visitation", "Der er en plan"), ("Flere stier", "To nye"))) is None


def test_prose_is_no_sheet() -> None:
    assert cells("Der er anlagt to stier i byen.\nFlere cykler til arbejde.") is None


@given(st.text(alphabet="Mål Status\n  Nået.|", max_size=80))
def test_any_text_is_read_as_cells_of_its_own_words_or_left_alone(text: str) -> None:
    for cell in cells(text) or ():
        assert all(text[s.start : s.end].strip() for s in (*cell.label_spans, *cell.value))
