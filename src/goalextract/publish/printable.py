"""Make text from a document safe to show: terminals obey escapes, logs are kept and passed on."""

import re
from typing import Final

from goalextract.personal import hide_personal

# Controls (a terminal obeys them) and the marks that turn the direction of writing around.
_UNSAFE: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"
)
_JSON_UNSAFE: Final = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_BREAKS: Final = re.compile(r"\s+")


def printable(text: str) -> str:
    r"""Replace what a terminal would obey by U+FFFD, and the digits of personal numbers by stars.

    Line breaks and tabs stay, and every character keeps its place.

    Example: ``"\x1b[31mRød"`` -> ``"\ufffd[31mRød"``; ``"010190-1234"`` -> ``"******-****"``.
    """
    return hide_personal(_UNSAFE.sub("\ufffd", text))


def one_line(text: str) -> str:
    """Fold white space to single spaces and make the text printable."""
    return _BREAKS.sub(" ", printable(text)).strip()


def escape_json(encoded: str) -> str:
    r"""Write as JSON escapes the characters that a terminal would obey and JSON leaves alone.

    The value is the same after parsing: ``"\x9b"`` -> the six characters ``\u009b``.
    """
    return _JSON_UNSAFE.sub(lambda found: f"\\u{ord(found[0]):04x}", encoded)
