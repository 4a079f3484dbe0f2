"""Results that prove nothing of all that was aimed at, and what undoes it."""

import pytest

from tests.unit.goals.test_outcomes import told


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("90 % af eleverne skal trives.", "På Nordskolen trives 92 % af eleverne.", "unclear"),
        ("90 % af eleverne skal trives.", "92 % af eleverne på Nordskolen trives.", "unclear"),
        ("90 % af eleverne skal trives.", "Nordskolen: 92 % af eleverne trives.", "unclear"),
        ("Fraværet er højst 5 %.", "På plejecentret Solgården er fraværet 4,2 %.", "unclear"),
        ("80 % af de unge gennemfører.", "Blandt pigerne gennemfører 88 %.", "unclear"),
        # the goal speaks of it, or the result is of all
        ("90 % af eleverne på Nordskolen trives.", "På Nordskolen trives 92 % af dem.", "met"),
        ("90 % af eleverne skal trives.", "I Herning Kommune trives 92 % af eleverne.", "met"),
        ("90 % af eleverne skal trives.", "I år trives 92 % af eleverne.", "met"),
        # the same things, but something else is said of them
        ("60 % af affaldet skal genanvendes.", "65 % af affaldet brændes.", "unclear"),
        ("60 % af affaldet skal genanvendes.", "65 % af affaldet blev genanvendt.", "met"),
        # what is undone is not made
        ("Der plantes 5.000 træer.", "Der er fældet 5.400 træer.", None),
        ("Der plantes 5.000 træer.", "Der er plantet 5.400 træer.", "met"),
        ("Der fældes 5.000 træer.", "Der er fældet 5.400 træer.", "met"),
        ("Der holdes 6 møder.", "Der er holdt fire møder; de to sidste blev aflyst.", "not_met"),
        # what was bought is not there yet
        ("Der opstilles 10 hjertestartere.", "Hjertestarterne er indkøbt.", None),
        ("Der indkøbes 10 hjertestartere.", "Hjertestarterne er indkøbt.", "met"),
        ("Der opstilles 10 hjertestartere.", "Hjertestarterne er sat op.", "met"),
    ],
)
def test_what_proves_no_target(goal: str, status: str, outcome: str | None) -> None:
    assert told(goal=goal, status=status).get(0) == outcome
