"""Doubt a table's row that says twice what each row says once: two rows may be read as one."""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from goalextract.doubt import Doubt
from goalextract.goals.draft import DraftGoal, DraftSection
from goalextract.language.sentences import sentences
from goalextract.records import Kind

_VALUES: Final = (Kind.BASELINE, Kind.TARGET_VALUE, Kind.ACTUAL_VALUE)
_FIGURE: Final = r"[<>≥≤]?\s?-?\d[\d.,]*(?:\s?%)?"
_TWO_FIGURES: Final = re.compile(rf"{_FIGURE}\s+{_FIGURE}")
_FEW: Final = 0.2
"""Where more rows say so, it is how they are written: a figure of each of two years."""
_ROWS: Final = 3
_CAPITAL: Final = re.compile(r"\s(?=[A-ZÆØÅÄÖ])")

TWO_VERDICTS: Final = Doubt("its row gives two verdicts; it may be two goals'", 0.6)
TWO_FIGURES: Final = Doubt("its row gives two figures for one; it may be two goals'", 0.6)


def doubt_two_rows(
    goals: Sequence[DraftGoal],
    read: Callable[[DraftSection], str],
    is_verdict: Callable[[str], bool],
) -> None:
    """Doubt all sections of a row that gives two verdicts, or two figures where others give one.

    Example: the status ``Nået. Der kom 46. Ikke nået. 34 kom``, the target ``7,6 97``.

    Args:
        goals: a document's goals.
        read: returns what a section says.
        is_verdict: tells whether a text says how a goal went, and no more.
    """
    rows = [goal for goal in goals if goal.is_row]
    for goal in rows:
        status = goal.sections.get(Kind.STATUS)
        if status is not None and _gives_two(read(status), is_verdict):
            _doubt(goal, TWO_VERDICTS)
    for kind in _VALUES:
        told = [goal for goal in rows if kind in goal.sections]
        twice = [g for g in told if _TWO_FIGURES.fullmatch(read(g.sections[kind]))]
        if len(told) >= _ROWS and len(twice) <= _FEW * len(told):
            for goal in twice:
                _doubt(goal, TWO_FIGURES)


def _gives_two(text: str, is_verdict: Callable[[str], bool]) -> bool:
    """Tell whether two of a text's sentences are verdicts, or both its halves without a stop.

    Example: ``Målet er delvist nået Målet er ikke nået`` -> True.
    """
    said = {text[start:end].strip() for start, end in sentences(text)}
    if sum(map(is_verdict, said)) > 1:
        return True
    return any(a != b and is_verdict(a) and is_verdict(b) for a, b in _halves(text))


def _halves(text: str) -> Iterator[tuple[str, str]]:
    for match in _CAPITAL.finditer(text):
        yield text[: match.start()].strip(), text[match.end() :].strip()


def _doubt(goal: DraftGoal, doubt: Doubt) -> None:
    for section in goal.sections.values():
        section.doubt(doubt)
