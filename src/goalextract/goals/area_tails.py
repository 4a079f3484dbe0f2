"""Part a heading's own words from the area that it names: ``38 Veje – opfølgning 2011``.

The page's heading and the area may stand on one line.  What nearly all areas' names have in common
after a dash or a colon is the heading's, and so is what label words open there.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Final

from goalextract.document import Noise, NoiseKind, Page, Span
from goalextract.goals.draft import DraftGoal
from goalextract.profiles.labels import LabelFinder
from goalextract.records import Kind

_TAIL: Final = re.compile(r"(?:\s+[-–—·|:]|:)\s*(?P<words>[^-–—·|:]{3,60})?$")
_FEWEST: Final = 2
_NEARLY_ALL: Final = 0.8
"""So many different areas, and so large a share of them, have a tail that is no part of a name."""


def cut_tails(
    pages: Mapping[int, Page], goals: Sequence[DraftGoal], finder: LabelFinder
) -> tuple[Noise, ...]:
    """Cut what a heading says after its service areas; return it as headings.

    Example: areas ``"05 Affald – formål og mål"`` -> ``"05 Affald"``.
    """
    # Goals that inherit an area share its spans: the same list, not an equal one.
    areas = {
        id(section.spans): section.spans
        for goal in goals
        if (section := goal.sections.get(Kind.SERVICE_AREA)) is not None and section.spans
    }
    found = {key: _tail(pages, spans[-1]) for key, spans in areas.items()}
    names: dict[str, set[str]] = {}
    for key, tail in found.items():
        if tail is not None:
            names.setdefault(_words(pages, tail), set()).add(_words(pages, areas[key][-1]))
    every = {_words(pages, spans[-1]) for spans in areas.values()}
    shared = max(_FEWEST, _NEARLY_ALL * len(every))
    noise: list[Noise] = []
    for key, tail in found.items():
        if tail is None:
            continue
        words = _words(pages, tail)
        if len(names[words]) < shared and not _opens_with_label(words, finder):
            continue
        spans = areas[key]
        last = spans.pop()
        kept = pages[last.page].text[last.start : tail.start].rstrip()
        if spans or any(character.isalpha() for character in kept):
            noise.append(Noise(NoiseKind.HEADER, tail))
            if kept:
                spans.append(last._replace(end=last.start + len(kept)))
        else:
            spans.append(last)
    return tuple(noise)


def _tail(pages: Mapping[int, Page], span: Span) -> Span | None:
    """Return what stands after the last dash or colon of a span, with the mark."""
    match = _TAIL.search(pages[span.page].text, span.start, span.end)
    if match is None:
        return None
    text = match.group()
    return span._replace(start=match.start() + len(text) - len(text.lstrip()))


def _words(pages: Mapping[int, Page], span: Span) -> str:
    """Return a span's words without the mark before them."""
    return " ".join(pages[span.page].text[span.start : span.end].split()).lstrip("-–—·|: ")


def _opens_with_label(words: str, finder: LabelFinder) -> bool:
    """Tell whether words are a bare mark or open with label words, as headings do."""
    if not words:
        return True
    opened = f"{words[0].upper()}{words[1:]}"
    return any(label.start == 0 for label in finder.find(opened))
