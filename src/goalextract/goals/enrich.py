"""What a goal's sections promise and report, as numbers, actions and outcomes with their places."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Final

from pydantic_core import PydanticCustomError

from goalextract.document import Finding, Page, Span
from goalextract.exact import storable
from goalextract.goals.actions import find_actions
from goalextract.goals.assessed import Assessed, Conflict
from goalextract.goals.cells import with_units
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.measured import find_measurements
from goalextract.goals.outcomes import assess
from goalextract.goals.payload import section_text, span_payload
from goalextract.goals.quotes import Places
from goalextract.goals.targets import Figure, find_targets
from goalextract.language.times import find_times
from goalextract.profiles.templates import Template
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.records import (
    EARLIEST_YEAR,
    LATEST_PERIOD_YEAR,
    MEASURES,
    Kind,
    fold,
    require_consistent,
)
from goalextract.validation import Payload

_QUOTED: Final = 60
_YEARS: Final = re.compile(r"(?<!\d)\d{4}(?!\d)")
_FEWEST: Final = 50
_MOST_PAIRS: Final = 10_000
"""So many pairs of a target and a measurement are compared, in well under a second."""


@dataclass(frozen=True, slots=True)
class Enriched:
    """Hold what was found in one goal's sections, as offsets in their texts."""

    actions: tuple[tuple[int, int], ...]
    targets: tuple[Figure, ...]
    measurements: tuple[Figure, ...]
    assessments: tuple[Assessed, ...]
    conflicts: tuple[Conflict, ...]
    refused: tuple[Figure, ...]
    """Figures that break a rule, as a fall by more than the whole does."""
    is_crowded: bool
    """There are too many of them to compare: no goal states so many, so it is misread."""


def enrich_texts(
    texts: Mapping[Kind, str],
    verdicts: VerdictFinder,
    language: str,
    labels: Mapping[Kind, str] = MappingProxyType({}),
) -> Enriched:
    """Find the actions, targets, measurements and outcomes that a goal's texts state.

    Args:
        texts: the goal's sections.
        verdicts: what finds the report's own verdicts.
        language: the language of the texts.
        labels: the sections' labels, as printed; a table's may name the unit of its cells.

    Example: ``{Kind.GOAL: "Mindst 25 besøg", Kind.STATUS: "Der blev aflagt 30 besøg."}`` -> a
    target, a measurement, and the derived outcome ``met``.
    """
    targets, bad_targets = _parted(with_units(find_targets(texts), texts, labels))
    measured = with_units(find_measurements(texts), texts, labels)
    measurements, bad_measurements = _parted(measured)
    is_crowded = len(targets) * max(_FEWEST, len(measurements)) > _MOST_PAIRS
    compared = ((), ()) if is_crowded else (targets, measurements)
    assessments, conflicts = _assessed(texts, *compared, verdicts, language)
    actions = find_actions(texts[Kind.MEANS]) if Kind.MEANS in texts else ()
    return Enriched(
        actions,
        targets,
        measurements,
        assessments,
        conflicts,
        refused=(*bad_targets, *bad_measurements),
        is_crowded=is_crowded,
    )


def _assessed(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    verdicts: VerdictFinder,
    language: str,
) -> tuple[tuple[Assessed, ...], tuple[Conflict, ...]]:
    """Return the outcomes of a goal's targets, but for times within which a share is to be done."""
    places = [at for at, one in enumerate(targets) if not one.is_limit]
    own = [targets[at] for at in places]
    assessments, conflicts = assess(texts, own, measurements, verdicts, language)

    def placed(one: Assessed) -> Assessed:
        return one if one.target is None else replace(one, target=places[one.target])

    return (
        tuple(placed(one) for one in assessments),
        tuple(Conflict(placed(one.one), placed(one.other)) for one in conflicts),
    )


def _parted(figures: Sequence[Figure]) -> tuple[tuple[Figure, ...], tuple[Figure, ...]]:
    """Part figures that may be loaded from those that break a rule."""
    sound = [_is_sound(figure) for figure in figures]
    return (
        tuple(figure for figure, is_sound in zip(figures, sound, strict=True) if is_sound),
        tuple(figure for figure, is_sound in zip(figures, sound, strict=True) if not is_sound),
    )


def _is_sound(figure: Figure) -> bool:
    """Tell whether a figure keeps the rules of a quantity, so that it may be loaded."""
    one = figure.quantity
    try:
        for value in (one.value, one.value_high):
            if value is not None:
                storable(value)
        require_consistent(one.comparator, one.value, one.value_high, one.unit, one.direction)
    except PydanticCustomError:
        return False
    return True


