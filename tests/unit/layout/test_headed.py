"""Goals under headings: what stands above them, what counts them, and what is no heading."""

import pytest

from goalextract.records import Kind
from tests.unit.headed import goals, read, texts

PARTS = "Indsats: Nye stier i byen.\nStatus: {status}.\n\n"
FIRST = PARTS.format(status="Stierne er bygget")
SECOND = PARTS.format(status="Arbejdet er udsat")
THIRD = PARTS.format(status="Målet er nået")


@pytest.mark.parametrize(
    ("numbers", "printed"),
    [
        (("1", "2", "3"), "{}. "),
        (("1.1", "1.2", "2.1"), "Mål {} "),
        (("1", "2", "3"), "Mål nr. {}: "),
        (("A", "B", "C"), "{}. "),
        (("a", "b", "c"), "{}) "),
        (("II", "III", "IV"), "{}. "),
    ],
)
def test_headings_are_counted_in_many_ways(numbers: tuple[str, ...], printed: str) -> None:
    titles = ("Flere cykler", "Færre biler", "Bedre luft")
    heads = [printed.format(n) + title for n, title in zip(numbers, titles, strict=True)]
    text = f"{heads[0]}\n{FIRST}{heads[1]}\n{SECOND}{heads[2]}\n{THIRD}"
    assert texts(text, Kind.GOAL) == list(titles)
    assert [goal.number for goal in goals(text)] == list(numbers)


def test_a_sentence_that_begins_with_i_is_no_heading() -> None:
    status = "Status: Det går godt.\n\nI Søby er to stier bygget, i Nørby kun en\n\n"
    text = f"1. Flere cykler\nIndsats: Nye stier.\n{status}2. Færre biler\n{SECOND}"
    assert texts(text, Kind.STATUS)[0] == "Det går godt. I Søby er to stier bygget, i Nørby kun en"


def test_a_line_in_a_list_is_no_heading() -> None:
    means = "Indsats: Det sker ved\n1) Bevilling på 600.000 kr. fra staten\n2) Nye stier\n"
    text = f"Mål 1 Flere cykler\n{means}Status: Godt.\n\nMål 2 Færre biler\n{SECOND}"
    assert texts(text, Kind.MEANS)[0] == (
        "Det sker ved 1) Bevilling på 600.000 kr. fra staten 2) Nye stier"
    )


def test_a_heading_above_a_group_of_goals_is_their_service_area() -> None:
    text = (
        f"VEJE OG STIER\n\n\n1. Flere cykler\n{FIRST}2. Færre biler\n{SECOND}"
        f"KULTUR\n\n\n3. Flere læsere\n{THIRD}"
    )
    assert texts(text, Kind.SERVICE_AREA) == ["VEJE OG STIER", "VEJE OG STIER", "KULTUR"]


def test_a_chapter_that_only_a_blank_line_sets_off_stands_right_above_a_goals_heading() -> None:
    text = (
        "Opfølgning 2014\n\n"
        f"Veje\n\nMål 1\nMål: Flere cykler.\n{FIRST}Mål 2\nMål: Færre biler.\n{SECOND}"
        f"Skoler\n\nMål 3\nMål: Flere læsere.\n{THIRD}"
    )
    assert texts(text, Kind.SERVICE_AREA) == ["Veje", "Veje", "Skoler"]


def test_areas_named_below_a_goals_heading_are_its_own() -> None:
    areas = "Serviceområde: {}\n\nFokusområde: {}\n\n"
    text = (
        f"Mål 1.1 Flere cykler\n\n{areas.format('Veje', 'Klima')}{FIRST}"
        f"Mål 1.2 Færre biler\n\n{areas.format('Park', 'Støj')}{SECOND}"
    )
    assert texts(text, Kind.SERVICE_AREA) == ["Veje", "Park"]
    assert texts(text, Kind.FOCUS_AREA) == ["Klima", "Støj"]
    assert texts(text, Kind.GOAL) == ["Flere cykler", "Færre biler"]


