"""The words of a header of several lines stand in the columns of the table below it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.layout.header_columns import is_one_column, stacked, words_text
from goalextract.layout.spacing import SpacedLines, text_words
from tests.unit.printed import page


def columns(*lines: str) -> list[str]:
    """Return the texts of a header's columns, from left to right."""
    here = page("\n".join(lines))
    found = stacked(SpacedLines(here, text_words(here)).parted)
    return [
        words_text(here, words) for x0, x1, words in sorted(found, key=lambda column: column[0])
    ]


def is_one(*lines: str) -> bool:
    here = page("\n".join(lines))
    return is_one_column(SpacedLines(here, text_words(here)).parted)


def test_words_below_each_other_are_of_one_column() -> None:
    assert columns(
        "Mål for      Indsats     Status ved",
        "borgerne     i året      årets udgang",
    ) == ["Mål for borgerne", "Indsats i året", "Status ved årets udgang"]


def test_what_stands_above_several_columns_belongs_to_each() -> None:
    assert columns(
        "                Resultater",
        "Indikator    2013       2014",
    ) == ["Indikator", "Resultater 2013", "Resultater 2014"]


def test_what_stands_below_two_columns_belongs_to_the_left_one() -> None:
    assert columns(
        "Mål        Udgang    Måltal",
        "           punkt i 2013",
    ) == ["Mål", "Udgang punkt i 2013", "Måltal"]


def test_a_line_with_fewer_words_may_stand_above_or_below_the_fullest_one() -> None:
    header = "Mål            Indsats         Status"
    assert columns("Byrådets", header) == ["Byrådets Mål", "Indsats", "Status"]
    assert columns(header, "               i 2014") == ["Mål", "Indsats i 2014", "Status"]


def test_words_that_stand_in_no_column_make_one() -> None:
    assert columns(
        "Mål            Indsats",
        "                                  Frist",
    ) == ["Mål", "Indsats", "Frist"]


def test_words_that_just_miss_a_column_belong_to_it() -> None:
    assert columns(
        "Mål            Indsats",
        "                      i år",
    ) == ["Mål", "Indsats i år"]


def test_a_word_that_a_hyphen_breaks_is_whole_again() -> None:
    assert columns("Mål       Udgangs-", "          punkt") == ["Mål", "Udgangspunkt"]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("Mål og status",), True),
        (("Mål for", "  borgerne"), True),
        (("Mål       Status",), False),
        (("Mål", "          Status"), False),
        (("Mål for", "borgerne     Status"), False),
    ],
)
def test_lines_of_one_text_below_each_other_are_one_column(
    lines: tuple[str, ...], *, expected: bool
) -> None:
    assert is_one(*lines) is expected


@given(
    st.lists(
        st.lists(st.sampled_from(["Mål", "Status", "2014", "   ", "     "]), min_size=1).map(
            " ".join
        ).filter(str.strip),
        min_size=1,
        max_size=3,
    )
)  # fmt: skip
def test_no_word_is_lost_and_none_stands_in_a_column_twice(lines: list[str]) -> None:
    here = page("\n".join(lines))
    words = text_words(here)
    found = stacked(SpacedLines(here, words).parted)
    assert {word for _, _, own in found for word in own} == set(words)
    assert all(len(set(own)) == len(own) for _, _, own in found)
