"""Reports as machine output: JSON objects and CSV rows."""

import csv
import json
from typing import Final, TextIO

from goalextract.publish.printable import escape_json, printable
from goalextract.records import Goal, GoalReport, Kind

DOCUMENT_COLUMNS: Final = (
    "document_name",
    "document_title",
    "municipality_code",
    "municipality_name",
    "committee",
    "report_year",
)
GOAL_COLUMNS: Final = (
    "ordinal",
    "number",
    "first_page",
    "last_page",
    "service_area_code",
    "service_area_name",
    "focus_area",
    "focus_period",
)
SECTION_KINDS: Final = tuple(kind for kind in Kind if kind is not Kind.FOCUS_AREA)
"""The focus area has its column already; a service area's section adds what the name leaves out."""
QUALITY_COLUMNS: Final = ("confidence", "needs_review", "sections_needing_review", "profile")
CSV_COLUMNS: Final = (
    *DOCUMENT_COLUMNS,
    *GOAL_COLUMNS,
    *(kind.value for kind in SECTION_KINDS),
    *QUALITY_COLUMNS,
    "reasons",
)
"""The columns of the view ``bi_goals``, as far as a document alone can fill them, and why a goal
is doubted."""

# A spreadsheet runs a cell that opens with one of these; the wide forms count in East Asian ones.
_FORMULA_OPENINGS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def report_json(report: GoalReport, *, is_indented: bool) -> str:
    """Write a report as one JSON object, on one line unless it is to be indented."""
    data = report.model_dump(mode="json")
    return escape_json(json.dumps(data, ensure_ascii=False, indent=2 if is_indented else None))


def cell(text: str | None) -> str:
    """Write a text as a CSV field that no spreadsheet runs as a formula.

    An apostrophe before the text is what spreadsheets themselves use to say "this is text".

    Example: ``"=1+1"`` -> ``"'=1+1"``; ``"="`` -> ``"="``, which runs nothing; ``None`` -> ``""``.
    """
    shown = printable(text or "")
    bare = shown.lstrip(" ")
    return f"'{shown}" if len(bare) > 1 and bare.startswith(_FORMULA_OPENINGS) else shown


class GoalCsv:
    """Write goals as CSV, one row a goal, the column names first."""

    def __init__(self, stream: TextIO) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow(CSV_COLUMNS)

    def write(self, report: GoalReport) -> None:
        """Add one report's goals."""
        document = report.document
        place = document.municipality
        head = [
            cell(document.name),
            cell(document.title),
            cell(place.code if place else None),
            cell(place.name if place else None),
            cell(document.committee),
            "" if document.report_year is None else str(document.report_year),
        ]
        for goal in report.goals:
            self._writer.writerow([*head, *_goal_fields(goal, document.profile)])


def _goal_fields(goal: Goal, profile: str) -> list[str]:
    area = goal.service_area
    sections = goal.sections
    focus = goal.focus_area
    if focus is None and Kind.FOCUS_AREA in sections:
        focus = sections[Kind.FOCUS_AREA].text
    doubted = {kind: section for kind, section in sections.items() if section.needs_review}
    reasons = [f"{kind}: {reason}" for kind, found in doubted.items() for reason in found.reasons]
    return [
        str(goal.ordinal),
        cell(goal.number),
        str(min(goal.pages)),
        str(max(goal.pages)),
        cell(area.code if area else None),
        cell(area.name if area else None),
        cell(focus),
        cell(goal.focus_period),
        *(cell(sections[kind].text if kind in sections else None) for kind in SECTION_KINDS),
        str(goal.confidence),
        "true" if goal.needs_review else "false",
        str(len(doubted)),
        cell(profile),
        cell("; ".join(reasons)),
    ]
