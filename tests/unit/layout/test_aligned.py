"""Open tables: rows, headers and bands that only space and print tell."""

from reportlab.platypus import PageBreak

from goalextract.extract import extract_bytes
from goalextract.records import Kind
from tests.unit.layout.test_table import HEADER, SHORT, goals, in_text
from tests.unit.paper import BARE, LEVELS, Rows, drawn, pdf, table

NUMBERED: Rows = [
    ("Nr.", *HEADER),
    ("5.<br/>1", "Flere læser på biblioteket i Søby", "Nye bøger", "Nået"),
    ("1<br/>2.<br/>1", "Flere cykler på stierne langs søen", "Nye stier", "Ikke nået"),
    ("12.<br/>2", "Flere svømmer i det nye bad ved søen", "Nyt bad", "Nået"),
]


def test_a_number_that_a_narrow_column_breaks_at_its_stop_is_one() -> None:
    data = pdf(table(NUMBERED, BARE, (40, 120, 120, 120)))
    report = extract_bytes("a.pdf", data, latest_year=2030).validated.report
    assert [goal.number for goal in report.goals] == ["5.1", "12.1", "12.2"]
    assert [goal.sections[Kind.GOAL].text for goal in report.goals] == [r[1] for r in NUMBERED[1:]]


def test_a_cell_may_hold_two_figures_where_space_parts_rows() -> None:
    rows = [
        ("Mål", "Måltal", "Resultat", "Status"),
        ("Flere borgere låner bøger på biblioteket i Søby", "12 pct.", "14 pct.", "Nået"),
        ("Flere borgere cykler på stierne ved søen i Søby", "40 pct.", "45 pct.", "Nået"),
        ("Flere svømmer i det nye bad i Søby, og prisen falder", "9 pct.<br/>8 kr.",
         "12 pct.<br/>7 kr.", "Nået"),
    ]  # fmt: skip
    read = goals(pdf(table(rows, BARE, (150, 100, 100, 100))))
    assert [goal[0] for goal in read] == [row[0] for row in rows[1:]]
    assert read[2][1:3] == ["9 pct. 8 kr.", "12 pct. 7 kr."]


def test_a_header_goes_on_below_in_bold() -> None:
    head = ("<b>Mål</b>", "<b>Indsatser<br/>2014</b>", "<b>Status</b>")
    data = pdf(table([head, *SHORT[1:]], BARE, (150, 150, 90)))
    report = extract_bytes("a.pdf", data, latest_year=2030).validated.report
    labels = [goal.sections[Kind.MEANS].label for goal in report.goals]
    assert labels == ["Indsatser 2014"] * 3


def test_a_header_goes_on_below_in_small_letters_above_a_band_in_bold() -> None:
    head = ("<b>Mål<br/>nr.</b>", *(f"<b>{name}</b>" for name in HEADER))
    rows = [head, ("<b>Område: Kultur</b>", "", "", ""), *(("K1", *row) for row in SHORT[1:])]
    read = goals(pdf(table(rows, [*BARE, ("SPAN", (0, 1), (-1, 1))], (40, 120, 120, 120))))
    assert [goal[-3:] for goal in read] == [list(row) for row in SHORT[1:]]


def test_bands_that_open_alike_are_areas_though_a_word_of_titles_is_in_them() -> None:
    parts = [f"Udvalg og område {n}: {name}" for n, name in ((28, "Kultur"), (31, "Vej"))]
    tables = [table([SHORT[0], row], BARE, (150, 150, 150)) for row in SHORT[1:3]]
    report = extract_bytes(
        "a.pdf", pdf(parts[0], tables[0], parts[1], tables[1]), latest_year=2030
    ).validated.report
    areas = [goal.sections[Kind.SERVICE_AREA].text for goal in report.goals]
    assert areas == ["28: Kultur", "31: Vej"]


def test_the_number_behind_the_label_of_an_area_is_its_own() -> None:
    read = in_text(
        "Kontraktmål      Resultatkrav   Status",
        "Kontraktholder 22: Skole",
        "Flere læser      Nye bøger      Nået",
        "Kontraktholder 25: Vej",
        "Flere cykler     Nye stier      Ikke nået",
    )
    assert ["22: Skole" in read[0], "25: Vej" in read[1]] == [True, True]


