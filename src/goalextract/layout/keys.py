"""Lines that explain a text's signs and abbreviations; they belong to no goal."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Noise, NoiseKind, Page
from goalextract.layout.cells import trimmed

_ENTRY: Final = r"[^\s=:,;.]{1,6}[ \t]*=[ \t]*[^\W\d][^\n=,;]{1,60}"
_KEY: Final = re.compile(
    rf"^[ \t]*(?:[A-ZÆØÅÄÖ][^\W\d]+:[ \t]*)?{_ENTRY}"
    rf"(?:[,;][ \t]+(?:(?:og|och)[ \t]+)?{_ENTRY})+[ \t]*$",
    re.MULTILINE,
)
"""A line of signs, each before what it stands for: ``J = opnået, N = ikke opnået``."""


def mark_keys(pages: Sequence[Page]) -> tuple[Page, ...]:
    """Mark the lines of texts that say what signs stand for.

    Example: ``Forkortelser: SP = sundhedsplejerske, FK = forældrekonsultation``.
    """
    return tuple(_marked(page) for page in pages)


def _marked(page: Page) -> Page:
    if page.print is not None or "=" not in page.text:
        return page
    spans = (trimmed(page, *match.span()) for match in _KEY.finditer(page.text))
    keys = [Noise(NoiseKind.BOILERPLATE, span) for span in spans if span is not None]
    kept = [key for key in keys if not any(_overlap(key, noise) for noise in page.noise)]
    noise = sorted((*page.noise, *kept), key=lambda one: one.span)
    return replace(page, noise=tuple(noise)) if kept else page


def _overlap(one: Noise, other: Noise) -> bool:
    return one.span.start < other.span.end and other.span.start < one.span.end