def test_a_code_before_a_heading_makes_it_a_service_area() -> None:
    text = f"20 Natur\nMål: Flere cykler.\n{FIRST}35 Veje\nMål: Færre biler.\n{SECOND}"
    assert texts(text, Kind.SERVICE_AREA) == ["20 Natur", "35 Veje"]
    assert [goal.number for goal in goals(text)] == [None, None]


def test_results_of_two_years_are_parts_of_one_goal() -> None:
    figures = "Udgangspunkt: 10\nResultat 2014: {}\nResultat 2015: {}\n"
    text = (
        f"Mål 1 Flere cykler\nIndikator: Cykler\n{figures.format(12, 14)}Status: Godt.\n\n"
        f"Mål 2 Færre biler\nIndikator: Biler\n{figures.format(9, 7)}Status: Godt.\n"
    )
    assert [goal.number for goal in goals(text)] == ["1", "2"]


def test_short_values_may_stand_side_by_side() -> None:
    line = "Baseline 2013: 21 uger Måltal: {} uger | Resultat 2014: {} uger\n"
    text = (
        f"Mål 1 Kortere ventetid\nIndikator: Uger\n{line.format(9, 7)}Vurdering: Godt.\n\n"
        f"Mål 2 Færre afslag\nIndikator: Afslag\n{line.format(8, 11)}Vurdering: Skidt.\n"
    )
    assert texts(text, Kind.BASELINE) == ["21 uger", "21 uger"]
    assert texts(text, Kind.TARGET_VALUE) == ["9 uger", "8 uger"]
    assert texts(text, Kind.ACTUAL_VALUE) == ["7 uger", "11 uger"]


def test_a_value_that_comes_again_below_its_label_is_no_label() -> None:
    part = "Indsats\nNye stier\nStatus\nNået\nBemærkninger\nDet gik {} end ventet.\n\n"
    text = "".join(
        f"Mål 1.{n} {title}\n{part.format(how)}"
        for n, (title, how) in enumerate(
            [("Flere cykler", "bedre"), ("Færre biler", "værre"), ("Bedre luft", "bedre")], start=1
        )
    )
    assert texts(text, Kind.STATUS) == ["Nået", "Nået", "Nået"]


def test_a_text_far_below_the_last_goal_is_none_of_it() -> None:
    text = f"1. Flere cykler\n{FIRST}2. Færre biler\n{SECOND}\n\nTrykt hos kommunen i marts"
    assert texts(text, Kind.STATUS) == ["Stierne er bygget.", "Arbejdet er udsat."]


@pytest.mark.parametrize(
    "text",
    [
        f"Mål: Flere bøger.\n{FIRST}20 Natur\nMål: Flere cykler.\n{SECOND}5 Ro\nMål: Nye.\n{THIRD}",
        f"Kulturrapport\nMål: Flere bøger.\n{FIRST}",
    ],
)
def test_no_goal_is_lost_that_stands_above_the_first_heading_or_below_the_title(text: str) -> None:
    found = read(text).validated.report.goals
    assert len(found) == text.count("Mål:")
    assert found[0].sections[Kind.GOAL].text == "Flere bøger."
    assert Kind.FOCUS_AREA not in found[0].sections


def test_formaal_is_the_reason_only_where_the_heading_alone_states_the_goal() -> None:
    purpose = "Formål: Børnene skal lære at cykle.\n"
    text = f"Mål 1 Flere cykler\n{purpose}{FIRST}Mål 2 Færre biler\n{purpose}{SECOND}"
    assert texts(text, Kind.GOAL) == ["Flere cykler", "Færre biler"]
    assert texts(text, Kind.CHALLENGE) == ["Børnene skal lære at cykle."] * 2
    reason = "Baggrund: Der er for mange biler.\n"
    text = f"Mål 1 Cykler\n{reason}{purpose}{FIRST}Mål 2 Biler\n{reason}{purpose}{SECOND}"
    assert texts(text, Kind.GOAL) == ["Børnene skal lære at cykle."] * 2


