"""Compare two measurings document by document, for totals hide what gains and losses cancel out.

python -m tests.accuracy --layout headed --save before.json     # in the old checkout
python -m tests.accuracy --layout headed --against before.json  # in the new one
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

from tests.accuracy.score import DocumentScore

FIGURES: Final = ("found", "invented", "right", "wrong", "unflagged", "flagged")
"""Goals found and invented; sections right and not, wrong ones without a flag, sections flagged."""

Figures = dict[str, int]


def figures(score: DocumentScore) -> Figures:
    """Return the counts of one document that a comparison looks at."""
    right = sum(v.state == "right" for v in score.verdicts)
    silent = sum(v.state != "right" and not v.flagged for v in score.verdicts)
    counts = (
        score.found_goals,
        score.invented,
        right,
        len(score.verdicts) - right,
        silent + score.invented_unflagged,
        score.flagged_sections,
    )
    return dict(zip(FIGURES, counts, strict=True))


def by_document(scores: Sequence[DocumentScore]) -> dict[str, Figures]:
    """Return each document's counts by its layout and name."""
    return {f"{score.layout}/{score.name}": figures(score) for score in scores}


def save(scores: Sequence[DocumentScore], path: Path) -> None:
    """Write each document's counts as JSON."""
    path.write_text(json.dumps(by_document(scores), indent=1, sort_keys=True) + "\n", "utf-8")


def load(path: Path) -> dict[str, Figures]:
    """Return what ``save`` wrote."""
    saved: dict[str, Figures] = json.loads(path.read_text(encoding="utf-8"))
    return saved


def differences(before: Mapping[str, Figures], after: Mapping[str, Figures]) -> list[str]:
    """Return a line for each document that is read otherwise, the worst fall first, then sums.

    Example: right 12 before and 14 after -> ``headed/7: right 12 -> 14 (+2)``.
    """
    shared = [name for name in after if name in before and after[name] != before[name]]
    shared.sort(key=lambda name: (_gain(before[name], after[name]), name))
    lines = [f"{name}: {_told(before[name], after[name])}" for name in shared]
    both = [name for name in after if name in before]
    old, new = (sum((Counter(side[name]) for name in both), Counter()) for side in (before, after))
    lines.append(f"{len(shared)} of {len(both)} documents differ; {_told(old, new) or 'no sum'}")
    lines += [f"only before: {name}" for name in before if name not in after]
    lines += [f"only after: {name}" for name in after if name not in before]
    return lines


def _gain(before: Mapping[str, int], after: Mapping[str, int]) -> int:
    """Return what a document gained; an error without a flag weighs as three flagged ones."""
    good = after["right"] - before["right"] + after["found"] - before["found"]
    bad = after["invented"] - before["invented"] + 3 * (after["unflagged"] - before["unflagged"])
    return good - bad


def _told(before: Mapping[str, int], after: Mapping[str, int]) -> str:
    pairs = [(name, before.get(name, 0), after.get(name, 0)) for name in FIGURES]
    return ", ".join(f"{name} {a} -> {b} ({b - a:+d})" for name, a, b in pairs if a != b)
