"""Label words within a value that stand as none: they may be a label after all, and are doubted."""

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
    taken = [(label.start, label.end) for label in standing]
    return tuple(
        match
        for match in finder.find(text)
        if match.kinds
        and match.printed[0].isupper()
        and text[max(0, match.start - _NEAR) : match.start].rstrip()[-1:].isalnum()
        and not any(start < match.end and match.start < end for start, end in taken)
    )


def with_passed_over(cell: Cell, passed: Mapping[int, Sequence[LabelMatch]]) -> Cell:
    """Doubt a value in which label words stand that were passed over."""
    for span in cell.value:
        for match in passed.get(span.page, ()):
            if span.start < match.start < span.end:
                reason = f"'{match.printed}' within it may be a label"
                return replace(cell, doubts=(*cell.doubts, Doubt(reason, _RIGHT)))
    return cell
