"""Match results to the only targets that they can be of, though they name nothing in common."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from goalextract.goals.several import is_of_some, labelled_results
from goalextract.goals.targets import Figure, own_targets
from goalextract.language.measures import is_size, names_thing
from goalextract.language.quantities import Quantity, Sort
from goalextract.language.stems import stem, stems
from goalextract.language.wordings import regex, wording
from goalextract.records import Kind

_TOTAL: Final = regex("lone", "total")
"""Opens what holds of all that was measured, beside what holds of some."""
_ANAPHORA: Final = regex("lone", "anaphora")
"""Goes on speaking of what the goal is about: ``Andelen var 95``."""
_LEADS: Final = regex("lone", "leads")
"""Before a number that speaks of nothing new: ``Resultat: 88 pct.``"""
_OTHER: Final = regex("lone", "other")
"""After a share: it is of somebody else, or of those who answered."""
_THERE: Final = regex("lone", "there")
_BECAME: Final = regex("lone", "became")
"""After a bare number: what was done with so many: ``3 er ansat``."""
_SHOWS: Final = regex("lone", "shows")
_LEAST: Final = frozenset({">=", ">"})
_OPENING: Final = 3
_SCALE_FACTOR: Final = 2
OBJECT: Final = regex("lone", "object")
"""What a share's verb is done to: ``valgte gymnasiet``."""
_SUBJECT: Final = regex("lone", "subject")
NEXT_WORDS: Final = regex("lone", "cut")
_YEARS: Final = regex("lone", "years")
"""Behind a result: of which year it is, and what it was before."""
_LONG: Final = 5
GENERIC: Final = wording("kin", "generic")
_MONEY_WORDS: Final = regex("lone", "money_words")
"""Say only that a sum is one."""
_NEW: Final = re.compile(r"\b(?:en|et)\s(?:[^\W\d_]+\s)?$", re.IGNORECASE)
"""Before the noun of a change of what is known: ``Der er målt et``."""
_DECIMAL: Final = re.compile(r"\d,\d")
_YEAR_HEADS: Final = re.compile(r"20\d\d:?\s[-−+]?[\d.,½]+(?:\s?[^\s:]{1,20})?")
_YEAR_ENDS: Final = regex("lone", "year_ends")
ALONE: Final = 1
"""So plainly answers what only goes on speaking of what the goal is about."""
_HEADED: Final = 7
"""So plainly answers what only its year heads."""
CELL: Final = 10
"""So plainly a table's cell of results answers its cell of targets."""


def lone_answers(
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    plain: Sequence[Sequence[int]],
) -> Iterator[tuple[int, int, int]]:
    """Yield targets and results, by their places, with how plainly one answers the other.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
        plain: how plainly each measurement answers each target by what it names.

    Example: ``Mindst 95 % af borgerne`` and ``Andelen var 96 %`` -> ``(0, 0, 1)``.
    """
    for target, result in _shares(targets, measurements, plain):
        yield target, result, ALONE
    for target, result in _changes_and_scores(targets, measurements, plain):
        yield target, result, ALONE
    for target, result in _sums(targets, measurements, plain):
        yield target, result, ALONE
    for target, result in _by_year(targets, measurements):
        yield target, result, _HEADED
    for target, result in _counts(targets, measurements):
        yield target, result, ALONE
    for target, result in _sizes(targets, measurements):
        yield target, result, ALONE
    for target, result in labelled_results(targets, measurements):
        yield target, result, CELL
    for target, result in _cells(targets, measurements).items():
        yield target, result, CELL


