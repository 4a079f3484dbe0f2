"""Labels whose last words were read into their values, told by coming again.

``Sådan vil vi arbejde`` may go on with ``med målet`` on its next line, ``Status`` with
``pr. december`` where the day was lost.  Values differ from goal to goal and open with a capital;
what follows a label in small letters, or in capitals as its own are, and in most goals in the same
words, is the label's.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from goalextract.language.joining import fold_space
from goalextract.profiles.labels import LabelMatch

_OFTEN: Final = 2
_MOSTLY: Final = 0.7
_WORDS: Final = re.compile(
    r"\s*(?:(?:[a-zæøåäö]{2,}\.?|pr\.)\s+){0,4}(?:[a-zæøåäö]{2,}[.?:]?|pr\.)(?!\S)"
)
"""Words in small letters right after a label, five at most."""
_CAPITALS: Final = re.compile(r"\s*(?:[A-ZÆØÅÄÖ]{2,}\s+){0,4}[A-ZÆØÅÄÖ]{2,}[.?:]?(?!\S)")
"""Words in capitals right after a label that is in capitals itself."""
_YEAR_LINE: Final = re.compile(r"[ \t]*\n[ \t]*(?:19|20)\d\d[ \t]*:?[ \t]*(?=\n)")
_YEAR_FIRST: Final = re.compile(
    r"\s{0,9}(?:[Ii]\s{1,9})?(?:19|20)\d\d[.:]?(?=\s+(?:[A-ZÆØÅÄÖ]|\w{1,2}[.)]\s|[•*–-]\s))"
)
"""A year before a value that opens as one does."""
Labels = Mapping[int, tuple[LabelMatch, ...]]


def with_tails(pages: Mapping[int, str], labels: Labels) -> dict[int, tuple[LabelMatch, ...]]:
    """Give labels the words that follow them in small letters in goal after goal.

    Example: twice ``"Sådan måler vi\\neffekten\\nVentetid"`` -> label ``Sådan måler vi effekten``.
    """
    tails: dict[str, Counter[str]] = {}
    counts: Counter[str] = Counter()
    for number, matches in labels.items():
        for index, match in enumerate(matches):
            counts[match.form] += 1
            for tail in _openings(pages[number], matches, index):
                tails.setdefault(match.form, Counter())[tail] += 1
    shared = {
        form: max(usual, key=len)
        for form, found in tails.items()
        if (usual := [t for t, n in found.items() if n >= max(_OFTEN, _MOSTLY * counts[form])])
    }
    if not shared:
        return dict(labels)
    return {
        number: tuple(
            _grown(pages[number], match, shared[match.form])
            if shared.get(match.form) in _openings(pages[number], matches, index)
            else match
            for index, match in enumerate(matches)
        )
        for number, matches in labels.items()
    }


def _openings(text: str, matches: Sequence[LabelMatch], index: int) -> list[str]:
    """Return all that a label's last words may be: a year on its line, or the first words."""
    match = matches[index]
    if match.has_colon:
        return []
    end = matches[index + 1].start if index + 1 < len(matches) else len(text)
    year = _YEAR_LINE.match(text, match.end, end)
    if year is not None:
        return [fold_space(year.group())]
    first = _YEAR_FIRST.match(text, match.end, end)
    if first is not None:
        return [fold_space(first.group())]
    words = _CAPITALS if match.printed.isupper() else _WORDS
    found = words.match(text, match.end, end)
    if found is None:
        return []
    said = found.group().split()
    return [" ".join(said[:n]) for n in range(1, len(said) + 1)]


def _grown(text: str, match: LabelMatch, tail: str) -> LabelMatch:
    """Return a label with the words after it that are its own."""
    pattern = r"\s*" + r"\s+".join(re.escape(word) for word in tail.split())
    found = re.compile(pattern).match(text, match.end)
    if found is None:
        return match
    printed = f"{match.printed} {tail.rstrip(':')}"
    return replace(match, printed=printed, end=found.end())
