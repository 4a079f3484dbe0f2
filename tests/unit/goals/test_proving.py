"""What one number proves of what is to hold for each, and of one of several."""

import pytest

from tests.unit.goals.test_outcomes import enriched, told


@pytest.mark.parametrize(
    ("goal", "status", "outcome"),
    [
        ("Der er højst 25 ansatte pr. leder.", "I snit har en leder 21 ansatte.", "met"),
        ("Mindst 5 elever pr. skole spiller.", "Der spiller 63 elever.", "unclear"),
        (
            "Den gennemsnitlige beholdning er aldrig under 90 mio. kr.",
            "Gennemsnit: 94 mio. kr.",
            "met",
        ),
        ("Hver sæson byder på mindst fire opsætninger.", "Vi viste fem opsætninger.", "met"),
        # why, or what else, stands behind a dash
        ("Indtjeningen udgør 22 % af omsætningen.", "24 % - det bedste i husets tid.", "met"),
        # over the limit somewhere
        (
            "Støjen må ikke overstige 58 dB.",
            "Støjen blev 52 dB ved skolen. Ved hallen er der målt 61 dB.",
            "partly_met",
        ),
        ("Svaret kommer senest efter 6 uger.", "Svartiden har været op til ti uger.", "not_met"),
    ],
)
def test_what_a_result_proves(goal: str, status: str, outcome: str) -> None:
    assert told(goal=goal, status=status)[0] == outcome


def test_an_average_within_a_time_for_each_is_flagged() -> None:
    goal = "Svar gives inden for 14 dage."
    found = enriched(goal=goal, status="Svartiden er i gennemsnit 12 dage.")
    assert [(one.outcome, one.probability) for one in found.assessments] == [("met", 0.9)]
    own = enriched(goal="Svartiden er i gennemsnit højst 14 dage.", status="Den er 12 dage.")
    assert {one.probability for one in own.assessments} <= {None}
