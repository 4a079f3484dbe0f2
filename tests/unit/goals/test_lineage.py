"""Goals go on through the years: each with at most one, whatever their order, doubt said."""

import random
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.goals.lineage import Link, StatedGoal, link
from tests.accuracy.lineage import Score, add
from tests.generator.years import draw_years


def stated(goal_id: str, year: int, text: str, area: str | None = None) -> StatedGoal:
    return StatedGoal(goal_id, year, text, ("committee", area), (f"{year}.pdf", int(goal_id[1:])))


def one(*goals: StatedGoal) -> Link:
    (found,) = link(goals)
    return found


THRIVE = "Mindst 80 % af eleverne trives i folkeskolen ved udgangen af 2013"


@pytest.mark.parametrize(
    ("text", "change"),
    [
        (THRIVE, "unchanged"),
        (f"  {THRIVE.replace(' ', '  ')}", "unchanged"),
        ("Mindst 85,5 % af eleverne trives i folkeskolen ved udgangen af 2014", "renumbered"),
        ("Mindst 85 % af folkeskolens elever skal trives i 2014", "reworded"),
    ],
)
def test_what_changed_is_told(text: str, change: str) -> None:
    found = one(stated("a1", 2013, THRIVE), stated("b1", 2014, text))
    assert (found.goal_id, found.earlier_goal_id, found.change) == ("b1", "a1", change)


def test_another_goal_is_no_continuation() -> None:
    other = "Sygefraværet blandt kommunens ansatte nedbringes"
    assert link([stated("a1", 2013, THRIVE), stated("b1", 2014, other)]) == ()


def test_goals_of_one_year_never_go_on_with_each_other() -> None:
    assert link([stated("a1", 2013, THRIVE), stated("a2", 2013, THRIVE)]) == ()


def test_a_goal_that_rests_for_a_year_is_found_again() -> None:
    other = stated("b1", 2014, "Sygefraværet blandt kommunens ansatte nedbringes")
    assert one(stated("a1", 2013, THRIVE), other, stated("c1", 2015, THRIVE)).goal_id == "c1"


def test_a_goal_that_rests_for_longer_than_a_term_is_new() -> None:
    assert link([stated("a1", 2008, THRIVE), stated("c1", 2013, THRIVE)]) == ()


def test_the_newest_of_two_like_goals_goes_on() -> None:
    goals = [stated("a1", 2012, THRIVE), stated("b1", 2013, THRIVE), stated("c1", 2014, THRIVE)]
    assert {(found.earlier_goal_id, found.goal_id) for found in link(goals)} == {
        ("a1", "b1"),
        ("b1", "c1"),
    }


def test_the_same_words_in_two_areas_go_on_in_their_areas() -> None:
    goals = [
        stated("a1", 2013, "Flere læser", "Skole"),
        stated("a2", 2013, "Flere læser", "Bibliotek"),
        stated("b1", 2014, "Flere læser", "Bibliotek"),
        stated("b2", 2014, "Flere læser", "Skole"),
    ]
    found = link(goals)
    assert {(one.earlier_goal_id, one.goal_id) for one in found} == {("a1", "b2"), ("a2", "b1")}
    assert not any(one.needs_review for one in found)


def test_two_that_are_as_like_are_flagged() -> None:
    goals = [stated("a1", 2013, THRIVE), stated("a2", 2013, THRIVE), stated("b1", 2014, THRIVE)]
    assert one(*goals).needs_review


@given(st.integers(0, 50), st.randoms())
def test_links_do_not_depend_on_the_order_and_never_branch(seed: int, rng: random.Random) -> None:
    years = draw_years(seed, "seed", years=3, count=6)
    shuffled = list(years.goals)
    rng.shuffle(shuffled)
    found = link(shuffled)
    assert found == link(years.goals)
    assert len({one.earlier_goal_id for one in found}) == len(found)
    assert len({one.goal_id for one in found}) == len(found)
    by_id = {goal.goal_id: goal for goal in years.goals}
    for one in found:
        assert by_id[one.earlier_goal_id].year < by_id[one.goal_id].year
        assert 0 <= one.similarity <= 1


@given(st.lists(st.text(max_size=30), min_size=2, max_size=6))
def test_any_text_is_compared(texts: list[str]) -> None:
    goals = [stated(f"a{n}", 2010 + n % 3, text) for n, text in enumerate(texts)]
    link(goals)
    twice = [replace(goal, goal_id=f"b{n}", year=goal.year + 3) for n, goal in enumerate(goals)]
    assert len(link([*goals, *twice])) >= 1


def test_drawn_goals_are_followed() -> None:
    score = Score()
    for seed in range(40_000, 40_003):
        add(score, draw_years(seed, "develop"))
    assert score.recall > 0.95
    assert score.precision > 0.98