def test_a_dated_goal_that_is_a_figure_is_what_shall_be_reached() -> None:
    text = f"1. Flere cykler\nMål 2015: 300\n{FIRST}2. Færre biler\nMål 2015: 85 %\n{SECOND}"
    assert texts(text, Kind.TARGET_VALUE) == ["300", "85 %"]
    assert texts(text, Kind.GOAL) == ["Flere cykler", "Færre biler"]


def test_a_label_that_opens_a_value_of_its_kind_is_part_of_the_value() -> None:
    text = f"Mål 1 Cykler\n{FIRST}Mål 2 Biler\n{SECOND}".replace(
        "Indsats: Nye", "Indsats:\nSådan gør vi: Nye", 1
    )
    assert texts(text, Kind.MEANS)[0] == "Sådan gør vi: Nye stier i byen."


def test_a_word_of_a_list_is_no_label() -> None:
    text = f"Mål 1 Cykler\n{FIRST}Mål 2 Biler\n{SECOND}".replace(
        "Nye stier i byen.", "Der oprettes hold:\n– Madlavning\n– Økonomi\n– Motion", 1
    )
    assert texts(text, Kind.MEANS)[0] == "Der oprettes hold: – Madlavning – Økonomi – Motion"


def test_a_label_word_alone_below_an_empty_label_is_its_value_and_doubted() -> None:
    text = "".join(f"Mål {n} Cykler\nIndsats\nNye stier.\n\nStatus\nOpnået\n\n" for n in (1, 2, 3))
    found = goals(text)[0].sections[Kind.STATUS]
    assert (found.text, found.needs_review) == ("Opnået", True)


def test_a_line_that_opens_with_words_that_hint_at_a_missing_kind_is_doubted() -> None:
    text = f"Mål 1 Cykler\n{FIRST}Mål 2 Biler\n{SECOND}".replace(
        "Nye stier i byen.", "Nye stier i byen.\nTID Til sommer.", 1
    )
    first, second = goals(text)
    assert first.sections[Kind.MEANS].needs_review
    assert not second.sections[Kind.MEANS].needs_review


@pytest.mark.parametrize(("listed", "unlisted"), [("", "Zebraindikator"), ("upper", "ZEBRA NU")])
def test_an_unlisted_label_alone_on_its_line_stands_as_the_listed_ones(
    listed: str, unlisted: str
) -> None:
    def own(label: str) -> str:
        return label.upper() if listed else label

    body = f"{own('Indsats')}\nNye stier i byen.\n\n{own('Status')}\nDet går godt.\n\n"
    extra = f"{unlisted}\nTællinger i uge 40.\n\n"
    text = f"1. Flere cykler\n{body}{extra}2. Færre biler\n{body}3. Bedre luft\n{body}"
    first = goals(text)[0]
    kept = [section for section in first.sections.values() if section.label == unlisted]
    assert [(section.text, section.needs_review) for section in kept] == [
        ("Tællinger i uge 40.", True)
    ]


def test_a_word_before_i_counts_nothing() -> None:
    titles = ("Flere cykler", "Færre biler", "Bedre luft")
    said = ("En bro", "En bus", "En sti")
    text = "".join(
        f"Mål {n}: {title}\n{PARTS.format(status='Nået')}Hvad I har sagt: {own}.\n\n"
        for n, (title, own) in enumerate(zip(titles, said, strict=True), start=1)
    )
    assert texts(text, Kind.STATUS) == ["Nået."] * 3


def test_a_label_before_a_title_heads_the_goal_in_the_paragraph_below() -> None:
    parts = "Indsats: Nye stier i byen.\n\nStatus: {}.\n\n\n"
    text = "".join(
        f"Målsætning: {title}\n\n{goal}\n\n{parts.format(status)}"
        for title, goal, status in (
            ("Flere cykler", "Hver fjerde tur sker på cykel.", "Stierne er bygget"),
            ("Færre biler", "Der kører 500 færre biler om dagen.", "Arbejdet er udsat"),
        )
    )
    assert texts(text, Kind.FOCUS_AREA) == ["Flere cykler", "Færre biler"]
    assert texts(text, Kind.GOAL) == [
        "Hver fjerde tur sker på cykel.",
        "Der kører 500 færre biler om dagen.",
    ]


