"""Match the only open target of a measure with the only open result that may be of it."""

from collections.abc import Iterator, Sequence
from typing import Final

from goalextract.goals.lone import GENERIC, NEXT_WORDS, OBJECT, is_on_scale
from goalextract.goals.several import is_of_all, is_of_some
from goalextract.goals.targets import Figure
from goalextract.language.measures import is_size, names_thing
from goalextract.language.quantities import Quantity, Sort
from goalextract.language.stems import is_rate_of, kin_stems, stems
from goalextract.language.wordings import regex
from goalextract.records import Kind

LIKELY: Final = 0.9
"""So likely a result is a target's that only its place, or that there is no other, ties to it."""
_LESS_LIKELY: Final = 0.7
"""Where nothing that it names is kin to the target, either."""
_ANY_SUBJECT: Final = regex("lone", "any_subject")


def only_answers(
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    plain: Sequence[Sequence[int]],
    language: str,
) -> Iterator[tuple[int, int, float]]:
    """Yield the only open target of a measure with the only open result, and how likely that is.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
        plain: how plainly each measurement answers each target.
        language: the language of the words.

    What names nothing else may be of it, too.

    Example: ``65 % af børnene ammes`` and ``Ammefrekvensen er 59 %`` -> ``(0, 0, 0.9)``.
    """
    for t, target in enumerate(targets):
        one = target.quantity
        is_counted = one.sort is Sort.COUNT and not is_size(one.unit) and not one.is_part
        if target.kind is Kind.MEANS or any(plain[t]) or is_counted:
            continue
        rivals = [
            i
            for i, other in enumerate(targets)
            if i != t and not any(plain[i]) and _is_comparable(one, other.quantity)
        ]
        got = [
            m
            for m, result in enumerate(measurements)
            if _is_comparable(one, result.quantity)
            and not any(row[m] for row in plain)
            and not is_of_some(result)
        ]
        wholes = [m for m in got if is_of_all(measurements[m])]
        if len(got) > 1:
            got = wholes if len(wholes) == 1 else list(_of_last_year(got, measurements))
        if rivals or len(got) != 1:
            continue
        result = measurements[got[0]]
        if _is_akin(target, result, language):
            yield t, got[0], LIKELY
        elif _names_nothing_else(result, language):
            yield t, got[0], _LESS_LIKELY


def _of_last_year(got: Sequence[int], measurements: Sequence[Figure]) -> Sequence[int]:
    """Return the result of the last year, where each is of another year; else all of them."""
    by_year = {year: m for m in got if (year := measurements[m].year) is not None}
    return [by_year[max(by_year)]] if len(by_year) == len(got) else got


def _is_comparable(one: Quantity, other: Quantity) -> bool:
    """Tell whether two quantities are of one measure, both levels or both changes."""
    # "8 ud af 10 borgere" are told as a share
    is_share = one.whole is not None and other.sort is Sort.SHARE
    are_alike = (one.unit, one.sort) == (other.unit, other.sort) or is_share
    if (one.whole is None) != (other.whole is None) and not is_share:
        return False
    are_levels = (one.comparator == "change") == (other.comparator == "change")
    return are_alike and are_levels and (one.sort is not Sort.BARE or is_on_scale(one, other))


def _is_akin(target: Figure, result: Figure, language: str) -> bool:
    """Tell whether a result's words are kin to a target's, or name no thing at all.

    Example: ``Ammefrekvensen er 59 %`` is to ``børnene ammes``; ``Vandforbruget`` is not to
    ``strøm``.
    """
    own = result.before.rpartition(";")[2] + result.after.partition(",")[0]
    said = f"{result.lead} {own}"
    is_named = kin_stems(said, target.about, language) > 0
    is_named = is_named or is_rate_of(own.strip().partition(" ")[0], target.about)
    return is_named or not stems(GENERIC.sub(" ", said), language)


def _names_nothing_else(result: Figure, language: str) -> bool:
    """Tell whether a result has no subject, object or owner that may be something else.

    Example: ``73,4 % af vælgerne stemte`` may be of ``Valgdeltagelsen``; ``72 % valgte gymnasiet``
    is not of an ``erhvervsuddannelse``, nor ``Vandforbruget`` of ``strøm``.
    """
    if result.kind is Kind.COMMENT or (is_size(result.quantity.unit) and names_thing(result.after)):
        return False  # a comment tells of other numbers, too
    subject = _ANY_SUBJECT.match(result.clause)
    thing = OBJECT.search(NEXT_WORDS.split(result.after)[0].rstrip(" ."))
    named = [match[1] for match in (subject, thing) if match is not None]
    return not any(stems(GENERIC.sub(" ", word), language) for word in named)
