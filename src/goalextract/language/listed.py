"""Tell the items of a list apart by the signs that count them, as of ``a: 5 %. b: 92 %``."""

import re
from bisect import bisect_right
from functools import lru_cache
from typing import Final, NamedTuple

from goalextract.language.patterns import holds_any

_SIGN: Final = re.compile(
    r"(?:^|(?<=[.;:,!?•–-]\s)|(?<=\s))(?:(?:(?:del|effekt|resultat)?mål|ad|punkt|pkt\.?|nr\.?)\s?)?"
    r"(?P<sign>[1-9]|[a-h])(?:[):]|\.(?=\s(?-i:[A-ZÆØÅ])))\s+",
    re.IGNORECASE,
)
_FIRST: Final = ("1)", "1:", "1.", "a)", "a:", "a.")
"""The first item of each list that may be counted opens so."""
_FEWEST: Final = 2
_TEXTS_KEPT: Final = 256


class _Item(NamedTuple):
    start: int
    sign: str


@lru_cache(_TEXTS_KEPT)
def _items(text: str) -> tuple[_Item, ...]:
    """Return a text's items, if their signs count on from the first that may be."""
    if not holds_any(text.lower(), _FIRST):
        return ()
    found: list[_Item] = []
    for match in _SIGN.finditer(text):
        sign = match["sign"].lower()
        follows = _next(found[-1].sign) if found else None
        if sign == follows or (not found and sign in "1a"):
            found.append(_Item(match.end(), sign))
    return tuple(found) if len(found) >= _FEWEST else ()


def _next(sign: str) -> str:
    return chr(ord(sign) + 1)


def sign_at(text: str, at: int) -> str | None:
    """Return the sign of the list item that an offset lies in; None where there is no list.

    Example: in ``"1) 20 hold. 2) 5 % mindre."`` at the offset of ``5`` -> ``"2"``.
    """
    items = _items(text)
    place = bisect_right(items, at, key=lambda item: item.start) - 1
    return items[place].sign if place >= 0 else None


def after_sign(text: str) -> int:
    """Return where a text goes on after the sign that opens it: 6 in ``"Ad 2) Ikke nået"``."""
    match = _SIGN.match(text)
    return match.end() if match is not None else 0
