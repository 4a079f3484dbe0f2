"""The pydantic models: the one definition of a row, and what validation means.

The JSON of ``extract --format json``, the JSON Schema in ``schemas/`` and the database rows are
all made from these models.  Rules that need the pages' text (a section must equal its spans read
back) or the calendar (a report year must not lie beyond next year) run when a
:class:`ValidationContext` is given; reading stored JSON back needs none.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Annotated, Final, Literal, Self, cast

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    ValidationInfo,
    field_validator,
    model_validator,
)
from pydantic.dataclasses import dataclass as pydantic_dataclass
from pydantic_core import PydanticCustomError

from goalextract.exact import Number

EARLIEST_YEAR: Final = 1990
"""No goal report of the genre is older; an earlier year is a misread number."""
LATEST_PERIOD_YEAR: Final = 2100
MAX_SHARE: Final = Decimal(1000)
"""A share above ten times the whole is a lost decimal comma, not a result."""


class Kind(StrEnum):
    """Name the sections a goal can have, in the order in which a report states them."""

    SERVICE_AREA = "service_area"
    FOCUS_AREA = "focus_area"
    CHALLENGE = "challenge"
    GOAL = "goal"
    MEANS = "means"
    SUCCESS_CRITERION = "success_criterion"
    INDICATOR = "indicator"
    BASELINE = "baseline"
    TARGET_VALUE = "target_value"
    ACTUAL_VALUE = "actual_value"
    STATUS = "status"
    FOLLOW_UP = "follow_up"
    COMMENT = "comment"
    RESPONSIBLE = "responsible"
    DEADLINE = "deadline"


TARGET_KINDS: Final = (Kind.GOAL, Kind.SUCCESS_CRITERION, Kind.TARGET_VALUE, Kind.MEANS)
"""Where countable commitments are targets."""
MEASUREMENT_KINDS: Final = (Kind.ACTUAL_VALUE, Kind.STATUS, Kind.FOLLOW_UP, Kind.COMMENT)
"""Where counts are measurements."""

Comparator = Literal["=", ">=", ">", "<=", "<", "~", "~<", "~>", "range", "change"]
Outcome = Literal["met", "partly_met", "not_met", "not_yet_known", "unclear"]
Method = Literal["stated", "derived"]
Direction = Literal["increase", "decrease"]

MEASURES: Final = frozenset(
    {"%", "procentpoint", "kr.", "dage", "uger", "måneder", "år", "timer", "minutter", "point"}
)
"""Units that need not stand in the report's text in just this form."""
_HYPHENS: Final = ("-", "\u00ad", "\u200b", "\u2010", "\u2011")


def fold(text: str) -> str:
    r"""Remove white space and hyphens, so that a value and its printed form compare equal.

    Example: ``"uddannelses-\nplads"`` -> ``"uddannelsesplads"``.
    """
    folded = "".join(text.split())
    for hyphen in _HYPHENS:
        folded = folded.replace(hyphen, "")
    return folded


def _spaced(text: str) -> str:
    return " ".join(text.split())


@dataclass(frozen=True, slots=True)
class ValidationContext:
    """Give the rules what they need from outside the row: page texts and the latest year."""

    pages: Mapping[int, str]
    latest_year: int


def _context(info: ValidationInfo) -> ValidationContext | None:
    return cast("ValidationContext | None", info.context)


Confidence = Annotated[float, Field(ge=0, le=1, allow_inf_nan=False, strict=True)]
Text = Annotated[str, Field(min_length=1, pattern=r"\S")]
Ordinal = Annotated[int, Field(ge=1, strict=True)]
Flag = Annotated[bool, Field(strict=True)]

_STRICT: Final = ConfigDict(extra="forbid", json_schema_serialization_defaults_required=True)
"""The JSON that is printed names every field, so the schema asks for every field."""


class Record(BaseModel):
    """Forbid what the contract does not name, and change after validation."""

    model_config = ConfigDict(**_STRICT, frozen=True)


# Of what a report has thousands each takes a sixth of the memory that a model does.
@pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Span:
    """Say where a value stands: page, character offsets in its text, and the box in points."""

    page: Ordinal
    start: Annotated[int, Field(ge=0, strict=True)]
    end: Ordinal
    bbox: tuple[float, float, float, float] | None = None

    @model_validator(mode="after")
    def _lies_on_a_page(self, info: ValidationInfo) -> Self:
        if self.start >= self.end:
            raise PydanticCustomError("span_empty", "a span ends where it starts or before")
        context = _context(info)
        if context is not None:
            text = context.pages.get(self.page)
            if text is None or self.end > len(text):
                raise PydanticCustomError(
                    "span_outside_page",
                    "span {start}-{end} lies outside page {page}",
                    {"start": self.start, "end": self.end, "page": self.page},
                )
        return self


@pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Spanned:
    """Hold a value with the places it was read from."""

    text: Text
    spans: Annotated[tuple[Span, ...], Field(min_length=1)]

    @model_validator(mode="after")
    def _equals_its_spans(self, info: ValidationInfo) -> Self:
        context = _context(info)
        if context is None:
            return self
        read = " ".join([context.pages[s.page][s.start : s.end] for s in self.spans])
        if read != self.text and fold(read) != fold(self.text):
            raise PydanticCustomError("text_not_in_spans", "the text is not what its spans read")
        return self


@pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Section(Spanned):
    """Hold one section of a goal as a reader would copy it."""

    confidence: Confidence
    needs_review: Flag
    reasons: tuple[Text, ...] = ()
    label: str | None = None

    @model_validator(mode="after")
    def _says_why_it_is_doubted(self) -> Self:
        if self.needs_review and not self.reasons:
            raise PydanticCustomError("reason_missing", "a doubted section must say why")
        return self


class ServiceArea(Record):
    """Name the service area a goal belongs to, with its printed code."""

    code: str | None
    name: Text


@pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Action(Spanned):
    """Hold one separate action of the means."""


def require_consistent(
    comparator: str,
    value: Decimal,
    value_high: Decimal | None,
    unit: str | None,
    direction: str | None,
) -> None:
    """Refuse a quantity whose parts contradict each other, as a range with one bound does."""
    if value_high is not None and value > value_high:
        raise PydanticCustomError("value_order", "value is larger than value_high")
    if (comparator == "range") != (value_high is not None):
        raise PydanticCustomError("range_bounds", "a range, and only a range, has two bounds")
    if comparator == "change" and direction is None:
        raise PydanticCustomError("direction_missing", "a change has a direction")
    limit = MAX_SHARE if unit == "%" and direction != "decrease" else Decimal(100)
    bounds = [bound for bound in (value, value_high) if bound is not None]
    if unit in {"%", "procentpoint"} and not all(0 <= bound <= limit for bound in bounds):
        raise PydanticCustomError("percentage_range", "a percentage is out of range")


@pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Quantity(Spanned):
    """Hold a target or a measurement as a number with its unit and its quote."""

    section: Kind
    comparator: Comparator
    value: Number
    value_high: Number | None = None
    unit: Text | None = None
    direction: Direction | None = None
    period: Text | None = None

    @model_validator(mode="after")
    def _is_consistent(self) -> Self:
        require_consistent(self.comparator, self.value, self.value_high, self.unit, self.direction)
        years = [int(y) for y in re.findall(r"(?<!\d)\d{4}(?!\d)", self.period or "")]
        if any(not EARLIEST_YEAR <= year <= LATEST_PERIOD_YEAR for year in years):
            raise PydanticCustomError("year_range", "a year of the period is out of range")
        return self


@pydantic_dataclass(frozen=True, slots=True, kw_only=True, config=_STRICT)
class Assessment:
    """Say whether a target was reached, by which evidence and how that is known."""

    target: Annotated[int, Field(ge=0, strict=True)] | None
    outcome: Outcome
    evidence: Text
    method: Method
    section: Kind

    @model_validator(mode="after")
    def _is_derived_of_a_target(self) -> Self:
        if self.method == "derived" and self.target is None:
            raise PydanticCustomError("derived_of_nothing", "what is derived is of a target")
        if self.method == "derived" and self.outcome == "not_yet_known":
            raise PydanticCustomError("derived_unknown", "only a report says what is not known yet")
        return self


