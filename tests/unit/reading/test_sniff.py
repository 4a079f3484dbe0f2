"""What a file really is decides, not its name; limits hold."""

import pytest

from goalextract.errors import (
    DocumentError,
    EmptyDocumentError,
    LineTooLongError,
    NotTextError,
    TooLargeError,
    UnsupportedFormatError,
)
from goalextract.reading.sniff import Limits, check_bytes, check_lines, check_text


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyDocumentError),
        (b" \r\n\x00\x00", EmptyDocumentError),
        (b"PK\x03\x04rest", UnsupportedFormatError),
        (b"\x89PNG\r\n", UnsupportedFormatError),
        (bytes(range(256)) * 20, NotTextError),
        (b"a" * 101, TooLargeError),
    ],
)
def test_bytes_that_are_no_text_within_the_limits_are_refused(
    data: bytes, error: type[DocumentError]
) -> None:
    with pytest.raises(error):
        check_bytes(data, Limits(max_text_bytes=100 if error is TooLargeError else 10_000))


def test_text_in_two_bytes_a_letter_is_text() -> None:
    check_bytes("Mål for børn og unge".encode("utf-16-le"), Limits())


@pytest.mark.parametrize(
    ("text", "error"), [(" \n", EmptyDocumentError), ("\x01" * 9, NotTextError)]
)
def test_characters_that_say_nothing_are_refused(text: str, error: type[DocumentError]) -> None:
    with pytest.raises(error):
        check_text(text)


def test_a_line_may_be_as_long_as_the_limit_and_no_longer() -> None:
    check_lines("a" * 10 + "\n" + "b" * 10, Limits(max_line_chars=10))
    with pytest.raises(LineTooLongError, match="line 2 has 11"):
        check_lines("a\n" + "b" * 11 + "\nc", Limits(max_line_chars=10))
