"""Sheets on paper: cells come from the lines around their words, or from their columns."""

from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table, TableStyle

from goalextract.extract import extract_bytes
from goalextract.layout.areas import AreaReader
from goalextract.layout.grid import paper_cells
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from goalextract.records import Kind
from tests.unit.paper import BARE, BODY, LEVELS, RULED, SHADED, Rows, drawn, pdf, table
from tests.unit.printed import FINDER, Row, rows

HEADING = ParagraphStyle("h", parent=BODY, fontName="Helvetica-Bold", fontSize=12, leading=15)
LONG = "Der er i årets løb ansat to lærere, og der er afholdt kurser for alle. " * 3
ROWS: Rows = [
    ("Serviceområde", "15 Kultur og fritid"),
    ("Mål", "Flere børn skal lære at læse."),
    ("Veje til målet", LONG),
    ("Status for målopfyldelse for hele perioden", LONG),
    ("Opfølgning", "Indsatsen fortsætter."),
]
STYLES = pytest.mark.parametrize(
    "style", [RULED, SHADED, LEVELS, BARE], ids=["ruled", "shaded", "levels", "bare"]
)


def read(data: bytes) -> list[Row]:
    """Return the cells of all pages: kind, label, value with its lines joined by blanks."""
    pages = read_pdf("a.pdf", data, Limits()).pages
    cells = [cell for page in pages for cell in paper_cells(page, FINDER, AreaReader()) or ()]
    assert all(span.box is not None for cell in cells for span in (*cell.value, *cell.label_spans))
    return [(kind, name, value.replace("|", " ")) for kind, name, value in rows(pages, cells)]


@STYLES
def test_labels_and_values_stand_beside_each_other(style: list[object]) -> None:
    found = read(pdf(table(ROWS, style)))
    assert [kind for kind, _, _ in found] == [
        "service_area", "goal", "means", "status", "follow_up",
    ]  # fmt: skip
    assert [value for _, _, value in found] == [value.strip() for _, value in ROWS]


@STYLES
def test_a_row_goes_on_over_the_page(style: list[object]) -> None:
    tall = [("Mål", "Flere læser."), ("Veje til målet", LONG * 20), ("Status", "Nået.")]
    found = read(pdf(table(tall, style)))
    assert [kind for kind, _, _ in found if kind] == ["goal", "means", "status"]
    assert " ".join(v for k, _, v in found if k in (None, "means")) == (LONG * 20).strip()


def test_headings_above_tables_are_bands_in_their_place() -> None:
    found = read(pdf("Målrapport", table(ROWS[1:3]), "En overskrift", table(ROWS[3:])))
    assert [value if name is None else name for _, name, value in found] == [
        "Målrapport", "Mål", "Veje til målet", "En overskrift",
        "Status for målopfyldelse for hele perioden", "Opfølgning",
    ]  # fmt: skip


def test_a_merged_label_heads_all_the_cells_beside_it() -> None:
    merged = table(
        [("Mål", "Flere læser."), ("", "Flere skriver."), ("Status", "Nået.")],
        [*RULED, ("SPAN", (0, 0), (0, 1))],
    )
    assert read(pdf(merged)) == [
        ("goal", "Mål", "Flere læser. Flere skriver."),
        ("status", "Status", "Nået."),
    ]


def test_four_columns_hold_two_labels_a_row() -> None:
    wide = table(
        [("Ansvarlig", "Skolechefen", "Frist", "2014"), ("Mål", "Flere.", "Status", "Nået.")],
        RULED, (80, 150, 80, 150),
    )  # fmt: skip
    assert [name for _, name, _ in read(pdf(wide))] == ["Ansvarlig", "Frist", "Mål", "Status"]


def test_an_empty_value_leaves_its_label_alone() -> None:
    found = read(pdf(table([("Mål", "Flere."), ("Kommentar", ""), ("Status", "Nået.")])))
    assert found[1] == ("comment", "Kommentar", "")


def test_an_empty_label_goes_on_with_the_value_above() -> None:
    found = read(pdf(table([("Mål", "Flere læser."), ("", "Flere skriver."), ("Status", "Nået.")])))
    assert found[1] == (None, None, "Flere skriver.")


