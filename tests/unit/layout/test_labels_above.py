"""Rows of labels in drawn cells head the values in the row below them."""

from goalextract.extract import extract_bytes
from goalextract.layout.areas import AreaReader
from goalextract.layout.grid import are_drawn, paper_cells
from goalextract.reading.pdf import read_pdf
from goalextract.reading.sniff import Limits
from goalextract.records import Kind
from tests.unit.paper import RULED, Rows, pdf, table
from tests.unit.printed import FINDER, rows

WIDTHS = (150, 150, 150)
BAND = [*RULED, ("SPAN", (0, 0), (-1, 0))]
FIRST: Rows = [
    ("A1 Flere unge i uddannelse", "", ""),
    ("Succeskriterium", "Indsats", "Udgangspunkt 2018"),
    ("Mindst 30 %", "Nyt hold", "24 %"),
    ("Resultat 2019", "Målopfyldelse", "Bemærkning"),
    ("31 %", "Opfyldt", ""),
]
SECOND: Rows = [("A2 Ingen er ledig længe", "", ""), *FIRST[1:]]


def read(*tables: Rows) -> list[tuple[str | None, str]]:
    pages = read_pdf("a.pdf", pdf(*(table(each, BAND, WIDTHS) for each in tables)), Limits()).pages
    cells = [cell for page in pages for cell in paper_cells(page, FINDER, AreaReader()) or ()]
    assert not are_drawn([cells])
    return [(label, value) for _, label, value in rows(pages, cells)]


def test_each_label_heads_the_value_below_it() -> None:
    one = [
        ("Succeskriterium", "Mindst 30 %"), ("Indsats", "Nyt hold"), ("Udgangspunkt 2018", "24 %"),
        ("Resultat 2019", "31 %"), ("Målopfyldelse", "Opfyldt"), ("Bemærkning", ""),
    ]  # fmt: skip
    assert read(FIRST, SECOND) == [
        (None, "A1 Flere unge i uddannelse"), *one, (None, "A2 Ingen er ledig længe"), *one,
    ]  # fmt: skip


def test_a_card_is_a_goal_and_its_band_states_it() -> None:
    data = pdf(*(table(each, BAND, WIDTHS) for each in (FIRST, SECOND)))
    found = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals
    assert [goal.number for goal in found] == ["A1", "A2"]
    assert [goal.sections[Kind.GOAL].text for goal in found] == [
        "Flere unge i uddannelse", "Ingen er ledig længe",
    ]  # fmt: skip
    assert found[0].sections[Kind.ACTUAL_VALUE].text == "31 %"


def test_words_of_a_label_that_head_nothing_above_the_first_goal_are_a_title() -> None:
    sheets = [table([("Mål", "Flere læser nu."), ("Status", "Målet er nået.")]) for _ in range(2)]
    data = pdf("Kontraktmål 2016", "KM1 Rettidighed", sheets[0], "KM2 Tilfredshed", sheets[1])
    found = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals
    assert [(g.number, g.focus_area) for g in found] == [
        ("KM1", "Rettidighed"), ("KM2", "Tilfredshed"),
    ]  # fmt: skip


def test_labels_over_the_whole_width_head_the_row_below_them_too() -> None:
    def card(number: int) -> Rows:
        return [
            (f"<b>Mål {number}: Flere cykler til skole</b>", ""),
            ("Udfordring", ""), ("Mange kører i bil.", ""),
            ("Status", "Ansvarlig"), ("Delvist", "Vejchefen"),
        ]  # fmt: skip

    style = [*RULED, *(("SPAN", (0, at), (1, at)) for at in range(3))]
    data = pdf(*(table(card(number), style, (230, 230)) for number in (1, 2)))
    found = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals
    assert [goal.number for goal in found] == ["1", "2"]
    assert {k.value: s.text for k, s in found[1].sections.items()} == {
        "goal": "Flere cykler til skole", "challenge": "Mange kører i bil.", "status": "Delvist",
        "responsible": "Vejchefen",
    }  # fmt: skip
