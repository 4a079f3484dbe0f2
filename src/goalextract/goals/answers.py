"""Match measurements to the targets that they answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.goals.comparing import compare
from goalextract.goals.targets import Figure
from goalextract.language.figures import YEAR
from goalextract.language.measures import is_size, names_thing
from goalextract.language.quantities import Quantity, Sort
from goalextract.language.stems import is_kind_of, is_same_noun, shared_stems, stem, stems
from goalextract.records import Kind, Outcome

_GENERIC: Final = frozenset(stem(word) for word in ("gang", "gange", "stk"))
"""What counts anything."""
_NAMED_KIND: Final = 5
"""So plainly at least it answers that counts the kind that the target names."""
_PART: Final = 2
"""How plainly a measurement answers that counts a part of what was to be counted."""
_SAME_NOUN: Final = 6
"""So plainly at most it answers that has no more than the noun in common."""
_REFUSED: Final = re.compile(
    r"\b(?:ikke|afvist|afslået|afslag|mangler|opgivet|inte|ikkje)\b", re.IGNORECASE
)
_EACH: Final = re.compile(
    r"\b(?:hver|hvert|alle|samtlige|alla|varje)\b|\s[àá]\s$", re.IGNORECASE
)
_PER: Final = re.compile(
    r"\s(?:pr\.?|per|i\shver|på\shver)\s(?!år|måned|uge|dag|kvartal|halvår|døgn|20\d\d)\w+", re.IGNORECASE
)
"""So many for each of several things: ``10 borgere pr. hold``."""
_MAY_BE: Final = re.compile(
    r"\b(?:kan\s\w+s|kunne|forventes|ventes|anmeldt|planlagt|tilbudt|hurtigste|langsomste|laveste|højeste"
    r"|bedste|værste|mindste|største|korteste|længste|fleste)\b",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"(?:samlet(?:\sset)?|i\salt|alt\si\salt|totalt|(?:i\s)?gennemsnit(?:ligt)?|i\ssnit)\b", re.IGNORECASE
)
"""Opens what holds of all that was measured, beside what holds of some."""
_ADDED: Final = re.compile(r"\b(?:yderligere|desuden|endvidere|dertil|hertil)\b", re.IGNORECASE)
"""One of several that are to be added up."""
_WHY: Final = re.compile(
    r",\s(?:idet|da|fordi|eftersom|hvilket|selv\som)\s|\sog\skan\s", re.IGNORECASE
)
"""What follows tells why, or what else, not how many."""
_HEADED: Final = 7
"""So plainly answers what only its year heads."""
_ALONE: Final = 1
"""So plainly answers what only goes on speaking of what the goal is about."""
_ANAPHORA: Final = re.compile(
    r"(?:(?:det|den|dette|denne|samlede?|samlet|endelige?|årets|året|for|i|ved|20\d\d|andelen|procenten"
    r"|resultat(?:et)?|tallet|niveauet|målopfyldelsen|opgørelsen|status|utfallet|andel|gennemsnittet)\s)+"
    r"(?:er|var|blev|endte|lå|landede|ligger|udgør|udgjorde|nåede|viser|viste|blir|ble)\s"
    r"(?:(?:på|nu|dermed|således|til|op|ned|i|alt|samlet|altså|derfor|faldet|steget|kommet|nået|gået)\s)*[\d,]+",
    re.IGNORECASE,
)
_YEAR_HEADS: Final = re.compile(r"20\d\d:?\s[^:]{1,24}")
_CELL: Final = 10
"""So plainly a table's cell of results answers its cell of targets."""
_OWNERS: Final = re.compile(r"\s(?:af|av)\s((?:[^\W\d_]+\s?){1,4})", re.IGNORECASE)
_MOST_SHARED: Final = 8
_SCALE_FACTOR: Final = 2


