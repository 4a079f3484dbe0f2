"""Label words that open a part of a value, though the template lists them.

``Status for mål: Status pr. 31. december: ...`` and ``Lys: ikke rørt`` among the items of a status
hold a second label of a kind that the goal's own label heads already.  In goal after goal that one
stands; the other stands here only.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Page
from goalextract.goals.order import LabelOrder
from goalextract.layout.cells import Cell
from goalextract.profiles.labels import LabelMatch

_SELDOM: Final = 0.2
_USUAL: Final = 0.6
_FEWEST_ROUNDS: Final = 3
_COLUMN: Final = re.compile(r"[ \t]*(?:\t|  )")
_SPACE: Final = re.compile(r"\s*")


def without_strays(pages: Mapping[int, Page], cells: Sequence[Cell]) -> Sequence[Cell]:
    """Give back to the values the labels in them that head what another label of the goal heads.

    Labels of a column beside their values stay: no words of a value stand there.
    """
    counts = Counter(cell.label.form for cell in cells if cell.label is not None)
    rounds = max(counts.values(), default=0)
    if rounds < _FEWEST_ROUNDS:
        return cells
    labels = [cell.label for cell in cells if cell.label is not None]
    order = LabelOrder((m.form, m.kind) for m in labels if m.kind is not None)
    seldom = {form for form, n in counts.items() if n <= max(1, _SELDOM * rounds)}
    usual = {form for form, n in counts.items() if n >= _USUAL * rounds}
    kept = list(cells)
    for goal in _goals(cells, order, seldom):
        own = {label.kind for i in goal if (label := cells[i].label) and label.form in usual}
        for at, index in enumerate(goal):
            label = cells[index].label
            if (
                at
                and label is not None
                and label.form in seldom
                and label.kind in own
                and label.kind is not None
                and _is_in_text(pages, cells[index], label)
            ):
                cell = cells[index]
                value = (*cell.label_spans, *cell.value)
                kept[index] = replace(cell, label=None, label_spans=(), value=value)
    return kept


def _goals(cells: Sequence[Cell], order: LabelOrder, seldom: set[str]) -> list[list[int]]:
    """Part the labelled cells into goals by the labels that are not seldom."""
    goals: list[list[int]] = [[]]
    forms: list[str] = []
    for index, cell in enumerate(cells):
        if cell.label is None or cell.row:
            continue
        form = cell.label.form
        if form not in seldom:
            if form in forms or (forms and order.precedes(form, forms[-1])):
                goals.append([])
                forms = []
            forms.append(form)
        goals[-1].append(index)
    return goals


def _is_in_text(pages: Mapping[int, Page], cell: Cell, label: LabelMatch) -> bool:
    """Tell whether a colon parts a label from the value that follows it as text does."""
    page = pages[cell.page]
    if page.print is not None or not label.has_colon or not cell.value or not cell.label_spans:
        return False
    end = cell.label_spans[-1].end
    follows = _SPACE.match(page.text, end)
    touches = follows is not None and follows.end() == cell.value[0].start
    return touches and _COLUMN.match(page.text, end) is None
