"""Cards that stand two abreast are read one after the other."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.abreast import one_by_one
from goalextract.layout.lines import document_lines
from goalextract.records import Kind
from tests.unit.headed import texts
from tests.unit.printed import page

CARDS = """Byen

   Flere på gågaden                  Toiletter til alle

   SUCCES ER                         SUCCES ER
   Alle indgange på gågaden er       Mindst et i hver bydel
   uden trin i 2022

   HER ER VI                         HER ER VI
   9 af 11 er bygget om.             Nået. Det sidste åbnede i maj
                                     ved stationen.

Fritid

   Idræt for alle                    Hjælp skal være nem at få

   SUCCES ER                         SUCCES ER
   Otte hold                         Svar på ti dage

   HER ER VI                         HER ER VI
   Fem hold er i gang.               Svar tager otte dage.
"""


def read(text: str) -> list[str]:
    return [line.text for line in one_by_one(document_lines([page(text)]))]


def test_the_left_card_s_lines_come_before_the_right_one_s() -> None:
    assert read(CARDS)[:8] == [
        "Byen", "Flere på gågaden", "SUCCES ER", "Alle indgange på gågaden er", "uden trin i 2022",
        "HER ER VI", "9 af 11 er bygget om.", "Toiletter til alle",
    ]  # fmt: skip


def test_each_card_is_a_goal_of_the_area_above_it() -> None:
    assert texts(CARDS, Kind.GOAL) == [
        "Flere på gågaden", "Toiletter til alle", "Idræt for alle", "Hjælp skal være nem at få",
    ]  # fmt: skip
    assert texts(CARDS, Kind.STATUS)[1] == "Nået. Det sidste åbnede i maj ved stationen."
    assert texts(CARDS, Kind.SERVICE_AREA) == ["Byen", "Byen", "Fritid", "Fritid"]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mål      Flere stier\nStatus   Nået\nMål      En bro\nStatus   Udsat",
        "MÅL      MÅL\nFlere    Færre\nMÅL      MÅL\nEn bro   En sti",
    ],
    ids=["nothing", "labels beside values", "one label only"],
)
def test_what_stands_otherwise_keeps_its_order(text: str) -> None:
    assert one_by_one(document_lines([page(text)])) == document_lines([page(text)])


@given(
    st.lists(
        st.sampled_from(
            [
                "MÅL      MÅL",
                "STATUS   STATUS",
                "Flere    Færre",
                "Flere",
                "         Færre",
                "",
                "Byen",
            ]
        ),
        max_size=12,
    )
)
def test_no_character_is_read_twice_or_lost(lines: list[str]) -> None:
    text = "\n".join(lines)
    spans = sorted(line.span for line in one_by_one(document_lines([page(text)])))
    assert all(a.end <= b.start for a, b in pairwise(spans))
    read = "".join(text[span.start : span.end] for span in spans)
    assert "".join(read.split()) == "".join(text.split())
