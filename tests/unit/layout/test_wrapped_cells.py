"""Tables in text whose cells stand one below another, on several lines each."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.wrapped_cells import WHY, wrapped_cells_raster, wrapped_header
from goalextract.records import Kind
from tests.unit.layout.test_drawn_text import extracted, texts
from tests.unit.printed import COLUMNS, page

HEADER = ("Mål", "Indsats", "Status", "Ansvarlig")
FIRST = (
    ("Flere borgere skal læse", "aviser på biblioteket."),
    ("Der ansættes en vært, og", "biblioteket holder åbent", "om aftenen."),
    ("Værten er ansat, og 412", "borgere har læst avis."),
    ("Bibliotekschefen",),
)
SECOND = (
    ("Alle skal kunne svømme."),
    ("Svømmehallen tilbyder hold", "hver lørdag."),
    ("Holdene er oprettet i maj."),
    ("Leder af", "Svømmehallen"),
)
ROWS = [
    tuple((cell,) if isinstance(cell, str) else cell for cell in row) for row in (FIRST, SECOND)
]


def lines(rows: Sequence[Sequence[Sequence[str]]], header: Sequence[str] = HEADER) -> list[str]:
    return [*header, *(line for row in rows for cell in row for line in cell)]


def joined(row: Sequence[Sequence[str]]) -> list[str]:
    return [" ".join(cell) for cell in row]


def test_cells_on_several_lines_are_told_by_their_wording() -> None:
    goals = extracted("Målopfølgning 2014", *lines(ROWS))
    kinds = (Kind.GOAL, Kind.MEANS, Kind.STATUS, Kind.RESPONSIBLE)
    assert [[texts(goal)[kind] for kind in kinds] for goal in goals] == list(map(joined, ROWS))


def test_numbers_alone_on_their_lines_open_rows() -> None:
    numbered = [(("1",), *ROWS[0]), (("2",), *ROWS[1])]
    goals = extracted(*lines(numbered, ("Nr.", *HEADER)))
    assert [goal.number for goal in goals] == ["1", "2"]
    assert [texts(goal)[Kind.GOAL] for goal in goals] == [joined(row)[0] for row in ROWS]


def test_an_outcome_alone_on_its_line_is_a_cell_and_the_next_one_may_be_empty() -> None:
    rows = [
        (("Flere skal læse",), ("Nået",), ("Vi går videre med", "læsningen.")),
        (("Færre skal køre",), ("Ikke nået",)),
        (("Alle skal svømme",), ("Delvist nået",), ("Hallen åbner igen i maj.",)),
    ]
    goals = extracted(*lines(rows, ("Mål", "Status", "Opfølgning")))
    assert [texts(goal)[Kind.STATUS] for goal in goals] == ["Nået", "Ikke nået", "Delvist nået"]
    assert [Kind.FOLLOW_UP in goal.sections for goal in goals] == [True, False, True]


def test_a_heading_between_rows_is_none_of_their_cells() -> None:
    header = ("Mål", "Indsats", "Status")
    first, second = (
        (("Flere skal læse aviser.",), ("Vi holder åbent om", "aftenen."), ("Nået",)),
        (("Alle skal kunne svømme.",), ("Hold hver lørdag.",), ("Ikke nået",)),
    )
    text = "\n".join([*lines([first], header), "Idræt og fritid", *lines([second], ())])
    raster = wrapped_cells_raster(page(text), COLUMNS)
    assert raster is not None
    bands = [row.entries[0].text(raster.page) for row in raster.rows if row.is_across]
    assert bands == ["Idræt og fritid"]


def test_every_row_is_doubted_for_how_it_was_found() -> None:
    raster = wrapped_cells_raster(page("\n".join(lines(ROWS))), COLUMNS)
    assert raster is not None
    assert [[doubt.reason for doubt in row.doubts] for row in raster.rows] == [[], [WHY], [WHY]]
    assert wrapped_header(raster) == HEADER


def test_on_the_next_page_rows_go_on_below_the_same_header() -> None:
    raster = wrapped_cells_raster(page("\n".join(lines(ROWS, ()))), COLUMNS, HEADER)
    assert raster is not None
    found = [[entry.text(raster.page) for entry in row.entries] for row in raster.rows]
    assert found == list(map(joined, ROWS))


def test_the_rest_of_a_row_that_the_page_before_began_is_open() -> None:
    rest = [line for cell in ROWS[0][2:] for line in cell]
    raster = wrapped_cells_raster(page("\n".join([*rest, *lines(ROWS[1:], ())])), COLUMNS, HEADER)
    assert raster is not None
    assert [row.is_open for row in raster.rows] == [True, False]
    assert [entry.first for entry in raster.rows[0].entries] == [2, 3]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mål\nFlere læser\nIndsats\nVi køber bøger\nStatus\nNået\nAnsvarlig\nLederen",
        "Mål\nStatus\nFlere læser\nNået",
        "Mål\nIndsats\nStatus",
        "\n".join([*lines(ROWS), *HEADER[:3], "Flere læser", "Bøger", "Nået", "Mål", "Læs"]),
    ],
    ids=["nothing", "labels above values", "two columns", "no rows", "labels within"],
)
def test_what_is_set_otherwise_is_left_alone(text: str) -> None:
    assert wrapped_cells_raster(page(text), COLUMNS) is None


@given(st.lists(st.sampled_from([*HEADER, "Nået", "1", "12 %", "Flere", "om", "-"]), max_size=14))
def test_no_line_is_read_twice_or_lost(body: list[str]) -> None:
    shown = page("\n".join([*HEADER, *body]))
    raster = wrapped_cells_raster(shown, COLUMNS)
    if raster is not None:
        spans = sorted(span for row in raster.rows for entry in row.entries for span in entry.spans)
        assert [shown.text[span.start : span.end] for span in spans] == [*HEADER, *body]
