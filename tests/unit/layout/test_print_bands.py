"""On paper large print below a value is a heading, and what is set off below the last closes."""

from typing import Any

from reportlab.lib.styles import ParagraphStyle
from reportlab.platypus import Paragraph, Spacer, Table, TableStyle

from goalextract.extract import extract_bytes
from goalextract.records import GoalReport, Kind
from tests.unit.paper import BODY, pdf

LABEL = ParagraphStyle("l", fontName="Helvetica-Bold", fontSize=8, leading=10)
CHAPTER = ParagraphStyle("c", fontName="Helvetica-Bold", fontSize=14, leading=18)
TITLE = ParagraphStyle("t", fontName="Helvetica-Bold", fontSize=22, leading=26)
SMALL = ParagraphStyle("s", fontName="Helvetica", fontSize=7, leading=9)
CLOSING = "Næste status forelægges udvalget i februar 2020."
BOXED = TableStyle([("BOX", (0, 0), (-1, -1), 1, "black")])


def goal(text: str, status: str = "Det går godt, og alle er med.") -> list[Any]:
    """Return a goal of labels on lines of their own; no heading stands above it."""
    parts = (("MÅL", text), ("HANDLINGER", "Nye stier i byen og i skoven."), ("STATUS", status))
    return [
        part for label, value in parts for part in (Paragraph(label, LABEL), Paragraph(value, BODY))
    ]


def read(*story: Any) -> GoalReport:
    parts = [part for item in story for part in (item if isinstance(item, list) else [item])]
    return extract_bytes("a.pdf", pdf(*parts), latest_year=2030).validated.report


def texts(report: GoalReport, kind: Kind) -> list[str | None]:
    return [s.text if (s := one.sections.get(kind)) is not None else None for one in report.goals]


def story(*closing: Any) -> list[Any]:
    return [
        Paragraph("Handleplan for sundhed", TITLE),
        Spacer(1, 20),
        Paragraph("Bevægelse", CHAPTER),
        *goal("Flere cykler."),
        Spacer(1, 20),
        *goal("Flere går ture."),
        Spacer(1, 20),
        Paragraph("Kost", CHAPTER),
        *goal("Færre drikker sodavand."),
        Spacer(1, 20),
        *goal("Flere spiser grønt.", "Ikke opgjort."),
        *closing,
    ]


def test_a_heading_in_large_print_holds_for_the_goals_below_it() -> None:
    report = read(story())
    assert texts(report, Kind.SERVICE_AREA) == ["Bevægelse"] * 2 + ["Kost"] * 2
    assert texts(report, Kind.STATUS)[:2] == ["Det går godt, og alle er med."] * 2
    assert all(one.sections[Kind.SERVICE_AREA].needs_review for one in report.goals)


def test_small_print_below_the_last_value_closes_the_document() -> None:
    report = read(story(Spacer(1, 20), Paragraph(CLOSING, SMALL)))
    assert texts(report, Kind.STATUS)[-1] == "Ikke opgjort."


def test_what_goes_on_right_below_stays_in_the_last_value() -> None:
    report = read(story(Paragraph(CLOSING, BODY)))
    assert texts(report, Kind.STATUS)[-1] == f"Ikke opgjort. {CLOSING}"


def test_a_line_below_the_last_box_closes_the_document() -> None:
    boxes = [
        part
        for text in ("Flere cykler.", "Flere går ture.", "Flere spiser grønt.")
        for part in (Table([[goal(text)]], [400], style=BOXED), Spacer(1, 14))
    ]
    report = read(Paragraph("Handleplan for sundhed", TITLE), boxes, Paragraph(CLOSING, BODY))
    assert texts(report, Kind.STATUS) == ["Det går godt, og alle er med."] * 3


def questions(*asked: tuple[str, str]) -> GoalReport:
    title = [Paragraph("Indsatsplan 2018", TITLE), Spacer(1, 20)]
    return read(title, [p for q, a in asked for p in (Paragraph(q, CHAPTER), Paragraph(a, BODY))])


def test_questions_printed_as_labels_are_labels_that_no_template_lists() -> None:
    """Listed ones stand alone on their lines, in print unlike their values'."""
    report = questions(
        ("Hvad er vores mål?", "Højst 16 procent falder fra."),
        ("Hvem spørger vi undervejs?", "Elevrådet mødes med rektor hver anden måned."),
        ("Hvem har ansvaret?", "Uddannelseslederen."),
        ("Status i januar 2019", "Ved årsskiftet er 9 procent faldet fra."),
    )
    assert texts(report, Kind.GOAL) == ["Højst 16 procent falder fra."]
    assert texts(report, Kind.STATUS) == ["Ved årsskiftet er 9 procent faldet fra."]
    (goal,) = report.goals
    asked = [s for s in goal.sections.values() if s.label == "Hvem spørger vi undervejs?"]
    assert [s.text for s in asked] == ["Elevrådet mødes med rektor hver anden måned."]
    assert all(s.needs_review for s in asked)


def test_a_question_above_the_only_goal_s_labels_is_no_name_of_it() -> None:
    report = questions(
        ("Hvad viste undersøgelsen?", "Hver femte elev faldt fra, og mange kom for sent."),
        ("Hvad er vores mål?", "Højst 16 procent falder fra."),
        ("Hvad sætter vi i gang?", "Eleverne får en kontaktlærer."),
        ("Status i januar 2019", "Ved årsskiftet er 9 procent faldet fra."),
    )
    assert texts(report, Kind.FOCUS_AREA) == [None]
    (goal,) = report.goals
    (asked,) = [s for s in goal.sections.values() if s.label == "Hvad viste undersøgelsen?"]
    assert asked.text == "Hver femte elev faldt fra, og mange kom for sent."
    assert asked.needs_review


def test_a_paragraph_set_off_below_the_last_value_makes_it_doubtful() -> None:
    report = read(story(Spacer(1, 20), Paragraph(CLOSING, BODY)))
    assert report.goals[-1].sections[Kind.STATUS].needs_review
    assert not report.goals[0].sections[Kind.STATUS].needs_review


def test_a_title_in_the_words_of_a_label_is_none() -> None:
    report = read(Paragraph("Handlinger", TITLE), Spacer(1, 20), story()[3:])
    assert texts(report, Kind.MEANS) == ["Nye stier i byen og i skoven."] * 4