def test_a_sentence_that_stands_as_headings_do_heads_the_next_goal() -> None:
    text = (
        f"Flere cykler\n\n{FIRST}\n\nFærre biler\n\n{SECOND}\n\n"
        f"Luften er ren hele året.\n\n{THIRD}\n\nBedre stier\n\n{FIRST}"
    )
    assert texts(text, Kind.GOAL) == [
        "Flere cykler",
        "Færre biler",
        "Luften er ren hele året.",
        "Bedre stier",
    ]


def test_words_that_come_twice_in_one_goal_are_its_lists() -> None:
    means = "Indsats:\nJord: aftaler med ejerne.\nLys: nye lamper.\nStatus:\nJord: godt.\n\n"
    text = f"Mål 1 Flere cykler\n{means}Mål 2 Færre biler\n{SECOND}Mål 3 Bedre luft\n{THIRD}"
    assert texts(text, Kind.MEANS)[0] == "Jord: aftaler med ejerne. Lys: nye lamper."
    assert texts(text, Kind.STATUS)[0] == "Jord: godt."


def test_a_chapter_that_names_a_service_may_have_an_introduction_below_it() -> None:
    text = (
        "Opfølgning 2014\n\nVeje og trafik\nTeksten om veje er ny i år.\n\n"
        f"Mål 1.1 Flere cykler\n{FIRST}Mål 1.2 Færre biler\n{SECOND}"
        f"Kultur\nTeksten om kultur er ny i år.\n\nMål 2.1 Flere læsere\n{THIRD}"
    )
    assert texts(text, Kind.SERVICE_AREA) == ["Veje og trafik", "Veje og trafik", "Kultur"]
    assert texts(text, Kind.STATUS)[1] == "Arbejdet er udsat."


def test_chapters_may_be_set_as_the_title_and_the_closing_lines_are() -> None:
    text = (
        "Fjordby Kommune\n\n\nTil alle\n\n\n"
        f"Den store bro\n\nMål 1 Flere cykler\n{FIRST}\n\n"
        f"Havnen i nord\n\nMål 2 Færre biler\n{SECOND}\n\n"
        "Om dette hæfte\n\nHæftet er trykt i 200 eksemplarer."
    )
    assert texts(text, Kind.SERVICE_AREA) == ["Den store bro", "Havnen i nord"]


def test_a_code_behind_a_chapters_word_stays_with_its_name() -> None:
    text = (
        f"Fagudvalgsområde 08: Affald\n\nMål 1.1 Flere cykler\n{FIRST}"
        f"Fagudvalgsområde 12: Teknik\n\nMål 2.1 Færre biler\n{SECOND}"
    )
    assert texts(text, Kind.SERVICE_AREA) == ["08 Affald", "12 Teknik"]


def test_what_a_goals_label_heads_is_told_by_most_goals() -> None:
    heads = ("Flere cykler", "Færre biler", "Bedre luft")
    said = ("Flere tager cyklen til skole.", "75 procent er trygge.", "Luften er ren.")
    text = "".join(
        f"{n}. {head}\nMål 2014: {aim}\n{PARTS.format(status=head)}"
        for n, (head, aim) in enumerate(zip(heads, said, strict=True), start=1)
    )
    assert texts(text, Kind.GOAL) == list(said)
    assert texts(text, Kind.FOCUS_AREA) == list(heads)


def test_a_value_on_its_label_s_line_needs_no_mark_where_others_stand_below_theirs() -> None:
    text = (
        "1. Flere cykler\nIndsats\nNye stier.\nStatus\nStierne er bygget.\n\n"
        "2. Færre biler\nIndsats\nNye busser.\nStatus Målet er nået.\n\n"
        "3. Bedre luft\nIndsats\nFlere træer.\nStatus\nTræerne er plantet.\n"
    )
    assert texts(text, Kind.STATUS) == [
        "Stierne er bygget.",
        "Målet er nået.",
        "Træerne er plantet.",
    ]


