"""All tables in one place: importing this module makes ``Base.metadata`` complete."""

from goalextract.database.base import Base
from goalextract.database.documents import (
    Committee,
    DocumentIssue,
    DocumentName,
    Municipality,
    RelatedDocument,
    SourceDocument,
)
from goalextract.database.goals import (
    FocusArea,
    Goal,
    GoalSection,
    SectionReason,
    SectionSpan,
    ServiceArea,
)
from goalextract.database.quantities import (
    Action,
    ActionSpan,
    Assessment,
    Measurement,
    MeasurementSpan,
    Target,
    TargetSpan,
)
from goalextract.database.runs import (
    IngestionRun,
    Level,
    Quarantine,
    QuarantineRule,
    RunStatus,
)

__all__ = [
    "Action",
    "ActionSpan",
    "Assessment",
    "Base",
    "Committee",
    "DocumentIssue",
    "DocumentName",
    "FocusArea",
    "Goal",
    "GoalSection",
    "IngestionRun",
    "Level",
    "Measurement",
    "MeasurementSpan",
    "Municipality",
    "Quarantine",
    "QuarantineRule",
    "RelatedDocument",
    "RunStatus",
    "SectionReason",
    "SectionSpan",
    "ServiceArea",
    "SourceDocument",
    "Target",
    "TargetSpan",
]
