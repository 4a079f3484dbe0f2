"""Bytes become characters, whatever the encoding, and what was lost is said."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from goalextract.errors import NotTextError
from goalextract.reading.encoding import decode

TEXT = "Mål: Flere børn læser – også på Ærø"


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_danish_is_read_in_every_encoding_that_offices_use(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)).text == TEXT


def test_line_ends_are_folded_and_letters_composed() -> None:
    assert decode(b"a\r\nb\rc\x0bd").text == "a\nb\nc\nd"
    assert decode(unicodedata.normalize("NFD", TEXT).encode()).text == TEXT


def test_pieces_of_another_encoding_are_read_and_told() -> None:
    read = decode(TEXT.encode() + "\nVeje på øen".encode("cp1252"))
    assert read.text.endswith("Veje på øen")
    assert [finding.code for finding in read.findings] == ["mixed_encodings"]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        ("MÃ¥l for Ã¦ldre og bÃ¸rn".encode(), "mojibake"),
        (b"a\x07b", "control_characters"),
        ("M\ufffdl".encode(), "lost_characters"),
    ],
)
def test_what_is_odd_is_told(data: bytes, code: str) -> None:
    assert code in [finding.code for finding in decode(data).findings]


def test_bytes_that_are_not_what_they_announce_are_refused() -> None:
    with pytest.raises(NotTextError):
        decode(b"\xff\xfe\x00\xd8\x41")


@given(st.binary(max_size=300))
def test_any_bytes_give_composed_text_without_control_characters_or_an_error(data: bytes) -> None:
    try:
        text = decode(data).text
    except NotTextError:
        return
    assert text == unicodedata.normalize("NFC", text)
    assert all(c in "\n\t\f" or ord(c) >= 32 for c in text)
