"""Tables of one goal a row: where rows and columns are, whatever of them is drawn or shaded."""

from typing import Any

import pytest
from reportlab.lib import colors
from reportlab.platypus import PageBreak

from goalextract.extract import extract_bytes
from goalextract.records import Kind
from tests.unit.paper import BARE, RULED, SHADED, Rows, drawn, pdf, table

HEADER = ("Mål", "Indsats", "Status")
SHORT: Rows = [
    HEADER,
    ("Flere læser", "Nye bøger", "Nået"),
    ("Flere cykler", "Nye stier", "Ikke nået"),
    ("Flere svømmer", "Nyt bad", "Nået"),
]
LONG: Rows = [
    HEADER,
    ("Flere borgere låner bøger på biblioteket i Søby", "Nye bøger er købt", "Udlånet er steget"),
    ("Flere cykler", "Nye stier er anlagt langs Søvej og Mosevej i Nørreby", "Færre end i fjor"),
    ("Flere svømmer", "Et bad er bygget", "Der er solgt flere billetter end ventet, 12 i alt"),
]
PAIR: Rows = [(goal, status) for goal, _, status in LONG]
HEAD = [*BARE, ("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
CENTRED = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]


def goals(data: bytes, name: str = "a.pdf") -> list[list[str]]:
    """Return the texts of each goal's sections."""
    report = extract_bytes(name, data, latest_year=2030).validated.report
    return [[section.text for section in goal.sections.values()] for goal in report.goals]


def in_text(*lines: str, title: str = "Årsberetning 2014") -> list[list[str]]:
    return goals("\n".join((title, "", *lines)).encode(), "a.txt")


@pytest.mark.parametrize("rows", [SHORT, LONG, PAIR], ids=["short", "long", "pair"])
@pytest.mark.parametrize(
    "style",
    [BARE, HEAD, SHADED, [*HEAD, *SHADED], CENTRED],
    ids=["bare", "header", "first column", "both", "centred"],
)
def test_rows_are_told_apart_without_lines_between_them(rows: Rows, style: list[Any]) -> None:
    width = 450 / len(rows[0])
    read = goals(pdf(table(rows, style, [width] * len(rows[0]))))
    assert [sorted(goal) for goal in read] == [sorted(row) for row in rows[1:]]


def test_a_band_between_rows_of_one_line_belongs_to_no_row() -> None:
    rows = [*SHORT[:3], ("Kultur og fritid", "", ""), SHORT[3]]
    read = goals(pdf(table(rows, BARE, (150, 150, 150))))
    assert read[:2] == [list(row) for row in rows[1:3]]


def test_a_row_begins_below_the_rest_of_one_from_the_page_before() -> None:
    read = in_text(
        "Mål              Indsats             Status",
        "Flere læser      Nye bøger er købt   Udlånet er",
        "                 i år",
        "\f                 og i fjor           steget meget",
        "Flere cykler     Stier er anlagt     Færre cykler",
        "                 ved Søvej           end ventet",
    )
    assert [goal[0] for goal in read] == ["Flere læser", "Flere cykler"]


def test_figures_within_a_cell_begin_no_row() -> None:
    read = in_text(
        "Mål               Mål 2014    Resultat 2014   Status",
        "Flere borgere     12 pct.     14 pct.         Der er solgt",
        "låner bøger       8 pct.      9 pct.          flere billetter",
        "Færre bilister    50 pct.     61 pct.         Der er anlagt",
        "kører alene       40 pct.     45 pct.         stier ved søen",
    )
    assert [goal[0] for goal in read] == ["Flere borgere låner bøger", "Færre bilister kører alene"]


def test_one_row_of_cells_on_a_page_is_a_table_that_goes_on() -> None:
    lines = ["Mål\tIndsats\tStatus", *("\t".join(row) for row in SHORT[1:3])]
    assert len(in_text(*lines, "\fFlere svømmer\tNyt bad\tNået")) == 3


def test_a_title_right_above_a_header_of_two_lines_is_no_part_of_it() -> None:
    read = in_text(
        "Kultur og fritid",
        "                       Udgangspunkt   Mål    Resultat",
        "Indikator              2013           2014   2014",
        "Udlån pr. borger       12             14     13",
        "Billetter i hallen     40             50     61",
    )
    assert [goal[-4:] for goal in read] == [
        ["Udlån pr. borger", "12", "14", "13"],
        ["Billetter i hallen", "40", "50", "61"],
    ]


def test_a_column_that_is_empty_on_a_page_keeps_its_place() -> None:
    header = ("Mål", "Indsats", "Status", "Ansvarlig")
    first = [header, ("Flere læser", "Nye bøger", "Nået", "Biblioteket")]
    second = [("Flere cykler", "", "Ikke nået", "Vej og Park")]
    widths = (110, 110, 110, 110)
    read = goals(pdf(table(first, RULED, widths), PageBreak(), table(second, RULED, widths)))
    assert read[1] == ["Flere cykler", "Ikke nået", "Vej og Park"]


def test_a_pair_of_columns_may_leave_most_second_cells_empty() -> None:
    texts = ["Flere læser bøger", "Flere cykler til arbejde", "Flere svømmer", "Færre fald"]
    read = in_text("| Mål | Status |", f"| {texts[0]} | Nået |", *(f"| {t} | |" for t in texts[1:]))
    assert [goal[0] for goal in read] == texts


def test_a_row_s_end_above_the_next_header_is_no_part_of_it() -> None:
    read = in_text(
        "  Serviceområde 35: Veje",
        "  #  Effektmål             Indikatorer      Udgangspunkt  Måltal   Resultat   Kommentar",
        "  1  Målet er, at flere    Andel, der       33 pct.       45 pct.  46 pct.    Kilde: egne",
        "     af borgerne i byen    cykler                                             tal fra",
        "     cykler. For børn                                                         dem, der er",
        "     er målet 30 pct.                                                         i skole.",
        "",
        "  Serviceområde 39: Tandpleje",
        "  #  Effektmål             Indikatorer      Udgangspunkt  Måltal   Resultat   Kommentar",
        "",
        "  2  Ingen huller          Tandtjek         79 %          84 %     82 %       Ingen",
    )
    goal = "Målet er, at flere af borgerne i byen cykler. For børn er målet 30 pct."
    assert goal in read[0]
    assert read[0][-1] == "Kilde: egne tal fra dem, der er i skole."
    assert "Ingen huller" in read[1]


def test_a_row_that_opens_with_label_words_is_no_second_header() -> None:
    read = in_text(
        "FOKUSOMRÅDE    MÅL               TILTAG           STATUS",
        "Resultatkrav   Resultatkravet    Kravet støttes   Resultatkravet",
        "2: Job         er 45 pct.        af mentorer      er nået",
        "",
        "Danskhold      30 pct. i job     Praktik          58 pct. er i gang",
    )
    assert [goal[1] for goal in read] == ["Resultatkravet er 45 pct.", "30 pct. i job"]


def test_a_new_row_s_unit_in_small_letters_goes_on_no_row() -> None:
    read = in_text(
        "Nøgletal       Enhed     2014   Mål",
        "Udlån          stk.      12     14",
        "Nye hold       hold      3      4",
        "\fVeje",
        "Nøgletal       Enhed     2014   Mål",
        "Slidlag lagt   meter     107    131",
        "Lys mangler    timer     9      7",
    )
    assert [goal[-3] for goal in read] == ["Udlån", "Nye hold", "Slidlag lagt", "Lys mangler"]


def test_a_list_that_counts_on_over_a_page_belongs_to_its_row() -> None:
    read = in_text(
        "Mål                Indsats          Status",
        "Der åbnes en klub  a. Tre ansatte   Klubben er åben",
        "i byen, hvor       b. Et lokale",
        "a. Der er åbent",
        "b. 60 kommer fast",
        "\fMål                Indsats          Status",
        "c. Ti er nye       c. Bokserne er",
        "                   med i den",
        "Flere læser        Nye bøger        Udlånet er steget",
        "flere bøger        er købt          i år",
    )
    assert [goal[0] for goal in read] == [
        "Der åbnes en klub i byen, hvor a. Der er åbent b. 60 kommer fast c. Ti er nye",
        "Flere læser flere bøger",
    ]


def test_one_line_of_a_row_from_the_page_before_may_stand_above_a_band_and_a_header() -> None:
    read = in_text(
        "Mål                Indsats          Status",
        "Flere læser        Nye bøger        Udlånet er",
        "                                    steget, men kun",
        "\f                                    lidt i år",
        "",
        "Veje og stier på landet i kommunen",
        "Mål                Indsats          Status",
        "Flere cykler       Nye stier        Færre cykler",
    )
    assert read[0][-1] == "Udlånet er steget, men kun lidt i år"


def test_rows_of_padded_text_that_touch_begin_where_new_columns_do() -> None:
    read = in_text(
        "Område    Mål              Indsats            Baseline   Måltal    Status",
        "21 Veje   Flere cykler     Stier ved Søvej    71 %       85 %      Afsluttet",
        "          til arbejde      og broer           i 2013",
        "\f                           over åen",
        "          Færre biler      Nye busser         57 på      -         I gang",
        "          i byen           køres ind          liste",
        "31        Nye systemer     1) Test af         1) 2,1     1) 3,0    Udsat",
        "Digital   er i drift       2) Drift           2) 14      2) 15",
    )
    assert [goal[1] for goal in read] == [
        "Flere cykler til arbejde",
        "Færre biler i byen",
        "Nye systemer er i drift",
    ]


def test_a_number_in_its_row_s_middle_may_stand_on_the_next_page() -> None:
    header = ("Nr.", "Mål", "Indsats", "Status")
    first = [header, ("", "", "Der holdes udbud af", "Udbud er holdt i")]
    second = [("A4", "Flere tilbud", "rengøring og mad", "marts og i maj")]
    widths = (40, 120, 140, 140)
    read = goals(pdf(table(first, RULED, widths), PageBreak(), table(second, RULED, widths)))
    assert read == [
        ["Flere tilbud", "Der holdes udbud af rengøring og mad", "Udbud er holdt i marts og i maj"]
    ]


def test_headers_too_near_each_other_are_parted_by_their_words() -> None:
    header = ["Nr.", "Indikator", "Basis 2013", "Realiseret 2014 (%)", "Målopfyldelse"]
    lines = [(x, 700.0, t) for x, t in zip((40, 70, 200, 300, 396), header, strict=True)]
    rows = [("1.1", "Udlån af bøger", "80", "81", "Nået"), ("1.2", "Ture", "5", "6", "Nej")]
    for at, row in enumerate(rows):
        places = zip((40, 70, 200, 380, 396), row, strict=True)
        lines += [(x, 680.0 - 20 * at, text) for x, text in places]
    assert [goal[-2:] for goal in goals(drawn(lines))] == [["81", "Nået"], ["6", "Nej"]]


def test_rows_that_are_not_shaded_stand_in_a_table_too() -> None:
    rows = [("Indikator", "Basis 2013", "Mål", "Opgjort 2014")]
    rows += [("Udlån", "80", "81", "82"), ("Ture", "5", "6", "7"), ("Fald", "9", "8", "7")]
    shades = [("BACKGROUND", (c, n), (c, n), colors.lightgrey) for n in (0, 2) for c in range(4)]
    story = table(rows[:3], [*BARE, *shades], (160, 90, 90, 90))
    read = goals(pdf("Kultur", story))
    assert [goal[-4] for goal in read] == ["Udlån", "Ture"]


def test_a_header_s_upper_line_above_years_belongs_to_the_years() -> None:
    found = in_text(
        "\tRealiseret",
        "Indikator\t2013\t2014\tMåltal",
        "Udlån på biblioteket\t10\t12\t13",
        "Ture på cykel om året\t38\t40\t41",
    )
    assert found == [
        ["Udlån på biblioteket", "10", "13", "12"],
        ["Ture på cykel om året", "38", "41", "40"],
    ]


def test_a_last_page_of_one_row_without_its_last_cells_is_read() -> None:
    head = "Nr.\tMål\tIndsats\tStatus\tKommentar"
    rows = "1\tFlere læser\tNye bøger\tNået\tGodt\n2\tFlere cykler\tStier\tNået\tFint"
    found = goals(f"{head}\n{rows}\f3\tFlere svømmer\tNyt bad\tNået".encode(), "a.txt")
    assert [goal[0] for goal in found] == ["Flere læser", "Flere cykler", "Flere svømmer"]


def test_a_row_of_figures_below_a_header_on_a_new_page_is_a_row_of_its_own() -> None:
    head = "Indikator\tEnhed\t2014\tMåltal"
    first, second = "Fleksjob oprettet\tstillinger\t106\t95", "Slidlag udskiftet\tm2\t109\t131"
    found = goals(f"{head}\n{first}\f{head}\n{second}".encode(), "a.txt")
    assert [goal[0] for goal in found] == ["Fleksjob oprettet", "Slidlag udskiftet"]


def test_bands_that_open_with_the_same_word_name_areas_under_it() -> None:
    lines = ("Mål\tStatus\tIndsats", "{} 12: Veje\t\t", "Flere cykler\tNået\tNye stier",
             "{} 14: Skoler\t\t", "Flere læser\tIkke nået\tNye bøger")  # fmt: skip
    found = in_text(*(line.format("Zebra") for line in lines))
    assert [goal[0] for goal in found] == ["12: Veje", "14: Skoler"]


def test_a_band_right_below_a_header_is_no_second_line_of_it() -> None:
    found = in_text(
        "Klimaborgmål                       Indsats                          Status",
        "Veje og stier",
        "Flere cykler til skole i byen      Nye stier anlægges ved Søvej     Målet er nået i maj",
        "",
        "Flere går til arbejde i byen       Nye fortove lægges ved havnen    Det er slet ikke nået",
        "",
        "Færre kører for stærkt i byen      Bump bygges på hele Søvej        Det er delvist nået",
    )
    assert [goal[0] for goal in found] == ["Veje og stier"] * 3


def test_a_scorecard_s_header_of_unlisted_words_is_told_by_figures() -> None:
    found = in_text(
        "| Det ser vi efter | Mål i 2014 | Zebra nu |",
        "| --- | --- | --- |",
        "| Udlån | 12 | 13 |",
        "| Ture | 40 | 38 |",
        "| Besøg | 7 | 9 |",
    )
    assert [goal[0] for goal in found] == ["Udlån", "Ture", "Besøg"]


def test_values_in_the_words_of_labels_make_no_sheet_of_a_table() -> None:
    rows = [("Flere læser", "Indsats"), ("Flere cykler", "Status"), ("Flere går", "Opfølgning")]
    went = "Arbejdet er i gang"
    wanted = [[goal, area, went] for goal, area in rows]
    assert in_text("Mål | Indsats | Status", *(" | ".join(row) for row in wanted)) == wanted
    paper = [("Mål", "Indsats", "Status"), *wanted]
    assert goals(pdf(table(paper, RULED, (150, 150, 150)))) == wanted


def doubts(*pages: str) -> list[set[str]]:
    """Return what is doubted of each goal's sections, in a text of tables."""
    text = "\f".join(("Årsberetning 2014\n\n" + pages[0], *pages[1:]))
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    return [
        {reason for section in goal.sections.values() for reason in section.reasons}
        for goal in report.goals
    ]


HEAD_LINE = "Mål                    Indsats                Status                 Kommentar"


def test_a_page_that_holds_the_last_line_of_a_row_goes_on_with_it() -> None:
    found = in_text(
        HEAD_LINE,
        "Flere læser            Nye bøger er købt      Udlånet er steget      Godt",
        "",
        "Flere cykler på alle   Nye stier og broer     Det går fremad med     Fint",
        "skoler i byen          er anlagt i byen og    cyklerne i byen og",
        "\f",
        "                       på landet.",
    )
    assert found[-1][1] == "Nye stier og broer er anlagt i byen og på landet."


def test_few_cells_at_a_page_s_start_may_go_on_with_a_row_and_are_doubted() -> None:
    head = (
        "Mål                    Indsats                Status                 Kommentar   Ansvarlig"
    )
    found = doubts(
        f"{head}\n"
        "Flere læser.           Nye bøger er købt.     Udlånet er steget.     Godt.       Skolen\n"
        "\n"
        "Flere cykler.          Nye stier er anlagt.   Det går fremad.        Fint.       Skolen\n",
        f"{head}\n"
        "Elevtallet skal op.                           Vi er nået langt.\n\n"
        "Flere svømmer.         Et bad er bygget.      Der er solgt flere.    Fint.       Skolen\n",
    )
    may = [any("may go on from the page before" in reason for reason in goal) for goal in found]
    assert may == [False, True, True, False]


def test_a_paragraph_below_a_table_is_none_of_its_rows() -> None:
    """Its last line is so short that it stands in the first column."""
    below = "Hallen var lukket i seks uger, fordi gulvet skulle skiftes, og de tabte timer " * 2
    text = f"{below.strip()} kan ikke hentes ind."
    assert goals(pdf(table(SHORT, BARE, (120, 120, 200)), text)) == [list(row) for row in SHORT[1:]]


def test_rows_may_be_numbered_in_a_column_without_a_header() -> None:
    rows = [
        ("", "Mål", "Indsats", "Status"),
        ("1", "At alle børn har en ven", "Grupper i hallen.", "Nået"),
        ("2", "At børnene får ro", "Små borde. Ingen rejser sig.", "Ikke nået"),
        ("3", "At sproget fylder", "Kursus for os.", "Nået"),
    ]
    data = pdf(table(rows, BARE, (20, 130, 90, 150)))
    report = extract_bytes("a.pdf", data, latest_year=2030).validated.report
    assert [goal.number for goal in report.goals] == ["1", "2", "3"]
    assert goals(data) == [list(row[1:]) for row in rows[1:]]


def test_figures_of_some_years_are_no_goals() -> None:
    figures = [("Personer", "2017", "2018", "2019"), ("Dagpenge", "402", "377", "365")]
    figures += [("Kontanthjælp", "318", "281", "260"), ("Sygedagpenge", "541", "566", "580")]
    both = pdf(table(figures, RULED, (150, 80, 80, 80)), table(SHORT, RULED, (120, 120, 120)))
    assert goals(both) == [list(row) for row in SHORT[1:]]


def test_a_sentence_above_rows_is_no_area_of_theirs() -> None:
    text = "Det tredje spor handler om det, vi hver især gør."
    read = goals(pdf("Vores tredje spor", text, table(SHORT, RULED, (120, 120, 120))))
    assert not any(text in sections for sections in read)


GROUPED = [*RULED, ("SPAN", (0, 0), (0, 1)), ("SPAN", (1, 0), (2, 0)), ("SPAN", (3, 0), (4, 0))]


@pytest.mark.parametrize(
    ("upper", "lower", "values", "wanted"),
    [
        (
            ("Nr.", "Det vil vi opnå", "", "Status pr. 30. juni 2023", ""),
            ("", "Mål", "Indsats", "Måltal", "Resultat"),
            ("1", "Flere går i skole", "Virtuel skole", "8 procent", "10,7 procent"),
            ["Flere går i skole", "Virtuel skole", "8 procent", "10,7 procent"],
        ),
        (
            ("Indikator", "2022", "", "2023", ""),
            ("", "Mål", "Resultat", "Mål", "Resultat"),
            ("Andel med plan", "80 %", "75 %", "85 %", "81 %"),
            ["Andel med plan", "75 %", "85 %", "81 %"],
        ),
    ],
    ids=["kinds", "years"],
)
def test_below_a_text_over_several_columns_their_own_headers_tell_their_kinds(
    upper: tuple[str, ...], lower: tuple[str, ...], values: tuple[str, ...], wanted: list[str]
) -> None:
    widths = (90, 110, 90, 90, 90)
    opening = f"Målopfyldelse 2023. {'Her er der ikke flere årstal. ' * 9}"
    found = goals(pdf(opening, table([upper, lower, values, values], GROUPED, widths)))
    assert [sorted(goal) for goal in found] == [sorted(wanted)] * 2


def test_a_heading_stays_a_tables_own_above_the_paragraph_that_introduces_it() -> None:
    prose = "Her fortæller vi om arbejdet i året. Det har fyldt meget, og der er flere planer."
    rows = [("Mål", "Indsats", "Status"), ("Flere cykler", "Nye stier", "To er bygget i år")]
    data = pdf(
        *(
            part
            for number, name in enumerate(("Klima og energi", "Natur og vand"), start=1)
            for part in (f"Spor {number}: {name}", prose, table(rows, RULED, (150, 150, 150)))
        )
    )
    report = extract_bytes("a.pdf", data, latest_year=2030).validated.report
    areas = [goal.service_area for goal in report.goals]
    assert [(area.code, area.name) for area in areas if area is not None] == [
        ("1", "Klima og energi"),
        ("2", "Natur og vand"),
    ]


def test_a_header_on_two_lines_around_the_others_is_one_header() -> None:
    head = ("AFTALT MÅL", "HVAD HAR MUSEET<br/>GJORT", "RESULTAT")
    values = ("Flere børn kommer", "To nye forløb er udviklet", "132 klasser har været her")
    style = [*BARE, ("VALIGN", (0, 0), (-1, 0), "MIDDLE")]
    data = pdf("Årsberetning", table([head, values, values], style, (150, 150, 150)))
    goal = extract_bytes("a.pdf", data, latest_year=2030).validated.report.goals[0]
    labels = [section.label for section in goal.sections.values() if section.label]
    assert labels == ["AFTALT MÅL", "HVAD HAR MUSEET GJORT", "RESULTAT"]


def test_rows_below_a_framed_header_keep_to_its_columns_without_the_frame() -> None:
    inner = [("LINEBEFORE", (1, 0), (-1, -1), 0.75, colors.black)]
    levels = [("LINEABOVE", (0, 0), (-1, -1), 0.75, colors.black)]
    head = [("BACKGROUND", (0, 0), (-1, 0), colors.lightgrey)]
    rows = [("Nr.", *HEADER), *((str(n), *row) for n, row in enumerate(SHORT[1:], start=1))]
    read = pdf(table(rows, [*BARE, *inner, *levels, *head], (40, 150, 150, 120)))
    report = extract_bytes("a.pdf", read, latest_year=2030).validated.report
    assert [goal.number for goal in report.goals] == ["1", "2", "3"]
    assert goals(read) == [list(row) for row in SHORT[1:]]


def test_a_header_over_two_lines_stands_beside_one_over_both() -> None:
    rows = [
        ("Indikator", "Resultat", "", "Mål<br/>2022", "Målopfyldelse"),
        ("", "2018", "2022", "", ""),
        ("Udredte inden for 30 dage", "61 %", "72 %", "90 %", "Ikke opfyldt"),
        ("Genindlagte patienter", "24 %", "19 %", "20 %", "Opfyldt"),
    ]
    spans = [("SPAN", (n, 0), (n, 1)) for n in (0, 3, 4)] + [("SPAN", (1, 0), (2, 0))]
    shades = [("BACKGROUND", (n, 0), (n, 1), colors.lightgrey) for n in range(5)]
    read = goals(pdf(table(rows, [*RULED, *spans, *shades], (150, 60, 60, 60, 100))))
    assert [sorted(goal) for goal in read] == [sorted(row) for row in rows[2:]]


def test_the_rest_of_a_row_may_be_one_cell_on_a_page_of_its_own() -> None:
    long = "<br/>".join(f"– {chr(65 + n % 26)}{'e' * (2 + n // 26)}vej bygges" for n in range(60))
    rows = [HEADER, *SHORT[1:3], ("Flere svømmer", long, "Nået")]
    read = goals(pdf(table(rows, RULED, (120, 200, 120))))
    assert len(read) == 3
    assert "Heeeevej bygges" in " ".join(read[-1])


def test_what_signs_mean_is_told_below_a_table_and_is_no_goal() -> None:
    read = in_text(
        "Nr.\tMål\tIndsats\tStatus\tFarve",
        "1\tFlere læser\tNye bøger\tDet går godt\tGrøn",
        "2\tFlere cykler\tNye stier\tDet går trægt\tGul",
        "",
        "Grøn\tMålet er nået",
        "Gul\tMålet er delvist nået",
    )
    assert len(read) == 2


def test_years_below_each_other_are_no_column_of_labels() -> None:
    read = in_text(
        "Mål                Handling             Tovholder        Frist      Status",
        "",
        "Flere læser        Nye bøger            Natur & Vand     2026       Gul",
        "",
        "Flere cykler       Nye stier            Klima & Vand     2027       Grøn",
    )
    assert [goal[0] for goal in read] == ["Flere læser", "Flere cykler"]


def test_a_line_in_capitals_beside_no_number_is_a_band() -> None:
    read = in_text(
        "Nr.   Mål                Handling             Status",
        "",
        "      BØGER OG BYER",
        "",
        "1     Flere læser        Nye bøger            Gul",
        "      i byen",
        "",
        "      VEJE OG STIER",
        "",
        "2     Flere cykler       Nye stier            Grøn",
        "      til byen",
    )
    assert [goal[:2] for goal in read] == [
        ["BØGER OG BYER", "Flere læser i byen"],
        ["VEJE OG STIER", "Flere cykler til byen"],
    ]


def test_numbers_that_open_what_rows_aim_at_are_the_goals_and_a_footnote_is_none_s() -> None:
    text = (
        "Årsberetning 2014\n\n"
        "Resultatmål            Indikator            Baseline  Målværdi  Resultat\n\n"
        "1. Flere læser         Lån pr. borger       2         4         3\n\n"
        "2. Flere cykler        Ture pr. borger      5         9         9\n\n"
        "3. Flere svømmer       Besøg¹               7         8         6\n"
        "¹ Uden skolernes."
    )
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    goals_of = [goal.sections[Kind.GOAL].text for goal in report.goals]
    assert goals_of == ["Flere læser", "Flere cykler", "Flere svømmer"]
    assert [goal.number for goal in report.goals] == ["1", "2", "3"]


EXPORT = (
    "Nr;Spor;Mål;Status;Frist;Ansvarlig",
    "1.1;Unge;Flere læser;Nået;2014;Skolen",
    "1.2;;Flere cykler;Ikke nået;2014;Skolen",
    "1.3;Ældre;Flere svømmer;Nået;2015;Badet",
)


def test_another_table_below_rows_that_count_is_none_of_theirs() -> None:
    below = ("Oppsummering;;;;;", "Nået;2;67 %;;;", "Ikke nået;1;33 %;;;")
    assert len(in_text(*EXPORT, *below)) == 3


def test_what_an_unlisted_header_heads_before_goals_holds_until_the_next_cell() -> None:
    read = in_text(*EXPORT)
    assert ["Unge" in goal for goal in read] == [True, True, False]


@pytest.mark.parametrize("above", ["Rød;frist overskredet;;;;", "Filter: år = 2014;;;;;"])
def test_a_legend_or_a_filter_above_rows_is_no_area(above: str) -> None:
    assert in_text(above, *EXPORT) == in_text(*EXPORT)


def test_a_table_whose_headers_nobody_listed_is_read_where_they_ask_and_tell() -> None:
    lines = (
        "Det drømte vi om              Det gjorde vi så              Og sådan endte det",
        "---------------------------   ---------------------------   ------------------------",
        "At alle børn læser            Vi har købt bøger for alle    Det lykkedes faktisk. De",
        "hver dag                      pengene i foråret.            læser meget mere.",
        "",
        "At flere forældre møder       Vi lagde møderne sammen med   Over al forventning. Vi",
        "op til møder                  fællesspisningen i maj.       løb tør for mad.",
    )
    assert [goal[0] for goal in in_text(*lines)] == [
        "At alle børn læser hver dag", "At flere forældre møder op til møder",
    ]  # fmt: skip
