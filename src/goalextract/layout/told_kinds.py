"""What labels of goals under headings head, where their values tell it better than their words."""

from collections.abc import Iterable, Mapping
from typing import Final

from goalextract.language.figures import says_figure
from goalextract.layout.outline import Goal
from goalextract.records import Kind

_MOSTLY: Final = 0.5
_LONGER: Final = 2.0
"""A goal is told in so many words more than what only names it."""


def told_kinds(goals: Iterable[Goal], texts: Mapping[int, str]) -> dict[str, tuple[Kind, ...]]:
    """Return the kinds of labels whose values are figures, or are none, by the labels' forms.

    Examples: ``Effekt`` above ``16,1`` heads what was reached, above sentences a status;
    ``Resultatkrav`` above ``86 / 12`` a target value, where another label says what was reached;
    ``Hovedmål`` above sentences the goal, below headings that are but names: ``Mål 1 Fritid``.
    """
    goals = list(goals)
    values: dict[str, list[str]] = {}
    kinds: dict[str, tuple[Kind, ...]] = {}
    for part, spans in (one for goal in goals for one in goal.parts):
        text = " ".join(texts[span.page][span.start : span.end] for span in spans)
        if text and part.label.is_known:
            values.setdefault(part.label.form, []).append(text)
            kinds[part.label.form] = part.label.kinds
    figures = {form: _share(map(says_figure, found)) for form, found in values.items()}
    own = {form[0] for form in kinds.values() if len(form) == 1}
    told: dict[str, tuple[Kind, ...]] = {}
    named = _words(
        " ".join(texts[span.page][span.start : span.end] for span in goal.heading.spans)
        for goal in goals
    )
    for form, several in kinds.items():
        if len(several) > 1 and Kind.ACTUAL_VALUE in several:
            if figures[form] > _MOSTLY and several[0] is not Kind.BASELINE:
                told[form] = (Kind.ACTUAL_VALUE,)
            elif not figures[form] and Kind.STATUS in several and Kind.STATUS not in own:
                told[form] = tuple(kind for kind in several if kind is not Kind.ACTUAL_VALUE)
        elif several[:1] == (Kind.GOAL,) and Kind.FOCUS_AREA in several:
            is_stated = named and _words(values[form]) >= named + _LONGER
            told |= {form: (Kind.GOAL,)} if is_stated else {}
        elif several == (Kind.SUCCESS_CRITERION,) and Kind.TARGET_VALUE not in own:
            is_scored = Kind.ACTUAL_VALUE in own and figures[form] > _MOSTLY
            told |= {form: (Kind.TARGET_VALUE,)} if is_scored else {}
    return told


def _words(said: Iterable[str]) -> float:
    """Return how many words texts have on the average."""
    counts = [len(text.split()) for text in said]
    return sum(counts) / max(1, len(counts))


def _share(tests: Iterable[bool]) -> float:
    found = list(tests)
    return sum(found) / max(1, len(found))
