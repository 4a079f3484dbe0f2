"""Tables in text: the mark that parts cells is found, and each cell keeps its column."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.delimited import DOUBLED, delimited_raster
from tests.unit.printed import page

Cells = list[tuple[int, str]]
TABLE = [["Mål", "Indsats", "Status"], ["Flere læser", "Nye bøger", "Nået"]]
READ: list[Cells] = [
    [(0, "Mål"), (1, "Indsats"), (2, "Status")],
    [(0, "Flere læser"), (1, "Nye bøger"), (2, "Nået")],
]


def read(text: str, noise: Sequence[str] = ()) -> list[Cells] | None:
    """Return the cells of each row with their columns, or None where a page is no table."""
    raster = delimited_raster(page(text, noise=noise))
    if raster is None:
        return None
    assert all(entry.last < raster.width for row in raster.rows for entry in row.entries)
    return [[(e.first, e.text(raster.page)) for e in row.entries] for row in raster.rows]


def flags(text: str, name: str) -> list[bool]:
    """Return one mark of each row of a table."""
    raster = delimited_raster(page(text))
    assert raster is not None
    return [getattr(row, name) for row in raster.rows]


@pytest.mark.parametrize("mark", ["\t", "|", " | ", ";", "; "])
def test_a_tab_a_pipe_or_a_semicolon_parts_cells(mark: str) -> None:
    assert read("\n".join(mark.join(row) for row in TABLE)) == READ


@pytest.mark.parametrize("blank", ["", "\n", "\n  \n"])
def test_pipes_around_a_row_part_nothing(blank: str) -> None:
    text = "\n".join(f"| {' | '.join(row)} |{blank}" for row in TABLE)
    assert read(text) == READ


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mål og indsatser\nFlere læser, og flere cykler.",
        "Kun en linje\thar et mærke",
        "Flere læser; alle er glade.\nDer er mange.\nOg flere endnu; det går godt.\nNå.\nSå.",
    ],
)
def test_prose_is_no_table(text: str) -> None:
    assert read(text) is None


def test_empty_cells_leave_the_others_in_their_columns() -> None:
    text = "Mål\tIndsats\tStatus\n\tNye bøger\t\nFlere læser\t\tNået"
    assert read(text) == [READ[0], [(1, "Nye bøger")], [(0, "Flere læser"), (2, "Nået")]]


def test_rows_of_empty_cells_are_no_rows() -> None:
    assert read("Mål\tIndsats\tStatus\n\t\t\n \t \t\nFlere læser\tNye bøger\tNået") == READ


@pytest.mark.parametrize("rule", ["|---|---|---|", "---+---+---", "===== | ==== | ===", "--------"])
def test_a_rule_below_the_header_is_no_row_and_sets_the_header_off(rule: str) -> None:
    text = f"{' | '.join(TABLE[0])}\n{rule}\n{' | '.join(TABLE[1])}"
    assert read(text) == READ
    assert flags(text, "is_bold") == [True, False]


def test_a_rule_above_the_first_row_sets_nothing_off() -> None:
    text = f"---|---|---\n{'|'.join(TABLE[0])}\n{'|'.join(TABLE[1])}"
    assert read(text) == READ
    assert flags(text, "is_bold") == [False, False]


def test_a_line_without_the_mark_stands_outside_the_table() -> None:
    text = "Målrapport\n\nMål\tStatus\nFlere læser\tNået\nSkolerne følger op."
    assert read(text) == [
        [(0, "Målrapport")], [(0, "Mål"), (1, "Status")], [(0, "Flere læser"), (1, "Nået")],
        [(0, "Skolerne følger op.")],
    ]  # fmt: skip
    assert flags(text, "is_outside") == [True, False, False, True]


def test_the_first_cell_alone_in_its_row_is_a_band() -> None:
    text = "Mål\tStatus\nKultur og fritid\t\nFlere læser\tNået\n\tOg mere"
    assert flags(text, "is_across") == [False, True, False, False]
    assert flags(text, "is_outside") == [False] * 4


def test_noise_is_in_no_cell() -> None:
    text = "Side 1\tMål\tStatus\n9\tFlere læser\tNået\nSide 2\tFjordby"
    assert read(text, noise=["Side 1", "Side 2\tFjordby"]) == [
        [(1, "Mål"), (2, "Status")],
        [(0, "9"), (1, "Flere læser"), (2, "Nået")],
    ]


@pytest.mark.parametrize("status", ["Nået", "Nået | 2013"])
def test_of_two_marks_the_one_on_most_lines_parts_cells_or_else_the_tab(status: str) -> None:
    text = f"Mål\tStatus | Frist\nFlere læser\t{status}\nFlere cykler\tIkke nået | 2014"
    assert read(text) == [
        [(0, "Mål"), (1, "Status | Frist")],
        [(0, "Flere læser"), (1, status)],
        [(0, "Flere cykler"), (1, "Ikke nået | 2014")],
    ]


@given(
    st.lists(st.lists(st.sampled_from(["", "Flere", "læser nu", "12 %"]), min_size=3, max_size=3)),
    st.sampled_from(["\t", "|"]),
)
def test_every_cell_is_read_in_its_column(rows: list[list[str]], mark: str) -> None:
    table = [["Mål", "Indsats", "Status"], ["Nr", "To", "Tre"], *rows]
    expected = [[(i, text) for i, text in enumerate(row) if text] for row in table]
    # The text before and after the cells keeps pipes from standing at a line's end.
    lines = [mark.join(["x", *row, "y"]) for row in table]
    framed = [[(0, "x"), *((i + 1, text) for i, text in row), (4, "y")] for row in expected]
    assert read("\n".join(lines)) == framed


def test_marks_within_a_quoted_cell_part_nothing_and_the_quotes_are_none_of_its_text() -> None:
    assert read('Mål;Status\n"Bus; tog";Nået\n "Flere, og nye" ;Nej') == [
        [(0, "Mål"), (1, "Status")],
        [(0, "Bus; tog"), (1, "Nået")],
        [(0, "Flere, og nye"), (1, "Nej")],
    ]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_a_quoted_cell_may_go_on_over_several_lines(mark: str) -> None:
    text = 'Mål;Status\n"Flere læser;\n\nog flere";"Nået\ni maj"\nFærre;Nej'
    assert read(text.replace(";", mark)) == [
        [(0, "Mål"), (1, "Status")],
        [(0, f"Flere læser{mark.strip()} og flere"), (1, "Nået i maj")],
        [(0, "Færre"), (1, "Nej")],
    ]


def test_a_quote_that_nothing_closes_ends_with_its_line() -> None:
    text = 'Mål;Status\n"Flere læser;Nået\nFlere "nye";Nej'
    assert read(text) == [
        [(0, "Mål"), (1, "Status")],
        [(0, '"Flere læser'), (1, "Nået")],
        [(0, 'Flere "nye"'), (1, "Nej")],
    ]


def test_quotes_within_a_quoted_cell_stand_twice_and_are_doubted() -> None:
    raster = delimited_raster(page('Mål;Status\n"Flere ""nye"" ture";Nået\n"";Nej'))
    assert raster is not None
    assert [row.doubts for row in raster.rows] == [(), (DOUBLED,), ()]


@pytest.mark.parametrize("cell", ['"Flere læser', 'Flere "nye"', '"Flere" læser', '"Nej" og "ja"'])
def test_quotes_that_do_not_stand_around_a_whole_cell_belong_to_it(cell: str) -> None:
    assert read(f"Mål;Status\n{cell};Nået\nFærre;Nej") == [
        [(0, "Mål"), (1, "Status")], [(0, cell), (1, "Nået")], [(0, "Færre"), (1, "Nej")],
    ]  # fmt: skip


CSV = "Mål,Indsats,Status,Frist\n{},Nye bøger,Nået,2014\nFlere cykler,,Nej,"


@pytest.mark.parametrize("cell", ["Flere læser", '"Flere læser, og flere"'])
def test_commas_part_cells_where_as_many_stand_on_every_line(cell: str) -> None:
    assert read(CSV.format(cell)) == [
        [(0, "Mål"), (1, "Indsats"), (2, "Status"), (3, "Frist")],
        [(0, cell.strip('"')), (1, "Nye bøger"), (2, "Nået"), (3, "2014")],
        [(0, "Flere cykler"), (2, "Nej")],
    ]


def test_commas_part_three_columns_too() -> None:
    assert read("Mål,Indsats,Status\nFlere,Nye,Nået\nFærre,Nye,Nej") == [
        [(0, "Mål"), (1, "Indsats"), (2, "Status")],
        [(0, "Flere"), (1, "Nye"), (2, "Nået")],
        [(0, "Færre"), (1, "Nye"), (2, "Nej")],
    ]


@pytest.mark.parametrize(
    "text",
    [
        CSV.format("Flere læser, og flere"),
        CSV.format("Flere,læser"),
        CSV.format("Flere læser").rpartition("\n")[0],
        "Mål,Status\nFlere,Nået\nFærre,Nej",
        f"Årets mål\n{CSV.format('Flere læser')}",
    ],
    ids=[
        "a blank behind one",
        "one more on a line",
        "two lines",
        "two columns",
        "a line without",
    ],
)
def test_commas_as_in_prose_part_nothing(text: str) -> None:
    assert read(text) is None


@given(
    st.lists(
        st.lists(st.text(alphabet='aø,;" ', max_size=8), min_size=4, max_size=4),
        min_size=2,
        max_size=5,
    ),
    st.sampled_from([";", ","]),
)
def test_what_a_spreadsheet_quotes_is_read_in_its_column(rows: list[list[str]], mark: str) -> None:
    cells = [[" ".join(cell.replace('"', "").split()) for cell in row] for row in rows]
    table = [["Mål", "Indsats", "Status", "Frist"], *cells]
    text = "\n".join(mark.join(f'"{cell}"' for cell in row) for row in table)
    shown = [[(i, cell) for i, cell in enumerate(row) if cell] for row in table]
    assert read(text) == [row for row in shown if row]


def test_lines_of_two_cells_may_stand_above_an_export() -> None:
    text = (
        "Plan;Klimaplan\nKommune;Faxe\nUdvalg;Klima\nUdtrukket;2023\n\nMål;Status;Frist\n"
        "Flere læser;Nået;2024\nFlere cykler;Nået;2024\nFlere svømmer;Nået;2025"
    )
    raster = delimited_raster(page(text))
    assert raster is not None
    assert raster.width == 3


def test_rows_alike_are_a_table_though_more_is_said_around_them() -> None:
    around = "Udtræk fra målsystemet\nTrukket i maj\n\n"
    rows = "Mål;Indsats;Status;Frist\nFlere læser;Bøger;Nået;2014\nFlere cykler;Stier;Nået;2015\n"
    text = f"{around}{rows}\nAntal rækker: 2\nFilter: alle\nSorteret efter: frist"
    raster = delimited_raster(page(text))
    assert raster is not None
    assert [row.is_outside for row in raster.rows] == [True] * 2 + [False] * 3 + [True] * 3


@pytest.mark.parametrize("mark", ["=", "-", "–", "+:"])
def test_a_long_line_of_marks_that_is_no_rule_is_a_row_at_once(mark: str) -> None:
    raster = delimited_raster(page(f"Mål|Status|Frist\n{mark * 20_000}!|a|b\nFlere|Nået|2014"))
    assert raster is not None
    assert len(raster.rows) == 3
