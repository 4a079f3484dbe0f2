"""What the file really is, and the limits it must keep, whatever its name says."""

from dataclasses import dataclass
from typing import Final

from goalextract.errors import (
    EmptyDocumentError,
    LineTooLongError,
    NotTextError,
    TooLargeError,
    UnsupportedFormatError,
)

MAX_TEXT_BYTES: Final = 64 * 1024 * 1024
"""The largest text read; a thousand-page transcript has about 3 MB."""
MAX_LINE_CHARS: Final = 2_000_000
"""The longest line read; a transcript's page, printed as one line, has about 10,000."""

_MAGIC: Final = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a Zip or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b\x85"))
_MAX_CONTROL_SHARE: Final = 0.002
"""Text extracted from a PDF may hold a stray control character; binary holds them throughout."""


@dataclass(frozen=True, slots=True)
class Limits:
    """Bound what is read of one document."""

    max_text_bytes: int = MAX_TEXT_BYTES
    max_line_chars: int = MAX_LINE_CHARS


def check_bytes(data: bytes, limits: Limits) -> None:
    """Refuse bytes that are no text within the limits.

    Raises:
        EmptyDocumentError: there are no bytes, or none but zeros and white space.
        TooLargeError: there are more bytes than the limit.
        UnsupportedFormatError: the bytes are a known format that is not text.
        NotTextError: the bytes are binary.
    """
    if not data.strip(b"\x00 \t\r\n\x0b\x0c"):
        raise EmptyDocumentError(f"the file holds no text ({len(data)} bytes)")
    for magic, name in _MAGIC:
        if data.startswith(magic):
            raise UnsupportedFormatError(f"the file is {name}, which this version does not read")
    if len(data) > limits.max_text_bytes:
        raise TooLargeError(
            f"the file has {len(data)} bytes, more than the limit of {limits.max_text_bytes}"
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or looks_like_utf16(data):
        return
    sample = data[:1_000_000]
    control = len(sample) - len(sample.translate(None, _CONTROL))
    if control > max(2, len(sample) * _MAX_CONTROL_SHARE):
        raise NotTextError(f"{control} of the first {len(sample)} bytes are control characters")


def looks_like_utf16(data: bytes) -> bool:
    """Tell whether every other byte is mostly zero, as in Latin text in UTF-16."""
    sample = data[:4096]
    if len(sample) < 8:
        return False
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0.7 * half and min(even, odd) < 0.05 * half


def check_lines(text: str, limits: Limits) -> None:
    """Refuse a text with a line longer than any page.

    Raises:
        LineTooLongError: a line has more characters than the limit.
    """
    if len(text) <= limits.max_line_chars:
        return
    for number, line in enumerate(text.split("\n"), start=1):
        if len(line) > limits.max_line_chars:
            raise LineTooLongError(
                f"line {number} has {len(line)} characters, "
                f"more than the limit of {limits.max_line_chars}"
            )
