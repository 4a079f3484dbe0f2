"""Goals under counted headings are found though no label says what stands below them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.cells import Cell
from goalextract.layout.lines import document_lines
from goalextract.layout.tokens import read_tokens
from goalextract.layout.told import GUESSED, told_cells
from tests.unit.printed import FINDER, VERDICTS, Row, page, rows

HOUSE = "Huset åbnede i maj, og 120 unge kom. Målet er nået."
BIKES = "Der blev anlagt to stier i 2014, og antallet af cyklister steg. Målet blev nået."
TOLD = f"Mål 1: Et nyt ungdomshus\n{HOUSE}\n\nMål 2: Flere ture på cykel\n{BIKES}\n"


def cells(text: str) -> tuple[Cell, ...] | None:
    return told_cells(read_tokens(document_lines([page(text)]), FINDER))


def read(text: str) -> list[Row] | None:
    found = cells(text)
    return None if found is None else rows([page(text)], found)


def test_a_counted_heading_states_the_goal_and_what_is_told_below_it_is_its_status() -> None:
    assert read(TOLD) == [
        (None, "1", ""),
        ("goal", "", "Et nyt ungdomshus"),
        ("status", "", HOUSE),
        (None, "2", ""),
        ("goal", "", "Flere ture på cykel"),
        ("status", "", BIKES),
    ]
    found = cells(TOLD) or ()
    assert [cell.row for cell in found] == [1, 1, 1, 2, 2, 2]
    assert [cell.label.number for cell in found[::3] if cell.label is not None] == ["1", "2"]


def test_the_heading_names_an_area_where_a_paragraph_below_it_states_the_goal() -> None:
    goal = "Byrådet ønsker, at flere skal cykle til arbejde."
    found = read(TOLD.replace(BIKES, f"{goal}\n{BIKES}")) or []
    assert found[4:] == [
        ("focus_area", "", "Flere ture på cykel"),
        ("goal", "", goal),
        ("status", "", BIKES),
    ]


def test_what_paragraphs_say_is_doubted_and_headings_are_not() -> None:
    doubted = {
        (cell.label.kind.value, cell.doubts)
        for cell in cells(TOLD) or ()
        if cell.label is not None and cell.label.kind is not None
    }
    assert doubted == {("goal", ()), ("status", (GUESSED,))}


def test_a_paragraph_over_several_lines_is_one_value() -> None:
    first, second = HOUSE.split(" i ", maxsplit=1)
    found = read(TOLD.replace(HOUSE, f"{first} i\n{second}")) or []
    assert found[2] == ("status", "", f"{first} i|{second}")


def test_text_above_the_first_goal_belongs_to_none() -> None:
    found = cells(f"Målrapport for Fjordby\n\n{TOLD}") or ()
    assert [(cell.label, cell.is_band, cell.row) for cell in found if cell.is_band] == [
        (None, True, -1)
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Målet er nået. Der er mange unge i huset.\nAlle er glade.",
        "Mål 1: Et hus\nIndsats: Vi bygger.\nStatus: Nået.\n\nMål 2: En sti\nStatus: Nået.\n",
        "Mål 1: Et hus\nVi vil bygge det til de unge.\n\nMål 2: En sti\nVi vil anlægge den.\n",
    ],
    ids=["nothing", "prose", "labels below the headings", "nothing told"],
)
def test_what_is_set_otherwise_is_left_alone(text: str) -> None:
    assert cells(text) is None


@given(
    st.lists(
        st.sampled_from(
            ["Mål 1: Et hus", "Mål 2: En sti", "Tema: Byen", "Huset åbnede.", "Vi vil bygge.", ""]
        ),
        max_size=12,
    )
)
def test_no_line_is_read_twice_whatever_stands_below_headings(lines: list[str]) -> None:
    found = cells("\n".join(lines)) or ()
    spans = sorted(span for cell in found for span in cell.value)
    assert all(a.end <= b.start for a, b in pairwise(spans))


@pytest.mark.parametrize(("times", "is_read"), [(1, True), (3, False)])
def test_a_page_folded_into_its_heading_is_not_read_so(times: int, is_read: bool) -> None:
    more = "Der blev anlagt stier, og antallet af cyklister steg, men ikke så meget som ventet "
    goals = (f"Mål {n}: Cykler {more * times}\n{more * 8}. Målet er nået." for n in (1, 2, 3))
    assert (read("\n\n\n".join(goals)) is not None) == is_read


PORT = [
    ("1. Flere skal flyve fra byen", "Lufthavnen havde 148.302 gæster. Målet blev ikke nået."),
    ("2. Fly skal lette til tiden hele året rundt", "Andelen blev 9 af 10 fly. Målet er nået."),
    ("3. Køen skal være kort", "Vi målte køen i maj.\n\nMålet er delvist nået."),
]


def test_headings_head_goals_where_verdicts_stand_below_them() -> None:
    text = "\n\n".join(f"{goal}\n   {said}" for goal, said in PORT)
    found = told_cells(read_tokens(document_lines([page(text)]), FINDER), VERDICTS.states)
    assert found is not None
    assert [row for row in rows([page(text)], found) if row[0] is not None] == [
        ("goal", "", "Flere skal flyve fra byen"),
        ("status", "", PORT[0][1]),
        ("goal", "", "Fly skal lette til tiden hele året rundt"),
        ("status", "", PORT[1][1]),
        ("goal", "", "Køen skal være kort"),
        ("status", "", "Vi målte køen i maj.|Målet er delvist nået."),
    ]


def test_headings_above_few_verdicts_head_no_goals() -> None:
    text = "\n\n".join(f"{goal}\n   Vi bygger til." for goal, _ in PORT)
    text += "\n\n4. Fly skal støje mindre\n   Det er sket. Målet er nået."
    assert told_cells(read_tokens(document_lines([page(text)]), FINDER), VERDICTS.states) is None
