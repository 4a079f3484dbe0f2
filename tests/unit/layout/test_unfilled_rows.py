"""Rows between filled ones are rows, though nothing draws their cells."""

from reportlab.lib import colors

from tests.unit.layout.test_ruled import HEADER, cells, plain
from tests.unit.paper import Rows, table

FILLED = (
    *(("BACKGROUND", (c, 0), (c, 0), colors.lightblue) for c in range(3)),
    *(("BACKGROUND", (c, 2), (c, 2), colors.whitesmoke) for c in range(3)),
    ("LINEBELOW", (0, 0), (-1, -1), 0.5, colors.grey),
)
BODY: Rows = [
    ("Flere bøger", "Nye bøger", "Nået"),
    ("Flere cykler og flere på cykel", "Nye stier ved alle skoler", "Ikke nået i alle byer"),
]


def test_a_row_between_filled_ones_is_read_as_they_are() -> None:
    rows = [HEADER, *BODY]
    assert cells(table(rows, FILLED, (150, 150, 150))) == plain(rows)


def test_a_name_between_filled_rows_is_no_row_of_cells() -> None:
    rows = [HEADER, ("Flere bøger", "", ""), BODY[1]]
    found = cells(table(rows, FILLED, (150, 150, 150)))
    assert found == [plain([HEADER])[0], [(0, 2, "Flere bøger")], plain([BODY[1]])[0]]
