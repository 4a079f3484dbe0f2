"""Contents and closing lines belong to no goal; what only begins like them does."""

import pytest

from goalextract.document import NoiseKind
from goalextract.layout.aside import mark_asides
from goalextract.profiles.model import parse_profile
from tests.unit.printed import FINDER, PROFILE, page

GOAL = "Mål: Flere læser.\nStatus: Nået."


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


def test_earlier_noise_is_kept_in_order() -> None:
    here = page(GOAL + "\nSide 9\nBilag: Kort", noise=["Side 9"])
    noise = mark_asides([here], PROFILE, FINDER.line_start)[0].noise
    assert noise == tuple(sorted(noise, key=lambda n: n.span))
    assert len(noise) == 2


def test_a_template_without_such_words_marks_nothing() -> None:
    bare = parse_profile('id = "a"\nname = "A"\nlanguage = "da"\n[labels]\ngoal = ["Mål"]\n')
    here = page("Indhold\nMål ..... 2\n" + GOAL + "\nBilag: Kort")
    assert mark_asides([here], bare) == (here,)
