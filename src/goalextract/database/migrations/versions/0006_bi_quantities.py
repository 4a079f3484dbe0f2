"""Make the views of targets, measurements, assessments and actions."""

from typing import Final

from alembic import op

from goalextract.database.view_migration import drop_view, make_view

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

_SCHEMA: Final = "bi"
_BI_TARGETS: Final = """\
SELECT
  q.target_id AS target_id,
  g.goal_id AS goal_id,
  d.name AS document_name,
  m.code AS municipality_code,
  m.name AS municipality_name,
  c.name AS committee,
  d.report_year AS report_year,
  a.name AS service_area_name,
  coalesce(f.name, h.text) AS focus_area,
  g.ordinal AS goal_ordinal,
  g.number AS goal_number,
  q.position AS position,
  q.kind AS section,
  q.text AS text,
  q.comparator AS comparator,
  q.value AS value,
  q.value_high AS value_high,
  q.unit AS unit,
  q.direction AS direction,
  q.period AS period,
  p.page AS page,
  s.needs_review AS section_needs_review,
  o.outcome AS outcome,
  o.method AS outcome_method,
  (SELECT count(*) FROM assessment AS n WHERE n.target_id = q.target_id) AS assessment_count
FROM target AS q
JOIN goal AS g ON g.goal_id = q.goal_id
JOIN source_document AS d ON d.document_id = g.document_id
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN committee AS c ON c.committee_id = d.committee_id
LEFT JOIN service_area AS a ON a.service_area_id = g.service_area_id
LEFT JOIN focus_area AS f ON f.focus_area_id = g.focus_area_id
LEFT JOIN goal_section AS h ON h.goal_id = g.goal_id AND h.kind = 'focus_area'
LEFT JOIN goal_section AS s ON s.goal_id = q.goal_id AND s.kind = q.kind
LEFT JOIN target_span AS p ON p.target_id = q.target_id AND p.position = 1
LEFT JOIN assessment AS o ON o.target_id = q.target_id
  AND o.position = (SELECT min(n.position) FROM assessment AS n WHERE n.target_id = q.target_id)
WHERE d.is_current
"""
_BI_TARGETS_COLUMNS: Final = {
    "target_id": "Identifier of the target, stable over runs.",
    "goal_id": "The goal; joins with bi_goals.",
    "document_name": "File name below the folder of reports.",
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "committee": "The committee the report was written for.",
    "report_year": "The year reported on.",
    "service_area_name": "The service area that the goal belongs to.",
    "focus_area": "The focus area that the goal belongs to.",
    "goal_ordinal": "Place of the goal in its document.",
    "goal_number": "The goal's number as printed.",
    "position": "Place among the goal's targets, from 1.",
    "section": "The kind of section it stands in.",
    "text": "Quote from the section that states it.",
    "comparator": (
        "How the value bounds what is counted: =, >=, >, <=, <, ~, ~<, ~>, range or change."
    ),
    "value": "The number in base units: 1 mio. is 1000000.",
    "value_high": "Upper end of a range.",
    "unit": "What is counted, as the report writes it.",
    "direction": "Which way a change goes: increase or decrease.",
    "period": "The time it is for, in ISO 8601's way.",
    "page": "The page on which it stands, from 1.",
    "section_needs_review": (
        "Whether the section that it stands in may be wrong, and the number with it."
    ),
    "outcome": (
        "Whether it was reached: met, partly_met, not_met, not_yet_known or "
        "unclear; empty where the report says nothing. What the report states "
        "counts before what follows from its figures."
    ),
    "outcome_method": "stated by the report, or derived.",
    "assessment_count": "How many assessments it has; more than one where they disagree.",
}
_BI_MEASUREMENTS: Final = """\
SELECT
  q.measurement_id AS measurement_id,
  g.goal_id AS goal_id,
  d.name AS document_name,
  m.code AS municipality_code,
  m.name AS municipality_name,
  c.name AS committee,
  d.report_year AS report_year,
  a.name AS service_area_name,
  coalesce(f.name, h.text) AS focus_area,
  g.ordinal AS goal_ordinal,
  g.number AS goal_number,
  q.position AS position,
  q.kind AS section,
  q.text AS text,
  q.comparator AS comparator,
  q.value AS value,
  q.value_high AS value_high,
  q.unit AS unit,
  q.direction AS direction,
  q.period AS period,
  p.page AS page,
  s.needs_review AS section_needs_review
FROM measurement AS q
JOIN goal AS g ON g.goal_id = q.goal_id
JOIN source_document AS d ON d.document_id = g.document_id
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN committee AS c ON c.committee_id = d.committee_id
LEFT JOIN service_area AS a ON a.service_area_id = g.service_area_id
LEFT JOIN focus_area AS f ON f.focus_area_id = g.focus_area_id
LEFT JOIN goal_section AS h ON h.goal_id = g.goal_id AND h.kind = 'focus_area'
LEFT JOIN goal_section AS s ON s.goal_id = q.goal_id AND s.kind = q.kind
LEFT JOIN measurement_span AS p ON p.measurement_id = q.measurement_id AND p.position = 1
WHERE d.is_current
"""
_BI_MEASUREMENTS_COLUMNS: Final = {
    "measurement_id": "Identifier, stable over runs.",
    "goal_id": "The goal; joins with bi_goals.",
    "document_name": "File name below the folder of reports.",
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "committee": "The committee the report was written for.",
    "report_year": "The year reported on.",
    "service_area_name": "The service area that the goal belongs to.",
    "focus_area": "The focus area that the goal belongs to.",
    "goal_ordinal": "Place of the goal in its document.",
    "goal_number": "The goal's number as printed.",
    "position": "Place among the goal's measurements, from 1.",
    "section": "The kind of section it stands in.",
    "text": "Quote from the section that states it.",
    "comparator": (
        "How the value bounds what is counted: =, >=, >, <=, <, ~, ~<, ~>, range or change."
    ),
    "value": "The number in base units: 1 mio. is 1000000.",
    "value_high": "Upper end of a range.",
    "unit": "What is counted, as the report writes it.",
    "direction": "Which way a change goes: increase or decrease.",
    "period": "The time it is for, in ISO 8601's way.",
    "page": "The page on which it stands, from 1.",
    "section_needs_review": (
        "Whether the section that it stands in may be wrong, and the number with it."
    ),
}
_BI_ASSESSMENTS: Final = """\
SELECT
  q.assessment_id AS assessment_id,
  g.goal_id AS goal_id,
  d.name AS document_name,
  m.code AS municipality_code,
  m.name AS municipality_name,
  c.name AS committee,
  d.report_year AS report_year,
  a.name AS service_area_name,
  coalesce(f.name, h.text) AS focus_area,
  g.ordinal AS goal_ordinal,
  g.number AS goal_number,
  q.position AS position,
  q.target_id AS target_id,
  t.text AS target_text,
  t.value AS target_value,
  t.unit AS target_unit,
  q.outcome AS outcome,
  q.method AS method,
  q.kind AS section,
  q.evidence AS evidence,
  s.needs_review AS section_needs_review
FROM assessment AS q
JOIN goal AS g ON g.goal_id = q.goal_id
JOIN source_document AS d ON d.document_id = g.document_id
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN committee AS c ON c.committee_id = d.committee_id
LEFT JOIN service_area AS a ON a.service_area_id = g.service_area_id
LEFT JOIN focus_area AS f ON f.focus_area_id = g.focus_area_id
LEFT JOIN goal_section AS h ON h.goal_id = g.goal_id AND h.kind = 'focus_area'
LEFT JOIN goal_section AS s ON s.goal_id = q.goal_id AND s.kind = q.kind
LEFT JOIN target AS t ON t.target_id = q.target_id
WHERE d.is_current
"""
_BI_ASSESSMENTS_COLUMNS: Final = {
    "assessment_id": "Identifier, stable over runs.",
    "goal_id": "The goal; joins with bi_goals.",
    "document_name": "File name below the folder of reports.",
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "committee": "The committee the report was written for.",
    "report_year": "The year reported on.",
    "service_area_name": "The service area that the goal belongs to.",
    "focus_area": "The focus area that the goal belongs to.",
    "goal_ordinal": "Place of the goal in its document.",
    "goal_number": "The goal's number as printed.",
    "position": "Place among the goal's assessments, from 1.",
    "target_id": "The target it is of; empty for the goal as a whole.",
    "target_text": "Quote that states the target.",
    "target_value": "The target's number in base units.",
    "target_unit": "What the target counts.",
    "outcome": "met, partly_met, not_met, not_yet_known or unclear.",
    "method": ("stated: the report says so; derived: a measurement was compared with the target."),
    "section": "The kind of section its evidence stands in.",
    "evidence": "Quote from that section that shows it.",
    "section_needs_review": (
        "Whether the section that it stands in may be wrong, and the number with it."
    ),
}
_BI_ACTIONS: Final = """\
SELECT
  q.action_id AS action_id,
  g.goal_id AS goal_id,
  d.name AS document_name,
  m.code AS municipality_code,
  m.name AS municipality_name,
  c.name AS committee,
  d.report_year AS report_year,
  a.name AS service_area_name,
  coalesce(f.name, h.text) AS focus_area,
  g.ordinal AS goal_ordinal,
  g.number AS goal_number,
  q.position AS position,
  q.text AS text,
  p.page AS page,
  s.needs_review AS section_needs_review
FROM action AS q
JOIN goal AS g ON g.goal_id = q.goal_id
JOIN source_document AS d ON d.document_id = g.document_id
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN committee AS c ON c.committee_id = d.committee_id
LEFT JOIN service_area AS a ON a.service_area_id = g.service_area_id
LEFT JOIN focus_area AS f ON f.focus_area_id = g.focus_area_id
LEFT JOIN goal_section AS h ON h.goal_id = g.goal_id AND h.kind = 'focus_area'
LEFT JOIN goal_section AS s ON s.goal_id = q.goal_id AND s.kind = 'means'
LEFT JOIN action_span AS p ON p.action_id = q.action_id AND p.position = 1
WHERE d.is_current
"""
_BI_ACTIONS_COLUMNS: Final = {
    "action_id": "Identifier, stable over runs.",
    "goal_id": "The goal; joins with bi_goals.",
    "document_name": "File name below the folder of reports.",
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "committee": "The committee the report was written for.",
    "report_year": "The year reported on.",
    "service_area_name": "The service area that the goal belongs to.",
    "focus_area": "The focus area that the goal belongs to.",
    "goal_ordinal": "Place of the goal in its document.",
    "goal_number": "The goal's number as printed.",
    "position": "Place among the goal's actions, from 1.",
    "text": "The action as the report writes it.",
    "page": "The page on which it stands, from 1.",
    "section_needs_review": (
        "Whether the section that it stands in may be wrong, and the number with it."
    ),
}
_VIEWS: Final = (
    (
        "bi_targets",
        _BI_TARGETS,
        ("One row for each target of the current documents, with what became of it."),
        _BI_TARGETS_COLUMNS,
    ),
    (
        "bi_measurements",
        _BI_MEASUREMENTS,
        "One row for each number that the current documents report.",
        _BI_MEASUREMENTS_COLUMNS,
    ),
    (
        "bi_assessments",
        _BI_ASSESSMENTS,
        ("One row for each outcome of the current documents: was it reached, and who says."),
        _BI_ASSESSMENTS_COLUMNS,
    ),
    (
        "bi_actions",
        _BI_ACTIONS,
        "One row for each action: a separate item of a goal's means.",
        _BI_ACTIONS_COLUMNS,
    ),
)


def upgrade() -> None:
    """Make the views."""
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"CREATE SCHEMA IF NOT EXISTS {_SCHEMA}")
        op.execute(f"ALTER VIEW bi_goals SET SCHEMA {_SCHEMA}")
    for name, select, description, columns in _VIEWS:
        make_view(_SCHEMA, name, select, description, columns)


def downgrade() -> None:
    """Drop the views."""
    for name, *_ in reversed(_VIEWS):
        drop_view(_SCHEMA, name)
    if op.get_context().dialect.name == "postgresql":
        op.execute(f"ALTER VIEW {_SCHEMA}.bi_goals SET SCHEMA public")
        op.execute(f"DROP SCHEMA {_SCHEMA}")
