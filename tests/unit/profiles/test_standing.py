"""Label words stand as labels by their place, and by how the document sets its labels."""

import pytest

from goalextract.profiles.settling import settle
from goalextract.profiles.standing import standing_labels
from tests.unit.printed import FINDER


def standing(*texts: str) -> list[list[tuple[str, str]]]:
    """Return, page by page, (kind, printed) of the labels that stand as labels."""
    pages = dict(enumerate(texts, start=1))
    found = settle(pages, standing_labels(FINDER, pages))
    return [
        [(m.kind.value if m.kind else "", m.printed) for m in found[number]] for number in pages
    ]


def kinds(text: str) -> list[str]:
    return [kind for kind, _ in standing(text)[0]]


@pytest.mark.parametrize(
    "text",
    [
        "Mål: Flere læser.\nStatus: Målet er nået.",
        "Mål\nFlere læser\nStatus\nMålet er nået",
        "- Mål: Flere læser.\n- Status: Nået.",
        "1. Mål: Flere læser.\n2. Status: Nået.",
        "a) Mål Flere læser.\nb) Status Nået.",
        "Mål Flere læser. Status Målet er nået.",
        "Mål Status Flere læser. Målet er nået.",
        "Mål • Status Flere læser. Målet er nået.",
        "Mål   Flere læser\nStatus   nået",
        "MÅL\tFlere læser\nSTATUS\tNået",
    ],
)
def test_labels_stand_on_lines_after_stops_and_in_runs(text: str) -> None:
    assert kinds(text) == ["goal", "status"]


@pytest.mark.parametrize(
    "text",
    [
        "Mål Flere læser. Udfordringen består i at nå alle. Status Nået.",
        "Mål Flere læser. Mål og midler er fulgt. Status Nået.",
        "Mål Flere læser, og der er sat et Mål for det. Status Nået.",
        "Mål Flere læser. Målet er ambitiøst. Status Nået.",
        "Mål Flere læser. Status Indsatsen for målgruppen fortsætter.",
        "Mål: Flere læser.\nMål og midler hænger sammen.\nStatus: Nået.",
        "Mål: Der arbejdes med status for\nmålopfyldelse i alle centre.\nStatus: Nået.",
    ],
)
def test_label_words_that_prose_goes_on_from_are_no_labels(text: str) -> None:
    assert kinds(text) == ["goal", "status"]


def test_a_year_that_opens_the_value_leaves_its_label_standing() -> None:
    text = "Mål Flere læser. Status I 2014 er der ansat to."
    assert standing(text)[0] == [("goal", "Mål"), ("status", "Status")]


def test_a_label_of_the_document_counts_where_the_value_before_it_lacks_its_stop() -> None:
    pages = [
        "Mål Flere læser. Status Det går godt.",
        "Mål Flere cykler Status Det går fint.",
        "Mål Flere går Status Det går.",
    ]
    assert [[kind for kind, _ in page] for page in standing(*pages)] == [["goal", "status"]] * 3


@pytest.mark.parametrize(
    "value",
    [
        "Vurdering af målopfyldelsen Evalueringen var god",
        "Kommentar Vadbys folk var glade",
    ],
)
def test_a_capital_amid_a_sentence_opens_a_label_whatever_capital_follows(value: str) -> None:
    assert len(kinds(f"Mål Flere læser. Status Aftalen søges i juni {value}")) == 3


@pytest.mark.parametrize(
    "text",
    [
        "Mål Flere læser. Status Vi søger med Kommentar Vadbys hjælp",
        "Mål Flere læser. Status Bladet Ny Kommentar Vadbys skrev",
    ],
)
def test_a_name_that_small_words_or_names_lead_on_to_is_no_label(text: str) -> None:
    assert kinds(text) == ["goal", "status"]


@pytest.mark.parametrize("value", ["fik brev og svarede", "af de to er i gang"])
def test_a_label_of_the_document_needs_no_capital_after_it(value: str) -> None:
    told = "Mål Flere læser. Status Det går godt."
    pages = [told, told, f"Mål Flere cykler i byen Status {value}"]
    assert [kind for kind, _ in standing(*pages)[2]] == ["goal", "status"]


def test_words_that_a_label_leads_on_to_are_prose() -> None:
    told = "Mål Flere læser. Status Der er nye stier"
    pages = [told, told, f"{told} Status på egne sager vises nu"]
    assert [kind for kind, _ in standing(*pages)[2]] == ["goal", "status"]


@pytest.mark.parametrize("value", ["under 50", "ca. 3"])
def test_a_measure_may_open_with_a_small_word_and_a_figure(value: str) -> None:
    told = "Mål Flere læser. Måltal 40 Status Nået."
    assert standing(told, told, f"Mål Flere cykler. Måltal {value}")[2][-1][1] == "Måltal"


@pytest.mark.parametrize(
    "text",
    [
        "Mål Flere piger spiller bold Måltal +150 medlemmer Status Det går godt.",
        "Mål Flere bruger hallen om aftenen Måltal Udnyttelsesgrad 80 Status Det går godt.",
        "Mål Flere ser hinanden jævnligt Måltal pct. Status Det går godt.",
    ],
)
def test_what_heads_measures_needs_no_stop_before_it(text: str) -> None:
    assert kinds(text) == ["goal", "target_value", "status"]


