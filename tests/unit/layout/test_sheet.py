"""Label column beside value column, and labels on lines, become cells with their own values."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.doubt import Doubt
from goalextract.extract import extract_bytes
from goalextract.layout.cells import UNSURE_END, Cell
from goalextract.layout.rows import ODD_COLUMN
from goalextract.layout.sheet import (
    column_cells,
    line_cells,
    value_column,
)
from goalextract.profiles.standing import standing_labels
from goalextract.records import Kind
from tests.unit.printed import FINDER, Row, label, page, rows

PLAIN = """\
Serviceområde       15 Kultur
Mål                 Flere læser, og
                    alle går til bøger.
Status              Det går godt.
"""
COLUMNS = "Mål                 Flere.\nStatus              Nej.\n"


def cells(text: str) -> tuple[Cell, ...]:
    here = page(text)
    column = value_column(here, FINDER)
    assert column is not None
    return column_cells(here, FINDER, column)


def read(text: str) -> list[Row]:
    return rows([page(text)], cells(text))


def doubts(text: str, printed: str) -> tuple[Doubt, ...]:
    return next(c.doubts for c in cells(text) if c.label is not None and c.label.printed == printed)


def test_each_label_has_the_value_beside_it() -> None:
    assert read(PLAIN) == [
        ("service_area", "Serviceområde", "15 Kultur"),
        ("goal", "Mål", "Flere læser, og|alle går til bøger."),
        ("status", "Status", "Det går godt."),
    ]
    assert not any(cell.doubts or cell.is_band for cell in cells(PLAIN))


@pytest.mark.parametrize("indent", ["", " ", "      "])
@pytest.mark.parametrize("gap", [2, 5, 20])
def test_the_columns_may_stand_anywhere(indent: str, gap: int) -> None:
    labels = ("Serviceområde", "Mål", "Status")
    width = max(map(len, labels)) + gap
    values = ("15 Kultur", "Flere læser.", "Nået.")
    text = "\n".join(
        indent + name.ljust(width) + value for name, value in zip(labels, values, strict=True)
    )
    assert [row[1:] for row in read(text)] == list(zip(labels, values, strict=True))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Flere læser, og alle går til bøger.",
        "Mål: Flere læser.\nStatus: Nået.",
        "Mål\nFlere læser.\nStatus\nNået.",
        "2013   12   34\n2014   13   35\n2015   14   36",
        "Hold              12\nElever            34\nKlasser           35\nLærere            4",
    ],
)
def test_prose_labels_on_lines_and_figures_are_no_label_and_value_columns(text: str) -> None:
    assert value_column(page(text), FINDER) is None


@pytest.mark.parametrize(
    ("text", "printed", "value"),
    [
        (
            (
                "Mål                 Flere læser.\n"
                "Status for          Det går\n"
                "målopfyldelse       godt.\n"
                "Kommentar           Ingen."
            ),
            "Status for målopfyldelse",
            "Det går|godt.",
        ),
        (
            (
                "Mål                 Flere læser.\n"
                "Opfølgning på       Det går godt.\n"
                "målopfyldelse\n"
                "2014\n"
                "Kommentar           Ingen."
            ),
            "Opfølgning på målopfyldelse 2014",
            "Det går godt.",
        ),
        (
            (
                "Mål                 Flere læser.\n"
                "Status for          Det går\n"
                "målopfyldelse       i alle\n"
                "                    byer\n"
                "                    godt.\n"
                "Kommentar           Ingen."
            ),
            "Status for målopfyldelse",
            "Det går|i alle|byer|godt.",
        ),
    ],
)
def test_a_label_may_take_several_lines(text: str, printed: str, value: str) -> None:
    assert [row[1:] for row in read(text)] == [
        ("Mål", "Flere læser."),
        (printed, value),
        ("Kommentar", "Ingen."),
    ]


@pytest.mark.xfail(reason="a label that a hyphen cuts at its line's end is not known")
def test_a_label_may_be_cut_by_a_hyphen() -> None:
    text = (
        "Mål                 Flere læser.\nStatus for mål-     Det går\nopfyldelse          godt."
    )
    assert read(text)[1] == ("status", "Status for målopfyldelse", "Det går|godt.")
    assert doubts(text, "Status for målopfyldelse") == ()


def test_a_label_may_stand_in_the_middle_of_its_block() -> None:
    text = (
        "Mål                 Flere læser.\n"
        "\n"
        "                    Det går godt\n"
        "Status              i alle byer\n"
        "                    og her.\n"
        "\n"
        "                    Ingen, da\n"
        "Kommentar           alt er sagt."
    )
    assert [row[1:] for row in read(text)] == [
        ("Mål", "Flere læser."),
        ("Status", "Det går godt|i alle byer|og her."),
        ("Kommentar", "Ingen, da|alt er sagt."),
    ]


@pytest.mark.xfail(reason="without blank rows the first lines go to the label above, unflagged")
def test_a_block_around_its_label_that_no_blank_row_parts_is_doubted() -> None:
    text = (
        "Mål                 Flere læser.\n"
        "                    Det går godt\n"
        "Status              i alle byer\n"
        "                    og her.\n"
        "Kommentar           Ingen."
    )
    assert doubts(text, "Mål")
    assert doubts(text, "Status")


@pytest.mark.parametrize("blanks", ["\n", "\n\n", "\n \n\t\n"])
def test_blank_rows_between_rows_and_within_values_change_nothing(blanks: str) -> None:
    lines = PLAIN.replace(" og\n", " og\n" + blanks).replace("\nStatus", "\n" + blanks + "Status")
    assert read(lines) == read(PLAIN)


def test_a_label_without_a_value_is_an_empty_cell() -> None:
    text = "Mål                 Flere læser.\nStatus\nKommentar           Nej."
    assert read(text)[1] == ("status", "Status", "")


def test_a_value_without_a_label_at_the_top_goes_on_from_the_page_before() -> None:
    text = "                    og går til bøger.\n" + COLUMNS
    assert read(text)[0] == (None, None, "og går til bøger.")


def test_a_text_in_the_label_column_is_a_label_although_nobody_listed_it() -> None:
    text = "Mål                 Flere læser.\nBorgernes stemme    God.\nStatus              Nået."
    assert read(text)[1] == (None, "Borgernes stemme", "God.")
    assert doubts(text, "Mål") == ()


def test_a_line_across_both_columns_is_a_band_that_ends_the_value() -> None:
    text = (
        "Mål                 Flere læser.\n"
        "Kulturudvalgets område i korte træk for alle\n"
        "Status              Det går godt."
    )
    assert read(text) == [
        ("goal", "Mål", "Flere læser."),
        (None, None, "Kulturudvalgets område i korte træk for alle"),
        ("status", "Status", "Det går godt."),
    ]
    assert [cell.is_band for cell in cells(text)] == [False, True, False]


def test_a_line_across_with_a_label_in_it_is_a_row() -> None:
    text = (
        "Budget 2015 Serviceområde 15: Kultur og fritid i byen\n"
        "Mål                 Flere læser.\n"
        "Status              Det går godt."
    )
    assert read(text)[0] == ("service_area", "Serviceområde", "15: Kultur og fritid i byen")


def test_a_line_across_in_small_letters_goes_on_with_the_value_and_is_doubted() -> None:
    text = (
        "Mål                 Flere læser\n"
        "og cykler hver dag hele året rundt i byen\n"
        "Status              God.\n"
        "Kommentar           Nej."
    )
    assert read(text)[0][2] == "Flere læser|og cykler hver dag hele året rundt i byen"
    assert doubts(text, "Mål") == (ODD_COLUMN,)


def test_the_value_may_start_a_character_early_or_late() -> None:
    text = (
        "Mål                 Flere læser.\n"
        "Status               Det går.\n"
        "Kommentar          Nej.\n"
        "Frist               Maj."
    )
    assert [row[2] for row in read(text)] == ["Flere læser.", "Det går.", "Nej.", "Maj."]


def test_a_tab_parts_label_and_value() -> None:
    text = "Mål                 Flere læser.\nStatus\tGod.\nKommentar           Nej."
    assert read(text)[1] == ("status", "Status", "God.")


def test_noise_is_in_no_cell() -> None:
    here = page("Kulturrapport\n" + PLAIN + "Side 1", noise=["Kulturrapport", "Side 1"])
    column = value_column(here, FINDER)
    assert column is not None
    assert rows([here], column_cells(here, FINDER, column)) == read(PLAIN)


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["Mål", "Status", "Kommentar", "", "Borgernes stemme", "Status for"]),
            st.sampled_from(["Flere læser.", "", "og går", "15 Kultur", "Mål", "x" * 60]),
            st.sampled_from([20, 20, 20, 19, 23, 0]),
        ),
        max_size=12,
    )
)
def test_every_character_of_a_page_is_in_one_cell(
    lines: list[tuple[str, str, int]],
) -> None:
    text = "\n".join(name.ljust(width) + value for name, value, width in lines)
    here = page(text)
    column = value_column(here, FINDER)
    if column is None:
        return
    spans = [
        span
        for cell in column_cells(here, FINDER, column)
        for span in (*cell.label_spans, *cell.value)
    ]
    held = [i for span in spans for i in range(span.start, span.end)]
    assert len(held) == len(set(held))
    assert {i for i, c in enumerate(text) if not c.isspace()} <= set(held)


# -- labels on lines ------------------------------------------------------------------------


def on_lines(text: str) -> list[Row]:
    here = page(text)
    return rows([here], line_cells(here, standing_labels(FINDER, {1: text})[1]))


@pytest.mark.parametrize(
    "text",
    [
        "Mål\nFlere\nlæser.\nStatus\nNået.",
        "Mål: Flere\nlæser.\nStatus: Nået.",
        "Mål:\n\nFlere\nlæser.\n\nStatus:\n\nNået.\n",
        "- Mål: Flere\nlæser.\n- Status: Nået.",
        "1. Mål\nFlere\nlæser.\n2. Status\nNået.",
        "Mål\tFlere\nlæser.\nStatus\tNået.",
    ],
)
def test_a_label_has_the_lines_up_to_the_next(text: str) -> None:
    assert on_lines(text) == [("goal", "Mål", "Flere|læser."), ("status", "Status", "Nået.")]


def test_text_before_the_first_label_is_a_cell_without_one() -> None:
    assert on_lines("og går til bøger.\nStatus: Nået.\nMål: Flere.")[0] == (
        None,
        None,
        "og går til bøger.",
    )


def test_a_page_without_labels_is_one_cell() -> None:
    assert on_lines("Flere læser.\n\nMange går.") == [(None, None, "Flere læser.|Mange går.")]
    assert on_lines("") == []


def test_a_few_words_before_the_label_on_its_line_are_part_of_the_heading() -> None:
    goals = "Mål: Flere.\nStatus: Nået.\n"
    text = (
        f"Budget 2015 Serviceområde 15: Kultur\n{goals}Budget 2015 Serviceområde 20: Natur\n{goals}"
    )
    assert on_lines(text) == [
        ("service_area", "Serviceområde", "15: Kultur"),
        ("goal", "Mål", "Flere."),
        ("status", "Status", "Nået."),
        ("service_area", "Serviceområde", "20: Natur"),
        ("goal", "Mål", "Flere."),
        ("status", "Status", "Nået."),
    ]


def test_an_unlisted_label_and_the_value_before_one_that_stands_once_are_doubted() -> None:
    text = "Mål: Flere.\nStemning: God.\nStatus: Nået."
    known = standing_labels(FINDER, {1: text})[1]
    start = text.index("Stemning")
    new = label(None, "Stemning:", start, is_known=False)
    once = type(new)((), "stemning", "Stemning", start, start + 9, is_known=False, recurs=False)
    for unlisted, before in ((new, ()), (once, (UNSURE_END,))):
        found = line_cells(page(text), (known[0], unlisted, known[1]))
        assert found[0].doubts == before
        assert found[2].doubts == ()


def lines(text: str) -> list[Row]:
    here = page(text)
    return rows([here], line_cells(here, standing_labels(FINDER, {1: text})[1]))


@pytest.mark.parametrize(
    ("text", "area", "below"),
    [
        ("Serviceområde 15 Kultur\nFlere læser\nMål\nAlle.\n", "15 Kultur", "Flere læser"),
        ("Serviceområde\n15 Kultur\nFlere læser\nMål\nAlle.\n", "15 Kultur", "Flere læser"),
        ("Serviceområde 15 Kultur og\nFritid\nMål\nAlle.\n", "15 Kultur og|Fritid", None),
    ],
)
def test_a_line_below_a_service_area_is_not_of_it(text: str, area: str, below: str | None) -> None:
    found = lines(text)
    assert found[0] == ("service_area", "Serviceområde", area)
    assert [value for kind, _, value in found if kind is None] == ([below] if below else [])


def test_a_date_with_nothing_below_it_is_the_deadlines_value() -> None:
    assert lines("Mål\nFlere.\nFrist 2013\nStatus\nNået.\n")[1] == ("deadline", "Frist", "2013")


def test_a_heading_keeps_its_year_out_of_the_service_area() -> None:
    found = read("Serviceområde Børn og skole - Målopfølgning 2023\n" + COLUMNS)
    assert found[0] == ("service_area", "Serviceområde", "Børn og skole")


def test_a_title_over_the_columns_is_no_row() -> None:
    found = read("STATUS PÅ VORE MÅL FOR 2023\nServiceområde       15 Kultur\n" + COLUMNS)
    assert [kind for kind, _, _ in found] == [None, "service_area", "goal", "status"]


def test_a_heading_too_short_to_reach_the_values_is_a_row_of_its_own() -> None:
    text = f"{COLUMNS}Mål 3: Læsning\n{COLUMNS}"
    assert read(text)[2] == ("goal", "Mål", "Læsning")


def test_a_numbered_heading_whose_space_is_at_the_cut_is_not_parted() -> None:
    text = f"{COLUMNS}Mål 2: Byen ud til folk\n{COLUMNS}"
    assert read(text)[2] == ("goal", "Mål", "Byen ud til folk")


@pytest.mark.parametrize("value", ["anden onsdag.", "Salen er malet."])
def test_a_pages_first_value_line_above_a_blank_line_goes_on_from_the_page_above(
    value: str,
) -> None:
    text = f"\n\n                    {value}\nStatus              Nået.\n"
    here = page(text, number=2)
    found = rows([here], column_cells(here, FINDER, 20))
    assert found == [(None, None, value), ("status", "Status", "Nået.")]


def test_unlisted_labels_right_below_each_other_are_two() -> None:
    sheet = (
        "Zebraområde        38 Borgerservice\n"
        "Elefantønske       Flere borgere betjener sig selv\n"
        "                   inden udgangen af 2014.\n"
        "Status for         Målet er nået.\n"
        "målopfyldelsen\n"
        "Indsats            Kurser på biblioteket.\n"
    )
    report = extract_bytes("a.txt", f"{sheet}\n\n{sheet}".encode(), latest_year=2030)
    printed = {
        section.label
        for goal in report.validated.report.goals
        for section in goal.sections.values()
    }
    assert {"Zebraområde", "Elefantønske", "Status for målopfyldelsen"} <= printed


def test_a_title_on_two_lines_that_a_blank_parts_by_chance_is_no_label() -> None:
    sheet = (
        "Mål                Flere borgere cykler.\n"
        "Indsats            Nye stier ved {}.\n"
        "Status             Målet er nået.\n"
    )
    title = "Nordby Kommune\nMålopfølgning 2014 for Teknisk Udvalg\n\n"
    text = f"{title}{sheet.format('Søvej')}\n{sheet.format('Åen')}"
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    printed = [section.label for goal in report.goals for section in goal.sections.values()]
    assert printed == ["Mål", "Indsats", "Status"] * 2


ASKED = """\
Bedre indkøb
  Hvad ønsker vi at      Flere aftaler.
  opnå?
  Hvad vil vi gøre for   Besøg hos de største.
  at nå målet?
  Hvor tæt er vi på      Det går godt.
  målet?

