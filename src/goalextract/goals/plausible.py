"""Tell goal reports from documents that only use their words: forms, guides, letters, lists.

A report says what shall be reached, and what was done or how it went.  What says less, or says it
to those who shall write one, holds no goals.
"""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Final

from goalextract.document import Page
from goalextract.goals.draft import CORE_KINDS, HEADING_KINDS, DraftGoal
from goalextract.goals.payload import section_text
from goalextract.language.foreign import is_foreign
from goalextract.language.patterns import holds_any
from goalextract.language.sentences import sentences
from goalextract.language.wordings import regex
from goalextract.profiles.model import NoiseWords
from goalextract.records import Kind

_PLACEHOLDER: Final = re.compile(
    r"\[(?!\d+\])[^\]]{0,40}\]|<[^>]{1,40}>|[._…☐□]{2,}|[…☐□]|(?<!\S)[/|]+(?!\S)|^\s*[-–—]+\s*$|\bx{2,}\b",
    re.IGNORECASE,
)
"""What a form shows where something is to be written: ``[skriv her]``, ``……``, ``[ ] Ja``."""
_WORD: Final = re.compile(r"[^\W\d_]{2,}")
_WORDED: Final = re.compile(r"(?s:(?:.*?[^\W\d_]{2,}){3})")
"""Three words at least."""
_MARKS: Final = ("[", "<", "…", "☐", "□", "/", "|", "-", "–", "—", "..", "__", "._", "_.", "xx")
"""One of these is in every placeholder in small letters; most values have none."""
_BESIDE: Final = 2
"""So many words may stand beside each placeholder: ``[ ] Ja``."""
_SETS_KEPT: Final = 8
"""So many patterns of profiles' words are remembered."""
_FEW: Final = 2
"""A glossary reads as no more goals: it explains each label once."""
_DEFINITION: Final = regex("definitions", "opening")
_TELLING: Final = frozenset(
    (Kind.CHALLENGE, Kind.MEANS, Kind.STATUS, Kind.FOLLOW_UP, Kind.ACTUAL_VALUE, Kind.BASELINE)
)
_TOLD: Final = frozenset((Kind.STATUS, Kind.ACTUAL_VALUE))
_MEASURED: Final = frozenset((Kind.SUCCESS_CRITERION, Kind.INDICATOR, Kind.TARGET_VALUE))
"""What says when a goal is reached; its follow-up then tells how it went."""
_AIMS: Final = CORE_KINDS | {Kind.CHALLENGE}
_DONE: Final = _TOLD | {Kind.MEANS}
_MOSTLY: Final = 0.6
_SOME: Final = 0.4
_FEW_SAID: Final = 0.15
"""So much of what a guide by its title says need tell how to write."""
_FEWEST: Final = 3
Said = Mapping[Kind, bool]
"""The kinds that a goal has, and whether their labels count."""
_SEVERAL: Final = 2
_SIGNERS: Final = 6
"""A name and an office have no more words."""
_OPENING: Final = 300
"""A title has no more characters."""


def is_placeholder(text: str) -> bool:
    """Tell whether a value is what a form shows before it is filled in.

    Example: ``"[skriv her]"`` -> True; ``"[1] se bilag"`` -> False.
    """
    small = text.lower()
    found = len(_PLACEHOLDER.findall(text)) if holds_any(small, _MARKS) else 0
    return bool(found) and len(_WORD.findall(_PLACEHOLDER.sub(" ", text))) <= _BESIDE * found


def _said(goal: DraftGoal, *, is_one: bool) -> Said:
    """Return the kinds that a goal has, headings apart, and whether their labels count.

    Listed ones do, and where there are several goals those whose words hint at the kind.  A heading
    without a number says nothing of what it heads.
    """
    return {
        kind: (section.is_listed or (section.is_hinted and not is_one))
        and (section.label is not None or goal.number is not None)
        for kind, section in goal.sections.items()
        if kind not in HEADING_KINDS
    }


def _counted(said: Said) -> set[Kind]:
    """Return the kinds whose labels count."""
    return {kind for kind, counts in said.items() if counts}


