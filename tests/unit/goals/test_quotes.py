from goalextract.document import Box, Page, Print, Span, Word, Words
from goalextract.goals.quotes import Places


def test_a_quote_is_found_over_a_broken_word_and_a_page_break() -> None:
    pages = {1: Page(1, "Vi opretter uddannelses-\n"), 2: Page(2, "Side 2\npladser til alle")}
    spans = [Span(1, 0, 24), Span(2, 7, 23)]
    text = "Vi opretter uddannelsespladser til alle"
    start = text.index("uddannelsespladser")
    found = Places(pages, spans, text).locate(start, start + len("uddannelsespladser"))
    assert [(s.page, pages[s.page].text[s.start : s.end]) for s in found] == [
        (1, "uddannelses"),
        (2, "pladser"),
    ]


def test_white_space_that_was_folded_moves_nothing() -> None:
    page = Page(1, "Der   holdes\n 50\tkurser i år")
    places = Places({1: page}, [Span(1, 0, len(page.text))], "Der holdes 50 kurser i år")
    found = places.locate(11, 20)
    assert [page.text[s.start : s.end] for s in found] == ["50\tkurser"]


def test_a_quote_on_paper_has_the_box_of_its_words() -> None:
    words = (Word(0, 3, Box(10, 5, 20, 15), 10), Word(4, 6, Box(24, 5, 30, 15), 10))
    page = Page(1, "Min 50", print=Print(100, 100, Words.of(words)))
    (found,) = Places({1: page}, [Span(1, 0, 6, Box(10, 5, 30, 15))], "Min 50").locate(4, 6)
    assert found == Span(1, 4, 6, Box(24, 5, 30, 15))
