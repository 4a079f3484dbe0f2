"""Labels that open amid a line, parted from what stands before them.

``Mål: To nye stier. Status: En er anlagt.`` on one line: the second label is set off by the stop
before it and by its colon.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Final

from goalextract.layout.lines import Line
from goalextract.layout.parts import AREA_KINDS
from goalextract.profiles.labels import LabelFinder

_STOPS: Final = (".", "!", "?", "”", '"', "|")
_SENTENCE: Final = re.compile(r"[^\W\d_]\.(?=\s+[A-ZÆØÅÄÖ0-9]|\s*$)")
"""The end of words that are a sentence of their own: ``Status. Antallet er faldet.``"""
_WIDE: Final = " " * 5
"""So many blanks part what stands on one line."""


def parted_lines(lines: Sequence[Line], finder: LabelFinder) -> list[Line]:
    """Break lines where a listed label stands behind a stop and before a colon.

    Only labels that open a line elsewhere are, or in a document in which one stands so twice: prose
    has colons too.
    """
    opening = {
        label.form
        for line in lines
        if (label := next(iter(finder.find(line.text)), None)) is not None
        and label.start == 0
        and label.has_colon
    }
    within = [form for line in lines for _, form in _within(line, finder)]
    often = {form for form in within if within.count(form) > 1}
    # Where labels stand so, one that stands once is one too.
    usual = opening | (set(within) if often else often)
    return [piece for line in lines for piece in _pieces(line, finder, usual)]


def _within(line: Line, finder: LabelFinder) -> Iterator[tuple[int, str]]:
    """Yield where listed labels stand within a line behind a stop, and their forms."""
    if line.label is not None or not (":" in line.text or _SENTENCE.search(line.text)):
        return
    for label in finder.find(line.text):
        is_marked = label.has_colon or _SENTENCE.match(line.text, label.end - 1) is not None
        is_listed = is_marked and label.kind not in AREA_KINDS
        before = line.text[: label.start]
        is_apart = before.rstrip().endswith(_STOPS) or before.endswith(_WIDE)
        if is_listed and label.start and is_apart and label.printed[:1].isupper():
            yield label.start, label.form


def _pieces(line: Line, finder: LabelFinder, forms: set[str]) -> Iterator[Line]:
    starts = [start for start, form in _within(line, finder) if form in forms]
    if not starts:
        yield line
        return
    for start, end in zip([0, *starts], [*starts, len(line.text)], strict=True):
        text = line.text[start:end].rstrip(" |")
        gap = line.gap if start == 0 else 0
        span = line.part(start, start + len(text))
        yield replace(line, span=span, text=text, gap=gap, is_ruled=False)
