"""Labels in small letters: within headed prose that lost its line breaks, and those that ask."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from goalextract.layout.lines import Line
from goalextract.profiles.labels import LabelFinder, LabelMatch

_SMALL: Final = re.compile(
    r"(?<![\w-])(?P<words>[a-zæøåäö][\w-]*(?: [\w.-]+){0,6})(?P<mark>[:?])\s"
)
_ASKED: Final = re.compile(r"(?P<words>[a-zæøåäö][\w-]*(?: [\w-]+){0,7}\?)(?=\s|$)")
_SMALL_WORD: Final = re.compile(r"(?<=\s)(?P<word>[a-zæøåäö]{4,}):\s")
_SOME_GOALS: Final = 0.4
"""An unlisted word comes at least so often for each time that the commonest label does."""
_OFTEN: Final = 2


def asked_in_small_letters(lines: Sequence[Line], finder: LabelFinder) -> list[Line]:
    """Tell lines that open with a question in small letters, of which several are listed labels.

    Example: ``hvad vil vi? Flere unge i foreningerne.`` and ``hvad gør vi?``; one that none lists
    is a label if it comes again beside them.
    """
    asked = [(number, found["words"]) for number, line in enumerate(lines)
             if line.label is None and (found := _ASKED.match(line.text)) is not None]  # fmt: skip
    if not asked:
        return list(lines)
    counts = Counter(words for _, words in asked)
    named = {words: finder.guess(words[:1].upper() + words[1:], 0) for words in counts}
    known = {words for words, label in named.items() if label.is_known and label.kind is not None}
    labelled = list(lines)
    for number, words in asked if len(known) >= _OFTEN else ():
        if words in known or counts[words] >= _OFTEN:
            label = replace(named[words], end=len(words), has_colon=True, printed=words)
            labelled[number] = replace(lines[number], label=label)
    return labelled


def labels_in_small_letters(
    texts: Mapping[int, str], finder: LabelFinder
) -> dict[int, list[LabelMatch]]:
    """Return listed labels in small letters before a colon, or that ask, where they come again.

    Example: ``… er bygget status: godt`` where ``status:`` and other labels come again.
    """
    found: dict[int, list[LabelMatch]] = {}
    for number, text in texts.items():
        for match in _SMALL.finditer(text):
            label = _longest_known(match["words"], match["mark"], finder)
            if label is not None:
                start = match.end("words") - len(label.printed.rstrip("?"))
                moved = replace(label, start=start, end=match.end("mark"), has_colon=True)
                found.setdefault(number, []).append(moved)
    forms = Counter(label.form for here in found.values() for label in here)
    if len(forms) < _OFTEN:
        return {}
    for number, start, word in _recurring_small(texts, forms):
        label = finder.guess(word.capitalize(), start)
        own = replace(label, start=start, end=start + len(word) + 1, has_colon=True, printed=word)
        if not any(m.start < own.end and start < m.end for m in found.get(number, ())):
            found.setdefault(number, []).append(own)
    return found


def _recurring_small(
    texts: Mapping[int, str], known: Mapping[str, int]
) -> Iterator[tuple[int, int, str]]:
    """Yield words in small letters before a colon that come about as often as listed labels do."""
    places = [
        (number, match.start("word"), match["word"])
        for number, text in texts.items()
        for match in _SMALL_WORD.finditer(text)
    ]
    counts = Counter(word for *_, word in places)
    least = max(_OFTEN + 1, _SOME_GOALS * max(known.values()))
    yield from ((n, start, word) for n, start, word in places if counts[word] >= least)


def _longest_known(words: str, mark: str, finder: LabelFinder) -> LabelMatch | None:
    """Return the label that the last of some words are with the mark behind them."""
    parts = words.split(" ")
    for first in range(len(parts)):
        printed = " ".join(parts[first:])
        if not printed[0].isalpha():
            continue
        label = finder.whole(f"{printed[0].upper()}{printed[1:]}{mark}")
        if label is not None and label.kind is not None:
            return replace(label, printed=f"{printed}{mark}".rstrip(":"))
    return None
