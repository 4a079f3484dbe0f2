"""Lines become the text that a reader would copy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.language.joining import fold_space, join_lines


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["uddannelses-", "plads"], "uddannelsesplads"),
        (["kultur-", "og fritid"], "kultur- og fritid"),
        (["IT-", "afdelingen"], "IT-afdelingen"),
        (["Nord-", "Vest"], "Nord-Vest"),
        (["2012-", "2015"], "2012-2015"),
        (["bred\u00ad", "bånd"], "bredbånd"),
        (["målet -", "og vejen"], "målet - og vejen"),
        (["a", "", "  ", "b"], "a b"),
        ([], ""),
    ],
)
def test_words_cut_at_a_line_end_become_whole(lines: list[str], expected: str) -> None:
    assert join_lines(lines) == expected


def test_characters_are_composed() -> None:
    assert fold_space("A\u030arhus\n by") == "Århus by"


@given(st.lists(st.text(alphabet="ab -\u00adÆ1\n", max_size=8), max_size=6))
def test_no_letter_is_lost_and_no_space_is_doubled(lines: list[str]) -> None:
    joined = join_lines(lines)
    assert [c for c in joined if c.isalnum()] == [c for c in "".join(lines) if c.isalnum()]
    assert joined == joined.strip()
    assert "\n" not in joined
