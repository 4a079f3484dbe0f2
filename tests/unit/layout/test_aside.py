"""Contents and closing lines belong to no goal; what only begins like them does."""

import pytest

from goalextract.document import NoiseKind
from goalextract.layout.aside import mark_asides, mark_bars
from goalextract.profiles.model import parse_profile
from tests.unit.printed import FINDER, PROFILE, page

GOAL = "Mål: Flere læser.\nStatus: Nået."
LONG_GOAL = "Mål: " + "Flere og flere børn læser og cykler. " * 12 + "\nStatus: Nået."


def marked(*texts: str) -> list[list[tuple[NoiseKind, str]]]:
    pages = mark_asides(
        [page(text, n) for n, text in enumerate(texts, start=1)], PROFILE, FINDER.line_start
    )
    return [[(n.kind, here.text[n.span.start : n.span.end]) for n in here.noise] for here in pages]


@pytest.mark.parametrize(
    "contents",
    [
        "Indhold\nMål 1 ........ 2\nMål 2 ........ 3",
        "INDHOLDSFORTEGNELSE\n\nMål 1      2\nMål 2      3",
        "Indholdsfortegnelse Mål 1 .... 2 Mål 2 .... 3 Mål 3 .... 4",
        "Oversigt over mål\n1. Flere læser\n2. Flere cykler",
        "Kapitler\nMål 1 ..... 2\nMål 2 ..... 3\nMål 3 ..... 4",
    ],
)
def test_a_page_of_contents_is_noise_whole(contents: str) -> None:
    assert marked("Titel", contents, GOAL) == [[], [(NoiseKind.CONTENTS, contents)], []]


@pytest.mark.parametrize(
    "text",
    ["", GOAL, "Mål: Flere læser ... 3 gange.\nStatus: Nået.", "Tabel 1 ..... 2\n" + GOAL],
)
def test_other_pages_are_no_contents(text: str) -> None:
    assert marked(text) == [[]]


@pytest.mark.parametrize(
    "head",
    ["Fjordby Kommune\n", "Fjordby Kommune\n\nMålrapport 2014   Side 2\n\n", "2\n", "  \n\n"],
)
def test_a_page_of_contents_below_a_running_head_is_noise_whole(head: str) -> None:
    contents = f"{head}Indhold\nMål 1 ........ 2\nMål 2 ........ 3"
    assert marked("Titel", contents, GOAL) == [[], [(NoiseKind.CONTENTS, contents.strip())], []]


@pytest.mark.parametrize(
    "head",
    [
        "Læseren får her et overblik over dette",
        "De mål som Byrådet har vedtaget",
        "Kulturudvalget Skoleudvalget Teknisk Udvalg Økonomiudvalget Fjordby Kommune",
        "Mål: Flere læser.\nStatus: Målet er nået, og der er købt nyt",
    ],
)
def test_a_sentence_or_a_list_of_names_is_no_running_head(head: str) -> None:
    assert marked(f"{head}\nIndhold\n{GOAL}") == [[]]


@pytest.mark.parametrize("form", ["{} ........ {}", "{} . . . . {}", "{} …… {}", "{}      {}"])
@pytest.mark.parametrize("above", ["", "Målrapport 2014\n\n", "Fjordby Kommune\n" * 3])
def test_on_a_page_with_goals_the_list_alone_is_noise(form: str, above: str) -> None:
    contents = "\n".join(["Indhold", form.format("Mål 1", 2), form.format("Mål 2", 3)])
    assert marked(f"{above}{contents}\n\n{LONG_GOAL}") == [[(NoiseKind.CONTENTS, contents)]]


def test_a_line_or_two_below_a_list_of_contents_belong_to_it() -> None:
    contents = "Indhold\nMål 1 ........ 2\nMål 2 ........ 3\n\nRapporten gør status."
    assert marked(contents, GOAL) == [[(NoiseKind.CONTENTS, contents)], []]


def test_contents_stand_among_the_first_pages() -> None:
    contents = "Indhold\nMål 1 ........ 2\nMål 2 ........ 3"
    assert marked(*[GOAL] * 5, contents, contents)[5:] == [[(NoiseKind.CONTENTS, contents)], []]


