"""Sections that a goal should have and lacks: said, never passed over."""

from collections import Counter
from collections.abc import Sequence
from typing import Final

from goalextract.document import Finding
from goalextract.doubt import Doubt
from goalextract.goals.draft import HEADING_KINDS, DraftGoal

_USUAL_SHARE: Final = 0.6
"""A kind that this share of a document's goals have is usual in the document."""


def doubt_missing(goals: Sequence[DraftGoal]) -> tuple[Finding, ...]:
    """Doubt goals that lack a section usual in their document, and say which.

    A label that stands there without a value is said as such.
    """
    counts = Counter(kind for goal in goals for kind in goal.sections)
    usual = {k for k, n in counts.items() if len(goals) > 1 and n >= _USUAL_SHARE * len(goals)}
    findings: list[Finding] = []
    for ordinal, goal in enumerate(goals, start=1):
        page = min((s.page for x in goal.sections.values() for s in x.spans), default=None)
        lacking = (usual | goal.empty) - set(goal.sections)
        if goal.is_row:
            # A table's cell may be left empty; only where the row belongs holds for others too.
            lacking &= goal.empty & usual & HEADING_KINDS
        for kind in sorted(lacking):
            is_empty = kind in goal.empty
            text = "its label has no value" if is_empty else "most goals here have it"
            code = "value_missing" if is_empty else "section_missing"
            findings.append(
                Finding(code, f"{kind.value} is missing: {text}", page=page, goal=ordinal)
            )
            goal.doubts.append(Doubt(f"{kind.value} may be missing", 0.85))
    return tuple(findings)
