"""Choose what ambiguous labels of a document mean, each in the light of the others."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import product
from typing import Final

from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_CORE: Final = frozenset((Kind.GOAL, Kind.MEANS, Kind.STATUS))
"""What most goals have."""
_CORE_GAINS: Final = 1.5
"""So many places down its kinds a label may go to head what most goals have and none else heads."""
_TWICE_COSTS: Final = 10.0
"""What another label beside it heads costs more places than any label has kinds."""
_JOINTLY: Final = 5
"""So many ambiguous labels are settled beside each other; documents have few."""
_SELDOM: Final = 0.2
"""Labels that share fewer of their goals may head the same: each where the other is not."""
Row = tuple[LabelMatch, ...]
Labels = Mapping[int, Row]


def with_chosen_kinds(labels: Labels, goals: Sequence[Collection[str]] = ()) -> dict[int, Row]:
    """Give each ambiguous label the first kind that no other label of the document stands for.

    A label that stands in few goals beside it stands for none: the words may be a value's.
    """
    forms: dict[str, tuple[Kind, ...]] = {}
    for matches in labels.values():
        known = (match for match in matches if match.is_known and not match.is_open)
        forms.update({match.form: match.kinds for match in known})
    beside = _Beside(Counter(match.form for row in labels.values() for match in row), goals)
    taken: dict[Kind, set[str]] = {}
    for form, kinds in forms.items():
        if len(kinds) == 1:
            taken.setdefault(kinds[0], set()).add(form)
    for match in (match for row in labels.values() for match in row):
        if goals and not match.is_known and match.kind is not None:
            taken.setdefault(match.kind, set()).add(match.form)  # its words hint at it
    open_forms = sorted(form for form, kinds in forms.items() if len(kinds) > 1)
    chosen: dict[str, Kind] = {}
    for first in range(0, len(open_forms), _JOINTLY):
        some = open_forms[first : first + _JOINTLY]
        readings = product(*(forms[form] for form in some))
        best = min(readings, key=partial(_cost, some, forms, beside, taken))
        for form, kind in zip(some, best, strict=True):
            taken.setdefault(kind, set()).add(form)
            chosen[form] = kind
    return {
        number: tuple(
            replace(match, kinds=(chosen[match.form],)) if match.form in chosen else match
            for match in matches
        )
        for number, matches in labels.items()
    }


class _Beside:
    """Tell how often labels stand beside each other in a goal."""

    def __init__(self, counts: Mapping[str, int], goals: Sequence[Collection[str]]) -> None:
        self._counts, self._goals = counts, goals

    def share(self, form: str, others: Iterable[str]) -> float:
        """Return in what share of a label's goals one of others stands, the commonest of them.

        Where it is not known which labels belong to a goal, all may stand beside each other.
        """
        if not self._goals:
            most = max((self._counts[other] for other in others), default=0)
            return min(1.0, most / self._counts[form])
        own = [goal for goal in self._goals if form in goal]
        most = max((sum(other in goal for goal in own) for other in others), default=0)
        return most / max(1, len(own))

    def covers(self, forms: Collection[str]) -> bool:
        """Tell whether one of some labels stands in most goals, or in any where none is known."""
        if not self._goals:
            return bool(forms)
        return 2 * sum(any(form in goal for form in forms) for goal in self._goals) >= len(
            self._goals
        )


def _cost(
    some: Sequence[str],
    forms: Mapping[str, Sequence[Kind]],
    beside: _Beside,
    taken: Mapping[Kind, Collection[str]],
    reading: Sequence[Kind],
) -> float:
    """Say how unlikely it is that labels stand for these kinds, beside those already taken.

    ``Det har vi gjort`` and ``Resultater`` may both head the status: but then none of them heads
    the means, which most goals have.
    """
    cost = 0.0
    for index, (form, kind) in enumerate(zip(some, reading, strict=True)):
        alike = [other for other, k in zip(some[:index], reading, strict=False) if k is kind]
        share = beside.share(form, (*taken.get(kind, ()), *alike))
        cost += forms[form].index(kind) + _TWICE_COSTS * share * (share > _SELDOM)
    found = {kind for kind in _CORE if beside.covers(taken.get(kind, ()))}
    return cost - _CORE_GAINS * len(_CORE.intersection(reading).difference(found))
