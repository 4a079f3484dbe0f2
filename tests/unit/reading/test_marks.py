"""Page numbers as they are printed are told from other numbers."""

import pytest

from goalextract.reading.marks import page_mark


@pytest.mark.parametrize(
    ("line", "number", "total", "rest"),
    [
        ("Side 2 af 7", 2, 7, ""),
        ("- 3 -", 3, None, ""),
        ("2/17", 2, 17, ""),
        ("Fjordby Kommune     Side 3 af 9", 3, 9, "Fjordby Kommune"),
        ("4   Målrapport", 4, None, "Målrapport"),
    ],
)
def test_a_page_number_is_read_with_what_it_stands_with(
    line: str, number: int, total: int | None, rest: str
) -> None:
    mark = page_mark(line)
    assert mark is not None
    assert (mark.number, mark.total, mark.rest) == (number, total, rest)


@pytest.mark.parametrize("line", ["Flere læser", "0", "Side 9 af 7", "i 2014 blev 3 ansat.", ""])
def test_other_lines_have_none(line: str) -> None:
    assert page_mark(line) is None
