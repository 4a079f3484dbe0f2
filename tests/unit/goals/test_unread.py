"""A goal whose labels were taken for a page's heading is not lost in silence."""

import pytest

from goalextract.document import Noise, NoiseKind, Span
from goalextract.goals.assemble import Assembly
from goalextract.goals.unread import find_unread
from tests.unit.printed import FINDER, page

GOAL = "Svømning\nMål\nNye hold.\nIndsats\nEn træner.\nStatus\nNået.\n"


def unread(text: str, kind: NoiseKind = NoiseKind.HEADER) -> list[tuple[int | None, str]]:
    """Return what is said of a text whose lines are all taken for headings of a page."""
    noise: list[Noise] = []
    done = 0
    for line in text.splitlines(keepends=True):
        noise.append(Noise(kind, Span(1, done, done + len(line.rstrip("\n")))))
        done += len(line)
    here = Assembly((), tuple(noise), (), (), ())
    found = find_unread({1: page(text)}, here, FINDER.find)
    return [(finding.page, finding.message) for finding in found]


def test_the_labels_of_a_whole_goal_are_told_with_their_page() -> None:
    message = "labels of a goal stand in text that no goal has: 'Mål / Indsats / Status'"
    assert unread(GOAL) == [(1, message)]


@pytest.mark.parametrize(
    "text",
    [
        "Mål og status 2014\nMål\nStatus\n",  # a title, and a header of two words
        "Indsats\nStatus\nBemærkninger\n",  # nothing that shall be reached
        "Mål er godt\nIndsats giver mening\nStatus quo\n",  # sentences
        "",
    ],
)
def test_titles_and_sentences_are_no_goals(text: str) -> None:
    assert unread(text) == []


def test_what_was_passed_over_for_other_reasons_is_not_told() -> None:
    assert unread(GOAL, NoiseKind.FOOTER) == []
