"""The views of authorities: municipalities with their regions, and committees by term."""

from typing import Final

from goalextract.database.view import View, ViewColumn

BI_MUNICIPALITIES: Final = View(
    name="bi_municipalities",
    description="One row for each municipality, whether it has reports here or not.",
    columns=(
        ViewColumn("municipality_code", "m.code", "Official three-digit code."),
        ViewColumn("municipality_name", "m.name", "Official name of the municipality."),
        ViewColumn("region_code", "r.code", "Official four-digit code of its region now."),
        ViewColumn("region_name", "r.name", "Official name of its region now."),
        ViewColumn("source", "s.publisher || ': ' || s.title", "The official list it stands in."),
        ViewColumn("source_url", "s.url", "Where that list is published."),
        ViewColumn(
            "source_date", "s.valid_from_date", "The day from which that list holds.", "date"
        ),
        ViewColumn(
            "document_count",
            "coalesce(q.document_count, 0)",
            "How many current documents are its.",
            "integer",
        ),
        ViewColumn(
            "goal_count", "coalesce(q.goal_count, 0)", "How many goals these hold.", "integer"
        ),
        ViewColumn(
            "first_report_year", "q.first_report_year", "The first year reported on.", "integer"
        ),
        ViewColumn(
            "last_report_year", "q.last_report_year", "The last year reported on.", "integer"
        ),
    ),
    source="""\
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
) AS q ON q.municipality_id = m.municipality_id""",
    key="municipality_code",
    order=("municipality_code",),
)

BI_COMMITTEES: Final = View(
    name="bi_committees",
    description=(
        "One row for each committee in each council's term for which current documents report."
    ),
    columns=(
        ViewColumn(
            "committee_term_id",
            "q.committee_id || '-' || coalesce(CAST(q.first_year AS varchar), 'unknown')",
            "Identifier of the committee in that term.",
        ),
        ViewColumn("municipality_code", "m.code", "Official three-digit code."),
        ViewColumn("municipality_name", "m.name", "Official name of the municipality."),
        ViewColumn("committee", "c.name", "The committee's name as its reports write it."),
        ViewColumn(
            "term_first_year",
            "q.first_year",
            "First year of the term; empty where a report's year or municipality is not known.",
            "integer",
        ),
        ViewColumn("term_last_year", "q.last_year", "Last year of the term.", "integer"),
        ViewColumn(
            "document_count", "q.document_count", "How many documents report for it.", "integer"
        ),
        ViewColumn("goal_count", "q.goal_count", "How many goals these hold.", "integer"),
    ),
    source="""\
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
LEFT JOIN municipality AS m ON m.municipality_id = c.municipality_id""",
    key="committee_term_id",
    order=("municipality_name", "committee", "term_first_year"),
)
