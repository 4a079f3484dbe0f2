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
