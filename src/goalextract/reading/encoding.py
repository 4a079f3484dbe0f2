"""Bytes to characters: which encoding a text file is in."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final

from goalextract.document import Finding
from goalextract.errors import NotTextError
from goalextract.reading.sniff import looks_like_utf16

_BOMS: Final = (
    (b"\xef\xbb\xbf", "utf-8"),
    # Before UTF-16: its mark is how this one starts.
    (b"\xff\xfe\x00\x00", "utf-32-le"),
    (b"\x00\x00\xfe\xff", "utf-32-be"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
)
_C1: Final = re.compile(rb"[\x80-\x9f]")
"""Letters and quotes in CP1252, control characters in Latin-1."""
_ESCAPED: Final = re.compile("[\udc80-\udcff]+")
"""Bytes that are no UTF-8, as ``surrogateescape`` keeps them."""
_MOJIBAKE: Final = ("Ã¦", "Ã¸", "Ã¥", "Ã†", "Ã˜", "â€")
"""UTF-8 read as CP1252 and saved again."""
_INVISIBLE: Final = ("\ufeff", "\u200b", "\u2060")
"""Zero-width marks: left by files put together, and by web pages within words."""
_STRAY: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_FOREIGN_RUN: Final = re.compile("[^\x00-\u02ff\u2000-\u2bff]{64,}")
_MAX_MARKS: Final = 64
"""Accents on one letter; composing takes time that grows with their number squared."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """Hold a text with the encoding it was read in and what is odd about it."""

    text: str
    encoding: str
    findings: tuple[Finding, ...] = ()


def _fold_line_ends(text: str) -> str:
    # A vertical tab is a soft line break in Word.
    for line_end in ("\r\n", "\r", "\x85", "\u2028", "\u2029", "\x0b"):
        text = text.replace(line_end, "\n")
    return text


def _strictly(data: bytes, encoding: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise NotTextError(f"the bytes are not {encoding}: {error.reason}") from error


def _one_byte_a_letter(data: bytes) -> tuple[str, str]:
    """Decode CP1252 where its own letters stand, Latin-1 elsewhere."""
    # Five bytes are no letters in CP1252 either; they become U+FFFD, the others stay right.
    return (
        (data.decode("cp1252", "replace"), "cp1252")
        if _C1.search(data)
        else (data.decode("latin-1"), "latin-1")
    )


def _utf8_or_older(data: bytes, *, announced: bool) -> tuple[str, str, tuple[Finding, ...]]:
    """Decode UTF-8, UTF-8 with pieces in CP1252 among it, or one byte a letter."""
    try:
        return data.decode("utf-8"), "utf-8", ()
    except UnicodeDecodeError:
        pass
    escaped = data.decode("utf-8", "surrogateescape")
    odd = sum(map(len, _ESCAPED.findall(escaped)))
    letters = len(escaped) - len(escaped.encode("ascii", "ignore")) - odd
    # Danish in one byte a letter holds hardly any pair of letters that happens to be UTF-8.
    if not announced and letters <= odd:
        text, encoding = _one_byte_a_letter(data)
        if "\ufffd" not in text:
            return text, encoding, ()
        return text, encoding, (Finding("odd_bytes", "some bytes are letters in no encoding"),)
    text = _ESCAPED.sub(
        lambda m: m.group().encode("ascii", "surrogateescape").decode("cp1252", "replace"), escaped
    )
    message = f"{odd} bytes among UTF-8 are not UTF-8; they are read as CP1252"
    return text, "utf-8", (Finding("mixed_encodings", message),)


def _characters(data: bytes) -> tuple[str, str, tuple[Finding, ...]]:
    """Return the characters, the encoding's name and what is odd."""
    for bom, name in _BOMS:
        if data.startswith(bom):
            text = data[len(bom) :]
            if name == "utf-8":
                return _utf8_or_older(text, announced=True)
            return _strictly(text, name), name, ()
    if looks_like_utf16(data):
        sample = data[:4096]
        little = sample[1::2].count(0) > sample[0::2].count(0)
        name = "utf-16-le" if little else "utf-16-be"
        return _strictly(data, name), name, ()
    return _utf8_or_older(data, announced=False)


def _compose(text: str) -> str:
    for run in _FOREIGN_RUN.finditer(text):
        marks = 0
        for character in run.group():
            marks = marks + 1 if unicodedata.combining(character) else 0
            if marks > _MAX_MARKS:
                raise NotTextError(f"more than {_MAX_MARKS} accents stand on one letter")
    return unicodedata.normalize("NFC", text)


def decode(data: bytes) -> Decoded:
    r"""Decode a text file's bytes; fold line ends to ``\n`` and compose characters (NFC).

    UTF-8 and UTF-16 with or without a byte order mark are recognised; other bytes are taken as
    CP1252 where they use its letters, as Latin-1 elsewhere.  Zero-width marks go; a stray control
    character becomes a space, since neither databases nor terminals bear it.

    Example: ``b"M\xe5l\r\n"`` -> text ``"Mål\n"``, encoding ``"latin-1"``.

    Raises:
        NotTextError: the bytes do not decode in the encoding they announce.
    """
    text, encoding, odd = _characters(data)
    findings = list(odd)
    # 0x1A ends a text under old DOS programs, zeros fill up a block.
    text = _fold_line_ends(text.rstrip("\x1a\x00"))
    for mark in _INVISIBLE:
        text = text.replace(mark, "")
    text, stray = _STRAY.subn(" ", text)
    if stray:
        message = f"{stray} control characters stand in the text; they are read as spaces"
        findings.append(Finding("control_characters", message))
    text = _compose(text)
    if "\ufffd" in text and not odd:
        findings.append(
            Finding("lost_characters", "characters were lost before this file was saved")
        )
    if sum(text.count(mark) for mark in _MOJIBAKE) > 2:
        findings.append(
            Finding("mojibake", "the file was saved in a wrong encoding: letters are garbled")
        )
    return Decoded(text, encoding, tuple(findings))
