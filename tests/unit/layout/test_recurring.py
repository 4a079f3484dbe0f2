"""What comes again in a document tells where values end, and is no content where it heads pages."""

import pytest

from goalextract.document import NoiseKind, Page
from goalextract.layout.feet import foot_noise
from goalextract.layout.recurring import (
    Recurring,
    find_recurring,
    is_run,
    page_noise,
)
from goalextract.profiles.labels import LabelMatch
from goalextract.profiles.standing import standing_labels
from tests.unit.printed import FINDER, page


def found(*texts: str) -> tuple[list[Page], dict[int, tuple[LabelMatch, ...]], Recurring]:
    pages = [page(text, n) for n, text in enumerate(texts, start=1)]
    labels = standing_labels(FINDER, {p.number: p.text for p in pages})
    return pages, labels, find_recurring(pages, labels)


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("Mål Status Flere læser. Nået.", [True, False]),
        ("Mål • Status a) Kommentar Flere.", [True, True, False]),
        ("Mål: Flere læser. Status: Nået.", [False, False]),
        ("Mål\n\nStatus\nNået.", [True, False]),
    ],
)
def test_labels_that_follow_each_other_are_a_run(text: str, runs: list[bool]) -> None:
    here = page(text)
    labels = standing_labels(FINDER, {1: text})[1]
    assert [is_run(here, labels, index) for index in range(len(labels))] == runs


def test_a_service_area_beside_its_label_is_known_where_it_comes_again() -> None:
    _, _, recurring = found(
        "Serviceområde 15 Kultur Mål Flere læser. Status Nået.",
        "Serviceområde Mål Status 15 Kultur Flere cykler. Nået.",
    )
    text = "15 Kultur. Flere cykler."
    assert recurring.area_end(text, 0) == len("15 Kultur.")
    assert recurring.area_end(text, 11) is None
    assert recurring.area_end("15 Kulturhus", 0) is None


@pytest.mark.parametrize(
    "end",
    [
        "hver eneste dag hele året.",
        "til skole nu.",
    ],
)
def test_a_service_area_after_runs_of_labels_is_known_by_coming_again(end: str) -> None:
    _, _, recurring = found(
        f"Serviceområde Mål Status 15 Kultur Flere læser {end}",
        f"Serviceområde Mål Status 15 Kultur Alle cykler {end}",
    )
    assert recurring.area_end("15 Kultur Noget andet", 0) == len("15 Kultur")
    assert recurring.area_end("Flere læser", 0) is None


def test_what_heads_several_pages_is_a_header_there() -> None:
    pages, labels, recurring = found(
        "Mål for 2014 Mål Status Flere læser. Nået.".replace("Mål for", "Rapport for"),
        "Rapport for 2014 Mål Status Flere cykler. Nået.",
        "Noget andet Mål Status Flere går. Nået.",
    )
    noise = [page_noise(p, labels[p.number], recurring).noise for p in pages]
    heads = [
        [p.text[n.span.start : n.span.end] for n in here if n.kind is NoiseKind.HEADER]
        for p, here in zip(pages, noise, strict=True)
    ]
    assert heads == [["Rapport for 2014"], ["Rapport for 2014"], []]


def test_list_markers_that_drifted_among_labels_are_noise() -> None:
    pages, labels, recurring = found("Mål • Status Flere læser. Nået.")
    marked = page_noise(pages[0], labels[1], recurring)
    assert [(n.kind, marked.text[n.span.start : n.span.end]) for n in marked.noise] == [
        (NoiseKind.MARKER, "•")
    ]


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("",),
        ("Flere læser.",),
        ("Serviceområde 15 Kultur",),
        ("Serviceområde",),
        ("Kommentar\nServiceområde\nVej til målet",),
    ],
)
def test_nothing_recurs_in_little_text(texts: tuple[str, ...]) -> None:
    pages, labels, recurring = found(*texts)
    assert not recurring.headings
    assert [page_noise(p, labels[p.number], recurring) for p in pages] == pages


def test_words_that_end_every_page_are_its_foot_and_its_number_is_no_content() -> None:
    pages = [
        page(f"Mål Status {text} Aaby Kommune Side {n}", n)
        for n, text in enumerate(("Flere læser. Nået.", "Alle cykler. Ja.", "Ingen venter."), 1)
    ]
    marked = foot_noise(pages, None)
    noise = [[(n.kind, p.text[n.span.start : n.span.end]) for n in p.noise] for p in marked]
    assert noise == [
        [(NoiseKind.FOOTER, "Aaby Kommune"), (NoiseKind.PAGE_NUMBER, f"Side {n}")]
        for n in (1, 2, 3)
    ]


@pytest.mark.parametrize("ending", ["Ingen yderligere opfølgning", "Kommunen følger op igen."])
def test_a_value_that_ends_every_page_is_no_foot(ending: str) -> None:
    pages = [
        page(f"Mål Status Opfølgning {text} {ending} Side {n}", n)
        for n, text in enumerate(("Flere læser. Nået.", "Alle cykler. Ja.", "Ingen venter."), 1)
    ]
    marked = foot_noise(pages, None)
    assert {n.kind for p in marked for n in p.noise} == {NoiseKind.PAGE_NUMBER}
