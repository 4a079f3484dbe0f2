"""Tables in text whose cells stand one below another."""

from goalextract.records import Kind
from tests.unit.layout.test_drawn_text import extracted, texts

HEADER = ("Kystpolitiet", "Resultattavle 2008", "Indikator", "Resultat", "2007", "Mål", "2008",
          "Resultat", "2008", "Vurdering")  # fmt: skip
ROWS = (
    ("Sigtelser for indbrud", "7,0", "8,0", "7,1", "Ikke opfyldt"),
    ("Svar på 114-opkald inden 30 sekunder", "66", "75", "79", "Opfyldt"),
    ("Voldssager berammet i tide", "69", "80", "76", "Delvis opfyldt"),
)


def table(*rows: tuple[str, ...]) -> list[str]:
    """Return a table's lines."""
    return [*HEADER, *(cell for row in rows for cell in row), "Kilde: POLSAS."]


def test_cells_below_each_other_are_rows_of_as_many_as_the_header_has() -> None:
    goals = extracted(*table(*ROWS))
    assert [texts(goal)[Kind.INDICATOR] for goal in goals] == [row[0] for row in ROWS]
    assert [texts(goal)[Kind.TARGET_VALUE] for goal in goals] == ["8,0", "75", "80"]
    assert [texts(goal)[Kind.ACTUAL_VALUE] for goal in goals] == ["7,1", "79", "76"]
    assert [texts(goal)[Kind.STATUS] for goal in goals] == [row[-1] for row in ROWS]
    assert not any(goal.needs_review for goal in goals)


def test_a_cell_on_several_lines_is_doubted() -> None:
    broken = ("Sigtelser for", "Indbrud", *ROWS[0][1:])
    first, second = extracted(*table(ROWS[1], broken))
    assert texts(second)[Kind.INDICATOR] == "Sigtelser for Indbrud"
    assert (first.needs_review, second.needs_review) == (False, True)


def test_rows_with_fewer_cells_make_all_doubtful() -> None:
    goals = extracted(*table(*ROWS[:2], ROWS[2][:3], ROWS[0]))
    assert len(goals) == 2
    assert all(goal.needs_review for goal in goals)
