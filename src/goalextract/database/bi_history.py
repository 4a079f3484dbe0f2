"""The view of goals through the years."""

from typing import Final

from goalextract.database.bi_context import AUTHORITY, DOCUMENT_NAME, GOAL_JOINS, REPORT_YEAR
from goalextract.database.lineage import STATING_KINDS
from goalextract.database.view import View, ViewColumn

_ORDER: Final = "\n      ".join(
    f"WHEN '{kind.value}' THEN {place}" for place, kind in enumerate(STATING_KINDS)
)
_STATEMENT: Final = f"""(
    SELECT s.text FROM goal_section AS s
    WHERE s.goal_id = q.goal_id
      AND s.kind IN ({", ".join(f"'{kind.value}'" for kind in STATING_KINDS)})
    ORDER BY CASE s.kind
      {_ORDER}
    END
    LIMIT 1
  )"""


def _targets(name: str, outcome: str, says: str) -> ViewColumn:
    """Count the goal's targets of one outcome; what is stated counts before what is derived."""
    counted = f"""(
    SELECT count(*) FROM target AS t
    JOIN assessment AS o ON o.target_id = t.target_id AND o.position = (
      SELECT min(n.position) FROM assessment AS n WHERE n.target_id = t.target_id
    )
    WHERE t.goal_id = q.goal_id AND o.outcome = '{outcome}'
  )"""
    return ViewColumn(name, counted, says, "integer")


BI_GOAL_HISTORY: Final = View(
    name="bi_goal_history",
    description=(
        "One row for each goal of the current documents, tied to the same goal in other years' "
        "reports by history_id; a goal that stands in one year only has a history of one."
    ),
    columns=(
        ViewColumn("goal_id", "q.goal_id", "The goal; joins with bi_goals."),
        ViewColumn(
            "history_id",
            "q.history_id",
            "The same for a goal through the years: the identifier of the first of them.",
        ),
        ViewColumn("step", "q.step", "Place in the goal's history, from 1.", "integer"),
        ViewColumn(
            "history_length",
            "count(*) OVER (PARTITION BY q.history_id)",
            "In how many reports the goal stands.",
            "integer",
        ),
        ViewColumn("earlier_goal_id", "l.earlier_goal_id", "The goal that it goes on with."),
        ViewColumn(
            "change",
            "coalesce(l.change, 'new')",
            "new; unchanged; renumbered: only numbers and years differ; or reworded.",
            "category",
        ),
        ViewColumn(
            "similarity",
            "l.similarity",
            "How much of their words the goal and the earlier one share, from 0 to 1.",
            "real",
        ),
        ViewColumn(
            "link_needs_review",
            "coalesce(l.needs_review, false)",
            "Whether the goal and the earlier one may be two goals.",
            "boolean",
        ),
        DOCUMENT_NAME,
        *AUTHORITY,
        REPORT_YEAR,
        ViewColumn("service_area_name", "a.name", "The service area that the goal belongs to."),
        ViewColumn(
            "focus_area", "coalesce(f.name, h.text)", "The focus area that the goal belongs to."
        ),
        ViewColumn("goal_ordinal", "g.ordinal", "Place of the goal in its document.", "integer"),
        ViewColumn(
            "statement",
            _STATEMENT,
            "What the goal says; its indicator or criterion where it has no text of its own.",
        ),
        ViewColumn(
            "target_count",
            "(SELECT count(*) FROM target AS t WHERE t.goal_id = q.goal_id)",
            "How many targets it has in this report.",
            "integer",
        ),
        _targets("met_count", "met", "How many of them were met."),
        _targets("partly_met_count", "partly_met", "How many of them were partly met."),
        _targets("not_met_count", "not_met", "How many of them were not met."),
    ),
    source=f"""\
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
{GOAL_JOINS}
LEFT JOIN goal_lineage AS l ON l.goal_id = q.goal_id
LEFT JOIN goal_section AS h ON h.goal_id = q.goal_id AND h.kind = 'focus_area'
WHERE d.is_current""",
    key="goal_id",
    order=("municipality_name", "history_id", "step", "goal_id"),
)
