"""Numbers within text that count on through a document, as those of headings do.

``Delmål 1.1`` … ``Delmål 1.2`` … ``Delmål 2.1``: in text that lost its line breaks nothing else
tells a heading's number from the many others.
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.document import Span
from goalextract.layout.lines import Line
from goalextract.layout.parts import AREA_KINDS, COUNTED
from goalextract.profiles.labels import LabelMatch

_AT: Final = re.compile(r"(?<!\S)[A-ZÆØÅÄÖ\d]")
_PARTS: Final = re.compile(r"[A-Z]+|\d+")
_ROMAN: Final = {"I": 1, "V": 5, "X": 10}
_FEWEST: Final = 2
_FEWEST_BARE: Final = 3
"""So many numbers without a word count on: fewer open a list's items."""
_FAR: Final = 400
"""So many numbers of its sort at most stand between a number and the next of its row."""
_LAST: Final = (1 << 60, 0)
_OPENS: Final = "\"”»'“"


@dataclass(frozen=True, slots=True)
class Number:
    """Hold a number with the word before it, at its place in a line."""

    start: int
    end: int
    word: str
    counts: tuple[int, ...]
    stop: str
    """The mark that ends it, if one does."""

    @property
    def is_first(self) -> bool:
        """Tell whether a row may begin with it: a word and a one."""
        return bool(self.word) and self.counts[-1] == 1

    def may_precede(self, other: "Number") -> bool:
        """Tell whether another number is the next: one more, or the first below a later one.

        Examples: ``1.2`` -> ``1.3`` or ``2.1``; ``14.3`` -> ``16.1``; ``B2`` -> ``C1``.
        """
        own, after = self.counts, other.counts
        if after[:-1] == own[:-1]:
            return after[-1] == own[-1] + 1
        return after[:-1] > own[:-1] and after[-1] == 1


@dataclass(frozen=True, slots=True)
class _Place:
    """Hold a number, and which line of the document it stands in."""

    order: int
    number: Number


def counting_on(
    lines: Sequence[Line], labels: Mapping[Span, Sequence[LabelMatch]]
) -> dict[Span, list[Number]]:
    """Return, line by line, the numbers that count on through the document.

    A label stands between each of them and the next: a list of contents counts too.
    """
    by_sort: dict[tuple[str, int, bool], list[_Place]] = {}
    parts: set[str] = set()
    for order, line in enumerate(lines):
        numbers = list(_numbers(line.text, {label.start for label in labels[line.span]}))
        counted = {number.start for number in numbers}
        parts |= {label.form for label in labels[line.span] if label.start not in counted}
        for number in numbers:
            key = number.word, len(number.counts), bool(number.stop)
            by_sort.setdefault(key, []).append(_Place(order, number))
    starts = sorted(
        (order, label.start)
        for order, line in enumerate(lines)
        for label in labels[line.span]
        if label.kind not in AREA_KINDS
    )
    rows = [
        _longest(_with_labels(places, starts))
        for (word, depth, _), places in by_sort.items()
        if (word or depth > 1) and not (word in parts and _are_items(places))
    ]
    if not any(len(row) >= _FEWEST for row in rows):
        places = by_sort.get(("", 1, True), [])
        bare = _longest(_with_labels(places, starts)) if places else []
        rows += [bare] if _go_round(bare, lines, labels) else []
    longest = max(map(len, rows), default=0)
    found: dict[Span, list[Number]] = {}
    for row in rows:
        if len(row) >= _FEWEST or (row and len(row) == longest and row[0].number.is_first):
            for place in row:
                found.setdefault(lines[place.order].span, []).append(place.number)
    return {span: sorted(here, key=lambda n: n.start) for span, here in found.items()}


def _go_round(
    row: Sequence[_Place], lines: Sequence[Line], labels: Mapping[Span, Sequence[LabelMatch]]
) -> bool:
    """Tell whether bare numbers count goals: one label stands once behind each of them.

    Example: ``1. Natbus Status: Nået. 2. Øvelokale Status: Ikke nået. 3. …``.
    """
    if len(row) < _FEWEST_BARE or row[0].number.counts != (1,):
        return False
    heads = [(place.order, place.number.start) for place in row]
    rounds = Counter(
        (label.form, bisect_right(heads, (order, label.start)))
        for order, line in enumerate(lines)
        for label in labels[line.span]
        if label.has_colon and label.kind is not None
    )
    once = Counter(form for (form, at), count in rounds.items() if count == 1 and at > 0)
    return max(once.values(), default=0) == len(row)


def _are_items(places: Sequence[_Place]) -> bool:
    """Tell whether numbers stand as those of lists do: ``Status 1. To stier``, ``Status 1. Fem``.

    A label has but a list's first number behind it; ``Mål 1. Stier``, ``Mål 2. Haller`` count on.
    """
    numbers = [place.number for place in places]
    if not all(number.stop == "." and len(number.counts) == 1 for number in numbers):
        return False
    return 2 * sum(number.is_first for number in numbers) >= len(numbers)


def _with_labels(places: Sequence[_Place], starts: Sequence[tuple[int, int]]) -> list[_Place]:
    """Return the places between which and the next of their sort a label stands."""
    ends = [*((place.order, place.number.start) for place in places[1:]), _LAST]
    return [
        place
        for place, end in zip(places, ends, strict=True)
        if bisect_left(starts, (place.order, place.number.end)) < bisect_left(starts, end)
    ]


def _numbers(text: str, labels: Collection[int]) -> Iterator[Number]:
    """Yield the numbers of a text that may open a heading."""
    done = 0
    for start in _AT.finditer(text):
        match = COUNTED.match(text, start.start()) if start.start() >= done else None
        if match is None:
            continue
        following = text[match.end() : match.end() + 1]
        opens = following.isupper() or following.isdigit() or following in _OPENS
        if following and not opens and match.end() not in labels:
            continue
        counts = _counts(match["number"], has_word=bool(match["word"]))
        if counts is None:
            continue
        done = match.end()
        word = (match["word"] or "").casefold()
        yield Number(match.start(), match.end(), word, counts, match["stop"])


def _counts(number: str, *, has_word: bool) -> tuple[int, ...] | None:
    """Return what a number counts; None for what counts nothing.

    Example: ``"2.1"`` -> ``(2, 1)``; ``"B2"`` -> ``(2, 2)``; ``"IV"`` -> ``(4,)``.
    """
    if number.isalpha() and (len(number) > 1 or number in "IVX"):
        digits = [_ROMAN[letter] for letter in number]
        return (sum(-d if d < max(digits[i:]) else d for i, d in enumerate(digits)),)
    if number.isalpha() and not has_word:
        return None
    parts = _PARTS.findall(number)
    return tuple(int(part) if part.isdigit() else ord(part) - ord("A") + 1 for part in parts)


def _longest(places: Sequence[_Place]) -> list[_Place]:
    """Return the longest row of places whose numbers count on."""
    if not places:
        return []
    lengths, before = [1] * len(places), [-1] * len(places)
    for index, place in enumerate(places):
        for other in range(max(0, index - _FAR), index):
            follows = places[other].number.may_precede(place.number)
            if follows and lengths[other] + 1 > lengths[index]:
                lengths[index], before[index] = lengths[other] + 1, other
    last = max(range(len(places)), key=lambda i: (lengths[i], -i))
    row: list[_Place] = []
    while last >= 0:
        row.append(places[last])
        last = before[last]
    return row[::-1]
