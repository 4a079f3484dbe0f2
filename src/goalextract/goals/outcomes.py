"""Say of a goal's targets whether they were reached: as the report states, or as its figures do."""

from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace
from typing import Final

from goalextract.goals.aiming import aimed_at, is_for_some
from goalextract.goals.answers import find_answers
from goalextract.goals.assessed import DEFINITE, ORDER, Assessed, Conflict
from goalextract.goals.better import from_baseline, is_lower_better, way_of
from goalextract.goals.comparing import compare
from goalextract.goals.only import LIKELY
from goalextract.goals.suspected import suspected
from goalextract.goals.targets import Figure, own_targets
from goalextract.goals.trends import outcome_of_trend
from goalextract.goals.universal import over_limit, some_of_all, some_of_count
from goalextract.language.figures import YEAR
from goalextract.language.quantities import Sort
from goalextract.language.sentences import sentences
from goalextract.language.stems import stems
from goalextract.profiles.verdicts import VerdictFinder
from goalextract.records import Kind, Method, Outcome

_SAYS_WHERE: Final = (
    Kind.SERVICE_AREA, Kind.FOCUS_AREA, Kind.GOAL, Kind.SUCCESS_CRITERION, Kind.INDICATOR,
    Kind.MEANS, Kind.RESPONSIBLE,
)  # fmt: skip
"""Where a goal says whose, or which place's, it is."""
_MOST: Final = 50
"""So large a share in percent is aimed at of what is good."""
_NAMING: Final = 2
"""So many words that a verdict shares with a target name it."""


@dataclass(frozen=True, slots=True)
class _Stated:
    assessed: Assessed
    is_about_goal: bool
    is_named: bool
    """Its own words say which target it is about, not only that it is of the goal's."""
    is_side: bool
    """It only says on which side of the target a result lies."""
    is_aside: bool
    """It points back at what no target names: ``Prøven viste 81 %, og dermed er målet nået``."""


def assess(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    verdicts: VerdictFinder,
    language: str,
) -> tuple[tuple[Assessed, ...], tuple[Conflict, ...]]:
    """Return a goal's outcomes, those stated before those derived, and where the two disagree.

    A target of which the report says nothing gets none.

    Args:
        texts: the goal's sections.
        targets: its targets.
        measurements: its measurements.
        verdicts: what finds the report's own verdicts.
        language: the language of the texts.
    """
    stated, conflicts = _settled(list(_stated(texts, targets, verdicts, language)))
    stated = [_as_share(one, targets, measurements) for one in stated]
    derived = tuple(_derived(texts, targets, measurements, verdicts, language))
    by_target = {one.target: one for one in stated}
    whole = by_target.get(None)
    kept: list[Assessed] = []
    for other in derived:
        own = by_target.get(other.target)
        if own is not None and _is_share_told(texts, own, other, targets):
            stated.remove(own)
            own = None
        if own is None or own.outcome in {"not_yet_known", "unclear"}:
            kept.append(other)
        elif _disagree(own, other):
            kept.append(other)
            conflicts.append(Conflict(own, other))
        if own is None and whole is not None and _disagree(whole, other):
            conflicts.append(Conflict(whole, other))
    if not stated and not kept:
        kept += _trend(texts, targets, measurements, language)
    settled = {one.target for one in (*stated, *kept) if one.outcome in DEFINITE}
    some = list(_for_some(texts, targets, measurements, language, settled))
    whole_met = [whole] if whole is not None and whole.outcome == "met" else []
    # a goal is reached with all its targets
    open_ones = {one.target for one in kept if _is_open(one)} | (
        set(own_targets(targets)) - {one.target for one in (*stated, *kept)}
    )
    some += [
        replace(w, target=t, probability=LIKELY)
        for w in whole_met
        for t in sorted(open_ones - {one.target for one in some}, key=str)
    ]
    told_of = {one.target for one in some}
    kept = [one for one in kept if one.target not in told_of or not _is_open(one)] + some
    answered = {one.target for one in kept if one.outcome in DEFINITE}
    stated = list(_for_each_target(texts, stated, targets, {one.target for one in derived}))
    open_too = [
        one
        for one in stated
        if one.outcome in DEFINITE or one.target is None or one.target not in answered
    ]
    told = (*open_too, *kept)
    # That two numbers cannot be compared says less than the words around them.
    sure = [one for one in told if (one.method, one.outcome) != ("derived", "unclear")]
    guesses = tuple(suspected(texts, targets, verdicts, language, told))
    guessed = {one.target for one in guesses}
    left = [one for one in told if one in sure or one.target not in guessed]
    return (*left, *guesses), tuple(conflicts)


