"""A report that passed as rows: pure, with identifiers that follow from the content."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from goalextract.database import models
from goalextract.database.code_lists import municipality_id
from goalextract.database.identity import content_id, part_id
from goalextract.database.places import place_rows
from goalextract.database.quantity_rows import quantity_rows
from goalextract.records import DocumentInfo, Goal, Municipality
from goalextract.validation import PassedReport, RejectedGoal

Row = dict[str, object]
Table = type[models.Base]


@dataclass(frozen=True, slots=True)
class Rows:
    """Hold rows by table, in an order in which they can be inserted."""

    shared: tuple[tuple[Table, Sequence[Row]], ...]
    """Rows that other documents may have brought already."""
    owned: tuple[tuple[Table, Sequence[Row]], ...]
    """Rows that come and go with the document."""


def document_id(sha256: str) -> str:
    """Return a document's identifier: that of its bytes."""
    return content_id("document", sha256)


def _municipality_id(municipality: Municipality | None) -> str | None:
    if municipality is None:
        return None
    return municipality_id(municipality.code, municipality.name)


def _unique(rows: Iterable[Row]) -> list[Row]:
    """Drop rows that are there already, by their identifier, which is each row's first field."""
    return list({next(iter(row.values())): row for row in rows}.values())


def places_of(info: DocumentInfo) -> tuple[tuple[Table, Sequence[Row]], ...]:
    """Return the rows of a document's municipality and committee, which others may share."""
    place = info.municipality
    place_id = _municipality_id(place)
    municipalities: list[Row] = []
    if place is not None:
        municipalities.append({"municipality_id": place_id, "code": place.code, "name": place.name})
    committees: list[Row] = []
    if info.committee:
        committees.append(
            {
                "committee_id": content_id("committee", place_id, info.committee),
                "municipality_id": place_id,
                "name": info.committee,
            }
        )
    return (models.Municipality, municipalities), (models.Committee, committees)


def _areas(goals: Sequence[Goal], place_id: str | None) -> tuple[tuple[Table, Sequence[Row]], ...]:
    service_areas: list[Row] = [
        {
            "service_area_id": content_id("service_area", place_id, area.code, area.name),
            "municipality_id": place_id,
            "code": area.code,
            "name": area.name,
        }
        for area in (goal.service_area for goal in goals)
        if area is not None
    ]
    focus_areas: list[Row] = [
        {
            "focus_area_id": content_id("focus_area", place_id, goal.focus_area),
            "municipality_id": place_id,
            "name": goal.focus_area,
        }
        for goal in goals
        if goal.focus_area is not None
    ]
    return (
        (models.ServiceArea, _unique(service_areas)),
        (models.FocusArea, _unique(focus_areas)),
    )


def document_row(report: PassedReport, name: str, extractor: str) -> Row:
    """Return a document's own row.

    Args:
        report: what has passed of it.
        name: the name it is known by.
        extractor: what read it; the same bytes read by the same extractor give the same rows.
    """
    info = report.document
    place_id = _municipality_id(info.municipality)
    return {
        "document_id": document_id(info.sha256),
        "sha256": info.sha256,
        "name": name,
        "is_current": True,
        "is_complete": not report.rejected,
        "media_type": info.media_type,
        "title": info.title,
        "municipality_id": place_id,
        "committee_id": content_id("committee", place_id, info.committee)
        if info.committee
        else None,
        "report_year": info.report_year,
        "page_count": info.page_count,
        "profile": info.profile,
        "extractor": extractor,
    }


def _goal(goal: Goal, owner: str, place_id: str | None) -> Row:
    area = goal.service_area
    return {
        "goal_id": part_id(owner, "goal", goal.ordinal),
        "document_id": owner,
        "ordinal": goal.ordinal,
        "number": goal.number,
        "first_page": min(goal.pages),
        "last_page": max(goal.pages),
        "service_area_id": None
        if area is None
        else content_id("service_area", place_id, area.code, area.name),
        "focus_area_id": None
        if goal.focus_area is None
        else content_id("focus_area", place_id, goal.focus_area),
        "focus_period": goal.focus_period,
        "confidence": goal.confidence,
        "needs_review": goal.needs_review,
    }


def quarantined_goals(
    rejected: Sequence[RejectedGoal], name: str, sha256: str | None, owner: str | None
) -> tuple[list[Row], list[Row]]:
    """Return the quarantine rows of a document's rejected goals, and the rules they broke.

    ``owner`` is the document whose other goals were loaded; none if it was refused whole.
    """
    refused: list[Row] = []
    rules: list[Row] = []
    for position, goal in enumerate(rejected, start=1):
        row_id = content_id("quarantine", owner, None if owner else name, position)
        refused.append(
            {
                "quarantine_id": row_id,
                "level": models.Level.GOAL.value,
                "document_name": name,
                "sha256": sha256,
                "document_id": owner,
                "code": "goal_rejected",
                "cause": "; ".join(rule.message for rule in goal.failed),
                "remedy": "Compare the goal's page with what was read of it, in the payload.",
                "goal_ordinal": goal.ordinal,
                "page": goal.page,
                "payload": goal.payload,
            }
        )
        rules += [
            {
                "quarantine_id": row_id,
                "position": number,
                "code": rule.code,
                "message": rule.message,
                "location": rule.location,
            }
            for number, rule in enumerate(goal.failed, start=1)
        ]
    return refused, rules


def rows_beside_goals(report: PassedReport, name: str) -> tuple[tuple[Table, Sequence[Row]], ...]:
    """Return what a document brings that is of no goal that passed; ``name`` as it is known."""
    info = report.document
    owner = document_id(info.sha256)
    related: list[Row] = [
        {"document_id": owner, "position": position, "title": title}
        for position, title in enumerate(info.related_documents, start=1)
    ]
    issues: list[Row] = [
        {
            "document_id": owner,
            "position": position,
            "severity": issue.severity,
            "code": issue.code,
            "message": issue.message,
            "page": issue.page,
            "goal_ordinal": issue.goal,
        }
        for position, issue in enumerate(report.issues, start=1)
    ]
    refused, rules = quarantined_goals(report.rejected, name, info.sha256, owner)
    return (
        (models.RelatedDocument, related),
        (models.DocumentIssue, issues),
        (models.Quarantine, refused),
        (models.QuarantineRule, rules),
    )


def rows_of_goals(goals: Sequence[Goal], info: DocumentInfo) -> Rows:
    """Return all rows of some goals of a document."""
    owner = document_id(info.sha256)
    place_id = _municipality_id(info.municipality)
    own: list[Row] = []
    sections: list[Row] = []
    reasons: list[Row] = []
    spans: list[Row] = []
    for goal in goals:
        row = _goal(goal, owner, place_id)
        own.append(row)
        for kind, section in goal.sections.items():
            section_id = part_id(owner, "section", goal.ordinal, kind.value)
            sections.append(
                {
                    "section_id": section_id,
                    "goal_id": row["goal_id"],
                    "kind": kind.value,
                    "text": section.text,
                    "label": section.label,
                    "confidence": section.confidence,
                    "needs_review": section.needs_review,
                }
            )
            reasons += [
                {"section_id": section_id, "position": position, "reason": reason}
                for position, reason in enumerate(section.reasons, start=1)
            ]
            spans += place_rows({"section_id": section_id}, section.spans)
    return Rows(
        shared=_areas(goals, place_id),
        owned=(
            (models.Goal, own),
            (models.GoalSection, sections),
            (models.SectionReason, reasons),
            (models.SectionSpan, spans),
            *quantity_rows(goals, owner),
        ),
    )
