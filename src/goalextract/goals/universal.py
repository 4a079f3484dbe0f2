"""Tell what becomes of an aim for every one of some things, where results tell of some of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.goals.targets import Figure, own_targets
from goalextract.language.quantities import Sort, find_quantities
from goalextract.language.sentences import sentences
from goalextract.language.stems import is_kind_of, is_same_noun, shared_stems
from goalextract.language.wordings import regex, wording
from goalextract.records import Kind, Outcome

_EVERY: Final = wording("universal", "every")
_FAILED: Final = wording("universal", "failed")
_STRICT: Final = wording("universal", "strict")
"""No one thing may be so."""
_CASES: Final = wording("universal", "cases")
_OWNER: Final = wording("universal", "owner")
_BEYOND: Final = {"<=": ">", "<": ">", ">=": "<", ">": "<"}
"""What tells that a limit is not kept."""
_LEAST: Final = frozenset({"=", ">=", "~"})
_UNDONE: Final = regex("universal", "undone")
_ONLY_SOME: Final = regex("universal", "only_some")
_WAS: Final = regex("universal", "was")
_KEPT: Final = regex("universal", "kept")
_AIMS: Final = (Kind.GOAL, Kind.SUCCESS_CRITERION)
_ALL: Final = 100


@dataclass(frozen=True, slots=True)
class _Aim:
    """Hold what an aim is for all of, with the sentence that says it."""

    kind: Kind
    noun: str
    start: int
    end: int


def some_of_all(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    language: str = "da",
) -> Iterator[tuple[int | None, int, Outcome]]:
    """Yield targets, None for the goal, with a result that tells of some only, or of all.

    Args:
        texts: the goal's sections.
        targets: its targets.
        measurements: its measurements.
        language: the language of the words.

    Example: of ``Alle skoler skal energimærkes`` the result ``12 af 13 skoler er mærket``.
    """
    own = own_targets(targets)
    for aim in _aims(texts):
        here = [t for t in own if targets[t].kind is aim.kind and _is_in(targets[t], aim)]
        if (own and not here) or any(targets[t].quantity.is_part for t in here):
            continue
        for m, result in enumerate(measurements):
            if _tells_of_some(result, aim, texts[aim.kind], language):
                yield (here[0] if here else None), m, "partly_met"
                break
            if not here and _tells_of_all(result, aim, language):
                yield None, m, "met"
                break


def over_limit(
    texts: Mapping[Kind, str], targets: Sequence[Figure], measurements: Sequence[Figure]
) -> Iterator[tuple[int, int, Outcome]]:
    """Yield limits that some exceed, each with the result that tells of them.

    Example: ``Tre borgere har ventet over to måneder`` of ``aldrig over to måneder`` -> not met.
    """
    for t in own_targets(targets):
        limit = targets[t].quantity
        beyond = _BEYOND.get(limit.comparator)
        if beyond is None or (beyond == "<" and not limit.is_for_each):
            continue
        is_strict = limit.is_for_each or _STRICT.search(targets[t].clause) is not None
        counted = {Sort.COUNT} if limit.is_part else {Sort.COUNT, Sort.SHARE}
        for m, result in enumerate(measurements):
            one = result.quantity
            is_some = one.sort in counted and one.value > 0
            said = find_quantities(_sentence_of(texts[result.kind], one.number_start))
            if is_some and any(
                (q.comparator, q.value, q.unit) == (beyond, limit.value, limit.unit) for q in said
            ):
                yield t, m, "not_met" if is_strict else "partly_met"
                break


def _sentence_of(text: str, at: int) -> str:
    return next((text[start:end] for start, end in sentences(text) if start <= at < end), "")


def _aims(texts: Mapping[Kind, str]) -> Iterator[_Aim]:
    for kind in _AIMS:
        text = texts.get(kind, "")
        for start, end in sentences(text) if text else ():
            for match in _EVERY.finditer(text, start, end):
                yield _Aim(kind, match["noun"], start, end)


def _is_in(target: Figure, aim: _Aim) -> bool:
    return aim.start <= target.quantity.number_start < aim.end


def _tells_of_all(result: Figure, aim: _Aim, language: str) -> bool:
    """Tell whether a result is of every one of the things: ``13 af 13 skoler er mærket``."""
    one = result.quantity
    is_of = shared_stems(f"{one.unit} {result.after}", aim.noun, language) > 0
    return one.whole == one.value and is_of and _FAILED.search(result.clause) is None


def _tells_of_some(result: Figure, aim: _Aim, goal: str, language: str) -> bool:
    """Tell whether a result counts fewer than all, or some of which it did not hold."""
    one = result.quantity
    if result.kind not in {Kind.STATUS, Kind.FOLLOW_UP, Kind.COMMENT} or result.is_in_brackets:
        return False
    if one.comparator == "change" or one.direction is not None:
        return False
    if one.whole is not None:
        is_of = shared_stems(f"{one.unit} {result.after}", aim.noun, language) > 0
        return one.value < one.whole and is_of
    if one.sort is Sort.SHARE:
        owner = _OWNER.match(result.after)
        of = owner["noun"] if owner is not None else result.clause
        return one.value < _ALL and shared_stems(of, aim.noun if owner else goal, language) > 0
    is_case = one.sort is Sort.COUNT and (
        _CASES.fullmatch(one.unit or "") is not None
        or shared_stems(one.unit or "", aim.noun, language) > 0
    )
    return is_case and one.value > 0 and _FAILED.search(result.clause) is not None


def some_of_count(
    targets: Sequence[Figure], measurements: Sequence[Figure], language: str = "da"
) -> Iterator[tuple[int, int, Outcome]]:
    """Yield the only target with a result that tells of some of it: not done, or only a share.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
        language: the language of the words.

    Example: ``To møder blev aflyst``, or ``Kun halvdelen blev holdt``, of ``6 borgermøder``.
    """
    own = own_targets(targets)
    if len(own) != 1:
        return
    target = targets[own[0]].quantity
    is_count = target.sort is Sort.COUNT and not target.is_part and target.comparator in _LEAST
    is_limit = target.sort is Sort.DURATION and target.comparator in {"<=", "<"}
    for m, result in enumerate(measurements):
        one = result.quantity
        is_fewer = one.sort is Sort.COUNT and 0 < one.value < target.value
        is_of_it = is_same_noun(target.unit or "", one.unit or "", language) or is_kind_of(
            target.unit or "", one.unit or "-", language
        )
        is_undone = is_fewer and is_of_it and _UNDONE.match(result.after) is not None
        is_share = one.sort is Sort.SHARE and one.value < _ALL and one.comparator == "="
        is_some = is_share and _ONLY_SOME.fullmatch(result.before) is not None
        is_some = is_some and _WAS.match(result.after) is not None
        is_kept = one.whole is not None and one.value < one.whole and _KEPT.search(result.after)
        if (is_count and (is_undone or is_some)) or (is_limit and is_kept):
            is_strict = is_limit and _STRICT.search(targets[own[0]].clause) is not None
            yield own[0], m, "not_met" if is_strict else "partly_met"
            return