def _trend(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    language: str,
) -> Iterator[Assessed]:
    """Yield which way a goal's figures went, where it only asks for a way."""
    measurements = from_baseline(texts, measurements)
    for m, outcome in outcome_of_trend(texts, targets, measurements, language):
        measured = measurements[m]
        start, end = _sentence(texts[measured.kind], measured)
        # what is said of no target is read from the words, not compared
        yield Assessed(None, outcome, "stated", measured.kind, start, end, LIKELY)


def _for_each_target(
    texts: Mapping[Kind, str],
    stated: Sequence[Assessed],
    targets: Sequence[Figure],
    answered: AbstractSet[int | None],
) -> Iterator[Assessed]:
    """Yield outcomes; that results are not there yet holds for each target nothing else answers.

    What names a year says nothing of another year's target.
    """
    known = {one.target for one in stated} | answered
    for one in stated:
        spread = one.outcome == "not_yet_known" or (
            one.outcome == "unclear" and own_targets(targets)
        )
        if one.target is not None or not spread or not targets:
            yield one
            continue
        said = set(map(int, YEAR.findall(texts[one.kind][one.start : one.end])))
        if len({target.year for target in targets} - {None}) <= 1:
            said = set()  # when it will be known
        meant = [
            index
            for index, target in enumerate(targets)
            if (one.outcome == "not_yet_known" or target.kind is not Kind.MEANS)
            and index not in known
            and (not said or target.year is None or target.year in said)
        ]
        yield from (replace(one, target=index) for index in meant)
        if not meant and not own_targets(targets):
            yield one  # what the means promise is told apart from what the goal came to


def _for_some(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    language: str,
    settled: AbstractSet[int | None],
) -> Iterator[Assessed]:
    """Yield that what was aimed at for all holds for some, where nothing else settles it."""
    found: list[tuple[int | None, int, Outcome]] = [*over_limit(texts, targets, measurements)]
    if None not in settled:
        found += some_of_all(texts, targets, measurements, language)
        found += some_of_count(targets, measurements, language)
    for place, (target, at, outcome) in enumerate(found):
        if target not in {*settled, *(one[0] for one in found[:place])}:
            measured = measurements[at]
            start, end = _sentence(texts[measured.kind], measured)
            # what is said of no target is read from the words, not compared
            method: Method = "stated" if target is None else "derived"
            kind = measured.kind
            yield Assessed(target, outcome, method, kind, start, end, LIKELY)


def _is_share_told(
    texts: Mapping[Kind, str], own: Assessed, other: Assessed, targets: Sequence[Figure]
) -> bool:
    """Tell whether a verdict only says so many of so many, where a share was aimed at.

    Example: ``Kravet blev overholdt i 402 af 418 sager`` is no half result of ``95 % af sagerne``.
    """
    is_share = own.target is not None and targets[own.target].quantity.is_part
    words = texts[own.kind][own.start : own.end]
    is_some = own.outcome == "partly_met" and any(map(str.isdigit, words))
    return is_share and is_some and other.outcome in DEFINITE


def _is_open(one: Assessed) -> bool:
    return one.outcome == "unclear"


def _as_share(one: Assessed, targets: Sequence[Figure], measurements: Sequence[Figure]) -> Assessed:
    """Return a verdict, one on so many of so many as what that share says of a share aimed at.

    Example: ``Fristen er overholdt i 812 af 850 sager`` of ``90 % af ansøgningerne`` -> met.
    """
    wanted = targets[one.target].quantity if one.target is not None else None
    is_share = wanted is not None and wanted.sort is Sort.SHARE and wanted.value >= _MOST
    if wanted is None or not is_share or wanted.comparator not in {">=", "="}:
        return one
    if one.outcome != "partly_met" or wanted.direction == "decrease":
        return one
    for measured in measurements:
        got = measured.quantity
        is_in = measured.kind is one.kind and one.start <= got.number_start < one.end
        if is_in and got.whole is not None:
            outcome = compare(wanted, got, is_lower_better=False)
            return replace(one, outcome=outcome, probability=LIKELY)
    return one


def _disagree(one: Assessed, other: Assessed) -> bool:
    return {one.outcome, other.outcome} == {"met", "not_met"}


