"""What the goals say is told in sentences and tables that add up."""

from goalextract.database.tallies import GoalTally, TargetTally
from goalextract.publish.report.content import MOST_AREAS, content
from goalextract.publish.report.figures import add_up
from tests.unit.publish.report.overviews import nothing, overview


def test_a_sentence_says_how_many_targets_were_met() -> None:
    made = "".join(piece.text for piece in content(add_up(overview())))
    assert "1 goal and 3 targets that can be counted" in made
    assert "What became of 1 of them is known (33%): 1 met, 0 partly met, 0 not met." in made
    assert "2 targets stand among the means" in made


def test_many_service_areas_are_folded_into_a_row() -> None:
    count = MOST_AREAS + 3
    goals = [GoalTally(f"Område {n:03}", 0.99, 1, 0, 0) for n in range(count)]
    targets = [TargetTally(2014, f"Område {n:03}", "met", "stated", False, 2) for n in range(count)]
    figures = add_up(overview(goals=goals, targets=targets))
    made = "".join(piece.text for piece in content(figures))
    assert "Område 039" in made
    assert "Område 040" not in made
    row = made.partition('<th scope="row" class="name">3 more</th>')[2]
    assert row.startswith('<td class="n">3</td>')
    assert row.partition("</tr>")[0].endswith('<td class="n">6</td>')


def test_nothing_is_told_without_goals() -> None:
    made = "".join(piece.text for piece in content(add_up(nothing())))
    assert "0 goals and no countable target." in made
