"""What a goal's sections say of its being reached, stated, compared or only suggested."""

import pytest

from goalextract.goals.enrich import Enriched, enrich_texts
from goalextract.records import Kind
from tests.accuracy.figures import read_directly


def told(**texts: str) -> dict[int | None, str]:
    found = read_directly(texts)["assessments"]
    return {one["target"]: one["outcome"] for one in found}


def enriched(**texts: str) -> Enriched:
    from tests.accuracy.figures import _finder

    return enrich_texts({Kind(kind): text for kind, text in texts.items()}, _finder("da"), "da")


@pytest.mark.parametrize(
    ("goal", "status", "outcomes"),
    [
        # items of a list answer each other
        (
            "a) Højst 5 pct. er ledige. b) Mindst 92 pct. er i gang.",
            "a: 5,8 pct. – ikke opnået. b: 92,3 pct. – opnået.",
            {0: "not_met", 1: "met"},
        ),
        # a verdict names its target by a kindred word, or by its number
        (
            "Belægning: min. 90 %. Aflyste timer: under 5 %.",
            "Kriteriet for aflysninger blev ikke nået.",
            {1: "not_met"},
        ),
        # of all, some
        ("Alle skoler skal energimærkes.", "12 af 13 skoler er mærket.", {None: "partly_met"}),
        ("Alle skoler skal energimærkes.", "13 af 13 skoler er mærket.", {None: "met"}),
        (
            "Alle underretninger vurderes inden for 24 timer.",
            "I ti tilfælde er vurderingen foretaget for sent.",
            {0: "partly_met"},
        ),
        # the very things that were counted are there, or not all of them
        ("Der opstilles 25 nye bænke.", "Bænkene er sat op.", {0: "met"}),
        (
            "Der opstilles 25 nye bænke.",
            "Bænkene er leveret, men 4 mangler.",
            {0: "not_met"},
        ),
        ("Der ansættes to koordinatorer.", "Begge er ansat.", {0: "met"}),
        # there were none, of what there was to be none of
        ("Antallet af trafikdræbte skal være nul.", "Ingen blev dræbt i trafikken.", {0: "met"}),
        ("Nul arbejdsulykker.", "Ingen kom til kurset om arbejdsulykker.", {}),
        # so many of so many is no half result where a share was aimed at
        (
            "95 % af sagerne afgøres i tide.",
            "Kravet blev overholdt i 402 af 418 sager, svarende til 96,2 %.",
            {0: "met"},
        ),
        # a share of those served in time is better the larger it is, whatever it is the time of
        ("Ventetid: 80 % af borgerne ekspederes inden for 10 minutter.", "77 %", {0: "not_met"}),
        # a number of another thing in the same unit says nothing
        ("Mindst 65 % af børnene ammes.", "Ammefrekvensen er 59 %.", {0: "not_met"}),
        ("Spare 10 % på strøm.", "Vandforbruget er reduceret 12 %.", {}),
        # on which side some results lie says less than that the goal was not reached
        (
            "Mindst 90 % behandles i tide.",
            "Målet er ikke nået for året, men de to seneste kvartaler ligger over målet.",
            {0: "not_met"},
        ),
        ("Højst én oversvømmelse.", "Målet blev klart overskredet.", {0: "not_met"}),
        ("Mindst 20 kurser.", "Målet blev klart overskredet.", {0: "met"}),
        ("Dansk skal på skemaet.", "Det er det kommet.", {None: "met"}),
        ("Dansk skal på skemaet.", "Det er det ikke kommet.", {None: "not_met"}),
        # the owner of the shares before goes on
        (
            "40 % af borgerne viser fremgang, og 15 % afsluttes.",
            "19 % af borgerne er afsluttet.",
            {1: "met"},
        ),
        # a time that a longer word counts, and how many a body has
        ("Det frigør 2.500 besøgstimer.", "Frigjort tid er 1.900 timer.", {0: "not_met"}),
        ("Et værtskorps på 20 frivillige.", "Værtskorpset tæller 23.", {0: "met"}),
        # parts of a total add up to it, and to nothing more
        (
            "40 frivillige hjælpere tilknyttes.",
            "Der er 27 frivillige: 12 i byen, 10 på landet og 5 på øen.",
            {0: "not_met"},
        ),
        ("Sager løses ved første kontakt (70 pct.).", "Løsningsgrad 73 pct.", {0: "met"}),
        (
            "25 nye lærepladser.",
            "Forår: 9 lærepladser. Efterår: 11 lærepladser. I alt 20.",
            {0: "not_met"},
        ),
        # what is only told to come, or not for all, is not there
        (
            "Alle får besked.",
            "Det går frem, men målet nås først om flere år.",
            {None: "not_yet_known"},
        ),
        ("Alle får besked.", "Lykkes for det meste.", {None: "partly_met"}),
        ("Døre efterses på alle centre.", "Udført, dog mangler Skovgården.", {None: "partly_met"}),
        (
            "Alle får besked.",
            "Hvis det går godt, vil målet være nået til maj.",
            {None: "not_yet_known"},
        ),
        ("Festivalen skal være gratis.", "Det blev den - takket være fondene.", {None: "met"}),
        ("Unge inddrages.", "Dette er ikke sket i fuldt omfang.", {None: "partly_met"}),
        ("Færre konflikter.", "Tallene peger i hver sin retning.", {None: "unclear"}),
        # years without a colon, each before its number
        (
            "Fravær Mål 2018: 4,9 % Mål 2019: 4,7 %",
            "2018 5,3 % 2019 4,6 %",
            {0: "not_met", 1: "met"},
        ),
        ("1.500 haveejere tilmelder sig.", "Til sidst var 1.122 haver tilmeldt.", {0: "not_met"}),
        # seasons follow each other as years do
        (
            "Højst 60 klager pr. vintersæson.",
            "Vinteren 2012/13: 88 klager. Vinteren 2013/14: 23 klager.",
            {0: "met"},
        ),
    ],
)
def test_the_outcome_of_a_goal(goal: str, status: str, outcomes: dict[int | None, str]) -> None:
    assert told(goal=goal, status=status) == outcomes


def test_a_level_below_the_baseline_is_aimed_at_from_above() -> None:
    assert told(
        indicator="Antal unge på uddannelseshjælp",
        baseline="312",
        target_value="250",
        actual_value="271",
    ) == {0: "not_met"}


def test_an_answer_that_only_its_place_gives_is_flagged() -> None:
    sure = enriched(goal="Mindst 65 % af børnene ammes.", status="59 % af børnene ammes.")
    doubted = enriched(goal="Mindst 65 % af børnene ammes.", status="Ammefrekvensen er 59 %.")
    assert [one.probability for one in sure.assessments] == [None]
    assert [one.probability for one in doubted.assessments] == [0.9]


def test_what_is_said_of_no_target_is_not_derived() -> None:
    found = enriched(goal="Alle skoler skal energimærkes.", status="12 af 13 skoler er mærket.")
    assert [(one.target, one.method) for one in found.assessments] == [(None, "stated")]


def test_sums_of_thousands_of_millions_are_read_and_compared() -> None:
    found = enriched(goal="Gælden skal være under 2 mia. kr.", status="Gælden er 1,8 mia. kr.")
    assert [one.outcome for one in found.assessments] == ["met"]
    assert not found.refused
