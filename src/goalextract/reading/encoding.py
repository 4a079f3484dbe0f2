"""Bytes to characters: which encoding a text file is in."""

import unicodedata
from dataclasses import dataclass
from typing import Final

from goalextract.document import Finding
from goalextract.errors import NotTextError
from goalextract.reading.sniff import looks_like_utf16

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_C1: Final = frozenset(range(0x80, 0xA0))
"""Letters and quotes in CP1252, control characters in Latin-1."""
_MOJIBAKE: Final = ("Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "â€")
"""UTF-8 read as CP1252 and saved again."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a text with the encoding it was read in and what is odd about it."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def _fold_line_ends(text: str) -> str:
    for line_end in ("\r\n", "\r", "\x85", "\u2028", "\u2029"):
        text = text.replace(line_end, "\n")
    # A vertical tab is a soft line break in Word; 0x1A ends a text under old DOS programs.
    return text.replace("\x0b", "\n").rstrip("\x1a\x00")


def _encoding_of(data: bytes) -> tuple[str, int]:
    """Return the encoding's name and how many bytes of byte order mark precede the text."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            return name, len(bom)
    if looks_like_utf16(data):
        sample = data[:4096]
        return ("utf-16-le" if sample[1::2].count(0) > sample[0::2].count(0) else "utf-16-be"), 0
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return ("cp1252" if any(byte in _C1 for byte in data) else "latin-1"), 0
    return "utf-8", 0


def decode(data: bytes) -> Decoded:
    """Decode a text file's bytes; fold line ends to ``\\n`` and compose characters (NFC).

    UTF-8 and UTF-16 with or without a byte order mark are recognised; other bytes are taken as
    CP1252 where they use its letters, as Latin-1 elsewhere.

    Raises:
        NotTextError: the bytes do not decode in the encoding they announce.
    """
    encoding, skip = _encoding_of(data)
    findings: list[Finding] = []
    try:
        text = data[skip:].decode(encoding)
    except UnicodeDecodeError as error:
        if encoding == "cp1252":
            # Five bytes are undefined in CP1252; every byte is defined in Latin-1.
            text, encoding = data.decode("latin-1"), "latin-1"
            findings.append(Finding("odd_bytes", "some bytes are letters in no known encoding"))
        else:
            raise NotTextError(f"the bytes are not {encoding}: {error.reason}") from error
    text = unicodedata.normalize("NFC", _fold_line_ends(text))
    if "\ufffd" in text:
        findings.append(Finding("lost_characters", "characters were lost before this file was saved"))
    if sum(text.count(mark) for mark in _MOJIBAKE) > 2:
        findings.append(
            Finding("mojibake", "the file was saved in a wrong encoding: letters are garbled")
        )
    return Decoded(text, encoding, tuple(findings))
