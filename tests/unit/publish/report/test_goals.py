"""A goal is shown with its page, its targets, what came of them, and why it is doubted."""

import pytest

from goalextract.database.listed import ListedDoubt, ListedGoal
from goalextract.publish.report.goals import MOST_ITEMS, cut, goals
from tests.unit.publish.report.overviews import AMOUNT, document, goal


def told(*found: ListedGoal, whole: int | None = None) -> str:
    listed = [(document(), found)]
    return "".join(piece.text for piece in goals(listed, len(found) if whole is None else whole))


def test_a_goal_says_what_it_promises_and_what_came_of_it() -> None:
    made = told(goal())
    assert "<h3>Mål 2014</h3>" in made
    assert "Herning Kommune · 2014 · maal.txt · 5 pages · read as danish · 1 goal refused" in made
    assert '<div class="areas">Kultur · Læselyst</div>' in made
    assert "at least 2,500 besøg (2014)" in made
    assert '<span class="tag met">met</span> stated: “Målet er nået”' in made
    assert "2,600.5 besøg" in made
    assert '<td class="n">3–4</td>' in made


def test_a_doubted_goal_is_flagged_and_says_why() -> None:
    made = told(goal())
    assert '62% <details><summary><span class="tag review">review</span></summary>' in made
    assert "status: it may start at &#x27;Der&#x27;" in made
    bare = told(goal(doubts=()))
    assert '62% <span class="tag review">review</span></td>' in bare
    assert "review" not in told(goal(needs_review=False))


def test_long_lists_and_texts_are_cut() -> None:
    made = told(goal("ord " * 500, measurements=(AMOUNT,) * (MOST_ITEMS + 2)))
    assert "and 2 more measurements" in made
    assert "ord …" in made
    many = tuple(ListedDoubt("goal", f"reason {n}") for n in range(50))
    assert "reason 40" not in told(goal(doubts=many))


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("en lang sætning", "en lang …"),
        ("kort", "kort"),
        ("a\nb", "a b"),
        ("x" * 12, "xxxxxxxxxx …"),
    ],
)
def test_a_text_is_cut_at_a_blank(text: str, written: str) -> None:
    assert cut(text, 10) == written


def test_what_is_left_out_is_told_with_how_to_get_it() -> None:
    assert "9 goals of 10 are left out here" in told(goal(), whole=10)
    assert "1 goal of 2 is left out here" in told(goal(), whole=2)
    assert "left out" not in told(goal())
    assert "There are no goals." in "".join(piece.text for piece in goals([], 0))


def test_a_goal_without_wording_says_so() -> None:
    assert "no wording was found" in told(goal(statement=None))
