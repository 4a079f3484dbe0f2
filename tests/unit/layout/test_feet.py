"""Numbers and names at the feet of folded pages are no part of the last value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.document import NoiseKind
from goalextract.layout.feet import foot_noise
from tests.unit.printed import FINDER, page

Marked = list[list[tuple[NoiseKind, str]]]
PAGES = (
    "Mål Flere læser bøger. Status Der er købt 40 bøger til børn",
    "Mål Færre biler i byen. Status To gader er lukket for trafik",
    "Mål Bedre luft i skolerne. Status Alle klasser har nye vinduer",
)
FOLDED = "Flere og flere borgere går og cykler til arbejde i byen. " * 5


def marked(*texts: str, title: str | None = None) -> Marked:
    pages = [page(text, n) for n, text in enumerate(texts, start=1)]
    pages = foot_noise(pages, title, FINDER.find)
    return [[(n.kind, p.text[n.span.start : n.span.end]) for n in p.noise] for p in pages]


def numbered(form: str, first: int = 1) -> tuple[str, ...]:
    return tuple(form.format(text=text, n=n) for n, text in enumerate(PAGES, start=first))


@pytest.mark.parametrize("first", [1, 4, 38])
def test_numbers_that_count_on_at_the_ends_of_pages_are_page_numbers(first: int) -> None:
    assert marked(*numbered("{text} {n}", first)) == [
        [(NoiseKind.PAGE_NUMBER, str(number))] for number in range(first, first + 3)
    ]


@pytest.mark.parametrize("word", ["side", "sida"])
@pytest.mark.parametrize("form", ["{text} X {n}", "X {n} {text}", "7 X {n} {text}"])
def test_a_number_that_says_what_it_is_may_open_or_end_a_page(form: str, word: str) -> None:
    found = marked(*numbered(form.replace("X", word.title())))
    told = [text for here in found for _, text in here]
    assert told == [f"{word.title()} {n}" for n in (1, 2, 3)]


def test_how_many_pages_there_are_belongs_to_the_number() -> None:
    found = marked(*numbered("{text} Sida {n} av 3"))
    assert next(text for here in found for _, text in here) == "Sida 1 av 3"


def test_how_many_pages_there_are_is_part_of_the_number() -> None:
    assert marked(*numbered("{text} Side {n} af 3"))[2] == [(NoiseKind.PAGE_NUMBER, "Side 3 af 3")]


@pytest.mark.parametrize(
    "texts",
    [
        (),
        ("Mål Flere læser. Status I alt 12",),
        (f"{PAGES[0]} 12", f"{PAGES[1]} 30", f"{PAGES[2]} 7"),
        (f"{PAGES[0]} 1", f"{PAGES[1]} 2", *PAGES, *PAGES),
        (f"{PAGES[0]} 2 1", f"{PAGES[1]} 3 2", f"{PAGES[2]} 8 3"),
        (f"{PAGES[0]} side 4", f"{PAGES[1]} side 9", PAGES[2]),
    ],
    ids=["no page", "one page", "do not count", "on few pages", "two figures", "do not fit"],
)
def test_figures_that_end_values_are_no_page_numbers(texts: tuple[str, ...]) -> None:
    assert marked(*texts) == [[] for _ in texts]


def test_numbers_that_end_each_long_line_of_one_page_and_count_on_are_page_numbers() -> None:
    text = f"{FOLDED}12\n{FOLDED}13\n{FOLDED}14"
    assert marked(text) == [[(NoiseKind.PAGE_NUMBER, n) for n in ("12", "13", "14")]]


@pytest.mark.parametrize(
    "text",
    [
        f"{FOLDED}12\n{FOLDED}14",
        f"{FOLDED}12\n{FOLDED}",
        f"{FOLDED}12",
        f"{FOLDED}I alt 12\n{FOLDED}I alt 13",
        "Nye stier. 12\nNye veje. 13",
    ],
    ids=["do not count", "on one line of two", "one line", "within a sentence", "short lines"],
)
def test_figures_at_the_ends_of_other_lines_are_no_page_numbers(text: str) -> None:
    assert marked(text) == [[]]


def test_the_authority_s_name_before_the_pages_numbers_is_a_foot() -> None:
    assert marked(*numbered("{text} Fjordby Kommune {n}"))[0] == [
        (NoiseKind.FOOTER, "Fjordby Kommune"), (NoiseKind.PAGE_NUMBER, "1"),
    ]  # fmt: skip


def test_the_title_s_words_at_the_ends_of_pages_are_a_foot() -> None:
    texts = numbered("{text} Målrapport 2014")
    assert marked(*texts, title="Målrapport 2014") == [[(NoiseKind.FOOTER, "Målrapport 2014")]] * 3
    assert marked(*texts) == [[]] * 3


def test_a_page_s_number_may_stand_behind_the_title_s_year() -> None:
    texts = numbered("{text} Målrapport 2014 {n}", 7)
    assert marked(*texts, title="Målrapport 2014")[0] == [
        (NoiseKind.FOOTER, "Målrapport 2014"), (NoiseKind.PAGE_NUMBER, "7"),
    ]  # fmt: skip


def test_words_of_the_short_line_that_opens_the_document_are_the_title_s() -> None:
    texts = ("Målrapport 2013 for byen", *numbered("{text} Målrapport 2014"))
    assert marked(*texts) == [[], *[[(NoiseKind.FOOTER, "Målrapport 2014")]] * 3]


@pytest.mark.parametrize("label", ["Ansvarlig", "Ansvarlig:"])
def test_the_authority_that_is_said_to_be_responsible_is_no_foot(label: str) -> None:
    assert marked(*numbered(f"{{text}} {label} Fjordby Ny Kommune")) == [[]] * 3
    chiefs = ("Kulturchefen", "Borgmesteren", "Skolechefen")
    texts = (f"{text} {label} {chief}" for text, chief in zip(PAGES, chiefs, strict=True))
    behind = marked(*(f"{text} Fjordby Kommune" for text in texts))
    assert behind == [[(NoiseKind.FOOTER, "Fjordby Kommune")]] * 3


def test_small_words_and_a_year_of_the_title_are_no_foot() -> None:
    assert marked(*numbered("{text} i 2014"), title="Målene i 2014") == [[]] * 3


@pytest.mark.parametrize("ending", ["Arbejdet går godt", "Ansvarlig er Fjordby Kommune."])
def test_a_value_that_ends_every_page_word_for_word_is_no_foot(ending: str) -> None:
    assert marked(*numbered(f"{{text}} {ending}"), title="Målrapport 2014") == [[]] * 3


@given(st.lists(st.text(alphabet="Aa side kommune\n123.", max_size=60), max_size=5))
def test_noise_lies_within_its_page_and_in_order(texts: list[str]) -> None:
    for here in foot_noise([page(text, n) for n, text in enumerate(texts, start=1)], "Aa"):
        ends = [0, *(end for n in here.noise for end in (n.span.start, n.span.end))]
        assert ends == sorted(ends)
        assert ends[-1] <= len(here.text)