@dataclass(frozen=True, slots=True)
class Answer:
    """Say what a measurement means for a target."""

    target: int
    measurement: int
    outcome: Outcome


def _is_answer(target: Figure, measured: Figure, language: str) -> int:
    """Return how plainly a measurement is of what a target counts; 0 if it is not."""
    one, other = target.quantity, measured.quantity
    if (one.comparator == "change") != (other.comparator == "change"):
        return 0
    if _is_told_by_label(one, measured, language):
        return _CELL
    are_parts = one.is_part and other.is_part
    is_count = one.sort is Sort.COUNT
    differs = one.whole is not None or one.sort is not other.sort
    has_other_unit = not is_count and (one.unit != other.unit or one.sort is Sort.BARE)
    are_scores = one.sort is other.sort is Sort.BARE and _is_on_scale(one, other)
    if not are_parts and not are_scores and (differs or has_other_unit):
        return 0
    about = measured.about if other.sort is not Sort.COUNT else f"{measured.about} {other.unit}"
    shared = min(shared_stems(target.about, about, language), _MOST_SHARED)
    if are_parts:
        # so many of so many is the share of what the target is about, if it names it too
        is_of = other.whole is None or stem(other.unit or "", language) in stems(
            _owners(target), language
        )
        return shared if is_of else 0
    if is_count:
        if _is_named_kind(target, other.unit or "", language):
            return _NAMED_KIND + min(shared, 4)
        return _same_count(one.unit or "", other.unit or "", shared, language)
    return shared


def _owners(target: Figure) -> str:
    """Return the words that say what a share is of, else all that say what is aimed at."""
    of = _OWNERS.match(target.after)
    return f"{target.quantity.unit} {of[1]}" if of is not None else target.clause


def _is_on_scale(one: Quantity, other: Quantity) -> bool:
    """Tell whether two bare numbers may be on one scale, as two scores or two marks are."""
    low, high = sorted((one.value, other.value))
    return one.whole is None is other.whole and 0 < high <= _SCALE_FACTOR * low


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


