"""Patterns for a template's words: its listed phrases, the dates behind them, stems of words."""

import re
from collections.abc import Collection, Iterable, Sequence
from typing import Final

from goalextract.language.patterns import any_of

_WORD: Final = re.compile(r"\w+")
_MONTH: Final = (
    "januari?|februari?|marts|mars|april|maj|mai|juni|juli|august|augusti|september|oktober|november"
    "|december|desember"
)
_YEAR: Final = r"(?:19|20)\d\d"
_PLACEHOLDERS: Final = {
    "{year}": _YEAR,
    "{period}": rf"{_YEAR}\s*[-–/]\s*(?:{_YEAR}|\d\d)",
    # A portal may have deleted the numbers of a date.
    "{date}": (
        rf"(?:(?:\d{{1,2}}\.?\s+)?(?:{_MONTH})(?:\s+{_YEAR})?"
        rf"|\d{{1,2}}[./-]\s?\d{{1,2}}[./-]\s?(?:\d\d){{1,2}}|{_YEAR}-\d\d-\d\d)"
    ),
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

    def __init__(
        self, phrases: Collection[str], before: Iterable[str] = (), before_pattern: str = ""
    ) -> None:
        """Take the phrases, folded to small letters.

        Args:
            phrases: what is to be matched.
            before: words that may stand before any phrase.
            before_pattern: matches them, or nothing.
        """
        self._by_first = _by_first_word(phrases)
        self.pattern: Final = rf"{_longest_of(phrases)}(?![\w-])"
        """Matches any phrase, without the words before it."""
        self._patterns: dict[str, re.Pattern[str]] = {}
        for word in _by_first_word(before):
            self._patterns[word] = re.compile(f"{before_pattern}{self.pattern}", re.IGNORECASE)

    def opens(self, word: str) -> bool:
        """Tell whether a match may begin with a word in small letters."""
        return word in self._by_first or word in self._patterns

    def match(self, text: str, at: int, first: str) -> re.Match[str] | None:
        """Match at a place where a word stands, which is given in small letters.

        Example: of ``mål`` and ``mål og effekt`` in ``"Mål og effekt: Flere"`` -> the longer.
        """
        pattern = self._patterns.get(first)
        if pattern is None:
            pattern = self._patterns[first] = self._starting(first)
        return pattern.match(text, at)

    def _starting(self, first: str) -> re.Pattern[str]:
        """Return what matches the phrases that begin with a word, or a part before a hyphen."""
        cut = (
            phrase
            for end in range(1, len(first))
            for phrase in self._by_first.get(first[:end], ())
            if phrase.startswith("-", end)
        )
        phrases = (*self._by_first.get(first, ()), *cut)
        return re.compile(rf"{_longest_of(phrases)}(?![\w-]|['’]\w)", re.IGNORECASE)


def _by_first_word(phrases: Iterable[str]) -> dict[str, list[str]]:
    """Put phrases under the letters and figures that they begin with: ``e`` for ``e-sport``."""
    found: dict[str, list[str]] = {}
    for phrase in phrases:
        first = _WORD.match(phrase)
        if first is not None:
            found.setdefault(first.group(), []).append(phrase)
    return found


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
