"""Drafted goals as plain values in the contract's shape, ready to be validated."""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from goalextract.document import Page, Span
from goalextract.doubt import confidence, needs_review
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.language.joining import join_lines
from goalextract.records import Kind
from goalextract.validation import Payload

_CODE: Final = re.compile(
    r"(?P<code>\d{1,3}(?:\.\d{1,3})*)[.:]?(?:\s*[-–:]\s*|\s+)(?=[^\W\d_a-zæøåäö]|[^\w%])"
    r"|(?P<letter>[A-ZÆØÅ])[.:)]\s+(?=[A-ZÆØÅÄÖ])"
)
_PERIOD: Final = re.compile(r"(?:19|20)\d\d\s*[-–/]\s*(?:(?:19|20)\d\d|\d\d)")


def span_payload(span: Span) -> Payload:
    """Return a place in the contract's shape."""
    box = span.box
    # A hundredth of a point is less than any printer shows.
    bbox = None
    if box is not None:
        bbox = (round(box.x0, 2), round(box.top, 2), round(box.x1, 2), round(box.bottom, 2))
    return {"page": span.page, "start": span.start, "end": span.end, "bbox": bbox}


def section_text(pages: Mapping[int, Page], section: DraftSection) -> str:
    """Return a section's text as a reader would copy it."""
    spans = tuple(section.spans)
    if section.read is None or section.read[0] != spans:
        section.read = spans, join_lines(pages[s.page].text[s.start : s.end] for s in spans)
    return section.read[1]


def _section(pages: Mapping[int, Page], section: DraftSection) -> Payload:
    value = confidence(section.doubts)
    return {
        "text": section_text(pages, section),
        "confidence": value,
        "needs_review": needs_review(value),
        "reasons": tuple(doubt.reason for doubt in section.doubts),
        "label": section.label,
        "spans": tuple(span_payload(span) for span in section.spans),
    }


def split_code(text: str) -> tuple[str | None, str]:
    """Part a printed code from the name after it.

    Example: ``"15: Kultur"`` -> ``("15", "Kultur")``; ``"A. Drift"`` -> ``("A", "Drift")``;
    ``"Kultur"`` -> ``(None, "Kultur")``.
    """
    match = _CODE.match(text)
    if match is None:
        return None, text
    return match["code"] or match["letter"], text[match.end() :]


def focus_period(label: str | None) -> str | None:
    """Return the period that a focus area's label names.

    Example: ``"Fokusområde for perioden 2012-2015"`` -> ``"2012-2015"``.
    """
    match = _PERIOD.search(label or "")
    return re.sub(r"\s", "", match.group()) if match else None


def _goal(pages: Mapping[int, Page], ordinal: int, goal: DraftGoal) -> Payload:
    sections = {
        kind.value: _section(pages, goal.sections[kind]) for kind in Kind if kind in goal.sections
    }
    own = [s for s in goal.sections.values() if not s.is_inherited]
    value = min(confidence((*s.doubts, *goal.doubts)) for s in goal.sections.values())
    area_section = goal.sections.get(Kind.SERVICE_AREA)
    area = section_text(pages, area_section) if area_section else ""
    code, name = split_code(area)
    focus_section = goal.sections.get(Kind.FOCUS_AREA)
    focus = section_text(pages, focus_section) if focus_section else ""
    return {
        "ordinal": ordinal,
        "number": goal.number,
        "pages": tuple(sorted({span.page for s in own for span in s.spans})),
        "service_area": {"code": code, "name": name} if area else None,
        "focus_area": split_code(focus)[1] if focus else None,
        "focus_period": focus_period(focus_section.label) if focus_section else None,
        "sections": sections,
        "confidence": value,
        "needs_review": needs_review(value),
    }


def goal_payloads(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> Iterator[Payload]:
    """Yield drafted goals as payloads, numbered in document order.

    They take several times as much memory as drafts do, so each is made when it is asked for.
    """
    for ordinal, goal in enumerate(goals, start=1):
        yield _goal(pages, ordinal, goal)
