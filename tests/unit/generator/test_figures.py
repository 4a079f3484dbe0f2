"""The drawn goals say what their truth says, always the same, in many forms."""

import pytest

from tests.accuracy.figures import measure
from tests.generator.figures import draw_goals, load


def test_a_seed_always_gives_the_same_goals() -> None:
    assert draw_goals(3, "develop") == draw_goals(3, "develop")
    assert draw_goals(3, "develop") != draw_goals(4, "develop")


def test_there_are_many_forms_and_many_numbers_that_are_none() -> None:
    found = load()
    stated = [
        form for part in found.values() if isinstance(part, dict) for form in part.get("forms", ())
    ]
    verdicts = [verdict for forms in found["verdicts"].values() for verdict in forms]
    assert len({str(form) for form in [*stated, *verdicts]}) >= 60
    assert sum(len(forms) for forms in found["negatives"].values()) >= 30


@pytest.mark.parametrize("prose", ["develop", "heldback"])
def test_every_quote_stands_in_its_section(prose: str) -> None:
    for goal in draw_goals(1, prose, 40):
        texts = goal.texts()
        for one in (*goal.targets, *goal.measurements):
            assert one["text"] in texts[one["section"]]
        for one in goal.assessments:
            assert one["evidence"] in texts[one["section"]]
            assert one["target"] is None or one["target"] < len(goal.targets)


def test_forms_that_it_was_developed_on_are_read() -> None:
    tally = measure(range(10), "develop", None)
    assert min(tally.f1("targets"), tally.f1("measurements")) > 0.97
    assert tally.met_for_not_met == 0
