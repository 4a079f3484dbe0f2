"""Tell which way is the better one of what a target counts."""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.quantities import Quantity, Sort
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.records import Kind

_OF: Final = re.compile(
    r"(?:pct\.?|procent|prosent|%|halvdelen|\wdele?|hälften|halvparten)\s+(?:af|av)\s",
    re.IGNORECASE,
)
"""So large a share of people or things is promised, and more is better, as of a number of them."""
_IN_TIME: Final = re.compile(
    r"\s[^.;]*\b(?:inden\sfor|inden|senest|højst|maks\.?|maksimalt|rettidigt?|til\stiden)\b",
    re.IGNORECASE,
)
"""After a share: the share of what is done in time, so more is better."""
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
    if target.quantity.direction is not None:
        return target.quantity.direction == "decrease"
    same = {way_of(o.quantity) for o in targets if o.quantity.value == target.quantity.value} - {
        None
    }
    others = {way_of(o.quantity) for o in targets} - {None}
    if target.quantity.comparator == "=" and target.quantity.value in _ENDS.get(
        target.quantity.sort, ()
    ):
        return target.quantity.value == 0  # nobody aims at all of what is bad
    is_cell = target.kind is Kind.TARGET_VALUE
    is_lone_cell = is_cell and sum(o.kind is target.kind for o in targets) == 1
    if len(same) == 1:
        return same.pop()
    if is_lone_cell and len(others) == 1 and len(targets) == 2:
        return others.pop()
    words = target.clause
    if is_cell:
        words = texts.get(Kind.INDICATOR) or texts.get(Kind.GOAL) or words
    is_sum = target.quantity.sort is Sort.COUNT or _OF.search(target.clause)
    default = False if is_sum and not is_cell else None
    is_lower = verdicts.is_lower_better(words, default=default)
    if is_lower is None and target.kind is Kind.SUCCESS_CRITERION and Kind.GOAL in texts:
        is_lower = verdicts.is_lower_better(texts[Kind.GOAL], default=None)
    if is_lower is None and target.quantity.comparator == "=" and not is_cell:
        # "Tilfredshed: Dagplejen 4,5. Skolen 4,2": what is counted is said once, for all
        is_lower = verdicts.is_lower_better(texts.get(target.kind, ""), default=None)
    if is_lower is None and target.quantity.is_part and _IN_TIME.match(target.after):
        is_lower = False
    if is_lower is None and target.quantity.comparator == "=" and len(others) == 1:
        # nothing tells of this one: it is bounded as the goal's others are
        tells_nothing = verdicts.is_lower_better(words, default=True) is not None
        is_lower = next(iter(others)) if tells_nothing else None
    # a longer time is seldom the better one, whatever it is the time of
    return None if target.quantity.sort is Sort.DURATION and is_lower is False else is_lower


def way_of(quantity: Quantity) -> bool | None:
    """Return whether a quantity's own words ask for less; None where they ask for neither."""
    if quantity.direction is not None:
        return quantity.direction == "decrease"
    return {"<=": True, "<": True, ">=": False, ">": False}.get(quantity.comparator)
