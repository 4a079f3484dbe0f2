"""Signs at the end of goals' headings, which tell how the goals go: ``Nye stier ●``."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Final

from goalextract.document import Span
from goalextract.layout.outline import Goal, Item

_SIGNS: Final = "●◐○◑◒◓◔◕⬤⚫⚪🟢🟡🔴🟠✔✓✅✗✘❌☑☒☺☹😀🙂😊😐🙁😞▲▼►◄▶◀△▽↑↓→↗↘⬆⬇➡★☆"
_SIGN: Final = re.compile(rf"(?:[{_SIGNS}]\ufe0f?[ \t]*)+")
_AT_END: Final = re.compile(rf"[ \t]+(?P<sign>(?:[{_SIGNS}]\ufe0f?){{1,3}})$")
_FEWEST: Final = 2
"""A sign behind a single heading may belong to it."""


def is_sign(text: str) -> bool:
    """Tell whether a text is nothing but signs.

    Example: ``"●"`` -> True; ``"● Nået"`` -> False.
    """
    return _SIGN.fullmatch(text.strip()) is not None


def with_signs(items: Sequence[Item], texts: Mapping[int, str]) -> list[Item]:
    """Give goals the signs that stand behind their headings as tags, where several have one.

    Example: ``2.4.1 Kortere ventetid ◐`` -> the heading ``Kortere ventetid`` and the tag ``◐``.
    """
    found = [_parted(item, texts) if isinstance(item, Goal) else None for item in items]
    if sum(one is not None for one in found) < _FEWEST:
        return list(items)
    return [item if one is None else one for item, one in zip(items, found, strict=True)]


def _parted(goal: Goal, texts: Mapping[int, str]) -> Goal | None:
    """Return a goal with the sign behind its heading as a tag, or None where it has no sign."""
    if not goal.heading.spans:
        return None
    *before, last = goal.heading.spans
    sign = _AT_END.search(texts[last.page][: last.end], last.start)
    if sign is None:
        return None
    title = last._replace(end=sign.start(), box=None)
    tag = Span(last.page, sign.start("sign"), sign.end("sign"))
    return replace(
        goal, heading=replace(goal.heading, spans=(*before, title)), tags=[*goal.tags, tag]
    )
