"""What is said of a goal's targets, with the words that show it."""

from dataclasses import dataclass
from typing import Final

from goalextract.records import Kind, Method, Outcome

ORDER: Final = (Kind.STATUS, Kind.ACTUAL_VALUE, Kind.FOLLOW_UP, Kind.COMMENT)
"""Where several sections give a verdict, the first of these counts."""
DEFINITE: Final = frozenset({"met", "partly_met", "not_met"})


@dataclass(frozen=True, slots=True)
class Assessed:
    """Hold one outcome with the words that show it: their section and place in its text."""

    target: int | None
    outcome: Outcome
    method: Method
    kind: Kind
    start: int
    end: int
    probability: float | None = None
    """How likely it is, if its wording is none that is known and it is only guessed."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """Name two outcomes of one target, or of the goal, that cannot both be right."""

    one: Assessed
    other: Assessed
