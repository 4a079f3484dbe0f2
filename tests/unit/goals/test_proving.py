"""What one number proves of what is to hold for each, and of one of several."""

import pytest

from tests.unit.goals.test_outcomes import told


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
