"""What ends a text is doubted where it is longer than its like."""

import pytest

from goalextract.extract import extract_bytes
from goalextract.records import Kind


@pytest.mark.parametrize(
    ("closing", "doubted"), [("", False), (" Rådet siger tak til alle.", True)]
)
def test_closing_words_may_stand_in_the_last_value(closing: str, *, doubted: bool) -> None:
    text = (
        "Opfølgning på målene 2017\n\n"
        "Mål: Flere cykler\nStatus: Der er 14 nye stier.\n\n"
        "Mål: Færre biler\nStatus: Der er lukket to veje.\n\n"
        f"Mål: Flere bøger\nStatus: Der er købt 300.{closing}\n"
    )
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    flags = [goal.sections[Kind.STATUS].needs_review for goal in report.goals]
    assert flags == [False, False, doubted]


def test_what_stands_below_a_blank_line_in_the_last_value_alone_closes_the_document() -> None:
    text = (
        "Opfølgning på målene 2017\n\n"
        "Mål: Flere cykler\nIndsats: Nye stier\nStatus: Nået.\n\n"
        "Mål: Færre biler\nIndsats: To veje er\nlukket\nStatus: Ikke nået.\n\n"
        "Bestyrelsen takker de frivillige for mere end 4.000 timers arbejde.\n"
    )
    report = extract_bytes("a.txt", text.encode(), latest_year=2030).validated.report
    statuses = [goal.sections[Kind.STATUS] for goal in report.goals]
    assert [status.text for status in statuses] == ["Nået.", "Ikke nået."]
    assert [status.needs_review for status in statuses] == [False, True]
