"""No character of a document makes a terminal do anything, and no JSON value changes."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.publish.printable import escape_json, one_line, printable

OBEYED = {"Cc", "Cs", "Zl", "Zp"}


@pytest.mark.parametrize(
    "hostile",
    [
        "\x1b[2J",
        "\x1b]0;title\x07",
        "\x9b31m",
        "\x08\x08",
        "\rover",
        "\u202ereversed",
        "\x00",
        "\ud800",
    ],
)
def test_what_a_terminal_would_obey_is_replaced(hostile: str) -> None:
    assert "\ufffd" in printable(hostile)


def test_letters_line_breaks_and_brackets_stay() -> None:
    text = "Mål [bold]æøå[/bold]\n\t1 ½ – “x”"
    assert printable(text) == text


@given(st.text())
def test_nothing_obeyed_is_left(text: str) -> None:
    left = {unicodedata.category(c) for c in printable(text) if c not in "\n\t"}
    assert not left & OBEYED


@given(st.text())
def test_a_line_is_one_line(text: str) -> None:
    line = one_line(text)
    assert len(line.splitlines()) <= 1
    assert line == line.strip()


@given(st.text())
def test_escaped_json_means_the_same(text: str) -> None:
    escaped = escape_json(json.dumps(text, ensure_ascii=False))
    assert json.loads(escaped) == text
    assert not any("\x7f" <= character <= "\x9f" for character in escaped)


def test_personal_numbers_are_hidden_and_nothing_moves() -> None:
    assert one_line("sag_010190-1234 af 3.pdf") == "sag_******-**** af 3.pdf"
    assert len(printable("x 010190 1234 y")) == len("x 010190 1234 y")