def _is_goal(said: Said) -> bool:
    """Tell whether a goal says what shall be reached, and what is done for it or how it went.

    Beside a figure that shall be reached, how it went may stand under a label that no template
    lists.
    """
    counted = _counted(said)
    told = counted & _TOLD or (Kind.MEANS in counted and counted & {Kind.GOAL, Kind.FOLLOW_UP})
    if {Kind.GOAL, Kind.FOLLOW_UP} <= counted:
        told = told or counted & _MEASURED
    if Kind.TARGET_VALUE in counted and counted & {Kind.INDICATOR, Kind.GOAL}:
        told = told or said.keys() & _TOLD
    return bool(counted & CORE_KINDS and told)


def _tells_enough(said: Said) -> bool:
    """Tell whether a document's only goal is one: it says more than two things, or its aim."""
    counted = _counted(said)
    return len(counted) >= _FEWEST or bool(counted & {Kind.GOAL, Kind.INDICATOR, Kind.TARGET_VALUE})


def _is_series(pages: Mapping[int, Page], goals: Sequence[DraftGoal], said: Sequence[Said]) -> bool:
    """Tell whether goal after goal answers the same labels in words, listed or not, as in a form.

    Their kinds may be guesses; that most goals have an aim and what was done for it is none.
    """
    counts = Counter(
        (kind, section.label.casefold())
        for goal in goals
        for kind, section in goal.sections.items()
        if kind not in HEADING_KINDS and section.label
        if _WORDED.match(section_text(pages, section))
    )
    common = {kind for (kind, _), n in counts.items() if n >= max(_SEVERAL, _MOSTLY * len(goals))}
    if len(common) >= _FEWEST and common & _AIMS and common & _DONE:
        return True
    both = [one for one in said if {Kind.MEANS, Kind.STATUS} <= _counted(one)]
    return len(goals) >= _FEWEST and len(both) >= _MOSTLY * len(goals)


def _shares(texts: Sequence[str], pattern: re.Pattern[str]) -> float:
    return sum(pattern.match(text) is not None for text in texts) / max(1, len(texts))


def why_no_goals(
    pages: Mapping[int, Page], goals: Sequence[DraftGoal], words: NoiseWords
) -> str | None:
    """Return why a document is no goal report, though its words look so; None for a report.

    Example: three sections that begin ``Her skriver I``, ``Angiv`` and ``Beskriv`` -> a guide.
    """
    if is_foreign("\n".join(page.text for page in pages.values())):
        return "the document is neither in Danish nor in Swedish or Norwegian"
    texts = [
        section_text(pages, section)
        for goal in goals
        for kind, section in goal.sections.items()
        if kind not in HEADING_KINDS and not section.is_inherited
    ]
    labels = [section.label for goal in goals for section in goal.sections.values()]
    is_once = len(goals) == 1 or (len(goals) == _FEW and len(set(labels)) == len(labels))
    is_guide = bool(pages) and _opens_as_guide(pages[min(pages)].text, words)
    misuse = _misuse(texts, words, is_once=is_once, is_guide=is_guide)
    return misuse or _lack(pages, goals, words)


def _opens_as_guide(text: str, words: NoiseWords) -> bool:
    """Tell whether one of a document's first lines opens as a guide's title does."""
    opens = _openers(words.guide_titles)
    return any(opens.match(line) is not None for line in text[:_OPENING].split("\n"))


def _misuse(
    texts: Sequence[str], words: NoiseWords, *, is_once: bool, is_guide: bool
) -> str | None:
    """Say that texts tell of goal reports, not of goals."""
    if texts and sum(map(is_placeholder, texts)) >= _MOSTLY * len(texts):
        return "its labels head nothing yet: it is an empty form"
    if _shares(texts, _openers(words.guide)) >= (_FEW_SAID if is_guide else _SOME):
        return "its texts tell how to write a goal report"
    if not is_once:
        return None
    # Where text was folded, two explanations may stand in one section.
    said = [text[start:end].strip() for text in texts for start, end in sentences(text)]
    if len(said) >= _FEWEST and _shares(said, _DEFINITION) >= _MOSTLY:
        return "its texts say what the words mean: it is a glossary"
    return None


