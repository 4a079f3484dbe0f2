"""Tell pages of running text, whose lines or columns were folded, from labels on lines."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from goalextract.document import Page
from goalextract.layout.recurring import is_run
from goalextract.profiles.labels import LabelMatch

_LONG_LINE: Final = 250
"""A printed line has no more characters; a longer one is a paragraph or a page."""
_FEW_LINES: Final = 4
_FAR: Final = 1500
"""With fewer labels than one in so many characters, there must be others."""
_SHORT_LINE: Final = 60
_FEW_SHORT: Final = 0.3
_MOSTLY: Final = 0.6
_RUNS: Final = 0.4
"""So many of the labels stand right behind another where columns were read one after another."""
_MARKER_CHARS: Final = 200
"""Blanks and marks before a label that opens its line are no more characters."""


def is_running_text(page: Page, labels: Sequence[LabelMatch]) -> bool:
    """Tell whether a page's lines were folded, or its labels stand in runs."""
    lines = [line for line in page.text.split("\n") if line.strip()]
    line_starts = [page.text.rfind("\n", 0, m.start) + 1 for m in labels]
    leading = sum(
        m.start - start <= _MARKER_CHARS and not page.text[start : m.start].strip(" \t•*–-")
        for m, start in zip(labels, line_starts, strict=True)
    )
    runs = sum(is_run(page, labels, i) for i in range(len(labels)))
    are_runs = runs >= 2 and runs >= _RUNS * len(labels)
    if not are_runs and any(len(line) > _LONG_LINE for line in lines):
        # On lines, labels that no profile lists are short ones between the long.
        short = sum(len(line) <= _SHORT_LINE for line in lines)
        return (
            leading < _MOSTLY * len(labels)
            or len(lines) < _FEW_LINES
            or (len(labels) * _FAR < len(page.text) and short < _FEW_SHORT * len(lines))
        )
    if any(
        "\n" not in page.text[a.end : b.start] and is_run(page, labels, index)
        for index, (a, b) in enumerate(pairwise(labels))
    ):
        return True
    return are_runs