def test_a_sentence_below_several_headings_is_no_label() -> None:
    intro = "Områdets økonomi fremgår af en særskilt bilagsrapport."
    text = (
        f"Veje\n=====\n\n{intro}\n\nMål 1.1 Flere cykler\n{FIRST}"
        f"Skoler\n======\n\n{intro}\n\nMål 2.1 Flere læsere\n{THIRD}"
    )
    assert texts(text, Kind.SERVICE_AREA) == ["Veje", "Skoler"]
    assert texts(text, Kind.STATUS) == ["Stierne er bygget.", "Målet er nået."]


def test_pages_folded_into_a_line_each_have_no_headings() -> None:
    told = "Det går vel i byen. " * 3
    page = f"Mål: Flere {{n}} cykler. {told}Indsats: Stier {{n}}. Status: Stierne {{n}} er bygget."
    text = "\f".join(["RAPPORT OM BYEN 2014", *(page.format(n=n) for n in ("her", "der", "nu"))])
    found = read(text).validated.report.goals
    assert [goal.sections[Kind.STATUS].text for goal in found] == [
        f"Stierne {n} er bygget." for n in ("her", "der", "nu")
    ]


def test_a_heading_may_open_with_what_is_counted() -> None:
    text = f"1. Flere cykler\n{FIRST}2. 12.000 timer frigøres\n{SECOND}3. Bedre luft\n{THIRD}"
    assert texts(text, Kind.GOAL) == ["Flere cykler", "12.000 timer frigøres", "Bedre luft"]


def test_a_label_repeated_below_itself_opens_its_value() -> None:
    parts = "SÅDAN GØR VI\n{}– nye stier\nSTATUS\nMålet er nået\n\n"
    heads = ("1. Flere cykler\n", "2. Færre biler\n", "3. Bedre luft\n")
    again = ("Sådan gør vi:\n", "", "")
    text = "".join(head + parts.format(words) for head, words in zip(heads, again, strict=True))
    assert texts(text, Kind.MEANS) == ["Sådan gør vi: – nye stier", "– nye stier", "– nye stier"]


def test_a_list_of_contents_holds_no_labels() -> None:
    names = ("Flere cykler", "Færre biler", "Bedre luft", "Mindre støj")
    listed = "".join(f"Mål {n} {name} {'.' * 30} {n}\n" for n, name in enumerate(names, start=3))
    more = "Det sker\nder, hvor\nder er plads\ntil alle.\n"
    goals_of = "".join(
        f"\nMål {n} {name}\n{PARTS.format(status='Nået').strip()}\n{more}"
        for n, name in enumerate(names[:2], start=3)
    )
    assert texts(f"Årets mål\n\n{listed}\n{goals_of}", Kind.GOAL) == list(names[:2])


def test_a_heading_may_end_in_a_stop_where_it_stands_as_the_others_do() -> None:
    titles = ("Haltimer", "Økologi i køkkenerne.", "MUS")
    lead = "Vi vil have mere af det, og det skal ske inden jul."
    text = "\n\n\n".join(
        f"{title}\n\n{lead}\n\nHvad gør vi: Vi går i gang.\n\nStatus: Det går godt."
        for title in (*titles, "Seniorer", "Langvarigt fravær")
    )
    assert texts(f"\n\n\n{text}", Kind.FOCUS_AREA)[:3] == list(titles)


def test_a_chapter_may_be_called_as_labels_are() -> None:
    def goal(number: int) -> str:
        parts = "VI VIL: Flere går.\n\nPLAN: Vi bygger.\n\nSTATUS: Nået.\n"
        return f"\n\n{number}. Flere stier\n\n{parts}"

    text = f"\n\n\n\nSkole\n{goal(1)}\n\n\n\n\nPlan\n{goal(2)}\n\n\n\n\nVand\n{goal(3)}"
    assert texts(text, Kind.SERVICE_AREA) == ["Skole", "Plan", "Vand"]