def _shares(
    targets: Sequence[Figure], measurements: Sequence[Figure], plain: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield a share's only target and only result, if the result names nothing else.

    ``Andelen var 95,8 %`` goes on speaking of the share that the goal is about.
    """
    wanted = [i for i in own_targets(targets) if targets[i].quantity.is_part]
    got = [i for i, m in enumerate(measurements) if m.quantity.sort is Sort.SHARE]
    totals = [i for i in got if _TOTAL.match(measurements[i].clause)]
    if len(got) > 1 and len(totals) == 1:
        got = totals
    mains = [i for i in got if not is_of_some(measurements[i])]
    got = mains if len(mains) == 1 else got
    if len(wanted) != 1 or len(got) != 1 or any(plain[wanted[0]]):
        return
    target, result = targets[wanted[0]].quantity, measurements[got[0]]
    is_change = "change" in (target.comparator, result.quantity.comparator)
    is_on = _ANAPHORA.match(result.clause) or got == totals or _opens(result, targets[wanted[0]])
    is_on = is_on or _goes_on(result, targets[wanted[0]])
    if not is_change and is_on and not any(row[got[0]] for row in plain):
        yield wanted[0], got[0]


def _counts(targets: Sequence[Figure], measurements: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Yield the only number of things aimed at with the only result, if that names no things.

    ``Der er oprettet 23`` tells of the places that were to be made.
    """
    own = own_targets(targets)
    bare = [i for i, one in enumerate(measurements) if one.quantity.sort is Sort.BARE]
    if len(own) != 1 or len(bare) != 1:
        return
    target, result = targets[own[0]].quantity, measurements[bare[0]]
    is_number = target.sort is Sort.BARE and target.comparator in _LEAST and target.value % 1 == 0
    is_count = target.sort is Sort.COUNT and not target.is_part and target.comparator != "change"
    is_count = is_count or is_number
    is_bare = result.quantity.sort is Sort.BARE and result.quantity.comparator != "change"
    is_alone = result.quantity.end - result.quantity.start >= len(result.clause.strip(" ."))
    is_near = is_on_scale(target, result.quantity._replace(whole=None))
    is_shown = len(measurements) == 1 and is_near and _SHOWS.search(result.clause) is not None
    is_said = (
        is_alone
        or is_shown
        or (_is_level(result) and _THERE.match(result.clause))
        or (result.quantity.start == result.start and _was_done(result, targets[own[0]]))
    )
    if is_count and is_bare and is_said:
        yield own[0], bare[0]


def _was_done(result: Figure, target: Figure) -> bool:
    """Tell whether so many are now as they were to be: ``3 er ansat`` of ``Der ansættes 5``."""
    done = _BECAME.match(result.after)
    before = target.clause[: target.quantity.start - target.start].lower()
    if done is None:
        return False
    # "sat op" is "opsat"
    openings = {done["done"][:_OPENING].lower(), f"{done['up'] or ''}{done['done']}"[:_OPENING]}
    return any(word[:_OPENING] in openings for word in before.split())


def _changes_and_scores(
    targets: Sequence[Figure], measurements: Sequence[Figure], plain: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the only change, or score, that is aimed at, with the only one that came of it.

    ``Tællingerne viser en stigning på 4 pct.`` tells of what was to grow by 10.
    """
    for is_one, is_on in ((_is_change, _has_no_subject), (_is_score, _is_level)):
        wanted = [i for i in own_targets(targets) if is_one(targets[i])]
        if len(wanted) != 1 or any(plain[wanted[0]]):
            continue
        target = targets[wanted[0]]
        got = [
            i
            for i, m in enumerate(measurements)
            if is_one(m) and (m.quantity.unit == target.quantity.unit or _is_bare_count(target, m))
        ]
        if len(got) != 1 or any(row[got[0]] for row in plain):
            continue
        result = measurements[got[0]]
        if is_one is _is_score and not _are_scores(target, result):
            continue
        if is_on(result) or _goes_on(result, target):
            yield wanted[0], got[0]


def _is_bare_count(target: Figure, result: Figure) -> bool:
    """Tell whether a change is told in bare numbers of the things counted: ``faldt med 140``."""
    one, other = target.quantity, result.quantity
    return one.sort is Sort.COUNT and other.sort is Sort.BARE and other.value % 1 == 0


def _are_scores(target: Figure, result: Figure) -> bool:
    """Tell whether two bare numbers are of one scale; only scores and marks have decimals."""
    has_decimals = _DECIMAL.search(f"{target.clause} {result.clause}") is not None
    return has_decimals and is_on_scale(target.quantity, result.quantity)


def _is_change(figure: Figure) -> bool:
    return figure.quantity.comparator == "change"


def _has_no_subject(result: Figure) -> bool:
    """Tell whether what changed was named before: ``et fald på 4 %``, ``- 4 %``."""
    before = result.clause[: result.quantity.start - result.start]
    return _LEADS.fullmatch(before) is not None or _NEW.search(before) is not None


def _is_score(figure: Figure) -> bool:
    """Tell whether a number may be a score or a mark; if so, one of the two has decimals."""
    one = figure.quantity
    return one.sort is Sort.BARE and one.comparator != "change"


def _is_level(result: Figure) -> bool:
    return not _YEARS.sub("", result.after).strip(" .")


def is_on_scale(one: Quantity, other: Quantity) -> bool:
    """Tell whether two bare numbers may be on one scale, as two scores or two marks are."""
    low, high = sorted((one.value, other.value))
    return one.whole is None is other.whole and 0 < high <= _SCALE_FACTOR * low


def _is_new(said: Iterable[str], target: Figure) -> bool:
    """Tell whether words speak of something that a target does not, not even as a part of a word.

    Example: ``uafklarede`` does not where ``ikke afklaret`` is aimed at.
    """
    known = [one for one in stems(target.about) if len(one) >= _LONG]
    return not any(one in word or word[:_LONG] == one[:_LONG] for word in said for one in known)


def _goes_on(result: Figure, target: Figure) -> bool:
    """Tell whether a result's subject is the target's in another word.

    Example: ``Strømforbruget er reduceret 8 %`` of ``Spare 10 % på strøm``.
    """
    subject = _SUBJECT.match(result.clause)
    return subject is not None and not _is_new([stem(subject[1])], target)


def _sums(
    targets: Sequence[Figure], measurements: Sequence[Figure], plain: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield the only sum aimed at with the only sum that came of it, if that names nothing else.

    ``Byggeregnskabet er opgjort til 121 mio. kr.`` tells of what was to cost no more than 118.
    """
    wanted = [i for i in own_targets(targets) if targets[i].quantity.sort is Sort.MONEY]
    got = [
        i
        for i, m in enumerate(measurements)
        if m.quantity.sort is Sort.MONEY and not m.is_part_of_last
    ]
    if len(wanted) != 1 or len(got) != 1 or any(plain[wanted[0]]):
        return
    target, result = targets[wanted[0]], measurements[got[0]]
    if "change" in (target.quantity.comparator, result.quantity.comparator):
        return
    before = result.clause[: result.quantity.start - result.start]
    new = [word for word in stems(_MONEY_WORDS.sub(" ", before)) if _is_new([word], target)]
    if not new:
        yield wanted[0], got[0]


def _opens(result: Figure, target: Figure) -> bool:
    """Tell whether a clause opens with its number, and does not say of whom it is."""
    before = result.clause[: result.quantity.start - result.start]
    if _LEADS.fullmatch(before) is None or _OTHER.match(result.after) is not None:
        return False
    # "72 % valgte gymnasiet" says something else
    thing = OBJECT.search(NEXT_WORDS.split(result.after)[0].rstrip(" ."))
    return thing is None or not _is_new([stem(thing[1])], target)


def _by_year(
    targets: Sequence[Figure], measurements: Sequence[Figure]
) -> Iterator[tuple[int, int]]:
    """Yield the only target with each result that only has a year: ``2018: 23``, ``23 (2018)``."""
    wanted = own_targets(targets)
    if len(wanted) != 1:
        return
    target = targets[wanted[0]].quantity
    for m, measured in enumerate(measurements):
        got = measured.quantity
        words = measured.clause[: len(measured.clause) - len(measured.after)]
        is_alone = len(words) == got.end - got.start and _YEAR_ENDS.fullmatch(measured.after)
        is_headed = is_alone or _YEAR_HEADS.fullmatch(words)
        is_alike = got.unit == target.unit or (
            got.sort is Sort.BARE and target.sort is Sort.COUNT and not target.is_part
        )
        are_changes = (target.comparator == "change") == (got.comparator == "change")
        if is_headed and is_alike and are_changes:
            yield wanted[0], m


def _sizes(targets: Sequence[Figure], measurements: Sequence[Figure]) -> Iterator[tuple[int, int]]:
    """Yield the only target and the only result of one size that name no thing: ``26.400 m2``."""
    for t, target in enumerate(targets):
        unit = target.quantity.unit
        if not is_size(unit) or sum(other.quantity.unit == unit for other in targets) > 1:
            continue
        got = [m for m, one in enumerate(measurements) if one.quantity.unit == unit]
        if len(got) == 1 and not names_thing(measurements[got[0]].after):
            yield t, got[0]


def _cells(targets: Sequence[Figure], measurements: Sequence[Figure]) -> Mapping[int, int]:
    """Pair a table's cells of targets and results: by place, or by the one unit that both have."""
    wanted = [i for i, one in enumerate(targets) if one.kind is Kind.TARGET_VALUE]
    if not wanted:
        # the goal states its target itself, a cell what came of it
        wanted = own_targets(targets)
        wanted = wanted if len(wanted) == 1 else []
    got = [i for i, one in enumerate(measurements) if one.kind is Kind.ACTUAL_VALUE]
    if len(wanted) == len(got):
        pairs = list(zip(wanted, got, strict=True))
    else:
        pairs = [(t, m) for t in wanted for m in got if _is_alone(t, targets, m, measurements)]
    return {
        t: m
        for t, m in pairs
        if _is_change(targets[t]) == _is_change(measurements[m])
        and (
            targets[t].quantity.unit == measurements[m].quantity.unit
            or Sort.BARE in (targets[t].quantity.sort, measurements[m].quantity.sort)
        )
    }


def _is_alone(
    target: int, targets: Sequence[Figure], measured: int, measurements: Sequence[Figure]
) -> bool:
    unit = targets[target].quantity.unit
    kind = targets[target].kind
    same = [t for t in targets if t.kind is kind and t.quantity.unit == unit]
    got = [m for m in measurements if m.kind is Kind.ACTUAL_VALUE and m.quantity.unit == unit]
    return len(same) == len(got) == 1 and got[0] is measurements[measured]
