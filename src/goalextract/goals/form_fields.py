"""Fields of forms: what was ticked, what was left open, and what tells how to fill them in.

A form shows ``☐ Ja ☒ Delvist ☐ Nej`` where the reader sees an answer, its own words where nothing
was written, and after a label how much room there is.
"""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.payload import section_text
from goalextract.records import Kind

_OPTION: Final = re.compile(
    r"(?P<box>[☐□☒☑■✔✗]|\[[ xX]?\])[ \t]*(?P<words>[^☐□☒☑■✔✗\[\]\t]{0,40}?)"
    r"(?=\s*(?:[☐□☒☑■✔✗\[\t]|$))"
)
_TICKED: Final = re.compile(r"[☒☑■✔✗]|\[[xX]\]")
_ASIDE: Final = re.compile(
    r"\((?=[^()]*[^\W\d_])[^()]{3,40}\)\s*"
    r"|(?:I|i|For|for|Pr\.|pr\.)\s(?:19|20)\d\d\s+(?=[A-ZÆØÅÄÖ\d•*–-])"
)
"""What stands behind a label in goal after goal: ``(max. 5 linjer)``, ``I 2019``."""
_FEWEST: Final = 2
"""So many boxes make a choice, and so many goals a form."""


def read_fields(
    pages: Mapping[int, Page], goals: Sequence[DraftGoal], unfilled: tuple[str, ...]
) -> tuple[Noise, ...]:
    """Keep of each field of a form what was answered; return what the form itself says.

    Args:
        pages: the pages that the sections' spans point into.
        goals: the goals, whose sections are changed in place.
        unfilled: what fields show in which nothing was written.

    Example: a status ``"☐ Ja ☒ Delvist ☐ Nej"`` -> ``"Delvist"``.
    """
    noise = _without_asides(pages, goals)
    for goal in goals:
        for section in goal.sections.values():
            kept = _ticked(pages, section.spans)
            if kept is None:
                kept = _filled(pages, section, unfilled)
            if kept is not None:
                noise += [Noise(NoiseKind.BOILERPLATE, s) for s in _rest(section.spans, kept)]
                section.spans[:] = kept
        goal.drop_empty()
    return tuple(noise)


def _without_asides(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> list[Noise]:
    """Take from values the words in brackets that stand behind a label in goal after goal."""
    found: dict[tuple[Kind, str], list[tuple[DraftSection, int]]] = defaultdict(list)
    for goal in goals:
        for kind, section in goal.sections.items():
            first = section.spans[0] if section.spans and not section.is_inherited else None
            aside = first and _ASIDE.match(pages[first.page].text, first.start, first.end)
            if aside:
                found[kind, aside.group().strip()].append((section, aside.end()))
    noise: list[Noise] = []
    for sections in found.values():
        for section, end in sections if len(sections) >= _FEWEST else ():
            first = section.spans[0]
            noise.append(Noise(NoiseKind.BOILERPLATE, first._replace(end=end, box=None)))
            section.spans[:1] = [first._replace(start=end)] if end < first.end else []
        for goal in goals:
            goal.drop_empty()
    return noise


def _ticked(pages: Mapping[int, Page], spans: Sequence[Span]) -> list[Span] | None:
    """Return where the ticked words of a choice stand, or None where a value is none."""
    boxes = 0
    kept: list[Span] = []
    for span in spans:
        text = pages[span.page].text
        at = span.start
        for option in _OPTION.finditer(text, span.start, span.end):
            if text[at : option.start()].strip():
                return None
            boxes, at = boxes + 1, option.end()
            if _TICKED.fullmatch(option["box"]):
                start, end = option.span("words")
                kept.append(span._replace(start=start, end=end, box=None))
        if text[at : span.end].strip():
            return None
    return kept if boxes >= _FEWEST and len(kept) < boxes else None


def _filled(
    pages: Mapping[int, Page], section: DraftSection, unfilled: tuple[str, ...]
) -> list[Span] | None:
    """Return what is left of a value without a field's own words, or None where none open it."""
    if not section.spans or not unfilled:
        return None
    first = section.spans[0]
    shown = _shown(unfilled).match(pages[first.page].text, first.start, first.end)
    if shown is None:
        return None
    if shown.end() < first.end:
        return [first._replace(start=shown.end(), box=None), *section.spans[1:]]
    return list(section.spans[1:]) if section_text(pages, section) else None


@lru_cache(8)
def _shown(unfilled: tuple[str, ...]) -> re.Pattern[str]:
    words = "|".join(map(re.escape, sorted(unfilled, key=len, reverse=True)))
    return re.compile(rf"(?:{words})(?!\w)\.?\s*")


def _rest(spans: Sequence[Span], kept: Sequence[Span]) -> list[Span]:
    """Return what spans cover beside those that are kept, which lie within them."""
    rest: list[Span] = []
    for span in spans:
        at = span.start
        for own in (one for one in kept if one.page == span.page):
            if span.start <= own.start and own.end <= span.end:
                rest += [span._replace(start=at, end=own.start, box=None)] * (own.start > at)
                at = own.end
        rest += [span._replace(start=at, box=None)] * (span.end > at)
    return rest
