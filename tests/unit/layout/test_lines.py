"""A document's lines come in order, each with what sets it off from the text around it."""

from collections.abc import Sequence

import pytest

from goalextract.document import Box, Page, Print, Word, Words
from goalextract.layout.lines import PAGE_START, Line, document_lines
from tests.unit.printed import page

Printed = tuple[float, float, str]
"""Where the line stands from above, its letters' size, its text with *bold* words in stars."""


def lines(*texts: str, noise: Sequence[str] = ()) -> list[Line]:
    return document_lines(
        [page(text, n, noise if n == 1 else ()) for n, text in enumerate(texts, start=1)]
    )


def paper(*printed: Printed, number: int = 1) -> Page:
    """Make a page of words on paper, one letter as wide as half its height."""
    text, words = "", []
    for top, size, line in printed:
        text += "\n" if text else ""
        left = 50.0
        for word in line.split():
            shown = word.strip("*")
            text += " " if text and not text.endswith("\n") else ""
            right = left + len(shown) * size / 2
            box = Box(left, top, right, top + size)
            words.append(Word(len(text), len(text) + len(shown), box, size, word != shown))
            text += shown
            left = right + size / 2
    return Page(number, text, (), Print(595, 842, Words.of(words)))


BODY: list[Printed] = [(200 + 12 * n, 10, "Flere og flere borgere læser bøger") for n in range(8)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Mål\nFlere læser.", [("Mål", PAGE_START), ("Flere læser.", 0)]),
        ("Mål\n\nFlere læser.", [("Mål", PAGE_START), ("Flere læser.", 1)]),
        ("Mål\n \n\t\n  Flere læser. ", [("Mål", PAGE_START), ("Flere læser.", 2)]),
        ("", []),
        (" \n\n", []),
    ],
)
def test_a_line_of_text_knows_the_blank_lines_above_it(
    text: str, expected: list[tuple[str, int]]
) -> None:
    assert [(line.text, line.gap) for line in lines(text)] == expected


def test_every_page_starts_anew_and_its_lines_follow_those_before() -> None:
    found = lines("Mål\n\nFlere læser.", "Status\nNået.")
    assert [(line.span.page, line.text) for line in found] == [
        (1, "Mål"), (1, "Flere læser."), (2, "Status"), (2, "Nået."),
    ]  # fmt: skip
    assert found[2].gap >= PAGE_START


@pytest.mark.parametrize("rule", ["===", "-----", "____", "  ***** "])
def test_a_rule_below_a_line_sets_it_off_and_is_no_line(rule: str) -> None:
    found = lines(f"Kultur\n{rule}\nFlere læser.")
    assert [(line.text, line.is_ruled, line.is_set) for line in found] == [
        ("Kultur", True, True),
        ("Flere læser.", False, False),
    ]


@pytest.mark.parametrize("text", ["Kultur\n\n-----\nFlere læser.", "-----\nKultur\nFlere læser."])
def test_a_rule_that_stands_apart_sets_nothing_off(text: str) -> None:
    assert [(line.text, line.is_ruled) for line in lines(text)] == [
        ("Kultur", False),
        ("Flere læser.", False),
    ]


@pytest.mark.parametrize("dashes", ["--", "- - -", "=="])
def test_a_few_dashes_are_no_rule(dashes: str) -> None:
    assert [line.text for line in lines(f"Kultur\n{dashes}")] == ["Kultur", dashes]


def test_noise_is_no_line_and_no_blank_one() -> None:
    found = lines("Flere\nSide 1\nlæser\n\nSide 2\nnu", noise=["Side 1", "Side 2"])
    assert [(line.text, line.gap) for line in found] == [
        ("Flere", PAGE_START), ("læser", 0), ("nu", 1),
    ]  # fmt: skip


def test_a_line_points_at_its_place() -> None:
    text = "\n  Kultur og fritid  \n"
    (line,) = lines(text)
    assert text[line.span.start : line.span.end] == "Kultur og fritid"


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [(0, 6, "Kultur"), (6, 16, "og fritid"), (0, 16, "Kultur og fritid"), (6, 7, "")],
)
def test_a_part_of_a_line_points_at_its_words_only(start: int, end: int, expected: str) -> None:
    here = paper((100, 10, "Kultur og fritid"))
    part = document_lines([here])[0].part(start, end)
    assert here.text[part.start : part.end] == expected
    assert part.box is not None


def test_the_box_of_a_part_lies_around_its_words() -> None:
    (line,) = document_lines([paper((100, 10, "Kultur og fritid"))])
    assert line.part(0, 6).box == Box(50, 100, 80, 110)


def test_a_line_printed_as_most_others_is_not_set_off() -> None:
    assert not any(line.is_set for line in document_lines([paper(*BODY)]))


@pytest.mark.parametrize(
    "heading", [(170.0, 16.0, "Kultur og fritid"), (170.0, 10.0, "*Kultur* *og* *fritid*")],
    ids=["large", "bold"],
)  # fmt: skip
def test_a_line_printed_otherwise_than_most_is_set_off(heading: Printed) -> None:
    found = document_lines([paper(heading, *BODY)])
    assert [line.is_set for line in found] == [True] + [False] * len(BODY)


def test_what_is_usual_is_known_from_the_whole_document() -> None:
    cover = paper((100, 10, "*Målrapport*"), (120, 10, "*Fjordby*"))
    found = document_lines([cover, paper(*BODY, number=2)])
    assert [line.is_set for line in found[:3]] == [True, True, False]


def test_a_line_that_only_begins_in_bold_is_not_set_off_but_says_how_far() -> None:
    found = document_lines([paper((170, 10, "*Status* *nu:* Målet er nået"), *BODY)])
    assert found[0].text[: found[0].bold_to] == "Status nu:"
    assert not found[0].is_set


@pytest.mark.parametrize(
    ("distances", "gaps"),
    [((12, 12, 12), [0, 0, 0]), ((12, 24, 12), [0, 1, 0]), ((12, 18, 36), [0, 1, 2])],
)
def test_a_line_on_paper_knows_how_far_it_stands_from_the_one_above(
    distances: Sequence[float], gaps: list[int]
) -> None:
    below = [BODY[-1][0] + sum(distances[: n + 1]) for n in range(len(distances))]
    found = document_lines([paper(*BODY, *((top, 10.0, "Og flere til") for top in below))])
    assert [line.gap for line in found][-len(gaps) :] == gaps
    assert found[0].gap == PAGE_START
