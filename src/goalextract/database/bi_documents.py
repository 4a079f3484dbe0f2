"""The views of documents, and of all that may be wrong in them."""

from typing import Final

from goalextract.database.bi_context import (
    AUTHORITY,
    AUTHORITY_JOINS,
    DOCUMENT_NAME,
    DOCUMENT_TITLE,
    MUNICIPALITY_NAME,
    REPORT_YEAR,
)
from goalextract.database.view import View, ViewColumn


def _count(name: str, source: str, condition: str, says: str) -> ViewColumn:
    counted = f"(\n    SELECT count(*) FROM {source}\n    WHERE {condition}\n  )"
    return ViewColumn(name, counted, says, "integer")


def _of_goals(name: str, table: str, says: str, condition: str = "") -> ViewColumn:
    """Count the rows of a table of what goals have."""
    source = f"{table} AS n\n    JOIN goal AS g ON g.goal_id = n.goal_id"
    return _count(name, source, f"g.document_id = d.document_id{condition}", says)


_OWN: Final = "n.document_id = d.document_id"

BI_DOCUMENTS: Final = View(
    name="bi_documents",
    description="One row for each document that the files hold now, with how much was read of it.",
    columns=(
        ViewColumn("document_id", "d.document_id", "Identifier, derived from the bytes."),
        DOCUMENT_NAME,
        DOCUMENT_TITLE,
        *AUTHORITY,
        REPORT_YEAR,
        ViewColumn("media_type", "d.media_type", "What kind of file it is.", "category"),
        ViewColumn("page_count", "d.page_count", "How many pages it has.", "integer"),
        ViewColumn("profile", "d.profile", "The report template it was read by."),
        ViewColumn("extractor", "d.extractor", "Version of the program that read it."),
        ViewColumn("sha256", "d.sha256", "SHA-256 of its bytes."),
        ViewColumn(
            "is_complete",
            "d.is_complete",
            "Whether all its goals passed validation; the others are in quarantine.",
            "boolean",
        ),
        _count("goal_count", "goal AS n", _OWN, "How many goals it has."),
        _of_goals("section_count", "goal_section", "How many sections its goals have."),
        _of_goals(
            "sections_needing_review",
            "goal_section",
            "How many of these may be wrong.",
            " AND n.needs_review",
        ),
        _of_goals("action_count", "action", "How many actions its goals name."),
        _of_goals("target_count", "target", "How many targets its goals have."),
        _of_goals("measurement_count", "measurement", "How many numbers it reports."),
        _of_goals("assessment_count", "assessment", "How many outcomes it has."),
        _count("issue_count", "document_issue AS n", _OWN, "How many things were noticed."),
        _count(
            "quarantined_goal_count", "quarantine AS n", _OWN, "How many of its goals were refused."
        ),
    ),
    source=f"""\
FROM source_document AS d
{AUTHORITY_JOINS}
WHERE d.is_current""",
    key="document_id",
    order=("document_name",),
)

BI_DATA_QUALITY: Final = View(
    name="bi_data_quality",
    description="One row for each thing that may be wrong or is missing: a doubted section, an "
    "issue, a refused goal, a refused document.",
    columns=(
        ViewColumn("quality_id", "q.quality_id", "Identifier, stable over runs."),
        ViewColumn(
            "source", "q.source", "section, issue, refused_goal or refused_document.", "category"
        ),
        ViewColumn(
            "severity", "q.severity", "error: data is missing; warning: may be wrong.", "category"
        ),
        ViewColumn("code", "q.code", "Stable code to filter on."),
        ViewColumn("message", "q.message", "What is doubted, noticed or refused, in words."),
        ViewColumn("document_name", "q.document_name", "File name below the folder of reports."),
        MUNICIPALITY_NAME,
        REPORT_YEAR,
        ViewColumn("goal_id", "g.goal_id", "The goal it is about; empty if none was loaded."),
        ViewColumn("goal_ordinal", "q.goal_ordinal", "Its place in the document.", "integer"),
        ViewColumn("section", "q.section", "The kind of section it is about.", "category"),
        ViewColumn("page", "q.page", "The page it is about, from 1.", "integer"),
    ),
    source="""\
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
  AND q.source <> 'refused_goal'""",
    key="quality_id",
    order=("document_name", "goal_ordinal", "quality_id"),
)
