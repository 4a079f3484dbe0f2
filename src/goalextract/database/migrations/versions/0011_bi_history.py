"""Make the views of goals through the years, of municipalities and of committees by term."""

from typing import Final

from goalextract.database.view_migration import drop_view, make_view

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None

_SCHEMA: Final = "bi"
_BI_GOAL_HISTORY: Final = """\
SELECT
  q.goal_id AS goal_id,
  q.history_id AS history_id,
  q.step AS step,
  count(*) OVER (PARTITION BY q.history_id) AS history_length,
  l.earlier_goal_id AS earlier_goal_id,
  coalesce(l.change, 'new') AS change,
  l.similarity AS similarity,
  coalesce(l.needs_review, false) AS link_needs_review,
  d.name AS document_name,
  m.code AS municipality_code,
  m.name AS municipality_name,
  c.name AS committee,
  d.report_year AS report_year,
  a.name AS service_area_name,
  coalesce(f.name, h.text) AS focus_area,
  g.ordinal AS goal_ordinal,
  (
    SELECT s.text FROM goal_section AS s
    WHERE s.goal_id = q.goal_id
      AND s.kind IN ('goal', 'indicator', 'success_criterion', 'target_value', 'focus_area')
    ORDER BY CASE s.kind
      WHEN 'goal' THEN 0
      WHEN 'indicator' THEN 1
      WHEN 'success_criterion' THEN 2
      WHEN 'target_value' THEN 3
      WHEN 'focus_area' THEN 4
    END
    LIMIT 1
  ) AS statement,
  (SELECT count(*) FROM target AS t WHERE t.goal_id = q.goal_id) AS target_count,
  (
    SELECT count(*) FROM target AS t
    JOIN assessment AS o ON o.target_id = t.target_id AND o.position = (
      SELECT min(n.position) FROM assessment AS n WHERE n.target_id = t.target_id
    )
    WHERE t.goal_id = q.goal_id AND o.outcome = 'met'
  ) AS met_count,
  (
    SELECT count(*) FROM target AS t
    JOIN assessment AS o ON o.target_id = t.target_id AND o.position = (
      SELECT min(n.position) FROM assessment AS n WHERE n.target_id = t.target_id
    )
    WHERE t.goal_id = q.goal_id AND o.outcome = 'partly_met'
  ) AS partly_met_count,
  (
    SELECT count(*) FROM target AS t
    JOIN assessment AS o ON o.target_id = t.target_id AND o.position = (
      SELECT min(n.position) FROM assessment AS n WHERE n.target_id = t.target_id
    )
    WHERE t.goal_id = q.goal_id AND o.outcome = 'not_met'
  ) AS not_met_count
FROM (
  WITH RECURSIVE chain (goal_id, history_id, step) AS (
    SELECT n.goal_id, n.goal_id, 1
    FROM goal AS n
    WHERE NOT EXISTS (SELECT 1 FROM goal_lineage AS e WHERE e.goal_id = n.goal_id)
    UNION ALL
    SELECT e.goal_id, c.history_id, c.step + 1
    FROM chain AS c
    JOIN goal_lineage AS e ON e.earlier_goal_id = c.goal_id
  )
  SELECT c.goal_id, c.history_id, c.step FROM chain AS c
) AS q
JOIN goal AS g ON g.goal_id = q.goal_id
JOIN source_document AS d ON d.document_id = g.document_id
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN committee AS c ON c.committee_id = d.committee_id
LEFT JOIN service_area AS a ON a.service_area_id = g.service_area_id
LEFT JOIN focus_area AS f ON f.focus_area_id = g.focus_area_id
LEFT JOIN goal_lineage AS l ON l.goal_id = q.goal_id
LEFT JOIN goal_section AS h ON h.goal_id = q.goal_id AND h.kind = 'focus_area'
WHERE d.is_current
"""
_BI_GOAL_HISTORY_COLUMNS: Final = {
    "goal_id": "The goal; joins with bi_goals.",
    "history_id": ("The same for a goal through the years: the identifier of the first of them."),
    "step": "Place in the goal's history, from 1.",
    "history_length": "In how many reports the goal stands.",
    "earlier_goal_id": "The goal that it goes on with.",
    "change": ("new; unchanged; renumbered: only numbers and years differ; or reworded."),
    "similarity": ("How much of their words the goal and the earlier one share, from 0 to 1."),
    "link_needs_review": "Whether the goal and the earlier one may be two goals.",
    "document_name": "File name below the folder of reports.",
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "committee": "The committee the report was written for.",
    "report_year": "The year reported on.",
    "service_area_name": "The service area that the goal belongs to.",
    "focus_area": "The focus area that the goal belongs to.",
    "goal_ordinal": "Place of the goal in its document.",
    "statement": (
        "What the goal says; its indicator or criterion where it has no text of its own."
    ),
    "target_count": "How many targets it has in this report.",
    "met_count": "How many of them were met.",
    "partly_met_count": "How many of them were partly met.",
    "not_met_count": "How many of them were not met.",
}
_BI_MUNICIPALITIES: Final = """\
SELECT
  m.code AS municipality_code,
  m.name AS municipality_name,
  r.code AS region_code,
  r.name AS region_name,
  s.publisher || ': ' || s.title AS source,
  s.url AS source_url,
  s.valid_from_date AS source_date,
  coalesce(q.document_count, 0) AS document_count,
  coalesce(q.goal_count, 0) AS goal_count,
  q.first_report_year AS first_report_year,
  q.last_report_year AS last_report_year
FROM municipality AS m
LEFT JOIN region_municipality AS l
  ON l.municipality_id = m.municipality_id AND l.last_year IS NULL
LEFT JOIN region AS r ON r.region_id = l.region_id
LEFT JOIN code_list AS s ON s.code_list_id = r.code_list_id
LEFT JOIN (
  SELECT
    d.municipality_id,
    count(DISTINCT d.document_id) AS document_count,
    count(g.goal_id) AS goal_count,
    min(d.report_year) AS first_report_year,
    max(d.report_year) AS last_report_year
  FROM source_document AS d
  LEFT JOIN goal AS g ON g.document_id = d.document_id
  WHERE d.is_current
  GROUP BY d.municipality_id
) AS q ON q.municipality_id = m.municipality_id
"""
_BI_MUNICIPALITIES_COLUMNS: Final = {
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "region_code": "Official four-digit code of its region now.",
    "region_name": "Official name of its region now.",
    "source": "The official list it stands in.",
    "source_url": "Where that list is published.",
    "source_date": "The day from which that list holds.",
    "document_count": "How many current documents are its.",
    "goal_count": "How many goals these hold.",
    "first_report_year": "The first year reported on.",
    "last_report_year": "The last year reported on.",
}
_BI_COMMITTEES: Final = """\
SELECT
  q.committee_id || '-' || coalesce(CAST(q.first_year AS varchar), 'unknown') AS committee_term_id,
  m.code AS municipality_code,
  m.name AS municipality_name,
  c.name AS committee,
  q.first_year AS term_first_year,
  q.last_year AS term_last_year,
  q.document_count AS document_count,
  q.goal_count AS goal_count
FROM (
  SELECT
    d.committee_id,
    t.first_year,
    t.last_year,
    count(DISTINCT d.document_id) AS document_count,
    count(g.goal_id) AS goal_count
  FROM source_document AS d
  LEFT JOIN council_term AS t
    ON d.report_year BETWEEN t.first_year AND t.last_year AND d.municipality_id IS NOT NULL
  LEFT JOIN goal AS g ON g.document_id = d.document_id
  WHERE d.is_current AND d.committee_id IS NOT NULL
  GROUP BY d.committee_id, t.first_year, t.last_year
) AS q
JOIN committee AS c ON c.committee_id = q.committee_id
LEFT JOIN municipality AS m ON m.municipality_id = c.municipality_id
"""
_BI_COMMITTEES_COLUMNS: Final = {
    "committee_term_id": "Identifier of the committee in that term.",
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "committee": "The committee's name as its reports write it.",
    "term_first_year": (
        "First year of the term; empty where a report's year or municipality is not known."
    ),
    "term_last_year": "Last year of the term.",
    "document_count": "How many documents report for it.",
    "goal_count": "How many goals these hold.",
}
_VIEWS: Final = (
    (
        "bi_goal_history",
        _BI_GOAL_HISTORY,
        (
            "One row for each goal of the current documents, tied to the same goal in "
            "other years' reports by history_id; a goal that stands in one year only "
            "has a history of one."
        ),
        _BI_GOAL_HISTORY_COLUMNS,
    ),
    (
        "bi_municipalities",
        _BI_MUNICIPALITIES,
        ("One row for each municipality, whether it has reports here or not."),
        _BI_MUNICIPALITIES_COLUMNS,
    ),
    (
        "bi_committees",
        _BI_COMMITTEES,
        ("One row for each committee in each council's term for which current documents report."),
        _BI_COMMITTEES_COLUMNS,
    ),
)


def upgrade() -> None:
    """Make the views."""
    for name, select, description, columns in _VIEWS:
        make_view(_SCHEMA, name, select, description, columns)


def downgrade() -> None:
    """Drop the views."""
    for name, *_ in reversed(_VIEWS):
        drop_view(_SCHEMA, name)
