"""Say what became of open targets by what is told of the work: its end, its measuring."""

from collections.abc import Callable, Sequence
from typing import Final

from goalextract.goals.targets import Figure
from goalextract.language.completed import completion_of
from goalextract.language.deeds import did_all
from goalextract.language.numbers import find_numbers
from goalextract.language.quantities import Sort
from goalextract.language.stems import shared_stems
from goalextract.language.times import without_times
from goalextract.language.wordings import regex
from goalextract.records import Kind, Outcome

_ONE_OTHER: Final = regex("works", "one_other")
_ALL_DID: Final = regex("deeds", "all_did")
_REMAINDER: Final = regex("works", "remainder")
_WORK_DONE: Final = regex("works", "work_done")
_ENDED: Final = regex("works", "ended")
_TO_BE_DONE: Final = regex("works", "to_be_done")
_MEASURED_LATER: Final = regex("works", "measured_later")
_MEASURED_AT: Final = regex("works", "measured_at")
_PAIR: Final = 2
_ALL: Final = 100


def outcome_of_work(
    target: Figure, sentence: str, targets: Sequence[Figure], language: str = "da"
) -> Outcome | None:
    """Return what a sentence on the work says of a target; None where it says nothing of it.

    Args:
        target: an open target.
        sentence: what a status, or what follows it, says.
        targets: all the goal's targets.
        language: the language of the words.

    Example: ``Den ene gade er indviet, den anden afventer`` of ``2 gader`` -> ``partly_met``.
    """
    ways: tuple[Callable[[], Outcome | None], ...] = (
        lambda: _of_two(target, sentence, language),
        lambda: _without_rest(target, sentence, targets),
        lambda: _later(target, sentence, language),
        lambda: _all_of_share(target, sentence, language),
        lambda: _as_said(target, sentence),
        lambda: _work_done(target, sentence, targets),
    )
    return next((found for way in ways if (found := way()) is not None), None)


def speaks_of_work(sentence: str) -> bool:
    """Tell whether a sentence may say of any target what became of the work on it."""
    patterns = (_ONE_OTHER, _REMAINDER, _MEASURED_LATER, _ALL_DID)
    return any(pattern.match(sentence) is not None for pattern in patterns) or (
        _ENDED.search(sentence) is not None
    )


def is_promised_change(target: Figure) -> bool:
    """Tell whether a change is something that is to be done, so that it is met by being done."""
    return target.kind is Kind.MEANS and target.quantity.comparator == "change"


def _of_two(target: Figure, sentence: str, language: str) -> Outcome | None:
    """Tell that one of two is there, the other not yet."""
    halves = _ONE_OTHER.match(sentence)
    if target.quantity.value != _PAIR or halves is None:
        return None
    noun = halves["noun"]
    is_of_it = not noun or shared_stems(noun, target.quantity.unit or "", language) > 0
    return "partly_met" if is_of_it else None


def _without_rest(target: Figure, sentence: str, targets: Sequence[Figure]) -> Outcome | None:
    """Tell that the rest of several things is not there: ``De øvrige to er sat i bero``."""
    one, rest = target.quantity, _REMAINDER.match(sentence)
    counts = [t for t in targets if t.quantity.sort is Sort.COUNT and t.quantity.value >= _PAIR]
    if rest is None or one.is_part:
        return None
    if rest["second"]:  # of two things, the only ones of which there are two
        counts = [t for t in counts if t.quantity.value == _PAIR]
    return "partly_met" if counts == [target] else None


def _all_of_share(target: Figure, sentence: str, language: str) -> Outcome | None:
    """Tell that all of them are so, where the whole was aimed at: ``Alle har en plan``."""
    one = target.quantity
    is_whole = one.sort is Sort.SHARE and one.value == _ALL and one.comparator in {"=", ">="}
    is_so = is_whole and not find_numbers(sentence) and did_all(target.clause, sentence, language)
    return "met" if is_so else None


def _later(target: Figure, sentence: str, language: str) -> Outcome | None:
    """Tell that what a target is measured by is still to come."""
    later, at = _MEASURED_LATER.match(sentence), _MEASURED_AT.search(target.after)
    if later is None or at is None:
        return None
    return "not_yet_known" if shared_stems(later["noun"], at["noun"], language) else None


def _as_said(target: Figure, sentence: str) -> Outcome | None:
    """Tell that a change that was promised was made: ``Tiden blev udvidet``."""
    done = completion_of(target.clause, sentence) if is_promised_change(target) else None
    return "met" if done is not None and done.outcome == "met" else None


def _work_done(target: Figure, sentence: str, targets: Sequence[Figure]) -> Outcome | None:
    """Tell that the work on the only things that were to be dealt with is finished."""
    one = target.quantity
    is_count = one.sort is Sort.COUNT and not one.is_part and one.comparator in {"=", "~", ">="}
    if len(targets) != 1 or not is_count or _TO_BE_DONE.search(target.clause) is None:
        return None
    is_done = _WORK_DONE.fullmatch(" ".join(without_times(sentence).split())) is not None
    return "met" if is_done and not find_numbers(sentence) else None
