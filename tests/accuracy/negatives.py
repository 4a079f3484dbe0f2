"""Say how many documents without goals yielded goals, and which."""

from collections import Counter
from collections.abc import Sequence
from typing import Any, Final

from tests.accuracy.score import DocumentScore

_MOST: Final = 40
"""Documents that are named one by one."""


def negative_summary(scores: Sequence[DocumentScore]) -> dict[str, Any]:
    """Return the figures of documents without goals as plain numbers and names."""
    papers = sum(s.name.endswith(".pdf") for s in scores)
    return {
        "documents": len(scores),
        "texts": len(scores) - papers,
        "papers": papers,
        "with_goals": sum(s.invented > 0 for s in scores),
        "goals": sum(s.invented for s in scores),
        "goals_unflagged": sum(s.invented_unflagged for s in scores),
        "found": [
            {"name": s.name, "goals": s.invented, "unflagged": s.invented_unflagged}
            for s in scores
            if s.invented
        ],
        "crashed": [s.name for s in scores if s.refused],
    }


def _goals(count: int) -> str:
    return f"{count} goal{'s' * (count != 1)}"


def print_negatives(scores: Sequence[DocumentScore]) -> None:
    """Print how many documents without goals there were, and each that yielded goals."""
    figures = negative_summary(scores)
    share = 100 * figures["with_goals"] / max(figures["documents"], 1)
    print(
        f"negatives {figures['documents']} documents without goals "
        f"({figures['texts']} text, {figures['papers']} PDF)"
    )
    print(
        f"          {figures['with_goals']} yielded goals ({share:.2f} %): "
        f"{_goals(figures['goals'])}, {figures['goals_unflagged']} of them not flagged"
    )
    for entry in figures["found"][:_MOST]:
        goals = _goals(entry["goals"])
        print(f"          {entry['name']}: {goals}, {entry['unflagged']} not flagged")
    if len(figures["found"]) > _MOST:
        rest = Counter(entry["name"].rsplit("-", 1)[0] for entry in figures["found"][_MOST:])
        named = ", ".join(f"{name} {count}" for name, count in rest.most_common())
        print(f"          and {rest.total()} more: {named}")
    for name in figures["crashed"]:
        print(f"crash     {name}")
