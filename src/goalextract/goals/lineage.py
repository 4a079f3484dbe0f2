"""Tell which goals of one authority go on through the years: pure, in any order of the goals.

Reports repeat goals with new years and numbers, reworded here and there.  Two goals are compared
by the words they share, a word counting the more the fewer goals have it; each goal goes on with at
most one of an earlier year, the most alike pairs first.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.language.stems import stems

_YEARS_APART: Final = 4
"""A goal that no report named for longer than a council's term is a new one."""
_LEAST: Final = 0.5
"""Half of what the two say, weighed by how rare it is, has to be the same."""
_SURE: Final = 0.75
_AS_LIKE: Final = 0.05
"""Another goal that comes this near is as like."""
_SAME_PLACE: Final = 0.1
"""What the same area adds: it decides between goals that are worded alike."""
_PER_YEAR: Final = 0.02
"""What each further year between the reports takes off."""
_RARE_WORDS: Final = 8
_CANDIDATES: Final = 40
"""Goals are compared if they share one of the rarest words of the later; as many as these."""
_DIGITS: Final = 4
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)*")


@dataclass(frozen=True, slots=True)
class StatedGoal:
    """Hold what tells a goal of one year's report from others."""

    goal_id: str
    year: int
    text: str
    """What the goal says; its indicator or criterion where the report has no goal's text."""
    place: tuple[str | None, ...]
    """What it stands under: committee, service area, focus area."""
    order: tuple[str, int]
    """Its document and its place there."""


@dataclass(frozen=True, slots=True)
class Link:
    """Say that a goal goes on with one of an earlier year, and how alike the two are."""

    goal_id: str
    earlier_goal_id: str
    change: str
    """``unchanged``, ``renumbered`` (only numbers and years differ) or ``reworded``."""
    similarity: float
    needs_review: bool


@dataclass(frozen=True, slots=True)
class _Read:
    """A goal with what its text comes to."""

    goal: StatedGoal
    words: frozenset[str]
    plain: str
    """The text without its numbers, for comparison."""


@dataclass(frozen=True, slots=True)
class _Pair:
    later: _Read
    earlier: _Read
    similarity: float
    score: float


def link(goals: Iterable[StatedGoal]) -> tuple[Link, ...]:
    """Return which goals of one authority go on with which.

    A goal that skips some years' reports is found again within four years.

    Example: ``Mindst 80 % trives i 2013`` and ``Mindst 85 % trives i 2014`` -> renumbered.
    """
    by_year: dict[int, list[_Read]] = defaultdict(list)
    for goal in sorted(goals, key=lambda goal: (goal.year, goal.order, goal.goal_id)):
        by_year[goal.year].append(_read(goal))
    weights = _weights(read for reads in by_year.values() for read in reads)
    open_ends: list[_Read] = []
    links: list[Link] = []
    for year in sorted(by_year):
        open_ends = [end for end in open_ends if year - end.goal.year <= _YEARS_APART]
        found = _match(by_year[year], open_ends, weights)
        links += found
        taken = {one.earlier_goal_id for one in found}
        open_ends = [end for end in open_ends if end.goal.goal_id not in taken] + by_year[year]
    return tuple(links)


def _read(goal: StatedGoal) -> _Read:
    plain = " ".join(_NUMBER.sub("0", goal.text.casefold()).split())
    return _Read(goal, stems(goal.text), plain)


def _weights(reads: Iterable[_Read]) -> Mapping[str, float]:
    """Return what each word counts: the more, the fewer texts have it; repeated texts count once.

    A goal that is repeated every year must not make its own words common.
    """
    texts = {read.plain: read.words for read in reads}
    counts = Counter(word for words in texts.values() for word in words)
    return {word: math.log(1 + len(texts) / count) for word, count in counts.items()}


def _match(
    laters: Sequence[_Read], earliers: Sequence[_Read], weights: Mapping[str, float]
) -> list[Link]:
    """Pair each goal of a year with at most one of before, the most alike first."""
    pairs = _pairs(laters, earliers, weights)
    pairs.sort(key=lambda pair: (-pair.score, pair.later.goal.order, pair.earlier.goal.order))
    scores: dict[str, list[float]] = defaultdict(list)
    for pair in pairs:
        scores[pair.later.goal.goal_id].append(pair.score)
        scores[pair.earlier.goal.goal_id].append(pair.score)
    links: list[Link] = []
    taken: set[str] = set()
    for pair in pairs:
        both = {pair.later.goal.goal_id, pair.earlier.goal.goal_id}
        if both & taken or pair.similarity < _LEAST:
            continue
        taken |= both
        rivals = sum(score > pair.score - _AS_LIKE for goal_id in both for score in scores[goal_id])
        links.append(_link(pair, is_alone=rivals == len(both)))
    return links


def _link(pair: _Pair, *, is_alone: bool) -> Link:
    change = "reworded"
    if pair.later.plain == pair.earlier.plain:
        same = _folded(pair.later.goal.text) == _folded(pair.earlier.goal.text)
        change = "unchanged" if same else "renumbered"
    return Link(
        goal_id=pair.later.goal.goal_id,
        earlier_goal_id=pair.earlier.goal.goal_id,
        change=change,
        similarity=round(pair.similarity, _DIGITS),
        needs_review=pair.similarity < _SURE or not is_alone,
    )


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())


def _pairs(
    laters: Sequence[_Read], earliers: Sequence[_Read], weights: Mapping[str, float]
) -> list[_Pair]:
    """Return the pairs that are worth a look, found by their rare words and by equal texts."""
    by_word: dict[str, list[_Read]] = defaultdict(list)
    by_text: dict[str, list[_Read]] = defaultdict(list)
    for end in earliers:
        by_text[end.plain].append(end)
        for word in end.words:
            by_word[word].append(end)
    pairs: list[_Pair] = []
    for later in laters:
        rarest = sorted(later.words, key=lambda word: (len(by_word[word]), word))[:_RARE_WORDS]
        met = {end.goal.goal_id: end for end in by_text[later.plain][:_CANDIDATES]}
        for word in rarest:
            for end in by_word[word][:_CANDIDATES]:
                met[end.goal.goal_id] = end
        pairs += [_pair(later, end, weights) for end in met.values()]
    return pairs


def _pair(later: _Read, earlier: _Read, weights: Mapping[str, float]) -> _Pair:
    similarity = 1.0 if later.plain == earlier.plain else _dice(later, earlier, weights)
    places = zip(later.goal.place, earlier.goal.place, strict=True)
    same = [one == other for one, other in places if one is not None or other is not None]
    score = similarity + (_SAME_PLACE * sum(same) / len(same) if same else 0.0)
    score -= _PER_YEAR * (later.goal.year - earlier.goal.year - 1)
    return _Pair(later, earlier, similarity, round(score, _DIGITS))


def _dice(one: _Read, other: _Read, weights: Mapping[str, float]) -> float:
    """Return twice the weight of the shared words over that of both texts' words."""
    both = _weight(one.words, weights) + _weight(other.words, weights)
    return 2 * _weight(one.words & other.words, weights) / both if both else 0.0


def _weight(words: Iterable[str], weights: Mapping[str, float]) -> float:
    return math.fsum(weights[word] for word in words)