def test_below_a_focus_area_with_its_label_a_goals_heading_states_the_goal() -> None:
    text = "".join(
        f"Fokusområde: {area}\n\n{n}.1 Der er flere {area.casefold()} i byen nu.\n\n"
        f"Borgerne har bedt om dem.\n\nIndsats: Vi bygger.\n\nStatus: Nået.\n\n\n"
        for n, area in enumerate(("Stier", "Broer", "Bænke"), start=1)
    )
    assert texts(text, Kind.GOAL)[0] == "Der er flere stier i byen nu."


def test_what_recurs_before_a_colon_above_goals_names_their_area() -> None:
    text = "".join(
        f"Zebra: {area}\n\nVi fortæller lidt om {area.casefold()} først.\n\n"
        f"Mål {n}\n\nMål: Flere {area.casefold()}.\nIndsats: Vi bygger.\nStatus: Nået.\n\n"
        for n, area in enumerate(("Stier", "Broer", "Bænke"), start=1)
    )
    assert texts(text, Kind.SERVICE_AREA) == ["Stier", "Broer", "Bænke"]


def test_a_dash_behind_a_question_opens_its_list() -> None:
    text = "".join(
        f"Mål {n}: {title}\nHvad er målet? - Flere går\n  - Flere cykler\n"
        f"Hvor langt er vi? {how}\n\n"
        for n, title, how in ((1, "Stier", "Det er nået."), (2, "Broer", "- Nået\n  - Fejret"))
    )
    assert texts(text, Kind.GOAL) == ["- Flere går - Flere cykler"] * 2


def test_years_below_an_area_s_label_belong_to_it() -> None:
    text = "".join(
        f"{code} Park og vej\n\nIndsatsområde\n2016-2019\n{area}\n\n"
        "Resultatmål\nFlere går.\n\nHandlinger\nVi bygger.\n\nStatus ultimo 2017\nNået.\n\n\n"
        for code, area in ((36, "Stier"), (41, "Broer"), (44, "Bænke"))
    )
    found = read(text).validated.report.goals
    assert [goal.sections[Kind.FOCUS_AREA].text for goal in found] == ["Stier", "Broer", "Bænke"]


def test_a_counted_heading_may_open_with_what_is_counted_in_a_unit_of_capitals() -> None:
    parts = "\nIndsats: Vi bygger.\nStatus: Nået.\n\n"
    text = f"1.1. Flere stier{parts}1.2. 60 MW ny vind er sat op{parts}1.3. Bedre luft{parts}"
    assert texts(text, Kind.GOAL) == ["Flere stier", "60 MW ny vind er sat op", "Bedre luft"]


def test_values_set_apart_below_their_labels_are_no_headings_of_goals() -> None:
    goal = "Udviklingsmål A{}\n\nMål:\n\n{} er flere nu\n\nTiltag:\n\nStien er ny\n\n"
    goal += "Status:\n\nNået\n\n\n"
    text = "".join(goal.format(n, what) for n, what in enumerate(("Der", "De", "Vi"), start=1))
    assert texts(text, Kind.GOAL) == ["Der er flere nu", "De er flere nu", "Vi er flere nu"]


def test_a_goal_s_heading_is_doubted_where_a_paragraph_below_it_may_go_on_with_the_goal() -> None:
    lead = "Der er højst tre klager om året over stierne.\n\n"
    parts = "Baggrund: Mange klager.\nIndsats: Nye stier.\nStatus: {}.\n\n"
    text = f"Mål 1: Færre klager\n\n{lead}{parts.format('To klager')}"
    text += f"Mål 2: Flere cykler\n\n{parts.format('Målet er nået')}"
    doubted = [goal.sections[Kind.GOAL].needs_review for goal in goals(text)]
    assert doubted == [True, False]