def _stated(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    verdicts: VerdictFinder,
    language: str,
) -> Iterator[_Stated]:
    for kind in ORDER:
        text = texts.get(kind, "")
        if not text:
            continue
        for verdict in verdicts.find(text):
            words = text[verdict.start : verdict.end]
            # without a target only what is open can be told of the goal's results
            is_open = verdict.outcome not in DEFINITE
            tells = verdict.is_about_goal or (
                (is_open or targets) and verdicts.tells_of_results(words)
            )
            for target in aimed_at(text, verdict, targets, verdicts, language):
                if target is None and not tells:
                    continue
                outcome: Outcome | None = verdict.outcome
                if verdict.is_above is not None:
                    outcome = _by_side(texts, target, targets, verdicts, verdict.is_above)
                if outcome is None:
                    continue
                if outcome == "met" and target is not None:
                    is_some = is_for_some(words, targets[target].clause, language)
                    outcome = "partly_met" if is_some else outcome
                found = Assessed(target, outcome, "stated", kind, verdict.start, verdict.end)
                yield _Stated(
                    found,
                    verdict.is_about_goal,
                    is_named=target is not None
                    and len(stems(words, language) & stems(targets[target].clause, language))
                    >= _NAMING,
                    is_side=verdict.is_above is not None,
                    is_aside=target is None
                    and len(own_targets(targets)) > 1
                    and verdicts.points_back(words),
                )


def _by_side(
    texts: Mapping[Kind, str],
    target: int | None,
    targets: Sequence[Figure],
    verdicts: VerdictFinder,
    is_above: bool,
) -> Outcome | None:
    """Return what it means to lie above or below a target; None where nothing says what is better.

    Example: above ``højst 14 dage`` -> ``not_met``.
    """
    if target is None:
        return None
    is_lower = way_of(targets[target].quantity)
    if is_lower is None:
        is_lower = is_lower_better(texts, targets[target], targets, verdicts)
    if is_lower is None:
        return None
    return "not_met" if is_above == is_lower else "met"


def _settled(found: Sequence[_Stated]) -> tuple[list[Assessed], list[Conflict]]:
    """Keep one verdict a target: of the first section that gives a definite one, its last."""
    kept: list[Assessed] = []
    conflicts: list[Conflict] = []
    for target in dict.fromkeys(one.assessed.target for one in found):
        all_of_it = [one for one in found if one.assessed.target == target]
        named = [one for one in all_of_it if one.is_named]
        if named and all(one.assessed.outcome not in DEFINITE for one in named):
            all_of_it = named  # what is open of this one is not settled by what is said of the goal
        if not all(one.is_aside for one in all_of_it):
            all_of_it = [one for one in all_of_it if not one.is_aside]
        if any(not one.is_side and one.assessed.outcome in DEFINITE for one in all_of_it):
            # "ikke nået for året, men de to seneste kvartaler ligger over målet"
            all_of_it = [one for one in all_of_it if not one.is_side]
        mine = [one.assessed for one in all_of_it]
        definite = [one for one in mine if one.outcome in DEFINITE]
        about = [one.assessed for one in found if one.is_about_goal and one.assessed in mine]
        pool = definite or about or mine
        first = [one for one in pool if one.kind is pool[0].kind]
        chosen = first[-1]
        kept.append(chosen)
        conflicts += [Conflict(chosen, one) for one in definite if _disagree(chosen, one)][:1]
    return kept, conflicts


def _derived(
    texts: Mapping[Kind, str],
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    verdicts: VerdictFinder,
    language: str,
) -> Iterator[Assessed]:
    measurements = from_baseline(texts, measurements)
    lower: list[bool | None] = []
    for at, target in enumerate(targets):
        is_lower = is_lower_better(texts, target, targets, verdicts)
        if is_lower is None and at and _goes_on(targets[at - 1], target, language):
            is_lower = lower[-1]
        lower.append(is_lower)
    aim = " ".join(texts.get(kind, "") for kind in _SAYS_WHERE)
    for answer in find_answers(
        targets, measurements, lower_better=lower, aim=aim, language=language
    ):
        measured = measurements[answer.measurement]
        start, end = _sentence(texts[measured.kind], measured)
        yield Assessed(
            answer.target, answer.outcome, "derived", measured.kind, start, end, answer.likely
        )


def _goes_on(last: Figure, target: Figure, language: str) -> bool:
    """Tell whether a target only says another number of what the one before it is of."""
    opens = target.quantity.number_start == target.start
    is_of_them = target.quantity.is_part and opens and last.quantity.sort is Sort.COUNT
    if is_of_them and last.kind is target.kind:
        return True  # "…, og en tredjedel": of those that were counted
    is_alike = (last.kind, last.quantity.unit) == (target.kind, target.quantity.unit)
    return is_alike and not stems(target.clause, language)


def _sentence(text: str, figure: Figure) -> tuple[int, int]:
    """Return the sentence that a measurement stands in."""
    for start, end in sentences(text):
        if start <= figure.quantity.number_start < end:
            return min(start, figure.start), max(start + len(text[start:end].rstrip()), figure.end)
    return figure.start, figure.end
