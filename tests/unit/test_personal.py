"""Personal numbers are found, others are not, and none is ever repeated."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.personal import find_personal, hide_personal


@pytest.mark.parametrize(
    "text",
    ["Borger 010190-1234 fik", "født 311299 4321", "(150575-0008)", "cpr 290200–1111"],
)
def test_a_personal_number_is_found_and_hidden(text: str) -> None:
    ((start, end),) = find_personal(text)
    assert text[start:end] not in hide_personal(text)
    hidden = hide_personal(text)
    assert (hidden[:start], hidden[end:]) == (text[:start], text[end:])
    assert not any(sign.isdigit() for sign in hidden[start:end])


@pytest.mark.parametrize("number", ["0707614285", "070761-4285"])
def test_digits_without_a_gap_count_if_they_pass_the_check(number: str) -> None:
    assert find_personal(f"nr {number}.") == ((3, 3 + len(number)),)


@pytest.mark.parametrize(
    "text",
    [
        "sag 320190-1234",
        "sag 011390-1234",
        "300290-1234",
        "sagsnr. 00.32.00-S00-2-13",
        "tlf. 12345678",
        "EAN 5798001234567",
        "1.010.190-1234",
        "i 2010-2014 blev 010190",
        "010190-1234-5",
        "løbenummer 2902001111",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert find_personal(text) == ()
    assert hide_personal(text) == text


@given(st.text(alphabet="0123456789- .a", max_size=40))
def test_what_is_hidden_is_not_found_again(text: str) -> None:
    assert find_personal(hide_personal(text)) == ()
    assert len(hide_personal(text)) >= len(text)
