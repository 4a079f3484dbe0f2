"""Goals without labels are told by the verdicts that stand below or beside them."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.cells import Cell
from goalextract.layout.lines import document_lines
from goalextract.layout.sheet import column_cells
from goalextract.layout.verdict_items import STATED, verdict_items, with_verdicts
from tests.unit.printed import COLUMNS, FINDER, Row, page, rows

LIST = (
    "6.1 Godset på havnen skal øges\nJa. Det steg 7 pct.\n6.2 Flere skibe\nIkke nået. Tallet faldt."
)
GOODS: list[Row] = [
    (None, "6.1", ""),
    ("goal", "", "Godset på havnen skal øges"),
    ("status", "", "Ja. Det steg 7 pct."),
]
SHIPS: list[Row] = [
    (None, "6.2", ""),
    ("goal", "", "Flere skibe"),
    ("status", "", "Ikke nået. Tallet faldt."),
]


def cells(text: str) -> tuple[Cell, ...] | None:
    return verdict_items(document_lines([page(text)]), COLUMNS.is_outcome)


def read(text: str) -> list[Row] | None:
    found = cells(text)
    return None if found is None else rows([page(text)], found)


def beside(*pairs: tuple[str, str]) -> tuple[str, tuple[Cell, ...] | None]:
    """Return a text of two columns, and its cells by the verdicts on the right."""
    text = "\n".join(f"{left:<30}{right}" for left, right in pairs)
    here = page(text)
    return text, with_verdicts(here, column_cells(here, FINDER, 30), COLUMNS.is_outcome)


def test_each_item_of_a_list_is_a_goal_and_the_verdict_below_it_its_status() -> None:
    assert read(LIST) == [*GOODS, *SHIPS]
    assert [cell.row for cell in cells(LIST) or ()] == [1, 1, 1, 2, 2, 2]


@pytest.mark.parametrize("mark", ["- ", "• ", "a) "])
def test_items_without_numbers_are_goals_without_numbers(mark: str) -> None:
    text = f"{mark}Flere læser bøger\nNået. Udlånet steg.\n{mark}Flere cykler\nIkke nået."
    assert read(text) == [
        ("goal", "", "Flere læser bøger"), ("status", "", "Nået. Udlånet steg."),
        ("goal", "", "Flere cykler"), ("status", "", "Ikke nået."),
    ]  # fmt: skip


def test_a_goal_may_take_several_lines() -> None:
    found = read(LIST.replace("Flere skibe", "Flere skibe\nskal anløbe")) or []
    assert found[4] == ("goal", "", "Flere skibe|skal anløbe")


def test_goals_and_what_is_said_of_them_carry_a_doubt() -> None:
    doubts = [cell.doubts for cell in cells(LIST) or () if cell.value]
    assert doubts == [(STATED,)] * 4


def test_a_short_line_set_apart_above_an_item_heads_those_below() -> None:
    found = cells(f"Havnen\n{LIST}\n\nVeje og stier\n6.3 Nye stier\nOpfyldt.") or ()
    bands = [cell for cell in found if cell.is_band]
    assert [row[2] for row in rows([page(f"Havnen\n{LIST}\n\nVeje og stier")], bands)] == [
        "Havnen", "Veje og stier",
    ]  # fmt: skip
    assert all(cell.row > 0 for cell in bands)


def test_a_paragraph_below_the_last_goal_follows_the_list() -> None:
    found = cells(f"{LIST}\n\nUdvalget behandler sagen i maj.") or ()
    assert found[-1].is_band
    assert found[-1].row == -1


def test_where_values_go_on_below_blank_lines_the_last_one_may_too() -> None:
    text = LIST.replace("7 pct.", "7 pct.\n\nDet skyldes den nye kaj.")
    found = read(f"{text}\n\nVejret var dårligt.") or []
    assert [value for kind, _, value in found if kind == "status"] == [
        "Ja. Det steg 7 pct.|Det skyldes den nye kaj.",
        "Ikke nået. Tallet faldt.|Vejret var dårligt.",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "1. Flere læser\nNået.",
        "1. Flere læser\nDer er købt bøger.\n2. Flere cykler\nNået.\n3. Ro\nVi arbejder.",
        "Flere læser\nNået.\nFlere cykler\nIkke nået.",
    ],
    ids=["nothing", "one goal", "few verdicts", "no items"],
)
def test_what_is_no_list_of_goals_with_verdicts_is_left_alone(text: str) -> None:
    assert cells(text) is None


def test_what_stands_left_of_verdicts_are_goals() -> None:
    text, found = beside(
        ("Fælles visitation", "Ikke opfyldt. Afventer ny plan"), ("Flere stier", "Opfyldt. To nye")
    )
    assert found is not None
    assert rows([page(text)], found) == [
        ("goal", "", "Fælles visitation"), ("status", "", "Ikke opfyldt. Afventer ny plan"),
        ("goal", "", "Flere stier"), ("status", "", "Opfyldt. To nye"),
    ]  # fmt: skip
    assert {cell.doubts for cell in found} == {(STATED,)}


def test_listed_labels_beside_verdicts_are_no_goals() -> None:
    assert beside(("Status", "Ikke opfyldt. Afventer plan"), ("Opfølgning", "Nået."))[1] is None


def test_what_stands_left_of_other_words_is_no_goal() -> None:
    assert beside(("Fælles visitation", "Afventer ny plan"), ("Flere stier", "Nået."))[1] is None


@given(
    st.lists(
        st.sampled_from(["1. Flere stier", "- Ro", "Nået. Godt.", "Delvist", "Vi ser.", ""]),
        max_size=12,
    )
)
def test_every_line_is_read_once_or_the_text_left_alone(lines: list[str]) -> None:
    found = cells("\n".join(lines))
    if found is not None:
        spans = sorted(span for cell in found for span in (*cell.label_spans, *cell.value))
        assert all(a.end <= b.start for a, b in pairwise(spans))
        assert sum(bool(line) for line in lines) <= len(spans)


def test_arrows_lead_to_what_is_said_of_a_goal() -> None:
    text = (
        "Hvad lovede vi?\n\n1.  25 arrangementer\n    -> Nået. Det blev\n       til 31.\n\n"
        "2.  Ny hjemmeside\n    -> Udskudt til 2012, fordi systemet blev forsinket.\n\n"
        "3.  Flere bøger\n    -> Ikke nået."
    )
    assert [row for row in read(text) or () if row[0] == "status"] == [
        ("status", "", "Nået. Det blev|til 31."),
        ("status", "", "Udskudt til 2012, fordi systemet blev forsinket."),
        ("status", "", "Ikke nået."),
    ]


def test_a_title_right_above_the_list_is_no_area() -> None:
    text = f"Havnen\n\nSagsfremstilling\n\nMål a. Flere skibe\nNået.\n{LIST}"
    found = verdict_items(document_lines([page(text)]), COLUMNS.is_outcome, COLUMNS.is_title) or ()
    assert [cell.row for cell in found if cell.is_band] == [-1, -1]
    assert [cell.label.number for cell in found if cell.label and cell.label.number] == [
        "a",
        "6.1",
        "6.2",
    ]


def test_a_verdict_behind_a_goal_s_sentence_is_said_of_it() -> None:
    text = (
        "1. Siden skal kunne læses op. Opfyldt.\n"
        "2. Alle bygninger skal være åbne for kørestole i byen. Delvis\n"
        "   opfyldt. 61 af 84 er det.\n"
        "3. Rådet høres i alle\n   sager. Ikke opfyldt. Kun i 9 af 16."
    )
    assert [row for row in read(text) or [] if row[0] is not None] == [
        ("goal", "", "Siden skal kunne læses op."),
        ("status", "", "Opfyldt."),
        ("goal", "", "Alle bygninger skal være åbne for kørestole i byen."),
        ("status", "", "Delvis|opfyldt. 61 af 84 er det."),
        ("goal", "", "Rådet høres i alle|sager."),
        ("status", "", "Ikke opfyldt. Kun i 9 af 16."),
    ]
