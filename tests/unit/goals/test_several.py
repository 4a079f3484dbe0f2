"""Of several numbers that answer one target, the one of all of it counts."""

import pytest

from tests.unit.goals.test_answers import answered


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        # what is said of all of it, wherever it stands
        (
            "Mindst 58 pct. er tilfredse.",
            "Tilfredse i første halvår 60 pct., i andet halvår 54 pct. Samlet 56 pct. tilfredse.",
            "not_met",
        ),
        # what is said of a part, or in brackets, is not of all
        (
            "Fraværet skal være under 5 %.",
            "Fraværet er 5,6 %. Heraf langvarigt 1,1 %.",
            "not_met",
        ),
        (
            "Den gennemsnitlige score er mindst 5,5.",
            "Den gennemsnitlige score er 5,6, lavest i Teknik (5,2) og højest i Kultur (6,0).",
            "met",
        ),
        # each of another place: some reach it, some do not
        ("Højst 8 medarbejdere pr. borger.", "Nord 7,6. Syd 8,9. Vest 7,9.", "partly_met"),
        ("Højst 8 medarbejdere pr. borger.", "Nord 7,6. Syd 7,9.", "met"),
        (
            "Fraværet må højst være 4,5 %.",
            "I administrationen er fraværet 3,9 %, i plejen 6,1 %.",
            "partly_met",
        ),
    ],
)
def test_the_number_of_all_of_it_counts(goal: str, status: str, outcome: str) -> None:
    assert answered(goal, status) == {0: outcome}