@pytest.mark.parametrize(
    "text",
    [
        "Mål: Bedre indhold\nStatus: Nået.",
        "Undervisningens indhold\n" + GOAL,
        "Sprogindhold\n" + GOAL,
    ],
)
def test_the_word_within_a_line_lists_nothing(text: str) -> None:
    assert marked(text) == [[]]


def test_goals_below_a_list_without_page_numbers_are_content() -> None:
    contents = "Indhold\n1. Flere læser\n2. Flere cykler"
    (noise,) = marked(f"{contents}\n\n{LONG_GOAL}")
    assert all("Status" not in quote for _, quote in noise)


def test_a_page_that_only_opens_like_contents_is_none() -> None:
    assert marked(f"Indhold i undervisningen\n{GOAL}") == [[]]


@pytest.mark.parametrize(
    "closing",
    [
        "Bilag: Kort over området",
        "Udskrevet 3. marts 2015\nSagsnr. 12-345",
        "Forelægges Byrådet i maj 2015.",
        "Denne opfølgning behandles i foråret.",
    ],
)
@pytest.mark.parametrize("gap", ["\n", "\n\n   ", " "])
def test_a_closing_line_about_the_document_is_noise(closing: str, gap: str) -> None:
    assert marked(GOAL, GOAL + gap + closing) == [[], [(NoiseKind.BOILERPLATE, closing)]]


@pytest.mark.parametrize(
    "text",
    [
        "Mål: Flere læser.\nStatus: Bilag er sendt til alle.",
        "Mål: Flere læser.\nStatus: I dag er Bilag 1 sendt til alle.",
        "Bilag 1\n" + GOAL + "\n" + "Flere og flere læser. " * 20,
        "Mål: Flere læser.\nBilagsmappen er ny.\nStatus: Nået.",
    ],
)
def test_the_same_words_within_content_are_none(text: str) -> None:
    assert marked(text) == [[]]


def test_a_closing_line_ends_before_the_next_label() -> None:
    text = GOAL + "\nBilag vedlagt.\nAnsvarlig: Kulturchefen"
    assert all("Ansvarlig" not in quote for _, quote in marked(text)[0])


def test_only_the_last_page_with_text_closes_the_document() -> None:
    text = GOAL + "\nBilag: Kort"
    assert marked(text, text, " \n")[0] == []
    assert marked(text, text, " \n")[1] == [(NoiseKind.BOILERPLATE, "Bilag: Kort")]


def test_noise_within_contents_is_marked_once() -> None:
    contents = "Indhold\nMål 1 ........ 2\nSide 9\nMål 2 ........ 3"
    (here,) = mark_asides([page(contents, noise=["Side 9"])], PROFILE, FINDER.line_start)
    assert [here.text[n.span.start : n.span.end] for n in here.noise] == [contents]


def test_earlier_noise_is_kept_in_order() -> None:
    here = page(GOAL + "\nSide 9\nBilag: Kort", noise=["Side 9"])
    noise = mark_asides([here], PROFILE, FINDER.line_start)[0].noise
    assert noise == tuple(sorted(noise, key=lambda n: n.span))
    assert len(noise) == 2


def test_a_template_without_such_words_marks_nothing() -> None:
    bare = parse_profile('id = "a"\nname = "A"\nlanguage = "da"\n[labels]\ngoal = ["Mål"]\n')
    here = page("Indhold\nMål ..... 2\n" + GOAL + "\nBilag: Kort")
    assert mark_asides([here], bare) == (here,)


def test_a_list_of_contents_above_goals_leaves_them_alone() -> None:
    listed = "I hæftet\nMål 1 ........ 2\nMål 2 ........ 3\nMål 3 ........ 4"
    assert marked(f"Fjordby\n\n{listed}\n\n{LONG_GOAL}") == [[(NoiseKind.CONTENTS, listed)]]


LISTED = (
    "Område: Børn og skole Mål 1. Flere læser højt 3 "
    "Område: By og vej Mål 2. Flere cykler 4 Bilag 6"
)


@pytest.mark.parametrize("head", ["", "2 ", "side 2 ", "Målopfølgning 2014 "])
def test_a_list_folded_into_one_line_is_noise(head: str) -> None:
    line = f"{head}Indhold {LISTED}"
    assert marked("Titel", line, GOAL) == [[], [(NoiseKind.CONTENTS, line)], []]
    assert marked(f"Titel 2014\n{line}\n{GOAL}")[0] == [(NoiseKind.CONTENTS, line)]


