"""Overviews made by hand, so that a test can put anything in them."""

from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from goalextract.database.ledger import Counts
from goalextract.database.listed import (
    ListedAmount,
    ListedDocument,
    ListedDoubt,
    ListedGoal,
    ListedNotice,
    ListedOutcome,
    ListedTarget,
)
from goalextract.database.models import RunStatus
from goalextract.database.overview import Overview
from goalextract.database.queries import RunRow
from goalextract.database.tallies import (
    AssessmentTally,
    DocumentTally,
    GoalTally,
    QualityTally,
    TargetTally,
)

BEGAN = datetime(2026, 5, 1, 3, 0, 0, tzinfo=UTC)
AMOUNT = ListedAmount(">=", Decimal(2500), None, "besøg", None, "2014")


def goal(text: str = "Flere læser", **changes: Any) -> ListedGoal:
    given: dict[str, Any] = {
        "ordinal": 1,
        "number": "1.1",
        "first_page": 3,
        "last_page": 4,
        "service_area": "Kultur",
        "focus_area": "Læselyst",
        "statement": text,
        "confidence": 0.62,
        "needs_review": True,
        "targets": (ListedTarget(AMOUNT, (ListedOutcome("met", "stated", "Målet er nået"),)),),
        "measurements": (ListedAmount("=", Decimal("2600.50"), None, "besøg", None, None),),
        "outcomes": (ListedOutcome("not_met", "stated", "Ikke nået"),),
        "doubts": (ListedDoubt("status", "it may start at 'Der'"),),
    }
    return ListedGoal(**{**given, **changes})


def document(name: str = "maal.txt", **changes: Any) -> ListedDocument:
    given: dict[str, Any] = {
        "document_name": name,
        "document_title": "Mål 2014",
        "municipality_name": "Herning Kommune",
        "committee": None,
        "report_year": 2014,
        "page_count": 5,
        "profile": "danish",
        "goal_count": 1,
        "section_count": 8,
        "sections_needing_review": 2,
        "issue_count": 1,
        "quarantined_goal_count": 1,
    }
    return ListedDocument(**{**given, **changes})


def overview(**changes: Any) -> Overview:
    given: dict[str, Any] = {
        "changed_at": BEGAN,
        "runs": (
            RunRow("a", BEGAN, BEGAN.replace(second=2), RunStatus.FINISHED, None, "1+x", Counts()),
        ),
        "documents": (DocumentTally("Herning Kommune", 2014, "1+x", 1, 1, 8, 2),),
        "goals": (GoalTally("Kultur", 0.62, 1, 1, 1),),
        "goals_with_targets": 1,
        "targets": (
            TargetTally(2014, "Kultur", "met", "stated", False, 1),
            TargetTally(2014, "Kultur", None, None, True, 2),
        ),
        "wholes": (AssessmentTally("not_met", "stated", 1),),
        "quality": (
            QualityTally("section", "warning", "section_doubted", 2, 1),
            QualityTally("issue", "warning", "personal_data", 1, 1),
            QualityTally("refused_goal", "error", "goal_rejected", 1, 1),
            QualityTally("refused_document", "error", "no_goals", 1, 1),
        ),
        "reasons": ("it may start at 'Der'", "it may start at 'Målet er'"),
        "in_doubt": (document(),),
        "refused": (ListedNotice("bad.txt", "no_goals", "no goal was found", None, None),),
        "refused_goals": (ListedNotice("maal.txt", "goal_rejected", "a rule was broken", 7, 3),),
        "personal": (ListedNotice("maal.txt", "personal_data", "a personal number", None, 2),),
        "listed": ((document(), (goal(),)),),
    }
    return Overview(**{**given, **changes})


def nothing() -> Overview:
    """Return the overview of a database without documents and runs."""
    empty = ("documents", "goals", "targets", "wholes", "quality", "reasons")
    lists = ("runs", "in_doubt", "refused", "refused_goals", "personal", "listed")
    nothing_in: dict[str, Any] = dict.fromkeys((*empty, *lists), ())
    return overview(changed_at=None, goals_with_targets=0, **nothing_in)
