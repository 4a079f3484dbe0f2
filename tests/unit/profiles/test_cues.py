"""Cues name what in a text speaks for a kind; their weights come with the program."""

import pytest

from goalextract.profiles.cues import (
    Reading,
    TextReading,
    body_cues,
    load_classes,
    opening_cues,
    parse_classes,
    read_piece,
    suffix_cue,
)

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
        ("§ ~ *", 2014, []),
    ],
)
def test_a_text_becomes_small_words_shapes_of_numbers_and_marks(
    text: str, year: int | None, expected: list[str]
) -> None:
    assert list(read_piece(text, year, load_classes()).words) == expected


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


@pytest.mark.parametrize(
    ("text", "shape", "tense"),
    [
        ("Mindst 70 % i 2015", "Q#%F>", "bare"),
        ("Der er gennemført kurser", "RHPx", "done"),
        ("Der skal etableres hold", "RMSx", "will"),
        ("Der etableres hold", "RSx", "passive"),
        ("At styrke trivslen", "AIx", "to"),
        ("Borgerne i Fjordby venter", "xFUx", "bare"),
        ("", "", "none"),
    ],
)
def test_the_shape_of_a_text_tells_its_tense(text: str, shape: str, tense: str) -> None:
    reading = read_piece(text, 2014, load_classes())
    assert (reading.shape, reading.tense) == (shape, tense)


def test_a_stretch_reads_as_the_same_text_alone_does() -> None:
    first, second = "Flere børn læser i 2015. ", "Etableres der hold i Fjordby, er målet nået."
    whole = TextReading(first + second, 2014, load_classes())
    middle = whole.between(len(first), len(first) + len(second))
    assert middle == read_piece(second, 2014, load_classes())
    assert whole.between(3, 3) == Reading((), "", ())


def test_words_belong_to_the_first_class_that_lists_them_then_to_one_by_their_ending() -> None:
    classes = parse_classes(
        """
        [[class]]
        sign = "M"
        words = "skal"
        [[class]]
        sign = "S"
        words = "skal etableres"
        endings = "les"
        [[form]]
        name = "will"
        any_of = "M"
        """
    )
    words = ("skal", "Skal", "etableres", "tildeles", "Fjordby", "hus")
    assert [classes.sign(word) for word in words] == ["M", "M", "S", "S", "U", "x"]
    assert classes.forms_of("xMx") == ("will",)
    assert classes.forms_of("xx") == ()


def test_the_opening_is_the_first_words_and_the_turn_of_the_tense() -> None:
    reading = read_piece("Der skal etableres tre nye hold", 2014, load_classes())
    before = read_piece("Der er nedsat en gruppe.", 2014, load_classes())
    assert {"1:der", "2:der skal", "w:skal", "w:etableres", "k:RMS"} <= set(opening_cues(reading))
    assert "done>will" in opening_cues(reading, before)
    assert "w:tre" not in opening_cues(reading)


def test_the_body_holds_every_word_and_ending() -> None:
    reading = read_piece("Der skal etableres", 2014, load_classes())
    assert {"der", "skal", "etableres", "~res", "c:M", "+short"} <= set(body_cues(reading))
    assert "+will" in body_cues(reading, reading.forms)
