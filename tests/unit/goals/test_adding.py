"""Results that each count a part are added up, unless their sum is told."""

import pytest

from tests.unit.goals.test_outcomes import told


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("60 søer oprenses i 2015-2016.", "35 søer oprenset i 2015, 26 i 2016.", "met"),
        ("60 søer oprenses i 2015-2016.", "35 søer oprenset i 2015, 19 i 2016.", "not_met"),
        (
            "Mindst 400 borgere gennemfører.",
            "Nord: 210 borgere, syd: 175 borgere. I alt 385 borgere.",
            "not_met",
        ),
        ("60 mødre deltager.", "Holdene har i alt 19 mødre. Dagen trak 48 mødre.", "unclear"),
    ],
)
def test_parts_are_added_up(goal: str, status: str, outcome: str) -> None:
    assert told(goal=goal, status=status)[0] == outcome