def test_a_list_that_goes_on_on_the_next_page_is_no_band() -> None:
    last = ("– Flere svømmer<br/>– Flere får vand", "Nyt bad", "Nået", "Idræt")
    rows = [(*HEADER, "Ansvarlig"), ("Flere læser", "Nye bøger", "Nået", "Kultur"), last]
    rest = [(*HEADER, "Ansvarlig"), ("– Flere går i vandet hver dag", "", "", "")]
    widths = (150, 110, 110, 80)
    read = goals(pdf(table(rows, BARE, widths), PageBreak(), table(rest, BARE, widths)))
    assert read[-1][0] == "– Flere svømmer – Flere får vand – Flere går i vandet hver dag"


def test_a_band_over_two_columns_is_one_above_a_foot_further_left() -> None:
    lines = [("Nr.", *HEADER), ("Løn og HR", "", "", ""), ("1", *SHORT[1]), ("2", *SHORT[2])]
    places = (60, 85, 220, 340)
    page = [
        (x, 700.0 - 24 * n, text)
        for n, row in enumerate(lines)
        for x, text in zip(places, row, strict=True)
        if text
    ]
    read = goals(drawn([*page, (40, 40, "Aaby Kommune")]))
    assert ["Løn og HR" in goal for goal in read] == [True, True]


def test_a_second_figure_beside_a_first_cell_that_goes_on_begins_no_row() -> None:
    read = in_text(
        "Mål                 Indsats             2013        2014",
        "Flere cykler        Nye stier           12 pct.     14 pct.",
        "",
        "Højst fem fald      - Træning           - 2,1       - 2,6",
        "på hvert af vore    - Nye sko           - 14        - 12",
        "plejecentre         - Nye tæpper",
        "",
        "Flere læsere        Nye bøger           40 pct.     45 pct.",
    )
    goal = "Højst fem fald på hvert af vore plejecentre"
    assert [one[0] for one in read] == ["Flere cykler", goal, "Flere læsere"]


def test_a_rest_below_figures_is_told_by_several_cells_that_go_on() -> None:
    read = in_text(
        "Mål               Indsats           Krav             2013       2014",
        "Flere cykler      Nye stier         Flere ture       12 pct.    14 pct.",
        "Likviditeten må   Ansøgninger skal  Kravet er nået,  3.500 kr.  3.180 kr.",
        "ikke blive        forelægges for    når begge led    i 2012     i regnskab",
        "\f",
        "Mål               Indsats           Krav             2013       2014",
        "lavere end tre    udvalget hver     er overholdt     2013       2014",
        "mio. kr.          måned             hele året",
        "Flere læsere      Nye bøger         Flere lån        40 pct.    45 pct.",
    )
    goal = "Likviditeten må ikke blive lavere end tre mio. kr."
    assert [one[0] for one in read] == ["Flere cykler", goal, "Flere læsere"]


def test_a_band_without_a_label_is_doubted() -> None:
    rows = [SHORT[0], ("Zebra og Ørn", "", ""), *SHORT[1:]]
    spanned = [*BARE, ("SPAN", (0, 1), (-1, 1))]
    on_paper = extract_bytes("a.pdf", pdf(table(rows, spanned, (150, 150, 150))), latest_year=2030)
    lines = ["\t".join(row).rstrip("\t") for row in rows]
    in_lines = extract_bytes("a.txt", "\n".join(lines).encode(), latest_year=2030)
    areas = [
        [goal.sections[Kind.SERVICE_AREA] for goal in read.validated.report.goals]
        for read in (on_paper, in_lines)
    ]
    assert [{area.text for area in own} for own in areas] == [{"Zebra og Ørn"}] * 2
    assert [{area.needs_review for area in own} for own in areas] == [{True}, {True}]


def test_lines_between_lines_tell_that_cells_are_set_in_the_middle() -> None:
    rows = [
        ("Nr.", "Indikator", "2013", "2014", "Kommentar"),
        ("1", "Udlån", "12", "14", ""),
        ("2", "Ture på stierne", "40", "45", "Tal for året foreligger<br/>i marts 2015"),
    ]
    centred = [("VALIGN", (0, 0), (-1, -1), "MIDDLE")]
    read = goals(pdf(table(rows, centred, (40, 120, 60, 60, 160))))
    assert [" ".join(goal).count("Tal for året foreligger i marts 2015") for goal in read] == [0, 1]


