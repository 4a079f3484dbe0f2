"""Say of open targets what a sentence's wording suggests, or that their things are there."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from goalextract.goals.aiming import aimed_at
from goalextract.goals.assessed import DEFINITE, ORDER, Assessed
from goalextract.goals.enumerated import told_one_by_one
from goalextract.goals.guesses import Guessed, guess_verdicts
from goalextract.goals.targets import Figure, own_targets
from goalextract.goals.works import is_promised_change, outcome_of_work, speaks_of_work
from goalextract.language.completed import count_completed
from goalextract.language.figures import YEAR
from goalextract.language.measures import is_size
from goalextract.language.numbers import find_numbers
from goalextract.language.quantities import Sort
from goalextract.language.sentences import sentences
from goalextract.language.stems import kin_stems, shared_stems
from goalextract.language.wordings import regex
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.records import Kind

_AT_LEAST: Final = frozenset({"=", ">=", ">", "~", "~<", "~>"})
_MADE: Final = frozenset({Sort.COUNT, Sort.MONEY})
_TIMES: Final = regex("suspected", "times")
_AND: Final = regex("suspected", "joint")
_ALL_OF_THEM: Final = regex("suspected", "all_of_them")
_HAS_VERB: Final = regex("suspected", "verb")
_NONE: Final = regex("suspected", "none")
_ABOUT: Final = regex("suspected", "about")
_LIKELY: Final = 0.9
"""So likely a thing that is told to be there is the one that was counted."""


def suspected(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    verdicts: VerdictFinder,
    language: str,
    told: Sequence[Assessed],
) -> Iterator[Assessed]:
    """Yield guesses for what nothing else tells: one for each open target, or for the goal.

    That two numbers cannot be compared says less than the words around them.
    """
    known = {one.target for one in told if (one.method, one.outcome) != ("derived", "unclear")}
    told_of = {one.target for one in told}
    left: set[int | None] = {index for index in range(len(targets)) if index not in known}
    if None in known:
        return
    is_settled = bool(known) and left.isdisjoint(own_targets(targets))
    if not known:
        left.add(None)
    said: set[tuple[Kind, int]] = set()
    for found in _completed(texts, targets, left - told_of, language):
        left.discard(found.target)
        said.add((found.kind, found.start))
        yield found
    for found in told_one_by_one(texts, targets, frozenset(left), language):
        left.discard(found.target)
        yield found
    if is_settled:
        return  # what the means count besides is told by its own words or not at all
    for guess in guess_verdicts(texts, verdicts):
        verdict = guess.verdict
        for target in aimed_at(texts[guess.kind], verdict, targets, verdicts, language):
            # A number beside a numbered target is for comparing, not for guessing.
            words = YEAR.sub(" ", texts[guess.kind][verdict.start : verdict.end])
            is_numbered = target is not None or bool(own_targets(targets))
            is_figure = is_numbered and verdict.outcome in DEFINITE and bool(find_numbers(words))
            is_figure = is_figure or (
                verdict.outcome in DEFINITE and len(find_numbers(words)) > 1 and " mod " in words
            )
            done = guess.completion
            is_beside = (
                target is not None
                and done is not None
                and done.thing
                and done.outcome != "not_yet_known"
                and not done.is_of(_counted(targets[target]))
            )
            is_beside = is_beside or _is_of_others(texts, guess, target, targets, language)
            is_beside = is_beside or (target is None and (guess.kind, verdict.start) in said)
            if target in left and not is_figure and not is_beside:
                left.discard(target)
                yield Assessed(
                    target,
                    verdict.outcome,
                    "stated",
                    guess.kind,
                    verdict.start,
                    verdict.end,
                    guess.probability,
                )


def _is_of_others(
    texts: Mapping[Kind, str],
    guess: Guessed,
    target: int | None,
    targets: Sequence[Figure],
    language: str,
) -> bool:
    """Tell whether a sentence is of all of other things than a target counts.

    Example: ``Alle kursister overholder fristerne`` is, of ``50 kurser``.
    """
    verdict = guess.verdict
    every = _ALL_OF_THEM.match(texts[guess.kind], verdict.start, verdict.end)
    if target is None or every is None or targets[target].quantity.sort is not Sort.COUNT:
        return False
    return not shared_stems(every["noun"], _counted(targets[target]), language)


def _completed(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    left: AbstractSet[int | None],
    language: str,
) -> Iterator[Assessed]:
    """Yield what sentences say of the things that open targets count: ``Bænkene er sat op``."""
    told: set[int] = set()
    clauses = list(_clauses(texts)) if left else []
    of_work = [one for one in clauses if speaks_of_work(texts[one[0]][one[1] : one[2]])]
    for index, target in enumerate(targets):
        if index not in left:
            continue
        for kind, start, end in clauses if is_promised_change(target) else of_work:
            outcome = outcome_of_work(target, texts[kind][start:end], targets, language)
            if outcome is not None:
                told.add(index)
                yield Assessed(index, outcome, "stated", kind, start, end, _LIKELY)
                break
    for index, target in enumerate(targets):
        one = target.quantity
        is_made = one.sort in _MADE and not one.is_part and one.comparator in _AT_LEAST
        if index not in left or index in told or not is_made:
            continue
        if one.value == 0:
            yield from _none_there(texts, index, target, language)
            continue
        for kind, start, end in clauses:
            found = count_completed(
                _counted(target), texts[kind][start:end], target.clause, language
            )
            if found is not None and _is_of_its_year(target, texts[kind][start:end], targets):
                yield Assessed(index, found.outcome, "stated", kind, start, end, _LIKELY)
                break


def _is_of_its_year(target: Figure, sentence: str, targets: Sequence[Figure]) -> bool:
    """Tell whether a sentence may be of a target's year, where several years are aimed at."""
    said = set(map(int, YEAR.findall(sentence)))
    is_yearly = len({one.year for one in targets} - {None}) > 1
    return not is_yearly or target.year in said


def _none_there(
    texts: Mapping[Kind, str], index: int, target: Figure, language: str
) -> Iterator[Assessed]:
    """Yield that there were none, as aimed at: ``Ingen blev dræbt`` of ``Nul dræbte``."""
    for kind, start, end in _clauses(texts):
        words = texts[kind][start:end]
        is_none = _NONE.match(words) is not None and not find_numbers(words)
        if is_none and kin_stems(_ABOUT.split(words)[0], target.clause, language):
            yield Assessed(index, "met", "stated", kind, start, end, _LIKELY)
            return


def _clauses(texts: Mapping[Kind, str]) -> Iterator[tuple[Kind, int, int]]:
    """Yield the sentences that tell of results, and what follows an *and* in them."""
    for kind in ORDER:
        for start, end in sentences(texts.get(kind, "")):
            last = start + len(texts[kind][start:end].rstrip())
            yield kind, start, last
            for joint in _AND.finditer(texts[kind], start, last):
                if _HAS_VERB.search(texts[kind], start, joint.start()):
                    yield kind, joint.end(), last


def _counted(target: Figure) -> str:
    """Return the words of what a target counts: its unit, or those behind a size."""
    unit = target.quantity.unit or ""
    is_told_around = target.quantity.sort is Sort.MONEY or _TIMES.fullmatch(unit) is not None
    return target.clause if is_told_around else target.after if is_size(unit) else unit
