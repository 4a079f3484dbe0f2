"""Plain text that is drawn with letters: rules of dashes, leaders of dots, boxes."""

from goalextract.extract import extract_bytes
from goalextract.records import Goal, Kind


def extracted(*lines: str) -> list[Goal]:
    """Return the goals of a text."""
    data = "\n".join(lines).encode()
    return list(extract_bytes("a.txt", data, latest_year=2030).validated.report.goals)


def texts(goal: Goal) -> dict[Kind, str]:
    """Return what a goal's sections say."""
    return {kind: section.text for kind, section in goal.sections.items()}


def test_years_below_the_words_of_a_header_are_no_header_by_themselves() -> None:
    goals = extracted(
        "Resultattavle 2024",
        "",
        "                                     Basis    Resultat         Mål",
        "Nr.   Hvad måles                      2020        2024        2024",
        "------------------------------------------------------------------",
        "Genanvendelse",
        "1.1   Andel af affald til             48 %        61 %        60 %",
        "      genanvendelse",
        "1.2   Madaffald pr. husstand            74         126         130",
        "------------------------------------------------------------------",
        "Mål 1.2 kom først til i 2022.",
    )
    assert [texts(goal) for goal in goals] == [
        {
            Kind.SERVICE_AREA: "Genanvendelse",
            Kind.INDICATOR: "Andel af affald til genanvendelse",
            Kind.BASELINE: "48 %",
            Kind.TARGET_VALUE: "60 %",
            Kind.ACTUAL_VALUE: "61 %",
        },
        {
            Kind.SERVICE_AREA: "Genanvendelse",
            Kind.INDICATOR: "Madaffald pr. husstand",
            Kind.BASELINE: "74",
            Kind.TARGET_VALUE: "130",
            Kind.ACTUAL_VALUE: "126",
        },
    ]


FIELDS = (
    "Udtræk: Mål og effekter, regnskabsår 2018",
    "Søby Kommune",
    "",
    "Post..............: 1",
    "Politikområde.....: 12 Sundhed",
    "Effektmål.........: Flere borgere klarer sig selv efter genoptræning",
    "Måltal............: 68 %",
    "Realiseret........: 72 %",
    "Opnået............: J",
    "Bemærkning........: Nyt træningslokale i Nørre Aaby",
    "--------------------------------------------------",
    "Post..............: 2",
    "Politikområde.....: 21 Kultur",
    "Effektmål.........: Kulturøen er et levende hus",
    "Måltal............: 300.000 besøg",
    "Realiseret........: 118.442 besøg",
    "Opnået............: N",
    "Bemærkning........:",
    "--------------------------------------------------",
    "J = opnået, N = ikke opnået, D = delvist opnået",
    "Slut på udtræk",
)


def test_dots_and_a_colon_lead_from_a_label_to_its_value() -> None:
    first, second = extracted(*FIELDS)
    assert texts(first) == {
        Kind.SERVICE_AREA: "12 Sundhed",
        Kind.GOAL: "Flere borgere klarer sig selv efter genoptræning",
        Kind.TARGET_VALUE: "68 %",
        Kind.ACTUAL_VALUE: "72 %",
        Kind.STATUS: "J",
        Kind.COMMENT: "Nyt træningslokale i Nørre Aaby",
    }
    assert Kind.COMMENT not in texts(second)
    assert texts(second)[Kind.STATUS] == "N"


def test_letters_are_verdicts_where_a_line_explains_them() -> None:
    outcomes = [goal.assessments[0].outcome for goal in extracted(*FIELDS)]
    assert outcomes == ["met", "not_met"]


def test_a_line_of_signs_and_what_they_stand_for_is_no_area() -> None:
    goals = extracted(
        "Kvalitetsmål 2015",
        "",
        "Forkortelser: SP = sundhedsplejerske, FK = forældrekonsultation",
        "",
        "Mål                        Aktivitet             Resultat",
        "Flere mødre ammer længe    Telefon hos SP        67 % mod 61 % i 2014",
        "Flere får hjælp med tolk   FK på biblioteket     41 familier",
    )
    assert [Kind.SERVICE_AREA in goal.sections for goal in goals] == [False, False]