def test_the_word_below_a_header_goes_on_it_though_it_stands_a_letter_aside() -> None:
    read = in_text(
        "Mål            MÅLES   Måltal   Resultat",
        "              I",
        "Flere læser    pct.    40       41",
        "Flere cykler   pct.    50       44",
    )
    assert read == [["Flere læser", "40", "41"], ["Flere cykler", "50", "44"]]


def test_no_row_is_a_header_that_goes_on_the_line_above() -> None:
    read = in_text(
        "Nr.  Indikator        Resultat 2013   Mål 2014   Kommentar",
        "1    Kommuner med     Ikke            40         Tal foreligger i marts",
        "     aftale           opgjort                    2015.",
        "2    Flere cykler     50              44         Nået",
    )
    assert set(read[0]) >= {"Kommuner med aftale", "Ikke opgjort", "Tal foreligger i marts 2015."}
    assert [goal[0] for goal in read] == ["Kommuner med aftale", "Flere cykler"]


def test_a_value_wider_than_its_header_stays_whole() -> None:
    read = in_text(
        "                            Resultat i",
        "Indikator                       2018           2019   Måltal",
        "",
        "Henvendelser pr. måned         940   Ikke opgjort      680",
        "",
        "Oppetid i timer              96,85          97,07    97,30",
    )
    assert ["940" in read[0], "Ikke opgjort" in read[0]] == [True, True]


def test_what_stood_above_a_page_before_ends_no_area_and_a_header_comes_again() -> None:
    header = "Kontraktmål       Årets indsatser          Supplerende ord"
    title = "Opfølgning på mål 2014"
    read = in_text(
        "25 Ældre",
        header,
        "Flere læser       Nye bøger                Nået",
        "",
        "Flere cykler      Nye stier er anlagt i",
        f"\f{title}",
        header,
        "                  byen og på landet        Ikke nået",
        "",
        "Flere svømmer     Nyt bad                  Nået",
        title=title,
    )
    assert [goal[0] for goal in read] == ["25 Ældre"] * 3
    assert read[1][1:] == ["Flere cykler", "Nye stier er anlagt i byen og på landet", "Ikke nået"]


def test_where_space_parts_rows_a_page_without_space_holds_one() -> None:
    rows = [
        ("Mål", "Måltal", "Resultat", "Status"),
        ("Flere borgere låner bøger på biblioteket i Søby", "12 pct.", "14 pct.", "Nået"),
        ("Flere borgere cykler på stierne ved søen i Søby", "40 pct.", "45 pct.", "Nået"),
    ]
    last = [
        ("Flere svømmer i det nye bad i Søby og<br/>2019-2021", "9 pct.<br/>8 kr.",
         "12 pct.<br/>7 kr.", "Nået"),
    ]  # fmt: skip
    widths = (150, 100, 100, 100)
    read = goals(pdf(table(rows, BARE, widths), PageBreak(), table(last, BARE, widths)))
    assert [goal[1] for goal in read] == ["12 pct.", "40 pct.", "9 pct. 8 kr."]


def test_a_row_s_number_in_its_middle_may_stand_on_the_next_page() -> None:
    head = ("Nr.", *HEADER)
    pages = [
        [head, ("1", "Flere læser", "Nye bøger", "Nået"), ("", "", "Stier:", "Nået.")],
        [head, ("2", "Flere cykler", "– Ved søen", "Målet er fra i fjor.")],
    ]
    widths = (40, 120, 120, 120)
    read = goals(pdf(table(pages[0], LEVELS, widths), PageBreak(), table(pages[1], LEVELS, widths)))
    assert read[1:] == [["Flere cykler", "Stier: – Ved søen", "Nået. Målet er fra i fjor."]]


def test_who_is_responsible_for_several_goals_holds_on_where_it_stands_before_them() -> None:
    rows = [
        ("Ansvarlig", *HEADER),
        ("Skole og Kultur", "Flere læser", "Nye bøger", "Nået"),
        ("", "Flere cykler", "Nye stier", "Ikke nået"),
    ]
    read = goals(pdf(table(rows, LEVELS, (110, 110, 110, 110))))
    assert all("Skole og Kultur" in goal for goal in read)


