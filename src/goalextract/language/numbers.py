"""Read numbers as Danish prose writes them: ``2.500``, ``1½``, ``fem``, ``1,5 mio.``.

A number is read strictly or not at all: ``1.23`` and ``12.5`` are none, since a stop parts
thousands; nor is anything with foreign digits, exponents or underscores.
"""

import re
from collections.abc import Mapping
from decimal import Decimal
from itertools import chain
from operator import attrgetter
from typing import Final, NamedTuple

from goalextract.language.patterns import any_of, holds_any

_MOST_DIGITS: Final = 18
_UNITS: Final = (
    "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten"
    " atten nitten"
).split()
_TENS: Final = ("tyve", "tredive", "fyrre", "halvtreds", "tres", "halvfjerds", "firs", "halvfems")
_NEIGHBOURS: Final = {
    # Swedish and Norwegian, where they are not Danish too
    "två": 2, "fyra": 4, "sex": 6, "sju": 7, "åtta": 8, "åtte": 8, "nio": 9, "tio": 10,
    "elva": 11, "tolf": 12, "tjugo": 20, "tjue": 20, "trettio": 30, "tretti": 30, "førti": 40,
    "femti": 50, "femtio": 50, "hundra": 100,
}  # fmt: skip
_FRACTIONS: Final = {"½": Decimal("0.5"), "¼": Decimal("0.25"), "¾": Decimal("0.75")}
_POWERS: Final = {"tusind": 3, "tusinde": 3, "tusen": 3, "mio": 6, "million": 6, "millioner": 6,
                  "miljon": 6, "miljoner": 6, "mia": 9, "milliard": 9, "milliarder": 9,
                  "mkr": 6, "mill": 6, "mrd": 9, "mnkr": 6}  # fmt: skip
"""Words for powers of ten, as they stand after a number."""


def _number_words() -> Mapping[str, Decimal]:
    words = {word: number for number, word in enumerate(_UNITS) if number > 1}
    for tens, name in enumerate(_TENS, start=2):
        words[name] = 10 * tens
        for unit in range(1, 10):
            words[f"{_UNITS[unit]}og{name}"] = 10 * tens + unit
    words |= {"nul": 0, "én": 1, "ét": 1, "hundrede": 100, "ethundrede": 100} | _NEIGHBOURS
    found = {word: Decimal(number) for word, number in words.items()}
    return found | {"halvanden": Decimal("1.5"), "halvandet": Decimal("1.5")}


NUMBER_WORDS: Final = _number_words()
"""Words that are numbers wherever they stand; ``en`` and ``et`` are mostly articles."""


_SPACED: Final = (
    r"[1-9][0-9]{0,2}(?:(?:[\u00a0\u202f][0-9]{3})+|(?:\s[0-9]{3}){0,2}\s[0-9]00)(?!\s?[0-9])"
)
"""A blank parts thousands too, as in Swedish and Norwegian: ``47 300``."""
_DIGITS: Final = r"[0-9]{1,3}(?:\.[0-9]{3})+(?:,[0-9]+)?|[0-9]+(?:,[0-9]+)?"
_POWER: Final = "|".join(sorted(_POWERS, key=len, reverse=True))
_AFTER: Final = rf"(?:\s(?P<power>{_POWER})\b(?-i:\.(?=\s*[^\sA-ZÆØÅ]|$))?)?"


def _figure(digits: str) -> re.Pattern[str]:
    return re.compile(
        r"(?<![\w§])(?<![0-9][.,:/])(?:"
        rf"(?P<digits>{digits})(?P<part>\s?[½¼¾])?(?![0-9½¼¾]|[.,:/][0-9]|[a-zæøåA-ZÆØÅ_])"
        rf"|(?P<alone>[½¼¾])){_AFTER}",
        re.IGNORECASE,
    )


_FIGURE: Final = _figure(_DIGITS)
_FIGURE_SPACED: Final = _figure(f"{_SPACED}|{_DIGITS}")
_BLANKS: Final = ("00", "\u00a0", "\u202f")
"""One of them stands in each text whose thousands a blank may part."""
_DIGIT: Final = re.compile("[0-9½¼¾]")
_WORD: Final = re.compile(rf"\b(?<!§)(?P<word>{any_of(NUMBER_WORDS)})(?!\w){_AFTER}", re.IGNORECASE)


class Number(NamedTuple):
    """Hold a number and where it stands."""

    value: Decimal
    start: int
    end: int
    is_word: bool = False
    is_percent: bool = False
    """It is a share already: ``to tredjedele``."""


def find_numbers(text: str) -> tuple[Number, ...]:
    """Return every number of a text, in order.

    Example: ``"fra 2.500 til 1,5 mio."`` -> 2500 and 1500000; ``"1.23"`` -> none;
    ``"tre hold"`` -> 3.
    """
    found = []
    digit = _DIGIT.search(text)
    # No figure stands before the first digit, and in most texts there is none.
    figure = _FIGURE_SPACED if holds_any(text, _BLANKS) else _FIGURE
    figures = figure.finditer(text, digit.start()) if digit is not None else ()
    for match in chain(figures, _WORD.finditer(text)):
        value = _value(match)
        if value is not None:
            found.append(Number(value, *match.span(), match.re is _WORD))
    return tuple(sorted(found, key=attrgetter("start")))


def parse_number(text: str) -> Decimal | None:
    """Return the number that a whole text is; None if it is anything else.

    Example: ``"2.500"`` -> ``Decimal("2500")``; ``"2.50"``, ``"1_000"`` and ``"1e3"`` -> None.
    """
    stripped = text.strip()
    sign = -1 if stripped[:1] in {"-", "−"} else 1
    plain = stripped.lstrip("+-−") if stripped[1:2] not in {"-", "+"} else ""
    match = _FIGURE_SPACED.fullmatch(plain) or _WORD.fullmatch(plain)
    value = _value(match) if match is not None else None
    return None if value is None else sign * value


def _value(match: re.Match[str]) -> Decimal | None:
    if match.re is _WORD:
        word = NUMBER_WORDS.get(match["word"].lower())
        if word is None or not match["power"]:
            return word
        value = word
    elif match["alone"]:
        value = _FRACTIONS[match["alone"]]
    else:
        digits = "".join(match["digits"].replace(".", "").split())
        if len(digits) - ("," in digits) > _MOST_DIGITS:
            return None
        value = Decimal(digits.replace(",", "."))
        if match["part"]:
            if "," in digits:
                return None
            value += _FRACTIONS[match["part"].strip()]
        elif digits.isdigit() and not match["power"]:
            return value  # a whole number, as most are
    if match["power"]:
        value = value.scaleb(_POWERS[match["power"].lower()])
    if value.adjusted() >= _MOST_DIGITS:
        return None
    return value if value != value.to_integral_value() else value.quantize(Decimal(1))
