"""Label words within a value that stand as none: they may be a label after all, and are doubted."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Final

from goalextract.doubt import Doubt
from goalextract.layout.cells import Cell
from goalextract.profiles.labels import LabelFinder, LabelMatch

_RIGHT: Final = 0.55
"""So many of such values are right, by a count over 165 generated transcripts."""
_NEAR: Final = 40


def passed_over(
    finder: LabelFinder, text: str, standing: Iterable[LabelMatch]
) -> tuple[LabelMatch, ...]:
    """Return label words that stand as none though a capital opens them amid a sentence.

    Example: ``"Flere lånere i Nordbyen Virkemidler Bogbussen kører"`` -> ``Virkemidler``.
    """
    known = sorted(standing, key=lambda label: label.start)
    starts = [label.start for label in known]

    def is_known(match: LabelMatch) -> bool:
        at = bisect_left(starts, match.end)
        return at > 0 and known[at - 1].end > match.start

    return tuple(
        match
        for match in finder.find(text)
        if match.kinds
        and match.printed[0].isupper()
        and text[max(0, match.start - _NEAR) : match.start].rstrip()[-1:].isalnum()
        and not is_known(match)
    )


def with_passed_over(cell: Cell, passed: Mapping[int, Sequence[LabelMatch]]) -> Cell:
    """Doubt a value in which label words stand that were passed over."""
    for span in cell.value:
        here = passed.get(span.page, ())
        at = bisect_right(here, span.start, key=lambda match: match.start)
        if at < len(here) and here[at].start < span.end:
            reason = f"'{here[at].printed}' within it may be a label"
            return replace(cell, doubts=(*cell.doubts, Doubt(reason, _RIGHT)))
    return cell