def test_a_year_alone_below_a_header_belongs_to_it_though_it_had_room_beside_it() -> None:
    read = in_text(
        "Nr.  Indikator        Måltal       Resultat    Status",
        "                      2014",
        "1.1  Flere læser      40           41          Nået",
        "1.2  Flere cykler     50           44          Ikke nået",
    )
    assert len(read) == 2


def test_figures_right_below_each_other_are_rows_though_a_blank_line_follows() -> None:
    read = in_text(
        "Nøgletal                Baseline  Resultat      Mål    Status",
        "Ænder i søen            2.780     Mangler       3.280",
        "Egern i byparken        111       125           125    Nået",
        "Bænke ved stien         229       219           267    Ikke nået",
        "",
        "Måltallene er vedtaget med budgettet for året, og de ændres ikke.",
    )
    assert [goal[0] for goal in read] == ["Ænder i søen", "Egern i byparken", "Bænke ved stien"]


def test_a_band_that_opens_in_the_numbers_column_runs_across_it_above_a_note_further_left() -> None:
    read = in_text(
        "     Nr  Nøgletal                  Baseline  Mål      Resultat  Status",
        "     Drift og vej",
        "     1   Lamper i drift            79        85       81        Ikke nået",
        "",
        "     2   Slidlag på stierne        126.000   146.000  126.000   Nået",
        "     Jord og byggeri",
        "",
        "     3   Sager afgjort i tide      60        66       61        Ikke nået",
        "         (procent)",
        "",
        "Tallene er opgjort ved årets udgang.",
    )
    assert [goal[:2] for goal in read] == [
        ["Drift og vej", "Lamper i drift"],
        ["Drift og vej", "Slidlag på stierne"],
        ["Jord og byggeri", "Sager afgjort i tide (procent)"],
    ]


def test_a_row_without_an_outcome_is_a_row_among_those_that_outcomes_tell() -> None:
    read = in_text(
        "Nøgletal                Resultat  Mål    Status       Bemærkninger",
        "",
        "Ænder i søen            2.780     2.000  Nået         Søen er renset, og ænderne er",
        "                                                      kommet igen.",
        "",
        "Egern i byparken        Afventer  125                 Tal foreligger i marts.",
        "",
        "Bænke ved stien         229       267    Ikke nået",
    )
    assert [goal[0] for goal in read] == ["Ænder i søen", "Egern i byparken", "Bænke ved stien"]


def test_a_row_without_an_outcome_below_a_band_is_no_part_of_the_row_above() -> None:
    read = in_text(
        "Nøgletal                Resultat  Mål    Status       Ansvarlig",
        "",
        "Ænder i søen            2.780     2.000  Nået         Naturvejlederen",
        "",
        "Byparken",
        "Egern i byparken        Afventer  125                 Gartneren og hans folk i",
        "                                                      alle parkerne",
        "",
        "Bænke ved stien         229       267    Ikke nået    Gartneren",
    )
    assert [goal[:2] for goal in read] == [
        ["Ænder i søen", "2.000"],
        ["Byparken", "Egern i byparken"],
        ["Byparken", "Bænke ved stien"],
    ]


def test_values_below_a_header_that_reaches_over_two_columns_keep_to_their_own() -> None:
    read = in_text(
        "                                               Opgjort",
        "Målepunkt           Udgangspunkt    Mål        2017     2018      Vurdering",
        "",
        "Ænder i søen        61              Min. 65    64       65        Grøn",
        "",
        "Egern i byparken    622.000         708.000    584.000  594.000   Rød",
        "",
        "Nye bænke           4,5             6,8        4,0      4,9       Gul",
    )
    assert [goal[0] for goal in read] == ["Ænder i søen", "Egern i byparken", "Nye bænke"]
    assert read[1][1:] == ["622.000", "708.000", "594.000", "Rød"]


def test_a_last_row_whose_columns_are_not_seen_is_told() -> None:
    row = "Egern i byparken og andre steder i byen 622.000 708.000 594.000 Rød"
    text = (
        "Årsberetning 2014\n\n"
        "Målepunkt           Udgangspunkt    Mål        2018      Vurdering\n\n"
        f"Ænder i søen        61              Min. 65    65        Grøn\n\n{row}"
    )
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    assert len(report.goals) == 1
    told = [issue.message for issue in report.issues if issue.code == "unplaced_text"]
    assert told == [f"it may be a row whose columns were not seen: '{row}'"]


