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
from goalextract.goals.draft import HEADING_KINDS
from goalextract.goals.order import LabelOrder
from goalextract.layout.cells import Cell
from goalextract.profiles.labels import LabelMatch

_SELDOM: Final = 0.2
_USUAL: Final = 0.6
_FEWEST_ROUNDS: Final = 3
_BETWEEN: Final = 2
"""So many other labels stand at least between a label and itself in the next goal."""
_COLUMN: Final = re.compile(r"[ \t]*(?:\t|  )")
_SPACE: Final = re.compile(r"\s*")


def without_strays(pages: Mapping[int, Page], cells: Sequence[Cell]) -> Sequence[Cell]:
    """Give back to the values the labels in them that head what another label of the goal heads.

    Labels of a column beside their values stay: no words of a value stand there.
    """
    labels = [cell.label for cell in cells if cell.label is not None]
    counts = _rounds([label.form for label in labels])
    # A page's heading and a goal may both name the area.
    parts = {label.form for label in labels if label.kind not in HEADING_KINDS}
    rounds = max((counts[form] for form in parts), default=0)
    if rounds < _FEWEST_ROUNDS:
        return cells
    order = LabelOrder((m.form, m.kind) for m in labels if m.kind is not None)
    usual = {form for form, n in counts.items() if n >= _USUAL * rounds}
    goals = _goals(cells, order, usual)
    held = Counter(form for goal in goals for form in {label.form for _, label in goal})
    kept = list(cells)
    for goal in goals:
        own = {label.kind for _, label in goal if label.form in usual and label.kind is not None}
        for index, label in goal[1:]:
            cell = cells[index]
            is_seldom = held[label.form] <= max(1, _SELDOM * len(goals))
            if is_seldom and label.kind in own and _is_in_text(pages, cell, label):
                value = (*cell.label_spans, *cell.value)
                kept[index] = replace(cell, label=None, label_spans=(), value=value)
    return kept


def _rounds(forms: Sequence[str]) -> Counter[str]:
    """Count how often labels come anew: with others between, as from one goal to the next.

    Example: ``Mål Kontraktmål Kontraktmål Status Mål Status`` -> 2, 1 and 2.
    """
    totals = Counter(forms)
    often = sum(total >= _FEWEST_ROUNDS for total in totals.values())
    least = min(_BETWEEN, max(1, often - 1))
    counts: Counter[str] = Counter()
    since: dict[str, set[str]] = {}
    for form in forms:
        counts[form] += form not in since or len(since[form]) >= least
        for others in since.values():
            others.add(form)
        since[form] = set()
    return counts


def _goals(
    cells: Sequence[Cell], order: LabelOrder, usual: set[str]
) -> list[list[tuple[int, LabelMatch]]]:
    """Part the labelled cells, each with its place, into goals by the usual labels."""
    goals: list[list[tuple[int, LabelMatch]]] = [[]]
    forms: list[str] = []
    for index, cell in enumerate(cells):
        if cell.label is None or cell.row:
            continue
        form = cell.label.form
        if form in usual:
            if form in forms or (forms and order.precedes(form, forms[-1])):
                goals.append([])
                forms = []
            forms.append(form)
        goals[-1].append((index, cell.label))
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
