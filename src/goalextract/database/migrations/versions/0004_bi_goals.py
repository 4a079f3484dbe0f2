"""Make the view bi_goals: one row for each goal, one column for each section."""

from typing import Final

from alembic import op

from goalextract.database.view_migration import comment_on_view

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

_SQL: Final = """\
CREATE VIEW bi_goals AS
SELECT
  g.goal_id AS goal_id,
  d.name AS document_name,
  d.title AS document_title,
  m.code AS municipality_code,
  m.name AS municipality_name,
  c.name AS committee,
  d.report_year AS report_year,
  g.ordinal AS ordinal,
  g.number AS number,
  g.first_page AS first_page,
  g.last_page AS last_page,
  a.code AS service_area_code,
  a.name AS service_area_name,
  coalesce(f.name, p.focus_area) AS focus_area,
  g.focus_period AS focus_period,
  p.service_area AS service_area,
  p.challenge AS challenge,
  p.goal AS goal,
  p.means AS means,
  p.success_criterion AS success_criterion,
  p.indicator AS indicator,
  p.baseline AS baseline,
  p.target_value AS target_value,
  p.actual_value AS actual_value,
  p.status AS status,
  p.follow_up AS follow_up,
  p.comment AS comment,
  p.responsible AS responsible,
  p.deadline AS deadline,
  g.confidence AS confidence,
  g.needs_review AS needs_review,
  coalesce(p.sections_needing_review, 0) AS sections_needing_review,
  d.profile AS profile
FROM goal AS g
JOIN source_document AS d ON d.document_id = g.document_id
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN committee AS c ON c.committee_id = d.committee_id
LEFT JOIN service_area AS a ON a.service_area_id = g.service_area_id
LEFT JOIN focus_area AS f ON f.focus_area_id = g.focus_area_id
LEFT JOIN (
  SELECT
    s.goal_id,
    max(CASE WHEN s.kind = 'service_area' THEN s.text END) AS service_area,
    max(CASE WHEN s.kind = 'focus_area' THEN s.text END) AS focus_area,
    max(CASE WHEN s.kind = 'challenge' THEN s.text END) AS challenge,
    max(CASE WHEN s.kind = 'goal' THEN s.text END) AS goal,
    max(CASE WHEN s.kind = 'means' THEN s.text END) AS means,
    max(CASE WHEN s.kind = 'success_criterion' THEN s.text END) AS success_criterion,
    max(CASE WHEN s.kind = 'indicator' THEN s.text END) AS indicator,
    max(CASE WHEN s.kind = 'baseline' THEN s.text END) AS baseline,
    max(CASE WHEN s.kind = 'target_value' THEN s.text END) AS target_value,
    max(CASE WHEN s.kind = 'actual_value' THEN s.text END) AS actual_value,
    max(CASE WHEN s.kind = 'status' THEN s.text END) AS status,
    max(CASE WHEN s.kind = 'follow_up' THEN s.text END) AS follow_up,
    max(CASE WHEN s.kind = 'comment' THEN s.text END) AS comment,
    max(CASE WHEN s.kind = 'responsible' THEN s.text END) AS responsible,
    max(CASE WHEN s.kind = 'deadline' THEN s.text END) AS deadline,
    sum(CASE WHEN s.needs_review THEN 1 ELSE 0 END) AS sections_needing_review
  FROM goal_section AS s
  GROUP BY s.goal_id
) AS p ON p.goal_id = g.goal_id
WHERE d.is_current
"""

_DESCRIPTION: Final = "One row for each goal of the current documents, one column for each section."
_COLUMNS: Final = {
    "goal_id": "Identifier of the goal, stable over runs.",
    "document_name": "File name below the folder of reports.",
    "document_title": "The report's title.",
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "committee": "The committee the report was written for.",
    "report_year": "The year reported on.",
    "ordinal": "Place among the document's goals, from 1.",
    "number": "The goal's number as printed.",
    "first_page": "The first page the goal stands on, from 1.",
    "last_page": "The last page the goal stands on.",
    "service_area_code": "Printed code of the service area.",
    "service_area_name": "Name of the service area without its code.",
    "focus_area": "The focus area the goal belongs to.",
    "focus_period": "The period the focus area is for.",
    "service_area": "Section naming the service area, as the report writes it.",
    "challenge": "Section on the challenge or background behind the goal.",
    "goal": "Section stating the goal itself.",
    "means": "Section on the means: what is done to reach the goal.",
    "success_criterion": "Section on when the goal counts as reached.",
    "indicator": "Section on what is measured.",
    "baseline": "Section on the value from which the goal starts.",
    "target_value": "Section on the value to be reached.",
    "actual_value": "Section on the value that was reached.",
    "status": "Section on whether the goal was reached.",
    "follow_up": "Section on the follow-up: what was done and what came of it.",
    "comment": "Section with remarks.",
    "responsible": "Section on who is responsible.",
    "deadline": "Section on when the goal is to be reached.",
    "confidence": "How likely the goal is right, from 0 to 1.",
    "needs_review": "Whether any section may be wrong.",
    "sections_needing_review": "How many of the goal's sections may be wrong.",
    "profile": "The report template the document was read by.",
}


def upgrade() -> None:
    """Make the view, with its descriptions where the database keeps them."""
    op.execute(_SQL)
    comment_on_view("bi_goals", _DESCRIPTION, _COLUMNS)


def downgrade() -> None:
    """Drop the view."""
    op.execute("DROP VIEW bi_goals")
