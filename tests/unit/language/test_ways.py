import pytest

from goalextract.language.ways import outcome_of_way


@pytest.mark.parametrize(
    ("goal", "sentence", "outcome"),
    [
        ("Flere unge i uddannelse.", "Andelen af unge i uddannelse er steget.", "met"),
        ("Flere unge i uddannelse.", "Andelen af unge i uddannelse faldt.", "not_met"),
        ("Sygefraværet skal ned.", "Fraværet er uændret.", "not_met"),
        ("Energiforbruget må ikke stige.", "Forbruget er uændret.", "met"),
        # of something else
        ("Flere unge i uddannelse.", "Antallet af lærere er steget.", None),
        ("Antallet af anbringelser skal falde.", "Antallet af underretninger er faldet.", None),
        ("Sygefraværet skal ned.", "Fraværet er lavere end i 2015.", "met"),
        ("Elforbruget må ikke stige.", "Elforbruget steg med 2 %.", "not_met"),
        ("Kvaliteten må ikke forringes.", "Kvaliteten er steget.", "met"),
        ("Færre unge skal ryge.", "Andelen af rygere faldt fra 18 til 14 %.", "met"),
        ("Sagsbehandlingen skal være hurtigere.", "Sagsbehandlingstiden er uændret.", "not_met"),
        # both ways, a plan, a denial, a number
        ("Flere elever og mindre fravær.", "Fraværet er steget.", None),
        ("Sygefraværet skal ned.", "Fraværet skal reduceres.", None),
        ("Sygefraværet skal ned.", "Fraværet er ikke faldet.", None),
        ("Sygefraværet skal ned.", "Fraværet faldt 2 pct.", None),
        ("Sygefraværet skal ned med 5 %.", "Fraværet faldt.", None),
    ],
)
def test_which_way_things_went_is_held_against_the_goal(
    goal: str, sentence: str, outcome: str | None
) -> None:
    assert outcome_of_way(goal, sentence) == outcome
