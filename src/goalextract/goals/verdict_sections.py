"""Verdicts under labels of other kinds: beside an account of how it went they are the status.

``Vurdering: Nået`` below ``Hvor er vi nu: 93 % i gennemsnit`` gives the verdict; the other label
tells how it went.  Words alone do not say so, for ``Vurdering`` may head a remark as well.
"""

from collections.abc import Callable, Sequence
from typing import Final

from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.language.sentences import sentences
from goalextract.records import Kind

_FEWEST: Final = 2
_VERDICT_WORDS: Final = 4
_ACCOUNT_WORDS: Final = 5
_RESULT_WORDS: Final = 12
"""Results are told in so many words at most, with figures."""
_MOSTLY: Final = 0.5

VERDICT: Final = Doubt("its label mostly heads remarks; its words are a verdict", 0.95)


def settle_verdicts(
    goals: Sequence[DraftGoal],
    read: Callable[[DraftSection], str],
    is_verdict: Callable[[str], bool],
) -> None:
    """Take verdicts for the status, wherever the labels put them, and accounts for what they are.

    Args:
        goals: a document's goals.
        read: returns what a section says.
        is_verdict: tells whether a text says how a goal went, and no more.
    """
    _settle_follow_ups(goals, read, is_verdict)
    _settle_remarks(goals, read, is_verdict)


def _settle_follow_ups(
    goals: Sequence[DraftGoal],
    read: Callable[[DraftSection], str],
    is_verdict: Callable[[str], bool],
) -> None:
    """Take follow-ups that are nothing but verdicts for the status, and the accounts for theirs.

    Example: ``Status på aktiviteter: Ni grunde er solgt`` beside ``Forventet målopfyldelse: Ja``.
    """
    both = [goal for goal in goals if {Kind.STATUS, Kind.FOLLOW_UP} <= goal.sections.keys()]
    if len(both) < _FEWEST or any(is_verdict(read(g.sections[Kind.STATUS])) for g in both):
        return
    if not all(is_verdict(read(goal.sections[Kind.FOLLOW_UP])) for goal in both):
        return
    for goal in both:
        status, follow_up = goal.sections[Kind.STATUS], goal.sections[Kind.FOLLOW_UP]
        status.kind, follow_up.kind = Kind.FOLLOW_UP, Kind.STATUS
        goal.sections[Kind.STATUS], goal.sections[Kind.FOLLOW_UP] = follow_up, status


def _settle_remarks(
    goals: Sequence[DraftGoal],
    read: Callable[[DraftSection], str],
    is_verdict: Callable[[str], bool],
) -> None:
    """Take remarks for the status where all of them are verdicts and the status tells a story."""
    told = [goal for goal in goals if Kind.COMMENT in goal.sections]
    remarks = [read(goal.sections[Kind.COMMENT]) for goal in told]
    verdicts = sum(map(is_verdict, remarks))
    are_short = all(0 < len(text.split()) <= _VERDICT_WORDS for text in remarks)
    are_opened = all(is_verdict(_first_sentence(text)) for text in remarks)
    is_followed = any(Kind.FOLLOW_UP in goal.sections for goal in told)
    if len(told) < _FEWEST or any(Kind.STATUS not in goal.sections for goal in told):
        return
    # Beside a follow-up only remarks that all open with a verdict leave no doubt.
    if not are_opened and (is_followed or not are_short or verdicts < _MOSTLY * len(told)):
        return
    accounts = [read(goal.sections[Kind.STATUS]) for goal in told]
    words = sum(len(text.split()) for text in accounts) / len(accounts)
    if words <= _ACCOUNT_WORDS or any(map(is_verdict, accounts)):
        return
    with_figures = sum(any(map(str.isdigit, text)) for text in accounts)
    is_result = words <= _RESULT_WORDS and with_figures > _MOSTLY * len(accounts)
    is_result = is_result or is_followed
    for goal in told:
        _swap(goal, Kind.ACTUAL_VALUE if is_result else Kind.FOLLOW_UP)


def _first_sentence(text: str) -> str:
    return next((text[start:end].strip() for start, end in sentences(text)), "")


def _swap(goal: DraftGoal, account: Kind) -> None:
    """Let a goal's remark be its status, and its status the ``account``, in their old places."""
    if account in goal.sections:
        return
    kinds = {Kind.COMMENT: Kind.STATUS, Kind.STATUS: account}
    sections = dict(goal.sections)
    goal.sections.clear()
    for kind, section in sections.items():
        section.kind = kinds.get(kind, kind)
        if kind is Kind.COMMENT:
            section.doubt(VERDICT)
        goal.sections[section.kind] = section
