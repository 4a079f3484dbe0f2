"""What several views say of a row's document and goal: columns and joins, written once."""

from typing import Final

from goalextract.database.view import ViewColumn

DOCUMENT_NAME: Final = ViewColumn(
    "document_name", "d.name", "File name below the folder of reports."
)
DOCUMENT_TITLE: Final = ViewColumn("document_title", "d.title", "The report's title.")
MUNICIPALITY_NAME: Final = ViewColumn(
    "municipality_name", "m.name", "Official name of the municipality."
)
REPORT_YEAR: Final = ViewColumn("report_year", "d.report_year", "The year reported on.", "integer")
AUTHORITY: Final = (
    ViewColumn("municipality_code", "m.code", "Official three-digit code."),
    MUNICIPALITY_NAME,
    ViewColumn("committee", "c.name", "The committee the report was written for."),
)
"""Whose report it is."""

AUTHORITY_JOINS: Final = """\
LEFT JOIN municipality AS m ON m.municipality_id = d.municipality_id
LEFT JOIN committee AS c ON c.committee_id = d.committee_id"""
GOAL_JOINS: Final = f"""\
JOIN source_document AS d ON d.document_id = g.document_id
{AUTHORITY_JOINS}
LEFT JOIN service_area AS a ON a.service_area_id = g.service_area_id
LEFT JOIN focus_area AS f ON f.focus_area_id = g.focus_area_id"""
"""From a goal ``g`` to what it belongs to."""
