"""What the file really is, and the limits it must keep, whatever its name says."""

import re
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
MAX_PDF_BYTES: Final = 256 * 1024 * 1024
"""The largest PDF read; reports with photographs have tens of megabytes."""
MAX_LINE_CHARS: Final = 2_000_000
"""The longest line read; a transcript's page, printed as one line, has about 10,000."""
MAX_PAGES: Final = 20_000
"""The most pages read; more are form feeds or gaps that no printer made."""

_MAGIC: Final = (
    (b"PK\x03\x04", "a Zip or Office file"),
    (b"\xd0\xcf\x11\xe0", "an old Office file"),
    (b"{\\rtf", "an RTF file"),
    (b"\x89PNG", "a PNG picture"),
    (b"\xff\xd8\xff", "a JPEG picture"),
    (b"GIF8", "a GIF picture"),
    (b"II*\x00", "a TIFF picture"),
    (b"MM\x00*", "a TIFF picture"),
    (b"\x1f\x8b", "a gzip file"),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip file"),
    (b"\x7fELF", "a program"),
    (b"MZ\x90", "a program"),
)
_PDF_WITHIN: Final = 1024
"""Readers of PDF accept its mark within the first KB, after whatever a server put before it."""
_CONTROL: Final = bytes(set(range(32)) - set(b"\t\n\r\x0b\x0c\x1a\x1b"))
_MAX_CONTROL_SHARE: Final = 0.002
"""Text extracted from a PDF may hold a stray control character; binary holds them throughout."""
_CONTROL_CHARS: Final = re.compile("[\x00-\x08\x0e-\x19\x1c-\x1f\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SAMPLE: Final = 1_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """Bound what is read of one document."""

    max_text_bytes: int = MAX_TEXT_BYTES
    max_line_chars: int = MAX_LINE_CHARS
    max_pages: int = MAX_PAGES
    max_pdf_bytes: int = MAX_PDF_BYTES


def is_pdf(data: bytes) -> bool:
    """Tell whether bytes are a PDF, whatever a server put before its mark."""
    return data.startswith(b"%PDF-") or (b"%PDF-1." in data[:_PDF_WITHIN] and b"endobj" in data)


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
    if data.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")) or looks_like_utf16(data):
        return  # zeros are letters' halves there; `check_text` looks at the characters
    sample = data[:_SAMPLE]
    _refuse_binary(len(sample) - len(sample.translate(None, _CONTROL)), len(sample), "bytes")


def _refuse_binary(control: int, length: int, unit: str) -> None:
    if control > max(2, length * _MAX_CONTROL_SHARE):
        raise NotTextError(f"{control} of the first {length} {unit} are control characters")


def looks_like_utf16(data: bytes) -> bool:
    """Tell whether every other byte is mostly zero, as in Latin text in UTF-16."""
    sample = data[:4096]
    if len(sample) < 8:
        return False
    half = len(sample) // 2
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    return max(even, odd) > 0.7 * half and min(even, odd) < 0.05 * half


def check_text(text: str) -> None:
    """Refuse decoded text that is empty or, in an encoding of two bytes a letter, binary.

    Raises:
        EmptyDocumentError: there is nothing but white space.
        NotTextError: control characters stand throughout.
    """
    if not text.strip():
        raise EmptyDocumentError("the file holds nothing but white space")
    sample = text[:_SAMPLE]
    _refuse_binary(len(_CONTROL_CHARS.findall(sample)), len(sample), "characters")


def check_lines(text: str, limits: Limits) -> None:
    """Refuse a text with a line longer than any page.

    Raises:
        LineTooLongError: a line has more characters than the limit.
    """
    start = number = 0
    # Lines are only looked at where a line as long as the limit could stand.
    while len(text) - start > limits.max_line_chars:
        end = text.rfind("\n", start, start + limits.max_line_chars + 1)
        if end < 0:
            number += text.count("\n", 0, start)
            end = text.find("\n", start)
            length = (end if end >= 0 else len(text)) - start
            raise LineTooLongError(
                f"line {number + 1} has {length} characters, "
                f"more than the limit of {limits.max_line_chars}"
            )
        start = end + 1
