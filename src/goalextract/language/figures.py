"""Tell figures from words in the cells of a table; nothing is computed with them here."""

import re
from typing import Final

_NUMBER: Final = r"\d{1,3}(?:[.\u00a0 ]\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?|\d*[½¼¾]"
_FIGURE: Final = re.compile(
    rf"(?:(?:ca\.?|cirka|omkring|mindst|minimum|min\.?|højst|maks\.?|max\.?|under|over|knap|godt"
    # Possessive: signs below each other, as rules are drawn, are tried but once.
    rf"|op\s+til|op\s+mod|mere\s+end|mindre\s+end|[<>≤≥=~±+–-]++)\s*+)*+"
    rf"(?:{_NUMBER})(?:\s?%)?(?:\s*[-–/]\s*(?:{_NUMBER}))?"
    rf"(?:\s*(?:%|‰|[^\W\d]\S*(?:\s+[^\W\d]\S*){{0,3}}))?\s*\.?",
    re.IGNORECASE,
)
"""A number, a range or a change, with a word before it and a unit of up to four words after it."""
_BROKEN_NUMBER: Final = re.compile(r"(?<=\d\.)\s+(?=\d)")
_WITHIN_NUMBER: Final = re.compile(r"(?<=[\d.])\s+(?=\d)")
_RUNNING: Final = re.compile(
    r"(?:[A-ZÆØÅÄÖ]{1,3}[.\s-]?)?\d{1,3}(?:[.\-]\d{1,2}){0,3}[.:)]?[a-z]?|[A-Z]", re.IGNORECASE
)
YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
"""A year within a text."""
_A_YEAR: Final = re.compile(r"(?:19|20)\d\d(?:\s*\([^()]{1,40}\))?")
_NOTHING: Final = re.compile(r"[\s\-–—.…*/]*")

_FIGURE_WORDS: Final = 9
_SAID_FIGURE: Final = re.compile(r"\W*(?:\w+\.?\s)?[<>≥≤±+-]?\s?\d")
"""A figure that opens a value, behind a word at most."""


def is_figure(text: str) -> bool:
    """Tell whether a cell holds a figure with its unit and nothing else.

    Example: ``"ca. 1.250 kr."`` -> True; ``"62 %"`` -> True; ``"Flere elever"`` -> False.
    """
    return _FIGURE.fullmatch(text.strip()) is not None


def is_year(text: str) -> bool:
    """Tell whether a cell holds a year and nothing else but a unit: ``2014``, ``2014 (%)``."""
    return _A_YEAR.fullmatch(text.strip()) is not None


def is_running_number(text: str) -> bool:
    """Tell whether a cell holds what numbers a row: ``3``, ``1.2``, ``A3``, ``B-12``.

    A narrow column may break it behind its stop.

    Example: ``"1.2"``, ``"1. 2"`` -> True; ``"12 %"`` -> False.
    """
    return _RUNNING.fullmatch(_BROKEN_NUMBER.sub("", text.strip())) is not None


def running_number(text: str) -> str:
    """Return what numbers a row, whole where a narrow column broke it.

    Example: ``"2.\\n1"`` -> ``"2.1"``; ``"1 0"`` -> ``"10"``; ``"3."`` -> ``"3"``.
    """
    joined = _WITHIN_NUMBER.sub("", text.strip())
    number = joined if _RUNNING.fullmatch(joined) else text.strip()
    return number.rstrip(".:")


def says_figure(text: str) -> bool:
    """Tell whether a value is a figure said in a few words.

    Example: ``"Højst 5 dage"`` -> True; ``"Der er ansat to lærere"`` -> False.
    """
    return len(text.split()) <= _FIGURE_WORDS and _SAID_FIGURE.match(text) is not None


def is_nothing(text: str) -> bool:
    """Tell whether a cell is left empty, or says that it is: ``-``.

    Example: ``"–"`` -> True; ``"0"`` -> False.
    """
    return _NOTHING.fullmatch(text.strip()) is not None
