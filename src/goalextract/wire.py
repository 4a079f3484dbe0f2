"""What became of a document, as JSON: how a confined process tells it to one that trusts it not.

Nothing that comes over the wire is run or trusted: it is parsed and validated as any input is.
"""

from typing import Annotated, Final, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from goalextract.errors import DocumentError, InternalError
from goalextract.records import GoalReport
from goalextract.validation import (
    RejectedGoal,
    RejectedGoalsError,
    ValidatedReport,
)


class _Message(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _Report(_Message):
    kind: Literal["report"] = "report"
    report: GoalReport
    rejected: tuple[RejectedGoal, ...]
    users_profiles: Annotated[str, Field(max_length=64)] = ""


class _Refusal(_Message):
    kind: Literal["refusal"] = "refusal"
    code: str
    cause: Annotated[str, Field(max_length=10_000)]
    rejected: tuple[RejectedGoal, ...] = ()


_MESSAGE: Final = TypeAdapter[_Report | _Refusal](
    Annotated[_Report | _Refusal, Field(discriminator="kind")]
)


def _known(base: type[DocumentError]) -> dict[str, type[DocumentError]]:
    found = {base.code: base}
    for kind in base.__subclasses__():
        found.update(_known(kind))
    return found


def encode(outcome: ValidatedReport | DocumentError) -> bytes:
    """Write what became of a document as JSON."""
    if isinstance(outcome, ValidatedReport):
        message: _Report | _Refusal = _Report.model_construct(
            report=outcome.report,
            rejected=outcome.rejected,
            users_profiles=outcome.users_profiles,
        )
    else:
        rejected = outcome.rejected if isinstance(outcome, RejectedGoalsError) else ()
        message = _Refusal.model_construct(
            code=outcome.code, cause=outcome.cause, rejected=rejected
        )
    return message.model_dump_json().encode("utf-8", "backslashreplace")


def decode(data: bytes) -> ValidatedReport | DocumentError:
    """Read what ``encode`` wrote; what is anything else is a fault of the process that wrote it."""
    try:
        message = _MESSAGE.validate_json(data)
    except ValidationError as error:
        return InternalError(f"the answer breaks {error.error_count()} rules of its form")
    if isinstance(message, _Report):
        return ValidatedReport(message.report, message.rejected, message.users_profiles)
    if message.code == RejectedGoalsError.code:
        return RejectedGoalsError(message.cause, message.rejected)
    kind = _known(DocumentError).get(message.code, DocumentError)
    return kind(message.cause)
