"""Measure how well goals are followed through the years: ``python -m tests.accuracy.lineage``.

The goals are drawn with their truth; ``--show N`` prints some of what went wrong.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from goalextract.goals.lineage import Link, link
from tests.accuracy.choice import seeds
from tests.generator.years import Years, draw_years


@dataclass(slots=True)
class Score:
    """Count true links, those told and right among them, and what was flagged or should be."""

    true: int = 0
    told: int = 0
    right: int = 0
    flagged: int = 0
    unflagged_wrong: int = 0

    @property
    def precision(self) -> float:
        """Return how many of the links told are right."""
        return self.right / self.told if self.told else 1.0

    @property
    def recall(self) -> float:
        """Return how many of the true links are told."""
        return self.right / self.true if self.true else 1.0


def wrong(years: Years, links: Sequence[Link]) -> list[Link]:
    """Return the links that the truth does not have."""
    return [one for one in links if years.links.get(one.goal_id) != one.earlier_goal_id]


def add(score: Score, years: Years) -> list[Link]:
    """Score one authority's goals; return what was wrong."""
    links = link(years.goals)
    bad = wrong(years, links)
    score.true += len(years.links)
    score.told += len(links)
    score.right += len(links) - len(bad)
    score.flagged += sum(one.needs_review for one in links)
    score.unflagged_wrong += sum(not one.needs_review for one in bad)
    return bad


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the score of the seeds and the prose that are asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--prose", default="unseen")
    parser.add_argument("--seeds", type=seeds, default=range(5))
    parser.add_argument("--show", type=int, default=0)
    given = parser.parse_args(arguments)
    score = Score()
    for seed in given.seeds:
        years = draw_years(seed, given.prose)
        texts = {goal.goal_id: goal.text for goal in years.goals}
        bad = add(score, years)
        told = {one.goal_id for one in link(years.goals)}
        for one in bad[: given.show]:
            sys.stdout.write(
                f"wrong {one.similarity} {one.needs_review}\n  {texts[one.goal_id]}\n"
                f"  {texts[one.earlier_goal_id]}\n"
            )
        for later, earlier in list(years.links.items())[: 20 * given.show]:
            if later not in told:
                sys.stdout.write(f"missing\n  {texts[later]}\n  {texts[earlier]}\n")
    sys.stdout.write(
        f"{score.true} true links: found {100 * score.recall:.1f} %, right"
        f" {100 * score.precision:.1f} % of {score.told} told, flagged"
        f" {100 * score.flagged / max(score.told, 1):.1f} %, wrong without a flag"
        f" {100 * score.unflagged_wrong / max(score.told, 1):.2f} per 100\n"
    )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
