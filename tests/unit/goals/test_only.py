"""The only open result may be the only open target's, though it names nothing in common."""

import pytest

from tests.unit.goals.test_outcomes import enriched, told


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("Sølvprisen gives til mindst 30 % af holdene.", "I år fik 34 % den.", "met"),
        ("Valgdeltagelsen er mindst 60 %.", "58 % af de unge stemte.", "not_met"),
        # of two years the last
        (
            "Valgdeltagelsen er mindst 60 %.",
            "62 % af alle stemte i november 2017. I 2013 var det 57 %.",
            "met",
        ),
        # it names something else
        ("Spare 10 % på varme.", "Vandforbruget er reduceret 12 %.", None),
        # what was so before
        ("Farten må ikke overstige 40 km/t.", "44 km/t i snit før bumpene, 36 km/t efter.", "met"),
    ],
)
def test_the_only_open_result(goal: str, status: str, outcome: str | None) -> None:
    assert told(goal=goal, status=status).get(0) == outcome


def test_what_names_nothing_in_common_is_less_likely() -> None:
    found = enriched(goal="Valgdeltagelsen er mindst 60 %.", status="58 % af de unge stemte.")
    assert [one.probability for one in found.assessments] == [0.7]


def test_a_comments_number_is_none() -> None:
    comment = "58 % af de unge stemte."
    assert told(goal="Valgdeltagelsen er mindst 60 %.", comment=comment) == {}
