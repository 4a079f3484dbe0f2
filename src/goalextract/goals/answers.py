"""Match measurements to the targets that they answer."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from goalextract.goals.comparing import compare
from goalextract.goals.likeness import CELL, PART, SAME_NOUN, plainness
from goalextract.goals.targets import Figure
from goalextract.language.figures import YEAR
from goalextract.language.measures import is_size, names_thing
from goalextract.language.quantities import Sort
from goalextract.records import Kind, Outcome

_REFUSED: Final = re.compile(
    r"\b(?:ikke|afvist|afslået|afslag|mangler|opgivet|inte|ikkje)\b", re.IGNORECASE
)
_EACH: Final = re.compile(r"\b(?:hver|hvert|alle|samtlige|alla|varje)\b|\s[àá]\s$", re.IGNORECASE)
_PER: Final = re.compile(
    r"\s(?:pr\.?|per|i\shver|på\shver)\s(?!år|måned|uge|dag|kvartal|halvår|døgn|20\d\d)\w+",
    re.IGNORECASE,
)
"""So many for each of several things: ``10 borgere pr. hold``."""
_MAY_BE: Final = re.compile(
    r"\b(?:kan\s\w+s|kunne|forventes|ventes|anmeldt|planlagt|tilbudt|hurtigste|langsomste|laveste|højeste"
    r"|bedste|værste|mindste|største|korteste|længste|fleste)\b",
    re.IGNORECASE,
)
_TOTAL: Final = re.compile(
    r"(?:samlet(?:\sset)?|i\salt|alt\si\salt|totalt|(?:i\s)?gennemsnit(?:ligt)?|i\ssnit)\b",
    re.IGNORECASE,
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


@dataclass(frozen=True, slots=True)
class Answer:
    """Say what a measurement means for a target."""

    target: int
    measurement: int
    outcome: Outcome


def year_of(figure: Figure) -> int | None:
    """Return the one year that a figure's clause names; None where it names none or several."""
    named = set(YEAR.findall(figure.clause))
    return int(named.pop()) if len(named) == 1 else None


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
    """Yield the only target with each result that a year heads alone: ``2018: 23, 2019: 19``."""
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
    years = [year_of(target) for target in targets]
    plain = _plainness(targets, measurements, years, language)
    answers: list[Answer] = []
    for index, target in enumerate(targets):
        mine = _own_answers(index, targets, plain)
        if not mine:
            continue
        outcomes = _outcomes(
            target,
            {m: measurements[m] for m in mine},
            max(plain[index]),
            is_lower_better=lower_better[index],
        )
        if any(_adds(measurements[m], measurements) for m in mine):
            outcomes = {m: "unclear" if o == "not_met" else o for m, o in outcomes.items()}
        if len(set(outcomes.values())) > 1:
            outcomes = dict(_of_last_year(outcomes, measurements, years[index]))
        decided = set(outcomes.values())
        outcome = decided.pop() if len(decided) == 1 else "unclear"
        answers.append(Answer(index, next(iter(outcomes)), outcome))
    return tuple(answers)


def _plainness(
    targets: Sequence[Figure],
    measurements: Sequence[Figure],
    years: Sequence[int | None],
    language: str,
) -> list[list[int]]:
    """Return, for each target, how plainly each measurement answers it."""
    plain = [[plainness(t, m, language) for m in measurements] for t in targets]
    for row in plain:
        _leave_out_parts(row, measurements)
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
        plain[target_cell][result_cell] = CELL
    return plain


def _own_answers(
    index: int, targets: Sequence[Figure], plain: Sequence[Sequence[int]]
) -> list[int]:
    """Return the measurements that answer a target most plainly, and no other one more so."""
    best = max(plain[index], default=0)
    return [
        m
        for m, score in enumerate(plain[index])
        if score == best > 0
        and all(score >= other[m] for other in plain)
        # of two targets of the same thing it answers the first
        and not any(
            score == other[m] and earlier.quantity.value != targets[index].quantity.value
            for other, earlier in zip(plain[:index], targets[:index], strict=True)
        )
    ]


def _outcomes(
    target: Figure, mine: Mapping[int, Figure], best: int, *, is_lower_better: bool | None
) -> dict[int, Outcome]:
    """Return what each measurement that answers a target so plainly says of it."""
    outcomes = {
        m: compare(target.quantity, measured.quantity, is_lower_better=is_lower_better)
        for m, measured in mine.items()
    }
    is_count = target.quantity.sort is Sort.COUNT and not target.quantity.is_part
    if best == PART and is_count:
        # a part of what was to be counted may suffice; that it does not says nothing
        outcomes = {m: o if o == "met" else "unclear" for m, o in outcomes.items()}
    is_noun_alone = best <= SAME_NOUN and is_count
    if is_noun_alone and target.quantity.comparator in {"<=", "<"}:
        # of many things of one noun, few of another sort prove nothing
        outcomes = {m: "unclear" if o == "met" else o for m, o in outcomes.items()}
    return {
        m: "unclear" if o == "met" and best < CELL and _proves_nothing(target, mine[m]) else o
        for m, o in outcomes.items()
    }
