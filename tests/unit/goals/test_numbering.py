"""Numbers that count goals are taken from what they aim at, and other figures are not."""

import pytest

from goalextract.document import Page, Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.numbering import take_numbers
from goalextract.records import Kind


def numbered(*texts: str, are_rows: bool = False) -> list[tuple[str | None, str]]:
    """Return the number and the text of each goal, and check that nothing else is taken."""
    page, goals, start = "\n".join(texts), [], 0
    for text in texts:
        section = DraftSection(Kind.GOAL, "Mål", spans=[Span(1, start, start + len(text))])
        goals.append(DraftGoal(sections={Kind.GOAL: section}, is_row=are_rows))
        start += len(text) + 1
    taken = take_numbers({1: Page(1, page)}, goals)
    left = [page[s.start : s.end] for g in goals for s in g.sections[Kind.GOAL].spans]
    assert len("".join(left)) + sum(s.end - s.start for s in taken) == sum(map(len, texts))
    return [(goal.number, text) for goal, text in zip(goals, left, strict=True)]


def test_numbers_that_count_a_table_s_rows_are_the_goals() -> None:
    texts = ("1. Flere læser", "2. Flere cykler", "2. Flere cykler", "3) Flere svømmer")
    assert numbered(*texts, are_rows=True) == [
        ("1", "Flere læser"),
        ("2", "Flere cykler"),
        ("2", "Flere cykler"),
        ("3", "Flere svømmer"),
    ]


def test_numbers_of_two_parts_that_go_up_are_the_goals_though_one_has_none() -> None:
    assert numbered("1.1 Flere læser", "Flere cykler", "2.1 Flere svømmer") == [
        ("1.1", "Flere læser"),
        (None, "Flere cykler"),
        ("2.1", "Flere svømmer"),
    ]


@pytest.mark.parametrize(
    ("texts", "are_rows"),
    [
        (("1. Flere læser", "2. Flere cykler"), True),
        (("1. Flere læser", "2. Flere cykler", "3. Flere svømmer"), False),
        (("2. Flere læser", "3. Flere cykler", "4. Flere svømmer"), True),
        (("2.1 Flere læser", "1.1 Flere cykler"), False),
        (("1.1 procent læser", "1.2 procent cykler"), False),
        (("1.1 Flere læser", "Flere cykler", "Flere svømmer"), False),
    ],
    ids=["few", "no rows", "no start", "down", "figures", "one"],
)
def test_other_figures_stay(texts: tuple[str, ...], are_rows: bool) -> None:
    assert numbered(*texts, are_rows=are_rows) == [(None, text) for text in texts]
