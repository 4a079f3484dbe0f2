"""Tell which way is the better one of what a target counts."""

from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.quantities import Quantity, Sort, find_quantities
from goalextract.language.wordings import regex
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.records import Kind

_OF: Final = regex("better", "of")
"""So large a share of people or things is promised, and more is better, as of a number of them."""
_IN_TIME: Final = regex("better", "in_time")
"""After a share: the share of what is done in time, so more is better."""
_MOST: Final = 50
_PAIR: Final = 2
_ENDS: Final = {Sort.SHARE: (0, 100), Sort.COUNT: (0,)}
"""No less, or no more, can be aimed at."""


def is_lower_better(
    texts: Mapping[Kind, str],
    target: Figure,
    targets: Sequence[Figure],
    verdicts: VerdictFinder,
) -> bool | None:
    """Tell whether less is better of what a target counts; None where nothing says so.

    A plain number is bounded as the same goal's other targets are: ``Højst tre huse`` beside a
    cell that says ``3``.  A cell with no more than its number is of what the indicator, else the
    goal says.
    """
    found = _by_numbers(texts, target, targets)
    if found is not None:
        return found
    one = target.quantity
    is_in_time = one.is_part and _IN_TIME.match(target.after) is not None
    if is_in_time and _OF.search(target.clause):
        return False  # the share of what is done in time
    is_lower = _by_words(texts, target, verdicts)
    is_plain = one.comparator == "="
    if is_lower is None and is_in_time:
        is_lower = False
    others = {way_of(o.quantity) for o in targets} - {None}
    if is_lower is None and is_plain and len(others) == 1:
        # nothing tells of this one: it is bounded as the goal's others are
        words = _words_of(texts, target)
        tells_nothing = verdicts.is_lower_better(words, default=True) is not None
        is_lower = next(iter(others)) if tells_nothing else None
    is_most = one.sort is Sort.SHARE and one.value >= _MOST and target.kind is not Kind.TARGET_VALUE
    if is_lower is None and is_plain and is_most:
        is_lower = False  # nobody aims at most of what is bad
    if is_lower is None and target.kind is Kind.MEANS and one.sort is Sort.COUNT:
        is_lower = False  # so many are to be dealt with, whatever they are
    # a longer time is seldom the better one, whatever it is the time of
    return None if one.sort is Sort.DURATION and is_lower is False else is_lower


def _by_numbers(
    texts: Mapping[Kind, str], target: Figure, targets: Sequence[Figure]
) -> bool | None:
    """Tell whether less is better by the number itself, the baseline, or the goal's others."""
    one = target.quantity
    if one.direction is not None:
        return one.direction == "decrease"
    if target.before.rstrip().endswith("+"):
        return False
    is_risen = _rises(texts, target)
    if is_risen is not None:
        return not is_risen
    if one.comparator == "=" and one.value in _ENDS.get(one.sort, ()):
        return one.value == 0  # nobody aims at all of what is bad
    same = {way_of(o.quantity) for o in targets if o.quantity.value == one.value} - {None}
    if len(same) == 1:
        return same.pop()
    return _as_the_other(target, targets)


def _as_the_other(target: Figure, targets: Sequence[Figure]) -> bool | None:
    """Tell whether less is better of a lone cell by the one other target of its goal."""
    one = target.quantity
    is_cell = target.kind is Kind.TARGET_VALUE
    is_lone_cell = is_cell and sum(o.kind is target.kind for o in targets) == 1
    others = [o.quantity for o in targets if o.kind is not target.kind]
    if not is_lone_cell or len(others) != 1 or len(targets) != _PAIR:
        return None
    if one.sort is Sort.SHARE and others[0].sort is Sort.DURATION:
        return False  # the share that keeps the time: "inden for 30 dage", and a cell of "95 %"
    alike = [one, *(other for other in others if other.sort is one.sort)]
    ways = {way_of(quantity) for quantity in alike} - {None}
    return ways.pop() if len(ways) == 1 else None


def _words_of(texts: Mapping[Kind, str], target: Figure) -> str:
    """Return the words that say what a target counts: a cell's are those of its indicator."""
    if target.kind is not Kind.TARGET_VALUE:
        return target.clause
    return texts.get(Kind.INDICATOR) or texts.get(Kind.GOAL) or target.clause


def _by_words(texts: Mapping[Kind, str], target: Figure, verdicts: VerdictFinder) -> bool | None:
    """Tell whether less is better by the words of the target, else of its goal or section."""
    is_cell = target.kind is Kind.TARGET_VALUE
    is_sum = target.quantity.sort in {Sort.COUNT, Sort.SCORE} or _OF.search(target.clause)
    is_sum = is_sum or _OF.search(f"%{target.lead}")
    default = False if is_sum and not is_cell else None
    is_lower = verdicts.is_lower_better(_words_of(texts, target), default=default)
    if is_lower is None and target.kind is Kind.SUCCESS_CRITERION and Kind.GOAL in texts:
        is_lower = verdicts.is_lower_better(texts[Kind.GOAL], default=None)
    if is_lower is None and target.quantity.comparator == "=" and not is_cell:
        # "Tilfredshed: Dagplejen 4,5. Skolen 4,2": what is counted is said once, for all
        is_lower = verdicts.is_lower_better(texts.get(target.kind, ""), default=None)
    return is_lower


def _baseline(texts: Mapping[Kind, str]) -> Quantity | None:
    """Return the one level that a goal starts from."""
    text = texts.get(Kind.BASELINE, "")
    found = [q for q in find_quantities(text) if q.value_high is None] if text else []
    levels = [q for q in found if q.comparator == "="]
    return levels[0] if len(found) == len(levels) == 1 else None


def _rises(texts: Mapping[Kind, str], target: Figure) -> bool | None:
    """Tell whether a level that is aimed at lies above the one that the goal starts from."""
    one, base = target.quantity, _baseline(texts)
    if base is None or one.comparator != "=" or one.whole is not None:
        return None
    is_alike = one.unit == base.unit or Sort.BARE in (one.sort, base.sort)
    return one.value > base.value if is_alike and one.value != base.value else None


def from_baseline(texts: Mapping[Kind, str], measurements: Sequence[Figure]) -> Sequence[Figure]:
    """Return results, each of the baseline's unit with the level that it came from."""
    base = _baseline(texts)
    if base is None:
        return measurements
    return [
        one._replace(quantity=one.quantity._replace(was=base.value))
        if one.quantity.was is None
        and (one.quantity.unit == base.unit or Sort.BARE in (one.quantity.sort, base.sort))
        else one
        for one in measurements
    ]


def way_of(quantity: Quantity) -> bool | None:
    """Return whether a quantity's own words ask for less; None where they ask for neither."""
    if quantity.direction is not None:
        return quantity.direction == "decrease"
    return {"<=": True, "<": True, ">=": False, ">": False}.get(quantity.comparator)
