"""A label ends with its date or period, and before what opens its value."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.profiles.label_ends import Hit, is_lossy_text, is_set_off, tail_of
from tests.unit.printed import FINDER


def hit(text: str, words: str, suffix: str = "", *, colon: bool = False) -> Hit:
    """Return where label words match in a text, with what was read as their suffix."""
    start = text.index(words)
    end = start + len(words)
    return Hit(words, start, end, suffix, colon, end + len(suffix) + colon)


def tail(text: str, words: str, suffix: str = "", *, is_lossy: bool = False) -> tuple[str, str]:
    """Return a label's suffix, and all the text that the label takes."""
    found = hit(text, words, suffix)
    suffix, end, _ = tail_of(text, found, is_lossy=is_lossy)
    return suffix, text[found.start : end]


def printed(text: str) -> list[str]:
    """Return the labels that are found in a text, with all that belongs to them."""
    return [text[label.start : label.end] for label in FINDER.find(text)]


def test_a_date_alone_on_the_line_with_its_label_is_its_own() -> None:
    assert tail("Status for 2014\nDet går godt.", "Status", " for 2014") == (
        " for 2014",
        "Status for 2014",
    )


@pytest.mark.parametrize(
    ("text", "suffix"),
    [
        ("Status i 2014 er der flere læsere", " i 2014"),
        ("Status I 2014 er der flere læsere", " I 2014"),
        ("Status Ved udgangen af 2014", " Ved udgangen af 2014"),
    ],
)
def test_a_date_that_opens_the_value_is_no_part_of_the_label(text: str, suffix: str) -> None:
    assert tail(text, "Status", suffix) == ("", "Status")


def test_where_a_second_date_opens_the_value_the_first_is_the_label_s() -> None:
    text = "Mål for 2016 Ved udgangen af 2016 er der flere"
    assert tail(text, "Mål", " for 2016 Ved udgangen af 2016") == (" for 2016", "Mål for 2016")


def test_a_question_mark_behind_the_date_is_the_label_s() -> None:
    assert tail("Hvad har vi nået i 2014? Meget.", "Hvad har vi nået", " i 2014") == (
        " i 2014?",
        "Hvad har vi nået i 2014?",
    )


def test_a_stop_ends_a_label_in_capitals_as_a_colon_does() -> None:
    text = "STATUS. Det går godt."
    assert tail_of(text, hit(text, "STATUS"), is_lossy=False) == ("", len("STATUS."), True)
    text = "Status. Det går godt."
    assert tail_of(text, hit(text, "Status"), is_lossy=False) == ("", len("Status"), False)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Indsatser i Der er nye stier", "Indsatser i"),
        ("Indsatser pr. • Nye stier", "Indsatser pr."),
        ("Indsatser i\nDer er nye stier", "Indsatser i"),
        ("Indsatser i skolerne", "Indsatser"),
        ("Indsatser Der er nye stier", "Indsatser"),
    ],
)
def test_where_numbers_were_lost_the_word_before_a_lost_year_is_the_label_s(
    text: str, label: str
) -> None:
    assert tail(text, "Indsatser", is_lossy=True)[1] == label
    assert tail(text, "Indsatser")[1] == "Indsatser"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", False),
        ("Status i Der er stier", False),
        ("Flere og flere cykler til arbejde i byen. " * 10, True),
        ("Flere og flere cykler, 12 pct. i 2014, til arbejde i byen. " * 10, False),
        ("Flere og flere cykler til arbejde i byen. " * 10 + "7", True),
    ],
)
def test_a_long_text_with_hardly_a_digit_may_have_lost_its_numbers(
    text: str, *, expected: bool
) -> None:
    assert is_lossy_text(text) is expected


@pytest.mark.parametrize(
    ("text", "words", "alone", "marked"),
    [
        ("Byen\n  Mål  \nFlere læser", "Mål", True, False),
        ("Mål 15.1: Kultur", "Mål", True, True),
        ("MÅL. Flere læser", "MÅL", True, True),
        ("Det vil vi. Flere læser", "Det vil vi", True, True),
        ("Mål. Flere læser", "Mål", False, False),
        ("Mål er godt", "Mål", False, False),
        ("Vi er i Mål", "Mål", False, False),
    ],
)
def test_words_are_set_off_alone_on_their_line_or_by_a_mark(
    text: str, words: str, *, alone: bool, marked: bool
) -> None:
    assert is_set_off(text, hit(text, words), marked=False) is alone
    assert is_set_off(text, hit(text, words), marked=True) is marked


def test_a_colon_sets_words_off_wherever_they_stand() -> None:
    text = "Vi har et Mål: Flere læser"
    assert is_set_off(text, hit(text, "Mål", colon=True), marked=True)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Status pr. 31. december 2014\nNået.", "Status pr. 31. december 2014"),
        ("Mål for 2016 Ved udgangen af 2016 er der flere", "Mål for 2016"),
        ("STATUS. Det går godt.", "STATUS."),
        ("Status for 2014: Nået.", "Status for 2014:"),
    ],
)
def test_labels_in_text_are_found_with_their_ends(text: str, label: str) -> None:
    assert printed(text)[0] == label


@given(st.text(alphabet="Status i2014 .:?\n", max_size=40), st.booleans())
def test_a_label_ends_within_its_text_and_not_before_its_words_do(
    rest: str, is_lossy: bool
) -> None:
    text = f"Status{rest}"
    for suffix in ("", rest[: len(rest) // 2]):
        _, end, _ = tail_of(text, hit(text, "Status", suffix), is_lossy=is_lossy)
        assert len("Status") <= end <= len(text)
