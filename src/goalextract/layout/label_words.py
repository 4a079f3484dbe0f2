"""Label words as they are printed: broken over a narrow cell's lines, or side by side on one."""

from collections.abc import Sequence
from itertools import pairwise, product
from typing import Final

from goalextract.document import Page, Span, Word
from goalextract.language.joining import SOFT_HYPHEN, fold_space
from goalextract.profiles.labels import LabelFinder, LabelMatch

GAP: Final = 0.8
"""A gap of so much of the letters' size may part two labels; spaces of prose are narrower."""
_MOST_BREAKS: Final = 6
"""In labels on more lines no broken words are looked for: the ways to join them double each time.
"""


def broken_label(page: Page, finder: LabelFinder, spans: Sequence[Span]) -> LabelMatch | None:
    """Return the label whose words a narrow cell broke without a hyphen, if a known one is so.

    Example: ``SERVICEOMRÅ`` above ``DE`` -> ``SERVICEOMRÅDE``.
    """
    lines = [page.text[s.start : s.end].rstrip(SOFT_HYPHEN) for s in spans]
    if not 1 < len(lines) <= _MOST_BREAKS:
        return None
    joints = [
        (" ", "") if b[:1].islower() or (a.isupper() and b.isupper()) else (" ",)
        for a, b in pairwise(lines)
    ]
    for breaks in product(*joints):
        joined = lines[0] + "".join(a + b for a, b in zip(breaks, lines[1:], strict=True))
        label = finder.whole(fold_space(joined))
        if label is not None:
            return label
    return None


def by_gaps(words: Sequence[Word]) -> list[list[Word]]:
    """Part the words of a printed line where wide gaps do."""
    pieces = [list(words[:1])]
    for last, word in pairwise(words):
        if word.box.x0 - last.box.x1 > GAP * word.size:
            pieces.append([word])
        else:
            pieces[-1].append(word)
    return pieces


def labels_side_by_side(page: Page, words: Sequence[Word], finder: LabelFinder) -> list[list[Word]]:
    """Return the listed labels that a printed line holds side by side and nothing else, if any.

    Example: ``Vurdering     Ansvarlig`` -> both; ``Vurdering     Nået`` -> nothing.
    """
    columns = by_gaps(words)
    if len(columns) == 1:
        return []
    known = (finder.whole(page.text[column[0].start : column[-1].end]) for column in columns)
    return columns if all(label is not None for label in known) else []
