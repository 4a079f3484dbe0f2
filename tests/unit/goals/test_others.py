"""A result that is of something else than the target proves nothing of it."""

import pytest

from goalextract.goals.enrich import enrich_texts
from goalextract.profiles.templates import load_templates
from goalextract.records import Kind

TEMPLATE = next(t for t in load_templates(()) if t.profile.id == "danish")


def outcomes(goal: str, status: str) -> list[str]:
    texts = {Kind.GOAL: goal, Kind.STATUS: status}
    found = enrich_texts(texts, TEMPLATE.verdicts, "da")
    return [one.outcome for one in found.assessments]


@pytest.mark.parametrize(
    ("goal", "status"),
    [
        # those who answered
        ("80 % af forældrene er tilfredse.", "62 % af forældrene svarede på undersøgelsen."),
        ("85 % af medarbejderne trives.", "87 % af medarbejderne deltog i trivselsmålingen."),
        # the contrary
        ("Mindst 95 % af sagerne afgøres til tiden.", "5 % af sagerne blev forsinket."),
        ("90 % af brugerne er tilfredse.", "8 % er utilfredse."),
        ("75 % af borgerne får hjælp inden 24 timer.", "25 % fik først hjælp efter 24 timer."),
        # those who wait
        ("Kulturskolen skal have 500 elever.", "Der står 40 elever på venteliste."),
        ("Mindst 45 % vælger en erhvervsuddannelse.", "72 % valgte gymnasiet."),
        # of other things
        ("Udgifterne til anbringelser: højst 85 mio. kr.", "Forebyggelse kostede 90 mio. kr."),
        ("Højst 25 % af eleverne i specialskole.", "27,5 % af budgettet går til specialskoler."),
    ],
)
def test_what_is_of_others_gives_no_outcome(goal: str, status: str) -> None:
    assert outcomes(goal, status) == []


@pytest.mark.parametrize(
    ("goal", "status"),
    [
        ("Elevfraværet skal ned på 5 %.", "Lærernes fravær er 4,2 %."),
        ("Skolerne skal spare 3 mio. kr.", "Daginstitutionerne har sparet 4 mio. kr."),
        ("Andel tilfredse forældre: 85 %.", "Andel tilfredse medarbejdere: 88 %."),
        ("Mindst 60 % af affaldet genanvendes.", "40 procent af affaldet forbrændes."),
        ("Besøgstal på 25.000 i svømmehallen.", "Fitnesscentret havde 12.000 besøg."),
        ("Der bygges 60 boliger.", "Der er givet byggetilladelse til 60 boliger."),
        ("25 deltagere på hvert hold.", "Der var 31 deltagere på hold 1 og 19 på hold 2."),
    ],
)
def test_what_may_be_of_others_is_unclear(goal: str, status: str) -> None:
    assert outcomes(goal, status) == ["unclear"]


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("Mindst 95 % af sagerne afgøres til tiden.", "97 % af sagerne blev afgjort.", "met"),
        ("500 elever i kulturskolen.", "Der er 512 elever, og ti står på venteliste.", "met"),
        ("Sygefraværet skal ned på 5 %.", "Årets fravær er 4,2 %.", "met"),
    ],
)
def test_what_is_of_the_target_still_answers_it(goal: str, status: str, outcome: str) -> None:
    assert outcomes(goal, status) == [outcome]
