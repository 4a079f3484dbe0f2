"""The view of goals: one row a goal, one column a kind of section."""

from collections.abc import Sequence
from typing import Final

from goalextract.database.bi_context import (
    AUTHORITY,
    DOCUMENT_NAME,
    DOCUMENT_TITLE,
    GOAL_JOINS,
    REPORT_YEAR,
)
from goalextract.database.view import View, ViewColumn
from goalextract.records import Kind

_KIND_MEANINGS: Final[dict[Kind, str]] = {
    Kind.SERVICE_AREA: "Section naming the service area, as the report writes it.",
    Kind.CHALLENGE: "Section on the challenge or background behind the goal.",
    Kind.GOAL: "Section stating the goal itself.",
    Kind.MEANS: "Section on the means: what is done to reach the goal.",
    Kind.SUCCESS_CRITERION: "Section on when the goal counts as reached.",
    Kind.INDICATOR: "Section on what is measured.",
    Kind.BASELINE: "Section on the value from which the goal starts.",
    Kind.TARGET_VALUE: "Section on the value to be reached.",
    Kind.ACTUAL_VALUE: "Section on the value that was reached.",
    Kind.STATUS: "Section on whether the goal was reached.",
    Kind.FOLLOW_UP: "Section on the follow-up: what was done and what came of it.",
    Kind.COMMENT: "Section with remarks.",
    Kind.RESPONSIBLE: "Section on who is responsible.",
    Kind.DEADLINE: "Section on when the goal is to be reached.",
}


def _text_of(kind: Kind) -> str:
    return f"max(CASE WHEN s.kind = '{kind.value}' THEN s.text END)"


def _sections(meanings: Sequence[tuple[Kind, str]]) -> tuple[ViewColumn, ...]:
    return tuple(ViewColumn(kind.value, f"p.{kind.value}", says) for kind, says in meanings)


_PIVOT: Final = ",\n    ".join(f"{_text_of(kind)} AS {kind.value}" for kind in Kind)

BI_GOALS: Final = View(
    name="bi_goals",
    description="One row for each goal of the current documents, one column for each section.",
    columns=(
        ViewColumn("goal_id", "g.goal_id", "Identifier of the goal, stable over runs."),
        DOCUMENT_NAME,
        DOCUMENT_TITLE,
        *AUTHORITY,
        REPORT_YEAR,
        ViewColumn("ordinal", "g.ordinal", "Place among the document's goals, from 1.", "integer"),
        ViewColumn("number", "g.number", "The goal's number as printed."),
        ViewColumn(
            "first_page", "g.first_page", "The first page the goal stands on, from 1.", "integer"
        ),
        ViewColumn("last_page", "g.last_page", "The last page the goal stands on.", "integer"),
        ViewColumn("service_area_code", "a.code", "Printed code of the service area."),
        ViewColumn("service_area_name", "a.name", "Name of the service area without its code."),
        ViewColumn(
            "focus_area", "coalesce(f.name, p.focus_area)", "The focus area the goal belongs to."
        ),
        ViewColumn("focus_period", "g.focus_period", "The period the focus area is for."),
        *_sections(tuple(_KIND_MEANINGS.items())),
        ViewColumn(
            "confidence", "g.confidence", "How likely the goal is right, from 0 to 1.", "real"
        ),
        ViewColumn(
            "needs_review", "g.needs_review", "Whether any section may be wrong.", "boolean"
        ),
        ViewColumn(
            "sections_needing_review",
            "coalesce(p.sections_needing_review, 0)",
            "How many of the goal's sections may be wrong.",
            "integer",
        ),
        ViewColumn("profile", "d.profile", "The report template the document was read by."),
    ),
    source=f"""\
FROM goal AS g
{GOAL_JOINS}
LEFT JOIN (
  SELECT
    s.goal_id,
    {_PIVOT},
    sum(CASE WHEN s.needs_review THEN 1 ELSE 0 END) AS sections_needing_review
  FROM goal_section AS s
  GROUP BY s.goal_id
) AS p ON p.goal_id = g.goal_id
WHERE d.is_current""",
    key="goal_id",
    order=("document_name", "ordinal"),
)
