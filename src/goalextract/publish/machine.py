"""Reports as machine output: JSON objects and CSV rows."""

import csv
import json
from typing import Final, TextIO

from goalextract.publish.printable import escape_json, printable
from goalextract.records import Goal, GoalReport, Kind

DOCUMENT_COLUMNS: Final = (
    "document",
    "sha256",
    "title",
    "municipality_code",
    "municipality",
    "committee",
    "report_year",
)
GOAL_COLUMNS: Final = (
    "ordinal",
    "number",
    "pages",
    "service_area_code",
    "service_area",
    "focus_area",
    "focus_period",
)
SECTION_COLUMNS: Final = tuple(
    kind.value for kind in Kind if kind not in {Kind.SERVICE_AREA, Kind.FOCUS_AREA}
)
QUALITY_COLUMNS: Final = ("confidence", "needs_review", "reasons")
CSV_COLUMNS: Final = (*DOCUMENT_COLUMNS, *GOAL_COLUMNS, *SECTION_COLUMNS, *QUALITY_COLUMNS)

# A spreadsheet runs a cell that opens with one of these; the wide forms count in East Asian ones.
_FORMULA_OPENINGS: Final = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def report_json(report: GoalReport, *, is_indented: bool) -> str:
    """Write a report as one JSON object, on one line unless it is to be indented."""
    data = report.model_dump(mode="json")
    return escape_json(json.dumps(data, ensure_ascii=False, indent=2 if is_indented else None))


def cell(text: str | None) -> str:
    """Write a text as a CSV field that no spreadsheet runs as a formula.

    An apostrophe before the text is what spreadsheets themselves use to say "this is text".

    Example: ``"=1+1"`` -> ``"'=1+1"``; ``None`` -> ``""``.
    """
    shown = printable(text or "")
    return f"'{shown}" if shown.lstrip(" ").startswith(_FORMULA_OPENINGS) else shown


class GoalCsv:
    """Write goals as CSV, one row a goal, the column names first."""

    def __init__(self, stream: TextIO) -> None:
        self._writer = csv.writer(stream, lineterminator="\n")
        self._writer.writerow(CSV_COLUMNS)

    def write(self, report: GoalReport) -> None:
        """Add one report's goals."""
        document = report.document
        municipality = document.municipality
        head = [
            cell(document.name),
            document.sha256,
            cell(document.title),
            municipality.code if municipality else "",
            cell(municipality.name) if municipality else "",
            cell(document.committee),
            "" if document.report_year is None else str(document.report_year),
        ]
        for goal in report.goals:
            self._writer.writerow([*head, *_goal_fields(goal)])


def _goal_fields(goal: Goal) -> list[str]:
    area = goal.service_area
    sections = [goal.sections.get(Kind(column)) for column in SECTION_COLUMNS]
    reasons = dict.fromkeys(
        f"{kind}: {reason}" for kind, section in goal.sections.items() for reason in section.reasons
    )
    return [
        str(goal.ordinal),
        cell(goal.number),
        ";".join(map(str, goal.pages)),
        cell(area.code) if area else "",
        cell(area.name) if area else "",
        cell(goal.focus_area),
        cell(goal.focus_period),
        *(cell(section.text) if section else "" for section in sections),
        str(goal.confidence),
        "true" if goal.needs_review else "false",
        cell("; ".join(reasons)),
    ]
