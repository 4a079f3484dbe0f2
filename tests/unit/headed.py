"""Goals read from text that is set under headings, for tests."""

from goalextract.extract import Extraction, extract_bytes
from goalextract.records import Goal, Kind

YEAR = 2030


def read(text: str) -> Extraction:
    """Extract a text."""
    return extract_bytes("a.txt", text.encode(), latest_year=YEAR)


def goals(text: str) -> tuple[Goal, ...]:
    """Return a text's goals, which stand under headings."""
    found = read(text)
    assert {layout for _, layout in found.explanation.page_layouts} == {"goals under headings"}
    return found.validated.report.goals


def texts(text: str, kind: Kind) -> list[str | None]:
    """Return goal by goal the text of a section, None where it has none."""
    return [goal.sections[kind].text if kind in goal.sections else None for goal in goals(text)]
