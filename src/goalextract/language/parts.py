"""Read shares said in words: ``halvdelen``, ``to tredjedele``, ``hver fjerde``."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from goalextract.language.numbers import parse_number
from goalextract.language.patterns import holds_any

_NTHS: Final = {
    # Danish, Swedish, Norwegian
    "halv": 2, "tredje": 3, "tred": 3, "fjerde": 4, "fjärde": 4, "kvart": 4, "femte": 5,
    "sjette": 6, "sjätte": 6, "syvende": 7, "sjuende": 7, "sjunde": 7, "ottende": 8,
    "åttende": 8, "åttonde": 8, "niende": 9, "nionde": 9, "tiende": 10, "tionde": 10,
    "anden": 2, "andet": 2, "andre": 2, "annan": 2,
}  # fmt: skip
_NTH: Final = "|".join(sorted(_NTHS, key=len, reverse=True))
_PARTS: Final = re.compile(
    r"\b(?:halvdelen|hälften|halvparten"
    rf"|(?:(?P<count>en|et|ett|to|två|tre|fire|fyra|fem|seks|sex|syv|sju|otte|åtta|åtte|ni|nio|[2-9])\s)"
    rf"(?P<nth>{_NTH})(?:dele?(?:n|ne|r|ar)?|el(?:er)?)"
    rf"|(?:hver|hvert|varje|vart)\s(?P<every>{_NTH})"
    r"(?!\s(?:\w+\s)?(?:dag|uge|måned|kvartal|år|time|gang|aften|morgen|weekend|halvår|vecka|månad"
    r"|uke|\w*dag)\b)|(?<![\w.,/-])(?P<top>[1-9])/(?P<bottom>[2-9])(?=\s(?:af|av)\s))\b",
    re.IGNORECASE,
)
_LETTERS: Final = ("edel", "halv", "hälft", "kvartdel", "hver", "varje", "vart ", "/")
"""One of these is in every part that is said in words."""
_PLACES: Final = Decimal("0.1")
"""A third is said as 33.3: reports round to whole percentages or one decimal."""


@dataclass(frozen=True, slots=True)
class Part:
    """Hold a share in percent and its place."""

    percent: Decimal
    start: int
    end: int


def find_parts(text: str) -> Iterator[Part]:
    """Yield the shares that a text says in words; how often something happens is none.

    Example: ``"to tredjedele af eleverne"`` -> 66.7, as ``"2/3 af eleverne"``; ``"hver fjerde
    borger"`` -> 25; ``"hver anden uge"`` -> none.
    """
    small = text.lower()
    if not holds_any(small, _LETTERS):
        return
    for match in _PARTS.finditer(text):
        percent = _percent(match)
        if percent is not None:
            yield Part(percent, *match.span())


def _percent(match: re.Match[str]) -> Decimal | None:
    count = parse_number(match["count"]) if match["count"] else None
    nth = match["nth"] or match["every"]
    count, whole = count or Decimal(1), _NTHS[nth.lower()] if nth else 2
    if match["top"]:
        count, whole = Decimal(match["top"]), int(match["bottom"])
    if count >= whole:
        return None
    percent = (100 * count / whole).quantize(_PLACES)
    return percent if percent % 1 else percent.quantize(Decimal(1))