def test_tables_without_lines_may_have_columns_of_their_own() -> None:
    found = read(pdf(table(ROWS, BARE, (120, 350)), table(ROWS, BARE, (170, 300))))
    assert [kind for kind, _, _ in found] == [
        "service_area",
        "goal",
        "means",
        "status",
        "follow_up",
    ] * 2


def test_a_page_of_prose_is_no_sheet() -> None:
    pages = read_pdf("a.pdf", pdf(LONG, LONG), Limits()).pages
    assert paper_cells(pages[0], FINDER, AreaReader()) is None


def test_white_shading_parts_nothing() -> None:
    white = [*BARE, ("BACKGROUND", (0, 0), (-1, -1), colors.white)]
    assert [kind for kind, _, _ in read(pdf(table(ROWS, white)))][1:3] == ["goal", "means"]


@STYLES
def test_labels_that_a_narrow_column_breaks_are_known_though_they_take_most_lines(
    style: list[object],
) -> None:
    short = [
        ("SERVICEOMR<br/>ÅDE", "Kultur"),
        ("UDVIKLINGS<br/>MÅL", "Flere læser."),
        ("STATUS FOR<br/>MÅLET", "Nået."),
        ("KILDE OG<br/>KOMMENTAR", "Der er ansat to lærere."),
    ]
    found = read(pdf(table(short, style)))
    assert [kind for kind, _, _ in found] == ["service_area", "goal", "status", "comment"]
    assert [value for _, _, value in found] == [value for _, value in short]


def test_a_short_heading_is_one_though_it_is_little_larger_than_the_labels() -> None:
    head = Paragraph("35 Plan", BODY.clone("h", fontSize=10.6))
    found = read(pdf(table(ROWS[1:], BARE), head, table(ROWS[1:], BARE)))
    assert [row for row in found if row[2] == "35 Plan"] == [(None, None, "35 Plan")]


def test_the_authoritys_name_above_the_labels_is_none() -> None:
    found = read(pdf(table([("Aaby Kommune", ""), *ROWS[:2], *ROWS[4:]], BARE)))
    assert found[0] == (None, None, "Aaby Kommune")


def test_a_heading_in_bold_that_opens_as_a_label_does_is_no_label() -> None:
    sheets = [
        [("Område", "12 Integration"), ("Mål", "Flere går."), ("Indsats", "Vi bygger.")],
        [("Område", "13 Sundhed"), ("Mål", "Flere cykler."), ("Indsats", "Vi går.")],
    ]
    names = ("Resultatkrav 2: Selvforsørgelse", "Ventetid på genoptræning")
    story = [
        part
        for name, rows in zip(names, sheets, strict=True)
        for part in (f"<b>{name}</b>", table(rows))
    ]
    goals = extract_bytes("a.pdf", pdf(*story), latest_year=2030).validated.report.goals
    assert [goal.sections[Kind.GOAL].text for goal in goals] == ["Flere går.", "Flere cykler."]
    assert not any(Kind.SUCCESS_CRITERION in goal.sections for goal in goals)


def test_labels_that_lines_part_from_their_values_are_no_headed_prose() -> None:
    rows = [("MÅLSÆTNING", "Flere går."), ("STATUS PÅ MÅLSÆTNINGEN", "Nået."), ("TILTAG", "Stier.")]
    story = [part for name in ("Kultur", "Vej", "Park") for part in (name, table(rows, RULED))]
    found = extract_bytes("a.pdf", pdf(*story), latest_year=2030)
    assert {name for _, name in found.explanation.page_layouts} == {"cells on paper"}


CARD: Rows = [
    ("Mål", "En planlagt tur er en kørt tur"),
    ("Krav 2016", "Højst 4 ud af 10.000 ture udgår"),
    ("Måles ved", "Operatørernes indberetning"),
    ("1. halvår", "3,1 ud af 10.000"),
    ("Status for målopfyldelse", LONG),
]


