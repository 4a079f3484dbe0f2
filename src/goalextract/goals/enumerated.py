"""Say of several things, told one by one, that some are there and others are not."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from goalextract.goals.assessed import Assessed
from goalextract.goals.targets import Figure, own_targets
from goalextract.language.quantities import Sort
from goalextract.language.sentences import sentences
from goalextract.language.stems import kin_stems
from goalextract.language.wordings import regex
from goalextract.profiles.verdict_words import meanings_of
from goalextract.records import Kind

_JOINT: Final = regex("enumerated", "joint")
_SUBJECT: Final = regex("enumerated", "subject")
"""Opens a clause on a thing or two that are known, with its verb."""
_THEM: Final = regex("enumerated", "them")
"""Opens a clause on some of those that the goal counts."""
_WORD: Final = regex("enumerated", "word")
_LIKELY: Final = 0.7
"""So likely those that are there and those that are not are all of the goal's."""
_TELLS_NOTHING: Final = frozenset({"unknown", "if"})
_IS_NOT_THERE: Final = frozenset({"wait", "failed"})
_MAY_COME: Final = frozenset({"ahead", "partly", "may"})


def told_one_by_one(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    left: AbstractSet[int | None],
    language: str = "da",
) -> Iterator[Assessed]:
    """Yield that a count of things, or a goal without one, is partly reached.

    Args:
        texts: the goal's sections.
        targets: its targets.
        left: those of them, None for the goal, of which nothing else tells.
        language: the language of the words.

    Example: ``Stien til byen er åbnet, og stien til skoven er udskudt`` of ``2 stier``.
    """
    text = texts.get(Kind.STATUS, "")
    aim = " ".join(texts.get(kind, "") for kind in (Kind.GOAL, Kind.MEANS, Kind.SUCCESS_CRITERION))
    places = sentences(text) if text else ()
    told = [
        (clause, is_there)
        for start, end in places
        for clause in _JOINT.split(text[start:end])
        if (is_there := _is_there(clause)) is not None
    ]
    are_of_it = any(
        _THEM.match(clause) is not None or kin_stems(clause, aim, language) for clause, _ in told
    )
    if {is_there for _, is_there in told} != {True, False} or not are_of_it:
        return
    own = own_targets(targets)
    if len(own) > 1:
        return  # which of them are told is not said
    start, end = places[0][0], places[-1][0] + len(text[slice(*places[-1])].rstrip())
    for target in sorted(left, key=str):
        is_meant = not targets if target is None else target in own and _is_several(targets[target])
        if is_meant:
            yield Assessed(target, "partly_met", "stated", Kind.STATUS, start, end, _LIKELY)


def _is_several(target: Figure) -> bool:
    return target.quantity.sort is Sort.COUNT and target.quantity.value > 1


def _is_there(clause: str) -> bool | None:
    """Tell whether the thing that a clause opens with is there; None where it tells neither."""
    if any(map(str.isdigit, clause)) or _SUBJECT.match(clause) is None:
        return None
    meant = {one for word in _WORD.findall(clause.lower()) for one in meanings_of(word)}
    if meant & _TELLS_NOTHING:
        return None
    if meant & _IS_NOT_THERE or {"negated", "done"} <= meant:
        return False
    return True if "done" in meant and not meant & _MAY_COME else None
