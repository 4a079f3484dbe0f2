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
from goalextract.database.files import SeenFile
from goalextract.database.goals import (
    FocusArea,
    Goal,
    GoalSection,
    SectionReason,
    SectionSpan,
    ServiceArea,
)
from goalextract.database.lineage import Change, Correction, GoalLineage, LineageDue
from goalextract.database.published import PublishedFile
from goalextract.database.quantities import (
    Action,
    ActionSpan,
    Assessment,
    Measurement,
    MeasurementSpan,
    Target,
    TargetSpan,
)
from goalextract.database.readings import RefusedContent, TriedDocument
from goalextract.database.reference import CodeList, CouncilTerm, Region, RegionMunicipality
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
    "Change",
    "CodeList",
    "Committee",
    "Correction",
    "CouncilTerm",
    "DocumentIssue",
    "DocumentName",
    "FocusArea",
    "Goal",
    "GoalLineage",
    "GoalSection",
    "IngestionRun",
    "Level",
    "LineageDue",
    "Measurement",
    "MeasurementSpan",
    "Municipality",
    "PublishedFile",
    "Quarantine",
    "QuarantineRule",
    "RefusedContent",
    "Region",
    "RegionMunicipality",
    "RelatedDocument",
    "RunStatus",
    "SectionReason",
    "SectionSpan",
    "SeenFile",
    "ServiceArea",
    "SourceDocument",
    "Target",
    "TargetSpan",
    "TriedDocument",
]
