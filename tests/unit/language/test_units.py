"""Running text is cut into the smallest pieces that a value may start or end with."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.language.units import Edge, split_units


def pieces(text: str) -> list[tuple[str, Edge]]:
    return [(text[u.start : u.end].strip(), u.edge) for u in split_units(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (
            "Flere børn Der er ro. - Et",
            [("Flere børn", Edge.BREAK), ("Der er ro.", Edge.CAPITAL), ("- Et", Edge.MARKER)],
        ),
        ("Trivsel: alle er glade", [("Trivsel:", Edge.BREAK), ("alle er glade", Edge.COLON)]),
        ("op til 5 dage", [("op til", Edge.BREAK), ("5 dage", Edge.QUANTITY)]),
        ("Nået. 1. Flere", [("Nået.", Edge.BREAK), ("1. Flere", Edge.MARKER)]),
    ],
)
def test_each_piece_has_the_edge_before_it(text: str, expected: list[tuple[str, Edge]]) -> None:
    assert pieces(text) == expected


def test_a_number_in_a_row_is_no_list_marker() -> None:
    assert Edge.MARKER not in {edge for _, edge in pieces("Det sker inden 1. juli og i 3. klasse")}


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Nu er det alle 96. Så kører de", "Så kører de"),
        ("Lettere at søge i. Der er ro", "Der er ro"),
    ],
)
def test_what_ends_a_sentence_is_no_list_marker(text: str, last: str) -> None:
    assert pieces(text)[-1] == (last, Edge.STOP)


@given(st.text(alphabet="aB1.:- (%)\nÆo•", max_size=80))
def test_pieces_hold_all_that_can_be_read_once(text: str) -> None:
    units = split_units(text)
    assert "".join("".join(text[u.start : u.end].split()) for u in units) == "".join(text.split())
    assert all(a.end <= b.start for a, b in pairwise(units))
