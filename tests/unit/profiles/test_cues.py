"""Cues name what in a text speaks for a kind; their weights come with the program."""

import json
import math
from importlib import resources

import pytest

from goalextract.profiles.cues import (
    KINDS,
    body_cues,
    load_weights,
    opening_cues,
    parse_weights,
    suffix_cue,
    tokens,
)
from goalextract.records import Kind

LARGEST = 5_000_000


@pytest.mark.parametrize(
    ("text", "year", "expected"),
    [
        ("Mindst 70 % i 2015", 2014, ["mindst", "#", "%", "i", "#year+"]),
        ("Mindst 70 % i 2015", 2015, ["mindst", "#", "%", "i", "#year0"]),
        ("Mindst 70 % i 2015", 2016, ["mindst", "#", "%", "i", "#year-"]),
        ("I 2015", None, ["i", "#year"]),
        ("2.500 og 1,5", 2014, ["#", "og", "#"]),
        ("Er målet nået?", 2014, ["er", "målet", "nået", "?"]),
        ("• Ét: (to)", 2014, ["•", "ét", ":", "(", "to", ")"]),
        ("", 2014, []),
        ("§ ~ /", 2014, []),
    ],
)
def test_a_text_becomes_small_words_shapes_of_numbers_and_marks(
    text: str, year: int | None, expected: list[str]
) -> None:
    assert tokens(text, year) == expected


@pytest.mark.parametrize(
    ("word", "cue"),
    [
        ("etableres", "~res"),
        ("udvidede", "~ede"),
        ("kommunerne", "~erne"),
        ("indvielse", "~else"),
        ("skal", None),
        ("res", None),
    ],
)
def test_endings_tell_a_words_form(word: str, cue: str | None) -> None:
    assert suffix_cue(word) == cue


def test_the_opening_is_the_first_words_only() -> None:
    words = ["der", "skal", "etableres", "tre", "nye", "hold"]
    assert opening_cues(words) == opening_cues(words[:3])
    assert opening_cues(words) != opening_cues(words[:2])
    assert opening_cues([]) == []


def test_the_body_holds_every_word_and_ending() -> None:
    assert {"der", "skal", "etableres", "~res"} <= set(body_cues(["der", "skal", "etableres"]))


def test_weights_are_read_by_the_names_of_kinds() -> None:
    text = json.dumps(
        {
            "body": {"skal": {"goal": 1.5, "status": -1.0}},
            "opening": {"1:der": {"means": 0.5}},
            "moves": {"carry": -3.0},
            "temperature": 1.2,
        }
    )
    weights = parse_weights(text)
    assert weights.body["skal"][KINDS.index(Kind.GOAL)] == 1.5
    assert weights.body["skal"][KINDS.index(Kind.STATUS)] == -1.0
    assert sum(map(abs, weights.body["skal"])) == 2.5
    assert weights.opening["1:der"][KINDS.index(Kind.MEANS)] == 0.5
    assert weights.moves == {"carry": -3.0}
    assert weights.temperature == 1.2


def test_the_weights_that_come_with_the_program_are_whole_and_small() -> None:
    weights = load_weights()
    tables = [*weights.body.values(), *weights.opening.values()]
    assert all(len(vector) == len(KINDS) for vector in tables)
    assert all(math.isfinite(value) for vector in tables for value in vector)
    assert all(math.isfinite(value) for value in weights.moves.values())
    assert weights.temperature > 0
    data = resources.files("goalextract.profiles").joinpath("cues.json").read_bytes()
    assert len(data) < LARGEST
