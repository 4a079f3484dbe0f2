"""How sure the program is of a value, and why not surer; one scale for every layout."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

REVIEW_BELOW: Final = 0.9
"""A section less sure than this wants a person's eye.

The value follows the contract: of the sections at 0.9, nine in ten are right.
"""
CERTAIN: Final = 0.99
"""What a value is worth that nothing speaks against; no reading of a print is ever sure."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """Give one reason to doubt a value and how likely the value still is right."""

    reason: str
    confidence: float


def confidence(doubts: Iterable[Doubt]) -> float:
    """Return how likely a value is right, given all that speaks against it.

    The doubts are taken as independent, so their confidences multiply.
    """
    value = CERTAIN
    for doubt in doubts:
        value *= doubt.confidence
    return round(value, 4)


def needs_review(value: float) -> bool:
    """Tell whether a value of this confidence wants a person's eye."""
    return value < REVIEW_BELOW