class Goal(Record):
    """Hold one goal with all that its report says of it."""

    ordinal: Ordinal
    number: Text | None = None
    pages: Annotated[tuple[Ordinal, ...], Field(min_length=1)]
    service_area: ServiceArea | None = None
    focus_area: Text | None = None
    focus_period: Text | None = None
    sections: Annotated[dict[Kind, Section], Field(min_length=1)]
    actions: tuple[Action, ...] = ()
    targets: tuple[Quantity, ...] = ()
    measurements: tuple[Quantity, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    confidence: Confidence
    needs_review: Flag

    @model_validator(mode="after")
    def _pages_exist(self, info: ValidationInfo) -> Self:
        context = _context(info)
        if context is not None and any(page not in context.pages for page in self.pages):
            raise PydanticCustomError("page_missing", "a goal stands on a page that is not there")
        return self

    @model_validator(mode="after")
    def _quotes_lie_in_their_sections(self) -> Self:
        quotes = [(q.section, q.text) for q in (*self.targets, *self.measurements)]
        quotes += [(a.section, a.evidence) for a in self.assessments]
        quotes += [(Kind.MEANS, action.text) for action in self.actions]
        # Hyphens count here, unlike in spans: "1-2" is no quote of "12".
        texts = {
            kind: _spaced(self.sections[kind].text)
            for kind in {kind for kind, _ in quotes}
            if kind in self.sections
        }
        for kind, quote in quotes:
            if _spaced(quote) not in texts.get(kind, ""):
                raise PydanticCustomError(
                    "quote_not_in_section",
                    "the quote '{quote}' does not stand in {kind}",
                    {"quote": quote[:80], "kind": kind.value},
                )
        return self

    @model_validator(mode="after")
    def _numbers_stand_where_their_kind_does(self) -> Self:
        for quantities, kinds in (
            (self.targets, TARGET_KINDS),
            (self.measurements, MEASUREMENT_KINDS),
        ):
            if any(quantity.section not in kinds for quantity in quantities):
                raise PydanticCustomError(
                    "quantity_misplaced", "a target or measurement stands in no section of its kind"
                )
        if not self.measurements and any(a.method == "derived" for a in self.assessments):
            raise PydanticCustomError("derived_from_nothing", "what is derived needs a measurement")
        return self

    @model_validator(mode="after")
    def _units_are_measures_or_words_of_the_goal(self) -> Self:
        units = dict.fromkeys(q.unit for q in (*self.targets, *self.measurements))
        named = [unit for unit in units if unit and unit not in MEASURES]
        texts = (section.text for section in self.sections.values()) if named else ()
        words = fold(" ".join(texts)).casefold()
        for unit in named:
            if fold(unit).casefold() not in words:
                message = "unit '{unit}' is no measure and no word of the goal"
                raise PydanticCustomError("unknown_unit", message, {"unit": unit})
        return self

    @model_validator(mode="after")
    def _targets_exist(self) -> Self:
        for assessment in self.assessments:
            if assessment.target is not None and assessment.target >= len(self.targets):
                raise PydanticCustomError("target_missing", "an assessment points at no target")
        return self

    @model_validator(mode="after")
    def _doubt_is_carried_up(self) -> Self:
        if any(s.needs_review for s in self.sections.values()) and not self.needs_review:
            raise PydanticCustomError("doubt_lost", "a goal with a doubted section is not flagged")
        return self


class Municipality(Record):
    """Name a municipality with its official three-digit code."""

    code: Annotated[str, Field(pattern=r"^[1-8][0-9]{2}$")]
    name: Text


class DocumentInfo(Record):
    """Describe the document that the goals were read from."""

    name: Text
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    media_type: Text
    title: str | None
    municipality: Municipality | None
    committee: str | None
    report_year: Annotated[int, Field(strict=True)] | None
    page_count: Ordinal
    profile: Text
    related_documents: tuple[Text, ...] = ()

    @field_validator("report_year")
    @classmethod
    def _year_in_range(cls, year: int | None, info: ValidationInfo) -> int | None:
        context = _context(info)
        latest = context.latest_year if context is not None else LATEST_PERIOD_YEAR
        if year is not None and not EARLIEST_YEAR <= year <= latest:
            raise PydanticCustomError(
                "report_year_range", "report year {year} is out of range", {"year": year}
            )
        return year


class Issue(Record):
    """Tell the reader what may be wrong, and where."""

    severity: Literal["error", "warning"]
    code: Text
    message: Text
    page: Ordinal | None = None
    goal: Ordinal | None = None


class GoalReport(Record):
    """Hold one document's goals: the object that ``extract --format json`` prints."""

    document: DocumentInfo
    goals: tuple[Goal, ...]
    issues: tuple[Issue, ...] = ()

    @model_validator(mode="after")
    def _ordinals_are_unique(self) -> Self:
        ordinals = [goal.ordinal for goal in self.goals]
        if len(set(ordinals)) != len(ordinals):
            raise PydanticCustomError("ordinal_duplicate", "two goals have the same ordinal")
        return self
