"""Verdicts under a label of later kinds: they are the status, and what is told of it is not."""

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from goalextract.document import Page
from goalextract.goals.draft import DraftGoal
from goalextract.goals.payload import section_text
from goalextract.records import Kind

_FEWEST: Final = 2
"""So many goals at least must bear it out, and all that have both."""


def settle_bare_verdicts(
    pages: Mapping[int, Page], goals: Sequence[DraftGoal], is_verdict: Callable[[str], bool]
) -> None:
    """Take follow-ups that are nothing but verdicts for the status, and the accounts for theirs.

    Example: ``Status på aktiviteter: Ni grunde er solgt`` beside ``Forventet målopfyldelse: Ja``.
    """
    both = [goal for goal in goals if {Kind.STATUS, Kind.FOLLOW_UP} <= goal.sections.keys()]
    if len(both) < _FEWEST:
        return
    for goal in both:
        status, follow_up = goal.sections[Kind.STATUS], goal.sections[Kind.FOLLOW_UP]
        is_told = is_verdict(section_text(pages, status))
        if is_told or not is_verdict(section_text(pages, follow_up)):
            return
    for goal in both:
        status, follow_up = goal.sections[Kind.STATUS], goal.sections[Kind.FOLLOW_UP]
        status.kind, follow_up.kind = Kind.FOLLOW_UP, Kind.STATUS
        goal.sections[Kind.STATUS], goal.sections[Kind.FOLLOW_UP] = follow_up, status