def test_a_running_head_may_stand_before_a_folded_list() -> None:
    head = "Sådan gik det med målene i 2019 - Udvalget for Skole og Unge i byen"
    line = f"{head} Indhold {LISTED}"
    assert marked("Titel", line, f"{head} {GOAL}")[1] == [(NoiseKind.CONTENTS, line)]
    assert marked("Titel", line, GOAL)[1] == []


def test_a_folded_list_that_lost_its_figures_is_known_by_what_it_lists() -> None:
    line = (
        "2 Indhold Område Børn og skole Mål Flere læser højt "
        "Område By og vej Mål Flere cykler Bilag"
    )
    goals = (
        "Område Børn og skole Tema Flere læser højt Status Nået. Område By og vej Tema Flere cykler"
    )
    assert marked("Titel", line, goals)[1] == [(NoiseKind.CONTENTS, line)]
    assert marked("Titel", line, GOAL)[1] == []


def test_content_under_that_word_is_no_folded_list() -> None:
    text = (
        "2 Indhold Der holdes 3 Kurser for 12 Ledere og 4 Ansatte i hver By, og 2 Møder for alle."
    )
    assert marked("Titel", text, GOAL)[1] == []


def test_a_heading_below_a_list_of_contents_is_content() -> None:
    listed = "Indhold\n1. Bosætning ........ 3\n1.1 Flere huse ........ 3\n"
    text = f"{listed}\n1. Bosætning\n1.1 Flere huse\nMål: Flere huse er bygget i byen.\n"
    assert marked(text)[0] == [(NoiseKind.CONTENTS, listed.strip())]


def barred(text: str, noise: tuple[str, ...] = ()) -> str:
    """Return a text with the bars that are marked blotted out."""
    here = mark_bars(page(text, noise=noise), FINDER.line_start)
    bars = {n.span.start for n in here.noise if n.kind is NoiseKind.MARKER}
    return "".join("#" if at in bars else letter for at, letter in enumerate(here.text))


def test_bars_that_part_labelled_values_are_marks() -> None:
    text = "Mål: 40 hold | Frist: 2022\nMål: Flere | færre | Status: Nået"
    assert barred(text) == "Mål: 40 hold # Frist: 2022\nMål: Flere | færre # Status: Nået"


@pytest.mark.parametrize(
    "text",
    [
        "Mål: 40 hold | Frist: 2022\nStatus: Nået",
        "Mål 40 hold | Frist 2022 | Status nået",
        "Mål: 40 hold|Frist: 2022|Status: Nået",
        "Mål: 40 hold | Zebra: 12 | Giraf: 14",
        "Mål: 40 hold, Frist: 2022, Status: Nået",
    ],
    ids=["one bar", "no colons", "no blanks", "no labels", "no bars"],
)
def test_bars_that_may_be_a_value_s_own_are_no_marks(text: str) -> None:
    here = page(text)
    assert mark_bars(here, FINDER.line_start) is here


def test_bars_within_noise_are_marked_once_and_noise_stays_in_order() -> None:
    text = "Mål: Ja | Status: Nej\nMål: Nej | Status: Ja\nStatus: Nu"
    here = mark_bars(page(text, noise=["Nej\nMål: Nej | Status: Ja"]), FINDER.line_start)
    assert [n.kind for n in here.noise] == [NoiseKind.MARKER, NoiseKind.HEADER]


def test_a_long_row_of_dots_that_leads_nowhere_is_passed_at_once() -> None:
    # Tried anew from each of its dots, it would take minutes.
    assert marked("Indhold\n" + ". " * 50_000 + "slut\nMål: Flere") == [[]]


def test_a_folded_list_of_contents_is_one_whatever_heads_it() -> None:
    listed = "I dette hæfte A1. Flere cykelstier 3 A2. Gode skoler 4 B1. Biblioteker 6 B2. Haller 7"
    told = "A1. Flere cykelstier\nA2. Gode skoler\nB1. Biblioteker\nB2. Haller"
    assert marked(listed, told) == [[(NoiseKind.CONTENTS, listed)], []]
    assert marked(listed, "Mål: Flere læser.") == [[], []]