@pytest.mark.parametrize("rule", [True, False], ids=["ruled", "bare"])
def test_right_aligned_labels_each_head_the_value_on_their_own_line(rule: bool) -> None:
    right = ParagraphStyle("r", BODY, alignment=TA_RIGHT)
    cells = [[Paragraph(a, right), Paragraph(b, BODY)] for a, b in CARD]
    lines = [("LINEAFTER", (0, 0), (0, -1), 0.75, colors.black)] if rule else []
    sheet = Table(cells, [120, 340], style=TableStyle([*BARE, *lines]))
    found = [(name, value) for _, name, value in read(pdf(sheet))]
    assert found == [(label, value.strip()) for label, value in CARD]


def test_a_label_on_two_lines_heads_the_value_beside_both() -> None:
    found = read(
        pdf(table([("Mål", "Flere."), ("Status for målopfyldelse", LONG)], BARE, (90, 380)))
    )
    assert [(name, value) for _, name, value in found] == [
        ("Mål", "Flere."),
        ("Status for målopfyldelse", LONG.strip()),
    ]


def headed_sheets(*labels: str, numbered: bool) -> bytes:
    """Return borderless sheets below headings, which count them or not."""
    texts = {"Mål": "Alle skal læse.", "Indsats": "Nye bøger.", "Status": "Det går godt."}
    story: list[Any] = []
    for number, name in enumerate(("Flere læser", "Flere cykler", "Flere svømmer"), start=1):
        story.append(Paragraph(f"{number}. {name}" if numbered else name, HEADING))
        story.append(table([(label, texts[label]) for label in labels], BARE))
    return pdf("Virksomhedsplan 2019", *story)


@pytest.mark.parametrize(
    ("labels", "numbered", "kind"),
    [
        (("Mål", "Status"), True, "focus_area"),
        (("Mål", "Status"), False, "focus_area"),
        (("Indsats", "Status"), True, "goal"),
    ],
)
def test_a_heading_of_each_sheet_is_its_own(
    labels: tuple[str, ...], numbered: bool, kind: str
) -> None:
    data = headed_sheets(*labels, numbered=numbered)
    goals = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals
    heads = [goal.sections[Kind(kind)].text for goal in goals]
    assert heads == ["Flere læser", "Flere cykler", "Flere svømmer"]
    assert [goal.number for goal in goals] == (["1", "2", "3"] if numbered else [None] * 3)


def test_a_label_in_small_letters_has_its_own_value_below_a_listed_one() -> None:
    goal = [
        ("Vi vil", "have færre vikarer, som beboerne ikke kender"),
        ("fordi", "beboere bliver urolige, når der kommer nye ansigter"),
        ("Det gør vi", "fast afløserkorps i alle huse"),
        ("Det virker, når", "hver anden vikar er kendt i huset"),
    ]
    found = read(pdf(table(goal * 2, BARE)))
    assert [name for _, name, _ in found] == [name for name, _ in goal] * 2
    assert [kind for kind, _, _ in found[:2]] == ["goal", "challenge"]


def test_the_rest_of_a_label_in_small_letters_stays_with_it() -> None:
    story = table([("Status for<br/>målet", "Nået.<br/>Alle læser nu."), ("Mål", "Flere.")], BARE)
    assert [name for _, name, _ in read(pdf(story))] == ["Status for målet", "Mål"]


def test_a_column_of_many_labels_in_one_shade_is_read_line_by_line() -> None:
    asked = [
        ("Hvad vil vi opnå?", "Flere cykler til skole"),
        ("Hvad gør vi for at nå målet?", "Nye stier ved tre skoler og en kampagne i foråret."),
        ("Hvordan går det med målet?", "54 % cyklede ved tællingen i maj."),
        ("Målet nået?", "Delvist"),
    ]
    shade = ("BACKGROUND", (0, 0), (0, -1), colors.lightgrey)
    one = table(asked, [*BARE, shade], (90, 360))
    data = pdf("<b>Mål 1</b>", one, "<b>Mål 2</b>", one)
    found = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals
    assert [sorted(s.text for s in goal.sections.values()) for goal in found] == [
        sorted(value for _, value in asked)
    ] * 2


