"""Match measurements to the targets that they answer."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from goalextract.goals.comparing import compare
from goalextract.goals.lone import ALONE, CELL, is_on_scale, lone_answers
from goalextract.goals.others import is_of_others, may_be_of_others
from goalextract.goals.targets import Figure
from goalextract.language.measures import is_size
from goalextract.language.quantities import Quantity, Role, Sort
from goalextract.language.stems import is_kind_of, is_same_noun, shared_stems, stem, stems
from goalextract.records import Outcome

_GENERIC: Final = frozenset(stem(word) for word in ("gang", "gange", "stk"))
"""What counts anything."""
_PEOPLE: Final = frozenset({"personer", "borgere", "mennesker", "unge", "børn", "voksne"})
"""Who may be told by what they are, too: ``350 personer må være langtidsledige``."""
_ROLES: Final = frozenset({"deltagere", "kursister", "brugere", "modtagere", "ansøgere", "elever"})
"""What people are called who take part in something."""
_NAMED_KIND: Final = 5
"""So plainly at least it answers that counts the kind that the target names."""
_PART: Final = 2
"""How plainly a measurement answers that counts a part of what was to be counted."""
_SAME_NOUN: Final = 6
"""So plainly at most it answers that has no more than the noun in common."""
_REFUSED: Final = re.compile(
    r"\b(?:ikke|afvist|afslået|afslag|mangler|opgivet|inte|ikkje)\b", re.IGNORECASE
)
_EACH: Final = re.compile(r"\b(?:hver|hvert|alle|samtlige|alla|varje)\b|\s[àá]\s$", re.IGNORECASE)
_IN_ALL: Final = re.compile(r"\b(?:i\salt|samlet|tilsammen)\b", re.IGNORECASE)
_PER: Final = re.compile(
    r"\s(?:pr\.?|per|(?:i|på|hos|til|for)\shvert?)\s(?!år|måned|uge|dag|kvartal|halvår|døgn|20\d\d)\w+",
    re.IGNORECASE,
)
"""So many for each of several things: ``10 borgere pr. hold``."""
_MAY_BE: Final = re.compile(
    r"\b(?:kan\s\w+s|kunne\s(?:\w+s|være|blive|have)|forventes|ventes|anmeldt|planlagt|tilbudt|hurtigste|langsomste|laveste|højeste"
    r"|byggetilladelse|tilladelse|tilsagn|kontaktet|inviteret|ansøgt|projekteret|reserveret"
    r"|bestilt|budgetteret|bedste|værste|mindste|største|korteste|længste|fleste)\b",
    re.IGNORECASE,
)
_OPEN: Final = re.compile(
    r"\b(?:under\s\w+(?:else|ering|ing)|undervejs|på\svej|bestilt|mangler|udestår|endnu|tilbage|ikke)\b",
    re.IGNORECASE,
)
"""So many are not there yet."""
_ADDED: Final = re.compile(r"\b(?:yderligere|desuden|endvidere|dertil|hertil)\b", re.IGNORECASE)
"""One of several that are to be added up."""
_WHY: Final = re.compile(
    r",\s(?:idet|da|fordi|eftersom|hvilket|selv\som)\s|\sog\skan\s", re.IGNORECASE
)
"""What follows tells why, or what else, not how many."""
_NUMBERED: Final = re.compile(
    r"(?:^|[.;]\s)(?:(?:del|effekt|resultat)?mål|ad|punkt|pkt\.)\s?([1-9])\b\s?[:.)]", re.IGNORECASE
)
"""The number by which a report tells its targets apart: ``Mål 2: højst 5 %``."""
_SAVED: Final = re.compile(
    r"\b\w*(?:besparelse|sparet|mindreforbrug|mindreudgift|effektivisering)\w*\b", re.IGNORECASE
)
_OWNERS: Final = re.compile(r"\s(?:af|av)\s((?:[^\W\d_]+\s?){1,4})", re.IGNORECASE)
_MOST_SHARED: Final = 8


@dataclass(frozen=True, slots=True)
class Answer:
    """Say what a measurement means for a target."""

    target: int
    measurement: int
    outcome: Outcome


def _is_answer(target: Figure, measured: Figure, language: str) -> int:
    """Return how plainly a measurement is of what a target counts; 0 if it is not."""
    one, other = target.quantity, measured.quantity
    if _is_saved(one, measured):
        return ALONE
    if (one.comparator == "change") != (other.comparator == "change"):
        return 0
    if _is_told_by_label(one, measured, language):
        return CELL
    are_parts = one.is_part and other.is_part
    is_count = one.sort is Sort.COUNT
    differs = one.whole is not None or one.sort is not other.sort
    has_other_unit = not is_count and (one.unit != other.unit or one.sort is Sort.BARE)
    are_scores = one.sort is other.sort is Sort.BARE and is_on_scale(one, other)
    if not are_parts and not are_scores and (differs or has_other_unit):
        return ALONE if _does_the_same(target, measured, language) else 0
    about = measured.about if other.sort is not Sort.COUNT else f"{measured.about} {other.unit}"
    # "50 boliger i byen og 30 på landet": the second clause lacks its noun
    aim = f"{target.about} {one.unit}" if is_count else target.about
    shared = min(shared_stems(aim, about, language), _MOST_SHARED)
    if are_parts:
        # so many of so many is the share of what the target is about, if it names it too
        is_of = other.whole is None or stem(other.unit or "", language) in stems(
            _owners(target), language
        )
        return shared if is_of else 0
    return _same_count(target, measured, shared, language) if is_count else shared


def _does_the_same(target: Figure, measured: Figure, language: str) -> bool:
    """Tell whether a bare number is of what the same was done with: ``58 har gennemført``."""
    one, other = target.quantity, measured.quantity
    is_count = one.sort is Sort.COUNT and one.whole is None and not is_size(one.unit)
    are_people = one.unit in _PEOPLE and other.unit in _ROLES
    is_bare = (other.sort is Sort.BARE or are_people) and other.whole is None
    what = target.clause.replace(one.unit or "", " ")
    return (
        is_count
        and is_bare
        and other.value % 1 == 0
        and shared_stems(what, measured.after, language) > 0
    )


def _by_number(target: Figure, measured: Figure, plain: int) -> int:
    """Return how plainly a measurement answers, where both name the number of their target."""
    number, told = _NUMBERED.search(target.clause), _NUMBERED.search(measured.clause)
    if number is None or told is None:
        return plain
    one, other = target.quantity, measured.quantity
    is_alike = one.unit == other.unit or Sort.BARE in (one.sort, other.sort)
    return CELL if number[1] == told[1] and is_alike else 0


def _is_saved(target: Quantity, measured: Figure) -> bool:
    """Tell whether a sum is what was saved where less was to be spent.

    Example: ``besparelser på 5 mio. kr.`` where spending is to fall by 6 mio.
    """
    is_cut = target.comparator == "change" and target.direction == "decrease"
    other = measured.quantity
    is_sum = target.sort is other.sort is Sort.MONEY and other.comparator != "change"
    return is_cut and is_sum and _SAVED.search(measured.clause) is not None


def _compared(target: Quantity, measured: Figure, *, is_lower_better: bool | None) -> Outcome:
    if _is_saved(target, measured):
        # the more is saved the better
        saving = replace(target, comparator="=", direction=None)
        return compare(saving, measured.quantity, is_lower_better=False)
    return compare(target, measured.quantity, is_lower_better=is_lower_better)


def _owners(target: Figure) -> str:
    """Return the words that say what a share is of, else all that say what is aimed at."""
    of = _OWNERS.match(target.after)
    return f"{target.quantity.unit} {of[1]}" if of is not None else target.clause


def _is_named_kind(target: Figure, counted: str, language: str) -> bool:
    """Tell whether a compound says what a target says in two words.

    Example: ``børnearrangementer`` does of ``60 arrangementer for børn``.
    """
    wanted = target.quantity.unit or ""
    if not is_kind_of(counted, wanted, language):
        return False
    first = stem(counted, language)[: -len(stem(wanted, language))]
    return any(
        first.startswith(word) and len(first) - len(word) <= len("er")
        for word in stems(target.clause, language)
    )


def _is_told_by_label(target: Quantity, measured: Figure, language: str) -> bool:
    """Tell whether a bare number stands after the name of what is counted: ``Vandhuller: 8``."""
    label, colon, _ = measured.clause.rpartition(":")
    is_bare = measured.quantity.sort is Sort.BARE and target.sort is Sort.COUNT
    return bool(
        is_bare
        and colon
        and is_same_noun(target.unit or "", label.strip().split(".")[-1], language)
    )


def _proves_nothing(target: Figure, measured: Figure) -> bool:
    """Tell whether a clause says what may be or is so for one, or only repeats what was aimed at.

    Nor does one number prove what is to hold for each of several things.
    """
    before = target.clause[: target.quantity.start - target.start]
    if target.quantity.role is Role.ALL:
        before = before.rstrip().rpartition(" ")[0]  # "alle 12 hjem" are 12
    is_count = target.quantity.sort is Sort.COUNT and not is_size(target.quantity.unit)
    is_per = is_count and _PER.match(target.after) is not None
    if (
        target.quantity.is_for_each
        or (is_per and _PER.match(measured.after) is None)
        or (_EACH.search(before.rpartition(", ")[2]) and not _IN_ALL.search(target.clause))
        or _MAY_BE.search(_WHY.split(measured.clause)[0])
    ):
        return True
    is_repeated = target.quantity.value == measured.quantity.value
    return is_repeated and _REFUSED.search(measured.clause) is not None


def _adds(measured: Figure, measurements: Sequence[Figure]) -> bool:
    """Tell whether what was measured is one of several to be added: ``og yderligere 640 m²``."""
    return any(
        other.quantity.unit == measured.quantity.unit and _ADDED.search(other.clause)
        for other in measurements
    )


def _same_count(target: Figure, measured: Figure, shared: int, language: str) -> int:
    wanted, counted = target.quantity.unit or "", measured.quantity.unit or ""
    is_named = wanted in _PEOPLE and stem(counted, language) in stems(target.clause, language)
    if is_named or _is_named_kind(target, counted, language):
        return _NAMED_KIND + min(shared, 4)
    if is_same_noun(wanted, counted, language):
        # so many times of what is only said by another word that both have
        is_generic = is_size(wanted) or stem(wanted, language) in _GENERIC
        is_told = not is_generic or shared > len(stems(wanted, language))
        return 5 + min(shared, 4) if is_told else 0
    if stem(wanted, language) in _GENERIC or stem(counted, language) in _GENERIC:
        return 0
    if _does_the_same(target, measured, language):
        return ALONE
    if is_kind_of(wanted, counted, language):
        # "institutioner" goes on speaking of "kulturinstitutioner"
        return 3
    return _PART if is_kind_of(counted, wanted, language) else 0


def _leave_out_parts(row: list[int], measurements: Sequence[Figure]) -> None:
    """Leave out what is only a part of the number before it, unless it answers more plainly."""
    for index, measured in enumerate(measurements):
        if index and measured.is_part_of_last and row[index] <= row[index - 1]:
            row[index] = 0


def _of_last_year(
    outcomes: Mapping[int, Outcome], measurements: Sequence[Figure], year: int | None
) -> Mapping[int, Outcome]:
    """Return the outcome of the year aimed at, else of the last, where each is of another year."""
    by_year = {told: m for m in outcomes if (told := measurements[m].year) is not None}
    if len(by_year) < len(outcomes):
        return outcomes
    last = by_year.get(year, by_year[max(by_year)]) if year is not None else by_year[max(by_year)]
    return {last: outcomes[last]}


def _in_time(
    outcomes: Mapping[int, Outcome], target: Figure, measurements: Sequence[Figure]
) -> Mapping[int, Outcome]:
    """Leave out what was not reached in an earlier year than it was aimed at for."""
    year = target.year
    if year is None:
        return outcomes
    return {
        m: outcome
        for m, outcome in outcomes.items()
        if outcome == "met" or (measurements[m].year or year) >= year
    }


def _in_its_year(score: int, target: Figure, measured: Figure) -> int:
    """Return how plainly what was measured in a year answers what was aimed at in one."""
    if None in (target.year, measured.year):
        return score
    one, other = target.quantity, measured.quantity
    is_alike = (one.unit, one.sort) == (other.unit, other.sort)
    is_alike = is_alike and (one.comparator == "change") == (other.comparator == "change")
    return max(score, ALONE if is_alike else 0) if target.year == measured.year else 0


def find_answers(
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    *,
    lower_better: Sequence[bool | None],
    language: str = "da",
) -> tuple[Answer, ...]:
    """Return, for each target that measurements answer, what they say of it.

    A measurement answers the target whose thing it counts most plainly.  Where several equally
    plain ones disagree, the outcome is unclear.

    Args:
        targets: a goal's targets.
        measurements: its measurements.
        lower_better: for each target, whether lower values are better; None where nothing tells.
        language: the language of the words.
    """
    plain = _plainness(targets, measurements, language)
    answers: list[Answer] = []
    for index, target in enumerate(targets):
        best = max(plain[index], default=0)
        mine = [
            m for m in range(len(measurements)) if best and _is_its_own(m, index, targets, plain)
        ]
        if not mine:
            continue
        outcomes: Mapping[int, Outcome] = {
            m: _compared(target.quantity, measurements[m], is_lower_better=lower_better[index])
            for m in mine
        }
        outcomes = _in_time(outcomes, target, measurements)
        if not outcomes:
            continue
        outcomes = _proven(outcomes, target, measurements, best, language)
        if len(set(outcomes.values())) > 1:
            outcomes = _of_last_year(outcomes, measurements, target.year)
        decided = set(outcomes.values())
        if decided == {"not_met"} and _add_up(outcomes, target, measurements):
            decided = {"unclear"}
        outcome = decided.pop() if len(decided) == 1 else "unclear"
        answers.append(Answer(index, next(iter(outcomes)), outcome))
    return tuple(answers)


def _add_up(
    outcomes: Mapping[int, Outcome], target: Figure, measurements: Sequence[Figure]
) -> bool:
    """Tell whether several numbers of things, each too few, are together what was aimed at.

    Example: ``Fem centre fik karakteren 1, to centre karakteren 2`` of ``alle syv centre``.
    """
    is_count = target.quantity.sort is Sort.COUNT and not target.quantity.is_part
    total = sum(measurements[m].quantity.value for m in outcomes)
    is_open = any(_OPEN.search(measurements[m].clause) for m in outcomes)
    return is_count and len(outcomes) > 1 and total == target.quantity.value and not is_open


def _plainness(
    targets: Sequence[Figure], measurements: Sequence[Figure], language: str
) -> list[list[int]]:
    """Return, for each target, how plainly each measurement answers it."""
    plain = [[_by_number(t, m, _is_answer(t, m, language)) for m in measurements] for t in targets]
    for row, target in zip(plain, targets, strict=True):
        for at, score in enumerate(row):
            if 0 < score < CELL and is_of_others(target, measurements[at], language):
                row[at] = 0
        _leave_out_parts(row, measurements)
    if len({target.year for target in targets} - {None}) > 1:
        # What is aimed at year by year is answered year by year.
        plain = [
            [
                _in_its_year(score, target, measured)
                for score, measured in zip(row, measurements, strict=True)
            ]
            for row, target in zip(plain, targets, strict=True)
        ]
    for target_at, result_at, score in lone_answers(targets, measurements, plain):
        if score < CELL and is_of_others(targets[target_at], measurements[result_at], language):
            continue
        plain[target_at][result_at] = max(score, plain[target_at][result_at])
    return plain


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
        score == other[measured] and earlier.quantity.value != targets[index].quantity.value
        for other, earlier in zip(plain[:index], targets[:index], strict=True)
    )


def _proven(
    outcomes: Mapping[int, Outcome],
    target: Figure,
    measurements: Sequence[Figure],
    best: int,
    language: str,
) -> Mapping[int, Outcome]:
    """Return outcomes, those that the words do not prove as unclear."""
    is_count = target.quantity.sort is Sort.COUNT and not target.quantity.is_part
    is_bounded = is_count and target.quantity.comparator in {"<=", "<"}
    # a part of what was to be counted may suffice; that it does not says nothing
    is_part = is_count and best == _PART
    # of many things of one noun, few of another sort prove nothing
    is_whole = target.quantity.role is Role.ALL
    is_noun_alone = (is_bounded or is_whole) and best <= _SAME_NOUN
    # "højst 3 klager": there is nothing more to have in common
    if is_noun_alone and best > _NAMED_KIND:
        is_noun_alone = len(stems(target.clause, language)) > 1
    is_sum = any(_adds(measurements[m], measurements) for m in outcomes)
    proven: dict[int, Outcome] = {}
    for m, outcome in outcomes.items():
        is_doubtful = is_noun_alone or (best < CELL and _proves_nothing(target, measurements[m]))
        if outcome != "met":
            is_some = is_whole and best <= _SAME_NOUN
            is_doubtful = is_part or is_some or (is_sum and outcome == "not_met")
        if not is_doubtful and outcome != "unclear" and best < CELL:
            is_doubtful = may_be_of_others(target, measurements[m], language)
        proven[m] = "unclear" if is_doubtful else outcome
    return proven
