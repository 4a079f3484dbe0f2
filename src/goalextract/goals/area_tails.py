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
_YEARED: Final = re.compile(r"(?:\S+ ){1,4}(?:19|20)\d\d")
"""What a page's heading says with its year; two areas that share it are enough."""
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
    found = {key: _tail(pages, spans) for key, spans in areas.items()}
    names: dict[str, set[str]] = {}
    for key, tail in found.items():
        if tail:
            names.setdefault(_words(pages, tail), set()).add(_words(pages, areas[key]))
    every = {_words(pages, spans) for spans in areas.values()}
    shared = max(_FEWEST, _NEARLY_ALL * len(every))
    noise: list[Noise] = []
    for key, tail in found.items():
        if not tail:
            continue
        words = _words(pages, tail)
        least = _FEWEST if _YEARED.fullmatch(words) else shared
        if len(names[words]) < least and not _opens_with_label(words, finder):
            continue
        noise += _cut(pages, areas[key], tail)
    return tuple(noise)


def _cut(pages: Mapping[int, Page], spans: list[Span], tail: Sequence[Span]) -> list[Noise]:
    """Take a tail off an area's places, in place, unless no name would be left."""
    kept = spans[: len(spans) - len(tail)]
    last = spans[len(kept)]
    rest = pages[last.page].text[last.start : tail[0].start].rstrip()
    if not kept and not any(character.isalpha() for character in rest):
        return []
    spans[:] = [*kept, last._replace(end=last.start + len(rest))] if rest else kept
    return [Noise(NoiseKind.HEADER, span) for span in tail]


def _tail(pages: Mapping[int, Page], spans: Sequence[Span]) -> list[Span]:
    """Return what stands after an area's last dash or colon, with the mark, over line ends too."""
    texts = [pages[span.page].text[span.start : span.end] for span in spans]
    match = _TAIL.search("\n".join(texts))
    if match is None:
        return []
    text = match.group()
    at = match.start() + len(text) - len(text.lstrip())
    tail: list[Span] = []
    for span, own in zip(spans, texts, strict=True):
        if at < len(own):
            tail.append(span._replace(start=span.start + max(0, at)))
        at -= len(own) + 1
    return tail


def _words(pages: Mapping[int, Page], spans: Sequence[Span]) -> str:
    """Return the words at some places, without the mark before them."""
    text = " ".join(pages[span.page].text[span.start : span.end] for span in spans)
    return " ".join(text.split()).lstrip("-–—·|: ")


def _opens_with_label(words: str, finder: LabelFinder) -> bool:
    """Tell whether words are a bare mark or open with label words, as headings do."""
    if not words:
        return True
    opened = f"{words[0].upper()}{words[1:]}"
    return any(label.start == 0 for label in finder.find(opened))
