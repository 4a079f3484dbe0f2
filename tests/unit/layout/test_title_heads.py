"""A title that opens page after page is no content, and no label."""

import pytest

from goalextract.layout.title_heads import with_opening_lines, with_title_heads
from tests.unit.printed import FINDER, page

TITLE = "Sådan gik det 2014 - Byudvalget"


def headers(*texts: str, title: str | None = TITLE) -> list[list[str]]:
    pages = with_title_heads([page(text, n) for n, text in enumerate(texts, start=1)], title)
    return [[p.text[n.span.start : n.span.end] for n in p.noise] for p in pages]


def test_a_title_over_several_pages_is_a_head_but_over_the_first() -> None:
    goals = f"{TITLE} Mål: Flere læser."
    assert headers(TITLE, goals, f"  {goals.upper()}") == [[], [TITLE], [TITLE.upper()]]


def test_a_title_is_a_head_whatever_its_white_space() -> None:
    broken = TITLE.replace(" - ", "\n-  ")
    assert headers(TITLE, f"{broken} Mål: Flere læser.") == [[], [broken]]


def test_what_only_one_page_opens_with_is_content() -> None:
    assert headers("Forside", f"{TITLE} Mål: Flere læser.") == [[], []]
    assert headers(TITLE, f"{TITLE}s mål") == [[], []]


def test_a_word_alone_or_no_title_marks_nothing() -> None:
    assert headers("Mål", "Mål Flere læser.", title="Mål") == [[], []]
    assert headers("Mål", "Mål Flere læser.", title=None) == [[], []]


def opening(*texts: str) -> list[list[tuple[str, str]]]:
    pages = [page(text, n) for n, text in enumerate(texts, start=1)]
    marked = with_opening_lines(pages, FINDER.find)
    return [[(n.kind.value, p.text[n.span.start : n.span.end]) for n in p.noise] for p in marked]


@pytest.mark.parametrize(
    ("lines", "marked"),
    [
        ("Handleplan for demens 2021\n\nMål: Flere.", [("title", "Handleplan for demens 2021")]),
        (
            "Lygten Havn\nHandleplan for demens 2021\nStab",
            [("title", "Lygten Havn"), ("title", "Handleplan for demens 2021")],
        ),
        ("# Handleplan 2021\n\n## Frafald", [("title", "# Handleplan 2021")]),
        ("Forside > Politik > Mål\nMål: Flere.", [("header", "Forside > Politik > Mål")]),
        (
            "Fra: Stab\nEmne: Status på mål\n\nKære alle",
            [("header", "Fra: Stab"), ("title", "Emne: Status på mål")],
        ),
        # labels, and the headers of tables
        ("Handleplan 2021\nDer er ansat to.", []),
        ("Mål 2012   Status 2012\nFlere   81", []),
        ("Mål: Flere i job i 2012", []),
        ("Mål 2 Flere i job inden 2012", []),
        ("Emne: Vintertjeneste\nMål: Ryddet.", []),
        # no label opens it, so that nothing has to be marked
        ("Lygten Havn\nOpfølgning på mål 2014", []),
        ("", []),
    ],
)
def test_the_lines_that_open_a_document(lines: str, marked: list[tuple[str, str]]) -> None:
    assert opening(lines) == [marked]


def test_what_opens_the_document_opens_later_pages_too() -> None:
    title = "Handleplan for demens 2021"
    assert opening(f"{title}\nMål: A", f"{title}\nMål: B", f"Mål: C\n{title}") == [
        [("title", title)],
        [("header", title)],
        [],
    ]
