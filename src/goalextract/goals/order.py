"""The order in which a document's labels follow each other, learned from the document."""

from collections import Counter
from collections.abc import Iterable

from goalextract.records import Kind

_HEADS = (Kind.SERVICE_AREA, Kind.FOCUS_AREA)
_RANK = {kind: rank for rank, kind in enumerate(Kind)}


class LabelOrder:
    """Tell whether a label goes on with a goal or starts the next one."""

    def __init__(self, forms: Iterable[tuple[str, Kind]]) -> None:
        """Learn from the labels of a document, first to last."""
        self._before: Counter[tuple[str, str]] = Counter()
        self._kind: dict[str, Kind] = {}
        group: list[str] = []
        head: str | None = None
        for form, kind in forms:
            self._kind[form] = kind
            # A title that opens the document may look like one label before it.
            if head is None and not self._before and len(group) <= 1 and kind in _HEADS:
                head = form
            # A document that opens with a service or focus area begins its goals, or groups of
            # goals, with one, also where some goals lack it.
            if form in group or form == head:
                group = []
            self._before.update((earlier, form) for earlier in group)
            group.append(form)

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