def year_of(figure: Figure) -> int | None:
    """Return the one year that a figure's clause names; None where it names none or several."""
    named = set(YEAR.findall(figure.clause))
    return int(named.pop()) if len(named) == 1 else None


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
    is_count = target.quantity.sort is Sort.COUNT and not is_size(target.quantity.unit)
    is_per = is_count and _PER.match(target.after) is not None
    if (
        target.quantity.is_for_each
        or (is_per and _PER.match(measured.after) is None)
        or _EACH.search(before)
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


def _same_count(wanted: str, counted: str, shared: int, language: str) -> int:
    if is_same_noun(wanted, counted, language):
        # so many times of what is only said by another word that both have
        is_generic = is_size(wanted) or stem(wanted, language) in _GENERIC
        is_told = not is_generic or shared > len(stems(wanted, language))
        return 5 + min(shared, 4) if is_told else 0
    if stem(wanted, language) in _GENERIC or stem(counted, language) in _GENERIC:
        return 0
    if is_kind_of(wanted, counted, language):
        # "institutioner" goes on speaking of "kulturinstitutioner"
        return 3
    return _PART if is_kind_of(counted, wanted, language) else 0


def _cells(targets: Sequence[Figure], measurements: Sequence[Figure]) -> Mapping[int, int]:
    """Pair a table's cells of targets and results: by place, or by the one unit that both have."""
    wanted = [i for i, one in enumerate(targets) if one.kind is Kind.TARGET_VALUE]
    if not wanted:
        # the goal states its target itself, a cell what came of it
        wanted = [i for i, one in enumerate(targets) if one.kind is not Kind.MEANS]
        wanted = wanted if len(wanted) == 1 else []
    got = [i for i, one in enumerate(measurements) if one.kind is Kind.ACTUAL_VALUE]
    if len(wanted) == len(got):
        pairs = list(zip(wanted, got, strict=True))
    else:
        pairs = [(t, m) for t in wanted for m in got if _is_alone(t, targets, m, measurements)]
    return {
        t: m
        for t, m in pairs
        if targets[t].quantity.unit == measurements[m].quantity.unit
        or Sort.BARE in (targets[t].quantity.sort, measurements[m].quantity.sort)
    }


def _alone(
    targets: Sequence[Figure], measurements: Sequence[Figure], plain: Sequence[Sequence[int]]
) -> Iterator[tuple[int, int]]:
    """Yield a share's only target and only result, if the result names nothing else.

    ``Andelen var 95,8 %`` goes on speaking of the share that the goal is about.
    """
    wanted = [i for i, t in enumerate(targets) if t.quantity.is_part and t.kind is not Kind.MEANS]
    got = [i for i, m in enumerate(measurements) if m.quantity.sort is Sort.SHARE]
    totals = [i for i in got if _TOTAL.match(measurements[i].clause)]
    if len(got) > 1 and len(totals) == 1:
        got = totals
    if len(wanted) != 1 or len(got) != 1 or any(plain[wanted[0]]):
        return
    target, result = targets[wanted[0]].quantity, measurements[got[0]]
    is_change = "change" in (target.comparator, result.quantity.comparator)
    is_bare = result.quantity.end - result.quantity.start == len(result.clause)
    is_on = _ANAPHORA.match(result.clause) or got == totals or is_bare
    if not is_change and is_on and not any(row[got[0]] for row in plain):
        yield wanted[0], got[0]


def _alone_by_year(
    targets: Sequence[Figure], measurements: Sequence[Figure]
) -> Iterator[tuple[int, int]]:
    """Yield the only target with each result that only a year heads: ``2018: 23. 2019: 19.``"""
    wanted = [i for i, target in enumerate(targets) if target.kind is not Kind.MEANS]
    if len(wanted) != 1:
        return
    target = targets[wanted[0]].quantity
    for m, measured in enumerate(measurements):
        got = measured.quantity
        is_headed = _YEAR_HEADS.fullmatch(measured.clause[: -len(measured.after) or None])
        is_alike = got.unit == target.unit or (
            got.sort is Sort.BARE and target.sort is Sort.COUNT and not target.is_part
        )
        are_changes = (target.comparator == "change") == (got.comparator == "change")
        if is_headed and is_alike and are_changes:
            yield wanted[0], m


def _alone_of_size(
    targets: Sequence[Figure], measurements: Sequence[Figure]
) -> Iterator[tuple[int, int]]:
    """Yield the only target and the only result of one size that name no thing: ``26.400 m2``."""
    for t, target in enumerate(targets):
        unit = target.quantity.unit
        if not is_size(unit) or sum(other.quantity.unit == unit for other in targets) > 1:
            continue
        got = [m for m, one in enumerate(measurements) if one.quantity.unit == unit]
        if len(got) == 1 and not names_thing(measurements[got[0]].after):
            yield t, got[0]


def _is_alone(
    target: int, targets: Sequence[Figure], measured: int, measurements: Sequence[Figure]
) -> bool:
    unit = targets[target].quantity.unit
    kind = targets[target].kind
    same = [t for t in targets if t.kind is kind and t.quantity.unit == unit]
    got = [m for m in measurements if m.kind is Kind.ACTUAL_VALUE and m.quantity.unit == unit]
    return len(same) == len(got) == 1 and got[0] is measurements[measured]


def _leave_out_parts(row: list[int], measurements: Sequence[Figure]) -> None:
    """Leave out what is only a part of the number before it, unless it answers more plainly."""
    for index, measured in enumerate(measurements):
        if index and measured.is_part_of_last and row[index] <= row[index - 1]:
            row[index] = 0


def _of_last_year(
    outcomes: Mapping[int, Outcome], measurements: Sequence[Figure], year: int | None
) -> Mapping[int, Outcome]:
    """Return the outcome of the year aimed at, else of the last, where each is of another year."""
    by_year = {told: m for m in outcomes if (told := year_of(measurements[m])) is not None}
    if len(by_year) < len(outcomes):
        return outcomes
    last = by_year.get(year, by_year[max(by_year)]) if year is not None else by_year[max(by_year)]
    return {last: outcomes[last]}


def _in_its_year(
    score: int, target: Figure, measured: Figure, years: tuple[int | None, int | None]
) -> int:
    """Return how plainly what was measured in a year answers what was aimed at in one."""
    if None in years:
        return score
    one, other = target.quantity, measured.quantity
    is_alike = (one.unit, one.sort) == (other.unit, other.sort)
    is_alike = is_alike and (one.comparator == "change") == (other.comparator == "change")
    return max(score, _ALONE if is_alike else 0) if years[0] == years[1] else 0


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
    plain = [[_is_answer(t, m, language) for m in measurements] for t in targets]
    for row in plain:
        _leave_out_parts(row, measurements)
    years = [year_of(target) for target in targets]
    if len({year for year in years if year is not None}) > 1:
        # What is aimed at year by year is answered year by year.
        told = [year_of(measured) for measured in measurements]
        plain = [
            [
                _in_its_year(score, target, measured, (year, t))
                for score, measured, t in zip(row, measurements, told, strict=True)
            ]
            for row, target, year in zip(plain, targets, years, strict=True)
        ]
    for lone_target, lone_result in _alone(targets, measurements, plain):
        plain[lone_target][lone_result] = _ALONE
    for lone_target, lone_result in _alone_by_year(targets, measurements):
        plain[lone_target][lone_result] = max(_HEADED, plain[lone_target][lone_result])
    for lone_target, lone_result in _alone_of_size(targets, measurements):
        plain[lone_target][lone_result] = max(_ALONE, plain[lone_target][lone_result])
    for target_cell, result_cell in _cells(targets, measurements).items():
        plain[target_cell][result_cell] = _CELL
    answers: list[Answer] = []
    for index, target in enumerate(targets):
        best = max(plain[index], default=0)
        if best == 0:
            continue
        mine = [
            m
            for m, score in enumerate(plain[index])
            if score == best
            and all(score >= other[m] for other in plain)
            # of two targets of the same thing it answers the first
            and not any(
                score == other[m] and earlier.quantity.value != target.quantity.value
                for other, earlier in zip(plain[:index], targets[:index], strict=True)
            )
        ]
        outcomes = {
            m: compare(
                target.quantity, measurements[m].quantity, is_lower_better=lower_better[index]
            )
            for m in mine
        }
        is_count = target.quantity.sort is Sort.COUNT and not target.quantity.is_part
        if best == _PART and is_count:
            # a part of what was to be counted may suffice; that it does not says nothing
            outcomes = {m: o if o == "met" else "unclear" for m, o in outcomes.items()}
        if not outcomes:
            continue
        is_noun_alone = best <= _SAME_NOUN and is_count
        if is_noun_alone and target.quantity.comparator in {"<=", "<"}:
            # of many things of one noun, few of another sort prove nothing
            outcomes = {m: "unclear" if o == "met" else o for m, o in outcomes.items()}
        outcomes = {
            m: "unclear"
            if o == "met" and best < _CELL and _proves_nothing(target, measurements[m])
            else o
            for m, o in outcomes.items()
        }
        if any(_adds(measurements[m], measurements) for m in mine):
            outcomes = {m: "unclear" if o == "not_met" else o for m, o in outcomes.items()}
        if len(set(outcomes.values())) > 1:
            outcomes = _of_last_year(outcomes, measurements, years[index])
        decided = set(outcomes.values())
        outcome = decided.pop() if len(decided) == 1 else "unclear"
        answers.append(Answer(index, next(iter(outcomes)), outcome))
    return tuple(answers)
