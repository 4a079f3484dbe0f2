"""Match measurements to the targets that they answer."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goalextract.goals.adding import add_up, reach_over_years
from goalextract.goals.bare import bare_answers
from goalextract.goals.comparing import compare
from goalextract.goals.differences import outcome_of_difference, with_changes
from goalextract.goals.durations import in_units_aimed_at
from goalextract.goals.in_turn import in_turn
from goalextract.goals.in_years import in_its_year, in_time, of_last_year
from goalextract.goals.lone import ALONE, CELL, lone_answers
from goalextract.goals.only import LIKELY, only_answers
from goalextract.goals.others import is_of_others
from goalextract.goals.plainness import (
    is_saved,
    plainness,
)
from goalextract.goals.proving import is_only_on_average, of_all_aimed_at, proven_of
from goalextract.goals.several import (
    are_side_by_side,
    headline,
    is_of_all,
    is_of_some,
    siblings,
)
from goalextract.goals.sums import answered_together
from goalextract.goals.targets import Figure
from goalextract.language.quantities import Quantity, Sort
from goalextract.language.stems import is_same_noun, kin_stems
from goalextract.language.wordings import regex
from goalextract.records import Outcome

_CAPPED: Final = regex("answers", "capped")
"""Before a change that is to be no larger."""
_MOST: Final = frozenset({"<=", "<"})
_UP_TO: Final = regex("answers", "up_to")


_LESS_LIKELY: Final = 0.7


@dataclass(frozen=True, slots=True)
class Answer:
    """Say what a measurement means for a target."""

    target: int
    measurement: int
    outcome: Outcome
    likely: float | None = None
    """How likely it is, where its place, or that there is no other, says that it is the answer."""


def _by_number(target: Figure, measured: Figure, plain: int, language: str) -> int:
    """Return how plainly a measurement answers, where each stands in an item of a list."""
    if target.sign is None or measured.sign is None:
        return plain
    one, other = target.quantity, measured.quantity
    is_alike = one.unit == other.unit or Sort.BARE in (one.sort, other.sort)
    is_alike = is_alike or is_same_noun(one.unit or "", other.unit or "", language)
    return CELL if target.sign == measured.sign and is_alike else 0


def _of_capped(target: Quantity, measured: Quantity) -> Outcome:
    """Return what a change means that is to be no larger: ``må højst stige 2 %``."""
    if not (target.comparator == measured.comparator == "change"):
        return "unclear"
    is_within = measured.direction != target.direction or measured.value <= target.value
    return "met" if is_within else "not_met"


def _compared(target: Quantity, measured: Figure, *, is_lower_better: bool | None) -> Outcome:
    if is_saved(target, measured):
        # the more is saved the better
        saving = target._replace(comparator="=", direction=None)
        return compare(saving, measured.quantity, is_lower_better=False)
    got = measured.quantity
    if target.comparator in _MOST and got.comparator == "<=" and _UP_TO.search(measured.clause):
        got = got._replace(comparator="=")  # so long it took at worst
    return compare(target, got, is_lower_better=is_lower_better)


def _leave_out_others(
    row: list[int], target: Figure, measurements: Sequence[Figure], language: str
) -> None:
    """Leave out what is of other people or things than a target."""
    for at, score in enumerate(row):
        if 0 < score < CELL and is_of_others(target, measurements[at], language):
            row[at] = 0


def _leave_out_parts(row: list[int], measurements: Sequence[Figure]) -> None:
    """Leave out what is only a part of the number before it, unless it answers more plainly."""
    whole = 0
    for index, measured in enumerate(measurements):
        if not measured.is_part_of_last:
            whole = row[index]
        elif row[index] <= whole:
            row[index] = 0


def find_answers(
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    *,
    lower_better: Sequence[bool | None],
    aim: str = "",
    language: str = "da",
) -> tuple[Answer, ...]:
    """Return, for each target that measurements answer, what they say of it.

    A measurement answers the target whose thing it counts most plainly.  Where several equally
    plain ones disagree, the outcome is unclear.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
        lower_better: for each target, whether lower values are better; None where nothing tells.
        aim: all that the goal says of what it aims at, beside its targets.
        language: the language of the words.
    """
    measurements = in_units_aimed_at(targets, measurements)
    measurements, moved = with_changes(targets, measurements, language)
    plain, doubtful = _plainness(targets, measurements, language)
    for target_at, result_at in moved:
        plain[target_at][result_at] = max(ALONE, plain[target_at][result_at])
    answers: list[Answer] = []
    for index, target in enumerate(targets):
        best = max(plain[index], default=0)
        mine = [
            m for m in range(len(measurements)) if best and _is_its_own(m, index, targets, plain)
        ]
        if not mine:
            answers += _by_difference(index, target, measurements)
            continue
        beside = siblings(mine, target, measurements, plain)
        compared = _outcomes(
            target, measurements, [*mine, *beside], is_lower_better=lower_better[index]
        )
        if compared:
            proven = proven_of(compared, target, measurements, best, language)
            if len(proven) == 1:
                proven = of_all_aimed_at(proven, measurements, f"{aim} {target.about}", language)
            answer = _answer(index, target, measurements, proven, plain[index], language=language)
            answers.append(
                answer
                if answer.likely is not None
                else replace(answer, likely=doubtful.get((index, answer.measurement)))
            )
    open_ones = set(range(len(targets))) - {answer.target for answer in answers}
    for index, m in answered_together(targets, measurements):
        if index in open_ones:
            answers.append(Answer(index, m, "met", LIKELY))
    return tuple(answers)


def _outcomes(
    target: Figure,
    measurements: Sequence[Figure],
    mine: Sequence[int],
    *,
    is_lower_better: bool | None,
) -> Mapping[int, Outcome]:
    """Return what each of a target's results says of it.

    What was not reached in an earlier year than it was aimed at for says nothing.
    """
    outcomes: Mapping[int, Outcome] = {
        m: _of_capped(target.quantity, measurements[m].quantity)
        if target.quantity.comparator == "change" and _CAPPED.search(target.before)
        else _compared(target.quantity, measurements[m], is_lower_better=is_lower_better)
        for m in mine
    }
    return in_time(outcomes, target, measurements)


def _chosen(
    outcomes: Mapping[int, Outcome], target: Figure, measurements: Sequence[Figure]
) -> Mapping[int, Outcome]:
    """Return, of outcomes that disagree, those of the last year, and of the whole."""
    if len(set(outcomes.values())) > 1:
        outcomes = of_last_year(outcomes, measurements, target.year)
    return headline(outcomes, measurements) if len(set(outcomes.values())) > 1 else outcomes


def _most_akin(
    outcomes: Mapping[int, Outcome], target: Figure, measurements: Sequence[Figure], language: str
) -> Mapping[int, Outcome]:
    """Return, of counts that disagree, those of which most of the target's words are told.

    Example: of ``15 nye foreninger godkendes`` rather ``11 foreninger er godkendt`` than ``64
    foreninger deltog``.
    """
    are_of_parts = any(measurements[m].is_in_series for m in outcomes)
    is_count = target.quantity.sort is Sort.COUNT and not are_of_parts
    if len(set(outcomes.values())) == 1 or not is_count:
        return outcomes
    kin = {m: kin_stems(measurements[m].clause, target.clause, language) for m in outcomes}
    return {m: outcome for m, outcome in outcomes.items() if kin[m] == max(kin.values())}


def _in_sum(
    outcomes: Mapping[int, Outcome], target: Figure, measurements: Sequence[Figure]
) -> Outcome:
    """Return what several results say together."""
    decided = set(outcomes.values())
    if decided == {"not_met"} and add_up(outcomes, target, measurements):
        return "unclear"
    if len(decided) == 1:
        return decided.pop()
    is_partly = "unclear" not in decided and are_side_by_side(outcomes, measurements)
    return "partly_met" if is_partly else "unclear"


def _answer(
    index: int,
    target: Figure,
    measurements: Sequence[Figure],
    proven: Mapping[int, Outcome],
    plain: Sequence[int],
    *,
    language: str,
) -> Answer:
    """Return what a target's results, with what each of them proves, say together."""
    chosen = _chosen(proven, target, measurements)
    outcomes = _most_akin(chosen, target, measurements, language)
    outcome = _in_sum(outcomes, target, measurements)
    first = next(iter(outcomes))
    told = [m for m, score in enumerate(plain) if score]
    if outcome == "not_met" and reach_over_years(told, target, measurements):
        outcome = "met"
    worst = _over(target, measurements, told) if outcome != "not_met" else None
    if worst is not None and worst not in proven:
        return Answer(index, worst, "partly_met", _LESS_LIKELY)
    is_doubtful = (
        len(outcomes) < len(chosen)
        or _is_of_one(measurements[first])
        or (outcome == "met" and is_only_on_average(target, measurements[first]))
    )
    return Answer(index, first, outcome, LIKELY if is_doubtful else None)


