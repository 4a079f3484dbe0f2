import pytest

from goalextract.language.completed import completion_of, count_completed

MEETINGS = "Der gennemføres 3 temamøder og oprettes et panel."


@pytest.mark.parametrize(
    ("goal", "sentence", "outcome"),
    [
        (MEETINGS, "Temamøderne er afviklet efter planen.", "met"),
        (MEETINGS, "Temamøderne kom aldrig i gang.", "not_met"),
        ("Ny legestue i Balle.", "Legestuen står færdig.", "met"),
        ("Ny legestue i Balle.", "Legestuen blev vedtaget den 4. april.", "met"),
        ("Der holdes fire møder.", "De fire møder er holdt.", "met"),
        (MEETINGS, "Temamøderne er udskudt til foråret.", "not_yet_known"),
        ("Rådet afgiver fire høringssvar.", "Rådet har ikke afgivet høringssvar.", "not_met"),
        ("Højst 3 klager om året.", "Der er ikke modtaget klager.", None),
        # something else, or not what was to be made
        (MEETINGS, "Lederen er ansat.", None),
        ("Flere borgere skal bruge biblioteket.", "Biblioteket er åbnet.", None),
        # not all of it, not yet
        (MEETINGS, "Temamøderne er næsten afviklet.", None),
        (MEETINGS, "Temamøderne er afviklet, men to blev små.", None),
        (MEETINGS, "Temamøderne er endnu ikke holdt.", "not_yet_known"),
        (MEETINGS, "Temamøderne er under planlægning.", "not_yet_known"),
        (MEETINGS, "Temamøderne er afviklet i byerne.", None),
        ("Den nye varmecentral skal give lavere regning.", "Centralen er indviet.", None),
        # what the goal itself says, done
        ("Udvide åbningstiden.", "Åbningstiden er udvidet.", "met"),
        ("Handicaprådet inddrages.", "Rådet er inddraget undtagen i to sager.", None),
        ("Mindre madspild.", "Det er lykkedes at få madspildet ned.", "met"),
        ("Mindre madspild.", "Det er endnu ikke lykkedes at få madspildet ned.", "not_met"),
        ("Mindre madspild.", "Det er lykkedes at finde en leder.", None),
        (MEETINGS, "Temamøderne er planlagt.", None),
    ],
)
def test_what_became_of_the_thing_that_was_to_be_made(
    goal: str, sentence: str, outcome: str | None
) -> None:
    done = completion_of(goal, sentence)
    assert (done.outcome if done else None) == outcome


def test_a_thing_named_beside_what_is_counted_is_another() -> None:
    goal = "Kommunen vil holde 10 møder og oprette ét fælles panel."
    panel = completion_of(goal, "Panelet er oprettet.")
    done = completion_of(goal, "Møderne er holdt.")
    assert panel is not None
    assert done is not None
    assert not panel.is_of("møder")
    assert done.is_of("møder")


@pytest.mark.parametrize(
    ("counted", "sentence", "outcome"),
    [
        ("bænke", "Bænkene er sat op.", "met"),
        ("bænke", "Bænkene er leveret, men 4 mangler.", "not_met"),
        ("besøg", "Besøgene er gennemført, bortset fra i juli.", "partly_met"),
        ("km vandrende", "Vandrenden er etableret i sin fulde længde.", "met"),
        # not yet, not they, or not all
        ("bænke", "Bænkene er bestilt.", None),
        ("bænke", "Bænkene er blevet stjålet.", None),
        ("bænke", "Spandene er sat op.", None),
        ("bænke", "Bænkene er næsten alle sat op.", None),
        ("skoler", "Zonerne ved Lindeskolen og Åskolen er etableret.", None),
    ],
)
def test_what_became_of_the_things_that_were_counted(
    counted: str, sentence: str, outcome: str | None
) -> None:
    done = count_completed(counted, sentence)
    assert (done.outcome if done else None) == outcome


def test_all_of_them_are_as_they_were_to_be() -> None:
    aim = "Fem medarbejdere uddannes til vejledere."
    done = count_completed("medarbejdere", "Alle fem er uddannet.", aim)
    assert done is not None
    assert done.outcome == "met"
    assert count_completed("medarbejdere", "Alle fem er orienteret.", aim) is None
