"""Tell which of a goal's targets a verdict is about."""

from collections.abc import Sequence
from typing import Final

from goalextract.goals.targets import Figure, own_targets
from goalextract.language.listed import sign_at
from goalextract.language.numbers import find_numbers, parse_number
from goalextract.language.sentences import sentences
from goalextract.language.stems import kin_stems, stem, stems
from goalextract.language.wordings import regex
from goalextract.profiles.verdicts import Verdict, VerdictFinder

_OF_ALL_ITEMS: Final = regex("aiming", "of_all_items")
_ITEM: Final = regex("aiming", "item")
_HOW_MANY: Final = regex("aiming", "how_many")
_HOLDS_FOR: Final = regex("aiming", "holds_for")
_SIDE_BY_SIDE: Final = regex("aiming", "side_by_side")


def aimed_at(
    text: str,
    verdict: Verdict,
    targets: Sequence[Figure],
    verdicts: VerdictFinder,
    language: str,
) -> Sequence[int | None]:
    """Return the targets that a verdict is about; None stands for the goal as a whole."""
    words = text[verdict.start : verdict.end]
    own = own_targets(targets)
    told = _HOW_MANY.search(words) if verdict.is_about_goal else None
    whole = parse_number(told["whole"]) if told is not None else None
    if whole is not None and whole > len(own):
        return [None]  # it counts aims that have no number, too
    if verdict.is_about_goal and len(own) > 1 and verdicts.is_about_all(words, len(own)):
        return own
    place = verdicts.ordinal(words) if verdict.is_about_goal else None
    if place is not None and place < len(own) and len(own) > 1:
        return [own[place]]
    items = _of_items(text, verdict, targets, own)
    if items is not None:
        return items
    named = _named(words, targets, language)
    if named is None and len(own) > 1 and verdicts.points_back(words):
        # What only the means count is no part of a goal's verdict.
        at = _named(_before(text, verdict), [targets[index] for index in own], language)
        named = own[at] if at is not None else None
    if named is not None or not verdict.is_about_goal:
        return [named]
    return [own[0] if len(own) == 1 and not verdicts.is_limited(words) else None]


def _of_items(
    text: str, verdict: Verdict, targets: Sequence[Figure], own: Sequence[int]
) -> Sequence[int] | None:
    """Return the targets of the list's item that a verdict names, or stands in, if any does."""
    words = text[verdict.start : verdict.end]
    named = _ITEM.search(words)
    sign = named["sign"].lower() if named is not None else None
    if sign is None or all(targets[at].sign != sign for at in own):
        sign = None if _OF_ALL_ITEMS.match(words) else sign_at(text, verdict.start)
    if sign is None or not any(target.sign for target in targets):
        return None
    # "Ad 2) Ikke nået": of a list the item says which
    return [at for at in own if targets[at].sign == sign]


def _before(text: str, verdict: Verdict) -> str:
    """Return what the verdict's sentence says before it."""
    for start, end in sentences(text):
        if start <= verdict.start < end:
            return text[start : verdict.start]
    return ""


def _named(words: str, targets: Sequence[Figure], language: str) -> int | None:
    """Return the target whose thing a verdict names; none where it names several or no one's."""
    said = stems(words, language)
    shared = [len(said & stems(target.clause, language)) for target in targets]
    if not any(shared):
        shared = [kin_stems(words, target.clause, language) for target in targets]
    told = find_numbers(_HOW_MANY.sub(" ", words))
    said_numbers = {number.value for number in told if number.value > 1}
    for index, target in enumerate(targets):
        if target.quantity.value in said_numbers:
            shared[index] += 2
    best = max(shared, default=0)
    if best == 0 or shared.count(best) > 1:
        return None
    return shared.index(best)


def is_for_some(words: str, aim: str, language: str = "da") -> bool:
    """Tell whether a verdict names only some of those that an aim names side by side.

    Example: ``Overholdt for røde patienter`` of ``højst 30 minutter for røde og orange patienter``.
    """
    said = {
        stem(word, language)
        for match in _HOLDS_FOR.finditer(words)
        for word in match["some"].split()
    }
    for match in _SIDE_BY_SIDE.finditer(aim) if said else ():
        named = [stem(word, language) for word in (*match["first"].split(", "), match["last"])]
        if 0 < sum(word in said for word in named) < len(named):
            return True
    return False
