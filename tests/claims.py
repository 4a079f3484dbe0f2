"""What an extraction says of every character: nothing is dropped, nothing is told twice."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from goalextract.extract import Extraction
from goalextract.records import GoalReport, Kind

HEADINGS: Final = frozenset({Kind.SERVICE_AREA, Kind.FOCUS_AREA})
"""Sections that one heading may give to several goals."""
_AROUND: Final = 30

Place = tuple[int, int]
"""Page and offset of one character."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """Quote characters of a page that break a rule, with what stands around them."""

    page: int
    start: int
    text: str
    around: str
    why: str


def _stretches(pages: Mapping[int, str], wrong: Mapping[Place, str]) -> Iterator[Stretch]:
    """Join characters beside each other that break a rule in the same way."""
    for number, text in pages.items():
        start = 0
        while start < len(text):
            why = wrong.get((number, start))
            if why is None:
                start += 1
                continue
            end = start
            while end < len(text) and (
                wrong.get((number, end)) == why or (text[end].isspace() and end > start)
            ):
                end += 1
            quote = text[start:end].rstrip()
            around = text[max(0, start - _AROUND) : end + _AROUND]
            yield Stretch(number, start, quote, around, why)
            start = end


def unclaimed(extraction: Extraction) -> list[Stretch]:
    """Return the stretches of the pages that were taken for nothing."""
    pages = dict(enumerate(extraction.pages, start=1))
    held = {(s.page, i) for _, s in extraction.claims for i in range(s.start, s.end)}
    wrong = {
        (number, i): "taken for nothing"
        for number, text in pages.items()
        for i, character in enumerate(text)
        if not character.isspace() and (number, i) not in held
    }
    return list(_stretches(pages, wrong))


def told_twice(extraction: Extraction) -> list[Stretch]:
    """Return the stretches that stand in several sections, headings of several goals aside."""
    owners: dict[Place, set[tuple[int, Kind]]] = {}
    report: GoalReport = extraction.validated.report
    for goal in report.goals:
        for kind, section in goal.sections.items():
            for span in section.spans:
                for i in range(span.start, span.end):
                    owners.setdefault((span.page, i), set()).add((goal.ordinal, kind))
    wrong = {}
    for place, sections in owners.items():
        kinds = {kind for _, kind in sections}
        is_shared_heading = len(kinds) == 1 and kinds <= HEADINGS
        if len(sections) > 1 and not is_shared_heading:
            wrong[place] = ", ".join(f"goal {n} {kind.value}" for n, kind in sorted(sections))
    return list(_stretches(dict(enumerate(extraction.pages, start=1)), wrong))
