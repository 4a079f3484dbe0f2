"""Tables have captions, scopes and as many cells as columns; bars fill their whole."""

import re

import pytest

from goalextract.publish.html import Markup
from goalextract.publish.report.tables import Column, bar, fact, facts, numbers, share, table


def test_a_table_names_its_rows_and_columns() -> None:
    made = table(
        "Goals & years", (Column("Year"), *numbers("Goals")), [("2014", 1234)], foot=("All", 5)
    )
    assert made.text == (
        '<div class="scroll" role="group" aria-label="Goals &amp; years" tabindex="0"><table>'
        "<caption>Goals &amp; years</caption>"
        '<thead><tr><th scope="col">Year</th><th scope="col" class="n">Goals</th></tr></thead>'
        '<tbody><tr><th scope="row">2014</th><td class="n">1,234</td></tr></tbody>'
        '<tfoot><tr><th scope="row">All</th><td class="n">5</td></tr></tfoot></table></div>'
    )


def test_a_row_without_a_cell_is_no_row() -> None:
    with pytest.raises(ValueError, match="zip"):
        table("Goals", numbers("A", "B"), [("1",)])


def widths(made: Markup) -> list[tuple[str, int, int]]:
    found = re.findall(r'<rect x="(\d+)" width="(\d+)" height="10" class="([a-z]+)">', made.text)
    return [(name, int(x), int(width)) for x, width, name in found]


@pytest.mark.parametrize(
    ("counts", "whole", "drawn"),
    [
        ((1, 1, 1), 3, [("a", 0, 333), ("b", 333, 334), ("c", 667, 333)]),
        ((1, 0, 1), 4, [("a", 0, 250), ("c", 250, 250)]),
        ((0, 0, 0), 0, []),
    ],
)
def test_the_parts_of_a_bar_stand_side_by_side(
    counts: tuple[int, ...], whole: int, drawn: list[tuple[str, int, int]]
) -> None:
    assert widths(bar(zip("abc", counts, strict=True), whole)) == drawn


@pytest.mark.parametrize(
    ("part", "whole", "written"),
    [
        (0, 0, "–"),
        (0, 7, "0%"),
        (7, 7, "100%"),
        (1, 8, "12%"),
        (1, 11, "9.1%"),
        (1, 100_000, "<0.1%"),
        (99_999, 100_000, ">99%"),
    ],
)
def test_what_is_something_is_never_nothing_and_not_all_is_never_all(
    part: int, whole: int, written: str
) -> None:
    assert share(part, whole) == written


def test_facts_are_a_list_of_descriptions() -> None:
    made = facts(fact("Goals", 1234, "of all"), fact("Years", "–"))
    assert made.text == (
        '<dl class="facts"><div><dt>Goals</dt><dd>1,234</dd><dd class="note">of all</dd></div>'
        "<div><dt>Years</dt><dd>–</dd></div></dl>"
    )
