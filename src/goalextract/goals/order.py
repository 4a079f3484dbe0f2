"""The order in which a document's labels follow each other, learned from the document."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby, pairwise
from operator import gt, lt

from goalextract.records import Kind

_HEADS = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_OFTEN = 0.5
_TWICE = 2
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


class LabelOrder:
    """Tell whether a label goes on with a goal or starts the next one."""

    def __init__(self, forms: Iterable[tuple[str, Kind]]) -> None:
        """Learn from the labels of a document, first to last."""
        # A heading may say what the sheet below it opens with: once more is no other goal.
        labels = [key for key, _ in groupby(forms)]
        self._kind = dict(labels)
        # Where some goals lack their first label, the others' first may look like the last.  The
        # label that goals start with is the one that keeps most to the genre's order.
        counts = Counter(form for form, _ in labels)
        most = max(counts.values(), default=0)
        least = max(_TWICE, _OFTEN * most)  # what stands once starts no second goal
        usual = [form for form in counts if least <= counts[form] < most]
        first = labels[0] if labels else ("", None)
        if counts[first[0]] == most and first[1] in _HEADS:
            usual = []  # every goal opens with it
        learned = [_learn(labels, head) for head in (None, *usual)]
        self._before = max(learned, key=self._agreement, default=Counter[tuple[str, str]]())

    def _agreement(self, before: Counter[tuple[str, str]]) -> float:
        """Return the share of pairs that stand as reports of the genre state their sections."""
        ranks = {form: _RANK[kind] for form, kind in self._kind.items()}
        pairs = [(ranks[a], ranks[b], count) for (a, b), count in before.items()]
        total = sum([count for one, other, count in pairs if one != other])
        return sum([n for one, other, n in pairs if one < other]) / total if total else 0.0

    def precedes(self, form: str, other: str) -> bool:
        """Tell whether ``form`` stands before ``other`` within a goal of this document.

        Where the document shows both orders equally often, the order in which reports of the
        genre state their sections decides.
        """
        ahead, behind = self._before[form, other], self._before[other, form]
        if ahead != behind:
            return ahead > behind
        kind, other_kind = self._kind.get(form), self._kind.get(other)
        if kind is None or other_kind is None:
            return False
        return _RANK[kind] < _RANK[other_kind]


def alternating(labels: Sequence[tuple[str, Kind]]) -> dict[str, str]:
    """Return for labels that head the same in goal after goal the one form that stands for all.

    Two of them stand in two goals where what comes after them in goals stands between, and what
    comes before them.

    Example: ``Mål``, ``Status``, ``Målsætning``, ``Status``, ``Mål`` -> ``Målsætning`` as ``Mål``.
    """
    shared: dict[str, str] = {}
    said = {kind for _, kind in labels}.difference(_HEADS)
    for kind in [kind for kind in Kind if kind in said]:
        places = [index for index, (_, own) in enumerate(labels) if own is kind]
        forms = dict.fromkeys(labels[index][0] for index in places)
        sides = [
            {other for other in said if is_side(_RANK[other], _RANK[kind])} for is_side in (lt, gt)
        ]
        if len(forms) >= _TWICE and all(
            all(not side or side.intersection(k for _, k in labels[i:j]) for side in sides)
            for i, j in pairwise(places)
            if labels[i][0] != labels[j][0]
        ):
            shared |= dict.fromkeys(forms, next(iter(forms)))
    return shared


def _learn(labels: Sequence[tuple[str, Kind]], first: str | None) -> Counter[tuple[str, str]]:
    """Count which labels stand before which in a goal; each goal starts with ``first``."""
    # Goal after goal has the same labels: they are paired once.
    groups: Counter[tuple[str, ...]] = Counter()
    group: list[str] = []
    head: str | None = first
    has_pair = False
    for form, kind in labels:
        # A title that opens the document may look like one label before it.
        if head is None and not has_pair and len(group) <= 1 and kind in _HEADS:
            head = form
        # A document that opens with a service or focus area begins its goals, or groups of
        # goals, with one, also where some goals lack it.
        if form in group or form == head:
            groups[tuple(group)] += 1
            group = []
        has_pair = has_pair or bool(group)
        group.append(form)
    groups[tuple(group)] += 1
    before: defaultdict[tuple[str, str], int] = defaultdict(int)
    for forms, times in groups.items():
        for pair in combinations(forms, 2):
            before[pair] += times
    return Counter(before)
