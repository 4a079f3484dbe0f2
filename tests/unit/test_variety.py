"""Prose is varied anew for each report that is learned from, but always the same for a seed."""

from tests.generator.prose import load
from tests.training.variety import varied

GOALS = load("develop")
SEEDS = range(60)


def test_a_seed_always_gives_the_same_goals() -> None:
    assert varied(GOALS, 7) == varied(GOALS, 7)
    assert varied(GOALS, 7) != varied(GOALS, 8)


def test_goals_keep_all_their_sections_and_say_nothing_new() -> None:
    known = {goal.identifier: goal for goal in GOALS}
    for goal in (goal for seed in SEEDS for goal in varied(GOALS, seed)):
        before = known[goal.identifier].sections
        assert goal.sections.keys() == before.keys()
        said = " ".join(" ".join(units) for units in before.values())
        assert all(units for units in goal.sections.values())
        words = {
            word for units in goal.sections.values() for unit in units for word in unit.split()
        }
        assert words <= set(said.split())


def test_sections_do_not_always_start_alike() -> None:
    known = {goal.identifier: goal.sections for goal in GOALS}
    drawn = [goal for seed in SEEDS for goal in varied(GOALS, seed) if "status" in goal.sections]
    alike = [goal.sections["status"][0] == known[goal.identifier]["status"][0] for goal in drawn]
    assert 0.5 < sum(alike) / len(alike) < 0.9