def test_figures_that_are_items_of_a_list_are_one_cell_s() -> None:
    read = in_text(
        "Mål                 Indikator       Baseline   Måltal   Resultat",
        "",
        "Flere børn læser    Udlån           14         20       22",
        "",
        "– Mindre spild      – Spild i kg    – 2,1      – 3,0    – 2,6",
        "i alle køkkener     Målt i maj      – 14       – 5      – 6,2",
        "",
        "Flere cykler        Cykler          40         50       44",
    )
    assert len(read) == 3
    assert read[1][-3:] == ["– 2,1 – 14", "– 3,0 – 5", "– 2,6 – 6,2"]


def test_a_name_beside_figures_of_its_own_is_a_row_though_nothing_parts_it_and_no_outcome() -> None:
    read = in_text(
        "Nøgletal                Resultat  Mål    Måling    Status",
        "Ænder i søen            2.780     2.000  2.100     Nået",
        "Egern i byparken        49        44     Afventer",
        "Bænke ved stien         229       267    231       Ikke nået",
    )
    assert [goal[0] for goal in read] == ["Ænder i søen", "Egern i byparken", "Bænke ved stien"]


def test_rows_whose_first_cells_begin_beside_their_figures_are_set_on_top() -> None:
    names = [
        "Flere børn læser i skolen og hjemme",
        "Sygefraværet skal ned. Ingen bør ligge over otte procent",
        "Alle husstande sorterer i ti slags affald",
        "Flere svømmer i det nye bad ved søen",
    ]
    rows: Rows = [
        ("Mål", "Indikator", "2013", "2014"),
        (names[0], "Lån og læsere", "82 og 14", "90 og 7"),
        *((name, "Andel", f"{n}7 %", f"{n}9 %") for n, name in enumerate(names[1:], start=2)),
        ("Flere får et job i byen og kommer i gang", "Job og uddannelse", "8 af 46", "9 af 46"),
    ]
    tight = [*BARE, ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    read = goals(pdf(table(rows, tight, (130, 110, 90, 90))))
    assert [goal[0] for goal in read] == [*names, rows[-1][0]]


def test_a_cell_over_rows_that_no_line_parts_is_one_though_its_words_stand_in_several() -> None:
    read = in_text(
        "Mål               Nr    Indikator        Enhed   Måltal   Resultat",
        "Plads til dyr     1     Ynglepar         par     40       41",
        "og planter        2     Orkideer         steder  50       44",
        "i hele byen       3     Træer            stk.    60       61",
        "Flere læser       4     Lån              stk.    70       71",
    )
    own = "Plads til dyr og planter i hele byen"
    assert [(goal[0], goal[1]) for goal in read] == [
        (own, "Ynglepar"),
        (own, "Orkideer"),
        (own, "Træer"),
        ("Flere læser", "Lån"),
    ]


def test_a_bold_line_right_above_a_header_that_comes_again_heads_the_rows_below_it() -> None:
    header = ("Mål", "Nr.", "Indikator", "2013", "2014")
    tight = [*BARE, ("TOPPADDING", (0, 0), (-1, -1), 0), ("BOTTOMPADDING", (0, 0), (-1, -1), 0)]
    parts: list[Rows] = [
        [header, ("Rent vand", "1", "Prøver", "40", "41"), ("", "2", "Tab", "50", "44")],
        [("<b>Kulturhuse i byen</b>", "", "", "", ""), header,
         ("Flere læser", "3", "Lån", "60", "61"), ("", "4", "Læsere", "70", "71")],
    ]  # fmt: skip
    rows = [row for own in parts for row in own]
    story = table([tuple(f"<b>{c}</b>" if row == header else c for c in row) for row in rows],
                  tight, (140, 40, 90, 60, 60))  # fmt: skip
    report = extract_bytes("a.pdf", pdf("Kultur", story), latest_year=2030).validated.report
    assert [goal.sections[Kind.GOAL].text for goal in report.goals] == [
        "Rent vand", "Rent vand", "Flere læser", "Flere læser",
    ]  # fmt: skip