def test_cells_that_open_with_a_label_of_their_own_stand_side_by_side() -> None:
    own = [
        ("<b>Måltal</b><br/>60 % cykler", "<b>Status</b><br/>54 % cyklede"),
        ("<b>Indsats</b><br/>Nye stier ved tre skoler", "<b>Ansvarlig</b><br/>Vejchefen"),
    ]
    found = read(pdf(table(own, RULED, (230, 230))))
    assert [(name, value) for _, name, value in found] == [
        ("Måltal", "60 % cykler"), ("Status", "54 % cyklede"),
        ("Indsats", "Nye stier ved tre skoler"), ("Ansvarlig", "Vejchefen"),
    ]  # fmt: skip


def test_a_goals_number_behind_its_label_in_a_heading_is_no_part_of_the_goal() -> None:
    story = [
        part
        for number, name in enumerate(("Flere cykler", "Færre biler"), start=1)
        for part in (
            f"<b>Mål {number}. {name}</b>",
            table([("Indsats", "Stier"), ("Status", "Nået")]),
        )
    ]
    found = extract_bytes("a.pdf", pdf(*story), latest_year=2030).validated.report.goals
    assert [(goal.number, goal.sections[Kind.GOAL].text) for goal in found] == [
        ("1", "Flere cykler"), ("2", "Færre biler"),
    ]  # fmt: skip


def placed(*columns: tuple[float, Rows], top: float = 760, step: float = 26) -> bytes:
    """Return a page of rows below each other, each table's values at a place of their own."""
    lines: list[tuple[float, float, str]] = []
    y = top
    for x, own in columns:
        for name, value in own:
            lines += [(60, y, name), (x, y, value)] if name else [(x, y, value)]
            y -= step
    return drawn(lines)


def test_a_table_between_others_may_have_a_column_of_its_own_though_all_rows_stand_apart() -> None:
    wide = [("Mål", "Flere læser."), ("Indsats", "Nye bøger."), ("Status", "Nået."), ("", "Godt.")]
    narrow = [*wide[:3], ("", "Skolerne bruger deres egne bøger."), ("", "Alle læser nu.")]
    found = read(placed((220, wide), (140, narrow), (222, wide)))
    statuses = [value for kind, _, value in found if kind == "status"]
    own = "Nået. Skolerne bruger deres egne bøger. Alle læser nu."
    assert statuses == ["Nået. Godt.", own, "Nået. Godt."]


def test_the_rest_of_a_table_above_another_keeps_its_column_though_one_label_is_left() -> None:
    rest = [("", "og flere bøger på hylden."), ("Status", "Det er aftalt:"), ("", "at købe bøger,")]
    below = [("Mål", "Flere cykler."), ("Indsats", "Nye stier."), ("Status", "Alt er nået.")]
    found = read(placed((190, [*rest, ("", "at læse dem.")]), (206, below)))
    values = [value for kind, _, value in found if kind in ("status", "goal")]
    assert values[:2] == ["Det er aftalt: at købe bøger, at læse dem.", "Flere cykler."]


def test_a_year_below_a_label_is_its_end_whatever_stands_beside_it() -> None:
    values = [("Status på målet", "Klubben er åben."), ("2015", "Der er indmeldt ti børn.")]
    above = [("Mål", "En klub åbner.")]
    lines = [*above, *values]
    found = read(placed((220, lines), step=12))
    assert found[-1] == (
        "status",
        "Status på målet 2015",
        "Klubben er åben. Der er indmeldt ti børn.",
    )


@pytest.mark.parametrize(
    "lines",
    [("OPFØLGNING PÅ UDVALGETS PEJLEMÆRKER FOR 2012",), ("OPFØLGNING PÅ PEJLEMÆRKER", "FOR 2012")],
)
def test_a_label_s_word_in_a_title_in_capitals_heads_nothing(lines: tuple[str, ...]) -> None:
    title = [Paragraph(line, HEADING) for line in lines]
    found = read(pdf(*title, table(ROWS)))
    assert not any(kind == "focus_area" for kind, _, _ in found)
