"""Make the views of documents and of all that may be wrong in them."""

from typing import Final

from goalextract.database.view_migration import drop_view, make_view

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_SCHEMA: Final = "bi"
_BI_DOCUMENTS: Final = """\
SELECT
  d.document_id AS document_id,
  d.name AS document_name,
  d.title AS document_title,
  m.code AS municipality_code,
  m.name AS municipality_name,
  c.name AS committee,
  d.report_year AS report_year,
  d.media_type AS media_type,
  d.page_count AS page_count,
  d.profile AS profile,
  d.extractor AS extractor,
  d.sha256 AS sha256,
  d.is_complete AS is_complete,
  (
    SELECT count(*) FROM goal AS n
    WHERE n.document_id = d.document_id
  ) AS goal_count,
  (
    SELECT count(*) FROM goal_section AS n
    JOIN goal AS g ON g.goal_id = n.goal_id
    WHERE g.document_id = d.document_id
  ) AS section_count,
  (
    SELECT count(*) FROM goal_section AS n
    JOIN goal AS g ON g.goal_id = n.goal_id
    WHERE g.document_id = d.document_id AND n.needs_review
  ) AS sections_needing_review,
  (
    SELECT count(*) FROM action AS n
    JOIN goal AS g ON g.goal_id = n.goal_id
    WHERE g.document_id = d.document_id
  ) AS action_count,
  (
    SELECT count(*) FROM target AS n
    JOIN goal AS g ON g.goal_id = n.goal_id
    WHERE g.document_id = d.document_id
  ) AS target_count,
  (
    SELECT count(*) FROM measurement AS n
    JOIN goal AS g ON g.goal_id = n.goal_id
    WHERE g.document_id = d.document_id
  ) AS measurement_count,
  (
    SELECT count(*) FROM assessment AS n
    JOIN goal AS g ON g.goal_id = n.goal_id
    WHERE g.document_id = d.document_id
  ) AS assessment_count,
  (
    SELECT count(*) FROM document_issue AS n
    WHERE n.document_id = d.document_id
  ) AS issue_count,
  (
    SELECT count(*) FROM quarantine AS n
    WHERE n.document_id = d.document_id
  ) AS quarantined_goal_count
FROM source_document AS d
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN committee AS c ON c.committee_id = d.committee_id
WHERE d.is_current
"""
_BI_DOCUMENTS_COLUMNS: Final = {
    "document_id": "Identifier, derived from the bytes.",
    "document_name": "File name below the folder of reports.",
    "document_title": "The report's title.",
    "municipality_code": "Official three-digit code.",
    "municipality_name": "Official name of the municipality.",
    "committee": "The committee the report was written for.",
    "report_year": "The year reported on.",
    "media_type": "What kind of file it is.",
    "page_count": "How many pages it has.",
    "profile": "The report template it was read by.",
    "extractor": "Version of the program that read it.",
    "sha256": "SHA-256 of its bytes.",
    "is_complete": ("Whether all its goals passed validation; the others are in quarantine."),
    "goal_count": "How many goals it has.",
    "section_count": "How many sections its goals have.",
    "sections_needing_review": "How many of these may be wrong.",
    "action_count": "How many actions its goals name.",
    "target_count": "How many targets its goals have.",
    "measurement_count": "How many numbers it reports.",
    "assessment_count": "How many outcomes it has.",
    "issue_count": "How many things were noticed.",
    "quarantined_goal_count": "How many of its goals were refused.",
}
_BI_DATA_QUALITY: Final = """\
SELECT
  q.quality_id AS quality_id,
  q.source AS source,
  q.severity AS severity,
  q.code AS code,
  q.message AS message,
  q.document_name AS document_name,
  m.name AS municipality_name,
  d.report_year AS report_year,
  g.goal_id AS goal_id,
  q.goal_ordinal AS goal_ordinal,
  q.section AS section,
  q.page AS page
FROM (
  SELECT
    'section-' || r.section_id || '-' || CAST(r.position AS varchar) AS quality_id,
    'section' AS source,
    'warning' AS severity,
    'section_doubted' AS code,
    r.reason AS message,
    n.name AS document_name,
    n.document_id AS document_id,
    h.ordinal AS goal_ordinal,
    s.kind AS section,
    p.page AS page
  FROM section_reason AS r
  JOIN goal_section AS s ON s.section_id = r.section_id
  JOIN goal AS h ON h.goal_id = s.goal_id
  JOIN source_document AS n ON n.document_id = h.document_id
  LEFT JOIN section_span AS p ON p.section_id = s.section_id AND p.position = 1
  WHERE n.is_current AND s.needs_review
  UNION ALL
  SELECT
    'issue-' || i.document_id || '-' || CAST(i.position AS varchar),
    'issue', i.severity, i.code, i.message, n.name, n.document_id, i.goal_ordinal, NULL, i.page
  FROM document_issue AS i
  JOIN source_document AS n ON n.document_id = i.document_id
  WHERE n.is_current
  UNION ALL
  SELECT
    'quarantine-' || k.quarantine_id,
    'refused_' || k.level, 'error', k.code, k.cause, k.document_name, k.document_id,
    k.goal_ordinal, NULL, k.page
  FROM quarantine AS k
  LEFT JOIN source_document AS n ON n.document_id = k.document_id
  WHERE k.document_id IS NULL OR n.is_current
) AS q
LEFT JOIN source_document AS d ON d.document_id = q.document_id
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN goal AS g ON g.document_id = q.document_id AND g.ordinal = q.goal_ordinal
  AND q.source <> 'refused_goal'
"""
_BI_DATA_QUALITY_COLUMNS: Final = {
    "quality_id": "Identifier, stable over runs.",
    "source": "section, issue, refused_goal or refused_document.",
    "severity": "error: data is missing; warning: may be wrong.",
    "code": "Stable code to filter on.",
    "message": "What is doubted, noticed or refused, in words.",
    "document_name": "File name below the folder of reports.",
    "municipality_name": "Official name of the municipality.",
    "report_year": "The year reported on.",
    "goal_id": "The goal it is about; empty if none was loaded.",
    "goal_ordinal": "Its place in the document.",
    "section": "The kind of section it is about.",
    "page": "The page it is about, from 1.",
}
_VIEWS: Final = (
    (
        "bi_documents",
        _BI_DOCUMENTS,
        ("One row for each document that the files hold now, with how much was read of it."),
        _BI_DOCUMENTS_COLUMNS,
    ),
    (
        "bi_data_quality",
        _BI_DATA_QUALITY,
        (
            "One row for each thing that may be wrong or is missing: a doubted "
            "section, an issue, a refused goal, a refused document."
        ),
        _BI_DATA_QUALITY_COLUMNS,
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
