"""Tell what a result proves of the target that it answers, and what it does not."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.goals.adding import are_added
from goalextract.goals.lone import ALONE, CELL
from goalextract.goals.others import may_be_of_others
from goalextract.goals.partial import is_of_a_part
from goalextract.goals.plainness import NAMED_KIND, PART, SAME_NOUN, does_the_same
from goalextract.goals.targets import Figure
from goalextract.language.measures import is_size
from goalextract.language.quantities import Role, Sort
from goalextract.language.stems import is_same_noun, stems
from goalextract.language.wordings import regex
from goalextract.records import Outcome

_ALL_OF: Final = regex("answers", "all_of")
_EACH: Final = regex("answers", "each")
_IN_ALL: Final = regex("answers", "in_all")
_MAY_BE: Final = regex("answers", "may_be")
_LARGEST: Final = regex("answers", "largest")
_MEAN: Final = regex("answers", "mean")
"""What is aimed at is itself an average."""
_ONE: Final = regex("answers", "one")
_PART_OF: Final = re.compile(r"[,;:.]\s")
_PER: Final = regex("answers", "per")
"""So many for each of several things: ``10 borgere pr. hold``."""
_PER_TIME: Final = regex("answers", "per_time")
_RATIO: Final = regex("answers", "ratio")
_REFUSED: Final = regex("answers", "refused")
_WHY: Final = regex("answers", "why")
"""What follows tells why, or what else, not how many."""


def proven_of(
    outcomes: Mapping[int, Outcome],
    target: Figure,
    measurements: Sequence[Figure],
    best: int,
    language: str,
) -> Mapping[int, Outcome]:
    """Return outcomes, those that the words do not prove as unclear."""
    is_count = target.quantity.sort is Sort.COUNT and not target.quantity.is_part
    is_bounded = is_count and target.quantity.comparator in {"<=", "<"}
    # a part of what was to be counted may suffice; that it does not says nothing
    is_part = is_count and best == PART
    # of many things of one noun, few of another sort prove nothing
    is_whole = target.quantity.role is Role.ALL
    is_noun_alone = (is_bounded or is_whole) and ALONE < best <= SAME_NOUN
    # "højst 3 klager": there is nothing more to have in common
    if is_noun_alone and best > NAMED_KIND:
        is_noun_alone = len(stems(_PER_TIME.sub(" ", target.clause), language)) > 1
    is_sum = are_added(outcomes, measurements)
    proven: dict[int, Outcome] = {}
    for m, outcome in outcomes.items():
        is_same_deed = is_whole and does_the_same(target, measurements[m], language)
        is_doubtful = (is_noun_alone and not is_same_deed) or (
            best < CELL and _proves_nothing(target, measurements[m])
        )
        if outcome != "met":
            is_some = is_whole and best <= SAME_NOUN and not is_same_deed
            is_doubtful = is_part or is_some or (is_sum and outcome == "not_met")
        if not is_doubtful and outcome != "unclear" and best < CELL:
            is_doubtful = may_be_of_others(target, measurements[m], language)
        proven[m] = "unclear" if is_doubtful else outcome
    return proven


def of_all_aimed_at(
    proven: Mapping[int, Outcome], measurements: Sequence[Figure], aim: str, language: str
) -> Mapping[int, Outcome]:
    """Return outcomes, one that a single place or group proves as unclear."""
    return {
        m: "unclear"
        if outcome == "met" and is_of_a_part(measurements[m], aim, language)
        else outcome
        for m, outcome in proven.items()
    }


def _proves_nothing(target: Figure, measured: Figure) -> bool:
    """Tell whether a clause says what may be or is so for one, or only repeats what was aimed at.

    Nor does one number prove what is to hold for each of several things.
    """
    before = target.clause[: target.quantity.start - target.start]
    if target.quantity.role is Role.ALL:
        before = before.rstrip().rpartition(" ")[0]  # "alle 12 hjem" are 12
    is_count = target.quantity.sort is Sort.COUNT and not is_size(target.quantity.unit)
    is_per = is_count and _PER.match(target.after) is not None
    is_of_each = _ALL_OF.search(measured.clause) is not None
    if (
        (target.quantity.is_for_each and not is_of_each and not _MEAN.search(target.clause))
        or (is_per and not is_of_each and not _is_per_one(target, measured))
        or _has_other_ratio(target, measured)
        or (_EACH.search(_PART_OF.split(before)[-1]) and not _IN_ALL.search(target.clause))
        or _is_one_of_them(target, measured)
    ):
        return True
    is_repeated = target.quantity.value == measured.quantity.value
    return is_repeated and _REFUSED.search(measured.clause) is not None


def _is_one_of_them(target: Figure, measured: Figure) -> bool:
    """Tell whether a result is of one of several, or may be; the largest keeps a limit for all."""
    may_be = _MAY_BE.search(_WHY.split(measured.clause)[0])
    is_limit = target.quantity.comparator in {"<=", "<"}
    return may_be is not None and not (is_limit and _LARGEST.fullmatch(may_be.group()) is not None)


def _is_per_one(target: Figure, measured: Figure) -> bool:
    """Tell whether a result is of one of what a target is per: ``en leder har 22``."""
    per, one = _PER.match(target.after), _ONE.search(measured.clause)
    is_same = per is not None and one is not None and is_same_noun(per["of"], one["of"])
    return is_same or _PER.match(measured.after) is not None


def _has_other_ratio(target: Figure, measured: Figure) -> bool:
    """Tell whether a target is of so many things, and its result not: ``1 voksen pr. 3 børn``."""
    wanted, got = _RATIO.match(target.after), _RATIO.match(measured.after)
    return wanted is not None and (got is None or got["of"] != wanted["of"])


def is_only_on_average(target: Figure, measured: Figure) -> bool:
    """Tell whether an average tells of a time that each case is to keep.

    Example: ``I gennemsnit 12 dage`` of ``Svar gives inden for 14 dage``.
    """
    is_time = target.quantity.sort is Sort.DURATION and target.quantity.comparator in {"<=", "<"}
    is_mean = _MEAN.search(measured.about) is not None
    return is_time and is_mean and _MEAN.search(target.about) is None
