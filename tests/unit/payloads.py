"""Valid payloads, made anew for each test, so that a test can break one thing and nothing else."""

from typing import Any

from goalextract.records import GoalReport, ValidationContext

Payload = dict[str, Any]

PAGES = {
    1: "Målopfølgning 2014",
    2: "Mål: Flere læser. Mindst 2.500 arrange-\nmenter om året.",
    3: "Status: Der var 2.600 arrangementer. Målet er opfyldt.",
}
CONTEXT = ValidationContext(pages=PAGES, latest_year=2015)


def span(quote: str) -> Payload:
    """Point at a quote where it first stands on the pages."""
    for page, text in PAGES.items():
        if quote in text:
            start = text.index(quote)
            return {"page": page, "start": start, "end": start + len(quote)}
    raise LookupError(quote)


def section(text: str, printed: str | None = None, **changes: object) -> Payload:
    """Make a section that stands on the pages as ``printed``, or as its text."""
    return {
        "text": text,
        "spans": [span(printed or text)],
        "confidence": 0.97,
        "needs_review": False,
        "reasons": [],
        "label": None,
    } | changes


def quantity(**changes: object) -> Payload:
    """Make the target that the success criterion states."""
    return {
        "section": "success_criterion",
        "text": "Mindst 2.500 arrangementer",
        "comparator": ">=",
        "value": 2500,
        "unit": "arrangementer",
        "spans": [span("Mindst 2.500 arrange-\nmenter")],
    } | changes


def measurement(**changes: object) -> Payload:
    """Make the measurement that the status states."""
    return {
        "section": "status",
        "text": "2.600 arrangementer",
        "comparator": "=",
        "value": 2600,
        "unit": "arrangementer",
        "spans": [span("2.600 arrangementer")],
    } | changes


def assessment(**changes: object) -> Payload:
    """Make the assessment that the status states."""
    return {
        "target": 0,
        "outcome": "met",
        "evidence": "Målet er opfyldt",
        "method": "stated",
        "section": "status",
    } | changes


def goal(**changes: object) -> Payload:
    """Make a goal that keeps every rule."""
    return {
        "ordinal": 1,
        "number": None,
        "pages": [2, 3],
        "service_area": {"code": "15", "name": "Kultur"},
        "focus_area": "Læselyst",
        "focus_period": "2012-2015",
        "sections": {
            "goal": section("Flere læser."),
            "success_criterion": section(
                "Mindst 2.500 arrangementer om året.", "Mindst 2.500 arrange-\nmenter om året."
            ),
            "status": section("Der var 2.600 arrangementer. Målet er opfyldt."),
        },
        "actions": [],
        "targets": [quantity()],
        "measurements": [measurement()],
        "assessments": [assessment()],
        "confidence": 0.9,
        "needs_review": False,
    } | changes


def document(**changes: object) -> Payload:
    """Make a document's fields that keep every rule."""
    return {
        "name": "maal-2014.txt",
        "sha256": "0" * 64,
        "media_type": "text/plain",
        "title": "Målopfølgning 2014",
        "municipality": {"code": "671", "name": "Struer Kommune"},
        "committee": "Kultur- og Fritidsudvalget",
        "report_year": 2014,
        "page_count": 3,
        "profile": "danish",
        "related_documents": [],
    } | changes


def issue(**changes: object) -> Payload:
    """Make a warning about the first goal."""
    return {
        "severity": "warning",
        "code": "section_missing",
        "message": "no means were found",
        "page": 2,
        "goal": 1,
    } | changes


def report(*goals: Payload, issues: tuple[Payload, ...] = (), **changes: object) -> GoalReport:
    """Make a report of one goal, or of those given."""
    return GoalReport.model_validate(
        {"document": document(**changes), "goals": goals or (goal(),), "issues": issues},
        context=CONTEXT,
    )
