"""Cards of ruled cells, each of which opens with its own label."""

import pytest
from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Table, TableStyle

from goalextract.extract import extract_bytes
from tests.unit.paper import BODY, LEVELS, RULED, pdf

BOLD = ParagraphStyle("bold", parent=BODY, fontName="Helvetica-Bold")
GOALS = [
    ("Flere læser", "Børnene skal læse mere.", "Læsebånd hver dag.", "84 procent læser nu."),
    ("Flere cykler", "Alle skal kunne cykle.", "Nye stier er anlagt.", "Målet er ikke nået."),
]
LABELS = ("Hvad vil vi opnå?", "Hvad gør vi?", "Hvordan gik det?")


def card(labels: tuple[str, ...], goal: tuple[str, ...], *, is_behind_colon: bool) -> Table:
    def cell(label: str, text: str) -> list[Paragraph]:
        if is_behind_colon:
            return [Paragraph(f"<b>{label}:</b> {text}", BODY)]
        return [Paragraph(label, BOLD), Paragraph(text, BODY)]

    head, *texts = goal
    first, second, third = (cell(a, b) for a, b in zip(labels, texts, strict=True))
    rows = [[Paragraph(f"Mål: {head}", BOLD), ""], [first, second], [third, ""]]
    spans = [("SPAN", (0, 0), (1, 0)), ("SPAN", (0, 2), (1, 2))]
    return Table(rows, [240, 240], style=TableStyle([*RULED, *spans]))


def read(*cards: Table) -> list[dict[str, str]]:
    report = extract_bytes("a.pdf", pdf("Aftale 2014", *cards), latest_year=2030).validated.report
    return [{k.value: s.text for k, s in goal.sections.items()} for goal in report.goals]


@pytest.mark.parametrize("is_behind_colon", [False, True], ids=["own line", "colon"])
def test_each_cell_is_parted_at_its_own_label(is_behind_colon: bool) -> None:
    labels = ("Delmål", "Indsats", "Status") if is_behind_colon else LABELS
    found = read(*(card(labels, goal, is_behind_colon=is_behind_colon) for goal in GOALS))
    assert found == [{"focus_area": a, "goal": b, "means": c, "status": d} for a, b, c, d in GOALS]


def test_a_bold_line_among_listed_labels_is_a_label_too() -> None:
    labels = (LABELS[0], "Zebraens vej", LABELS[2])
    found = read(*(card(labels, goal, is_behind_colon=False) for goal in GOALS))
    assert [goal["goal"] for goal in found] == [goal[1] for goal in GOALS]
    assert not any("Zebra" in text for goal in found for text in goal.values())


def test_a_table_of_one_goal_a_row_is_none() -> None:
    head = [Paragraph(text, BOLD) for text in ("Mål", "Indsats", "Status")]
    rows = [head, *([Paragraph(text, BODY) for text in goal[1:]] for goal in GOALS)]
    found = read(Table(rows, [150, 150, 150], style=TableStyle(LEVELS)))
    assert [goal["goal"] for goal in found] == [goal[1] for goal in GOALS]
