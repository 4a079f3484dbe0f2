from decimal import Decimal

import pytest

from goalextract.language.numbers import find_numbers, parse_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2.500", 2500), ("1.234.567,8", "1234567.8"), ("1,5", "1.5"), ("1½", "1.5"), ("½", "0.5"),
        ("fem", 5), ("femogtyve", 25), ("halvtreds", 50), ("nioghalvfems", 99), ("hundrede", 100),
        ("halvanden", "1.5"), ("1 mio.", 1_000_000), ("0,5 mia.", 500_000_000), ("7 tusind", 7000),
        ("-5", -5), ("+3", 3), ("två", 2), ("åtte", 8),
    ],
)  # fmt: skip
def test_a_number_is_read_the_danish_way(text: str, value: str | int) -> None:
    assert parse_number(text) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "2.50",
        "12.5",
        "1_000",
        "1e3",
        "١٢",
        "1 1/2",
        "--3",
        "",
        "3F",
        "1" * 19,
        "1,5½",
        "tre og",
        ".",
    ],
)
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("fra 2.500 til 1,5 mio. kr.", ["2.500", "1,5 mio."]),
        ("Der kom 1 mio. De blev", ["1 mio"]),
        ("m2, 3F, 12.5 og § 17", ["17"]),
        ("i 9.-10. klasse", ["9", "10"]),
        ("2-3", ["2", "3"]),
    ],
)
def test_numbers_are_found_where_they_stand(text: str, printed: list[str]) -> None:
    assert [text[number.start : number.end] for number in find_numbers(text)] == printed
