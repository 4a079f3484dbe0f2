"""Say what sections have lost on their way: numbers, hyphens, items of a list."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from typing import Final

from goalextract.document import Finding, Page
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.goals.payload import section_text
from goalextract.language.losses import Loss, find_losses

_TOLD: Final = 3
"""So many losses of one kind are told of a section; a portal may have deleted every digit."""


def _page_of(pages: Mapping[int, Page], section: DraftSection, words: str) -> int:
    """Return the page of a section that words of it stand on; its first where a line cuts them."""
    for span in section.spans:
        if words in pages[span.page].text[span.start : span.end]:
            return span.page
    return section.spans[0].page


def _message(losses: Sequence[Loss]) -> str:
    more = f"; and {len(losses) - _TOLD} more" if len(losses) > _TOLD else ""
    return "; ".join(loss.message for loss in losses[:_TOLD]) + more


def find_lost(pages: Mapping[int, Page], goals: Sequence[DraftGoal]) -> tuple[Finding, ...]:
    """Return a finding for each section and kind of loss, with the page and the words."""
    findings: list[Finding] = []
    for ordinal, goal in enumerate(goals, start=1):
        for kind, section in sorted(goal.sections.items()):
            if section.is_inherited or not section.spans:
                continue
            text = section_text(pages, section)
            losses = sorted(find_losses(text), key=lambda loss: (loss.code, loss.start))
            for code, group in groupby(losses, key=lambda loss: loss.code):
                found = list(group)
                page = _page_of(pages, section, text[found[0].start : found[0].end])
                message = f"{kind.value}: {_message(found)}"
                findings.append(Finding(code, message, page=page, goal=ordinal))
    return tuple(findings)