def test_label_words_that_open_the_title_are_no_label() -> None:
    text = "Opfølgning på mål 2014 - Byudvalget\nMål: Flere læser.\nStatus: Nået."
    assert kinds(text) == ["goal", "status"]


def test_label_words_that_open_a_page_heading_are_no_label() -> None:
    text = "Mål for 2014 Serviceområde 15: Kultur\nMål: Flere læser.\nStatus: Nået."
    assert kinds(text) == ["service_area", "goal", "status"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Formål: A\nStatus: B", ["goal", "status"]),
        ("Formål: A\nMål: B", ["challenge", "goal"]),
        ("Mål: A\nFormål: B", ["goal", "challenge"]),
        ("Formål: A\nUdfordring: B", ["goal", "challenge"]),
        ("Mål: A\nResultat: B", ["goal", "status"]),
        ("Status: A\nResultat: B", ["status", "actual_value"]),
        ("Status: A\nRealiseret: B\nEffekt: C", ["status", "actual_value", "follow_up"]),
    ],
)
def test_an_ambiguous_label_takes_the_kind_that_no_other_label_stands_for(
    text: str, expected: list[str]
) -> None:
    assert kinds(text) == expected


def test_the_kind_of_an_ambiguous_label_is_the_same_throughout_the_document() -> None:
    assert standing("Formål: A\nStatus: B", "Formål: C\nMål: D\nStatus: E") == [
        [("challenge", "Formål"), ("status", "Status")],
        [("challenge", "Formål"), ("goal", "Mål"), ("status", "Status")],
    ]


def test_words_that_head_no_section_stand_as_labels_without_a_kind() -> None:
    assert kinds("Mål: Flere læser.\nØkonomi: 2 mio. kr.\nStatus: Nået.") == ["goal", "", "status"]


def test_pages_without_text_or_labels_give_none() -> None:
    assert standing("", "Kun prosa her.") == [[], []]


def test_labels_in_capitals_stand_wherever_they_are() -> None:
    text = "MÅL Flere læser. STATUS Målet er nået. MÅL Ingen venter STATUS ud af alle elever."
    assert kinds(text) == ["goal", "status", "goal", "status"]


def test_label_words_within_a_question_in_capitals_are_part_of_it() -> None:
    text = "MÅL STATUS HVILKET SPROG HANDLER MÅLET OM? Flere læser. Nået. Dansk."
    assert kinds(text) == ["goal", "status"]


def test_a_label_stands_before_a_value_whose_first_figure_was_lost() -> None:
    text = (
        "Mål Flere læser. Status for målopfyldelse Målet er nået."
        " Mål Ingen venter. Status for målopfyldelse Nået."
        " Mål procent skal læse Status for målopfyldelse ud af elever læser."
    )
    assert kinds(text) == ["goal", "status"] * 3


def test_prose_that_goes_on_from_label_words_is_no_lost_figure() -> None:
    assert kinds("Mål Flere læser. Status Målet er nået. Mål er noget andet.") == ["goal", "status"]


def test_a_word_that_goes_on_after_an_apostrophe_is_no_label() -> None:
    text = "Mål: Ét billede.\nKPI'erne skal være færre.\nStatus: Nået.\n"
    found = standing_labels(FINDER, {1: text})[1]
    assert [label.printed for label in found] == ["Mål", "Status"]


def test_the_end_of_a_phrase_before_a_colon_is_no_label() -> None:
    found = standing("Mål: Flere læser.\nOrd om status: Det er nået.\nIndsats: Bøger.")[0]
    assert [kind for kind, _ in found] == ["goal", "means"]


@pytest.mark.parametrize("area", ["", "Havn ", "Kultur og fritid "])
def test_a_bare_word_for_areas_is_a_label_where_one_follows_it_again_and_again(area: str) -> None:
    told = f"Fjordby Kommune Sektor {area}Fokusområde Mål Stier Flere cykler. Status Nået."
    assert "Sektor" not in [printed for _, printed in standing(told)[0]]
    assert [page[0] for page in standing(told, told)] == [("service_area", "Sektor")] * 2


def test_a_word_for_areas_in_prose_is_no_label() -> None:
    told = "Fokusområde Stier Mål Flere cykler. Status Vi har en Sektor Havn. Det er godt. Mål Ro."
    assert [printed for _, printed in standing(told, told)[0]] == [
        "Fokusområde",
        "Mål",
        "Status",
        "Mål",
    ]


def test_a_bullet_of_a_letter_opens_a_value() -> None:
    assert kinds("Mål Flere læser. Status o piktogrammer på dansk o værter i byen") == [
        "goal",
        "status",
    ]


def test_two_words_for_the_goal_in_different_goals_both_head_it() -> None:
    rest = "Status Nået. Indsats Stier."
    pages = [
        f"Mål {n}: Stier {'Mål' if n in (1, 4) else 'Målsætning'} Ro. {rest}" for n in range(1, 7)
    ]
    found = settle(dict(enumerate(pages)), standing_labels(FINDER, dict(enumerate(pages))))
    assert not any(label.is_open for page in found.values() for label in page)
