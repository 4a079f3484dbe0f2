"""Hold goals, documents and refusals as lists show them; what fills them is in `listing`."""

from dataclasses import dataclass
from decimal import Decimal


@dataclass(frozen=True, slots=True)
class ListedAmount:
    """Hold a number that a goal promises or reports."""

    comparator: str
    value: Decimal
    value_high: Decimal | None
    unit: str | None
    direction: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class ListedOutcome:
    """Hold an outcome with who says so and the quote that shows it."""

    outcome: str
    method: str
    evidence: str


@dataclass(frozen=True, slots=True)
class ListedTarget:
    """Hold a target with what became of it, if the report says so."""

    amount: ListedAmount
    outcomes: tuple[ListedOutcome, ...]


@dataclass(frozen=True, slots=True)
class ListedDoubt:
    """Hold why a section of a goal may be wrong."""

    section: str
    reason: str


@dataclass(frozen=True, slots=True)
class ListedGoal:
    """Hold a goal as a list shows it."""

    ordinal: int
    number: str | None
    first_page: int
    last_page: int
    service_area: str | None
    focus_area: str | None
    statement: str | None
    confidence: float
    needs_review: bool
    targets: tuple[ListedTarget, ...]
    measurements: tuple[ListedAmount, ...]
    outcomes: tuple[ListedOutcome, ...]
    """What is said of the goal as a whole."""
    doubts: tuple[ListedDoubt, ...]


@dataclass(frozen=True, slots=True)
class ListedDocument:
    """Hold a document's own fields and counts."""

    document_name: str
    document_title: str | None
    municipality_name: str | None
    committee: str | None
    report_year: int | None
    page_count: int
    profile: str
    goal_count: int
    section_count: int
    sections_needing_review: int
    issue_count: int
    quarantined_goal_count: int


@dataclass(frozen=True, slots=True)
class ListedNotice:
    """Hold one thing that was refused or noticed, with its document."""

    document_name: str
    code: str
    message: str
    goal_ordinal: int | None
    page: int | None
