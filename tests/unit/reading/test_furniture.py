"""Running heads, feet and page numbers are told from what pages say."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.document import Form, NoiseKind
from goalextract.reading.furniture import mark_furniture

LABELS = re.compile(r"Opfølgning|Status|Serviceområde|Mål", re.IGNORECASE)


def noise(*pages: str) -> list[list[tuple[NoiseKind, str]]]:
    marked = mark_furniture(pages, Form.PLAIN, LABELS)
    return [[(n.kind, page.text[n.span.start : n.span.end]) for n in page.noise] for page in marked]


def test_what_recurs_at_the_edges_of_pages_is_a_running_head() -> None:
    assert noise("Fjordby\nEt\nTo\nTre\nFire", "Fjordby\nFem\nSeks\nSyv\nOtte") == [
        [(NoiseKind.HEADER, "Fjordby")],
        [(NoiseKind.HEADER, "Fjordby")],
    ]


def test_a_label_that_recurs_is_none() -> None:
    head = "Serviceområde 15 Kultur\n"
    assert noise(f"{head}Et\nTo\nTre\nFire", f"{head}Fem\nSeks\nSyv\nOtte") == [[], []]


@pytest.mark.parametrize(
    "opening",
    [
        "Opfølgning på målene for 2017 for Socialudvalgets områder",
        "Opfølgning på målene for 2017 for\nSocialudvalgets områder",
    ],
)
def test_the_title_over_a_later_page_is_a_running_head_though_label_words_open_it(
    opening: str,
) -> None:
    title = opening.replace("\n", " ")
    found = noise(f"{opening}\nEt\nTo\nTre\nFire", f"{title}\nFem\nSeks\nSyv\nOtte")
    assert found[0] == []
    assert found[1] == [(NoiseKind.HEADER, title)]


@pytest.mark.parametrize("line", ["Serviceområde 15 Kultur og fritid 2017", "Mål: Alle i 2017"])
def test_a_label_with_its_value_is_no_title(line: str) -> None:
    assert noise(f"{line}\nEt\nTo\nTre\nFire", f"{line}\nFem\nSeks\nSyv\nOtte") == [[], []]


def test_who_reports_and_the_year_over_one_page_is_a_running_head() -> None:
    found = noise("Et\nTo\nTre\nFire", "Fjordby Kommune - opfølgning 2013\nsom går videre\nSyv\nNi")
    assert found[1] == [(NoiseKind.HEADER, "Fjordby Kommune - opfølgning 2013")]


@given(st.lists(st.text(alphabet="aB 12\n", max_size=40), max_size=4))
def test_noise_lies_within_its_page(pages: list[str]) -> None:
    for page in mark_furniture(pages, Form.PLAIN):
        assert all(0 <= n.span.start < n.span.end <= len(page.text) for n in page.noise)


def test_a_label_of_two_lines_that_recurs_is_none() -> None:
    labels = re.compile(r"Kommunens\s+område")
    pages = ("Kommunens\nområde\nEt\nTo\nTre", "Kommunens\nområde\nFem\nSeks\nSyv")
    assert not any(page.noise for page in mark_furniture(pages, Form.PLAIN, labels))


def test_who_reports_apart_at_a_pages_foot_is_no_value() -> None:
    found = noise("Titel\n\nEt\nTo", "Tre\nFire\nFem\nMål er nået.\n\nAaby Kommune")
    assert found == [[], [(NoiseKind.FOOTER, "Aaby Kommune")]]


def test_it_is_a_value_where_it_follows_text() -> None:
    assert noise("Titel\n\nEt\nTo", "Tre\nFire\nFem\nAnsvarlig\nAaby Kommune") == [[], []]


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ("Nr. | Tema | Vurdering", ["1 | Veje | God", "2 | Stier | Ringe", "3 | Broer | God"]),
        ("|Nr.|Tema|God|", ["|---+----+---|", "|1|Veje|God|", "|2|Stier|Nej|", "|3|Broer|Ja|"]),
        ("Nr.\tTema\tVurdering", ["1\tVeje\tGod", "2\tStier\tRinge", "3\tBroer\tGod"]),
        ("Nr.   Tema    Vurdering", ["1     Veje    God", "2     Stier   Ringe", "3   Broer"]),
    ],
)
def test_a_line_parted_as_those_below_it_heads_their_columns(head: str, rows: list[str]) -> None:
    text = "\n".join([head, *rows])
    assert noise(text, text.replace("Broer", "Pladser")) == [[], []]


def test_a_parted_line_above_prose_is_a_running_head() -> None:
    body = "Et langt afsnit\nom veje\nog om stier\ni kommunen"
    found = noise(f"Søby | Mål | 2014\n{body}", f"Søby | Mål | 2014\n{body[::-1]}")
    assert [[text for _, text in here] for here in found] == [["Søby | Mål | 2014"]] * 2


REPORT = "Mål\nFlere læser.\nStatus\nNået."


@pytest.mark.parametrize("gap", ["\n", "\n\n"])
@pytest.mark.parametrize("foot", ["Side 4 af 11", "- 4 -", "s. 22", "side 4/11"])
def test_a_page_cut_out_of_a_report_ends_in_its_number_there(gap: str, foot: str) -> None:
    assert noise(f"{REPORT}{gap}{foot}") == [[(NoiseKind.PAGE_NUMBER, foot)]]


@pytest.mark.parametrize("foot", ["22     Kvalitetsrapport 2014", "Rapport om skolerne      22"])
def test_a_number_far_from_the_report_s_name_below_a_blank_line_is_its_foot(foot: str) -> None:
    assert noise(f"{REPORT}\n\n{foot}") == [[(NoiseKind.FOOTER, foot)]]
    assert noise(f"{REPORT}\n{foot}") == [[]]


@pytest.mark.parametrize(
    "text",
    [
        f"{REPORT}\n22",
        f"{REPORT}\nMål:\n\n22",
        f"{REPORT}\nMål\n\n22",
        f"{REPORT}\nDer åbnes i\n\n2014",
        f"{REPORT}\n\n22 borgere",
        "Flere læser.\n\n22",
        "",
    ],
    ids=[
        "no blank line",
        "below a label",
        "a bare label",
        "a year",
        "a value",
        "two lines",
        "nothing",
    ],
)
def test_a_number_that_may_be_a_value_is_no_foot(text: str) -> None:
    assert noise(text) == [[]]


@pytest.mark.parametrize(
    ("head", "is_one"),
    [
        ("Lindeskolen        Udviklingsplan 2013-2015", True),
        ("Lindeskolen        Trivsel 2013", False),
    ],
)
def test_the_title_s_words_far_apart_over_a_later_page_are_a_running_head(
    head: str, is_one: bool
) -> None:
    title = "Udviklingsplan for Lindeskolen 2013-2015, status juni 2014"
    found = noise(f"{title}\n\nEt\nTo\nTre\nFire", f"{head}\n\nFem\nSeks\nSyv\nOtte")
    assert found[1] == ([(NoiseKind.HEADER, head)] if is_one else [])


def test_what_stands_further_below_than_anything_else_is_a_page_s_foot() -> None:
    rows = "Mål       Status\n\nFlere     Nået\nFærre     Ikke nået"
    foot = "Ark: halvår               Udskrevet 12-08-2021"
    assert noise(f"{rows}\n\n\n\n{foot}") == [[(NoiseKind.FOOTER, foot)]]
    assert noise(f"{rows}\n\n{foot}") == [[]]
    assert noise(f"{rows}\n\n\n\nDer er mere at sige.") == [[]]
    assert noise(f"{rows}\n\n\n\nStatus    Nået") == [[]]


def test_a_table_s_last_row_is_no_foot() -> None:
    assert noise(
        "Indikator            2014\n\nHuse bygget          44\n\nUdlån i alt          22"
    ) == [[]]
    assert noise("Mål         Flere læser\nStatus      Nået\n\nResultat    22") == [[]]


def test_beside_other_noise_no_number_of_another_report_is_looked_for() -> None:
    pages = (f"Fjordby\n{REPORT}\n\nSide 4 af 11", f"Fjordby\n{REPORT}\nFem\nSeks")
    assert noise(*pages)[0] == [(NoiseKind.HEADER, "Fjordby")]


@pytest.mark.parametrize("foot", ["Status pr. 30. juni      1/1", "Bø kommune      Side 1 av 1"])
def test_a_page_s_number_of_several_stands_far_behind_the_report_s_name(foot: str) -> None:
    assert noise(f"{REPORT}\n\n{foot}") == [[(NoiseKind.FOOTER, foot)]]


def test_words_that_a_table_goes_on_are_no_row_of_it() -> None:
    page = "Mål   Status   Frist\nFlere læser   Nået   2014\n"
    found = noise(f"{page}Tabellen fortsættes", page.replace("læser", "cykler"))
    assert found == [[(NoiseKind.FOOTER, "Tabellen fortsættes")], []]