def _is_of_one(result: Figure) -> bool:
    """Tell whether a result is the lowest or another odd one, not so many of those before it."""
    return is_of_some(result) and not (result.is_part_of_last or result.is_in_brackets)


def _over(target: Figure, measurements: Sequence[Figure], told: Sequence[int]) -> int | None:
    """Return a less plain result that lies over a limit which the plainest ones keep.

    Example: of ``højst 58 dB`` the second of ``Målingerne viser 52 til 57 dB. Ved hallen er der
    målt 61 dB``.
    """
    if target.quantity.comparator not in _MOST or target.quantity.sort is Sort.MONEY:
        return None
    for m in told:
        measured, one = measurements[m], measurements[m].quantity
        is_level = one.comparator == "=" and one.unit == target.quantity.unit
        is_now = measured.year in {None, target.year} and not is_of_some(measured)
        if is_level and is_now and one.value > target.quantity.value:
            return m
    return None


def _by_difference(index: int, target: Figure, measurements: Sequence[Figure]) -> Iterator[Answer]:
    """Yield what the first result says that only tells by how much a target was missed."""
    for m, measured in enumerate(measurements):
        outcome = outcome_of_difference(target, measured)
        if outcome is not None:
            yield Answer(index, m, outcome)
            return


def _plainness(
    targets: Sequence[Figure], measurements: Sequence[Figure], language: str
) -> tuple[list[list[int]], dict[tuple[int, int], float]]:
    """Return, for each target, how plainly each measurement answers it, and how likely some do."""
    plain = [
        [_by_number(t, m, plainness(t, m, language), language) for m in measurements]
        for t in targets
    ]
    for row, target in zip(plain, targets, strict=True):
        _leave_out_others(row, target, measurements, language)
        _leave_out_parts(row, measurements)
    if len({target.year for target in targets} - {None}) > 1:
        # What is aimed at year by year is answered year by year.
        plain = [
            [
                in_its_year(score, target, measured)
                for score, measured in zip(row, measurements, strict=True)
            ]
            for row, target in zip(plain, targets, strict=True)
        ]
    settled = in_turn(targets, measurements, plain)
    doubtful = {
        (t, m): LIKELY
        for t, row in enumerate(settled)
        for m, score in enumerate(row)
        if score > plain[t][m]
    }
    for t, m, score in lone_answers(targets, measurements, settled):
        if score == CELL or not is_of_others(targets[t], measurements[m], language):
            settled[t][m] = max(score, settled[t][m])
            doubtful.pop((t, m), None)
    _put_totals_first(settled, measurements)
    only = [
        *only_answers(targets, measurements, settled, language),
        *((t, m, LIKELY) for t, m in bare_answers(targets, measurements, settled, language)),
    ]
    for t, m, likely in only:
        if not is_of_others(targets[t], measurements[m], language):
            settled[t][m] = ALONE
            doubtful[t, m] = likely
    return settled, doubtful


def _put_totals_first(settled: Sequence[list[int]], measurements: Sequence[Figure]) -> None:
    """Let a bare total answer more plainly than what it is the sum of: ``I alt 20``."""
    for m, measured in enumerate(measurements):
        if measured.quantity.sort is Sort.BARE and is_of_all(measured):
            for row in settled:
                row[m] = max(row) + 1 if row[m] else 0


def _is_its_own(
    measured: int, index: int, targets: Sequence[Figure], plain: Sequence[Sequence[int]]
) -> bool:
    """Tell whether a measurement answers a target as plainly as any does, and no other's rather.

    Of two targets of the same thing it answers the first.
    """
    score = plain[index][measured]
    if score < max(plain[index]) or any(score < other[measured] for other in plain):
        return False
    return not any(
        score == other[measured] == max(other)
        and earlier.quantity.value != targets[index].quantity.value
        for other, earlier in zip(plain[:index], targets[:index], strict=True)
    )
