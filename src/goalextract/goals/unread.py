"""Say where a whole goal's labels stand in text that was taken for a page's heading."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from goalextract.document import Finding, NoiseKind, Page, Span
from goalextract.goals.assemble import Assembly
from goalextract.profiles.labels import LabelMatch
from goalextract.records import Kind

_TELLING: Final = frozenset(
    {Kind.STATUS, Kind.FOLLOW_UP, Kind.MEANS, Kind.ACTUAL_VALUE, Kind.TARGET_VALUE}
)
"""What a goal report tells of a goal."""
_FEWEST: Final = 3
"""Fewer labels may be words of a title, or of a sentence above the goals."""
_QUOTED: Final = 120


def find_unread(
    pages: Mapping[int, Page],
    assembly: Assembly,
    find_labels: Callable[[str], Sequence[LabelMatch]],
) -> tuple[Finding, ...]:
    """Return a finding for each page on which text that no goal has holds the labels of one.

    Example: ``Mål``, ``Indsats`` and ``Status`` on lines above the first goal -> one finding.
    """
    spans: dict[int, list[Span]] = {}
    for noise in sorted(assembly.noise, key=lambda one: one.span):
        if noise.kind is NoiseKind.HEADER:
            spans.setdefault(noise.span.page, []).append(noise.span)
    found: list[Finding] = []
    for page, here in spans.items():
        lines = [pages[page].text[span.start : span.end].strip() for span in here]
        labels = [line for line in lines if _label(line, find_labels) is not None]
        kinds = {_label(line, find_labels) for line in labels}
        if len(kinds) >= _FEWEST and Kind.GOAL in kinds and kinds & _TELLING:
            quote = " / ".join(labels)[:_QUOTED]
            message = f"labels of a goal stand in text that no goal has: '{quote}'"
            found.append(Finding("unplaced_text", message, page=page))
    return tuple(found)


def _label(line: str, find_labels: Callable[[str], Sequence[LabelMatch]]) -> Kind | None:
    """Return the kind of the label that is a line, or opens it before a colon."""
    label = next(iter(find_labels(line)), None)
    if label is None or label.start:
        return None
    is_alone = label.has_colon or not line[label.end :].strip()
    return label.kind if is_alone else None
