"""Add up what the page tells: what the goals say, and how far they can be trusted."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from goalextract.database.overview import Overview
from goalextract.database.tallies import DocumentTally, QualityTally, TargetTally

OUTCOMES: Final = ("met", "partly_met", "not_met", "not_yet_known", "unclear", None)
"""What can become of a target, the best first; None where the report says nothing."""
METHODS: Final = ("stated", "derived")
BOUNDS: Final = (0.99, 0.95, 0.9, 0.8, 0.5, 0.0)
"""The lower bounds of the groups into which goals are put by how sure they are."""
_QUOTED: Final = re.compile(r"(?<!\w)'.*?'(?!\w)", re.DOTALL)

Outcomes = Counter[str | None]


@dataclass(frozen=True, slots=True)
class Area:
    """Hold how many goals a service area has, and what became of its targets."""

    name: str | None
    goals: int
    outcomes: Outcomes


@dataclass(frozen=True, slots=True)
class Sureness:
    """Count the goals that are about equally sure."""

    lowest: float
    goals: int
    needing_review: int


@dataclass(frozen=True, slots=True)
class Figures:
    """Hold what the page tells in numbers."""

    documents: int
    goals: int
    sections: int
    sections_needing_review: int
    goals_needing_review: int
    goals_without_status: int
    goals_without_targets: int
    places: Mapping[str | None, Counter[int | None]]
    """How many goals each municipality has in each year."""
    readers: Counter[str]
    """How many documents each version of the program read."""
    areas: tuple[Area, ...]
    years: Mapping[int | None, Outcomes]
    """What became of each year's targets."""
    methods: Counter[tuple[str | None, str | None]]
    """How many targets have an outcome, by who says so."""
    silent_means: int
    """Of the targets about which nothing is said, how many count what is done for a goal."""
    wholes: Counter[tuple[str | None, str | None]]
    """The same of goals as a whole."""
    sureness: tuple[Sureness, ...]
    quality: tuple[QualityTally, ...]
    reasons: tuple[tuple[str, int], ...]

    @property
    def targets(self) -> int:
        """How many targets there are."""
        return self.methods.total()

    @property
    def outcomes(self) -> Outcomes:
        """What became of all targets."""
        found: Outcomes = Counter()
        for (outcome, _), count in self.methods.items():
            found[outcome] += count
        return found


def add_up(overview: Overview) -> Figures:
    """Go through all that is counted, once."""
    documents = tuple(overview.documents)
    targets = tuple(overview.targets)
    goals, needing_review, without_status = 0, 0, 0
    areas: Counter[str | None] = Counter()
    sure: Counter[float] = Counter()
    doubted: Counter[float] = Counter()
    for tally in overview.goals:
        goals += tally.goals
        needing_review += tally.needing_review
        without_status += tally.without_status
        areas[tally.service_area_name] += tally.goals
        lowest = next(bound for bound in BOUNDS if tally.confidence >= bound)
        sure[lowest] += tally.goals
        doubted[lowest] += tally.needing_review
    return Figures(
        documents=sum(tally.documents for tally in documents),
        goals=goals,
        sections=sum(tally.sections for tally in documents),
        sections_needing_review=sum(tally.sections_needing_review for tally in documents),
        goals_needing_review=needing_review,
        goals_without_status=without_status,
        goals_without_targets=goals - overview.goals_with_targets,
        places=_places(documents),
        readers=_readers(documents),
        areas=_areas(areas, targets),
        years=_years(targets),
        methods=_methods(targets),
        silent_means=sum(t.targets for t in targets if t.is_of_means and t.outcome is None),
        wholes=Counter({(t.outcome, t.method): t.assessments for t in overview.wholes}),
        sureness=tuple(Sureness(bound, sure[bound], doubted[bound]) for bound in BOUNDS),
        quality=_quality(overview.quality),
        reasons=_reasons(overview.reasons),
    )


def last_is_none(value: str | int | None) -> tuple[bool, str | int]:
    """Return what sorts values, missing ones last."""
    return value is None, "" if value is None else value


def _places(documents: Iterable[DocumentTally]) -> Mapping[str | None, Counter[int | None]]:
    found: dict[str | None, Counter[int | None]] = {}
    for tally in documents:
        found.setdefault(tally.municipality_name, Counter())[tally.report_year] += tally.goals
    return {name: found[name] for name in sorted(found, key=last_is_none)}


def _readers(documents: Iterable[DocumentTally]) -> Counter[str]:
    found: Counter[str] = Counter()
    for tally in documents:
        found[tally.extractor] += tally.documents
    return found


def _areas(goals: Counter[str | None], targets: Iterable[TargetTally]) -> tuple[Area, ...]:
    """Return the service areas, those with most goals first, goals without one last."""
    outcomes: dict[str | None, Outcomes] = {name: Counter() for name in goals}
    for tally in targets:
        outcomes.setdefault(tally.service_area_name, Counter())[tally.outcome] += tally.targets
    found = [Area(name, goals[name], became) for name, became in outcomes.items()]
    return tuple(sorted(found, key=lambda area: (area.name is None, -area.goals, area.name or "")))


def _years(targets: Iterable[TargetTally]) -> Mapping[int | None, Outcomes]:
    found: dict[int | None, Outcomes] = {}
    for tally in targets:
        found.setdefault(tally.report_year, Counter())[tally.outcome] += tally.targets
    return {year: found[year] for year in sorted(found, key=last_is_none)}


def _methods(targets: Iterable[TargetTally]) -> Counter[tuple[str | None, str | None]]:
    found: Counter[tuple[str | None, str | None]] = Counter()
    for tally in targets:
        found[tally.outcome, tally.method] += tally.targets
    return found


def _quality(tallies: Iterable[QualityTally]) -> tuple[QualityTally, ...]:
    """Return what was counted by code, errors and what is many first."""
    return tuple(
        sorted(tallies, key=lambda tally: (tally.severity, -tally.rows, tally.source, tally.code))
    )


def _reasons(reasons: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """Count reasons whatever they quote, the most frequent first.

    Example: ``"it may start at 'Flere'"`` counts as ``"it may start at …"``.
    """
    found = Counter(_QUOTED.sub("…", reason) for reason in reasons)
    return tuple(sorted(found.items(), key=lambda one: (-one[1], one[0])))
