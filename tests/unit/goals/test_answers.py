"""A measurement answers the target of what it counts, and none that only has its unit."""

import pytest

from goalextract.goals.answers import find_answers
from goalextract.goals.measured import find_measurements
from goalextract.goals.targets import find_targets
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
        # what is not to be exceeded is no bound for each
        ("Sagstiden må ikke være over 42 dage.", "Sagstiden er 39 dage.", ["met"]),
        ("Ingen må vente over 42 dage.", "Den gennemsnitlige ventetid er 39 dage.", ["unclear"]),
        # an earlier year's result says nothing against a later year's target
        ("I 2015 skal 40 % være i job.", "31 % var i job i 2013.", []),
        ("I 2015 skal 40 % være i job.", "41 % var i job i 2013.", ["met"]),
        ("Økologi i maden: 60 pct.", "2016: 44 pct. 2017: 51 pct. 2018: 62 pct.", ["met"]),
        # of all so many, a count of some that do something else denies nothing
        ("Tilsyn på alle syv centre.", "Fem centre fik karakteren 1.", ["unclear"]),
        ("Alle 12 plejehjem har demensvejleder.", "9 plejehjem har demensvejleder.", ["not_met"]),
        ("7 centre får ros.", "Fem centre fik ros, to centre fik ros og gave.", ["unclear"]),
        # there is no more to have in common than the noun
        ("Højst 3 klager.", "Der er modtaget 2 klager.", ["met"]),
        # the only result names no things of its own
        ("Mindst 20 lærepladser.", "Der er oprettet 23.", ["met"]),
        ("Mindst 20 lærepladser.", "Der er ansat to lærere og 23 andre.", []),
        ("Tilfredsheden skal være mindst 4,2.", "Undersøgelsen gav 4,4.", ["met"]),
        ("Trafikken vokser med 10 %.", "Tællingen viser en stigning på 4 %.", ["partly_met"]),
        ("Digitale ansøgninger: 85 %.", "Resultat: 88 %.", ["met"]),
        # what was done with them, in so many words
        ("Der vedtages 8 lokalplaner.", "5 er vedtaget.", ["not_met"]),
        ("Der vedtages 8 lokalplaner.", "5 er sendt i høring.", []),
        # the subject in another word
        ("Spare 10 % på strøm.", "Strømforbruget er reduceret 12 %.", ["met"]),
        ("Spare 10 % på strøm.", "Vandforbruget er reduceret 12 %.", []),
        ("Andelen af fuldtidsansatte skal op på 55 %.", "Fuldtidsandelen er 57 %.", ["met"]),
        # the only sum
        ("Hallen må højst koste 118 mio. kr.", "Regnskabet er på 121 mio. kr.", ["not_met"]),
        ("Udgiften falder med 5 %.", "Den faldt med 1,2 mio. kr., svarende til 6 %.", ["met"]),
        # the second clause lacks its noun
        (
            "50 boliger i Vestbyen og 30 i Østbyen.",
            "Der er opført 52 boliger i Vestbyen og 18 i Østbyen.",
            ["met", "not_met"],
        ),
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


def test_a_sum_that_was_saved_answers_spending_that_is_to_fall() -> None:
    goal = "Udgifterne skal reduceres med 5 mio. kr."
    assert answered(goal, "Der er opnået besparelser på 5,4 mio. kr.") == {0: "met"}
    assert answered(goal, "Udgifterne blev 5,4 mio. kr.") == {}
