"""A measurement answers the target of what it counts, and none that only has its unit."""

import pytest

from goalextract.goals.answers import find_answers
from goalextract.goals.targets import find_measurements, find_targets
from goalextract.records import Kind, Outcome


def answered(goal: str, status: str, *, lower: bool | None = False) -> dict[int, Outcome]:
    targets = find_targets({Kind.GOAL: goal})
    measurements = find_measurements({Kind.STATUS: status})
    answers = find_answers(targets, measurements, lower_better=[lower] * len(targets))
    return {answer.target: answer.outcome for answer in answers}


@pytest.mark.parametrize(
    ("goal", "status", "outcomes"),
    [
        # a share in other words
        ("Mindst 50 % af borgerne deltager.", "41 borgere deltog, svarende til 46 %.", ["not_met"]),
        # a compound says in one word what the target says in two
        (
            "40 arrangementer for voksne og 60 arrangementer for børn.",
            "Der var 71 børnearrangementer. Der var 33 arrangementer for voksne.",
            ["not_met", "met"],
        ),
        # what is said of all, beside what is said of some
        ("50 % er i job.", "Mænd 61 %, kvinder 24 %. Samlet 45 %.", ["not_met"]),
        # the last of several years
        ("Færre end 20 kvæstede.", "2018: 23. 2019: 21. 2020: 14.", ["met"]),
        # a size that names no thing of its own
        ("Der sås blomster på 25.000 m2 græs.", "Der er sået på 26.400 m2.", ["met"]),
        ("Der sås blomster på 25.000 m2 græs.", "Der er solgt 26.400 m2 erhvervsjord.", []),
        # marks on one scale
        ("Tilfredsheden skal være mindst 4,2 ud af 5.", "Tilfredsheden blev 4,4.", ["met"]),
        ("Tilfredsheden skal være mindst 4,2 ud af 5.", "Tilfredsheden blev målt i 120.", []),
        # numbers that are to be added prove nothing one by one
        ("Mindst 25 træer.", "Der er sat 15 træer og yderligere 9 træer.", ["unclear"]),
        # what is to hold for each is not proven by a sum
        ("10 borgere pr. hold.", "Der kom 74 borgere.", ["unclear"]),
        # a number of times is not of things whose name ends alike
        ("Der trænes to gange om ugen.", "Der er 312 medicingennemgange.", []),
        # who answered is not who is content
        ("85 % af forældrene er glade for skolen.", "Tre ud af otte skoler svarede.", []),
    ],
)
def test_a_measurement_answers_what_it_counts(
    goal: str, status: str, outcomes: list[Outcome]
) -> None:
    assert list(answered(goal, status).values()) == outcomes


def test_a_part_of_a_total_answers_no_target_beside_it() -> None:
    status = "Der er hjemtaget 4 mio. kr. i fondsmidler, heraf 2 mio. kr. til havnen."
    assert answered("Fondsmidler for mindst 3 mio. kr.", status) == {0: "met"}