@lru_cache(_SETS_KEPT)
def _openers(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return what matches a text that opens with one of some words."""
    return re.compile(rf"\W*(?:{'|'.join(map(re.escape, words)) or '(?!)'})\b")


def _lack(pages: Mapping[int, Page], goals: Sequence[DraftGoal], words: NoiseWords) -> str | None:
    """Say what a goal report would tell and the document does not."""
    said = [_said(goal, is_one=len(goals) == 1) for goal in goals]
    if _is_series(pages, goals, said):
        return None
    if any(map(_is_goal, said)) and (len(goals) > 1 or _tells_enough(said[0])):
        return _agenda(pages, goals, words) or _letter(pages, goals, words)
    both = sum(Kind.GOAL in one and bool(one.keys() & _TOLD) for one in said)
    if both >= max(_FEWEST, _MOSTLY * len(goals)) and _is_titled(pages, words):
        return _agenda(pages, goals, words) or _letter(pages, goals, words)
    told = 0
    for goal, one in zip(goals, said, strict=True):
        # A label that no template lists may say what shall be reached.
        is_numbered = goal.number is not None and one.get(Kind.GOAL, False)
        needed = 0 if is_numbered else _SEVERAL if one.keys() & CORE_KINDS else _FEWEST
        told += len(_counted(one) & _TELLING) >= needed and len(one) >= _SEVERAL
    needed = _FEWEST if goals[0].number is not None else _FEWEST + 1
    # What stands right below a heading, without a label, tells the least of them.
    leads = {kind for kind in said[0] if goals[0].sections[kind].label is None} - CORE_KINDS
    told_of_one = (said[0].keys() - leads) & (_TELLING | CORE_KINDS)
    is_one = len(goals) == 1 and len(told_of_one) >= needed
    if told >= (1 if is_one else _SEVERAL):
        return _agenda(pages, goals, words) or _letter(pages, goals, words)
    return "nothing in it says both what shall be reached and how it went"


def _is_titled(pages: Mapping[int, Page], words: NoiseWords) -> bool:
    """Tell whether a document says where it opens that it reports on goals."""
    if not words.report or not pages:
        return False
    title = pages[min(pages)].text.lstrip()[:_OPENING].split("\n\n")[0]
    stems = "|".join(map(re.escape, words.report))
    return re.search(rf"\b(?:{stems})", " ".join(title.split()), re.IGNORECASE) is not None


def _agenda(pages: Mapping[int, Page], goals: Sequence[DraftGoal], words: NoiseWords) -> str | None:
    """Say that a document is an item of an agenda, if its headings are those of one."""
    if len(goals) > 1 or not words.agenda:
        return None
    alternatives = "|".join(map(re.escape, words.agenda))
    heading = re.compile(rf"(?:^|[.:]\s)[ \t]*({alternatives})\b", re.MULTILINE | re.IGNORECASE)
    found = {m.group(1).casefold() for page in pages.values() for m in heading.finditer(page.text)}
    return "it is an item of an agenda" if len(found) >= _SEVERAL else None


def _letter(pages: Mapping[int, Page], goals: Sequence[DraftGoal], words: NoiseWords) -> str | None:
    """Say that a document is a letter, if a line of it greets as letters do at their end."""
    if len(goals) > 1 or not words.letter:
        return None
    alternatives = "|".join(map(re.escape, words.letter))
    # Who signs may stand behind it: ``Med venlig hilsen Palle Rask Formand``.
    greeting = re.compile(
        rf"^\s*(?:{alternatives})[,.]*(?:[ \t]+\S+){{0,{_SIGNERS}}}[ \t]*$",
        re.MULTILINE | re.IGNORECASE,
    )
    is_signed = any(greeting.search(page.text) for page in pages.values())
    return "it is a letter" if is_signed else None