Ny hjemmeside
  Hvad ønsker vi at      Færre ord.
  opnå?
"""


def test_labels_that_ask_over_two_lines_make_a_label_column() -> None:
    found = read(ASKED)
    assert [kind for kind, _, _ in found if kind] == ["goal", "means", "status", "goal"]
    assert next(value for kind, _, value in found if kind) == "Flere aftaler."


def test_a_line_left_of_the_labels_with_no_value_is_a_heading() -> None:
    assert [cell.is_band for cell in cells(ASKED)] == [True, False, False, False, True, False]
    assert read(ASKED)[4][2] == "Ny hjemmeside"


def test_two_columns_of_labels_and_values_are_no_table() -> None:
    goal = (
        "Indsatsområde   {}\n\nMål             Flere.\n\n"
        "Indsatser       Nye bøger.\n\nStatus          Nået.\n\n"
    )
    text = "Opfølgning 2020\n\n" + goal.format("Mad til alle") + goal.format("Bedre luft")
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    assert [goal.focus_area for goal in report.goals] == ["Mad til alle", "Bedre luft"]


def test_words_alone_between_blank_lines_above_a_goal_are_its_heading_in_a_label_column() -> None:
    sheet = (
        "Mål                  Flere indbyggere i kommunen ved årets udgang\n\n"
        "Status               Vi er blevet 250 flere\n\n\n"
    )
    text = f"Målblade 2012\n\n\nTILFLYTNING\n\n\n{sheet}INDKØB\n\n\n{sheet}"
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    areas = [
        {s.text for k, s in goal.sections.items() if k in (Kind.SERVICE_AREA, Kind.FOCUS_AREA)}
        for goal in report.goals
    ]
    assert areas == [{"TILFLYTNING"}, {"INDKØB"}]
