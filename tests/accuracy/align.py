"""Align the goals of a truth with the goals that were found, in document order."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

_LEAST: Final = 0.2
"""Share of words two goals must have in common to be the same goal."""


def words(goal: dict[str, Any]) -> Counter[str]:
    """Count the words of a goal's sections, the ones that groups of goals share left out."""
    texts = [s["text"] for k, s in goal["sections"].items() if k != "service_area"]
    return Counter(" ".join(texts).split())


def overlap(left: Counter[str], right: Counter[str]) -> float:
    """Return the F1 of two bags of words."""
    total = sum(left.values()) + sum(right.values())
    return 2 * sum((left & right).values()) / total if total else 0.0


def align(
    truth: Sequence[dict[str, Any]], got: Sequence[dict[str, Any]]
) -> list[tuple[int | None, int | None]]:
    """Return pairs of positions; a goal that was lost or invented stands alone.

    The order of both sides is kept and the words in common are most.
    """
    left, right = [words(goal) for goal in truth], [words(goal) for goal in got]
    score = [[overlap(a, b) for b in right] for a in left]
    best = [[0.0] * (len(right) + 1) for _ in range(len(left) + 1)]
    for i in range(len(left) - 1, -1, -1):
        for j in range(len(right) - 1, -1, -1):
            pair = score[i][j] + best[i + 1][j + 1] if score[i][j] >= _LEAST else -1.0
            best[i][j] = max(pair, best[i + 1][j], best[i][j + 1])
    pairs: list[tuple[int | None, int | None]] = []
    i = j = 0
    while i < len(left) and j < len(right):
        pair = score[i][j] + best[i + 1][j + 1] if score[i][j] >= _LEAST else -1.0
        if pair == best[i][j]:
            pairs.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] == best[i][j]:
            pairs.append((i, None))
            i += 1
        else:
            pairs.append((None, j))
            j += 1
    pairs += [(k, None) for k in range(i, len(left))]
    pairs += [(None, k) for k in range(j, len(right))]
    return pairs
