"""The views of what goals promise and report: targets, measurements, assessments, actions."""

from typing import Final

from goalextract.database.bi_context import (
    AUTHORITY,
    DOCUMENT_NAME,
    GOAL_JOINS,
    REPORT_YEAR,
)
from goalextract.database.view import View, ViewColumn

_GOAL: Final = (
    ViewColumn("goal_id", "g.goal_id", "The goal; joins with bi_goals."),
    DOCUMENT_NAME,
    *AUTHORITY,
    REPORT_YEAR,
    ViewColumn("service_area_name", "a.name", "The service area that the goal belongs to."),
    ViewColumn(
        "focus_area", "coalesce(f.name, h.text)", "The focus area that the goal belongs to."
    ),
    ViewColumn("goal_ordinal", "g.ordinal", "Place of the goal in its document.", "integer"),
    ViewColumn("goal_number", "g.number", "The goal's number as printed."),
)
"""Whose number it is: the columns that all these views begin with, after their key."""
_JOINS: Final = f"""\
JOIN goal AS g ON g.goal_id = q.goal_id
{GOAL_JOINS}
LEFT JOIN goal_section AS h ON h.goal_id = g.goal_id AND h.kind = 'focus_area'"""
_ORDER: Final = ("document_name", "goal_ordinal", "position")
_DOUBT: Final = ViewColumn(
    "section_needs_review",
    "s.needs_review",
    "Whether the section that it stands in may be wrong, and the number with it.",
    "boolean",
)
_SECTION: Final = "LEFT JOIN goal_section AS s ON s.goal_id = q.goal_id AND s.kind = q.kind"


def _position(of: str) -> ViewColumn:
    return ViewColumn("position", "q.position", f"Place among the goal's {of}, from 1.", "integer")


_NUMBERS: Final = (
    ViewColumn("section", "q.kind", "The kind of section it stands in.", "category"),
    ViewColumn("text", "q.text", "Quote from the section that states it."),
    ViewColumn(
        "comparator",
        "q.comparator",
        "How the value bounds what is counted: =, >=, >, <=, <, ~, ~<, ~>, range or change.",
        "category",
    ),
    ViewColumn("value", "q.value", "The number in base units: 1 mio. is 1000000.", "number"),
    ViewColumn("value_high", "q.value_high", "Upper end of a range.", "number"),
    ViewColumn("unit", "q.unit", "What is counted, as the report writes it."),
    ViewColumn(
        "direction", "q.direction", "Which way a change goes: increase or decrease.", "category"
    ),
    ViewColumn("period", "q.period", "The time it is for, in ISO 8601's way."),
)


def _page(table: str) -> tuple[ViewColumn, str]:
    column = ViewColumn("page", "p.page", "The page on which it stands, from 1.", "integer")
    join = f"LEFT JOIN {table}_span AS p ON p.{table}_id = q.{table}_id AND p.position = 1"
    return column, join


_TARGET_PAGE, _TARGET_SPAN = _page("target")
BI_TARGETS: Final = View(
    name="bi_targets",
    description="One row for each target of the current documents, with what became of it.",
    columns=(
        ViewColumn("target_id", "q.target_id", "Identifier of the target, stable over runs."),
        *_GOAL,
        _position("targets"),
        *_NUMBERS,
        _TARGET_PAGE,
        _DOUBT,
        ViewColumn(
            "outcome",
            "o.outcome",
            "Whether it was reached: met, partly_met, not_met, not_yet_known or unclear; empty "
            "where the report says nothing. What the report states counts before what follows "
            "from its figures.",
            "category",
        ),
        ViewColumn("outcome_method", "o.method", "stated by the report, or derived.", "category"),
        ViewColumn(
            "assessment_count",
            "(SELECT count(*) FROM assessment AS n WHERE n.target_id = q.target_id)",
            "How many assessments it has; more than one where they disagree.",
            "integer",
        ),
    ),
    source=f"""\
FROM target AS q
{_JOINS}
{_SECTION}
{_TARGET_SPAN}
LEFT JOIN assessment AS o ON o.target_id = q.target_id
  AND o.position = (SELECT min(n.position) FROM assessment AS n WHERE n.target_id = q.target_id)
WHERE d.is_current""",
    key="target_id",
    order=_ORDER,
)

_MEASURED_PAGE, _MEASURED_SPAN = _page("measurement")
BI_MEASUREMENTS: Final = View(
    name="bi_measurements",
    description="One row for each number that the current documents report.",
    columns=(
        ViewColumn("measurement_id", "q.measurement_id", "Identifier, stable over runs."),
        *_GOAL,
        _position("measurements"),
        *_NUMBERS,
        _MEASURED_PAGE,
        _DOUBT,
    ),
    source=f"""\
FROM measurement AS q
{_JOINS}
{_SECTION}
{_MEASURED_SPAN}
WHERE d.is_current""",
    key="measurement_id",
    order=_ORDER,
)

BI_ASSESSMENTS: Final = View(
    name="bi_assessments",
    description="One row for each outcome of the current documents: was it reached, and who says.",
    columns=(
        ViewColumn("assessment_id", "q.assessment_id", "Identifier, stable over runs."),
        *_GOAL,
        _position("assessments"),
        ViewColumn(
            "target_id", "q.target_id", "The target it is of; empty for the goal as a whole."
        ),
        ViewColumn("target_text", "t.text", "Quote that states the target."),
        ViewColumn("target_value", "t.value", "The target's number in base units.", "number"),
        ViewColumn("target_unit", "t.unit", "What the target counts."),
        ViewColumn(
            "outcome",
            "q.outcome",
            "met, partly_met, not_met, not_yet_known or unclear.",
            "category",
        ),
        ViewColumn(
            "method",
            "q.method",
            "stated: the report says so; derived: a measurement was compared with the target.",
            "category",
        ),
        ViewColumn("section", "q.kind", "The kind of section its evidence stands in.", "category"),
        ViewColumn("evidence", "q.evidence", "Quote from that section that shows it."),
        _DOUBT,
    ),
    source=f"""\
FROM assessment AS q
{_JOINS}
{_SECTION}
LEFT JOIN target AS t ON t.target_id = q.target_id
WHERE d.is_current""",
    key="assessment_id",
    order=_ORDER,
)

_ACTION_PAGE, _ACTION_SPAN = _page("action")
BI_ACTIONS: Final = View(
    name="bi_actions",
    description="One row for each action: a separate item of a goal's means.",
    columns=(
        ViewColumn("action_id", "q.action_id", "Identifier, stable over runs."),
        *_GOAL,
        _position("actions"),
        ViewColumn("text", "q.text", "The action as the report writes it."),
        _ACTION_PAGE,
        _DOUBT,
    ),
    source=f"""\
FROM action AS q
{_JOINS}
LEFT JOIN goal_section AS s ON s.goal_id = q.goal_id AND s.kind = 'means'
{_ACTION_SPAN}
WHERE d.is_current""",
    key="action_id",
    order=_ORDER,
)
