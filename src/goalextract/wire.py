"""What became of a document, as JSON: how a confined process tells it to one that trusts it not.

Nothing that comes over the wire is run or trusted: it is parsed and validated as any input is.  The
first line says what became of the document, each further line is a goal; so the goals of a report
of any length can be understood one by one.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, NonNegativeInt, TypeAdapter, ValidationError

from goalextract.errors import DocumentError, InternalError
from goalextract.records import DocumentInfo, Goal, Issue
from goalextract.validation import PassedReport, RejectedGoal, RejectedGoalsError

Lines = Callable[[], Iterable[bytes]]
"""Gives the lines of an answer, from the first on each time."""


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Report(_Message):
    kind: Literal["report"] = "report"
    document: DocumentInfo
    issues: tuple[Issue, ...]
    rejected: tuple[RejectedGoal, ...]
    users_profiles: Annotated[str, Field(max_length=64)] = ""
    goals: NonNegativeInt
    """How many lines follow."""


class _Refusal(_Message):
    kind: Literal["refusal"] = "refusal"
    code: str
    cause: Annotated[str, Field(max_length=10_000)]
    rejected: tuple[RejectedGoal, ...] = ()


_MESSAGE: Final = TypeAdapter[_Report | _Refusal](
    Annotated[_Report | _Refusal, Field(discriminator="kind")]
)


@dataclass(frozen=True, slots=True)
class ReceivedReport:
    """Hold a report as it came; see ``PassedReport``."""

    document: DocumentInfo
    issues: tuple[Issue, ...]
    rejected: tuple[RejectedGoal, ...]
    users_profiles: str
    _count: int
    _lines: Lines

    def goals(self) -> Iterator[Goal]:
        """Understand the goals one by one.

        Raises:
            InternalError: a line is no goal, or there are not as many as were announced.
        """
        lines = iter(self._lines())
        next(lines)
        seen: set[int] = set()
        for number, line in enumerate(lines, start=1):
            try:
                goal = Goal.model_validate_json(line)
            except ValidationError as error:
                raise _fault(error) from None
            seen.add(goal.ordinal)
            if len(seen) != number:
                raise InternalError("two goals of the answer have the same ordinal")
            yield goal
        if len(seen) != self._count:
            raise InternalError(f"the answer has {len(seen)} goals, not {self._count}")


def _known(base: type[DocumentError]) -> dict[str, type[DocumentError]]:
    found = {base.code: base}
    for kind in base.__subclasses__():
        found.update(_known(kind))
    return found


def encode(outcome: PassedReport | DocumentError) -> bytes:
    """Write what became of a document as lines of JSON."""
    if isinstance(outcome, DocumentError):
        rejected = outcome.rejected if isinstance(outcome, RejectedGoalsError) else ()
        refusal = _Refusal.model_construct(
            code=outcome.code, cause=outcome.cause, rejected=rejected
        )
        return _line(refusal)
    goals = [_line(goal) for goal in outcome.goals()]
    report = _Report.model_construct(
        document=outcome.document,
        issues=outcome.issues,
        rejected=outcome.rejected,
        users_profiles=outcome.users_profiles,
        goals=len(goals),
    )
    return b"".join([_line(report), *goals])


def _line(record: BaseModel) -> bytes:
    return record.model_dump_json().encode("utf-8", "backslashreplace") + b"\n"


def decode(lines: Lines) -> ReceivedReport | DocumentError:
    """Read what ``encode`` wrote; what is anything else is a fault of the process that wrote it.

    A report's goals are read, and refused, only when they are asked for.
    """
    try:
        message = _MESSAGE.validate_json(next(iter(lines()), b""))
    except ValidationError as error:
        return _fault(error)
    if isinstance(message, _Report):
        return ReceivedReport(
            message.document,
            message.issues,
            message.rejected,
            message.users_profiles,
            message.goals,
            lines,
        )
    if message.code == RejectedGoalsError.code:
        return RejectedGoalsError(message.cause, message.rejected)
    kind = _known(DocumentError).get(message.code, DocumentError)
    return kind(message.cause)


def _fault(error: ValidationError) -> InternalError:
    return InternalError(f"the answer breaks {error.error_count()} rules of its form")
