"""Boxes that are drawn with letters: sheets and tables."""

from goalextract.records import Kind
from tests.unit.layout.test_drawn_text import extracted, texts

RULE = "+------------------+--------------------------------+"


def box(*rows: tuple[str, str]) -> list[str]:
    """Return a box of two columns; an empty first cell goes on with the row above."""
    lines: list[str] = []
    for left, right in rows:
        lines += [RULE] if left else []
        lines.append(f"| {left:<16} | {right:<30} |")
    return [*lines, RULE, ""]


def test_a_box_of_two_columns_is_a_sheet_whose_cells_go_on_up_to_the_next_rule() -> None:
    goals = extracted(
        "AFTALEMÅL 2010 - Værkstedet Kilen",
        "",
        "Opfølgning indsat den 24-01-2011.",
        "",
        *box(
            ("Aftalemål nr. 1", "Brugerne får løn"),
            ("Baggrund", "Lønnen har været den samme, om"),
            ("", "der arbejdes to eller fem dage."),
            ("Status", "Modellen blev vedtaget."),
        ),
        *box(
            ("Aftalemål nr. 2", "Flere opgaver"),
            ("Baggrund", "Tre kunder er flyttet."),
            ("Status", "Fire nye kunder."),
        ),
    )
    assert [goal.number for goal in goals] == ["1", "2"]
    assert texts(goals[0]) == {
        Kind.GOAL: "Brugerne får løn",
        Kind.CHALLENGE: "Lønnen har været den samme, om der arbejdes to eller fem dage.",
        Kind.STATUS: "Modellen blev vedtaget.",
    }


TABLE = "+--------------------+-----------------+-----------+"


def row(*cells: str) -> str:
    """Return a line of a table."""
    return f"| {cells[0]:<18} | {cells[1]:<15} | {cells[2]:<9} |"


def test_each_box_of_a_table_is_a_row() -> None:
    goals = extracted(
        "Mål 2014",
        "",
        TABLE,
        row("Mål", "Indsats", "Status"),
        TABLE,
        row("Flere læser på", "Nye bøger", "Nået"),
        row("biblioteket", "og nye stole", ""),
        TABLE,
        row("Flere cykler", "Nye stier", "Ikke nået"),
        TABLE,
    )
    assert [texts(goal)[Kind.GOAL] for goal in goals] == [
        "Flere læser på biblioteket",
        "Flere cykler",
    ]
    assert texts(goals[0])[Kind.MEANS] == "Nye bøger og nye stole"


def test_below_a_header_in_a_box_each_line_is_a_row() -> None:
    goals = extracted(
        "Mål 2014",
        "",
        TABLE,
        row("Mål", "Indsats", "Status"),
        TABLE,
        row("Flere læser", "Nye bøger", "Nået"),
        row("Flere cykler", "Nye stier", "Ikke nået"),
        TABLE,
    )
    assert [texts(goal)[Kind.GOAL] for goal in goals] == ["Flere læser", "Flere cykler"]
