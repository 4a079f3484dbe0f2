"""Validate an extracted document goal by goal; nothing is loaded that has not passed here.

A goal that breaks a rule is set aside whole, with every failed rule, its page and its payload;
the document's other goals go on.  A document that loses more goals than it keeps is refused.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from pydantic import ValidationError

from goalextract.errors import (
    GoalExtractError,
    InvalidDocumentError,
    NoGoalsError,
    TooManyRejectedError,
)
from goalextract.records import DocumentInfo, Goal, GoalReport, Issue, ValidationContext

Payload = Mapping[str, object]
"""A record as plain JSON-like values, not yet trusted."""


@dataclass(frozen=True, slots=True)
class FailedRule:
    """Name one rule that a goal broke, and where in the goal."""

    code: str
    message: str
    location: str


@dataclass(frozen=True, slots=True)
class RejectedGoal:
    """Hold a goal that must not be loaded: its failed rules, first page and payload as JSON."""

    ordinal: int | None
    page: int | None
    failed: tuple[FailedRule, ...]
    payload: str


class RejectedGoalsError(TooManyRejectedError):
    """Refuse a document and carry the goals for which it is refused, to be quarantined too."""

    def __init__(self, cause: str, rejected: tuple[RejectedGoal, ...] = ()) -> None:
        super().__init__(cause)
        self.rejected = rejected

    def __reduce__(self) -> tuple[type[GoalExtractError], tuple[object, ...]]:
        """Let the goals cross a process border too."""
        return type(self), (self.cause, self.rejected)


class PassedReport(Protocol):
    """Give what has passed of a document, its goals one by one: all at once may be too many."""

    @property
    def document(self) -> DocumentInfo:
        """Return what is known of the document itself."""
        ...

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Return what may be wrong with it."""
        ...

    @property
    def rejected(self) -> tuple[RejectedGoal, ...]:
        """Return the goals that may not be loaded."""
        ...

    @property
    def users_profiles(self) -> str:
        """Return a hash of the users' profiles that it was read by; empty if by none."""
        ...

    def goals(self) -> Iterator[Goal]:
        """Yield the goals that may be loaded, from the first on each time.

        Raises:
            DocumentError: one cannot be understood; none that came before it may stay either.
        """
        ...


@dataclass(frozen=True, slots=True)
class ValidatedReport:
    """Hold the report that may be loaded and the goals that may not."""

    report: GoalReport
    rejected: tuple[RejectedGoal, ...] = ()
    users_profiles: str = ""
    """A hash of the users' profiles that it was read by; empty if by none."""

    @property
    def is_complete(self) -> bool:
        """Tell whether every goal of the document passed."""
        return not self.rejected

    @property
    def document(self) -> DocumentInfo:
        """Return what is known of the document itself."""
        return self.report.document

    @property
    def issues(self) -> tuple[Issue, ...]:
        """Return what may be wrong with it."""
        return self.report.issues

    def goals(self) -> Iterator[Goal]:
        """Yield the goals that may be loaded."""
        return iter(self.report.goals)


def failed_rules(error: ValidationError) -> tuple[FailedRule, ...]:
    """List the rules that a validation error names, without the values that broke them."""
    return tuple(
        FailedRule(
            code=detail["type"],
            message=detail["msg"],
            location=".".join(str(part) for part in detail["loc"]),
        )
        for detail in error.errors(include_url=False, include_input=False)
    )


def _reject(payload: Payload, failed: tuple[FailedRule, ...]) -> RejectedGoal:
    ordinal, pages = payload.get("ordinal"), payload.get("pages")
    page = pages[0] if isinstance(pages, Sequence) and pages else None
    return RejectedGoal(
        ordinal=_whole(ordinal),
        page=_whole(page),
        failed=failed,
        payload=_as_json(payload),
    )


def _whole(value: object) -> int | None:
    """Trust a number from a payload only where it counts something."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value > 0 else None


def _as_json(payload: Payload) -> str:
    """Write a payload as JSON that any reader takes: no NaN, no half of a character."""
    text = json.dumps(payload, sort_keys=True, default=str)
    plain = json.loads(text, parse_constant=str)
    encoded = json.dumps(plain, ensure_ascii=False, sort_keys=True)
    return encoded.encode("utf-8", "backslashreplace").decode("utf-8")


def validate_goals(
    payloads: Iterable[Payload], context: ValidationContext
) -> tuple[tuple[Goal, ...], tuple[RejectedGoal, ...]]:
    """Part goals that keep every rule from goals that break one.

    An ordinal that an earlier goal of the document has is a broken rule of the later goal.
    """
    kept: list[Goal] = []
    rejected: list[RejectedGoal] = []
    seen: set[int] = set()
    for payload in payloads:
        try:
            goal = Goal.model_validate(payload, context=context)
        except ValidationError as error:
            rejected.append(_reject(payload, failed_rules(error)))
            continue
        if goal.ordinal in seen:
            rule = FailedRule("ordinal_duplicate", "an earlier goal has this ordinal", "ordinal")
            rejected.append(_reject(payload, (rule,)))
            continue
        seen.add(goal.ordinal)
        kept.append(goal)
    return tuple(kept), tuple(rejected)


def validate_report(
    document: Payload,
    goals: Iterable[Payload],
    issues: Sequence[Payload],
    context: ValidationContext,
) -> ValidatedReport:
    """Validate a whole document.

    Raises:
        InvalidDocumentError: the document's own fields break a rule.
        NoGoalsError: there is no goal to validate.
        RejectedGoalsError: more goals were rejected than kept.
    """
    kept, rejected = validate_goals(goals, context)
    count = len(kept) + len(rejected)
    if not count:
        raise NoGoalsError("no goal was found")
    if len(rejected) > len(kept):
        codes = sorted({rule.code for goal in rejected for rule in goal.failed})
        raise RejectedGoalsError(
            f"{len(rejected)} of {count} goals broke a rule ({', '.join(codes)})", rejected
        )
    said = [Issue.model_validate(issue) for issue in issues]
    said += [
        Issue(
            severity="error",
            code="goal_rejected",
            message="; ".join(f"{rule.code} at {rule.location}" for rule in goal.failed),
            page=goal.page,
        )
        for goal in rejected
    ]
    try:
        info = DocumentInfo.model_validate(document, context=context)
    except ValidationError as error:
        rules = "; ".join(f"{r.location}: {r.message}" for r in failed_rules(error))
        raise InvalidDocumentError(f"the document's metadata broke a rule: {rules}") from error
    return ValidatedReport(GoalReport(document=info, goals=kept, issues=tuple(said)), rejected)
