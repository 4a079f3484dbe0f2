"""A title that opens page after page is no content, and no label."""

from goalextract.layout.title_heads import with_title_heads
from tests.unit.printed import page

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
