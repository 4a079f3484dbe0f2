"""Tables that stand on their side: a goal a column."""

import pytest

from goalextract.layout.transposed import transposed_raster
from goalextract.records import Kind
from tests.unit.layout.test_drawn_text import extracted, texts
from tests.unit.printed import COLUMNS, page

NAMES = "              Trivsel                  Fravær                   Læsning"
TABLE = f"""Østerskolen - opfølgning på tre mål

{NAMES}

Mål           Ingen elever er          Fraværet er højst        Alle læser hver
              ensomme.                 5 procent.               dag.

Handlinger    Klassemøder hver         Kontoret ringer hjem.    Nye bøger til
              fredag.                                           alle klasser.

Ansvarlig     AKT-vejlederne           Skolelederen             Læsevejlederen

Status        8 procent er det.        Det blev 4,8 procent.    Udlånet er steget.

Se skolens side.
"""


def test_each_column_is_a_goal() -> None:
    goals = extracted(TABLE)
    assert [texts(goal)[Kind.GOAL] for goal in goals] == [
        "Ingen elever er ensomme.", "Fraværet er højst 5 procent.", "Alle læser hver dag.",
    ]  # fmt: skip
    assert texts(goals[1]) == {
        Kind.FOCUS_AREA: "Fravær",
        Kind.GOAL: "Fraværet er højst 5 procent.",
        Kind.MEANS: "Kontoret ringer hjem.",
        Kind.RESPONSIBLE: "Skolelederen",
        Kind.STATUS: "Det blev 4,8 procent.",
    }


def test_columns_need_no_names() -> None:
    goals = extracted(TABLE.replace(NAMES, "Målene står side om side."))
    assert len(goals) == 3
    assert not any(Kind.FOCUS_AREA in goal.sections for goal in goals)


def test_what_stands_around_the_table_is_none_of_it() -> None:
    raster = transposed_raster(page(TABLE), COLUMNS)
    assert raster is not None
    outside = [row.entries[0].text(raster.page) for row in raster.rows if row.is_outside]
    assert outside == ["Østerskolen - opfølgning på tre mål", "Se skolens side."]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Mål       Flere læser\n\nIndsats   Bøger\n\nStatus    Nået",
        "Mål       Indsats   Status\n\nFlere     Bøger     Nået\n\nFærre     Stier     Udsat",
        "Navn      Anna      Bo\n\nAlder     20 år     30 år\n\nBy        Søby      Fjordby",
    ],
    ids=["nothing", "a sheet", "a goal a row", "no labels"],
)
def test_what_is_set_otherwise_is_left_alone(text: str) -> None:
    assert transposed_raster(page(text), COLUMNS) is None