def enrich(
    pages: Mapping[int, Page], goals: Sequence[DraftGoal], template: Template
) -> tuple[tuple[Payload, ...], tuple[Finding, ...]]:
    """Return, for each goal, its fields beside the sections, and what a reader should know.

    Args:
        pages: the document's pages by number.
        goals: its goals, with their final sections.
        template: the profile it was read by.
    """
    legend = template.legends.read((page.text for page in pages.values()), template.verdicts)
    verdicts = template.verdicts.with_legend(legend)
    payloads: list[Payload] = []
    findings: list[Finding] = []
    for ordinal, goal in enumerate(goals, start=1):
        texts = {kind: section_text(pages, section) for kind, section in goal.sections.items()}
        labels = {kind: one.label for kind, one in goal.sections.items() if one.label}
        found = enrich_texts(texts, verdicts, template.profile.language, labels)
        payloads.append(_payload(pages, goal.sections, texts, found))
        findings += _findings(goal.sections, ordinal, texts, found)
    return tuple(payloads), tuple(findings)


def _payload(
    pages: Mapping[int, Page],
    sections: Mapping[Kind, DraftSection],
    texts: Mapping[Kind, str],
    found: Enriched,
) -> Payload:
    words = cache(lambda: fold(" ".join(texts.values())).casefold())
    located: dict[Kind, Places] = {}

    def places(kind: Kind, start: int, end: int) -> tuple[Payload, ...]:
        if kind not in located:
            located[kind] = Places(pages, sections[kind].spans, texts[kind])
        return tuple(span_payload(span) for span in located[kind].locate(start, end))

    def figure(one: Figure) -> Payload:
        quantity = one.quantity
        return {
            "section": one.kind.value,
            "text": texts[one.kind][one.start : one.end],
            "spans": places(one.kind, one.start, one.end),
            "comparator": quantity.comparator,
            "value": quantity.value,
            "value_high": quantity.value_high,
            "unit": _unit(quantity.unit, words),
            "direction": quantity.direction,
            "period": _period(one),
        }

    return {
        "actions": tuple(
            {"text": texts[Kind.MEANS][start:end], "spans": places(Kind.MEANS, start, end)}
            for start, end in found.actions
        ),
        "targets": tuple(figure(one) for one in found.targets),
        "measurements": tuple(figure(one) for one in found.measurements),
        "assessments": tuple(
            {
                "target": one.target,
                "outcome": one.outcome,
                "evidence": texts[one.kind][one.start : one.end],
                "method": one.method,
                "section": one.kind.value,
            }
            for one in found.assessments
        ),
    }


def _unit(unit: str | None, words: Callable[[], str]) -> str | None:
    """Return a unit that validation knows: a measure, or one of the goal's folded words."""
    is_known = unit is None or unit in MEASURES or fold(unit).casefold() in words()
    return unit if is_known else None


def _period(figure: Figure) -> str | None:
    """Return the one time that a quantity's clause names.

    One without a year is left out: a target's may be next year's.  Nor is a year of long ago the
    time of a result: ``fem af syv tage fra 1956``.
    """
    times = {time.iso for time in find_times(figure.clause) if _is_reported(time.iso)}
    return times.pop() if len(times) == 1 else None


def _is_reported(iso: str) -> bool:
    """Tell whether the years of a time are such as reports cover."""
    return all(EARLIEST_YEAR <= int(y) <= LATEST_PERIOD_YEAR for y in _YEARS.findall(iso))


def _findings(
    sections: Mapping[Kind, DraftSection],
    ordinal: int,
    texts: Mapping[Kind, str],
    found: Enriched,
) -> list[Finding]:
    doubted = [
        ("quantity_doubted", one, one.quantity.doubt)
        for one in (*found.targets, *found.measurements)
        if one.quantity.doubt
    ]
    doubted += [("quantity_refused", one, "no sound number is read") for one in found.refused]
    findings = [
        Finding(
            code,
            f"{one.kind.value}: {why} in '{_quote(texts, one.kind, one.start, one.end)}'",
            page=_page(sections[one.kind].spans),
            goal=ordinal,
        )
        for code, one, why in doubted
    ]
    if found.is_crowded:
        numbers = len(found.targets) + len(found.measurements)
        why = f"{numbers} numbers stand in one goal; none are compared with each other"
        findings.append(Finding("too_many_quantities", why, goal=ordinal))
    findings += [
        Finding(
            "outcome_guessed",
            f"{one.outcome} is guessed from '{_quote(texts, one.kind, one.start, one.end)}'"
            f" ({one.probability:.2f})",
            page=_page(sections[one.kind].spans),
            goal=ordinal,
        )
        for one in found.assessments
        if one.probability is not None
    ]
    for conflict in found.conflicts:
        one, other = conflict.one, conflict.other
        findings.append(
            Finding(
                "outcome_conflict",
                f"{one.outcome} as {one.method} in "
                f"'{_quote(texts, one.kind, one.start, one.end)}', {other.outcome} as "
                f"{other.method} in '{_quote(texts, other.kind, other.start, other.end)}'",
                page=_page(sections[one.kind].spans),
                goal=ordinal,
            )
        )
    return findings


def _quote(texts: Mapping[Kind, str], kind: Kind, start: int, end: int) -> str:
    quote = texts[kind][start:end]
    return quote if len(quote) <= _QUOTED else quote[:_QUOTED].rsplit(" ", 1)[0] + " …"


def _page(spans: Sequence[Span]) -> int | None:
    return spans[0].page if spans else None
