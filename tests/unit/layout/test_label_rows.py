"""Labels side by side on one printed line each get the lines of their own column."""

import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table, TableStyle

from goalextract.extract import extract_bytes
from goalextract.layout.label_rows import with_label_rows
from goalextract.layout.lines import document_lines
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from goalextract.records import Kind
from tests.unit.paper import BARE, BODY, drawn, pdf, table
from tests.unit.printed import FINDER

At = tuple[float, float, str]


def read(*texts: At) -> list[str]:
    pages = read_pdf("a.pdf", drawn(texts), Limits()).pages
    lines = with_label_rows(document_lines(pages), FINDER)
    assert [line.page.text[line.span.start : line.span.end] for line in lines] == [
        line.text for line in lines
    ]
    return [line.text for line in lines]


def card(
    top: float, *values: tuple[str, str], labels: tuple[str, str] = ("Status", "Ansvarlig")
) -> list[At]:
    rows = [labels, *values]
    return [
        (x, top - 14 * number, text)
        for number, row in enumerate(rows)
        for x, text in zip((60, 300), row, strict=True)
        if text
    ]


def test_each_label_stands_right_above_its_own_value() -> None:
    first = card(700, ("Følger planen", "Afløbschefen"))
    second = card(600, ("Bassinet er taget i brug", "Driftschefen"), ("i juni.", ""))
    assert read(*first, *second) == [
        "Status", "Følger planen", "Ansvarlig", "Afløbschefen",
        "Status", "Bassinet er taget i brug", "i juni.", "Ansvarlig", "Driftschefen",
    ]  # fmt: skip


@pytest.mark.parametrize(
    "second",
    [
        [],
        card(600, ("Nået", "Anna"), labels=("Bassinet", "Skolen")),
        [(60.0, 600.0, "Status og ansvarlig står sammen.")],
    ],
    ids=["once", "no labels", "prose"],
)
def test_one_row_of_labels_alone_is_left_as_it_stands(second: list[At]) -> None:
    found = read(*card(700, ("Følger planen", "Afløbschefen")), *second)
    assert found[0].split() == ["Status", "Ansvarlig"]


def test_the_header_of_a_table_is_left_as_it_stands() -> None:
    rows = [("Nået", "Anna"), ("Ikke nået", "Bo")]
    found = read(*card(700, *rows), *card(500, *rows))
    assert [line.split() for line in found[:2]] == [["Status", "Ansvarlig"], ["Nået", "Anna"]]


def test_a_line_that_keeps_to_no_column_ends_the_values() -> None:
    long = "Denne sætning går hen over begge spalter og hører derfor ikke til nogen af dem."
    one = [*card(700, ("Nået", "Anna")), (60.0, 672.0, long)]
    assert read(*one, *card(600, ("Nået", "Bo")))[4] == long


@pytest.mark.parametrize("shades", [True, False], ids=["shaded", "bare"])
def test_cards_without_lines_are_goals_with_all_their_labels(*, shades: bool) -> None:
    style = [*BARE, *(("BACKGROUND", (0, at), (-1, at), colors.lightgrey) for at in (0, 2))]
    rows = [
        ("Måltal", "Indsats", "Ansvarlig"),
        ("60 % cykler", "Nye stier ved tre skoler og en kampagne for alle klasser", "Vejchefen"),
        ("Resultat", "Målopfyldelse", "Frist"),
        ("54 % ved tællingen", "Delvist", "2024"),
    ]
    one = table(rows, style if shades else BARE, (150, 200, 110))
    data = pdf("Målrapport", "<b>Mål 1: Flere cykler</b>", one, "<b>Mål 2: Færre biler</b>", one)
    found = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals
    assert [goal.sections[Kind.GOAL].text for goal in found] == ["Flere cykler", "Færre biler"]
    assert {k.value: s.text for k, s in found[1].sections.items() if s.label} == {
        "target_value": "60 % cykler", "responsible": "Vejchefen", "deadline": "2024",
        "means": "Nye stier ved tre skoler og en kampagne for alle klasser",
        "actual_value": "54 % ved tællingen", "status": "Delvist",
    }  # fmt: skip


def test_values_in_the_middle_below_labels_in_the_middle_are_told_apart() -> None:
    centred = ParagraphStyle("c", BODY, alignment=TA_CENTER)
    rows = [
        ("Måltal", "Indsats", "Frist"),
        (
            "60 % cykler",
            "Nye stier ved tre skoler og en kampagne, hvor alle deltager",
            "1. juli 2024",
        ),
        ("Resultat", "Målopfyldelse", "Ansvarlig"),
        ("54 % ved tællingen i maj", "Delvist", "Vejchefen"),
    ]
    cells = [[Paragraph(text, centred) for text in row] for row in rows]
    one = Table(cells, (150, 200, 110), style=TableStyle(BARE))
    data = pdf("Målrapport", "<b>Mål 1: Flere cykler</b>", one, "<b>Mål 2: Færre biler</b>", one)
    found = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals
    assert sorted(s.text for s in found[1].sections.values() if s.label) == sorted(
        text for row in (rows[1], rows[3]) for text in row
    )
