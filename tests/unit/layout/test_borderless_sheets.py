"""A borderless sheet on paper is no table, though a label may look like a header."""

from goalextract.extract import extract_bytes
from goalextract.records import Kind
from tests.unit.paper import BARE, pdf, table

LABELS = (
    "HVILKET MÅL HAR VI SAT?",
    "HVAD ER UDFORDRINGEN?",
    "HVORDAN MÅLER VI, OM MÅLET ER NÅET?",
    "HVOR TÆT ER VI PÅ MÅLET?",
    "HVORDAN ARBEJDER VI VIDERE?",
)
VALUES = (
    (
        "Alle nye sager udredes.",
        "Sagerne er kritiseret af revisionen.",
        "Handleplaner med borgerformulerede mål",  # it reads like a header of a column of means
        "Metoden anvendes siden marts.",
        "Team Vest går på besøg.",
    ),
    (
        "Flere cykler til byen.",
        "Der er langt til byen.",
        "Tælling af cyklister",
        "Første etape er indviet i september.",
        "Anden etape begynder i maj.",
    ),
)
KINDS = (Kind.GOAL, Kind.CHALLENGE, Kind.INDICATOR, Kind.STATUS, Kind.FOLLOW_UP)


def test_labels_left_of_their_values_are_no_tables_first_column() -> None:
    sheets = [
        table([list(row) for row in zip(LABELS, values, strict=True)], BARE, (170, 300))
        for values in VALUES
    ]
    report = extract_bytes("a.pdf", pdf(*sheets), latest_year=2030).validated.report
    found = [{kind: s.text for kind, s in goal.sections.items()} for goal in report.goals]
    assert found == [dict(zip(KINDS, values, strict=True)) for values in VALUES]
