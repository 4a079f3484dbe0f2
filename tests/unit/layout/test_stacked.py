"""Tables whose cells were read one after another get their rows and columns back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.cells import Cell
from goalextract.layout.lines import document_lines
from goalextract.layout.stacked import BY_FIGURES, IN_TURN, MAYBE_SHIFTED, stacked_cells
from tests.unit.printed import COLUMNS, FINDER, Row, page, rows

HEADER = "Mål\nIndsats\nStatus"
CELLS = ("Flere læser", "Nye bøger\ner købt", "Nået", "Flere cykler", "Nye stier", "Ikke nået")
PARTED = "\n\n".join((HEADER, *CELLS))
READ: list[Row] = [
    ("goal", "Mål", "Flere læser"),
    ("means", "Indsats", "Nye bøger|er købt"),
    ("status", "Status", "Nået"),
    ("goal", "Mål", "Flere cykler"),
    ("means", "Indsats", "Nye stier"),
    ("status", "Status", "Ikke nået"),
]
FIGURES = (
    "Indikator\nBaseline\nMåltal\nResultat\nStatus\n"
    "Udlån pr. borger\n12\n14\n15\nNået\nTure på cykel\n30\n40\n-\nIkke nået"
)


def cells(text: str) -> tuple[Cell, ...] | None:
    return stacked_cells(document_lines([page(text)]), FINDER, COLUMNS.is_state)


def read(text: str) -> list[Row] | None:
    found = cells(text)
    return None if found is None else rows([page(text)], found)


def test_as_many_paragraphs_as_headers_are_a_row() -> None:
    assert read(PARTED) == READ
    assert [cell.row for cell in cells(PARTED) or ()] == [1, 1, 1, 2, 2, 2]


def test_what_stands_above_the_headers_or_below_the_last_row_is_no_cell_of_the_table() -> None:
    found = read(f"Målrapport for Fjordby\n\n{PARTED}\n\nByrådet har set rapporten.")
    assert found == [(None, None, "Målrapport for Fjordby"), *READ]


def test_where_no_blank_lines_part_cells_figures_and_outcomes_show_the_rows() -> None:
    assert read(FIGURES) == [
        ("indicator", "Indikator", "Udlån pr. borger"),
        ("baseline", "Baseline", "12"),
        ("target_value", "Måltal", "14"),
        ("actual_value", "Resultat", "15"),
        ("status", "Status", "Nået"),
        ("indicator", "Indikator", "Ture på cykel"),
        ("baseline", "Baseline", "30"),
        ("target_value", "Måltal", "40"),
        ("actual_value", "Resultat", "-"),
        ("status", "Status", "Ikke nået"),
    ]


def test_the_text_between_two_rows_is_parted_at_its_last_stop() -> None:
    text = (
        "Indikator\nBaseline\nMåltal\nKommentar\nUdlån\npr. borger\n12\n14\nDer er købt bøger\n"
        "til børn.\nTure på cykel\ntil arbejde\n30\n40\nStierne er nye."
    )
    assert [value for kind, _, value in read(text) or [] if kind in {"indicator", "comment"}] == [
        "Udlån|pr. borger",
        "Der er købt bøger|til børn.",
        "Ture på cykel|til arbejde",
        "Stierne er nye.",
    ]


@pytest.mark.parametrize(("text", "doubt"), [(PARTED, IN_TURN), (FIGURES, BY_FIGURES)])
def test_every_cell_carries_a_doubt(text: str, doubt: object) -> None:
    assert {cell.doubts for cell in cells(text) or ()} == {(doubt,)}


def test_where_a_cell_is_missing_what_stands_in_another_column_is_doubted() -> None:
    shifted = "\n\n".join((HEADER, *CELLS[:5], "Flere går", "Fortove", "Nået", "Lys"))
    assert {cell.doubts for cell in cells(shifted) or ()} == {(MAYBE_SHIFTED,)}


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Flere læser bøger.\nNye bøger er købt.",
        PARTED.removeprefix("Mål\n"),
        PARTED.rpartition("\n\n")[0],
        "\n\n".join((HEADER, *CELLS[:3])),
        "\n".join((HEADER, *CELLS)),
        f"{PARTED}\n\n{PARTED}",
        PARTED.replace("Mål\n", "Status\n", 1),
        FIGURES.replace("15", "flere end ventet"),
    ],
    ids=[
        "nothing", "prose", "two headers", "a cell too few", "one row", "no blank lines",
        "labels again", "a header twice", "no figure in one of two rows",
    ],
)  # fmt: skip
def test_what_is_no_such_table_is_left_alone(text: str) -> None:
    assert cells(text) is None


@given(
    st.lists(
        st.sampled_from(["Mål", "Indsats", "Status", "Flere læser.", "12", "Nået", ""]),
        max_size=16,
    )
)
def test_every_cell_has_its_column_or_the_text_is_left_alone(lines: list[str]) -> None:
    found = [cell for cell in cells("\n".join(lines)) or () if cell.row > 0]
    kinds = [cell.label.kind for cell in found if cell.label is not None]
    width = len(set(kinds))
    assert kinds == kinds[:width] * (len(kinds) // width if width else 0)


def test_label_upon_label_is_no_header_and_read_at_once() -> None:
    # Read to its end from each of its lines, it would take minutes.
    assert read("Mål\nIndsats\nStatus\nMål\n" * 1000) is None