def test_the_value_above_a_label_that_is_one_only_here_is_doubted() -> None:
    text = "\n\n".join(
        f"Mål {n}: {title}\n\nIndsats:\nVi bygger i byen.\n\n{more}Status:\nDet går godt."
        for n, title, more in (
            (1, "Flere stier", ""),
            (2, "Bedre luft", "Kaffepenge: 500 kr. pr. måned.\n\n"),
            (3, "Mere ro", ""),
        )
    )
    reasons = [" ".join(goal.sections[Kind.MEANS].reasons) for goal in goals(text)]
    assert ["its own last words" in reason for reason in reasons] == [False, True, False]


@pytest.mark.parametrize(("more", "kind"), [("", Kind.FOCUS_AREA), ("4", Kind.SERVICE_AREA)])
def test_a_heading_is_what_its_label_says_unless_it_heads_a_group(more: str, kind: Kind) -> None:
    def goal(n: str) -> str:
        return f"Mål {n}: Flere stier nr. {n}\n\nIndsats\nVi bygger.\n\nStatus\nDet går godt."

    groups = [("Byliv", "1"), ("Natur", "2"), ("Trafik", "3")]
    parts = [f"Fokusområde: {name}\n\n{goal(n)}" for name, n in groups]
    parts += [goal(n) for n in more]
    found = goals("\n\n".join(parts))
    assert [goal.sections[kind].text for goal in found][:3] == ["Byliv", "Natur", "Trafik"]


def test_two_words_for_focus_areas_name_the_wider_and_the_narrower_one() -> None:
    text = (
        f"Tema: Natur\n\nIndsatsområde: Skove\n\nMål 1 Flere træer\n{FIRST}"
        f"Tema: Kultur\n\nIndsatsområde: Musik\n\nMål 2 Flere kor\n{SECOND}"
        f"Tema: Fritid\n\nIndsatsområde: Baner\n\nMål 3 Flere baner\n{THIRD}"
    )
    assert texts(text, Kind.SERVICE_AREA) == ["Natur", "Kultur", "Fritid"]
    assert texts(text, Kind.FOCUS_AREA) == ["Skove", "Musik", "Baner"]


@pytest.mark.parametrize(
    ("numbers", "kind"),
    [(("1.1", "2.1", "3.1"), Kind.SERVICE_AREA), (("1", "2", "3"), Kind.FOCUS_AREA)],
)
def test_goals_counted_group_by_group_stand_below_areas_though_each_has_its_own(
    numbers: tuple[str, ...], kind: Kind
) -> None:
    names, heads = ("Natur", "Kultur", "Fritid"), ("Flere træer", "Flere kor", "Flere baner")
    parts = (FIRST, SECOND, THIRD)
    text = "".join(
        f"Tema: {name}\n\nMål {number}: {head}\n{part}"
        for name, number, head, part in zip(names, numbers, heads, parts, strict=True)
    )
    assert texts(text, kind) == list(names)


def test_questions_in_small_letters_that_open_lines_are_labels() -> None:
    text = (
        "Plan\n\nNye boliger\nhvad vil vi? Flere boliger i byen.\nhvad gør vi? En ny plan.\n"
        "hvor langt er vi? Planen er vedtaget.\n\n"
        "Flere frivillige\nhvad vil vi? Flere hænder.\nhvad gør vi? En messe.\n"
        "hvor langt er vi? Messen er holdt.\n\n"
    )
    assert texts(text, Kind.GOAL) == ["Flere boliger i byen.", "Flere hænder."]
    assert texts(text, Kind.MEANS) == ["En ny plan.", "En messe."]
    assert texts(text, Kind.STATUS) == ["Planen er vedtaget.", "Messen er holdt."]


def test_one_question_in_small_letters_is_text() -> None:
    text = f"1. Flere cykler\n{FIRST}2. Færre biler\nIndsats: Vi spørger borgerne:\n"
    found = texts(f"{text}hvad vil vi? De svarer.\nStatus: Nået.\n", Kind.MEANS)
    assert found[1] == "Vi spørger borgerne: hvad vil vi? De svarer."
