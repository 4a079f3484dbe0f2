"""Patterns for a template's words: its listed phrases, the dates behind them, stems of words."""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import accumulate
from sys import maxsize
from typing import Final

from goalextract.language.patterns import any_of

_WORD: Final = re.compile(r"\w+")
_PARTS: Final = re.compile(r"\w+(?:-\w+)*")
_OWN: Final = re.compile(r"['’]\w")
"""A word goes on: ``KPI'er``."""
_MONTH: Final = (
    "januari?|februari?|marts|mars|april|maj|mai|juni|juli|august|augusti|september|oktober|november"
    "|december|desember"
)
_PATTERNS_KEPT: Final = 1 << 13
_YEAR: Final = r"(?:19|20)\d\d"
_PLACEHOLDERS: Final = {
    "{year}": _YEAR,
    "{period}": rf"{_YEAR}\s*[-–/]\s*(?:{_YEAR}|\d\d)",
    # A portal may have deleted the numbers of a date.
    "{date}": (
        rf"(?:(?:\d{{1,2}}\.?\s+)?(?:{_MONTH})(?:\s+{_YEAR})?"
        rf"|\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?(?:\d\d){{1,2}}|{_YEAR}-\d\d-\d\d)"
    ),
    # Without a colon it may be the value: `Frist december 2014`.
    "{month}": rf"(?:{_MONTH})\s+{_YEAR}(?=\s*:)",
    "{in_month}": rf"i\s+(?:{_MONTH})\s+{_YEAR}(?=[ \t]*(?::|\n|$))",
    "{quarter}": rf"(?:\d\.|\d:[ae])\s*(?:kvartale?t?|tertiale?t?)(?:\s+{_YEAR})?",
    "{target}": (
        r"(?:[a-zæøåäö]{0,20}mål(?:et|ene|sætningen|sætningerne|opfyldelsen?)?"
        r"|(?:[a-zæøåäö]{0,20})(?:indsatsen|indsatserne|området|aftalen|resultatet|effekten))"
    ),
}


class Phrases:
    """Match the longest of many phrases at a place in a text.

    The word that stands there tells which few of them are to be tried; their pattern is made when
    the word is first met.
    """

    def __init__(self, phrases: Iterable[str], before: Iterable[str] = ()) -> None:
        """Take the phrases, folded to small letters.

        Args:
            phrases: what is to be matched.
            before: words that may stand before any phrase; the first of them that fit are taken.
        """
        self._by_first: dict[str, list[str]] = {}
        self._cut: dict[str, list[str]] = {}
        """Phrases whose first hyphens may be lost, by the word that they begin with then."""
        for phrase in phrases:
            first, *parts = _first_parts(phrase)
            self._by_first.setdefault(first, []).append(phrase)
            for whole in accumulate(parts, initial=first):
                if whole != first:
                    self._cut.setdefault(whole, []).append(phrase)
        self._before: dict[str, list[re.Pattern[str]]] = {}
        for words in before:
            ahead = re.compile(rf"{re.escape(words)}\s+", re.IGNORECASE)
            self._before.setdefault(_first_parts(words)[0], []).append(ahead)
        self._patterns: dict[str, re.Pattern[str]] = {}

    def opens(self, word: str) -> bool:
        """Tell whether a match may begin with a word in small letters."""
        return word in self._by_first or word in self._before

    def match(self, text: str, at: int, first: str) -> int | None:
        """Return where what matches ends, at a place where a word stands, in small letters given.

        Example: of ``mål`` and ``mål og effekt`` in ``"Mål og effekt: Flere"`` -> the longer's end.
        """
        for before in self._before.get(first, ()):
            ahead = before.match(text, at)
            end = self.start(text, ahead.end()) if ahead is not None else None
            if end is not None:
                return end
        end = self._end(text, at, first)
        if end is None or first in self._before or not _OWN.match(text, end):
            return end
        shorter = re.compile(rf"{self._pattern(first).pattern}(?!['’]\w)", re.IGNORECASE)
        found = shorter.match(text, at)
        return found.end() if found is not None else None

    def start(self, text: str, at: int = 0, stop: int = maxsize) -> int | None:
        """Return where the phrase ends with which a text starts, if it starts with one."""
        word = _WORD.match(text, at, stop)
        first = word.group().lower() if word is not None else ""
        if first not in self._by_first and first not in self._cut:
            return None
        return self._end(text, at, first, stop)

    def _end(self, text: str, at: int, first: str, stop: int = maxsize) -> int | None:
        found = self._pattern(first).match(text, at, stop)
        return found.end() if found is not None else None

    def _pattern(self, first: str) -> re.Pattern[str]:
        """Return what matches the phrases that begin with a word, or a part before a hyphen."""
        pattern = self._patterns.get(first)
        if pattern is None:
            phrases = (*self._by_first.get(first, ()), *self._cut.get(first, ()))
            pattern = self._patterns[first] = _pattern_of(phrases)
        return pattern

    def prepare(self) -> None:
        """Make the patterns of all words."""
        for first in (*self._by_first, *self._cut, *self._before):
            self._pattern(first)


@lru_cache(_PATTERNS_KEPT)
def _pattern_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches the longest of some phrases; most templates inherit the same ones."""
    source = rf"(?:{_longest_of(phrases) or '(?!)'})(?![\w-])"
    return re.compile(source, re.IGNORECASE)


def _first_parts(phrase: str) -> list[str]:
    """Return the letters and figures that a phrase begins with, those behind hyphens apart.

    Example: ``"e-sport for alle"`` -> ``["e", "sport"]``; ``"(nyt)"`` -> ``[""]``.
    """
    found = _PARTS.match(phrase)
    return found.group().split("-") if found is not None else [""]


def _written(words: str) -> str:
    """Return a pattern for words of a label; a line may break between them and at hyphens."""
    return re.escape(words).replace(r"\-", r"[-\u00ad]?\s?").replace(r"\ ", r"\s+")


def _longest_of(phrases: Iterable[str]) -> str:
    """Return a pattern for the longest of some phrases; where a hyphen may stand it is tried first.

    Example: ``("mål", "mål-id")`` -> a pattern that matches ``mål id`` whole.
    """
    return any_of(sorted(phrases, key=lambda phrase: "-" not in phrase), _written)


def suffix_pattern(forms: Iterable[str]) -> str:
    """Return a pattern for what may stand behind a label: dates, periods, small words.

    Example: ``"pr. {year}"`` -> a pattern that matches ``pr. 2014``.
    """
    patterns = []
    for form in sorted(forms, key=len, reverse=True):
        pattern = r"\s+".join(re.escape(word) for word in form.split())
        for name, inner in _PLACEHOLDERS.items():
            pattern = pattern.replace(re.escape(name), inner)
        patterns.append(pattern)
    return "|".join(patterns)


def stem_pattern(stems: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern for words that start with a stem, or end with one after a star."""
    starts = [stem for stem in stems if not stem.startswith("*")]
    ends = [stem[1:] for stem in stems if stem.startswith("*")]
    patterns = [rf"(?<!\w){any_of(starts)}"] if starts else []
    patterns += [rf"{any_of(ends)}(?!\w)"] if ends else []
    return re.compile("|".join(patterns) or "(?!)")
